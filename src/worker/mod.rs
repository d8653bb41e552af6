//! What the web worker does, without the browser: files in, questions answered from them.

mod desk;
pub mod protocol;

pub use desk::Desk;

//! What the web worker does, without the browser: files in, questions answered from them.

mod bytes;
mod desk;
pub mod protocol;

pub use bytes::Bytes;
pub use desk::Desk;

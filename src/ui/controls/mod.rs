//! Controls: data and callbacks in, markup out; they see no state of the app.

mod long_text;
mod select_one;
mod text_field;

pub use long_text::LongText;
pub use select_one::{Layout, Option as Choice, SelectOne};
pub use text_field::{TextField, TextKind};

//! Controls: data and callbacks in, markup out; they see no state of the app.

mod file_drop;
mod long_text;
mod pick;
mod select_one;
mod text_field;

pub use file_drop::FileDrop;
pub use long_text::{LongText, long_text};
pub use pick::Pick;
pub use select_one::{Layout, Option as Choice, Props as SelectOne, select_one};
pub use text_field::{TextField, TextKind, text_field};

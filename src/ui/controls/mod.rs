//! Controls: data and callbacks in, markup out; they see no state of the app.

mod capture;
mod choices;
mod chooser;
mod file_drop;
mod photo;
mod pick;
mod place;
mod question;
mod search;
mod slider;
mod sound;
mod text_field;
mod written;

pub use capture::{Keeper, capture};
pub use file_drop::FileDrop;
pub use pick::Pick;
pub use question::{Body, Choice, Given, Props as QuestionProps, Remark, Writing, question};
pub use search::search;
pub use text_field::{TextField, text_field};
pub use written::number_in;

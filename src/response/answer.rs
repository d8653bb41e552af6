//! An answer to one item, and whether an item accepts it.

use crate::instrument::{Item, Kind, Missing};

/// What was answered to an item that was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The name of a choice.
    Choice(String),
    /// Free text.
    Text(String),
    /// A recorded reason for the lack of a value.
    Missing(Missing),
}

/// Why an item cannot have an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misfit {
    /// The choice is not one of the item's list.
    OutsideScale,
    /// The item does not accept this missing code.
    MissingNotAllowed,
    /// Text where a choice belongs, or the reverse.
    WrongKind,
    /// A text beyond [`MAX_TEXT`] characters.
    TooLong,
}

/// The longest free text, in characters.
pub const MAX_TEXT: usize = 10_000;

/// Whether `item` accepts `answer`.
///
/// # Errors
/// Why it does not.
pub fn check_answer(item: &Item, answer: &Answer) -> Result<(), Misfit> {
    match (answer, &item.kind) {
        (Answer::Choice(name), Kind::SelectOne(list)) if list.choice(name).is_some() => Ok(()),
        (Answer::Choice(_), Kind::SelectOne(_)) => Err(Misfit::OutsideScale),
        (Answer::Text(text), Kind::Text) if text.chars().count() <= MAX_TEXT => Ok(()),
        (Answer::Text(_), Kind::Text) => Err(Misfit::TooLong),
        (Answer::Missing(code), _) if item.missing.contains(code) => Ok(()),
        (Answer::Missing(_), _) => Err(Misfit::MissingNotAllowed),
        (Answer::Choice(_) | Answer::Text(_), _) => Err(Misfit::WrongKind),
    }
}

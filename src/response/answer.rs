//! An answer to one item, and whether an item accepts it.

use crate::expression::{is_day, is_time_of_day, number_from_text, text_from_number};
use crate::instrument::{ChoiceList, Item, Kind, Missing, Range};

/// What was answered to an item that was asked.
///
/// A value is a text as XForms has it, which is also what expressions see:
///
/// | the item is | its value |
/// |---|---|
/// | `select_one` | the name of a choice |
/// | `select_multiple`, `rank` | names with a blank between each two |
/// | `integer`, `decimal`, `range` | a number in the fewest digits, with a point: `1.5` |
/// | `date`, `time` | `2026-03-01`, `09:30` |
/// | `acknowledge` | `OK` |
/// | `text` | what was written |
/// | `image`, `audio` | the name of a file that is kept beside the interview: `0123456789abcdef.jpg` |
/// | `geopoint` | `latitude longitude altitude accuracy`: `-7.26 112.75 0 800` |
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// A value.
    Value(String),
    /// A value that looked unlikely, and that the enumerator has confirmed.
    Confirmed(String),
    /// A recorded reason for the lack of a value.
    Missing(Missing),
    /// What was written and is no value of the item's kind: `12a` where a number is asked. A draft keeps it, so
    /// that it can be put right; it is no value for anybody, and nothing is locked with it.
    Unread(String),
}

impl Answer {
    /// The value, where it is not a reason for the lack of one.
    pub fn value(&self) -> Option<&str> {
        match self {
            Self::Value(value) | Self::Confirmed(value) => Some(value),
            Self::Missing(_) | Self::Unread(_) => None,
        }
    }
}

/// Why an item cannot have an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misfit {
    /// A choice that is not one of the item's list, or a number that is not on its scale.
    OutsideScale,
    /// The item does not accept this missing code.
    MissingNotAllowed,
    /// No number, no date, no time, no file, no place; a choice twice, or together with one that stands alone.
    WrongKind,
    /// A text beyond [`MAX_TEXT`] characters.
    TooLong,
}

/// The longest free text, in characters.
pub const MAX_TEXT: usize = 10_000;

/// The value of an `acknowledge` that was confirmed.
pub const ACKNOWLEDGED: &str = "OK";

/// The largest whole number that an answer can be: what every reader of JSON takes exactly.
pub const MAX_INTEGER: f64 = 9_007_199_254_740_991.0;

/// How far a number may miss a point of its range, in steps: `0.3` in steps of `0.1`.
const ROUNDING: f64 = 1e-6;

/// Whether `item` accepts `answer`.
///
/// # Errors
/// Why it does not.
pub fn check_answer(item: &Item, answer: &Answer) -> Result<(), Misfit> {
    let value = match answer {
        Answer::Missing(code) if item.missing.contains(code) => return Ok(()),
        Answer::Missing(_) => return Err(Misfit::MissingNotAllowed),
        Answer::Value(value) | Answer::Confirmed(value) => value,
        Answer::Unread(text) => return check_unread(item, text),
    };
    match &item.kind {
        Kind::SelectOne(list) if list.row(value).is_none() => Err(Misfit::OutsideScale),
        Kind::SelectMultiple(list, exclusive) => check_choices(list, exclusive, value),
        Kind::Rank(list) => check_choices(list, &[], value),
        Kind::Integer | Kind::Decimal | Kind::Range(_) => {
            let number = usual_number(value).ok_or(Misfit::WrongKind)?;
            match &item.kind {
                Kind::Integer if number.trunc() != number || number.abs() > MAX_INTEGER => {
                    Err(Misfit::WrongKind)
                }
                Kind::Range(range) if !range.has(number) => Err(Misfit::OutsideScale),
                _ => Ok(()),
            }
        }
        Kind::Date if !is_day(value) => Err(Misfit::WrongKind),
        Kind::Time if !is_time_of_day(value) => Err(Misfit::WrongKind),
        Kind::Acknowledge if value != ACKNOWLEDGED => Err(Misfit::WrongKind),
        Kind::Capture(capture) if !capture.accepts(value) => Err(Misfit::WrongKind),
        Kind::Text { .. } | Kind::Calculate if value.chars().count() > MAX_TEXT => {
            Err(Misfit::TooLong)
        }
        Kind::Section | Kind::Group | Kind::Repeat(_) | Kind::Note => Err(Misfit::WrongKind),
        Kind::SelectOne(_)
        | Kind::Date
        | Kind::Time
        | Kind::Acknowledge
        | Kind::Capture(_)
        | Kind::Text { .. }
        | Kind::Calculate => Ok(()),
    }
}

/// What is written in letters, and is no value.
fn check_unread(item: &Item, text: &str) -> Result<(), Misfit> {
    let is_written = matches!(item.kind, Kind::Integer | Kind::Decimal | Kind::Date | Kind::Time);
    let is_value = check_answer(item, &Answer::Value(text.to_owned())).is_ok();
    if !is_written || !item.is_question() || is_value || text.is_empty() {
        return Err(Misfit::WrongKind);
    }
    if text.chars().count() > MAX_TEXT { Err(Misfit::TooLong) } else { Ok(()) }
}

fn check_choices(list: &ChoiceList, exclusive: &[String], value: &str) -> Result<(), Misfit> {
    let names: Vec<&str> = value.split(' ').collect();
    for (n, name) in names.iter().enumerate() {
        if list.row(name).is_none() {
            return Err(Misfit::OutsideScale);
        }
        let is_alone = names.len() == 1;
        if names[..n].contains(name) || (!is_alone && exclusive.iter().any(|one| one == name)) {
            return Err(Misfit::WrongKind);
        }
    }
    Ok(())
}

/// The number that `value` is, written in the fewest digits.
pub fn usual_number(value: &str) -> Option<f64> {
    let number = number_from_text(value);
    (number.is_finite() && text_from_number(number) == value).then_some(number)
}

impl Range {
    /// Whether `number` is one of its points.
    pub fn has(&self, number: f64) -> bool {
        let steps = (number - self.start) / self.step;
        let is_on_a_point = (steps - steps.round()).abs() < ROUNDING;
        is_on_a_point && number >= self.start && number <= self.end
    }
}

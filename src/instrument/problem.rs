//! What can be wrong with an instrument file, and where.

use serde::{Deserialize, Serialize};

use crate::wire::{Flaw, FormatProblem, Shape};

/// One thing to mend in an instrument file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// A path such as `sections[2].items[0].label`; empty for the file as a whole.
    pub place: String,
    /// What is wrong there.
    pub problem: Problem,
}

/// What is wrong in one place of an instrument.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Problem {
    /// Not JSON, or not of the shape of an instrument.
    Shape(Shape),
    /// Not an instrument of a version that is known here.
    Format(FormatProblem),
    /// Nothing where something must be: no items, no roles, no choices, a blank name.
    Empty,
    /// A name that stands for two things.
    Duplicate(String),
    /// A name that stands for nothing in this instrument.
    Unknown(String),
    /// A text without wording in the default language.
    NoDefaultWording(String),
    /// A wording in a language that the instrument does not declare.
    UndeclaredLanguage(String),
    /// An ordinal list whose choices are not whole numbers in rising order, two at least.
    NotRising,
    /// A factor item without numbers: free text or a nominal list.
    NotOrdinal(String),
    /// A factor of fewer than two items can never have a score.
    TooFewItems,
    /// A weight that is not above 0 and at most a million, or bands that do not rise from 0 to 100.
    BadNumber,
}

impl Finding {
    pub(super) fn new(place: impl Into<String>, problem: Problem) -> Self {
        Self { place: place.into(), problem }
    }
}

impl From<Flaw> for Finding {
    fn from(flaw: Flaw) -> Self {
        Self { place: flaw.place, problem: Problem::Shape(flaw.shape) }
    }
}

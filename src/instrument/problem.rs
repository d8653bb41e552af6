//! What can be wrong with an instrument file, and where.

use serde::{Deserialize, Serialize};

use crate::expression;
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
    /// A text without wording in another language that the instrument declares.
    NoWording(String),
    /// A wording in a language that the instrument does not declare.
    UndeclaredLanguage(String),
    /// An ordinal list whose choices are not whole numbers in rising order, two at least.
    NotRising,
    /// A factor item without numbers: free text or a nominal list.
    NotOrdinal(String),
    /// A factor of fewer than two items can never have a score.
    TooFewItems,
    /// A factor item within a repeat: its answers are several.
    InsideRepeat(String),
    /// What is to be carried from one repeat into another does not stand directly in it.
    NotInRepeat(String),
    /// A question that cannot begin with the answer of this one: of another kind, with another list, taken down
    /// by the device, or not answered by a person.
    NotCarried(String),
    /// An expression that cannot be read.
    Expression(expression::Error),
    /// A name in an expression that stands for nothing in this instrument.
    UnknownReference {
        /// As it is written.
        name: String,
        /// Where it stands in the expression, in characters from 1.
        column: usize,
    },
    /// Items that hang on each other in a circle, so that none could be reckoned first: `a → b`.
    Circle(String),
    /// An item whose name has a blank, a quotation mark or one of `/[]` in it, by which paths are written.
    BadName(String),
    /// Not exactly one of `select_one`, `select_multiple`, `rank` and `type`.
    NotOneKind,
    /// A field that this kind of item does not have.
    NotHere,
    /// A field that has no effect on an entry such as this.
    NoEffect,
    /// A field that has no effect without another one.
    NoEffectWithout(String),
    /// A field that has no effect beside another one.
    NoEffectBeside(String),
    /// A choice filter that lets nothing through, whatever is answered.
    NothingOffered,
    /// A choice list that nothing asks from or looks into.
    Unused,
    /// A choice whose name has a blank in it, on a list of which several can be chosen.
    NotAWord(String),
    /// Choices, or rows of a table, with other columns than the first.
    OtherColumns,
    /// A table of choices whose first column is not `name`, or that has no column `label`.
    NoNameAndLabel,
    /// A number out of its range: a weight that is not above 0 and at most a million, bands that do not rise
    /// from 0 to 100, a range without points, a repeat without instances.
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

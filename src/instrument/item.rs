//! One entry of the interview: a question, a note, a calculation, a group or a repeat.

use std::rc::Rc;

use super::{ChoiceList, Formula, Missing, Text};

/// One entry of the interview.
///
/// All entries of an instrument stand in one list in the order in which they are asked; what a group or a
/// repeat holds comes right after it, up to its `end`.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Name within the instrument, e.g. `I1.D1.1`.
    pub id: String,
    /// The question as read aloud; empty for a calculation.
    pub label: Text,
    /// Help for the enumerator.
    pub hint: Option<Text>,
    /// What an answer can be.
    pub kind: Kind,
    /// Role names that are asked it.
    pub roles: Vec<String>,
    /// Missing codes that it accepts in place of a value.
    pub missing: Vec<Missing>,
    /// Which published indicator or phrase of the study it operationalises.
    pub source: Vec<String>,
    /// When it is asked, and what an answer must hold.
    pub logic: Logic,
    /// Whether it is shown and cannot be answered.
    pub read_only: bool,
    /// Where it stands.
    pub place: ItemPlace,
}

/// Where an entry stands among the others; numbers are indices of the list of items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ItemPlace {
    /// Its page, as an index of the list of sections.
    pub section: usize,
    /// The group, the repeat or the section that holds it; none for a section.
    pub parent: Option<usize>,
    /// The innermost repeat around it.
    pub repeat: Option<usize>,
    /// The first item after it and what it holds.
    pub end: usize,
    /// Which of the items with the same innermost repeat it is.
    pub slot: usize,
    /// Its place in the order of evaluation: after everything that its answer hangs on.
    pub rank: usize,
}

/// What an answer to an item can be. The words of XLSForm stand in brackets.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// The page itself, which holds its items.
    Section,
    /// Items that are asked together, or not at all (`begin_group`).
    Group,
    /// Items that are asked for each of several things (`begin_repeat`).
    Repeat(Repeat),
    /// Exactly one choice of a list (`select_one`).
    SelectOne(Rc<ChoiceList>),
    /// Any number of choices (`select_multiple`); those named here stand alone.
    SelectMultiple(Rc<ChoiceList>, Vec<String>),
    /// All choices in an order (`rank`).
    Rank(Rc<ChoiceList>),
    /// A whole number (`integer`).
    Integer,
    /// A number (`decimal`).
    Decimal,
    /// A number from a scale (`range`).
    Range(Range),
    /// Free text (`text`).
    Text {
        /// Whether it has room for several lines.
        is_long: bool,
    },
    /// A day (`date`).
    Date,
    /// A time of day (`time`).
    Time,
    /// Something to read out (`note`).
    Note,
    /// Something that is reckoned and not shown (`calculate`).
    Calculate,
    /// Something to confirm (`acknowledge`).
    Acknowledge,
    /// Something that the device takes down: a photo, a recording, a position.
    Capture(Capture),
}

/// What a device takes down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Capture {
    /// A photo (`image`).
    Image {
        /// The most pixels on its longer side.
        max_pixels: usize,
    },
    /// A recording of sound (`audio`).
    Audio,
    /// Where the device is (`geopoint`).
    Geopoint {
        /// To how many decimals of a degree: 2 is about a kilometre.
        decimals: usize,
    },
}

/// How often a repeat is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Repeat {
    /// How many instances there are at the beginning and at least.
    pub minimum: usize,
    /// How many instances there can be.
    pub maximum: usize,
    /// How many there are, where that is reckoned (`repeat_count`).
    pub count: Option<Box<Formula>>,
    /// Which instances it begins with that were given in the round before.
    pub carried: Option<Box<Carried>>,
}

/// Which instances a repeat begins with, from the interviews of the round before; items are indices of the list
/// of items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// The repeat whose instances are carried.
    pub repeat: usize,
    /// Each question that begins with an answer, with the question of the other repeat that it is from, which is
    /// of the same kind and has the same list.
    pub items: Vec<(usize, usize)>,
    /// The carried text that tells instances apart; all are carried where there is none.
    pub distinct: Option<usize>,
    /// What is answered too where anything is carried: questions outside repeats, each with one of its choices.
    pub answers: Vec<(usize, String)>,
}

/// The most instances that a repeat can have, whatever its form says.
pub const MAX_INSTANCES: usize = 1_000;

/// The most instances that an interview can have, those of all its repeats and of the repeats within them
/// together.
pub const MAX_ROWS: usize = 10_000;

/// A scale of numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// Its lowest number.
    pub start: f64,
    /// Its highest number.
    pub end: f64,
    /// From one number to the next, above 0.
    pub step: f64,
    /// Whether it is shown as a row of points, not as a slider.
    pub is_rating: bool,
}

/// When an item is asked, and what follows from answers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Logic {
    /// Asked where this holds.
    pub relevant: Option<Formula>,
    /// Whether a blank is reported at review.
    pub required: Required,
    /// What every answer must hold.
    pub constraint: Option<Rule>,
    /// What most answers hold; where one does not, the enumerator is warned and may go on.
    pub soft_constraint: Option<Rule>,
    /// What is answered before anybody has.
    pub default: Option<Formula>,
    /// What the answer is, reckoned from others.
    pub calculation: Option<Formula>,
    /// Which choices of the list are offered.
    pub choice_filter: Option<Formula>,
}

/// Whether a blank is reported at review.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Required {
    /// It may stay blank.
    #[default]
    No,
    /// It may not.
    Yes,
    /// It may not where this holds.
    Where(Box<Formula>),
}

/// A condition on the answer, with what to say where it does not hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// The condition.
    pub formula: Formula,
    /// What to say; none for the interface's own words.
    pub message: Option<Text>,
}

impl Item {
    /// Whether `role` is asked this item.
    pub fn is_asked_of(&self, role: &str) -> bool {
        self.roles.iter().any(|name| name == role)
    }

    /// Whether a person answers it, so that it counts in what is asked.
    pub fn is_question(&self) -> bool {
        self.kind.is_answered() && !self.read_only && self.logic.calculation.is_none()
    }

    /// Whether it is answered in words.
    pub fn is_text(&self) -> bool {
        matches!(self.kind, Kind::Text { .. })
    }

    /// Whether it has a value that others can look at and that a record keeps.
    pub fn has_value(&self) -> bool {
        self.kind.has_value()
    }
}

impl Kind {
    /// Whether other items stand in it.
    pub fn holds_items(&self) -> bool {
        matches!(self, Self::Section | Self::Group | Self::Repeat(_))
    }

    /// Whether there is something to answer.
    pub fn is_answered(&self) -> bool {
        !self.holds_items() && !matches!(self, Self::Note | Self::Calculate)
    }

    /// Whether it has a value, answered or reckoned.
    pub fn has_value(&self) -> bool {
        self.is_answered() || matches!(self, Self::Calculate)
    }

    /// What the device takes down for it.
    pub fn capture(&self) -> Option<Capture> {
        match self {
            Self::Capture(capture) => Some(*capture),
            _ => None,
        }
    }

    /// The list that its answers are from.
    pub fn list(&self) -> Option<&Rc<ChoiceList>> {
        match self {
            Self::SelectOne(list) | Self::SelectMultiple(list, _) | Self::Rank(list) => Some(list),
            _ => None,
        }
    }
}

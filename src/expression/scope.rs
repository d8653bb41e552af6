//! What an expression is asked about: the answers, lists, clock and chance at one place of an interview.

use std::borrow::Cow;

use super::pattern::PatternFits;
use super::value::Nodes;

/// The answers as one place of one interview sees them.
///
/// Names, lists and columns are asked by their index in the tables of the
/// [`Expression`](super::Expression), so that whoever implements this looks names up once, when a form
/// is read. Every method is pure: asked twice within one evaluation, it says the same.
pub trait Scope {
    /// The answers that a reference stands for: inside a repeat that of the same instance, from outside
    /// those of all instances; none where it is not relevant, an empty text where it is blank. A repeat
    /// has one empty text for each instance, also from within one of them; so has a group.
    fn answers(&self, reference: usize) -> Nodes<'_>;

    /// The answer of the question itself, `.`; empty where it is blank.
    fn own_answer(&self) -> Cow<'_, str>;

    /// Which instance of the repeat that `reference` names, or in which it stands, the place is in, from 1.
    fn position(&self, reference: usize) -> Option<usize>;

    /// The answers of a reference within the given instances of repeats: pairs of reference and position.
    fn indexed_answers(&self, reference: usize, at: &[(usize, usize)]) -> Nodes<'_>;

    /// The label of a choice of the question that a reference names, in the language in use.
    fn choice_label(&self, reference: usize, choice: &str) -> Option<Cow<'_, str>>;

    /// How many items a list has, or how many instances a repeat, also from within one of them.
    fn list_length(&self, list: List) -> usize;

    /// One cell of a list; none where the list has no such column. Of a repeat, the answer of the question
    /// that the column names within the instance; none where it is not relevant.
    fn list_cell(&self, list: List, row: usize, column: usize) -> Option<Cow<'_, str>>;

    /// The moment that `now()` is, in milliseconds since 1970-01-01T00:00Z.
    fn now(&self) -> i64;

    /// How many minutes the clocks at the place are ahead of UTC at a moment: 420 for +07:00.
    fn offset_minutes(&self, moment: i64) -> i32;

    /// Random bits; `nth` counts the draws of one evaluation from 0.
    fn random_bits(&self, nth: usize) -> u64;

    /// Whether a pattern fits anywhere in a text; none where it is no pattern.
    fn pattern_fits(&self, pattern: &str, text: &str) -> Option<bool>;

    /// The short names of months and weekdays in the language in use.
    fn day_names(&self) -> &DayNames;
}

/// Which list a cell is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// The list that the question asks from: in a choice filter.
    Own,
    /// A list named by `instance()` or `pulldata()`, by its index.
    Named(usize),
    /// The instances of a repeat, by the index of the reference to it.
    Repeat(usize),
}

/// Short names of months and weekdays, as `%b` and `%a` write them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayNames {
    /// From January on.
    pub months: [&'static str; 12],
    /// From Sunday on.
    pub weekdays: [&'static str; 7],
}

impl DayNames {
    /// In English.
    pub const ENGLISH: Self = Self {
        months: [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ],
        weekdays: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
    };

    /// In Indonesian.
    pub const INDONESIAN: Self = Self {
        months: [
            "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des",
        ],
        weekdays: ["Min", "Sen", "Sel", "Rab", "Kam", "Jum", "Sab"],
    };
}

/// A place without answers, at Greenwich, at the beginning of time: what constants are worth.
pub(super) struct Nowhere {
    pub(super) fits: PatternFits,
}

impl Scope for Nowhere {
    fn answers(&self, _: usize) -> Nodes<'_> {
        Nodes::None
    }

    fn own_answer(&self) -> Cow<'_, str> {
        Cow::Borrowed("")
    }

    fn position(&self, _: usize) -> Option<usize> {
        None
    }

    fn indexed_answers(&self, _: usize, _: &[(usize, usize)]) -> Nodes<'_> {
        Nodes::None
    }

    fn choice_label(&self, _: usize, _: &str) -> Option<Cow<'_, str>> {
        None
    }

    fn list_length(&self, _: List) -> usize {
        0
    }

    fn list_cell(&self, _: List, _: usize, _: usize) -> Option<Cow<'_, str>> {
        None
    }

    fn now(&self) -> i64 {
        0
    }

    fn offset_minutes(&self, _: i64) -> i32 {
        0
    }

    fn random_bits(&self, _: usize) -> u64 {
        0
    }

    fn pattern_fits(&self, pattern: &str, text: &str) -> Option<bool> {
        (self.fits)(pattern, text)
    }

    fn day_names(&self) -> &DayNames {
        &DayNames::ENGLISH
    }
}

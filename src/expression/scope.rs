//! What an expression is asked about: the answers, lists, clock and chance at one place of an interview.

use std::borrow::Cow;

use super::value::Nodes;

/// The answers as one place of one interview sees them.
///
/// Names, lists and columns are asked by their index in the tables of the
/// [`Expression`](super::Expression), so that whoever implements this looks names up once, when a form
/// is read. Every method is pure: asked twice within one evaluation, it says the same.
///
/// What somebody leaves out is as at a place without answers, at Greenwich, at the beginning of time.
pub trait Scope {
    /// The answers that a reference stands for: inside a repeat that of the same instance, from outside
    /// those of all instances; none where it is not relevant, an empty text where it is blank. A repeat
    /// has one empty text for each instance, also from within one of them; so has a group.
    fn answers(&self, _reference: usize) -> Nodes<'_> {
        Nodes::None
    }

    /// The answer of the question itself, `.`; empty where it is blank.
    fn own_answer(&self) -> Cow<'_, str> {
        Cow::Borrowed("")
    }

    /// Which instance of the repeat that `reference` names, or in which it stands, the place is in, from 1.
    fn position(&self, _reference: usize) -> Option<usize> {
        None
    }

    /// The answers of a reference within the given instances of repeats: pairs of reference and position.
    fn indexed_answers(&self, _reference: usize, _at: &[(usize, usize)]) -> Nodes<'_> {
        Nodes::None
    }

    /// The label of a choice of the question that a reference names, in the language in use.
    fn choice_label(&self, _reference: usize, _choice: &str) -> Option<Cow<'_, str>> {
        None
    }

    /// How many items a list has, or how many instances a repeat, also from within one of them.
    fn list_length(&self, _list: List) -> usize {
        0
    }

    /// One cell of a list; none where the list has no such column. Of a repeat, the answer of the question
    /// that the column names within the instance; none where it is not relevant.
    fn list_cell(&self, _list: List, _row: usize, _column: usize) -> Option<Cow<'_, str>> {
        None
    }

    /// The moment that `now()` is, in milliseconds since 1970-01-01T00:00Z.
    fn now(&self) -> i64 {
        0
    }

    /// How many minutes the clocks at the place are ahead of UTC at a moment: 420 for +07:00.
    fn offset_minutes(&self, _moment: i64) -> i32 {
        0
    }

    /// Random bits; `nth` counts the draws of one evaluation from 0.
    fn random_bits(&self, _nth: usize) -> u64 {
        0
    }

    /// The short names of months and weekdays in the language in use.
    fn day_names(&self) -> &DayNames {
        &DayNames::ENGLISH
    }
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

/// A place without answers: what constants are worth.
pub(super) struct Nowhere;

impl Scope for Nowhere {}

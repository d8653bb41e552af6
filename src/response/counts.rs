//! How many items of a page are asked, answered, open or wrong; kept up with every change, never counted anew.

use super::Cell;
use crate::instrument::{Item, Kind};

/// Counts of one page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// What there is to see: questions, notes and repeats.
    pub shown: usize,
    /// All questions asked, the optional ones too.
    pub asked: usize,
    /// Those with an answer, a missing code included.
    pub filled: usize,
    /// Required questions asked; 0 on a page where nothing is required.
    pub required: usize,
    /// Those with an answer, a missing code included.
    pub answered: usize,
    /// Answers that cannot be right, those that are reckoned included.
    pub invalid: usize,
    /// Questions with an answer that looks unlikely and is not confirmed.
    pub warned: usize,
}

impl Counts {
    /// What one item adds.
    pub(super) fn of(item: &Item, cell: &Cell) -> Self {
        let is_shown =
            cell.is_relevant && !matches!(item.kind, Kind::Section | Kind::Group | Kind::Calculate);
        let is_asked = is_shown && item.is_question();
        let is_required = is_asked && cell.is_required;
        Self {
            shown: usize::from(is_shown),
            asked: usize::from(is_asked),
            filled: usize::from(is_asked && cell.is_filled()),
            required: usize::from(is_required),
            answered: usize::from(is_required && cell.is_filled()),
            invalid: usize::from(is_shown && cell.fault.is_some()),
            warned: usize::from(is_asked && cell.is_warned()),
        }
    }

    pub(super) fn add(&mut self, more: Self) {
        self.combine(more, |count, more| count + more);
    }

    pub(super) fn subtract(&mut self, less: Self) {
        self.combine(less, |count, less| count - less);
    }

    fn combine(&mut self, other: Self, with: fn(usize, usize) -> usize) {
        self.shown = with(self.shown, other.shown);
        self.asked = with(self.asked, other.asked);
        self.filled = with(self.filled, other.filled);
        self.required = with(self.required, other.required);
        self.answered = with(self.answered, other.answered);
        self.invalid = with(self.invalid, other.invalid);
        self.warned = with(self.warned, other.warned);
    }
}

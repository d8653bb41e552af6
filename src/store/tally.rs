//! How many interviews there are, each thing counted once and by what it is: what every page tells alike.

use super::{State, Summary};
use crate::wire::Named;

/// What is locked on a device, or in a file, or not yet in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Interviews of one respondent with answers, a corrected one once.
    pub interviews: usize,
    /// Group discussions, likewise.
    pub groups: usize,
    /// Who declined.
    pub refusals: usize,
    /// Who took the consent back.
    pub withdrawals: usize,
    /// Revisions in the place of which a later one counts.
    pub replaced: usize,
}

impl Tally {
    /// Of the locked ones among `lines`; `newest` is of [`super::newest_locked`].
    pub fn of<'a>(lines: impl Iterator<Item = &'a Summary>, newest: &Named<u32>) -> Self {
        let mut tally = Self::default();
        for line in lines.filter(|line| line.state.is_final()) {
            let count = if line.is_replaced(newest) {
                &mut tally.replaced
            } else if line.is_withdrawal() {
                &mut tally.withdrawals
            } else if line.state == State::Refused {
                &mut tally.refusals
            } else if line.participants.is_some() {
                &mut tally.groups
            } else {
                &mut tally.interviews
            };
            *count += 1;
        }
        tally
    }

    /// The same without revisions that do not count any more.
    pub fn counted(self) -> Self {
        Self { replaced: 0, ..self }
    }

    /// Whether there is nothing.
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::newest_locked;
    use super::super::summary::tests::line;
    use super::*;

    #[test]
    fn each_is_counted_once_by_what_it_is() {
        let group = |key, state| Summary { participants: Some(12), ..line(key, state) };
        let lines = [
            line("a.2", State::Finalised),
            line("a.1", State::Finalised),
            line("b.1", State::Refused),
            line("c.2", State::Refused),
            // A correction that is being written: the locked one counts.
            line("d.2", State::Draft),
            line("d.1", State::Finalised),
            line("e.1", State::Begun),
            group("f.1", State::Finalised),
            group("g.1", State::Refused),
        ];
        let tally = Tally::of(lines.iter(), &newest_locked(&lines));
        let expected = Tally { interviews: 2, groups: 1, refusals: 2, withdrawals: 1, replaced: 1 };
        assert_eq!(tally, expected);
        assert!(
            !tally.counted().is_empty()
                && Tally::of(lines[6..7].iter(), &newest_locked(&lines)).is_empty()
        );
    }
}

//! How far an interview has come, page by page, and in which order its pages are asked.

use super::seen::mixed;
use super::{Counts, Place, Session};
use crate::instrument::Instrument;

/// How far an interview has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// The pages that have something to see, in the order in which they are asked.
    pub sections: Vec<SectionProgress>,
}

/// How far one page has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SectionProgress {
    /// The page, as an index of the instrument's list of sections.
    pub section: usize,
    /// Its counts.
    pub counts: Counts,
}

impl Progress {
    /// The counts of all pages together.
    pub fn total(&self) -> Counts {
        let mut total = Counts::default();
        self.sections.iter().for_each(|section| total.add(section.counts));
        total
    }
}

impl SectionProgress {
    /// Whether nothing has to be answered or put right on it any more.
    pub fn is_done(&self) -> bool {
        let Counts { required, answered, invalid, .. } = self.counts;
        required == answered && invalid == 0
    }
}

/// What has to be looked at before an interview is locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// It has to be answered and is not.
    Blank,
    /// It is answered in part, such as an order of some, which is dropped at the lock.
    Partial,
    /// Its answer cannot be right.
    Invalid,
    /// Its answer looks unlikely, and nobody has confirmed it.
    Warned,
}

impl Session {
    /// How far the interview has come.
    pub fn progress(&self) -> Progress {
        let sections = self
            .order
            .iter()
            .map(|section| SectionProgress { section: *section, counts: self.counts[*section] });
        Progress { sections: sections.filter(|section| section.counts.shown > 0).collect() }
    }

    /// What has to be looked at on the page `section`, in the order in which it is asked.
    pub fn open_places(&self, section: usize) -> Vec<(Place, Open)> {
        let of = |place: Place| {
            let cell = self.cell(place);
            let is_question = self.instrument().items[place.item].is_question();
            let open = match cell {
                _ if !cell.is_relevant => None,
                cell if cell.fault.is_some() => Some(Open::Invalid),
                _ if !is_question => None,
                cell if !cell.is_filled() && self.raw(place).is_some() => Some(Open::Partial),
                cell if cell.is_open() => Some(Open::Blank),
                cell if cell.is_warned() => Some(Open::Warned),
                _ => None,
            };
            open.map(|open| (place, open))
        };
        self.places(section).into_iter().filter_map(of).collect()
    }
}

/// The pages in the order in which they are asked: neighbours that are marked so change places by chance.
pub(super) fn order(instrument: &Instrument, seed: u64) -> Vec<usize> {
    let sections = &instrument.sections;
    let mut order: Vec<usize> = (0..sections.len()).collect();
    let mut start = 0;
    while start < sections.len() {
        let run = sections[start..].iter().take_while(|section| section.is_randomized).count();
        // Source: Fisher and Yates, in the form of Durstenfeld 1964.
        for last in (1..run).rev() {
            let draw = mixed(seed ^ mixed(u64::try_from(start + last).unwrap_or(u64::MAX)));
            let other = draw % u64::try_from(last + 1).unwrap_or(1);
            order.swap(start + last, start + usize::try_from(other).unwrap_or(0));
        }
        start += run.max(1);
    }
    order
}

//! Who hears what is wrong with an instrument: whoever mends it, or a program that only goes on if nothing is.

use super::at::At;
use super::{Finding, Problem};

/// Hears what is wrong, each time with its place.
pub(super) trait Listener: Default {
    /// Takes what is wrong in one place; neither is made for who does not want to know.
    fn hear(&mut self, place: impl FnOnce() -> String, problem: impl FnOnce() -> Problem);

    /// A place for later, written out or left blank.
    fn note(place: &At<'_>) -> String;
}

/// Wants to know all.
impl Listener for Vec<Finding> {
    fn hear(&mut self, place: impl FnOnce() -> String, problem: impl FnOnce() -> Problem) {
        self.push(Finding::new(place(), problem()));
    }

    fn note(place: &At<'_>) -> String {
        place.written()
    }
}

/// Wants to know no more than whether there is anything: what words and places weigh, a tablet need not load.
#[derive(Debug, Default)]
pub(super) struct Silent {
    /// Whether anything is wrong.
    pub(super) is_flawed: bool,
}

impl Listener for Silent {
    fn hear(&mut self, _: impl FnOnce() -> String, _: impl FnOnce() -> Problem) {
        self.is_flawed = true;
    }

    fn note(_: &At<'_>) -> String {
        String::new()
    }
}

//! Who reads an instrument: whoever wants to know all that is wrong with it, or a program for plain questions,
//! which takes what was checked before and goes on if nothing is beyond it.

use super::at::At;
use super::check::Check;
use super::check_readings::{self, Files, Known, Readings};
use super::choices::{Cells, read_csv};
use super::file::TextV1;
use super::{Finding, Problem, Text};
use crate::expression::{Engine, Expression};
use crate::wire::Later;

/// Hears what is wrong, each time with its place.
pub(super) trait Listener: Default {
    /// Whether every check is made, and all is taken in that an instrument can hold. Whoever does not check reads
    /// nothing but what was checked when it came in.
    const IS_WHOLE: bool;

    /// Takes what is wrong in one place; neither is made for who does not want to know.
    fn hear(&mut self, place: impl FnOnce() -> String, problem: impl FnOnce() -> Problem);

    /// A place for later, written out or left blank.
    fn note(place: &At<'_>) -> String;

    /// The expression that is written there.
    fn read(engine: &dyn Engine, text: &str, is_filter: bool) -> Result<Expression, Problem>;

    /// The choices of a table, or its first row that is none.
    fn table(csv: &str) -> Result<Cells, usize>;

    /// What the study reads from its scores, and what it advises.
    fn readings(check: &mut Check<Self>, known: &Known<'_>, files: Files) -> Readings;

    /// The consent text of group discussions.
    fn group(check: &mut Check<Self>, file: Later<TextV1>) -> Option<Text>;
}

/// Wants to know all.
impl Listener for Vec<Finding> {
    const IS_WHOLE: bool = true;

    fn hear(&mut self, place: impl FnOnce() -> String, problem: impl FnOnce() -> Problem) {
        self.push(Finding::new(place(), problem()));
    }

    fn note(place: &At<'_>) -> String {
        place.written()
    }

    fn read(engine: &dyn Engine, text: &str, is_filter: bool) -> Result<Expression, Problem> {
        engine.read(text, is_filter).map_err(Problem::Expression)
    }

    fn table(csv: &str) -> Result<Cells, usize> {
        read_csv(csv)
    }

    fn readings(check: &mut Check<Self>, known: &Known<'_>, files: Files) -> Readings {
        check_readings::readings(check, known, files)
    }

    fn group(check: &mut Check<Self>, file: Later<TextV1>) -> Option<Text> {
        let place = "consent.group";
        check.later(place, file).map(|text| check.consent(place, text))
    }
}

/// Wants to know no more than whether there is anything beyond plain questions: expressions, tables, what is
/// carried from round to round. What the checks, their words and places weigh, a tablet need not load.
#[derive(Debug, Default)]
pub(super) struct Plain {
    /// Whether there is.
    pub(super) is_beyond: bool,
}

impl Listener for Plain {
    const IS_WHOLE: bool = false;

    fn hear(&mut self, _: impl FnOnce() -> String, _: impl FnOnce() -> Problem) {
        self.is_beyond = true;
    }

    fn note(_: &At<'_>) -> String {
        String::new()
    }

    fn read(_: &dyn Engine, _: &str, _: bool) -> Result<Expression, Problem> {
        Err(Problem::NotHere)
    }

    fn table(_: &str) -> Result<Cells, usize> {
        Err(1)
    }

    /// An interview is the same without them: what they say is said by the other program.
    fn readings(_: &mut Check<Self>, _: &Known<'_>, _: Files) -> Readings {
        Readings::default()
    }

    /// Meetings are led with the other program.
    fn group(_: &mut Check<Self>, _: Later<TextV1>) -> Option<Text> {
        None
    }
}

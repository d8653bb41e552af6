//! What can be asked and how it is scored: the model, its file form, and the checks between them.

mod text;
mod missing;
mod choices;
mod formula;
mod item;
mod graph;
mod reading;
mod model;
mod problem;
mod file;
mod reading_file;
mod item_file;
mod at;
mod listener;
mod check;
mod check_carried;
mod check_choices;
mod check_items;
mod look_up;
mod check_readings;
mod remarks;
mod idle_fields;
mod review;

pub use choices::{Cells, ChoiceList, Scale};
pub use file::{FORMAT, InstrumentV1};
pub use formula::{CellSource, Formula};
pub use graph::{Dependent, Graph};
pub use item::{
    Capture, Carried, Item, ItemPlace, Kind, Logic, MAX_INSTANCES, MAX_ROWS, Range, Repeat,
    Required, Rule,
};
pub use missing::Missing;
pub use model::{
    Bands, Consent, Factor, FactorItem, FactorKind, Family, Instrument, PHOTO, Role, Scoring,
    Section, SectionKind,
};
pub use problem::{Finding, Problem};
pub use reading::{
    Advice, Condition, IMPORTANCE, Measure, NET, Pair, Profiled, Reading, Recommendation, Sentence,
};
pub use review::{About, Review, Told, review};
pub use text::Text;

use crate::expression::{Engine, NoRules};
use crate::wire::{self, Flaw, Node};
use listener::Plain;

/// Reads and checks the text of an instrument file; `engine` reads the expressions in it.
///
/// # Errors
/// Everything that is wrong with it, each with its place.
pub fn read(text: &str, engine: &'static dyn Engine) -> Result<Instrument, Vec<Finding>> {
    read_node(wire::parse(text).map_err(|flaw| vec![flaw.into()])?, engine)
}

/// Reads and checks an instrument file.
///
/// # Errors
/// As [`read`].
pub fn read_node(file: Node, engine: &'static dyn Engine) -> Result<Instrument, Vec<Finding>> {
    if let Err(problem) = wire::check_format(&file, FORMAT) {
        return Err(vec![Finding::new("format", Problem::Format(problem))]);
    }
    let file: InstrumentV1 = file.read().map_err(findings)?;
    let (instrument, findings): (_, Vec<Finding>) = check::check(file, engine);
    if findings.is_empty() { Ok(instrument) } else { Err(findings) }
}

/// Reads an instrument file that [`read_node`] has let through before, without expressions, without tables of
/// choices and without what is carried from round to round; none where there is any of it.
pub fn read_plain(file: Node) -> Option<Instrument> {
    wire::check_format(&file, FORMAT).ok()?;
    let (instrument, plain): (_, Plain) = check::check(file.read().ok()?, &NoRules);
    (!plain.is_beyond).then_some(instrument)
}

fn findings(flaws: Vec<Flaw>) -> Vec<Finding> {
    flaws.into_iter().map(Finding::from).collect()
}

//! What can be asked and how it is scored: the model, its file form, and the checks between them.

mod check;
mod file;
mod missing;
mod model;
mod problem;
mod text;

pub use file::{FORMAT, InstrumentV1};
pub use missing::Missing;
pub use model::{
    Bands, Choice, ChoiceList, Consent, Factor, FactorItem, FactorKind, Family, Instrument, Item,
    Kind, Role, Scale, Scoring, Section, SectionKind,
};
pub use problem::{Finding, Problem};
pub use text::Text;

use crate::wire::{self, Flaw, Node};

/// Reads and checks the text of an instrument file.
///
/// # Errors
/// Everything that is wrong with it, each with its place.
pub fn read(text: &str) -> Result<Instrument, Vec<Finding>> {
    read_node(wire::parse(text).map_err(|flaw| vec![flaw.into()])?)
}

/// Reads and checks an instrument file.
///
/// # Errors
/// As [`read`].
pub fn read_node(file: Node) -> Result<Instrument, Vec<Finding>> {
    if let Err(problem) = wire::check_format(&file, FORMAT) {
        return Err(vec![Finding::new("format", Problem::Format(problem))]);
    }
    let file: InstrumentV1 = file.read().map_err(findings)?;
    file.try_into()
}

fn findings(flaws: Vec<Flaw>) -> Vec<Finding> {
    flaws.into_iter().map(Finding::from).collect()
}

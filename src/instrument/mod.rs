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

use crate::wire;

/// Reads and checks the text of an instrument file.
///
/// # Errors
/// Everything that is wrong with it, each with its place.
pub fn read(text: &str) -> Result<Instrument, Vec<Finding>> {
    read_as(text, |text| wire::read(text))
}

/// Reads and checks the text of an instrument that comes with the program, or that it kept itself.
///
/// # Errors
/// Everything that is wrong with it; a flaw of its shape has no place.
pub fn read_own(text: &str) -> Result<Instrument, Vec<Finding>> {
    read_as(text, |text| wire::read_own(text))
}

fn read_as(
    text: &str,
    read: fn(&str) -> Result<InstrumentV1, wire::Flaw>,
) -> Result<Instrument, Vec<Finding>> {
    match wire::check_format(text, FORMAT) {
        Err(flaw) => return Err(vec![flaw.into()]),
        Ok(Err(problem)) => return Err(vec![Finding::new("format", Problem::Format(problem))]),
        Ok(Ok(())) => {}
    }
    read(text).map_err(|flaw| vec![flaw.into()])?.try_into()
}

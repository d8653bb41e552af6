//! An instrument together with its text and digest, as files and drafts carry it.

use std::rc::Rc;

use serde_json::value::RawValue;

use super::{Finding, digest_of_json};
use crate::instrument::{self, Instrument};
use crate::response::InstrumentRef;
use crate::wire::Flaw;

/// A checked instrument with the very text that it was read from.
#[derive(Debug, Clone)]
pub struct InstrumentSource {
    /// What is asked and how it is scored.
    pub instrument: Rc<Instrument>,
    /// The JSON text.
    pub text: Rc<str>,
    /// SHA-256 of the canonical JSON.
    pub digest: Rc<str>,
}

impl InstrumentSource {
    /// Reads and checks the text of an instrument file.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn read(text: &str) -> Result<Self, Vec<instrument::Finding>> {
        Self::of(instrument::read(text)?, text)
    }

    /// Reads the text of an instrument that comes with the program, or that it kept itself.
    ///
    /// # Errors
    /// Everything that is wrong with it; a flaw of its shape has no place.
    pub fn read_own(text: &str) -> Result<Self, Vec<instrument::Finding>> {
        Self::of(instrument::read_own(text)?, text)
    }

    fn of(instrument: Instrument, text: &str) -> Result<Self, Vec<instrument::Finding>> {
        let digest = digest_of_json(text).map_err(|flaw| vec![flaw.into()])?;
        Ok(Self { instrument: Rc::new(instrument), text: text.into(), digest: digest.into() })
    }

    /// Reads the instrument that stands inside another file.
    pub(super) fn read_within(text: &RawValue) -> Result<Self, Vec<Finding>> {
        let in_file = |findings: Vec<instrument::Finding>| {
            findings.into_iter().map(Finding::from).collect::<Vec<_>>()
        };
        Self::read(text.get()).map_err(in_file)
    }

    /// The name by which responses refer to it.
    pub fn reference(&self) -> InstrumentRef {
        InstrumentRef {
            id: self.instrument.id.clone(),
            version: self.instrument.version.clone(),
            digest: self.digest.to_string(),
        }
    }

    /// The text as it stands in a file that embeds it.
    pub(super) fn raw(&self) -> Result<Box<RawValue>, Flaw> {
        crate::wire::read_own(&self.text)
    }
}

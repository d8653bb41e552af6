//! An instrument together with its text and digest, as files and drafts carry it.

use std::rc::Rc;

use super::digest::digest_of_bytes;
use crate::expression::Engine;
use crate::instrument::{self, Instrument};
use crate::response::InstrumentRef;
use crate::wire::{self, Node};

/// A checked instrument with the file that it was read from.
#[derive(Debug, Clone)]
pub struct InstrumentSource {
    /// What is asked and how it is scored.
    pub instrument: Rc<Instrument>,
    /// The file.
    pub file: Rc<Node>,
    /// SHA-256 of the canonical JSON.
    pub digest: Rc<str>,
}

impl InstrumentSource {
    /// Reads and checks the text of an instrument file; `engine` reads the expressions in it.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn read(text: &str, engine: &'static dyn Engine) -> Result<Self, Vec<instrument::Finding>> {
        Self::of(wire::parse(text).map_err(|flaw| vec![flaw.into()])?, engine)
    }

    /// Reads and checks an instrument file.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn of(file: Node, engine: &'static dyn Engine) -> Result<Self, Vec<instrument::Finding>> {
        Ok(Self::with(instrument::read_node(file.clone(), engine)?, file))
    }

    /// Reads and checks an instrument file as [`instrument::read_plain`] does.
    pub fn plain(file: Node) -> Option<Self> {
        Some(Self::with(instrument::read_plain(file.clone())?, file))
    }

    fn with(instrument: Instrument, file: Node) -> Self {
        let digest = digest_of_bytes(file.canonical().as_bytes());
        Self { instrument: Rc::new(instrument), file: Rc::new(file), digest: digest.into() }
    }

    /// The name by which responses refer to it.
    pub fn reference(&self) -> InstrumentRef {
        InstrumentRef {
            id: self.instrument.id.clone(),
            version: self.instrument.version.clone(),
            digest: self.digest.to_string(),
        }
    }

    /// The canonical JSON of the file.
    pub fn text(&self) -> String {
        self.file.canonical()
    }
}

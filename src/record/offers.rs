//! The questionnaires that come with the program, each with a study to begin from.

use super::StudyFileV1;
use crate::wire::{Named, Node, from_object};

/// The list of them, `studies/offered.json`; the first is what a new study begins from.
#[derive(Debug, Clone, PartialEq)]
pub struct Offers {
    /// In the order in which they are shown.
    pub offers: Vec<Offer>,
}

from_object!(Offers { field offers });

/// One questionnaire.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// What it is called, by language.
    pub title: Named<String>,
    /// A study with it, of which the person completes what depends on the place.
    pub study: StudyFileV1,
}

from_object!(Offer { field title, field study });

impl Offers {
    /// Reads the list; empty where it is none.
    pub fn read(file: Node) -> Vec<Offer> {
        file.read().map_or_else(|_| Vec::new(), |offers: Self| offers.offers)
    }
}

//! `berdaya.study/1`: what a coordinator settles before tablets go out.

use serde::{Deserialize, Serialize};

use crate::wire::{self, Node, from_object};

/// The name and version of the format.
pub(super) const FORMAT: &str = "berdaya.study/1";

/// A study: who asks, where, in which rounds, and until when the answers are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StudyFileV1 {
    /// Always `berdaya.study/1`.
    pub format: String,
    /// Short code that respondent codes begin with, e.g. `GRD`.
    pub code: String,
    /// What people call it.
    pub name: String,
    /// The id of the instrument that is asked.
    pub instrument: String,
    /// The body that answers for the data; read out in the consent text.
    pub organiser: String,
    /// Whom respondents can ask or withdraw with; read out in the consent text.
    pub contact: String,
    /// The day by which answers are deleted, `YYYY-MM-DD`; read out in the consent text.
    pub delete_by: String,
    /// Where interviews are held.
    pub sites: Vec<String>,
    /// The rounds of the study.
    pub rounds: Vec<String>,
}

from_object!(StudyFileV1 {
    field format,
    field code,
    field name,
    field instrument,
    field organiser,
    field contact,
    field delete_by,
    field sites,
    field rounds,
});

impl StudyFileV1 {
    /// A study of which nothing is settled.
    pub fn empty() -> Self {
        Self {
            format: FORMAT.to_owned(),
            code: String::new(),
            name: String::new(),
            instrument: String::new(),
            organiser: String::new(),
            contact: String::new(),
            delete_by: String::new(),
            sites: Vec::new(),
            rounds: Vec::new(),
        }
    }

    /// Reads a study file; nothing where it is none.
    pub fn read(file: Node) -> Option<Self> {
        wire::check_format(&file, FORMAT).ok()?;
        file.read().ok()
    }

    /// The consent text `wording` with the study's facts in place of `${organiser}`, `${contact}`,
    /// `${delete_by}` (the day in words), `${enumerator}` and `${code}`.
    pub fn fill_consent(
        &self,
        wording: &str,
        enumerator: &str,
        code: &str,
        delete_by: &str,
    ) -> String {
        wording
            .replace("${organiser}", &self.organiser)
            .replace("${contact}", &self.contact)
            .replace("${delete_by}", delete_by)
            .replace("${enumerator}", enumerator)
            .replace("${code}", code)
    }

    /// Whether nothing that the consent text reads out is lacking.
    pub fn is_complete(&self) -> bool {
        let filled = |text: &String| !text.trim().is_empty();
        [&self.code, &self.name, &self.organiser, &self.contact, &self.delete_by]
            .into_iter()
            .all(filled)
            && !self.sites.is_empty()
            && !self.rounds.is_empty()
    }
}

//! `berdaya.study/1`: what a coordinator settles before tablets go out.

use serde::{Deserialize, Serialize};

use super::site_v1::{SiteV1, StudyPlace, all_places};
use crate::evaluation::MIN_CELL;
use crate::wire::{self, Node, from_object, from_word};

/// The name and version of the format.
pub const FORMAT: &str = "berdaya.study/1";

/// A study: what is asked, by whom, where, of how many, in which rounds, and until when the answers are kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StudyFileV1 {
    /// Always `berdaya.study/1`.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("const" = FORMAT)))]
    pub format: String,
    /// Short code that respondent codes begin with, e.g. `GRD`.
    pub code: String,
    /// What people call it.
    pub name: String,
    /// The id of the instrument that is asked.
    pub instrument: String,
    /// SHA-256 of the instrument's canonical JSON; without it, the instrument is the one that comes with the app.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instrument_digest: Option<String>,
    /// The instrument, whole, where it does not come with the app (`berdaya.instrument/1`); a tablet keeps it apart
    /// from the study.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(with = "Option<std::collections::BTreeMap<String, serde_json::Value>>")
    )]
    pub instrument_file: Option<Node>,
    /// The body that answers for the data; read out in the consent text.
    pub organiser: String,
    /// Whom respondents can ask or withdraw with; read out in the consent text.
    pub contact: String,
    /// The day by which answers are deleted, `YYYY-MM-DD`; read out in the consent text.
    pub delete_by: String,
    /// Where interviews are held.
    pub sites: Vec<SiteV1>,
    /// The rounds of the study.
    pub rounds: Vec<String>,
    /// The codes of the enumerators; without any, each writes an own one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub enumerators: Vec<String>,
    /// How many interviews are wanted in each round.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<TargetV1>,
    /// How careful the study is with small numbers of people.
    #[serde(default, skip_serializing_if = "PrivacyV1::is_standard")]
    pub privacy: PrivacyV1,
}

from_object!(StudyFileV1 {
    field format,
    field code,
    field name,
    field instrument,
    optional instrument_digest,
    optional instrument_file,
    field organiser,
    field contact,
    field delete_by,
    field sites,
    field rounds,
    field_or enumerators = Vec::new(),
    field_or targets = Vec::new(),
    field_or privacy = PrivacyV1::Standard,
});

/// How many people of a role are to be interviewed at a site, in each round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TargetV1 {
    /// The site as responses carry it: `RW 07 > RT 01`.
    pub site: String,
    /// The role's code.
    pub role: String,
    /// How many.
    pub count: u32,
}

from_object!(TargetV1 { field site, field role, field count });

/// How careful a study is with small numbers of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PrivacyV1 {
    /// The respondent sees the result; groups of fewer than five are not told apart.
    #[default]
    Standard,
    /// No result of one interview is shown on the tablet; groups of fewer than ten are not told apart.
    Strict,
}

from_word!(PrivacyV1 { "standard" Standard, "strict" Strict });

impl PrivacyV1 {
    /// The smallest number of interviews that is shown of a group of people.
    pub fn min_cell(self) -> usize {
        match self {
            Self::Standard => MIN_CELL,
            Self::Strict => 10,
        }
    }

    /// Whether it is what a file without a word on it means.
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands the field over by reference")]
    pub(crate) fn is_standard(&self) -> bool {
        *self == Self::Standard
    }
}

impl StudyFileV1 {
    /// A study of which nothing is settled.
    pub fn empty() -> Self {
        Self {
            format: FORMAT.to_owned(),
            code: String::new(),
            name: String::new(),
            instrument: String::new(),
            instrument_digest: None,
            instrument_file: None,
            organiser: String::new(),
            contact: String::new(),
            delete_by: String::new(),
            sites: Vec::new(),
            rounds: Vec::new(),
            enumerators: Vec::new(),
            targets: Vec::new(),
            privacy: PrivacyV1::Standard,
        }
    }

    /// Reads a study that has been checked before; nothing where it is none.
    pub fn read(file: Node) -> Option<Self> {
        wire::check_format(&file, FORMAT).ok()?;
        file.read().ok()
    }

    /// Reads a list of studies that have been checked before; what is none is left out.
    pub fn read_list(file: Node) -> Vec<Self> {
        let Node::List(files) = file else { return Vec::new() };
        files.into_iter().filter_map(Self::read).collect()
    }

    /// The places where interviews are held, in their order, each before those that lie in it.
    pub fn places(&self) -> Vec<StudyPlace> {
        all_places(&self.sites)
    }

    /// The smallest number of interviews that is shown of a group of people.
    pub fn min_cell(&self) -> usize {
        self.privacy.min_cell()
    }

    /// Whether the tablet shows what a single interview comes to.
    pub fn shows_single_results(&self) -> bool {
        self.privacy == PrivacyV1::Standard
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

//! One interview as files and the tablet's database carry it.

use serde::{Deserialize, Serialize};

use super::audit_v1::SittingV1;
use super::response_check::check_response;
use super::{Finding, Problem, ScoresV1, digest_of};
use crate::instrument::{Instrument, Item, Kind, SectionKind};
use crate::response::{Answer, Response};
use crate::scoring::{Scores, score};
use crate::wire::{FromNode, Named, Node, Reader, from_object, from_word};

/// One interview.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ResponseV1 {
    /// UUID version 7; the same in all revisions of an interview.
    pub id: String,
    /// 1 for the first.
    pub revision: u32,
    /// Digest of the revision that this one replaces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<String>,
    /// Which instrument was asked.
    pub instrument: InstrumentRefV1,
    /// The code of the study.
    pub study: String,
    /// The respondent's code; no name.
    pub code: String,
    /// Always `individual` in this version.
    pub mode: ModeV1,
    /// The role that decides what is asked.
    pub role: String,
    /// Where.
    pub site: String,
    /// Which round of the study.
    pub round: String,
    /// The enumerator's code.
    pub enumerator: String,
    /// The language of the interview.
    pub language: String,
    /// What the respondent said to the consent text; absent before it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<ConsentV1>,
    /// When the interview began, RFC 3339 with the local offset.
    pub started_at: String,
    /// When it was locked; absent in a draft.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finalised_at: Option<String>,
    /// Answers to closed questions; a blank or unasked item is absent.
    #[serde(default)]
    pub answers: Named<AnswerV1>,
    /// Answers to open probes.
    #[serde(default)]
    pub open_texts: Named<String>,
    /// Grades of documents.
    #[serde(default)]
    pub evidence: Named<AnswerV1>,
    /// When each question was answered, sitting by sitting; times and kinds, never what was said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub audit: Vec<SittingV1>,
    /// The scores, once finalised with consent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scores: Option<ScoresV1>,
    /// SHA-256 of the canonical JSON of this object without this field, once finalised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
}

from_object!(ResponseV1 {
    field id,
    field revision,
    optional previous,
    field instrument,
    field study,
    field code,
    field mode,
    field role,
    field site,
    field round,
    field enumerator,
    field language,
    optional consent,
    field started_at,
    optional finalised_at,
    field_or answers = Named::default(),
    field_or open_texts = Named::default(),
    field_or evidence = Named::default(),
    field_or audit = Vec::new(),
    optional scores,
    optional digest,
});

/// The very instrument that an interview was held with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct InstrumentRefV1 {
    /// Its stable name.
    pub id: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of its canonical JSON.
    pub digest: String,
}

from_object!(InstrumentRefV1 {
    field id,
    field version,
    field digest,
});

/// How an interview was held.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ModeV1 {
    /// With one person.
    Individual,
}

from_word!(ModeV1 { "individual" Individual });

/// What the respondent said to the consent text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ConsentV1 {
    /// Whether the respondent is 18 or older and willing.
    pub given: bool,
    /// How it was said.
    pub form: ConsentFormV1,
    /// When, RFC 3339 with the local offset.
    pub at: String,
    /// Which wording was read aloud.
    pub text_version: String,
    /// In which language.
    pub language: String,
}

from_object!(ConsentV1 {
    field given,
    field form,
    field at,
    field text_version,
    field language,
});

/// How consent was said.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ConsentFormV1 {
    /// Spoken, recorded by the enumerator.
    Oral,
}

from_word!(ConsentFormV1 { "oral" Oral });

/// `{"value": 4}` or `{"missing": "TT"}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AnswerV1 {
    /// A number on an ordinal list, else a choice's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<ValueV1>,
    /// TT, TB or TM.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<String>,
}

from_object!(AnswerV1 {
    optional value,
    optional missing,
});

/// A number or a name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum ValueV1 {
    /// A point of an ordinal list.
    Number(i32),
    /// The name of a choice.
    Name(String),
}

impl FromNode for ValueV1 {
    fn from_node(node: Node, reader: &mut Reader) -> Self {
        match node {
            Node::Text(name) => Self::Name(name),
            node => Self::Number(i32::from_node(node, reader)),
        }
    }
}

impl ResponseV1 {
    /// The file form of `response`; scores and digest are there once it is finalised.
    pub fn new(instrument: &Instrument, response: &Response) -> Self {
        let mut wire = Self {
            id: response.id.to_string(),
            revision: response.revision,
            previous: response.previous.clone(),
            instrument: InstrumentRefV1 {
                id: response.instrument.id.clone(),
                version: response.instrument.version.clone(),
                digest: response.instrument.digest.clone(),
            },
            study: response.setting.study.clone(),
            code: response.setting.code.clone(),
            mode: ModeV1::Individual,
            role: response.setting.role.clone(),
            site: response.setting.site.clone(),
            round: response.setting.round.clone(),
            enumerator: response.setting.enumerator.clone(),
            language: response.setting.language.clone(),
            consent: response.consent.as_ref().map(|consent| ConsentV1 {
                given: consent.given,
                form: ConsentFormV1::Oral,
                at: consent.at.to_string(),
                text_version: consent.text_version.clone(),
                language: consent.language.clone(),
            }),
            started_at: response.started_at.to_string(),
            finalised_at: response.finalised_at.map(|moment| moment.to_string()),
            answers: Named::default(),
            open_texts: Named::default(),
            evidence: Named::default(),
            audit: response.audit.iter().map(SittingV1::from).collect(),
            scores: None,
            digest: None,
        };
        for section in &instrument.sections {
            for item in &section.items {
                let Some(answer) = response.answers.get(&item.id) else { continue };
                let id = item.id.clone();
                match (section.kind, answer) {
                    (SectionKind::Probes, Answer::Text(text)) => {
                        wire.open_texts.insert(id, text.clone());
                    }
                    (SectionKind::Evidence, _) => {
                        wire.evidence.insert(id, AnswerV1::new(item, answer));
                    }
                    (SectionKind::Questions | SectionKind::Probes, _) => {
                        wire.answers.insert(id, AnswerV1::new(item, answer));
                    }
                }
            }
        }
        if response.is_finalised() {
            if !response.is_refusal() {
                wire.scores = Some(ScoresV1::from(&score(instrument, response)));
            }
            wire.digest = Some(wire.content_digest());
        }
        wire
    }

    /// The digest of everything but the digest.
    pub fn content_digest(&self) -> String {
        digest_of(&Self { digest: None, ..self.clone() })
    }

    /// The checked response, with the place of each thing that is wrong seen from `place`.
    ///
    /// # Errors
    /// Everything that keeps it from being a response to `instrument`.
    pub fn check(&self, instrument: &Instrument, place: &str) -> Result<Response, Vec<Finding>> {
        check_response(self, instrument, place)
    }

    /// The scores that its answers give, with each figure in which the stored ones differ.
    pub fn rescore(&self, instrument: &Instrument, response: &Response) -> (Scores, Vec<Problem>) {
        let scores = score(instrument, response);
        let differences = match &self.scores {
            Some(stored) => stored.differences(&ScoresV1::from(&scores)),
            None => Vec::new(),
        };
        (scores, differences)
    }
}

impl AnswerV1 {
    fn new(item: &Item, answer: &Answer) -> Self {
        let value = match (answer, &item.kind) {
            (Answer::Missing(code), _) => {
                return Self { value: None, missing: Some(code.code().to_owned()) };
            }
            (Answer::Choice(name), Kind::SelectOne(list)) => {
                list.value(name).map_or_else(|| ValueV1::Name(name.clone()), ValueV1::Number)
            }
            (Answer::Choice(text) | Answer::Text(text), _) => ValueV1::Name(text.clone()),
        };
        Self { value: Some(value), missing: None }
    }
}

//! One interview or group discussion as files and the tablet's database carry it.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::audit_v1::SittingV1;
use super::digest::node_of_wire;
use super::group_v1::read_group;
use super::response_check::check_response;
use super::{Finding, Problem, ScoresV1, digest_of_bytes};
use crate::expression::{number_from_text, text_from_number};
use crate::instrument::{Instrument, Item, Kind, Missing, PHOTO, SectionKind};
use crate::response::{Answer, Answers, Misfit, Mode, Response, check_answer};
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
    /// With one person, or with a meeting.
    pub mode: ModeV1,
    /// The role that decides what is asked; empty for a group.
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
    /// Answers to closed questions, those beside open probes included; a blank or unasked item is absent.
    #[serde(default)]
    pub answers: Named<AnswerV1>,
    /// Answers to open probes.
    #[serde(default)]
    pub open_texts: Named<String>,
    /// What a meeting said: there where the mode is `group`, and nowhere else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<super::GroupV1>"))]
    pub group: Option<Node>,
    /// Grades of documents.
    #[serde(default)]
    pub evidence: Named<AnswerV1>,
    /// Once finalised: questions that the role would be asked and that were skipped, since they were not
    /// relevant; none within repeats.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skipped: Vec<String>,
    /// When each question was answered, sitting by sitting; times and kinds, never what was said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub audit: Vec<SittingV1>,
    /// The scores, once finalised with consent; none of a group.
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
    optional group,
    field_or evidence = Named::default(),
    field_or skipped = Vec::new(),
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
    /// With a meeting, which names forces.
    Group,
}

from_word!(ModeV1 {
    "individual" Individual,
    "group" Group,
});

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

/// `{"value": 4}`, `{"missing": "TT"}`, or of a repeat `{"instances": [{"age": {"value": 41}}]}`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AnswerV1 {
    /// A number, a choice's name, several names, or a text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<ValueV1>,
    /// Whether the enumerator has confirmed a value that looked unlikely.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub confirmed: bool,
    /// TT, TB or TM.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<String>,
    /// The answers of each instance of a repeat, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instances: Vec<Named<AnswerV1>>,
}

from_object!(AnswerV1 {
    optional value,
    field_or confirmed = false,
    optional missing,
    field_or instances = Vec::new(),
});

/// A number, a text, or names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum ValueV1 {
    /// A point of an ordinal list or of a range, an integer or a decimal.
    Number(f64),
    /// The name of a choice on a nominal list, a text, `2026-03-01`, `09:30`, `OK`; of a photo or a recording the
    /// name of its file, `0123456789abcdef.jpg`; of a position `latitude longitude altitude accuracy`. In a draft
    /// also what was written for a number, a date or a time and is none: `12a`.
    Text(String),
    /// The names of several choices, those of a `rank` in their order.
    Names(Vec<String>),
}

impl FromNode for ValueV1 {
    fn from_node(node: Node, reader: &mut Reader) -> Self {
        match node {
            Node::Text(_) => Self::Text(String::from_node(node, reader)),
            Node::List(_) => Self::Names(Vec::from_node(node, reader)),
            node => Self::Number(f64::from_node(node, reader)),
        }
    }
}

impl ResponseV1 {
    /// The file form of `response`; scores and digest are there once it is finalised.
    pub fn new(instrument: &Instrument, response: &Response) -> Self {
        let group = match &response.mode {
            Mode::Individual => None,
            Mode::Group(discussion) => Some(discussion.form()),
        };
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
            mode: if group.is_some() { ModeV1::Group } else { ModeV1::Individual },
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
            group,
            evidence: Named::default(),
            skipped: response.skipped.clone(),
            audit: response.audit.iter().map(SittingV1::from).collect(),
            scores: None,
            digest: None,
        };
        for section in &instrument.sections {
            let of_page =
                answers_of(instrument, instrument.inside(section.item), &response.answers);
            match section.kind {
                SectionKind::Questions => of_page.into_iter().for_each(|(id, answer)| {
                    wire.answers.insert(id, answer);
                }),
                SectionKind::Evidence => wire.evidence = of_page,
                SectionKind::Probes => of_page.into_iter().for_each(|(id, answer)| {
                    let is_text = instrument.item(&id).is_some_and(Item::is_text);
                    match answer.value {
                        Some(ValueV1::Text(text)) if is_text => {
                            wire.open_texts.insert(id, text);
                        }
                        value => {
                            wire.answers.insert(id, AnswerV1 { value, ..answer });
                        }
                    }
                }),
            }
        }
        if response.is_finalised() {
            if !response.is_refusal() && response.mode == Mode::Individual {
                wire.scores = Some(ScoresV1::from(&score(instrument, response)));
            }
            wire.digest = Some(wire.content_digest());
        }
        wire
    }

    /// Whether there is a photo of any document.
    pub fn has_photo(&self) -> bool {
        self.evidence.keys().any(|id| id.ends_with(PHOTO))
    }

    /// The digest of everything but the digest.
    pub fn content_digest(&self) -> String {
        let mut node = node_of_wire(self);
        if let Node::Object(fields) = &mut node {
            fields.retain(|(name, _)| name != "digest");
        }
        digest_of_bytes(node.canonical().as_bytes())
    }

    /// The checked response, with the place of each thing that is wrong seen from `place`.
    ///
    /// # Errors
    /// Everything that keeps it from being a response to `instrument`.
    pub fn check(&self, instrument: &Instrument, place: &str) -> Result<Response, Vec<Finding>> {
        check_response(self, instrument, place, Some(read_group))
    }

    /// As [`Self::check`], in a program that holds interviews alone: a group discussion is beyond it.
    ///
    /// # Errors
    /// As [`Self::check`], and that it is a group discussion.
    pub fn check_interview(
        &self,
        instrument: &Instrument,
        place: &str,
    ) -> Result<Response, Vec<Finding>> {
        check_response(self, instrument, place, None)
    }

    /// Whether it was held with a meeting.
    pub fn is_of_group(&self) -> bool {
        self.mode == ModeV1::Group
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

/// The answers to the items of `range`, which stand in one page or one instance of a repeat.
fn answers_of(instrument: &Instrument, range: Range<usize>, answers: &Answers) -> Named<AnswerV1> {
    let mut named = Named::default();
    let around = instrument.items[range.start].place.repeat;
    for index in range {
        let item = &instrument.items[index];
        if item.place.repeat != around {
            continue;
        }
        let answer = match &item.kind {
            Kind::Repeat(_) => {
                let instances = answers.instances(&item.id).iter();
                let instances: Vec<_> = instances
                    .map(|answers| answers_of(instrument, instrument.inside(index), answers))
                    .collect();
                (!instances.is_empty()).then(|| AnswerV1 { instances, ..AnswerV1::default() })
            }
            _ => answers.get(&item.id).map(|answer| AnswerV1::new(item, answer)),
        };
        if let Some(answer) = answer {
            named.insert(item.id.clone(), answer);
        }
    }
    named
}

impl AnswerV1 {
    /// The file form of an answer to `item`.
    pub fn new(item: &Item, answer: &Answer) -> Self {
        let value = match answer {
            Answer::Missing(code) => {
                return Self { missing: Some(code.code().to_owned()), ..Self::default() };
            }
            Answer::Value(value) | Answer::Confirmed(value) | Answer::Unread(value) => value,
        };
        let value = match &item.kind {
            _ if matches!(answer, Answer::Unread(_)) => ValueV1::Text(value.clone()),
            Kind::SelectOne(list) if list.is_ordinal() => ValueV1::Number(number_from_text(value)),
            Kind::Integer | Kind::Decimal | Kind::Range(_) => {
                ValueV1::Number(number_from_text(value))
            }
            Kind::SelectMultiple(..) | Kind::Rank(_) => {
                ValueV1::Names(value.split(' ').map(str::to_owned).collect())
            }
            _ => ValueV1::Text(value.clone()),
        };
        let confirmed = matches!(answer, Answer::Confirmed(_));
        Self { value: Some(value), confirmed, ..Self::default() }
    }

    /// The answer to `item` that this stands for; none where it is of another kind.
    pub fn answer(&self, item: &Item) -> Option<Answer> {
        if !self.instances.is_empty() {
            return None;
        }
        let value = match (&self.value, &self.missing) {
            (None, Some(code)) if !self.confirmed => {
                return Missing::from_code(code).map(Answer::Missing);
            }
            (Some(value), None) => value,
            _ => return None,
        };
        let has_number = match &item.kind {
            Kind::SelectOne(list) => list.is_ordinal(),
            kind => matches!(kind, Kind::Integer | Kind::Decimal | Kind::Range(_)),
        };
        let has_names = matches!(item.kind, Kind::SelectMultiple(..) | Kind::Rank(_));
        let value = match value {
            ValueV1::Number(number) if has_number => text_from_number(*number),
            ValueV1::Names(names) if has_names => names.join(" "),
            ValueV1::Text(text) if !has_names => {
                let is_none = || check_answer(item, &Answer::Value(text.clone()));
                if has_number || is_none() == Err(Misfit::WrongKind) {
                    return (!self.confirmed).then(|| Answer::Unread(text.clone()));
                }
                text.clone()
            }
            _ => return None,
        };
        Some(if self.confirmed { Answer::Confirmed(value) } else { Answer::Value(value) })
    }
}

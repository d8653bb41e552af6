//! What lists show of an interview, kept beside it so that no list opens every record.

use serde::Serialize;

use crate::instrument::Instrument;
use crate::response::{Response, Timestamp, progress};
use crate::wire::{from_object, from_word};

/// One line on an interview.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Summary {
    /// Names the revision: `<id>.<revision>`.
    pub key: String,
    /// The respondent's code.
    pub code: String,
    /// The role's code.
    pub role: String,
    /// Where.
    pub site: String,
    /// Which round.
    pub round: String,
    /// Digest of the instrument that it is held with.
    pub instrument: String,
    /// When it began.
    pub started_at: String,
    /// When it was last kept.
    pub kept_at: String,
    /// How far it is.
    pub state: State,
    /// Required items answered.
    pub answered: usize,
    /// Required items asked.
    pub required: usize,
    /// When it was last exported from this device, or that it came from an export.
    pub exported_at: Option<String>,
    /// Its digest, once finalised.
    pub digest: Option<String>,
}

from_object!(Summary {
    field key,
    field code,
    field role,
    field site,
    field round,
    field instrument,
    field started_at,
    field kept_at,
    field state,
    field answered,
    field required,
    optional exported_at,
    optional digest,
});

/// How far an interview is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Begun; consent not asked.
    Begun,
    /// Consent given; questions open.
    Draft,
    /// Locked with answers.
    Finalised,
    /// Locked without answers, since the respondent declined.
    Refused,
}

from_word!(State {
    "begun" Begun,
    "draft" Draft,
    "finalised" Finalised,
    "refused" Refused,
});

impl State {
    /// Whether it is locked.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Finalised | Self::Refused)
    }
}

impl Summary {
    /// The interview's id and which revision of it this is.
    pub fn revision(&self) -> (&str, u32) {
        let (id, revision) = self.key.rsplit_once('.').unwrap_or((&self.key, "1"));
        (id, revision.parse().unwrap_or(1))
    }

    /// The key of the revision that comes after this one.
    pub fn next_key(&self) -> String {
        let (id, revision) = self.revision();
        format!("{id}.{}", revision.saturating_add(1))
    }

    /// Whether `summaries` hold a locked revision of the same interview that counts instead of this one.
    pub fn is_replaced(&self, summaries: &[Self]) -> bool {
        let (id, revision) = self.revision();
        summaries.iter().any(|other| {
            let (other_id, other_revision) = other.revision();
            other_id == id && other_revision > revision && other.state.is_final()
        })
    }

    /// The line on `response` as kept at `kept_at`; `digest` is that of its file form.
    pub fn new(
        instrument: &Instrument,
        response: &Response,
        kept_at: Timestamp,
        digest: Option<String>,
    ) -> Self {
        let state = match (&response.consent, response.finalised_at) {
            (None, _) => State::Begun,
            (Some(consent), _) if !consent.given => State::Refused,
            (Some(_), None) => State::Draft,
            (Some(_), Some(_)) => State::Finalised,
        };
        let progress = progress(instrument, response);
        Self {
            key: format!("{}.{}", response.id, response.revision),
            code: response.setting.code.clone(),
            role: response.setting.role.clone(),
            site: response.setting.site.clone(),
            round: response.setting.round.clone(),
            instrument: response.instrument.digest.clone(),
            started_at: response.started_at.to_string(),
            kept_at: kept_at.to_string(),
            state,
            answered: progress.answered(),
            required: progress.required(),
            exported_at: None,
            digest,
        }
    }
}

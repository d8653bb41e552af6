//! What lists show of an interview, kept beside it so that no list opens every record.

use serde::Serialize;

use crate::response::{Session, Timestamp};
use crate::wire::{Named, from_object, from_word};

/// One line on an interview.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Summary {
    /// Names the revision: `<id>.<revision>`.
    pub key: String,
    /// The study's code; blank in lines from before a tablet could have several.
    pub study: String,
    /// The respondent's code.
    pub code: String,
    /// The role's code; empty for a group.
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
    /// How many took part, where it is a group discussion.
    pub participants: Option<u32>,
    /// When it was last exported from this device, or that it came from an export.
    pub exported_at: Option<String>,
    /// Its digest, once finalised.
    pub digest: Option<String>,
}

from_object!(Summary {
    field key,
    field_or study = String::new(),
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
    optional participants,
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
    /// Whether it is of the study with this code, which is in use: older lines do not say.
    pub fn is_of(&self, study: &str) -> bool {
        self.study.is_empty() || self.study == study
    }

    /// The interview's id and which revision of it this is.
    pub fn revision(&self) -> (&str, u32) {
        let (id, revision) = self.key.rsplit_once('.').unwrap_or((&self.key, "1"));
        (id, revision.parse().unwrap_or(1))
    }

    /// Whether it says that the respondent took the consent back after an interview.
    pub fn is_withdrawal(&self) -> bool {
        self.state == State::Refused && self.revision().1 > 1
    }

    /// The key of the revision that comes after this one.
    pub fn next_key(&self) -> String {
        let (id, revision) = self.revision();
        format!("{id}.{}", revision.saturating_add(1))
    }

    /// Whether a later locked revision counts instead of this one; `newest` is of [`newest_locked`].
    pub fn is_replaced(&self, newest: &Named<u32>) -> bool {
        let (id, revision) = self.revision();
        newest.get(id).is_some_and(|newest| *newest > revision)
    }

    /// The line on the interview of `session` as kept at `kept_at`; `digest` is that of its file form.
    pub fn new(session: &Session, kept_at: Timestamp, digest: Option<String>) -> Self {
        let response = session.response();
        let state = match (&response.consent, response.finalised_at) {
            (None, _) => State::Begun,
            (Some(consent), _) if !consent.given => State::Refused,
            (Some(_), None) => State::Draft,
            (Some(_), Some(_)) => State::Finalised,
        };
        let counts = session.progress().total();
        Self {
            key: response.key(),
            study: response.setting.study.clone(),
            code: response.setting.code.clone(),
            role: response.setting.role.clone(),
            site: response.setting.site.clone(),
            round: response.setting.round.clone(),
            instrument: response.instrument.digest.clone(),
            started_at: response.started_at.to_string(),
            kept_at: kept_at.to_string(),
            state,
            answered: counts.answered,
            required: counts.required,
            participants: response.group().map(|group| group.participants.all),
            exported_at: None,
            digest,
        }
    }
}

/// The newest locked revision of each interview, by the interview's id.
pub fn newest_locked(summaries: &[Summary]) -> Named<u32> {
    let mut newest: Named<u32> = Named::default();
    // From the oldest, so that ids come in their order.
    for summary in summaries.iter().rev().filter(|summary| summary.state.is_final()) {
        let (id, revision) = summary.revision();
        let kept = newest.get(id).copied().unwrap_or_default();
        newest.insert(id.to_owned(), revision.max(kept));
    }
    newest
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in super::super) fn line(key: &str, state: State) -> Summary {
        Summary {
            key: key.to_owned(),
            study: String::new(),
            code: String::new(),
            role: String::new(),
            site: String::new(),
            round: String::new(),
            instrument: String::new(),
            started_at: String::new(),
            kept_at: String::new(),
            state,
            answered: 0,
            required: 0,
            participants: None,
            exported_at: None,
            digest: None,
        }
    }

    #[test]
    fn a_locked_revision_replaces_all_earlier_ones_and_a_draft_none() {
        let lines = [
            line("b.2", State::Draft),
            line("b.1", State::Finalised),
            line("a.9", State::Finalised),
            line("a.10", State::Refused),
            line("a.1", State::Finalised),
        ];
        let newest = newest_locked(&lines);
        let replaced: Vec<bool> = lines.iter().map(|line| line.is_replaced(&newest)).collect();
        assert_eq!(replaced, [false, false, true, false, true]);
        assert_eq!((lines[0].next_key().as_str(), lines[3].revision()), ("b.3", ("a", 10)));
    }
}

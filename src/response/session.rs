//! An interview in progress: the only way in which an answer changes.

use std::rc::Rc;

use super::audit::Recorder;
use super::{Answer, AnswerKind, Consent, Misfit, Now, Response, Timestamp, check_answer};
use crate::instrument::Instrument;
use crate::wire::Named;

/// An interview with the instrument that it began with.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    instrument: Rc<Instrument>,
    response: Response,
    recorder: Option<Recorder>,
}

/// Something that a person does to an interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Record what the respondent said to the consent text; a no ends the interview.
    Consent {
        /// Whether the respondent is 18 or older and willing.
        given: bool,
    },
    /// Answer an item, or leave it blank again.
    Answer {
        /// The item's name.
        item: String,
        /// The answer; none for a blank.
        answer: Option<Answer>,
    },
    /// Go on in another language of the instrument.
    Language(String),
    /// Lock the interview.
    Finalise,
    /// The respondent takes the consent back: the answers go, and the interview is locked.
    Withdraw,
}

/// What an edit changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Nothing: it was so already, and there is nothing to save.
    Nothing,
    /// The answer to the named item.
    Answer(String),
    /// Consent, language or state, not an answer.
    Head,
}

/// Why an edit is not made; the interview stays as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// A finalised interview never changes.
    Finalised,
    /// Nothing is asked before consent.
    NoConsent,
    /// Consent was recorded already.
    ConsentRecorded,
    /// The instrument has no such item, or does not ask this role.
    NotAsked,
    /// The instrument has no such language.
    UnknownLanguage,
    /// The item does not accept the answer.
    Misfit(Misfit),
}

impl Session {
    /// Goes on with `response`, whose answers `instrument` accepts.
    pub fn new(instrument: Rc<Instrument>, response: Response) -> Self {
        Self { instrument, response, recorder: None }
    }

    /// Begins a sitting: from here on the audit log tells when each question is answered.
    pub fn sit(&mut self, now: Now) {
        self.recorder = Some(Recorder::new(now));
    }

    /// What is asked.
    pub fn instrument(&self) -> &Rc<Instrument> {
        &self.instrument
    }

    /// What has been answered.
    pub fn response(&self) -> &Response {
        &self.response
    }

    /// Makes `edit` at the moment `now`, and says what changed.
    ///
    /// # Errors
    /// Why the edit cannot be made.
    pub fn apply(&mut self, edit: Edit, now: impl Into<Now>) -> Result<Change, Refusal> {
        self.apply_now(edit, now.into())
    }

    fn apply_now(&mut self, edit: Edit, now: Now) -> Result<Change, Refusal> {
        if self.response.is_finalised() {
            return Err(Refusal::Finalised);
        }
        match edit {
            Edit::Consent { given } => self.record_consent(given, now.at),
            Edit::Answer { item, answer } => self.answer(item, answer, now.tick),
            Edit::Language(language) => self.switch_language(language),
            Edit::Finalise => self.finalise(now.at),
            Edit::Withdraw => self.withdraw(now.at),
        }
    }

    fn record_consent(&mut self, given: bool, now: Timestamp) -> Result<Change, Refusal> {
        if self.response.consent.is_some() {
            return Err(Refusal::ConsentRecorded);
        }
        self.response.consent = Some(Consent {
            given,
            at: now,
            text_version: self.instrument.consent.version.clone(),
            language: self.response.setting.language.clone(),
        });
        if !given {
            self.response.finalised_at = Some(now);
        }
        Ok(Change::Head)
    }

    fn answer(
        &mut self,
        name: String,
        answer: Option<Answer>,
        tick: u64,
    ) -> Result<Change, Refusal> {
        if self.response.consent.is_none() {
            return Err(Refusal::NoConsent);
        }
        let role = &self.response.setting.role;
        let item = self.instrument.item(&name).filter(|item| item.is_asked_of(role));
        let item = item.ok_or(Refusal::NotAsked)?;
        if let Some(answer) = &answer {
            check_answer(item, answer).map_err(Refusal::Misfit)?;
        }
        let before = self.response.answers.get(&name);
        if before == answer.as_ref() {
            return Ok(Change::Nothing);
        }
        let kinds = (AnswerKind::of(before), AnswerKind::of(answer.as_ref()));
        if let Some(recorder) = &mut self.recorder {
            recorder.note(&mut self.response.audit, &name, kinds, tick);
        }
        match answer {
            Some(answer) => self.response.answers.insert(name.clone(), answer),
            None => self.response.answers.remove(&name),
        };
        Ok(Change::Answer(name))
    }

    fn switch_language(&mut self, language: String) -> Result<Change, Refusal> {
        if !self.instrument.languages.contains(&language) {
            return Err(Refusal::UnknownLanguage);
        }
        if self.response.setting.language == language {
            return Ok(Change::Nothing);
        }
        self.response.setting.language = language;
        Ok(Change::Head)
    }

    fn finalise(&mut self, now: Timestamp) -> Result<Change, Refusal> {
        if self.response.consent.is_none() {
            return Err(Refusal::NoConsent);
        }
        self.response.finalised_at = Some(now);
        Ok(Change::Head)
    }

    fn withdraw(&mut self, now: Timestamp) -> Result<Change, Refusal> {
        let consent = self.response.consent.as_mut().ok_or(Refusal::NoConsent)?;
        consent.given = false;
        consent.at = now;
        self.response.answers = Named::default();
        self.response.audit = Vec::new();
        self.response.finalised_at = Some(now);
        Ok(Change::Head)
    }
}

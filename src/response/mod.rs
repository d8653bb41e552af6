//! One respondent's answers and what follows from them: what is asked, what is missing, what may change.

mod timestamp;
mod answer;
mod answers;
mod audit;
mod capture;
mod cell;
mod counts;
mod rows;
mod path;
mod seen;
mod settle;
mod edit;
mod group;
mod group_edit;
mod session;
mod instances;
mod newer;
mod carry;
mod progress;
mod site;

pub use answer::{ACKNOWLEDGED, Answer, MAX_INTEGER, MAX_TEXT, Misfit, check_answer, usual_number};
pub use answers::Answers;
pub use audit::{AnswerKind, Event, Now, Sitting};
pub use capture::{AUDIO_ENDINGS, DIGEST_SIGNS, IMAGE_ENDING, geopoint};
pub use carry::{CarriedOver, carried_over, round_before};
pub use cell::{Cell, Fault};
pub use counts::Counts;
pub use edit::{Change, Edit, Refusal};
pub use group::{
    Discussion, Force, Group, GroupMisfit, Lacking, MAX_FORCES, MAX_LABEL, MAX_PARTICIPANTS,
    MAX_STRENGTH, MIN_PARTICIPANTS, Mode, Participants, Present, Side, SideTotal, check_consensus,
};
pub use group_edit::{Discuss, GroupEdit, is_part_of_group};
pub use newer::Moved;
pub use path::item_of_path;
pub use progress::{Open, Progress, SectionProgress};
pub use rows::Place;
pub(crate) use seen::mixed;
pub use session::Session;
pub use site::{WITHIN, address_of, is_within, places_of};
pub use timestamp::Timestamp;

use uuid::Uuid;

/// One interview or group discussion: who, where and when, with what was said so far.
///
/// | `consent` | `finalised_at` | the interview is |
/// |---|---|---|
/// | none | none | begun, nothing asked yet |
/// | given | none | a draft |
/// | given | some | finalised: nothing changes any more |
/// | not given | some | a refusal or a withdrawal: finalised without answers |
#[derive(Debug, Clone, PartialEq)]
pub struct Response {
    /// Unique name of the interview, UUID version 7; the same in all its revisions.
    pub id: Uuid,
    /// 1 for the first; an edit of a finalised interview is a new revision.
    pub revision: u32,
    /// Digest of the revision that this one replaces.
    pub previous: Option<String>,
    /// Which instrument was asked.
    pub instrument: InstrumentRef,
    /// Who, where and by whom.
    pub setting: Setting,
    /// With one person, or with a meeting and what it said.
    pub mode: Mode,
    /// What the respondent said to the consent text.
    pub consent: Option<Consent>,
    /// When the interview began.
    pub started_at: Timestamp,
    /// When it was locked.
    pub finalised_at: Option<Timestamp>,
    /// Answers by item name; a blank or unasked item is absent.
    pub answers: Answers,
    /// Once finalised: the questions outside repeats that the role would be asked and that were not relevant.
    pub skipped: Vec<String>,
    /// When each question was answered, sitting by sitting.
    pub audit: Vec<Sitting>,
}

/// The very instrument that a draft began with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InstrumentRef {
    /// Its stable name.
    pub id: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of its canonical JSON, in hexadecimal.
    pub digest: String,
}

/// What is settled before the first question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The code of the study.
    pub study: String,
    /// The respondent's code; no name.
    pub code: String,
    /// The role that decides what is asked; empty for a group, which has several and is asked no item.
    pub role: String,
    /// Where, e.g. `RT 01 / RW 07`.
    pub site: String,
    /// Which round of the study, e.g. `1`.
    pub round: String,
    /// The enumerator's code.
    pub enumerator: String,
    /// The language of the interview.
    pub language: String,
}

/// What the respondent said to the consent text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// Whether the respondent is 18 or older and willing.
    pub given: bool,
    /// When it was said.
    pub at: Timestamp,
    /// Which wording was read aloud.
    pub text_version: String,
    /// In which language it was read.
    pub language: String,
}

impl Response {
    /// A new interview that nothing has been asked in.
    pub fn begin(
        id: Uuid,
        instrument: InstrumentRef,
        setting: Setting,
        started_at: Timestamp,
    ) -> Self {
        Self {
            id,
            revision: 1,
            previous: None,
            instrument,
            setting,
            mode: Mode::Individual,
            consent: None,
            started_at,
            finalised_at: None,
            answers: Answers::default(),
            skipped: Vec::new(),
            audit: Vec::new(),
        }
    }

    /// A new group discussion, of which nothing has been said.
    pub fn begin_group(
        id: Uuid,
        instrument: InstrumentRef,
        setting: Setting,
        started_at: Timestamp,
        discussion: Discussion,
    ) -> Self {
        let setting = Setting { role: String::new(), ..setting };
        let mode = Mode::Group(discussion);
        Self { mode, ..Self::begin(id, instrument, setting, started_at) }
    }

    /// The next revision, in which a finalised interview is corrected; `digest` is that of this one.
    #[must_use]
    pub fn revised(&self, digest: String) -> Self {
        Self {
            revision: self.revision.saturating_add(1),
            previous: Some(digest),
            finalised_at: None,
            skipped: Vec::new(),
            audit: Vec::new(),
            ..self.clone()
        }
    }

    /// Names this revision: `<id>.<revision>`.
    pub fn key(&self) -> String {
        format!("{}.{}", self.id, self.revision)
    }

    /// What a meeting said, where it was held with one.
    pub fn group(&self) -> Option<&Group> {
        match &self.mode {
            Mode::Individual => None,
            Mode::Group(discussion) => Some(discussion.group()),
        }
    }

    /// Whether the respondent declined or withdrew.
    pub fn is_refusal(&self) -> bool {
        self.consent.as_ref().is_some_and(|consent| !consent.given)
    }

    /// Whether it is locked.
    pub fn is_finalised(&self) -> bool {
        self.finalised_at.is_some()
    }
}

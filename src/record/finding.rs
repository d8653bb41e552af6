//! What can be wrong with a file of responses, and where.

use serde::{Deserialize, Serialize};

use crate::instrument;
use crate::wire::{Flaw, FormatProblem, Shape};

/// One thing to know about a file of responses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// A path such as `responses[3].answers["I1.D1.1"]`; empty for the file as a whole.
    pub place: String,
    /// The respondent's code, where the finding is about one interview.
    pub code: Option<String>,
    /// What is wrong there.
    pub problem: Problem,
}

/// What is wrong in one place of a file of responses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Problem {
    /// Not JSON, or not of the shape of the format.
    Shape(Shape),
    /// Not responses of a version that is known here.
    Format(FormatProblem),
    /// The instrument in the file has a finding of its own.
    Instrument(instrument::Problem),
    /// The instrument in the file is not the one that the digest names.
    InstrumentAltered,
    /// The interview was held with another instrument than the file's.
    OtherInstrument,
    /// A moment that is none.
    BadMoment,
    /// An id that is no UUID.
    BadId,
    /// A word that the instrument does not have: role, language.
    Unknown(String),
    /// An answer to an item that the instrument does not have, or does not ask this role.
    NotAsked(String),
    /// A value that is not one of the item's choices.
    OutsideScale(String),
    /// A missing code that the item does not accept.
    MissingNotAllowed(String),
    /// Neither a value nor a missing code, or both, or a value of another type.
    BadAnswer,
    /// A text beyond the longest that is kept.
    TooLong,
    /// More instances of repeats than an interview can have.
    TooManyInstances(usize),
    /// Answers without consent.
    NoConsent,
    /// A group discussion that is none, or an interview that stands for one.
    Group(GroupProblem),
    /// An interview that is not finalised does not belong in an export.
    Draft,
    /// The interview differs from what was exported: its digest does not fit.
    Altered,
    /// A stored score differs from the one that the answers give; the latter is used.
    ScoreDiffers {
        /// Which figure, e.g. `S1` or `net`.
        figure: String,
        /// As it stands in the file.
        stored: Option<f64>,
        /// As the answers give it.
        computed: Option<f64>,
    },
    /// An archive that cannot be used.
    Archive(ArchiveProblem),
    /// A photo or recording that an answer names is not in the file; the answers are used all the same.
    AttachmentMissing(String),
    /// A photo or recording does not hold what its name says; it is not used, the answers are.
    AttachmentAltered(String),
}

/// What is wrong with a group discussion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum GroupProblem {
    /// Not what the mode says: an interview with a group's forces, or a group discussion without any, or with
    /// what only an interview has.
    Mode,
    /// More participants than can be counted.
    BadCount,
    /// A role that the instrument does not have, or the same one twice.
    BadRoles,
    /// A force without a name.
    NoLabel,
    /// A force of another strength than 1 to 5.
    OffScale,
    /// A force of one side, and a factor of the other.
    OtherSide(String),
    /// More forces than a discussion can have.
    TooManyForces(usize),
    /// A locked discussion without a force, with too few participants, or with more women than participants.
    Incomplete,
}

/// Why an archive cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ArchiveProblem {
    /// Cut short, or no ZIP that could come from here.
    Unreadable,
    /// Packed in a way that is not read here, or encrypted.
    Packed,
    /// What is packed in it unfolds into more than so many bytes.
    Unfolds(usize),
    /// Not exactly one file of interviews in it.
    NotOneFile,
}

impl Finding {
    /// A finding about the file or the place `place` in it.
    pub(crate) fn new(place: impl Into<String>, problem: Problem) -> Self {
        Self { place: place.into(), code: None, problem }
    }

    /// The same finding, with its place seen from `place` instead.
    #[must_use]
    pub(super) fn within(self, place: &str) -> Self {
        Self { place: format!("{place}.{}", self.place), ..self }
    }

    /// Whether what the finding is about cannot be used; otherwise it is used, and this is told.
    pub fn refuses(&self) -> bool {
        !matches!(self.problem, Problem::ScoreDiffers { .. }) && !self.is_about_attachment()
    }

    /// Whether it is about a photo or recording of an interview.
    pub fn is_about_attachment(&self) -> bool {
        matches!(self.problem, Problem::AttachmentMissing(_) | Problem::AttachmentAltered(_))
    }

    /// The same finding about the interview of the respondent `code`.
    #[must_use]
    pub(crate) fn about(mut self, code: &str) -> Self {
        self.code = Some(code.to_owned());
        self
    }
}

impl From<Flaw> for Finding {
    fn from(flaw: Flaw) -> Self {
        Self::new(flaw.place, Problem::Shape(flaw.shape))
    }
}

impl From<instrument::Finding> for Finding {
    fn from(finding: instrument::Finding) -> Self {
        let place = if finding.place.is_empty() {
            "instrument".to_owned()
        } else {
            format!("instrument.{}", finding.place)
        };
        Self::new(place, Problem::Instrument(finding.problem))
    }
}

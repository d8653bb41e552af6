//! The state of the app and the closed list of what can happen to it.

use std::rc::Rc;

use yew::Reducible;

use crate::i18n::Language;
use crate::platform::installation::Installed;
use crate::record::{InstrumentSource, ResponseV1, StudyFileV1};
use crate::store::{StoreError, Summary, Tally};

/// What every page can see.
#[derive(Debug, Clone)]
pub struct State {
    /// How many things have happened to it.
    happened: usize,
    /// The language of the interface.
    pub language: Language,
    /// Whether the device's data is there yet.
    pub phase: Phase,
    /// What the program is told once on this device.
    pub device: Device,
    /// The instrument that new interviews are held with; none where it cannot be had.
    pub instrument: Option<Instrument>,
    /// The interviews on this device, newest first.
    pub summaries: Rc<Vec<Summary>>,
    /// What the person is being told.
    pub notice: Option<Notice>,
    /// What was deleted and can be put back until the person closes the notice of it.
    pub deleted: Option<Deleted>,
    /// Whether everything is on the device that an interview needs.
    pub offline_ready: bool,
    /// Whether a newer version waits for the person's yes.
    pub update_waiting: bool,
    /// Whether the browser promised to keep the data; unknown until an interview is kept.
    pub persistent: Option<bool>,
}

/// How far the start has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Phase {
    /// The device's data is being read.
    Loading,
    /// Everything is there.
    Ready,
    /// The device's data cannot be read.
    Failed(Problem),
}

/// What the program is told once on this device.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Device {
    /// Random name of the device.
    pub name: String,
    /// The enumerator's code.
    pub enumerator: String,
    /// The day on which that code was given, `YYYY-MM-DD`.
    pub enumerator_day: String,
    /// The study that is asked.
    pub study: Option<StudyFileV1>,
    /// All studies on this device.
    pub studies: Vec<StudyFileV1>,
}

impl Device {
    /// Whether interviews can begin: nothing that the consent text reads out is lacking.
    pub fn is_set_up(&self) -> bool {
        self.study.as_ref().is_some_and(StudyFileV1::is_complete)
    }

    /// Whether the enumerator has told today who it is, and the study has such an enumerator.
    pub fn knows_enumerator(&self, today: &str) -> bool {
        let listed = self.study.as_ref().map_or(&[][..], |study| &study.enumerators);
        self.enumerator_day == today && (listed.is_empty() || listed.contains(&self.enumerator))
    }
}

/// An instrument, the same where its digest is the same.
#[derive(Debug, Clone)]
pub struct Instrument(pub Rc<InstrumentSource>);

impl PartialEq for Instrument {
    fn eq(&self, other: &Self) -> bool {
        self.0.digest == other.0.digest
    }
}

/// What went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The device's storage.
    Store(StoreError),
    /// An instrument that comes with the program cannot be had.
    Instrument,
    /// An export file was not made.
    Export,
}

/// Interviews that were deleted.
#[derive(Debug, Clone, PartialEq)]
pub struct Deleted {
    /// Their codes.
    pub codes: Vec<String>,
    /// Those that could be read, and so can be put back.
    pub readable: Rc<Vec<(Summary, ResponseV1)>>,
}

/// What the person is told at the foot of the page.
#[derive(Debug, Clone, PartialEq)]
pub enum Notice {
    /// An export file was made.
    Exported {
        /// What it holds.
        held: Tally,
        /// Its name.
        file: String,
    },
    /// A refusal was recorded for the respondent of this code.
    Refused(String),
    /// The respondent of this code took the consent back.
    Withdrawn(String),
    /// Anything else, in words.
    Told(String),
    /// Something went wrong.
    Problem(Problem),
}

/// What can happen.
#[derive(Debug)]
pub enum Action {
    /// The person chose a language.
    Language(Language),
    /// The device's data was read, and the instrument of its study, where that could be had.
    Loaded(Device, Option<Instrument>, Vec<Summary>),
    /// The device's data cannot be read.
    Failed(Problem),
    /// The list of interviews was read anew.
    Listed(Vec<Summary>),
    /// The enumerator told who it is.
    Device(Device),
    /// There is something to tell.
    Notice(Notice),
    /// The person closed the notice.
    CloseNotice,
    /// Interviews were deleted.
    Deleted(Deleted),
    /// What was deleted is back, or is not wanted back.
    ForgetDeleted,
    /// This notice has been there long enough; a newer one stays.
    CloseOwn(Option<Notice>),
    /// Where the program stands with working offline.
    Installed(Installed),
    /// Whether the browser promised to keep the data.
    Persistent(bool),
}

impl State {
    /// The state before anything is known.
    pub fn new(language: Language) -> Self {
        Self {
            happened: 0,
            language,
            phase: Phase::Loading,
            device: Device::default(),
            instrument: None,
            summaries: Rc::default(),
            notice: None,
            deleted: None,
            offline_ready: false,
            update_waiting: false,
            persistent: None,
        }
    }

    fn after(mut self, action: Action) -> Self {
        self.happened += 1;
        match action {
            Action::Language(language) => self.language = language,
            Action::Loaded(device, instrument, summaries) => {
                self.phase = Phase::Ready;
                // Without it, drafts can be gone on with and exported, and another one be chosen.
                if instrument.is_none() && device.study.is_some() {
                    self.notice = Some(Notice::Problem(Problem::Instrument));
                }
                self.device = device;
                self.instrument = instrument;
                self.summaries = Rc::new(summaries);
            }
            Action::Failed(problem) => self.phase = Phase::Failed(problem),
            Action::Listed(summaries) => self.summaries = Rc::new(summaries),
            Action::Device(device) => self.device = device,
            Action::Notice(notice) => self.notice = Some(notice),
            Action::CloseNotice => self.notice = None,
            Action::Deleted(deleted) => self.deleted = Some(deleted),
            Action::ForgetDeleted => self.deleted = None,
            Action::CloseOwn(told) => {
                self.notice = self.notice.filter(|now| Some(now) != told.as_ref())
            }
            Action::Installed(Installed::Ready) => self.offline_ready = true,
            Action::Installed(Installed::UpdateWaiting) => self.update_waiting = true,
            Action::Persistent(promised) => self.persistent = Some(promised),
        }
        self
    }
}

impl PartialEq for State {
    /// Two states of one program are the same where nothing has happened in between.
    fn eq(&self, other: &Self) -> bool {
        self.happened == other.happened
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Rc::unwrap_or_clone(self).after(action))
    }
}

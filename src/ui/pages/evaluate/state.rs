//! What the evaluator's page knows, and the closed list of what can happen to it.

use std::rc::Rc;

use yew::Reducible;

use crate::evaluation::Settings;
use crate::worker::protocol::{Figures, Ledger};

/// What the evaluator's page knows.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct State {
    /// What was opened; none before the first file.
    pub(super) ledger: Option<Rc<Ledger>>,
    /// The figures; none where no interview can be evaluated.
    pub(super) figures: Option<Rc<Figures>>,
    /// Digest of the instrument that the person chose.
    pub(super) instrument: Option<String>,
    /// Which interviews the person wants to see, and by which rules.
    pub(super) settings: Settings,
    /// What is going on.
    pub(super) work: Work,
    /// What the person is being told.
    pub(super) notices: Vec<Notice>,
}

/// What is going on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Work {
    /// Nothing.
    #[default]
    None,
    /// Files are being read.
    Reading {
        /// Files read.
        done: usize,
        /// Files to read.
        all: usize,
        /// The file that is being read.
        name: String,
    },
    /// Figures are being reckoned.
    Reckoning,
}

/// What the person is being told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Notice {
    /// Reading was stopped.
    Stopped {
        /// Files read.
        done: usize,
        /// Files that were handed over.
        all: usize,
    },
    /// Files inside folders were passed over.
    Skipped(usize),
    /// Files inside folders that could not be opened, by name.
    NotOpened(String),
    /// The report was saved under this name.
    ReportSaved(String),
    /// The report was not made.
    ReportFailed,
    /// The tables were saved under this name.
    TablesSaved(String),
    /// The tables were not made.
    TablesFailed,
    /// The worker could not be started.
    NotStarted,
    /// The worker broke off, and its desk is empty.
    BrokeOff,
}

impl Notice {
    /// Whether something went wrong.
    pub(super) fn is_alert(&self) -> bool {
        matches!(
            self,
            Self::NotOpened(_)
                | Self::ReportFailed
                | Self::TablesFailed
                | Self::NotStarted
                | Self::BrokeOff
        )
    }
}

/// What can happen.
#[derive(Debug)]
pub(super) enum Action {
    /// The person did something new: what was told before is over.
    Begin(Work),
    /// Reading has come further.
    Progress(Work),
    /// The ledger as it is now.
    Ledger(Ledger),
    /// The figures as they are now.
    Figures(Option<Rc<Figures>>),
    /// The person wants to see other interviews.
    Choose {
        /// Of this instrument.
        instrument: Option<String>,
        /// By these settings.
        settings: Box<Settings>,
    },
    /// There is something to tell.
    Tell(Notice),
    /// The worker is no more, and what was opened with it.
    Fault(Notice),
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut state = Rc::unwrap_or_clone(self);
        match action {
            Action::Begin(work) => {
                state.work = work;
                state.notices.clear();
            }
            Action::Progress(work) => state.work = work,
            Action::Ledger(ledger) => {
                // An instrument that was put away with its last file cannot stay chosen.
                let is_there =
                    |digest: &String| ledger.instruments.iter().any(|i| i.digest == *digest);
                state.instrument = state.instrument.filter(is_there);
                state.ledger = (!ledger.files.is_empty()).then(|| Rc::new(ledger));
            }
            Action::Figures(figures) => {
                state.figures = figures;
                state.work = Work::None;
            }
            Action::Choose { instrument, settings } => {
                state.instrument = instrument;
                state.settings = *settings;
                state.work = Work::Reckoning;
            }
            Action::Tell(notice) => {
                state.notices.push(notice);
                state.work = Work::None;
            }
            Action::Fault(notice) => state = Self { notices: vec![notice], ..Self::default() },
        }
        Rc::new(state)
    }
}

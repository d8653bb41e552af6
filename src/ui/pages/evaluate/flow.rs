//! What the evaluator's page does: hands files to the worker one by one and shows what it answers.

use std::cell::Cell;
use std::rc::Rc;

use yew::UseReducerHandle;

use super::state::{Action, Notice, State, Work};
use crate::evaluation::Settings;
use crate::platform::dropped::Dropped;
use crate::platform::worker::{Fault, Worker};
use crate::platform::{clock, files};
use crate::record::{Anonymity, Form, TableSettings};
use crate::ui::desk_worker;
use crate::worker::protocol::{Reply, Request};

/// The page's state and its worker.
#[derive(Clone)]
pub(super) struct Flow {
    pub(super) state: UseReducerHandle<State>,
    pub(super) worker: Rc<Worker>,
    /// Set to stop reading after the file that is being read.
    pub(super) is_stopped: Rc<Cell<bool>>,
}

impl Flow {
    /// Reads what was handed over, then reckons.
    pub(super) async fn read(self, dropped: Dropped) {
        let all = dropped.files.len();
        self.state.dispatch(Action::Begin(Work::None));
        let tell = |done, name| {
            self.state.dispatch(Action::Progress(Work::Reading { done, all, name }));
        };
        let taken = desk_worker::take(&self.worker, &dropped.files, &self.is_stopped, tell).await;
        let done = match taken {
            Ok(done) => done,
            Err(fault) => return self.fail(&fault),
        };
        let (instrument, settings) = (self.state.instrument.clone(), self.state.settings.clone());
        if done > 0 {
            self.change(Request::Ledger, instrument, settings).await;
        }
        if done < all {
            self.state.dispatch(Action::Tell(Notice::Stopped { done, all }));
        }
        if !dropped.unreadable.is_empty() {
            let names = dropped.unreadable.join(", ");
            self.state.dispatch(Action::Tell(Notice::NotOpened(names)));
        }
        if dropped.skipped > 0 {
            self.state.dispatch(Action::Tell(Notice::Skipped(dropped.skipped)));
        }
    }

    /// Has the worker change what is on the desk, then reckons anew.
    pub(super) async fn change(
        self: &Flow,
        request: Request,
        instrument: Option<String>,
        settings: Settings,
    ) {
        self.state.dispatch(Action::Progress(Work::Reckoning));
        let Some(reply) = self.ask(&request).await else { return };
        let Reply::Ledger(ledger) = reply else { return self.broke_off() };
        let is_there = |digest: &String| ledger.instruments.iter().any(|i| i.digest == *digest);
        let instrument = instrument.filter(is_there);
        self.state.dispatch(Action::Ledger(ledger));
        self.show(instrument, settings).await;
    }

    /// Shows the figures of other interviews, or by other rules.
    pub(super) async fn show(&self, instrument: Option<String>, settings: Settings) {
        self.state.dispatch(Action::Choose {
            instrument: instrument.clone(),
            settings: Box::new(settings.clone()),
        });
        match self.ask(&Request::Summarise { instrument, settings }).await {
            None => {}
            Some(Reply::Figures(figures)) => {
                self.state.dispatch(Action::Figures(Some(figures.into())))
            }
            Some(Reply::NoData) => self.state.dispatch(Action::Figures(None)),
            Some(_) => self.broke_off(),
        }
    }

    /// Saves the report on the interviews that are shown.
    pub(super) async fn report(self) {
        let Some(figures) = &self.state.figures else { return };
        self.state.dispatch(Action::Begin(Work::Reckoning));
        let now = clock::now();
        let request = Request::Report {
            instrument: Some(figures.instrument.clone()),
            settings: figures.settings.clone(),
            made_at: now.to_string(),
        };
        let Some(reply) = self.ask(&request).await else { return };
        let name = format!("berdaya-report_{}_{}.json", now.date(), now.clock().replace('.', ""));
        let notice = match reply {
            Reply::Report(text)
                if files::save(&name, "application/json", &text.as_str().into()).is_ok() =>
            {
                Notice::ReportSaved(name)
            }
            _ => Notice::ReportFailed,
        };
        self.state.dispatch(Action::Tell(notice));
    }

    /// What would be done so that nobody of the interviews that are shown is known.
    pub(super) async fn anonymity(&self, k: usize) -> Option<Anonymity> {
        let figures = self.state.figures.as_ref()?;
        let (instrument, settings) = (Some(figures.instrument.clone()), figures.settings.clone());
        match self.ask(&Request::Anonymity { instrument, settings, k }).await? {
            Reply::Anonymity(anonymity) => Some(anonymity),
            _ => None,
        }
    }

    /// Saves tables of the interviews that are shown.
    pub(super) async fn tables(self, tables: TableSettings) {
        let Some(figures) = &self.state.figures else { return };
        self.state.dispatch(Action::Begin(Work::Reckoning));
        let (instrument, settings) = (Some(figures.instrument.clone()), figures.settings.clone());
        let form = match tables.form {
            Form::Raw => "mentah",
            Form::Anonymous => "anonim",
            Form::Aggregate => "agregat",
        };
        let request = Request::Tables { instrument, settings, tables };
        let Some(reply) = self.ask(&request).await else { return };
        let now = clock::now();
        let time = now.clock().replace('.', "");
        let name = format!("berdaya-tabel-{form}_{}_{time}.zip", now.date());
        let notice = match reply {
            Reply::Tables(tables) => {
                let content = js_sys::Uint8Array::from(tables.content.0.as_slice());
                match files::save(&name, "application/zip", &content.into()) {
                    Ok(()) => Notice::TablesSaved(name),
                    Err(_) => Notice::TablesFailed,
                }
            }
            _ => Notice::TablesFailed,
        };
        self.state.dispatch(Action::Tell(notice));
    }

    /// The worker's answer; none where there is none, which the page then tells.
    async fn ask(&self, request: &Request) -> Option<Reply> {
        match desk_worker::ask(&self.worker, request, &[]).await {
            Ok(reply) => Some(reply),
            Err(fault) => {
                self.fail(&fault);
                None
            }
        }
    }

    fn fail(&self, fault: &Fault) {
        let notice = if fault.was_ready { Notice::BrokeOff } else { Notice::NotStarted };
        self.state.dispatch(Action::Fault(notice));
    }

    /// An answer to another question than was asked is as bad as none.
    fn broke_off(&self) {
        self.worker.end();
        self.state.dispatch(Action::Fault(Notice::BrokeOff));
    }
}

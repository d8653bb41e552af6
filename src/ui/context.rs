//! What pages share: the state, the store, and the few things that are done from several pages.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::kit::{Captures, Kit};
use super::parts::use_fading_notice;
use super::route;
use super::state::{Action, Deleted, Instrument, Notice, Problem, State};
use crate::i18n::Language;
use crate::platform::page::Preference;
use crate::platform::{clock, json};
use crate::record::ResponseV1;
use crate::response::{Edit, Response};
use crate::store::{Store, StoreError, Summary};
use crate::wire::Node;

/// What every page gets.
#[derive(Clone)]
pub(super) struct Shared {
    pub(super) state: UseReducerHandle<State>,
    store: Rc<dyn Store>,
    pub(super) kit: &'static Kit,
    open: Rc<RefCell<Opened>>,
}

/// The interview that was opened last, by its key, and what changes it.
type Opened = Option<(String, Callback<Edit>)>;

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        self.state == other.state && Rc::ptr_eq(&self.store, &other.store)
    }
}

impl Shared {
    pub(super) fn store(&self) -> Rc<dyn Store> {
        Rc::clone(&self.store)
    }

    pub(super) fn language(&self) -> Language {
        self.state.language
    }

    pub(super) fn tell(&self, notice: Notice) {
        self.state.dispatch(Action::Notice(notice));
    }

    pub(super) fn tell_problem(&self, error: StoreError) {
        self.tell(Notice::Problem(Problem::Store(error)));
    }

    pub(super) fn choose_language(&self, language: Language) {
        Preference::Language.choose(language.code());
        self.state.dispatch(Action::Language(language));
    }

    /// From here on, what is done to the interview `key` is done by `onedit`.
    pub(super) fn opened(&self, key: String, onedit: Callback<Edit>) {
        *self.open.borrow_mut() = Some((key, onedit));
    }

    /// What changes the interview `key` if it was opened last.
    pub(super) fn onedit(&self, key: &str) -> Option<Callback<Edit>> {
        let open = self.open.borrow();
        open.as_ref().filter(|(open, _)| open == key).map(|(_, onedit)| onedit.clone())
    }

    /// Reads the list of interviews anew.
    pub(super) async fn refresh(&self) {
        match self.store().summaries().await {
            Ok(summaries) => self.state.dispatch(Action::Listed(summaries)),
            Err(error) => self.tell_problem(error),
        }
    }

    /// Deletes interviews and offers to put them back.
    pub(super) async fn delete(&self, summaries: Vec<Summary>) {
        let store = self.store();
        let mut readable = Vec::new();
        let keys = summaries.iter().map(|summary| summary.key.clone()).collect();
        let codes = summaries.iter().map(|summary| summary.code.clone()).collect();
        for summary in summaries {
            if self.captures().is_none() {
                // Where its instrument needs more, so does what is deleted with it.
                self.instrument(&summary.instrument).await;
            }
            match store.response(&summary.key).await {
                Ok(Some(response)) => {
                    if response.has_photo() {
                        // The program that keeps photos lets them go.
                        self.leave().await;
                    }
                    readable.push((summary, response));
                }
                // What is not there or damaged cannot be put back, and goes all the same.
                Ok(None) | Err(StoreError::Damaged(_)) => {}
                Err(error) => return self.tell_problem(error),
            }
        }
        match store.delete(keys).await {
            Ok(()) => {
                let deleted = Deleted { codes, readable: Rc::new(readable) };
                self.state.dispatch(Action::Deleted(deleted));
            }
            Err(error) => self.tell_problem(error),
        }
        self.refresh().await;
    }

    /// Puts deleted interviews back.
    pub(super) async fn put_back(&self, deleted: Deleted) {
        for (summary, response) in deleted.readable.iter().cloned() {
            if let Err(error) = self.store().keep(summary, response).await {
                return self.tell_problem(error);
            }
        }
        self.state.dispatch(Action::ForgetDeleted);
        self.refresh().await;
    }

    /// The instrument that a draft began with: the program's own, or the one kept with the draft.
    pub(super) async fn instrument(&self, digest: &str) -> Option<Instrument> {
        if let Some(instrument) = &self.state.instrument
            && *instrument.0.digest == *digest
        {
            return Some(instrument.clone());
        }
        let text = self.store().instrument(digest).await.ok()??;
        self.read_instrument(json::parse(&text)?).await
    }

    /// The instrument of a file that has been checked before. Where this program is not enough for it, the page
    /// gives way to that of the program which holds all.
    pub(super) async fn read_instrument(&self, file: Node) -> Option<Instrument> {
        if let Some(source) = (self.kit.read)(file)
            && self.kit.holds(&source.instrument)
        {
            return Some(Instrument(Rc::new(source)));
        }
        self.leave().await;
        None
    }

    /// Gives way to the page of the program that holds all; comes back where this is that page, or there is no
    /// way there.
    pub(super) async fn leave(&self) {
        if self.kit.more.is_none() && route::go_to_forms() {
            // This page is left: neither a message nor an installation is to come of it any more.
            std::future::pending::<()>().await;
        }
    }

    /// The interview that a kept record stands for; none where it is damaged. Where this program is not enough
    /// for it, the page gives way as for an instrument.
    pub(super) async fn read_record(
        &self,
        record: &ResponseV1,
        instrument: &crate::instrument::Instrument,
    ) -> Option<Response> {
        if record.is_of_group() && self.kit.more.is_none() && route::go_to_forms() {
            std::future::pending::<()>().await;
        }
        (self.kit.check)(record, instrument, "").ok()
    }

    /// What takes photos, recordings and positions, where this program holds it.
    pub(super) fn captures(&self) -> Option<&'static dyn Captures> {
        self.kit.more.map(|more| more.captures)
    }

    /// Removes the photos and recordings that no interview can come back to: none while interviews that were
    /// deleted may be put back.
    pub(super) fn sweep(&self) {
        if let Some(captures) = self.captures().filter(|_| self.state.deleted.is_none()) {
            captures.sweep();
        }
    }

    /// The clock's time of a moment that a summary carries, e.g. `12.04`.
    pub(super) fn clock_of(moment: &str) -> String {
        crate::response::Timestamp::parse(moment).map_or_else(String::new, |moment| {
            if moment.date() == clock::now().date() {
                moment.clock()
            } else {
                format!("{} {}", moment.date(), moment.clock())
            }
        })
    }
}

/// The shared context of a page.
///
/// # Panics
/// Outside [`super::App`], which provides it to every page.
#[hook]
#[allow(clippy::expect_used, reason = "the app provides the context around every page")]
pub(super) fn use_shared() -> Shared {
    use_context::<Shared>().expect("pages stand inside the app")
}

/// What a program starts with: the language that was chosen last, and the device's store.
#[hook]
pub(super) fn use_root(kit: &'static Kit) -> Shared {
    let state = use_reducer(|| {
        let remembered = Preference::Language.remembered();
        let language = remembered.and_then(|code| Language::from_code(&code)).unwrap_or_default();
        Preference::Language.show(language.code());
        for preference in [Preference::TextSize, Preference::Hand] {
            if let Some(value) = preference.remembered() {
                preference.show(&value);
            }
        }
        State::new(language)
    });
    use_fading_notice(&state);
    let store = use_memo((), |()| open_store());
    let open = use_mut_ref(Opened::default);
    Shared { state, store: Rc::clone(&*store), kit, open }
}

fn open_store() -> Rc<dyn Store> {
    #[cfg(target_arch = "wasm32")]
    let store = crate::store::IndexedDb::new();
    #[cfg(not(target_arch = "wasm32"))]
    let store = crate::store::Memory::default();
    Rc::new(store)
}

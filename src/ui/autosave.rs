//! Keeps an interview after every change: one write at a time, always of the newest state.

use std::cell::RefCell;
use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use crate::platform::clock;
use crate::record::ResponseV1;
use crate::response::Session;
use crate::store::{Store, StoreError, Summary};
use crate::ui::context::Shared;

/// What is kept of the interview on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kept {
    /// Nothing has changed since the page opened.
    Unchanged,
    /// A write is under way.
    Saving,
    /// Everything on the screen is kept, since this time.
    Saved(String),
    /// The newest state is not kept.
    Failed(StoreError),
}

/// The version that is shown, with its place in the order of changes.
struct Version {
    number: usize,
    session: Rc<RefCell<Session>>,
}

#[derive(Default)]
struct Queue {
    writing: bool,
    newest: Option<Version>,
}

/// Writes sessions; says "saved" only once the newest one is in the store.
#[derive(Clone)]
pub(super) struct Autosave {
    shared: Shared,
    queue: Rc<RefCell<Queue>>,
    kept: UseStateSetter<Kept>,
}

impl Autosave {
    /// Keeps `session`, after the write that is under way if there is one.
    pub(super) fn keep(&self, session: Rc<RefCell<Session>>) {
        let number = {
            let mut queue = self.queue.borrow_mut();
            let number = queue.newest.as_ref().map_or(0, |version| version.number) + 1;
            queue.newest = Some(Version { number, session });
            if queue.writing {
                return;
            }
            queue.writing = true;
            number
        };
        self.kept.set(Kept::Saving);
        let this = self.clone();
        spawn_local(async move { this.write_until_newest(number).await });
    }

    async fn write_until_newest(&self, mut number: usize) {
        loop {
            let session = self.queue.borrow().newest.as_ref().map(|v| Rc::clone(&v.session));
            let Some(session) = session else { return };
            let (summary, record) = kept_form(&session.borrow());
            let result = self.shared.store().keep(summary, record).await;
            let newest = {
                let mut queue = self.queue.borrow_mut();
                let newest = queue.newest.as_ref().map_or(number, |version| version.number);
                queue.writing = newest != number;
                newest
            };
            if newest == number {
                return self.tell(result).await;
            }
            number = newest;
        }
    }
}

impl Autosave {
    /// Tells the page that is open now: it may be another than the one that the change was made on.
    async fn tell(&self, result: Result<(), StoreError>) {
        match result {
            Ok(()) => {
                self.kept.set(Kept::Saved(clock::now().clock()));
                self.shared.refresh().await;
            }
            Err(error) => {
                self.kept.set(Kept::Failed(error.clone()));
                self.shared.tell_problem(error);
            }
        }
    }
}

/// Keeps `session` in one transaction.
pub(super) async fn keep_now(store: &dyn Store, session: &Session) -> Result<(), StoreError> {
    let (summary, record) = kept_form(session);
    store.keep(summary, record).await
}

/// What is kept of an interview.
fn kept_form(session: &Session) -> (Summary, ResponseV1) {
    let record = ResponseV1::new(session.instrument(), session.response());
    (Summary::new(session, clock::now(), record.digest.clone()), record)
}

/// An autosave for the interview `key`, and what is kept of it.
#[hook]
pub(super) fn use_autosave(shared: &Shared, key: &str) -> (Autosave, Kept) {
    let kept = use_state(|| Kept::Unchanged);
    let queue = use_memo(key.to_owned(), |_| Rc::<RefCell<Queue>>::default());
    (
        Autosave { shared: shared.clone(), queue: Rc::clone(&queue), kept: kept.setter() },
        (*kept).clone(),
    )
}

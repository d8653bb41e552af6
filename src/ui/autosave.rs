//! Keeps an interview after every change: one write at a time, always of the newest state.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use yew::platform::spawn_local;
use yew::platform::time::sleep;
use yew::prelude::*;

use crate::platform::clock;
use crate::record::ResponseV1;
use crate::response::Session;
use crate::store::{Store, StoreError, Summary};
use crate::ui::context::Shared;
use crate::ui::route::Route;
use crate::ui::state::Notice;

/// What is kept of the interview on the screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Kept {
    /// Nothing has changed since the page opened.
    #[default]
    Unchanged,
    /// A write is under way.
    Saving,
    /// Everything on the screen is kept, since this time.
    Saved(String),
    /// The newest state is not kept.
    Failed,
}

/// So long a change waits until it is written: the frame that shows it goes first.
const A_FRAME: Duration = Duration::from_millis(30);

#[derive(Default)]
struct Queue {
    /// How many states there were.
    newest: usize,
    session: Option<Rc<RefCell<Session>>>,
    is_writing: bool,
    kept: Kept,
    /// Draws anew what tells of it.
    shown: Option<UseForceUpdateHandle>,
}

/// Writes sessions; says "saved" only once the newest one is in the store.
#[derive(Clone)]
pub(super) struct Autosave {
    shared: Shared,
    queue: Rc<RefCell<Queue>>,
}

impl PartialEq for Autosave {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.queue, &other.queue)
    }
}

impl Autosave {
    /// Keeps `session`, after the write that is under way if there is one.
    pub(super) fn keep(&self, session: Rc<RefCell<Session>>) {
        self.queue.borrow_mut().session = Some(session);
        self.keep_newest();
    }

    /// Keeps the newest state, also where that has failed before.
    pub(super) fn keep_newest(&self) {
        let mut queue = self.queue.borrow_mut();
        queue.newest += 1;
        if std::mem::replace(&mut queue.is_writing, true) {
            return;
        }
        drop(queue);
        self.show(Kept::Saving);
        let this = self.clone();
        spawn_local(async move { this.write_until_newest().await });
    }

    /// What is kept now; from here on `shown` is drawn anew when that is something else.
    pub(super) fn shown_by(&self, shown: UseForceUpdateHandle) -> Kept {
        let mut queue = self.queue.borrow_mut();
        queue.shown = Some(shown);
        queue.kept.clone()
    }

    fn show(&self, kept: Kept) {
        let mut queue = self.queue.borrow_mut();
        queue.kept = kept;
        let shown = queue.shown.clone();
        drop(queue);
        if let Some(shown) = shown {
            shown.force_update();
        }
    }

    async fn write_until_newest(&self) {
        loop {
            sleep(A_FRAME).await;
            let (number, session) = {
                let queue = self.queue.borrow();
                (queue.newest, queue.session.clone())
            };
            let Some(session) = session else { return };
            let (summary, record) = kept_form(&session.borrow());
            let result = self.shared.store().keep(summary, record).await;
            let is_newest = self.queue.borrow().newest == number;
            if is_newest {
                self.queue.borrow_mut().is_writing = false;
                return self.tell(&session, result).await;
            }
        }
    }

    async fn tell(&self, session: &RefCell<Session>, result: Result<(), StoreError>) {
        let shared = &self.shared;
        if let Err(error) = result {
            self.show(Kept::Failed);
            return shared.tell_problem(error);
        }
        self.show(Kept::Saved(clock::now().clock()));
        let refused = {
            let response = session.borrow();
            let response = response.response();
            if response.is_finalised() {
                shared.sweep();
            }
            response.is_refusal().then(|| (response.setting.code.clone(), response.key()))
        };
        // There is nothing more to do in an interview that was refused.
        if let Some((code, key)) = refused {
            shared.tell(Notice::Refused(code));
            if Route::here() == (Route::Interview { key }) {
                Route::Home.go(true);
            }
        }
        // The person may have gone on to a page with the list of interviews.
        if !Route::here().is_of_interview() {
            shared.refresh().await;
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

/// An autosave for one interview.
#[hook]
pub(super) fn use_autosave(shared: &Shared) -> Autosave {
    Autosave { shared: shared.clone(), queue: use_mut_ref(Queue::default) }
}

//! What can still be done with a locked interview: a new revision that corrects it, or its withdrawal.

use yew::platform::spawn_local;

use super::interview::open;
use crate::platform::clock;
use crate::response::{Edit, Session};
use crate::store::{StoreError, Summary};
use crate::ui::autosave::keep_now;
use crate::ui::context::Shared;
use crate::ui::route::Route;
use crate::ui::state::Notice;

/// Opens the next revision of the interview, which begins with the answers of this one.
pub(super) fn correct(shared: Shared, summary: Summary) {
    spawn_local(async move {
        let key = summary.next_key();
        let is_begun = shared.state.summaries.iter().any(|other| other.key == key);
        if !is_begun && let Err(error) = begin(&shared, &summary).await {
            return shared.tell_problem(error);
        }
        shared.refresh().await;
        Route::Interview { key }.go(false);
    });
}

/// Keeps a last revision without answers, and deletes all earlier ones from the device.
pub(super) fn withdraw(shared: Shared, summary: Summary) {
    spawn_local(async move {
        match keep_withdrawal(&shared, &summary).await {
            Ok(()) => shared.tell(Notice::Withdrawn(summary.code)),
            Err(error) => shared.tell_problem(error),
        }
        shared.refresh().await;
    });
}

async fn begin(shared: &Shared, summary: &Summary) -> Result<(), StoreError> {
    let session = revision(shared, summary).await?;
    keep_now(&*shared.store(), &session).await
}

async fn keep_withdrawal(shared: &Shared, summary: &Summary) -> Result<(), StoreError> {
    let (id, _) = summary.revision();
    let earlier: Vec<&Summary> =
        shared.state.summaries.iter().filter(|other| other.revision().0 == id).collect();
    // A correction that was begun goes with the rest; what counts is the newest locked revision.
    let Some(newest) = earlier
        .iter()
        .filter(|other| other.state.is_final())
        .max_by_key(|other| other.revision().1)
    else {
        return Ok(());
    };
    let mut session = revision(shared, newest).await?;
    // A locked interview with answers has the consent that is taken back here.
    let _withdrawn = session.apply(Edit::Withdraw, clock::moment());
    let next = newest.next_key();
    let keys = earlier.iter().map(|other| other.key.clone()).filter(|key| *key != next).collect();
    keep_now(&*shared.store(), &session).await?;
    shared.store().delete(keys).await
}

/// The next revision, as the locked one left it.
async fn revision(shared: &Shared, summary: &Summary) -> Result<Session, StoreError> {
    let damaged = || StoreError::Damaged(summary.code.clone());
    let locked = open(shared, &summary.key).await.map_err(|error| error.unwrap_or_else(damaged))?;
    let digest = summary.digest.clone().ok_or_else(damaged)?;
    let response = locked.response().revised(digest);
    Ok(Session::new(locked.instrument().clone(), response))
}

//! What can still be done with a locked interview: a new revision that corrects it, or its withdrawal.

use yew::platform::spawn_local;

use super::interview::open;
use crate::platform::clock;
use crate::response::{Edit, Session};
use crate::store::{StoreError, Summary};
use crate::ui::autosave::keep_now;
use crate::ui::context::Shared;
use crate::ui::route::Route;
use crate::ui::state::{Action, Notice};

/// Opens the next revision of the interview, which begins with the answers of this one.
pub(super) fn correct(shared: Shared, summary: Summary) {
    spawn_local(async move {
        let key = summary.next_key();
        if let Err(error) = begin(&shared, &summary, &key).await {
            return shared.tell_problem(error);
        }
        shared.refresh().await;
        Route::Interview { key }.go(false);
    });
}

/// Keeps a last revision without answers, which takes the place of all earlier ones.
pub(super) fn withdraw(shared: Shared, summary: Summary) {
    spawn_local(async move {
        match keep_withdrawal(&shared, &summary).await {
            Ok(()) => {
                // An earlier deletion must not bring answers back.
                shared.state.dispatch(Action::ForgetDeleted);
                shared.tell(Notice::Withdrawn(summary.code));
            }
            Err(error) => shared.tell_problem(error),
        }
        shared.refresh().await;
    });
}

/// Begins the revision `key`, unless that has been done, here or in another window.
async fn begin(shared: &Shared, summary: &Summary, key: &str) -> Result<(), StoreError> {
    if shared.store().response(key).await?.is_some() {
        return Ok(());
    }
    let session = revision(shared, summary).await?;
    keep_now(&*shared.store(), &session).await
}

async fn keep_withdrawal(shared: &Shared, summary: &Summary) -> Result<(), StoreError> {
    let mut session = revision(shared, summary).await?;
    match session.apply(Edit::Withdraw, clock::moment()) {
        Ok(_) => keep_now(&*shared.store(), &session).await,
        Err(_) => Err(StoreError::Finalised),
    }
}

/// The next revision, as the locked one left it.
async fn revision(shared: &Shared, summary: &Summary) -> Result<Session, StoreError> {
    let damaged = || StoreError::Damaged(summary.code.clone());
    let locked = open(shared, &summary.key).await.map_err(|error| error.unwrap_or_else(damaged))?;
    let digest = summary.digest.clone().ok_or_else(damaged)?;
    let response = locked.response().revised(digest);
    Ok(Session::new(locked.instrument().clone(), response, clock::moment()))
}

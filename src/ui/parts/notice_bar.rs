//! What the person is told at the foot of the page, with the way back where there is one.

use std::time::Duration;

use yew::platform::spawn_local;
use yew::platform::time::sleep;
use yew::prelude::*;

use super::{problem_text, tally_words};
use crate::ui::context::Shared;
use crate::ui::effect::use_on_change;
use crate::ui::markup::html;
use crate::ui::state::{Action, Notice, State};

/// Lets what only tells go by itself; what offers a way back or went wrong stays until it is closed.
#[hook]
pub(in crate::ui) fn use_fading_notice(state: &UseReducerHandle<State>) {
    let told = state.notice.clone();
    let fading =
        told.filter(|notice| matches!(notice, Notice::Exported { .. } | Notice::Refused(_)));
    let key = match &fading {
        Some(Notice::Exported { file: key, .. } | Notice::Refused(key)) => key.clone(),
        Some(Notice::Withdrawn(_) | Notice::Told(_) | Notice::Problem(_)) | None => String::new(),
    };
    let state = state.dispatcher();
    use_on_change(
        key,
        Box::new(move || {
            if fading.is_some() {
                spawn_local(async move {
                    sleep(Duration::from_secs(12)).await;
                    state.dispatch(Action::CloseOwn(fading));
                });
            }
        }),
    );
}

/// What the person is being told.
pub(in crate::ui) fn notice_bar(shared: &Shared) -> Html {
    let language = shared.language();
    let onclose = {
        let state = shared.state.clone();
        move |_: MouseEvent| state.dispatch(Action::CloseNotice)
    };
    let close = html! {
        <button type="button" class="quiet" onclick={onclose}>{ language.close() }</button>
    };
    let notice = shared.state.notice.as_ref().map(|notice| match notice {
        Notice::Exported { held, file } => {
            told(&language.exported(&tally_words(language, *held), file), close)
        }
        Notice::Refused(code) => told(&language.refusal_recorded(code), close),
        Notice::Withdrawn(code) => told(&language.withdrawn(code), close),
        Notice::Told(text) => told(text, close),
        Notice::Problem(problem) => html! {
            <div class="notice alert" role="alert"><p>{ problem_text(language, problem) }</p>{ close }</div>
        },
    });
    html! { <div class="notices">{ deleted(shared) }{ notice }</div> }
}

fn told(text: &str, close: Html) -> Html {
    html! { <div class="notice" role="status"><p>{ text }</p>{ close }</div> }
}

/// What was deleted, with the way back.
fn deleted(shared: &Shared) -> Option<Html> {
    let language = shared.language();
    let deleted = shared.state.deleted.clone()?;
    let text = match deleted.codes.as_slice() {
        [code] => language.deleted(code),
        many => language.wiped(&many.len().to_string()),
    };
    let is_readable = !deleted.readable.is_empty();
    let onundo = {
        let shared = shared.clone();
        move |_: MouseEvent| {
            let (shared, deleted) = (shared.clone(), deleted.clone());
            spawn_local(async move { shared.put_back(deleted).await });
        }
    };
    let onclose = {
        let shared = shared.clone();
        move |_: MouseEvent| {
            shared.state.dispatch(Action::ForgetDeleted);
            shared.sweep();
        }
    };
    Some(html! {
        <div class="notice" role="status">
            <p>{ text }</p>
            if is_readable { <button type="button" onclick={onundo}>{ language.undo() }</button> }
            <button type="button" class="quiet" onclick={onclose}>{ language.close() }</button>
        </div>
    })
}

//! What the person is told at the foot of the page, with the way back where there is one.

use std::time::Duration;

use yew::platform::spawn_local;
use yew::platform::time::sleep;
use yew::prelude::*;

use super::problem_text;
use crate::ui::context::{Shared, use_shared};
use crate::ui::state::{Action, Notice};

#[component]
pub(in crate::ui) fn NoticeBar() -> Html {
    let shared = use_shared();
    let language = shared.language();
    {
        // What only tells goes by itself; what offers a way back or went wrong stays until it is closed.
        let state = shared.state.clone();
        use_effect_with(shared.state.notice.clone(), move |notice| {
            if matches!(notice, Some(Notice::Exported { .. } | Notice::Refused(_))) {
                let told = notice.clone();
                spawn_local(async move {
                    sleep(Duration::from_secs(12)).await;
                    state.dispatch(Action::CloseOwn(told));
                });
            }
        });
    }
    let onclose = {
        let state = shared.state.clone();
        move |_: MouseEvent| state.dispatch(Action::CloseNotice)
    };
    let close = html! {
        <button type="button" class="quiet" onclick={onclose}>{ language.close() }</button>
    };
    let notice = shared.state.notice.as_ref().map(|notice| match notice {
        Notice::Exported { count, file } => html! {
            <div class="notice" role="status">
                <p>{ language.exported(&count.to_string(), file) }</p>{ close }
            </div>
        },
        Notice::Refused(code) => html! {
            <div class="notice" role="status"><p>{ language.refusal_recorded(code) }</p>{ close }</div>
        },
        Notice::Problem(problem) => html! {
            <div class="notice alert" role="alert"><p>{ problem_text(language, problem) }</p>{ close }</div>
        },
    });
    html! { <div class="notices">{ deleted(&shared) }{ notice }</div> }
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
        let state = shared.state.clone();
        move |_: MouseEvent| state.dispatch(Action::ForgetDeleted)
    };
    Some(html! {
        <div class="notice" role="status">
            <p>{ text }</p>
            if is_readable { <button type="button" onclick={onundo}>{ language.undo() }</button> }
            <button type="button" class="quiet" onclick={onclose}>{ language.close() }</button>
        </div>
    })
}

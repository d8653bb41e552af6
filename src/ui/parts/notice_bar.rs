//! What the person is told at the foot of the page, with the way back where there is one.

use std::rc::Rc;
use std::time::Duration;

use yew::platform::spawn_local;
use yew::platform::time::sleep;
use yew::prelude::*;

use super::problem_text;
use crate::ui::context::use_shared;
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
        Notice::Deleted(deleted) => {
            let text = match deleted.as_slice() {
                [(summary, _)] => language.deleted(&summary.code),
                many => language.wiped(&many.len().to_string()),
            };
            let (shared, deleted) = (shared.clone(), Rc::clone(deleted));
            let onundo = move |_: MouseEvent| {
                let (shared, deleted) = (shared.clone(), Rc::clone(&deleted));
                spawn_local(async move { shared.put_back(deleted).await });
            };
            html! {
                <div class="notice" role="status">
                    <p>{ text }</p>
                    <button type="button" onclick={onundo}>{ language.undo() }</button>
                    { close }
                </div>
            }
        }
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
    html! { <div class="notices">{ notice }</div> }
}

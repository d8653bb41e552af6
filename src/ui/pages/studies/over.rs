//! All interviews of one study go from this device, exported or not: what is asked before, and what stays elsewhere.

use yew::platform::spawn_local;
use yew::prelude::*;

use super::kept::interviews_of;
use crate::store::newest_locked;
use crate::ui::context::use_shared;
use crate::ui::parts::{Question, Reply, confirm, top_bar};
use crate::ui::route::{HOME_FROM_DESK, Route};

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    /// The study's code.
    pub(super) code: String,
}

#[component]
pub(super) fn Over(props: &Props) -> Html {
    let shared = use_shared();
    let language = shared.language();
    let asked = use_state(|| false);
    let in_use = shared.state.device.study.as_ref().map(|study| study.code.as_str());
    let mut lines = interviews_of(&shared.state.summaries, &props.code, in_use);
    // Lines of an earlier version do not say of which study they are, and may be of another one.
    lines.retain(|line| !line.study.is_empty());
    let newest = newest_locked(&lines);
    // What a later revision replaces is not an interview of its own.
    let counted: Vec<_> = lines.iter().filter(|line| !line.is_replaced(&newest)).collect();
    let all = counted.len();
    let exported = counted.iter().filter(|line| line.exported_at.is_some()).count();
    let (n_all, n_exported) = (all.to_string(), exported.to_string());
    let onask = {
        let asked = asked.setter();
        move |_: MouseEvent| asked.set(true)
    };
    let onanswer = {
        let (shared, asked) = (shared.clone(), asked.setter());
        Callback::from(move |reply: Reply| {
            asked.set(false);
            if reply == Reply::Yes {
                let (shared, lines) = (shared.clone(), lines.clone());
                spawn_local(async move { shared.delete(lines).await });
            }
        })
    };
    html! {
        <>
            { top_bar(&language.over_title(&props.code), None, Some(HOME_FROM_DESK.into()), None) }
            <main class="page narrow" id="content" tabindex="-1">
                <h1>{ language.over_title(&props.code) }</h1>
                if all == 0 {
                    <p class="card">{ language.over_none() }</p>
                } else {
                    <section class="card">
                        <p>{ language.over_counts(&n_all, &n_exported) }</p>
                        if exported < all {
                            <p class="warning">{ language.over_not_exported(&(all - exported).to_string()) }</p>
                        }
                        <div class="row end">
                            <a class="button" href={AttrValue::from(Route::Files)}>{ language.files() }</a>
                            <button type="button" class="primary" onclick={onask}>{ language.over_delete(&n_all) }</button>
                        </div>
                    </section>
                }
                <p class="small">{ language.over_files() }</p>
                if *asked {
                    { confirm(Question {
                        title: language.over_confirm(&n_all).into(),
                        text: match all - exported {
                            0 => language.over_warning().to_owned(),
                            left => format!("{} {}", language.over_not_exported(&left.to_string()), language.over_warning()),
                        }.into(),
                        yes: language.delete().into(),
                        other: None,
                        no: language.cancel().into(),
                        onanswer,
                    }) }
                }
            </main>
        </>
    }
}

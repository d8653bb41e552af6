//! What can still be done with a locked discussion: a new revision that corrects it, or its withdrawal.

use yew::prelude::*;

use crate::store::State;
use crate::ui::app::message_page;
use crate::ui::context::use_shared;
use crate::ui::pages::correction::{correct, withdraw};
use crate::ui::parts::{Question, Reply, confirm, top_bar};
use crate::ui::route::Route;

#[derive(PartialEq, Properties)]
pub(in crate::ui) struct Props {
    /// The key of the locked discussion.
    pub(in crate::ui) record: AttrValue,
}

#[component]
pub(in crate::ui) fn AmendDiscussion(props: &Props) -> Html {
    let shared = use_shared();
    let language = shared.language();
    let asked = use_state(|| false);
    let found = shared.state.summaries.iter().find(|summary| *summary.key == *props.record);
    let Some(summary) = found.filter(|summary| summary.state == State::Finalised).cloned() else {
        return message_page(language.interview_not_found());
    };
    let code = summary.code.clone();
    let oncorrect = {
        let (shared, summary) = (shared.clone(), summary.clone());
        move |_: MouseEvent| correct(shared.clone(), summary.clone())
    };
    let onask = {
        let asked = asked.clone();
        move |_: MouseEvent| asked.set(true)
    };
    let onanswer = {
        let (asked, shared) = (asked.clone(), shared.clone());
        Callback::from(move |reply: Reply| {
            asked.set(false);
            if reply == Reply::Yes {
                withdraw(shared.clone(), summary.clone());
                Route::Home.go(true);
            }
        })
    };
    html! {
        <>
            { top_bar(language.group_discussion(), Some(code.clone().into()), Some(Route::Home.into()), None) }
            <main class="page narrow" id="content" tabindex="-1">
                <h1>{ language.amend_title(&code) }</h1>
                <p class="card">{ language.correct_text() }</p>
                <div class="row answer">
                    <a href={Route::Home.to_string()} class="button large">{ language.cancel() }</a>
                    <button type="button" class="large" onclick={onask}>{ language.meeting_withdraws() }</button>
                    <button type="button" class="primary large" onclick={oncorrect}>{ language.correct_discussion() }</button>
                </div>
                if *asked {
                    { confirm(Question {
                        title: language.meeting_withdraws_title(&code).into(),
                        text: language.meeting_withdraws_text().into(),
                        yes: language.meeting_withdraws_yes().into(),
                        other: None,
                        no: language.cancel().into(),
                        onanswer,
                    }) }
                }
            </main>
        </>
    }
}

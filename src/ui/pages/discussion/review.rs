//! What a discussion lacks before it is locked, each with the way to it; then the lock.

use yew::prelude::*;

use super::force_form::LABEL;
use super::participants::ALL;
use super::{Discussed, columns, people};
use crate::response::{Edit, Lacking};
use crate::ui::charts::strengths;
use crate::ui::context::use_shared;
use crate::ui::parts::{Question, Reply, confirm, top_bar};
use crate::ui::route::Route;

#[component]
pub(super) fn Review(props: &Discussed) -> Html {
    let language = use_shared().language();
    let asked = use_state(|| false);
    let session = props.session.borrow();
    let response = session.response();
    let group = response.group().cloned().unwrap_or_default();
    let lacking = group.lacking();
    let live = |item: Option<&str>| match item {
        Some(item) => Route::Section {
            key: props.record.clone(),
            section: PAGE.to_owned(),
            item: Some(item.to_owned()),
        },
        None => Route::Interview { key: props.record.clone() },
    };
    let line = |lacking: &Lacking| {
        let (text, place) = match lacking {
            Lacking::Participants => (language.lacks_participants(), ALL),
            Lacking::Count => (language.lacks_count(), ALL),
            Lacking::Forces => (language.lacks_forces(), LABEL),
        };
        html! { <li key={text}><a href={live(Some(place)).to_string()}>{ text }</a></li> }
    };
    let onask = {
        let asked = asked.clone();
        move |_: MouseEvent| asked.set(true)
    };
    let onanswer = {
        let (asked, onedit) = (asked.clone(), props.onedit.clone());
        Callback::from(move |reply: Reply| {
            asked.set(false);
            if reply == Reply::Yes {
                onedit.emit(Edit::Finalise);
            }
        })
    };
    let code = response.setting.code.clone();
    let back = live(None).to_string();
    html! {
        <>
            { top_bar(language.review_title(), Some(code.into()), Some(back.clone().into()), Some(&props.autosave)) }
            <main class="page" id="content" tabindex="-1">
                <h1>{ language.review_title() }</h1>
                if lacking.is_empty() {
                    <p class="card ok">{ language.lacks_nothing() }</p>
                } else {
                    <section class="card warn"><ul class="jumps">{ for lacking.iter().map(line) }</ul></section>
                }
                <section class="card">
                    <h2>{ people(language, &group) }</h2>
                    { strengths(language, &columns(language, session.instrument(), &group), None) }
                </section>
                <section class="card">
                    <h2>{ language.agreement() }</h2>
                    <p class="said">{ said(language.no_agreement(), &group.consensus) }</p>
                </section>
                <div class="row answer">
                    <a href={back} class="button large">{ language.back_to_discussion() }</a>
                    <button type="button" class="primary large" disabled={!lacking.is_empty()} onclick={onask}>
                        { language.finalise() }
                    </button>
                </div>
                if *asked {
                    { confirm(Question {
                        title: language.finalise_discussion_title().into(),
                        text: language.finalise_complete().into(),
                        yes: language.finalise().into(),
                        other: None,
                        no: language.cancel().into(),
                        onanswer,
                    }) }
                }
            </main>
        </>
    }
}

/// The one page of a discussion, as addresses name it.
const PAGE: &str = "diskusi";

/// What was written, or that nothing was.
pub(super) fn said<'a>(nothing: &'a str, text: &'a str) -> &'a str {
    if text.trim().is_empty() { nothing } else { text }
}

//! What is still blank before an interview is finished, each with the way to it; then the lock.

use yew::prelude::*;

use super::section::Shown;
use crate::i18n::Language;
use crate::response::{Edit, progress};
use crate::ui::markup::html;
use crate::ui::parts::{Question, Reply, confirm, top_bar};
use crate::ui::route::Route;

/// The page; `asked` tells whether the question before the lock is open.
pub(super) fn review_page(
    language: Language,
    asked: &UseStateHandle<bool>,
    shown: Shown<'_>,
) -> Html {
    let Shown { session, record, saved, onedit } = shown;
    let (instrument, response) = (session.instrument(), session.response());
    let progress = progress(instrument, response);
    let blanks = progress.required() - progress.answered();
    let groups = progress.sections.iter().filter(|section| !section.blank.is_empty()).map(|open| {
        let label = instrument
            .sections
            .iter()
            .find(|section| section.id == open.section)
            .map_or("", |section| section.label.get(language.code()));
        let items = open.blank.iter().filter_map(|id| instrument.item(id)).map(|item| {
            let to = Route::Section {
                key: record.to_owned(),
                section: open.section.clone(),
                item: Some(item.id.clone()),
            };
            html! {
                <li key={item.id.clone()}>
                    <a href={to}>{ item.label.get(language.code()) }</a>
                </li>
            }
        });
        html! {
            <section class="card" key={open.section.clone()}>
                <h2>{ label }</h2>
                <ul class="jumps">{ for items }</ul>
            </section>
        }
    });
    let onfinalise = {
        let asked = asked.clone();
        move |_: MouseEvent| asked.set(true)
    };
    let onanswer = {
        let (asked, onedit) = (asked.clone(), onedit.clone());
        Callback::from(move |reply: Reply| {
            asked.set(false);
            if reply == Reply::Yes {
                onedit.emit(Edit::Finalise);
            }
        })
    };
    let line = if blanks == 0 {
        language.all_answered().to_owned()
    } else {
        language.blanks(&blanks.to_string())
    };
    let warning = if blanks == 0 {
        language.finalise_complete().to_owned()
    } else {
        language.finalise_blanks(&blanks.to_string())
    };
    let back = Route::Interview { key: record.to_owned() };
    html! {
        <>
            { top_bar(language.review_title(), Some(response.setting.code.clone().into()), Some(back.clone().into()), saved) }
            <main class="page narrow" id="content" tabindex="-1">
                <h1>{ language.review_title() }</h1>
                <p class={if blanks == 0 { "card ok" } else { "card warn" }}>{ line }</p>
                { for groups }
                <div class="row answer">
                    <a href={back} class="button large">{ language.back_to_questions() }</a>
                    <button type="button" class="primary large" onclick={onfinalise}>{ language.finalise() }</button>
                </div>
                if **asked {
                    { confirm(Question {
                        title: language.finalise_title().into(),
                        text: warning.into(),
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

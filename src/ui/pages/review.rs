//! What is still blank before an interview is finished, each with the way to it; then the lock.

use yew::prelude::*;

use super::section::Shown;
use crate::i18n::Language;
use crate::response::Edit;
use crate::ui::parts::{Confirm, Reply, TopBar};
use crate::ui::route::Route;

/// The page; `asked` tells whether the question before the lock is open.
pub(super) fn review_page(
    language: Language,
    asked: &UseStateHandle<bool>,
    shown: Shown<'_>,
) -> Html {
    let Shown { session, record, saved, onedit } = shown;
    let (instrument, response) = (session.instrument(), session.response());
    let progress = session.progress();
    let total = progress.total();
    let blanks = total.required - total.answered;
    let groups = progress.sections.iter().filter(|section| !section.is_done()).map(|open| {
        let section = &instrument.sections[open.section];
        let label = section.label.get(language.code());
        let items = session.open_places(open.section).into_iter().map(|(place, _)| {
            let item = &instrument.items[place.item];
            let path = session.path(place);
            let to = Route::Section {
                key: record.to_owned(),
                section: section.id.clone(),
                item: Some(path.clone()),
            };
            html! {
                <li key={path}>
                    <a href={to}>{ item.label.get(language.code()) }</a>
                </li>
            }
        });
        html! {
            <section class="card" key={section.id.clone()}>
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
            <TopBar title={language.review_title()} subtitle={response.setting.code.clone()} back={back.clone()}>
                { saved }
            </TopBar>
            <main class="page narrow" id="content" tabindex="-1">
                <h1>{ language.review_title() }</h1>
                <p class={if blanks == 0 { "card ok" } else { "card warn" }}>{ line }</p>
                { for groups }
                <div class="row answer">
                    <a href={back} class="button large">{ language.back_to_questions() }</a>
                    <button type="button" class="primary large" onclick={onfinalise}>{ language.finalise() }</button>
                </div>
                if **asked {
                    <Confirm title={language.finalise_title()} text={warning}
                        yes={language.finalise()} no={language.cancel()} {onanswer} />
                }
            </main>
        </>
    }
}

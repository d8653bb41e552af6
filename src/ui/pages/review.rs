//! What is still open before an interview is finished, each with the way to it; then the lock.

use yew::prelude::*;

use super::interview::Asked;
use super::items::instance_words;
use super::section::Shown;
use crate::i18n::Language;
use crate::response::{Counts, Open};
use crate::ui::markup::html;
use crate::ui::parts::top_bar;
use crate::ui::route::Route;

/// The page; `asked` opens the question before the lock.
pub(super) fn review_page(
    language: Language,
    shown: Shown<'_>,
    asked: UseStateSetter<Asked>,
) -> Html {
    let Shown { session, record, autosave, .. } = shown;
    let instrument = session.instrument();
    let progress = session.progress();
    let Counts { required, answered, invalid, warned, .. } = progress.total();
    let blanks = required - answered;
    let groups = progress.sections.iter().map(|page| {
        let section = &instrument.sections[page.section];
        let open = session.open_places(page.section);
        if open.is_empty() {
            return Html::default();
        }
        let items = open.into_iter().map(|(place, open)| {
            let path = session.path(place);
            let label = instrument.items[place.item].label.get(language.code());
            let instance = instance_words(language, session, place);
            let (class, word) = match open {
                Open::Blank => ("chip", language.open_blank()),
                Open::Partial => ("chip", language.open_partial()),
                Open::Invalid => ("chip wrong", language.open_invalid()),
                Open::Warned => ("chip", language.open_warned()),
            };
            let (key, item) = (record.to_owned(), Some(path.clone()));
            let to = Route::Section { key, section: section.id.clone(), item };
            html! {
                <li key={path}>
                    <a href={to}>
                        <span>{ label }if let Some(instance) = instance { <span class="small">{ " · " }{ instance }</span> }</span>
                        <span {class}>{ word }</span>
                    </a>
                </li>
            }
        });
        html! {
            <section class="card" key={section.id.clone()}>
                <h2>{ section.label.get(language.code()) }</h2>
                <ul class="jumps">{ for items }</ul>
            </section>
        }
    });
    let line = if blanks == 0 {
        language.all_answered().to_owned()
    } else {
        language.blanks(&blanks.to_string())
    };
    let onfinalise = move |_: MouseEvent| asked.set(Asked::Finalise);
    let back = Route::Interview { key: record.to_owned() };
    let code = session.response().setting.code.clone();
    html! {
        <>
            { top_bar(language.review_title(), Some(code.into()), Some(back.clone().into()), Some(autosave)) }
            <main class="page narrow" id="content" tabindex="-1">
                <h1>{ language.review_title() }</h1>
                <p class={if blanks == 0 { "card ok" } else { "card warn" }}>{ line }</p>
                if invalid > 0 { <p class="card alert">{ language.invalid_answers(&invalid.to_string()) }</p> }
                if warned > 0 { <p class="card warn">{ language.warned_answers(&warned.to_string()) }</p> }
                { for groups }
                <div class="row answer">
                    <a href={back} class="button large">{ language.back_to_questions() }</a>
                    <button type="button" class="primary large" disabled={invalid > 0} onclick={onfinalise}>{ language.finalise() }</button>
                </div>
            </main>
        </>
    }
}

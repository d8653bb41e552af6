//! What a meeting named, to look at together and to print: nothing else of the record.

use yew::prelude::*;

use super::review::said;
use super::{Discussed, columns, people};
use crate::i18n::Language;
use crate::instrument::Instrument;
use crate::platform::page;
use crate::response::{Group, Response, Side};
use crate::ui::charts::strengths;
use crate::ui::parts::top_bar;
use crate::ui::route::Route;

/// The page.
pub(super) fn result(language: Language, discussed: &Discussed) -> Html {
    let session = discussed.session.borrow();
    let response = session.response();
    let code = response.setting.code.clone();
    let onprint = |_: MouseEvent| page::print();
    html! {
        <>
            { top_bar(language.discussion_result(), Some(code.into()), Some(Route::Home.into()), Some(&discussed.autosave)) }
            <main class="page" id="content" tabindex="-1">
                <h1>{ language.discussion_result() }</h1>
                { body(language, session.instrument(), response) }
                <div class="row end">
                    if !response.is_refusal() {
                        <button type="button" class="large" onclick={onprint}>{ language.print_page() }</button>
                    }
                    <a href={Route::Home.to_string()} class="button primary large">{ language.home() }</a>
                </div>
            </main>
        </>
    }
}

/// What is shown of the discussion of `response`.
pub(super) fn body(language: Language, instrument: &Instrument, response: &Response) -> Html {
    if response.is_refusal() {
        let text = if response.revision > 1 {
            language.group_withdrawn()
        } else {
            language.group_refused()
        };
        return html! { <p class="card">{ text }</p> };
    }
    let Some(group) = response.group() else { return Html::default() };
    let setting = &response.setting;
    let day = language.date(&response.started_at.date());
    let round = format!("{} {}", language.round(), setting.round);
    let where_and_when = [&*setting.site, &*day, &*round, &*people(language, group)].join(" · ");
    html! {
        <>
            <p>{ where_and_when }</p>
            <section class="card">
                <h2>{ language.force_field() }</h2>
                { strengths(language, &columns(language, instrument, group), None) }
                <p class="compared"><strong>{ compared(language, group) }</strong></p>
                <p class="small">{ language.strength_ends() }{ ". " }{ language.discussion_note() }</p>
            </section>
            <section class="card">
                <h2>{ language.agreement() }</h2>
                <p class="said">{ said(language.no_agreement(), &group.consensus) }</p>
            </section>
        </>
    }
}

/// The totals of the two columns against each other, as on the classic sheet.
pub(super) fn compared(language: Language, group: &Group) -> String {
    let [supporting, inhibiting] = Side::ALL.map(|side| group.total(side).sum);
    let words = [supporting, inhibiting, supporting.abs_diff(inhibiting)].map(|n| n.to_string());
    match supporting.cmp(&inhibiting) {
        std::cmp::Ordering::Greater => language.more_supporting(&words[0], &words[1], &words[2]),
        std::cmp::Ordering::Less => language.more_inhibiting(&words[0], &words[1], &words[2]),
        std::cmp::Ordering::Equal => language.as_many(&words[0]),
    }
}

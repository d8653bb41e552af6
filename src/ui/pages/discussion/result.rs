//! What a meeting named, to look at together and to print: nothing else of the record.

use yew::prelude::*;

use super::review::said;
use super::{Discussed, columns, people};
use crate::i18n::Language;
use crate::instrument::Instrument;
use crate::response::{Force, Group, Response, Side};
use crate::ui::charts::{Poster, PosterForce, strengths};
use crate::ui::parts::{Keep, top_bar};
use crate::ui::route::Route;

/// The page.
pub(super) fn result(language: Language, discussed: &Discussed) -> Html {
    let session = discussed.session.borrow();
    let response = session.response();
    let code = response.setting.code.clone();
    html! {
        <>
            { top_bar(language.discussion_result(), Some(code.into()), Some(Route::Home.into()), Some(&discussed.autosave)) }
            <main class="page" id="content" tabindex="-1">
                <h1>{ language.discussion_result() }</h1>
                { body(language, session.instrument(), response) }
                if let Some(poster) = poster(language, response) {
                    <Keep {poster} name="hasil-diskusi" {language} />
                }
                <div class="row end">
                    <a href={Route::Home.to_string()} class="button primary large">{ language.home() }</a>
                </div>
            </main>
        </>
    }
}

/// The discussion as one picture; none where nothing is kept of it.
fn poster(language: Language, response: &Response) -> Option<Poster> {
    let group = response.group().filter(|_| !response.is_refusal())?;
    let forces = |side: Side| {
        let force = |(_, force): (usize, &Force)| PosterForce {
            label: force.label.clone(),
            mean: 20.0 * f64::from(force.strength),
            value: force.strength.to_string(),
            n: None,
        };
        group.ranked(side).into_iter().map(force).collect()
    };
    let consensus = said(language.no_agreement(), &group.consensus).to_owned();
    Some(Poster {
        title: language.discussion_result().to_owned(),
        facts: vec![where_and_when(language, response, group)],
        sides: [language.side_supports(), language.side_inhibits()].map(str::to_owned),
        supporting: forces(Side::Supporting),
        inhibiting: forces(Side::Inhibiting),
        notes: Vec::new(),
        paragraphs: vec![
            (language.force_field().to_owned(), vec![compared(language, group)]),
            (language.agreement().to_owned(), vec![consensus]),
        ],
        foot: vec![format!("{}. {}", language.strength_ends(), language.discussion_note())],
    })
}

/// Where, when and with how many.
fn where_and_when(language: Language, response: &Response, group: &Group) -> String {
    let setting = &response.setting;
    let day = language.date(&response.started_at.date());
    let round = format!("{} {}", language.round(), setting.round);
    [&*setting.site, &*day, &*round, &*people(language, group)].join(" · ")
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
    html! {
        <>
            <p>{ where_and_when(language, response, group) }</p>
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

//! One page of questions, with the rail of pages beside it and the way on below.

use yew::prelude::*;

use super::interview::Answering;
use super::items::items;
use crate::i18n::Language;
use crate::instrument::{Item, Kind, Section};
use crate::response::{Counts, Place, Progress, Session, address_of};
use crate::ui::app::message_page;
use crate::ui::autosave::Autosave;
use crate::ui::markup::html;
use crate::ui::parts::top_bar;
use crate::ui::route::Route;

/// Names the entry of the shown page in the rail.
pub(super) const HERE: &str = "bagian-ini";

/// What is shown of an interview, and what happens when it is answered.
pub(super) struct Shown<'a> {
    pub(super) session: &'a Session,
    /// The interview's key.
    pub(super) record: &'a str,
    pub(super) autosave: &'a Autosave,
    pub(super) answering: &'a Answering,
    /// Whether one question is shown at a time.
    pub(super) is_one_by_one: bool,
}

/// The page of the section named `section`, or the one question on it named `item`.
pub(super) fn section_page(
    language: Language,
    section: &str,
    item: Option<&str>,
    shown: Shown<'_>,
) -> Html {
    let Shown { session, record, autosave, answering, is_one_by_one } = shown;
    let (instrument, response) = (session.instrument(), session.response());
    let role = &response.setting.role;
    let progress = session.progress();
    let sections: Vec<&Section> =
        progress.sections.iter().map(|found| &instrument.sections[found.section]).collect();
    let Some(here) = sections.iter().position(|found| found.id == section) else {
        return message_page(language.page_not_found());
    };
    let section = sections[here];
    // Questions are numbered through the interview, so that people can speak of "number 12".
    let before: usize = progress.sections[..here].iter().map(|section| section.counts.asked).sum();
    let label = section.label.get(language.code());
    let role_label = instrument.role(role).map_or(role.as_str(), |r| r.label.get(language.code()));
    let site = address_of(&response.setting.site);
    let line = language.respondent_line(&response.setting.code, role_label, &site);
    let to = |n: usize, item: Option<String>| {
        let (key, section) = (record.to_owned(), sections[n].id.clone());
        Route::Section { key, section, item }
    };
    let review = Route::Review { key: record.to_owned() };
    let stops =
        if is_one_by_one { stops(session, progress.sections[here].section) } else { Vec::new() };
    let only = stops.iter().position(|stop| Some(session.path(*stop).as_str()) == item);
    let only = stops.get(only.unwrap_or(0)).copied();
    // One by one, the way leads through the questions of the page before it leads to the next page.
    let beside = |way: usize| {
        let at = stops.iter().position(|stop| Some(*stop) == only)?;
        let stop = stops.get((at + way).checked_sub(1)?)?;
        Some(to(here, Some(session.path(*stop))))
    };
    let back = beside(0).unwrap_or_else(|| match here.checked_sub(1) {
        Some(before) if is_one_by_one => {
            let last = self::stops(session, progress.sections[before].section).pop();
            to(before, last.map(|last| session.path(last)))
        }
        Some(before) => to(before, None),
        None => Route::Home,
    });
    let on = beside(2);
    let is_last = on.is_none() && here + 1 == sections.len();
    let on = on.unwrap_or_else(|| if is_last { review.clone() } else { to(here + 1, None) });
    let back_words = if back == Route::Home { language.home() } else { language.previous() };
    html! {
        <>
            { top_bar(label, Some(line.into()), Some(Route::Home.into()), Some(autosave)) }
            <div class="interview">
                { rail(language, session, record, &progress, here) }
                <main class="questions" id="content" tabindex="-1">
                    <div>
                        <h1>{ label }</h1>
                        if let Some(hint) = &section.hint { <p class="small">{ hint.get(language.code()) }</p> }
                    </div>
                    { items(language, session, section, (only, item), before, answering) }
                </main>
            </div>
            <footer class="foot">
                <a href={back} class="button">{ back_words }</a>
                { meter(language, &progress) }
                <a href={on} class="button primary">{ if is_last { language.review() } else { language.next() } }</a>
            </footer>
        </>
    }
}

/// What is shown alone, one after the other, where questions are shown one by one.
fn stops(session: &Session, section: usize) -> Vec<Place> {
    let mut stops = session.places(section);
    stops.retain(|place| {
        let item: &Item = &session.instrument().items[place.item];
        session.cell(*place).is_relevant && !matches!(item.kind, Kind::Group | Kind::Calculate)
    });
    stops
}

/// The pages with their counts; a page that is all answered has a tick.
fn rail(
    language: Language,
    session: &Session,
    record: &str,
    progress: &Progress,
    here: usize,
) -> Html {
    let entries = progress.sections.iter().enumerate().map(|(n, page)| {
        let section = &session.instrument().sections[page.section];
        let Counts { required, answered, asked, filled, invalid, .. } = page.counts;
        let is_done = required > 0 && page.is_done();
        let is_here = n == here;
        let (count, of) = if required > 0 { (answered, required) } else { (filled, asked) };
        let class = match (is_here, is_done) {
            (true, true) => "here done",
            (true, false) => "here",
            (false, true) => "done",
            (false, false) => "",
        };
        let to = Route::Section { key: record.to_owned(), section: section.id.clone(), item: None };
        html! {
            <li key={section.id.clone()} class={class}>
                <a href={to} id={is_here.then_some(HERE)} aria-current={is_here.then_some("page")}>
                    <span class="n" aria-hidden="true">{ if is_done { "✓".to_owned() } else { (n + 1).to_string() } }</span>
                    <span class="name">{ section.label.get(language.code()) }</span>
                    if invalid > 0 { <span class="chip wrong">{ language.wrong_count(&invalid.to_string()) }</span> }
                    if of > 0 { <span class={if of < 100 { "small" } else { "small wide" }}>{ count }{ "/" }{ of }</span> }
                </a>
            </li>
        }
    });
    let review = Route::Review { key: record.to_owned() };
    html! {
        <nav class="rail" aria-label={language.sections()}>
            <ol>
                { for entries }
                <li>
                    <a href={review}>
                        <span class="n" aria-hidden="true">{ "→" }</span>
                        <span class="name">{ language.review() }</span>
                    </a>
                </li>
            </ol>
        </nav>
    }
}

fn meter(language: Language, progress: &Progress) -> Html {
    let Counts { answered, required, .. } = progress.total();
    let (answered, required) = (answered.to_string(), required.to_string());
    html! {
        <div class="mid">
            <progress max={required.clone()} value={answered.clone()} aria-label={language.progress()} />
            <p class="small">{ language.answered_of(&answered, &required) }</p>
        </div>
    }
}

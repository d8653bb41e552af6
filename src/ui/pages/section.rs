//! One page of questions, with the rail of pages beside it and the way on below.

use yew::prelude::*;

use crate::i18n::Language;
use crate::instrument::{Item, Kind, Missing, Section};
use crate::response::{Answer, Edit, MAX_TEXT, Progress, SectionProgress, Session, progress};
use crate::ui::app::message_page;
use crate::ui::controls::{Choice, Layout, LongText, SelectOne, long_text, select_one};
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
    /// What is kept so far.
    pub(super) saved: Html,
    pub(super) onedit: &'a Callback<Edit>,
}

/// The page of the section named `section`.
pub(super) fn section_page(language: Language, section: &str, shown: Shown<'_>) -> Html {
    let Shown { session, record, saved, onedit } = shown;
    let (instrument, response) = (session.instrument(), session.response());
    let role = &response.setting.role;
    let sections: Vec<&Section> = instrument.sections_for(role).collect();
    let Some(here) = sections.iter().position(|found| found.id == section) else {
        return message_page(language.page_not_found());
    };
    let section = sections[here];
    let progress = progress(instrument, response);
    // Questions are numbered through the interview, so that people can speak of "number 12".
    let before: usize = progress.sections[..here].iter().map(|section| section.asked).sum();
    let label = section.label.get(language.code());
    let role_label = instrument.role(role).map_or(role.as_str(), |r| r.label.get(language.code()));
    let line = language.respondent_line(&response.setting.code, role_label, &response.setting.site);
    let to = |n: usize| {
        let (key, section) = (record.to_owned(), sections[n].id.clone());
        Route::Section { key, section, item: None }
    };
    let review = Route::Review { key: record.to_owned() };
    let questions = section
        .items_for(role)
        .enumerate()
        .map(|(n, item)| question(language, session, item, before + n + 1, onedit));
    html! {
        <>
            { top_bar(label, Some(line.into()), Some(Route::Home.into()), saved) }
            <div class="interview">
                { rail(language, &sections, &progress, here, &to, &review) }
                <main class="questions" id="content" tabindex="-1">
                    <div>
                        <h1>{ label }</h1>
                        if let Some(hint) = &section.hint { <p class="small">{ hint.get(language.code()) }</p> }
                    </div>
                    { for questions }
                </main>
            </div>
            <footer class="foot">
                if here > 0 {
                    <a href={to(here - 1)} class="button">{ language.previous() }</a>
                } else {
                    <a href={Route::Home} class="button">{ language.home() }</a>
                }
                { meter(language, &progress) }
                if here + 1 < sections.len() {
                    <a href={to(here + 1)} class="button primary">{ language.next() }</a>
                } else {
                    <a href={review} class="button primary">{ language.review() }</a>
                }
            </footer>
        </>
    }
}

/// The pages with their counts; a page that is all answered has a tick.
fn rail(
    language: Language,
    sections: &[&Section],
    progress: &Progress,
    here: usize,
    to: &dyn Fn(usize) -> Route,
    review: &Route,
) -> Html {
    let entries = sections.iter().zip(&progress.sections).enumerate().map(|(n, (section, counts))| {
        let SectionProgress { required, answered, asked, filled, .. } = *counts;
        let is_done = required > 0 && answered == required;
        let is_here = n == here;
        let (count, of) = if required > 0 { (answered, required) } else { (filled, asked) };
        html! {
            <li key={section.id.clone()} class={match (is_here, is_done) { (true, true) => "here done", (true, false) => "here", (false, true) => "done", (false, false) => "" }}>
                <a href={to(n)} id={is_here.then_some(HERE)} aria-current={is_here.then_some("page")}>
                    <span class="n" aria-hidden="true">{ if is_done { "✓".to_owned() } else { (n + 1).to_string() } }</span>
                    <span class="name">{ section.label.get(language.code()) }</span>
                    <span class="small">{ count }{ "/" }{ of }</span>
                </a>
            </li>
        }
    });
    html! {
        <nav class="rail" aria-label={language.sections()}>
            <ol>
                { for entries }
                <li>
                    <a href={review.clone()}>
                        <span class="n" aria-hidden="true">{ "→" }</span>
                        <span class="name">{ language.review() }</span>
                    </a>
                </li>
            </ol>
        </nav>
    }
}

fn meter(language: Language, progress: &Progress) -> Html {
    let (answered, required) = (progress.answered().to_string(), progress.required().to_string());
    html! {
        <div class="mid">
            <progress max={required.clone()} value={answered.clone()} aria-label={language.progress()} />
            <p class="small">{ language.answered_of(&answered, &required) }</p>
        </div>
    }
}

fn question(
    language: Language,
    session: &Session,
    item: &Item,
    number: usize,
    onedit: &Callback<Edit>,
) -> Html {
    let answer = session.response().answers.get(&item.id);
    let label = item.label.get(language.code()).to_owned();
    let remark = (!item.required).then(|| AttrValue::from(language.optional()));
    let name = item.id.clone();
    match &item.kind {
        Kind::Text => {
            let text = match answer {
                Some(Answer::Text(text)) => text.clone(),
                _ => String::new(),
            };
            let onwrite = onedit.reform(move |text: String| Edit::Answer {
                item: name.clone(),
                answer: (!text.is_empty()).then_some(Answer::Text(text)),
            });
            let id = AttrValue::from(item.id.clone());
            long_text(LongText {
                id,
                label: label.into(),
                number: Some(number),
                remark,
                text,
                max_length: MAX_TEXT,
                onwrite,
            })
        }
        Kind::SelectOne(list) => {
            let option = |name: &str, label: &str| Choice {
                name: name.to_owned().into(),
                label: label.to_owned().into(),
            };
            let choices =
                list.choices.iter().map(|c| option(&c.name, c.label.get(language.code())));
            let missing = item.missing.iter().filter_map(|code| {
                let label = session.instrument().missing.get(code)?;
                Some(option(code.code(), label.get(language.code())))
            });
            let chosen = answer.map(|answer| match answer {
                Answer::Choice(name) | Answer::Text(name) => AttrValue::from(name.clone()),
                Answer::Missing(code) => AttrValue::from(code.code()),
            });
            let onchoose = onedit.reform(move |chosen: Option<AttrValue>| {
                let answer = |chosen: AttrValue| {
                    Missing::from_code(&chosen)
                        .map_or_else(|| Answer::Choice(chosen.to_string()), Answer::Missing)
                };
                Edit::Answer { item: name.clone(), answer: chosen.map(answer) }
            });
            let layout = if list.is_ordinal() { Layout::Steps } else { Layout::Words };
            select_one(SelectOne {
                id: item.id.clone().into(),
                label: label.into(),
                number: Some(number),
                remark,
                choices: choices.collect(),
                layout,
                missing: missing.collect(),
                chosen,
                more_label: language.other_answer().into(),
                clear_label: language.clear_answer().into(),
                error: None,
                onchoose,
            })
        }
    }
}

//! The evaluator's page: files in, findings out.

mod conflicts;
mod figures;
mod filters;
mod flow;
mod groups;
mod importance;
mod state;
mod tables;
#[cfg(test)]
mod tests;

use std::cell::Cell;
use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use conflicts::{Conflicts, SameName};
use figures::FiguresView;
use filters::Filters;
use flow::Flow;
use groups::groups_card;
use importance::importance_card;
use state::{Notice, State, Work};
use tables::TablesCard;

use crate::evaluation::Settings;
use crate::i18n::Language;
use crate::platform::worker::Worker;
use crate::platform::{clock, page};
use crate::record::Anonymity;
use crate::ui::context::use_shared;
use crate::ui::controls::FileDrop;
use crate::ui::parts::{LedgerCard, Reading, top_bar};
use crate::ui::route::HOME_FROM_DESK;
use crate::worker::protocol::{Figures, InstrumentEntry, Request};

#[component]
pub(in crate::ui) fn Evaluate() -> Html {
    let shared = use_shared();
    let language = shared.language();
    let state = use_reducer(State::default);
    let worker = use_memo((), |()| Worker::default());
    let is_stopped = use_memo((), |()| Cell::new(false));
    let flow = Flow { state: state.clone(), worker, is_stopped };

    let onfiles = {
        let flow = flow.clone();
        Callback::from(move |dropped| spawn_local(flow.clone().read(dropped)))
    };
    let onchange = {
        let flow = flow.clone();
        Callback::from(move |request: Request| {
            let flow = flow.clone();
            let (instrument, settings) =
                (flow.state.instrument.clone(), flow.state.settings.clone());
            spawn_local(async move { flow.change(request, instrument, settings).await });
        })
    };
    let onshow = {
        let flow = flow.clone();
        Callback::from(move |(instrument, settings): (Option<String>, Settings)| {
            let flow = flow.clone();
            spawn_local(async move { flow.show(instrument, settings).await });
        })
    };
    let onstop = {
        let is_stopped = Rc::clone(&flow.is_stopped);
        Callback::from(move |_: MouseEvent| is_stopped.set(true))
    };
    let onask = {
        let flow = flow.clone();
        Callback::from(move |(k, answer): (usize, Callback<Option<Anonymity>>)| {
            let flow = flow.clone();
            spawn_local(async move { answer.emit(flow.anonymity(k).await) });
        })
    };
    let onsave = {
        let flow = flow.clone();
        Callback::from(move |settings| spawn_local(flow.clone().tables(settings)))
    };
    let onreport = {
        let flow = flow.clone();
        move |_: MouseEvent| spawn_local(flow.clone().report())
    };

    let is_reading = matches!(state.work, Work::Reading { .. });
    let ledger = state.ledger.as_ref();
    let figures = state.figures.as_ref();
    let instrument: Option<InstrumentEntry> = ledger.zip(figures).and_then(|(ledger, figures)| {
        ledger.instruments.iter().find(|entry| entry.digest == figures.instrument).cloned()
    });
    let title = instrument.as_ref().map(|entry| entry.title.get(language.code()).to_owned());
    html! {
        <>
            { top_bar(language.evaluate(), title.clone().map(AttrValue::from), Some(HOME_FROM_DESK.into()), None) }
            <main class="page evaluate" id="content" tabindex="-1">
                <h1>
                    { language.evaluate() }
                    if let Some(title) = &title { { " · " }{ title } }
                </h1>
                <p class="small only-print">{ language.printed_on(&printed_now()) }</p>
                <section class="card no-print">
                    <FileDrop id="berkas-evaluasi" hint={language.evaluate_intro()} is_disabled={is_reading} {onfiles}
                        button={if ledger.is_some() { language.add_files() } else { language.choose_files() }} />
                    if ledger.is_none() && !is_reading { <p class="small">{ language.evaluate_begin() }</p> }
                    { work(language, &state.work, onstop) }
                </section>
                if let Some(ledger) = ledger {
                    <LedgerCard ledger={Rc::clone(ledger)} {language}
                        onremove={onchange.reform(|file: u32| Request::Remove { file })} />
                    <SameName ledger={Rc::clone(ledger)} {language} />
                    <Conflicts ledger={Rc::clone(ledger)} {language} {onchange} />
                    if let (Some(figures), Some(instrument)) = (figures, instrument) {
                        if !is_reading {
                            <Filters ledger={Rc::clone(ledger)} figures={Rc::clone(figures)} settings={state.settings.clone()}
                            {language} onshow={onshow.clone()} />
                        }
                        <FiguresView figures={Rc::clone(figures)} {instrument} {language} />
                        { importance_card(language, figures.importance.as_ref(), &figures.settings, onweigh(&onshow, figures)) }
                        { groups_card(language, &figures.groups) }
                        if figures.summary.interviews > 0 {
                            <TablesCard figures={Rc::clone(figures)} {language} {onask} {onsave} />
                        }
                        <section class="card no-print" hidden={figures.summary.interviews + figures.groups.discussions == 0}>
                            <h2>{ language.report() }</h2>
                            <p class="small">{ language.report_intro() }</p>
                            <div class="row end">
                                <button type="button" onclick={|_| page::print()}>{ language.print_page() }</button>
                                <button type="button" class="primary" onclick={onreport}>{ language.save_report() }</button>
                            </div>
                        </section>
                    } else if state.work == Work::None && ledger.files.iter().any(|file| file.is_of_interviews()) {
                        <p class="card">{ language.nothing_usable() }</p>
                    }
                }
                <div class="told-here no-print">{ for state.notices.iter().map(|notice| notice_card(language, notice)) }</div>
            </main>
        </>
    }
}

/// Shows the figures of the same instrument by other settings.
fn onweigh(onshow: &Callback<(Option<String>, Settings)>, figures: &Figures) -> Callback<Settings> {
    let instrument = figures.instrument.clone();
    onshow.reform(move |settings: Settings| (Some(instrument.clone()), settings))
}

/// What is going on, in words.
fn work(language: Language, work: &Work, onstop: Callback<MouseEvent>) -> Html {
    match work {
        Work::None => Html::default(),
        Work::Reckoning => html! { <p role="status">{ language.reckoning() }</p> },
        Work::Reading { done, all, name } => {
            html! { <Reading done={*done} all={*all} name={name.clone()} {language} {onstop} /> }
        }
    }
}

fn notice_card(language: Language, notice: &Notice) -> Html {
    let text = match notice {
        Notice::Stopped { done, all } => {
            language.reading_stopped(&done.to_string(), &all.to_string())
        }
        Notice::Skipped(count) => language.others_skipped(&count.to_string()),
        Notice::NotOpened(names) => language.could_not_open(names),
        Notice::ReportSaved(name) => language.report_saved(name),
        Notice::TablesSaved(name) => language.tables_saved(name),
        Notice::TablesFailed => language.tables_failed().to_owned(),
        Notice::ReportFailed => language.report_failed().to_owned(),
        Notice::NotStarted => language.worker_not_started().to_owned(),
        Notice::BrokeOff => language.worker_broke_off().to_owned(),
    };
    let (class, role) = if notice.is_alert() { ("alert", "alert") } else { ("ok", "status") };
    html! { <p key={text.clone()} class={classes!("card", "no-print", class)} {role}>{ &text }</p> }
}

fn printed_now() -> String {
    let now = clock::now();
    format!("{} {}", now.date(), now.clock())
}

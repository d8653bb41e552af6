//! The studies on this device: which one is in use, and the ways to others.

use web_sys::File;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::asked::instrument_of;
use super::kept;
use super::open::{Offered, Opening, keep};
use crate::platform::dropped::Dropped;
use crate::platform::photo::bytes_of;
use crate::record::{StudyFileV1, read_study};
use crate::store::{Tally, newest_locked};
use crate::ui::context::use_shared;
use crate::ui::controls::FileDrop;
use crate::ui::parts::{Question, Reply, confirm, tally_words, top_bar};
use crate::ui::route::{HOME_FROM_DESK, STUDY_IS_OVER};
use crate::ui::state::{Action, Notice, Problem};

#[component]
pub(super) fn List() -> Html {
    let shared = use_shared();
    let language = shared.language();
    let device = &shared.state.device;
    let opening = use_state(|| None::<Opening>);
    let asked = use_state(|| None::<String>);

    let onfiles = {
        let (shared, opening) = (shared.clone(), opening.setter());
        Callback::from(move |dropped: Dropped| {
            let (shared, opening) = (shared.clone(), opening.clone());
            spawn_local(async move {
                let Some(file) = dropped.files.into_iter().next() else { return };
                opening.set(Some(Opening::Checking));
                let read = read_file(&file).await;
                opening.set(Some(Opening::of(&shared, read).await));
            });
        })
    };
    let oncancel = {
        let opening = opening.setter();
        Callback::from(move |()| opening.set(None))
    };
    let onanswer = {
        let (shared, asked) = (shared.clone(), asked.clone());
        Callback::from(move |reply: Reply| {
            let code = (*asked).clone();
            asked.set(None);
            let Some(code) = code.filter(|_| reply == Reply::Yes) else { return };
            let shared = shared.clone();
            spawn_local(async move {
                match kept::remove(&*shared.store(), &code).await {
                    Ok(()) => {
                        let mut device = shared.state.device.clone();
                        device.studies.retain(|study| study.code != code);
                        device.study = device.study.filter(|study| study.code != code);
                        shared.state.dispatch(Action::Device(device));
                    }
                    Err(error) => shared.tell_problem(error),
                }
            });
        })
    };
    let in_use = device.study.as_ref().map(|study| study.code.as_str());
    let cards = device.studies.iter().map(|study| {
        let code = study.code.clone();
        let onask = {
            let (asked, code) = (asked.clone(), code.clone());
            move |_: MouseEvent| asked.set(Some(code.clone()))
        };
        let onuse = {
            let (shared, study) = (shared.clone(), study.clone());
            move |_: MouseEvent| {
                let (shared, study) = (shared.clone(), study.clone());
                spawn_local(async move {
                    match instrument_of(&*shared.store(), &study).await {
                        Err(_) => shared.tell(Notice::Problem(Problem::Instrument)),
                        Ok(asked) => {
                            if let Err(error) = keep(&shared, &study, &asked).await {
                                shared.tell_problem(error);
                            }
                        }
                    }
                });
            }
        };
        let interviews = kept::interviews_of(&shared.state.summaries, &code, in_use);
        let newest = newest_locked(&shared.state.summaries);
        let tally = |is_new: bool| {
            let lines = interviews.iter().filter(|line| !is_new || line.exported_at.is_none());
            Tally::of(lines, &newest).counted()
        };
        let (all, new) = (tally(false), tally(true));
        let drafts = interviews.iter().filter(|line| !line.state.is_final()).count();
        let is_in_use = in_use == Some(code.as_str());
        html! {
            <li key={code.clone()} class="card study">
                <div class="row between">
                    <h3>{ &study.name }{ " " }<span class="small">{ &code }</span></h3>
                    if is_in_use { <span class="chip ok">{ language.in_use() }</span> }
                </div>
                if !all.is_empty() {
                    <p class="small">
                        { language.study_holds(&tally_words(language, all)) }{ " " }
                        if new.is_empty() { { language.all_exported() } } else { { language.study_holds_new(&tally_words(language, new)) } }
                    </p>
                }
                if drafts > 0 { <p class="small">{ language.study_drafts(&drafts.to_string()) }</p> }
                if interviews.is_empty() { <p class="small">{ language.study_holds_nothing() }</p> }
                <div class="row">
                    if !is_in_use {
                        <button type="button" class="small" onclick={onuse} aria-label={language.use_named(&code)}>{ language.use_study() }</button>
                    }
                    <a class="button small" href={format!("#/studi/ubah/{code}")} aria-label={language.edit_named(&code)}>{ language.edit_copy() }</a>
                    if interviews.is_empty() {
                        <button type="button" class="quiet small" onclick={onask} aria-label={language.delete_named(&code)}>{ language.delete() }</button>
                    } else {
                        <a class="button quiet small" href={format!("{STUDY_IS_OVER}{code}")}>{ language.delete_its_answers() }</a>
                    }
                </div>
                if !interviews.is_empty() { <p class="small">{ language.cannot_remove() }</p> }
            </li>
        }
    });
    let question = asked.as_ref().map(|code| {
        confirm(Question {
            title: language.remove_title(code).into(),
            text: language.remove_text().into(),
            yes: language.delete().into(),
            other: None,
            no: language.cancel().into(),
            onanswer,
        })
    });
    html! {
        <>
            { top_bar(language.studies(), None, Some(HOME_FROM_DESK.into()), None) }
            <main class="page narrow" id="content" tabindex="-1">
                <h1>{ language.studies() }</h1>
                <p>{ language.studies_intro() }</p>
                <section class="card">
                    <h2>{ language.open_file_title() }</h2>
                    <FileDrop id="berkas-survei" hint={language.open_file_hint()} button={language.choose_files()} {onfiles} />
                </section>
                if let Some(opening) = &*opening { <Offered opening={opening.clone()} {oncancel} /> }
                <section class="card">
                    <h2>{ language.new_study() }</h2>
                    <p class="small">{ language.new_study_intro() }</p>
                    <div class="row"><a class="button" href="#/studi/baru">{ language.new_study() }</a></div>
                </section>
                <section class="group" aria-label={language.studies_here()}>
                    <h2>{ language.studies_here() }</h2>
                    if device.studies.is_empty() { <p class="small">{ language.no_studies() }</p> }
                    <ul class="group">{ for cards }</ul>
                </section>
                { question }
            </main>
        </>
    }
}

/// What is in a file; nothing where the browser cannot open it.
async fn read_file(file: &File) -> Option<Result<StudyFileV1, Vec<crate::record::StudyFinding>>> {
    let bytes = bytes_of(file).await.ok()?;
    Some(read_study(&bytes))
}

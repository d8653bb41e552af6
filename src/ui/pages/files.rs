//! Files out and in: the export as the second copy, loading one back, and clearing the device.

use wasm_bindgen::JsValue;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::home::state_chip;
use crate::platform::{clock, files, installation};
use crate::record::{self, Export, PrivacyV1, StudyV1};
use crate::response::Response;
use crate::store::{Summary, Tally, newest_locked};
use crate::ui::context::{Shared, use_shared};
use crate::ui::effect::use_on_change;
use crate::ui::markup::html;
use crate::ui::parts::{Question, Reply, confirm, top_bar};
use crate::ui::route::{LOAD, Route};
use crate::ui::state::{Notice, Problem};

const JSON: &str = "application/json";

#[component]
pub(in crate::ui) fn Files() -> Html {
    let shared = use_shared();
    let language = shared.language();
    let chosen = use_state(|| not_exported(&shared));
    let asked = use_state(|| false);
    let can_share = *use_state(files::can_share);
    let space = use_state(|| None);
    {
        let space = space.setter();
        use_on_change(
            String::new(),
            Box::new(move || {
                spawn_local(async move { space.set(installation::storage_estimate().await) });
            }),
        );
    }
    let megabytes = |bytes: f64| format!("{} MB", language.decimal(bytes / 1e6, 1));
    html! {
        <>
            { top_bar(language.files(), None, Some(Route::Home.into()), None) }
            <main class="page" id="content" tabindex="-1">
                <h1>{ language.files() }</h1>
                { export_card(&shared, &chosen, can_share) }
                <section class="card form">
                    <h2>{ language.load_title() }</h2>
                    <p>{ language.load_intro() }</p>
                    <div class="row end"><a class="button" href={LOAD}>{ language.choose_files() }</a></div>
                </section>
                { clear_card(&shared, &asked) }
                if let Some((used, allowed)) = *space {
                    <p class="small">{ language.storage_line(&megabytes(used), &megabytes(allowed - used)) }</p>
                }
            </main>
        </>
    }
}

/// Keys of the finished interviews that are in no file yet.
fn not_exported(shared: &Shared) -> Vec<String> {
    let is_new = |s: &&Summary| s.state.is_final() && s.exported_at.is_none();
    shared.state.summaries.iter().filter(is_new).map(|summary| summary.key.clone()).collect()
}

/// How an export leaves the program.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    Save,
    Share,
}

/// A file on its way out.
#[derive(Debug)]
pub(in crate::ui) struct Outgoing {
    pub(in crate::ui) name: String,
    /// Its media type.
    pub(in crate::ui) kind: &'static str,
    /// A text or a blob.
    pub(in crate::ui) content: JsValue,
}

/// The finished interviews, of which `chosen` go into the file.
fn export_card(shared: &Shared, chosen: &UseStateHandle<Vec<String>>, can_share: bool) -> Html {
    let language = shared.language();
    let finished: Vec<Summary> =
        shared.state.summaries.iter().filter(|s| s.state.is_final()).cloned().collect();
    let new = not_exported(shared);

    let choose = |keys: Vec<String>| {
        let chosen = chosen.clone();
        move |_: MouseEvent| chosen.set(keys.clone())
    };
    let all: Vec<String> = finished.iter().map(|summary| summary.key.clone()).collect();
    let picked: Vec<Summary> =
        finished.iter().filter(|summary| chosen.contains(&summary.key)).cloned().collect();
    let hand_out = |way: Way| {
        let (shared, chosen, picked) = (shared.clone(), chosen.clone(), picked.clone());
        move |_: MouseEvent| {
            let (shared, chosen, picked) = (shared.clone(), chosen.clone(), picked.clone());
            spawn_local(async move {
                match export(&shared, &picked, way).await {
                    Ok(Some((file, keys))) => {
                        let left = picked.iter().map(|summary| summary.key.clone());
                        chosen.set(left.filter(|key| !keys.contains(key)).collect());
                        let newest = newest_locked(&shared.state.summaries);
                        let held = picked.iter().filter(|summary| keys.contains(&summary.key));
                        shared.tell(Notice::Exported { held: Tally::of(held, &newest), file });
                    }
                    Ok(None) => {}
                    Err(problem) => shared.tell(Notice::Problem(problem)),
                }
                shared.refresh().await;
            });
        }
    };
    let newest = newest_locked(&shared.state.summaries);
    let rows = finished.iter().map(|summary| {
        let (chosen, key) = (chosen.clone(), summary.key.clone());
        let checked = chosen.contains(&key);
        let onchange = move |_: Event| {
            let mut keys = (*chosen).clone();
            if checked {
                keys.retain(|chosen| *chosen != key);
            } else {
                keys.push(key.clone());
            }
            chosen.set(keys);
        };
        html! {
            <li key={summary.key.clone()}>
                <label class="check">
                    <input type="checkbox" {checked} {onchange} />
                    <strong>{ &summary.code }</strong>
                    <span>{ &summary.site }{ " · " }{ Shared::clock_of(&summary.started_at) }</span>
                    if summary.revision().1 > 1 {
                        <span>{ language.revision(&summary.revision().1.to_string()) }</span>
                    }
                    if summary.is_replaced(&newest) {
                        <span class="chip">{ language.state_replaced() }</span>
                    } else {
                        { state_chip(language, summary) }
                    }
                </label>
            </li>
        }
    });
    let disabled = picked.is_empty();
    let is_one = picked.iter().all(|summary| summary.instrument == picked[0].instrument);
    html! {
        <section class="card form">
            <h2>{ language.export_title() }</h2>
            <p>{ language.export_intro() }</p>
            if finished.is_empty() {
                <p class="small">{ language.nothing_to_export() }</p>
            } else {
                <div class="row">
                    <button type="button" class="small" onclick={choose(all)}>{ language.select_all() }</button>
                    <button type="button" class="small" onclick={choose(new)}>{ language.select_new() }</button>
                    <p class="small" role="status">{ language.selected(&picked.len().to_string()) }</p>
                </div>
                <ul class="checks">{ for rows }</ul>
                if !is_one { <p>{ language.one_file_each() }</p> }
                <div class="row end">
                    if can_share {
                        <button type="button" {disabled} onclick={hand_out(Way::Share)}>{ language.share_file() }</button>
                    }
                    <button type="button" class="primary" {disabled} onclick={hand_out(Way::Save)}>{ language.save_file() }</button>
                </div>
            }
        </section>
    }
}

/// What can go from the device; `asked` tells whether the question before is open.
fn clear_card(shared: &Shared, asked: &UseStateHandle<bool>) -> Html {
    let language = shared.language();
    let exported: Vec<Summary> = shared
        .state
        .summaries
        .iter()
        .filter(|summary| summary.state.is_final() && summary.exported_at.is_some())
        .cloned()
        .collect();
    let count = exported.len().to_string();
    let onask = {
        let asked = asked.clone();
        move |_: MouseEvent| asked.set(true)
    };
    let onanswer = {
        let (asked, shared) = (asked.clone(), shared.clone());
        Callback::from(move |reply: Reply| {
            asked.set(false);
            if reply == Reply::Yes {
                let (shared, exported) = (shared.clone(), exported.clone());
                spawn_local(async move { shared.delete(exported).await });
            }
        })
    };
    html! {
        <section class="card form">
            <h2>{ language.wipe_title() }</h2>
            <p>{ language.wipe_intro() }</p>
            <div class="row end">
                <button type="button" disabled={count == "0"} onclick={onask}>{ language.wipe(&count) }</button>
            </div>
            if **asked {
                { confirm(Question {
                    title: language.wipe_confirm(&count).into(),
                    text: language.wipe_warning().into(),
                    yes: language.delete().into(),
                    other: None,
                    no: language.cancel().into(),
                    onanswer,
                }) }
            }
        </section>
    }
}

/// Makes one file of those of `picked` that are of one instrument and one study, and hands it to the person: a
/// browser takes one file for one press. Its name, and the keys of what is in it; none where the person closed
/// the share sheet.
async fn export(
    shared: &Shared,
    picked: &[Summary],
    way: Way,
) -> Result<Option<(String, Vec<String>)>, Problem> {
    let Some(first) = picked.first() else { return Ok(None) };
    let instrument = shared.instrument(&first.instrument).await.ok_or(Problem::Instrument)?;
    let store = shared.store();
    let (mut keys, mut responses) = (Vec::new(), Vec::<Response>::new());
    for summary in picked.iter().filter(|summary| summary.instrument == first.instrument) {
        let damaged = || crate::store::StoreError::Damaged(summary.code.clone());
        let record = store.response(&summary.key).await?.ok_or_else(damaged)?;
        let response = shared.read_record(&record, &instrument.0.instrument).await;
        let response = response.ok_or_else(damaged)?;
        let is_of = |first: &Response| first.setting.study == response.setting.study;
        if responses.first().is_none_or(is_of) {
            keys.push(summary.key.clone());
            responses.push(response);
        }
    }
    let code = responses.first().map_or_else(String::new, |first| first.setting.study.clone());
    let now = clock::now();
    let device = &shared.state.device;
    // What was loaded back may be of a study that this device does not have.
    let own = device.studies.iter().find(|study| study.code == code);
    let name = own.map_or_else(|| code.clone(), |study| study.name.clone());
    let privacy = own.map_or_else(PrivacyV1::default, |study| study.privacy);
    let study = StudyV1 { code, name, privacy };
    let moment = format!("{}_{}", now.date(), now.clock().replace('.', ""));
    let name = format!("berdaya_{}_{moment}_{}.json", study.code, device.name);
    let about = Export { exported_at: now, device: device.name.clone(), study };
    let text = record::export(about, &instrument.0, &responses).map_err(|_| Problem::Export)?;
    let mut file = Outgoing { name, kind: JSON, content: text.into() };
    if let Some(captures) = shared.captures() {
        captures.pack(&mut file, &instrument.0.instrument, &responses).await?;
    }
    let Outgoing { name, kind, content } = file;
    let is_shared = match way {
        Way::Save => false,
        Way::Share => match files::share(&name, kind, &content).await {
            Err(error) if error == "AbortError" => return Ok(None),
            // Not every kind of file can be shared everywhere; saved, it is there all the same.
            done => done.is_ok(),
        },
    };
    if !is_shared {
        files::save(&name, kind, &content).map_err(|_| Problem::Export)?;
    }
    store.mark_exported(keys.clone(), now.to_string()).await?;
    Ok(Some((name, keys)))
}

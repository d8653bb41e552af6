//! The first page: what is on this device, how safe it is, and what to do next.

use yew::platform::spawn_local;
use yew::prelude::*;

use crate::i18n::Language;
use crate::platform::installation;
use crate::store::{State, Summary};
use crate::ui::context::{Shared, use_shared};
use crate::ui::parts::{Confirm, TopBar};
use crate::ui::route::{EVALUATE, Route};

#[component]
pub(in crate::ui) fn Home() -> Html {
    let shared = use_shared();
    let language = shared.language();
    let device = &shared.state.device;
    let title = device.study.as_ref().map_or("Berdaya", |study| study.name.as_str());
    let subtitle = [
        Some(device.enumerator.clone()).filter(|code| !code.is_empty()),
        shared.state.offline_ready.then(|| language.works_offline().to_owned()),
    ];
    let subtitle = subtitle.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let asked = use_state(|| None::<Summary>);
    let list = interview_list(&shared, &asked);
    let begin = if device.is_set_up() { Route::Start } else { Route::Settings };
    html! {
        <>
            <TopBar title={title.to_owned()} {subtitle} />
            <main class="page" id="content" tabindex="-1">
                <h1 class="only-read">{ language.home() }</h1>
                { update_offer(&shared) }
                { resume_offer(&shared) }
                <nav class="row" aria-label={language.home()}>
                    <a href={begin} class="button primary large">
                        <span aria-hidden="true">{ "+" }</span>{ language.new_interview() }
                    </a>
                    <a href={Route::Files} class="button large">{ language.files() }</a>
                    <a href={EVALUATE} class="button large">{ language.evaluate() }</a>
                    <a href={Route::Settings} class="button quiet large">{ language.set_up() }</a>
                </nav>
                { safety(&shared) }
                <section class="card">
                    <h2>{ language.interviews() }</h2>
                    if shared.state.summaries.is_empty() {
                        <p class="small">{ language.no_interviews() }</p>
                    } else {
                        { list }
                    }
                </section>
            </main>
        </>
    }
}

/// A newer version is offered here alone: never in mid-interview.
fn update_offer(shared: &Shared) -> Html {
    let language = shared.language();
    let onupdate = |_: MouseEvent| spawn_local(installation::update());
    html! {
        if shared.state.update_waiting {
            <div class="card row between">
                <p>{ language.update_ready() }</p>
                <button type="button" onclick={onupdate}>{ language.update_now() }</button>
            </div>
        }
    }
}

/// The newest unfinished interview, with time and code: a question, not a surprise.
fn resume_offer(shared: &Shared) -> Html {
    let language = shared.language();
    let draft = shared.state.summaries.iter().find(|summary| !summary.state.is_final());
    draft.map_or_else(Html::default, |draft| {
        let to = Route::Interview { key: draft.key.clone() };
        html! {
            <div class="card row between resume">
                <div>
                    <p><strong>{ language.unfinished(&draft.code, &Shared::clock_of(&draft.kept_at)) }</strong></p>
                    <p class="small">{ language.nothing_lost() }</p>
                </div>
                <a href={to} class="button primary">{ language.continue_draft() }</a>
            </div>
        }
    })
}

/// One line of truth about how safe the interviews are.
fn safety(shared: &Shared) -> Html {
    let language = shared.language();
    let finished: Vec<&Summary> =
        shared.state.summaries.iter().filter(|summary| summary.state.is_final()).collect();
    let exported = finished.iter().filter(|summary| summary.exported_at.is_some()).count();
    let all = finished.len();
    html! {
        <>
            if all > 0 && exported == all {
                <p class="card small">{ language.safe_in_two_places(&all.to_string()) }</p>
            } else if all > 0 {
                <div class="card warn">
                    <p><strong>{ language.safe_in_one_place(&all.to_string(), &exported.to_string()) }</strong></p>
                    <p class="small">{ language.export_to_be_safe(&(all - exported).to_string()) }</p>
                </div>
            }
            if shared.state.persistent == Some(false) {
                <p class="card small">{ language.persist_refused() }</p>
            }
        </>
    }
}

/// The interviews; `asked` is the one that the person has been asked whether to delete.
fn interview_list(shared: &Shared, asked: &UseStateHandle<Option<Summary>>) -> Html {
    let language = shared.language();
    let onanswer = {
        let (asked, shared) = (asked.clone(), shared.clone());
        Callback::from(move |yes: bool| {
            if let Some(summary) = (*asked).clone().filter(|_| yes) {
                let shared = shared.clone();
                spawn_local(async move { shared.delete(vec![summary]).await });
            }
            asked.set(None);
        })
    };
    let rows = shared.state.summaries.iter().map(|summary| {
        let (asked, chosen) = (asked.clone(), summary.clone());
        let ondelete = move |_: MouseEvent| asked.set(Some(chosen.clone()));
        row(shared, summary, ondelete)
    });
    html! {
        <>
            <table class="stack">
                <thead><tr>
                    <th scope="col">{ language.respondent() }</th>
                    <th scope="col">{ language.role() }</th>
                    <th scope="col">{ language.site() }</th>
                    <th scope="col">{ language.started() }</th>
                    <th scope="col">{ language.state() }</th>
                    <th scope="col"><span class="only-read">{ language.actions() }</span></th>
                </tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
            if let Some(summary) = &**asked {
                <Confirm title={language.delete_title(&summary.code)}
                    text={if summary.exported_at.is_some() { language.delete_exported() } else { language.delete_unexported() }}
                    yes={language.delete()} no={language.cancel()} {onanswer} />
            }
        </>
    }
}

fn row(shared: &Shared, summary: &Summary, ondelete: impl Fn(MouseEvent) + 'static) -> Html {
    let language = shared.language();
    let role = shared
        .state
        .instrument
        .as_ref()
        .and_then(|instrument| instrument.0.instrument.role(&summary.role))
        .map_or_else(|| summary.role.clone(), |role| role.label.get(language.code()).to_owned());
    let key = summary.key.clone();
    let (to, words, label) = match summary.state {
        State::Begun | State::Draft => (
            Route::Interview { key },
            language.continue_draft(),
            language.continue_named(&summary.code),
        ),
        State::Finalised | State::Refused => {
            (Route::Result { key }, language.result(), language.result_named(&summary.code))
        }
    };
    html! {
        <tr key={summary.key.clone()}>
            <th scope="row">{ &summary.code }</th>
            <td>{ role }</td>
            <td>{ &summary.site }</td>
            <td>{ Shared::clock_of(&summary.started_at) }</td>
            <td>{ state_chip(language, summary) }</td>
            <td class="row end">
                <a class="button small" href={to} aria-label={label}>{ words }</a>
                <button type="button" class="quiet small" onclick={ondelete}
                    aria-label={language.delete_named(&summary.code)}>{ language.delete() }</button>
            </td>
        </tr>
    }
}

/// The state of an interview in a word.
pub(super) fn state_chip(language: Language, summary: &Summary) -> Html {
    let (class, text) = match (summary.state, &summary.exported_at) {
        (State::Begun, _) => ("chip warn", language.state_begun().to_owned()),
        (State::Draft, _) => {
            let (answered, required) = (summary.answered.to_string(), summary.required.to_string());
            ("chip warn", language.state_draft(&answered, &required))
        }
        (State::Refused, _) => ("chip", language.state_refused().to_owned()),
        (State::Finalised, Some(_)) => ("chip", language.state_exported().to_owned()),
        (State::Finalised, None) => ("chip ok", language.state_done().to_owned()),
    };
    html! { <span {class}>{ text }</span> }
}

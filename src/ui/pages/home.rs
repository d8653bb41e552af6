//! The first page: what is on this device, how safe it is, and what to do next.

use web_sys::HtmlInputElement;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::correction::{correct, withdraw};
use super::study_state::{study_state, targets};
use crate::i18n::Language;
use crate::platform::{clock, installation};
use crate::store::{State, Summary, Tally, newest_locked};
use crate::ui::context::{Shared, use_shared};
use crate::ui::markup::html;
use crate::ui::parts::{Question, Reply, confirm, tally_words, top_bar};
use crate::ui::route::{COMMUNITY, DISCUSSION, EVALUATE, Route, STUDIES};

/// Among so many interviews one is found by looking.
const FEW: usize = 8;

/// What the person has been asked before it is done.
#[derive(Clone)]
struct Asked {
    summary: Summary,
    about: About,
}

#[derive(Clone, Copy, PartialEq)]
enum About {
    Deletion,
    Correction,
    Withdrawal,
}

#[component]
pub(in crate::ui) fn Home() -> Html {
    let shared = use_shared();
    let language = shared.language();
    let device = &shared.state.device;
    let title = device.study.as_ref().map_or("Berdaya", |study| study.name.as_str());
    let enumerator = Some(device.enumerator.clone());
    let subtitle = [
        enumerator.filter(|_| device.knows_enumerator(&clock::now().date())),
        shared.state.offline_ready.then(|| language.works_offline().to_owned()),
    ];
    let subtitle = subtitle.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let asked = use_state(|| None::<Asked>);
    let sought = use_state(String::new);
    let summaries = &shared.state.summaries;
    let code = device.study.as_ref().map(|study| study.code.as_str());
    let is_own = |summary: &&Summary| code.is_none_or(|code| summary.is_of(code));
    let newest = newest_locked(summaries);
    let is_other = |summary: &&Summary| !is_own(summary) && !summary.is_replaced(&newest);
    let n_others = summaries.iter().filter(is_other).count();
    // What is sought is found in every study: a respondent knows the code alone.
    let is_listed = |summary: &&Summary| {
        if sought.is_empty() { is_own(summary) } else { summary.code.contains(&**sought) }
    };
    let listed: Vec<&Summary> = summaries.iter().filter(is_listed).collect();
    let can_seek = summaries.len() > FEW || n_others > 0;
    let oninput = {
        let sought = sought.clone();
        move |event: InputEvent| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            sought.set(input.value().trim().to_ascii_uppercase());
        }
    };
    let no_interviews = listed.is_empty() && sought.is_empty();
    let list = interview_list(&shared, listed, &asked);
    let can_begin = device.is_set_up() && shared.state.instrument.is_some();
    let begin = if can_begin { Route::Start.to_string() } else { STUDIES.to_owned() };
    let begin_group =
        if can_begin { Route::More(DISCUSSION.to_owned()).to_string() } else { STUDIES.to_owned() };
    html! {
        <>
            { top_bar(title, Some(subtitle.into()), None, None) }
            <main class="page" id="content" tabindex="-1">
                <h1 class="only-read">{ language.home() }</h1>
                { update_offer(&shared) }
                { resume_offer(&shared) }
                { study_state(&shared) }
                <nav class="row" aria-label={language.home()}>
                    <a href={begin} class="button primary large">
                        <span aria-hidden="true">{ "+" }</span>{ language.new_interview() }
                    </a>
                    <a href={begin_group} class="button large">{ language.group_discussion() }</a>
                    <a href={Route::Files} class="button large">{ language.files() }</a>
                    <a href={COMMUNITY} class="button large">{ language.community_title() }</a>
                    <a href={EVALUATE} class="button large">{ language.evaluate() }</a>
                    <a href={Route::Settings} class="button quiet large">{ language.set_up() }</a>
                </nav>
                { targets(&shared) }
                { safety(&shared) }
                <section class="card">
                    <h2>{ language.interviews() }</h2>
                    if n_others > 0 {
                        <p class="small">{ language.in_other_studies(&n_others.to_string()) }{ " " }<a href={STUDIES}>{ language.change() }</a></p>
                    }
                    if can_seek {
                        <input type="search" aria-label={language.seek_code()} placeholder={language.seek_code()} {oninput} />
                    }
                    if no_interviews {
                        <p class="small">{ if n_others > 0 { language.none_of_this_study() } else { language.no_interviews() } }</p>
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
    let summaries = &shared.state.summaries;
    let newest = newest_locked(summaries);
    let study = shared.state.device.study.as_ref().map(|study| study.code.as_str());
    // Those of the study in use or of others, all or what is in no file yet.
    let tally = |is_own: bool, is_new: bool| {
        let of = |summary: &&Summary| {
            study.is_none_or(|code| summary.is_of(code)) == is_own
                && !(is_new && summary.exported_at.is_some())
        };
        Tally::of(summaries.iter().filter(of), &newest).counted()
    };
    html! {
        <>
            { kept(language, tally(true, false), tally(true, true), tally(false, true)) }
            if shared.state.persistent == Some(false) {
                <p class="card small">{ language.persist_refused() }</p>
            }
        </>
    }
}

/// What is here of this study, and what is in no file yet: `new` of it, and `others` of other studies.
fn kept(language: Language, all: Tally, new: Tally, others: Tally) -> Html {
    let words = |tally| tally_words(language, tally);
    html! {
        <>
            if !(all.is_empty() && others.is_empty()) {
                <div class={if new.is_empty() && others.is_empty() { "card" } else { "card warn" }}>
                    if !all.is_empty() { <p><strong>{ language.of_this_study(&words(all)) }</strong></p> }
                    if !new.is_empty() {
                        <p class="small">{ language.not_exported(&words(new)) }</p>
                    } else if !all.is_empty() {
                        <p class="small">{ language.all_exported() }</p>
                    }
                    if !others.is_empty() { <p class="small">{ language.others_not_exported(&words(others)) }</p> }
                </div>
            }
        </>
    }
}

/// The interviews that are `listed`; `asked` is what the person has been asked about one of them.
fn interview_list(
    shared: &Shared,
    listed: Vec<&Summary>,
    asked: &UseStateHandle<Option<Asked>>,
) -> Html {
    let language = shared.language();
    let question = asked.as_ref().map(|question| {
        let Asked { summary, about } = question.clone();
        let onanswer = {
            let (asked, shared, summary) = (asked.clone(), shared.clone(), summary.clone());
            Callback::from(move |reply: Reply| {
                let (shared, summary) = (shared.clone(), summary.clone());
                let next = (about, reply) == (About::Correction, Reply::Other);
                asked.set(
                    next.then(|| Asked { summary: summary.clone(), about: About::Withdrawal }),
                );
                match (about, reply) {
                    (_, Reply::No | Reply::Other) => {}
                    (About::Deletion, Reply::Yes) => {
                        let gone = with_earlier(&shared.state.summaries, &summary);
                        spawn_local(async move { shared.delete(gone).await });
                    }
                    (About::Correction, Reply::Yes) => correct(shared, summary),
                    (About::Withdrawal, Reply::Yes) => withdraw(shared, summary),
                }
            })
        };
        let code = &summary.code;
        let (title, text, yes, other) = match about {
            About::Deletion => {
                let text = match (summary.exported_at.is_some(), summary.is_withdrawal()) {
                    (true, _) => language.delete_exported(),
                    (false, true) => language.delete_withdrawal(),
                    (false, false) => language.delete_unexported(),
                };
                (language.delete_title(code), text, language.delete(), None)
            }
            About::Correction => (
                language.correct_title(code),
                language.correct_text(),
                language.correct_answers(),
                Some(AttrValue::from(language.respondent_withdraws())),
            ),
            About::Withdrawal => (
                language.withdraw_title(code),
                language.withdraw_text(),
                language.withdraw_yes(),
                None,
            ),
        };
        confirm(Question {
            title: title.into(),
            text: text.into(),
            yes: yes.into(),
            other,
            no: language.cancel().into(),
            onanswer,
        })
    });
    let newest = newest_locked(&shared.state.summaries);
    let rows = listed.into_iter().map(|summary| {
        let ask = |about: About| {
            let (asked, summary) = (asked.clone(), summary.clone());
            Callback::from(move |_: MouseEvent| {
                asked.set(Some(Asked { summary: summary.clone(), about }));
            })
        };
        row(shared, summary, summary.is_replaced(&newest), &ask)
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
            { question }
        </>
    }
}

fn row(
    shared: &Shared,
    summary: &Summary,
    is_replaced: bool,
    ask: &dyn Fn(About) -> Callback<MouseEvent>,
) -> Html {
    let language = shared.language();
    let role = shared
        .state
        .instrument
        .as_ref()
        .filter(|instrument| *instrument.0.digest == *summary.instrument)
        .and_then(|instrument| instrument.0.instrument.role(&summary.role))
        .map_or_else(|| summary.role.clone(), |role| role.label.get(language.code()).to_owned());
    let people = summary.participants.map(|people| language.group_of(&people.to_string()));
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
    let revision = summary.revision().1;
    // A meeting is asked on a page of its own, which the other program holds.
    let amend = people.as_ref().map(|_| Route::More(format!("{DISCUSSION}/{}", summary.key)));
    let is_correctable = summary.state == State::Finalised && !is_replaced;
    html! {
        <tr key={summary.key.clone()}>
            <th scope="row">
                { &summary.code }
                if revision > 1 { <span class="small">{ " " }{ language.revision(&revision.to_string()) }</span> }
            </th>
            <td>{ people.unwrap_or(role) }</td>
            <td>{ &summary.site }</td>
            <td>{ Shared::clock_of(&summary.started_at) }</td>
            <td>
                if is_replaced {
                    <span class="chip">{ language.state_replaced() }</span>
                } else {
                    { state_chip(language, summary) }
                }
            </td>
            <td><div class="row end">
                <a class="button small" href={to} aria-label={label}>{ words }</a>
                if let Some(amend) = amend.filter(|_| is_correctable) {
                    <a class="button quiet small" href={amend}
                        aria-label={language.correct_named(&summary.code)}>{ language.correct() }</a>
                } else if is_correctable {
                    <button type="button" class="quiet small" onclick={ask(About::Correction)}
                        aria-label={language.correct_named(&summary.code)}>{ language.correct() }</button>
                }
                <button type="button" class="quiet small" onclick={ask(About::Deletion)}
                    aria-label={language.delete_named(&summary.code)}>{ language.delete() }</button>
            </div></td>
        </tr>
    }
}

/// A revision with those that it replaces: without it, they would count again.
fn with_earlier(summaries: &[Summary], summary: &Summary) -> Vec<Summary> {
    let (id, revision) = summary.revision();
    let goes = |other: &&Summary| other.revision().0 == id && other.revision().1 <= revision;
    if summary.state.is_final() {
        summaries.iter().filter(goes).cloned().collect()
    } else {
        vec![summary.clone()]
    }
}

/// The state of an interview in a word.
pub(super) fn state_chip(language: Language, summary: &Summary) -> Html {
    let (class, text) = match (summary.state, &summary.exported_at) {
        (State::Begun, _) => ("chip warn", language.state_begun().to_owned()),
        (State::Draft, _) if summary.participants.is_some() => {
            ("chip warn", language.state_draft_group().to_owned())
        }
        (State::Draft, _) => {
            let (answered, required) = (summary.answered.to_string(), summary.required.to_string());
            ("chip warn", language.state_draft(&answered, &required))
        }
        (State::Refused, Some(_)) if summary.is_withdrawal() => {
            ("chip", language.state_withdrawn_exported().to_owned())
        }
        (State::Refused, None) if summary.is_withdrawal() => {
            ("chip warn", language.state_withdrawn().to_owned())
        }
        (State::Refused, _) => ("chip", language.state_refused().to_owned()),
        (State::Finalised, Some(_)) => ("chip", language.state_exported().to_owned()),
        (State::Finalised, None) => ("chip ok", language.state_done().to_owned()),
    };
    html! { <span {class}>{ text }</span> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::pages::tests::drawn;

    #[tokio::test]
    async fn what_is_in_no_file_yet_is_told_by_what_it_is_and_by_study() {
        let all = Tally { interviews: 8, refusals: 1, ..Tally::default() };
        let new = Tally { refusals: 1, ..Tally::default() };
        let none = Tally::default();
        let told = async |new, others| drawn(kept(Language::Indonesian, all, new, others)).await;
        let page = told(new, none).await;
        assert!(page.contains("Survei ini: 8 wawancara selesai, 1 penolakan."), "{page}");
        assert!(page.contains("Belum ada di berkas ekspor: 1 penolakan."), "{page}");
        let page = told(none, none).await;
        assert!(page.contains("Semuanya juga ada") && !page.contains("warn"), "{page}");
        let page = told(none, Tally { groups: 2, ..none }).await;
        assert!(
            page.contains("Dari survei lain belum ada") && page.contains("2 diskusi"),
            "{page}"
        );
        let nothing = drawn(kept(Language::Indonesian, none, none, none)).await;
        assert!(!nothing.contains("<p"), "{nothing}");
    }
}

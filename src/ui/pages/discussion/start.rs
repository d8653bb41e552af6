//! Where a group discussion is held and in which round; the discussion exists from here on.

use yew::platform::spawn_local;
use yew::prelude::*;

use crate::platform::{clock, identity, page};
use crate::record::{StudyFileV1, discussion};
use crate::response::{Group, Response, Session, Setting};
use crate::ui::context::use_shared;
use crate::ui::controls::{
    Body, Choice, Given, QuestionProps, Remark, TextField, question, text_field,
};
use crate::ui::pages::MANY;
use crate::ui::pages::start::{begin, is_code, only, only_site, site_choices, site_list};
use crate::ui::parts::top_bar;
use crate::ui::route::{Route, STUDIES};

/// What stands in a generated code where an interview has the role: *kelompok*.
const KIND: &str = "KEL";

#[component]
pub(in crate::ui) fn StartDiscussion() -> Html {
    let shared = use_shared();
    let language = shared.language();
    let device = &shared.state.device;
    let study = device.study.clone().unwrap_or_else(StudyFileV1::empty);
    let sites = site_choices(language, &study);
    let (rounds, enumerators, study_code) = (study.rounds, study.enumerators, study.code);
    // Who writes down is asked once a day.
    let today = clock::now().date();
    let is_known = use_state(|| device.knows_enumerator(&today));
    let named = use_state(|| None::<AttrValue>);
    let enumerator = match &*named {
        _ if *is_known => device.enumerator.clone(),
        Some(code) => code.trim().to_owned(),
        None => String::new(),
    };
    let site = use_state(|| only_site(&sites));
    let round = use_state(|| {
        // That of the last interview, or what alone there is to choose.
        let last = shared.state.summaries.first().map(|summary| summary.round.clone());
        last.filter(|round| rounds.contains(round)).map(AttrValue::from).or_else(|| only(&rounds))
    });
    let generated = use_memo((), |()| identity::respondent_code(&study_code, KIND));
    let written = use_state(|| None::<String>);
    let tried = use_state(|| false);
    let code = (*written).clone().unwrap_or_else(|| (*generated).clone());
    let is_taken =
        shared.state.summaries.iter().any(|summary| {
            summary.code == code && Some(summary.round.as_str()) == round.as_deref()
        });
    let code_error = if !is_code(&code) {
        Some(language.bad_code())
    } else if is_taken {
        Some(language.code_taken())
    } else {
        None
    };
    let missing = [
        (ENUMERATOR, enumerator.is_empty()),
        (SITE, site.is_none()),
        (ROUND, round.is_none()),
        (CODE, code_error.is_some()),
    ];
    let first_missing = missing.into_iter().find_map(|(id, is_missing)| is_missing.then_some(id));

    let is_beginning = use_mut_ref(|| false);
    let onsubmit = {
        let (shared, tried, code) = (shared.clone(), tried.clone(), code.clone());
        let (site, round, enumerator) = (site.clone(), round.clone(), enumerator.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(id) = first_missing {
                tried.set(true);
                return page::focus(id);
            }
            let mut device = shared.state.device.clone();
            let (Some(instrument), Some(study)) = (shared.state.instrument.clone(), &device.study)
            else {
                return;
            };
            // A second press while the first is being kept must not begin a second discussion.
            if std::mem::replace(&mut *is_beginning.borrow_mut(), true) {
                return;
            }
            let text = |chosen: &Option<AttrValue>| {
                chosen.as_ref().map(ToString::to_string).unwrap_or_default()
            };
            let setting = Setting {
                study: study.code.clone(),
                code: code.clone(),
                role: String::new(),
                site: text(&site),
                round: text(&round),
                enumerator: enumerator.clone(),
                language: language.code().to_owned(),
            };
            let source = instrument.0;
            let (id, now) = (identity::interview_id(), clock::now());
            let nothing = discussion(Group::default());
            let response = Response::begin_group(id, source.reference(), setting, now, nothing);
            let session = Session::new(source.instrument.clone(), response, clock::moment());
            let (shared, is_beginning) = (shared.clone(), is_beginning.clone());
            (device.enumerator, device.enumerator_day) = (enumerator.clone(), today.clone());
            spawn_local(async move {
                if !begin(&shared, device, &source, &session).await {
                    *is_beginning.borrow_mut() = false;
                }
            });
        }
    };
    let ask = |(id, label): (&'static str, &'static str),
               choices: Vec<Choice>,
               answer: &UseStateHandle<Option<AttrValue>>,
               lacking: &'static str| {
        let remark = (*tried && answer.is_none()).then(|| Remark::Error(lacking.into()));
        let setter = answer.setter();
        let onanswer = Callback::from(move |(_, given)| {
            setter.set(if let Given::Value(name) = given { Some(name) } else { None });
        });
        let given = (**answer).clone().map_or(Given::Blank, Given::Value);
        let body = Body::Words(choices);
        question(QuestionProps {
            is_answered: given != Given::Blank,
            remark,
            ..QuestionProps::plain((id, label), body, given, language, onanswer)
        })
    };
    let options = |names: &[String]| {
        let option =
            |name: &String| Choice { name: name.clone().into(), label: name.clone().into() };
        names.iter().map(option).collect::<Vec<_>>()
    };
    let onwrite = {
        let written = written.clone();
        Callback::from(move |text: String| written.set(Some(text.to_ascii_uppercase())))
    };
    let who = if *is_known {
        let onchange = {
            let is_known = is_known.clone();
            move |_: MouseEvent| is_known.set(false)
        };
        html! {
            <div class="row">
                <p>{ language.enumerator_code() }{ ": " }<strong>{ enumerator.clone() }</strong></p>
                <button type="button" class="quiet small" onclick={onchange}>{ language.change() }</button>
            </div>
        }
    } else if enumerators.is_empty() {
        let setter = named.setter();
        html! {
            <div class="card">
                { text_field(&TextField {
                    id: ENUMERATOR,
                    label: language.enumerator_code(),
                    hint: language.enumerator_hint(),
                    error: (*tried && enumerator.is_empty()).then(|| language.field_required()),
                    text: named.as_deref().unwrap_or_default().to_owned(),
                    onwrite: Callback::from(move |text: String| setter.set(Some(text.into()))),
                }) }
            </div>
        }
    } else {
        let asked = (ENUMERATOR, language.enumerator_code());
        ask(asked, options(&enumerators), &named, language.field_required())
    };
    let site_field = if sites.len() <= MANY {
        ask((SITE, language.site()), sites, &site, language.choose_site())
    } else {
        let error = (*tried && site.is_none()).then(|| language.choose_site());
        let setter = site.setter();
        let onchoose = Callback::from(move |chosen| setter.set(chosen));
        site_list(language, &sites, site.as_deref(), error, onchoose)
    };
    let can_begin = device.is_set_up() && shared.state.instrument.is_some();
    html! {
        <>
            { top_bar(language.new_discussion(), None, Some(Route::Home.into()), None) }
            <main class="page narrow" id="content" tabindex="-1">
                <h1>{ language.new_discussion() }</h1>
                if can_begin {
                    <form class="form" {onsubmit} novalidate=true>
                        { who }
                        { site_field }
                        { ask((ROUND, language.round()), options(&rounds), &round, language.choose_round()) }
                        <div class="card">
                            { text_field(&TextField {
                                id: CODE,
                                label: language.discussion_code(),
                                hint: language.discussion_code_hint(),
                                text: code,
                                error: code_error,
                                onwrite,
                            }) }
                        </div>
                        <div class="row end"><button type="submit" class="primary large">{ language.to_consent() }</button></div>
                    </form>
                } else {
                    <p class="card warn">{ language.discussion_not_set_up() }</p>
                    <div class="row end">
                        <a href={STUDIES} class="button primary large">{ language.open_study() }</a>
                    </div>
                }
            </main>
        </>
    }
}

const ENUMERATOR: &str = "enumerator";
const SITE: &str = "lokasi";
const ROUND: &str = "putaran";
const CODE: &str = "kode";

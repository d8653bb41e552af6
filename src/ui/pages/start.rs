//! Who is interviewed, where and in which round; the interview exists from here on.

use web_sys::HtmlSelectElement;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::MANY;
use crate::i18n::Language;
use crate::platform::{clock, identity, installation, page};
use crate::record::{InstrumentSource, StudyFileV1, StudyPlace};
use crate::response::{Response, Session, Setting};
use crate::ui::app::SETTING_ENUMERATOR;
use crate::ui::autosave::keep_now;
use crate::ui::context::{Shared, use_shared};
use crate::ui::controls::{
    self, Body, Choice, Given, QuestionProps, Remark, TextField, text_field,
};
use crate::ui::markup::html;
use crate::ui::parts::top_bar;
use crate::ui::route::Route;
use crate::ui::state::{Action, Device};

/// What has been chosen so far.
#[derive(Clone, Default, PartialEq)]
struct Chosen {
    site: Option<AttrValue>,
    round: Option<AttrValue>,
    role: Option<AttrValue>,
    /// Who interviews, where that is asked: at the first interview of a day.
    enumerator: Option<AttrValue>,
    /// What the person wrote over the generated code.
    code: Option<String>,
}

#[component]
pub(in crate::ui) fn Start() -> Html {
    let shared = use_shared();
    let language = shared.language();
    let device = &shared.state.device;
    let study = device.study.clone().unwrap_or_else(StudyFileV1::empty);
    let sites = site_choices(language, &study);
    let (rounds, study_code) = (study.rounds, study.code);
    let today = clock::now().date();
    let is_known = use_state(|| device.knows_enumerator(&today));
    let chosen = use_state(|| Chosen {
        // What was chosen for the last interview, or what alone there is to choose.
        site: only_site(&sites),
        round: shared
            .state
            .summaries
            .first()
            .map(|summary| summary.round.clone())
            .filter(|round| rounds.contains(round))
            .map(AttrValue::from)
            .or_else(|| only(&rounds)),
        ..Chosen::default()
    });
    let tried = use_state(|| false);
    let generated = use_memo(chosen.role.clone(), |role| {
        role.as_ref().map(|role| identity::respondent_code(&study_code, role)).unwrap_or_default()
    });
    let code = chosen.code.clone().unwrap_or_else(|| (*generated).clone());
    let is_taken = shared.state.summaries.iter().any(|summary| {
        summary.code == code && Some(summary.round.as_str()) == chosen.round.as_deref()
    });
    let code_error = if !is_code(&code) {
        Some(language.bad_code())
    } else if is_taken {
        Some(language.code_taken())
    } else {
        None
    };
    let enumerator = match &chosen.enumerator {
        _ if *is_known => device.enumerator.clone(),
        Some(code) => code.trim().to_owned(),
        None => String::new(),
    };
    let first_missing = [
        ("enumerator", enumerator.is_empty()),
        ("lokasi", chosen.site.is_none()),
        ("putaran", chosen.round.is_none()),
        ("peran", chosen.role.is_none()),
        ("kode", code_error.is_some()),
    ]
    .into_iter()
    .find_map(|(id, is_missing)| is_missing.then_some(id));

    let is_beginning = use_mut_ref(|| false);
    let onsubmit = {
        let (shared, chosen, tried, code) =
            (shared.clone(), chosen.clone(), tried.clone(), code.clone());
        let enumerator = enumerator.clone();
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
            let text = |chosen: &Option<AttrValue>| {
                chosen.as_ref().map(ToString::to_string).unwrap_or_default()
            };
            let setting = Setting {
                study: study.code.clone(),
                code: code.clone(),
                role: text(&chosen.role),
                site: text(&chosen.site),
                round: text(&chosen.round),
                enumerator: enumerator.clone(),
                language: language.code().to_owned(),
            };
            let source = instrument.0;
            let response = Response::begin(
                identity::interview_id(),
                source.reference(),
                setting,
                clock::now(),
            );
            let session = Session::new(source.instrument.clone(), response, clock::moment());
            let shared = shared.clone();
            // A second tap while the first is being kept must not begin a second interview.
            if std::mem::replace(&mut *is_beginning.borrow_mut(), true) {
                return;
            }
            let is_beginning = is_beginning.clone();
            (device.enumerator, device.enumerator_day) = (enumerator.clone(), today.clone());
            spawn_local(async move {
                if !begin(&shared, device, &source, &session).await {
                    *is_beginning.borrow_mut() = false;
                }
            });
        }
    };

    let options = |names: &[String]| {
        let option =
            |name: &String| Choice { name: name.clone().into(), label: name.clone().into() };
        names.iter().map(option).collect::<Vec<_>>()
    };
    let roles: Vec<Choice> = shared
        .state
        .instrument
        .iter()
        .flat_map(|instrument| &instrument.0.instrument.roles)
        .map(|role| Choice {
            name: role.name.clone().into(),
            label: role.label.get(language.code()).to_owned().into(),
        })
        .collect();
    let question = |id: &'static str,
                    label: &'static str,
                    choices,
                    answer: Option<AttrValue>,
                    set: SetChosen| {
        let chosen = chosen.clone();
        let lacking = match id {
            "lokasi" => language.choose_site(),
            "putaran" => language.choose_round(),
            "enumerator" => language.field_required(),
            _ => language.choose_role(),
        };
        let lacking = Remark::Error(lacking.into());
        let remark = (*tried && answer.is_none()).then_some(lacking);
        let onanswer = Callback::from(move |(_, given)| {
            let mut changed = (*chosen).clone();
            set(&mut changed, if let Given::Value(name) = given { Some(name) } else { None });
            chosen.set(changed);
        });
        let given = answer.map_or(Given::Blank, Given::Value);
        let body = Body::Words(choices);
        controls::question(QuestionProps {
            is_answered: given != Given::Blank,
            remark,
            ..QuestionProps::plain((id, label), body, given, language, onanswer)
        })
    };
    let onwrite = {
        let chosen = chosen.clone();
        Callback::from(move |text: String| {
            chosen.set(Chosen { code: Some(text.to_ascii_uppercase()), ..(*chosen).clone() });
        })
    };
    let who = if *is_known {
        let onchange = move |_: MouseEvent| is_known.set(false);
        html! {
            <div class="row">
                <p>{ language.enumerator_code() }{ ": " }<strong>{ enumerator }</strong></p>
                <button type="button" class="quiet small" onclick={onchange}>{ language.change() }</button>
            </div>
        }
    } else if study.enumerators.is_empty() {
        let chosen = chosen.clone();
        html! {
            <div class="card">
                { text_field(&TextField {
                    id: "enumerator",
                    label: language.enumerator_code(),
                    hint: language.enumerator_hint(),
                    error: (*tried && enumerator.is_empty()).then(|| language.field_required()),
                    text: chosen.enumerator.as_deref().unwrap_or_default().to_owned(),
                    onwrite: Callback::from(move |text: String| {
                        chosen.set(Chosen { enumerator: Some(text.into()), ..(*chosen).clone() });
                    }),
                }) }
            </div>
        }
    } else {
        let codes = options(&study.enumerators);
        question(
            "enumerator",
            language.enumerator_code(),
            codes,
            chosen.enumerator.clone(),
            |c, name| {
                c.enumerator = name;
            },
        )
    };
    let site = if sites.len() <= MANY {
        question("lokasi", language.site(), sites, chosen.site.clone(), |c, name| c.site = name)
    } else {
        let error = (*tried && chosen.site.is_none()).then(|| language.choose_site());
        let site = chosen.site.clone();
        let chosen = chosen.clone();
        let onchoose = Callback::from(move |site| chosen.set(Chosen { site, ..(*chosen).clone() }));
        site_list(language, &sites, site.as_deref(), error, onchoose)
    };
    html! {
        <>
            { top_bar(language.new_interview(), None, Some(Route::Home.into()), None) }
            <main class="page narrow" id="content" tabindex="-1">
                <h1>{ language.new_interview() }</h1>
                <form class="form" {onsubmit} novalidate=true>
                    { who }
                    { site }
                    { question("putaran", language.round(), options(&rounds), chosen.round.clone(), |c, name| c.round = name) }
                    { question("peran", language.role(), roles, chosen.role.clone(), |c, name| c.role = name) }
                    if chosen.role.is_some() {
                        <div class="card">
                            { text_field(&TextField {
                                id: "kode",
                                label: language.respondent_code(),
                                hint: language.respondent_code_hint(),
                                text: code,
                                error: code_error,
                                onwrite,
                            }) }
                        </div>
                    }
                    <div class="row end"><button type="submit" class="primary large">{ language.to_consent() }</button></div>
                </form>
            </main>
        </>
    }
}

/// Keeps what begins, with what it is asked with and who asks it, and goes to it; false where that is refused, which
/// is told.
pub(super) async fn begin(
    shared: &Shared,
    device: Device,
    source: &InstrumentSource,
    session: &Session,
) -> bool {
    let store = shared.store();
    let who = format!("{}\n{}", device.enumerator, device.enumerator_day);
    // Whoever is not remembered is asked again.
    let _kept = store.keep_setting(SETTING_ENUMERATOR, who).await;
    shared.state.dispatch(Action::Device(device));
    let kept = match store.keep_instrument(source.digest.to_string(), source.text()).await {
        Ok(()) => keep_now(&*store, session).await,
        Err(error) => Err(error),
    };
    if let Err(error) = kept {
        shared.tell_problem(error);
        return false;
    }
    shared.refresh().await;
    Route::Interview { key: session.response().key() }.go(true);
    // The first interview is the moment at which a promise of the browser means something.
    shared.state.dispatch(Action::Persistent(installation::persist().await));
    true
}

/// The places of `study` in their order. What lies in another place carries its name, too; a place with others in it
/// is told to stand for all of them.
pub(super) fn site_choices(language: Language, study: &StudyFileV1) -> Vec<Choice> {
    let choice = |place: StudyPlace| {
        let label = if place.has_inner { language.all_of(&place.name) } else { place.name.clone() };
        Choice { name: place.name.into(), label: label.into() }
    };
    study.places().into_iter().map(choice).collect()
}

/// Many sites as a list that is unfolded to choose one.
pub(super) fn site_list(
    language: Language,
    sites: &[Choice],
    chosen: Option<&str>,
    error: Option<&'static str>,
    onchoose: Callback<Option<AttrValue>>,
) -> Html {
    let option = |site: &Choice| {
        let selected = chosen == Some(&*site.name);
        html! { <option value={&site.name} {selected}>{ &site.label }</option> }
    };
    // Without it the browser shows a site that nobody has chosen, and whoever taps that one changes nothing.
    let selected = chosen.is_none();
    let onchange = move |event: Event| {
        let name = event.target_unchecked_into::<HtmlSelectElement>().value();
        onchoose.emit(Some(AttrValue::from(name)).filter(|name| !name.is_empty()));
    };
    html! {
        <div class="card field">
            <label for="lokasi">{ language.site() }</label>
            <select id="lokasi" {onchange}>
                <option value="" {selected}>{ language.choose_site() }</option>
                { for sites.iter().map(option) }
            </select>
            if let Some(error) = error { <p class="error">{ error }</p> }
        </div>
    }
}

type SetChosen = fn(&mut Chosen, Option<AttrValue>);

/// The only site.
pub(super) fn only_site(sites: &[Choice]) -> Option<AttrValue> {
    match sites {
        [site] => Some(site.name.clone()),
        _ => None,
    }
}

pub(super) fn only(names: &[String]) -> Option<AttrValue> {
    match names {
        [name] => Some(name.clone().into()),
        _ => None,
    }
}

pub(super) fn is_code(text: &str) -> bool {
    (3..=24).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::SiteV1;
    use crate::ui::pages::tests::drawn;

    fn study() -> StudyFileV1 {
        let mut study = StudyFileV1::empty();
        let inner = vec![SiteV1::named("RT 01"), SiteV1::named("RT 02")];
        study.sites = vec![SiteV1 { sites: inner, ..SiteV1::named("RW 07") }];
        study
    }

    async fn list(chosen: Option<&str>) -> String {
        let sites = site_choices(Language::Indonesian, &study());
        drawn(site_list(Language::Indonesian, &sites, chosen, None, Callback::noop())).await
    }

    /// What stands in the list, as far as it is drawn as chosen.
    fn shown(page: &str) -> Vec<&str> {
        let options = page.split("<option").skip(1).filter(|option| option.contains(" selected"));
        options.filter_map(|option| option.split(['>', '<']).nth(1)).collect()
    }

    #[tokio::test]
    async fn a_long_list_shows_no_site_before_one_is_chosen() {
        assert_eq!(shown(&list(None).await), [Language::Indonesian.choose_site()]);
        assert_eq!(shown(&list(Some("RW 07")).await), ["Seluruh RW 07"]);
    }

    #[test]
    fn a_place_with_others_in_it_can_be_chosen_and_says_that_it_is_all_of_them() {
        let sites = site_choices(Language::English, &study());
        let told: Vec<(&str, &str)> =
            sites.iter().map(|site| (&*site.name, &*site.label)).collect();
        let expected = [
            ("RW 07", "All of RW 07"),
            ("RW 07 > RT 01", "RW 07 > RT 01"),
            ("RW 07 > RT 02", "RW 07 > RT 02"),
        ];
        assert_eq!(told, expected);
        assert_eq!(
            (only_site(&sites), only_site(&sites[1..2])),
            (None, Some("RW 07 > RT 01".into()))
        );
    }
}

//! Setting up a study: a form that is kept while it is written, checked as it is written, and handed over from here.

use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use super::asked::{instrument_of, offers};
use super::entry::{Entry, Writing, entry};
use super::fetched::{Fetched, Fetching};
use super::form::Form;
use super::hand_over::HandOver;
use super::replaced::Replaced;
use super::sample::Sample;
use super::site_text::{all_names, doubtful, population_of, whole, with_series};
use super::targets::Targets;
use super::told::{field_of, list_of, told_of};
use crate::expression::Rules;
use crate::i18n::Language;
use crate::platform::dropped::Dropped;
use crate::platform::photo::bytes_of;
use crate::platform::{clock, page, written};
use crate::record::{InstrumentSource, Offer, SiteV1, StudyFinding, StudyProblem, innermost};
use crate::ui::context::use_shared;
use crate::ui::controls::{Body, Choice, FileDrop, Given, Pick, QuestionProps, question};
use crate::ui::effect::use_on_change;
use crate::ui::parts::{Question, Reply, confirm, top_bar};
use crate::ui::route::STUDIES;
use crate::wire::{self, Named};

/// What is being written is kept under this name and the code of the study that is edited.
const WRITTEN: &str = "berdaya.survei.";
/// The choice of an instrument that does not come with the app.
const OWN: &str = "\u{0}own";
/// So many sites are drawn below their field; more are counted.
const FEW: usize = 60;
/// The longest series of sites.
const LONGEST: u32 = 200;

/// The form, and what changes it.
#[derive(Debug, PartialEq)]
pub(super) struct Held(pub(super) Form);

/// A change to the form: what is changed is the newest, also where two changes come at once.
pub(super) type Change = Box<dyn FnOnce(&mut Form)>;

impl Reducible for Held {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut form = self.0.clone();
        change(&mut form);
        Rc::new(Self(form))
    }
}

/// What is asked, once it is there.
#[derive(Debug, Clone)]
pub(super) struct Asked(pub(super) InstrumentSource);

impl PartialEq for Asked {
    fn eq(&self, other: &Self) -> bool {
        self.0.digest == other.0.digest
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    /// The code of the study that is edited; none for a new one.
    #[prop_or_default]
    pub(super) code: Option<String>,
}

#[component]
pub(super) fn SetUp(props: &Props) -> Html {
    let shared = use_shared();
    let language = shared.language();
    let studies = &shared.state.device.studies;
    let kept = props.code.as_ref().and_then(|code| studies.iter().find(|it| it.code == *code));
    let place = format!("{WRITTEN}{}", props.code.as_deref().unwrap_or_default());
    let begun = kept.map_or_else(Form::default, Form::of);
    let held = {
        let (place, begun) = (place.clone(), begun.clone());
        use_reducer(move || {
            let before = written::kept(&place).and_then(|text| Form::kept(&text));
            Held(before.unwrap_or(begun))
        })
    };
    let form = &held.0;
    let tried = use_state(|| false);
    let is_starting_over = use_state(|| false);
    let offered = use_state(Vec::<Offer>::new);
    let fetched = use_reducer(Fetched::default);
    let instrument = &fetched.asked;
    let own_refused = use_state(Vec::<StudyFinding>::new);

    {
        let (offered, held) = (offered.setter(), held.dispatcher());
        use_on_change(
            String::new(),
            Box::new(move || {
                spawn_local(async move {
                    let found = offers().await;
                    let first = found.first().map(|offer| offer.study.clone());
                    offered.set(found);
                    if let Some(first) = first {
                        held.dispatch(Box::new(move |form| {
                            if form.instrument.is_empty() {
                                *form = std::mem::take(form).offered(None, &first);
                            }
                        }));
                    }
                });
            }),
        );
    }
    {
        let (store, fetched) = (shared.store(), fetched.dispatcher());
        let study = form.study(None);
        let name = format!("{} {:?}", form.instrument, form.instrument_digest);
        use_on_change(
            name.clone(),
            Box::new(move || {
                if study.instrument.is_empty() {
                    return;
                }
                fetched.dispatch(Fetching::Wants(name.clone()));
                spawn_local(async move {
                    let had = instrument_of(&*store, &study).await.map(Asked);
                    fetched.dispatch(Fetching::Has(name, had));
                });
            }),
        );
    }
    {
        let (text, place, is_begun) = (form.text(), place.clone(), *form == begun);
        use_on_change(
            text.clone(),
            Box::new(
                move || {
                    if is_begun { written::forget(&place) } else { written::keep(&place, &text) }
                },
            ),
        );
    }

    let asked = instrument.as_ref().map(|asked| &*asked.0.instrument);
    let study = form.study(asked);
    let mut findings = form.findings(asked, &clock::now().date());
    findings.extend(fetched.findings.iter().cloned());
    // A study that is edited takes its own place.
    let replaced = if props.code.as_deref() == Some(&*study.code) {
        None
    } else {
        let in_use = shared.state.device.study.as_ref().map(|study| study.code.as_str());
        Replaced::by(&study, studies, &shared.state.summaries, in_use)
    };
    let told = |name: &str| match *tried || name == "sites" && !form.sites.trim().is_empty() {
        true => told_of(language, &study, &findings, name),
        false => Vec::new(),
    };
    let change = held.dispatcher();
    let set = |apply: fn(&mut Form, String)| {
        let change = change.clone();
        Callback::from(move |text: String| {
            change.dispatch(Box::new(move |form: &mut Form| apply(form, text)));
        })
    };
    let field = |id: &str, name: &str, label: &str, hint: &str, writing, text: &str, apply| {
        let (errors, onwrite) = (told(name), set(apply));
        entry(&Entry { id, label, hint, writing, text, errors: &errors, onwrite })
    };
    let ontry = {
        let (tried, first) = (tried.clone(), findings.first().map(|found| id_of(&found.place)));
        Callback::from(move |()| {
            tried.set(true);
            page::focus(first.unwrap_or("nama"));
        })
    };
    let onforget = {
        let place = place.clone();
        Callback::from(move |()| written::forget(&place))
    };
    let onask = {
        let is_starting_over = is_starting_over.clone();
        move |_: MouseEvent| is_starting_over.set(true)
    };
    let onanswer = {
        let (is_starting_over, change) = (is_starting_over.clone(), change.clone());
        let first = offered.first().map(|offer| offer.study.clone());
        let begun = begun.clone();
        Callback::from(move |reply: Reply| {
            is_starting_over.set(false);
            if reply == Reply::Yes {
                let (begun, first) = (begun.clone(), first.clone());
                change.dispatch(Box::new(move |form: &mut Form| {
                    *form = match first.filter(|_| begun.instrument.is_empty()) {
                        Some(first) => begun.offered(None, &first),
                        None => begun,
                    };
                }));
            }
        })
    };
    let title = match &props.code {
        Some(code) => language.edit_named(code),
        None => language.new_study().to_owned(),
    };
    let privacy = {
        let choice = |name: &'static str, label: &'static str| Choice {
            name: name.into(),
            label: label.into(),
        };
        let body = Body::Words(vec![
            choice("standard", language.privacy_standard()),
            choice("strict", language.privacy_strict()),
        ]);
        let given = Given::Value(if form.is_strict { "strict" } else { "standard" }.into());
        let change = change.clone();
        let onanswer = Callback::from(move |(_, given): (AttrValue, Given)| {
            let is_strict = given == Given::Value("strict".into());
            change.dispatch(Box::new(move |form: &mut Form| form.is_strict = is_strict));
        });
        question(QuestionProps {
            hint: Some(language.privacy_hint().into()),
            ..QuestionProps::plain(("privasi", language.privacy()), body, given, language, onanswer)
        })
    };
    let onown = {
        let (store, change) = (shared.store(), change.clone());
        let (shared, refused) = (shared.clone(), own_refused.setter());
        Callback::from(move |dropped: Dropped| {
            let (store, change) = (Rc::clone(&store), change.clone());
            let (shared, refused) = (shared.clone(), refused.clone());
            spawn_local(async move {
                let Some(file) = dropped.files.into_iter().next() else { return };
                let source = match bytes_of(&file).await {
                    Ok(bytes) => read_own(&bytes),
                    Err(_) => Err(vec![StudyFinding::new("", StudyProblem::Link)]),
                };
                let source = match source {
                    Ok(source) => source,
                    Err(found) => return refused.set(found),
                };
                refused.set(Vec::new());
                let digest = source.digest.to_string();
                // Kept at once: what is being written names it.
                if let Err(error) = store.keep_instrument(digest.clone(), source.text()).await {
                    return shared.tell_problem(error);
                }
                let id = source.instrument.id.clone();
                change.dispatch(Box::new(move |form: &mut Form| {
                    (form.instrument, form.instrument_digest) = (id, Some(digest));
                }));
            });
        })
    };
    html! {
        <>
            { top_bar(&title, None, Some(STUDIES.into()), None) }
            <main class="page narrow study-form" id="content" tabindex="-1">
                <div class="row between no-print">
                    <h1>{ &title }</h1>
                    <button type="button" class="quiet small" onclick={onask} disabled={*form == begun}>{ language.start_over() }</button>
                </div>
                <section class="card form no-print">
                    { questionnaire(language, form, &offered, instrument.as_ref(), &change) }
                    { for told("instrument").iter().map(|error| html! { <p class="error">{ error }</p> }) }
                    <details>
                        <summary>{ language.own_questionnaire() }</summary>
                        <FileDrop id="berkas-kuesioner" hint={language.own_questionnaire_hint()} button={language.choose_files()} onfiles={onown} />
                    </details>
                    if !own_refused.is_empty() {
                        <div role="alert">
                            <p class="error">{ language.own_questionnaire_refused() }</p>
                            { list_of(language, &own_refused) }
                        </div>
                    }
                </section>
                <section class="card form no-print">
                    <h2>{ language.about_study() }</h2>
                    <p class="small">{ language.about_study_hint() }</p>
                    { field("nama", "name", language.study_name(), "", Writing::Line, &form.name, |form, text| form.name = text) }
                    { field("kode", "code", language.study_code(), language.study_code_hint(), Writing::Line, &form.code,
                        |form, text| form.code = text.to_ascii_uppercase()) }
                    { field("penyelenggara", "organiser", language.organiser(), language.organiser_hint(), Writing::Line, &form.organiser,
                        |form, text| form.organiser = text) }
                    { field("kontak", "contact", language.contact(), language.contact_hint(), Writing::Line, &form.contact,
                        |form, text| form.contact = text) }
                    { field("hapus", "delete_by", language.delete_by(), "", Writing::Date, &form.delete_by,
                        |form, text| form.delete_by = text) }
                    { privacy }
                </section>
                <section class="card form no-print">
                    { field("lokasi", "sites", language.sites(), language.sites_hint(), Writing::Lines(rows_of(&form.sites)), &form.sites,
                        |form, text| form.sites = text) }
                    { sites_seen(language, &study.sites) }
                    <Series sites={study.sites.clone()} {language} onadd={
                        let change = change.clone();
                        Callback::from(move |(within, name, from, to): (String, String, u32, u32)| {
                            change.dispatch(Box::new(move |form: &mut Form| {
                                form.sites = with_series(&form.sites, &within, &name, from, to);
                            }));
                        })
                    } />
                </section>
                <section class="card form no-print">
                    <h2>{ language.rounds_and_people() }</h2>
                    { field("putaran", "rounds", language.rounds(), "", Writing::Lines(3), &form.rounds, |form, text| form.rounds = text) }
                    { field("enumerator", "enumerators", language.enumerators(), language.enumerators_hint(), Writing::Lines(4),
                        &form.enumerators, |form, text| form.enumerators = text) }
                </section>
                <section class="card form no-print" id="target" tabindex="-1">
                    <h2>{ language.targets() }</h2>
                    <p class="small">{ language.targets_hint() }</p>
                    <Sample form={form.clone()} asked={instrument.clone()} {language} change={change.clone()} />
                    <Targets form={form.clone()} asked={instrument.clone()} {language} change={change.clone()} errors={told("targets")} />
                </section>
                <HandOver {study} asked={instrument.clone()} findings={findings.len()} is_tried={*tried} {replaced} {ontry} {onforget} />
                if *is_starting_over {
                    { confirm(Question {
                        title: language.start_over_title().into(),
                        text: language.start_over_text().into(),
                        yes: language.start_over().into(),
                        other: None,
                        no: language.cancel().into(),
                        onanswer,
                    }) }
                }
            </main>
        </>
    }
}

/// The element where what is wrong at `place` is mended.
fn id_of(place: &str) -> &'static str {
    match field_of(place) {
        "code" => "kode",
        "organiser" => "penyelenggara",
        "contact" => "kontak",
        "delete_by" => "hapus",
        "sites" => "lokasi",
        "rounds" => "putaran",
        "enumerators" => "enumerator",
        "targets" => "target",
        "instrument" => "kuesioner",
        _ => "nama",
    }
}

/// Reads and checks an instrument of the coordinator's own.
fn read_own(bytes: &[u8]) -> Result<InstrumentSource, Vec<StudyFinding>> {
    let text = wire::text(bytes).map_err(|flaw| vec![StudyFinding::from(flaw)])?;
    InstrumentSource::read(text, &Rules)
        .map_err(|found| found.into_iter().map(StudyFinding::from).collect())
}

/// Which questionnaire is asked: those that come with the app, and one of the coordinator's own.
fn questionnaire(
    language: Language,
    form: &Form,
    offered: &[Offer],
    asked: Option<&Asked>,
    change: &UseReducerDispatcher<Held>,
) -> Html {
    let choice = |offer: &Offer| Choice {
        name: offer.study.instrument.clone().into(),
        label: wording(&offer.title, language).to_owned().into(),
    };
    let mut choices: Vec<Choice> = offered.iter().map(choice).collect();
    let is_own = form.instrument_digest.is_some();
    if is_own {
        let title = asked.map(|asked| asked.0.instrument.title.get(language.code()).to_owned());
        let label = title.unwrap_or_else(|| form.instrument.clone());
        choices.push(Choice { name: OWN.into(), label: label.into() });
    }
    let given = Given::Value(if is_own { OWN.into() } else { form.instrument.clone().into() });
    let (change, studies) = (change.clone(), offered.to_vec());
    let onanswer = Callback::from(move |(_, given): (AttrValue, Given)| {
        let Given::Value(id) = given else { return };
        let find = |id: &str| studies.iter().find(|offer| offer.study.instrument == id);
        let Some(after) = find(&id).map(|offer| offer.study.clone()) else { return };
        let studies = studies.clone();
        change.dispatch(Box::new(move |form: &mut Form| {
            // What nobody has changed follows the questionnaire.
            let before = studies.iter().find(|offer| offer.study.instrument == form.instrument);
            let before = before.map(|offer| offer.study.clone());
            *form = std::mem::take(form).offered(before.as_ref(), &after);
        }));
    });
    let words = ("kuesioner", language.questionnaire());
    question(QuestionProps::plain(words, Body::Words(choices), given, language, onanswer))
}

/// In the language of the interface, else in any.
fn wording(title: &Named<String>, language: Language) -> &str {
    let own = title.get(language.code());
    own.or_else(|| title.values().next()).map_or("", String::as_str)
}

/// As many rows as the text has, and room for more.
fn rows_of(text: &str) -> usize {
    (text.lines().count() + 2).clamp(5, 24)
}

/// What was understood of the sites.
fn sites_seen(language: Language, sites: &[SiteV1]) -> Html {
    let inner = innermost(sites);
    if inner.is_empty() {
        return Html::default();
    }
    let count = inner.len().to_string();
    let line = match population_of(sites) {
        Some(people) => language.sites_found(&count, &language.whole(people)),
        None => language.sites_found_only(&count),
    };
    html! {
        <div class="sites" role="status">
            <p><strong>{ line }</strong></p>
            if inner.len() <= FEW { { tree(language, sites) } }
            { for doubtful(sites).into_iter().take(FEW).map(|name| html! { <p class="small">{ language.sites_doubtful(&name) }</p> }) }
        </div>
    }
}

fn tree(language: Language, sites: &[SiteV1]) -> Html {
    let items = sites.iter().map(|site| {
        html! {
            <li>
                { &site.name }
                if let Some(people) = site.population {
                    { " " }<span class="small">{ language.whole(people) }</span>
                }
                if !site.sites.is_empty() { { tree(language, &site.sites) } }
            </li>
        }
    });
    html! { <ul class="tree">{ for items }</ul> }
}

#[derive(PartialEq, Properties)]
struct SeriesProps {
    sites: Vec<SiteV1>,
    language: Language,
    /// The site that they go into, their name, and the first and last number.
    onadd: Callback<(String, String, u32, u32)>,
}

/// Many sites at once that are numbered: RT 01 to RT 12.
#[component]
fn Series(props: &SeriesProps) -> Html {
    let language = props.language;
    let texts = use_state(|| ["RT".to_owned(), "1".to_owned(), String::new(), String::new()]);
    let [name, from, to, within] = &*texts;
    let write = |n: usize| {
        let texts = texts.clone();
        Callback::from(move |text: String| {
            let mut changed = (*texts).clone();
            changed[n] = text;
            texts.set(changed);
        })
    };
    let field = |n: usize, id: &str, label: &str, writing| {
        let (text, onwrite) = (texts[n].as_str(), write(n));
        entry(&Entry { id, label, hint: "", writing, text, errors: &[], onwrite })
    };
    let outermost = (AttrValue::from(""), AttrValue::from(language.series_outermost()));
    let mut options = vec![outermost];
    options.extend(all_names(&props.sites).into_iter().map(|name| {
        let name = AttrValue::from(name);
        (name.clone(), name)
    }));
    let range = whole(from).zip(whole(to)).filter(|(from, to)| from <= to && to - from < LONGEST);
    let range = range.filter(|_| !name.trim().is_empty());
    let onclick = {
        let (onadd, name, within) = (props.onadd.clone(), name.clone(), within.clone());
        move |_: MouseEvent| {
            if let Some((from, to)) = range {
                onadd.emit((within.clone(), name.clone(), from, to));
            }
        }
    };
    html! {
        <details>
            <summary>{ language.series_title() }</summary>
            <div class="cols small-fields">
                { field(0, "deret-nama", language.series_name(), Writing::Line) }
                { field(1, "deret-dari", language.series_from(), Writing::Number) }
                { field(2, "deret-sampai", language.series_to(), Writing::Number) }
                <Pick id="deret-dalam" label={language.series_within()} {options} chosen={within.clone()} onchoose={write(3)} />
            </div>
            <div class="row end"><button type="button" disabled={range.is_none()} {onclick}>{ language.series_add() }</button></div>
        </details>
    }
}

//! A study on its way to tablets: as a file, as a link, as a picture of the link, or onto this device.

use yew::platform::spawn_local;
use yew::prelude::*;

use super::asked::{instrument_of, whole};
use super::open::keep;
use super::replaced::Replaced;
use super::set_up::Asked;
use crate::i18n::Language;
use crate::platform::{clipboard, clock, files, page};
use crate::record::{StudyFileV1, canonical_json, check_study, link_payload};
use crate::ui::charts::Qr;
use crate::ui::context::use_shared;
use crate::ui::parts::{Question, Reply, confirm, problem_text};
use crate::ui::state::Problem;

/// Messaging programs carry links up to about this length.
const LONG: usize = 4_000;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) study: StudyFileV1,
    pub(super) asked: Option<Asked>,
    /// How many things are to be put right before.
    pub(super) findings: usize,
    /// Whether these are told.
    pub(super) is_tried: bool,
    /// The study on this device that has the same code, and so would give way to it.
    pub(super) replaced: Option<Replaced>,
    /// Tells what is to be put right.
    pub(super) ontry: Callback<()>,
    /// Forgets what is being written.
    pub(super) onforget: Callback<()>,
}

/// What a press has come to; its words are those of the language in which it is read.
#[derive(Debug, Clone, PartialEq)]
enum Told {
    Nothing,
    /// The study is in a file of this name.
    Saved(String),
    NotSaved,
    /// The device did not keep it.
    NotKept(Problem),
    /// The link of this study.
    Link(Box<(StudyFileV1, String)>),
}

/// What can be done with the study.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    Save,
    Link,
    Use,
}

#[component]
pub(super) fn HandOver(props: &Props) -> Html {
    let shared = use_shared();
    let language = shared.language();
    let told = use_state(|| Told::Nothing);
    // Whether the person is asked before another study gives way.
    let is_asking = use_state(|| false);
    let take = |way: Way, is_agreed: bool| {
        let (shared, told) = (shared.clone(), told.setter());
        let (is_asking, asks) = (is_asking.setter(), !is_agreed && props.replaced.is_some());
        let (study, asked) = (props.study.clone(), props.asked.clone());
        let (findings, ontry, onforget) =
            (props.findings, props.ontry.clone(), props.onforget.clone());
        Callback::from(move |()| {
            if findings > 0 {
                return ontry.emit(());
            }
            if asks && way == Way::Use {
                return is_asking.set(true);
            }
            let (shared, told, study) = (shared.clone(), told.clone(), study.clone());
            let (asked, ontry, onforget) = (asked.clone(), ontry.clone(), onforget.clone());
            spawn_local(async move {
                // A person may be faster than the file of the instrument.
                let instrument = match asked {
                    Some(Asked(instrument)) => instrument,
                    None => match instrument_of(&*shared.store(), &study).await {
                        Ok(instrument) => instrument,
                        Err(_) => return ontry.emit(()),
                    },
                };
                let today = clock::now().date();
                if !check_study(&study, Some(&instrument.instrument), &today).is_empty() {
                    return ontry.emit(());
                }
                if way == Way::Use {
                    match keep(&shared, &study, &instrument).await {
                        Ok(()) => onforget.emit(()),
                        Err(error) => {
                            told.set(Told::NotKept(Problem::Store(error)));
                        }
                    }
                    return;
                }
                let Some(file) = whole(&*shared.store(), study.clone()).await else {
                    return told.set(Told::NotSaved);
                };
                told.set(match way {
                    Way::Link => {
                        let link = link_of(&file);
                        Told::Link(Box::new((study, link)))
                    }
                    _ => saved(&file),
                });
            });
        })
    };
    let press = |way: Way| take(way, false).reform(|_: MouseEvent| ());
    let onanswer = {
        let (is_asking, yes) = (is_asking.setter(), take(Way::Use, true));
        Callback::from(move |reply: Reply| {
            is_asking.set(false);
            if reply == Reply::Yes {
                yes.emit(());
            }
        })
    };
    let question = props.replaced.as_ref().filter(|_| *is_asking).map(|replaced| {
        confirm(Question {
            title: language.replace_title(&replaced.code).into(),
            text: replaced.words(language).into(),
            yes: language.replace_yes().into(),
            other: None,
            no: language.cancel().into(),
            onanswer,
        })
    });
    let link = match &*told {
        // What has been changed since has another link.
        Told::Link(of) if of.0 == props.study => Some(
            html! { <LinkCard link={of.1.clone()} name={of.0.name.clone()} code={of.0.code.clone()} {language} /> },
        ),
        _ => None,
    };
    html! {
        <>
            <section class="card form no-print">
                <h2>{ language.hand_over() }</h2>
                <p class="small">{ language.hand_over_intro() }</p>
                if props.is_tried && props.findings > 0 {
                    <p class="error" role="alert">{ language.study_problems(&props.findings.to_string()) }</p>
                }
                if let Some(replaced) = &props.replaced {
                    <p class="warning">{ replaced.words(language) }</p>
                }
                <div class="row">
                    <button type="button" onclick={press(Way::Save)}>{ language.save_study() }</button>
                    <button type="button" onclick={press(Way::Link)}>{ language.show_link() }</button>
                    <button type="button" class="primary" onclick={press(Way::Use)}>{ language.use_here() }</button>
                </div>
                { match &*told {
                    Told::Saved(name) => html! { <p role="status">{ language.study_saved(name) }</p> },
                    Told::NotSaved => html! { <p class="error" role="alert">{ language.study_not_saved() }</p> },
                    Told::NotKept(problem) => html! { <p class="error" role="alert">{ problem_text(language, problem) }</p> },
                    Told::Nothing | Told::Link(_) => Html::default(),
                } }
                { question }
            </section>
            { link }
        </>
    }
}

/// Hands the file of a study to the person.
fn saved(study: &StudyFileV1) -> Told {
    let name = format!("{}.studi.json", study.code);
    match files::save(&name, "application/json", &canonical_json(study).into()) {
        Ok(()) => Told::Saved(name),
        Err(_) => Told::NotSaved,
    }
}

/// The address that opens `study` on a device.
fn link_of(study: &StudyFileV1) -> String {
    let location = web_sys::window().map(|window| window.location());
    let href = location.and_then(|location| location.href().ok()).unwrap_or_default();
    let page = href.split('#').next().unwrap_or_default();
    format!("{page}#/studi/buka/{}", link_payload(study))
}

/// A text of the interface.
type Words = fn(Language) -> &'static str;

#[derive(PartialEq, Properties)]
struct LinkProps {
    link: String,
    /// What the study is called.
    name: String,
    code: String,
    language: Language,
}

/// The link, to be copied, and its picture, to be photographed, printed or saved.
#[component]
fn LinkCard(props: &LinkProps) -> Html {
    let LinkProps { link, name, code, language } = props;
    let language = *language;
    // What the last press came to, as the text that says so in any language.
    let told = use_state(|| None::<Words>);
    let qr = use_memo(link.clone(), |link| Qr::of(link));
    let oncopy = {
        let (link, told) = (link.clone(), told.setter());
        move |_: MouseEvent| {
            let (link, told) = (link.clone(), told.clone());
            spawn_local(async move {
                let is_copied = clipboard::copy(&link).await;
                told.set(Some(if is_copied {
                    Language::link_copied
                } else {
                    Language::link_not_copied
                }));
            });
        }
    };
    let onsave = {
        let (qr, code, told) = (qr.clone(), code.clone(), told.setter());
        move |_: MouseEvent| {
            let Some(qr) = &*qr else { return };
            let file = qr.file().into();
            if files::save(&format!("{code}.studi.svg"), "image/svg+xml", &file).is_err() {
                told.set(Some(Language::study_not_saved));
            }
        }
    };
    html! {
        <section class="card form link">
            <h2>{ name }{ " " }<span class="small">{ code }</span></h2>
            <div class="field no-print">
                <label for="tautan">{ language.link() }</label>
                <textarea id="tautan" rows="3" readonly={true} value={link.clone()} />
            </div>
            if link.len() > LONG { <p class="warning no-print">{ language.link_is_long() }</p> }
            <div class="row no-print">
                <button type="button" onclick={oncopy}>{ language.copy_link() }</button>
                if let Some(words) = *told { <p role="status">{ words(language) }</p> }
            </div>
            if let Some(qr) = &*qr {
                { qr.picture(&language.qr_of(name)) }
                <div class="row no-print">
                    <button type="button" onclick={onsave}>{ language.qr_save() }</button>
                    <button type="button" onclick={|_| page::print()}>{ language.print_page() }</button>
                </div>
            } else {
                <p class="no-print">{ language.qr_too_large() }</p>
            }
        </section>
    }
}

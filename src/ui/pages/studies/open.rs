//! A study that somebody handed over, as a file or a link: shown before anything is kept.

use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use super::asked::instrument_of;
use super::replaced::Replaced;
use super::told::list_of;
use super::{begin_anew, kept};
use crate::i18n::Language;
use crate::platform::clock;
use crate::record::{
    InstrumentSource, StudyFileV1, StudyFinding, check_study, innermost, read_link,
};
use crate::ui::context::{Shared, use_shared};
use crate::ui::effect::use_on_change;
use crate::ui::parts::top_bar;
use crate::ui::route::STUDIES;

/// So many sites are named; more are counted.
const FEW: usize = 6;

/// How far the opening has come.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Opening {
    Checking,
    /// The browser cannot open the file.
    Unreadable,
    Refused(Rc<Vec<StudyFinding>>),
    /// What can be kept, with its instrument.
    Sound(Rc<Sound>),
}

#[derive(Debug)]
pub(super) struct Sound {
    study: StudyFileV1,
    instrument: InstrumentSource,
}

impl PartialEq for Sound {
    fn eq(&self, other: &Self) -> bool {
        self.study == other.study && self.instrument.digest == other.instrument.digest
    }
}

impl Opening {
    /// Checks what was read; nothing was where the browser could not open it.
    pub(super) async fn of(
        shared: &Shared,
        read: Option<Result<StudyFileV1, Vec<StudyFinding>>>,
    ) -> Self {
        let Some(read) = read else { return Self::Unreadable };
        let checked = async {
            let study = read?;
            let instrument = instrument_of(&*shared.store(), &study).await?;
            let today = clock::now().date();
            let found = check_study(&study, Some(&instrument.instrument), &today);
            if found.is_empty() { Ok(Sound { study, instrument }) } else { Err(found) }
        };
        match checked.await {
            Ok(sound) => Self::Sound(Rc::new(sound)),
            Err(found) => Self::Refused(Rc::new(found)),
        }
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct LinkProps {
    /// What stands in the link.
    pub(super) payload: AttrValue,
}

/// The page of a link.
#[component]
pub(super) fn ByLink(props: &LinkProps) -> Html {
    let shared = use_shared();
    let language = shared.language();
    let opening = use_state(|| Opening::Checking);
    {
        let (shared, opening) = (shared.clone(), opening.setter());
        let payload = props.payload.clone();
        use_on_change(
            props.payload.to_string(),
            Box::new(move || {
                spawn_local(async move {
                    opening.set(Opening::of(&shared, Some(read_link(&payload))).await);
                });
            }),
        );
    }
    let oncancel = Callback::from(|()| {
        if let Some(window) = web_sys::window() {
            let _gone = window.location().set_hash(STUDIES);
        }
    });
    html! {
        <>
            { top_bar(language.open_study(), None, Some(STUDIES.into()), None) }
            <main class="page narrow" id="content" tabindex="-1">
                <h1>{ language.open_study() }</h1>
                <Offered opening={(*opening).clone()} {oncancel} />
            </main>
        </>
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct OfferedProps {
    pub(super) opening: Opening,
    /// The person does not want it.
    pub(super) oncancel: Callback<()>,
}

/// What was handed over, and whether it is to be kept.
#[component]
pub(super) fn Offered(props: &OfferedProps) -> Html {
    let shared = use_shared();
    let language = shared.language();
    let oncancel = props.oncancel.reform(|_: MouseEvent| ());
    match &props.opening {
        Opening::Checking => {
            html! { <p class="card" role="status">{ language.opening_study() }</p> }
        }
        Opening::Unreadable => {
            html! { <p class="card alert" role="alert">{ language.file_not_opened() }</p> }
        }
        Opening::Refused(found) => html! {
            <section class="card alert" role="alert">
                <p><strong>{ language.study_refused() }</strong></p>
                { list_of(language, found) }
                <p>{ language.study_refused_next() }</p>
            </section>
        },
        Opening::Sound(sound) => {
            let onkeep = {
                let (shared, sound) = (shared.clone(), Rc::clone(sound));
                move |_: MouseEvent| {
                    let (shared, sound) = (shared.clone(), Rc::clone(&sound));
                    spawn_local(async move {
                        if let Err(error) = keep(&shared, &sound.study, &sound.instrument).await {
                            shared.tell_problem(error);
                        }
                    });
                }
            };
            let study = &sound.study;
            let before = shared.state.device.studies.iter().find(|it| it.code == study.code);
            let in_use = shared.state.device.study.as_ref().map(|study| study.code.as_str());
            let replaced =
                Replaced::by(study, &shared.state.device.studies, &shared.state.summaries, in_use);
            let told = match (before, &replaced) {
                (None, _) => language.study_is_new().to_owned(),
                (Some(_), None) => language.study_is_same(&study.code),
                (Some(_), Some(_)) => language.study_is_update(&study.code),
            };
            let loss = replaced.map(|replaced| replaced.loss(language)).unwrap_or_default();
            html! {
                <section class="card resume" role="status">
                    <h2>{ language.open_study_title(&study.name) }</h2>
                    <p>{ told }</p>
                    if !loss.is_empty() { <p class="warning">{ loss.join(" ") }</p> }
                    { facts(language, sound) }
                    <div class="row end">
                        <button type="button" onclick={oncancel}>{ language.cancel() }</button>
                        <button type="button" class="primary" onclick={onkeep}>{ language.keep_and_use() }</button>
                    </div>
                </section>
            }
        }
    }
}

/// Keeps `study`, which is asked with `instrument`, and begins anew with it.
pub(super) async fn keep(
    shared: &Shared,
    study: &StudyFileV1,
    instrument: &InstrumentSource,
) -> Result<(), crate::store::StoreError> {
    let mut study = study.clone();
    if study.instrument_file.is_some() {
        study.instrument_digest = Some(instrument.digest.to_string());
    }
    let asked = (instrument.digest.to_string(), instrument.text());
    kept::keep_and_use(&*shared.store(), study, asked).await?;
    begin_anew();
    Ok(())
}

/// What the study says, in words.
fn facts(language: Language, sound: &Sound) -> Html {
    let Sound { study, instrument } = sound;
    let title = instrument.instrument.title.get(language.code());
    let inner = innermost(&study.sites);
    let names: Vec<&str> = inner.iter().take(FEW).map(|place| place.name.as_str()).collect();
    let mut sites = names.join("; ");
    if inner.len() > FEW {
        sites = language.and_others(&sites, &(inner.len() - FEW).to_string());
    }
    let wanted: u64 = study.targets.iter().map(|target| u64::from(target.count)).sum();
    let privacy = match study.shows_single_results() {
        true => language.privacy_standard(),
        false => language.privacy_strict(),
    };
    let mut facts = vec![
        (language.study_code(), study.code.clone()),
        (language.questionnaire(), format!("{title} ({})", instrument.instrument.version)),
        (language.organiser(), study.organiser.clone()),
        (language.contact(), study.contact.clone()),
        (language.delete_by(), language.date(&study.delete_by)),
        (language.sites(), sites),
        (language.round(), study.rounds.join(", ")),
        (language.privacy(), privacy.to_owned()),
    ];
    if !study.enumerators.is_empty() {
        facts.push((language.enumerator_code(), study.enumerators.join(", ")));
    }
    if wanted > 0 {
        facts.push((language.targets(), language.study_targets(&wanted.to_string())));
    }
    html! {
        <dl class="facts">
            { for facts.into_iter().map(|(name, value)| html! { <><dt>{ name }</dt><dd>{ value }</dd></> }) }
        </dl>
    }
}

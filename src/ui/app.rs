//! The root: reads the device's data, then shows the page that the address names.

use yew::context::ContextProviderProps;
use yew::platform::spawn_local;
use yew::prelude::*;
use yew::virtual_dom::Key;

use super::context::{Shared, use_root};
use super::effect::use_on_change;
use super::kit::Kit;
use super::markup::{component, html};
use super::pages::{Home, Interview, InterviewProps, Settings, Start, Step};
use super::parts::{notice_bar, problem_text, top_bar};
use super::route::{self, Route, use_route};
use super::state::{Action, Device, Instrument, Phase, Problem};
use crate::i18n::Language;
use crate::platform::{files, identity, installation, json, wake_lock};
use crate::record::StudyFileV1;
use crate::store::StoreError;
use crate::wire::Node;

pub(super) const SETTING_DEVICE: &str = "device";
/// The enumerator's code, and below it the day on which it was given.
pub(super) const SETTING_ENUMERATOR: &str = "enumerator";
/// The study that is in use.
pub(super) const SETTING_STUDY: &str = "study";
/// The digest of the instrument that the study in use was taken up with.
pub(super) const SETTING_INSTRUMENT: &str = "instrument";
/// All studies on the device.
pub(super) const SETTING_STUDIES: &str = "studies";

/// What the program is started with.
#[derive(Debug, Properties)]
pub struct AppProps {
    /// What it holds.
    pub kit: &'static Kit,
}

impl PartialEq for AppProps {
    /// A program is started once.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// The program.
#[component]
pub fn App(props: &AppProps) -> Html {
    let shared = use_root(props.kit);
    let state = shared.state.clone();

    let start = shared.clone();
    use_on_change(
        String::new(),
        Box::new(move || {
            spawn_local(async move {
                match load(&start).await {
                    Ok((device, instrument, summaries)) => {
                        start.sweep();
                        start.state.dispatch(Action::Loaded(device, instrument, summaries));
                    }
                    Err(problem) => start.state.dispatch(Action::Failed(problem)),
                }
                wake_lock::stay_awake_when_seen_again();
                let told = start.clone();
                installation::install(move |installed| {
                    told.state.dispatch(Action::Installed(installed));
                })
                .await;
            });
        }),
    );

    let language = state.language;
    let route = use_route();
    let is_elsewhere = props.kit.more.is_none() && matches!(route, Route::More(_) | Route::Files);
    use_on_change(
        is_elsewhere.to_string(),
        Box::new(move || {
            if is_elsewhere {
                route::go_to_forms();
            }
        }),
    );
    let is_interviewing = route.is_of_interview();
    // The list that was read at the start is as old as the interview that was held since.
    let is_listing = state.phase == Phase::Ready && !is_interviewing;
    let lists = shared.clone();
    use_on_change(
        is_interviewing.to_string(),
        Box::new(move || {
            wake_lock::keep_awake(is_interviewing);
            if is_listing {
                spawn_local(async move { lists.refresh().await });
            }
        }),
    );
    let body = match &state.phase {
        Phase::Failed(problem) => message_page(&problem_text(language, problem)),
        Phase::Ready if !is_elsewhere => page_of(language, shared.kit, route),
        // It is not there yet, or is being left.
        _ => html! { <p class="page">{ language.loading() }</p> },
    };
    let notices = notice_bar(&shared);
    let children = html! { { body } { notices } };
    component::<ContextProvider<Shared>>(ContextProviderProps { context: shared, children }, None)
}

fn page_of(language: Language, kit: &Kit, route: Route) -> Html {
    let interview = |record: String, step: Step| {
        let key = Key::from(record.as_str());
        component::<Interview>(InterviewProps { record, step }, Some(key))
    };
    match route {
        Route::Home => component::<Home>((), None),
        Route::Settings => component::<Settings>((), None),
        Route::Start => component::<Start>((), None),
        Route::Interview { key } => interview(key, Step::Resume),
        Route::Section { key, section, item } => interview(key, Step::Section { section, item }),
        Route::Review { key } => interview(key, Step::Review),
        Route::Result { key } => interview(key, Step::Result),
        Route::More(_) | Route::Files => {
            kit.more.map_or_else(Html::default, |more| (more.page)(language, &route))
        }
        Route::Offline => message_page(language.desk_not_here()),
        Route::NotFound => message_page(language.page_not_found()),
    }
}

/// A page that has one thing to say.
pub(super) fn message_page(text: &str) -> Html {
    html! {
        <>
            { top_bar("Berdaya", None, Some(Route::Home.into()), None) }
            <main class="page" id="content" tabindex="-1"><p class="card alert" role="alert">{ text }</p></main>
        </>
    }
}

/// Everything that the first page needs; a new device gets its name here.
async fn load(
    shared: &Shared,
) -> Result<(Device, Option<Instrument>, Vec<crate::store::Summary>), Problem> {
    let store = shared.store();
    let summaries = store.summaries().await?;
    let name = match store.setting(SETTING_DEVICE).await? {
        Some(name) => name,
        None => {
            let name = identity::device_name();
            store.keep_setting(SETTING_DEVICE, name.clone()).await?;
            name
        }
    };
    let enumerator = store.setting(SETTING_ENUMERATOR).await?.unwrap_or_default();
    let (enumerator, day) = enumerator.split_once('\n').unwrap_or((&enumerator, ""));
    let kept = [store.setting(SETTING_STUDY).await?, store.setting(SETTING_STUDIES).await?];
    let [study, studies] = kept.map(|text| text.and_then(|text| json::parse(&text)));
    let study = study.and_then(StudyFileV1::read);
    let mut studies = studies.map_or_else(Vec::new, StudyFileV1::read_list);
    let mut instrument = None;
    if let Some(study) = &study {
        // A device that was set up before there could be several has it nowhere else.
        if studies.iter().all(|other| other.code != study.code) {
            studies.push(study.clone());
        }
        let shipped = match study.instrument_digest {
            Some(_) => None,
            None => instrument_file(&study.instrument).await,
        };
        instrument = match shipped {
            Some(file) => shared.read_instrument(file).await,
            // The study has one of its own, or the app's is not to be had: then as it was when the study was taken up.
            None => {
                let kept = store.setting(SETTING_INSTRUMENT).await?;
                match study.instrument_digest.clone().or(kept) {
                    // A study that was taken up half-way is not asked with what another one asks.
                    Some(digest) => shared
                        .instrument(&digest)
                        .await
                        .filter(|it| it.0.instrument.id == study.instrument),
                    None => None,
                }
            }
        };
    }
    let (enumerator, enumerator_day) = (enumerator.to_owned(), day.to_owned());
    let device = Device { name, enumerator, enumerator_day, study, studies };
    Ok((device, instrument, summaries))
}

/// The file of the instrument that comes with the program under the name `id`.
pub(super) async fn instrument_file(id: &str) -> Option<Node> {
    files::fetch_json(&format!("instruments/{id}.json")).await.ok()
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

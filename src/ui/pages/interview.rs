//! One interview from consent to result: opens the record once, keeps every change, shows the step.

use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use super::consent::consent_page;
use super::result::result_page;
use super::review::review_page;
use super::section::{HERE, Shown, section_page};
use crate::i18n::Language;
use crate::platform::{clock, page};
use crate::response::{Change, Edit, Session, progress};
use crate::store::StoreError;
use crate::ui::app::message_page;
use crate::ui::autosave::{Kept, use_autosave};
use crate::ui::context::{Shared, use_shared};
use crate::ui::parts::problem_text;
use crate::ui::route::Route;
use crate::ui::state::{Notice, Problem};

/// Which step of an interview is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ui) enum Step {
    /// Where it was left: consent, or the first page with a blank.
    Resume,
    /// A page of questions, with one of them in focus if it is named.
    Section {
        /// The section's name.
        section: String,
        /// The item's name.
        item: Option<String>,
    },
    /// What is still blank.
    Review,
    /// The force field.
    Result,
}

/// An interview on the screen.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct OpenInterview {
    pub(super) session: Session,
    /// Changes since it was opened; what is kept lags behind at most by the write under way.
    changes: usize,
}

impl Reducible for OpenInterview {
    type Action = Edit;

    fn reduce(self: Rc<Self>, edit: Edit) -> Rc<Self> {
        let mut next = (*self).clone();
        match next.session.apply(edit, clock::now()) {
            // What the controls offer is what the session accepts; a late event after the lock changes nothing.
            Ok(Change::Nothing) | Err(_) => self,
            Ok(Change::Answer(_) | Change::Head) => {
                next.changes += 1;
                Rc::new(next)
            }
        }
    }
}

#[derive(PartialEq, Properties)]
pub(in crate::ui) struct Props {
    /// The interview's key.
    pub(in crate::ui) record: String,
    pub(in crate::ui) step: Step,
}

/// Opens the interview, or says why it cannot be opened.
#[component]
pub(in crate::ui) fn Interview(props: &Props) -> Html {
    let shared = use_shared();
    let language = shared.language();
    let opened = use_state(|| None::<Result<Session, Option<StoreError>>>);
    {
        let (opened, shared) = (opened.setter(), shared.clone());
        use_effect_with(props.record.clone(), move |key| {
            let key = key.clone();
            spawn_local(async move { opened.set(Some(open(&shared, &key).await)) });
        });
    }
    match &*opened {
        None => html! { <p class="page">{ language.loading() }</p> },
        Some(Ok(session)) => html! {
            <Steps key={props.record.clone()} session={session.clone()} record={props.record.clone()} step={props.step.clone()} />
        },
        Some(Err(error)) => {
            let text = match error {
                Some(error) => problem_text(language, &Problem::Store(error.clone())),
                None => language.interview_not_found().to_owned(),
            };
            message_page(&text)
        }
    }
}

#[derive(PartialEq, Properties)]
struct StepsProps {
    session: Session,
    record: String,
    step: Step,
}

#[component]
fn Steps(props: &StepsProps) -> Html {
    let shared = use_shared();
    let language = shared.language();
    let session = props.session.clone();
    let asked = use_state(|| false);
    let interview = use_reducer(move || OpenInterview { session, changes: 0 });
    let (autosave, kept) = use_autosave(&shared, &props.record);

    // Every change is kept.
    {
        let (autosave, interview) = (autosave.clone(), interview.clone());
        use_effect_with(interview.changes, move |changes| {
            if *changes > 0 {
                autosave.keep(interview.session.clone());
            }
        });
    }
    // The language of the interface is the language of the interview.
    {
        let interview = interview.dispatcher();
        use_effect_with(language, move |language| {
            interview.dispatch(Edit::Language(language.code().to_owned()));
        });
    }
    {
        let (step, asked) = (props.step.clone(), asked.setter());
        use_effect_with(step, move |step| {
            asked.set(false);
            page::reveal(HERE);
            match step {
                Step::Section { item: Some(item), .. } => page::focus(item),
                _ => page::scroll_to_top(),
            }
        });
    }
    // Where it was left is found once: from then on the address names the page, so that neither the
    // last answer of a page nor a reload takes the person to another one.
    {
        let (session, record) = (interview.session.clone(), props.record.clone());
        let response = session.response();
        let is_asked = response.consent.is_some() && !response.is_finalised();
        use_effect_with(is_asked && props.step == Step::Resume, move |is_resumed| {
            if *is_resumed && !session.response().is_refusal() {
                let section = first_open(&session);
                Route::Section { key: record, section, item: None }.go(true);
            }
        });
    }
    let is_refusal = interview.session.response().is_refusal();
    {
        let (shared, code) = (shared.clone(), interview.session.response().setting.code.clone());
        let is_kept = matches!(kept, Kept::Saved(_));
        use_effect_with(is_refusal && is_kept, move |is_done| {
            if *is_done {
                shared.tell(Notice::Refused(code));
                Route::Home.go(true);
            }
        });
    }

    let session = &interview.session;
    let onedit = {
        let interview = interview.dispatcher();
        Callback::from(move |edit: Edit| interview.dispatch(edit))
    };
    let onretry = {
        let (autosave, session) = (autosave.clone(), session.clone());
        Callback::from(move |()| autosave.keep(session.clone()))
    };
    let saved = saved_line(language, &kept, &onretry);
    let response = session.response();
    if response.is_finalised() {
        return result_page(language, session, saved);
    }
    if response.consent.is_none() {
        return consent_page(&shared, session, saved, &onedit);
    }
    let shown = |saved| Shown { session, record: &props.record, saved, onedit: &onedit };
    match &props.step {
        Step::Result => result_page(language, session, saved),
        Step::Review => review_page(language, &asked, shown(saved)),
        Step::Section { section, .. } => section_page(language, section, shown(saved)),
        Step::Resume => section_page(language, &first_open(session), shown(saved)),
    }
}

/// What is kept of the interview, in words.
fn saved_line(language: Language, kept: &Kept, onretry: &Callback<()>) -> Html {
    match kept {
        Kept::Unchanged => Html::default(),
        Kept::Saving => html! { <span class="saved" role="status">{ language.saving() }</span> },
        Kept::Saved(time) => html! {
            <span class="saved ok" role="status"><span aria-hidden="true">{ "✓ " }</span>{ language.saved_at(time) }</span>
        },
        Kept::Failed(_) => html! {
            <button type="button" class="saved failed" onclick={onretry.reform(|_: MouseEvent| ())}>
                { language.not_saved() }
            </button>
        },
    }
}

/// The first page with a blank required item, or the first page.
fn first_open(session: &Session) -> String {
    let progress = progress(session.instrument(), session.response());
    let open = progress.sections.iter().find(|section| !section.blank.is_empty());
    open.or_else(|| progress.sections.first()).map(|open| open.section.clone()).unwrap_or_default()
}

/// Reads the record and its instrument; `Err(None)` where there is no such record.
async fn open(shared: &Shared, key: &str) -> Result<Session, Option<StoreError>> {
    let record = shared.store().response(key).await.map_err(Some)?.ok_or(None)?;
    let damaged = || Some(StoreError::Damaged(record.code.clone()));
    let instrument = shared.instrument(&record.instrument.digest).await.ok_or_else(damaged)?;
    let instrument = Rc::clone(&instrument.0.instrument);
    let response = record.check(&instrument, "").map_err(|_| damaged())?;
    Ok(Session::new(instrument, response))
}

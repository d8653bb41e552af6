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
use crate::ui::effect::use_on_change;
use crate::ui::markup::html;
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
#[derive(Debug, Clone)]
enum OnScreen {
    /// Its record is being read.
    Opening,
    /// There is no such record, or the store cannot give it.
    Unopened(Option<StoreError>),
    /// It can be answered.
    Open {
        session: Rc<Session>,
        /// Changes since it was opened; what is kept lags behind at most by the write under way.
        changes: usize,
    },
}

/// What happens to an interview on the screen.
enum Happening {
    Opened(Result<Rc<Session>, Option<StoreError>>),
    Edit(Edit),
}

impl Reducible for OnScreen {
    type Action = Happening;

    fn reduce(self: Rc<Self>, happening: Happening) -> Rc<Self> {
        match (happening, &*self) {
            (Happening::Opened(Ok(session)), _) => Rc::new(Self::Open { session, changes: 0 }),
            (Happening::Opened(Err(error)), _) => Rc::new(Self::Unopened(error)),
            (Happening::Edit(edit), Self::Open { session, changes }) => {
                let mut session = Session::clone(session);
                match session.apply(edit, clock::moment()) {
                    // What the controls offer is what the session accepts; a late event after the lock changes nothing.
                    Ok(Change::Nothing) | Err(_) => self,
                    Ok(Change::Answer(_) | Change::Head) => {
                        Rc::new(Self::Open { session: Rc::new(session), changes: changes + 1 })
                    }
                }
            }
            (Happening::Edit(_), _) => self,
        }
    }
}

#[derive(PartialEq, Properties)]
pub(in crate::ui) struct Props {
    /// The interview's key.
    pub(in crate::ui) record: String,
    pub(in crate::ui) step: Step,
}

/// Opens the interview, keeps every change of it and shows the step, or says why it cannot be opened.
#[component]
pub(in crate::ui) fn Interview(props: &Props) -> Html {
    let shared = use_shared();
    let language = shared.language();
    let asked = use_state(|| false);
    let interview = use_reducer(|| OnScreen::Opening);
    let (autosave, kept) = use_autosave(&shared, &props.record);
    let (session, changes) = match &*interview {
        OnScreen::Open { session, changes } => (Some(session), *changes),
        OnScreen::Opening | OnScreen::Unopened(_) => (None, 0),
    };
    let response = session.map(|session| session.response());
    let is_open = session.is_some();

    use_on_change(props.record.clone(), {
        let (interview, shared, key) =
            (interview.dispatcher(), shared.clone(), props.record.clone());
        Box::new(move || {
            spawn_local(async move {
                let mut opened = open(&shared, &key).await;
                if let Ok(session) = &mut opened {
                    session.sit(clock::moment());
                }
                interview.dispatch(Happening::Opened(opened.map(Rc::new)));
            });
        })
    });
    // Every change is kept.
    use_on_change(changes.to_string(), {
        let changed = session.filter(|_| changes > 0).cloned();
        let autosave = autosave.clone();
        Box::new(move || {
            if let Some(session) = changed {
                autosave.keep(session);
            }
        })
    });
    // The language of the interface is the language of the interview.
    use_on_change(format!("{is_open} {}", language.code()), {
        let interview = interview.dispatcher();
        Box::new(move || {
            interview.dispatch(Happening::Edit(Edit::Language(language.code().to_owned())));
        })
    });
    let (page, item) = match &props.step {
        Step::Resume => ("/1", None),
        Step::Review => ("/2", None),
        Step::Result => ("/3", None),
        Step::Section { section, item } => (section.as_str(), item.clone()),
    };
    use_on_change(format!("{is_open} {page} {}", item.as_deref().unwrap_or_default()), {
        let asked = asked.setter();
        Box::new(move || {
            asked.set(false);
            page::reveal(HERE);
            match item {
                Some(item) => page::focus(&item),
                None => page::scroll_to_top(),
            }
        })
    });
    // Where it was left is found once: from then on the address names the page, so that neither the
    // last answer of a page nor a reload takes the person to another one.
    let is_asked = response.is_some_and(|r| r.consent.is_some() && !r.is_finalised());
    let is_resumed = is_asked && props.step == Step::Resume;
    use_on_change(is_resumed.to_string(), {
        let (session, key) = (session.filter(|_| is_resumed).cloned(), props.record.clone());
        Box::new(move || {
            if let Some(session) = session {
                Route::Section { key, section: first_open(&session), item: None }.go(true);
            }
        })
    });
    let refused = response.filter(|r| r.is_refusal() && matches!(kept, Kept::Saved(_)));
    use_on_change(refused.is_some().to_string(), {
        let (shared, code) = (shared.clone(), refused.map(|r| r.setting.code.clone()));
        Box::new(move || {
            if let Some(code) = code {
                shared.tell(Notice::Refused(code));
                Route::Home.go(true);
            }
        })
    });

    let session = match &*interview {
        OnScreen::Opening => return html! { <p class="page">{ language.loading() }</p> },
        OnScreen::Unopened(error) => {
            let text = match error {
                Some(error) => problem_text(language, &Problem::Store(error.clone())),
                None => language.interview_not_found().to_owned(),
            };
            return message_page(&text);
        }
        OnScreen::Open { session, .. } => session,
    };
    let onedit = {
        let interview = interview.dispatcher();
        Callback::from(move |edit: Edit| interview.dispatch(Happening::Edit(edit)))
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
pub(super) async fn open(shared: &Shared, key: &str) -> Result<Session, Option<StoreError>> {
    let record = shared.store().response(key).await.map_err(Some)?.ok_or(None)?;
    let damaged = || Some(StoreError::Damaged(record.code.clone()));
    let instrument = shared.instrument(&record.instrument.digest).await.ok_or_else(damaged)?;
    let instrument = Rc::clone(&instrument.0.instrument);
    let response = record.check(&instrument, "").map_err(|_| damaged())?;
    Ok(Session::new(instrument, response))
}

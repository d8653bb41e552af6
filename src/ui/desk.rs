//! The root of the second program: evaluation, and loading exports back.
//!
//! It stands apart from the first so that an enumerator's tablet never fetches what an evaluator needs.

use std::rc::Rc;

use yew::prelude::*;

use super::app::open_store;
use super::context::{Shared, StoreHandle};
use super::pages::{Evaluate, Load};
use super::parts::NoticeBar;
use super::route::use_is_loading_back;
use super::state::State;
use crate::i18n::Language;
use crate::platform::page;

/// The evaluator's program.
#[component]
pub fn Desk() -> Html {
    let state = use_reducer(|| {
        let remembered = page::remembered_language();
        let language = remembered.and_then(|code| Language::from_code(&code)).unwrap_or_default();
        page::set_language(language.code());
        State::new(language)
    });
    let store = use_memo((), |()| open_store());
    let is_loading_back = use_is_loading_back();
    let shared = Shared::new(state, StoreHandle(Rc::clone(&*store)));
    html! {
        <ContextProvider<Shared> context={shared}>
            if is_loading_back { <Load /> } else { <Evaluate /> }
            <NoticeBar />
        </ContextProvider<Shared>>
    }
}

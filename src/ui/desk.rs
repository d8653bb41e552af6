//! A root of the second program: evaluation, and loading exports back.
//!
//! It stands apart from the first so that an enumerator's tablet never fetches what an evaluator needs.

use yew::prelude::*;

use super::context::{Shared, use_root};
use super::kit::Kit;
use super::pages::{Evaluate, Load};
use super::parts::notice_bar;
use super::route::use_is_loading_back;

/// The evaluator's program.
#[component]
pub fn Desk() -> Html {
    let is_loading_back = use_is_loading_back();
    let shared = use_root(&Kit::WHOLE);
    let notices = notice_bar(&shared);
    html! {
        <ContextProvider<Shared> context={shared}>
            if is_loading_back { <Load /> } else { <Evaluate /> }
            { notices }
        </ContextProvider<Shared>>
    }
}

//! The evaluator's page: files in, findings out.

use yew::prelude::*;

use crate::ui::context::use_shared;
use crate::ui::parts::TopBar;
use crate::ui::route::HOME_FROM_DESK;

#[component]
pub(in crate::ui) fn Evaluate() -> Html {
    let shared = use_shared();
    let language = shared.language();
    html! {
        <>
            <TopBar title={language.evaluate()} back={HOME_FROM_DESK} />
            <main class="page" id="content" tabindex="-1"><p>{ language.evaluate_intro() }</p></main>
        </>
    }
}

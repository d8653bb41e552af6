//! The consent text, read aloud, and the respondent's yes or no.

use yew::prelude::*;

use crate::response::{Edit, Session};
use crate::ui::context::use_shared;
use crate::ui::parts::TopBar;
use crate::ui::route::Route;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) session: Session,
    pub(super) saved: Html,
    pub(super) onedit: Callback<Edit>,
}

#[component]
pub(super) fn ConsentPage(props: &Props) -> Html {
    let shared = use_shared();
    let language = shared.language();
    let setting = &props.session.response().setting;
    let wording = props.session.instrument().consent.text.get(language.code());
    let text = shared.state.device.study.as_ref().map_or_else(
        || wording.to_owned(),
        |study| study.fill_consent(wording, &setting.enumerator, &setting.code),
    );
    let answer = |given: bool| props.onedit.reform(move |_: MouseEvent| Edit::Consent { given });
    html! {
        <>
            <TopBar title={language.consent()} subtitle={setting.code.clone()} back={Route::Home}>
                { props.saved.clone() }
            </TopBar>
            <main class="page narrow" id="content" tabindex="-1">
                <h1>{ language.consent() }</h1>
                <p class="small">{ language.read_aloud() }</p>
                <article class="card read">
                    { for text.split("\n\n").map(|paragraph| html! { <p>{ paragraph }</p> }) }
                </article>
                <div class="row answer">
                    <button type="button" class="large" onclick={answer(false)}>{ language.consent_no() }</button>
                    <button type="button" class="primary large" onclick={answer(true)}>{ language.consent_yes() }</button>
                </div>
            </main>
        </>
    }
}

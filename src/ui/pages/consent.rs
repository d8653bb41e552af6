//! The consent text, read aloud, and the respondent's yes or no.

use yew::prelude::*;

use crate::response::{Edit, Session};
use crate::ui::app::message_page;
use crate::ui::autosave::Autosave;
use crate::ui::context::Shared;
use crate::ui::markup::html;
use crate::ui::parts::top_bar;
use crate::ui::route::Route;

/// The page; `autosave` keeps what is done on it.
pub(super) fn consent_page(
    shared: &Shared,
    session: &Session,
    autosave: &Autosave,
    onedit: &Callback<Edit>,
) -> Html {
    let language = shared.language();
    let setting = &session.response().setting;
    let is_group = session.response().group().is_some();
    let wording = session.instrument().consent.wording(is_group).get(language.code());
    // Another study has another organiser: what it promises is not what this respondent is to hear.
    let Some(study) = shared.state.device.studies.iter().find(|it| it.code == setting.study) else {
        return message_page(&language.other_study(&setting.study));
    };
    let delete_by = language.date(&study.delete_by);
    let text = study.fill_consent(wording, &setting.enumerator, &setting.code, &delete_by);
    let answer = |given: bool| onedit.reform(move |_: MouseEvent| Edit::Consent { given });
    html! {
        <>
            { top_bar(language.consent(), Some(setting.code.clone().into()), Some(Route::Home.into()), Some(autosave)) }
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

//! The consent text, read aloud, and the respondent's yes or no.

use yew::prelude::*;

use super::interview::Asked;
use crate::response::{Edit, Session};
use crate::ui::app::message_page;
use crate::ui::autosave::Autosave;
use crate::ui::context::Shared;
use crate::ui::markup::html;
use crate::ui::parts::top_bar;
use crate::ui::route::Route;

/// The page; `autosave` keeps what is done on it, `asked` opens the question before a refusal.
pub(super) fn consent_page(
    shared: &Shared,
    session: &Session,
    autosave: &Autosave,
    onedit: &Callback<Edit>,
    asked: UseStateSetter<Asked>,
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
    let onyes = onedit.reform(|_: MouseEvent| Edit::Consent { given: true });
    // A refusal is locked at once: a slip of the finger must not be one.
    let onno = move |_: MouseEvent| asked.set(Asked::Refuse);
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
                    <button type="button" class="large" onclick={onno}>{ language.consent_no() }</button>
                    <button type="button" class="primary large" onclick={onyes}>{ language.consent_yes() }</button>
                </div>
            </main>
        </>
    }
}

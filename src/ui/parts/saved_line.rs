//! What is kept of the interview on the screen, in words; drawn apart from its page, which stays as it is.

use yew::prelude::*;

use crate::i18n::Language;
use crate::ui::autosave::{Autosave, Kept};
use crate::ui::markup::{component, html};

#[derive(PartialEq, Properties)]
struct Props {
    language: Language,
    autosave: Autosave,
}

/// What `autosave` has kept, as it comes about.
pub(in crate::ui) fn saved_line(language: Language, autosave: Autosave) -> Html {
    component::<SavedLine>(Props { language, autosave }, None)
}

#[component]
fn SavedLine(props: &Props) -> Html {
    let language = props.language;
    let kept = use_state(Kept::default);
    let (mark, words) = match props.autosave.shown_by(kept.setter()) {
        Kept::Unchanged => return Html::default(),
        Kept::Saving => ("", language.saving().to_owned()),
        Kept::Saved(time) => ("✓ ", language.saved_at(&time)),
        Kept::Failed => {
            let autosave = props.autosave.clone();
            return html! {
                <button type="button" class="saved failed" onclick={move |_: MouseEvent| autosave.keep_newest()}>
                    { language.not_saved() }
                </button>
            };
        }
    };
    html! {
        <span class={if mark.is_empty() { "saved" } else { "saved ok" }} role="status">
            <span aria-hidden="true">{ mark }</span>{ words }
        </span>
    }
}

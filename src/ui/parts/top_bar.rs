//! The bar at the top of each page: where one is, what is saved, and the language.

use yew::prelude::*;

use crate::i18n::Language;
use crate::platform::page;
use crate::ui::autosave::{Autosave, Kept};
use crate::ui::context::use_shared;
use crate::ui::effect::use_on_change;
use crate::ui::markup::{component, html};

#[derive(PartialEq, Properties)]
struct Props {
    title: AttrValue,
    subtitle: Option<AttrValue>,
    back: Option<AttrValue>,
    autosave: Option<Autosave>,
}

/// The bar; `back` is where its arrow leads, and `autosave` keeps what is done on the page.
pub(in crate::ui) fn top_bar(
    title: &str,
    subtitle: Option<AttrValue>,
    back: Option<AttrValue>,
    autosave: Option<&Autosave>,
) -> Html {
    let title = AttrValue::from(title.to_owned());
    let autosave = autosave.cloned();
    component::<TopBar>(Props { title, subtitle, back, autosave }, None)
}

#[component]
fn TopBar(props: &Props) -> Html {
    let shared = use_shared();
    let language = shared.language();
    // Drawn apart from its page: what is kept comes about after the page is drawn.
    let drawn_anew = use_force_update();
    let title = props.title.clone();
    use_on_change(title.to_string(), Box::new(move || page::set_title(&title)));
    html! {
        <header class="bar">
            <a class="skip" href="#content" onclick={skip}>{ language.skip_to_content() }</a>
            if let Some(back) = props.back.clone() {
                <a href={back} class="button quiet back">
                    <span aria-hidden="true">{ "←" }</span>
                    <span class="only-read">{ language.back() }</span>
                </a>
            }
            <div class="grow">
                <p class="where">{ &props.title }</p>
                if let Some(subtitle) = &props.subtitle { <p class="small">{ subtitle }</p> }
            </div>
            if let Some(autosave) = &props.autosave { { kept(language, autosave, drawn_anew) } }
            <div class="seg" role="group" aria-label={language.language()}>
                { for Language::ALL.into_iter().map(|choice| {
                    let shared = shared.clone();
                    let onclick = move |_: MouseEvent| shared.choose_language(choice);
                    html! {
                        <button type="button" aria-pressed={(choice == language).to_string()} {onclick}
                            lang={choice.code()} aria-label={format!("{} · {}", choice.code().to_uppercase(), choice.own_name())}>
                            { choice.code().to_ascii_uppercase() }
                        </button>
                    }
                }) }
            </div>
        </header>
    }
}

/// What `autosave` has kept, in words; `drawn_anew` draws them when it is something else.
fn kept(language: Language, autosave: &Autosave, drawn_anew: UseForceUpdateHandle) -> Html {
    let (mark, words) = match autosave.shown_by(drawn_anew) {
        Kept::Unchanged => return Html::default(),
        Kept::Saving => ("", language.saving().to_owned()),
        Kept::Saved(time) => ("✓", language.saved_at(&time)),
        Kept::Failed => {
            let autosave = autosave.clone();
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

/// The address behind `#` is the page's, so the content is focused by hand.
#[allow(clippy::needless_pass_by_value, reason = "an event handler owns its event")]
fn skip(event: MouseEvent) {
    event.prevent_default();
    page::focus("content");
}

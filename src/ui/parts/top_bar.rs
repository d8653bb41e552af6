//! The bar at the top of each page: where one is, what is saved, and the language.

use yew::prelude::*;

use crate::i18n::Language;
use crate::platform::page;
use crate::ui::context::use_shared;
use crate::ui::effect::use_on_change;
use crate::ui::markup::{component, html};

#[derive(PartialEq, Properties)]
struct Props {
    title: AttrValue,
    subtitle: Option<AttrValue>,
    back: Option<AttrValue>,
    beside: Html,
}

/// The bar; `back` is where its arrow leads, and `beside` what stands between the words and the language.
pub(in crate::ui) fn top_bar(
    title: &str,
    subtitle: Option<AttrValue>,
    back: Option<AttrValue>,
    beside: Html,
) -> Html {
    let title = AttrValue::from(title.to_owned());
    component::<TopBar>(Props { title, subtitle, back, beside }, None)
}

#[component]
fn TopBar(props: &Props) -> Html {
    let shared = use_shared();
    let language = shared.language();
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
            { props.beside.clone() }
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

/// The address behind `#` is the page's, so the content is focused by hand.
#[allow(clippy::needless_pass_by_value, reason = "an event handler owns its event")]
fn skip(event: MouseEvent) {
    event.prevent_default();
    page::focus("content");
}

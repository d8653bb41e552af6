//! One choice of a long list, found by some of its words.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::question::{Choice, Given, Props, keep_focus};
use crate::ui::markup::html;

/// The field for the words, and below it what they find; what is chosen stands above.
pub(super) fn search(
    props: &Props,
    chosen: &AttrValue,
    onfind: &Callback<(AttrValue, String), Vec<Choice>>,
    words: &UseStateHandle<String>,
) -> Html {
    let oninput = {
        let words = words.clone();
        Callback::from(move |event: InputEvent| {
            words.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    if !props.value().is_empty() && words.is_empty() {
        let onclick = props.on(|event: MouseEvent| {
            keep_focus(&event);
            Given::Blank
        });
        return html! {
            <div class="row found">
                <p class="choice on">{ chosen }</p>
                <button type="button" {onclick}>{ props.language.choose_another() }</button>
            </div>
        };
    }
    let found = onfind.emit((props.id.clone(), (**words).clone()));
    let choice = |choice: &Choice| {
        let (words, props, name) = (words.clone(), props.clone(), choice.name.clone());
        let onclick = move |event: MouseEvent| {
            keep_focus(&event);
            words.set(String::new());
            props.answer(Given::Value(name.clone()));
        };
        html! { <li key={choice.name.to_string()}><button type="button" class="choice" {onclick}>{ &choice.label }</button></li> }
    };
    html! {
        <>
            <input type="search" autocomplete="off" placeholder={props.language.search_words()}
                aria-label={props.label.clone()} value={(**words).clone()} {oninput} />
            if found.is_empty() {
                <p class="small" role="status">{ props.language.nothing_found() }</p>
            } else {
                <ul class="found">{ for found.iter().map(choice) }</ul>
            }
        </>
    }
}

//! One choice of a long list, found by some of its words.

use web_sys::HtmlInputElement;
use yew::prelude::*;
use yew::virtual_dom::Key;

use super::question::{Choice, Given, Props as QuestionProps, keep_focus};
use crate::ui::markup::{component, html};

#[derive(PartialEq, Properties)]
struct Props {
    question: QuestionProps,
    /// The words of what is chosen.
    chosen: AttrValue,
    /// The choices that hold some words, the first of them.
    onfind: Callback<String, Vec<Choice>>,
}

/// The field for the words, and below it what they find; what is `chosen` stands in its place.
pub fn search(
    question: QuestionProps,
    chosen: AttrValue,
    onfind: Callback<String, Vec<Choice>>,
) -> Html {
    // Whatever is chosen or taken away, the words that led there are gone.
    let key = Key::from(question.value());
    component::<Search>(Props { question, chosen, onfind }, Some(key))
}

#[component]
fn Search(props: &Props) -> Html {
    let words = use_state(String::new);
    let Props { question: props, chosen, onfind } = props;
    let oninput = {
        let words = words.clone();
        Callback::from(move |event: InputEvent| {
            words.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    if !props.value().is_empty() {
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
    let found = onfind.emit((*words).clone());
    let choice = |choice: &Choice| {
        let name = choice.name.clone();
        let onclick = props.on(move |event: MouseEvent| {
            keep_focus(&event);
            Given::Value(name.clone())
        });
        html! { <li key={choice.name.to_string()}><button type="button" class="choice" {onclick}>{ &choice.label }</button></li> }
    };
    html! {
        <>
            <input type="search" autocomplete="off" placeholder={props.language.search_words()}
                aria-label={props.label.clone()} value={(*words).clone()} {oninput} />
            if found.is_empty() {
                <p class="small" role="status">{ props.language.nothing_found() }</p>
            } else {
                <ul class="found">{ for found.iter().map(choice) }</ul>
            }
        </>
    }
}

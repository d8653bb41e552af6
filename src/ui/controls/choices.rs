//! Choices that are all on the page: one of a scale, one of some words, several, or several in an order.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::question::{Body, Choice, Given, Props};
use crate::ui::markup::html;

/// The choices of a question.
pub(super) fn choices(props: &Props) -> Html {
    match &props.body {
        Body::Steps(choices) => html! {
            <div class="scale">
                { for choices.iter().enumerate().map(|(step, choice)| {
                    radio(props, choice, step_icon(step, choices.len()))
                }) }
            </div>
        },
        Body::Words(choices) => html! {
            <div class="words">{ for choices.iter().map(|choice| radio(props, choice, Html::default())) }</div>
        },
        Body::Several { choices, is_ranked, .. } => html! {
            <>
                if *is_ranked { <p class="small">{ props.language.tap_in_order() }</p> }
                <div class="words">{ for choices.iter().map(|choice| check(props, choice, *is_ranked)) }</div>
            </>
        },
        _ => Html::default(),
    }
}

fn radio(props: &Props, choice: &Choice, icon: Html) -> Html {
    let checked = props.value() == &*choice.name;
    let name = choice.name.clone();
    let onchange = props.on(move |_: Event| Given::Value(name.clone()));
    html! {
        <label key={choice.name.to_string()} class={if checked { "choice on" } else { "choice" }}>
            <input type="radio" name={props.id.clone()} value={choice.name.clone()} {checked} {onchange} />
            { icon }
            <span>{ &choice.label }</span>
        </label>
    }
}

/// A box to tick; where the order counts, it shows the place that it has in it.
fn check(props: &Props, choice: &Choice, is_ranked: bool) -> Html {
    let place = props.value().split(' ').position(|name| name == &*choice.name);
    let checked = place.is_some();
    let (props_now, name) = (props.clone(), choice.name.clone());
    let onchange = Callback::from(move |_: Event| props_now.answer(toggled(&props_now, &name)));
    let class = match (is_ranked, checked) {
        (false, false) => "choice tick",
        (false, true) => "choice tick on",
        (true, false) => "choice ranked",
        (true, true) => "choice ranked on",
    };
    html! {
        <label key={choice.name.to_string()} class={class}>
            <input type="checkbox" value={choice.name.clone()} {checked} {onchange} />
            if is_ranked {
                <span class="rank" aria-hidden="true">{ place.map_or_else(|| "–".to_owned(), |place| (place + 1).to_string()) }</span>
            }
            <span>{ &choice.label }</span>
        </label>
    }
}

/// The answer after `name` was ticked, or its tick taken away; a choice that stands alone sends the others
/// away and goes before them.
fn toggled(props: &Props, name: &str) -> Given {
    let Body::Several { exclusive, .. } = &props.body else { return props.given.clone() };
    let stands_alone = |name: &str| exclusive.iter().any(|other| &**other == name);
    let mut names: Vec<&str> = props.value().split(' ').filter(|name| !name.is_empty()).collect();
    let is_ticked = names.contains(&name);
    names.retain(|other| *other != name);
    if !is_ticked {
        names.retain(|other| !stands_alone(name) && !stands_alone(other));
        names.push(name);
    }
    if names.is_empty() { Given::Blank } else { Given::Value(names.join(" ").into()) }
}

/// Digits choose.
pub(super) fn on_digit(props: &Props) -> Callback<KeyboardEvent> {
    let props = props.clone();
    Callback::from(move |event: KeyboardEvent| {
        let (choices, is_one) = match &props.body {
            Body::Steps(choices) | Body::Words(choices) => (choices, true),
            Body::Several { choices, .. } => (choices, false),
            _ => return,
        };
        let key = event.key();
        let Some(digit) =
            key.parse::<usize>().ok().filter(|_| !event.ctrl_key() && !event.alt_key())
        else {
            return;
        };
        // Where choices are numbers, a digit is the choice of that number.
        let by_name = choices.iter().find(|choice| *choice.name == *key);
        // Codes such as 33 and 35 are no numbers that one digit could mean.
        let is_number = |choice: &Choice| choice.name.parse::<u32>().is_ok();
        let are_meant = choices.iter().all(is_number) && choices.iter().any(|c| c.name.len() == 1);
        let by_place = digit.checked_sub(1).and_then(|place| choices.get(place));
        let choice = by_name.or(by_place.filter(|_| !are_meant));
        if let Some(choice) = choice {
            event.prevent_default();
            let name = &choice.name;
            props.answer(if is_one { Given::Value(name.clone()) } else { toggled(&props, name) });
            focus_choice(&event, name);
        }
    })
}

/// Arrows go on from what has the focus, so that follows the digit.
fn focus_choice(event: &KeyboardEvent, name: &str) {
    let group =
        event.target_dyn_into::<Element>().and_then(|here| here.closest("fieldset").ok()?);
    let inputs = group.and_then(|group| group.query_selector_all("input").ok());
    let inputs =
        inputs.iter().flat_map(|inputs| (0..inputs.length()).filter_map(|n| inputs.item(n)));
    for input in inputs.filter_map(|input| input.dyn_into::<HtmlInputElement>().ok()) {
        if input.value() == name {
            // An element that was found on the page can be focused.
            let _focused = HtmlElement::focus(&input);
            return;
        }
    }
}

/// Rising steps filled up to the choice; never a face, which would mislead beside "capital is short".
fn step_icon(step: usize, steps: usize) -> Html {
    let bars = (0..steps).map(|n| {
        html! {
            <rect x={(n * 8 + 1).to_string()} y={(18 - (n * 4).min(16)).to_string()} width="5.5"
                height={(5 + n * 4).to_string()} rx="1.5" class={if n <= step { "full" } else { "empty" }} />
        }
    });
    html! {
        <svg viewBox={format!("0 0 {} 24", steps * 8)} aria-hidden="true">{ for bars }</svg>
    }
}

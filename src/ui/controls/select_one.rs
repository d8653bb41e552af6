//! One choice of a list, with the missing codes behind one further control: never a further scale point.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;
use yew::virtual_dom::Key;

use crate::ui::markup::{component, html};

/// Something that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Option {
    /// What is handed to `onchoose`.
    pub name: AttrValue,
    /// What is read.
    pub label: AttrValue,
}

/// How the choices lie on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Equal cells in a row with a step icon: an ordinal scale. A list on narrow screens.
    Steps,
    /// As wide as their words: names without order.
    Words,
}

/// What a [`select_one`] shows.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// Name of the group in the page, and of its element.
    pub id: AttrValue,
    /// The question.
    pub label: AttrValue,
    /// Its number on the page, where questions are numbered.
    pub number: std::option::Option<usize>,
    /// A remark beside the question, e.g. that it may stay blank.
    pub remark: std::option::Option<AttrValue>,
    /// The choices, in order.
    pub choices: Vec<Option>,
    /// How they lie on the page.
    pub layout: Layout,
    /// The missing codes that are offered.
    pub missing: Vec<Option>,
    /// What is chosen: a choice or a missing code.
    pub chosen: std::option::Option<AttrValue>,
    /// Words for the control that shows the missing codes.
    pub more_label: AttrValue,
    /// Words for the control that leaves the question blank again; empty where it cannot be.
    pub clear_label: AttrValue,
    /// What is wrong, where that is to be told.
    pub error: std::option::Option<&'static str>,
    /// The name that was chosen; none to leave it blank.
    pub onchoose: Callback<std::option::Option<AttrValue>>,
}

/// A question with one choice of a list; digits choose, too.
pub fn select_one(props: Props) -> Html {
    let key = Key::from(&*props.id);
    component::<SelectOne>(props, Some(key))
}

#[component]
fn SelectOne(props: &Props) -> Html {
    let is_missing = props.missing.iter().any(|code| Some(&code.name) == props.chosen.as_ref());
    let shown = use_state(|| false);
    let is_more_open = *shown || is_missing;
    let is_clearable = props.chosen.is_some() && !props.clear_label.is_empty();
    let ontoggle = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(!is_more_open))
    };
    let onclear = props.onchoose.reform(|_: MouseEvent| None);
    let onkeydown = {
        let (choices, onchoose) = (props.choices.clone(), props.onchoose.clone());
        Callback::from(move |event: KeyboardEvent| {
            let digit = event.key().parse::<usize>().ok();
            let choice = digit.and_then(|digit| choices.get(digit.checked_sub(1)?));
            if let Some(choice) = choice {
                event.prevent_default();
                onchoose.emit(Some(choice.name.clone()));
                focus_choice(&event, &choice.name);
            }
        })
    };
    let more_id = format!("{}-lain", props.id);
    let error_id = format!("{}-salah", props.id);
    let described = props.error.map(|_| error_id.clone());
    // A group of its own: Tab stops once in each group, and would never come to the missing codes.
    let more_group = AttrValue::from(format!("{}-kode", props.id));
    html! {
        <fieldset id={props.id.clone()} class={if props.error.is_some() { "card item blank" } else { "card item" }} aria-describedby={described} tabindex="-1" {onkeydown}>
            <legend>
                if let Some(number) = props.number { <span class="number">{ number }{ "." }</span> }
                <span>{ &props.label }</span>
                if let Some(remark) = &props.remark { <span class="chip">{ remark }</span> }
            </legend>
            if let Some(error) = props.error { <p id={error_id} class="error">{ error }</p> }
            <div class={match props.layout { Layout::Steps => "scale", Layout::Words => "words" }}>
                { for props.choices.iter().enumerate().map(|(step, choice)| {
                    radio(props, &props.id, choice, matches!(props.layout, Layout::Steps).then_some(step))
                }) }
            </div>
            if !props.missing.is_empty() || is_clearable {
                <div class="more">
                    if !props.missing.is_empty() {
                        <button type="button" class="quiet small" aria-expanded={is_more_open.to_string()}
                            aria-controls={more_id.clone()} onclick={ontoggle}>
                            { &props.more_label }<span aria-hidden="true">{ if is_more_open { " ▴" } else { " ▾" } }</span>
                        </button>
                    }
                    if is_clearable {
                        <button type="button" class="quiet small" onclick={onclear}>{ &props.clear_label }</button>
                    }
                </div>
            }
            <div id={more_id} class="words" hidden={!is_more_open}>
                if is_more_open { { for props.missing.iter().map(|code| radio(props, &more_group, code, None)) } }
            </div>
        </fieldset>
    }
}

/// Arrows go on from what has the focus, so that follows the digit.
fn focus_choice(event: &KeyboardEvent, name: &str) {
    let group =
        event.target_dyn_into::<Element>().and_then(|here| here.closest("fieldset").ok()?);
    let choice = group
        .and_then(|group| group.query_selector(&format!("input[value=\"{name}\"]")).ok().flatten());
    if let Some(choice) = choice.and_then(|choice| choice.dyn_into::<HtmlElement>().ok()) {
        // An element that was found on the page can be focused.
        let _focused = choice.focus();
    }
}

fn radio(
    props: &Props,
    group: &AttrValue,
    choice: &Option,
    step: std::option::Option<usize>,
) -> Html {
    let checked = props.chosen.as_ref() == Some(&choice.name);
    let name = choice.name.clone();
    let onchange = props.onchoose.reform(move |_: Event| Some(name.clone()));
    html! {
        <label key={choice.name.to_string()} class={if checked { "choice on" } else { "choice" }}>
            <input type="radio" name={group.clone()} value={choice.name.clone()} {checked} {onchange} />
            if let Some(step) = step { { step_icon(step, props.choices.len()) } }
            <span>{ &choice.label }</span>
        </label>
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

//! A number from a scale, set by a slider; it has no number before it is touched.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::question::{Given, Props};
use super::written::display;
use crate::expression::text_from_number;
use crate::ui::markup::html;

/// The slider from `start` to `end` in steps of `step`.
pub(super) fn slider(props: &Props, [start, end, step]: [f64; 3]) -> Html {
    let value = props.value();
    let text = text_from_number;
    // Where the handle stands before it is touched says nothing, and shows that by its look.
    let at = if value.is_empty() { text(start) } else { value.to_owned() };
    let oninput = props.on(|event: InputEvent| {
        Given::Value(event.target_unchecked_into::<HtmlInputElement>().value().into())
    });
    html! {
        <div class={if value.is_empty() { "slider untouched" } else { "slider" }}>
            <span class="small">{ display(props.language, &text(start)) }</span>
            <input type="range" min={text(start)} max={text(end)} step={text(step)} value={at}
                aria-label={props.label.clone()} aria-valuetext={value.is_empty().then(|| props.language.not_set())} {oninput} />
            <span class="small">{ display(props.language, &text(end)) }</span>
            <output>{ if value.is_empty() { "–".to_owned() } else { display(props.language, value) } }</output>
        </div>
    }
}

//! A number from a scale, set by a slider; it has no number before it is touched.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::question::{Given, Props};
use super::written::number_in;
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
    // Where it stands already, a tap or a key on the way down moves nothing, and is an answer all the same.
    let value_now = |input: HtmlInputElement| Given::Value(input.value().into());
    let onclick = props.on(move |event: MouseEvent| value_now(event.target_unchecked_into()));
    let onkeydown = {
        let (props, start) = (props.clone(), text(start));
        Callback::from(move |event: KeyboardEvent| {
            let is_down = matches!(event.key().as_str(), "Home" | "ArrowLeft" | "ArrowDown");
            if is_down && props.value().is_empty() {
                props.answer(Given::Value(start.clone().into()));
            }
        })
    };
    html! {
        <div class={if value.is_empty() { "slider untouched" } else { "slider" }}>
            <span class="small">{ number_in(props.language, &text(start)) }</span>
            <input type="range" min={text(start)} max={text(end)} step={text(step)} value={at}
                aria-label={props.label.clone()} aria-valuetext={value.is_empty().then(|| props.language.not_set())} {oninput} {onclick} {onkeydown} />
            <span class="small">{ number_in(props.language, &text(end)) }</span>
            <output>{ if value.is_empty() { "–".to_owned() } else { number_in(props.language, value) } }</output>
        </div>
    }
}

//! A labelled drop-down list.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// What a [`Pick`] shows.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// Name of the element in the page.
    pub id: AttrValue,
    /// What is chosen here.
    pub label: AttrValue,
    /// Value and words of each option, in order.
    pub options: Vec<(AttrValue, AttrValue)>,
    /// The value that is chosen.
    pub chosen: AttrValue,
    /// The value after a choice.
    pub onchoose: Callback<String>,
}

/// One of many options.
#[component]
pub fn Pick(props: &Props) -> Html {
    let onchange = props
        .onchoose
        .reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
    html! {
        <div class="field">
            <label for={props.id.clone()}>{ &props.label }</label>
            <select id={props.id.clone()} {onchange}>
                { for props.options.iter().map(|(value, words)| html! {
                    <option key={value.to_string()} value={value.clone()} selected={*value == props.chosen}>{ words }</option>
                }) }
            </select>
        </div>
    }
}

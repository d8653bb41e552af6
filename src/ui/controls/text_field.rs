//! One line of text, a date, or some lines, with a hint and an error that shows once it is touched.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// What is written into a [`TextField`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextKind {
    /// One line.
    Line,
    /// Several lines.
    Lines,
    /// A day.
    Date,
}

/// What a [`TextField`] shows.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// Name of the element in the page.
    pub id: AttrValue,
    /// What is asked for.
    pub label: AttrValue,
    /// Help below the label.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is written into it.
    #[prop_or(TextKind::Line)]
    pub kind: TextKind,
    /// The text so far.
    pub text: AttrValue,
    /// What is wrong with it, where that is to be told.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// The text after a change.
    pub onwrite: Callback<String>,
}

/// A labelled field.
#[component]
pub fn TextField(props: &Props) -> Html {
    let oninput = props.onwrite.reform(|event: InputEvent| {
        let target = event.target();
        let line = target.as_ref().and_then(|target| target.dyn_ref::<HtmlInputElement>());
        let lines = target.as_ref().and_then(|target| target.dyn_ref::<HtmlTextAreaElement>());
        line.map(HtmlInputElement::value)
            .or_else(|| lines.map(HtmlTextAreaElement::value))
            .unwrap_or_default()
    });
    let note_id = format!("{}-catatan", props.id);
    let described = (props.hint.is_some() || props.error.is_some()).then(|| note_id.clone());
    let invalid = props.error.is_some().then_some("true");
    html! {
        <div class={if props.error.is_some() { "field wrong" } else { "field" }}>
            <label for={props.id.clone()}>{ &props.label }</label>
            if props.kind == TextKind::Lines {
                <textarea id={props.id.clone()} rows="4" value={props.text.clone()} {oninput}
                    aria-describedby={described} aria-invalid={invalid} />
            } else {
                <input id={props.id.clone()} type={if props.kind == TextKind::Date { "date" } else { "text" }}
                    value={props.text.clone()} {oninput} autocomplete="off"
                    aria-describedby={described} aria-invalid={invalid} />
            }
            <div id={note_id}>
                if let Some(error) = &props.error { <p class="error">{ error }</p> }
                if let Some(hint) = &props.hint { <p class="small">{ hint }</p> }
            </div>
        </div>
    }
}

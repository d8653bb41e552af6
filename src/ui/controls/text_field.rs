//! One line of text, a date, or some lines, with a hint and an error that shows once it is touched.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::ui::markup::html;

/// What is written into a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextKind {
    /// One line.
    Line,
    /// Several lines.
    Lines,
    /// A day.
    Date,
}

/// What is shown of a field.
#[derive(Debug, Clone, PartialEq)]
pub struct TextField {
    /// Name of the element in the page.
    pub id: &'static str,
    /// What is asked for.
    pub label: &'static str,
    /// Help below the label.
    pub hint: Option<&'static str>,
    /// What is written into it.
    pub kind: TextKind,
    /// The text so far.
    pub text: String,
    /// What is wrong with it, where that is to be told.
    pub error: Option<&'static str>,
    /// The text after a change.
    pub onwrite: Callback<String>,
}

/// A labelled field.
pub fn text_field(props: &TextField) -> Html {
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
            <label for={props.id}>{ props.label }</label>
            if props.kind == TextKind::Lines {
                <textarea id={props.id} rows="4" value={props.text.clone()} {oninput}
                    aria-describedby={described} aria-invalid={invalid} />
            } else {
                <input id={props.id} type={if props.kind == TextKind::Date { "date" } else { "text" }}
                    value={props.text.clone()} {oninput} autocomplete="off"
                    aria-describedby={described} aria-invalid={invalid} />
            }
            <div id={note_id}>
                if let Some(error) = props.error { <p class="error">{ error }</p> }
                if let Some(hint) = props.hint { <p class="small">{ hint }</p> }
            </div>
        </div>
    }
}

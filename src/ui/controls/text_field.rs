//! One line of text, with a hint and an error that shows once it is touched.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::ui::markup::html;

/// What is shown of a field.
#[derive(Debug, Clone, PartialEq)]
pub struct TextField {
    /// Name of the element in the page.
    pub id: &'static str,
    /// What is asked for.
    pub label: &'static str,
    /// Help below the label.
    pub hint: &'static str,
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
        line.map(HtmlInputElement::value).unwrap_or_default()
    });
    let note_id = format!("{}-catatan", props.id);
    let invalid = props.error.is_some().then_some("true");
    html! {
        <div class={if props.error.is_some() { "field wrong" } else { "field" }}>
            <label for={props.id}>{ props.label }</label>
            <input id={props.id} type="text" value={props.text.clone()} {oninput} autocomplete="off"
                aria-describedby={note_id.clone()} aria-invalid={invalid} />
            <div id={note_id}>
                if let Some(error) = props.error { <p class="error">{ error }</p> }
                <p class="small">{ props.hint }</p>
            </div>
        </div>
    }
}

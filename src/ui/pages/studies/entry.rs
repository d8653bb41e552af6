//! A labelled field of the set-up, with its hint and what is wrong with it.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// What is written into a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Writing {
    /// One line.
    Line,
    /// A number; phones show their digits.
    Number,
    /// So many lines, and more by and by.
    Lines(usize),
    /// A day.
    Date,
}

/// What is shown of a field.
pub(super) struct Entry<'a> {
    /// Name of the element in the page.
    pub(super) id: &'a str,
    /// What is asked for.
    pub(super) label: &'a str,
    /// Help below; may be blank.
    pub(super) hint: &'a str,
    pub(super) writing: Writing,
    /// The text so far.
    pub(super) text: &'a str,
    /// What is wrong with it, where that is to be told.
    pub(super) errors: &'a [String],
    /// The text after a change.
    pub(super) onwrite: Callback<String>,
}

/// The field.
pub(super) fn entry(entry: &Entry<'_>) -> Html {
    let Entry { id, label, hint, writing, text, errors, onwrite } = entry;
    let oninput = onwrite.reform(|event: InputEvent| {
        let target = event.target();
        let line = target.as_ref().and_then(|target| target.dyn_ref::<HtmlInputElement>());
        let lines = target.as_ref().and_then(|target| target.dyn_ref::<HtmlTextAreaElement>());
        line.map(HtmlInputElement::value)
            .or_else(|| lines.map(HtmlTextAreaElement::value))
            .unwrap_or_default()
    });
    let note = format!("{id}-catatan");
    let is_told = !hint.is_empty() || !errors.is_empty();
    let described = is_told.then(|| note.clone());
    let invalid = (!errors.is_empty()).then_some("true");
    let value = (*text).to_owned();
    let id = (*id).to_owned();
    html! {
        <div class={classes!("field", invalid.map(|_| "wrong"))}>
            <label for={id.clone()}>{ *label }</label>
            if let Writing::Lines(rows) = writing {
                <textarea {id} rows={rows.to_string()} {value} {oninput} spellcheck="false" autocapitalize="off"
                    aria-describedby={described} aria-invalid={invalid} />
            } else {
                <input {id} type={if *writing == Writing::Date { "date" } else { "text" }}
                    inputmode={(*writing == Writing::Number).then_some("decimal")} {value} {oninput}
                    autocomplete="off" aria-describedby={described} aria-invalid={invalid} />
            }
            if is_told {
                <div id={note}>
                    { for errors.iter().map(|error| html! { <p class="error">{ error }</p> }) }
                    if !hint.is_empty() { <p class="small">{ *hint }</p> }
                </div>
            }
        </div>
    }
}

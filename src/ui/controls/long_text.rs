//! A longer text in the respondent's words.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::ui::markup::html;

/// What is shown of a longer text.
#[derive(Debug, Clone, PartialEq)]
pub struct LongText {
    /// Name of the element in the page.
    pub id: AttrValue,
    /// The question.
    pub label: AttrValue,
    /// Its number on the page, where questions are numbered.
    pub number: Option<usize>,
    /// A remark beside the question, e.g. that it may stay blank.
    pub remark: Option<AttrValue>,
    /// The text so far.
    pub text: String,
    /// The longest text, in characters.
    pub max_length: usize,
    /// The text after a change; empty for none.
    pub onwrite: Callback<String>,
}

/// A question with room for some lines of text.
pub fn long_text(props: LongText) -> Html {
    let oninput = props
        .onwrite
        .reform(|event: InputEvent| event.target_unchecked_into::<HtmlTextAreaElement>().value());
    html! {
        <div class="card item" key={props.id.to_string()}>
            <label class="legend" for={props.id.clone()}>
                if let Some(number) = props.number { <span class="number">{ number }{ "." }</span> }
                <span>{ props.label }</span>
                if let Some(remark) = props.remark { <span class="chip">{ remark }</span> }
            </label>
            <textarea id={props.id.clone()} rows="4" maxlength={props.max_length.to_string()}
                value={props.text} {oninput} />
        </div>
    }
}

//! A longer text in the respondent's words.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// What a [`LongText`] shows.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// Name of the element in the page.
    pub id: AttrValue,
    /// The question.
    pub label: AttrValue,
    /// Its number on the page, where questions are numbered.
    #[prop_or_default]
    pub number: Option<usize>,
    /// A remark beside the question, e.g. that it may stay blank.
    #[prop_or_default]
    pub remark: Option<AttrValue>,
    /// The text so far.
    pub text: AttrValue,
    /// The longest text, in characters.
    pub max_length: usize,
    /// The text after a change; empty for none.
    pub onwrite: Callback<String>,
}

/// A question with room for some lines of text.
#[component]
pub fn LongText(props: &Props) -> Html {
    let oninput = props
        .onwrite
        .reform(|event: InputEvent| event.target_unchecked_into::<HtmlTextAreaElement>().value());
    html! {
        <div class="card item">
            <label class="legend" for={props.id.clone()}>
                if let Some(number) = props.number { <span class="number">{ number }{ "." }</span> }
                <span>{ &props.label }</span>
                if let Some(remark) = &props.remark { <span class="chip">{ remark }</span> }
            </label>
            <textarea id={props.id.clone()} rows="4" maxlength={props.max_length.to_string()}
                value={props.text.clone()} {oninput} />
        </div>
    }
}

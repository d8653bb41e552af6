//! A question that must be answered before something that cannot be taken back.

use web_sys::HtmlDialogElement;
use yew::prelude::*;
use yew::virtual_dom::Key;

use crate::ui::effect::use_on_change;
use crate::ui::markup::{component, html};

/// What is asked.
#[derive(PartialEq, Properties)]
pub(in crate::ui) struct Question {
    /// The question.
    pub(in crate::ui) title: AttrValue,
    /// What follows from a yes.
    pub(in crate::ui) text: AttrValue,
    pub(in crate::ui) yes: AttrValue,
    /// Another thing that can be done instead.
    pub(in crate::ui) other: Option<AttrValue>,
    pub(in crate::ui) no: AttrValue,
    pub(in crate::ui) onanswer: Callback<Reply>,
}

/// The answer to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Reply {
    Yes,
    Other,
    No,
}

/// An open dialog; the focus stays in it, and Escape is a no.
pub(in crate::ui) fn confirm(question: Question) -> Html {
    // Another question is another dialog.
    let key = Key::from(&*question.title);
    component::<Confirm>(question, Some(key))
}

#[component]
fn Confirm(props: &Question) -> Html {
    let dialog = use_node_ref();
    let shown = dialog.clone();
    use_on_change(
        String::new(),
        Box::new(move || {
            if let Some(dialog) = shown.cast::<HtmlDialogElement>() {
                // It fails only where the dialog is open already.
                let _shown = dialog.show_modal();
            }
        }),
    );
    let onclose = props.onanswer.reform(|_: Event| Reply::No);
    let button = |label: &AttrValue, class: &'static str, reply: Reply| {
        let onclick = props.onanswer.reform(move |_: MouseEvent| reply);
        html! { <button type="button" {class} {onclick}>{ label }</button> }
    };
    html! {
        <dialog ref={dialog} class="card" aria-labelledby="confirm-title" oncancel={onclose.clone()} {onclose}>
            <h2 id="confirm-title">{ &props.title }</h2>
            <p>{ &props.text }</p>
            <div class="row end">
                { button(&props.no, "", Reply::No) }
                if let Some(other) = &props.other { { button(other, "", Reply::Other) } }
                { button(&props.yes, "primary", Reply::Yes) }
            </div>
        </dialog>
    }
}

//! A button that opens the device's own way to choose files.

use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use crate::ui::markup::html;

/// What is chosen, and how.
pub(super) struct Chooser {
    /// Name of the field in the page.
    pub(super) id: Option<AttrValue>,
    /// What stands on the button.
    pub(super) words: AttrValue,
    /// How the button looks.
    pub(super) class: Option<&'static str>,
    /// The kinds of files that are offered.
    pub(super) accept: &'static str,
    /// `environment` for the device's camera.
    pub(super) from: Option<&'static str>,
    /// Whether several can be chosen at once.
    pub(super) is_multiple: bool,
    /// Whether it takes none just now.
    pub(super) is_disabled: bool,
    /// What was chosen, one file at least.
    pub(super) onfiles: Callback<Vec<File>>,
}

/// The button, with the field behind it.
#[hook]
pub(super) fn use_chooser(chooser: Chooser) -> Html {
    let input = use_node_ref();
    let onclick = {
        let input = input.clone();
        move |_: MouseEvent| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                input.click();
            }
        }
    };
    let Chooser { id, words, class, accept, from, is_multiple, is_disabled, onfiles } = chooser;
    let onchange = move |event: Event| {
        let input = event.target_unchecked_into::<HtmlInputElement>();
        let list = input.files();
        let files: Vec<File> =
            list.iter().flat_map(|list| (0..list.length()).filter_map(|n| list.get(n))).collect();
        // Without this, choosing the same file again would go unnoticed.
        input.set_value("");
        if !files.is_empty() {
            onfiles.emit(files);
        }
    };
    html! {
        <>
            <button type="button" {class} {onclick} disabled={is_disabled}>{ &words }</button>
            <input ref={input} {id} type="file" hidden={true} multiple={is_multiple} aria-label={words}
                {accept} capture={from} {onchange} />
        </>
    }
}

//! What is done after a page is shown: once, and again when what it depends on has changed.

use yew::prelude::*;

/// Does `effect` after the page is first shown, and then each time after `key` has become another.
///
/// Effects are boxed and their keys are texts, since each type of either is a copy of Yew's code for them
/// that every tablet has to fetch.
#[hook]
pub(super) fn use_on_change(key: String, effect: Box<dyn FnOnce()>) {
    use_effect_with(key, move |_| effect());
}

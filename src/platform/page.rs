//! The page itself: its language, what it remembers of the person, and where the focus is.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

const LANGUAGE: &str = "berdaya.language";

/// The language code that was chosen last on this device.
pub fn remembered_language() -> Option<String> {
    web_sys::window()?.local_storage().ok()??.get_item(LANGUAGE).ok()?
}

/// Remembers a chosen language code and names it on the page, for screen readers.
pub fn remember_language(code: &str) {
    set_language(code);
    let storage = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
    if let Some(storage) = storage {
        // In a private window it may be refused; the choice then holds until the page closes.
        let _kept = storage.set_item(LANGUAGE, code);
    }
}

/// Names the language on the page.
pub fn set_language(code: &str) {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element());
    if let Some(root) = root {
        let _set = root.set_attribute("lang", code);
    }
}

/// The title in the browser's tab.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// The element named `id`.
pub fn element(id: &str) -> Option<Element> {
    web_sys::window()?.document()?.get_element_by_id(id)
}

/// Moves the focus to the element named `id` and brings it into view.
pub fn focus(id: &str) {
    if let Some(element) = element(id).and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
        let _focused = element.focus();
    }
}

/// Brings the element named `id` into view within the row that it stands in.
pub fn reveal(id: &str) {
    if let Some(element) = element(id) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_inline(web_sys::ScrollLogicalPosition::Center);
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Goes to the top of the page.
pub fn scroll_to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // A browser without printing has nothing to say either.
        let _printed = window.print();
    }
}

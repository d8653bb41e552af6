//! The page itself: how the person likes it, and where the focus is.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

const LANGUAGE: &str = "berdaya.language";

/// How the person likes the pages to be shown on this device; each has its attribute on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preference {
    /// The language code, for screen readers, too.
    Language,
    /// The size of the letters: `1`, `2` or `3`; the style sheet says how large each is.
    TextSize,
    /// How many questions are shown: `page` for all of a section, `one` for one after the other.
    Pace,
    /// The hand that the person answers with, `right` or `left`: the way on stands there.
    Hand,
}

impl Preference {
    /// The attribute of the page, and the name under which the browser remembers it.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Language => ("lang", LANGUAGE),
            Self::TextSize => ("data-size", "berdaya.size"),
            Self::Pace => ("data-pace", "berdaya.pace"),
            Self::Hand => ("data-hand", "berdaya.hand"),
        }
    }

    /// What was chosen last on this device.
    pub fn remembered(self) -> Option<String> {
        web_sys::window()?.local_storage().ok()??.get_item(self.names().1).ok()?
    }

    /// Remembers a choice and shows it.
    pub fn choose(self, value: &str) {
        self.show(value);
        let storage = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
        if let Some(storage) = storage {
            // In a private window it may be refused; the choice then holds until the page closes.
            let _kept = storage.set_item(self.names().1, value);
        }
    }

    /// Shows it on the page.
    pub fn show(self, value: &str) {
        let document = web_sys::window().and_then(|window| window.document());
        if let Some(root) = document.and_then(|document| document.document_element()) {
            // Only a name that is no name is refused.
            let _set = root.set_attribute(self.names().0, value);
        }
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

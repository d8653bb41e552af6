//! Studies: chosen, opened from a file or a link, set up and handed over. Only the second program draws these pages.

mod asked;
mod entry;
mod fetched;
mod form;
mod hand_over;
mod kept;
mod list;
mod open;
mod over;
mod replaced;
mod sample;
mod set_up;
mod site_text;
mod targets;
mod told;

use yew::prelude::*;

use crate::i18n::Language;
use crate::ui::app::message_page;

/// The page at `#/studi` and what stands behind it, by the parts of the address after that.
pub(in crate::ui) fn studies_page(language: Language, parts: &[&str]) -> Html {
    match parts {
        [] => html! { <list::List /> },
        ["buka", payload] => {
            let payload = (*payload).to_owned();
            html! { <open::ByLink key={payload.clone()} payload={payload.clone()} /> }
        }
        ["baru"] => html! { <set_up::SetUp key="" /> },
        ["ubah", code] => {
            let code = (*code).to_owned();
            html! { <set_up::SetUp key={code.clone()} code={code.clone()} /> }
        }
        ["hapus", code] => html! { <over::Over code={(*code).to_owned()} /> },
        _ => message_page(language.page_not_found()),
    }
}

/// Leaves for the first page as the program begins anew: with the study that is in use now.
fn begin_anew() {
    if let Some(window) = web_sys::window() {
        // Only an address that is none is refused.
        let _gone = window.location().set_href(crate::ui::route::HOME_FROM_DESK);
    }
}

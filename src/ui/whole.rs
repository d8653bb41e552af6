//! The kit of the second program: all that there is, and the pages that it alone draws.

use yew::prelude::*;

use super::app::message_page;
use super::captures::Kept;
use super::carry::carry;
use super::kit::{Kit, More};
use super::markup::component;
use super::pages::{
    AmendDiscussion, Community, Files, StartDiscussion, discussion, further_result, repeat, search,
    studies_page,
};
use super::parts::stretches;
use super::route::{DISCUSSION, Route};
use crate::expression::Rules;
use crate::i18n::Language;
use crate::record::{InstrumentSource, ResponseV1};

impl Kit {
    /// All that there is: what the second program holds.
    pub const WHOLE: Self = Self {
        read: |file| InstrumentSource::of(file, &Rules).ok(),
        check: ResponseV1::check,
        more: Some(More {
            captures: &Kept,
            stretches,
            repeat,
            search,
            carry,
            result: further_result,
            discussion,
            page,
        }),
    };
}

/// The pages that this program alone draws.
fn page(language: Language, route: &Route) -> Html {
    let path = match route {
        Route::Files => return component::<Files>((), None),
        Route::More(path) => path,
        _ => "",
    };
    let parts: Vec<&str> = path.split('/').collect();
    match parts.as_slice() {
        ["studi", rest @ ..] => studies_page(language, rest),
        ["hasil-sementara"] => html! { <Community /> },
        [DISCUSSION] => html! { <StartDiscussion /> },
        [DISCUSSION, key] => html! { <AmendDiscussion record={(*key).to_owned()} /> },
        _ => message_page(language.page_not_found()),
    }
}

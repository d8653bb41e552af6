//! The pages, one a file.

mod community;
mod consent;
mod correction;
mod discussion;
mod evaluate;
mod files;
mod found;
mod further_result;
mod home;
mod interview;
mod items;
mod load;
mod question;
mod repeats;
mod result;
mod review;
mod section;
mod settings;
mod start;
mod studies;
mod study_state;
#[cfg(test)]
mod tests;

pub(super) use community::Community;
pub(super) use discussion::{AmendDiscussion, Discussed, StartDiscussion, discussion};
pub(super) use evaluate::Evaluate;
pub(super) use files::{Files, Outgoing};
pub(super) use found::search;
pub(super) use further_result::further_result;
pub(super) use home::Home;
pub(super) use interview::{Interview, Props as InterviewProps, Step};
pub(super) use items::Page;
pub(super) use load::Load;
pub(super) use question::MANY;
pub(super) use repeats::repeat;
pub(super) use settings::Settings;
pub(super) use start::Start;
pub(super) use studies::studies_page;

//! Pieces of pages.

mod confirm;
mod finding_text;
mod notice_bar;
mod problem_text;
mod top_bar;

pub(super) use confirm::Confirm;
pub(super) use finding_text::finding_text;
pub(super) use notice_bar::NoticeBar;
pub(super) use problem_text::problem_text;
pub(super) use top_bar::TopBar;

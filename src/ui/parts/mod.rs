//! Pieces of pages.

mod confirm;
mod notice_bar;
mod problem_text;
mod top_bar;

pub(super) use confirm::Confirm;
pub(super) use notice_bar::NoticeBar;
pub(super) use problem_text::problem_text;
pub(super) use top_bar::TopBar;

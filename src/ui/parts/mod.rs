//! Pieces of pages.

mod answer_words;
mod confirm;
mod keep;
mod ledger_card;
mod notice_bar;
mod problem_text;
mod pulls;
mod reading;
mod readings;
mod stretches;
mod tally_words;
mod top_bar;

pub(super) use answer_words::answer_words;
pub(super) use confirm::{Question, Reply, confirm};
pub(super) use keep::Keep;
pub(super) use ledger_card::LedgerCard;
#[cfg(test)]
pub(super) use ledger_card::Props as LedgerProps;
pub(super) use notice_bar::{notice_bar, use_fading_notice};
pub(super) use problem_text::problem_text;
pub(super) use pulls::{Asked, ItemPulls, Scored};
pub(super) use reading::Reading;
pub(super) use readings::{Read, filled, importances, readings, recommendations};
pub(super) use stretches::stretches;
pub(super) use tally_words::tally_words;
pub(super) use top_bar::top_bar;

//! A group discussion on the screen: it grows while the meeting speaks, is reviewed, locked and shown.

mod amend;
mod force_form;
mod live;
mod participants;
mod result;
mod review;
mod start;
#[cfg(test)]
pub(super) mod tests;

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::i18n::Language;
use crate::instrument::Instrument;
use crate::response::{Edit, Force, Group, Session, Side};
use crate::ui::autosave::Autosave;
use crate::ui::charts::{Column, Named};

pub(in crate::ui) use amend::AmendDiscussion;
use live::Live;
use result::result;
use review::Review;
pub(in crate::ui) use start::StartDiscussion;

/// A discussion to which the meeting has agreed, with what is done to it.
#[derive(Clone, Properties)]
pub(in crate::ui) struct Discussed {
    /// Its key.
    pub(in crate::ui) record: String,
    /// Whether what it lacks is looked at.
    pub(in crate::ui) is_review: bool,
    pub(in crate::ui) session: Rc<RefCell<Session>>,
    /// Something is done.
    pub(in crate::ui) onedit: Callback<Edit>,
    /// Keeps what is done.
    pub(in crate::ui) autosave: Autosave,
    /// How often it has changed on this page.
    pub(in crate::ui) changes: usize,
}

impl PartialEq for Discussed {
    /// The session is the same one, and what it holds is another thing after each change.
    fn eq(&self, other: &Self) -> bool {
        self.record == other.record
            && self.is_review == other.is_review
            && self.changes == other.changes
            && Rc::ptr_eq(&self.session, &other.session)
    }
}

/// The page of a discussion.
pub(in crate::ui) fn discussion(discussed: Discussed) -> Html {
    if discussed.session.borrow().response().is_finalised() {
        return html! { <Result ..discussed /> };
    }
    if discussed.is_review {
        return html! { <Review ..discussed /> };
    }
    html! { <Live ..discussed /> }
}

#[component]
fn Result(props: &Discussed) -> Html {
    let language = crate::ui::context::use_shared().language();
    result(language, props)
}

/// What a side is called.
fn side_name(language: Language, side: Side) -> &'static str {
    match side {
        Side::Supporting => language.side_supports(),
        Side::Inhibiting => language.side_inhibits(),
    }
}

/// What a factor is called.
fn factor_name(language: Language, instrument: &Instrument, id: &str) -> String {
    let factor = instrument.scoring.factors.iter().find(|factor| factor.id == id);
    factor.map_or(id, |factor| factor.label.get(language.code())).to_owned()
}

/// The two sides of the field.
fn columns(language: Language, instrument: &Instrument, group: &Group) -> Vec<Column> {
    let named = |(key, force): (usize, &Force)| Named {
        key,
        label: force.label.clone(),
        factor: force.factor.as_ref().map(|id| factor_name(language, instrument, id)),
        strength: force.strength,
    };
    let column = |side: Side| {
        let total = group.total(side);
        Column {
            is_support: side == Side::Supporting,
            sum: total.sum,
            mean: total.mean,
            forces: group.ranked(side).into_iter().map(named).collect(),
        }
    };
    Side::ALL.map(column).to_vec()
}

/// How many took part, in words.
fn people(language: Language, group: &Group) -> String {
    let all = group.participants.all.to_string();
    match group.participants.women {
        Some(women) => language.people_with_women(&all, &women.to_string()),
        None => language.people(&all),
    }
}

//! A draft moved on to a newer version of its instrument: what can be kept, what cannot, what is asked anew.

use std::rc::Rc;

use super::{Answers, InstrumentRef, Now, Session, check_answer};
use crate::instrument::{Instrument, Item, Kind};

/// A draft as it would go on with another version of its instrument.
#[derive(Debug, Clone)]
pub struct Moved {
    /// The interview with the other version.
    pub session: Session,
    /// Names of the items whose answers the other version has no place for, or does not accept.
    pub lost: Vec<String>,
    /// How many questions of the role the earlier version does not have.
    pub added: usize,
}

impl Session {
    /// The draft with `instrument`, which `reference` names, in place of the version that it began with. The
    /// draft itself stays as it is. None where the other version has no such role.
    pub fn moved(
        &self,
        instrument: Rc<Instrument>,
        reference: InstrumentRef,
        now: impl Into<Now>,
    ) -> Option<Moved> {
        let role = &self.response().setting.role;
        instrument.role(role)?;
        let mut lost = Vec::new();
        let from = self.instrument();
        let answers = kept(&self.response().answers, (from, &instrument), (None, role), &mut lost);
        let is_added = |id: &str| self.instrument().find(id).is_none();
        let asked = instrument.items.iter().filter(|item| item.is_question());
        let added = asked.filter(|item| item.is_asked_of(role) && is_added(&item.id)).count();
        let mut response = self.response().clone();
        response.answers = answers;
        response.instrument = reference;
        if !instrument.languages.contains(&response.setting.language) {
            response.setting.language.clone_from(&instrument.default_language);
        }
        // The log keeps what was asked; of items that are no more, nothing can be told.
        for sitting in &mut response.audit {
            let is_known = |path: &str| instrument.find(super::item_of_path(path)).is_some();
            sitting.events.retain(|event| is_known(&event.item));
        }
        lost.sort_unstable();
        lost.dedup();
        Some(Moved { session: Self::new(instrument, response, now), lost, added })
    }
}

/// Those of `answers` that `instrument` accepts of the role within the repeat; the others are named in
/// `lost`.
pub(super) fn kept(
    answers: &Answers,
    (from, instrument): (&Instrument, &Instrument),
    (repeat, role): (Option<usize>, &str),
    lost: &mut Vec<String>,
) -> Answers {
    let mut kept_answers = Answers::default();
    let find = |name: &str| {
        let index = instrument.find(name)?;
        let item = &instrument.items[index];
        let is_here = item.place.repeat == repeat && item.is_asked_of(role);
        is_here.then_some((index, item))
    };
    for (name, answer) in answers.values.iter() {
        match find(name) {
            Some((_, item)) if item.has_value() && check_answer(item, answer).is_ok() => {
                kept_answers.set(name, Some(answer.clone()));
            }
            // What is reckoned is reckoned again, or no more; nobody has answered it.
            _ if from.item(name).is_none_or(Item::is_question) => lost.push(name.clone()),
            _ => {}
        }
    }
    for (name, instances) in answers.repeats.iter() {
        match find(name) {
            Some((index, item)) if matches!(item.kind, Kind::Repeat(_)) => {
                let inner = |instance: &Answers| {
                    kept(instance, (from, instrument), (Some(index), role), lost)
                };
                let instances = instances.iter().map(inner).collect();
                kept_answers.repeats.insert(name.clone(), instances);
            }
            _ => lost.push(name.clone()),
        }
    }
    kept_answers
}

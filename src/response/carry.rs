//! What a new interview begins with: the instances of repeats that were given in the round before, such as the
//! steps that were agreed on then and are asked about now.

use super::{Answer, Answers, Edit, Now, Refusal, Response, Session, Setting, check_answer};
use crate::instrument::{Carried, Instrument, Kind};
use crate::wire::Named;

/// What an interview begins with.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CarriedOver {
    /// The answers; those of a repeat instance by instance.
    pub answers: Answers,
    /// For each repeat that begins with anything, by its place in the list of items: how many instances it
    /// begins with, and for how many more it has no room.
    pub counts: Vec<(usize, usize, usize)>,
}

/// The round before `round`, in the order of the study.
pub fn round_before<'a>(rounds: &'a [String], round: &str) -> Option<&'a str> {
    let own = rounds.iter().position(|name| name == round)?;
    rounds.get(own.checked_sub(1)?).map(String::as_str)
}

/// What an interview with `instrument` in `setting` begins with, out of the `interviews` of the round `before`.
///
/// | an interview is | what was given there |
/// |---|---|
/// | of another study, site, round or instrument, or of another version of it | is not carried; of a version, it is where it fits |
/// | a draft, a refusal or a withdrawal | is not carried |
/// | replaced by a later revision | is not carried |
/// | any other | is carried, from the one that was locked first to the last |
///
/// An instance without a single value is not carried, nor one whose text that tells instances apart is blank or
/// stood there before. What the role is not asked is left out, and so is a missing code: it says why somebody
/// did not answer, not what was agreed.
pub fn carried_over(
    instrument: &Instrument,
    setting: &Setting,
    before: &str,
    interviews: &[Response],
) -> CarriedOver {
    let interviews = those_before(instrument, setting, before, interviews);
    let mut over = CarriedOver::default();
    for (index, item) in instrument.items.iter().enumerate() {
        let Kind::Repeat(repeat) = &item.kind else { continue };
        let Some(carried) = repeat.carried.as_deref() else { continue };
        if !item.is_asked_of(&setting.role) {
            continue;
        }
        let mut instances = instances(instrument, carried, &setting.role, &interviews);
        let count = instances.len().min(repeat.maximum);
        if count == 0 {
            continue;
        }
        over.counts.push((index, count, instances.len() - count));
        instances.truncate(count);
        over.answers.repeats.insert(item.id.clone(), instances);
        for (answered, choice) in &carried.answers {
            let answered = &instrument.items[*answered];
            if answered.is_asked_of(&setting.role) {
                over.answers.set(&answered.id, Some(Answer::Value(choice.clone())));
            }
        }
    }
    over
}

/// The interviews that count, from the one that was locked first.
fn those_before<'a>(
    instrument: &Instrument,
    setting: &Setting,
    before: &str,
    interviews: &'a [Response],
) -> Vec<&'a Response> {
    let is_of_it = |response: &&Response| {
        let theirs = &response.setting;
        response.instrument.id == instrument.id
            && response.is_finalised()
            && (&*theirs.study, &*theirs.site, &*theirs.round)
                == (&*setting.study, &*setting.site, before)
    };
    // A withdrawal counts as a revision: what it takes back is not carried.
    let mut newest: Named<&Response> = Named::default();
    for response in interviews.iter().filter(is_of_it) {
        let id = response.id.to_string();
        if newest.get(&id).is_none_or(|kept| kept.revision < response.revision) {
            newest.insert(id, response);
        }
    }
    let mut those: Vec<&Response> = newest.into_iter().map(|(_, response)| response).collect();
    those.retain(|response| !response.is_refusal());
    // Those that were locked in the same second keep the order of their ids.
    those.sort_by_key(|response| response.finalised_at);
    those
}

/// The instances that are carried, in order.
fn instances(
    instrument: &Instrument,
    carried: &Carried,
    role: &str,
    interviews: &[&Response],
) -> Vec<Answers> {
    let source = &instrument.items[carried.repeat].id;
    let mut told: Vec<String> = Vec::new();
    let mut all = Vec::new();
    for given in interviews.iter().flat_map(|response| response.answers.instances(source)) {
        if let Some(distinct) = carried.distinct {
            let source = carried.items.iter().find(|(into, _)| *into == distinct);
            let text = source.and_then(|(_, from)| given.get(&instrument.items[*from].id)?.value());
            let text = plain(text.unwrap_or_default());
            if text.is_empty() || told.contains(&text) {
                continue;
            }
            told.push(text);
        }
        let mut answers = Answers::default();
        for (into, from) in &carried.items {
            let into = &instrument.items[*into];
            let value = given.get(&instrument.items[*from].id).and_then(Answer::value);
            let answer = value.map(|value| Answer::Value(value.to_owned()));
            // An earlier version of the instrument may have taken what this one does not.
            let fits = |answer: &Answer| check_answer(into, answer).is_ok();
            if let Some(answer) = answer.filter(fits).filter(|_| into.is_asked_of(role)) {
                answers.set(&into.id, Some(answer));
            }
        }
        if !answers.is_empty() {
            all.push(answers);
        }
    }
    all
}

/// A text without what does not tell it from another: blanks around and between words, capitals.
fn plain(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Session {
    /// Answers what was carried over, each answer as though a person gave it and by the same checks, but without
    /// a word of it in the audit log, which tells what was asked.
    ///
    /// # Errors
    /// Why one of the answers cannot be given; then none is.
    pub fn carry(&mut self, over: &CarriedOver, now: impl Into<Now>) -> Result<(), Refusal> {
        let now = now.into();
        let mut after = self.clone();
        let recorder = after.recorder.take();
        for (item, answer) in over.answers.values.iter() {
            let (item, answer) = (item.clone(), Some(answer.clone()));
            after.apply(Edit::Answer { item, answer }, now)?;
        }
        for (repeat, instances) in over.answers.repeats.iter() {
            let place = after.place(repeat).ok_or(Refusal::NotAsked)?;
            for (n, answers) in instances.iter().enumerate() {
                // Those that the repeat has at least are there already.
                if after.cell(place).rows.len() <= n {
                    after.apply(Edit::Add { repeat: repeat.clone() }, now)?;
                }
                for (item, answer) in answers.values.iter() {
                    let item = format!("{repeat}[{}]/{item}", n + 1);
                    after.apply(Edit::Answer { item, answer: Some(answer.clone()) }, now)?;
                }
            }
        }
        after.recorder = recorder;
        *self = after;
        Ok(())
    }
}

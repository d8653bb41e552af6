//! What a study reads from figures and answers: the sentences that hold, what is advised, and what was chosen,
//! changed and measured.

use std::borrow::Cow;

use super::Figures;
use crate::expression::{Nodes, Scope, count, number_from_text, text_from_number};
use crate::instrument::{
    Advice, Condition, Family, IMPORTANCE, Instrument, Kind, Measure, Pair, Recommendation, Scale,
    Sentence,
};
use crate::response::{Answer, Response};
use crate::scoring::pomp;

/// A supporting factor below this score is weak, an inhibiting one from it on is strong (METHOD, report 8).
pub const WEAK_OR_STRONG: f64 = 60.0;

/// The first of `sentences` whose condition holds.
pub fn said<'a>(
    instrument: &Instrument,
    sentences: &'a [Sentence],
    figures: &Figures,
) -> Option<&'a Sentence> {
    sentences
        .iter()
        .find(|sentence| sentence.when.as_ref().is_none_or(|when| holds(instrument, when, figures)))
}

/// What is advised to each actor to whom anything is, in the instrument's order.
pub fn advised<'a>(
    instrument: &'a Instrument,
    figures: &Figures,
) -> Vec<(&'a Recommendation, Vec<&'a Advice>)> {
    let recommendations = instrument.recommendations.iter().map(|recommendation| {
        let rules = recommendation.rules.iter();
        (recommendation, rules.filter(|rule| holds(instrument, &rule.when, figures)).collect())
    });
    recommendations.filter(|(_, advice): &(_, Vec<_>)| !advice.is_empty()).collect()
}

/// Whether the factor that `advice` answers to comes first: a weak supporting or a strong inhibiting one whose
/// importance is above the mean of all that were given (METHOD, report 8).
pub fn is_priority(instrument: &Instrument, advice: &Advice, figures: &Figures) -> bool {
    let factors = &instrument.scoring.factors;
    let importance = |id: &str| figures.get(&format!("{id}{IMPORTANCE}")).map(|it| it.mean);
    let given: Vec<f64> = factors.iter().filter_map(|factor| importance(&factor.id)).collect();
    let mean = given.iter().sum::<f64>() / count(given.len());
    let Some(factor) = advice.factor.and_then(|factor| factors.get(factor)) else { return false };
    let calls = figures.get(&factor.id).is_some_and(|score| match factor.family {
        Family::Supporting => score.mean < WEAK_OR_STRONG,
        Family::Inhibiting => score.mean >= WEAK_OR_STRONG,
        Family::Process | Family::Outcome => false,
    });
    calls && importance(&factor.id).is_some_and(|importance| importance > mean)
}

/// Whether `condition` holds; one that cannot be evaluated does not.
fn holds(instrument: &Instrument, condition: &Condition, figures: &Figures) -> bool {
    let scope = Known { condition, figures };
    let value = instrument.engine.evaluate(&condition.expression, &scope);
    value.is_ok_and(|value| value.to_boolean())
}

/// A condition sees the figures that it names.
struct Known<'a> {
    condition: &'a Condition,
    figures: &'a Figures,
}

impl Scope for Known<'_> {
    fn answers(&self, reference: usize) -> Nodes<'_> {
        let name = self.condition.figures.get(reference);
        let figure = name.and_then(|name| self.figures.get(name));
        let text = figure.map(|figure| text_from_number(figure.mean)).unwrap_or_default();
        Nodes::One(Cow::Owned(text))
    }
}

/// How often each choice of a question was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// Interviews with an answer.
    pub n: usize,
    /// For each choice, in the order of the list, interviews that chose it.
    pub counts: Vec<usize>,
}

/// How often each choice of the question at `item` was chosen in `responses`; of several choices each counts.
pub fn tally(instrument: &Instrument, item: usize, responses: &[&Response]) -> Option<Tally> {
    let item = instrument.items.get(item)?;
    let list = item.kind.list()?;
    let mut tally = Tally { n: 0, counts: vec![0; list.len()] };
    for response in responses {
        let Some(answer) = response.answers.get(&item.id).and_then(Answer::value) else { continue };
        let names: Vec<&str> = match item.kind {
            Kind::SelectMultiple(..) => answer.split(' ').collect(),
            _ => vec![answer],
        };
        tally.n += 1;
        for row in names.into_iter().filter_map(|name| list.row(name)) {
            tally.counts[row] += 1;
        }
    }
    Some(tally)
}

/// What changed between two times, by those who told of both.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// Interviews that told of both times.
    pub n: usize,
    /// The mean before, 0-100.
    pub before: f64,
    /// The mean after, 0-100.
    pub after: f64,
}

/// The change that `responses` tell of; none where nobody told of both times.
pub fn change(instrument: &Instrument, pair: &Pair, responses: &[&Response]) -> Option<Change> {
    let (mut n, mut before, mut after) = (0_usize, 0.0, 0.0);
    for response in responses {
        let of = |item: usize| points(instrument, item, response);
        if let Some((first, second)) = of(pair.before).zip(of(pair.after)) {
            n += 1;
            before += first;
            after += second;
        }
    }
    (n > 0).then(|| Change { n, before: before / count(n), after: after / count(n) })
}

/// The answer to a question on an ordinal list, 0-100.
fn points(instrument: &Instrument, item: usize, response: &Response) -> Option<f64> {
    let item = instrument.items.get(item)?;
    let list = item.kind.list()?;
    let Scale::Ordinal(values) = &list.scale else { return None };
    let value = list.value(response.answers.get(&item.id)?.value()?)?;
    Some(pomp(value, *values.first()?, *values.last()?, false))
}

/// A number of the form with the choice that says its band, in the newest of `responses` that has it.
pub fn measured<'a>(
    instrument: &Instrument,
    measure: Measure,
    responses: &[&'a Response],
) -> Option<(&'a Response, f64, Option<usize>)> {
    let item = instrument.items.get(measure.value)?;
    let having = responses.iter().filter_map(|response| {
        let number = number_from_text(response.answers.get(&item.id)?.value()?);
        number.is_finite().then_some((*response, number))
    });
    let (response, number) = having.max_by_key(|(response, _)| response.id)?;
    let band = measure.band.and_then(|band| {
        let item = instrument.items.get(band)?;
        item.kind.list()?.row(response.answers.get(&item.id)?.value()?)
    });
    Some((response, number, band))
}

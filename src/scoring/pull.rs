//! Which answers would change a score: how far each item lifts or drags its factor, and what the factor, its
//! family's index and the net force would become with a better answer.
//!
//! For a respondent with the factor's score `F` (0-100), out of answered items of weight `w` and points `p`
//! (0-100), with `W` the sum of their weights:
//!
//! - the score without item i, as though it were left blank: `F(-i) = (W*F - w_i*p_i) / (W - w_i)`, 0-100;
//! - its pull: `F - F(-i) = w_i * (p_i - F) / (W - w_i)`, in points, -100 to 100. Above 0 the item lifts the
//!   factor, below 0 it drags it. Over the items of one respondent `sum((W - w_i) * pull_i) = 0`;
//! - with another answer of `p'` points: `F + w_i * (p' - p_i) / W`, 0-100, and so the index and `N = S - H`, an
//!   item that counts in several factors in each of them.
//!
//! A better answer is one that raises N: more points, and fewer where the factor inhibits. Of many respondents
//! each figure is the mean over those who have it [ours].

use super::{Scores, composite, force_field, pomp};
use crate::expression::count;
use crate::instrument::{Factor, FactorItem, Family, Instrument, Scale};
use crate::response::{Answer, Response};

/// What a factor rests on in some interviews.
#[derive(Debug, Clone, PartialEq)]
pub struct Pulls {
    /// What there is now.
    pub now: Outcome,
    /// Interviews in which the factor has a score.
    pub n: usize,
    /// The items of the factor that anybody of these answered, in the instrument's order.
    pub items: Vec<Pull>,
}

impl Pulls {
    /// Leaves out the index, or N, which not all of the interviews have.
    pub fn leave_out(&mut self, index: bool, net: bool) {
        let items = self.items.iter_mut().flat_map(|pull| [&mut pull.step, &mut pull.best]);
        for outcome in items.chain([&mut self.now]) {
            outcome.index = outcome.index.filter(|_| !index);
            outcome.net = outcome.net.filter(|_| !net);
        }
    }
}

/// The means of the figures that hang on a factor, each over the interviews that have it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Outcome {
    /// The factor's score, 0-100.
    pub factor: Option<f64>,
    /// The index of its family, 0-100.
    pub index: Option<f64>,
    /// `N = S - H`, -100 to 100.
    pub net: Option<f64>,
}

/// What one item does to its factor.
#[derive(Debug, Clone, PartialEq)]
pub struct Pull {
    /// The item, as an index of the factor's.
    pub item: usize,
    /// Interviews with a score of the factor in which it has a value.
    pub n: usize,
    /// Their mean on it, 0-100, a reversed item turned round.
    pub mean: f64,
    /// How far it lifts the factor, or drags it where that is below 0, in points; none where no interview has a
    /// score of the factor without it.
    pub pull: Option<f64>,
    /// What there would be if each of those answers were one step better; who is at the best already stays.
    pub step: Outcome,
    /// What there would be if each of those answers were the best.
    pub best: Outcome,
}

/// The pulls of the items of the `factor`th factor in `interviews`; summed in their order.
pub fn pulls(
    instrument: &Instrument,
    factor: usize,
    interviews: &[(&Response, &Scores)],
) -> Option<Pulls> {
    let factor = instrument.scoring.factors.get(factor)?;
    let scored: Vec<Scored<'_>> = interviews
        .iter()
        .filter_map(|(response, scores)| Scored::of(instrument, factor, response, scores))
        .collect();
    let outcome = |instead: &dyn Fn(&Scored<'_>) -> Option<(usize, i32)>| {
        let parts: Vec<Outcome> = scored.iter().map(|one| one.outcome(instead(one))).collect();
        Outcome {
            factor: mean(parts.iter().map(|part| part.factor)),
            index: mean(parts.iter().map(|part| part.index)),
            net: mean(parts.iter().map(|part| part.net)),
        }
    };
    let items = (0..factor.items.len()).filter_map(|item| {
        let part = &factor.items[item];
        let better = |one: &Scored<'_>, is_best: bool| {
            Some((item, better(part, factor.family, one.values[item]?, is_best)))
        };
        Some(Pull {
            item,
            n: scored.iter().filter(|one| one.values[item].is_some()).count(),
            mean: mean(scored.iter().map(|one| Some(points(part, one.values[item]?))))?,
            pull: mean(scored.iter().map(|one| one.pull(item))),
            step: outcome(&|one| better(one, false)),
            best: outcome(&|one| better(one, true)),
        })
    });
    Some(Pulls { now: outcome(&|_| None), n: scored.len(), items: items.collect() })
}

/// One interview in which the factor has a score.
struct Scored<'a> {
    instrument: &'a Instrument,
    factor: &'a Factor,
    response: &'a Response,
    scores: &'a Scores,
    score: f64,
    /// How many items must have a value.
    least: usize,
    /// The answer to each item of the factor, as a point of its scale.
    values: Vec<Option<i32>>,
}

impl<'a> Scored<'a> {
    fn of(
        instrument: &'a Instrument,
        factor: &'a Factor,
        response: &'a Response,
        scores: &'a Scores,
    ) -> Option<Self> {
        let own = scores.factors.iter().find(|found| found.id == factor.id)?;
        Some(Self {
            instrument,
            factor,
            response,
            scores,
            score: own.score?,
            least: own.applicable.div_ceil(2).max(2),
            values: factor.items.iter().map(|item| value(item, response)).collect(),
        })
    }

    /// The factor's score less that which it has without the item; none where there is none without it.
    fn pull(&self, item: usize) -> Option<f64> {
        self.values[item]?;
        let (mut n, mut sum, mut weights) = (0, 0.0, 0.0);
        for (other, part) in self.factor.items.iter().enumerate().filter(|(n, _)| *n != item) {
            if let Some(value) = self.values[other] {
                n += 1;
                sum += part.weight * points(part, value);
                weights += part.weight;
            }
        }
        (n >= self.least).then(|| self.score - (sum / weights).clamp(0.0, 100.0))
    }

    /// What follows if the answer to the item of the factor is this point of its scale instead.
    fn outcome(&self, instead: Option<(usize, i32)>) -> Outcome {
        let instead = instead.map(|(item, value)| (self.factor.items[item].item.as_str(), value));
        let factors = &self.instrument.scoring.factors;
        let scored: Vec<(&Factor, Option<f64>)> = self
            .scores
            .factors
            .iter()
            .filter_map(|scored| {
                let factor = factors.iter().find(|factor| factor.id == scored.id)?;
                let changed =
                    instead.filter(|(item, _)| factor.items.iter().any(|i| i.item == *item));
                Some((
                    factor,
                    match changed {
                        // As many items have a value as before: what had a score has one.
                        Some(instead) if scored.score.is_some() => self.score_with(factor, instead),
                        _ => scored.score,
                    },
                ))
            })
            .collect();
        let index = |family| {
            let of_family = scored.iter().filter(|(factor, _)| factor.family == family);
            let parts: Vec<_> = of_family.map(|(factor, score)| (factor.weight, *score)).collect();
            composite(&parts)?.value
        };
        let own = scored.iter().find(|(factor, _)| factor.id == self.factor.id);
        Outcome {
            factor: own.and_then(|(_, score)| *score),
            index: index(self.factor.family),
            net: index(Family::Supporting)
                .zip(index(Family::Inhibiting))
                .map(|(supporting, inhibiting)| force_field(supporting, inhibiting).net),
        }
    }

    /// The score of a factor if the answer to the item of this name is that point of its scale.
    fn score_with(&self, factor: &Factor, (item, point): (&str, i32)) -> Option<f64> {
        let (mut sum, mut weights) = (0.0, 0.0);
        for part in &factor.items {
            let value = value(part, self.response);
            let value = value.map(|value| if part.item == item { point } else { value });
            if let Some(value) = value {
                sum += part.weight * points(part, value);
                weights += part.weight;
            }
        }
        (weights > 0.0).then(|| (sum / weights).clamp(0.0, 100.0))
    }
}

/// The answer to an item that is asked, as a point of its scale.
fn value(item: &FactorItem, response: &Response) -> Option<i32> {
    let choice = response.answers.get(&item.item).and_then(Answer::value)?;
    item.list.value(choice).filter(|_| item.is_asked_of(&response.setting.role))
}

/// A point of an item's scale on 0-100.
fn points(item: &FactorItem, value: i32) -> f64 {
    pomp(value, item.min, item.max, item.reverse)
}

/// The next better answer to an item, or the best; what it is now where that is the best.
fn better(item: &FactorItem, family: Family, now: i32, is_best: bool) -> i32 {
    let Scale::Ordinal(values) = &item.list.scale else { return now };
    // The values rise. More is better, unless one of the two turns it round.
    let is_up = item.reverse == (family == Family::Inhibiting);
    let mut better =
        values.iter().copied().filter(|value| if is_up { *value > now } else { *value < now });
    let found = if is_up == is_best { better.next_back() } else { better.next() };
    found.unwrap_or(now)
}

/// The mean of those that are there, summed in their order.
fn mean(values: impl Iterator<Item = Option<f64>>) -> Option<f64> {
    let (sum, n) = values.flatten().fold((0.0, 0), |(sum, n), value| (sum + value, n + 1));
    (n > 0).then(|| sum / count(n))
}

//! A response into factor scores, family indices and the force field: pure, and the same bits everywhere.
//!
//! item (1-5) -> POMP (0-100) -> factor score (half rule) -> family index (coverage) -> `N = S - H`.

mod factor;
mod figures;
mod force_field;
mod index;
mod pomp;
mod pull;
mod reading;

pub use factor::{FactorScore, score_factor};
pub use figures::{Figure, Figures};
pub use force_field::{Band, ForceField, MIN_FELT, band, force_field};
pub use index::{Aggregation, Index, MIN_COVERAGE, composite};
pub use pomp::pomp;
pub use pull::{Outcome, Pull, Pulls, pulls};
pub use reading::{
    Change, Tally, WEAK_OR_STRONG, advised, change, is_priority, measured, said, tally,
};

use crate::instrument::{Factor, Family, Instrument};
use crate::response::Response;
use index::Composite;

/// Everything that one response scores.
#[derive(Debug, Clone, PartialEq)]
pub struct Scores {
    /// The factors of which anything was asked, in the instrument's order.
    pub factors: Vec<FactorScore>,
    /// The index of each family of which anything was asked, in reporting order.
    pub indices: Vec<(Family, Index)>,
    /// Supporting against inhibiting, where both indices exist.
    pub force_field: Option<ForceField>,
}

impl Scores {
    /// The value of a family's index, 0-100, where it has one.
    pub fn index(&self, family: Family) -> Option<f64> {
        self.indices.iter().find(|(found, _)| *found == family).and_then(|(_, index)| index.value)
    }

    /// The score of a factor, 0-100, where it has one.
    pub fn factor(&self, id: &str) -> Option<f64> {
        self.factors.iter().find(|factor| factor.id == id).and_then(|factor| factor.score)
    }

    /// The same factors with indices by other rules: `weights` are those of the instrument's factors, in its order.
    #[must_use]
    pub fn weighed(
        &self,
        instrument: &Instrument,
        weights: &[f64],
        aggregation: Aggregation,
    ) -> Self {
        let known = &instrument.scoring.factors;
        let of = |scored: &FactorScore| known.iter().find(|factor| factor.id == scored.id);
        let factors: Vec<&Factor> = self.factors.iter().filter_map(of).collect();
        let weight = |factor: &Factor| {
            let found = known.iter().zip(weights).find(|(known, _)| known.id == factor.id);
            found.map_or(factor.weight, |(_, weight)| *weight)
        };
        Self::of(&factors, self.factors.clone(), &weight, aggregation.index())
    }

    /// The scores of `factors` with the indices that `index` makes of them.
    fn of(
        factors: &[&Factor],
        scored: Vec<FactorScore>,
        weight: &dyn Fn(&Factor) -> f64,
        index: Composite,
    ) -> Self {
        let indices = Family::ALL.into_iter().filter_map(|family| {
            let parts: Vec<(f64, Option<f64>)> = factors
                .iter()
                .zip(&scored)
                .filter(|(factor, _)| factor.family == family)
                .map(|(factor, scored)| (weight(factor), scored.score))
                .collect();
            index(&parts).map(|index| (family, index))
        });
        let mut scores = Self { indices: indices.collect(), factors: scored, force_field: None };
        scores.force_field = scores
            .index(Family::Supporting)
            .zip(scores.index(Family::Inhibiting))
            .map(|(supporting, inhibiting)| force_field(supporting, inhibiting));
        scores
    }
}

/// Scores `response` by the scoring of `instrument`; reads nothing else.
pub fn score(instrument: &Instrument, response: &Response) -> Scores {
    let factors = instrument.scoring.factors.iter();
    let asked: Vec<_> = factors.filter(|factor| factor::is_asked(factor, response)).collect();
    let scored = asked.iter().map(|factor| score_factor(factor, response)).collect();
    Scores::of(&asked, scored, &|factor| factor.weight, composite)
}

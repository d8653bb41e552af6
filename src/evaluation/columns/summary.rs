//! The figures of a set of interviews from its columns, as [`crate::evaluation::summarise`] gives them.

use super::Columns;
use crate::evaluation::summary::{ranked, summary_of};
use crate::evaluation::{FactorSummary, Settings, Summary, Weights};
use crate::scoring::Aggregation;
use crate::stats::estimate;

impl Columns {
    /// The figures of the interviews that `settings` take; none where these weigh factors otherwise than the
    /// instrument does, which is reckoned from the interviews one by one.
    pub fn summarise(&self, settings: &Settings) -> Option<Summary> {
        if (settings.weights, settings.aggregation)
            != (Weights::Instrument, Aggregation::Arithmetic)
        {
            return None;
        }
        let taken = self.taken(&settings.filter);
        let factors = &self.instrument.scoring.factors;
        let mut asked = vec![0_usize; factors.len()];
        let mut scores: Vec<Vec<f64>> = vec![Vec::new(); factors.len()];
        let mut indices: [Vec<f64>; 4] = Default::default();
        let (mut nets, mut balances, mut pairs) = (Vec::new(), Vec::new(), Vec::new());
        let mut interviews = 0;
        self.each_scored(|row, scored| {
            if !taken[row] {
                return;
            }
            interviews += 1;
            for (at, figure) in scored.factors.iter().enumerate() {
                asked[at] += usize::from(figure.is_asked);
                scores[at].extend(figure.score);
            }
            let value = |at: usize| scored.indices[at].and_then(|index| index.value);
            for (at, values) in indices.iter_mut().enumerate() {
                values.extend(value(at));
            }
            // As Family::ALL has them: supporting, then inhibiting.
            pairs.extend(value(1).zip(value(2)));
            nets.extend(scored.force_field.map(|field| field.net));
            balances.extend(scored.force_field.and_then(|field| field.balance));
        });
        let figures = factors.iter().zip(&asked).zip(&scores);
        let told = figures.filter(|((_, asked), _)| **asked > 0);
        let told = told.map(|((factor, asked), scores)| FactorSummary {
            id: factor.id.clone(),
            label: factor.label.clone(),
            family: factor.family,
            asked: *asked,
            score: estimate(scores),
            weight: factor.weight,
            rank: None,
        });
        let refusals = taken.iter().filter(|taken| **taken).count() - interviews;
        let indices = indices.map(|values| estimate(&values));
        let bands = self.instrument.scoring.bands;
        let least = settings.min_for_coefficient;
        let field = (estimate(&nets), estimate(&balances));
        let factors = ranked(told.collect());
        Some(summary_of((interviews, refusals), indices, field, &pairs, bands, least, factors))
    }
}

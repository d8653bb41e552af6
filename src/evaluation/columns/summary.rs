//! The figures of sets of interviews from their columns, as [`crate::evaluation::summarise`] gives them.

use super::{Columns, RowScores};
use crate::evaluation::summary::{ranked, summary_of};
use crate::evaluation::{FactorSummary, Settings, Summary};
use crate::stats::estimate;

/// What is gathered of one set of interviews while their scores go by.
#[derive(Clone)]
struct Gathered {
    interviews: usize,
    refusals: usize,
    /// Of each factor, how many were asked it.
    asked: Vec<usize>,
    /// Of each factor, its scores.
    scores: Vec<Vec<f64>>,
    indices: [Vec<f64>; 4],
    nets: Vec<f64>,
    balances: Vec<f64>,
    pairs: Vec<(f64, f64)>,
}

impl Columns {
    /// The figures of the interviews that `settings` take; none where these weigh factors otherwise than the
    /// instrument does, which is reckoned from the interviews one by one.
    pub fn summarise(&self, settings: &Settings) -> Option<Summary> {
        self.summaries(settings, 0, |_| None)?.into_iter().next()
    }

    /// The same, and of each site, in the order of [`Self::sites`], in one pass; of a site that the settings do not
    /// take, the figures of nobody.
    pub fn summarise_sites(&self, settings: &Settings) -> Option<(Summary, Vec<Summary>)> {
        let site = |row: usize| Some(self.sites.code(row));
        let mut summaries = self.summaries(settings, self.sites().len(), site)?;
        let of_sites = summaries.split_off(1);
        Some((summaries.pop()?, of_sites))
    }

    /// The figures of all, and then of each group; `group` tells which one an interview is in.
    fn summaries(
        &self,
        settings: &Settings,
        groups: usize,
        group: impl Fn(usize) -> Option<usize>,
    ) -> Option<Vec<Summary>> {
        if !settings.has_usual_indices() {
            return None;
        }
        let taken = self.taken(&settings.filter);
        let mut all = Gathered::of(self.instrument.scoring.factors.len());
        let mut of_groups = vec![all.clone(); groups];
        for (row, is_scored) in self.is_scored.iter().enumerate() {
            let refusals = usize::from(taken.0[row] && !is_scored);
            all.refusals += refusals;
            if let Some(group) = group(row) {
                of_groups[group].refusals += refusals;
            }
        }
        self.each_scored(|row, scored| {
            if taken.0[row] {
                all.add(scored);
                if let Some(group) = group(row) {
                    of_groups[group].add(scored);
                }
            }
        });
        let gathered = std::iter::once(all).chain(of_groups);
        Some(gathered.map(|gathered| self.summary(gathered, settings)).collect())
    }

    fn summary(&self, gathered: Gathered, settings: &Settings) -> Summary {
        let Gathered { interviews, refusals, asked, scores, indices, nets, balances, pairs } =
            gathered;
        let factors = self.instrument.scoring.factors.iter().zip(&asked).zip(&scores);
        let told = factors.filter(|((_, asked), _)| **asked > 0);
        let told = told.map(|((factor, asked), scores)| FactorSummary {
            id: factor.id.clone(),
            label: factor.label.clone(),
            family: factor.family,
            asked: *asked,
            score: estimate(scores),
            weight: factor.weight,
            rank: None,
        });
        let factors = ranked(told.collect());
        let indices = indices.map(|values| estimate(&values));
        let bands = self.instrument.scoring.bands;
        let field = (estimate(&nets), estimate(&balances));
        let least = settings.min_for_coefficient;
        summary_of((interviews, refusals), indices, field, &pairs, bands, least, factors)
    }
}

impl Gathered {
    fn of(factors: usize) -> Self {
        Self {
            interviews: 0,
            refusals: 0,
            asked: vec![0; factors],
            scores: vec![Vec::new(); factors],
            indices: Default::default(),
            nets: Vec::new(),
            balances: Vec::new(),
            pairs: Vec::new(),
        }
    }

    fn add(&mut self, scored: &RowScores<'_>) {
        self.interviews += 1;
        for (at, figure) in scored.factors.iter().enumerate() {
            self.asked[at] += usize::from(figure.is_asked);
            self.scores[at].extend(figure.score);
        }
        let value = |at: usize| scored.indices[at].and_then(|index| index.value);
        for (at, values) in self.indices.iter_mut().enumerate() {
            values.extend(value(at));
        }
        // As Family::ALL has them: supporting, then inhibiting.
        self.pairs.extend(value(1).zip(value(2)));
        self.nets.extend(scored.force_field.map(|field| field.net));
        self.balances.extend(scored.force_field.and_then(|field| field.balance));
    }
}

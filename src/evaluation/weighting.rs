//! What each factor counts for in its family's index, as an evaluation chooses it (METHOD 3.3).

use std::borrow::Cow;

use super::{DataSet, Interview, Settings, Weights};
use crate::instrument::Family;
use crate::scoring::Scores;
use crate::stats::{Estimate, estimate};

/// How much a factor matters to those who said so.
pub(super) fn importance(interviews: &[&Interview], factor: &str) -> Option<Estimate> {
    let said = interviews.iter().filter_map(|one| {
        let scored = one.scores.as_ref()?.factors.iter().find(|scored| scored.id == factor)?;
        scored.importance.map(f64::from)
    });
    estimate(&said.collect::<Vec<f64>>())
}

/// The weight of each factor of the instrument by `settings`, reckoned from the interviews that they take.
///
/// | weights | a factor counts |
/// |---|---|
/// | of the instrument | as the instrument says |
/// | by importance | its mean importance; as much as the others of its family on average where nobody rated it; as the instrument says where nobody rated any of the family |
pub fn factor_weights(data_set: &DataSet, settings: &Settings) -> Vec<f64> {
    let factors = &data_set.instrument.scoring.factors;
    if settings.weights == Weights::Instrument {
        return factors.iter().map(|factor| factor.weight).collect();
    }
    let taken = taken(data_set, settings);
    let rated: Vec<Option<f64>> = factors
        .iter()
        .map(|factor| importance(&taken, &factor.id).map(|rated| rated.mean))
        .collect();
    let average = |family: Family| {
        let of_family = factors.iter().zip(&rated).filter(|(factor, _)| factor.family == family);
        estimate(&of_family.filter_map(|(_, rated)| *rated).collect::<Vec<f64>>())
    };
    let weight = |(factor, rated): (&crate::instrument::Factor, &Option<f64>)| {
        let average = || average(factor.family).map(|average| average.mean);
        rated.or_else(average).unwrap_or(factor.weight)
    };
    factors.iter().zip(&rated).map(weight).collect()
}

/// The scores of the interviews that `settings` take, with indices by their rules.
pub(super) fn scores<'a>(data_set: &'a DataSet, settings: &Settings) -> Vec<Cow<'a, Scores>> {
    let instrument = &data_set.instrument;
    let taken = taken(data_set, settings);
    let scores = taken.iter().filter_map(|one| one.scores.as_ref());
    if settings.has_usual_indices() {
        return scores.map(Cow::Borrowed).collect();
    }
    let weights = factor_weights(data_set, settings);
    let weighed = scores.map(|scores| scores.weighed(instrument, &weights, settings.aggregation));
    weighed.map(Cow::Owned).collect()
}

/// The interviews that `settings` take, those who declined included.
pub(super) fn taken<'a>(data_set: &'a DataSet, settings: &Settings) -> Vec<&'a Interview> {
    let all = data_set.interviews.iter().map(|interview| &**interview);
    all.filter(|interview| settings.filter.admits(&interview.response.setting)).collect()
}

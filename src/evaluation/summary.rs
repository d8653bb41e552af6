//! The figures of a set of interviews: indices, force field and factors, each with n and interval (METHOD 3.4, 3.8).

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::weighting::{factor_weights, scores, taken};
use super::{DataSet, Settings};
use crate::instrument::{Bands, Family, Text};
use crate::scoring::{Band, Scores, band};
use crate::stats::{Estimate, correlation, estimate};

/// With fewer interviews than this, a figure may tell on a person and is not for publication, unless the settings
/// say otherwise.
pub const MIN_CELL: usize = 5;

/// With fewer interviews than this, a coefficient is not told, unless the settings say otherwise (METHOD 3.7).
pub const MIN_FOR_COEFFICIENT: usize = 10;

/// A force of 0-100 on the classic sheet's 1 (weak) to 5 (strong): `1 + 4p/100`.
pub fn one_to_five(score: f64) -> f64 {
    1.0 + 4.0 * score / 100.0
}

/// The figures of a set of interviews.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// Scored interviews.
    pub interviews: usize,
    /// Respondents who declined: counted here and nowhere else.
    pub refusals: usize,
    /// The family indices, 0-100.
    pub indices: Indices,
    /// `N = S - H` of each respondent, averaged, -100 to 100.
    pub net: Option<Estimate>,
    /// `B = 100 * S / (S + H)` of each respondent, averaged, 0-100.
    pub balance: Option<Estimate>,
    /// What the mean of `N` is called.
    pub band: Option<Band>,
    /// The limits of the bands.
    pub bands: Bands,
    /// Whether the interval of `N` keeps clear of 0; otherwise the band is not to be concluded.
    pub conclusive: bool,
    /// Correlation of S and H; strongly negative, it warns of one general attitude.
    pub correlation: Coefficient,
    /// The factors that anybody of these was asked, in the instrument's order.
    pub factors: Vec<FactorSummary>,
}

/// The indices of the four families, each of those respondents who have one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Indices {
    /// How empowerment is done.
    pub process: Option<Estimate>,
    /// `S`.
    pub supporting: Option<Estimate>,
    /// `H`, high = strong obstacle.
    pub inhibiting: Option<Estimate>,
    /// What came of it.
    pub outcome: Option<Estimate>,
}

impl Indices {
    /// The index of one family.
    pub fn of(&self, family: Family) -> Option<Estimate> {
        match family {
            Family::Process => self.process,
            Family::Supporting => self.supporting,
            Family::Inhibiting => self.inhibiting,
            Family::Outcome => self.outcome,
        }
    }
}

/// A coefficient of association with what it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Coefficient {
    /// Pairs.
    pub n: usize,
    /// -1 to 1; none of too few pairs or where one side never varies.
    pub r: Option<f64>,
}

/// One factor over a set of interviews.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FactorSummary {
    /// The factor's name.
    pub id: String,
    /// What people call it.
    pub label: Text,
    /// Which index it feeds.
    pub family: Family,
    /// Interviews in which its items were asked.
    pub asked: usize,
    /// Its score, 0-100, over the interviews that have one.
    pub score: Option<Estimate>,
    /// What it counts for in its family's index, before those that an interview lacks are left out.
    pub weight: f64,
    /// Its place in its family by mean, from 1; equal means share a place.
    pub rank: Option<usize>,
}

/// The figures of the interviews of `data_set` that the filter of `settings` takes.
///
/// Everything is reckoned for each respondent first and then averaged, in the order of the interviews'
/// ids, so the order of the files changes nothing.
pub fn summarise(data_set: &DataSet, settings: &Settings) -> Summary {
    let scores = scores(data_set, settings);
    let over = |value: &dyn Fn(&Scores) -> Option<f64>| {
        estimate(&scores.iter().filter_map(|scores| value(scores)).collect::<Vec<f64>>())
    };
    let indices = Family::ALL.map(|family| over(&|scores| scores.index(family)));
    let field = (
        over(&|scores| scores.force_field.map(|field| field.net)),
        over(&|scores| scores.force_field.and_then(|field| field.balance)),
    );
    let pairs: Vec<(f64, f64)> = scores
        .iter()
        .filter_map(|s| s.index(Family::Supporting).zip(s.index(Family::Inhibiting)))
        .collect();
    let counts = (scores.len(), taken(data_set, settings).len() - scores.len());
    let bands = data_set.instrument.scoring.bands;
    let (least, factors) = (settings.min_for_coefficient, factors(data_set, settings, &scores));
    summary_of(counts, indices, field, &pairs, bands, least, factors)
}

/// The figures from what was reckoned for each respondent: how many were scored and declined, the indices in the order
/// of [`Family::ALL`], `N` and `B`, both sides of each respondent, and the factors.
pub(super) fn summary_of(
    (interviews, refusals): (usize, usize),
    [process, supporting, inhibiting, outcome]: [Option<Estimate>; 4],
    (net, balance): (Option<Estimate>, Option<Estimate>),
    pairs: &[(f64, f64)],
    bands: Bands,
    min_for_coefficient: usize,
    factors: Vec<FactorSummary>,
) -> Summary {
    let n = pairs.len();
    Summary {
        interviews,
        refusals,
        indices: Indices { process, supporting, inhibiting, outcome },
        net,
        balance,
        band: net.map(|net| band(net.mean, bands)),
        bands,
        conclusive: net.and_then(|net| net.interval).is_some_and(|known| !known.contains(0.0)),
        correlation: Coefficient {
            n,
            r: (n >= min_for_coefficient).then(|| correlation(pairs)).flatten(),
        },
        factors,
    }
}

fn factors(
    data_set: &DataSet,
    settings: &Settings,
    scores: &[Cow<'_, Scores>],
) -> Vec<FactorSummary> {
    let weights = factor_weights(data_set, settings);
    let factors = data_set.instrument.scoring.factors.iter().zip(weights);
    let factors = factors.filter_map(|(factor, weight)| {
        let scored =
            |scores: &&Cow<'_, Scores>| scores.factors.iter().any(|found| found.id == factor.id);
        let asked = scores.iter().filter(scored).count();
        let values: Vec<f64> =
            scores.iter().filter_map(|scores| scores.factor(&factor.id)).collect();
        (asked > 0).then(|| FactorSummary {
            id: factor.id.clone(),
            label: factor.label.clone(),
            family: factor.family,
            asked,
            score: estimate(&values),
            weight,
            rank: None,
        })
    });
    ranked(factors.collect())
}

/// `factors` with their places in their families.
pub(super) fn ranked(mut factors: Vec<FactorSummary>) -> Vec<FactorSummary> {
    let means: Vec<(Family, f64)> = factors
        .iter()
        .filter_map(|factor| factor.score.map(|score| (factor.family, score.mean)))
        .collect();
    for factor in &mut factors {
        factor.rank = factor.score.map(|score| {
            let stronger =
                |(family, mean): &&(Family, f64)| *family == factor.family && *mean > score.mean;
            1 + means.iter().filter(stronger).count()
        });
    }
    factors
}

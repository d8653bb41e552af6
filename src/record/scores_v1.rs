//! The scores of one response as files carry them, and their comparison with a recomputation.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Problem;
use crate::instrument::Family;
use crate::scoring::Scores;
use crate::wire::{Named, from_object};

/// The scores of one response.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ScoresV1 {
    /// The factors that the role is asked, by name.
    pub factors: Named<FactorScoreV1>,
    /// The indices of the families that the role is asked.
    pub indices: Named<IndexV1, Family>,
    /// `N = S - H`, -100 to 100; null where an index is lacking.
    pub net: Option<f64>,
    /// `B = 100 * S / (S + H)`, 0-100; null where an index is lacking or both are 0.
    pub balance: Option<f64>,
}

from_object!(ScoresV1 {
    field factors,
    field indices,
    optional net,
    optional balance,
});

/// A factor's score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FactorScoreV1 {
    /// 0-100; null where fewer than `max(2, ceil(k/2))` of the k applicable items are answered.
    pub score: Option<f64>,
    /// Items with a value.
    pub answered: usize,
    /// k: items asked, less those that do not apply (TB).
    pub applicable: usize,
    /// How much the factor matters to the respondent, on the scale of that question; absent where it was not
    /// answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub importance: Option<i32>,
}

from_object!(FactorScoreV1 {
    optional score,
    field answered,
    field applicable,
    optional importance,
});

/// A family's index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct IndexV1 {
    /// 0-100; null where the coverage is below 0.5.
    pub value: Option<f64>,
    /// Share of the weight of the asked factors that have a score, 0-1.
    pub coverage: f64,
}

from_object!(IndexV1 {
    optional value,
    field coverage,
});

impl From<&Scores> for ScoresV1 {
    fn from(scores: &Scores) -> Self {
        let mut factors = Named::default();
        for factor in scores.factors.iter() {
            let score = FactorScoreV1 {
                score: factor.score,
                answered: factor.answered,
                applicable: factor.applicable,
                importance: factor.importance,
            };
            factors.insert(factor.id.clone(), score);
        }
        let mut indices = Named::default();
        for (family, index) in &scores.indices {
            indices.insert(*family, IndexV1 { value: index.value, coverage: index.coverage });
        }
        Self {
            factors,
            indices,
            net: scores.force_field.map(|field| field.net),
            balance: scores.force_field.and_then(|field| field.balance),
        }
    }
}

impl ScoresV1 {
    /// Every figure in which `self`, as stored, differs from `computed` in a single bit.
    pub fn differences(&self, computed: &Self) -> Vec<Problem> {
        let count = |items: usize| u32::try_from(items).ok().map(f64::from);
        let figures = |scores: &Self| {
            let mut figures: BTreeMap<String, Option<f64>> = BTreeMap::new();
            for (id, factor) in scores.factors.iter() {
                figures.insert(id.clone(), factor.score);
                figures.insert(format!("{id}.answered"), count(factor.answered));
                figures.insert(format!("{id}.applicable"), count(factor.applicable));
                if let Some(importance) = factor.importance {
                    figures.insert(format!("{id}.importance"), Some(f64::from(importance)));
                }
            }
            for (family, index) in scores.indices.iter() {
                figures.insert(family.word().to_owned(), index.value);
                figures.insert(format!("{}.coverage", family.word()), Some(index.coverage));
            }
            figures.insert("net".to_owned(), scores.net);
            figures.insert("balance".to_owned(), scores.balance);
            figures
        };
        let (stored, computed) = (figures(self), figures(computed));
        let mut names: Vec<&String> = stored.keys().chain(computed.keys()).collect();
        names.sort_unstable();
        names.dedup();
        let bits = |value: Option<f64>| value.map(f64::to_bits);
        let value =
            |of: &BTreeMap<String, Option<f64>>, name: &str| of.get(name).copied().flatten();
        names
            .into_iter()
            .map(|name| (name, value(&stored, name), value(&computed, name)))
            .filter(|(_, stored, computed)| bits(*stored) != bits(*computed))
            .map(|(name, stored, computed)| Problem::ScoreDiffers {
                figure: name.clone(),
                stored,
                computed,
            })
            .collect()
    }
}

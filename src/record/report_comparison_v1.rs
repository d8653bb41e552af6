//! Groups side by side, in a report.

use serde::{Deserialize, Serialize};

use super::report_figure_v1::{EstimateV1, FigureV1, IntervalV1};
use crate::evaluation::{By, ComparedMeasure, Comparison, Effect, Measure, Pair, Tested};
use crate::stats::{Difference, Dunn, Magnitude};

/// One table: every measure over the same groups.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ComparisonV1 {
    /// What groups are made by.
    pub by: By,
    /// The groups, in the order of their names.
    pub groups: Vec<String>,
    /// Each measure that two groups or more have a value of.
    pub rows: Vec<ComparedV1>,
}

/// One measure over the groups of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ComparedV1 {
    /// What is measured.
    pub measure: Measure,
    /// Each group of the table; null where nobody in it has a value.
    pub groups: Vec<Option<EstimateV1>>,
    /// The test of the groups that have enough interviews for it.
    pub test: FigureV1<TestedV1>,
}

/// A test of two groups or more.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TestedV1 {
    /// The groups that were tested.
    pub groups: Vec<String>,
    /// How far they lie apart.
    pub effect: EffectV1,
    /// Of the test, before correction.
    pub p: f64,
    /// By Holm over the rows of the table.
    pub p_holm: f64,
    /// Whether p passes the level after correction and every group tested has enough interviews for a headline.
    pub is_headline: bool,
}

/// How far groups lie apart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum EffectV1 {
    /// Two groups, tested by Mann & Whitney.
    Two(PairV1),
    /// Three groups or more, tested by Kruskal & Wallis.
    Several {
        /// The share of the variance of the ranks that lies between groups, 0-1.
        epsilon_squared: f64,
        /// H, corrected for ties.
        h: f64,
        /// Groups less one.
        freedom: usize,
        /// Dunn's test of each pair; empty of more than twenty groups.
        dunn: Vec<DunnV1>,
        /// The pairs that Dunn's test tells apart, where the whole test does, too.
        pairs: Vec<PairV1>,
    },
}

/// One pair of several groups, by their mean ranks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DunnV1 {
    /// One group.
    pub left: String,
    /// The other.
    pub right: String,
    /// The difference of the mean ranks in its standard errors.
    pub z: f64,
    /// Two-sided, before correction.
    pub p: f64,
    /// By Holm over the pairs.
    pub p_holm: f64,
}

/// Two groups.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PairV1 {
    /// One group.
    pub left: String,
    /// The other.
    pub right: String,
    /// The mean of the left less that of the right.
    pub difference: FigureV1<DifferenceV1>,
    /// Cliff's delta, -1 to 1.
    pub delta: f64,
    /// What it is called.
    pub magnitude: Magnitude,
    /// Cohen's d.
    pub d: FigureV1<f64>,
    /// Hedges' g.
    pub g: FigureV1<f64>,
    /// Mann & Whitney's U of the left.
    pub u: f64,
    /// Two-sided, corrected for ties and continuity.
    pub p: f64,
}

/// A difference of means with its t test.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DifferenceV1 {
    /// The difference, in points.
    pub difference: f64,
    /// Its interval.
    pub interval: IntervalV1,
    /// In its standard errors.
    pub t: f64,
    /// Degrees of freedom.
    pub freedom: f64,
    /// Two-sided.
    pub p: f64,
}

impl ComparisonV1 {
    pub(super) fn new(found: Comparison, min_cell: usize) -> Self {
        let Comparison { by, groups, rows } = found;
        let rows = rows.into_iter().map(|row| ComparedV1::new(row, &groups, min_cell)).collect();
        Self { by, groups, rows }
    }
}

impl ComparedV1 {
    fn new(row: ComparedMeasure, names: &[String], min_cell: usize) -> Self {
        let groups = row.groups.into_iter();
        Self {
            measure: row.measure,
            groups: groups
                .map(|group| group.map(|group| EstimateV1::new(group, min_cell)))
                .collect(),
            test: FigureV1::new(row.test, |test| TestedV1::new(test, names)),
        }
    }
}

impl TestedV1 {
    fn new(test: Tested, names: &[String]) -> Self {
        let effect = match test.effect {
            Effect::Two(pair) => EffectV1::Two(PairV1::new(pair, names)),
            Effect::Several { test, pairs } => EffectV1::Several {
                epsilon_squared: test.epsilon_squared,
                h: test.h,
                freedom: test.freedom,
                dunn: test.pairs.into_iter().map(|pair| DunnV1::new(pair, names)).collect(),
                pairs: pairs.into_iter().map(|pair| PairV1::new(pair, names)).collect(),
            },
        };
        Self {
            groups: test.groups.into_iter().map(|group| names[group].clone()).collect(),
            effect,
            p: test.p,
            p_holm: test.p_holm,
            is_headline: test.is_headline,
        }
    }
}

impl DunnV1 {
    fn new(pair: Dunn, names: &[String]) -> Self {
        Self {
            left: names[pair.left].clone(),
            right: names[pair.right].clone(),
            z: pair.z,
            p: pair.p,
            p_holm: pair.p_holm,
        }
    }
}

impl PairV1 {
    /// `pair`, whose groups are numbers of `names`.
    pub(super) fn new(pair: Pair, names: &[String]) -> Self {
        Self {
            left: names[pair.left].clone(),
            right: names[pair.right].clone(),
            difference: FigureV1::new(pair.difference, DifferenceV1::from),
            delta: pair.ranks.delta,
            magnitude: pair.magnitude,
            d: pair.standardised.map(|effect| effect.d).into(),
            g: pair.standardised.map(|effect| effect.g).into(),
            u: pair.ranks.u,
            p: pair.ranks.p,
        }
    }
}

impl From<Difference> for DifferenceV1 {
    fn from(found: Difference) -> Self {
        Self {
            difference: found.difference,
            interval: found.interval.into(),
            t: found.t,
            freedom: found.freedom,
            p: found.p,
        }
    }
}

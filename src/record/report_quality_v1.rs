//! What is doubtful about the data, in a report.

use serde::{Deserialize, Serialize};

use super::report_design_v1::ClusteredV1;
use super::report_figure_v1::{EstimateV1, FigureV1};
use crate::evaluation::{Measure, Quality, QualityFlag};

/// What is doubtful about the data; nothing is left out for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct QualityV1 {
    /// How long an interview took, in seconds before the respondent; null where no log says it.
    pub median_seconds: Option<f64>,
    /// The flagged interviews, in the order of their ids.
    pub flagged: Vec<FlaggedV1>,
    /// How much of each factor lacks a value.
    pub factors: Vec<FactorMissingV1>,
    /// How far interviews of one enumerator are alike.
    pub enumerators: Vec<EnumeratorEffectV1>,
    /// Every index with and without flagged interviews.
    pub indices: Vec<WithAndWithoutV1>,
}

/// One flagged interview.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FlaggedV1 {
    /// Its id.
    pub id: String,
    /// The respondent's code.
    pub code: String,
    /// The enumerator's code.
    pub enumerator: String,
    /// Why.
    pub flags: Vec<QualityFlag>,
}

/// How much of a factor lacks a value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FactorMissingV1 {
    /// The factor's name.
    pub factor: String,
    /// Its items over all interviews in which they apply.
    pub applicable: usize,
    /// Those of them that have a value.
    pub answered: usize,
    /// The share of those that have none, 0-1; null where it applies to nobody.
    pub missing_share: Option<f64>,
    /// Whether that is too much.
    pub is_flagged: bool,
}

/// How far interviews of one enumerator are alike.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EnumeratorEffectV1 {
    /// Which index.
    pub measure: Measure,
    /// What enumerators do to its mean.
    pub effect: FigureV1<ClusteredV1>,
    /// Whether too much of its variance lies between enumerators.
    pub is_flagged: bool,
}

/// An index with and without flagged interviews.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WithAndWithoutV1 {
    /// Which index.
    pub measure: Measure,
    /// With them; null where nobody has one.
    pub with: Option<EstimateV1>,
    /// Without them.
    pub without: Option<EstimateV1>,
}

impl QualityV1 {
    pub(super) fn new(found: Quality, min_cell: usize) -> Self {
        let flagged = found.flagged.into_iter().map(|one| FlaggedV1 {
            id: one.id,
            code: one.code,
            enumerator: one.enumerator,
            flags: one.flags,
        });
        let factors = found.factors.into_iter().map(|one| FactorMissingV1 {
            factor: one.factor,
            applicable: one.applicable,
            answered: one.answered,
            missing_share: one.missing_share,
            is_flagged: one.is_flagged,
        });
        let enumerators = found.enumerators.into_iter().map(|one| EnumeratorEffectV1 {
            measure: one.measure,
            effect: FigureV1::new(one.effect, ClusteredV1::from),
            is_flagged: one.is_flagged,
        });
        let indices = found.indices.into_iter().map(|one| WithAndWithoutV1 {
            measure: one.measure,
            with: one.with.map(|found| EstimateV1::new(found, min_cell)),
            without: one.without.map(|found| EstimateV1::new(found, min_cell)),
        });
        Self {
            median_seconds: found.median_seconds,
            flagged: flagged.collect(),
            factors: factors.collect(),
            enumerators: enumerators.collect(),
            indices: indices.collect(),
        }
    }
}

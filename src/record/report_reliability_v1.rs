//! How far the items of a scale tell the same, in a report.

use serde::{Deserialize, Serialize};

use super::report_figure_v1::{FigureV1, IntervalV1};
use crate::evaluation::{
    Bar, ItemFlag, ItemReliability, Measure, NotReliable, Reliability, ScaleReliability,
};
use crate::stats::{Alpha, Deletion, Omega};

/// One scale: the items of a factor, or those of all reflective factors of a family.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ScaleV1 {
    /// What the scale measures.
    pub measure: Measure,
    /// Its items.
    pub items: Vec<String>,
    /// What is found.
    pub reliability: FigureV1<ReliabilityV1, NotReliable>,
}

/// How far the items of a scale tell the same.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReliabilityV1 {
    /// Cronbach's alpha of interviews that hold every item.
    pub alpha: AlphaV1,
    /// The same of interviews that hold two items, pair by pair.
    pub pairwise: FigureV1<AlphaV1>,
    /// McDonald's omega of interviews that hold every item.
    pub omega: FigureV1<OmegaV1>,
    /// What alpha amounts to.
    pub bar: Bar,
    /// Whether there are so few interviews that the figures are only indicative.
    pub is_indicative: bool,
    /// *r tabel*: what a correlation has to pass at 5 %, two-sided.
    pub critical: f64,
    /// The standard error of one person's score, in points of 0-100.
    pub sem: FigureV1<f64>,
    /// The least change of one person that is more than error, in points of 0-100.
    pub mdc95: FigureV1<f64>,
    /// Each item.
    pub items: Vec<ItemReliabilityV1>,
}

/// Cronbach's alpha.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AlphaV1 {
    /// Whose answers count.
    pub deletion: Deletion,
    /// Respondents; pairwise, of the pair that the fewest answered.
    pub n: usize,
    /// Items.
    pub k: usize,
    /// The coefficient.
    pub alpha: f64,
    /// Feldt's interval.
    pub interval: IntervalV1,
    /// Of items brought to the same spread; null where an item never varies.
    pub standardised: Option<f64>,
}

/// McDonald's omega.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OmegaV1 {
    /// Respondents.
    pub n: usize,
    /// The coefficient, 0-1.
    pub omega: f64,
    /// How far each item goes with the factor, -1 to 1.
    pub loadings: Vec<f64>,
    /// Whether three items leave nothing over to tell how well one factor fits.
    pub is_just_identified: bool,
}

/// One item within its scale.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ItemReliabilityV1 {
    /// The item's name.
    pub item: String,
    /// Interviews that hold a value of it.
    pub n: usize,
    /// The correlation with the sum of the others: *r hitung*, corrected.
    pub rest: FigureV1<f64>,
    /// Whether it passes *r tabel*.
    pub is_valid: bool,
    /// Alpha of the others.
    pub alpha_without: FigureV1<f64>,
    /// What is doubtful about it.
    pub flags: Vec<ItemFlag>,
}

impl From<ScaleReliability> for ScaleV1 {
    fn from(scale: ScaleReliability) -> Self {
        Self {
            measure: scale.measure,
            items: scale.items,
            reliability: FigureV1::new(scale.found, ReliabilityV1::from),
        }
    }
}

impl From<Reliability> for ReliabilityV1 {
    fn from(found: Reliability) -> Self {
        Self {
            alpha: found.alpha.into(),
            pairwise: FigureV1::new(found.pairwise, AlphaV1::from),
            omega: FigureV1::new(found.omega, OmegaV1::from),
            bar: found.bar,
            is_indicative: found.is_indicative,
            critical: found.critical,
            sem: found.sem.into(),
            mdc95: found.mdc95.into(),
            items: found.items.into_iter().map(ItemReliabilityV1::from).collect(),
        }
    }
}

impl From<Alpha> for AlphaV1 {
    fn from(found: Alpha) -> Self {
        Self {
            deletion: found.deletion,
            n: found.n,
            k: found.k,
            alpha: found.alpha,
            interval: found.interval.into(),
            standardised: found.standardised,
        }
    }
}

impl From<Omega> for OmegaV1 {
    fn from(found: Omega) -> Self {
        Self {
            n: found.n,
            omega: found.omega,
            loadings: found.loadings,
            is_just_identified: found.is_just_identified,
        }
    }
}

impl From<ItemReliability> for ItemReliabilityV1 {
    fn from(found: ItemReliability) -> Self {
        Self {
            item: found.item,
            n: found.n,
            rest: found.rest.into(),
            is_valid: found.is_valid,
            alpha_without: found.alpha_without.into(),
            flags: found.flags,
        }
    }
}

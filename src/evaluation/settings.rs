//! What an evaluation follows besides its data: which interviews, and every convention that is a choice (METHOD).

use serde::{Deserialize, Serialize};

use super::{Crosshair, Filter, MIN_CELL, MIN_FOR_COEFFICIENT};
use crate::scoring::Aggregation;

/// The settings of an evaluation; the default is what METHOD says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Which interviews are taken.
    pub filter: Filter,
    /// What each factor counts for in its family's index.
    pub weights: Weights,
    /// How factors become an index.
    pub aggregation: Aggregation,
    /// Where the lines cross that part what matters from what does not.
    pub crosshair: Crosshair,
    /// Below so many interviews a figure may tell on a person and is not for publication.
    pub min_cell: usize,
    /// Below so many interviews no coefficient is told.
    pub min_for_coefficient: usize,
    /// When a scale is told to be doubtful.
    pub reliability: ReliabilityRules,
    /// When a difference between groups is worth a headline.
    pub comparison: ComparisonRules,
    /// Who counts as empowered.
    pub empowerment: EmpowermentRules,
    /// When an interview is flagged.
    pub quality: QualityRules,
    /// How intervals are made by drawing again.
    pub resampling: Resampling,
}

/// What each factor counts for in its family's index.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Weights {
    /// As the instrument weighs them; alike, unless it says otherwise.
    #[default]
    Instrument,
    /// By how much they matter to the respondents (METHOD 3.3).
    Importance,
}

/// When a scale is told to be doubtful (METHOD 3.7).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReliabilityRules {
    /// Below so many interviews a coefficient is only indicative.
    pub indicative_below: usize,
    /// An item whose corrected item-total correlation is below this is flagged.
    pub min_item_total: f64,
    /// An item without which alpha is higher by more than this is flagged.
    pub max_rise_without: f64,
    /// An item of whose answers more than this share is at one end of the scale is flagged, 0-1.
    pub max_end_share: f64,
    /// Above this alpha the bar of Indonesian textbooks is met.
    pub alpha_lenient: f64,
    /// Above this alpha the general bar is met.
    pub alpha_general: f64,
    /// Above this alpha the items may repeat each other.
    pub alpha_redundant: f64,
}

impl Default for ReliabilityRules {
    fn default() -> Self {
        Self {
            indicative_below: 30,
            min_item_total: 0.30,
            max_rise_without: 0.02,
            max_end_share: 0.15,
            alpha_lenient: 0.60,
            alpha_general: 0.70,
            alpha_redundant: 0.95,
        }
    }
}

/// When a difference between groups is worth a headline (METHOD 3.9).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ComparisonRules {
    /// With fewer interviews than this in a group nothing is tested.
    pub min_to_test: usize,
    /// With fewer interviews than this in a group no difference is a headline.
    pub min_to_headline: usize,
    /// Roles whose means are as many points apart, and whose interval keeps clear of 0, have a gap.
    pub gap: f64,
    /// The level of tests, after Holm's correction, 0-1.
    pub level: f64,
}

impl Default for ComparisonRules {
    fn default() -> Self {
        Self { min_to_test: 5, min_to_headline: 10, gap: 10.0, level: 0.05 }
    }
}

/// Who counts as empowered, by counting the factors that fall short (METHOD 3.5; Alkire & Foster 2011).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EmpowermentRules {
    /// `z`: a factor with a score below this falls short, 0-100.
    pub cut_off: f64,
    /// `k`: with this share of the weight not falling short, a person is empowered, 0-1.
    pub enough_share: f64,
}

impl Default for EmpowermentRules {
    fn default() -> Self {
        Self { cut_off: 60.0, enough_share: 0.80 }
    }
}

/// When an interview is flagged, never deleted (METHOD 3.12); all are shares, 0-1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct QualityRules {
    /// An interview that took less than this share of the median time.
    pub min_time_share: f64,
    /// An interview of whose items this share, or more, have the same answer in a row.
    pub max_run_share: f64,
    /// An interview, or a factor, of which more than this share lacks a value.
    pub max_missing_share: f64,
    /// An index of whose variance more than this share lies between enumerators.
    pub max_enumerator_share: f64,
}

impl Default for QualityRules {
    fn default() -> Self {
        Self {
            min_time_share: 1.0 / 3.0,
            max_run_share: 0.80,
            max_missing_share: 0.20,
            max_enumerator_share: 0.10,
        }
    }
}

/// How intervals are made by drawing again (METHOD 3.8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Resampling {
    /// How often.
    pub draws: usize,
    /// What chance begins with: the same seed gives the same interval.
    pub seed: u64,
    /// From this many sites on whole sites are drawn, else respondents.
    pub min_clusters: usize,
}

impl Default for Resampling {
    fn default() -> Self {
        Self { draws: 2000, seed: 2026, min_clusters: 8 }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            filter: Filter::default(),
            weights: Weights::default(),
            aggregation: Aggregation::default(),
            crosshair: Crosshair::default(),
            min_cell: MIN_CELL,
            min_for_coefficient: MIN_FOR_COEFFICIENT,
            reliability: ReliabilityRules::default(),
            comparison: ComparisonRules::default(),
            empowerment: EmpowermentRules::default(),
            quality: QualityRules::default(),
            resampling: Resampling::default(),
        }
    }
}

impl Settings {
    /// Whether indices are made as the scores of the interviews have them.
    pub fn has_usual_indices(&self) -> bool {
        (self.weights, self.aggregation) == (Weights::Instrument, Aggregation::Arithmetic)
    }
}

impl From<Filter> for Settings {
    /// The default settings for the interviews that `filter` takes.
    fn from(filter: Filter) -> Self {
        Self { filter, ..Self::default() }
    }
}

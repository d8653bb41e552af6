//! How differently two roles see a factor, in a report.

use serde::{Deserialize, Serialize};

use super::report_figure_v1::{EstimateV1, IntervalV1};
use crate::evaluation::Gap;
use crate::stats::{Magnitude, Unit};

/// Two roles and a factor that both were asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GapV1 {
    /// The factor's name.
    pub factor: String,
    /// The name of the role whose mean is the higher one.
    pub higher: String,
    /// The name of the other role.
    pub lower: String,
    /// The first role's score.
    pub higher_mean: EstimateV1,
    /// The other role's score.
    pub lower_mean: EstimateV1,
    /// The difference of the two, in points.
    pub gap: f64,
    /// Its interval; null where there is none.
    pub interval: Option<IntervalV1>,
    /// What was drawn for the interval; null where it is Welch's.
    pub drawn: Option<Unit>,
    /// Cliff's delta; null where everybody scores the same.
    pub delta: Option<f64>,
    /// What it is called.
    pub magnitude: Option<Magnitude>,
    /// Whether the gap is wide, and clear of 0.
    pub is_highlighted: bool,
}

impl GapV1 {
    pub(super) fn new(found: Gap, min_cell: usize) -> Self {
        Self {
            factor: found.factor,
            higher: found.higher,
            lower: found.lower,
            higher_mean: EstimateV1::new(found.higher_mean, min_cell),
            lower_mean: EstimateV1::new(found.lower_mean, min_cell),
            gap: found.gap,
            interval: found.interval.map(IntervalV1::from),
            drawn: found.drawn,
            delta: found.delta.map(|(delta, _)| delta),
            magnitude: found.delta.map(|(_, magnitude)| magnitude),
            is_highlighted: found.is_highlighted,
        }
    }
}

//! What sites do to the mean of an index, in a report.

use serde::{Deserialize, Serialize};

use super::report_figure_v1::{FigureV1, IntervalV1};
use crate::evaluation::{Design, Measure};
use crate::stats::{Clustered, Resampled, Unit};

/// One index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DesignV1 {
    /// Which index.
    pub measure: Measure,
    /// What sites do to its mean.
    pub sites: FigureV1<ClusteredV1>,
    /// Its interval by drawing again; null where there would be too many respondents to draw.
    pub drawn: Option<FigureV1<ResampledV1>>,
}

/// What clusters do to a mean.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ClusteredV1 {
    /// Respondents.
    pub n: usize,
    /// Clusters with any.
    pub clusters: usize,
    /// Intraclass correlation.
    pub icc: f64,
    /// How many times as many respondents tell as much as a simple random sample, 1 and above.
    pub design_effect: f64,
    /// Respondents of a simple random sample who tell as much.
    pub effective_n: f64,
    /// The standard error of the mean that the clusters give.
    pub standard_error: f64,
    /// The mean's interval by that error.
    pub interval: IntervalV1,
}

/// An interval by drawing again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ResampledV1 {
    /// From the 2.5th to the 97.5th percentile.
    pub interval: IntervalV1,
    /// What was drawn.
    pub unit: Unit,
    /// How often.
    pub draws: usize,
}

impl From<Design> for DesignV1 {
    fn from(design: Design) -> Self {
        Self {
            measure: design.measure,
            sites: FigureV1::new(design.sites, ClusteredV1::from),
            drawn: design.drawn.map(|drawn| FigureV1::new(drawn, ResampledV1::from)),
        }
    }
}

impl From<Clustered> for ClusteredV1 {
    fn from(found: Clustered) -> Self {
        Self {
            n: found.n,
            clusters: found.clusters,
            icc: found.icc,
            design_effect: found.design_effect,
            effective_n: found.effective_n,
            standard_error: found.standard_error,
            interval: found.interval.into(),
        }
    }
}

impl From<Resampled> for ResampledV1 {
    fn from(found: Resampled) -> Self {
        Self { interval: found.interval.into(), unit: found.unit, draws: found.draws }
    }
}

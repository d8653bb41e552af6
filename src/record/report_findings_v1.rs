//! What an evaluation finds beyond its figures, in a report.

use serde::{Deserialize, Serialize};

use super::report_change_v1::RoundChangeV1;
use super::report_comparison_v1::ComparisonV1;
use super::report_design_v1::DesignV1;
use super::report_distribution_v1::DistributionV1;
use super::report_empowerment_v1::EmpowermentV1;
use super::report_gap_v1::GapV1;
use super::report_quality_v1::QualityV1;
use super::report_reliability_v1::ScaleV1;
use crate::evaluation::Findings;
use crate::instrument::Instrument;

/// What an evaluation finds beyond its figures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FindingsV1 {
    /// What sites do to the mean of each index.
    pub design: Vec<DesignV1>,
    /// The answers to each question on a scale.
    pub distributions: Vec<DistributionV1>,
    /// How far the items of each factor and family tell the same.
    pub reliability: Vec<ScaleV1>,
    /// Roles, sites and rounds side by side.
    pub comparisons: Vec<ComparisonV1>,
    /// Each round against the one before.
    pub changes: Vec<RoundChangeV1>,
    /// How differently roles see a factor, the widest gap first.
    pub gaps: Vec<GapV1>,
    /// Who counts as empowered.
    pub empowerment: EmpowermentV1,
    /// What is doubtful about the data.
    pub quality: QualityV1,
}

impl FindingsV1 {
    /// `found` with `instrument`; fewer than `min_cell` interviews are marked.
    pub(super) fn new(instrument: &Instrument, found: Findings, min_cell: usize) -> Self {
        Self {
            design: found.design.into_iter().map(DesignV1::from).collect(),
            distributions: found
                .distributions
                .into_iter()
                .map(|one| DistributionV1::new(instrument, one, min_cell))
                .collect(),
            reliability: found.reliability.into_iter().map(ScaleV1::from).collect(),
            comparisons: found
                .comparisons
                .into_iter()
                .map(|one| ComparisonV1::new(one, min_cell))
                .collect(),
            changes: found
                .changes
                .into_iter()
                .map(|one| RoundChangeV1::new(one, min_cell))
                .collect(),
            gaps: found.gaps.into_iter().map(|one| GapV1::new(one, min_cell)).collect(),
            empowerment: EmpowermentV1::new(found.empowerment, min_cell),
            quality: QualityV1::new(found.quality, min_cell),
        }
    }
}

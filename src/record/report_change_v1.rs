//! From one round to the next, in a report.

use serde::{Deserialize, Serialize};

use super::report_comparison_v1::{DifferenceV1, PairV1};
use super::report_figure_v1::{EstimateV1, FigureV1};
use crate::evaluation::{Changed, ChangedMeasure, Measure, RoundChange, Way};

/// From one round to the next.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RoundChangeV1 {
    /// The round before.
    pub from: String,
    /// The round after.
    pub to: String,
    /// Interviews in the round before.
    pub n_from: usize,
    /// Interviews in the round after.
    pub n_to: usize,
    /// Respondents of both rounds: the same study, code, role and site.
    pub linked: usize,
    /// Respondents of the round before who are not in the one after.
    pub lost: usize,
    /// Respondents of the round after who were not in the one before.
    pub joined: usize,
    /// Interviews that share all that links them with another one of their round.
    pub ambiguous: usize,
    /// How the rows are reckoned.
    pub way: Way,
    /// Each measure that both rounds have a value of.
    pub rows: Vec<ChangedV1>,
}

/// One measure in both rounds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ChangedV1 {
    /// What is measured.
    pub measure: Measure,
    /// In the round before: of linked respondents where the way is linked, else of all.
    pub before: Option<EstimateV1>,
    /// In the round after.
    pub after: Option<EstimateV1>,
    /// How far it changed.
    pub change: FigureV1<ChangeV1>,
    /// By Holm over the rows; null where nothing was tested.
    pub p_holm: Option<f64>,
    /// Whether p passes the level after correction and there are enough interviews for a headline.
    pub is_headline: bool,
}

/// How far a measure changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ChangeV1 {
    /// Of linked respondents.
    Linked {
        /// The mean of the changes, after less before.
        difference: DifferenceV1,
        /// The mean change in standard deviations of the changes.
        d_z: f64,
        /// Changes other than 0.
        n: usize,
        /// Wilcoxon's sum of the ranks of the rises.
        v: f64,
        /// Of Wilcoxon's test, two-sided.
        p: f64,
        /// Whether that p is counted, not approximated.
        is_exact: bool,
        /// The correlation of the value before with the change: strongly negative, it warns of regression to the mean;
        /// null of too few respondents.
        regression: Option<f64>,
    },
    /// Of two sets of respondents; the left one is the round after.
    Unlinked(PairV1),
}

impl RoundChangeV1 {
    pub(super) fn new(found: RoundChange, min_cell: usize) -> Self {
        let names = [found.from.clone(), found.to.clone()];
        let rows = found.rows.into_iter();
        Self {
            rows: rows.map(|row| ChangedV1::new(row, &names, min_cell)).collect(),
            from: found.from,
            to: found.to,
            n_from: found.n_from,
            n_to: found.n_to,
            linked: found.linked,
            lost: found.lost,
            joined: found.joined,
            ambiguous: found.ambiguous,
            way: found.way,
        }
    }
}

impl ChangedV1 {
    fn new(row: ChangedMeasure, names: &[String], min_cell: usize) -> Self {
        Self {
            measure: row.measure,
            before: row.before.map(|before| EstimateV1::new(before, min_cell)),
            after: row.after.map(|after| EstimateV1::new(after, min_cell)),
            change: FigureV1::new(row.change, |change| ChangeV1::new(change, names)),
            p_holm: row.p_holm,
            is_headline: row.is_headline,
        }
    }
}

impl ChangeV1 {
    fn new(change: Changed, names: &[String]) -> Self {
        match change {
            Changed::Linked { difference, ranks, d_z, regression } => Self::Linked {
                difference: difference.into(),
                d_z,
                n: ranks.n,
                v: ranks.v,
                p: ranks.p,
                is_exact: ranks.is_exact,
                regression,
            },
            Changed::Unlinked(pair) => Self::Unlinked(PairV1::new(pair, names)),
        }
    }
}

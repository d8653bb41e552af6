//! Everything that an evaluation finds beyond its summary, in one go.

use serde::{Deserialize, Serialize};

use super::change::{RoundChange, changes};
use super::comparison::{Comparison, comparisons};
use super::design::{Design, design};
use super::distribution::{Distribution, distributions};
use super::empowerment::{Empowerment, empowerment};
use super::gaps::{Gap, gaps};
use super::quality::{Quality, quality};
use super::reliability::{ScaleReliability, reliability};
use super::taken::scored;
use super::weighting::scores;
use super::{DataSet, Settings};

/// What an evaluation finds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Findings {
    /// What sites do to the mean of each index.
    pub design: Vec<Design>,
    /// The answers to each question on a scale.
    pub distributions: Vec<Distribution>,
    /// How far the items of each factor and family tell the same.
    pub reliability: Vec<ScaleReliability>,
    /// Roles, sites and rounds side by side.
    pub comparisons: Vec<Comparison>,
    /// Each round against the one before.
    pub changes: Vec<RoundChange>,
    /// How differently roles see a factor, the widest gap first.
    pub gaps: Vec<Gap>,
    /// Who counts as empowered.
    pub empowerment: Empowerment,
    /// What is doubtful about the data.
    pub quality: Quality,
}

/// What the interviews of `data_set` show by `settings`.
///
/// Figures of few interviews are there as they are; whoever shows them marks them.
pub fn evaluate(data_set: &DataSet, settings: &Settings) -> Findings {
    let scores = scores(data_set, settings);
    let taken = scored(data_set, settings, &scores);
    Findings {
        design: design(&taken, settings),
        distributions: distributions(data_set, &taken, settings),
        reliability: reliability(data_set, &taken, settings),
        comparisons: comparisons(data_set, &taken, settings),
        changes: changes(data_set, &taken, settings),
        gaps: gaps(data_set, &taken, settings),
        empowerment: empowerment(data_set, &taken, settings),
        quality: quality(data_set, &taken, settings),
    }
}

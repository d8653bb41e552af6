//! Importance against performance: which factors matter and how they stand (Martilla & James 1977,
//! 10.1177/002224297704100112; METHOD 3.10).

use serde::{Deserialize, Serialize};

use super::weighting::taken;
use super::{DataSet, Settings, one_to_five};
use crate::instrument::{Family, Text};
use crate::stats::{Estimate, estimate};

/// Where the lines cross that part the quadrants.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Crosshair {
    /// At the mean over the factors, on both axes.
    #[default]
    GrandMeans,
    /// In the middle of both scales, 3 of 1-5.
    Midpoint,
}

/// What a factor's place says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Quadrant {
    /// It matters more than most and stands worse.
    Concentrate,
    /// It matters more than most and stands well.
    KeepUp,
    /// It matters less than most and stands worse.
    LowPriority,
    /// It matters less than most and stands well.
    Overdone,
}

/// One factor by how much it matters and how it stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    /// The factor's name.
    pub id: String,
    /// What people call it.
    pub label: Text,
    /// Which index it feeds.
    pub family: Family,
    /// How much it matters to the respondents, 1-5.
    pub importance: Estimate,
    /// How it stands, 1-5: an obstacle's is turned round, so that a strong one stands badly.
    pub performance: Estimate,
    /// `Tki`: performance as a share of importance, in per cent.
    pub fit: f64,
    /// What its place says.
    pub quadrant: Quadrant,
}

/// All factors that were rated.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ImportancePerformance {
    /// Where the lines cross: importance and performance, 1-5.
    pub crosshair: (f64, f64),
    /// `Tki` of all factors together: the sum of their performances as a share of that of their importances, in per cent.
    pub fit: f64,
    /// The factors in the instrument's order.
    pub factors: Vec<Standing>,
}

/// How the factors stand against how much they matter, over the interviews that `settings` take and that have both; none
/// where nobody has.
pub fn importance_performance(
    data_set: &DataSet,
    settings: &Settings,
) -> Option<ImportancePerformance> {
    let taken = taken(data_set, settings);
    let found = data_set.instrument.scoring.factors.iter().filter_map(|factor| {
        let scale = factor.importance.as_ref()?;
        let pairs = taken.iter().filter_map(|one| {
            let scored = one.scores.as_ref()?.factors.iter().find(|it| it.id == factor.id)?;
            let score = scored.score?;
            let stands = if factor.family == Family::Inhibiting { 100.0 - score } else { score };
            // Other scales of importance are brought onto 1-5.
            let range = f64::from(scale.max - scale.min);
            let rated = 1.0 + 4.0 * f64::from(scored.importance? - scale.min) / range;
            Some((rated, one_to_five(stands)))
        });
        let (rated, stands): (Vec<f64>, Vec<f64>) = pairs.unzip();
        Some((factor, estimate(&rated)?, estimate(&stands)?))
    });
    let found: Vec<_> = found.collect();
    let mean = |values: Vec<f64>| estimate(&values).map(|values| values.mean);
    let importance = mean(found.iter().map(|(_, rated, _)| rated.mean).collect())?;
    let performance = mean(found.iter().map(|(_, _, stands)| stands.mean).collect())?;
    let crosshair = match settings.crosshair {
        Crosshair::GrandMeans => (importance, performance),
        Crosshair::Midpoint => (3.0, 3.0),
    };
    let factors = found.into_iter().map(|(factor, rated, stands)| Standing {
        id: factor.id.clone(),
        label: factor.label.clone(),
        family: factor.family,
        importance: rated,
        performance: stands,
        fit: 100.0 * stands.mean / rated.mean,
        quadrant: quadrant(rated.mean >= crosshair.0, stands.mean >= crosshair.1),
    });
    Some(ImportancePerformance {
        crosshair,
        fit: 100.0 * performance / importance,
        factors: factors.collect(),
    })
}

fn quadrant(matters: bool, stands: bool) -> Quadrant {
    match (matters, stands) {
        (true, false) => Quadrant::Concentrate,
        (true, true) => Quadrant::KeepUp,
        (false, false) => Quadrant::LowPriority,
        (false, true) => Quadrant::Overdone,
    }
}

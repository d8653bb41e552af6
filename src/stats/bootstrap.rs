//! Percentile intervals by drawing again from what was drawn (Efron 1979): whole clusters where there are enough of
//! them, else respondents.

use serde::{Deserialize, Serialize};

use super::chance::Chance;
use super::describe::{quantile, sorted};
use super::{CONFIDENCE, Interval, NoFigure, count};

/// How to draw again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draws {
    /// How often, 2000 or more.
    pub draws: usize,
    /// What chance begins with.
    pub seed: u64,
    /// From this many clusters on whole clusters are drawn.
    pub min_clusters: usize,
}

/// An interval by drawing again.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Resampled {
    /// The 2.5th and the 97.5th percentile of what the draws gave.
    pub interval: Interval,
    /// What was drawn.
    pub unit: Unit,
    /// Draws that gave a figure; one in which a group came out empty gives none.
    pub draws: usize,
}

/// What is drawn again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Whole clusters, with all respondents in them.
    Cluster,
    /// Respondents, since there are too few clusters: neighbours who are alike then count as if they were not.
    Respondent,
}

/// A respondent's value and the cluster that it is from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// The value.
    pub value: f64,
    /// The number of its cluster, from 0.
    pub cluster: usize,
}

/// The fewest draws that a percentile is read from.
pub const MIN_DRAWS: usize = 2000;

/// The interval of the mean of `values`.
///
/// # Errors
/// Fewer than two values, fewer than [`MIN_DRAWS`] draws, or a value that is no number.
pub fn resampled_mean(values: &[Placed], how: Draws) -> Result<Resampled, NoFigure> {
    resampled(&[values], how)
}

/// The interval of the mean of `left` less that of `right`; a cluster that is drawn brings its respondents of both.
///
/// # Errors
/// As [`resampled_mean`], of either side.
pub fn resampled_difference(
    left: &[Placed],
    right: &[Placed],
    how: Draws,
) -> Result<Resampled, NoFigure> {
    resampled(&[left, right], how)
}

/// The sum and the number of values of a group.
type Total = (f64, usize);

fn resampled(groups: &[&[Placed]], how: Draws) -> Result<Resampled, NoFigure> {
    if how.draws < MIN_DRAWS || groups.iter().any(|group| group.len() < 2) {
        return Err(NoFigure::TooFew);
    }
    if groups.iter().copied().flatten().any(|placed| !placed.value.is_finite()) {
        return Err(NoFigure::NotNumbers);
    }
    let clusters = totals_by_cluster(groups);
    let by_cluster = clusters.len() >= how.min_clusters.max(2);
    let mut chance = Chance::new(how.seed);
    let mut figures = Vec::with_capacity(how.draws);
    for _ in 0..how.draws {
        let totals: Vec<Total> = if by_cluster {
            let mut totals = vec![(0.0, 0); groups.len()];
            for _ in 0..clusters.len() {
                let drawn = &clusters[chance.below(clusters.len())];
                for (total, (sum, n)) in totals.iter_mut().zip(drawn) {
                    *total = (total.0 + sum, total.1 + n);
                }
            }
            totals
        } else {
            let drawn = groups.iter().map(|group| {
                let one = |_| group[chance.below(group.len())].value;
                ((0..group.len()).map(one).sum(), group.len())
            });
            drawn.collect()
        };
        if totals.iter().all(|(_, n)| *n > 0) {
            let means = totals.iter().map(|(sum, n)| sum / count(*n));
            figures.push(means.reduce(|left, right| left - right).unwrap_or_default());
        }
    }
    let figures = sorted(&figures);
    let tail = (1.0 - CONFIDENCE) / 2.0;
    let ends = quantile(&figures, tail).zip(quantile(&figures, 1.0 - tail));
    let (low, high) = ends.ok_or(NoFigure::TooFew)?;
    let unit = if by_cluster { Unit::Cluster } else { Unit::Respondent };
    Ok(Resampled { interval: Interval { low, high }, unit, draws: figures.len() })
}

/// For each cluster that anybody is from, the total of each group.
fn totals_by_cluster(groups: &[&[Placed]]) -> Vec<Vec<Total>> {
    let last = groups.iter().copied().flatten().map(|placed| placed.cluster).max();
    let mut totals = vec![vec![(0.0, 0); groups.len()]; last.map_or(0, |last| last + 1)];
    for (at, group) in groups.iter().enumerate() {
        for placed in *group {
            let (sum, n) = &mut totals[placed.cluster][at];
            *sum += placed.value;
            *n += 1;
        }
    }
    totals.retain(|cluster| cluster.iter().any(|(_, n)| *n > 0));
    totals
}

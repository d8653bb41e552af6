//! How alike the respondents of one cluster are, and what that costs: neighbours tell less than strangers.

use serde::{Deserialize, Serialize};

use super::bootstrap::Placed;
use super::{CONFIDENCE, Interval, NoFigure, count, mean, t_quantile};

/// What clusters do to a mean.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Clustered {
    /// Respondents.
    pub n: usize,
    /// Clusters with any.
    pub clusters: usize,
    /// Intraclass correlation of a one-way analysis of variance: `(MSB - MSW) / (MSB + (m0 - 1) MSW)`, below 0 where
    /// clusters are more alike than chance has it (Donner & Koval 1980).
    pub icc: f64,
    /// `m0 = (n - sum(n_g²)/n) / (clusters - 1)`, the size that stands for clusters of different sizes.
    pub size: f64,
    /// `1 + (m - 1) ICC` with m the mean size of a cluster, and 1 at least (Kish 1965).
    pub design_effect: f64,
    /// `n / design_effect`.
    pub effective_n: f64,
    /// The standard error that the clusters give directly: `V = k/(k-1) sum_g (sum_i (y - m))² / n²`.
    pub standard_error: f64,
    /// The mean's interval with that error and `k - 1` degrees of freedom.
    pub interval: Interval,
}

/// What the clusters of `values` do to their mean.
///
/// # Errors
/// One cluster, no cluster with two respondents, or values that are all equal.
pub fn clustered(values: &[Placed]) -> Result<Clustered, NoFigure> {
    let n = values.len();
    let all: Vec<f64> = values.iter().map(|placed| placed.value).collect();
    let whole = mean(&all).ok_or(if n == 0 { NoFigure::TooFew } else { NoFigure::NotNumbers })?;
    let last = values.iter().map(|placed| placed.cluster).max().unwrap_or(0);
    let mut groups: Vec<Vec<f64>> = vec![Vec::new(); last + 1];
    for placed in values {
        groups[placed.cluster].push(placed.value);
    }
    groups.retain(|group| !group.is_empty());
    let clusters = groups.len();
    if clusters < 2 {
        return Err(NoFigure::OneGroup);
    }
    if n == clusters {
        return Err(NoFigure::TooFew);
    }
    let (mut between, mut within, mut squared_sizes, mut squared_sums) = (0.0, 0.0, 0.0, 0.0);
    for group in &groups {
        let own = mean(group).ok_or(NoFigure::NotNumbers)?;
        let size = count(group.len());
        between += size * (own - whole) * (own - whole);
        within += group.iter().map(|value| (value - own) * (value - own)).sum::<f64>();
        squared_sizes += size * size;
        let sum: f64 = group.iter().map(|value| value - whole).sum();
        squared_sums += sum * sum;
    }
    let (n_values, k) = (count(n), count(clusters));
    let (between, within) = (between / (k - 1.0), within / (n_values - k));
    let size = (n_values - squared_sizes / n_values) / (k - 1.0);
    let icc = (between - within) / (between + (size - 1.0) * within);
    if !icc.is_finite() {
        return Err(NoFigure::NoVariance);
    }
    let design_effect = (1.0 + (n_values / k - 1.0) * icc).max(1.0);
    let standard_error = (k / (k - 1.0) * squared_sums).sqrt() / n_values;
    let t = t_quantile(f64::midpoint(1.0, CONFIDENCE), k - 1.0).ok_or(NoFigure::TooFew)?;
    let half = t * standard_error;
    Ok(Clustered {
        n,
        clusters,
        icc,
        size,
        design_effect,
        effective_n: n_values / design_effect,
        standard_error,
        interval: Interval { low: whole - half, high: whole + half },
    })
}

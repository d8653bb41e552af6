//! Whether any of several groups tends to other values (Kruskal & Wallis 1952), and which pairs differ (Dunn 1964).

use serde::{Deserialize, Serialize};

use super::distribution::{chi_squared_above, normal_two_sided};
use super::ranks::{are_numbers, ranked};
use super::{NoFigure, count, holm};

/// The test of several groups.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KruskalWallis {
    /// Corrected for ties.
    pub h: f64,
    /// Groups less one.
    pub freedom: usize,
    /// The chance of so large an H where all groups are alike.
    pub p: f64,
    /// `H / (n - 1)`: the share of the variance of the ranks that lies between groups, 0-1 (Kelley 1935).
    pub epsilon_squared: f64,
    /// Each pair of groups, the first with the second, then the first with the third.
    pub pairs: Vec<Dunn>,
}

/// One pair of groups.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Dunn {
    /// The number of one group, from 0.
    pub left: usize,
    /// The number of the other.
    pub right: usize,
    /// The difference of the mean ranks in its standard errors.
    pub z: f64,
    /// Two-sided, before correction.
    pub p: f64,
    /// By Holm over all pairs.
    pub p_holm: f64,
}

/// Tests `groups`.
///
/// # Errors
/// Fewer than two groups, an empty one, or values that are all equal.
pub fn kruskal_wallis(groups: &[&[f64]]) -> Result<KruskalWallis, NoFigure> {
    if groups.len() < 2 {
        return Err(NoFigure::OneGroup);
    }
    if groups.iter().any(|group| group.is_empty()) {
        return Err(NoFigure::TooFew);
    }
    let all: Vec<f64> = groups.iter().copied().flatten().copied().collect();
    if !are_numbers(&all) {
        return Err(NoFigure::NotNumbers);
    }
    let ranks = ranked(&all);
    let n = count(all.len());
    let untied = 1.0 - ranks.ties / (n * n * n - n);
    if untied <= 0.0 {
        return Err(NoFigure::NoVariance);
    }
    let mut rest = ranks.ranks.as_slice();
    let mut means = Vec::with_capacity(groups.len());
    let mut squares = 0.0;
    for group in groups {
        let (own, others) = rest.split_at(group.len());
        let sum: f64 = own.iter().sum();
        squares += sum * sum / count(group.len());
        means.push(sum / count(group.len()));
        rest = others;
    }
    let h = ((12.0 / (n * (n + 1.0)) * squares - 3.0 * (n + 1.0)) / untied).max(0.0);
    let freedom = groups.len() - 1;
    let variance = n * (n + 1.0) / 12.0 - ranks.ties / (12.0 * (n - 1.0));
    let mut pairs = Vec::new();
    for left in 0..groups.len() {
        for right in left + 1..groups.len() {
            let sizes = 1.0 / count(groups[left].len()) + 1.0 / count(groups[right].len());
            let z = (means[left] - means[right]) / (variance * sizes).sqrt();
            pairs.push(Dunn { left, right, z, p: normal_two_sided(z), p_holm: 1.0 });
        }
    }
    let corrected = holm(&pairs.iter().map(|pair| pair.p).collect::<Vec<f64>>());
    for (pair, p) in pairs.iter_mut().zip(corrected) {
        pair.p_holm = p;
    }
    Ok(KruskalWallis {
        h,
        freedom,
        p: chi_squared_above(h, count(freedom)),
        epsilon_squared: h / (n - 1.0),
        pairs,
    })
}

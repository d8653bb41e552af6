//! Whether one of two groups tends to higher values: Mann & Whitney (1947), with corrections for ties and continuity.

use serde::{Deserialize, Serialize};

use super::distribution::normal_two_sided;
use super::ranks::{are_numbers, ranked};
use super::{NoFigure, count};

/// The test of two groups, and how far they lie apart.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct MannWhitney {
    /// Pairs in which the left value is above the right one, ties as half.
    pub u: f64,
    /// How far U is from its expectation in standard errors, half a pair nearer.
    pub z: f64,
    /// The chance of a U as far off, on either side, where both groups are alike.
    pub p: f64,
    /// Cliff's delta, `(#(x>y) - #(x<y)) / (n1 n2) = 2U / (n1 n2) - 1`, -1 to 1 (Cliff 1993).
    pub delta: f64,
}

/// Tests `left` against `right`, two-sided, by the normal approximation.
///
/// # Errors
/// An empty group, or values that are all equal.
pub fn mann_whitney(left: &[f64], right: &[f64]) -> Result<MannWhitney, NoFigure> {
    if left.is_empty() || right.is_empty() {
        return Err(NoFigure::TooFew);
    }
    let all: Vec<f64> = left.iter().chain(right).copied().collect();
    if !are_numbers(&all) {
        return Err(NoFigure::NotNumbers);
    }
    let ranks = ranked(&all);
    let (n_left, n_right, n) = (count(left.len()), count(right.len()), count(all.len()));
    let rank_sum: f64 = ranks.ranks[..left.len()].iter().sum();
    let u = rank_sum - n_left * (n_left + 1.0) / 2.0;
    let pairs = n_left * n_right;
    let variance = pairs / 12.0 * (n + 1.0 - ranks.ties / (n * (n - 1.0)));
    if variance <= 0.0 {
        return Err(NoFigure::NoVariance);
    }
    let off = u - pairs / 2.0;
    // As SciPy has it, also within half a pair of the expectation: z is then on the other side, and p is 1.
    let z = (off.abs() - 0.5) / variance.sqrt();
    let p = if z <= 0.0 { 1.0 } else { normal_two_sided(z) };
    let z = if off < 0.0 { -z.max(0.0) } else { z.max(0.0) };
    Ok(MannWhitney { u, z, p, delta: 2.0 * u / pairs - 1.0 })
}

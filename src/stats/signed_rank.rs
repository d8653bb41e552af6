//! Whether changes tend up or down: Wilcoxon's signed ranks (1945).

use serde::{Deserialize, Serialize};

use super::distribution::normal_two_sided;
use super::ranks::{are_numbers, ranked};
use super::{NoFigure, count};

/// Up to so many changes without ties p is counted, not approximated.
const MAX_EXACT: usize = 25;

/// The test of changes.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SignedRank {
    /// Changes other than 0, which are left out (Wilcoxon's own way).
    pub n: usize,
    /// The sum of the ranks of the rises.
    pub v: f64,
    /// Two-sided.
    pub p: f64,
    /// Whether p is counted; else it is approximated, with corrections for ties and continuity.
    pub is_exact: bool,
}

/// Tests `changes` against none.
///
/// # Errors
/// No change other than 0.
pub fn signed_rank(changes: &[f64]) -> Result<SignedRank, NoFigure> {
    if !are_numbers(changes) {
        return Err(NoFigure::NotNumbers);
    }
    let moved: Vec<f64> = changes.iter().copied().filter(|change| *change != 0.0).collect();
    if moved.is_empty() {
        return Err(if changes.is_empty() { NoFigure::TooFew } else { NoFigure::NoVariance });
    }
    let ranks = ranked(&moved.iter().map(|change| change.abs()).collect::<Vec<f64>>());
    let rises = moved.iter().zip(&ranks.ranks).filter(|(change, _)| **change > 0.0);
    let v: f64 = rises.map(|(_, rank)| rank).sum();
    // A change of 0 takes a rank from those that are left, so the counts of the exact way do not hold.
    let is_exact = moved.len() <= MAX_EXACT && ranks.ties <= 0.0 && moved.len() == changes.len();
    let p =
        if is_exact { counted(moved.len(), v) } else { approximated(moved.len(), v, ranks.ties) };
    Ok(SignedRank { n: moved.len(), v, p, is_exact })
}

/// The share of the `2^n` ways to sign the ranks that give a sum as far from the middle as `v`.
fn counted(n: usize, v: f64) -> f64 {
    let all = n * (n + 1) / 2;
    let mut ways = vec![0.0; all + 1];
    ways[0] = 1.0;
    for rank in 1..=n {
        for sum in (rank..=all).rev() {
            ways[sum] += ways[sum - rank];
        }
    }
    let nearer = v.min(count(all) - v);
    let (mut tail, mut whole) = (0.0_f64, 0.0_f64);
    for (sum, ways) in ways.iter().enumerate() {
        whole += ways;
        if count(sum) <= nearer {
            tail += ways;
        }
    }
    (2.0 * tail / whole).min(1.0)
}

fn approximated(n: usize, v: f64, ties: f64) -> f64 {
    let n = count(n);
    let variance = n * (n + 1.0) * (2.0 * n + 1.0) / 24.0 - ties / 48.0;
    let off = (v - n * (n + 1.0) / 4.0).abs() - 0.5;
    if off <= 0.0 || variance <= 0.0 { 1.0 } else { normal_two_sided(off / variance.sqrt()) }
}

//! How the items of a scale vary together, of respondents who answered all of them or, pair by pair, both.

use serde::{Deserialize, Serialize};

use super::{NoFigure, count};

/// Whose answers count where some are missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Deletion {
    /// Of respondents who answered every item.
    Listwise,
    /// For each pair of items, of respondents who answered both.
    Pairwise,
}

/// The covariances of the items of a scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Covariances {
    /// Whose answers they are of.
    pub deletion: Deletion,
    /// Respondents; pairwise, of the pair that the fewest answered.
    pub n: usize,
    /// Row by row, each as long as there are items; the variances stand on the diagonal.
    pub rows: Vec<Vec<f64>>,
}

/// The covariances of `items`: for each item the answer of each respondent.
///
/// # Errors
/// Fewer than two items, or a pair that fewer than two respondents answered.
pub fn covariances(
    items: &[Vec<Option<f64>>],
    deletion: Deletion,
) -> Result<Covariances, NoFigure> {
    if items.len() < 2 {
        return Err(NoFigure::FewerThanTwoItems);
    }
    let respondents = items[0].len();
    if items.iter().any(|item| item.len() != respondents) {
        return Err(NoFigure::NotNumbers);
    }
    let complete;
    let items = match deletion {
        Deletion::Pairwise => items,
        Deletion::Listwise => {
            complete = listwise(items);
            &complete
        }
    };
    let mut rows = vec![vec![0.0; items.len()]; items.len()];
    let mut n = usize::MAX;
    for left in 0..items.len() {
        for right in left..items.len() {
            let (found, covariance) = covariance(&items[left], &items[right])?;
            n = n.min(found);
            rows[left][right] = covariance;
            rows[right][left] = covariance;
        }
    }
    Ok(Covariances { deletion, n, rows })
}

/// `items`, of the respondents who answered all of them.
pub(super) fn listwise(items: &[Vec<Option<f64>>]) -> Vec<Vec<Option<f64>>> {
    let respondents = items.first().map_or(0, Vec::len);
    let is_complete: Vec<bool> =
        (0..respondents).map(|at| items.iter().all(|item| item[at].is_some())).collect();
    let of = |item: &Vec<Option<f64>>| {
        item.iter().zip(&is_complete).filter(|(_, kept)| **kept).map(|(value, _)| *value).collect()
    };
    items.iter().map(of).collect()
}

/// How many answered both, and the covariance of these (divisor n - 1).
fn covariance(left: &[Option<f64>], right: &[Option<f64>]) -> Result<(usize, f64), NoFigure> {
    let both = || left.iter().zip(right).filter_map(|(left, right)| left.zip(*right));
    let Some((left_first, right_first)) = both().next() else { return Err(NoFigure::NoOverlap) };
    // From the first pair, so that equal values give exactly 0.
    let (mut n, mut left_sum, mut right_sum) = (0, 0.0, 0.0);
    for (x, y) in both() {
        n += 1;
        left_sum += x - left_first;
        right_sum += y - right_first;
    }
    if n < 2 {
        return Err(NoFigure::TooFew);
    }
    let (left_mean, right_mean) =
        (left_first + left_sum / count(n), right_first + right_sum / count(n));
    let sum: f64 = both().map(|(x, y)| (x - left_mean) * (y - right_mean)).sum();
    let covariance = sum / count(n - 1);
    if covariance.is_finite() { Ok((n, covariance)) } else { Err(NoFigure::NotNumbers) }
}

impl Covariances {
    /// The sum of all: the variance of the sum of the items.
    pub(super) fn total(&self) -> f64 {
        self.rows.iter().flatten().sum()
    }

    /// The sum of the variances.
    pub(super) fn trace(&self) -> f64 {
        self.rows.iter().enumerate().map(|(at, row)| row[at]).sum()
    }

    /// Without the item at `item`.
    pub(super) fn without(&self, item: usize) -> Self {
        let kept = |(at, value): (usize, &f64)| (at != item).then_some(*value);
        let row = |row: &Vec<f64>| row.iter().enumerate().filter_map(kept).collect();
        let rows = self.rows.iter().enumerate().filter(|(at, _)| *at != item);
        Self { rows: rows.map(|(_, found)| row(found)).collect(), ..*self }
    }

    /// The correlations.
    ///
    /// # Errors
    /// An item that never varies.
    pub fn correlations(&self) -> Result<Vec<Vec<f64>>, NoFigure> {
        let spreads: Vec<f64> =
            self.rows.iter().enumerate().map(|(at, row)| row[at].sqrt()).collect();
        if spreads.iter().any(|spread| *spread <= 0.0) {
            return Err(NoFigure::NoVariance);
        }
        let row = |(row, own): (&Vec<f64>, &f64)| {
            row.iter().zip(&spreads).map(|(value, other)| value / (own * other)).collect()
        };
        Ok(self.rows.iter().zip(&spreads).map(row).collect())
    }
}

//! A share of yes among answers, with Wilson's interval (Wilson 1927), which keeps within 0 and 1 and holds for few.

use serde::{Deserialize, Serialize};

use super::distribution::normal_quantile;
use super::{CONFIDENCE, Interval, NoFigure, count};

/// A share with its interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Share {
    /// Of how many.
    pub n: usize,
    /// 0-1.
    pub share: f64,
    /// At [`CONFIDENCE`].
    pub interval: Interval,
}

/// The share of `hits` among `n`: `(p + z²/2n ± z sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n)`.
///
/// # Errors
/// None of nobody, or more hits than there are.
pub fn share(hits: usize, n: usize) -> Result<Share, NoFigure> {
    if n == 0 {
        return Err(NoFigure::TooFew);
    }
    if hits > n {
        return Err(NoFigure::NotNumbers);
    }
    let (n_values, p) = (count(n), count(hits) / count(n));
    let z = normal_quantile(f64::midpoint(1.0, CONFIDENCE));
    let whole = 1.0 + z * z / n_values;
    let centre = (p + z * z / (2.0 * n_values)) / whole;
    let half = z * (p * (1.0 - p) / n_values + z * z / (4.0 * n_values * n_values)).sqrt() / whole;
    // At the ends the bound is the end itself, but for rounding.
    let low = if hits == 0 { 0.0 } else { centre - half };
    let high = if hits == n { 1.0 } else { centre + half };
    Ok(Share { n, share: p, interval: Interval { low, high } })
}

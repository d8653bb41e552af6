//! How far the items of a scale tell the same: Cronbach's alpha (1951) with Feldt's interval, and each item's part in it.

use serde::{Deserialize, Serialize};

use super::covariance::{Covariances, Deletion, covariances};
use super::distribution::f_quantile;
use super::{CONFIDENCE, Interval, NoFigure, count, t_quantile};

/// The share of the variances of the items that rounding can leave of the variance of a sum that never varies.
const ROUNDING: f64 = 1e-12;

/// Cronbach's alpha of a scale.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Alpha {
    /// Whose answers count.
    pub deletion: Deletion,
    /// Respondents; pairwise, of the pair that the fewest answered.
    pub n: usize,
    /// Items.
    pub k: usize,
    /// `k/(k-1) (1 - sum of the variances / variance of the sum)`; below 0 where items speak against each other.
    pub alpha: f64,
    /// At [`CONFIDENCE`] (Feldt, Woodruff & Salih 1987).
    pub interval: Interval,
    /// Of items brought to the same spread, `k r / (1 + (k-1) r)` with r the mean correlation; none where an item never
    /// varies.
    pub standardised: Option<f64>,
}

/// Alpha of `items`: for each item the answer of each respondent, all keyed in the same direction.
///
/// # Errors
/// Fewer than two items or respondents, or a sum that never varies.
pub fn alpha(items: &[Vec<Option<f64>>], deletion: Deletion) -> Result<Alpha, NoFigure> {
    let covariances = covariances(items, deletion)?;
    let k = items.len();
    let alpha = coefficient(&covariances)?;
    // `L = 1 - (1-a) F(.975; n-1, (n-1)(k-1))`, `U = 1 - (1-a) F(.025; the same)`.
    let (above, tail) = (count(covariances.n - 1), (1.0 - CONFIDENCE) / 2.0);
    let end = |p| f_quantile(p, above, above * count(k - 1)).map(|f| 1.0 - (1.0 - alpha) * f);
    let (low, high) = end(1.0 - tail).zip(end(tail)).ok_or(NoFigure::TooFew)?;
    let standardised = covariances.correlations().ok().map(|rows| {
        let all: f64 = rows.iter().flatten().sum();
        let k = count(k);
        let r = (all - k) / (k * (k - 1.0));
        // Never above 1, but for the last bit.
        (k * r / (1.0 + (k - 1.0) * r)).min(1.0)
    });
    Ok(Alpha {
        deletion,
        n: covariances.n,
        k,
        alpha,
        interval: Interval { low, high },
        standardised: standardised.filter(|alpha| alpha.is_finite()),
    })
}

fn coefficient(covariances: &Covariances) -> Result<f64, NoFigure> {
    let k = count(covariances.rows.len());
    let (total, trace) = (covariances.total(), covariances.trace());
    // A sum of which the parts cancel out is 0 but for rounding.
    if total <= trace * ROUNDING {
        return Err(NoFigure::NoVariance);
    }
    Ok(k / (k - 1.0) * (1.0 - trace / total))
}

/// One item within its scale.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ItemInScale {
    /// The correlation of the item with the sum of the others.
    pub rest: Result<f64, NoFigure>,
    /// Alpha of the others.
    pub alpha_without: Result<f64, NoFigure>,
}

/// Each item of `items` within the scale, of the same respondents as [`alpha`].
///
/// # Errors
/// As [`alpha`], but for a sum that never varies.
pub fn items_in_scale(
    items: &[Vec<Option<f64>>],
    deletion: Deletion,
) -> Result<Vec<ItemInScale>, NoFigure> {
    let covariances = covariances(items, deletion)?;
    let total = covariances.total();
    let item = |at: usize| {
        let row = &covariances.rows[at];
        let (own, with_all) = (row[at], row.iter().sum::<f64>());
        let rest_variance = total - 2.0 * with_all + own;
        let spread = own.sqrt() * rest_variance.sqrt();
        let rest =
            if spread > 0.0 { Ok((with_all - own) / spread) } else { Err(NoFigure::NoVariance) };
        let alpha_without = if items.len() < 3 {
            Err(NoFigure::FewerThanThreeItems)
        } else {
            coefficient(&covariances.without(at))
        };
        ItemInScale { rest: rest.map(|r: f64| r.clamp(-1.0, 1.0)), alpha_without }
    };
    Ok((0..items.len()).map(item).collect())
}

/// *r tabel*: what a correlation of `n` pairs has to pass at 5 %, two-sided: `t / sqrt(df + t²)` with df = n - 2.
///
/// # Errors
/// Fewer than three pairs.
pub fn critical_correlation(n: usize) -> Result<f64, NoFigure> {
    let freedom = count(n.checked_sub(2).filter(|freedom| *freedom > 0).ok_or(NoFigure::TooFew)?);
    let t = t_quantile(f64::midpoint(1.0, CONFIDENCE), freedom).ok_or(NoFigure::TooFew)?;
    Ok(t / (freedom + t * t).sqrt())
}

/// The standard error of one person's score, `SD sqrt(1 - alpha)`, in the units of `sd` (Lord & Novick 1968).
///
/// # Errors
/// An alpha above 1, or a spread below 0.
pub fn standard_error_of_measurement(sd: f64, alpha: f64) -> Result<f64, NoFigure> {
    let error = sd * (1.0 - alpha).sqrt();
    if error.is_finite() && error >= 0.0 { Ok(error) } else { Err(NoFigure::NotNumbers) }
}

/// The least change of one person that is more than error at 95 %: `1.96 sqrt(2) SEM` (Weir 2005), in the units of `sem`.
pub fn detectable_change(sem: f64) -> f64 {
    1.96 * std::f64::consts::SQRT_2 * sem
}

//! A list of numbers in a few: centre, spread, quantiles and how much of it stands at the ends of its scale.

use serde::{Deserialize, Serialize};

use super::{NoFigure, count, mean, variance};

/// A list of numbers in a few.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Description {
    /// Values, 1 at least.
    pub n: usize,
    /// Their mean.
    pub mean: f64,
    /// Their standard deviation (divisor n - 1); none for a single value.
    pub sd: Option<f64>,
    /// The least.
    pub minimum: f64,
    /// The first quartile, as [`quantile`] has it.
    pub lower_quartile: f64,
    /// The median.
    pub median: f64,
    /// The third quartile.
    pub upper_quartile: f64,
    /// The greatest.
    pub maximum: f64,
    /// The share at the lower end of the scale, 0-1.
    pub floor: f64,
    /// The share at the upper end of the scale, 0-1.
    pub ceiling: f64,
}

/// Describes `values` on a scale from `low` to `high`.
///
/// # Errors
/// No value, or one that is not a finite number.
pub fn describe(values: &[f64], low: f64, high: f64) -> Result<Description, NoFigure> {
    let mean = mean(values).ok_or(if values.is_empty() {
        NoFigure::TooFew
    } else {
        NoFigure::NotNumbers
    })?;
    let sorted = sorted(values);
    let at = |p| quantile(&sorted, p).unwrap_or(mean);
    let share = |is_at_end: &dyn Fn(&&f64) -> bool| {
        count(values.iter().filter(is_at_end).count()) / count(values.len())
    };
    Ok(Description {
        n: values.len(),
        mean,
        sd: variance(values).map(f64::sqrt),
        minimum: at(0.0),
        lower_quartile: at(0.25),
        median: at(0.5),
        upper_quartile: at(0.75),
        maximum: at(1.0),
        floor: share(&|value| **value <= low),
        ceiling: share(&|value| **value >= high),
    })
}

/// The quantile of rising values: at `h = (n - 1) p`, on the line between its two neighbours.
///
/// Source: definition 7 of Hyndman & Fan (1996), which R, NumPy and Excel's `PERCENTILE.INC` use. None for no value or
/// where `p` is not from 0 to 1.
pub fn quantile(sorted: &[f64], p: f64) -> Option<f64> {
    if !(0.0..=1.0).contains(&p) {
        return None;
    }
    let last = sorted.len().checked_sub(1)?;
    let h = count(last) * p;
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "from 0 to the last place of a list"
    )]
    let below = h.floor() as usize;
    let (from, to) = (*sorted.get(below)?, sorted[(below + 1).min(last)]);
    Some(from + (h - h.floor()) * (to - from))
}

/// `values` in rising order.
pub(super) fn sorted(values: &[f64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted
}

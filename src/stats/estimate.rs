//! A mean with its spread and its t interval (Student 1908): `m ± t(.975, n-1) * s / sqrt(n)`.

use serde::{Deserialize, Serialize};

use super::{NoFigure, count, mean, t_quantile, variance};

/// How often intervals made this way hold the true mean.
pub const CONFIDENCE: f64 = 0.95;

/// A mean and how well it is known.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// Values, 1 at least.
    pub n: usize,
    /// Their mean.
    pub mean: f64,
    /// Their standard deviation (divisor n - 1); none for a single value.
    pub sd: Option<f64>,
    /// The interval of the mean at [`CONFIDENCE`]; none for a single value.
    pub interval: Option<Interval>,
}

/// From `low` to `high`, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl Interval {
    /// Whether `value` lies in the interval.
    pub fn contains(&self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }
}

/// The mean of `values` with its interval.
///
/// | values | mean | sd, interval |
/// |---|---|---|
/// | none, or one that is not a finite number | none | none |
/// | one | itself | none |
/// | two or more | yes | yes; of width 0 where all are equal |
pub fn estimate(values: &[f64]) -> Option<Estimate> {
    let n = values.len();
    let mean = mean(values)?;
    let sd = variance(values).map(f64::sqrt);
    let interval = sd.and_then(|sd| {
        let t = t_quantile(f64::midpoint(1.0, CONFIDENCE), count(n - 1))?;
        let half = t * sd / count(n).sqrt();
        Some(Interval { low: mean - half, high: mean + half })
    });
    Some(Estimate { n, mean, sd, interval })
}

/// The mean of `values`, which are of that many of `population` people: the interval is narrower by
/// `sqrt((N - n) / (N - 1))`, and without width where all of them were asked (Cochran 1977, 2.8).
///
/// # Errors
/// No value, one that is not a finite number, or more values than people.
pub fn estimate_within(values: &[f64], population: u32) -> Result<Estimate, NoFigure> {
    let missing = if values.is_empty() { NoFigure::TooFew } else { NoFigure::NotNumbers };
    let whole = estimate(values).ok_or(missing)?;
    let (n, people) = (count(whole.n), f64::from(population));
    if n > people {
        return Err(NoFigure::OutsidePopulation);
    }
    let factor = if people > 1.0 { ((people - n) / (people - 1.0)).sqrt() } else { 0.0 };
    let interval = whole.interval.map(|interval| Interval {
        low: whole.mean + (interval.low - whole.mean) * factor,
        high: whole.mean + (interval.high - whole.mean) * factor,
    });
    Ok(Estimate { interval, ..whole })
}

//! Numbers in, numbers out: nothing here knows what was asked of whom.
//!
//! Too little data is a result of its own ([`None`]), never a NaN. Sums run in the order of the values,
//! so the same values in the same order give the same figure.

mod estimate;
mod student;
mod correlation;
mod sample_size;

pub use correlation::correlation;
pub use estimate::{CONFIDENCE, Estimate, Interval, estimate};
pub use sample_size::{Confidence, Plan, SampleSize, sample_size, shared_out};
pub use student::t_quantile;

/// `n` as a number to reckon with; exact below 2^53.
#[allow(clippy::cast_precision_loss, reason = "no list in memory has 2^53 values")]
fn count(n: usize) -> f64 {
    n as f64
}

/// The mean, taken from the first value so that equal values give exactly themselves.
fn mean(values: &[f64]) -> Option<f64> {
    let first = values.first()?;
    let sum: f64 = values.iter().map(|value| value - first).sum();
    Some(first + sum / count(values.len())).filter(|mean| mean.is_finite())
}

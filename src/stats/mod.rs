//! Numbers in, numbers out: nothing here knows what was asked of whom.
//!
//! Too little data is a result of its own ([`None`], or a [`NoFigure`] that says why), never a NaN. Sums run in the order of the values,
//! so the same values in the same order give the same figure.

mod no_figure;
mod distribution;
mod student;
mod estimate;
mod describe;
mod share;
mod correlation;
mod sample_size;
mod chance;
mod bootstrap;
mod weights;
mod cluster;
mod covariance;
mod alpha;
mod omega;
mod ranks;
mod holm;
mod mann_whitney;
mod kruskal_wallis;
mod signed_rank;
mod difference;
mod counting;

pub use alpha::{
    Alpha, ItemInScale, alpha, critical_correlation, detectable_change, items_in_scale,
    standard_error_of_measurement,
};
pub use bootstrap::{
    Draws, MIN_DRAWS, Placed, Resampled, Unit, resampled_difference, resampled_mean,
};
pub use cluster::{Clustered, clustered};
pub use correlation::correlation;
pub use counting::{Counted, CutOffs, Respect, counted, part_of};
pub use covariance::{Covariances, Deletion, covariances};
pub use describe::{Description, describe, quantile};
pub use difference::{
    Difference, Magnitude, Standardised, d_of_changes, paired, standardised, welch,
};
pub use estimate::{CONFIDENCE, Estimate, Interval, estimate, estimate_within};
pub use holm::holm;
pub use kruskal_wallis::{Dunn, KruskalWallis, kruskal_wallis};
pub use mann_whitney::{MannWhitney, mann_whitney};
pub use no_figure::NoFigure;
pub use omega::{Omega, omega, one_factor};
pub use sample_size::{Confidence, Plan, SampleSize, sample_size, shared_out};
pub use share::{Share, share};
pub use signed_rank::{SignedRank, signed_rank};
pub use student::t_quantile;
pub use weights::{effective_n, post_stratified, weighted_mean};

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

/// The variance with divisor n - 1; none for fewer than two values.
fn variance(values: &[f64]) -> Option<f64> {
    let mean = mean(values)?;
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    let freedom = values.len().checked_sub(1).filter(|freedom| *freedom > 0)?;
    Some(squares / count(freedom)).filter(|variance| variance.is_finite())
}

//! Quantiles of Student's t distribution.

use super::distribution::{halved, normal_quantile, t_two_sided};

/// From here on the expansion about the normal quantile is exact to the last digits.
const MANY: f64 = 1000.0;

/// The point that a t variable of `freedom` degrees stays below with probability `p`.
///
/// None unless `freedom > 0` and `0 < p < 1`.
pub fn t_quantile(p: f64, freedom: f64) -> Option<f64> {
    if !(p > 0.0 && p < 1.0 && freedom > 0.0 && freedom.is_finite()) {
        return None;
    }
    if freedom > MANY {
        return Some(expanded(p, freedom)).filter(|point| point.is_finite());
    }
    let beyond = 2.0 * p.min(1.0 - p);
    let point = if beyond < 1.0 { inverted(beyond, freedom) } else { 0.0 };
    Some(if p < 0.5 { -point } else { point }).filter(|point| point.is_finite())
}

/// What a t variable is further from 0 than with probability `beyond`.
///
/// By halving on the logarithm: the distribution function never rises, so its inverse needs no good beginning.
fn inverted(beyond: f64, freedom: f64) -> f64 {
    let is_below = |ln: f64| t_two_sided(libm::exp(ln), freedom) > beyond;
    libm::exp(halved(&is_below, -60.0, 340.0))
}

/// Abramowitz & Stegun 26.7.5, in Horner's form.
fn expanded(p: f64, freedom: f64) -> f64 {
    let z = normal_quantile(p);
    let zz = z * z;
    let terms = [
        z,
        z * (zz + 1.0) / 4.0,
        z * ((5.0 * zz + 16.0) * zz + 3.0) / 96.0,
        z * (((3.0 * zz + 19.0) * zz + 17.0) * zz - 15.0) / 384.0,
        z * ((((79.0 * zz + 776.0) * zz + 1482.0) * zz - 1920.0) * zz - 945.0) / 92_160.0,
    ];
    terms.iter().rev().fold(0.0, |sum, term| sum / freedom + term)
}

//! Quantiles of Student's t distribution.

use statrs::distribution::{Continuous, ContinuousCDF, Normal, StudentsT};

/// From here on the expansion about the normal quantile is exact to the last digits, and the incomplete
/// beta function no longer is.
const MANY: f64 = 1000.0;

/// The point that a t variable of `freedom` degrees stays below with probability `p`.
///
/// None unless `freedom > 0` and `0 < p < 1`.
pub fn t_quantile(p: f64, freedom: f64) -> Option<f64> {
    if !(p > 0.0 && p < 1.0 && freedom > 0.0 && freedom.is_finite()) {
        return None;
    }
    let point = if freedom > MANY { expanded(p, freedom)? } else { inverted(p, freedom)? };
    Some(point).filter(|point| point.is_finite())
}

fn inverted(p: f64, freedom: f64) -> Option<f64> {
    let t = StudentsT::new(0.0, 1.0, freedom).ok()?;
    let first = t.inverse_cdf(p);
    // One Newton step takes the inverse to the precision of the distribution function.
    let step = (t.cdf(first) - p) / t.pdf(first);
    Some(if step.is_finite() { first - step } else { first })
}

/// Abramowitz & Stegun 26.7.5, in Horner's form.
fn expanded(p: f64, freedom: f64) -> Option<f64> {
    let z = Normal::new(0.0, 1.0).ok()?.inverse_cdf(p);
    let zz = z * z;
    let terms = [
        z,
        z * (zz + 1.0) / 4.0,
        z * ((5.0 * zz + 16.0) * zz + 3.0) / 96.0,
        z * (((3.0 * zz + 19.0) * zz + 17.0) * zz - 15.0) / 384.0,
        z * ((((79.0 * zz + 776.0) * zz + 1482.0) * zz - 1920.0) * zz - 945.0) / 92_160.0,
    ];
    Some(terms.iter().rev().fold(0.0, |sum, term| sum / freedom + term))
}

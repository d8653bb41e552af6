//! How far two means lie apart: Welch's test (1947), paired t (Student 1908), and the difference in standard deviations.

use serde::{Deserialize, Serialize};

use super::distribution::t_two_sided;
use super::{CONFIDENCE, Interval, NoFigure, count, mean, t_quantile, variance};

/// A difference of means with its t test.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Difference {
    /// The mean of the left less that of the right; of changes, their mean.
    pub difference: f64,
    /// Its interval at [`CONFIDENCE`].
    pub interval: Interval,
    /// The difference in its standard errors.
    pub t: f64,
    /// Degrees of freedom.
    pub freedom: f64,
    /// The chance of a t as far from 0 where there is no difference.
    pub p: f64,
}

impl Difference {
    fn new(difference: f64, error: f64, freedom: f64) -> Result<Self, NoFigure> {
        if !(error > 0.0 && freedom.is_finite()) {
            return Err(NoFigure::NoVariance);
        }
        let quantile =
            t_quantile(f64::midpoint(1.0, CONFIDENCE), freedom).ok_or(NoFigure::TooFew)?;
        let (t, half) = (difference / error, quantile * error);
        Ok(Self {
            difference,
            interval: Interval { low: difference - half, high: difference + half },
            t,
            freedom,
            p: t_two_sided(t, freedom),
        })
    }
}

/// `left` against `right`, whose variances may differ (Welch 1947; degrees of freedom by Satterthwaite 1946).
///
/// # Errors
/// Fewer than two values in a group, or no variance in either.
pub fn welch(left: &[f64], right: &[f64]) -> Result<Difference, NoFigure> {
    let (left_mean, left_part) = mean_and_part(left)?;
    let (right_mean, right_part) = mean_and_part(right)?;
    let part = left_part + right_part;
    let freedom = part * part
        / (left_part * left_part / (count(left.len()) - 1.0)
            + right_part * right_part / (count(right.len()) - 1.0));
    Difference::new(left_mean - right_mean, part.sqrt(), freedom)
}

/// The mean, and the square of its standard error.
fn mean_and_part(values: &[f64]) -> Result<(f64, f64), NoFigure> {
    if values.len() < 2 {
        return Err(NoFigure::TooFew);
    }
    let parts = mean(values).zip(variance(values));
    let (mean, variance) = parts.ok_or(NoFigure::NotNumbers)?;
    Ok((mean, variance / count(values.len())))
}

/// The mean of `changes` against none.
///
/// # Errors
/// Fewer than two changes, or all of them equal.
pub fn paired(changes: &[f64]) -> Result<Difference, NoFigure> {
    let (mean, part) = mean_and_part(changes)?;
    Difference::new(mean, part.sqrt(), count(changes.len() - 1))
}

/// The mean change in standard deviations of the changes, `d_z` (Cohen 1988).
///
/// # Errors
/// As [`paired`].
pub fn d_of_changes(changes: &[f64]) -> Result<f64, NoFigure> {
    let test = paired(changes)?;
    Ok(test.t / count(changes.len()).sqrt())
}

/// How far two groups lie apart in standard deviations.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Standardised {
    /// Cohen's d with the pooled standard deviation (Cohen 1988).
    pub d: f64,
    /// Hedges' g, `d (1 - 3 / (4 df - 1))`, which does not run high in small groups (Hedges 1981).
    pub g: f64,
}

/// `left` against `right`.
///
/// # Errors
/// Fewer than two values in a group, or no variance in either.
pub fn standardised(left: &[f64], right: &[f64]) -> Result<Standardised, NoFigure> {
    let (left_mean, left_part) = mean_and_part(left)?;
    let (right_mean, right_part) = mean_and_part(right)?;
    let (n_left, n_right) = (count(left.len()), count(right.len()));
    let freedom = n_left + n_right - 2.0;
    let squares = left_part * n_left * (n_left - 1.0) + right_part * n_right * (n_right - 1.0);
    let d = (left_mean - right_mean) / (squares / freedom).sqrt();
    if !d.is_finite() {
        return Err(NoFigure::NoVariance);
    }
    Ok(Standardised { d, g: d * (1.0 - 3.0 / (4.0 * freedom - 1.0)) })
}

/// How large an effect is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Magnitude {
    /// Not worth a word.
    Negligible,
    /// Small.
    Small,
    /// Medium.
    Medium,
    /// Large.
    Large,
}

impl Magnitude {
    /// What Cliff's `delta` is called: negligible below 0.147, small below 0.33, medium below 0.474 (Romano et al. 2006).
    pub fn of_delta(delta: f64) -> Self {
        Self::by(delta, [0.147, 0.33, 0.474])
    }

    /// What `d` is called: small from 0.2, medium from 0.5, large from 0.8 (Cohen 1988).
    pub fn of_d(d: f64) -> Self {
        Self::by(d, [0.2, 0.5, 0.8])
    }

    fn by(effect: f64, limits: [f64; 3]) -> Self {
        let [small, medium, large] = limits;
        match effect.abs() {
            size if size < small => Self::Negligible,
            size if size < medium => Self::Small,
            size if size < large => Self::Medium,
            _ => Self::Large,
        }
    }
}

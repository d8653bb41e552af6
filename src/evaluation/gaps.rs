//! How differently two roles see the same factor (METHOD 3.9): where officials score higher than residents, a gap of perception.

use serde::{Deserialize, Serialize};

use super::design::{draws, is_drawn};
use super::taken::{Measure, Taken};
use super::{DataSet, Settings};
use crate::stats::{
    Estimate, Interval, Magnitude, Unit, estimate, mann_whitney, resampled_difference, welch,
};

/// Two roles and a factor that both were asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Gap {
    /// The factor's name.
    pub factor: String,
    /// The name of the role whose mean is the higher one.
    pub higher: String,
    /// The name of the other role.
    pub lower: String,
    /// The first role's score.
    pub higher_mean: Estimate,
    /// The other role's score.
    pub lower_mean: Estimate,
    /// The difference of the two, 0-100.
    pub gap: f64,
    /// Its interval.
    pub interval: Option<Interval>,
    /// What was drawn for the interval; none where it is Welch's.
    pub drawn: Option<Unit>,
    /// Cliff's delta, and what it is called; none where everybody scores the same.
    pub delta: Option<(f64, Magnitude)>,
    /// Whether the gap is wide, and clear of 0.
    pub is_highlighted: bool,
}

/// The gaps of all factors and pairs of roles with enough interviews, the widest first.
pub(super) fn gaps(data_set: &DataSet, taken: &[Taken<'_>], settings: &Settings) -> Vec<Gap> {
    let roles: Vec<(&str, Vec<Taken<'_>>)> = data_set
        .instrument
        .roles
        .iter()
        .map(|role| {
            let own = taken.iter().filter(|one| one.response.setting.role == role.name);
            (role.name.as_str(), own.copied().collect())
        })
        .collect();
    let mut gaps = Vec::new();
    for factor in &data_set.instrument.scoring.factors {
        let measure = Measure::Factor(factor.id.clone());
        for (n, left) in roles.iter().enumerate() {
            for right in &roles[n + 1..] {
                gaps.extend(gap(&measure, &factor.id, left, right, settings));
            }
        }
    }
    // Stable: gaps of one width stay in the instrument's order.
    gaps.sort_by(|a, b| b.gap.total_cmp(&a.gap));
    gaps
}

fn gap(
    measure: &Measure,
    factor: &str,
    left: &(&str, Vec<Taken<'_>>),
    right: &(&str, Vec<Taken<'_>>),
    settings: &Settings,
) -> Option<Gap> {
    let [left_values, right_values] = [left, right].map(|(_, own)| measure.over(own));
    let least = left_values.len().min(right_values.len());
    if least < settings.comparison.min_to_test {
        return None;
    }
    let (left_mean, right_mean) = (estimate(&left_values)?, estimate(&right_values)?);
    if left_mean.mean < right_mean.mean {
        return gap(measure, factor, right, left, settings);
    }
    let [left_placed, right_placed] = [left, right].map(|(_, own)| measure.placed(own));
    let (interval, drawn) = if is_drawn(&[&left_placed, &right_placed], settings) {
        let found = resampled_difference(&left_placed, &right_placed, draws(settings)).ok();
        (found.map(|found| found.interval), found.map(|found| found.unit))
    } else {
        (welch(&left_values, &right_values).ok().map(|found| found.interval), None)
    };
    let gap = left_mean.mean - right_mean.mean;
    let delta = mann_whitney(&left_values, &right_values).ok().map(|test| test.delta);
    Some(Gap {
        factor: factor.to_owned(),
        higher: left.0.to_owned(),
        lower: right.0.to_owned(),
        higher_mean: left_mean,
        lower_mean: right_mean,
        gap,
        interval,
        drawn,
        delta: delta.map(|delta| (delta, Magnitude::of_delta(delta))),
        is_highlighted: gap >= settings.comparison.gap
            && interval.is_some_and(|interval| !interval.contains(0.0)),
    })
}

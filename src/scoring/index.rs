//! A family's index from its factors' scores, with the coverage that it rests on (METHOD 3.3).

use serde::{Deserialize, Serialize};

/// How factors become an index.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Aggregation {
    /// The weighted arithmetic mean.
    #[default]
    Arithmetic,
    /// The weighted geometric mean of scores that are 1 at least, which a weak factor pulls down further.
    Geometric,
}

/// With less of the weight available, a family has no index.
pub const MIN_COVERAGE: f64 = 0.5;

/// How far a coverage may miss [`MIN_COVERAGE`] by rounding: 0.3 of 0.1 + 0.2 + 0.3 is one half.
const ROUNDING: f64 = 1e-9;

/// A family's index and what it rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Index {
    /// 0-100; none where `coverage` is below [`MIN_COVERAGE`].
    pub value: Option<f64>,
    /// Share of the weight of the asked factors that have a score, 0-1.
    pub coverage: f64,
}

/// What makes an index of the scored parts (weight, score) of a family; none where nothing of it is asked.
pub(super) type Composite = fn(&[(f64, Option<f64>)]) -> Option<Index>;

impl Aggregation {
    /// What makes an index by this rule.
    pub(super) fn index(self) -> Composite {
        match self {
            Self::Arithmetic => composite,
            Self::Geometric => geometric,
        }
    }
}

/// `sum(w*s) / sum(w)` over the scored parts of (weight, score); none where nothing of the family is asked.
///
/// Factors of which nothing was asked are structurally absent: they are not among the parts, so they
/// do not lower the coverage. A mean never leaves the range of what it is a mean of; the clamp takes
/// back the last bit that rounding can add.
pub fn composite(parts: &[(f64, Option<f64>)]) -> Option<Index> {
    let mut total = 0.0;
    let mut available = 0.0;
    let mut sum = 0.0;
    for (weight, score) in parts {
        total += weight;
        if let Some(score) = score {
            available += weight;
            sum += weight * score;
        }
    }
    (total > 0.0).then(|| {
        let coverage = available / total;
        let is_covered = coverage >= MIN_COVERAGE - ROUNDING;
        Index { value: is_covered.then(|| (sum / available).clamp(0.0, 100.0)), coverage }
    })
}

/// `prod(s^w)^(1 / sum(w))` over the same parts, each score 1 at least.
fn geometric(parts: &[(f64, Option<f64>)]) -> Option<Index> {
    let logarithm = |score: f64| libm::log(score.max(1.0));
    let parts: Vec<_> =
        parts.iter().map(|(weight, score)| (*weight, score.map(logarithm))).collect();
    let index = composite(&parts)?;
    Some(Index { value: index.value.map(|mean| libm::exp(mean).clamp(0.0, 100.0)), ..index })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn factors_weigh_alike_however_many_items_they_have() {
        let index = composite(&[(1.0, Some(80.0)), (1.0, Some(40.0))]).unwrap();
        assert_eq!(index, Index { value: Some(60.0), coverage: 1.0 });
    }

    #[test]
    fn half_the_weight_is_enough_and_less_is_not() {
        let half = composite(&[(1.0, Some(80.0)), (1.0, None)]).unwrap();
        assert_eq!(half, Index { value: Some(80.0), coverage: 0.5 });
        let third = composite(&[(1.0, Some(80.0)), (2.0, None)]).unwrap();
        assert_eq!(third.value, None);
    }

    #[test]
    fn a_family_that_is_not_asked_has_no_index() {
        assert_eq!(composite(&[]), None);
    }

    /// exp((ln 80 + ln 20) / 2) = sqrt(1600); with three times the weight, (80 * 20^3)^(1/4); 0 counts as 1.
    #[test]
    fn a_weak_factor_pulls_a_geometric_index_down_further() {
        let of = |parts: &[(f64, Option<f64>)]| geometric(parts).unwrap().value.unwrap();
        assert!((of(&[(1.0, Some(80.0)), (1.0, Some(20.0))]) - 40.0).abs() < 1e-12);
        let fourth = (80.0 * 20.0 * 20.0 * 20.0_f64).sqrt().sqrt();
        assert!((of(&[(1.0, Some(80.0)), (3.0, Some(20.0))]) - fourth).abs() < 1e-12);
        assert!((of(&[(1.0, Some(100.0)), (1.0, Some(0.0))]) - 10.0).abs() < 1e-12);
    }
}

//! A family's index from its factors' scores, with the coverage that it rests on.

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
}

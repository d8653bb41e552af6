//! What many measurements come to in one figure.

/// The value that `percent` per cent of the values do not exceed (nearest rank); NaN of none.
pub fn percentile(values: &[f64], percent: usize) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied().unwrap_or(f64::NAN)
}

/// The middle value; of two, their mean; NaN of none.
pub fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match (sorted.get(middle), sorted.len().is_multiple_of(2)) {
        (Some(value), false) => *value,
        (Some(value), true) => f64::midpoint(sorted[middle - 1], *value),
        (None, _) => f64::NAN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_percentile(values: &[f64], percent: usize, expected: f64) {
        assert!((percentile(values, percent) - expected).abs() < 1e-12, "{values:?} {percent}");
    }

    #[test]
    fn percentiles_are_values_that_were_measured() {
        let hundred: Vec<f64> = (1..=100).rev().map(f64::from).collect();
        check_percentile(&hundred, 50, 50.0);
        check_percentile(&hundred, 95, 95.0);
        check_percentile(&hundred, 100, 100.0);
        check_percentile(&[3.0, 1.0, 2.0], 95, 3.0);
        check_percentile(&[7.0], 50, 7.0);
        assert!(percentile(&[], 50).is_nan());
    }

    #[test]
    fn the_median_lies_between_two_middle_values() {
        assert!((median(&[4.0, 1.0, 3.0]) - 3.0).abs() < 1e-12);
        assert!((median(&[4.0, 1.0, 3.0, 2.0]) - 2.5).abs() < 1e-12);
        assert!(median(&[]).is_nan());
    }
}

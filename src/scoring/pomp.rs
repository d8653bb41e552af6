//! Percent of maximum possible: an answer on any scale as 0-100 (Cohen, Cohen, Aiken & West 1999).

/// `100 * (x - min) / (max - min)`, after `x' = min + max - x` for a reversed item; 0-100 for `min < max`.
pub fn pomp(value: i32, min: i32, max: i32, reverse: bool) -> f64 {
    let [value, min, max] = [value, min, max].map(f64::from);
    let value = if reverse { min + max - value } else { value };
    100.0 * (value - min) / (max - min)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Source: METHOD 3.1, the five points of a five-point scale.
    #[test]
    fn five_points_are_quarters() {
        let points = [1, 2, 3, 4, 5].map(|value| pomp(value, 1, 5, false));
        assert_eq!(points, [0.0, 25.0, 50.0, 75.0, 100.0]);
        let reversed = [1, 2, 3, 4, 5].map(|value| pomp(value, 1, 5, true));
        assert_eq!(reversed, [100.0, 75.0, 50.0, 25.0, 0.0]);
    }

    #[test]
    fn a_grade_from_0_to_2_is_scored_too() {
        assert_eq!([0, 1, 2].map(|value| pomp(value, 0, 2, false)), [0.0, 50.0, 100.0]);
    }
}

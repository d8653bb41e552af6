//! How far two lists of numbers move together (Pearson's product-moment correlation).

use super::mean;

/// Pearson's r of the pairs, -1 to 1.
///
/// None for fewer than three pairs (two always lie on a line) and where one side never varies.
pub fn correlation(pairs: &[(f64, f64)]) -> Option<f64> {
    if pairs.len() < 3 {
        return None;
    }
    let (left, right): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    let (left_mean, right_mean) = (mean(&left)?, mean(&right)?);
    let mut both = 0.0;
    let mut left_squares = 0.0;
    let mut right_squares = 0.0;
    for (x, y) in pairs {
        let (dx, dy) = (x - left_mean, y - right_mean);
        both += dx * dy;
        left_squares += dx * dx;
        right_squares += dy * dy;
    }
    let r = both / (left_squares.sqrt() * right_squares.sqrt());
    r.is_finite().then(|| r.clamp(-1.0, 1.0))
}

//! Holm's correction: of many tests, the chance that any is significant by chance stays at the level (Holm 1979).

/// The corrected p values, in the order of `p`: the i-th smallest of m times `m - i + 1`, never below a smaller one's.
pub fn holm(p: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|a, b| p[*a].total_cmp(&p[*b]));
    let mut corrected = vec![1.0; p.len()];
    let mut greatest: f64 = 0.0;
    for (n, at) in order.into_iter().enumerate() {
        greatest = greatest.max(super::count(p.len() - n) * p[at]).min(1.0);
        corrected[at] = greatest;
    }
    corrected
}

//! Ranks from 1 upwards, in which equal values share the mean of the ranks that they take up.

use super::count;

/// The ranks of a list, and what its ties take from a variance.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ranks {
    /// The rank of each value, in the order of the values.
    pub(super) ranks: Vec<f64>,
    /// `sum(t³ - t)` over the sets of t equal values; 0 without ties.
    pub(super) ties: f64,
}

/// The ranks of `values`.
pub(super) fn ranked(values: &[f64]) -> Ranks {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut ranks = vec![0.0; values.len()];
    let mut ties = 0.0;
    let mut start = 0;
    while start < order.len() {
        let value = values[order[start]];
        let equal = order[start..].iter().take_while(|at| values[**at] <= value).count();
        let rank = count(start) + f64::midpoint(1.0, count(equal));
        for at in &order[start..start + equal] {
            ranks[*at] = rank;
        }
        let t = count(equal);
        ties += t * t * t - t;
        start += equal;
    }
    Ranks { ranks, ties }
}

/// Whether every value is a finite number.
pub(super) fn are_numbers(values: &[f64]) -> bool {
    values.iter().all(|value| value.is_finite())
}

//! How far the items of a factor tell the same (Cronbach 1951), from sums of whole numbers, which nothing rounds.

use super::{Columns, Taken};

/// Cronbach's alpha of the respondents who answered every item of a factor.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    /// Respondents.
    pub n: usize,
    /// `k/(k-1) (1 - sum of the variances / variance of the sum)`; none where the sum never varies.
    pub alpha: Option<f64>,
    /// The same without each item, in their order; none where fewer than two would be left.
    pub alpha_without: Vec<Option<f64>>,
}

impl Columns {
    /// Alpha of the `factor`th factor over the interviews that are `taken`; none where it has fewer than two items
    /// or fewer than two respondents answered all of them.
    pub fn scale(&self, factor: usize, taken: &Taken) -> Option<Scale> {
        let factor = self.instrument.scoring.factors.get(factor)?;
        let columns: Option<Vec<(&[u8], Vec<i64>)>> = factor
            .items
            .iter()
            .map(|item| {
                let column = &self.items[*self.by_name.get(&item.item)?];
                let value = |row: usize| {
                    let value = i64::from(column.list.value(column.list.choice(row))?);
                    Some(if item.reverse {
                        i64::from(item.min) + i64::from(item.max) - value
                    } else {
                        value
                    })
                };
                let values: Option<Vec<i64>> = (0..column.list.len()).map(value).collect();
                Some((column.answers.as_slice(), values?))
            })
            .collect();
        let columns = columns?;
        let k = columns.len();
        if k < 2 {
            return None;
        }
        let mut n = 0_i64;
        let mut sums = vec![0_i64; k];
        let mut products = vec![0_i64; k * k];
        let mut row = vec![0_i64; k];
        'interviews: for at in 0..self.len() {
            if !taken.0[at] || !self.is_scored[at] {
                continue;
            }
            for (value, (answers, values)) in row.iter_mut().zip(&columns) {
                let Some(found) = values.get(usize::from(answers[at])) else {
                    continue 'interviews;
                };
                *value = *found;
            }
            n += 1;
            for left in 0..k {
                sums[left] += row[left];
                for right in left..k {
                    products[left * k + right] += row[left] * row[right];
                }
            }
        }
        if n < 2 {
            return None;
        }
        // n times the sum of squares about the mean: the divisors of variances cancel out.
        let spread = |left: usize, right: usize| {
            let (low, high) = (left.min(right), left.max(right));
            i128::from(n) * i128::from(products[low * k + high])
                - i128::from(sums[low]) * i128::from(sums[high])
        };
        let alpha_of = |items: &[usize]| {
            let trace: i128 = items.iter().map(|item| spread(*item, *item)).sum();
            let pairs =
                items.iter().flat_map(|left| items.iter().map(move |right| (*left, *right)));
            let total: i128 = pairs.map(|(left, right)| spread(left, right)).sum();
            let k = crate::expression::count(items.len());
            (total > 0 && items.len() >= 2)
                .then(|| k / (k - 1.0) * (1.0 - as_number(trace) / as_number(total)))
        };
        let all: Vec<usize> = (0..k).collect();
        let without = |gone: &usize| {
            let left: Vec<usize> = all.iter().copied().filter(|item| item != gone).collect();
            alpha_of(&left)
        };
        Some(Scale {
            n: usize::try_from(n).unwrap_or_default(),
            alpha: alpha_of(&all),
            alpha_without: all.iter().map(without).collect(),
        })
    }
}

/// The nearest number to a whole one.
#[allow(clippy::cast_precision_loss, reason = "a ratio of two such sums is wanted to 15 digits")]
fn as_number(whole: i128) -> f64 {
    whole as f64
}

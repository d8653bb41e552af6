//! The scores of all interviews in one pass over the columns: as [`crate::scoring::score`] gives them, to the last bit.

use super::{BLANK, Columns, NOT_APPLICABLE, NOT_ASKED, SKIPPED};
use crate::instrument::{Factor, Family};
use crate::scoring::{ForceField, Index, composite, force_field, pomp};

/// How many interviews are scored together: what is summed for them stays in the processor's nearest memory.
const BLOCK: usize = 512;

/// What one factor comes to for one respondent.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct FactorFigure {
    /// Whether any of it was asked.
    pub is_asked: bool,
    /// 0-100, where enough of it is answered.
    pub score: Option<f64>,
    /// Items with a value.
    pub answered: u32,
    /// Items that count.
    pub applicable: u32,
}

/// What one respondent scores.
#[derive(Debug)]
pub struct RowScores<'a> {
    /// Each factor of the instrument, in its order.
    pub factors: &'a [FactorFigure],
    /// The index of each family, in the order of [`Family::ALL`]; none where nothing of it was asked.
    pub indices: [Option<Index>; 4],
    /// Supporting against inhibiting.
    pub force_field: Option<ForceField>,
}

/// What each answer to an item adds to its factor, by the byte that stands for it.
struct Adds {
    column: usize,
    sum: [f64; 256],
    weight: [f64; 256],
    counts: [u64; 256],
}

/// One item with a value, in the counts that are summed together.
const ANSWERED: u64 = 1;
/// One item that counts.
const APPLICABLE: u64 = 1 << 20;
/// One item that was asked.
const ASKED: u64 = 1 << 40;

/// How many items there are of one kind.
fn counted(counts: u64, kind: u64) -> u32 {
    u32::try_from(counts / kind % APPLICABLE).unwrap_or(u32::MAX)
}

/// The sums of a factor for a block of interviews.
struct Sums {
    sum: [f64; BLOCK],
    weight: [f64; BLOCK],
    counts: [u64; BLOCK],
}

impl Columns {
    /// Hands the scores of each interview to `take`, with its row, in order; none of those who declined.
    pub fn each_scored(&self, mut take: impl FnMut(usize, &RowScores<'_>)) {
        let factors = &self.instrument.scoring.factors;
        let adds: Vec<Vec<Adds>> = factors.iter().map(|factor| self.adds(factor)).collect();
        let n = factors.len();
        let mut figures = vec![FactorFigure::default(); n * BLOCK];
        let mut sums = Box::new(Sums::zero());
        let mut parts = Vec::new();
        for start in (0..self.len()).step_by(BLOCK) {
            let length = BLOCK.min(self.len() - start);
            for (at, adds) in adds.iter().enumerate() {
                *sums = Sums::zero();
                for add in adds {
                    let answers = &self.items[add.column].answers[start..start + length];
                    sums.add(add, answers);
                }
                for row in 0..length {
                    figures[row * n + at] = sums.figure(row);
                }
            }
            for row in 0..length {
                if !self.is_scored[start + row] {
                    continue;
                }
                let figures = &figures[row * n..(row + 1) * n];
                let indices = Family::ALL.map(|family| {
                    parts.clear();
                    let of_family = factors
                        .iter()
                        .zip(figures)
                        .filter(|(factor, figure)| figure.is_asked && factor.family == family);
                    parts.extend(of_family.map(|(factor, figure)| (factor.weight, figure.score)));
                    composite(&parts)
                });
                let value = |family: Family| {
                    let at = Family::ALL.iter().position(|one| *one == family)?;
                    indices[at]?.value
                };
                let sides = value(Family::Supporting).zip(value(Family::Inhibiting));
                let force_field =
                    sides.map(|(supporting, inhibiting)| force_field(supporting, inhibiting));
                take(start + row, &RowScores { factors: figures, indices, force_field });
            }
        }
    }

    /// What the items of `factor` add, in their order: sums run as they do for one interview.
    fn adds(&self, factor: &Factor) -> Vec<Adds> {
        let items = factor.items.iter().filter_map(|item| {
            let mut adds = Adds {
                column: *self.by_name.get(&item.item)?,
                sum: [0.0; 256],
                weight: [0.0; 256],
                counts: [ASKED + APPLICABLE; 256],
            };
            for lack in [NOT_ASKED, SKIPPED] {
                adds.counts[usize::from(lack)] = 0;
            }
            adds.counts[usize::from(NOT_APPLICABLE)] = ASKED;
            for row in 0..item.list.len().min(usize::from(BLANK)) {
                let Some(value) = item.list.value(item.list.choice(row)) else { continue };
                adds.sum[row] = item.weight * pomp(value, item.min, item.max, item.reverse);
                adds.weight[row] = item.weight;
                adds.counts[row] += ANSWERED;
            }
            Some(adds)
        });
        items.collect()
    }
}

impl Sums {
    fn zero() -> Self {
        Self { sum: [0.0; BLOCK], weight: [0.0; BLOCK], counts: [0; BLOCK] }
    }

    /// Adds what an item adds; a lack of a value adds 0, which changes no bit of a sum.
    fn add(&mut self, add: &Adds, answers: &[u8]) {
        for (row, answer) in answers.iter().enumerate() {
            let answer = usize::from(*answer);
            self.sum[row] += add.sum[answer];
            self.weight[row] += add.weight[answer];
            self.counts[row] += add.counts[answer];
        }
    }

    fn figure(&self, row: usize) -> FactorFigure {
        let counts = self.counts[row];
        let (answered, applicable) = (counted(counts, ANSWERED), counted(counts, APPLICABLE));
        let is_enough = answered >= applicable.div_ceil(2).max(2);
        FactorFigure {
            is_asked: counted(counts, ASKED) > 0,
            score: is_enough.then(|| (self.sum[row] / self.weight[row]).clamp(0.0, 100.0)),
            answered,
            applicable,
        }
    }
}

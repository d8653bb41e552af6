//! How many people to ask: Slovin's formula, which local reviewers expect, beside the exact one that it stands for.
//!
//! Sources: Cochran (1977), Sampling Techniques, 4.4: `n0 = z² p(1-p) / e²`, `n = n0 / (1 + (n0-1)/N)`; Slovin
//! `n = N / (1 + N e²)`, which is the exact one for p = 0.5 and z = 2, but for the 1 that it leaves out.

/// What a share is to be known with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plan {
    /// How many people live there.
    pub population: u32,
    /// How far off the share may be, above 0 and below 1: 0.05.
    pub margin: f64,
    /// How sure one wants to be of that.
    pub confidence: Confidence,
    /// The share that is expected; 0.5 asks for the most people.
    pub share: f64,
    /// How much less each answer tells than in a simple random sample, 1 and above.
    pub design_effect: f64,
    /// The share of people who will not answer, 0 and above, below 1.
    pub non_response: f64,
}

/// How sure one wants to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confidence {
    /// In nine samples of ten.
    P90,
    /// In nineteen of twenty.
    P95,
    /// In ninety-nine of a hundred.
    P99,
}

impl Confidence {
    /// The quantile of the normal distribution that leaves half of the rest on each side.
    fn z(self) -> f64 {
        match self {
            Self::P90 => 1.644_853_626_951_472_2,
            Self::P95 => 1.959_963_984_540_054,
            Self::P99 => 2.575_829_303_548_900_4,
        }
    }
}

/// How many people to ask; each figure is rounded up on its own, and none is more than live there but `infinite`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SampleSize {
    /// By Slovin's formula.
    pub slovin: u32,
    /// By the exact formula where very many people live there.
    pub infinite: u32,
    /// By the exact formula for so many people.
    pub finite: u32,
    /// The same with the design effect.
    pub designed: u32,
    /// The same with those who will not answer.
    pub approached: u32,
    /// Slovin's with the design effect.
    pub slovin_designed: u32,
    /// Slovin's with the design effect and those who will not answer.
    pub slovin_approached: u32,
}

/// The sizes of a sample by `plan`; none where a figure of it is out of its range.
pub fn sample_size(plan: &Plan) -> Option<SampleSize> {
    let Plan { margin, share, design_effect, non_response, .. } = *plan;
    let is_sound = plan.population >= 1
        && is_between(margin, 0.0, 1.0)
        && is_between(share, 0.0, 1.0)
        && (1.0..=100.0).contains(&design_effect)
        && (non_response == 0.0 || is_between(non_response, 0.0, 1.0));
    if !is_sound {
        return None;
    }
    let population = f64::from(plan.population);
    let square = margin * margin;
    let z = plan.confidence.z();
    let slovin = population / (1.0 + population * square);
    let infinite = z * z * share * (1.0 - share) / square;
    // Below one person the formula would fall past everybody.
    let finite = infinite / (1.0 + (infinite - 1.0).max(0.0) / population);
    let more = |n: f64| n * design_effect / (1.0 - non_response);
    let capped = |n: f64| up(n.min(population));
    Some(SampleSize {
        slovin: capped(slovin),
        infinite: up(infinite),
        finite: capped(finite),
        designed: capped(finite * design_effect),
        approached: capped(more(finite)),
        slovin_designed: capped(slovin * design_effect),
        slovin_approached: capped(more(slovin)),
    })
}

fn is_between(value: f64, low: f64, high: f64) -> bool {
    value > low && value < high
}

/// The next whole number; what is above one by less than the doubles can tell counts as it.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a number of people above 0; beyond 2^32 the cast saturates"
)]
fn up(n: f64) -> u32 {
    ((n * (1.0 - 1e-12)).ceil() as u32).max(1)
}

/// Shares `n` out in proportion to `weights`, so that the parts make up `n`: each gets the whole part of its due, and
/// what is left goes to the largest fractions, the first of equals before the others (Hamilton).
///
/// Nothing where no weight is above 0.
pub fn shared_out(n: u32, weights: &[u32]) -> Vec<u32> {
    let total: u64 = weights.iter().copied().map(u64::from).sum();
    if total == 0 {
        return vec![0; weights.len()];
    }
    let due = |weight: &u32| u64::from(n) * u64::from(*weight);
    let whole = |weight: &u32| u32::try_from(due(weight) / total).unwrap_or(n);
    let mut parts: Vec<u32> = weights.iter().map(whole).collect();
    let left = n.saturating_sub(parts.iter().sum());
    let mut order: Vec<usize> = (0..weights.len()).collect();
    // A stable sort keeps the first of equals first.
    order.sort_by_key(|n| std::cmp::Reverse(due(&weights[*n]) % total));
    for n in order.into_iter().take(usize::try_from(left).unwrap_or(usize::MAX)) {
        parts[n] += 1;
    }
    parts
}

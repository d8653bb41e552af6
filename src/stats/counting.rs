//! Who falls short in how many respects: the counting method of Alkire & Foster (2011), as in the WEAI (Alkire et al. 2013).

use serde::{Deserialize, Serialize};

use super::{NoFigure, count};

/// How far a share may miss the cut-off by rounding: 1 - 0.8 is not 0.2 in binary.
const ROUNDING: f64 = 1e-9;

/// What counts as falling short.
#[derive(Debug, Clone, PartialEq)]
pub struct CutOffs {
    /// What each respect counts for, 0 or more; they are brought to the sum 1.
    pub weights: Vec<f64>,
    /// `z`: a value below this falls short, one for each respect.
    pub values: Vec<f64>,
    /// `k`: whoever falls short in more than `1 - k` of the weight is disempowered, 0-1.
    pub enough: f64,
}

/// Who falls short, and in what.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Counted {
    /// Persons.
    pub n: usize,
    /// Persons who are disempowered.
    pub disempowered: usize,
    /// `H = q/n`, 0-1.
    pub headcount: f64,
    /// `A`: the mean share in which those persons fall short, 0-1; none where there are none.
    pub intensity: Option<f64>,
    /// `M0 = H A`, 0-1.
    pub m0: f64,
    /// `1 - M0`, 0-1.
    pub empowerment: f64,
    /// Each respect, in the order of the weights.
    pub respects: Vec<Respect>,
}

/// One respect.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Respect {
    /// Its share of the weight, 0-1.
    pub weight: f64,
    /// The share of all persons who fall short in it.
    pub uncensored: f64,
    /// The share of persons who do and are disempowered.
    pub censored: f64,
    /// `weight * censored / M0`: these sum to 1; none where M0 is 0.
    pub contribution: Option<f64>,
}

/// Counts `persons`, each with a value for every respect.
///
/// # Errors
/// Nobody, no weight, or lists of different lengths.
pub fn counted(persons: &[Vec<f64>], cut_offs: &CutOffs) -> Result<Counted, NoFigure> {
    let CutOffs { weights, values, enough } = cut_offs;
    let all: f64 = weights.iter().sum();
    let is_sound = weights.len() == values.len()
        && weights.iter().all(|weight| *weight >= 0.0)
        && all.is_finite()
        && persons.iter().all(|person| person.len() == weights.len())
        && persons.iter().flatten().all(|value| value.is_finite());
    if !is_sound {
        return Err(NoFigure::NotNumbers);
    }
    if persons.is_empty() || all <= 0.0 {
        return Err(NoFigure::TooFew);
    }
    let weights: Vec<f64> = weights.iter().map(|weight| weight / all).collect();
    let (mut disempowered, mut shortfall) = (0, 0.0);
    let mut uncensored = vec![0_usize; weights.len()];
    let mut censored = vec![0_usize; weights.len()];
    for person in persons {
        let is_short = |at: &usize| person[*at] < values[*at];
        let short: Vec<usize> = (0..weights.len()).filter(is_short).collect();
        let share: f64 = short.iter().map(|at| weights[*at]).sum();
        let is_disempowered = share > 1.0 - enough + ROUNDING;
        for at in &short {
            uncensored[*at] += 1;
            censored[*at] += usize::from(is_disempowered);
        }
        if is_disempowered {
            disempowered += 1;
            shortfall += share;
        }
    }
    let n = count(persons.len());
    let m0 = shortfall / n;
    let respects = weights.iter().zip(uncensored.iter().zip(&censored));
    let respects = respects.map(|(weight, (uncensored, censored))| {
        let censored = count(*censored) / n;
        let contribution = (m0 > 0.0).then(|| weight * censored / m0);
        Respect { weight: *weight, uncensored: count(*uncensored) / n, censored, contribution }
    });
    Ok(Counted {
        n: persons.len(),
        disempowered,
        headcount: count(disempowered) / n,
        intensity: (disempowered > 0).then(|| shortfall / count(disempowered)),
        m0,
        empowerment: 1.0 - m0,
        respects: respects.collect(),
    })
}

/// What a part of all persons adds to the M0 of all: its share of the persons times its own M0. Over parts that make up
/// the whole these sum to the M0 of all.
pub fn part_of(part: &Counted, all: &Counted) -> f64 {
    count(part.n) / count(all.n) * part.m0
}

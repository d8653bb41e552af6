//! Weights that make a sample like its population, and what they cost.

use super::{NoFigure, count};

/// Post-stratification weights, one for each respondent, with the mean 1: the population's share of a stratum over the
/// sample's share (Holt & Smith 1979).
///
/// `strata` has the number of each respondent's stratum, `populations` how many people each stratum has.
///
/// # Errors
/// Nobody, a stratum with people and no respondent, or one with respondents and no people.
pub fn post_stratified(strata: &[usize], populations: &[f64]) -> Result<Vec<f64>, NoFigure> {
    if strata.is_empty() {
        return Err(NoFigure::TooFew);
    }
    if populations.iter().any(|people| !(people.is_finite() && *people >= 0.0)) {
        return Err(NoFigure::NotNumbers);
    }
    let mut sampled = vec![0_usize; populations.len()];
    for stratum in strata {
        *sampled.get_mut(*stratum).ok_or(NoFigure::OutsidePopulation)? += 1;
    }
    let all: f64 = populations.iter().sum();
    let mut weights = Vec::with_capacity(populations.len());
    for (people, sampled) in populations.iter().zip(&sampled) {
        match (*people > 0.0, *sampled) {
            (true, 0) => return Err(NoFigure::EmptyStratum),
            (false, 1..) => return Err(NoFigure::OutsidePopulation),
            (false, 0) => weights.push(0.0),
            (true, n) => weights.push(people / all * count(strata.len()) / count(n)),
        }
    }
    Ok(strata.iter().map(|stratum| weights[*stratum]).collect())
}

/// `sum(w x) / sum(w)`.
///
/// # Errors
/// Lists of different lengths, no weight, or a negative one.
pub fn weighted_mean(values: &[f64], weights: &[f64]) -> Result<f64, NoFigure> {
    let is_sound = values.len() == weights.len() && weights.iter().all(|weight| *weight >= 0.0);
    if !is_sound {
        return Err(NoFigure::NotNumbers);
    }
    let all: f64 = weights.iter().sum();
    if all <= 0.0 {
        return Err(NoFigure::TooFew);
    }
    let sum: f64 = values.iter().zip(weights).map(|(value, weight)| weight * value).sum();
    Some(sum / all).filter(|mean| mean.is_finite()).ok_or(NoFigure::NotNumbers)
}

/// How many equally weighted respondents tell as much: `(sum w)² / sum w²` (Kish 1965).
///
/// # Errors
/// No weight above 0.
pub fn effective_n(weights: &[f64]) -> Result<f64, NoFigure> {
    let (sum, squares) =
        weights.iter().fold((0.0, 0.0), |(sum, squares), w| (sum + w, squares + w * w));
    let n = sum * sum / squares;
    if n.is_finite() { Ok(n) } else { Err(NoFigure::TooFew) }
}

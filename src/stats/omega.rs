//! The share of a scale's variance that one factor explains: McDonald's omega (1999), from a minres fit of our own.

use serde::{Deserialize, Serialize};

use super::covariance::{Deletion, covariances};
use super::{NoFigure, count};

/// Rounds of fitting after which it is given up.
const MAX_ROUNDS: usize = 100_000;

/// A fit has come to rest when no loading moves further in a round.
const REST: f64 = 1e-14;

/// A loading so far beyond 1 never comes back.
const BEYOND: f64 = 4.0;

/// Omega of a scale.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Omega {
    /// Respondents who answered every item.
    pub n: usize,
    /// `(sum l)² / ((sum l)² + sum (1 - l²))`, 0-1.
    pub omega: f64,
    /// How far each item goes with the factor, -1 to 1.
    pub loadings: Vec<f64>,
    /// Whether three items leave nothing over to tell how well one factor fits.
    pub is_just_identified: bool,
}

/// Omega of `items`, brought to the same spread: for each item the answer of each respondent.
///
/// # Errors
/// Fewer than three items, an item that never varies, and what the fit finds: see [`one_factor`].
pub fn omega(items: &[Vec<Option<f64>>]) -> Result<Omega, NoFigure> {
    if items.len() < 3 {
        return Err(NoFigure::FewerThanThreeItems);
    }
    let covariances = covariances(items, Deletion::Listwise)?;
    let loadings = one_factor(&covariances.correlations()?)?;
    let sum: f64 = loadings.iter().sum();
    let unique: f64 = loadings.iter().map(|loading| 1.0 - loading * loading).sum();
    Ok(Omega {
        n: covariances.n,
        omega: sum * sum / (sum * sum + unique),
        is_just_identified: loadings.len() == 3,
        loadings,
    })
}

/// The loadings of one factor that leave the least of `correlations` unexplained off the diagonal (Harman & Jones 1966):
/// each loading in turn takes the value that is best for the others as they are, until none moves.
///
/// # Errors
/// `NoCommonFactor` where the correlations sum to nothing, `Heywood` where a loading is 1 or more, `NotConverged`.
pub fn one_factor(correlations: &[Vec<f64>]) -> Result<Vec<f64>, NoFigure> {
    let k = correlations.len();
    let rows: Vec<f64> = correlations.iter().map(|row| row.iter().sum()).collect();
    let all: f64 = rows.iter().sum();
    if all <= count(k) {
        return Err(NoFigure::NoCommonFactor);
    }
    // The centroid is near enough to begin with.
    let mut loadings: Vec<f64> = rows.iter().map(|row| row / all.sqrt()).collect();
    for _ in 0..MAX_ROUNDS {
        let mut moved: f64 = 0.0;
        for at in 0..k {
            let (mut with_others, mut squares) = (0.0, 0.0);
            for other in (0..k).filter(|other| *other != at) {
                with_others += correlations[at][other] * loadings[other];
                squares += loadings[other] * loadings[other];
            }
            if squares <= 0.0 {
                return Err(NoFigure::NoCommonFactor);
            }
            let better = with_others / squares;
            moved = moved.max((better - loadings[at]).abs());
            loadings[at] = better;
        }
        if loadings.iter().any(|loading| loading.abs() > BEYOND) {
            return Err(NoFigure::Heywood);
        }
        if moved <= REST {
            let is_improper = loadings.iter().any(|loading| loading.abs() >= 1.0);
            return if is_improper { Err(NoFigure::Heywood) } else { Ok(loadings) };
        }
    }
    // Where a loading stands beyond 1 although the others still move, it is that which keeps them moving.
    let is_improper = loadings.iter().any(|loading| loading.abs() >= 1.0);
    Err(if is_improper { NoFigure::Heywood } else { NoFigure::NotConverged })
}

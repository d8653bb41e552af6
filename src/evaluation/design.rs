//! What it does to a mean that respondents come site by site (METHOD 3.8): neighbours are alike, so they tell less.

use serde::{Deserialize, Serialize};

use super::Settings;
use super::taken::{Measure, Taken};
use crate::stats::{Clustered, Draws, NoFigure, Resampled, clustered, resampled_mean};

/// With more respondents than this, drawing single ones again takes long and gives what the t interval gives.
pub(super) const MANY: usize = 10_000;

/// One index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Design {
    /// Which index.
    pub measure: Measure,
    /// What sites do to its mean.
    pub sites: Result<Clustered, NoFigure>,
    /// Its interval by drawing again: whole sites where there are enough of them. None of too many respondents for it.
    pub drawn: Option<Result<Resampled, NoFigure>>,
}

/// Every index of which anybody here has one.
pub(super) fn design(taken: &[Taken<'_>], settings: &Settings) -> Vec<Design> {
    let of = |measure: Measure| {
        let placed = measure.placed(taken);
        let sites = clustered(&placed);
        let drawn = (placed.len() <= MANY).then(|| resampled_mean(&placed, draws(settings)));
        (!placed.is_empty()).then_some(Design { measure, sites, drawn })
    };
    Measure::indices().into_iter().filter_map(of).collect()
}

/// How `settings` has it drawn again.
pub(super) fn draws(settings: &Settings) -> Draws {
    let rules = settings.resampling;
    Draws { draws: rules.draws, seed: rules.seed, min_clusters: rules.min_clusters }
}

//! What it does to a mean that respondents come site by site (METHOD 3.8): neighbours are alike, so they tell less.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Settings;
use super::taken::{Measure, Taken};
use crate::stats::{Clustered, Draws, NoFigure, Placed, Resampled, clustered, resampled_mean};

/// With more respondents than this, drawing single ones again takes long and gives what the t interval gives: the mean
/// of a thousand scores from 0 to 100 is as good as normal.
const MANY: usize = 1_000;

/// One index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Design {
    /// Which index.
    pub measure: Measure,
    /// What sites do to its mean.
    pub sites: Result<Clustered, NoFigure>,
    /// Its interval by drawing again: whole sites where there are enough of them, else respondents. None where there
    /// would be too many of these to draw.
    pub drawn: Option<Result<Resampled, NoFigure>>,
}

/// Every index of which anybody here has one.
pub(super) fn design(taken: &[Taken<'_>], settings: &Settings) -> Vec<Design> {
    let of = |measure: Measure| {
        let placed = measure.placed(taken);
        let sites = clustered(&placed);
        let drawn =
            is_drawn(&[&placed], settings).then(|| resampled_mean(&placed, draws(settings)));
        (!placed.is_empty()).then_some(Design { measure, sites, drawn })
    };
    Measure::indices().into_iter().filter_map(of).collect()
}

/// Whether the interval of `groups` is drawn: of any number of sites, and of respondents who are not too many.
pub(super) fn is_drawn(groups: &[&[Placed]], settings: &Settings) -> bool {
    let all = || groups.iter().copied().flatten();
    let sites: BTreeSet<usize> = all().map(|placed| placed.cluster).collect();
    sites.len() >= settings.resampling.min_clusters || all().count() <= MANY
}

/// How `settings` has it drawn again.
pub(super) fn draws(settings: &Settings) -> Draws {
    let rules = settings.resampling;
    Draws { draws: rules.draws, seed: rules.seed, min_clusters: rules.min_clusters }
}

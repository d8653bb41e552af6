//! Groups side by side (METHOD 3.9): how far roles, sites or rounds lie apart, effects first and p last.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::taken::{Measure, Taken};
use super::{DataSet, Settings};
use crate::response::Setting;
use crate::stats::{
    Difference, Estimate, KruskalWallis, Magnitude, MannWhitney, NoFigure, Standardised, estimate,
    holm, kruskal_wallis, mann_whitney, standardised, welch,
};

/// Among more groups than this nobody reads which pairs differ, and their number grows with the square.
const MAX_PAIRED: usize = 20;

/// What groups are made by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// The respondent's role.
    Role,
    /// Where the interview was held.
    Site,
    /// The round of the study.
    Round,
}

impl By {
    fn of(self, setting: &Setting) -> &str {
        match self {
            Self::Role => &setting.role,
            Self::Site => &setting.site,
            Self::Round => &setting.round,
        }
    }
}

/// One table: every measure over the same groups.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// What groups are made by.
    pub by: By,
    /// The groups, two at least, in the order of their names.
    pub groups: Vec<String>,
    /// Each measure that two groups or more have a value of.
    pub rows: Vec<ComparedMeasure>,
}

/// One measure over the groups of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ComparedMeasure {
    /// What is measured.
    pub measure: Measure,
    /// Each group of the table; none where nobody in it has a value.
    pub groups: Vec<Option<Estimate>>,
    /// The test of the groups that have enough interviews for it.
    pub test: Result<Tested, NoFigure>,
}

/// A test of two groups or more.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tested {
    /// Which groups of the table were tested, by their numbers from 0.
    pub groups: Vec<usize>,
    /// How far they lie apart.
    pub effect: Effect,
    /// Of the test, before correction.
    pub p: f64,
    /// By Holm over the rows of the table.
    pub p_holm: f64,
    /// Whether p passes the level after correction and every group tested has enough interviews for a headline.
    pub is_headline: bool,
}

/// How far groups lie apart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Effect {
    /// Two groups, tested by Mann & Whitney.
    Two(Pair),
    /// Three groups or more, tested by Kruskal & Wallis.
    Several {
        /// The test, with Dunn's test of each pair; without pairs of more than twenty groups.
        test: KruskalWallis,
        /// The pairs that Dunn's test tells apart after Holm's correction, where the whole test does, too.
        pairs: Vec<Pair>,
    },
}

/// Two groups.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pair {
    /// The number of one group of the table, from 0.
    pub left: usize,
    /// The number of the other.
    pub right: usize,
    /// The mean of the left less that of the right, with Welch's interval.
    pub difference: Result<Difference, NoFigure>,
    /// The test, with Cliff's delta.
    pub ranks: MannWhitney,
    /// What Cliff's delta is called.
    pub magnitude: Magnitude,
    /// The difference in standard deviations.
    pub standardised: Result<Standardised, NoFigure>,
}

/// The tables by role, site and round, where there are two groups.
pub(super) fn comparisons(
    data_set: &DataSet,
    taken: &[Taken<'_>],
    settings: &Settings,
) -> Vec<Comparison> {
    let measures = Measure::all(&data_set.instrument);
    [By::Role, By::Site, By::Round]
        .into_iter()
        .filter_map(|by| comparison(by, &measures, taken, settings))
        .collect()
}

fn comparison(
    by: By,
    measures: &[Measure],
    taken: &[Taken<'_>],
    settings: &Settings,
) -> Option<Comparison> {
    let mut groups: BTreeMap<&str, Vec<Taken<'_>>> = BTreeMap::new();
    for one in taken {
        groups.entry(by.of(&one.response.setting)).or_default().push(*one);
    }
    if groups.len() < 2 {
        return None;
    }
    let rows = measures.iter().filter_map(|measure| {
        let values: Vec<Vec<f64>> = groups.values().map(|group| measure.over(group)).collect();
        let with_any = values.iter().filter(|values| !values.is_empty()).count();
        (with_any >= 2).then(|| ComparedMeasure {
            measure: measure.clone(),
            groups: values.iter().map(|values| estimate(values)).collect(),
            test: tested(&values, settings),
        })
    });
    let mut rows: Vec<ComparedMeasure> = rows.collect();
    let mut tests: Vec<&mut Tested> =
        rows.iter_mut().filter_map(|row| row.test.as_mut().ok()).collect();
    let corrected = holm(&tests.iter().map(|test| test.p).collect::<Vec<f64>>());
    for (test, p) in tests.iter_mut().zip(corrected) {
        test.p_holm = p;
        test.is_headline &= p < settings.comparison.level;
    }
    Some(Comparison { by, groups: groups.keys().map(|name| (*name).to_owned()).collect(), rows })
}

fn tested(values: &[Vec<f64>], settings: &Settings) -> Result<Tested, NoFigure> {
    let rules = settings.comparison;
    let groups: Vec<usize> =
        (0..values.len()).filter(|at| values[*at].len() >= rules.min_to_test).collect();
    let is_large = groups.iter().all(|at| values[*at].len() >= rules.min_to_headline);
    let (effect, p) = match groups[..] {
        [] | [_] => return Err(NoFigure::TooFew),
        [left, right] => {
            let pair = pair((left, &values[left]), (right, &values[right]))?;
            let p = pair.ranks.p;
            (Effect::Two(pair), p)
        }
        _ => {
            let slices: Vec<&[f64]> = groups.iter().map(|at| values[*at].as_slice()).collect();
            let mut test = kruskal_wallis(&slices)?;
            if groups.len() > MAX_PAIRED {
                test.pairs.clear();
            }
            for pair in &mut test.pairs {
                (pair.left, pair.right) = (groups[pair.left], groups[pair.right]);
            }
            let apart =
                test.pairs.iter().filter(|pair| test.p < rules.level && pair.p_holm < rules.level);
            let pairs = apart.filter_map(|apart| {
                pair((apart.left, &values[apart.left]), (apart.right, &values[apart.right])).ok()
            });
            let (pairs, p) = (pairs.collect(), test.p);
            (Effect::Several { test, pairs }, p)
        }
    };
    // Corrected once the whole table is there.
    Ok(Tested { groups, effect, p, p_holm: p, is_headline: is_large })
}

/// Two groups, each with its number.
pub(super) fn pair(left: (usize, &[f64]), right: (usize, &[f64])) -> Result<Pair, NoFigure> {
    let ranks = mann_whitney(left.1, right.1)?;
    Ok(Pair {
        left: left.0,
        right: right.0,
        difference: welch(left.1, right.1),
        ranks,
        magnitude: Magnitude::of_delta(ranks.delta),
        standardised: standardised(left.1, right.1),
    })
}

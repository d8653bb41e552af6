//! From one round to the next (METHOD 3.9): the same respondents where their codes link them, else those of each round.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::comparison::{Pair, pair};
use super::taken::{Measure, Taken};
use super::{DataSet, Settings};
use crate::response::Timestamp;
use crate::stats::{
    Difference, Estimate, NoFigure, SignedRank, correlation, d_of_changes, estimate, holm, paired,
    signed_rank,
};

/// From one round to the next.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RoundChange {
    /// The round before.
    pub from: String,
    /// The round after.
    pub to: String,
    /// Interviews in the round before.
    pub n_from: usize,
    /// Interviews in the round after.
    pub n_to: usize,
    /// Respondents of both rounds: the same study, code, role and site.
    pub linked: usize,
    /// Respondents of the round before who are not in the one after.
    pub lost: usize,
    /// Respondents of the round after who were not in the one before.
    pub joined: usize,
    /// Interviews that share all that links them with another one of their round, and so are linked to none.
    pub ambiguous: usize,
    /// How the rows are reckoned.
    pub way: Way,
    /// Each measure that both rounds have a value of. All rounds of an evaluation hold the same items, since they are
    /// of one version of the instrument.
    pub rows: Vec<ChangedMeasure>,
}

/// How a change is reckoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// Of the respondents of both rounds, each against their own value before.
    Linked,
    /// Of all respondents of each round, as if none were in both.
    Unlinked,
}

/// One measure in both rounds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ChangedMeasure {
    /// What is measured.
    pub measure: Measure,
    /// In the round before: of linked respondents where the way is linked, else of all.
    pub before: Option<Estimate>,
    /// In the round after.
    pub after: Option<Estimate>,
    /// How far it changed.
    pub change: Result<Changed, NoFigure>,
    /// By Holm over the rows; none where nothing was tested.
    pub p_holm: Option<f64>,
    /// Whether p passes the level after correction and there are enough interviews for a headline.
    pub is_headline: bool,
}

/// How far a measure changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Changed {
    /// Of linked respondents.
    Linked {
        /// The mean of the changes, after less before.
        difference: Difference,
        /// Wilcoxon's test of them, whose p is the one that is corrected.
        ranks: SignedRank,
        /// The mean change in standard deviations of the changes.
        d_z: f64,
        /// The correlation of the value before with the change: strongly negative, it warns that the far ends came
        /// back to the middle by themselves; none of too few respondents.
        regression: Option<f64>,
    },
    /// Of two sets of respondents; the left one is the round after.
    Unlinked(Pair),
}

impl Changed {
    fn p(&self) -> f64 {
        match self {
            Self::Linked { ranks, .. } => ranks.p,
            Self::Unlinked(pair) => pair.ranks.p,
        }
    }
}

/// What links a respondent's interviews: study, code, role and site.
type Key<'a> = (&'a str, &'a str, &'a str, &'a str);

/// Each round against the one before it, in the order in which the rounds began.
pub(super) fn changes(
    data_set: &DataSet,
    taken: &[Taken<'_>],
    settings: &Settings,
) -> Vec<RoundChange> {
    let mut rounds: BTreeMap<&str, Vec<Taken<'_>>> = BTreeMap::new();
    for one in taken {
        rounds.entry(&one.response.setting.round).or_default().push(*one);
    }
    let mut rounds: Vec<(&str, Vec<Taken<'_>>)> = rounds.into_iter().collect();
    let began = |held: &[Taken<'_>]| {
        held.iter().map(|one| Timestamp::unix_milliseconds(one.response.started_at)).min()
    };
    rounds.sort_by_key(|(_, held)| began(held));
    let measures = Measure::all(&data_set.instrument);
    rounds.windows(2).map(|pair| round_change(&pair[0], &pair[1], &measures, settings)).collect()
}

/// The interviews of a round that nothing else shares its key with, by key; and how many others there are.
fn by_key<'a>(held: &[Taken<'a>]) -> (BTreeMap<Key<'a>, Taken<'a>>, usize) {
    let mut found: BTreeMap<Key<'a>, Vec<Taken<'a>>> = BTreeMap::new();
    for one in held {
        let setting = &one.response.setting;
        let key = (&*setting.study, &*setting.code, &*setting.role, &*setting.site);
        found.entry(key).or_default().push(*one);
    }
    let alone: BTreeMap<Key<'a>, Taken<'a>> = found
        .into_iter()
        .filter_map(|(key, held)| if let [only] = held[..] { Some((key, only)) } else { None })
        .collect();
    let ambiguous = held.len() - alone.len();
    (alone, ambiguous)
}

fn round_change(
    (from, before): &(&str, Vec<Taken<'_>>),
    (to, after): &(&str, Vec<Taken<'_>>),
    measures: &[Measure],
    settings: &Settings,
) -> RoundChange {
    let (old, old_ambiguous) = by_key(before);
    let (new, new_ambiguous) = by_key(after);
    let linked: Vec<(Taken<'_>, Taken<'_>)> =
        old.iter().filter_map(|(key, one)| Some((*one, *new.get(key)?))).collect();
    let way =
        if linked.len() >= settings.comparison.min_to_test { Way::Linked } else { Way::Unlinked };
    let rows = measures.iter().filter_map(|measure| match way {
        Way::Linked => linked_row(measure, &linked, settings),
        Way::Unlinked => unlinked_row(measure, before, after, settings),
    });
    let mut rows: Vec<ChangedMeasure> = rows.collect();
    let p: Vec<f64> =
        rows.iter().filter_map(|row| row.change.as_ref().ok().map(Changed::p)).collect();
    let tested = rows.iter_mut().filter(|row| row.change.is_ok());
    for (row, p) in tested.zip(holm(&p)) {
        row.p_holm = Some(p);
        row.is_headline &= p < settings.comparison.level;
    }
    RoundChange {
        from: (*from).to_owned(),
        to: (*to).to_owned(),
        n_from: before.len(),
        n_to: after.len(),
        linked: linked.len(),
        lost: old.len() - linked.len(),
        joined: new.len() - linked.len(),
        ambiguous: old_ambiguous + new_ambiguous,
        way,
        rows,
    }
}

fn linked_row(
    measure: &Measure,
    linked: &[(Taken<'_>, Taken<'_>)],
    settings: &Settings,
) -> Option<ChangedMeasure> {
    let pairs: Vec<(f64, f64)> = linked
        .iter()
        .filter_map(|(before, after)| measure.of(before.scores).zip(measure.of(after.scores)))
        .collect();
    let (before, after): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    let moves: Vec<(f64, f64)> =
        pairs.iter().map(|(before, after)| (*before, after - before)).collect();
    let changes: Vec<f64> = moves.iter().map(|(_, change)| *change).collect();
    let is_enough = |n: usize| changes.len() >= n;
    let change = || {
        if !is_enough(settings.comparison.min_to_test) {
            return Err(NoFigure::TooFew);
        }
        Ok(Changed::Linked {
            difference: paired(&changes)?,
            ranks: signed_rank(&changes)?,
            d_z: d_of_changes(&changes)?,
            regression: is_enough(settings.min_for_coefficient)
                .then(|| correlation(&moves))
                .flatten(),
        })
    };
    Some(ChangedMeasure {
        measure: measure.clone(),
        before: Some(estimate(&before)?),
        after: estimate(&after),
        change: change(),
        p_holm: None,
        is_headline: is_enough(settings.comparison.min_to_headline),
    })
}

fn unlinked_row(
    measure: &Measure,
    before: &[Taken<'_>],
    after: &[Taken<'_>],
    settings: &Settings,
) -> Option<ChangedMeasure> {
    let (before, after) = (measure.over(before), measure.over(after));
    let is_enough = |n: usize| before.len() >= n && after.len() >= n;
    let change = if is_enough(settings.comparison.min_to_test) {
        pair((1, &after), (0, &before)).map(Changed::Unlinked)
    } else {
        Err(NoFigure::TooFew)
    };
    Some(ChangedMeasure {
        measure: measure.clone(),
        before: Some(estimate(&before)?),
        after: Some(estimate(&after)?),
        change,
        p_holm: None,
        is_headline: is_enough(settings.comparison.min_to_headline),
    })
}

//! What speaks against taking an interview at its word (METHOD 3.12): flagged, never deleted.
//!
//! What is out of range never comes this far, since a reader refuses it, and without consent nothing is scored.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::taken::{Measure, Taken, is_asked, point};
use super::{DataSet, Settings};
use crate::instrument::{FactorItem, Missing};
use crate::response::{Answer, Response};
use crate::stats::{Clustered, Estimate, NoFigure, Placed, clustered, describe, estimate, share};

/// With fewer answers than this in a row, an equal run tells nothing.
const MIN_RUN: usize = 5;

/// What is doubtful about the data.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Quality {
    /// How long an interview took, in seconds before the respondent; none where no log says it.
    pub median_seconds: Option<f64>,
    /// The flagged interviews, in the order of their ids.
    pub flagged: Vec<Flagged>,
    /// How much of each factor lacks a value, of those that anybody here was asked.
    pub factors: Vec<FactorMissing>,
    /// How far interviews of one enumerator are alike, index by index.
    pub enumerators: Vec<EnumeratorEffect>,
    /// Every index with and without flagged interviews.
    pub indices: Vec<WithAndWithout>,
}

/// One flagged interview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flagged {
    /// Its id.
    pub id: String,
    /// The respondent's code.
    pub code: String,
    /// The enumerator's code.
    pub enumerator: String,
    /// Why.
    pub flags: Vec<QualityFlag>,
}

/// What speaks against an interview.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum QualityFlag {
    /// It took far less time than others.
    Quick,
    /// The same answer again and again.
    SameAnswers,
    /// Too many questions without a value.
    ManyMissing,
    /// Another interview of the round has the same code.
    DuplicateCode,
}

/// How much of a factor lacks a value (METHOD 3.2).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FactorMissing {
    /// The factor's name.
    pub factor: String,
    /// Its items over all interviews in which they apply.
    pub applicable: usize,
    /// Those of them that have a value.
    pub answered: usize,
    /// The share of those that have none, 0-1; none where it applies to nobody.
    pub missing_share: Option<f64>,
    /// Whether that is too much.
    pub is_flagged: bool,
}

/// How far interviews of one enumerator are alike.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EnumeratorEffect {
    /// What is measured.
    pub measure: Measure,
    /// What enumerators do to its mean.
    pub effect: Result<Clustered, NoFigure>,
    /// Whether too much of its variance lies between enumerators.
    pub is_flagged: bool,
}

/// An index with and without flagged interviews.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WithAndWithout {
    /// Which index.
    pub measure: Measure,
    /// With them.
    pub with: Option<Estimate>,
    /// Without them.
    pub without: Option<Estimate>,
}

/// Looks at `taken`.
pub(super) fn quality(data_set: &DataSet, taken: &[Taken<'_>], settings: &Settings) -> Quality {
    let rules = settings.quality;
    let times: Vec<f64> = taken.iter().filter_map(|one| seconds(one.response)).collect();
    let median = describe(&times, 0.0, f64::INFINITY).ok().map(|found| found.median);
    let mut codes: BTreeMap<(&str, &str, &str), usize> = BTreeMap::new();
    for one in taken {
        *codes.entry(code(one.response)).or_default() += 1;
    }
    let items = scale_items(data_set);
    let flags = |one: &Taken<'_>| -> Vec<QualityFlag> {
        let is_quick = seconds(one.response)
            .zip(median)
            .is_some_and(|(own, median)| own < rules.min_time_share * median);
        let (missing, run) = answers_of(&items, one.response);
        let checks = [
            (QualityFlag::Quick, is_quick),
            (QualityFlag::SameAnswers, run.is_some_and(|run| run >= rules.max_run_share)),
            (
                QualityFlag::ManyMissing,
                missing.is_some_and(|share| share > rules.max_missing_share),
            ),
            (QualityFlag::DuplicateCode, codes.get(&code(one.response)).is_some_and(|n| *n > 1)),
        ];
        checks.into_iter().filter_map(|(flag, is_raised)| is_raised.then_some(flag)).collect()
    };
    let mut clean = Vec::new();
    let mut flagged = Vec::new();
    for one in taken {
        let flags = flags(one);
        if flags.is_empty() {
            clean.push(*one);
        } else {
            let Response { id, setting, .. } = one.response;
            flagged.push(Flagged {
                id: id.to_string(),
                code: setting.code.clone(),
                enumerator: setting.enumerator.clone(),
                flags,
            });
        }
    }
    let measures = Measure::indices();
    let indices = measures.iter().map(|measure| WithAndWithout {
        measure: measure.clone(),
        with: estimate(&measure.over(taken)),
        without: estimate(&measure.over(&clean)),
    });
    Quality {
        factors: factors(data_set, taken, rules.max_missing_share),
        median_seconds: median,
        flagged,
        indices: indices.collect(),
        enumerators: enumerators(&measures, taken, rules.max_enumerator_share),
    }
}

fn code(response: &Response) -> (&str, &str, &str) {
    let setting = &response.setting;
    (&setting.study, &setting.round, &setting.code)
}

/// How long the respondent was asked, by the clock that never goes back; none of a corrected interview, whose log only
/// has what was corrected.
fn seconds(response: &Response) -> Option<f64> {
    let sittings = response.audit.iter().filter_map(|sitting| sitting.events.last());
    let milliseconds: u64 = sittings.map(|last| last.end).sum();
    #[allow(clippy::cast_precision_loss, reason = "no interview takes 2^53 milliseconds")]
    let seconds = milliseconds as f64 / 1000.0;
    (response.revision == 1 && milliseconds > 0).then_some(seconds)
}

/// The items of all factors in the order in which they are asked, each once.
fn scale_items(data_set: &DataSet) -> Vec<&FactorItem> {
    let instrument = &data_set.instrument;
    let mut items: Vec<&FactorItem> =
        instrument.scoring.factors.iter().flat_map(|factor| &factor.items).collect();
    items.sort_by_key(|item| instrument.find(&item.item));
    items.dedup_by(|a, b| a.item == b.item);
    items
}

/// The share of the items that apply which have no value, and the share of the answered ones that the longest run of
/// one and the same answer takes up.
fn answers_of(items: &[&FactorItem], response: &Response) -> (Option<f64>, Option<f64>) {
    let (mut applies, mut answered, mut longest, mut run) = (0_usize, 0_usize, 0_usize, 0_usize);
    let mut last = None;
    for item in items.iter().filter(|item| is_asked(&item.item, &item.roles, response)) {
        let answer = response.answers.get(&item.item);
        if matches!(answer, Some(Answer::Missing(Missing::NotApplicable))) {
            continue;
        }
        applies += 1;
        if let Some(point) = point(item, response) {
            answered += 1;
            run = if last == Some(point) { run + 1 } else { 1 };
            longest = longest.max(run);
            last = Some(point);
        }
    }
    let run = (answered >= MIN_RUN).then(|| share_of(longest, answered)).flatten();
    (share_of(applies - answered, applies), run)
}

fn share_of(part: usize, whole: usize) -> Option<f64> {
    share(part, whole).ok().map(|found| found.share)
}

fn factors(data_set: &DataSet, taken: &[Taken<'_>], limit: f64) -> Vec<FactorMissing> {
    let factors = data_set.instrument.scoring.factors.iter().filter_map(|factor| {
        let scores = taken.iter().flat_map(|one| &one.scores.factors);
        let own: Vec<_> = scores.filter(|found| found.id == factor.id).collect();
        let applicable = own.iter().map(|found| found.applicable).sum();
        let answered = own.iter().map(|found| found.answered).sum();
        let missing_share = share_of(applicable - answered, applicable);
        (!own.is_empty()).then(|| FactorMissing {
            factor: factor.id.clone(),
            applicable,
            answered,
            missing_share,
            is_flagged: missing_share.is_some_and(|share| share > limit),
        })
    });
    factors.collect()
}

fn enumerators(measures: &[Measure], taken: &[Taken<'_>], limit: f64) -> Vec<EnumeratorEffect> {
    let names: BTreeMap<&str, ()> =
        taken.iter().map(|one| (one.response.setting.enumerator.as_str(), ())).collect();
    let names: Vec<&str> = names.into_keys().collect();
    let number = |one: &Taken<'_>| names.binary_search(&one.response.setting.enumerator.as_str());
    let effects = measures.iter().map(|measure| {
        let placed = taken.iter().filter_map(|one| {
            Some(Placed { value: measure.of(one.scores)?, cluster: number(one).ok()? })
        });
        let effect = clustered(&placed.collect::<Vec<_>>());
        let is_flagged = effect.is_ok_and(|effect| effect.icc > limit);
        EnumeratorEffect { measure: measure.clone(), effect, is_flagged }
    });
    effects.collect()
}

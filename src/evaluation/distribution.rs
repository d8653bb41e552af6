//! How the answers to each question on a scale are spread (METHOD 3.2, 3.7): counts, reasons for the lack of a value, ends.

use serde::{Deserialize, Serialize};

use super::reliability::{ItemFlag, ends};
use super::taken::{Taken, is_asked};
use super::{DataSet, Settings};
use crate::instrument::{ChoiceList, Item, Kind, Missing, Scale};
use crate::response::Answer;
use crate::scoring::pomp;
use crate::stats::{Description, Share, describe, share};

/// The answers to one question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Distribution {
    /// The item's name.
    pub item: String,
    /// The factor that it belongs to, where it does: the first one.
    pub factor: Option<String>,
    /// Whether a high answer speaks against the factor.
    pub reverse: bool,
    /// Interviews in which it was asked.
    pub asked: usize,
    /// Each choice, in the order of the list.
    pub choices: Vec<ChoiceCount>,
    /// Who does not know (TT).
    pub does_not_know: usize,
    /// To whom it does not apply (TB).
    pub not_applicable: usize,
    /// Who declines to answer (TM).
    pub refused: usize,
    /// Where nothing was answered.
    pub blank: usize,
    /// The points of the scale as they were answered, not reversed; none where nobody did.
    pub points: Option<Description>,
    /// The share of answers above the middle of the scale, as they were answered; none where nobody did.
    pub agreeing: Option<Share>,
    /// The share of those to whom it applies who have no value, 0-1; none where it applies to nobody.
    pub missing_share: Option<f64>,
    /// Whether that is too much.
    pub is_often_missing: bool,
    /// What is doubtful about the answers.
    pub flags: Vec<ItemFlag>,
}

/// How often a choice was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceCount {
    /// The choice's name.
    pub choice: String,
    /// Its point on the scale.
    pub point: i32,
    /// How often.
    pub n: usize,
}

/// Every question outside repeats that is answered by one choice of a scale and was asked in any of `taken`.
pub(super) fn distributions(
    data_set: &DataSet,
    taken: &[Taken<'_>],
    settings: &Settings,
) -> Vec<Distribution> {
    let items = data_set.instrument.items.iter();
    let scales = items.filter_map(|item| match &item.kind {
        Kind::SelectOne(list) if item.place.repeat.is_none() && item.is_question() => {
            match &list.scale {
                Scale::Ordinal(points) => Some((item, &**list, points.as_slice())),
                Scale::Nominal => None,
            }
        }
        _ => None,
    });
    scales
        .map(|(item, list, points)| distribution(data_set, item, (list, points), taken, settings))
        .filter(|found| found.asked > 0)
        .collect()
}

fn distribution(
    data_set: &DataSet,
    item: &Item,
    (list, points): (&ChoiceList, &[i32]),
    taken: &[Taken<'_>],
    settings: &Settings,
) -> Distribution {
    let factors = data_set.instrument.scoring.factors.iter();
    let part = factors
        .flat_map(|factor| factor.items.iter().map(move |part| (factor, part)))
        .find(|(_, part)| part.item == item.id);
    let mut found = Distribution {
        item: item.id.clone(),
        factor: part.map(|(factor, _)| factor.id.clone()),
        reverse: part.is_some_and(|(_, part)| part.reverse),
        asked: 0,
        choices: points
            .iter()
            .enumerate()
            .map(|(row, point)| ChoiceCount {
                choice: list.choice(row).to_owned(),
                point: *point,
                n: 0,
            })
            .collect(),
        does_not_know: 0,
        not_applicable: 0,
        refused: 0,
        blank: 0,
        points: None,
        agreeing: None,
        missing_share: None,
        is_often_missing: false,
        flags: Vec::new(),
    };
    let mut values = Vec::new();
    for one in taken.iter().filter(|one| is_asked(&item.id, &item.roles, one.response)) {
        found.asked += 1;
        match one.response.answers.get(&item.id) {
            Some(Answer::Missing(Missing::DoesNotKnow)) => found.does_not_know += 1,
            Some(Answer::Missing(Missing::NotApplicable)) => found.not_applicable += 1,
            Some(Answer::Missing(Missing::Refused)) => found.refused += 1,
            answer => match answer.and_then(Answer::value).and_then(|choice| list.row(choice)) {
                Some(row) => {
                    found.choices[row].n += 1;
                    values.push(points[row]);
                }
                None => found.blank += 1,
            },
        }
    }
    let (low, high) = (points.first().copied(), points.last().copied());
    if let Some((low, high)) = low.zip(high).filter(|(low, high)| low < high) {
        let raw: Vec<f64> = values.iter().map(|point| f64::from(*point)).collect();
        let scored: Vec<f64> = values.iter().map(|point| pomp(*point, low, high, false)).collect();
        found.points = describe(&raw, f64::from(low), f64::from(high)).ok();
        let above = values.iter().filter(|point| 2 * **point > low + high).count();
        found.agreeing = share(above, values.len()).ok();
        found.flags = ends(&scored, settings.reliability);
    }
    let applies = found.asked - found.not_applicable;
    found.missing_share = share(applies - values.len(), applies).ok().map(|found| found.share);
    found.is_often_missing =
        found.missing_share.is_some_and(|share| share > settings.quality.max_missing_share);
    found
}

//! The answers to one question, in a report.

use serde::{Deserialize, Serialize};

use super::report_figure_v1::{IntervalV1, TextV1, wordings};
use crate::evaluation::{Distribution, ItemFlag};
use crate::instrument::Instrument;
use crate::stats::{Description, Share};

/// The answers to one question on a scale.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DistributionV1 {
    /// The item's name.
    pub item: String,
    /// The question.
    pub label: TextV1,
    /// The factor that it belongs to; null where it belongs to none.
    pub factor: Option<String>,
    /// Whether a high answer speaks against the factor.
    pub reverse: bool,
    /// Interviews in which it was asked.
    pub asked: usize,
    /// Whether these are too few for publication.
    pub few: bool,
    /// Each choice, in the order of the scale.
    pub choices: Vec<ChoiceV1>,
    /// Who does not know (TT).
    pub does_not_know: usize,
    /// To whom it does not apply (TB).
    pub not_applicable: usize,
    /// Who declines to answer (TM).
    pub refused: usize,
    /// Where nothing was answered.
    pub blank: usize,
    /// The points of the scale as answered, not reversed; null where nobody did.
    pub points: Option<DescriptionV1>,
    /// The share of answers above the middle of the scale, as answered; null where nobody did.
    pub agreeing: Option<ShareV1>,
    /// The share of those to whom it applies who have no value, 0-1; null where it applies to nobody.
    pub missing_share: Option<f64>,
    /// Whether that is too much.
    pub is_often_missing: bool,
    /// What is doubtful about the answers.
    pub flags: Vec<ItemFlag>,
}

/// How often a choice was taken.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ChoiceV1 {
    /// The choice's name.
    pub choice: String,
    /// What the respondent hears.
    pub label: TextV1,
    /// Its point on the scale.
    pub point: i32,
    /// How often.
    pub n: usize,
}

/// A share with Wilson's interval.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ShareV1 {
    /// Of how many.
    pub n: usize,
    /// 0-1.
    pub share: f64,
    /// Wilson's interval.
    pub interval: IntervalV1,
}

/// A list of numbers in a few.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DescriptionV1 {
    /// Values.
    pub n: usize,
    /// Their mean.
    pub mean: f64,
    /// Their standard deviation; null for one value.
    pub sd: Option<f64>,
    /// The least.
    pub minimum: f64,
    /// The first quartile (definition 7 of Hyndman & Fan, as all quantiles here).
    pub lower_quartile: f64,
    /// The median.
    pub median: f64,
    /// The third quartile.
    pub upper_quartile: f64,
    /// The greatest.
    pub maximum: f64,
    /// The share at the low end of the scale, 0-1.
    pub floor: f64,
    /// The share at the high end of the scale, 0-1.
    pub ceiling: f64,
}

impl DistributionV1 {
    pub(super) fn new(instrument: &Instrument, found: Distribution, min_cell: usize) -> Self {
        let item = instrument.item(&found.item);
        let list = item.and_then(|item| item.kind.list());
        let label = |choice: &str| -> TextV1 {
            let Some((list, row)) = list.and_then(|list| Some((list, list.row(choice)?))) else {
                return TextV1::new();
            };
            let languages = instrument.languages.iter();
            languages.map(|code| (code.clone(), list.label(row, code).to_owned())).collect()
        };
        Self {
            label: item.map(|item| wordings(instrument, &item.label)).unwrap_or_default(),
            choices: found
                .choices
                .into_iter()
                .map(|count| ChoiceV1 {
                    label: label(&count.choice),
                    choice: count.choice,
                    point: count.point,
                    n: count.n,
                })
                .collect(),
            item: found.item,
            factor: found.factor,
            reverse: found.reverse,
            asked: found.asked,
            few: found.asked < min_cell,
            does_not_know: found.does_not_know,
            not_applicable: found.not_applicable,
            refused: found.refused,
            blank: found.blank,
            points: found.points.map(DescriptionV1::from),
            agreeing: found.agreeing.map(ShareV1::from),
            missing_share: found.missing_share,
            is_often_missing: found.is_often_missing,
            flags: found.flags,
        }
    }
}

impl From<Description> for DescriptionV1 {
    fn from(found: Description) -> Self {
        Self {
            n: found.n,
            mean: found.mean,
            sd: found.sd,
            minimum: found.minimum,
            lower_quartile: found.lower_quartile,
            median: found.median,
            upper_quartile: found.upper_quartile,
            maximum: found.maximum,
            floor: found.floor,
            ceiling: found.ceiling,
        }
    }
}

impl From<Share> for ShareV1 {
    fn from(found: Share) -> Self {
        Self { n: found.n, share: found.share, interval: found.interval.into() }
    }
}

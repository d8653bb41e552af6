//! The parts that the figures of a report are made of: a mean, an interval, and a figure or why there is none.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::instrument::{Instrument, Text};
use crate::stats::{Estimate, Interval, NoFigure};

/// A text by language code.
pub(super) type TextV1 = BTreeMap<String, String>;

/// A text in every language of its instrument.
pub(super) fn wordings(instrument: &Instrument, text: &Text) -> TextV1 {
    let languages = instrument.languages.iter();
    languages.map(|language| (language.clone(), text.get(language).to_owned())).collect()
}

/// A mean and how well it is known.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EstimateV1 {
    /// Respondents.
    pub n: usize,
    /// Their mean.
    pub mean: f64,
    /// Their standard deviation; null for one respondent.
    pub sd: Option<f64>,
    /// The lower end of the interval; null for one respondent.
    pub low: Option<f64>,
    /// The upper end of the interval; null for one respondent.
    pub high: Option<f64>,
    /// Whether n is too small for publication.
    pub few: bool,
}

impl EstimateV1 {
    pub(super) fn new(estimate: Estimate, min_cell: usize) -> Self {
        Self {
            n: estimate.n,
            mean: estimate.mean,
            sd: estimate.sd,
            low: estimate.interval.map(|interval| interval.low),
            high: estimate.interval.map(|interval| interval.high),
            few: estimate.n < min_cell,
        }
    }
}

/// An interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct IntervalV1 {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl From<Interval> for IntervalV1 {
    fn from(Interval { low, high }: Interval) -> Self {
        Self { low, high }
    }
}

/// A figure, or why there is none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum FigureV1<T, R = NoFigure> {
    /// The figure.
    Figure(T),
    /// There is none.
    None {
        /// Why.
        no_figure: R,
    },
}

impl<T, R> FigureV1<T, R> {
    /// `found`, whose figure is `into` the report's form.
    pub(super) fn new<F>(found: Result<F, R>, into: impl FnOnce(F) -> T) -> Self {
        match found {
            Ok(figure) => Self::Figure(into(figure)),
            Err(no_figure) => Self::None { no_figure },
        }
    }
}

impl<T, R> From<Result<T, R>> for FigureV1<T, R> {
    fn from(found: Result<T, R>) -> Self {
        Self::new(found, |figure| figure)
    }
}

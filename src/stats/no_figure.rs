//! Why there is no figure: a refusal is a result of its own, never a NaN.

use serde::{Deserialize, Serialize};

/// Why there is no figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum NoFigure {
    /// There are too few values.
    TooFew,
    /// All values are equal, where the figure is about how they differ.
    NoVariance,
    /// There are fewer than two items.
    FewerThanTwoItems,
    /// There are fewer than three items.
    FewerThanThreeItems,
    /// There is one group only.
    OneGroup,
    /// No respondent has a value on both sides.
    NoOverlap,
    /// A part of the population has no respondent who could stand for it.
    EmptyStratum,
    /// There are more respondents than people, or no people.
    OutsidePopulation,
    /// A loading of 1 or more: an item would be explained by more than all of it (Heywood 1931).
    Heywood,
    /// The items share nothing that one factor could explain.
    NoCommonFactor,
    /// The fit did not come to rest.
    NotConverged,
    /// A value that is not a finite number, or lists of different lengths.
    NotNumbers,
}

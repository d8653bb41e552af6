//! How far the items of a factor, or of a family, tell the same (METHOD 3.7): alpha, omega and each item's part.

use serde::{Deserialize, Serialize};

use super::taken::{Measure, Taken, point};
use super::{DataSet, ReliabilityRules, Settings};
use crate::instrument::{Factor, FactorItem, FactorKind, Family};
use crate::scoring::pomp;
use crate::stats::{
    Alpha, Deletion, NoFigure, Omega, alpha, critical_correlation, describe, detectable_change,
    estimate, items_in_scale, omega, standard_error_of_measurement,
};

/// One scale: the items of a factor, or those of all reflective factors of a family.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ScaleReliability {
    /// What the scale measures.
    pub measure: Measure,
    /// Its items.
    pub items: Vec<String>,
    /// What is found, or why nothing is.
    pub found: Result<Reliability, NotReliable>,
}

/// Why there is no reliability.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum NotReliable {
    /// The items make up the factor, so they need not tell the same.
    Formative,
    /// The items are an ordered classification, not one trait.
    Ordered,
    /// Fewer interviews hold every item than a coefficient needs.
    TooFewInterviews,
    /// As the statistic says.
    NoFigure(NoFigure),
}

/// How far the items of a scale tell the same.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reliability {
    /// Of interviews that hold every item: the figure that the rest of the table goes with.
    pub alpha: Alpha,
    /// Of interviews that hold two items, pair by pair.
    pub pairwise: Result<Alpha, NoFigure>,
    /// Of interviews that hold every item.
    pub omega: Result<Omega, NoFigure>,
    /// What alpha amounts to.
    pub bar: Bar,
    /// Whether there are so few interviews that the figures are only indicative.
    pub is_indicative: bool,
    /// *r tabel* for these interviews; corrected correlations are held against it, which is the stricter way.
    pub critical: f64,
    /// The standard error of one person's score, in points of 0-100.
    pub sem: Result<f64, NoFigure>,
    /// The least change of one person that is more than error, in points of 0-100.
    pub mdc95: Result<f64, NoFigure>,
    /// Each item, in the order of the scale.
    pub items: Vec<ItemReliability>,
}

/// What an alpha amounts to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Bar {
    /// Not above the bar of Indonesian textbooks.
    Low,
    /// Above that bar, not above the general one.
    Lenient,
    /// Above the general bar.
    General,
    /// So high that the items may repeat each other.
    Redundant,
}

/// One item within its scale.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ItemReliability {
    /// The item's name.
    pub item: String,
    /// Interviews that hold a value of it.
    pub n: usize,
    /// The correlation with the sum of the others: *r hitung*, corrected.
    pub rest: Result<f64, NoFigure>,
    /// Whether it passes *r tabel*.
    pub is_valid: bool,
    /// Alpha of the others.
    pub alpha_without: Result<f64, NoFigure>,
    /// What is doubtful about it.
    pub flags: Vec<ItemFlag>,
}

/// What is doubtful about an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ItemFlag {
    /// It goes with the others too little.
    LowItemTotal,
    /// The scale is better without it.
    BetterWithout,
    /// Too many answers are at the low end.
    Floor,
    /// Too many answers are at the high end.
    Ceiling,
    /// Everybody answers the same.
    NoVariance,
}

/// Every factor, then every family with several reflective factors of which anything was asked.
pub(super) fn reliability(
    data_set: &DataSet,
    taken: &[Taken<'_>],
    settings: &Settings,
) -> Vec<ScaleReliability> {
    let factors = &data_set.instrument.scoring.factors;
    let of_factor = |factor: &Factor| {
        let items: Vec<&FactorItem> = factor.items.iter().collect();
        let measure = Measure::Factor(factor.id.clone());
        let found = match factor.kind {
            FactorKind::Reflective => scale(&measure, &items, taken, settings),
            FactorKind::Formative => Err(NotReliable::Formative),
            FactorKind::Ordered => Err(NotReliable::Ordered),
        };
        ScaleReliability { measure, items: names(&items), found }
    };
    let of_family = |family: Family| {
        let is_of_it =
            |factor: &&Factor| factor.family == family && factor.kind == FactorKind::Reflective;
        let own: Vec<&Factor> = factors.iter().filter(is_of_it).collect();
        let mut items: Vec<&FactorItem> = Vec::new();
        for item in own.iter().flat_map(|factor| &factor.items) {
            if !items.iter().any(|known| known.item == item.item) {
                items.push(item);
            }
        }
        let measure = Measure::Index(family);
        (own.len() >= 2).then(|| ScaleReliability {
            found: scale(&measure, &items, taken, settings),
            items: names(&items),
            measure,
        })
    };
    factors.iter().map(of_factor).chain(Family::ALL.into_iter().filter_map(of_family)).collect()
}

fn names(items: &[&FactorItem]) -> Vec<String> {
    items.iter().map(|item| item.item.clone()).collect()
}

fn scale(
    measure: &Measure,
    items: &[&FactorItem],
    taken: &[Taken<'_>],
    settings: &Settings,
) -> Result<Reliability, NotReliable> {
    let rules = settings.reliability;
    let answers = |item: &&FactorItem| -> Vec<Option<f64>> {
        let value = |one: &Taken<'_>| {
            point(item, one.response).map(|point| pomp(point, item.min, item.max, item.reverse))
        };
        taken.iter().map(value).collect()
    };
    let columns: Vec<Vec<Option<f64>>> = items.iter().map(answers).collect();
    let holds_all = |at: &usize| columns.iter().all(|column| column[*at].is_some());
    let n = (0..taken.len()).filter(holds_all).count();
    if columns.len() >= 2 && n < settings.min_for_coefficient {
        return Err(NotReliable::TooFewInterviews);
    }
    let found = alpha(&columns, Deletion::Listwise).map_err(NotReliable::NoFigure)?;
    let parts = items_in_scale(&columns, Deletion::Listwise).map_err(NotReliable::NoFigure)?;
    let critical = critical_correlation(n).map_err(NotReliable::NoFigure)?;
    let sd = estimate(&measure.over(taken)).and_then(|scores| scores.sd);
    let sem =
        sd.ok_or(NoFigure::TooFew).and_then(|sd| standard_error_of_measurement(sd, found.alpha));
    let items = items.iter().zip(&columns).zip(parts).map(|((item, column), part)| {
        let values: Vec<f64> = column.iter().copied().flatten().collect();
        let mut flags = ends(&values, rules);
        if part.rest == Err(NoFigure::NoVariance) && !flags.contains(&ItemFlag::NoVariance) {
            flags.push(ItemFlag::NoVariance);
        }
        if part.rest.is_ok_and(|r| r < rules.min_item_total) {
            flags.push(ItemFlag::LowItemTotal);
        }
        if part.alpha_without.is_ok_and(|without| without - found.alpha > rules.max_rise_without) {
            flags.push(ItemFlag::BetterWithout);
        }
        ItemReliability {
            item: item.item.clone(),
            n: values.len(),
            rest: part.rest,
            is_valid: part.rest.is_ok_and(|r| r > critical),
            alpha_without: part.alpha_without,
            flags,
        }
    });
    Ok(Reliability {
        items: items.collect(),
        pairwise: alpha(&columns, Deletion::Pairwise),
        omega: omega(&columns),
        bar: bar(found.alpha, rules),
        is_indicative: n < rules.indicative_below,
        critical,
        mdc95: sem.map(detectable_change),
        sem,
        alpha: found,
    })
}

/// What is doubtful about answers of 0-100 alone. An item that is keyed reversed has its ends changed over, as its
/// score has.
pub(super) fn ends(values: &[f64], rules: ReliabilityRules) -> Vec<ItemFlag> {
    let mut flags = Vec::new();
    if let Ok(found) = describe(values, 0.0, 100.0) {
        if found.n >= 2 && found.minimum >= found.maximum {
            flags.push(ItemFlag::NoVariance);
        }
        if found.floor > rules.max_end_share {
            flags.push(ItemFlag::Floor);
        }
        if found.ceiling > rules.max_end_share {
            flags.push(ItemFlag::Ceiling);
        }
    }
    flags
}

fn bar(alpha: f64, rules: ReliabilityRules) -> Bar {
    match alpha {
        alpha if alpha > rules.alpha_redundant => Bar::Redundant,
        alpha if alpha > rules.alpha_general => Bar::General,
        alpha if alpha > rules.alpha_lenient => Bar::Lenient,
        _ => Bar::Low,
    }
}

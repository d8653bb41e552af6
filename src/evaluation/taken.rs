//! The interviews that an evaluation is about, with what each of them measures.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::weighting::taken;
use super::{DataSet, Settings};
use crate::instrument::{FactorItem, Family, Instrument};
use crate::response::{Answer, Response};
use crate::scoring::Scores;
use crate::stats::Placed;

/// A scored interview.
#[derive(Debug, Clone, Copy)]
pub(super) struct Taken<'a> {
    /// What was said.
    pub(super) response: &'a Response,
    /// What it scores.
    pub(super) scores: &'a Scores,
    /// The number of its site, from 0, in the order of their names.
    pub(super) site: usize,
}

/// The scored interviews that `settings` take, in the order of their ids; `scores` are those that they have by the rules
/// of the settings, in the same order.
pub(super) fn scored<'a>(
    data_set: &'a DataSet,
    settings: &Settings,
    scores: &'a [Cow<'_, Scores>],
) -> Vec<Taken<'a>> {
    let taken = taken(data_set, settings);
    let responses: Vec<&Response> =
        taken.iter().filter(|one| one.scores.is_some()).map(|one| &one.response).collect();
    let names: BTreeMap<&str, ()> =
        responses.iter().map(|response| (response.setting.site.as_str(), ())).collect();
    let sites: BTreeMap<&str, usize> =
        names.into_keys().enumerate().map(|(n, name)| (name, n)).collect();
    let taken = responses.into_iter().zip(scores).map(|(response, scores)| {
        let site = sites.get(response.setting.site.as_str()).copied().unwrap_or_default();
        Taken { response, scores, site }
    });
    taken.collect()
}

/// What is measured: a factor, a family's index or the net force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// The score of the factor of this name, 0-100.
    Factor(String),
    /// The index of this family, 0-100.
    Index(Family),
    /// `N = S - H`, -100 to 100.
    Net,
}

impl Measure {
    /// The index of each family and the net force, then each factor in the instrument's order.
    pub(super) fn all(instrument: &Instrument) -> Vec<Self> {
        let factors = instrument.scoring.factors.iter();
        let factors = factors.map(|factor| Self::Factor(factor.id.clone()));
        Self::indices().into_iter().chain(factors).collect()
    }

    /// The index of each family and the net force.
    pub(super) fn indices() -> Vec<Self> {
        Family::ALL.into_iter().map(Self::Index).chain([Self::Net]).collect()
    }

    /// Its value in an interview, where it has one.
    pub(super) fn of(&self, scores: &Scores) -> Option<f64> {
        match self {
            Self::Factor(id) => scores.factor(id),
            Self::Index(family) => scores.index(*family),
            Self::Net => scores.force_field.map(|field| field.net),
        }
    }

    /// Its values over `taken`, of those that have one.
    pub(super) fn over(&self, taken: &[Taken<'_>]) -> Vec<f64> {
        taken.iter().filter_map(|one| self.of(one.scores)).collect()
    }

    /// The same, each with its site.
    pub(super) fn placed(&self, taken: &[Taken<'_>]) -> Vec<Placed> {
        let placed =
            |one: &Taken<'_>| Some(Placed { value: self.of(one.scores)?, cluster: one.site });
        taken.iter().filter_map(placed).collect()
    }
}

/// The point of its scale that `item` was answered with.
pub(super) fn point(item: &FactorItem, response: &Response) -> Option<i32> {
    item.list.value(response.answers.get(&item.item).and_then(Answer::value)?)
}

/// Whether `item` was asked: of this role, and not skipped by the rules of the form.
pub(super) fn is_asked(item: &str, roles: &[String], response: &Response) -> bool {
    let is_of_role = roles.contains(&response.setting.role);
    let is_skipped =
        || response.answers.get(item).is_none() && response.skipped.iter().any(|name| name == item);
    is_of_role && !is_skipped()
}

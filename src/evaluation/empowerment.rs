//! Who falls short in too many factors to count as empowered (METHOD 3.5; Alkire & Foster 2011).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::taken::Taken;
use super::{DataSet, Settings};
use crate::instrument::{Factor, Family};
use crate::response::Setting;
use crate::stats::{Counted, CutOffs, NoFigure, counted, part_of};

/// The count, over persons with a score on every factor that counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Empowerment {
    /// The factors that count: those that everybody here was asked, but for inhibiting ones, of which a low score is
    /// no shortfall.
    pub factors: Vec<String>,
    /// Interviews that lack the score of one of them, and are left out.
    pub incomplete: usize,
    /// The count, or why there is none.
    pub all: Result<Counted, NoFigure>,
    /// The same, role by role.
    pub by_role: Vec<Part>,
    /// The same, site by site.
    pub by_site: Vec<Part>,
}

/// A part of the persons: one role or one site.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// The role's name, or the site.
    pub name: String,
    /// Its count.
    pub count: Counted,
    /// What it adds to the M0 of all; the parts of all roles, and those of all sites, sum to it.
    pub adds: f64,
}

/// Counts over `taken`.
pub(super) fn empowerment(
    data_set: &DataSet,
    taken: &[Taken<'_>],
    settings: &Settings,
) -> Empowerment {
    let is_asked_of_all = |factor: &&Factor| {
        taken.iter().all(|one| one.scores.factors.iter().any(|found| found.id == factor.id))
    };
    let factors: Vec<&Factor> = data_set
        .instrument
        .scoring
        .factors
        .iter()
        .filter(|factor| factor.family != Family::Inhibiting && !taken.is_empty())
        .filter(is_asked_of_all)
        .collect();
    let cut_offs = CutOffs {
        weights: factors.iter().map(|factor| factor.weight).collect(),
        values: vec![settings.empowerment.cut_off; factors.len()],
        enough: settings.empowerment.enough_share,
    };
    let complete: Vec<(&Setting, Vec<f64>)> = taken
        .iter()
        .filter_map(|one| {
            let scores: Option<Vec<f64>> =
                factors.iter().map(|factor| one.scores.factor(&factor.id)).collect();
            Some((&one.response.setting, scores?))
        })
        .collect();
    let persons: Vec<Vec<f64>> = complete.iter().map(|(_, scores)| scores.clone()).collect();
    let all = counted(&persons, &cut_offs);
    let parts = |name: fn(&Setting) -> &String| -> Vec<Part> {
        let Ok(all) = &all else { return Vec::new() };
        let mut parts: BTreeMap<&str, Vec<Vec<f64>>> = BTreeMap::new();
        for (setting, scores) in &complete {
            parts.entry(name(setting)).or_default().push(scores.clone());
        }
        let part = |(name, persons): (&str, Vec<Vec<f64>>)| {
            let count = counted(&persons, &cut_offs).ok()?;
            Some(Part { name: name.to_owned(), adds: part_of(&count, all), count })
        };
        parts.into_iter().filter_map(part).collect()
    };
    Empowerment {
        by_role: parts(|setting| &setting.role),
        by_site: parts(|setting| &setting.site),
        factors: factors.iter().map(|factor| factor.id.clone()).collect(),
        incomplete: taken.len() - complete.len(),
        all,
    }
}

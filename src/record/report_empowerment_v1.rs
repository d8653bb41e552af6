//! Who falls short in too many factors to count as empowered, in a report.

use serde::{Deserialize, Serialize};

use super::report_figure_v1::FigureV1;
use crate::evaluation::{Empowerment, Part};
use crate::stats::Counted;

/// The count of Alkire & Foster.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EmpowermentV1 {
    /// Interviews that lack the score of a factor that counts, and are left out.
    pub incomplete: usize,
    /// The count of all others.
    pub all: FigureV1<CountV1>,
    /// The same, role by role.
    pub by_role: Vec<PartV1>,
    /// The same, site by site.
    pub by_site: Vec<PartV1>,
}

/// A count.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CountV1 {
    /// Persons.
    pub n: usize,
    /// Whether these are too few for publication.
    pub few: bool,
    /// Persons who are disempowered.
    pub disempowered: usize,
    /// Their share, H, 0-1.
    pub headcount: f64,
    /// The mean share in which they fall short, A, 0-1; null where there are none.
    pub intensity: Option<f64>,
    /// H A, 0-1.
    pub m0: f64,
    /// 1 - M0, 0-1.
    pub empowerment: f64,
    /// Each factor that counts: those that everybody here was asked, but for inhibiting ones.
    pub factors: Vec<ShortfallV1>,
}

/// One factor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ShortfallV1 {
    /// Its name.
    pub factor: String,
    /// Its share of the weight, 0-1.
    pub weight: f64,
    /// The share of all persons who fall short in it.
    pub uncensored: f64,
    /// The share of persons who do and are disempowered.
    pub censored: f64,
    /// What it contributes to M0; these sum to 1; null where M0 is 0.
    pub contribution: Option<f64>,
}

/// One role or one site.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PartV1 {
    /// The role's name, or the site.
    pub name: String,
    /// Its count.
    pub count: CountV1,
    /// What it adds to the M0 of all.
    pub adds: f64,
}

impl EmpowermentV1 {
    pub(super) fn new(found: Empowerment, min_cell: usize) -> Self {
        let Empowerment { factors, incomplete, all, by_role, by_site } = found;
        let count = |count: Counted| CountV1::new(count, &factors, min_cell);
        let parts = |parts: Vec<Part>| {
            let part =
                |part: Part| PartV1 { name: part.name, count: count(part.count), adds: part.adds };
            parts.into_iter().map(part).collect()
        };
        Self {
            incomplete,
            by_role: parts(by_role),
            by_site: parts(by_site),
            all: FigureV1::new(all, count),
        }
    }
}

impl CountV1 {
    fn new(count: Counted, factors: &[String], min_cell: usize) -> Self {
        let respects = factors.iter().zip(count.respects).map(|(factor, respect)| ShortfallV1 {
            factor: factor.clone(),
            weight: respect.weight,
            uncensored: respect.uncensored,
            censored: respect.censored,
            contribution: respect.contribution,
        });
        Self {
            n: count.n,
            few: count.n < min_cell,
            disempowered: count.disempowered,
            headcount: count.headcount,
            intensity: count.intensity,
            m0: count.m0,
            empowerment: count.empowerment,
            factors: respects.collect(),
        }
    }
}

//! Which interviews a figure is about.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::DataSet;
use crate::response::{Setting, WITHIN, is_within, places_of};

/// The interviews that fit every value named here; an empty filter takes all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Filter {
    /// The code of the study.
    pub study: Option<String>,
    /// The round of the study.
    pub round: Option<String>,
    /// The site, or a place that sites lie in.
    pub site: Option<String>,
    /// The role, by name.
    pub role: Option<String>,
}

impl Filter {
    /// Whether an interview of this setting is taken.
    pub fn admits(&self, setting: &Setting) -> bool {
        let fits =
            |wanted: &Option<String>, found: &str| wanted.as_ref().is_none_or(|w| w == found);
        fits(&self.study, &setting.study)
            && fits(&self.round, &setting.round)
            && self.admits_site(&setting.site)
            && fits(&self.role, &setting.role)
    }

    /// Whether interviews at this site are taken, whatever else is asked for.
    pub(super) fn admits_site(&self, site: &str) -> bool {
        self.site.as_ref().is_none_or(|place| is_within(site, place))
    }

    /// The same filter, narrowed to one site or place.
    #[must_use]
    pub fn at_site(&self, site: &str) -> Self {
        Self { site: Some(site.to_owned()), ..self.clone() }
    }

    /// The same filter, narrowed to one role.
    #[must_use]
    pub fn for_role(&self, role: &str) -> Self {
        Self { role: Some(role.to_owned()), ..self.clone() }
    }
}

/// What can be filtered by: every value in the data, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facets {
    /// Codes of studies.
    pub studies: Vec<Facet>,
    /// Rounds.
    pub rounds: Vec<Facet>,
    /// Sites and the places that they lie in, each place before those in it.
    pub sites: Vec<Facet>,
    /// Names of roles.
    pub roles: Vec<Facet>,
}

/// One value that can be filtered by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facet {
    /// The value.
    pub value: String,
    /// Scored interviews that choosing it would leave, the other parts of the filter unchanged.
    pub n: usize,
}

/// The values of `data_set`, each with what choosing it in `filter` would leave.
pub fn facets(data_set: &DataSet, filter: &Filter) -> Facets {
    type Values = for<'a> fn(&'a Setting) -> Vec<&'a str>;
    let count = |others: Filter, values: Values| {
        let mut counts: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
        for interview in &data_set.interviews {
            let setting = &interview.response.setting;
            let counted = interview.scores.is_some() && others.admits(setting);
            for value in values(setting) {
                // A place is followed by what lies in it, not by a name that happens to begin alike.
                let key = value.split(WITHIN).collect();
                *counts.entry(key).or_default() += usize::from(counted);
            }
        }
        let facets = counts.into_iter();
        facets.map(|(value, n)| Facet { value: value.join(WITHIN), n }).collect()
    };
    let all = || filter.clone();
    Facets {
        studies: count(Filter { study: None, ..all() }, |setting| vec![&setting.study]),
        rounds: count(Filter { round: None, ..all() }, |setting| vec![&setting.round]),
        sites: count(Filter { site: None, ..all() }, |setting| places_of(&setting.site).collect()),
        roles: count(Filter { role: None, ..all() }, |setting| vec![&setting.role]),
    }
}

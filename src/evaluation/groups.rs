//! What group discussions named, apart from the figures of individuals: a meeting is one voice of another kind,
//! and never pooled with respondents (METHOD 3.4).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{DataSet, Filter};
use crate::instrument::Text;
use crate::response::{Group, Side};
use crate::wire::Named;

/// The group discussions that a filter takes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Groups {
    /// How many were held.
    pub discussions: usize,
    /// How many people took part in all of them.
    pub participants: u32,
    /// What supports, the most often named first.
    pub supporting: Vec<NamedForce>,
    /// What inhibits, the most often named first.
    pub inhibiting: Vec<NamedForce>,
}

/// What was named, in one discussion or several.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NamedForce {
    /// The factor that it belongs to, where it has one: all forces of a factor stand together.
    pub factor: Option<String>,
    /// What people call the factor; else the force in the words of the meeting.
    pub label: Text,
    /// How often it was named.
    pub times: usize,
    /// Its mean strength, 1-5.
    pub mean: f64,
}

impl Groups {
    /// What was named on one side.
    pub fn of(&self, side: Side) -> &[NamedForce] {
        match side {
            Side::Supporting => &self.supporting,
            Side::Inhibiting => &self.inhibiting,
        }
    }
}

/// What the group discussions of `data_set` named that `filter` takes. A meeting has no role, so a filter for
/// one takes none.
pub fn groups(data_set: &DataSet, filter: &Filter) -> Groups {
    let taken = data_set.groups.iter().map(|held| &held.response);
    let taken = taken.filter(|response| !response.is_refusal() && filter.admits(&response.setting));
    let taken: Vec<&Group> = taken.filter_map(|response| response.group()).collect();
    Groups {
        discussions: taken.len(),
        participants: taken.iter().map(|group| group.participants.all).sum(),
        supporting: named(data_set, &taken, Side::Supporting),
        inhibiting: named(data_set, &taken, Side::Inhibiting),
    }
}

/// What was named on `side`: by factor, and what has none by its words, whatever their case.
fn named(data_set: &DataSet, groups: &[&Group], side: Side) -> Vec<NamedForce> {
    let factors = &data_set.instrument.scoring.factors;
    let mut found: BTreeMap<(Option<usize>, String), (Text, u32, u32)> = BTreeMap::new();
    for force in groups.iter().flat_map(|group| &group.forces).filter(|f| f.side == side) {
        let factor = force.factor.as_ref();
        let factor = factor.and_then(|id| factors.iter().position(|factor| factor.id == *id));
        let words = factor.map_or_else(|| force.label.to_lowercase(), |_| String::new());
        let label = || match factor {
            Some(factor) => factors[factor].label.clone(),
            None => Text::new(force.label.clone(), Named::default()),
        };
        let (_, times, sum) = found.entry((factor, words)).or_insert_with(|| (label(), 0, 0));
        *times += 1;
        *sum += u32::from(force.strength);
    }
    let mut forces: Vec<NamedForce> = found
        .into_iter()
        .map(|((factor, _), (label, times, sum))| NamedForce {
            factor: factor.map(|factor| factors[factor].id.clone()),
            label,
            times: times as usize,
            mean: f64::from(sum) / f64::from(times),
        })
        .collect();
    // Stable: those that were named as often and are as strong stay in the instrument's order.
    forces.sort_by(|a, b| b.times.cmp(&a.times).then(b.mean.total_cmp(&a.mean)));
    forces
}

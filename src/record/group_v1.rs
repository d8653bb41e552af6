//! What a meeting said, as files and the tablet's database carry it.

use serde::{Deserialize, Serialize};

use super::digest::node_of_wire;
use super::{Finding, GroupProblem, Problem, ResponseV1};
use crate::instrument::Instrument;
use crate::response::{
    Discussion, Force, Group, GroupMisfit, MAX_FORCES, Participants, Present, Side,
    check_consensus, is_part_of_group,
};
use crate::wire::{from_object, from_word};

/// What a meeting said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GroupV1 {
    /// How many took part; no names.
    pub participants: ParticipantsV1,
    /// What was named, in the order in which it was named.
    pub forces: Vec<ForceV1>,
    /// What the meeting agreed on; absent where nothing was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consensus: Option<String>,
}

from_object!(GroupV1 {
    field participants,
    field forces,
    optional consensus,
});

/// How many took part in a discussion.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ParticipantsV1 {
    /// All of them; 0 where nobody has counted yet, and at least 2 once locked.
    pub all: u32,
    /// How many of them are women; absent where that was not counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub women: Option<u32>,
    /// Which roles of the instrument are present.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<PresentV1>,
}

from_object!(ParticipantsV1 {
    field all,
    optional women,
    field_or roles = Vec::new(),
});

/// A role that is present.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PresentV1 {
    /// The role's name.
    pub role: String,
    /// How many of the participants have it; absent where that was not counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
}

from_object!(PresentV1 {
    field role,
    optional count,
});

/// A force that somebody named.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ForceV1 {
    /// What it is, 1 to 200 code points.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1, max = 200)))]
    pub label: String,
    /// Which way it works.
    pub side: SideV1,
    /// The instrument's factor that it belongs to, of the side's family; absent for another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub factor: Option<String>,
    /// 1 (weak) to 5 (strong), by show of hands.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 1, max = 5)))]
    pub strength: u32,
}

from_object!(ForceV1 {
    field label,
    field side,
    optional factor,
    field strength,
});

/// Which way a force works.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SideV1 {
    /// *Mendukung*.
    Supporting,
    /// *Menghambat*.
    Inhibiting,
}

from_word!(SideV1 {
    "supporting" Supporting,
    "inhibiting" Inhibiting,
});

impl From<&Group> for GroupV1 {
    fn from(group: &Group) -> Self {
        let role =
            |present: &Present| PresentV1 { role: present.role.clone(), count: present.count };
        let force = |force: &Force| ForceV1 {
            label: force.label.clone(),
            side: match force.side {
                Side::Supporting => SideV1::Supporting,
                Side::Inhibiting => SideV1::Inhibiting,
            },
            factor: force.factor.clone(),
            strength: force.strength.into(),
        };
        Self {
            participants: ParticipantsV1 {
                all: group.participants.all,
                women: group.participants.women,
                roles: group.participants.roles.iter().map(role).collect(),
            },
            forces: group.forces.iter().map(force).collect(),
            consensus: Some(group.consensus.clone()).filter(|text| !text.is_empty()),
        }
    }
}

impl From<GroupV1> for Group {
    /// As it stands there, right or not.
    fn from(wire: GroupV1) -> Self {
        Self {
            participants: wire.participants.into(),
            forces: wire.forces.into_iter().map(Force::from).collect(),
            consensus: wire.consensus.unwrap_or_default(),
        }
    }
}

impl From<ParticipantsV1> for Participants {
    /// As they stand there, right or not.
    fn from(wire: ParticipantsV1) -> Self {
        let role = |present: PresentV1| Present { role: present.role, count: present.count };
        let roles = wire.roles.into_iter().map(role).collect();
        Self { all: wire.all, women: wire.women, roles }
    }
}

impl From<ForceV1> for Force {
    /// As it stands there, right or not.
    fn from(wire: ForceV1) -> Self {
        Self {
            label: wire.label,
            side: match wire.side {
                SideV1::Supporting => Side::Supporting,
                SideV1::Inhibiting => Side::Inhibiting,
            },
            factor: wire.factor,
            // What is beyond it is off the scale all the same.
            strength: u8::try_from(wire.strength).unwrap_or(u8::MAX),
        }
    }
}

/// A discussion in which `group` was said, with the form in which files carry it.
pub fn discussion(group: Group) -> Discussion {
    Discussion::new(group, |group| node_of_wire(&GroupV1::from(group)))
}

/// The discussion that the record `wire` holds, or everything that keeps it from being one with
/// `instrument`, with places seen from the record.
pub(super) fn read_group(
    wire: &ResponseV1,
    instrument: &Instrument,
) -> Result<Discussion, Vec<Finding>> {
    let Some(node) = wire.group.clone() else {
        return Err(vec![Finding::new("group", Problem::Group(GroupProblem::Mode))]);
    };
    let read: Result<GroupV1, _> = node.read();
    let group = read.map_err(|flaws| {
        let within = flaws.into_iter().map(|flaw| Finding::from(flaw.within("group")));
        within.collect::<Vec<_>>()
    })?;
    let group = Group::from(group);
    let mut findings = Vec::new();
    let mut find = |place: String, problem| findings.push(Finding::new(place, problem));
    if let Err(misfit) = group.participants.check(instrument) {
        let (field, problem) = match misfit {
            GroupMisfit::BadRole => (".roles", Problem::Group(GroupProblem::BadRoles)),
            _ => ("", Problem::Group(GroupProblem::BadCount)),
        };
        find(format!("group.participants{field}"), problem);
    }
    if group.forces.len() > MAX_FORCES {
        find("group.forces".to_owned(), Problem::Group(GroupProblem::TooManyForces(MAX_FORCES)));
    }
    for (n, force) in group.forces.iter().enumerate() {
        let Err(misfit) = force.check(instrument) else { continue };
        let factor = || force.factor.clone().unwrap_or_default();
        let (field, problem) = match misfit {
            GroupMisfit::TooLong => ("label", Problem::TooLong),
            GroupMisfit::UnknownFactor => ("factor", Problem::Unknown(factor())),
            GroupMisfit::OtherSide => ("factor", Problem::Group(GroupProblem::OtherSide(factor()))),
            GroupMisfit::OffScale => ("strength", Problem::Group(GroupProblem::OffScale)),
            _ => ("label", Problem::Group(GroupProblem::NoLabel)),
        };
        find(format!("group.forces[{n}].{field}"), problem);
    }
    if check_consensus(&group.consensus).is_err() {
        find("group.consensus".to_owned(), Problem::TooLong);
    }
    for (n, sitting) in wire.audit.iter().enumerate() {
        for event in sitting.events.iter().filter(|event| !is_part_of_group(&event.item)) {
            find(format!("audit[{n}]"), Problem::Unknown(event.item.clone()));
        }
    }
    // What only an interview with one person has; its answers are told one by one.
    for (field, is_there) in
        [("skipped", !wire.skipped.is_empty()), ("scores", wire.scores.is_some())]
    {
        if is_there {
            find(field.to_owned(), Problem::Group(GroupProblem::Mode));
        }
    }
    let is_given = wire.consent.as_ref().is_some_and(|consent| consent.given);
    if !is_given && group != Group::default() {
        find("consent".to_owned(), Problem::NoConsent);
    }
    if is_given && wire.finalised_at.is_some() && !group.lacking().is_empty() {
        find("group".to_owned(), Problem::Group(GroupProblem::Incomplete));
    }
    if findings.is_empty() { Ok(discussion(group)) } else { Err(findings) }
}

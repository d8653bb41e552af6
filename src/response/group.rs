//! A group discussion: who took part, the forces that were named, and what the meeting agreed on.
//!
//! Each force is given a side and a strength from 1 (weak) to 5 (strong) by show of hands, as on the classic
//! force-field sheet, on which the totals of the two columns are compared (METHOD 3.4).

use std::rc::Rc;

use crate::instrument::{Family, Instrument};
use crate::wire::Node;

use super::MAX_TEXT;

/// With how many respondents an interview is held.
#[derive(Debug, Clone, PartialEq)]
pub enum Mode {
    /// With one person, who is asked the instrument's items.
    Individual,
    /// With a meeting, which is asked no item: it names forces.
    Group(Discussion),
}

/// What a meeting said, and how files carry it.
///
/// The form comes in as a value, so that a program that holds interviews alone has none of it.
#[derive(Debug, Clone)]
pub struct Discussion {
    group: Rc<Group>,
    form: fn(&Group) -> Node,
}

impl PartialEq for Discussion {
    /// What was said is compared; there is one form of it.
    fn eq(&self, other: &Self) -> bool {
        self.group == other.group
    }
}

impl Discussion {
    pub(crate) fn new(group: Group, form: fn(&Group) -> Node) -> Self {
        Self { group: Rc::new(group), form }
    }

    /// What was said.
    pub fn group(&self) -> &Group {
        &self.group
    }

    /// As files carry it.
    pub(crate) fn form(&self) -> Node {
        (self.form)(&self.group)
    }

    pub(super) fn group_mut(&mut self) -> &mut Group {
        Rc::make_mut(&mut self.group)
    }

    /// Nothing of it is left.
    pub(super) fn forget(&mut self) {
        self.group = Rc::default();
    }
}

/// What a meeting said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// How many took part.
    pub participants: Participants,
    /// What was named, in the order in which it was named.
    pub forces: Vec<Force>,
    /// What the meeting agreed on at the end; empty where nothing was written.
    pub consensus: String,
}

/// How many took part; no names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Participants {
    /// All of them; 0 where nobody has counted yet.
    pub all: u32,
    /// How many of them are women, where that was counted.
    pub women: Option<u32>,
    /// Which roles of the instrument are present.
    pub roles: Vec<Present>,
}

/// A role that is present.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Present {
    /// The role's name.
    pub role: String,
    /// How many of the participants have it, where that was counted.
    pub count: Option<u32>,
}

/// A force that somebody named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Force {
    /// What it is, 1 to [`MAX_LABEL`] code points.
    pub label: String,
    /// Which way it works.
    pub side: Side,
    /// The instrument's factor that it belongs to; none for another one.
    pub factor: Option<String>,
    /// 1 (weak) to 5 (strong), by show of hands.
    pub strength: u8,
}

/// Which way a force works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// *Mendukung*.
    Supporting,
    /// *Menghambat*.
    Inhibiting,
}

/// The longest name of a force, in code points.
pub const MAX_LABEL: usize = 200;

/// The most forces of a discussion: ten times what a meeting names in an evening.
pub const MAX_FORCES: usize = 200;

/// The most participants that are counted.
pub const MAX_PARTICIPANTS: u32 = 9_999;

/// With fewer people it is no discussion.
pub const MIN_PARTICIPANTS: u32 = 2;

/// The strongest that a force can be; the weakest is 1.
pub const MAX_STRENGTH: u8 = 5;

/// Why something cannot stand in a discussion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupMisfit {
    /// A force without a name.
    NoLabel,
    /// A name beyond [`MAX_LABEL`], or a consensus beyond [`MAX_TEXT`] code points.
    TooLong,
    /// The instrument has no such factor.
    UnknownFactor,
    /// The factor is of another family than the side.
    OtherSide,
    /// Not 1 to 5.
    OffScale,
    /// There is no force in this place.
    NoForce,
    /// More forces than [`MAX_FORCES`].
    TooManyForces,
    /// More than [`MAX_PARTICIPANTS`].
    TooManyParticipants,
    /// The instrument has no such role, or it stands there twice.
    BadRole,
}

/// What has to be put right before a discussion is locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lacking {
    /// Fewer participants than [`MIN_PARTICIPANTS`].
    Participants,
    /// A part of the participants, women or those of a role, is more than all of them.
    Count,
    /// No force.
    Forces,
}

/// The forces of one side together.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct SideTotal {
    /// How many forces.
    pub count: usize,
    /// Their strengths, added up: the total of the sheet's column.
    pub sum: u32,
    /// Their mean strength, 1-5; none without a force.
    pub mean: Option<f64>,
}

impl Side {
    /// Both, supporting first.
    pub const ALL: [Self; 2] = [Self::Supporting, Self::Inhibiting];

    /// The family of factors that its forces belong to.
    pub fn family(self) -> Family {
        match self {
            Self::Supporting => Family::Supporting,
            Self::Inhibiting => Family::Inhibiting,
        }
    }
}

impl Group {
    /// What has to be put right before it is locked.
    pub fn lacking(&self) -> Vec<Lacking> {
        let Participants { all, women, roles } = &self.participants;
        let counts = roles.iter().filter_map(|present| present.count).chain(*women);
        let mut lacking = Vec::new();
        if *all < MIN_PARTICIPANTS {
            lacking.push(Lacking::Participants);
        } else if counts.max() > Some(*all) {
            lacking.push(Lacking::Count);
        }
        if self.forces.is_empty() {
            lacking.push(Lacking::Forces);
        }
        lacking
    }

    /// The forces of a side, the strongest first and equals as they were named, each with its place.
    pub fn ranked(&self, side: Side) -> Vec<(usize, &Force)> {
        let of_side = self.forces.iter().enumerate().filter(|(_, force)| force.side == side);
        let mut forces: Vec<(usize, &Force)> = of_side.collect();
        forces.sort_by_key(|(_, force)| MAX_STRENGTH - force.strength);
        forces
    }

    /// The forces of a side together.
    pub fn total(&self, side: Side) -> SideTotal {
        let of_side = self.forces.iter().filter(|force| force.side == side);
        of_side.fold(SideTotal::default(), |before, force| {
            let (count, sum) = (before.count + 1, before.sum + u32::from(force.strength));
            // At most MAX_FORCES, so the count is exact.
            #[allow(clippy::cast_precision_loss, reason = "a few hundred at most")]
            let mean = Some(f64::from(sum) / count as f64);
            SideTotal { count, sum, mean }
        })
    }
}

impl Force {
    /// Whether it can stand in a discussion with `instrument`.
    ///
    /// # Errors
    /// Why it cannot.
    pub fn check(&self, instrument: &Instrument) -> Result<(), GroupMisfit> {
        if self.label.trim().is_empty() {
            return Err(GroupMisfit::NoLabel);
        }
        if self.label.chars().count() > MAX_LABEL {
            return Err(GroupMisfit::TooLong);
        }
        if !(1..=MAX_STRENGTH).contains(&self.strength) {
            return Err(GroupMisfit::OffScale);
        }
        let Some(id) = &self.factor else { return Ok(()) };
        let factor = instrument.scoring.factors.iter().find(|factor| factor.id == *id);
        let factor = factor.ok_or(GroupMisfit::UnknownFactor)?;
        if factor.family == self.side.family() { Ok(()) } else { Err(GroupMisfit::OtherSide) }
    }
}

impl Participants {
    /// Whether they can stand in a discussion with `instrument`. That a part is more than all of them is told
    /// at the lock, since whoever counts writes one number after the other.
    ///
    /// # Errors
    /// Why they cannot.
    pub fn check(&self, instrument: &Instrument) -> Result<(), GroupMisfit> {
        for (n, present) in self.roles.iter().enumerate() {
            let is_twice = self.roles[..n].iter().any(|other| other.role == present.role);
            if is_twice || instrument.role(&present.role).is_none() {
                return Err(GroupMisfit::BadRole);
            }
        }
        let counts = self.roles.iter().filter_map(|present| present.count).chain(self.women);
        if counts.chain([self.all]).max() > Some(MAX_PARTICIPANTS) {
            return Err(GroupMisfit::TooManyParticipants);
        }
        Ok(())
    }
}

/// Whether a meeting can have agreed on this text.
///
/// # Errors
/// Why not.
pub fn check_consensus(text: &str) -> Result<(), GroupMisfit> {
    if text.chars().count() > MAX_TEXT { Err(GroupMisfit::TooLong) } else { Ok(()) }
}

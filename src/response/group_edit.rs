//! What is done to a group discussion while it is held.

use std::fmt;

use super::group::{MAX_FORCES, check_consensus};
use super::{
    AnswerKind, Change, Edit, Force, Group, GroupMisfit, Now, Participants, Refusal, Session,
};
use std::rc::Rc;

/// Something that is done to a discussion; forces are counted from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroupEdit {
    /// Somebody names a force.
    Add(Force),
    /// A force is put otherwise: its name, side, factor or strength.
    Change {
        /// Which one.
        position: usize,
        /// What it is from here on.
        force: Force,
    },
    /// A force is taken away.
    Remove {
        /// Which one.
        position: usize,
    },
    /// A force that was taken away is back where it was.
    PutBack {
        /// Where it was.
        position: usize,
        /// What it was.
        force: Force,
    },
    /// The participants are counted.
    Participants(Participants),
    /// What the meeting agrees on.
    Consensus(String),
}

/// A change of a discussion, behind a pointer: a program that makes none holds nothing of how one is made.
pub trait Discuss: fmt::Debug {
    /// Makes the change in a session whose consent is given and that is not locked.
    ///
    /// # Errors
    /// Why the change cannot be made.
    fn discuss(&self, session: &mut Session, now: Now) -> Result<Change, Refusal>;
}

impl From<GroupEdit> for Edit {
    fn from(edit: GroupEdit) -> Self {
        Self::Group(Rc::new(edit))
    }
}

impl Discuss for GroupEdit {
    fn discuss(&self, session: &mut Session, now: Now) -> Result<Change, Refusal> {
        let instrument = Rc::clone(session.instrument());
        let group = session.group_mut().ok_or(Refusal::NotAsked)?;
        let fits = |force: &Force| {
            let force = tidied(force);
            force.check(&instrument).map(|()| force)
        };
        let made = match self {
            Self::Add(force) => fits(force).and_then(|force| {
                let position = group.forces.len();
                insert(group, position, force)
            }),
            Self::PutBack { position, force } => {
                fits(force).and_then(|force| insert(group, *position, force))
            }
            Self::Change { position, force } => fits(force).and_then(|force| {
                let kept = group.forces.get_mut(*position).ok_or(GroupMisfit::NoForce)?;
                let is_new = *kept != force;
                *kept = force;
                Ok(is_new.then(|| (path_of(*position), (AnswerKind::Value, AnswerKind::Value))))
            }),
            Self::Remove { position } => {
                if *position < group.forces.len() {
                    group.forces.remove(*position);
                    Ok(Some((path_of(*position), (AnswerKind::Value, AnswerKind::Blank))))
                } else {
                    Err(GroupMisfit::NoForce)
                }
            }
            Self::Participants(participants) => participants.check(&instrument).map(|()| {
                let kind = |counted: &Participants| {
                    let is_blank = *counted == Participants::default();
                    if is_blank { AnswerKind::Blank } else { AnswerKind::Value }
                };
                let kinds = (kind(&group.participants), kind(participants));
                let is_new = group.participants != *participants;
                group.participants = participants.clone();
                is_new.then(|| (PARTICIPANTS.to_owned(), kinds))
            }),
            Self::Consensus(text) => check_consensus(text).map(|()| {
                // A sign of no text, which no file can carry.
                let text = &text.replace('\0', "");
                let kind = |text: &str| {
                    if text.is_empty() { AnswerKind::Blank } else { AnswerKind::Value }
                };
                let kinds = (kind(&group.consensus), kind(text));
                let is_new = group.consensus != *text;
                group.consensus.clone_from(text);
                is_new.then(|| (CONSENSUS.to_owned(), kinds))
            }),
        };
        match made.map_err(Refusal::Group)? {
            None => Ok(Change::Nothing),
            Some((path, kinds)) => {
                session.note(&path, kinds, now);
                Ok(Change::Head)
            }
        }
    }
}

/// What changed, as the audit log names it, and from which kind to which; none where it was so already.
type Made = Option<(String, (AnswerKind, AnswerKind))>;

fn insert(group: &mut Group, position: usize, force: Force) -> Result<Made, GroupMisfit> {
    if group.forces.len() >= MAX_FORCES {
        return Err(GroupMisfit::TooManyForces);
    }
    if position > group.forces.len() {
        return Err(GroupMisfit::NoForce);
    }
    group.forces.insert(position, force);
    Ok(Some((path_of(position), (AnswerKind::Blank, AnswerKind::Value))))
}

/// A force whose name is one line, without anything blank around it.
fn tidied(force: &Force) -> Force {
    let label = force.label.replace(char::is_control, " ");
    Force { label: label.trim().to_owned(), ..force.clone() }
}

const PARTICIPANTS: &str = "participants";
const CONSENSUS: &str = "consensus";

/// How the audit log names the force at `position`, counted from 1 like the instances of a repeat.
fn path_of(position: usize) -> String {
    format!("forces[{}]", position + 1)
}

/// Whether the audit log of a discussion names a part of it so.
pub fn is_part_of_group(path: &str) -> bool {
    let number = path.strip_prefix("forces[").and_then(|rest| rest.strip_suffix(']'));
    let number = number.and_then(|digits| digits.parse().ok());
    let is_force = number.is_some_and(|number: usize| {
        (1..=MAX_FORCES).contains(&number) && path_of(number - 1) == path
    });
    is_force || [PARTICIPANTS, CONSENSUS].contains(&path)
}

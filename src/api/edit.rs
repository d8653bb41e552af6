//! An edit as a caller writes it: `{"type": "answer", "item": "member[2]/age", "value": 41}`.

use super::reply::Outcome;
use super::told::Told;
use crate::i18n::{Language, finding_text};
use crate::record::{AnswerV1, ForceV1, GroupProblem, ParticipantsV1, Problem, ValueV1};
use crate::response::{
    self, Answer, Answers, Edit, Force, GroupEdit, GroupMisfit, MAX_FORCES, Misfit, Refusal,
};
use crate::wire::{FromNode, Node, Object, Reader, from_word};

/// What a caller asks for.
pub(super) enum Asked {
    /// An edit that needs nothing to be looked up.
    Plain(Edit),
    /// An answer to the item at a path, as files carry answers.
    Answer { item: String, answer: AnswerV1 },
    /// The instance that was deleted last is back.
    PutBack { instance: String },
}

#[derive(Clone, Copy)]
enum Kind {
    Consent,
    Answer,
    Add,
    Delete,
    PutBack,
    Language,
    Finalise,
    Withdraw,
    AddForce,
    ChangeForce,
    RemoveForce,
    PutBackForce,
    Participants,
    Consensus,
}

// The first one stands for a word that is none of these: it has no field that could be missing.
from_word!(Kind {
    "finalise" Finalise,
    "consent" Consent,
    "answer" Answer,
    "add" Add,
    "delete" Delete,
    "put_back" PutBack,
    "language" Language,
    "withdraw" Withdraw,
    "add_force" AddForce,
    "change_force" ChangeForce,
    "remove_force" RemoveForce,
    "put_back_force" PutBackForce,
    "participants" Participants,
    "consensus" Consensus,
});

impl FromNode for Asked {
    fn from_node(node: Node, reader: &mut Reader) -> Self {
        let mut object = reader.object(node);
        let kind = object.field("type");
        let asked = match kind {
            Kind::Consent => Self::Plain(Edit::Consent { given: object.field("given") }),
            Kind::Answer => {
                let item = object.field("item");
                let (value, missing): (Option<ValueV1>, _) =
                    (object.optional("value"), object.optional("missing"));
                let confirmed = object.field_or("confirmed", false);
                let answer = AnswerV1 { value, missing, confirmed, instances: Vec::new() };
                Self::Answer { item, answer }
            }
            Kind::Add => Self::Plain(Edit::Add { repeat: object.field("repeat") }),
            Kind::Delete => Self::Plain(Edit::Delete { instance: object.field("instance") }),
            Kind::PutBack => Self::PutBack { instance: object.field("instance") },
            Kind::Language => Self::Plain(Edit::Language(object.field("language"))),
            Kind::Finalise => Self::Plain(Edit::Finalise),
            Kind::Withdraw => Self::Plain(Edit::Withdraw),
            Kind::AddForce => Self::group(GroupEdit::Add(force(&mut object))),
            Kind::ChangeForce => Self::group(GroupEdit::Change {
                position: object.field("position"),
                force: force(&mut object),
            }),
            Kind::RemoveForce => {
                Self::group(GroupEdit::Remove { position: object.field("position") })
            }
            Kind::PutBackForce => Self::group(GroupEdit::PutBack {
                position: object.field("position"),
                force: force(&mut object),
            }),
            Kind::Participants => {
                let participants: ParticipantsV1 = object.field("participants");
                Self::group(GroupEdit::Participants(participants.into()))
            }
            Kind::Consensus => Self::group(GroupEdit::Consensus(object.field("text"))),
        };
        object.end();
        asked
    }
}

impl Asked {
    fn group(edit: GroupEdit) -> Self {
        Self::Plain(edit.into())
    }

    /// The edit, with what it needs to know of `session`; `deleted` is what was deleted last.
    pub(super) fn edit(
        self,
        session: &response::Session,
        deleted: Option<&(String, Answers)>,
    ) -> Result<Edit, Refusal> {
        match self {
            Self::Plain(edit) => Ok(edit),
            Self::Answer { item, answer } => {
                let place = session.place(&item).ok_or(Refusal::NotAsked)?;
                let is_blank = answer == AnswerV1::default();
                let answer: Option<Answer> = match is_blank {
                    true => None,
                    false => {
                        let read = answer.answer(&session.instrument().items[place.item]);
                        Some(read.ok_or(Refusal::Misfit(Misfit::WrongKind))?)
                    }
                };
                Ok(Edit::Answer { item, answer })
            }
            Self::PutBack { instance } => match deleted {
                Some((path, answers)) if *path == instance => {
                    Ok(Edit::PutBack { instance, answers: answers.clone() })
                }
                _ => Err(Refusal::NotAsked),
            },
        }
    }

    /// The path of what it is about.
    pub(super) fn path(&self) -> String {
        match self {
            Self::Answer { item, .. } => item.clone(),
            Self::PutBack { instance } | Self::Plain(Edit::Delete { instance }) => instance.clone(),
            Self::Plain(Edit::Add { repeat }) => repeat.clone(),
            Self::Plain(Edit::Language(language)) => language.clone(),
            Self::Plain(_) => String::new(),
        }
    }
}

/// The force of an edit of a discussion.
fn force(object: &mut Object<'_>) -> Force {
    object.field::<ForceV1>("force").into()
}

/// Why the edit about `path` is not made.
pub(super) fn refused<T>(refusal: Refusal, path: &str, language: Language) -> Outcome<T> {
    let text = |problem: Problem| finding_text(language, &problem);
    let (code, message) = match refusal {
        Refusal::Finalised => ("finalised", language.module_finalised().to_owned()),
        Refusal::NoConsent => ("no_consent", language.module_no_consent().to_owned()),
        Refusal::ConsentRecorded => {
            ("consent_recorded", language.module_consent_recorded().to_owned())
        }
        Refusal::NotAsked => ("not_asked", language.module_not_asked(path)),
        Refusal::UnknownLanguage => ("unknown_language", text(Problem::Unknown(path.to_owned()))),
        Refusal::InstanceCount => ("instance_count", language.module_instance_count().to_owned()),
        Refusal::Invalid => ("invalid", language.module_invalid().to_owned()),
        Refusal::Lacking => ("lacking", language.module_lacking().to_owned()),
        Refusal::Misfit(misfit) => match misfit {
            Misfit::OutsideScale => ("outside_scale", language.cannot_be_right().to_owned()),
            Misfit::MissingNotAllowed => {
                ("missing_not_allowed", language.cannot_be_right().to_owned())
            }
            Misfit::WrongKind => ("bad_answer", text(Problem::BadAnswer)),
            Misfit::TooLong => ("too_long", text(Problem::TooLong)),
        },
        Refusal::Group(misfit) => match misfit {
            GroupMisfit::NoLabel => ("no_label", text(Problem::Group(GroupProblem::NoLabel))),
            GroupMisfit::TooLong => ("too_long", text(Problem::TooLong)),
            GroupMisfit::UnknownFactor => ("unknown_factor", language.cannot_be_right().to_owned()),
            GroupMisfit::OtherSide => ("other_side", language.cannot_be_right().to_owned()),
            GroupMisfit::OffScale => ("off_scale", text(Problem::Group(GroupProblem::OffScale))),
            GroupMisfit::NoForce => ("no_force", language.module_no_force().to_owned()),
            GroupMisfit::TooManyForces => {
                ("too_many_forces", text(Problem::Group(GroupProblem::TooManyForces(MAX_FORCES))))
            }
            GroupMisfit::TooManyParticipants => {
                ("bad_count", text(Problem::Group(GroupProblem::BadCount)))
            }
            GroupMisfit::BadRole => ("bad_roles", text(Problem::Group(GroupProblem::BadRoles))),
        },
    };
    Err(vec![Told::new(path, code, message)])
}

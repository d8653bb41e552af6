//! What a person does to an interview, what that changes, and why it may not be done.

use std::rc::Rc;

use super::{Answer, Answers, Discuss, GroupMisfit, Misfit, Place};

/// Something that a person does to an interview.
///
/// An item is named by its path: `income`, and within a repeat `member[2]/age`.
#[derive(Debug, Clone)]
pub enum Edit {
    /// Record what the respondent said to the consent text; a no ends the interview.
    Consent {
        /// Whether the respondent is 18 or older and willing.
        given: bool,
    },
    /// Answer an item, or leave it blank again.
    Answer {
        /// The item's path.
        item: String,
        /// The answer; none for a blank.
        answer: Option<Answer>,
    },
    /// Add an instance to a repeat, after the others.
    Add {
        /// The repeat's path.
        repeat: String,
    },
    /// Delete an instance of a repeat, such as `member[2]`, with all its answers.
    ///
    /// In an interview without any more room, its room is kept for it to be put back. Only what is done next
    /// gives the room to the repeats that were cut for the lack of it, and so does opening the interview anew.
    Delete {
        /// The instance's path.
        instance: String,
    },
    /// Put an instance back where it was deleted.
    PutBack {
        /// The instance's path.
        instance: String,
        /// Its answers.
        answers: Answers,
    },
    /// What a meeting says or takes back: a [`super::GroupEdit`].
    Group(Rc<dyn Discuss>),
    /// Go on in another language of the instrument.
    Language(String),
    /// Lock the interview.
    Finalise,
    /// The respondent takes the consent back: the answers go, and the interview is locked.
    Withdraw,
}

/// What an edit changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Nothing: it was so already, and there is nothing to save.
    Nothing,
    /// Answers, and these items: what they are asked, count as or lack is not what it was.
    Items(Vec<Place>),
    /// Consent, language, state or what a meeting said, not an answer.
    Head,
}

/// Why an edit is not made; the interview stays as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// A finalised interview never changes.
    Finalised,
    /// Nothing is asked before consent.
    NoConsent,
    /// Consent was recorded already.
    ConsentRecorded,
    /// The instrument has no such item, does not ask this role, or reckons the answer itself; a meeting is asked
    /// none, and a respondent no force.
    NotAsked,
    /// The instrument has no such language.
    UnknownLanguage,
    /// The item does not accept the answer.
    Misfit(Misfit),
    /// The repeat cannot have more instances, or fewer, or the interview no more.
    InstanceCount,
    /// An answer that cannot be right keeps an interview from being locked.
    Invalid,
    /// The discussion cannot have this in it.
    Group(GroupMisfit),
    /// A discussion is locked once nothing is [`super::Lacking`].
    Lacking,
}

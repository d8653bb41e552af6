//! The audit log: when each question was answered and how long it was before the respondent.
//!
//! It holds times and kinds, never what was answered. Times are counted on a clock that never goes back;
//! each sitting has one moment of the wall clock as its anchor, so a clock that is set in mid-interview
//! changes no duration.

use super::{Answer, Timestamp};

/// A moment on both clocks of a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// On the wall clock.
    pub at: Timestamp,
    /// Milliseconds on a clock that never goes back, from whatever beginning.
    pub tick: u64,
}

impl From<Timestamp> for Now {
    /// Where there is no other clock: durations are then 0.
    fn from(at: Timestamp) -> Self {
        Self { at, tick: 0 }
    }
}

/// What was answered from one opening of an interview to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sitting {
    /// When the interview was opened.
    pub at: Timestamp,
    /// What was answered, in order.
    pub events: Vec<Event>,
}

/// One question that was answered, or several changes to it without another one in between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The item's path.
    pub item: String,
    /// What it was before.
    pub from: AnswerKind,
    /// What it became.
    pub to: AnswerKind,
    /// When the question before it was done with, in milliseconds since the sitting began.
    pub start: u64,
    /// When it was answered or last changed, in milliseconds since the sitting began.
    pub end: u64,
}

/// What an answer is, without what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerKind {
    /// Nothing yet, or nothing any more.
    Blank,
    /// A choice or a text, also one that cannot be read.
    Value,
    /// A missing code.
    Missing,
}

impl AnswerKind {
    /// The kind of `answer`.
    pub fn of(answer: Option<&Answer>) -> Self {
        match answer {
            None => Self::Blank,
            Some(Answer::Missing(_)) => Self::Missing,
            Some(_) => Self::Value,
        }
    }
}

/// Writes the events of one sitting.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Recorder {
    opened: Now,
    has_begun: bool,
}

impl Recorder {
    pub(super) fn new(opened: Now) -> Self {
        Self { opened, has_begun: false }
    }

    /// Notes a change of `item`; a sitting without any leaves no trace in the log.
    pub(super) fn note(
        &mut self,
        audit: &mut Vec<Sitting>,
        item: &str,
        (from, to): (AnswerKind, AnswerKind),
        tick: u64,
    ) {
        if !self.has_begun {
            self.has_begun = true;
            audit.push(Sitting { at: self.opened.at, events: Vec::new() });
        }
        let Some(Sitting { events, .. }) = audit.last_mut() else { return };
        let end = tick.saturating_sub(self.opened.tick);
        match events.last_mut() {
            Some(last) if last.item == item => {
                last.to = to;
                last.end = end.max(last.start);
            }
            last => {
                let start = last.map_or(0, |last| last.end);
                let end = end.max(start);
                events.push(Event { item: item.to_owned(), from, to, start, end });
            }
        }
    }
}

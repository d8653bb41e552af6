//! The audit log as files carry it.

use serde::{Deserialize, Serialize};

use crate::response::{AnswerKind, Event, Sitting, Timestamp};
use crate::wire::{from_object, from_word};

/// What was answered from one opening of an interview to the next.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SittingV1 {
    /// When the interview was opened, RFC 3339 with the local offset.
    pub at: String,
    /// What was answered, in order.
    pub events: Vec<EventV1>,
}

from_object!(SittingV1 {
    field at,
    field events,
});

/// One question that was answered or changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EventV1 {
    /// The item's name.
    pub item: String,
    /// What it was before.
    pub from: AnswerKindV1,
    /// What it became.
    pub to: AnswerKindV1,
    /// When the question before it was done with, in milliseconds since the sitting began.
    pub start: u32,
    /// When it was answered or last changed, in milliseconds since the sitting began.
    pub end: u32,
}

from_object!(EventV1 {
    field item,
    field from,
    field to,
    field start,
    field end,
});

/// What an answer is, without what it says.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AnswerKindV1 {
    /// Nothing yet, or nothing any more.
    Blank,
    /// A choice or a text.
    Value,
    /// A missing code.
    Missing,
}

from_word!(AnswerKindV1 {
    "blank" Blank,
    "value" Value,
    "missing" Missing,
});

impl From<&Sitting> for SittingV1 {
    fn from(sitting: &Sitting) -> Self {
        // A sitting of more than 49 days stands as one of 49 days.
        let short = |milliseconds: u64| u32::try_from(milliseconds).unwrap_or(u32::MAX);
        let event = |event: &Event| EventV1 {
            item: event.item.clone(),
            from: event.from.into(),
            to: event.to.into(),
            start: short(event.start),
            end: short(event.end),
        };
        Self { at: sitting.at.to_string(), events: sitting.events.iter().map(event).collect() }
    }
}

impl From<AnswerKind> for AnswerKindV1 {
    fn from(kind: AnswerKind) -> Self {
        match kind {
            AnswerKind::Blank => Self::Blank,
            AnswerKind::Value => Self::Value,
            AnswerKind::Missing => Self::Missing,
        }
    }
}

impl From<AnswerKindV1> for AnswerKind {
    fn from(kind: AnswerKindV1) -> Self {
        match kind {
            AnswerKindV1::Blank => Self::Blank,
            AnswerKindV1::Value => Self::Value,
            AnswerKindV1::Missing => Self::Missing,
        }
    }
}

impl SittingV1 {
    /// The sitting with `at` as its moment.
    pub(super) fn sitting(&self, at: Timestamp) -> Sitting {
        let event = |event: &EventV1| Event {
            item: event.item.clone(),
            from: event.from.into(),
            to: event.to.into(),
            start: event.start.into(),
            end: event.end.into(),
        };
        Sitting { at, events: self.events.iter().map(event).collect() }
    }
}

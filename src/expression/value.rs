//! What an expression comes to: answers, a text, a number, a yes or no, a date; and each as another.

use std::borrow::Cow;

use super::calendar::{self, DAY};
use super::number_text::{number, number_from_text, text_from_number, whole};
use super::scope::Scope;

/// What an expression comes to.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// Answers as they stand, or cells of a list.
    Nodes(Nodes<'a>),
    /// A text.
    Text(Cow<'a, str>),
    /// A number, NaN and the infinities included.
    Number(f64),
    /// True or false.
    Boolean(bool),
    /// A day, or a moment.
    Date(DateTime),
}

/// The answers that a name stands for: none where it is not asked, one, or those of all repeats.
#[derive(Debug, Clone, PartialEq)]
pub enum Nodes<'a> {
    /// Not relevant, or a repeat without an instance.
    None,
    /// One answer; empty where it is blank.
    One(Cow<'a, str>),
    /// Several, in the order of the form.
    Many(Vec<Cow<'a, str>>),
}

/// A moment with the offset of the clocks at the place; no moment for a date that is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateTime {
    /// Milliseconds since 1970-01-01T00:00Z.
    pub moment: Option<i64>,
    /// Minutes that the clocks are ahead of UTC at that moment.
    pub offset_minutes: i32,
}

impl<'a> Nodes<'a> {
    /// The answers in order.
    pub fn as_slice(&self) -> &[Cow<'a, str>] {
        match self {
            Self::None => &[],
            Self::One(answer) => std::slice::from_ref(answer),
            Self::Many(answers) => answers,
        }
    }

    /// These answers and then those of `other`.
    pub(super) fn followed_by(self, other: Self) -> Self {
        let mut all: Vec<Cow<'a, str>> = self.into_vec();
        all.extend(other.into_vec());
        Self::Many(all)
    }

    fn into_vec(self) -> Vec<Cow<'a, str>> {
        match self {
            Self::None => Vec::new(),
            Self::One(answer) => vec![answer],
            Self::Many(answers) => answers,
        }
    }
}

impl DateTime {
    /// What the texts of no date say.
    const NO_DATE: &'static str = "Invalid Date";

    /// The day `moment` is, if it is within the years 0 to 9999.
    pub(super) fn at(moment: Option<i64>, scope: &dyn Scope) -> Self {
        let moment = moment.filter(|moment| (-719_528..=2_932_896).contains(&(moment / DAY)));
        Self { moment, offset_minutes: moment.map_or(0, |at| scope.offset_minutes(at)) }
    }

    /// The moment `days` after 1970-01-01T00:00Z, to the millisecond.
    pub(super) fn after_epoch(days: f64, scope: &dyn Scope) -> Self {
        let milliseconds = (days * number(DAY)).round();
        Self::at(milliseconds.is_finite().then(|| whole(milliseconds)), scope)
    }

    /// Days since 1970-01-01T00:00Z; NaN for no date.
    pub(super) fn days(self) -> f64 {
        self.moment.map_or(f64::NAN, |moment| number(moment) / number(DAY))
    }

    /// As ISO 8601 writes it: the day alone at midnight, with time and offset otherwise.
    pub fn to_text(self) -> String {
        match self.moment {
            Some(moment) => calendar::text_from_moment(moment, self.offset_minutes),
            None => Self::NO_DATE.to_owned(),
        }
    }
}

impl<'a> Value<'a> {
    /// As a text: of several answers the first, of none the empty text.
    pub fn to_text(&self) -> Cow<'a, str> {
        match self {
            Self::Nodes(nodes) => nodes.as_slice().first().cloned().unwrap_or_default(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => text_from_number(*number).into(),
            Self::Boolean(true) => "true".into(),
            Self::Boolean(false) => "false".into(),
            Self::Date(date) => date.to_text().into(),
        }
    }

    /// As a number: true is 1, a date is days since 1970-01-01 UTC, what is no number is NaN.
    pub fn to_number(&self, scope: &dyn Scope) -> f64 {
        match self {
            Self::Nodes(nodes) => {
                nodes.as_slice().first().map_or(f64::NAN, |answer| text_to_number(answer, scope))
            }
            Self::Text(text) => text_to_number(text, scope),
            Self::Number(number) => *number,
            Self::Boolean(truth) => f64::from(u8::from(*truth)),
            Self::Date(date) => date.days(),
        }
    }

    /// As true or false: a number other than 0 and NaN, a text or an answer that is not empty.
    pub fn to_boolean(&self) -> bool {
        match self {
            Self::Nodes(nodes) => nodes.as_slice().iter().any(|answer| !answer.is_empty()),
            Self::Text(text) => !text.is_empty(),
            Self::Number(number) => !number.is_nan() && *number != 0.0,
            Self::Boolean(truth) => *truth,
            Self::Date(date) => date.moment.is_some_and(|moment| moment != 0),
        }
    }
}

/// The number that a text is, or the days that its date is after 1970-01-01 UTC.
pub(super) fn text_to_number(text: &str, scope: &dyn Scope) -> f64 {
    let number = number_from_text(text);
    if !number.is_nan() || text.len() < 10 {
        return number;
    }
    DateTime::at(calendar::moment_from_text(text, false, scope), scope).days()
}

//! The values that a function is called with, each in the type that it is wanted in.

use std::borrow::Cow;

use super::scope::Scope;
use super::value::{Value, text_to_number};

/// The values of a call, in order; one that is not there is an empty text, or NaN.
#[derive(Clone, Copy)]
pub(super) struct Arguments<'s, 'a> {
    pub(super) values: &'s [Value<'a>],
    pub(super) scope: &'a dyn Scope,
}

impl<'s, 'a> Arguments<'s, 'a> {
    pub(super) fn get(&self, at: usize) -> Option<&'s Value<'a>> {
        self.values.get(at)
    }

    /// The values from the one at `at` on.
    pub(super) fn from(&self, at: usize) -> &'s [Value<'a>] {
        self.values.get(at..).unwrap_or_default()
    }

    pub(super) fn text(&self, at: usize) -> Cow<'a, str> {
        self.get(at).map_or(Cow::Borrowed(""), Value::to_text)
    }

    pub(super) fn number(&self, at: usize) -> f64 {
        self.get(at).map_or(f64::NAN, |value| value.to_number(self.scope))
    }

    /// Calls `each` with every value from `at` on as a text, and with every one of several answers.
    pub(super) fn for_each_text(&self, at: usize, mut each: impl FnMut(&str)) {
        for value in self.from(at) {
            match value {
                Value::Nodes(nodes) => nodes.as_slice().iter().for_each(|answer| each(answer)),
                value => each(&value.to_text()),
            }
        }
    }

    /// Calls `each` with every value from `at` on as a number, and with every one of several answers.
    pub(super) fn for_each_number(&self, at: usize, mut each: impl FnMut(f64)) {
        for value in self.from(at) {
            match value {
                Value::Nodes(nodes) => {
                    nodes
                        .as_slice()
                        .iter()
                        .for_each(|answer| each(text_to_number(answer, self.scope)));
                }
                value => each(value.to_number(self.scope)),
            }
        }
    }
}

//! What is wrong with a file's shape, as a value that every interface language can put into words.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::error::Category;

/// The first thing that keeps a text from being what it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// A path such as `responses[3].role`; empty for the whole text.
    pub place: String,
    /// What is wrong there.
    pub shape: Shape,
}

/// How a text misses the shape that was expected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shape {
    /// Not UTF-8 from this byte on.
    NotText {
        /// Bytes before the first bad one.
        byte: usize,
    },
    /// Arrays and objects nested beyond the limit.
    TooDeep {
        /// The deepest nesting that is read.
        limit: usize,
        /// Line of the first bracket beyond it, from 1.
        line: usize,
    },
    /// The text ends before the value does.
    CutShort {
        /// Line of the end, from 1.
        line: usize,
        /// Column of the end, from 1.
        column: usize,
    },
    /// Not JSON.
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// A field that must be there is not.
    MissingField(String),
    /// A field that the format does not have.
    UnknownField(String),
    /// A name that stands twice in one object.
    RepeatedField(String),
    /// A word that is not one of those the format has in this place.
    UnknownWord(String),
    /// A text with a code that stands for no character: NUL, or half of a surrogate pair.
    NoCharacter,
    /// A value of another type, or out of its range.
    WrongType,
}

impl Flaw {
    /// A flaw of the text as a whole.
    pub fn whole(shape: Shape) -> Self {
        Self { place: String::new(), shape }
    }

    /// What `error` says of a text that is not JSON.
    pub(super) fn of_syntax(error: &serde_json::Error) -> Self {
        let (line, column) = (error.line(), error.column());
        Self::whole(match error.classify() {
            Category::Eof => Shape::CutShort { line, column },
            Category::Syntax | Category::Io | Category::Data => Shape::Syntax { line, column },
        })
    }

    /// The same flaw, seen from a file in which the text stands at `place`.
    #[must_use]
    pub fn within(mut self, place: &str) -> Self {
        self.place = match self.place.as_str() {
            inner if place.is_empty() => inner.to_owned(),
            "" => place.to_owned(),
            inner if inner.starts_with('[') => format!("{place}{inner}"),
            inner => format!("{place}.{inner}"),
        };
        self
    }
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.place)
    }
}

impl std::error::Error for Flaw {}

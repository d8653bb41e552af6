//! What is wrong with a file's shape, as a value that every interface language can put into words.

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
    /// A value of another type, or out of its range.
    WrongType,
}

impl Flaw {
    /// A flaw of the text as a whole.
    pub fn whole(shape: Shape) -> Self {
        Self { place: String::new(), shape }
    }

    /// What `error` says, found at the path `place`.
    pub(super) fn from_json(error: &serde_json::Error, place: &str) -> Self {
        let (line, column) = (error.line(), error.column());
        let shape = match error.classify() {
            Category::Eof => return Self::whole(Shape::CutShort { line, column }),
            Category::Syntax | Category::Io => return Self::whole(Shape::Syntax { line, column }),
            Category::Data => shape_of_data_error(&error.to_string()),
        };
        Self { place: place.to_owned(), shape }
    }

    /// The same flaw, seen from a file in which the text stands at `place`.
    #[must_use]
    pub fn within(mut self, place: &str) -> Self {
        self.place = match self.place.as_str() {
            "" => place.to_owned(),
            inner if inner.starts_with('[') => format!("{place}{inner}"),
            inner => format!("{place}.{inner}"),
        };
        self
    }
}

/// serde tells data errors in English words alone; the ones that name a field are taken apart here.
fn shape_of_data_error(message: &str) -> Shape {
    let named = |prefix: &str| {
        message.strip_prefix(prefix).and_then(|rest| rest.split('`').next()).map(str::to_owned)
    };
    named("missing field `")
        .map(Shape::MissingField)
        .or_else(|| named("unknown field `").map(Shape::UnknownField))
        .or_else(|| named("duplicate field `").map(Shape::RepeatedField))
        .or_else(|| named("unknown variant `").map(Shape::UnknownWord))
        .unwrap_or(Shape::WrongType)
}

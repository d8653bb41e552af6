//! What is wrong with an expression, where, and what would be right; `i18n` has the words.

use serde::{Deserialize, Serialize};

/// One thing to mend in an expression.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Error {
    /// Where, in characters from 1.
    pub column: usize,
    /// What is wrong there.
    pub problem: Problem,
}

/// An error on its way out. Boxed, the many results that hold none are small, and so is the code that hands
/// them on.
pub(super) type Fault = Box<Error>;

/// What reading or evaluating a part comes to.
pub(super) type Outcome<T> = Result<T, Fault>;

/// What is wrong in one place of an expression.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Problem {
    /// This program is for forms without expressions.
    NoRules,
    /// Nothing but blanks.
    Empty,
    /// More characters than the limit.
    TooLong(usize),
    /// Deeper nesting than the limit.
    TooDeep(usize),
    /// A sign that the language does not have.
    UnknownSign(char),
    /// A sign of another language; what to write in its place.
    WriteInstead { found: String, right: String },
    /// A text without its second quotation mark.
    OpenText,
    /// `${` without `}`, or with something else than a name between.
    BadReference(String),
    /// A number too large to reckon with.
    NumberTooLarge,
    /// Something else than what must stand here; the text found is empty at the end.
    Unexpected { expected: Expected, found: String },
    /// A name that is no answer, since it stands without `${}`.
    BareName(String),
    /// The name of a function that takes no values, without its parentheses.
    MissingParentheses(String),
    /// A function that is not known; the nearest known name.
    UnknownFunction { name: String, nearest: Option<String> },
    /// A function with too few or too many arguments.
    ArgumentCount { name: String, least: usize, most: Option<usize>, found: usize },
    /// A function whose arguments come in pairs after the first ones.
    UnpairedArgument(String),
    /// A function over answers with something else than answers.
    NeedsAnswers(String),
    /// A function whose argument must be one `${name}`.
    NeedsName(String),
    /// `jr:choice-name` whose second argument is not `'${name}'` in quotation marks.
    NeedsQuotedName,
    /// A function whose argument must be a text written out, in quotation marks.
    NeedsText(String),
    /// A function that has a meaning in the filter of a list alone.
    OutsideFilter(String),
    /// Something of XPath that is not understood here.
    Unsupported(Unsupported),
    /// A pattern that is not understood.
    BadPattern(String),
    /// A pattern that looks ahead or behind.
    LookAround(String),
    /// A pattern with `\1`, which stands for what was found before.
    BackReference(String),
    /// A pattern with more parts than the limit, its repetitions written out.
    PatternTooLarge(usize),
    /// A letter after `%` that no date has.
    BadDateFormat(String),
    /// An unknown way to digest a text, or to write the digest.
    BadDigest(String),
    /// More work than the limit.
    TooMuchWork(u32),
    /// A text that would be longer than the limit, in bytes.
    TextTooLong(usize),
}

/// What must stand in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Expected {
    /// A number, a text, an answer, a function or a parenthesis.
    Value,
    /// An operator, or the end of the expression.
    OperatorOrEnd,
    /// `)`.
    ClosingParenthesis,
    /// `,` or `)`.
    CommaOrClosingParenthesis,
    /// `]`.
    ClosingBracket,
    /// A name of the path.
    Name,
    /// `('name')` after `instance`.
    ListName,
    /// `/root/item` after `instance('name')`.
    RootItem,
}

/// A part of XPath that is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unsupported {
    /// `//`.
    AnyDepth,
    /// `*` in the place of a name.
    AnyName,
    /// `@name`.
    Attribute,
    /// `child::name` and its like.
    Axis,
    /// `[..]` after something else than a repeat or the items of a list.
    Filter,
    /// A path after something else than a name.
    PathAfterValue,
    /// `.` or `..` in a filter, where it is the item and not the question.
    HereInFilter,
    /// `..` as a value.
    ParentValue,
    /// `${last-saved#name}`.
    LastSaved,
    /// A known function that has no meaning here.
    Function,
}

impl Problem {
    pub(super) fn at(self, column: usize) -> Fault {
        Box::new(Error { column, problem: self })
    }
}

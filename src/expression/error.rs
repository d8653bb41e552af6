//! What is wrong with an expression, where, and what would be right, in words of those who write forms.

use std::fmt;

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

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "column {}: {}", self.column, self.problem)
    }
}

impl std::error::Error for Error {}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoRules => f.write_str("this program is for forms without expressions"),
            Self::Empty => f.write_str("the expression is empty"),
            Self::TooLong(limit) => write!(f, "longer than {limit} characters"),
            Self::TooDeep(limit) => write!(f, "nested more than {limit} levels deep"),
            Self::UnknownSign(sign) => write!(f, "the sign {sign} has no meaning here"),
            Self::WriteInstead { found, right } => write!(f, "write {right} in place of {found}"),
            Self::OpenText => f.write_str("the text that begins here has no second quotation mark"),
            Self::BadReference(found) => {
                write!(f, "an answer is written ${{name}}, found {found}")
            }
            Self::NumberTooLarge => f.write_str("the number is too large"),
            Self::Unexpected { expected, found } if found.is_empty() => {
                write!(f, "expected {expected}, found the end")
            }
            Self::Unexpected { expected, found } => write!(f, "expected {expected}, found {found}"),
            Self::BareName(name) => {
                write!(f, "for the answer write ${{{name}}}, for the text write '{name}'")
            }
            Self::MissingParentheses(name) => write!(f, "write {name}() in place of {name}"),
            Self::UnknownFunction { name, nearest: None } => write!(f, "unknown function {name}()"),
            Self::UnknownFunction { name, nearest: Some(nearest) } => {
                write!(f, "unknown function {name}(); did you mean {nearest}()?")
            }
            Self::ArgumentCount { name, least, most, found } => {
                write!(f, "{name}() takes ")?;
                match most {
                    Some(most) if most == least => write!(f, "{least}")?,
                    Some(most) => write!(f, "{least} to {most}")?,
                    None => write!(f, "{least} or more")?,
                }
                write!(f, " values between its parentheses, found {found}")
            }
            Self::UnpairedArgument(name) => write!(f, "the last values of {name}() come in pairs"),
            Self::NeedsAnswers(name) => write!(f, "{name} works on answers such as ${{name}}"),
            Self::NeedsName(name) => {
                write!(f, "{name}() needs the name of a question or repeat here")
            }
            Self::NeedsQuotedName => {
                f.write_str("the question whose choices are meant is written '${name}', in quotes")
            }
            Self::NeedsText(name) => write!(f, "{name}() needs a text in quotation marks here"),
            Self::OutsideFilter(name) => {
                write!(f, "{name}() without a name has a meaning between [ and ] alone")
            }
            Self::Unsupported(what) => what.fmt(f),
            Self::BadPattern(pattern) => write!(f, "the pattern {pattern} is not understood"),
            Self::BadDateFormat(found) => write!(f, "a date has no {found}"),
            Self::BadDigest(found) => write!(f, "unknown way to digest a text: {found}"),
            Self::TooMuchWork(limit) => write!(f, "given up after {limit} steps"),
            Self::TextTooLong(limit) => write!(f, "the text would be longer than {limit} bytes"),
        }
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Value => "a number, a text, an answer or a function",
            Self::OperatorOrEnd => "an operator such as = or and",
            Self::ClosingParenthesis => ")",
            Self::CommaOrClosingParenthesis => ", or )",
            Self::ClosingBracket => "]",
            Self::Name => "a name",
            Self::ListName => "the name of a list as in instance('villages')",
            Self::RootItem => "/root/item",
        })
    }
}

impl fmt::Display for Unsupported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::AnyDepth => "// is not supported; name the answer as ${name}",
            Self::AnyName => "* in place of a name is not supported",
            Self::Attribute => "@ is not supported",
            Self::Axis => ":: is not supported",
            Self::Filter => "[ ] is supported after ${repeat} and instance('list')/root/item alone",
            Self::PathAfterValue => "no path may follow here; name the answer itself as ${name}",
            Self::HereInFilter => "between [ and ], write current()/.. for the question's place",
            Self::ParentValue => ".. alone has no value; it stands in position(..)",
            Self::LastSaved => "answers of the last saved interview are not supported",
            Self::Function => "this function is not supported",
        })
    }
}

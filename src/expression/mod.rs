//! The XLSForm expression language: text into a checked expression, and that into a value.
//!
//! The language is that of the ODK XForms specification (XPath 1.0 with its own functions, answers
//! written `${name}`), as its two open engines for the browser agree on it. Text goes one way:
//!
//! ```text
//! parse(text) -> Expression -> evaluate(scope) -> Value -> to_boolean, to_number, to_text
//! ```
//!
//! An [`Expression`] knows answers, lists and columns by index; the names stand once in its tables, so
//! that a form can look them up when it is read and never again. A [`Scope`] says what the answers are
//! at one place of one interview; time, time zone and randomness come from it as well. Evaluation is
//! pure and total: no panic, no endless loop, the same bits on every machine.
//!
//! # In a form
//!
//! A form reads each expression once, looks up what [`Expression::references`], [`Expression::lists`] and
//! [`Expression::cells`] name, refuses what it does not find, and keeps its own indices beside the
//! expression. What depends on what follows from these and from [`Expression::depends`]. To evaluate, it
//! lends its answers and those indices in a [`Scope`]; no name is compared from then on.
//!
//! # Blank, and what it counts as
//!
//! | `${a}` is | `${a} = ''` | `${a} != ''` | `${a} = 1` | `${a} < 1` | `${a} + 1` | `if(${a}, ..)` | `count(${a})` |
//! |---|---|---|---|---|---|---|---|
//! | not relevant, or no repeat yet | false | false | false | false | NaN | else | 0 |
//! | blank | true | false | false | false | NaN | else | 1 |
//! | `0` | false | true | false | true | 1 | then | 1 |
//! | `no` | false | true | false | false | NaN | then | 1 |
//! | `1`, `2` (a repeat) | false | true | true | false | 2 | then | 2 |
//!
//! - A comparison with several values holds when it holds for one of them; an order (`<`, `>=`) compares
//!   numbers, and no order holds for NaN. `NaN = NaN` is false, `NaN != NaN` true.
//! - A text counts as true when it is not empty, so `'false'` and `'0'` are true. Answers are texts: write
//!   `${a} = 1`, not `${a}` alone.
//! - A blank answer counts as false, as in the ODK specification, which takes the answer's text. DIFFERENCE:
//!   in XPath 1.0 a blank answer counts as true, since its node exists.
//! - `coalesce(a, b)` takes `b` where `a` is an empty text or NaN.
//! - `min`, `max` and `sum` over a blank are NaN; write `coalesce(${a}, 0)` where a blank means none.
//! - As a text NaN is `NaN`, as in XPath. Whoever keeps a calculation keeps a blank in its place, as ODK does.
//!
//! # Dates
//!
//! A text in the form of a date counts, where a number is wanted, as the days since 1970-01-01 UTC; without
//! a time it is midnight where the device is. So `'2026-03-02' - '2026-03-01'` is 1. `date()` keeps a time of
//! day. A day that is not in the calendar is no date. The function `number()` gives whole days, of a day
//! those of the calendar. DIFFERENCE: the engines reckon with the time zone's fraction of a day here, too.
//!
//! # What is refused
//!
//! Whatever is not understood is refused when it is read, with its column: unknown functions, wrong
//! numbers of arguments, `//`, `*` as a name, `@`, axes, filters on anything but a list or a repeat, names
//! without `${}`, functions of the specification that have no meaning here (`randomize`, `jr:itext`). An
//! unknown function passes only where the constants before it show that it is never reached, as in
//! `false() and later()`.
//!
//! # Patterns
//!
//! A pattern of `regex()` fits anywhere in the text, as in both engines of the field. It is read by `regex-lite`,
//! on every machine: `[0-9]`, `\d`, `{2,5}`, `(a|b)`, `^` and `$` mean the same in every engine. DIFFERENCE: what
//! the field's engines allow and nobody can bound is refused, looking ahead (`(?=a)`) or behind and going back
//! (`(a)\1`). So a pattern takes as many steps as it has parts, for each byte of the text.
//!
//! # Filters
//!
//! In `instance('villages')/root/item[..]`, in `${member}[..]` and in a choice filter, a bare name is a column
//! of the item: `count(${member}[age < 5])`. `${name}` and `current()/../name` are seen from the question.
//! DIFFERENCE: `a | b` gives the answers of `a` and then those of `b`, one that is in both twice.

mod error;
mod pattern;
mod decimal;
mod number_text;
pub(crate) mod calendar;
mod value;
mod scope;
mod function;
mod token;
mod tree;
mod parser;
mod call_parser;
mod reach;
mod print;
mod compare;
mod arguments;
mod text_functions;
mod number_functions;
mod choice_functions;
mod date_functions;
mod place_functions;
mod base64;
mod block_digest;
mod digest;
mod call;
mod evaluate;
mod engine;

pub use calendar::{is_day, is_time_of_day};
pub use engine::{Engine, NoRules, Rules};
pub use error::{Error, Expected, Problem, Unsupported};
pub use number_text::{count, number_from_text, text_from_number};
pub use scope::{DayNames, List, Scope};
pub use tree::{Cell, Depends, Expression, Origin, Reference, Target};
pub use value::{DateTime, Nodes, Value};

/// How many characters an expression may have: what a cell of a spreadsheet holds.
pub const MAX_LENGTH: usize = 32_767;

/// How deeply parentheses, values of functions, filters and right sides of operators may nest.
pub const MAX_DEPTH: usize = 200;

/// How many parts are looked at in one evaluation before it is given up; rows of lists, pairs of answers
/// that are compared and long texts count as well.
pub const MAX_STEPS: u32 = 10_000_000;

/// How many bytes a text may come to on the way. Without this limit, a `join` within a `join` within a
/// `join` would fill any memory.
pub const MAX_TEXT: usize = 200_000;

/// How many parts a pattern may have, its repetitions written out: `[0-9]{16}` has 65. Its text has at most four
/// times as many bytes.
pub const MAX_PATTERN: usize = 2_000;

/// Reads an expression of a form: `relevant`, `constraint`, `calculation`, `required`, `default`.
///
/// # Errors
/// The first thing that keeps it from being one, with its column.
pub fn parse(text: &str) -> Result<Expression, Error> {
    parser::parse(text, false).map_err(|fault| *fault)
}

/// Reads a `choice_filter`, in which a bare name is a column of the list that is asked from.
///
/// # Errors
/// The first thing that keeps it from being one, with its column.
pub fn parse_choice_filter(text: &str) -> Result<Expression, Error> {
    parser::parse(text, true).map_err(|fault| *fault)
}

//! What reads and evaluates expressions, handed to forms as a value: a program that is given none carries
//! none of it.

use std::fmt;

use super::error::{Error, Problem};
use super::parser;
use super::scope::Scope;
use super::tree::Expression;
use super::value::Value;

/// Reads expressions and evaluates what it has read.
pub trait Engine: fmt::Debug {
    /// Reads an expression of a form; in a choice filter, a bare name is a column of the list that is asked
    /// from.
    ///
    /// # Errors
    /// The first thing that keeps it from being one, with its column.
    fn read(&self, text: &str, is_choice_filter: bool) -> Result<Expression, Error>;

    /// What `expression` comes to at the place of `scope`.
    ///
    /// # Errors
    /// As [`Expression::evaluate`].
    fn evaluate<'a>(
        &self,
        expression: &'a Expression,
        scope: &'a dyn Scope,
    ) -> Result<Value<'a>, Error>;

    /// The items of the list asked from that a choice filter lets through, of `length` items, in order.
    ///
    /// # Errors
    /// As [`Expression::choices`].
    fn choices(
        &self,
        filter: &Expression,
        scope: &dyn Scope,
        length: usize,
    ) -> Result<Vec<usize>, Error>;
}

/// The engine for forms with rules.
#[derive(Debug, Clone, Copy)]
pub struct Rules;

impl Engine for Rules {
    fn read(&self, text: &str, is_choice_filter: bool) -> Result<Expression, Error> {
        parser::parse(text, is_choice_filter).map_err(|fault| *fault)
    }

    fn evaluate<'a>(
        &self,
        expression: &'a Expression,
        scope: &'a dyn Scope,
    ) -> Result<Value<'a>, Error> {
        expression.evaluate(scope)
    }

    fn choices(
        &self,
        filter: &Expression,
        scope: &dyn Scope,
        length: usize,
    ) -> Result<Vec<usize>, Error> {
        filter.choices(scope, length)
    }
}

/// The engine of a program for forms without rules: it refuses every expression.
#[derive(Debug, Clone, Copy)]
pub struct NoRules;

impl NoRules {
    const REFUSAL: Error = Error { column: 1, problem: Problem::NoRules };
}

impl Engine for NoRules {
    fn read(&self, _: &str, _: bool) -> Result<Expression, Error> {
        Err(Self::REFUSAL)
    }

    fn evaluate<'a>(&self, _: &'a Expression, _: &'a dyn Scope) -> Result<Value<'a>, Error> {
        Err(Self::REFUSAL)
    }

    fn choices(&self, _: &Expression, _: &dyn Scope, _: usize) -> Result<Vec<usize>, Error> {
        Err(Self::REFUSAL)
    }
}

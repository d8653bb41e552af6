//! Equality and order of values.
//!
//! Source: XPath 1.0, section 3.4. The first row that fits holds:
//!
//! | one side | other side | compared as |
//! |---|---|---|
//! | answers | answers | texts for `=` and `!=`, numbers for order; for any pair |
//! | answers | true or false | true or false, all answers at once |
//! | answers | number, date | numbers, for any answer |
//! | answers | text | texts for `=` and `!=`, numbers for order; for any answer |
//! | true or false | anything | true or false for `=` and `!=`, numbers for order |
//! | number, date | anything | numbers |
//! | text | text | texts for `=` and `!=`, numbers for order |
//!
//! Texts of dates are numbers where numbers are compared. With NaN nothing holds but `!=`.

use std::borrow::Cow;

use super::scope::Scope;
use super::tree::Operator;
use super::value::{Value, text_to_number};

/// Whether `left operator right` holds; the operator is one of the six comparisons.
pub(super) fn compare(
    operator: Operator,
    left: &Value<'_>,
    right: &Value<'_>,
    scope: &dyn Scope,
) -> bool {
    match (left, right) {
        (Value::Nodes(lefts), Value::Nodes(rights)) => lefts.as_slice().iter().any(|left| {
            rights.as_slice().iter().any(|right| compare_texts(operator, left, right, scope))
        }),
        (Value::Nodes(nodes), other) if !matches!(other, Value::Boolean(_)) => {
            any(nodes.as_slice(), |answer| compare_answer(operator, answer, other, scope))
        }
        (other, Value::Nodes(nodes)) if !matches!(other, Value::Boolean(_)) => {
            let mirrored = mirrored(operator);
            any(nodes.as_slice(), |answer| compare_answer(mirrored, answer, other, scope))
        }
        (Value::Text(left), Value::Text(right)) => compare_texts(operator, left, right, scope),
        (Value::Boolean(_), _) | (_, Value::Boolean(_)) if is_equality(operator) => {
            (left.to_boolean() == right.to_boolean()) == (operator == Operator::Equal)
        }
        _ => compare_numbers(operator, left.to_number(scope), right.to_number(scope)),
    }
}

fn any(answers: &[Cow<'_, str>], holds: impl Fn(&str) -> bool) -> bool {
    answers.iter().any(|answer| holds(answer))
}

fn compare_answer(operator: Operator, answer: &str, other: &Value<'_>, scope: &dyn Scope) -> bool {
    match other {
        Value::Text(text) => compare_texts(operator, answer, text, scope),
        _ => compare_numbers(operator, text_to_number(answer, scope), other.to_number(scope)),
    }
}

fn compare_texts(operator: Operator, left: &str, right: &str, scope: &dyn Scope) -> bool {
    match operator {
        Operator::Equal => left == right,
        Operator::NotEqual => left != right,
        _ => compare_numbers(operator, text_to_number(left, scope), text_to_number(right, scope)),
    }
}

fn compare_numbers(operator: Operator, left: f64, right: f64) -> bool {
    match operator {
        Operator::Equal => left == right,
        Operator::NotEqual => left != right,
        Operator::Less => left < right,
        Operator::LessOrEqual => left <= right,
        Operator::Greater => left > right,
        Operator::GreaterOrEqual => left >= right,
        _ => false,
    }
}

fn is_equality(operator: Operator) -> bool {
    matches!(operator, Operator::Equal | Operator::NotEqual)
}

/// The operator that holds with both sides changed about.
fn mirrored(operator: Operator) -> Operator {
    match operator {
        Operator::Less => Operator::Greater,
        Operator::LessOrEqual => Operator::GreaterOrEqual,
        Operator::Greater => Operator::Less,
        Operator::GreaterOrEqual => Operator::LessOrEqual,
        same => same,
    }
}

//! Which wrong calls of an expression can be reached at all, given the constants before them.
//!
//! The engines of the field look at a call when they come to it, so that `false() and later()` has a value
//! with them. Here a wrong call is refused when the form is read, unless `and`, `or` or `if` with a constant
//! before it shows that it is never come to.

use super::calendar::moment_from_text;
use super::evaluate::Evaluator;
use super::function::Function;
use super::scope::Nowhere;
use super::tree::{Expression, Node, Operator};

/// The first problem of an expression that evaluation can come to, by its place among the problems.
pub(super) fn first_reached(expression: &Expression) -> Option<usize> {
    let problems = &expression.problems;
    if problems.is_empty() {
        return None;
    }
    let mut first: Option<(usize, usize)> = None;
    let mut waiting = vec![expression.root()];
    while let Some(id) = waiting.pop() {
        let column = expression.column(id);
        let found = problems.iter().position(|(node, _)| *node == id);
        if let Some(found) = found.filter(|_| first.is_none_or(|(before, _)| column < before)) {
            first = Some((column, found));
        }
        match expression.node(id) {
            Node::Binary(operator @ (Operator::And | Operator::Or), left, right) => {
                waiting.push(*left);
                if constant(expression, *left) != Some(*operator == Operator::Or) {
                    waiting.push(*right);
                }
            }
            Node::Call(Function::If, span) => {
                if let [condition, then, otherwise] = expression.arguments(*span) {
                    waiting.push(*condition);
                    let truth = constant(expression, *condition);
                    waiting.extend((truth != Some(false)).then_some(*then));
                    waiting.extend((truth != Some(true)).then_some(*otherwise));
                }
            }
            _ => expression.for_each_child(id, |child| waiting.push(child)),
        }
    }
    first.map(|(_, found)| found)
}

/// Whether a part is true, if that hangs on nothing.
fn constant(expression: &Expression, id: u32) -> Option<bool> {
    let mut waiting = vec![id];
    while let Some(id) = waiting.pop() {
        match expression.node(id) {
            Node::Own
            | Node::Reference(_)
            | Node::Cell(_)
            | Node::ChoiceName(..)
            | Node::Items { .. }
            | Node::Lookup { .. } => return None,
            Node::Call(function, _) if hangs_on_the_place(*function) => return None,
            Node::Text(text) if moment_from_text(text, true, &Nowhere).is_some() => return None,
            _ => expression.for_each_child(id, |child| waiting.push(child)),
        }
    }
    let value = Evaluator::new(expression, &Nowhere).value(id).ok()?;
    Some(value.to_boolean())
}

/// Dates hang on the time zone; the other functions are the same everywhere.
fn hangs_on_the_place(function: Function) -> bool {
    matches!(
        function,
        Function::Now
            | Function::Today
            | Function::Random
            | Function::Uuid
            | Function::Once
            | Function::Position
            | Function::Index
            | Function::Last
            | Function::IndexedRepeat
            | Function::Date
            | Function::DateTime
            | Function::DecimalDateTime
            | Function::DecimalTime
            | Function::FormatDate
            | Function::FormatDateTime
    )
}

impl Expression {
    /// Calls `each` with every part that the part `id` is made of.
    pub(super) fn for_each_child(&self, id: u32, mut each: impl FnMut(u32)) {
        match self.node(id) {
            Node::Text(_) | Node::Number(_) | Node::Own | Node::Reference(_) | Node::Cell(_) => {}
            Node::Negate(inner) | Node::ChoiceName(inner, _) | Node::Lookup { key: inner, .. } => {
                each(*inner);
            }
            Node::Binary(_, left, right) => {
                each(*left);
                each(*right);
            }
            Node::Call(_, span) | Node::Items { filters: span, .. } | Node::Refused(_, span) => {
                self.arguments(*span).iter().for_each(|id| each(*id));
            }
        }
    }
}

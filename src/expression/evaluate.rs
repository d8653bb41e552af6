//! What an expression comes to, part by part; no more work than the limit, no deeper than it was written.

use super::MAX_STEPS;
use super::arguments::Arguments;
use super::call;
use super::compare::compare;
use super::error::{Fault, Outcome, Problem};
use super::function::Function;
use super::number_text::{count, whole};
use super::pattern::Pattern;
use super::scope::{List, Scope};
use super::tree::{Expression, Node, Operator, Span};
use super::value::{Nodes, Value};

/// How much of a text is gone through in the time that a part takes.
const BYTES_OF_A_STEP: usize = 64;

/// One evaluation of an expression.
pub(super) struct Evaluator<'a> {
    expression: &'a Expression,
    scope: &'a dyn Scope,
    /// The item of a list that is looked at, within a filter.
    item: Option<Item>,
    steps: u32,
    draws: usize,
    /// Values of calls that are not made yet.
    values: Vec<Value<'a>>,
    /// Operators that wait for their left side.
    spine: Vec<u32>,
    /// The pattern that was read last: a filter holds the same one against every item.
    pattern: Option<Pattern>,
}

/// An item of a list, with its place among those that the filters before have let through.
#[derive(Clone, Copy)]
struct Item {
    list: List,
    row: usize,
    position: usize,
    last: usize,
}

impl<'a> Evaluator<'a> {
    /// An evaluation at the place of `scope`.
    pub(super) fn new(expression: &'a Expression, scope: &'a dyn Scope) -> Self {
        Self {
            expression,
            scope,
            item: None,
            steps: 0,
            draws: 0,
            values: Vec::new(),
            spine: Vec::new(),
            pattern: None,
        }
    }

    /// What one part comes to.
    pub(super) fn value(&mut self, id: u32) -> Outcome<Value<'a>> {
        self.step(id)?;
        let expression = self.expression;
        Ok(match expression.node(id) {
            Node::Text(text) => Value::Text(text.as_ref().into()),
            Node::Number(number) => Value::Number(*number),
            Node::Own => Value::Nodes(Nodes::One(self.scope.own_answer())),
            Node::Reference(reference) => Value::Nodes(self.scope.answers(*reference as usize)),
            Node::Cell(column) => Value::Nodes(self.cell(*column)),
            Node::Negate(inner) => Value::Number(-self.value(*inner)?.to_number(self.scope)),
            Node::Binary(..) => return self.binary(id),
            Node::Call(function, span) => return self.call(id, *function, *span),
            Node::ChoiceName(value, reference) => {
                let value = self.value(*value)?.to_text();
                let label = self.scope.choice_label(*reference as usize, &value);
                Value::Text(label.unwrap_or_default())
            }
            Node::Items { list, filters, column } => {
                Value::Nodes(self.items(id, *list, *filters, *column)?)
            }
            Node::Lookup { list, column, key_column, key } => {
                let key = self.value(*key)?;
                self.lookup(id, *list as usize, (*column, *key_column), &key)?
            }
            // What can be reached has been refused; this is for whoever only asks what constants come to.
            Node::Refused(name, _) => {
                let name = name.as_ref().to_owned();
                return Err(self.at(id, Problem::UnknownFunction { name, nearest: None }));
            }
        })
    }

    fn at(&self, id: u32, problem: Problem) -> Fault {
        problem.at(self.expression.column(id))
    }

    fn step(&mut self, id: u32) -> Outcome<()> {
        self.work(id, 1)
    }

    /// Counts work that takes as long as so many parts.
    fn work(&mut self, id: u32, steps: usize) -> Outcome<()> {
        self.steps = self.steps.saturating_add(u32::try_from(steps).unwrap_or(u32::MAX));
        if self.steps > MAX_STEPS {
            Err(self.at(id, Problem::TooMuchWork(MAX_STEPS)))
        } else {
            Ok(())
        }
    }

    /// Counts the work of going through a value.
    fn go_through(&mut self, id: u32, value: &Value<'_>) -> Outcome<()> {
        match value {
            Value::Text(text) => self.work(id, text.len() / BYTES_OF_A_STEP),
            Value::Nodes(nodes) => {
                let bytes: usize = nodes.as_slice().iter().map(|answer| answer.len()).sum();
                self.work(id, nodes.as_slice().len() + bytes / BYTES_OF_A_STEP)
            }
            _ => Ok(()),
        }
    }

    /// Chains such as `a or b or c` lean to the left and may be long, so the way down is no recursion.
    fn binary(&mut self, id: u32) -> Outcome<Value<'a>> {
        let bottom = self.spine.len();
        let mut at = id;
        while let Node::Binary(_, left, _) = self.expression.node(at) {
            self.spine.push(at);
            at = *left;
        }
        let mut left = self.value(at)?;
        while self.spine.len() > bottom {
            let Some(at) = self.spine.pop() else { break };
            self.step(at)?;
            if let Node::Binary(operator, _, right) = self.expression.node(at) {
                left = self.combine(at, *operator, left, *right)?;
            }
        }
        Ok(left)
    }

    fn combine(
        &mut self,
        id: u32,
        operator: Operator,
        left: Value<'a>,
        right: u32,
    ) -> Outcome<Value<'a>> {
        if matches!(operator, Operator::And | Operator::Or) {
            let decided = left.to_boolean() == (operator == Operator::Or);
            let truth =
                if decided { operator == Operator::Or } else { self.value(right)?.to_boolean() };
            return Ok(Value::Boolean(truth));
        }
        let right = self.value(right)?;
        if let (Value::Nodes(left), Value::Nodes(right)) = (&left, &right) {
            let (left, right) = (left.as_slice().len(), right.as_slice().len());
            let is_union = operator == Operator::Union;
            self.work(id, if is_union { left + right } else { left.saturating_mul(right) })?;
        }
        if operator == Operator::Union {
            return match (left, right) {
                (Value::Nodes(left), Value::Nodes(right)) => {
                    Ok(Value::Nodes(left.followed_by(right)))
                }
                _ => Err(self.at(id, Problem::NeedsAnswers("|".to_owned()))),
            };
        }
        let arithmetic: fn(f64, f64) -> f64 = match operator {
            Operator::Add => |left, right| left + right,
            Operator::Subtract => |left, right| left - right,
            Operator::Multiply => |left, right| left * right,
            Operator::Divide => |left, right| left / right,
            // The remainder of floats is exact, and takes the sign of the left side, as in XPath.
            Operator::Remainder => |left, right| left % right,
            _ => return Ok(Value::Boolean(compare(operator, &left, &right, self.scope))),
        };
        Ok(Value::Number(arithmetic(left.to_number(self.scope), right.to_number(self.scope))))
    }

    fn call(&mut self, id: u32, function: Function, span: Span) -> Outcome<Value<'a>> {
        let expression = self.expression;
        let arguments = expression.arguments(span);
        match (function, arguments) {
            (Function::If, [condition, then, otherwise]) => {
                let truth = self.value(*condition)?.to_boolean();
                self.value(if truth { *then } else { *otherwise })
            }
            (Function::Once, [new]) => {
                let own = self.scope.own_answer();
                if own.is_empty() {
                    Ok(Value::Text(self.value(*new)?.to_text()))
                } else {
                    Ok(Value::Text(own))
                }
            }
            (Function::Last, _) => {
                Ok(Value::Number(self.item.map_or(f64::NAN, |item| count(item.last))))
            }
            (Function::Position, []) => {
                Ok(Value::Number(self.item.map_or(f64::NAN, |item| count(item.position))))
            }
            (Function::Position | Function::Index, [place]) => {
                let position = match expression.node(*place) {
                    Node::Reference(reference) => self.scope.position(*reference as usize),
                    _ => None,
                };
                Ok(Value::Number(position.map_or(f64::NAN, count)))
            }
            (Function::Regex, [text, pattern]) => {
                let text = self.value(*text)?.to_text();
                let pattern = self.value(*pattern)?.to_text();
                Ok(Value::Boolean(self.matches(id, &text, &pattern)?))
            }
            (Function::IndexedRepeat, [answer, at @ ..]) => self.indexed_repeat(*answer, at),
            (Function::Random, _) => Ok(Value::Number(call::random(self.draw()))),
            (Function::Uuid, []) => Ok(Value::Text(call::uuid(self.draw(), self.draw()).into())),
            (Function::Uuid, [length]) => {
                let length = self.value(*length)?.to_number(self.scope);
                let length = whole(length).clamp(0, call::MAX_TOKEN);
                let token: String = (0..length).map(|_| call::token_letter(self.draw())).collect();
                Ok(Value::Text(token.into()))
            }
            _ => {
                let bottom = self.values.len();
                for argument in arguments {
                    let value = self.value(*argument)?;
                    self.go_through(id, &value)?;
                    self.values.push(value);
                }
                let values = self.values.get(bottom..).unwrap_or_default();
                let result = call::call(function, &Arguments { values, scope: self.scope });
                self.values.truncate(bottom);
                result.map_err(|problem| self.at(id, problem))
            }
        }
    }

    /// Whether `pattern` fits in `text`.
    fn matches(&mut self, id: u32, text: &str, pattern: &str) -> Outcome<bool> {
        let pattern = match self.pattern.take().filter(|read| read.is(pattern)) {
            Some(read) => read,
            None => Pattern::read(pattern).map_err(|problem| self.at(id, problem))?,
        };
        self.work(id, pattern.work(text))?;
        let fits = pattern.fits(text);
        self.pattern = Some(pattern);
        Ok(fits)
    }

    /// `at` is pairs of a repeat and a position in it.
    fn indexed_repeat(&mut self, answer: u32, at: &[u32]) -> Outcome<Value<'a>> {
        let expression = self.expression;
        let mut places = Vec::with_capacity(at.len() / 2);
        for pair in at.chunks_exact(2) {
            let [repeat, position] = pair else { continue };
            let Node::Reference(repeat) = expression.node(*repeat) else { continue };
            let position = self.value(*position)?.to_number(self.scope);
            let Ok(position) = usize::try_from(whole(position)) else {
                return Ok(Value::Nodes(Nodes::None));
            };
            places.push((*repeat as usize, position));
        }
        let Node::Reference(answer) = expression.node(answer) else {
            return Ok(Value::Nodes(Nodes::None));
        };
        Ok(Value::Nodes(self.scope.indexed_answers(*answer as usize, &places)))
    }

    fn draw(&mut self) -> u64 {
        self.draws += 1;
        self.scope.random_bits(self.draws - 1)
    }

    // --- Lists ---

    /// A cell of the item that is looked at.
    fn cell(&self, column: u32) -> Nodes<'a> {
        let cell =
            self.item.and_then(|item| self.scope.list_cell(item.list, item.row, column as usize));
        cell.map_or(Nodes::None, Nodes::One)
    }

    /// The items that every filter lets through, or one column of them.
    fn items(
        &mut self,
        id: u32,
        list: List,
        filters: Span,
        column: Option<u32>,
    ) -> Outcome<Nodes<'a>> {
        let length = self.scope.list_length(list);
        let rows = self.rows(list, length, self.expression.arguments(filters))?;
        let mut cells = Vec::new();
        for row in rows {
            self.step(id)?;
            match column {
                None => cells.push("".into()),
                Some(column) => cells.extend(self.scope.list_cell(list, row, column as usize)),
            }
        }
        Ok(Nodes::Many(cells))
    }

    /// The rows of a list that every filter lets through, in order. Each filter counts positions among
    /// those that the filters before it have let through.
    pub(super) fn rows(
        &mut self,
        list: List,
        length: usize,
        filters: &[u32],
    ) -> Outcome<Vec<usize>> {
        let outer = self.item;
        let mut rows: Vec<usize> = (0..length).collect();
        for filter in filters {
            let last = rows.len();
            let mut kept = Vec::new();
            for (row, position) in rows.into_iter().zip(1..) {
                self.item = Some(Item { list, row, position, last });
                if self.lets_through(*filter, position)? {
                    kept.push(row);
                }
            }
            rows = kept;
        }
        self.item = outer;
        Ok(rows)
    }

    /// A filter that is a number asks for that position.
    fn lets_through(&mut self, filter: u32, position: usize) -> Outcome<bool> {
        Ok(match self.value(filter)? {
            Value::Number(number) => number == count(position),
            value => value.to_boolean(),
        })
    }

    /// The cell of `column` in the first row whose cell of the key column equals `key`.
    fn lookup(
        &mut self,
        id: u32,
        list: usize,
        (column, key_column): (u32, u32),
        key: &Value<'a>,
    ) -> Outcome<Value<'a>> {
        let named = List::Named(list);
        for row in 0..self.scope.list_length(named) {
            self.step(id)?;
            let Some(cell) = self.scope.list_cell(named, row, key_column as usize) else {
                continue;
            };
            let cell = Value::Nodes(Nodes::One(cell));
            if compare(Operator::Equal, &cell, key, self.scope) {
                let found = self.scope.list_cell(named, row, column as usize);
                return Ok(Value::Text(found.unwrap_or_default()));
            }
        }
        Ok(Value::Text("".into()))
    }
}

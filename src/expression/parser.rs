//! Tokens into a checked expression, by precedence climbing; what is wrong is found here, not in the field.

use super::error::{Expected, Fault, Outcome, Problem, Unsupported};
use super::function;
use super::number_text::text_from_number;
use super::scope::List;
use super::token::{Sign, Token, tokens};
use super::tree::{
    Cell, Depends, Expression, MINUS_STRENGTH, Node, Operator, Origin, Reference, Span, Target,
};
use super::{MAX_DEPTH, MAX_LENGTH, reach};

/// Reads `text`; in a choice filter bare names are columns.
pub(super) fn parse(text: &str, is_choice_filter: bool) -> Outcome<Expression> {
    if text.chars().count() > MAX_LENGTH {
        return Err(Problem::TooLong(MAX_LENGTH).at(MAX_LENGTH + 1));
    }
    let mut parser = Parser {
        tokens: tokens(text)?,
        at: 0,
        depth: 0,
        filtered: is_choice_filter.then_some(List::Own),
        may_be_place: false,
        built: Expression {
            nodes: Vec::new(),
            columns: Vec::new(),
            arguments: Vec::new(),
            references: Vec::new(),
            lists: Vec::new(),
            cell_columns: Vec::new(),
            cells: Vec::new(),
            problems: Vec::new(),
            depends: Depends::default(),
            is_choice_filter,
        },
    };
    if parser.sign() == &Sign::End {
        return Err(Problem::Empty.at(1));
    }
    parser.expression(0)?;
    if parser.sign() != &Sign::End {
        return Err(parser.unexpected(Expected::OperatorOrEnd));
    }
    match reach::first_reached(&parser.built) {
        None => Ok(parser.built),
        Some(found) => {
            let (id, problem) = parser.built.problems.swap_remove(found);
            Err(problem.at(parser.built.column(id)))
        }
    }
}

/// What has been read so far, and what is still to be read.
pub(super) struct Parser {
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
    /// The list whose columns bare names are; none outside of filters.
    pub(super) filtered: Option<List>,
    /// Whether `..` may stand here: as the whole argument of `position()`.
    pub(super) may_be_place: bool,
    pub(super) built: Expression,
}

impl Parser {
    // --- Tokens ---

    pub(super) fn sign(&self) -> &Sign {
        self.tokens.get(self.at).map_or(&Sign::End, |token| &token.sign)
    }

    pub(super) fn column(&self) -> usize {
        self.tokens.get(self.at).or(self.tokens.last()).map_or(1, |token| token.column as usize)
    }

    pub(super) fn advance(&mut self) {
        self.at += 1;
    }

    fn is_mark(&self, mark: &str) -> bool {
        matches!(self.sign(), Sign::Mark(found) if *found == mark)
    }

    /// Steps over `mark` if it is next.
    pub(super) fn eat(&mut self, mark: &str) -> bool {
        let is_next = self.is_mark(mark);
        if is_next {
            self.advance();
        }
        is_next
    }

    pub(super) fn expect(&mut self, mark: &str, expected: Expected) -> Outcome<()> {
        if self.eat(mark) { Ok(()) } else { Err(self.unexpected(expected)) }
    }

    pub(super) fn eat_name(&mut self) -> Option<String> {
        let Sign::Name(name) = self.sign() else { return None };
        let name = name.clone();
        self.advance();
        Some(name)
    }

    pub(super) fn eat_text(&mut self) -> Option<String> {
        let Sign::Text(text) = self.sign() else { return None };
        let text = text.clone();
        self.advance();
        Some(text)
    }

    pub(super) fn unexpected(&self, expected: Expected) -> Fault {
        let found = match self.sign() {
            Sign::Text(text) => format!("'{}'", text.chars().take(40).collect::<String>()),
            Sign::Number(number) => text_from_number(*number),
            Sign::Name(name) => name.chars().take(40).collect(),
            Sign::Answer(name) => format!("${{{name}}}"),
            Sign::Mark(mark) => (*mark).to_owned(),
            Sign::End => String::new(),
        };
        Problem::Unexpected { expected, found }.at(self.column())
    }

    pub(super) fn refuse(&self, what: Unsupported) -> Fault {
        Problem::Unsupported(what).at(self.column())
    }

    // --- Nodes ---

    pub(super) fn push(&mut self, node: Node, column: usize) -> u32 {
        let id = index(self.built.nodes.len());
        self.built.nodes.push(node);
        self.built.columns.push(index(column));
        id
    }

    pub(super) fn span(&mut self, nodes: &[u32]) -> Span {
        let span = Span { start: index(self.built.arguments.len()), length: index(nodes.len()) };
        self.built.arguments.extend_from_slice(nodes);
        span
    }

    pub(super) fn reference(&mut self, target: Target, column: usize) -> u32 {
        let references = &mut self.built.references;
        let known = references.iter().position(|reference| reference.target == target);
        index(known.unwrap_or_else(|| {
            references.push(Reference { column, target });
            references.len() - 1
        }))
    }

    // --- Grammar ---

    /// A value with all that is tied to it more strongly than `above`.
    pub(super) fn expression(&mut self, above: u8) -> Outcome<u32> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Problem::TooDeep(MAX_DEPTH).at(self.column()));
        }
        let mut left = self.operand()?;
        while let Some(operator) = self.operator()? {
            if operator.strength() <= above {
                break;
            }
            let column = self.column();
            self.advance();
            let right = self.expression(operator.strength())?;
            if operator == Operator::Union {
                self.check_answers("|", left);
                self.check_answers("|", right);
            }
            left = self.push(Node::Binary(operator, left, right), column);
        }
        self.depth -= 1;
        Ok(left)
    }

    /// The operator that is next, if one is.
    fn operator(&self) -> Outcome<Option<Operator>> {
        let word = match self.sign() {
            Sign::Mark(mark) => mark,
            Sign::Name(name) => name.as_str(),
            _ => return Ok(None),
        };
        let found = Operator::from_word(word);
        if found.is_none() {
            let lower = word.to_ascii_lowercase();
            if Operator::from_word(&lower).is_some() {
                let problem = Problem::WriteInstead { found: word.to_owned(), right: lower };
                return Err(problem.at(self.column()));
            }
        }
        Ok(found)
    }

    fn operand(&mut self) -> Outcome<u32> {
        let may_be_place = std::mem::take(&mut self.may_be_place);
        let column = self.column();
        let operand = match self.sign().clone() {
            Sign::Number(number) => {
                self.advance();
                self.push(Node::Number(number), column)
            }
            Sign::Text(text) => {
                self.advance();
                self.push(Node::Text(text.into()), column)
            }
            Sign::Answer(name) if name.contains('#') => {
                return Err(self.refuse(Unsupported::LastSaved));
            }
            Sign::Answer(name) => {
                self.advance();
                let reference = self.reference(Target::Name(name), column);
                if self.is_mark("[") || (self.is_mark("/") && !self.is_division()) {
                    self.items(List::Repeat(reference as usize), column)?
                } else {
                    self.push(Node::Reference(reference), column)
                }
            }
            Sign::Name(name) => return self.name(name),
            Sign::Mark("(") => {
                self.advance();
                let inner = self.expression(0)?;
                self.expect(")", Expected::ClosingParenthesis)?;
                inner
            }
            Sign::Mark("-") => {
                self.advance();
                let inner = self.expression(MINUS_STRENGTH)?;
                return Ok(self.push(Node::Negate(inner), column));
            }
            Sign::Mark("." | "..") if self.filtered.is_some() => {
                return Err(self.refuse(Unsupported::HereInFilter));
            }
            Sign::Mark(".") => {
                self.advance();
                self.own(column)
            }
            Sign::Mark("..") => {
                self.advance();
                self.path(Origin::Above(1), column, may_be_place)?
            }
            Sign::Mark("/") => self.path(Origin::Root, column, false)?,
            Sign::Mark("//") => return Err(self.refuse(Unsupported::AnyDepth)),
            Sign::Mark("*") => return Err(self.refuse(Unsupported::AnyName)),
            Sign::Mark("@") => return Err(self.refuse(Unsupported::Attribute)),
            Sign::Mark(_) | Sign::End => return Err(self.unexpected(Expected::Value)),
        };
        self.check_end_of_operand()?;
        Ok(operand)
    }

    /// Refuses what XPath lets follow a value and we do not.
    fn check_end_of_operand(&self) -> Outcome<()> {
        match self.sign() {
            Sign::Mark("[") => Err(self.refuse(Unsupported::Filter)),
            Sign::Mark("/") if self.is_division() => Err(self.write_div()),
            Sign::Mark("/") => Err(self.refuse(Unsupported::PathAfterValue)),
            Sign::Mark("//") => Err(self.refuse(Unsupported::AnyDepth)),
            Sign::Mark("::") => Err(self.refuse(Unsupported::Axis)),
            _ => Ok(()),
        }
    }

    /// Whether the `/` that is next was meant to divide: no name of a path follows it.
    fn is_division(&self) -> bool {
        let sign = |ahead: usize| self.tokens.get(self.at + ahead).map(|token| &token.sign);
        let is_call = matches!(sign(2), Some(Sign::Mark("(")));
        match sign(1) {
            Some(Sign::Name(_)) => is_call,
            Some(Sign::Number(_) | Sign::Answer(_) | Sign::Text(_) | Sign::Mark("(" | "-")) => true,
            _ => false,
        }
    }

    fn write_div(&self) -> Fault {
        let (found, right) = ("/".to_owned(), "div".to_owned());
        Problem::WriteInstead { found, right }.at(self.column())
    }

    pub(super) fn own(&mut self, column: usize) -> u32 {
        self.built.depends.own_answer = true;
        self.push(Node::Own, column)
    }

    /// The steps after `origin`, of which nothing but `..` has been read.
    pub(super) fn path(
        &mut self,
        origin: Origin,
        column: usize,
        may_be_place: bool,
    ) -> Outcome<u32> {
        let mut origin = origin;
        let mut steps = Vec::new();
        while (steps.is_empty() || !self.is_division()) && self.eat("/") {
            if let Some(name) = self.eat_name() {
                steps.push(name);
            } else if let (Origin::Above(levels), true) =
                (origin, steps.is_empty() && self.eat(".."))
            {
                origin = Origin::Above(levels + 1);
            } else if self.is_mark("*") {
                return Err(self.refuse(Unsupported::AnyName));
            } else if self.is_mark("@") {
                return Err(self.refuse(Unsupported::Attribute));
            } else {
                return Err(self.unexpected(Expected::Name));
            }
        }
        if steps.is_empty() && !may_be_place {
            return Err(Problem::Unsupported(Unsupported::ParentValue).at(column));
        }
        let reference = self.reference(Target::Path { origin, steps }, column);
        if self.is_mark("[") {
            return self.items(List::Repeat(reference as usize), column);
        }
        Ok(self.push(Node::Reference(reference), column))
    }

    /// `[filter]/column` after the items of a list or the instances of a repeat.
    pub(super) fn items(&mut self, list: List, column: usize) -> Outcome<u32> {
        let mut filters = Vec::new();
        let outer = self.filtered.replace(list);
        while self.eat("[") {
            filters.push(self.expression(0)?);
            self.expect("]", Expected::ClosingBracket)?;
        }
        self.filtered = outer;
        let cell = if !self.is_division() && self.eat("/") {
            let Some(name) = self.eat_name() else { return Err(self.unexpected(Expected::Name)) };
            Some(self.cell(list, name))
        } else {
            None
        };
        let filters = self.span(&filters);
        Ok(self.push(Node::Items { list, filters, column: cell }, column))
    }

    /// The index of a column of a list, which is noted as looked into.
    pub(super) fn cell(&mut self, list: List, name: String) -> u32 {
        let column = intern(&mut self.built.cell_columns, name);
        let cell = Cell { list, column: column as usize };
        if !self.built.cells.contains(&cell) {
            self.built.cells.push(cell);
        }
        column
    }

    /// A name: a function, or a column of a list.
    fn name(&mut self, name: String) -> Outcome<u32> {
        let column = self.column();
        if Operator::from_word(&name).is_some() && self.filtered.is_none() {
            return Err(self.unexpected(Expected::Value));
        }
        self.advance();
        let operand = if self.eat("(") {
            self.call(name, column)?
        } else if self.is_mark("::") {
            return Err(self.refuse(Unsupported::Axis));
        } else if let Some(list) = self.filtered {
            let cell = self.cell(list, name);
            self.push(Node::Cell(cell), column)
        } else {
            let takes_nothing = function::signature(&name).is_some_and(|f| f.most() == Some(0));
            let problem =
                if takes_nothing { Problem::MissingParentheses } else { Problem::BareName };
            return Err(problem(name).at(column));
        };
        self.check_end_of_operand()?;
        Ok(operand)
    }
}

/// The index of `name` in `names`, to which it is added if need be.
pub(super) fn intern(names: &mut Vec<String>, name: String) -> u32 {
    let known = names.iter().position(|known| *known == name);
    index(known.unwrap_or_else(|| {
        names.push(name);
        names.len() - 1
    }))
}

/// A position in a table, which is never longer than the text.
fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

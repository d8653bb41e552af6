//! Tokens into a checked expression, by precedence climbing; what is wrong is found here, not in the field.

use super::error::{Error, Expected, Problem, Unsupported};
use super::function::{self, CHOICE_NAME, CURRENT, Function, INSTANCE, PULLDATA};
use super::token::{Sign, Token, continues_name, starts_name, tokens};
use super::tree::{
    Depends, Expression, MINUS_STRENGTH, Node, Operator, Origin, Reference, Span, Target,
};
use super::{MAX_DEPTH, MAX_LENGTH, date_functions, digest, reach, text_functions};

/// Reads `text`; in a choice filter bare names are columns.
pub(super) fn parse(text: &str, is_choice_filter: bool) -> Result<Expression, Error> {
    if text.chars().count() > MAX_LENGTH {
        return Err(Problem::TooLong(MAX_LENGTH).at(MAX_LENGTH + 1));
    }
    let mut parser = Parser {
        tokens: tokens(text)?,
        at: 0,
        depth: 0,
        filter: if is_choice_filter { Filter::Choice } else { Filter::None },
        may_be_place: false,
        problems: Vec::new(),
        built: Expression {
            nodes: Vec::new(),
            columns: Vec::new(),
            arguments: Vec::new(),
            references: Vec::new(),
            lists: Vec::new(),
            cell_columns: Vec::new(),
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
    match reach::first_reached(&parser.built, &parser.problems) {
        Some(error) => Err(error),
        None => Ok(parser.built),
    }
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
    filter: Filter,
    /// Whether `..` may stand here: as the whole argument of `position()`.
    may_be_place: bool,
    /// What is wrong with calls, by node; they are judged when it is known what can be reached.
    problems: Vec<(u32, Problem)>,
    built: Expression,
}

/// What bare names are.
#[derive(Clone, Copy, PartialEq)]
enum Filter {
    /// Nothing.
    None,
    /// Columns of the list asked from.
    Choice,
    /// Columns of the list before the bracket.
    Bracket,
}

impl Parser {
    // --- Tokens ---

    fn sign(&self) -> &Sign {
        self.tokens.get(self.at).map_or(&Sign::End, |token| &token.sign)
    }

    fn column(&self) -> usize {
        self.tokens.get(self.at).or(self.tokens.last()).map_or(1, |token| token.column as usize)
    }

    fn advance(&mut self) {
        self.at += 1;
    }

    fn is_mark(&self, mark: &str) -> bool {
        matches!(self.sign(), Sign::Mark(found) if *found == mark)
    }

    /// Steps over `mark` if it is next.
    fn eat(&mut self, mark: &str) -> bool {
        let is_next = self.is_mark(mark);
        if is_next {
            self.advance();
        }
        is_next
    }

    fn expect(&mut self, mark: &str, expected: Expected) -> Result<(), Error> {
        if self.eat(mark) { Ok(()) } else { Err(self.unexpected(expected)) }
    }

    fn eat_name(&mut self) -> Option<String> {
        let Sign::Name(name) = self.sign() else { return None };
        let name = name.clone();
        self.advance();
        Some(name)
    }

    fn eat_text(&mut self) -> Option<String> {
        let Sign::Text(text) = self.sign() else { return None };
        let text = text.clone();
        self.advance();
        Some(text)
    }

    fn unexpected(&self, expected: Expected) -> Error {
        let found = match self.sign() {
            Sign::Text(text) => format!("'{}'", text.chars().take(40).collect::<String>()),
            Sign::Number(number) => number.to_string(),
            Sign::Name(name) => name.chars().take(40).collect(),
            Sign::Answer(name) => format!("${{{name}}}"),
            Sign::Mark(mark) => (*mark).to_owned(),
            Sign::End => String::new(),
        };
        Problem::Unexpected { expected, found }.at(self.column())
    }

    fn refuse(&self, what: Unsupported) -> Error {
        Problem::Unsupported(what).at(self.column())
    }

    // --- Nodes ---

    fn push(&mut self, node: Node, column: usize) -> u32 {
        let id = index(self.built.nodes.len());
        self.built.nodes.push(node);
        self.built.columns.push(index(column));
        id
    }

    fn span(&mut self, nodes: &[u32]) -> Span {
        let span = Span { start: index(self.built.arguments.len()), length: index(nodes.len()) };
        self.built.arguments.extend_from_slice(nodes);
        span
    }

    fn reference(&mut self, target: Target, column: usize) -> u32 {
        let references = &mut self.built.references;
        let known = references.iter().position(|reference| reference.target == target);
        index(known.unwrap_or_else(|| {
            references.push(Reference { column, target });
            references.len() - 1
        }))
    }

    // --- Grammar ---

    /// A value with all that is tied to it more strongly than `above`.
    fn expression(&mut self, above: u8) -> Result<u32, Error> {
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
    fn operator(&self) -> Result<Option<Operator>, Error> {
        let word = match self.sign() {
            Sign::Mark(mark) => mark,
            Sign::Name(name) => name.as_str(),
            _ => return Ok(None),
        };
        let found = Operator::from_word(word);
        if found.is_none() {
            let lower = word.to_lowercase();
            if Operator::from_word(&lower).is_some() {
                let problem = Problem::WriteInstead { found: word.to_owned(), right: lower };
                return Err(problem.at(self.column()));
            }
        }
        Ok(found)
    }

    fn operand(&mut self) -> Result<u32, Error> {
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
                self.push(Node::Reference(reference), column)
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
            Sign::Mark("." | "..") if self.filter != Filter::None => {
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
    fn check_end_of_operand(&self) -> Result<(), Error> {
        match self.sign() {
            Sign::Mark("[") => Err(self.refuse(Unsupported::Filter)),
            Sign::Mark("/") => Err(self.refuse(Unsupported::PathAfterName)),
            Sign::Mark("//") => Err(self.refuse(Unsupported::AnyDepth)),
            Sign::Mark("::") => Err(self.refuse(Unsupported::Axis)),
            _ => Ok(()),
        }
    }

    fn own(&mut self, column: usize) -> u32 {
        self.built.depends.own_answer = true;
        self.push(Node::Own, column)
    }

    /// The steps after `origin`, of which nothing but `..` has been read.
    fn path(&mut self, origin: Origin, column: usize, may_be_place: bool) -> Result<u32, Error> {
        let mut origin = origin;
        let mut steps = Vec::new();
        while self.eat("/") {
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
        Ok(self.push(Node::Reference(reference), column))
    }

    /// A name: a function, or a column of a list.
    fn name(&mut self, name: String) -> Result<u32, Error> {
        let column = self.column();
        if Operator::from_word(&name).is_some() && self.filter == Filter::None {
            return Err(self.unexpected(Expected::Value));
        }
        self.advance();
        let operand = if self.eat("(") {
            self.call(name, column)?
        } else if self.is_mark("::") {
            return Err(self.refuse(Unsupported::Axis));
        } else if self.filter == Filter::None {
            return Err(Problem::BareName(name).at(column));
        } else {
            self.built.depends.own_list |= self.filter == Filter::Choice;
            let cell = intern(&mut self.built.cell_columns, name);
            self.push(Node::Cell(cell), column)
        };
        self.check_end_of_operand()?;
        Ok(operand)
    }

    /// A call whose name and opening parenthesis have been read.
    fn call(&mut self, name: String, column: usize) -> Result<u32, Error> {
        match name.as_str() {
            CURRENT => self.current(column),
            INSTANCE => self.instance(column),
            PULLDATA => self.pulldata(column),
            CHOICE_NAME => self.choice_name(column),
            _ => self.plain_call(name, column),
        }
    }

    fn plain_call(&mut self, name: String, column: usize) -> Result<u32, Error> {
        let signature = function::signature(&name);
        let function = signature.map(|signature| signature.function);
        let mut values = Vec::new();
        while !self.eat(")") {
            if !values.is_empty() {
                self.expect(",", Expected::CommaOrClosingParenthesis)?;
            }
            self.may_be_place = matches!(function, Some(Function::Position | Function::Index));
            values.push(self.expression(0)?);
            self.may_be_place = false;
        }
        let problem = match signature {
            None => Some(unknown(&name)),
            Some(signature) => self.problem_of_call(signature, &values),
        };
        let node = match (function, problem) {
            (Some(function), None) => {
                if values.is_empty() && takes_own_answer(function) {
                    values.push(self.own(column));
                }
                self.note_dependence(function);
                let node = Node::Call(function, self.span(&values));
                let id = self.push(node, column);
                if let Some(problem) = self.problem_of_literals(function, &values) {
                    self.problems.push((id, problem));
                }
                return Ok(id);
            }
            (_, problem) => {
                let node = Node::Refused(name.into(), self.span(&values));
                (self.push(node, column), problem)
            }
        };
        self.problems.extend(node.1.map(|problem| (node.0, problem)));
        Ok(node.0)
    }

    fn note_dependence(&mut self, function: Function) {
        let depends = &mut self.built.depends;
        match function {
            Function::Now | Function::Today => depends.clock = true,
            Function::Random | Function::Uuid => depends.chance = true,
            Function::Once => depends.own_answer = true,
            Function::Position | Function::Index if self.filter != Filter::Bracket => {
                depends.position = true;
            }
            _ => {}
        }
    }

    /// What is wrong with the number and the kinds of the values of a call.
    fn problem_of_call(&self, signature: &function::Signature, values: &[u32]) -> Option<Problem> {
        let name = || signature.name.to_owned();
        let function = signature.function;
        let is_filter = self.filter == Filter::Bracket;
        let mut least = usize::from(signature.least);
        if takes_own_answer(function) && self.filter != Filter::None {
            least = 1;
        }
        let most = signature.most();
        if values.len() < least || most.is_some_and(|most| values.len() > most) {
            return Some(Problem::ArgumentCount { name: name(), least, most, found: values.len() });
        }
        let is_name = |id: &u32| matches!(self.built.node(*id), Node::Reference(_));
        match function {
            Function::Last if !is_filter => Some(Problem::OutsideFilter(name())),
            Function::Position if values.is_empty() && !is_filter => {
                Some(Problem::OutsideFilter(name()))
            }
            Function::Position | Function::Index if !values.iter().all(is_name) => {
                Some(Problem::NeedsName(name()))
            }
            Function::IndexedRepeat if values.len().is_multiple_of(2) => {
                Some(Problem::UnpairedArgument(name()))
            }
            Function::IndexedRepeat => {
                let names = values.iter().take(1).chain(values.iter().skip(1).step_by(2));
                let all = names.into_iter().all(is_name);
                (!all).then(|| Problem::NeedsName(name()))
            }
            Function::WeightedChecklist if !values.len().is_multiple_of(2) => {
                Some(Problem::UnpairedArgument(name()))
            }
            Function::Count | Function::CountNonEmpty | Function::Sum => {
                let all = values.iter().all(|id| self.may_be_answers(*id));
                (!all).then(|| {
                    let mut written = name();
                    written.push_str("()");
                    Problem::NeedsAnswers(written)
                })
            }
            _ => None,
        }
    }

    /// What is wrong with texts that are written out and have a grammar of their own.
    fn problem_of_literals(&self, function: Function, values: &[u32]) -> Option<Problem> {
        let text = |at: usize| match values.get(at).map(|id| self.built.node(*id)) {
            Some(Node::Text(text)) => Some(&**text),
            _ => None,
        };
        match function {
            Function::Regex => text_functions::pattern(text(1)?).err(),
            Function::Digest => {
                let algorithm = text(1).and_then(|name| digest::Algorithm::named(name).err());
                algorithm.or_else(|| digest::Encoding::named(text(2)?).err())
            }
            Function::FormatDate | Function::FormatDateTime => {
                date_functions::format_problem(text(1)?)
            }
            _ => None,
        }
    }

    fn check_answers(&mut self, name: &str, id: u32) {
        if !self.may_be_answers(id) {
            self.problems.push((id, Problem::NeedsAnswers(name.to_owned())));
        }
    }

    /// Whether a part can come to answers, or cells of a list.
    fn may_be_answers(&self, id: u32) -> bool {
        match self.built.node(id) {
            Node::Own | Node::Reference(_) | Node::Cell(_) | Node::Items { .. } => true,
            Node::Binary(operator, ..) => *operator == Operator::Union,
            Node::Call(Function::IndexedRepeat, _) => true,
            Node::Call(Function::If, span) => self
                .built
                .arguments(*span)
                .iter()
                .skip(1)
                .any(|branch| self.may_be_answers(*branch)),
            _ => false,
        }
    }

    // --- Calls with a grammar of their own; name and opening parenthesis have been read ---

    /// `current()`, `current()/.`, `current()/../name`: from the question, also within a filter.
    fn current(&mut self, column: usize) -> Result<u32, Error> {
        self.expect(")", Expected::ClosingParenthesis)?;
        if !self.eat("/") || self.eat(".") {
            return Ok(self.own(column));
        }
        if self.eat("..") {
            return self.path(Origin::Above(1), column, false);
        }
        Err(self.refuse(Unsupported::PathAfterName))
    }

    /// `instance('list')/root/item[filter]/column`.
    fn instance(&mut self, column: usize) -> Result<u32, Error> {
        let Some(list) = self.eat_text() else { return Err(self.unexpected(Expected::ListName)) };
        self.expect(")", Expected::ClosingParenthesis)?;
        for name in ["root", "item"] {
            if !self.eat("/") || self.eat_name().as_deref() != Some(name) {
                return Err(self.unexpected(Expected::RootItem));
            }
        }
        let list = intern(&mut self.built.lists, list);
        let mut filters = Vec::new();
        let outer = std::mem::replace(&mut self.filter, Filter::Bracket);
        while self.eat("[") {
            filters.push(self.expression(0)?);
            self.expect("]", Expected::ClosingBracket)?;
        }
        self.filter = outer;
        let cell = if self.eat("/") {
            let Some(name) = self.eat_name() else { return Err(self.unexpected(Expected::Name)) };
            Some(intern(&mut self.built.cell_columns, name))
        } else {
            None
        };
        let filters = self.span(&filters);
        Ok(self.push(Node::Items { list, filters, column: cell }, column))
    }

    /// `pulldata('list', 'column', 'key column', key)`.
    fn pulldata(&mut self, column: usize) -> Result<u32, Error> {
        let mut names = Vec::new();
        for _ in 0..3 {
            let Some(name) = self.eat_text() else {
                return Err(Problem::NeedsText(PULLDATA.to_owned()).at(self.column()));
            };
            self.expect(",", Expected::CommaOrClosingParenthesis)?;
            names.push(name);
        }
        let key = self.expression(0)?;
        self.expect(")", Expected::ClosingParenthesis)?;
        let key_column = intern(&mut self.built.cell_columns, names.pop().unwrap_or_default());
        let cell = intern(&mut self.built.cell_columns, names.pop().unwrap_or_default());
        let list = intern(&mut self.built.lists, names.pop().unwrap_or_default());
        Ok(self.push(Node::Lookup { list, column: cell, key_column, key }, column))
    }

    /// `jr:choice-name(value, '${name}')`.
    fn choice_name(&mut self, column: usize) -> Result<u32, Error> {
        let value = self.expression(0)?;
        self.expect(",", Expected::CommaOrClosingParenthesis)?;
        let place = self.column();
        let quoted = self.eat_text().unwrap_or_default();
        let inner = quoted.trim().strip_prefix("${").and_then(|rest| rest.strip_suffix('}'));
        let name = inner
            .map(str::trim)
            .filter(|name| name.starts_with(starts_name) && name.chars().all(continues_name));
        let Some(name) = name else { return Err(Problem::NeedsQuotedName.at(place)) };
        let reference = self.reference(Target::Name(name.to_owned()), place);
        self.expect(")", Expected::ClosingParenthesis)?;
        Ok(self.push(Node::ChoiceName(value, reference), column))
    }
}

/// Whether a function without values takes the answer of the question itself, as in XPath.
fn takes_own_answer(function: Function) -> bool {
    matches!(
        function,
        Function::String | Function::Number | Function::StringLength | Function::NormalizeSpace
    )
}

fn unknown(name: &str) -> Problem {
    if function::is_unsupported(name) {
        return Problem::Unsupported(Unsupported::Function);
    }
    let nearest = function::nearest(name).map(str::to_owned);
    Problem::UnknownFunction { name: name.chars().take(40).collect(), nearest }
}

/// The index of `name` in `names`, to which it is added if need be.
fn intern(names: &mut Vec<String>, name: String) -> u32 {
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

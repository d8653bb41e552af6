//! Calls into checked parts: which function, how many values, of what kind, and four grammars of their own.

use super::date_functions;
use super::digest::{Algorithm, Encoding};
use super::error::{Expected, Outcome, Problem, Unsupported};
use super::function::{self, CHOICE_NAME, CURRENT, Function, INSTANCE, PULLDATA, Signature};
use super::parser::{Parser, intern};
use super::pattern::Pattern;
use super::scope::List;
use super::token::{Sign, continues_name, starts_name};
use super::tree::{Node, Operator, Origin, Target};

impl Parser {
    /// A call whose name and opening parenthesis have been read.
    pub(super) fn call(&mut self, name: String, column: usize) -> Outcome<u32> {
        match name.as_str() {
            CURRENT => self.current(column),
            INSTANCE => self.instance(column),
            PULLDATA => self.pulldata(column),
            CHOICE_NAME => self.choice_name(column),
            _ => self.plain_call(name, column),
        }
    }

    fn plain_call(&mut self, name: String, column: usize) -> Outcome<u32> {
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
                self.note_dependence(function, !values.is_empty());
                let node = Node::Call(function, self.span(&values));
                let id = self.push(node, column);
                if let Some((at, problem)) = self.problem_of_literals(function, &values) {
                    self.built.problems.push((values.get(at).copied().unwrap_or(id), problem));
                }
                return Ok(id);
            }
            (_, problem) => {
                let node = Node::Refused(name.into(), self.span(&values));
                (self.push(node, column), problem)
            }
        };
        self.built.problems.extend(node.1.map(|problem| (node.0, problem)));
        Ok(node.0)
    }

    fn note_dependence(&mut self, function: Function, has_values: bool) {
        let depends = &mut self.built.depends;
        match function {
            Function::Now | Function::Today => depends.clock = true,
            Function::Random | Function::Uuid => depends.chance = true,
            Function::Once => depends.own_answer = true,
            Function::IndexedRepeat => depends.other_instances = true,
            // Without a value it is the position in a list.
            Function::Position | Function::Index if has_values => depends.position = true,
            _ => {}
        }
    }

    /// What is wrong with the number and the kinds of the values of a call.
    fn problem_of_call(&self, signature: &Signature, values: &[u32]) -> Option<Problem> {
        let name = || signature.name.to_owned();
        let function = signature.function;
        let is_bracket = self.filtered.is_some_and(|list| list != List::Own);
        let mut least = usize::from(signature.least);
        if takes_own_answer(function) && self.filtered.is_some() {
            least = 1;
        }
        let most = signature.most();
        if values.len() < least || most.is_some_and(|most| values.len() > most) {
            return Some(Problem::ArgumentCount { name: name(), least, most, found: values.len() });
        }
        let is_name = |id: &u32| matches!(self.built.node(*id), Node::Reference(_));
        match function {
            Function::Last if !is_bracket => Some(Problem::OutsideFilter(name())),
            Function::Position if values.is_empty() && !is_bracket => {
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

    /// The text that a part is, if it is written out.
    fn literal(&self, id: &u32) -> Option<&str> {
        match self.built.node(*id) {
            Node::Text(text) => Some(text),
            _ => None,
        }
    }

    /// What is wrong with a text that is written out and has a grammar of its own, and which value it is.
    fn problem_of_literals(&self, function: Function, values: &[u32]) -> Option<(usize, Problem)> {
        let wrong = |at: usize, problem_of: &dyn Fn(&str) -> Option<Problem>| {
            Some((at, problem_of(self.literal(values.get(at)?)?)?))
        };
        match function {
            Function::Regex => wrong(1, &|pattern| Pattern::read(pattern).err()),
            Function::Digest => wrong(1, &|name| Algorithm::named(name).err())
                .or_else(|| wrong(2, &|name| Encoding::named(name).err())),
            Function::FormatDate | Function::FormatDateTime => {
                wrong(1, &date_functions::format_problem)
            }
            _ => None,
        }
    }

    pub(super) fn check_answers(&mut self, name: &str, id: u32) {
        if !self.may_be_answers(id) {
            self.built.problems.push((id, Problem::NeedsAnswers(name.to_owned())));
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
    fn current(&mut self, column: usize) -> Outcome<u32> {
        self.expect(")", Expected::ClosingParenthesis)?;
        if !self.eat("/") || self.eat(".") {
            return Ok(self.own(column));
        }
        if self.eat("..") {
            return self.path(Origin::Above(1), column, false);
        }
        Err(self.refuse(Unsupported::PathAfterValue))
    }

    /// `instance('list')/root/item[filter]/column`.
    fn instance(&mut self, column: usize) -> Outcome<u32> {
        let Some(list) = self.eat_text() else { return Err(self.unexpected(Expected::ListName)) };
        self.expect(")", Expected::ClosingParenthesis)?;
        for name in ["root", "item"] {
            let is_step =
                self.eat("/") && matches!(self.sign(), Sign::Name(found) if found == name);
            if !is_step {
                return Err(self.unexpected(Expected::RootItem));
            }
            self.advance();
        }
        let list = intern(&mut self.built.lists, list);
        self.items(List::Named(list as usize), column)
    }

    /// `pulldata('list', 'column', 'key column', key)`.
    fn pulldata(&mut self, column: usize) -> Outcome<u32> {
        let list = self.name_in_pulldata()?;
        let wanted = self.name_in_pulldata()?;
        let key_column = self.name_in_pulldata()?;
        let key = self.expression(0)?;
        self.expect(")", Expected::ClosingParenthesis)?;
        let list = intern(&mut self.built.lists, list);
        let named = List::Named(list as usize);
        let wanted = self.cell(named, wanted);
        let key_column = self.cell(named, key_column);
        Ok(self.push(Node::Lookup { list, column: wanted, key_column, key }, column))
    }

    fn name_in_pulldata(&mut self) -> Outcome<String> {
        let Some(name) = self.eat_text() else {
            return Err(Problem::NeedsText(PULLDATA.to_owned()).at(self.column()));
        };
        self.expect(",", Expected::CommaOrClosingParenthesis)?;
        Ok(name)
    }

    /// `jr:choice-name(value, '${name}')`.
    fn choice_name(&mut self, column: usize) -> Outcome<u32> {
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

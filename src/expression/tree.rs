//! An expression that has been read: its parts in a flat list, and the names that they refer to.

use std::ops::Range;

use super::error::{Error, Problem};
use super::evaluate::Evaluator;
use super::function::Function;
use super::scope::{List, Scope};
use super::value::Value;

/// A checked expression.
///
/// Two are equal when they have the same parts, whatever the blanks and parentheses between them.
#[derive(Debug, Clone)]
pub struct Expression {
    /// The parts, each after those that it is made of; the last is the whole.
    pub(super) nodes: Vec<Node>,
    /// Where each part stands in the text, in characters from 1.
    pub(super) columns: Vec<u32>,
    /// The arguments of calls and the filters of lists, as indices of `nodes`.
    pub(super) arguments: Vec<u32>,
    pub(super) references: Vec<Reference>,
    pub(super) lists: Vec<String>,
    pub(super) cell_columns: Vec<String>,
    pub(super) cells: Vec<Cell>,
    /// What is wrong with parts, which are judged when it is known what can be reached.
    pub(super) problems: Vec<(u32, Problem)>,
    pub(super) depends: Depends,
    pub(super) is_choice_filter: bool,
}

/// One part of an expression; numbers are indices of its tables.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    Text(Box<str>),
    Number(f64),
    /// `.`, or `current()` in a filter.
    Own,
    Reference(u32),
    /// A bare name in a filter.
    Cell(u32),
    Negate(u32),
    Binary(Operator, u32, u32),
    Call(Function, Span),
    /// `jr:choice-name(value, '${reference}')`.
    ChoiceName(u32, u32),
    /// `instance('list')/root/item[filter]/column`, `${repeat}[filter]/column`.
    Items {
        list: List,
        filters: Span,
        column: Option<u32>,
    },
    /// `pulldata('list', 'column', 'key column', key)`.
    Lookup {
        list: u32,
        column: u32,
        key_column: u32,
        key: u32,
    },
    /// A call that would be refused, were it ever reached.
    Refused(Box<str>, Span),
}

/// A stretch of the list of arguments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) start: u32,
    pub(super) length: u32,
}

/// What stands between two values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operator {
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Union,
}

/// A name that an expression refers to, with the place where it first does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// In characters from 1.
    pub column: usize,
    /// What it names.
    pub target: Target,
}

/// What a reference names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// `${name}`.
    Name(String),
    /// `../name`, `/data/group/name`, `..`.
    Path {
        /// Where the path begins.
        origin: Origin,
        /// The names on the way; empty for the origin itself.
        steps: Vec<String>,
    },
}

/// Where a path begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// The form: `/data` has one step, `data`.
    Root,
    /// So many levels above the question: 1 for `..`, 0 for the question itself.
    Above(usize),
}

/// What an expression depends on beside its references.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Depends {
    /// The answer of the question itself: `.` or `once()`.
    pub own_answer: bool,
    /// The position in a repeat.
    pub position: bool,
    /// Answers of other instances of a repeat than its own: `indexed-repeat()`.
    pub other_instances: bool,
    /// The clock: `now()` or `today()`.
    pub clock: bool,
    /// Chance: `random()` or `uuid()`.
    pub chance: bool,
}

/// A column of a list that is looked into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// The list, or the repeat.
    pub list: List,
    /// The column by its index, or the question in the repeat.
    pub column: usize,
}

impl Expression {
    /// The names it refers to, each once, in the order of the text; a [`Scope`] is asked by their index.
    pub fn references(&self) -> &[Reference] {
        &self.references
    }

    /// The lists that it looks into by `instance()` and `pulldata()`, each once.
    pub fn lists(&self) -> &[String] {
        &self.lists
    }

    /// The columns of lists that it reads, each once.
    pub fn columns(&self) -> &[String] {
        &self.cell_columns
    }

    /// Which column of which list or repeat it reads, each pair once. What is read of a repeat are answers
    /// that the expression depends on, too.
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// What it depends on beside these.
    pub fn depends(&self) -> Depends {
        self.depends
    }

    /// Whether it can come to something else while every answer stays the same.
    pub fn is_volatile(&self) -> bool {
        self.depends.clock || self.depends.chance
    }

    /// What it comes to at the place of `scope`.
    ///
    /// # Errors
    /// A pattern, date format or way to digest that is only known now and not understood, a function over
    /// answers that got something else, or more than [`MAX_STEPS`](super::MAX_STEPS) of work.
    pub fn evaluate<'a>(&'a self, scope: &'a dyn Scope) -> Result<Value<'a>, Error> {
        Evaluator::new(self, scope).value(self.root()).map_err(|fault| *fault)
    }

    /// The items of the list asked from that a choice filter lets through, of `length` items, in order.
    ///
    /// # Errors
    /// As [`evaluate`](Self::evaluate); the limit of work holds for all items together.
    pub fn choices(&self, scope: &dyn Scope, length: usize) -> Result<Vec<usize>, Error> {
        Evaluator::new(self, scope).rows(List::Own, length, &[self.root()]).map_err(|fault| *fault)
    }

    /// The index of the part that is the whole.
    pub(super) fn root(&self) -> u32 {
        u32::try_from(self.nodes.len().saturating_sub(1)).unwrap_or(u32::MAX)
    }

    pub(super) fn node(&self, id: u32) -> &Node {
        // Every index stems from the parser, which has put the node there.
        self.nodes.get(id as usize).unwrap_or(&Node::Own)
    }

    pub(super) fn column(&self, id: u32) -> usize {
        self.columns.get(id as usize).map_or(1, |column| *column as usize)
    }

    pub(super) fn arguments(&self, span: Span) -> &[u32] {
        self.arguments.get(span.range()).unwrap_or_default()
    }
}

impl PartialEq for Expression {
    fn eq(&self, other: &Self) -> bool {
        let targets = |one: &Self| -> Vec<Target> {
            one.references.iter().map(|r| r.target.clone()).collect()
        };
        self.nodes == other.nodes
            && self.arguments == other.arguments
            && self.lists == other.lists
            && self.cell_columns == other.cell_columns
            && targets(self) == targets(other)
    }
}

impl Span {
    fn range(self) -> Range<usize> {
        let start = self.start as usize;
        start..start + self.length as usize
    }
}

impl Operator {
    /// As it is written.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Or => "or",
            Self::And => "and",
            Self::Equal => "=",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::Divide => "div",
            Self::Remainder => "mod",
            Self::Union => "|",
        }
    }

    /// The operator that is written so.
    pub(super) fn from_word(word: &str) -> Option<Self> {
        const ALL: [Operator; 14] = [
            Operator::Or,
            Operator::And,
            Operator::Equal,
            Operator::NotEqual,
            Operator::Less,
            Operator::LessOrEqual,
            Operator::Greater,
            Operator::GreaterOrEqual,
            Operator::Add,
            Operator::Subtract,
            Operator::Multiply,
            Operator::Divide,
            Operator::Remainder,
            Operator::Union,
        ];
        ALL.into_iter().find(|operator| operator.word() == word)
    }

    /// How strongly it binds. Source: XPath 1.0, chapter 3; the minus sign before a value has 7.
    pub(super) fn strength(self) -> u8 {
        match self {
            Self::Or => 1,
            Self::And => 2,
            Self::Equal | Self::NotEqual => 3,
            Self::Less | Self::LessOrEqual | Self::Greater | Self::GreaterOrEqual => 4,
            Self::Add | Self::Subtract => 5,
            Self::Multiply | Self::Divide | Self::Remainder => 6,
            Self::Union => 8,
        }
    }
}

/// How strongly a minus sign before a value binds.
pub(super) const MINUS_STRENGTH: u8 = 7;

//! One expression, evaluated outside any instrument with the values that its names stand for.

use std::borrow::Cow;

use serde_json::{Value as Json, json};

use super::reply::{Outcome, language_of, read, reply};
use super::told::Told;
use crate::expression::{DayNames, Nodes, Scope, Target, Value, parse, text_from_number};
use crate::i18n::Language;
use crate::instrument::Problem;
use crate::response::mixed;
use crate::wire::{FromNode, Named, Node, Reader, from_object, from_word};

struct Options {
    values: Named<Given>,
    own: Option<Given>,
    now: f64,
    offset: f64,
    seed: f64,
    to: Option<Type>,
    language: Option<Language>,
}

from_object!(Options {
    field_or values = Named::default(),
    optional own,
    field_or now = 0.0,
    field_or offset = 0.0,
    field_or seed = 0.0,
    optional to,
    optional language,
});

/// What a value is made into.
#[derive(Clone, Copy)]
enum Type {
    Boolean,
    Number,
    Text,
}

from_word!(Type {
    "boolean" Boolean,
    "number" Number,
    "string" Text,
});

/// What a name stands for: a text, a number, null for a blank; several for the instances of a repeat.
enum Given {
    One(String),
    Many(Vec<String>),
}

impl FromNode for Given {
    fn from_node(node: Node, reader: &mut Reader) -> Self {
        match node {
            Node::List(_) => {
                let texts = Vec::<One>::from_node(node, reader);
                Self::Many(texts.into_iter().map(|One(text)| text).collect())
            }
            node => Self::One(One::from_node(node, reader).0),
        }
    }
}

/// A value that is no list.
struct One(String);

impl FromNode for One {
    fn from_node(node: Node, reader: &mut Reader) -> Self {
        Self(match node {
            Node::Null => String::new(),
            Node::Number(number) => text_from_number(number),
            node => String::from_node(node, reader),
        })
    }
}

/// The values as an expression sees them: `references` says what each of its names stands for.
struct Place<'a> {
    references: Vec<&'a Given>,
    own: Option<&'a Given>,
    now: i64,
    offset_minutes: i32,
    seed: u64,
    language: Language,
}

impl Given {
    fn nodes(&self) -> Nodes<'_> {
        match self {
            Self::One(text) => Nodes::One(Cow::Borrowed(text)),
            Self::Many(texts) if texts.is_empty() => Nodes::None,
            Self::Many(texts) => {
                Nodes::Many(texts.iter().map(|text| Cow::Borrowed(text.as_str())).collect())
            }
        }
    }
}

impl Scope for Place<'_> {
    fn answers(&self, reference: usize) -> Nodes<'_> {
        self.references.get(reference).map_or(Nodes::None, |given| given.nodes())
    }

    fn own_answer(&self) -> Cow<'_, str> {
        match self.own {
            Some(Given::One(text)) => Cow::Borrowed(text),
            _ => Cow::Borrowed(""),
        }
    }

    fn now(&self) -> i64 {
        self.now
    }

    fn offset_minutes(&self, _: i64) -> i32 {
        self.offset_minutes
    }

    fn random_bits(&self, nth: usize) -> u64 {
        mixed(self.seed ^ mixed(u64::try_from(nth).unwrap_or(u64::MAX)))
    }

    fn day_names(&self) -> &DayNames {
        match self.language {
            Language::Indonesian => &DayNames::INDONESIAN,
            Language::English => &DayNames::ENGLISH,
        }
    }
}

/// What the expression `text` comes to: `{"type": "number", "value": 3}`; a number that JSON has no form for is
/// a text, `"NaN"`.
pub fn evaluate_expression(text: &str, options: &str) -> String {
    let language = language_of(options);
    reply(read("options", options, language).and_then(|options| {
        evaluated(text, &options).map(|(kind, value)| json!({"type": kind, "value": value}))
    }))
}

fn evaluated(text: &str, options: &Options) -> Outcome<(&'static str, Json)> {
    let language = options.language.unwrap_or_default();
    let refused = |error| vec![Told::of_expression("expression", &error, language)];
    let expression = parse(text).map_err(refused)?;
    if !expression.lists().is_empty() || !expression.cells().is_empty() {
        return Err(vec![Told::new("expression", "no_lists", language.module_no_lists())]);
    }
    let mut references = Vec::with_capacity(expression.references().len());
    let mut unknown = Vec::new();
    for reference in expression.references() {
        let name = match &reference.target {
            Target::Name(name) => name.clone(),
            Target::Path { steps, .. } => steps.last().cloned().unwrap_or_default(),
        };
        match options.values.get(&name) {
            Some(given) => references.push(given),
            None => {
                let problem = Problem::UnknownReference { name, column: reference.column };
                unknown.push(Told::of_instrument("expression".to_owned(), &problem, language));
            }
        }
    }
    if !unknown.is_empty() {
        return Err(unknown);
    }
    let place = Place {
        references,
        own: options.own.as_ref(),
        now: whole(options.now, MAX_MOMENT),
        offset_minutes: i32::try_from(whole(options.offset, MAX_OFFSET)).unwrap_or_default(),
        seed: options.seed.to_bits(),
        language,
    };
    let value = expression.evaluate(&place).map_err(refused)?;
    let to = options.to.unwrap_or(match value {
        Value::Boolean(_) => Type::Boolean,
        Value::Number(_) => Type::Number,
        Value::Nodes(_) | Value::Text(_) | Value::Date(_) => Type::Text,
    });
    Ok(match to {
        Type::Boolean => ("boolean", value.to_boolean().into()),
        Type::Number => match value.to_number(&place) {
            number if number.is_finite() => ("number", number.into()),
            number => ("number", text_from_number(number).into()),
        },
        Type::Text => ("string", value.to_text().into()),
    })
}

/// As far as the clock of JavaScript goes, in milliseconds.
const MAX_MOMENT: f64 = 8.64e15;

/// A day, in minutes: more than any place is ahead of another.
const MAX_OFFSET: f64 = 1440.0;

/// The whole number at or below `value`, no further from 0 than `limit`.
#[allow(clippy::cast_possible_truncation, reason = "it is within the limit")]
fn whole(value: f64, limit: f64) -> i64 {
    value.floor().clamp(-limit, limit) as i64
}

//! One thing to tell a caller: where, as a code for programs, and in words for people.

use serde::Serialize;
use serde_json::Value;

use crate::expression;
use crate::i18n::{Language, finding_text, format_text, instrument_text, shape_text};
use crate::instrument;
use crate::record;
use crate::wire::{Flaw, FormatProblem, from_word};

/// One thing to tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Told {
    /// A path such as `instrument.sections[2].items[0].label`; empty for a value as a whole.
    pub(super) place: String,
    /// Which kind of thing it is, the same in every language: `unknown_field`.
    pub(super) code: String,
    /// What it is and, where one can say, what to do.
    pub(super) message: String,
    /// The item of the instrument that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) item: Option<String>,
    /// The code of the respondent that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) respondent: Option<String>,
    /// Where in an expression, in characters from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) column: Option<usize>,
}

from_word!(Language {
    "id" Indonesian,
    "en" English,
});

impl Told {
    pub(super) fn new(place: impl Into<String>, code: &str, message: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            code: code.to_owned(),
            message: message.into(),
            item: None,
            respondent: None,
            column: None,
        }
    }

    /// A value that has not the shape that it should have.
    pub(super) fn of_flaw(flaw: Flaw, language: Language) -> Self {
        let message = shape_text(language, &flaw.shape);
        Self::new(flaw.place, &code_of(&flaw.shape), message)
    }

    /// A file of another kind.
    pub(super) fn of_format(place: &str, problem: &FormatProblem, language: Language) -> Self {
        Self::new(place, &code_of(problem), format_text(language, problem))
    }

    /// Something in an instrument.
    pub(super) fn of_instrument(
        place: String,
        problem: &instrument::Problem,
        language: Language,
    ) -> Self {
        let message = instrument_text(language, problem);
        Self { column: column_of(problem), ..Self::new(place, &code_of(problem), message) }
    }

    /// Something in a file of interviews, or in one interview.
    pub(super) fn of_record(finding: &record::Finding, language: Language) -> Self {
        let message = finding_text(language, &finding.problem);
        let column = match &finding.problem {
            record::Problem::Instrument(problem) => column_of(problem),
            _ => None,
        };
        Self {
            column,
            respondent: finding.code.clone(),
            ..Self::new(finding.place.clone(), &code_of(&finding.problem), message)
        }
    }

    /// An expression that cannot be read or evaluated.
    pub(super) fn of_expression(
        place: &str,
        error: &expression::Error,
        language: Language,
    ) -> Self {
        let problem = instrument::Problem::Expression(error.clone());
        Self::of_instrument(place.to_owned(), &problem, language)
    }

    /// The same, with the value that it is about standing at `place`.
    #[must_use]
    pub(super) fn within(mut self, place: &str) -> Self {
        self.place = match self.place.as_str() {
            "" => place.to_owned(),
            inner if inner.starts_with('[') => format!("{place}{inner}"),
            inner => format!("{place}.{inner}"),
        };
        self
    }
}

fn column_of(problem: &instrument::Problem) -> Option<usize> {
    match problem {
        instrument::Problem::Expression(error) => Some(error.column),
        instrument::Problem::UnknownReference { column, .. } => Some(*column),
        _ => None,
    }
}

/// Kinds of problems that only say where the problem itself stands.
const WRAPPERS: [&str; 5] = ["Shape", "Format", "Instrument", "Group", "Archive"];

/// The name of `problem`'s kind, as serde writes it, in small letters: `too_few_items`; of an expression with
/// what is wrong with it: `expression_unknown_function`.
fn code_of<P: Serialize>(problem: &P) -> String {
    let mut value = serde_json::to_value(problem).unwrap_or_default();
    let mut code = String::new();
    loop {
        let (name, inner) = match value {
            Value::String(name) => (name, None),
            Value::Object(fields) => match fields.into_iter().next() {
                Some((name, inner)) => (name, Some(inner)),
                None => return code,
            },
            _ => return code,
        };
        let inner = match inner {
            Some(inner) if WRAPPERS.contains(&name.as_str()) => inner,
            Some(Value::Object(mut error)) if name == "Expression" => {
                code.push_str("expression_");
                error.remove("problem").unwrap_or_default()
            }
            _ => return code + &in_small_letters(&name),
        };
        value = inner;
    }
}

/// `TooFewItems` as `too_few_items`.
fn in_small_letters(name: &str) -> String {
    let mut word = String::with_capacity(name.len() + 4);
    for sign in name.chars() {
        if sign.is_ascii_uppercase() && !word.is_empty() {
            word.push('_');
        }
        word.push(sign.to_ascii_lowercase());
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::Shape;

    #[track_caller]
    fn check<P: Serialize>(problem: P, expected: &str) {
        assert_eq!(code_of(&problem), expected);
    }

    #[test]
    fn a_problem_has_the_code_of_its_innermost_kind() {
        check(instrument::Problem::TooFewItems, "too_few_items");
        check(instrument::Problem::Unknown("S9".to_owned()), "unknown");
        check(instrument::Problem::Shape(Shape::MissingField("id".to_owned())), "missing_field");
        check(record::Problem::Format(FormatProblem::Foreign), "foreign");
        let inner = instrument::Problem::Shape(Shape::WrongType);
        check(record::Problem::Instrument(inner), "wrong_type");
        check(record::Problem::Group(record::GroupProblem::OffScale), "off_scale");
    }

    #[test]
    fn an_expression_tells_what_is_wrong_with_it() {
        let error = expression::parse("1 +").unwrap_err();
        let told = Told::of_expression("relevant", &error, Language::English);
        assert_eq!((told.code.as_str(), told.column), ("expression_unexpected", Some(4)));
    }
}

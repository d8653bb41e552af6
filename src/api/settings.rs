//! The settings of an evaluation as a caller writes them: those that are named take the place of the usual ones.

use serde_json::{Map, Value as Json};

use super::reply::Outcome;
use super::told::Told;
use crate::evaluation::Settings;
use crate::i18n::Language;
use crate::wire::{Flaw, Node, Shape};

/// More draws take longer than anybody waits, and settle nothing.
const MAX_DRAWS: usize = 100_000;

/// The settings that `given` names, at `place`; all others are the usual ones.
pub(super) fn settings(place: &str, given: Option<Node>, language: Language) -> Outcome<Settings> {
    let mut flaws = Vec::new();
    let mut all = serde_json::to_value(Settings::default()).unwrap_or_default();
    if let Some(given) = given {
        put(&mut all, given, place, &mut flaws);
    }
    let wrong = |place: &str| Flaw { place: place.to_owned(), shape: Shape::WrongType };
    let settings: Option<Settings> = serde_json::from_value(all).ok();
    match settings {
        Some(settings) if flaws.is_empty() && settings.resampling.draws <= MAX_DRAWS => {
            return Ok(settings);
        }
        Some(_) if flaws.is_empty() => flaws.push(wrong(&format!("{place}.resampling.draws"))),
        None if flaws.is_empty() => flaws.push(wrong(place)),
        _ => {}
    }
    Err(flaws.into_iter().map(|flaw| Told::of_flaw(flaw, language)).collect())
}

/// Puts what `given` says in the place of what is in `usual`, where it is of the same kind.
fn put(usual: &mut Json, given: Node, place: &str, flaws: &mut Vec<Flaw>) {
    let mut note = |place: String, shape| flaws.push(Flaw { place, shape });
    match (usual, given) {
        (Json::Object(usual), Node::Object(fields)) => put_fields(usual, fields, place, flaws),
        (Json::Number(usual), Node::Number(number)) => match as_number(number) {
            Some(number) => *usual = number,
            None => note(place.to_owned(), Shape::WrongType),
        },
        (usual @ Json::String(_), Node::Text(text)) => *usual = Json::String(text),
        (usual @ Json::Bool(_), Node::Bool(value)) => *usual = Json::Bool(value),
        // What is usually none may be a name.
        (usual @ Json::Null, Node::Text(text)) => *usual = Json::String(text),
        (Json::Null, Node::Null) => {}
        _ => note(place.to_owned(), Shape::WrongType),
    }
}

fn put_fields(
    usual: &mut Map<String, Json>,
    fields: Vec<(String, Node)>,
    place: &str,
    flaws: &mut Vec<Flaw>,
) {
    for (name, node) in fields {
        let inner = format!("{place}.{name}");
        match usual.get_mut(&name) {
            Some(usual) => put(usual, node, &inner, flaws),
            None => flaws.push(Flaw { place: inner, shape: Shape::UnknownField(name) }),
        }
    }
}

/// A number of JSON: whole where it is.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a whole number from 0 to 2^53"
)]
fn as_number(number: f64) -> Option<serde_json::Number> {
    if number.trunc() == number && (0.0..=9_007_199_254_740_992.0).contains(&number) {
        return Some((number as u64).into());
    }
    serde_json::Number::from_f64(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::Weights;
    use crate::wire;

    fn read(text: &str) -> Outcome<Settings> {
        settings("settings.rules", Some(wire::parse(text).unwrap()), Language::English)
    }

    #[track_caller]
    fn check_told(text: &str, place: &str, code: &str) {
        let told = read(text).unwrap_err();
        let found: Vec<(&str, &str)> =
            told.iter().map(|told| (told.place.as_str(), told.code.as_str())).collect();
        assert_eq!(found, [(place, code)]);
    }

    #[test]
    fn what_is_named_takes_the_place_of_the_usual() {
        let text = r#"{"weights": "importance", "min_cell": 10, "comparison": {"level": 1}, "filter": {"site": "RT 01"}}"#;
        let read = read(text).unwrap();
        assert_eq!((read.weights, read.min_cell), (Weights::Importance, 10));
        assert!((read.comparison.level - 1.0).abs() < f64::EPSILON);
        assert_eq!(read.comparison.min_to_test, Settings::default().comparison.min_to_test);
        assert_eq!(read.filter.site.as_deref(), Some("RT 01"));
    }

    #[test]
    fn what_is_misspelt_or_of_another_kind_is_told() {
        check_told(r#"{"min_sell": 10}"#, "settings.rules.min_sell", "unknown_field");
        check_told(r#"{"min_cell": "10"}"#, "settings.rules.min_cell", "wrong_type");
        check_told(r#"{"min_cell": -1}"#, "settings.rules", "wrong_type");
        check_told(r#"{"weights": "heavy"}"#, "settings.rules", "wrong_type");
        let draws = r#"{"resampling": {"draws": 1000000000}}"#;
        check_told(draws, "settings.rules.resampling.draws", "wrong_type");
    }
}

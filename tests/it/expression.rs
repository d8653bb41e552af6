//! The expression language: what both engines of the field agree on, and what a form may ask of it.

use std::collections::BTreeMap;

use berdaya::expression::{Error, Scope, parse};
use serde_json::Value as Json;

/// A place without answers, with clocks that are `offset_minutes` ahead of UTC.
struct Place {
    offset_minutes: i32,
}

impl Scope for Place {
    fn now(&self) -> i64 {
        1_780_000_000_000
    }

    fn offset_minutes(&self, _: i64) -> i32 {
        self.offset_minutes
    }

    fn random_bits(&self, nth: usize) -> u64 {
        nth as u64
    }
}

/// Where the values of the conformance data were recorded: America/Phoenix, without summer time.
const PHOENIX: Place = Place { offset_minutes: -420 };

// --- Conformance ---

/// Source: `tests/data/README.md`.
#[test]
fn every_expression_has_the_value_that_both_engines_give() {
    let rows: Vec<Json> = serde_json::from_str(include_str!("../data/expressions.json")).unwrap();
    let mut passed: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut faults = Vec::new();
    for row in &rows {
        let (text, from) = (row["expr"].as_str().unwrap(), row["from"].as_str().unwrap());
        let (fits, all) = passed.entry(from).or_default();
        *all += 1;
        match fault(text, &row["expected"]) {
            None => *fits += 1,
            Some(fault) => faults.push(format!("{from}: {text}\n    {fault}")),
        }
    }
    let report: Vec<String> =
        passed.iter().map(|(from, (fits, all))| format!("  {from}: {fits} of {all}")).collect();
    println!("{}", report.join("\n"));
    assert!(!rows.is_empty());
    assert!(faults.is_empty(), "{}\n{}", faults.join("\n"), report.join("\n"));
}

/// What a row expects and does not get.
fn fault(text: &str, expected: &Json) -> Option<String> {
    let refused = |error: Error| (expected["error"] != true).then(|| format!("refused: {error:?}"));
    let expression = match parse(text) {
        Ok(expression) => expression,
        Err(error) => return refused(error),
    };
    let value = match expression.evaluate(&PHOENIX) {
        Ok(value) => value,
        Err(error) => return refused(error),
    };
    let number = value.to_number(&PHOENIX);
    for (kind, expected) in expected.as_object().unwrap() {
        let fits = match kind.as_str() {
            "boolean" => expected.as_bool() == Some(value.to_boolean()),
            "string" => expected.as_str() == Some(&value.to_text()),
            "number" => is_near(number, expected),
            other => return Some(format!("expects {other}, found {value:?}")),
        };
        if !fits {
            return Some(format!("{kind} {expected}, found {value:?}, as a number {number}"));
        }
    }
    None
}

/// Numbers agree within 1e-9, relative to the larger.
fn is_near(found: f64, expected: &Json) -> bool {
    match expected.as_str() {
        Some("NaN") => found.is_nan(),
        Some("Infinity") => found == f64::INFINITY,
        Some("-Infinity") => found == f64::NEG_INFINITY,
        _ => {
            let expected = expected.as_f64().unwrap();
            (found - expected).abs() <= 1e-9 * found.abs().max(expected.abs())
        }
    }
}

//! Our reader of files against serde's derived one: both take the same files, and take them alike.
//!
//! The product reads with its own reader, which tells every flaw with its place and is small; serde's is
//! derived from the same types that the JSON Schemas come from. Neither knows of the other.

use berdaya::instrument::InstrumentV1;
use berdaya::record::{ResponseV1, ResponsesV1, StudyFileV1, canonical_json};
use berdaya::wire::{self, FromNode};
use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::interview::SHIPPED;
use crate::responses_file::small_export;

/// One change to a file: the value at a place, counted through the whole file, is another, is gone, or
/// has a neighbour that the format does not know.
#[derive(Debug, Clone)]
pub(crate) enum Change {
    Set(Value),
    Remove,
    Add,
}

pub(crate) fn change() -> impl Strategy<Value = Change> {
    let odd = json!([null, true, 7, -1, 0.5, 1e300, "", "x", "supporting", "4", {}, { "id": "x" }]);
    let Value::Array(odd) = odd else { unreachable!("an array") };
    prop_oneof![
        2 => prop::sample::select(odd).prop_map(Change::Set),
        1 => Just(Change::Remove),
        1 => Just(Change::Add),
    ]
}

pub(crate) fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(values) => values.iter().map(count).sum(),
        Value::Object(fields) => fields.values().map(count).sum(),
        _ => 0,
    }
}

/// Makes the change at the `n`th value below `value`.
pub(crate) fn apply(value: &mut Value, n: &mut usize, change: &Change) {
    if let Value::Object(fields) = value {
        for (name, field) in fields.iter_mut() {
            if *n == 0 {
                let name = name.clone();
                match change {
                    Change::Set(new) => *field = new.clone(),
                    Change::Remove => drop(fields.remove(&name)),
                    Change::Add => drop(fields.insert("tambahan".to_owned(), json!(1))),
                }
                *n = usize::MAX;
                return;
            }
            *n -= 1;
            apply(field, n, change);
            if *n == usize::MAX {
                return;
            }
        }
    } else if let Value::Array(values) = value {
        for value in values {
            if *n == 0 {
                if let Change::Set(new) = change {
                    *value = new.clone();
                }
                *n = usize::MAX;
                return;
            }
            *n -= 1;
            apply(value, n, change);
            if *n == usize::MAX {
                return;
            }
        }
    }
}

/// Holds the two readers against each other on `file`.
fn compare<T: FromNode + Serialize + DeserializeOwned>(
    file: &Value,
) -> Result<bool, TestCaseError> {
    let text = file.to_string();
    let ours = wire::read::<T>(&text);
    let serdes = serde_json::from_str::<T>(&text);
    match (&ours, &serdes) {
        (Ok(ours), Ok(serdes)) => prop_assert_eq!(canonical_json(ours), canonical_json(serdes)),
        (Err(flaws), Err(_)) => prop_assert!(!flaws.is_empty()),
        (Ok(_), Err(error)) => prop_assert!(false, "serde refuses: {error}"),
        (Err(flaws), Ok(_)) => prop_assert!(false, "serde takes it: {flaws:?}"),
    }
    Ok(ours.is_ok())
}

fn one_response() -> Value {
    let file: Value = serde_json::from_str(&small_export()).unwrap();
    file["responses"][0].clone()
}

fn study() -> Value {
    let offered: Value =
        serde_json::from_str(include_str!("../../www/studies/offered.json")).unwrap();
    let mut study = offered["offers"][0]["study"].clone();
    study["sites"] = json!([
        "RT 01 / RW 07",
        { "name": "RW 08", "sites": [{ "name": "RT 01", "population": 120 }] },
    ]);
    study["enumerators"] = json!(["E01"]);
    study["targets"] = json!([{ "site": "RW 08 > RT 01", "role": "W", "count": 10 }]);
    study["privacy"] = json!("strict");
    study["instrument_digest"] = json!("44136fa3");
    study["instrument_file"] = json!({ "id": "x" });
    study
}

#[test]
fn files_of_ours_are_taken_by_both() {
    assert!(compare::<InstrumentV1>(&serde_json::from_str(SHIPPED).unwrap()).unwrap());
    assert!(compare::<ResponsesV1>(&serde_json::from_str(&small_export()).unwrap()).unwrap());
    assert!(compare::<ResponseV1>(&one_response()).unwrap());
    assert!(compare::<StudyFileV1>(&study()).unwrap());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_changed_instrument_is_taken_by_both_or_by_neither(at in any::<prop::sample::Index>(), change in change()) {
        let mut file: Value = serde_json::from_str(SHIPPED).unwrap();
        let mut n = at.index(count(&file) - 1);
        apply(&mut file, &mut n, &change);
        compare::<InstrumentV1>(&file)?;
    }

    #[test]
    fn a_changed_interview_is_taken_by_both_or_by_neither(at in any::<prop::sample::Index>(), change in change()) {
        let mut file = one_response();
        let mut n = at.index(count(&file) - 1);
        apply(&mut file, &mut n, &change);
        compare::<ResponseV1>(&file)?;
    }

    #[test]
    fn a_changed_study_is_taken_by_both_or_by_neither(at in any::<prop::sample::Index>(), change in change()) {
        let mut file = study();
        let mut n = at.index(count(&file) - 1);
        apply(&mut file, &mut n, &change);
        compare::<StudyFileV1>(&file)?;
    }
}

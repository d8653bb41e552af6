//! The JSON Schemas of the formats are what the Rust types say, and our own files keep to them.
//!
//! `UPDATE_SCHEMAS=1 cargo test --test it schema` writes them anew.

use std::path::PathBuf;

use berdaya::instrument::InstrumentV1;
use berdaya::record::{ReportV1, ResponsesV1, StudyFileV1};
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Value, json};

use crate::frameworks::FRAMEWORKS;
use crate::interview::SHIPPED;

/// The schema of `T`, titled with the name and version of the format.
pub(crate) fn schema_of<T: JsonSchema>(format: &str) -> Value {
    let schema = SchemaGenerator::default().into_root_schema_for::<T>();
    let mut schema = schema.to_value();
    schema["title"] = json!(format);
    schema
}

/// Asserts that `value` keeps to `schema`; else the first places where it does not.
#[track_caller]
pub(crate) fn assert_valid(schema: &Value, value: &Value) {
    let validator = jsonschema::validator_for(schema).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(value)
        .take(5)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

fn is_valid(schema: &Value, value: &Value) -> bool {
    jsonschema::validator_for(schema).unwrap().is_valid(value)
}

/// Asserts that `www/schema/{name}` is the schema of `T`, or makes it so if asked to.
#[track_caller]
fn check_committed<T: JsonSchema>(format: &str, name: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("www/schema").join(name);
    let generated = schema_of::<T>(format);
    if std::env::var_os("UPDATE_SCHEMAS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, format!("{generated:#}\n")).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    let committed: Value = serde_json::from_str(&committed).unwrap_or_default();
    assert!(committed == generated, "{name} is out of date: set UPDATE_SCHEMAS=1 to write it anew");
}

#[test]
fn the_instrument_schema_is_up_to_date() {
    check_committed::<InstrumentV1>("berdaya.instrument/1", "berdaya.instrument.1.json");
}

#[test]
fn the_responses_schema_is_up_to_date() {
    check_committed::<ResponsesV1>("berdaya.responses/1", "berdaya.responses.1.json");
}

#[test]
fn the_report_schema_is_up_to_date() {
    check_committed::<ReportV1>("berdaya.report/1", "berdaya.report.1.json");
}

#[test]
fn the_study_schema_is_up_to_date() {
    check_committed::<StudyFileV1>("berdaya.study/1", "berdaya.study.1.json");
}

#[test]
fn the_studies_that_are_offered_keep_to_their_schema() {
    let schema = schema_of::<StudyFileV1>("berdaya.study/1");
    let offered: Value =
        serde_json::from_str(include_str!("../../www/studies/offered.json")).unwrap();
    for offer in offered["offers"].as_array().unwrap() {
        assert_valid(&schema, &offer["study"]);
    }
}

#[test]
fn the_shipped_instruments_keep_to_their_schema() {
    let schema = schema_of::<InstrumentV1>("berdaya.instrument/1");
    for (_, text) in FRAMEWORKS {
        assert_valid(&schema, &serde_json::from_str(text).unwrap());
    }
}

#[test]
fn a_schema_tells_what_does_not_keep_to_it() {
    let schema = schema_of::<InstrumentV1>("berdaya.instrument/1");
    let shipped: Value = serde_json::from_str(SHIPPED).unwrap();
    for (place, value) in [
        ("/format", json!("berdaya.responses/1")),
        ("/title", json!("Kampung Tangguh")),
        ("/scoring/factors/0/family", json!("supportive")),
        ("/choices/setuju5/scale", json!("interval")),
        ("/sections/0/items/0", json!({ "id": "I1", "colour": "red" })),
    ] {
        let mut changed = shipped.clone();
        *changed.pointer_mut(place).unwrap() = value;
        assert!(!is_valid(&schema, &changed), "{place}");
    }
}

//! Tests of the browser layer, run in a headless browser; empty on native targets.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use berdaya::expression::{Scope, parse};
use berdaya::platform::{clock, identity};
use berdaya::store::IndexedDb;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

#[path = "contract/store.rs"]
mod store_contract;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn the_browsers_database_keeps_the_contract_of_a_store() {
    store_contract::check(&IndexedDb::new()).await;
}

#[wasm_bindgen_test]
fn an_interview_id_sorts_by_the_time_it_was_made() {
    let before = clock::unix_milliseconds();
    let id = identity::interview_id();
    assert_eq!(id.get_version_num(), 7);
    let (seconds, nanoseconds) = id.get_timestamp().unwrap().to_unix();
    let made = seconds * 1000 + u64::from(nanoseconds / 1_000_000);
    assert!((before..=clock::unix_milliseconds()).contains(&made), "{made} is not now");
}

#[wasm_bindgen_test]
fn two_devices_get_different_names() {
    let (one, other) = (identity::device_name(), identity::device_name());
    assert_eq!(one.len(), 10);
    assert_ne!(one, other);
}

/// A place without answers.
struct Nowhere;

impl Scope for Nowhere {}

#[wasm_bindgen_test]
fn a_pattern_ends_in_the_browser_too() {
    let fits = |text: &str, pattern: &str| {
        let expression = parse(&format!("regex('{text}', '{pattern}')")).unwrap();
        expression.evaluate(&Nowhere).unwrap().to_boolean()
    };
    assert!(fits("3374010101900001", "^[0-9]{16}$"));
    assert!(!fits("33740101019000012", "^[0-9]{16}$"));
    let begun = clock::unix_milliseconds();
    assert!(!fits(&format!("{}!", "a".repeat(9_999)), "^(a+)+$"));
    assert!(clock::unix_milliseconds() - begun < 10_000);
}

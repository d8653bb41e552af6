//! Tests of the browser layer, run in a headless browser; empty on native targets.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use berdaya::expression::{Scope, parse};
use berdaya::platform::{clock, identity};
use berdaya::store::{IndexedDb, Store};
use js_sys::{JSON, Promise};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{IdbDatabase, IdbObjectStoreParameters, IdbOpenDbRequest};

#[path = "contract/figures.rs"]
mod figures_contract;
#[path = "contract/store.rs"]
mod store_contract;

wasm_bindgen_test_configure!(run_in_browser);

/// Makes the database as version 0.1.0 made it first: without attachments, with one setting.
async fn earlier_database() {
    let factory = web_sys::window().unwrap().indexed_db().unwrap().unwrap();
    let opening: IdbOpenDbRequest = factory.open_with_u32("berdaya", 1).unwrap();
    let request = opening.clone();
    let on_upgrade: Closure<dyn FnMut()> = Closure::once(move || {
        let database: IdbDatabase = request.result().unwrap().unchecked_into();
        for (store, key) in [
            ("summaries", "key"),
            ("responses", "key"),
            ("instruments", "name"),
            ("settings", "name"),
        ] {
            let parameters = IdbObjectStoreParameters::new();
            parameters.set_key_path(&key.into());
            let made = database.create_object_store_with_optional_parameters(store, &parameters);
            if store == "settings" {
                let setting = JSON::parse(r#"{"name": "device", "text": "7f3a"}"#).unwrap();
                made.unwrap().put(&setting).unwrap();
            }
        }
    });
    opening.set_onupgradeneeded(Some(on_upgrade.as_ref().unchecked_ref()));
    let opened = Promise::new(&mut |resolve, reject| {
        opening.set_onsuccess(Some(&resolve));
        opening.set_onerror(Some(&reject));
    });
    JsFuture::from(opened).await.unwrap();
    let database: IdbDatabase = opening.result().unwrap().unchecked_into();
    database.close();
}

#[wasm_bindgen_test]
async fn the_browsers_database_goes_on_from_an_earlier_one_and_keeps_the_contract_of_a_store() {
    earlier_database().await;
    let store = IndexedDb::new();
    assert_eq!(store.setting("device").await.unwrap().as_deref(), Some("7f3a"));
    store_contract::check(&store).await;
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

#[wasm_bindgen_test]
fn statistics_have_the_bits_that_they_have_natively() {
    figures_contract::check();
}

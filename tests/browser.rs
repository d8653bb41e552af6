//! Tests of the browser layer, run in a headless browser; empty on native targets.
#![cfg(target_arch = "wasm32")]

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

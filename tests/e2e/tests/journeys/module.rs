//! The JavaScript module in a page and in a web worker, with the same figures there as in the app.

use e2e::app::App;
use e2e::browser::Browser;
use e2e::evaluator::Evaluator;
use e2e::module::Module;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// What a village of made-up interviews comes to: see `tests/it/same_figures.rs`.
const NOTED: &str = include_str!("../../../data/same_figures.json");

fn digest(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_example_of_the_module_is_an_interview_in_a_page() {
    let module = Module::serve(&[]);
    let browser = Browser::start("module-example").await;
    browser.visit(&format!("{}examples/index.html", module.url())).await;
    browser.reads("How many people live in this house?").await;
    browser.no_longer_reads("How many of them work?").await;
    let write = "const field = document.querySelector(`input[name='${args[0]}']`);
        field.value = args[1]; field.dispatchEvent(new Event('change')); return true";
    browser.ask(write, &[json!("anggota"), json!("4")]).await;
    browser.reads("How many of them work?").await;
    browser.ask(write, &[json!("bekerja"), json!("5")]).await;
    browser.reads("This answer cannot be right. Check it.").await;
    browser.ask(write, &[json!("bekerja"), json!("2")]).await;
    browser.no_longer_reads("This answer cannot be right. Check it.").await;
    for (item, position) in [("S1.1", 3), ("S1.2", 4), ("S1.3", 3), ("H1.1", 1), ("H1.2", 1)] {
        let choose =
            "document.querySelectorAll(`input[name='${args[0]}']`)[args[1]].click(); return true";
        browser.ask(choose, &[json!(item), json!(position)]).await;
    }
    browser.press("button", "Finish the interview").await;
    // (75 + 100 + 75) / 3, and twice 25.
    browser.reads("Supporting 83.3, inhibiting 25.0, net 58.3").await;
    assert_eq!(browser.console().await, Vec::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_figures_come_out_of_the_module_in_a_worker_and_of_the_app() {
    let noted: Value = serde_json::from_str(NOTED).unwrap_or_default();
    let module = Module::serve(&[
        "tests/npm/village.mjs",
        "tests/npm/worker.mjs",
        "www/instruments/kampung-tangguh-7d.json",
    ]);
    let browser = Browser::start("module-worker").await;
    browser.visit(&format!("{}examples/index.html", module.url())).await;
    let begin = "window.worker = new Worker('/worker.mjs', { type: 'module' });
        window.worker.onmessage = ({ data }) => { window.told = data; }; return true";
    browser.ask(begin, &[]).await;
    let told = browser.wait_for("the worker's figures", "return window.told", &[]).await;
    for part in ["records", "report"] {
        let text = told[part].as_str().unwrap_or_default();
        assert_eq!(noted[part], digest(text), "the {part} in a worker of the browser");
    }

    let app = App::serve();
    let desk = Evaluator::open(Browser::start("module-app").await, app.url()).await;
    let texts = told["texts"].as_array().into_iter().flatten().enumerate();
    let files: Vec<_> = texts
        .map(|(n, text)| {
            desk.receives(&format!("tablet-{n}.json"), text.as_str().unwrap_or_default())
        })
        .collect();
    desk.chooses(&files).await;
    let mut report = desk.saves_report().await;
    if let Some(fields) = report.as_object_mut() {
        for name in ["made_at", "app_version", "inputs"] {
            fields.remove(name);
        }
    }
    let canonical = serde_json_canonicalizer::to_string(&report).unwrap_or_default();
    assert_eq!(noted["report"], digest(&canonical), "the report of the app's own worker");
}

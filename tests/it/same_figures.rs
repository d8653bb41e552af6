//! The same figures on every machine: a village of made-up interviews, held and evaluated by the module's
//! functions, comes to what `tests/data/same_figures.json` says, bit for bit. `tests/npm/village.mjs` holds the same
//! interviews in Node.js and in a browser.
//!
//! `UPDATE_FIGURES=1 cargo test --test it same_figures` notes new ones, after a change of the report.

use std::path::PathBuf;

use berdaya::api::{Evaluation, Session, write_responses};
use berdaya::record::digest_of_bytes;
use serde_json::{Value, json};

use crate::interview::SHIPPED;

const NOW: &str = "2026-03-01T09:30:00+07:00";
const ROLES: [&str; 5] = ["W", "K", "R", "G", "Z"];
const SITES: [&str; 3] = ["RW 07 > RT 01", "RW 07 > RT 02", "RW 08"];
const INTERVIEWS: u32 = 60;

/// Draws that are easily made in any language. Source: Knuth, The Art of Computer Programming 2, 3.3.4, with the
/// constants of Numerical Recipes.
struct Draws(u32);

impl Draws {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        usize::try_from(self.0 >> 16).unwrap() % limit
    }
}

#[track_caller]
fn given(reply: &str) -> Value {
    let reply: Value = serde_json::from_str(reply).unwrap();
    reply.get("ok").unwrap_or_else(|| panic!("{reply:#}")).clone()
}

/// The `n`th interview.
fn held(n: u32) -> Value {
    let mut draws = Draws(n);
    let options = json!({
        "id": format!("01953dcc-8a40-7000-8000-{n:012x}"),
        "now": NOW,
        "study": "GERDU-26",
        "code": format!("R-{n}"),
        "role": ROLES[n as usize % ROLES.len()],
        "site": SITES[n as usize % SITES.len()],
        "enumerator": "E1",
    });
    let mut session = Session::new(SHIPPED, &options.to_string()).unwrap();
    let is_given = n % 16 != 15;
    let consent = json!({"type": "consent", "given": is_given});
    given(&session.apply(&consent.to_string(), NOW, 0.0));
    if !is_given {
        return given(&session.to_json());
    }
    let state = given(&session.state());
    let pages = state["sections"].as_array().unwrap().iter();
    let items = pages.flat_map(|page| page["items"].as_array().unwrap());
    for (at, item) in items.filter(|item| item["kind"] == "select_one").enumerate() {
        let path = item["path"].as_str().unwrap();
        let choices = given(&session.choices(path, NOW));
        let choices = choices.as_array().unwrap();
        let edit = if draws.below(12) == 0 {
            json!({"type": "answer", "item": path, "missing": "TT"})
        } else {
            let name = choices[draws.below(choices.len())]["name"].as_str().unwrap();
            let value = name.parse::<i32>().map_or_else(|_| json!(name), |point| json!(point));
            json!({"type": "answer", "item": path, "value": value})
        };
        // Not every item takes the missing code: then it stays blank.
        session.apply(&edit.to_string(), NOW, at as f64 * 1000.0);
    }
    given(&session.finalise(NOW, 600_000.0))
}

/// The files of two tablets, of which the second has some interviews of the first too.
fn files() -> [String; 2] {
    let records: Vec<Value> = (0..INTERVIEWS).map(held).collect();
    let file = |records: &[Value]| {
        let study = json!({"code": "GERDU-26", "name": "Gerdu 2026"});
        let options = json!({"now": NOW, "device": "tablet", "study": study});
        let text = write_responses(SHIPPED, &json!(records).to_string(), &options.to_string());
        given(&text).as_str().unwrap().to_owned()
    };
    [file(&records[..40]), file(&records[30..])]
}

/// The report on `files`, without what says when and by which version of the program it was made.
fn report(files: &[String]) -> Value {
    let mut evaluation = Evaluation::default();
    for (n, file) in files.iter().enumerate() {
        evaluation.take(&format!("tablet-{}.json", n + 1), file.as_bytes());
    }
    let mut report = given(&evaluation.report(&json!({"now": NOW}).to_string()))["report"].clone();
    let fields = report.as_object_mut().unwrap();
    for name in ["made_at", "app_version", "inputs"] {
        fields.remove(name);
    }
    report
}

fn digest(value: &Value) -> String {
    digest_of_bytes(serde_json_canonicalizer::to_string(value).unwrap().as_bytes())
}

#[test]
fn the_same_figures_come_out_here() {
    let files = files();
    let of_file = |text: &String| serde_json::from_str::<Value>(text).unwrap()["responses"].clone();
    let records: Vec<Value> = files.iter().map(of_file).collect();
    let report = report(&files);
    assert_eq!(report["merging"]["duplicates"], 10);
    let found = json!({"records": digest(&json!(records)), "report": digest(&report)});
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/same_figures.json");
    if std::env::var_os("UPDATE_FIGURES").is_some() {
        std::fs::write(&path, format!("{found:#}\n")).unwrap();
    }
    let noted = std::fs::read_to_string(&path).unwrap();
    let noted: Value = serde_json::from_str(&noted).unwrap();
    assert_eq!(found, noted, "set UPDATE_FIGURES=1 where the report is meant to be another");
}

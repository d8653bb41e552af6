//! The form as an instrument of ours, in a copy of the built app.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use xtask::workspace;

use crate::form::{self, FROM, Form, Layout, STEP_LABELS};
use crate::peer::{self, Peer};

/// How its pages are steered.
pub const PEER: Peer = Peer {
    name: "Berdaya",
    pick: "(question, choice) => document.querySelector(`[id='${question}'] input[value='${choice}']`)",
    go: "(page) => { location.hash = location.hash.replace(/[^/]*$/, `p${page}`); }",
    sums: SUMS,
};

/// What is kept of the interview that is open.
const SUMS: &str = "async (names) => {
    const told = (request) => new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
    const database = await told(indexedDB.open('berdaya'));
    const all = await told(database.transaction('responses').objectStore('responses').getAll());
    database.close();
    const { response } = all.find((kept) => location.hash.includes(kept.key));
    return names.map((name) => Number(response.answers[name]?.value ?? 0));
}";

/// The file that the app reads its instrument from.
const INSTRUMENT: &str = "instruments/kampung-tangguh-7d.json";

/// Copies the built app with the form as its instrument, and gives back the copy's folder.
///
/// Without the service worker: it would refuse the changed file, and no peer has one. Without
/// packed twins: no peer has them either, and on one machine there is nothing to save.
pub fn write(form: &Form, layout: Layout, dist: &Path) -> PathBuf {
    let folder = peer::empty_site("berdaya", form, layout);
    let files = workspace::files_under(dist);
    for file in files.unwrap_or_else(|error| panic!("{}: {error}", dist.display())) {
        let name = workspace::relative_url(dist, &file);
        let is_left_out = name == "sw.js" || name.ends_with(".br") || name.ends_with(".gz");
        if !is_left_out {
            peer::copy(&file, &folder, &name);
        }
    }
    let own = std::fs::read_to_string(dist.join(INSTRUMENT));
    let own = own.unwrap_or_else(|error| panic!("{INSTRUMENT}: {error}"));
    let own: Value =
        serde_json::from_str(&own).unwrap_or_else(|error| panic!("{INSTRUMENT}: {error}"));
    peer::write(&folder, INSTRUMENT, &instrument(own, form, layout).to_string());
    folder
}

/// The instrument `own` with the form's questions in place of its own.
pub fn instrument(mut own: Value, form: &Form, layout: Layout) -> Value {
    let choices: Vec<Value> = (1..).zip(STEP_LABELS).map(choice).collect();
    own["choices"] = json!({ "steps": { "scale": "ordinal", "choices": choices } });
    let section = |(n, questions): (usize, std::ops::Range<usize>)| {
        let items: Vec<Value> = questions.map(|question| item(form, question)).collect();
        json!({ "id": format!("p{n}"), "label": text(format!("Part {}", n + 1)), "items": items })
    };
    let mut sections: Vec<Value> =
        form.pages(layout).into_iter().enumerate().map(section).collect();
    if let Some(Value::Array(items)) = sections.last_mut().map(|last| last["items"].take()) {
        let calculations =
            form.sums.iter().enumerate().map(|(n, summands)| calculation(n, summands));
        let items: Vec<Value> = items.into_iter().chain(calculations).collect();
        if let Some(last) = sections.last_mut() {
            last["items"] = json!(items);
        }
    }
    own["sections"] = json!(sections);
    // No peer scores.
    own["scoring"] = json!({ "factors": [] });
    if let Some(fields) = own.as_object_mut() {
        fields.remove("probes");
        fields.remove("evidence");
    }
    own
}

fn item(form: &Form, question: usize) -> Value {
    let mut item = json!({
        "id": form::name(question),
        "select_one": "steps",
        "label": text(form::label(question)),
        // A peer has no codes for answers that are missing.
        "missing": [],
    });
    if let Some(rule) = form.rule_of(question) {
        item["relevant"] = json!(format!("${{{}}} >= {FROM}", form::name(rule.source)));
    }
    item
}

fn calculation(n: usize, summands: &[usize]) -> Value {
    let terms: Vec<String> =
        summands.iter().map(|q| format!("coalesce(${{{}}}, 0)", form::name(*q))).collect();
    json!({ "id": form::sum_name(n), "type": "calculate", "calculation": terms.join(" + ") })
}

fn choice((name, label): (u8, &str)) -> Value {
    json!({ "name": name.to_string(), "label": text(label.to_owned()) })
}

/// A text of an instrument.
pub fn text(text: String) -> Value {
    json!({ "id": text })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_instrument_holds_every_question_rule_and_sum() {
        let instrument = instrument(json!({ "probes": {} }), &Form::large(), Layout::Paged);
        let text = instrument.to_string();
        assert_eq!(text.matches("\"select_one\"").count(), 1000);
        assert_eq!(text.matches("\"relevant\"").count(), 200);
        assert_eq!(text.matches("\"calculation\"").count(), 50);
        assert_eq!(instrument["sections"].as_array().map(Vec::len), Some(40));
        assert_eq!(instrument["sections"][0]["items"][4]["relevant"], "${q0} >= 3");
        assert_eq!(text.matches("coalesce(").count(), 1000);
        assert_eq!(instrument["probes"], Value::Null);
    }
}

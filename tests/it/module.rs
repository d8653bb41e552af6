//! The JavaScript module's functions, tried natively: what they give, what they tell, and that no text breaks them.

use berdaya::api::{
    Evaluation, Session, check_instrument, evaluate_expression, score, suppress, write_responses,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::interview::SHIPPED;

const EXAMPLE: &str = include_str!("../../npm/examples/instrument.json");

const NOW: &str = "2026-03-01T09:30:00+07:00";

/// What `reply` gives.
#[track_caller]
fn given(reply: &str) -> Value {
    let reply: Value = serde_json::from_str(reply).unwrap();
    assert!(reply.get("findings").is_none(), "{reply:#}");
    reply["ok"].clone()
}

/// The findings of `reply`: place, code and words.
#[track_caller]
fn told(reply: &str) -> Vec<(String, String, String)> {
    let reply: Value = serde_json::from_str(reply).unwrap();
    let field = |finding: &Value, name: &str| finding[name].as_str().unwrap().to_owned();
    let findings = reply["findings"].as_array().unwrap_or_else(|| panic!("{reply:#}"));
    let told = findings.iter().map(|finding| {
        (field(finding, "place"), field(finding, "code"), field(finding, "message"))
    });
    told.collect()
}

/// The one finding of `reply` is `code` at `place`.
#[track_caller]
fn check_told(reply: &str, place: &str, code: &str) {
    let told = told(reply);
    let found: Vec<(&str, &str)> =
        told.iter().map(|(place, code, _)| (place.as_str(), code.as_str())).collect();
    assert_eq!(found, [(place, code)]);
    assert!(!told[0].2.is_empty());
}

fn options() -> Value {
    json!({
        "id": "01953dcc-8a40-7000-8000-000000000001",
        "now": NOW,
        "study": "DEMO",
        "role": "W",
        "site": "RT 01",
    })
}

fn begun() -> Session {
    let mut session = Session::new(EXAMPLE, &options().to_string()).unwrap();
    given(&apply(&mut session, &json!({"type": "consent", "given": true})));
    session
}

fn apply(session: &mut Session, edit: &Value) -> String {
    session.apply(&edit.to_string(), NOW, 0.0)
}

fn answer(session: &mut Session, item: &str, value: &Value) -> String {
    apply(session, &json!({"type": "answer", "item": item, "value": value}))
}

/// A finished interview in which all statements are answered with `points`.
fn finished(points: i32) -> Value {
    let mut session = begun();
    given(&answer(&mut session, "anggota", &json!(4)));
    for item in ["S1.1", "S1.2", "S1.3", "H1.1", "H1.2"] {
        given(&answer(&mut session, item, &json!(points)));
    }
    given(&session.finalise(NOW, 0.0))
}

// --- Instruments and expressions ---

#[test]
fn an_instrument_is_told_of_in_the_language_that_was_asked_for() {
    let checked = given(&check_instrument(EXAMPLE, r#"{"language": "en"}"#));
    assert_eq!(checked["ok"], true);
    assert_eq!(checked["about"]["title"], "Working together");
    let broken = EXAMPLE.replace("${anggota}\"", "${angota}\"");
    let find = |options| given(&check_instrument(&broken, options))["findings"][0].clone();
    let (english, indonesian) = (find(r#"{"language": "en"}"#), find("{}"));
    assert_eq!(english["place"], "sections[0].items[1].constraint");
    assert_eq!(
        (&english["code"], &english["item"]),
        (&json!("unknown_reference"), &json!("bekerja"))
    );
    assert_eq!(english["column"], 17);
    assert!(english["message"].as_str().unwrap().starts_with("Expression, column 17"));
    assert!(indonesian["message"].as_str().unwrap().starts_with("Rumus, kolom 17"));
}

#[test]
fn an_option_that_is_misspelt_is_told() {
    check_told(
        &check_instrument(EXAMPLE, r#"{"languge": "en"}"#),
        "options.languge",
        "unknown_field",
    );
    check_told(&evaluate_expression("1", r#"{"seed": "a"}"#), "options.seed", "wrong_type");
    check_told(&check_instrument("{", "{}"), "instrument", "cut_short");
}

#[track_caller]
fn check_value(text: &str, options: &Value, expected: &Value) {
    assert_eq!(
        given(&evaluate_expression(text, &options.to_string()))["value"],
        *expected,
        "{text}"
    );
}

#[test]
fn an_expression_sees_the_values_that_it_is_given() {
    check_value("${a} + 1", &json!({"values": {"a": 2}}), &json!(3.0));
    check_value("../a = ''", &json!({"values": {"a": null}}), &json!(true));
    check_value("sum(${a})", &json!({"values": {"a": [1, 2, "3"]}}), &json!(6.0));
    check_value("concat(., 'b')", &json!({"own": "a"}), &json!("ab"));
    check_value("0 div 0", &json!({}), &json!("NaN"));
    check_value("'12'", &json!({"to": "number"}), &json!(12.0));
    let now = json!({"now": 1_780_000_000_000_i64, "offset": 420});
    check_value("format-date(today(), '%Y-%m-%d')", &now, &json!("2026-05-29"));
}

#[test]
fn chance_begins_with_the_seed() {
    let random =
        |seed: i32| given(&evaluate_expression("random()", &json!({"seed": seed}).to_string()));
    assert_eq!(random(1), random(1));
    assert_ne!(random(1), random(2));
}

#[test]
fn an_expression_that_cannot_be_evaluated_is_told() {
    check_told(&evaluate_expression("${a}", "{}"), "expression", "unknown_reference");
    check_told(&evaluate_expression("1 +", "{}"), "expression", "expression_unexpected");
    let looked_into = "instance('desa')/root/item[name = 'a']/label";
    check_told(&evaluate_expression(looked_into, "{}"), "expression", "no_lists");
}

// --- Interviews ---

#[test]
fn an_edit_gives_back_exactly_what_changed() {
    let mut session = begun();
    let state = |session: &Session| given(&session.state())["sections"][0]["items"].clone();
    let before = state(&session);
    let changed = given(&answer(&mut session, "anggota", &json!(4)));
    assert_eq!(changed["changed"], "items");
    let after = state(&session);
    let differing: Vec<&Value> = after
        .as_array()
        .unwrap()
        .iter()
        .zip(before.as_array().unwrap())
        .filter(|(after, before)| after != before)
        .map(|(after, _)| after)
        .collect();
    assert_eq!(changed["items"], json!(differing));
    assert_eq!(differing.len(), 2);
    assert_eq!(given(&answer(&mut session, "anggota", &json!(4)))["changed"], "nothing");
}

#[test]
fn a_refused_edit_says_why_and_changes_nothing() {
    let mut session = begun();
    let before = session.state();
    check_told(&answer(&mut session, "S1.1", &json!(9)), "S1.1", "outside_scale");
    check_told(&answer(&mut session, "S1.1", &json!("4")), "S1.1", "bad_answer");
    check_told(&answer(&mut session, "S9", &json!(4)), "S9", "not_asked");
    check_told(
        &apply(&mut session, &json!({"type": "consent", "given": true})),
        "",
        "consent_recorded",
    );
    check_told(&apply(&mut session, &json!({"type": "answr"})), "edit.type", "unknown_word");
    check_told(
        &apply(&mut session, &json!({"type": "language", "language": "jv"})),
        "jv",
        "unknown_language",
    );
    check_told(&apply(&mut session, &json!({"type": "consensus", "text": "a"})), "", "not_asked");
    check_told(&session.apply(r#"{"type": "finalise"}"#, "soon", 0.0), "now", "bad_moment");
    assert_eq!(session.state(), before);
    given(&session.finalise(NOW, 0.0));
    check_told(&answer(&mut session, "S1.1", &json!(4)), "S1.1", "finalised");
}

#[test]
fn an_answer_that_cannot_be_right_is_told_in_words_and_keeps_from_the_lock() {
    let mut session = begun();
    let changed = given(&answer(&mut session, "anggota", &json!(99)));
    assert_eq!(changed["items"][0]["fault"], "constraint");
    assert_eq!(changed["items"][0]["message"], "Jawaban ini tidak mungkin benar. Periksa lagi.");
    check_told(&session.finalise(NOW, 0.0), "", "invalid");
}

#[test]
fn an_interview_goes_on_where_it_was_and_is_corrected_in_a_revision() {
    let mut session = begun();
    given(&answer(&mut session, "anggota", &json!(4)));
    let draft = given(&session.to_json());
    let with = |response: &Value, revise: bool| {
        let options = json!({"now": NOW, "response": response, "revise": revise});
        Session::new(EXAMPLE, &options.to_string()).unwrap()
    };
    assert_eq!(given(&with(&draft, false).to_json()), draft);
    let locked = given(&session.finalise(NOW, 0.0));
    let revision = given(&with(&locked, true).to_json());
    assert_eq!((&revision["revision"], &revision["previous"]), (&json!(2), &locked["digest"]));
    let mut altered = draft;
    altered["instrument"]["digest"] = json!("0");
    let options = json!({"now": NOW, "response": altered});
    let told = Session::new(EXAMPLE, &options.to_string()).unwrap_err();
    check_told(&told, "options.response.instrument", "other_instrument");
}

#[test]
fn what_an_interview_cannot_begin_with_is_told_all_at_once() {
    let options = json!({"id": "7", "now": NOW, "role": "X", "language": "jv"});
    let told = told(&Session::new(EXAMPLE, &options.to_string()).unwrap_err());
    let found: Vec<(&str, &str)> =
        told.iter().map(|(place, code, _)| (place.as_str(), code.as_str())).collect();
    assert_eq!(
        found,
        [("options.id", "bad_id"), ("options.role", "unknown"), ("options.language", "unknown")]
    );
}

#[test]
fn a_deleted_instance_comes_back_with_its_answers() {
    let instrument: Value = serde_json::from_str(EXAMPLE).unwrap();
    let mut instrument = instrument;
    let member = json!({
        "id": "member", "type": "begin_repeat", "label": {"id": "Anggota", "en": "Member"},
        "items": [{"id": "age", "type": "integer", "label": {"id": "Umur", "en": "Age"}}],
    });
    instrument["sections"][0]["items"].as_array_mut().unwrap().push(member);
    let mut session = Session::new(&instrument.to_string(), &options().to_string()).unwrap();
    given(&apply(&mut session, &json!({"type": "consent", "given": true})));
    given(&apply(&mut session, &json!({"type": "add", "repeat": "member"})));
    given(&answer(&mut session, "member[1]/age", &json!(41)));
    let before = given(&session.to_json())["answers"].clone();
    given(&apply(&mut session, &json!({"type": "delete", "instance": "member[1]"})));
    assert_eq!(given(&session.to_json())["answers"], json!({}));
    given(&apply(&mut session, &json!({"type": "put_back", "instance": "member[1]"})));
    assert_eq!(given(&session.to_json())["answers"], before);
    let again = apply(&mut session, &json!({"type": "put_back", "instance": "member[1]"}));
    check_told(&again, "member[1]", "not_asked");
}

#[test]
fn a_meeting_names_forces() {
    let mut group = options();
    group["mode"] = json!("group");
    group["role"] = json!("");
    let mut session = Session::new(EXAMPLE, &group.to_string()).unwrap();
    given(&apply(&mut session, &json!({"type": "consent", "given": true})));
    let force = |strength: i32| json!({"label": "Arisan", "side": "supporting", "factor": "S1", "strength": strength});
    check_told(
        &apply(&mut session, &json!({"type": "add_force", "force": force(6)})),
        "",
        "off_scale",
    );
    given(&apply(&mut session, &json!({"type": "add_force", "force": force(4)})));
    check_told(&session.finalise(NOW, 0.0), "", "lacking");
    let counted = json!({"type": "participants", "participants": {"all": 9, "women": 5}});
    assert_eq!(given(&apply(&mut session, &counted))["changed"], "head");
    let named = given(&session.finalise(NOW, 0.0))["group"]["forces"][0].clone();
    assert_eq!((&named["label"], named["strength"].as_f64()), (&json!("Arisan"), Some(4.0)));
}

// --- Scores, files, reports ---

#[test]
fn a_record_scores_what_it_says() {
    let record = finished(4);
    let scores = given(&score(EXAMPLE, &record.to_string(), "{}"));
    assert_eq!(scores["factors"], record["scores"]["factors"]);
    assert_eq!((&scores["net"], &scores["band"]), (&json!(0.0), &json!("balanced")));
    let mut meeting = record;
    meeting["mode"] = json!("group");
    assert_eq!(told(&score(EXAMPLE, &meeting.to_string(), "{}"))[0].1, "unknown");
}

fn evaluated(files: &[(&str, &str)], settings: &Value) -> Value {
    let mut evaluation = Evaluation::default();
    for (name, text) in files {
        evaluation.take(name, text.as_bytes());
    }
    given(&evaluation.report(&settings.to_string()))
}

#[test]
fn records_become_a_file_and_files_a_report() {
    let records = json!([finished(4), {"id": 7}]);
    let options = json!({"now": NOW, "study": {"code": "DEMO", "name": "Demo"}}).to_string();
    let told_of = told(&write_responses(EXAMPLE, &records.to_string(), &options));
    assert!(told_of.iter().all(|(place, _, _)| place.starts_with("responses[1]")), "{told_of:?}");
    let text = given(&write_responses(EXAMPLE, &json!([finished(4)]).to_string(), &options));
    let settings = json!({"now": NOW, "language": "en"});
    let found = evaluated(&[("a.json", text.as_str().unwrap()), ("b.json", "{")], &settings);
    assert_eq!(found["report"]["whole"]["interviews"], 1);
    assert_eq!(found["ledger"]["files"][0]["outcome"], "read");
    assert_eq!(found["ledger"]["files"][1]["findings"][0]["code"], "cut_short");
    assert_eq!(evaluated(&[], &settings)["report"], Value::Null);
    let other = json!({"now": NOW, "filter": {"site": "RT 09"}});
    let mut evaluation = Evaluation::default();
    let misspelt = json!({"now": NOW, "filter": {"sit": "RT 01"}}).to_string();
    check_told(&evaluation.report(&misspelt), "settings.filter.sit", "unknown_field");
    let none = evaluated(&[("a.json", text.as_str().unwrap())], &other);
    assert_eq!(none["report"]["whole"]["interviews"], 0);
    let published = given(&suppress(&found["report"].to_string(), "{}"));
    assert_eq!(published["report"]["whole"]["net"], Value::Null);
    assert!(published["withheld"].as_array().unwrap().len() > 3);
}

#[test]
fn what_is_no_report_is_not_published() {
    check_told(&suppress(EXAMPLE, "{}"), "report.format", "other_kind");
    check_told(&suppress("[]", "{}"), "report.format", "foreign");
}

// --- Whatever is handed over ---

/// Parts of texts of ours, put together anyhow.
fn junk() -> impl Strategy<Value = String> {
    let words = vec![
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "null",
        "true",
        "-0",
        "1e308",
        "\"type\"",
        "\"answer\"",
        "\"item\"",
        "\"value\"",
        "\"member[2]/age\"",
        "\"role\"",
        "\"W\"",
        "\"now\"",
        "\"response\"",
        "\"\\ud800\"",
        "${a}",
        "(",
        ")",
        "'",
        "if",
        "regex",
        "today()",
        "+",
        "mod",
        "../",
        "\u{0}",
        "é",
    ];
    proptest::collection::vec(proptest::sample::select(words), 0..24)
        .prop_map(|words| words.concat())
}

/// `text` with one of its values replaced by another.
fn altered(text: &str, at: usize, by: &Value) -> String {
    let mut value: Value = serde_json::from_str(text).unwrap();
    let mut pointers = Vec::new();
    collect(&value, String::new(), &mut pointers);
    let pointer = pointers[at % pointers.len()].clone();
    *value.pointer_mut(&pointer).unwrap() = by.clone();
    value.to_string()
}

fn collect(value: &Value, pointer: String, found: &mut Vec<String>) {
    let escaped = |name: &String| name.replace('~', "~0").replace('/', "~1");
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, inner)| {
            collect(inner, format!("{pointer}/{}", escaped(name)), found)
        }),
        Value::Array(list) => list
            .iter()
            .enumerate()
            .for_each(|(n, inner)| collect(inner, format!("{pointer}/{n}"), found)),
        _ => {}
    }
    found.push(pointer);
}

fn any_value() -> impl Strategy<Value = Value> {
    let values = vec![
        Value::Null,
        json!(true),
        json!(-1),
        json!(1e300),
        json!(4_294_967_296_i64),
        json!(""),
        json!("9999-99-99"),
        json!("${anggota} * 2"),
        json!([]),
        json!([[]]),
        json!({}),
        json!({"value": 4, "missing": "TT"}),
    ];
    proptest::sample::select(values)
}

/// A reply is JSON with either a value or findings.
fn is_reply(reply: &str) -> bool {
    let reply: Value = serde_json::from_str(reply).unwrap();
    reply.get("ok").is_some() != reply.get("findings").is_some()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_breaks_a_function(text in junk(), other in junk(), tick: f64) {
        let mut session = begun();
        let replies = [
            check_instrument(&text, &other),
            evaluate_expression(&text, "{}"),
            evaluate_expression("1", &other),
            score(EXAMPLE, &text, "{}"),
            write_responses(EXAMPLE, &text, &format!(r#"{{"now": "{NOW}"}}"#)),
            suppress(&text, &other),
            session.apply(&text, NOW, tick),
            session.apply(r#"{"type": "finalise"}"#, &text, tick),
            session.choices(&text, NOW),
        ];
        for reply in replies {
            prop_assert!(is_reply(&reply), "{reply}");
        }
        if let Err(reply) = Session::new(EXAMPLE, &text) {
            prop_assert!(is_reply(&reply), "{reply}");
        }
        let mut evaluation = Evaluation::default();
        evaluation.take(&text, other.as_bytes());
        prop_assert!(is_reply(&evaluation.report(&text)));
    }

    #[test]
    fn no_value_in_the_wrong_place_breaks_a_function(at: usize, by in any_value()) {
        let mut replies = vec![check_instrument(&altered(SHIPPED, at, &by), "{}")];
        match Session::new(&altered(EXAMPLE, at, &by), &options().to_string()) {
            Err(reply) => replies.push(reply),
            Ok(mut session) => {
                apply(&mut session, &json!({"type": "consent", "given": true}));
                replies.push(answer(&mut session, "anggota", &by));
                replies.push(session.state());
                replies.push(session.finalise(NOW, 0.0));
            }
        }
        let record = altered(&finished(4).to_string(), at, &by);
        let now = json!({"now": NOW});
        replies.push(score(EXAMPLE, &record, "{}"));
        replies.push(write_responses(EXAMPLE, &["[", &record, "]"].concat(), &now.to_string()));
        let records = json!([finished(2)]).to_string();
        let text = given(&write_responses(EXAMPLE, &records, &now.to_string()));
        let text = text.as_str().unwrap();
        let found = evaluated(&[("a.json", &altered(text, at, &by))], &now);
        prop_assert!(found.get("ledger").is_some());
        let report = evaluated(&[("a.json", text)], &now)["report"].to_string();
        replies.push(suppress(&altered(&report, at, &by), "{}"));
        for reply in replies {
            prop_assert!(is_reply(&reply), "{reply}");
        }
    }
}

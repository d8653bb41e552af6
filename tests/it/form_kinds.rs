//! Every kind of question: what its answer can be, and what a file carries for it.

use berdaya::instrument::Missing;
use berdaya::record::{ResponseV1, canonical_json};
use berdaya::response::{Answer, Misfit, Refusal};
use serde_json::{Value, json};

use crate::form::{Form, file, value};

/// One question, which takes `good` and refuses each of `bad` for its reason.
#[track_caller]
fn check(question: Value, good: &[&str], bad: &[(&str, Misfit)]) {
    let mut item = question;
    item["id"] = json!("q");
    let mut s = Form::new(json!([item]));
    for text in good {
        s.answers("q", text);
        s.assert_value("q", text);
    }
    let before = s.response().clone();
    for (text, misfit) in bad {
        assert_eq!(s.refusal("q", text), Refusal::Misfit(*misfit), "{text}");
    }
    assert_eq!(s.response(), &before);
    s.leaves_blank("q");
    assert!(s.response().answers.is_empty());
}

use Misfit::{OutsideScale, TooLong, WrongKind};

#[test]
fn one_choice_of_a_list() {
    check(
        json!({ "select_one": "housing" }),
        &["own", "rent"],
        &[("Rent", OutsideScale), ("", OutsideScale), ("own rent", OutsideScale)],
    );
}

#[test]
fn a_point_of_an_ordinal_list_is_a_likert_question() {
    check(
        json!({ "select_one": "agree" }),
        &["1", "5"],
        &[("0", OutsideScale), ("6", OutsideScale), ("1.0", OutsideScale), ("01", OutsideScale)],
    );
}

#[test]
fn several_choices_each_once() {
    check(
        json!({ "select_multiple": "assets" }),
        &["radio", "bike radio", "radio bike phone"],
        &[
            ("car", OutsideScale),
            ("radio car", OutsideScale),
            ("radio radio", WrongKind),
            ("radio  bike", OutsideScale),
            (" radio", OutsideScale),
        ],
    );
}

#[test]
fn a_choice_that_stands_alone_stands_with_no_other() {
    check(
        json!({ "select_multiple": "assets", "exclusive": ["none"] }),
        &["none", "radio bike"],
        &[("radio none", WrongKind), ("none radio", WrongKind)],
    );
}

#[test]
fn choices_brought_into_an_order() {
    check(
        json!({ "rank": "housing" }),
        &["rent own family", "family own rent"],
        &[("rent rent own", WrongKind), ("rent hut own", OutsideScale)],
    );
}

#[test]
fn a_whole_number() {
    check(
        json!({ "type": "integer" }),
        &["0", "-3", "9007199254740991"],
        &[
            ("1.5", WrongKind),
            ("", WrongKind),
            ("two", WrongKind),
            ("007", WrongKind),
            ("+1", WrongKind),
            ("1e3", WrongKind),
            ("9007199254740993", WrongKind),
            ("NaN", WrongKind),
            ("-0", WrongKind),
        ],
    );
}

#[test]
fn a_number() {
    check(
        json!({ "type": "decimal" }),
        &["0.5", "-12", "1000000"],
        &[("1,5", WrongKind), (".5", WrongKind), ("1.50", WrongKind), ("Infinity", WrongKind)],
    );
}

#[test]
fn a_number_of_a_scale() {
    check(
        json!({ "type": "range", "start": 0, "end": 1, "step": 0.1 }),
        &["0", "0.3", "0.7", "1"],
        &[("0.35", OutsideScale), ("1.1", OutsideScale), ("-0.1", OutsideScale), ("x", WrongKind)],
    );
    check(
        json!({ "type": "range", "start": 1, "end": 5, "appearance": "rating" }),
        &["1", "5"],
        &[("0", OutsideScale), ("1.5", OutsideScale)],
    );
    check(
        json!({ "type": "range", "start": 1, "end": 6, "step": 2 }),
        &["1", "3", "5"],
        &[("6", OutsideScale), ("2", OutsideScale)],
    );
}

#[test]
fn a_short_or_a_long_text() {
    for question in
        [json!({ "type": "text" }), json!({ "type": "text", "appearance": "multiline" })]
    {
        let (long, longer) = ("é".repeat(10_000), "é".repeat(10_001));
        check(question, &["Bu Siti \"Guyub\"\n🌱", &long], &[(&longer, TooLong)]);
    }
}

/// The enumerator who wipes a text has left it blank.
#[test]
fn a_text_without_a_sign_is_a_blank() {
    let mut s = Form::new(json!([{ "id": "q", "type": "text" }]));
    s.answers("q", "a");
    s.answers("q", "");
    assert!(s.response().answers.is_empty());
    assert!(s.cell("q").is_open());
}

#[test]
fn a_day() {
    check(
        json!({ "type": "date" }),
        &["2026-03-01", "2024-02-29"],
        &[("2026-02-29", WrongKind), ("1.3.2026", WrongKind), ("2026-3-1", WrongKind)],
    );
}

#[test]
fn a_time_of_day() {
    check(
        json!({ "type": "time" }),
        &["09:30", "23:59"],
        &[("24:00", WrongKind), ("9.30", WrongKind), ("", WrongKind)],
    );
}

/// Where letters are written, what cannot be read is kept to be put right; elsewhere there is none.
#[test]
fn a_draft_keeps_what_is_written_and_cannot_be_read() {
    let unread = |text: &str| Some(Answer::Unread(text.to_owned()));
    let refused = Err(Refusal::Misfit(WrongKind));
    for (kind, text, value) in [
        ("integer", "12a", "12"),
        ("integer", "9007199254740993", "0"),
        ("decimal", "1,2,3", "1.5"),
        ("date", "2026-02-31", "2026-03-01"),
        ("time", "9.30", "09:30"),
    ] {
        let mut s = Form::new(json!([{ "id": "q", "type": kind }]));
        s.scrawls("q", text);
        assert_eq!(s.gives("q", unread(value)), refused, "{value} can be read");
        assert_eq!(s.gives("q", unread("")), refused, "nothing is written");
        let long = Refusal::Misfit(TooLong);
        assert_eq!(s.gives("q", unread(&"x".repeat(10_001))), Err(long));
        assert_eq!(there_and_back(&s), *s.response());
        let opened = s.reopened("2026-03-02T09:30:00+07:00");
        assert_eq!(opened.kept("q"), unread(text).as_ref());
    }
    for mut kind in [
        json!({ "type": "text" }),
        json!({ "type": "range", "start": 0, "end": 1 }),
        json!({ "type": "acknowledge" }),
        json!({ "select_one": "agree" }),
        json!({ "select_multiple": "assets" }),
    ] {
        kind["id"] = json!("q");
        let mut s = Form::new(json!([kind]));
        assert_eq!(s.gives("q", unread("x")), refused);
    }
}

/// A record that is locked holds values; whoever changes one into a text finds it refused.
#[test]
fn a_locked_record_with_a_text_for_a_number_is_refused() {
    for (item, text) in [("whole", "12a"), ("whole", "12"), ("day", "1.3.2026"), ("clock", "x")] {
        let mut s = filled();
        s.finishes();
        let mut record = ResponseV1::new(s.instrument(), s.response());
        let mut answers: Value = serde_json::to_value(&record.answers).unwrap();
        answers[item] = json!({ "value": text });
        record.answers = serde_json::from_value(answers).unwrap();
        assert!(record.check(s.instrument(), "r").is_err(), "{item} {text}");
        record.finalised_at = None;
        let is_kept = record.check(s.instrument(), "r").is_ok();
        assert_eq!(is_kept, text != "12", "in a draft, {item} {text}");
    }
}

#[test]
fn something_to_confirm() {
    check(json!({ "type": "acknowledge" }), &["OK"], &[("ok", WrongKind), ("yes", WrongKind)]);
}

#[test]
fn what_is_no_question_takes_no_answer() {
    let mut s = Form::new(json!([
        { "id": "told", "type": "note" },
        { "id": "sum", "type": "calculate", "calculation": "1 + 1" },
        { "id": "shown", "type": "integer", "calculation": "2 * 2" },
        { "id": "fixed", "type": "text", "read_only": true, "default": "'x'" },
        { "id": "group", "type": "begin_group", "items": [{ "id": "in", "type": "text" }] },
    ]));
    for path in ["told", "sum", "shown", "fixed", "group", "page"] {
        assert_eq!(s.refusal(path, "1"), Refusal::NotAsked, "{path}");
    }
    s.assert_value("shown", "4");
    s.assert_value("fixed", "x");
    assert_eq!((s.counts().shown, s.counts().asked, s.counts().required), (4, 1, 1));
}

#[test]
fn codes_for_the_lack_of_a_value_are_accepted_where_the_form_says_so() {
    let mut s = Form::new(json!([
        { "id": "all", "type": "integer" },
        { "id": "one", "type": "integer", "missing": ["TM"] },
        { "id": "none", "type": "integer", "missing": [] },
        { "id": "ok", "type": "acknowledge" },
    ]));
    for code in Missing::ALL {
        s.lacks("all", code);
    }
    s.lacks("one", Missing::Refused);
    let refused = Err(Refusal::Misfit(Misfit::MissingNotAllowed));
    assert_eq!(s.gives("one", Some(Answer::Missing(Missing::DoesNotKnow))), refused);
    assert_eq!(s.gives("none", Some(Answer::Missing(Missing::Refused))), refused);
    assert_eq!(s.gives("ok", Some(Answer::Missing(Missing::Refused))), refused);
}

#[test]
fn hints_and_sources_are_kept() {
    let s = Form::new(json!([{
        "id": "q", "type": "text", "hint": { "id": "Tulis singkat", "en": "Be brief" },
        "source": ["IDM 2024"], "label": { "id": "Apa?", "en": "What?" },
    }]));
    let item = s.instrument().item("q").unwrap();
    assert_eq!(item.hint.as_ref().unwrap().get("en"), "Be brief");
    assert_eq!(
        (item.label.get("en"), item.source.as_slice()),
        ("What?", &["IDM 2024".to_owned()][..])
    );
}

// --- There and back ---

/// All kinds at once, with repeats in repeats.
pub(crate) fn everything() -> Value {
    file(json!([
        { "id": "one", "select_one": "housing" },
        { "id": "likert", "select_one": "agree" },
        { "id": "several", "select_multiple": "assets", "or_other": { "id": "Apa lagi?" } },
        { "id": "order", "rank": "housing" },
        { "id": "whole", "type": "integer", "soft_constraint": ". < 100" },
        { "id": "part", "type": "decimal" },
        { "id": "slider", "type": "range", "start": 0, "end": 1, "step": 0.1 },
        { "id": "words", "type": "text" },
        { "id": "day", "type": "date" },
        { "id": "clock", "type": "time" },
        { "id": "told", "type": "note" },
        { "id": "sum", "type": "calculate", "calculation": "${whole} + ${part}" },
        { "id": "seen", "type": "acknowledge" },
        { "id": "never", "type": "text", "relevant": "${one} = 'rent'" },
        { "id": "house", "type": "begin_repeat", "items": [
            { "id": "head", "type": "text" },
            { "id": "inside", "type": "begin_group", "items": [
                { "id": "person", "type": "begin_repeat", "items": [
                    { "id": "age", "type": "integer" },
                    { "id": "likes", "select_multiple": "assets" },
                ] },
            ] },
        ] },
    ]))
}

pub(crate) fn filled() -> Form {
    let mut s = Form::of(&everything());
    for (path, text) in [
        ("one", "rent"),
        ("never", "asked once"),
        ("one", "own"),
        ("likert", "4"),
        ("several", "radio other"),
        ("several_other", "perahu"),
        ("order", "rent own family"),
        ("part", "0.25"),
        ("slider", "0.3"),
        ("words", "satu\ndua \"tiga\""),
        ("day", "2026-03-01"),
        ("clock", "09:30"),
        ("seen", "OK"),
    ] {
        s.answers(path, text);
    }
    s.confirms("whole", "250");
    s.adds("house");
    s.adds("house");
    s.adds("house[2]/person");
    s.adds("house[2]/person");
    s.answers("house[2]/person[1]/age", "41");
    s.answers("house[2]/person[2]/likes", "phone bike");
    s.lacks("house[2]/person[2]/age", Missing::DoesNotKnow);
    s.answers("house[2]/head", "Siti");
    s
}

/// The response that the file form of the interview stands for, once as text and back.
#[track_caller]
fn there_and_back(s: &Form) -> berdaya::response::Response {
    let record = ResponseV1::new(s.instrument(), s.response());
    let text = canonical_json(&record);
    let read: ResponseV1 = berdaya::wire::parse(&text).unwrap().read().unwrap();
    assert_eq!(read, record);
    assert_eq!(canonical_json(&read), text);
    read.check(s.instrument(), "responses[0]").unwrap_or_else(|findings| panic!("{findings:#?}"))
}

#[test]
fn a_draft_of_all_kinds_comes_back_as_it_was() {
    let s = filled();
    assert_eq!(there_and_back(&s), *s.response());
    assert_eq!(s.kept("never"), Some(&value("asked once")), "irrelevant, and kept in the draft");
    let begun = Form::begun(&everything(), "W", 1);
    assert_eq!(there_and_back(&begun), *begun.response());
}

#[test]
fn a_locked_interview_of_all_kinds_comes_back_as_it_was() {
    let mut s = filled();
    s.finishes();
    assert_eq!(there_and_back(&s), *s.response());
    assert_eq!(s.response().skipped, ["never"]);
    // Opened another day, it is what it was.
    let opened = s.reopened("2027-01-01T00:00:00+07:00");
    assert_eq!(opened.response(), s.response());
}

#[test]
fn a_file_carries_numbers_names_and_instances() {
    let s = filled();
    let record = ResponseV1::new(s.instrument(), s.response());
    let record: Value = serde_json::from_str(&canonical_json(&record)).unwrap();
    let expected = json!({
        "one": { "value": "own" },
        "likert": { "value": 4 },
        "several": { "value": ["radio", "other"] },
        "several_other": { "value": "perahu" },
        "order": { "value": ["rent", "own", "family"] },
        "whole": { "value": 250, "confirmed": true },
        "part": { "value": 0.25 },
        "slider": { "value": 0.3 },
        "words": { "value": "satu\ndua \"tiga\"" },
        "day": { "value": "2026-03-01" },
        "clock": { "value": "09:30" },
        "sum": { "value": "250.25" },
        "seen": { "value": "OK" },
        "never": { "value": "asked once" },
        "house": { "instances": [
            {},
            {
                "head": { "value": "Siti" },
                "person": { "instances": [
                    { "age": { "value": 41 } },
                    { "age": { "missing": "TT" }, "likes": { "value": ["phone", "bike"] } },
                ] },
            },
        ] },
    });
    assert_eq!(record["answers"], expected);
}

/// What is wrong with the answers of the filled form where `change` was made.
#[track_caller]
fn check_altered(change: impl Fn(&mut Value), place: &str) {
    let mut s = filled();
    s.finishes();
    let record = ResponseV1::new(s.instrument(), s.response());
    let mut record: Value = serde_json::from_str(&canonical_json(&record)).unwrap();
    change(&mut record["answers"]);
    let read: ResponseV1 = berdaya::wire::parse(&record.to_string()).unwrap().read().unwrap();
    let findings = read.check(s.instrument(), "r").err().unwrap_or_default();
    let places: Vec<&str> = findings.iter().map(|finding| finding.place.as_str()).collect();
    assert_eq!(places, [place]);
}

#[test]
fn answers_of_a_wrong_form_are_found_in_their_place() {
    check_altered(|a| a["likert"]["value"] = json!("4"), "r.answers[\"likert\"]");
    check_altered(|a| a["likert"]["value"] = json!(4.5), "r.answers[\"likert\"]");
    check_altered(|a| a["several"]["value"] = json!("radio"), "r.answers[\"several\"]");
    check_altered(|a| a["several"]["value"] = json!([]), "r.answers[\"several\"]");
    check_altered(|a| a["whole"]["value"] = json!(1.5), "r.answers[\"whole\"]");
    check_altered(|a| a["whole"]["missing"] = json!("TT"), "r.answers[\"whole\"]");
    check_altered(|a| a["one"] = json!({ "instances": [{}] }), "r.answers[\"one\"]");
    check_altered(|a| a["house"]["value"] = json!(2), "r.answers[\"house\"]");
    check_altered(|a| a["house"] = json!({}), "r.answers[\"house\"]");
    check_altered(|a| a["age"] = json!({ "value": 4 }), "r.answers[\"age\"]");
    check_altered(|a| a["told"] = json!({ "value": "x" }), "r.answers[\"told\"]");
    check_altered(
        |a| a["house"]["instances"][1]["person"]["instances"][0]["age"]["value"] = json!("x"),
        "r.answers[\"house\"].instances[1][\"person\"].instances[0][\"age\"]",
    );
    check_altered(
        |a| a["house"]["instances"][0]["one"] = json!({ "value": "own" }),
        "r.answers[\"house\"].instances[0][\"one\"]",
    );
}

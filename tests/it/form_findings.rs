//! What is told of forms that cannot be asked, each in its place, and what is remarked of forms that can.

use std::time::{Duration, Instant};

use berdaya::expression::{Expected, Problem as ExpressionProblem, Rules};
use berdaya::instrument::{self, Problem, Review, Told};
use berdaya::wire::{self, Shape};
use serde_json::{Value, json};

use crate::form::{Form, file, findings};

/// Holds the findings on a form of `items` against `expected`; places are seen from the page.
#[track_caller]
fn check(items: Value, expected: &[(&str, Problem)]) {
    check_file(&file(items), expected);
}

#[track_caller]
fn check_file(file: &Value, expected: &[(&str, Problem)]) {
    let found = findings(file);
    let found: Vec<(&str, &Problem)> = found
        .iter()
        .map(|finding| {
            let place = finding.place.as_str();
            (place.strip_prefix("sections[0].").unwrap_or(place), &finding.problem)
        })
        .collect();
    let expected: Vec<(&str, &Problem)> =
        expected.iter().map(|(place, problem)| (*place, problem)).collect();
    assert_eq!(found, expected);
}

/// The problem and the column of the one expression that cannot be read.
#[track_caller]
fn check_expression(items: Value, place: &str, expected: &ExpressionProblem, column: usize) {
    let found = findings(&file(items));
    let [finding] = found.as_slice() else { panic!("{found:#?}") };
    let Problem::Expression(error) = &finding.problem else { panic!("{finding:?}") };
    assert_eq!(finding.place, format!("sections[0].{place}"));
    assert_eq!((&error.problem, error.column), (expected, column));
}

fn reference(name: &str, column: usize) -> Problem {
    Problem::UnknownReference { name: name.to_owned(), column }
}

fn unknown(name: &str) -> Problem {
    Problem::Unknown(name.to_owned())
}

// --- Names ---

#[test]
fn a_name_that_nothing_has_is_told_with_its_column_wherever_it_stands() {
    for field in ["relevant", "constraint", "soft_constraint", "required", "default", "calculation"]
    {
        let mut item = json!({ "id": "q", "type": "text" });
        item[field] = json!("1 = ${gone}");
        check(json!([item]), &[(&format!("items[0].{field}"), reference("gone", 5))]);
    }
    check(
        json!([{ "id": "q", "select_one": "agree", "choice_filter": "name = ${gone}" }]),
        &[("items[0].choice_filter", reference("gone", 8))],
    );
    check(
        json!([{ "id": "r", "type": "begin_repeat", "repeat_count": "${gone}", "items": [
            { "id": "q", "type": "text", "relevant": "../../gone = 1" },
        ] }]),
        &[
            ("items[0].repeat_count", reference("gone", 1)),
            ("items[0].items[0].relevant", reference("../../gone", 1)),
        ],
    );
}

#[test]
fn a_page_has_a_skip_rule_of_its_own() {
    let mut file = file(json!([{ "id": "q", "type": "text" }]));
    file["sections"][0]["relevant"] = json!("${gone}");
    check_file(&file, &[("relevant", reference("gone", 1))]);
}

#[test]
fn names_stand_for_one_thing() {
    check(
        json!([
            { "id": "q", "type": "text" },
            { "id": "g", "type": "begin_group", "items": [{ "id": "q", "type": "note" }] },
        ]),
        &[("items[1].items[0].id", Problem::Duplicate("q".to_owned()))],
    );
    check(
        json!([
            { "id": "has", "select_one": "assets", "or_other": { "id": "Apa?" } },
            { "id": "has_other", "type": "text" },
        ]),
        &[("items[1].id", Problem::Duplicate("has_other".to_owned()))],
    );
    let mut file = file(json!([{ "id": "q", "select_one": "agree" }]));
    let twice = file["choices"]["yes_no"]["choices"][0].clone();
    file["choices"]["yes_no"]["choices"].as_array_mut().unwrap().push(twice);
    check_file(&file, &[("choices.yes_no", Problem::Duplicate("yes".to_owned()))]);
}

#[test]
fn lists_and_columns_that_are_not_there_are_told() {
    check(
        json!([{ "id": "q", "select_one": "gone", "choice_filter": "a = 1", "or_other": { "id": "?" } }]),
        &[("items[0].select_one", unknown("gone"))],
    );
    check(json!([{ "id": "q", "rank": "gone" }]), &[("items[0].rank", unknown("gone"))]);
    check(
        json!([{ "id": "q", "select_one": "agree", "choice_filter": "district = '1'" }]),
        &[("items[0].choice_filter", unknown("district"))],
    );
    check(
        json!([{ "id": "q", "type": "calculate", "calculation": "instance('gone')/root/item[name = 1]/label" }]),
        &[("items[0].calculation", unknown("gone"))],
    );
    check(
        json!([{ "id": "q", "type": "calculate", "calculation": "pulldata('agree', 'gone', 'name', '1')" }]),
        &[("items[0].calculation", unknown("gone"))],
    );
    check(
        json!([
            { "id": "r", "type": "begin_repeat", "items": [{ "id": "age", "type": "integer" }] },
            { "id": "q", "type": "calculate", "calculation": "count(${r}[weight < 5])" },
        ]),
        &[("items[1].calculation", unknown("weight"))],
    );
}

// --- Circles ---

#[test]
fn items_that_wait_for_each_other_are_told_by_name() {
    let circle = |names: &str| Problem::Circle(names.to_owned());
    check(
        json!([
            { "id": "a", "type": "text", "relevant": "${b} = 1" },
            { "id": "b", "type": "calculate", "calculation": "${c} + 1" },
            { "id": "c", "type": "integer", "relevant": "${a} = 'x'" },
        ]),
        &[("items[0]", circle("a → b → c"))],
    );
    check(
        json!([{ "id": "a", "type": "calculate", "calculation": "${a} + 1" }]),
        &[("items[0]", circle("a"))],
    );
    check(
        json!([{ "id": "a", "type": "text", "relevant": ". = 1" }]),
        &[("items[0]", circle("a"))],
    );
    check(
        json!([{ "id": "g", "type": "begin_group", "relevant": "${q} = 1", "items": [
            { "id": "q", "type": "integer" },
        ] }]),
        &[("items[0]", circle("g → q"))],
    );
    check(
        json!([{ "id": "r", "type": "begin_repeat", "repeat_count": "sum(${q})", "items": [
            { "id": "q", "type": "integer" },
        ] }]),
        &[("items[0]", circle("r → q"))],
    );
    check(
        json!([
            { "id": "a", "select_one": "agree", "choice_filter": "name < ${b}" },
            { "id": "b", "select_one": "agree", "choice_filter": "name > ${a}" },
        ]),
        &[("items[0]", circle("a → b"))],
    );
}

/// A constraint and a default may look at whatever they like: nothing waits for them.
#[test]
fn what_nothing_waits_for_is_no_circle() {
    check(
        json!([
            { "id": "a", "type": "integer", "constraint": ". < ${b}", "default": "${b}" },
            { "id": "b", "type": "integer", "soft_constraint": ". > ${a}", "required": "${a} > 1" },
        ]),
        &[],
    );
}

// --- Expressions ---

#[test]
fn expressions_that_cannot_be_read_are_told_with_their_column() {
    let relevant = |text: &str| json!([{ "id": "q", "type": "text", "relevant": text }]);
    let at = "items[0].relevant";
    let function = ExpressionProblem::UnknownFunction {
        name: "slected".to_owned(),
        nearest: Some("selected".to_owned()),
    };
    check_expression(relevant("1 = 1 and slected(., 'a')"), at, &function, 11);
    let count = ExpressionProblem::ArgumentCount {
        name: "selected".to_owned(),
        least: 2,
        most: Some(2),
        found: 1,
    };
    check_expression(relevant("selected(1)"), at, &count, 1);
    let value = ExpressionProblem::Unexpected { expected: Expected::Value, found: String::new() };
    check_expression(relevant("1 +"), at, &value, 4);
    let found = findings(&file(relevant("")));
    assert!(matches!(found[0].problem, Problem::Expression(_)), "{found:?}");
}

#[test]
fn a_pattern_that_is_none_is_told() {
    let items = json!([{ "id": "q", "type": "text", "constraint": "regex(., '[0-9')" }]);
    let found = findings(&file(items));
    assert!(
        matches!(&found[0].problem, Problem::Expression(error)
            if matches!(error.problem, ExpressionProblem::BadPattern(_))),
        "{found:?}"
    );
}

// --- Kinds and their fields ---

#[test]
fn an_entry_is_exactly_one_thing() {
    check(json!([{ "id": "q" }]), &[("items[0]", Problem::NotOneKind)]);
    check(
        json!([{ "id": "q", "select_one": "agree", "type": "text" }]),
        &[("items[0]", Problem::NotOneKind)],
    );
    let shape = Problem::Shape(Shape::UnknownWord("geoshape".to_owned()));
    check(json!([{ "id": "q", "type": "geoshape" }]), &[("items[0].type", shape)]);
}

#[test]
fn a_field_of_another_kind_is_told() {
    for (field, value) in [
        ("items", json!([{ "id": "in", "type": "text", "label": { "id": "x" } }])),
        ("exclusive", json!(["none"])),
        ("start", json!(1)),
        ("end", json!(1)),
        ("step", json!(1)),
        ("minimum", json!(1)),
        ("maximum", json!(1)),
        ("choice_filter", json!("name = 1")),
        ("repeat_count", json!("1")),
    ] {
        let mut item = json!({ "id": "q", "type": "text" });
        item[field] = value;
        let found = findings(&file(json!([item])));
        assert_eq!(found[0].place, format!("sections[0].items[0].{field}"), "{found:?}");
    }
    for field in ["constraint", "soft_constraint", "default", "calculation"] {
        let mut item = json!({ "id": "q", "type": "note" });
        item[field] = json!("1");
        check(json!([item]), &[(&format!("items[0].{field}"), Problem::NotHere)]);
    }
}

#[test]
fn limits_that_leave_nothing_are_told() {
    let bad = Problem::BadNumber;
    check(json!([{ "id": "q", "type": "range" }]), &[("items[0].start", bad.clone())]);
    for (start, end, step) in [(5, 1, 1), (1, 1, 1), (0, 10, 0), (0, 10, -1), (0, 1_000_000, 1)] {
        let range = json!({ "id": "q", "type": "range", "start": start, "end": end, "step": step });
        check(json!([range]), &[("items[0].start", bad.clone())]);
    }
    for (minimum, maximum) in [(0, 0), (3, 2), (0, 1_001)] {
        check(
            json!([{ "id": "r", "type": "begin_repeat", "minimum": minimum, "maximum": maximum,
                     "items": [{ "id": "q", "type": "text" }] }]),
            &[("items[0].maximum", bad.clone())],
        );
    }
}

#[test]
fn what_holds_nothing_is_told() {
    for word in ["begin_group", "begin_repeat"] {
        check(json!([{ "id": "g", "type": word }]), &[("items[0]", Problem::Empty)]);
    }
    check(json!([]), &[("sections[0]", Problem::Empty)]);
    check(json!([{ "id": "q", "type": "calculate" }]), &[("items[0].calculation", Problem::Empty)]);
    let mut file = file(json!([{ "id": "q", "type": "text" }]));
    file["sections"][0]["items"][0]["label"].take();
    let found = findings(&file);
    assert_eq!(found[0].place, "sections[0].items[0].label");
}

#[test]
fn or_other_needs_the_choice_other() {
    let other = json!([{ "id": "q", "select_one": "agree", "or_other": { "id": "Apa?" } }]);
    check(other, &[("items[0].or_other", unknown("other"))]);
    let text = json!([{ "id": "q", "type": "text", "or_other": { "id": "Apa?" } }]);
    check(text, &[("items[0].or_other", unknown("other"))]);
    let exclusive = json!([{ "id": "q", "select_multiple": "assets", "exclusive": ["car"] }]);
    check(exclusive, &[("items[0].exclusive", unknown("car"))]);
}

#[test]
fn names_of_several_choices_are_single_words() {
    let mut file = file(json!([
        { "id": "q", "select_multiple": "assets" },
        { "id": "r", "rank": "assets" },
        { "id": "s", "select_one": "assets" },
    ]));
    for blank in ["two words", "two\twords", "two\u{a0}words"] {
        file["choices"]["assets"]["choices"][0]["name"] = json!(blank);
        let word = Problem::NotAWord(blank.to_owned());
        check_file(&file, &[("items[0].select_multiple", word.clone()), ("items[1].rank", word)]);
    }
}

#[test]
fn a_factor_is_no_matter_of_repeats_and_calculations() {
    let mut file = file(json!([
        { "id": "a", "select_one": "agree" },
        { "id": "b", "select_one": "yes_no" },
        { "id": "r", "type": "begin_repeat", "items": [{ "id": "c", "select_one": "agree" }] },
        { "id": "d", "type": "calculate", "calculation": "1" },
    ]));
    file["scoring"]["factors"] = json!([{
        "id": "F", "family": "process", "kind": "reflective", "label": { "id": "F" },
        "items": [{ "item": "a" }, { "item": "b" }, { "item": "c" }, { "item": "d" }, { "item": "r" }],
    }]);
    let place = |n: usize| format!("scoring.factors[0].items[{n}]");
    check_file(
        &file,
        &[
            (&place(1), Problem::NotOrdinal("b".to_owned())),
            (&place(2), Problem::InsideRepeat("c".to_owned())),
            (&place(3), Problem::NotOrdinal("d".to_owned())),
            (&place(4), Problem::NotOrdinal("r".to_owned())),
        ],
    );
}

// --- Tables of choices ---

#[track_caller]
fn check_table(csv: &str, expected: &[(&str, Problem)]) {
    let mut file = file(json!([{ "id": "q", "select_one": "t" }]));
    file["choices"]["t"] = json!({ "scale": "nominal", "csv": csv });
    check_file(&file, expected);
}

#[test]
fn tables_that_are_none_are_told_in_their_row() {
    let columns = || Problem::OtherColumns;
    check_table("name,label\na,A\nb,B,2\nc,C\n", &[("choices.t.csv[3]", columns())]);
    check_table("name,label\na\n", &[("choices.t.csv[2]", columns())]);
    check_table("name,label\na,\"A\nb,B\n", &[("choices.t.csv[2]", columns())]);
    check_table("", &[("choices.t.csv[1]", columns())]);
    for csv in ["label,name\nA,a\n", "name\na\n", "code,label\na,A\n", "a,A\nb,B\n"] {
        check_table(csv, &[("choices.t.csv", Problem::NoNameAndLabel)]);
    }
    check_table("name,label\n", &[("choices.t", Problem::Empty)]);
    check_table("name,label\na,A\na,B\n", &[("choices.t", Problem::Duplicate("a".to_owned()))]);
    check_table("name,label\n,A\n", &[("choices.t", Problem::Empty)]);
    let wording = Problem::NoDefaultWording("id".to_owned());
    check_table("name,label\na,A\nb,\nc,\n", &[("choices.t.csv[3]", wording)]);
    let twice = Problem::Duplicate("area".to_owned());
    check_table("name,label,area,area\na,A,1,2\n", &[("choices.t.csv", twice)]);
    let language = Problem::UndeclaredLanguage("jv".to_owned());
    check_table("name,label,label::jv\na,A,B\n", &[("choices.t.csv", language)]);
}

#[test]
fn a_list_is_written_out_or_a_table() {
    let mut file = file(json!([{ "id": "q", "select_one": "yes_no" }]));
    file["choices"]["yes_no"]["csv"] = json!("name,label\na,A\n");
    check_file(&file, &[("choices.yes_no.choices", Problem::NotHere)]);
    file["choices"]["yes_no"] = json!({ "scale": "nominal" });
    check_file(&file, &[("choices.yes_no", Problem::Empty)]);
    let cells = |cells: Value| json!({ "name": "a", "label": { "id": "A" }, "cells": cells });
    let choices = json!([cells(json!({ "x": "1" })), { "name": "b", "label": { "id": "B" } }]);
    file["choices"]["yes_no"] = json!({ "scale": "nominal", "choices": choices });
    check_file(&file, &[("choices.yes_no.choices[1].cells", Problem::OtherColumns)]);
}

// --- Consent ---

#[test]
fn what_a_consent_text_has_a_gap_for_must_be_known() {
    let mut asked = file(json!([{ "id": "q", "type": "text" }]));
    asked["consent"]["text"]["id"] =
        json!("${organiser}, ${contact}: ${code} sampai ${delete_by}, ${enumerator}");
    check_file(&asked, &[]);
    asked["consent"]["text"]["id"] = json!("Hubungi ${kontak} atau ${contact");
    let unknown = || Problem::Unknown("${kontak}".to_owned());
    check_file(&asked, &[("consent.text", unknown())]);
    asked["consent"]["group"] = json!({ "id": "${kontak}", "en": "${contact}" });
    check_file(&asked, &[("consent.text", unknown()), ("consent.group", unknown())]);
}

/// It is read by itself, and its flaws have their place all the same.
#[test]
fn a_meeting_hears_its_own_consent_text_where_there_is_one() {
    let mut asked = file(json!([{ "id": "q", "type": "text" }]));
    let wording = |asked: &Value, is_group| {
        let instrument = instrument::read(&asked.to_string(), &Rules).unwrap();
        instrument.consent.wording(is_group).get("id").to_owned()
    };
    let alone = asked["consent"]["text"]["id"].as_str().unwrap().to_owned();
    assert_eq!((wording(&asked, false), wording(&asked, true)), (alone.clone(), alone.clone()));
    asked["consent"]["group"] = json!({ "id": "Bersedia semua?" });
    assert_eq!((wording(&asked, false), wording(&asked, true)), (alone, "Bersedia semua?".into()));
    asked["consent"]["group"] = json!({ "id": 7 });
    let found = instrument::read(&asked.to_string(), &Rules).unwrap_err();
    let places: Vec<&str> = found.iter().map(|finding| finding.place.as_str()).collect();
    assert_eq!(places, ["consent.group.id"]);
    // No text at all is no text to read out.
    asked["consent"]["group"] = json!({});
    let lacks = Problem::NoDefaultWording("id".to_owned());
    check_file(&asked, &[("consent.group", lacks)]);
}

// --- Size and depth ---

/// Reads `file` and says whether it can be asked; whatever is quadratic takes far longer than a minute.
#[track_caller]
fn is_read_quickly(file: &Value) -> bool {
    let text = file.to_string();
    let began = Instant::now();
    let is_read = instrument::read(&text, &Rules).is_ok();
    assert!(began.elapsed() < Duration::from_secs(60), "{:?}", began.elapsed());
    is_read
}

#[test]
fn ten_megabytes_of_choices_are_read_or_refused_quickly() {
    let mut file = file(json!([{ "id": "q", "select_one": "t" }]));
    let row = |n: usize| {
        format!("{n:010},Desa yang namanya panjang sekali supaya barisnya panjang juga {n}\n")
    };
    let mut csv = "name,label\n".to_owned();
    let mut n = 0;
    while csv.len() < 10_000_000 {
        csv.push_str(&row(n));
        n += 1;
    }
    assert!(n > 80_000, "{n}");
    file["choices"]["t"] = json!({ "scale": "nominal", "csv": csv });
    assert!(is_read_quickly(&file));
    // The same name in every row, and another row at the end.
    file["choices"]["t"]["csv"] = json!(format!("name,label\n{}x,y,z\n", "a,A\n".repeat(500_000)));
    assert!(!is_read_quickly(&file));
    file["choices"]["t"]["csv"] = json!(format!("name,label\n{}", "a,A\n".repeat(200_000)));
    assert!(!is_read_quickly(&file));
    file["choices"]["t"]["csv"] = json!("\"".repeat(3_000_000));
    assert!(!is_read_quickly(&file));
}

#[test]
fn a_form_may_be_as_wide_as_it_likes() {
    let mut items = vec![json!({ "id": "hub", "type": "integer" })];
    items.extend((0..5_000).map(|n| {
        json!({ "id": format!("q{n}"), "type": "integer", "relevant": "${hub} = 1",
                "label": { "id": "?" } })
    }));
    let terms: Vec<String> = (0..300).map(|n| format!("${{q{n}}}")).collect();
    items.push(json!({ "id": "all", "type": "calculate", "calculation": terms.join(" + ") }));
    assert!(is_read_quickly(&file(Value::Array(items))));
}

#[test]
fn groups_nest_as_deep_as_a_file_may() {
    let nested = |depth: usize| {
        let mut item = json!({ "id": "q", "type": "integer" });
        for n in 0..depth {
            item = json!({ "id": format!("g{n}"), "type": "begin_group", "items": [item] });
        }
        json!([item])
    };
    let mut s = Form::new(nested(12));
    s.answers("q", "1");
    s.assert_value("q", "1");
    let found = findings(&file(nested(20)));
    assert!(matches!(found[0].problem, Problem::Shape(Shape::TooDeep { .. })), "{found:?}");
}

// --- Remarks ---

fn review(file: &Value) -> Review {
    instrument::review(wire::parse(&file.to_string()).unwrap(), &Rules)
}

#[track_caller]
fn check_remarks(file: &Value, expected: &[(&str, Problem)]) {
    let review = review(file);
    assert_eq!(review.findings, []);
    let found: Vec<(&str, &Problem)> = review
        .remarks
        .iter()
        .map(|told| (told.place.as_str(), &told.problem))
        // The example has lists for every case.
        .filter(|(_, problem)| **problem != Problem::Unused)
        .collect();
    let expected: Vec<(&str, &Problem)> =
        expected.iter().map(|(place, problem)| (*place, problem)).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_language_without_wording_is_remarked() {
    let mut file = file(json!([
        { "id": "q", "select_one": "t", "hint": { "id": "Bantuan" },
          "constraint": ". != ''", "constraint_message": { "id": "Isi", "en": "Fill in" } },
        { "id": "g", "type": "begin_group", "items": [
            { "id": "in", "type": "text", "label": { "id": "Apa?", "en": "What?" } },
        ] },
        { "id": "sum", "type": "calculate", "calculation": "1", "label": { "id": "a", "en": "b" } },
    ]));
    file["title"]["en"] = json!("Example");
    file["consent"]["group"] = json!({ "id": "Bersedia semua?" });
    let csv = "name,label,label::en\na,A,a\nb,B,\n";
    file["choices"]["t"] = json!({ "scale": "nominal", "csv": csv });
    let lacks = || Problem::NoWording("en".to_owned());
    check_remarks(
        &file,
        &[
            ("description", lacks()),
            ("roles[0].label", lacks()),
            ("roles[1].label", lacks()),
            ("missing.TT", lacks()),
            ("missing.TB", lacks()),
            ("missing.TM", lacks()),
            ("consent.text", lacks()),
            ("consent.group", lacks()),
            ("sections[0].label", lacks()),
            ("sections[0].items[0].label", lacks()),
            ("sections[0].items[0].hint", lacks()),
            ("sections[0].items[1].label", lacks()),
            ("choices.t", lacks()),
        ],
    );
}

#[test]
fn of_the_only_language_there_is_nothing_to_remark() {
    let mut file = file(json!([{ "id": "q", "select_one": "t", "hint": { "id": "Bantuan" } }]));
    file["languages"] = json!(["id"]);
    file["choices"]["t"] = json!({ "scale": "nominal", "csv": "name,label\na,A\n" });
    check_remarks(&file, &[]);
}

#[test]
fn the_shipped_instrument_is_not_remarked_upon() {
    let shipped = serde_json::from_str(crate::interview::SHIPPED).unwrap();
    check_remarks(&shipped, &[]);
    let about = review(&shipped).about.unwrap();
    let counts = (about.sections, about.questions, about.rules);
    assert_eq!((about.version.as_str(), counts), ("1.2.0", (14, 79, 0)));
}

#[test]
fn a_filter_that_lets_nothing_through_is_remarked() {
    let mut file = file(json!([
        { "id": "a", "select_one": "agree", "choice_filter": "name > 5" },
        { "id": "b", "select_one": "agree", "choice_filter": "name > 4" },
        { "id": "c", "select_one": "agree", "choice_filter": "name > 5 and ${b} = 1" },
        { "id": "d", "select_one": "agree", "choice_filter": "name > 5 and today() > '2026-01-01'" },
        { "id": "e", "select_multiple": "assets",
          "choice_filter": "name = instance('agree')/root/item[name = 1]/name" },
        { "id": "f", "select_one": "agree",
          "choice_filter": "name = instance('agree')/root/item[name = 1]/name" },
    ]));
    file["languages"] = json!(["id"]);
    check_remarks(
        &file,
        &[
            ("sections[0].items[0].choice_filter", Problem::NothingOffered),
            ("sections[0].items[4].choice_filter", Problem::NothingOffered),
        ],
    );
}

#[test]
fn a_field_without_effect_is_remarked() {
    let text = || json!({ "id": "Tulis" });
    let mut file = file(json!([
        { "id": "a", "type": "text", "constraint_message": text(), "soft_constraint_message": text() },
        { "id": "n", "type": "note", "required": true, "missing": ["TT"], "read_only": true },
        { "id": "g", "type": "begin_group", "required": "1 = 1", "items": [
            { "id": "c", "type": "calculate", "calculation": "1", "required": true, "hint": text() },
        ] },
        { "id": "b", "type": "integer", "calculation": "1", "default": "2", "required": true },
        { "id": "d", "type": "integer", "read_only": true, "default": "2", "missing": ["TT"] },
        { "id": "e", "type": "integer", "appearance": "multiline" },
        { "id": "f", "type": "text", "appearance": "rating" },
        { "id": "r", "type": "begin_repeat", "repeat_count": "2", "minimum": 1, "maximum": 3,
          "items": [{ "id": "in", "type": "text" }] },
    ]));
    file["languages"] = json!(["id"]);
    let without = |field: &str| Problem::NoEffectWithout(field.to_owned());
    let beside = |field: &str| Problem::NoEffectBeside(field.to_owned());
    let expected = [
        ("items[0].constraint_message", without("constraint")),
        ("items[0].soft_constraint_message", without("soft_constraint")),
        ("items[1].required", Problem::NoEffect),
        ("items[1].missing", Problem::NoEffect),
        ("items[1].read_only", Problem::NoEffect),
        ("items[2].required", Problem::NoEffect),
        ("items[2].items[0].required", Problem::NoEffect),
        ("items[2].items[0].hint", Problem::NoEffect),
        ("items[3].required", Problem::NoEffect),
        ("items[3].default", beside("calculation")),
        ("items[4].missing", Problem::NoEffect),
        ("items[5].appearance", Problem::NoEffect),
        ("items[6].appearance", Problem::NoEffect),
        ("items[7].minimum", beside("repeat_count")),
    ];
    let places: Vec<String> =
        expected.iter().map(|(place, _)| format!("sections[0].{place}")).collect();
    let expected: Vec<(&str, Problem)> =
        places.iter().map(String::as_str).zip(expected.map(|(_, problem)| problem)).collect();
    check_remarks(&file, &expected);
}

#[test]
fn fields_that_have_their_effect_are_not_remarked() {
    let text = || json!({ "id": "Tulis" });
    let mut file = file(json!([
        { "id": "a", "type": "text", "constraint": ". != ''", "constraint_message": text(),
          "soft_constraint": ". != 'x'", "soft_constraint_message": text(), "required": true,
          "appearance": "multiline", "missing": ["TT"], "hint": text() },
        { "id": "n", "type": "note", "required": false, "missing": [], "hint": text() },
        { "id": "d", "type": "range", "start": 1, "end": 5, "default": "2", "read_only": true,
          "required": false, "appearance": "rating" },
        { "id": "q", "select_multiple": "assets", "choice_filter": "name != instance('agree')/root/item[1]/name" },
    ]));
    file["languages"] = json!(["id"]);
    check_remarks(&file, &[]);
}

#[test]
fn a_list_that_nothing_asks_from_or_looks_into_is_remarked() {
    let mut file = file(json!([
        { "id": "q", "select_one": "assets", "default": "instance('agree')/root/item[1]/name" },
    ]));
    file["languages"] = json!(["id"]);
    let remarks = review(&file).remarks;
    let found: Vec<(&str, &Problem)> =
        remarks.iter().map(|told| (told.place.as_str(), &told.problem)).collect();
    let unused = &Problem::Unused;
    assert_eq!(found, [("choices.housing", unused), ("choices.yes_no", unused)]);
}

#[test]
fn a_review_names_the_item_and_remarks_also_where_something_is_wrong() {
    let mut file = file(json!([
        { "id": "usia", "type": "integer", "relevant": "${nama == 1", "label": { "id": "Usia?" } },
        { "id": "g", "type": "begin_group", "label": { "id": "G", "en": "G" }, "items": [
            { "id": "usia", "type": "text", "required": "1 +", "label": { "id": "?", "en": "?" } },
        ] },
    ]));
    for head in ["title", "description"] {
        file[head]["en"] = json!("x");
    }
    file["roles"] = json!([{ "name": "W", "label": { "id": "Warga", "en": "Resident" } }]);
    file["missing"] = json!({});
    file["consent"]["text"]["en"] = json!("x");
    file["sections"][0]["label"]["en"] = json!("x");
    let review = review(&file);
    let about = review.about.unwrap();
    assert_eq!((about.sections, about.questions, about.rules), (1, 2, 2));
    let places = |told: &[Told]| -> Vec<(Option<String>, String)> {
        told.iter().map(|told| (told.item.clone(), told.place.clone())).collect()
    };
    let at = |item: &str, place: &str| (Some(item.to_owned()), format!("sections[0].{place}"));
    assert_eq!(
        places(&review.findings),
        [
            at("usia", "items[1].items[0].id"),
            at("usia", "items[0].relevant"),
            at("usia", "items[1].items[0].required"),
        ]
    );
    assert_eq!(places(&review.remarks), [at("usia", "items[0].label")]);
    // Of what has not the shape of an instrument nothing more is known.
    file["sections"] = json!(1);
    let review = self::review(&file);
    assert_eq!((review.about, review.remarks.len()), (None, 0));
    assert_eq!(review.findings[0].place, "sections");
}

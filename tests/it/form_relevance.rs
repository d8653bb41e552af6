//! What is asked and what is skipped: skip rules of questions, groups and pages, chains, stars, large forms.

use berdaya::instrument::Missing;
use berdaya::response::Fault;
use serde_json::{Value, json};

use crate::form::{Form, file, label, value};

fn housing() -> Form {
    Form::new(json!([
        { "id": "housing", "select_one": "housing" },
        { "id": "landlord", "type": "text", "relevant": "${housing} = 'rent'" },
        { "id": "rent", "type": "integer", "relevant": "${housing} = 'rent'" },
        { "id": "yearly", "type": "calculate", "calculation": "${rent} * 12" },
    ]))
}

#[test]
fn a_question_is_asked_where_its_rule_holds() {
    let mut s = housing();
    s.assert_skipped("landlord");
    let changed = s.answers("housing", "rent");
    assert_eq!(changed, ["housing", "landlord", "rent"]);
    s.assert_relevant("landlord");
    assert_eq!(s.answers("housing", "own"), ["housing", "landlord", "rent"]);
    s.assert_skipped("landlord");
    assert_eq!(s.answers("housing", "family"), ["housing"]);
}

#[test]
fn what_was_answered_to_a_skipped_question_comes_back() {
    let mut s = housing();
    s.answers("housing", "rent");
    s.answers("rent", "500000");
    s.assert_value("yearly", "6000000");
    s.answers("housing", "own");
    s.assert_value("rent", "");
    s.assert_value("yearly", "");
    assert_eq!(s.kept("rent"), Some(&value("500000")));
    s.answers("housing", "rent");
    s.assert_value("rent", "500000");
    s.assert_value("yearly", "6000000");
}

#[test]
fn at_the_lock_answers_under_what_is_skipped_are_dropped() {
    let mut s = housing();
    s.answers("housing", "rent");
    s.answers("rent", "500000");
    s.answers("landlord", "Pak RT");
    s.answers("housing", "own");
    let locked = s.finishes();
    let kept: Vec<&str> = locked.answers.values.keys().map(String::as_str).collect();
    assert_eq!(kept, ["housing"]);
    assert_eq!(locked.skipped, ["landlord", "rent"]);
}

// --- The first table of `response::cell`: relevant, answer, offered ---

fn town() -> Form {
    let mut file = file(json!([
        { "id": "city", "select_one": "yes_no" },
        { "id": "gate", "select_one": "yes_no" },
        {
            "id": "ward", "select_one": "wards", "choice_filter": "city = ${city}",
            "relevant": "${gate} = 'yes'"
        },
        { "id": "seen", "type": "calculate", "calculation": "concat('<', ${ward}, '>')" },
    ]));
    let ward = |name: &str, city: &str| json!({ "name": name, "label": { "id": name }, "cells": { "city": city } });
    let choices = json!([ward("a", "yes"), ward("b", "yes"), ward("c", "no")]);
    file["choices"]["wards"] = json!({ "scale": "nominal", "choices": choices });
    let mut s = Form::of(&file);
    s.answers("city", "yes");
    s.answers("gate", "yes");
    s
}

#[test]
fn a_question_that_is_not_relevant_is_not_asked_whatever_its_answer() {
    for answered in [false, true] {
        let mut s = town();
        if answered {
            s.answers("ward", "a");
        }
        s.answers("gate", "no");
        s.assert_skipped("ward");
        s.assert_value("seen", "<>");
        assert_eq!((s.counts().asked, s.counts().required, s.counts().invalid), (2, 2, 0));
        let locked = s.finishes();
        assert_eq!(locked.answers.get("ward"), None);
        assert_eq!(locked.skipped, ["ward"]);
    }
}

#[test]
fn a_relevant_question_without_an_answer_is_blank() {
    let s = town();
    s.assert_relevant("ward");
    s.assert_value("ward", "");
    assert!(s.cell("ward").is_open() && s.cell("ward").fault.is_none());
    assert_eq!((s.counts().asked, s.counts().filled), (3, 2));
}

#[test]
fn a_missing_code_is_an_answer_and_blank_for_expressions() {
    for code in Missing::ALL {
        let mut s = town();
        s.lacks("ward", code);
        s.assert_value("ward", "");
        s.assert_value("seen", "<>");
        assert!(s.cell("ward").is_filled() && s.cell("ward").is_missing);
        assert_eq!(s.counts().answered, 3);
        let locked = s.finishes();
        assert_eq!(locked.answers.get("ward"), Some(&berdaya::response::Answer::Missing(code)));
        assert!(locked.skipped.is_empty());
    }
}

#[test]
fn a_choice_that_is_no_longer_offered_is_blank_and_told() {
    let mut s = town();
    s.answers("ward", "a");
    assert_eq!(s.answers("city", "no"), ["city", "ward", "seen"]);
    assert_eq!(s.cell("ward").fault, Some(Fault::NotOffered));
    s.assert_value("ward", "");
    s.assert_value("seen", "<>");
    assert!(s.cell("ward").is_open());
    assert_eq!(s.kept("ward"), Some(&value("a")));
    assert_eq!(s.session.settled().answers.get("ward"), None);
    assert!(s.session.settled().skipped.is_empty(), "asked and blank is not skipped");
    s.answers("city", "yes");
    assert_eq!(s.cell("ward").fault, None);
    s.assert_value("seen", "<a>");
}

#[test]
fn a_choice_that_is_offered_counts() {
    let mut s = town();
    assert_eq!(s.offered("ward"), ["a", "b"]);
    s.answers("ward", "b");
    s.assert_value("seen", "<b>");
    let locked = s.finishes();
    assert_eq!(locked.answers.get("ward"), Some(&value("b")));
    assert_eq!(locked.answers.get("seen"), Some(&value("<b>")));
}

// --- Groups, pages and roles ---

#[test]
fn a_group_is_asked_with_all_that_it_holds_or_not_at_all() {
    let mut s = Form::new(json!([
        { "id": "has", "select_one": "yes_no" },
        { "id": "work", "type": "begin_group", "relevant": "${has} = 'yes'", "items": [
            { "id": "employer", "type": "text" },
            { "id": "inner", "type": "begin_group", "items": [
                { "id": "wage", "type": "integer" },
                { "id": "bonus", "type": "integer", "relevant": "${wage} > 100" },
            ] },
        ] },
        { "id": "after", "type": "text", "relevant": "${wage} > 100" },
    ]));
    assert_eq!(s.counts().asked, 1);
    s.answers("has", "yes");
    assert_eq!(s.counts().asked, 3);
    s.answers("wage", "200");
    for path in ["bonus", "after"] {
        s.assert_relevant(path);
    }
    let changed = s.answers("has", "no");
    assert_eq!(changed, ["has", "work", "employer", "inner", "wage", "bonus", "after"]);
    assert_eq!(s.counts().asked, 1);
    s.answers("has", "yes");
    s.assert_relevant("after");
}

#[test]
fn a_page_that_is_not_relevant_is_left_out_with_all_that_it_holds() {
    let mut file = file(json!([{ "id": "has", "select_one": "yes_no" }]));
    let mut items = json!([{ "id": "wage", "type": "integer" }]);
    label(&mut items);
    let sections = file["sections"].as_array_mut().unwrap();
    sections.push(json!({
        "id": "work", "label": { "id": "Kerja" }, "relevant": "${has} = 'yes'", "items": items,
    }));
    let mut s = Form::of(&file);
    let pages = |s: &Form| s.session.progress().sections.len();
    assert_eq!(pages(&s), 1);
    s.answers("has", "yes");
    assert_eq!(pages(&s), 2);
    s.answers("wage", "5");
    s.answers("has", "no");
    assert_eq!(pages(&s), 1);
    assert_eq!(s.finishes().skipped, ["wage"]);
}

#[test]
fn what_another_role_is_asked_is_not_relevant_and_not_skipped() {
    let file = file(json!([
        { "id": "board", "type": "integer", "roles": ["K"], "default": "7" },
        { "id": "twice", "type": "calculate", "calculation": "${board} * 2", "roles": ["K"] },
        { "id": "open", "type": "text", "relevant": "${board} > 1", "required": false },
    ]));
    let mut s = Form::of(&file);
    s.assert_skipped("board");
    s.assert_skipped("open");
    assert_eq!(s.refusal("board", "3"), berdaya::response::Refusal::NotAsked);
    assert!(s.response().answers.is_empty(), "no default and no calculation for whom is not asked");
    assert_eq!(s.finishes().skipped, ["open"]);
    let s = Form::with_role(&file, "K");
    s.assert_value("twice", "14");
    s.assert_relevant("open");
}

#[test]
fn a_rule_that_cannot_be_evaluated_hides_nothing() {
    let mut s = Form::new(json!([
        { "id": "pattern", "type": "text" },
        { "id": "name", "type": "text", "relevant": "regex('a', ${pattern})" },
        { "id": "again", "type": "text", "constraint": "regex(., ${pattern})" },
        { "id": "length", "type": "calculate", "calculation": "regex('a', ${pattern})" },
    ]));
    s.answers("pattern", "(");
    s.answers("again", "x");
    s.assert_relevant("name");
    assert_eq!(s.cell("again").fault, None);
    s.assert_value("length", "");
    s.answers("pattern", "b");
    s.assert_skipped("name");
    assert_eq!(s.cell("again").fault, Some(Fault::Constraint));
    s.assert_value("length", "false");
}

// --- An answer works on what hangs on it, and on nothing else ---

/// `n` questions of which each is asked where the one before it is answered.
fn chain(n: usize) -> Value {
    let items = (0..n).map(|i| match i {
        0 => json!({ "id": "q0", "type": "integer" }),
        i => json!({ "id": format!("q{i}"), "type": "integer", "default": "1",
                     "relevant": format!("${{q{}}} > 0", i - 1) }),
    });
    Value::Array(items.collect())
}

#[test]
fn a_chain_falls_and_comes_back_link_by_link() {
    let mut s = Form::new(chain(40));
    s.assert_skipped("q1");
    let changed = s.answers("q0", "1");
    assert_eq!(changed.len(), 40);
    s.assert_relevant("q39");
    assert_eq!(s.answers("q20", "0").len(), 20);
    s.assert_skipped("q21");
    s.assert_skipped("q39");
    // Each that turns once, and the one after them, which was skipped before.
    assert_eq!(s.evaluations_of("q0", "0"), 1 + 20 + 1);
    // What stays as it is ends the way: the second question is asked of another number as well.
    s.answers("q0", "1");
    assert_eq!(s.evaluations_of("q0", "2"), 1 + 1);
}

#[test]
fn a_long_chain_needs_no_deep_stack() {
    let mut s = Form::new(chain(5_000)).without_comparison();
    assert_eq!(s.evaluations_of("q0", "1"), 5_000);
    s.assert_relevant("q4999");
}

#[test]
fn the_order_of_the_questions_does_not_matter() {
    let mut items: Vec<Value> = chain(30).as_array().unwrap().clone();
    items.reverse();
    let mut s = Form::new(Value::Array(items));
    s.answers("q0", "1");
    s.assert_relevant("q29");
    s.answers("q10", "0");
    s.assert_relevant("q10");
    s.assert_skipped("q11");
}

/// One question that `n` others hang on, among `bystanders` that do not.
fn star(n: usize, bystanders: usize) -> Form {
    let mut items = vec![json!({ "id": "hub", "select_one": "yes_no" })];
    items.extend(
        (0..n).map(
            |i| json!({ "id": format!("d{i}"), "type": "text", "relevant": "${hub} = 'yes'" }),
        ),
    );
    items.extend((0..bystanders).map(|i| json!({ "id": format!("b{i}"), "type": "text" })));
    Form::new(Value::Array(items)).without_comparison()
}

#[test]
fn a_star_works_on_its_rays_alone() {
    for bystanders in [0, 800] {
        let mut s = star(200, bystanders);
        assert_eq!(s.answers("hub", "yes").len(), 201);
        assert_eq!(s.evaluations_of("hub", "no"), 1 + 200, "all of them turn");
        s.leaves_blank("hub");
        assert_eq!(s.evaluations_of("hub", "no"), 1 + 200, "all look, none turns");
        s.answers("hub", "yes");
        assert_eq!(s.evaluations_of("d0", "x"), 1, "nothing hangs on a ray");
    }
}

#[test]
fn what_an_expression_requires_is_looked_at_once_more_and_nothing_else() {
    for (checks, expected) in [
        (json!({}), 1),
        (json!({ "required": true }), 1),
        (json!({ "required": false }), 1),
        (json!({ "required": "1 = 1" }), 2),
        (json!({ "constraint": ". > 0" }), 2),
        (json!({ "soft_constraint": ". > 0" }), 2),
        (json!({ "constraint": ". > 0", "soft_constraint": ". > 1", "required": "1 = 1" }), 2),
    ] {
        let mut item = json!({ "id": "q", "type": "integer" });
        item.as_object_mut().unwrap().extend(checks.as_object().unwrap().clone());
        let mut s = Form::new(json!([item]));
        assert_eq!(s.evaluations_of("q", "7"), expected, "{checks}");
    }
}

/// 1,000 questions with 200 skip rules and 50 calculations over 20 items each, `size` times over.
fn large(size: usize) -> Value {
    let mut items = Vec::new();
    for block in 0..size {
        for i in 0..1_000 {
            let id = format!("q{block}_{i}");
            items.push(match i % 5 {
                0 if i > 0 => json!({
                    "id": id, "type": "integer", "relevant": format!("${{q{block}_{}}} < 9", i - 1)
                }),
                _ => json!({ "id": id, "type": "integer" }),
            });
        }
        for c in 0..50 {
            let terms: Vec<String> =
                (0..20).map(|t| format!("coalesce(${{q{block}_{}}}, 0)", c * 20 + t)).collect();
            items.push(json!({
                "id": format!("c{block}_{c}"), "type": "calculate", "calculation": terms.join(" + ")
            }));
        }
    }
    Value::Array(items)
}

#[test]
fn the_size_of_a_form_does_not_matter_to_an_answer() {
    for size in [1, 3] {
        let mut s = Form::new(large(size)).without_comparison();
        // The answer itself, and the one calculation that it is in.
        assert_eq!(s.evaluations_of("q0_3", "1"), 1 + 1);
        s.assert_value("c0_0", "1");
        // Also the skip rule that looks at it.
        assert_eq!(s.evaluations_of("q0_4", "2"), 1 + 1 + 1);
        s.assert_value("c0_0", "3");
        s.answers("q0_5", "4");
        assert_eq!(s.answers("q0_4", "9"), ["q0_4", "q0_5", "c0_0"]);
        s.assert_value("c0_0", "10");
        // The same sum again: what hangs on the sum need not know.
        assert_eq!(s.evaluations_of("q0_999", "0"), 1 + 1);
    }
}

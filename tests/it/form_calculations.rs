//! What is reckoned: calculations, defaults, once, the clock, and the order in which pages are asked.

use berdaya::instrument::Missing;
use berdaya::response::{Change, Edit};
use serde_json::{Value, json};

use crate::form::{Form, file, value};

#[test]
fn a_calculation_follows_the_answers() {
    let mut s = Form::new(json!([
        { "id": "a", "type": "integer" },
        { "id": "b", "type": "decimal" },
        { "id": "sum", "type": "calculate", "calculation": "${a} + ${b}" },
        { "id": "twice", "type": "calculate", "calculation": "${sum} * 2" },
        { "id": "big", "type": "text", "relevant": "${twice} > 10" },
    ]));
    s.assert_value("sum", "");
    s.answers("a", "2");
    s.assert_value("sum", "");
    assert_eq!(s.answers("b", "0.5"), ["b", "sum", "twice"]);
    s.assert_value("twice", "5");
    assert_eq!(s.answers("a", "9"), ["a", "sum", "twice", "big"]);
    s.lacks("a", Missing::DoesNotKnow);
    s.assert_value("sum", "");
    assert_eq!(s.kept("sum"), None);
    s.answers("a", "1");
    assert_eq!(s.finishes().answers.get("twice"), Some(&value("3")));
}

#[test]
fn a_reckoned_answer_that_does_not_fit_is_a_blank() {
    let mut s = Form::new(json!([
        { "id": "n", "type": "integer" },
        { "id": "half", "type": "integer", "calculation": "${n} div 2" },
        { "id": "point", "select_one": "agree", "calculation": "${n}" },
        { "id": "seen", "type": "calculate", "calculation": "concat(${half}, '/', ${point})" },
    ]));
    s.answers("n", "4");
    s.assert_value("seen", "2/4");
    s.answers("n", "5");
    s.assert_value("seen", "/5");
    s.answers("n", "8");
    s.assert_value("seen", "4/");
}

#[test]
fn once_is_kept_over_nights_and_over_relevance() {
    let mut s = Form::new(json!([
        { "id": "has", "select_one": "yes_no" },
        { "id": "day", "type": "calculate", "calculation": "once(today())", "relevant": "${has} = 'yes'" },
        { "id": "drawn", "type": "calculate", "calculation": "once(random())" },
        { "id": "id", "type": "calculate", "calculation": "uuid()" },
        { "id": "today", "type": "calculate", "calculation": "today()" },
        { "id": "sum", "type": "calculate", "calculation": "once(${n} + 1)" },
        { "id": "n", "type": "integer" },
    ]));
    s.answers("has", "yes");
    s.assert_value("day", "2026-03-01");
    s.assert_value("sum", "");
    let (drawn, id) = (s.cell("drawn").value.clone(), s.cell("id").value.clone());
    s.answers("has", "no");
    s.assert_value("day", "");
    let mut s = s.reopened("2026-03-05T08:00:00+07:00").without_comparison();
    s.answers("has", "yes");
    s.assert_value("day", "2026-03-01");
    s.assert_value("today", "2026-03-05");
    s.assert_value("drawn", &drawn);
    s.assert_value("id", &id);
    s.answers("n", "1");
    s.assert_value("sum", "2");
    s.answers("n", "7");
    s.assert_value("sum", "2");
}

/// A sum over its own answer grows with what it hangs on, not with how often the interview is opened or read
/// in another language.
#[test]
fn what_looks_at_its_own_answer_grows_by_answers_alone() {
    let mut s = Form::new(json!([
        { "id": "n", "type": "integer" },
        { "id": "sum", "type": "calculate", "calculation": "coalesce(., 0) + ${n}" },
        { "id": "seen", "type": "calculate", "calculation": "concat(., 'x')" },
    ]));
    s.assert_value("seen", "x");
    s.answers("n", "2");
    s.assert_value("sum", "2");
    for day in ["2026-03-05", "2026-03-06"] {
        s = s.reopened(&format!("{day}T08:00:00+07:00"));
        s.apply(Edit::Language("en".to_owned())).unwrap();
        s.apply(Edit::Language("id".to_owned())).unwrap();
        s.assert_value("sum", "2");
        s.assert_value("seen", "x");
    }
    s.answers("n", "3");
    s.assert_value("sum", "5");
}

#[test]
fn what_is_locked_is_reckoned_no_more() {
    let mut s = Form::new(json!([
        { "id": "today", "type": "calculate", "calculation": "today()" },
        { "id": "spring", "type": "text", "relevant": "${today} < '2026-04-01'", "required": false },
    ]));
    s.answers("spring", "x");
    let locked = s.finishes();
    let s = s.reopened("2026-12-31T08:00:00+07:00");
    assert_eq!(s.response(), &locked);
    s.assert_value("today", "2026-03-01");
    s.assert_relevant("spring");
}

// --- Consent ---

fn with_defaults() -> Value {
    file(json!([
        { "id": "day", "type": "date", "default": "today()" },
        { "id": "next", "type": "text", "default": "concat(${day}, '!')" },
        { "id": "sum", "type": "calculate", "calculation": "1 + 1" },
        { "id": "plot", "type": "begin_repeat", "minimum": 2, "items": [
            { "id": "crop", "select_one": "yes_no", "default": "'yes'" },
        ] },
        { "id": "row", "type": "begin_repeat", "repeat_count": "2", "items": [
            { "id": "kind", "type": "text", "default": "position(..)" },
        ] },
        { "id": "kinds", "type": "calculate", "calculation": "join('', ${kind})" },
    ]))
}

#[test]
fn nothing_is_kept_before_consent() {
    let mut s = Form::begun(&with_defaults(), "W", 1);
    assert!(s.response().answers.is_empty());
    assert_eq!(s.apply(Edit::Consent { given: false }), Ok(Change::Head));
    assert!(s.response().answers.is_empty() && s.response().is_refusal());
    let opened = s.reopened("2026-03-02T08:00:00+07:00");
    assert_eq!(opened.response(), s.response());
}

#[test]
fn defaults_are_answered_with_the_consent() {
    let mut s = Form::of(&with_defaults());
    s.assert_value("day", "2026-03-01");
    s.assert_value("next", "2026-03-01!");
    s.assert_value("sum", "2");
    s.assert_value("plot[2]/crop", "yes");
    s.assert_value("kinds", "12");
    for path in ["day", "plot[1]/crop", "row[2]/kind"] {
        s.leaves_blank(path);
    }
    let opened = s.reopened("2026-03-02T08:00:00+07:00");
    assert_eq!(opened.response(), s.response(), "an answer taken away does not come back");
    assert_eq!(s.apply(Edit::Withdraw), Ok(Change::Head));
    assert!(s.response().answers.is_empty());
}

#[test]
fn a_default_that_does_not_fit_is_left_out() {
    let s = Form::new(json!([
        { "id": "a", "type": "integer", "default": "'two'" },
        { "id": "b", "select_one": "agree", "default": "9" },
        { "id": "c", "select_one": "agree", "default": "3" },
        { "id": "d", "type": "decimal", "default": "'1.50'" },
        { "id": "e", "select_multiple": "assets", "default": "'radio bike'" },
    ]));
    assert!(s.kept("a").is_none() && s.kept("b").is_none());
    s.assert_value("c", "3");
    s.assert_value("d", "1.5");
    s.assert_value("e", "radio bike");
}

#[test]
fn a_correction_keeps_what_was_answered() {
    let mut s = Form::of(&with_defaults());
    s.leaves_blank("day");
    let locked = s.finishes();
    let revised = locked.revised("0".repeat(64));
    let instrument = s.session.instrument().clone();
    let session = berdaya::response::Session::new(instrument, revised.clone(), s.now());
    assert_eq!(session.response(), &revised);
}

// --- Language ---

#[test]
fn what_hangs_on_labels_follows_the_language() {
    let mut file = file(json!([
        { "id": "house", "select_one": "housing" },
        { "id": "word", "type": "calculate", "calculation": "jr:choice-name(${house}, '${house}')" },
        { "id": "yes", "type": "text", "relevant": "jr:choice-name(${house}, '${house}') = 'Rented'" },
        { "id": "no", "type": "text", "constraint": "jr:choice-name(${house}, '${house}') != 'Rented'" },
    ]));
    file["choices"]["housing"]["choices"][1]["label"] = json!({ "id": "Sewa", "en": "Rented" });
    let mut s = Form::of(&file);
    s.answers("house", "rent");
    s.answers("no", "x");
    s.assert_value("word", "Sewa");
    s.apply(Edit::Language("en".to_owned())).unwrap();
    s.assert_value("word", "Rented");
    s.assert_relevant("yes");
    assert_eq!(s.counts().invalid, 1);
}

// --- The order of pages ---

#[test]
fn pages_marked_so_change_places_by_a_seed_that_is_recorded() {
    let mut file = file(json!([{ "id": "first", "type": "text" }]));
    let page = |n: usize, randomize: bool| {
        let id = format!("p{n}");
        let item = json!({ "id": format!("q{n}"), "type": "text", "label": { "id": id } });
        json!({ "id": id, "label": { "id": id }, "randomize": randomize, "items": [item] })
    };
    let sections = file["sections"].as_array_mut().unwrap();
    for n in 1..=6 {
        sections.push(page(n, (2..=5).contains(&n)));
    }
    let order = |n: u128| -> Vec<usize> {
        let s = Form::begun(&file, "W", n);
        s.session.progress().sections.iter().map(|page| page.section).collect()
    };
    let mut orders: Vec<Vec<usize>> = (1..=500).map(order).collect();
    assert_eq!(orders[0], order(1), "the interview's own id is the seed");
    for order in &orders {
        assert_eq!((order[0], order[1], order[6]), (0, 1, 6), "{order:?}");
        let mut drawn = order[2..6].to_vec();
        drawn.sort_unstable();
        assert_eq!(drawn, [2, 3, 4, 5]);
    }
    orders.sort();
    orders.dedup();
    // All orders of four pages come up: that one of 24 does not in 500 draws has the chance 1.4e-8.
    assert_eq!(orders.len(), 24);
}

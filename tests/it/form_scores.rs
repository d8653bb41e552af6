//! Scores of forms with skip rules: what is skipped leaves a factor, what is blank does not.

use berdaya::instrument::{Family, Missing};
use berdaya::record::ResponseV1;
use berdaya::scoring::{FactorScore, Index, score};
use serde_json::{Value, json};

use crate::form::{Form, file, value};

/// Four items on a scale of five, the last two of which are asked where the gate is open; `e` is not asked of
/// residents.
fn factor_of_five() -> Value {
    let mut file = file(json!([
        { "id": "gate", "select_one": "yes_no" },
        { "id": "a", "select_one": "agree" },
        { "id": "b", "select_one": "agree" },
        { "id": "c", "select_one": "agree", "relevant": "${gate} = 'yes'" },
        { "id": "d", "select_one": "agree", "relevant": "${gate} = 'yes'" },
        { "id": "e", "select_one": "agree", "roles": ["K"] },
    ]));
    let items: Vec<Value> = ["a", "b", "c", "d", "e"].map(|id| json!({ "item": id })).into();
    file["scoring"]["factors"] = json!([{
        "id": "F", "family": "supporting", "kind": "reflective", "label": { "id": "F" },
        "items": items,
    }]);
    file
}

/// The factor's score after `hold`.
#[track_caller]
fn check(hold: impl FnOnce(&mut Form), expected: Option<f64>, answered: usize, applicable: usize) {
    let mut s = Form::of(&factor_of_five());
    hold(&mut s);
    let locked = s.finishes();
    let scores = score(s.instrument(), &locked);
    let id = "F".to_owned();
    assert_eq!(
        scores.factors,
        [FactorScore { id, score: expected, answered, applicable, importance: None }]
    );
    // A reader finds the very same from the file.
    let record = ResponseV1::new(s.instrument(), &locked);
    let read = record.check(s.instrument(), "r").unwrap();
    assert_eq!(record.rescore(s.instrument(), &read), (scores, Vec::new()));
}

// --- The table of `scoring::factor`; POMP of 1 to 5 is 0, 25, 50, 75, 100 ---

#[test]
fn items_with_a_value_count_and_count_in_k() {
    let hold = |s: &mut Form| {
        s.answers("gate", "yes");
        for (id, point) in [("a", "1"), ("b", "3"), ("c", "5"), ("d", "5")] {
            s.answers(id, point);
        }
    };
    check(hold, Some(62.5), 4, 4);
}

#[test]
fn codes_of_not_knowing_and_blanks_count_in_k_alone() {
    let hold = |s: &mut Form| {
        s.answers("gate", "yes");
        s.answers("a", "5");
        s.lacks("b", Missing::DoesNotKnow);
        s.lacks("c", Missing::Refused);
    };
    check(hold, None, 1, 4);
}

#[test]
fn what_does_not_apply_leaves_k() {
    let hold = |s: &mut Form| {
        s.answers("gate", "yes");
        s.answers("a", "5");
        s.answers("b", "3");
        s.lacks("c", Missing::NotApplicable);
        s.lacks("d", Missing::NotApplicable);
    };
    check(hold, Some(75.0), 2, 2);
}

#[test]
fn what_is_skipped_leaves_k() {
    let hold = |s: &mut Form| {
        s.answers("gate", "no");
        s.answers("a", "5");
        s.answers("b", "3");
    };
    check(hold, Some(75.0), 2, 2);
}

/// The answers are still in the draft when the gate closes; none of them is scored.
#[test]
fn an_answer_under_what_is_skipped_is_never_scored() {
    let hold = |s: &mut Form| {
        s.answers("gate", "yes");
        for id in ["a", "b", "c", "d"] {
            s.answers(id, "1");
        }
        s.answers("gate", "no");
        assert_eq!(s.kept("c"), Some(&value("1")));
        let scores = score(s.instrument(), &s.session.settled());
        assert_eq!((scores.factors[0].answered, scores.factors[0].applicable), (2, 2));
    };
    check(hold, Some(0.0), 2, 2);
}

/// Two of the four answered: enough of four, and of two left too few where one of them is blank.
#[test]
fn the_half_rule_counts_what_is_left() {
    let hold = |s: &mut Form| {
        s.answers("gate", "no");
        s.answers("a", "5");
    };
    check(hold, None, 1, 2);
}

/// A choice that is not offered any more was asked and is blank: it stays in k.
#[test]
fn a_choice_no_longer_offered_counts_as_a_blank() {
    let mut file = factor_of_five();
    file["sections"][0]["items"][2]["choice_filter"] = json!("${gate} = 'no' or name < 3");
    let mut s = Form::of(&file);
    s.answers("gate", "no");
    s.answers("a", "5");
    s.answers("b", "4");
    s.answers("gate", "yes");
    let scores = score(s.instrument(), &s.session.settled());
    assert_eq!((scores.factors[0].answered, scores.factors[0].applicable), (1, 4));
}

/// Two factors of a family, the second of which has no item that is asked where the gate is shut.
fn two_factors() -> Value {
    let mut file = file(json!([
        { "id": "gate", "select_one": "yes_no" },
        { "id": "a", "select_one": "agree" },
        { "id": "b", "select_one": "agree" },
        { "id": "c", "select_one": "agree", "relevant": "${gate} = 'yes'" },
        { "id": "d", "select_one": "agree", "relevant": "${gate} = 'yes'" },
    ]));
    let factor = |id: &str, weight: f64, items: [&str; 2]| {
        json!({ "id": id, "family": "supporting", "kind": "reflective", "label": { "id": id },
                "weight": weight, "items": items.map(|item| json!({ "item": item })) })
    };
    file["scoring"]["factors"] =
        json!([factor("F", 1.0, ["a", "b"]), factor("G", 3.0, ["c", "d"])]);
    file
}

/// Source: METHOD 3.2 and 3.3: what is not asked is structurally absent, and coverage is over what is asked.
#[test]
fn a_factor_that_is_skipped_as_a_whole_lowers_no_coverage() {
    let mut s = Form::of(&two_factors());
    s.answers("gate", "no");
    s.answers("a", "5");
    s.answers("b", "3");
    let locked = s.finishes();
    assert_eq!(locked.skipped, ["c", "d"]);
    let scores = score(s.instrument(), &locked);
    let factors: Vec<&str> = scores.factors.iter().map(|factor| factor.id.as_str()).collect();
    assert_eq!(factors, ["F"]);
    let index = Index { value: Some(75.0), coverage: 1.0 };
    assert_eq!(scores.indices, [(Family::Supporting, index)]);
    let record = ResponseV1::new(s.instrument(), &locked);
    let read = record.check(s.instrument(), "r").unwrap();
    assert_eq!(record.rescore(s.instrument(), &read), (scores, Vec::new()));
}

/// What was asked and does not apply, or is blank, was asked all the same: three quarters of the weight lack.
#[test]
fn a_factor_that_was_asked_lowers_the_coverage_where_it_has_no_score() {
    for lacking in [Some(Missing::NotApplicable), Some(Missing::DoesNotKnow), None] {
        let mut s = Form::of(&two_factors());
        s.answers("gate", "yes");
        s.answers("a", "5");
        s.answers("b", "3");
        for (item, code) in ["c", "d"].into_iter().zip(lacking.into_iter().cycle()) {
            s.lacks(item, code);
        }
        let locked = s.finishes();
        let scores = score(s.instrument(), &locked);
        let index = Index { value: None, coverage: 0.25 };
        assert_eq!(scores.indices, [(Family::Supporting, index)], "{lacking:?}");
    }
}

#[test]
fn where_everything_is_skipped_there_is_no_factor_and_no_index() {
    let mut file = factor_of_five();
    file["sections"][0]["relevant"] = json!("${start} = 'yes'");
    let start = json!({ "id": "start", "select_one": "yes_no", "label": { "id": "Mulai?" } });
    let first = json!({ "id": "first", "label": { "id": "Awal" }, "items": [start] });
    file["sections"].as_array_mut().unwrap().insert(0, first);
    let mut s = Form::of(&file);
    s.answers("start", "no");
    let locked = s.finishes();
    assert_eq!(locked.skipped, ["gate", "a", "b", "c", "d"]);
    let scores = score(s.instrument(), &locked);
    assert_eq!((scores.factors, scores.indices), (vec![], vec![]));
}

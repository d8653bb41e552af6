//! What an answer must hold: required, constraints, warnings and their confirmation.

use berdaya::instrument::Missing;
use berdaya::response::{Answer, Counts, Edit, Fault, Open, Refusal};
use serde_json::json;

use crate::form::Form;

fn age() -> Form {
    Form::new(json!([
        { "id": "age", "type": "integer", "constraint": ". >= 0 and . < 130",
          "constraint_message": { "id": "0 sampai 129" },
          "soft_constraint": ". >= 18", "soft_constraint_message": { "id": "Di bawah umur?" } },
        { "id": "nick", "type": "text", "required": false },
    ]))
}

#[track_caller]
fn opens(s: &Form) -> Vec<(String, Open)> {
    let open = s.session.open_places(0).into_iter();
    open.map(|(place, open)| (s.session.path(place), open)).collect()
}

// --- The second table of `response::cell` ---

#[test]
fn a_blank_that_is_required_is_an_open_question() {
    let s = age();
    assert_eq!(opens(&s), [("age".to_owned(), Open::Blank)]);
    assert_eq!((s.counts().required, s.counts().answered), (1, 0));
}

#[test]
fn a_blank_that_is_not_required_is_nothing_open() {
    let mut s = age();
    s.answers("age", "40");
    assert!(opens(&s).is_empty() && s.cell("nick").value.is_empty());
    assert_eq!((s.counts().asked, s.counts().filled, s.counts().required), (2, 1, 1));
}

/// It is dropped at the lock, also where nothing is required.
#[test]
fn an_order_of_some_choices_is_told_to_be_incomplete() {
    for is_required in [true, false] {
        let mut s =
            Form::new(json!([{ "id": "order", "rank": "housing", "required": is_required }]));
        s.answers("order", "rent own");
        assert_eq!(opens(&s), [("order".to_owned(), Open::Partial)]);
        s.answers("order", "rent own family");
        assert_eq!(opens(&s), []);
    }
}

#[test]
fn an_answer_against_the_constraint_is_an_error() {
    let mut s = age();
    for wrong in ["-1", "130"] {
        s.answers("age", wrong);
        let cell = s.cell("age");
        assert_eq!(cell.fault, Some(Fault::Constraint), "{wrong}");
        assert!(!cell.is_unlikely, "who is wrong is not also asked whether it is so");
        assert_eq!(opens(&s), [("age".to_owned(), Open::Invalid)]);
        assert_eq!((s.counts().invalid, s.counts().warned), (1, 0));
    }
    assert_eq!(s.apply(Edit::Finalise), Err(Refusal::Invalid));
    let rule = s.instrument().item("age").unwrap().logic.constraint.clone().unwrap();
    assert_eq!(rule.message.unwrap().get("id"), "0 sampai 129");
}

#[test]
fn an_unlikely_answer_is_a_warning_until_it_is_confirmed() {
    let mut s = age();
    s.answers("age", "12");
    assert_eq!(opens(&s), [("age".to_owned(), Open::Warned)]);
    assert_eq!((s.counts().invalid, s.counts().warned), (0, 1));
    s.confirms("age", "12");
    assert!(opens(&s).is_empty());
    assert_eq!(s.counts().warned, 0);
    assert!(s.cell("age").is_unlikely && s.cell("age").is_confirmed);
    let locked = s.finishes();
    assert_eq!(locked.answers.get("age"), Some(&Answer::Confirmed("12".to_owned())));
}

#[test]
fn a_warning_may_be_passed_over() {
    let mut s = age();
    s.answers("age", "12");
    let locked = s.finishes();
    assert_eq!(locked.answers.get("age"), Some(&Answer::Value("12".to_owned())));
}

#[test]
fn an_answer_that_holds_everything_leaves_nothing_open() {
    let mut s = age();
    s.answers("age", "40");
    assert_eq!(s.cell("age").fault, None);
    assert!(opens(&s).is_empty());
}

#[test]
fn blanks_and_codes_break_no_rule() {
    let mut s = age();
    s.lacks("age", Missing::DoesNotKnow);
    assert!(s.cell("age").fault.is_none() && !s.cell("age").is_unlikely);
    s.answers("age", "500");
    s.leaves_blank("age");
    assert_eq!(s.cell("age").fault, None);
}

// --- What cannot be read ---

#[test]
fn a_number_that_cannot_be_read_is_an_error_until_it_is_mended() {
    let mut s = age();
    assert_eq!(s.scrawls("age", "12a"), ["age"]);
    assert_eq!(s.cell("age").fault, Some(Fault::Unread));
    assert_eq!(s.kept("age"), Some(&Answer::Unread("12a".to_owned())), "it is still there");
    assert_eq!(opens(&s), [("age".to_owned(), Open::Invalid)], "an error, no blank");
    let Counts { required, answered, invalid, .. } = s.counts();
    assert_eq!((required, answered, invalid), (1, 1, 1));
    assert_eq!(s.apply(Edit::Finalise), Err(Refusal::Invalid));
    assert_eq!(s.scrawls("age", "12b"), Vec::<String>::new(), "other letters, the same error");
    s.answers("age", "41");
    assert!(s.cell("age").fault.is_none() && opens(&s).is_empty());
    assert_eq!(s.finishes().answers.get("age"), Some(&Answer::Value("41".to_owned())));
}

#[test]
fn a_question_that_may_stay_blank_is_not_passed_over_with_what_cannot_be_read() {
    let mut s = Form::new(json!([
        { "id": "plots", "type": "decimal", "required": false },
        { "id": "since", "type": "date", "required": false },
        { "id": "until", "type": "time", "required": false },
    ]));
    for (path, text) in [("plots", "1,2,3"), ("since", "31-02-2026"), ("until", "25.00")] {
        s.scrawls(path, text);
        assert_eq!(opens(&s), [(path.to_owned(), Open::Invalid)]);
        assert_eq!(s.apply(Edit::Finalise), Err(Refusal::Invalid));
        s.leaves_blank(path);
        assert!(opens(&s).is_empty(), "cleared");
    }
    assert!(s.finishes().answers.is_empty());
}

#[test]
fn what_cannot_be_read_is_blank_for_expressions_and_breaks_no_other_rule() {
    let mut s = Form::new(json!([
        { "id": "all", "type": "integer", "constraint": ". > 0", "soft_constraint": ". < 100" },
        { "id": "half", "type": "calculate", "calculation": "${all} div 2" },
        { "id": "why", "type": "text", "relevant": "${all} > 10" },
    ]));
    s.answers("all", "40");
    s.answers("why", "besar");
    assert_eq!(s.scrawls("all", "4o"), ["all", "half", "why"]);
    s.assert_value("all", "");
    s.assert_value("half", "");
    s.assert_skipped("why");
    assert!(!s.cell("all").is_unlikely);
    assert_eq!(s.answers("all", "-4"), ["all", "half"]);
    assert_eq!(s.cell("all").fault, Some(Fault::Constraint));
    s.scrawls("all", "-");
    assert_eq!(s.cell("all").fault, Some(Fault::Unread));
    s.lacks("all", Missing::DoesNotKnow);
    assert!(s.cell("all").fault.is_none(), "a code takes its place");
}

#[test]
fn what_cannot_be_read_and_is_not_asked_any_more_blocks_nothing_and_comes_back() {
    let mut s = Form::new(json!([
        { "id": "has", "select_one": "yes_no" },
        { "id": "cows", "type": "integer", "relevant": "${has} = 'yes'" },
    ]));
    s.answers("has", "yes");
    s.scrawls("cows", "dua");
    s.answers("has", "no");
    assert_eq!((s.cell("cows").fault, s.counts().invalid), (None, 0));
    s.answers("has", "yes");
    assert_eq!((s.cell("cows").fault, s.counts().invalid), (Some(Fault::Unread), 1));
    s.answers("has", "no");
    let locked = s.finishes();
    assert_eq!((locked.answers.get("cows"), &*locked.skipped), (None, &["cows".to_owned()][..]));
}

#[test]
fn what_cannot_be_read_goes_with_its_instance_and_comes_back_with_it() {
    let mut s = Form::new(json!([
        { "id": "member", "type": "begin_repeat", "items": [{ "id": "age", "type": "integer" }] },
    ]));
    s.adds("member");
    s.scrawls("member[1]/age", "12 th");
    let answers = s.deletes("member[1]");
    assert_eq!(s.counts().invalid, 0);
    s.puts_back("member[1]", answers);
    assert_eq!(opens(&s), [("member[1]/age".to_owned(), Open::Invalid)]);
}

// --- What is reckoned ---

#[test]
fn a_constraint_on_what_is_reckoned_keeps_the_interview_from_being_locked() {
    let mut s = Form::new(json!([
        { "id": "men", "type": "integer" },
        { "id": "women", "type": "integer" },
        { "id": "all", "type": "integer", "calculation": "${men} + ${women}",
          "constraint": ". < 30", "relevant": "${men} > 0" },
        { "id": "fixed", "type": "text", "read_only": true, "default": "'x'", "constraint": ". != 'y'" },
    ]));
    s.answers("men", "20");
    s.answers("women", "15");
    assert_eq!(s.cell("all").fault, Some(Fault::Constraint));
    assert_eq!(opens(&s), [("all".to_owned(), Open::Invalid)], "the review leads there");
    let Counts { asked, required, answered, invalid, .. } = s.counts();
    assert_eq!((asked, required, answered, invalid), (2, 2, 2, 1), "an error, no question");
    assert_eq!(s.apply(Edit::Finalise), Err(Refusal::Invalid));
    s.answers("women", "5");
    assert!(opens(&s).is_empty());
    assert_eq!(s.finishes().answers.get("all"), Some(&Answer::Value("25".to_owned())));
}

#[test]
fn what_is_reckoned_and_not_asked_breaks_no_rule() {
    let mut s = Form::new(json!([
        { "id": "men", "type": "integer" },
        { "id": "all", "type": "integer", "calculation": "${men} * 100",
          "constraint": ". < 30", "relevant": "${men} > 1" },
    ]));
    s.answers("men", "1");
    assert_eq!((s.cell("all").fault, s.counts().invalid), (None, 0));
    s.finishes();
}

/// Nobody can take it away or choose again: it is dropped at the lock as a blank, and blocks nothing.
#[test]
fn what_is_reckoned_and_not_offered_is_a_blank_and_no_error() {
    let mut s = Form::new(json!([
        { "id": "own", "select_one": "yes_no" },
        { "id": "house", "select_one": "housing", "calculation": "'rent'",
          "choice_filter": "${own} = 'no'" },
    ]));
    s.answers("own", "yes");
    s.assert_value("house", "");
    assert_eq!((s.cell("house").fault, s.counts().invalid), (None, 0));
    assert_eq!(s.finishes().answers.get("house"), None);
}

/// What is unlikely can be confirmed of an answer that somebody gave; of what is reckoned nobody can.
#[test]
fn what_is_reckoned_is_not_confirmed() {
    let mut s = Form::new(json!([
        { "id": "men", "type": "integer" },
        { "id": "all", "type": "integer", "calculation": "${men} * 2", "soft_constraint": ". < 30" },
    ]));
    s.answers("men", "20");
    assert!(s.cell("all").is_unlikely && opens(&s).is_empty());
    assert_eq!(s.counts().warned, 0);
}

// --- Rules over other answers ---

#[test]
fn a_constraint_looks_at_other_answers_and_is_held_again_when_they_change() {
    let mut s = Form::new(json!([
        { "id": "all", "type": "integer" },
        { "id": "women", "type": "integer", "constraint": ". <= ${all}" },
        { "id": "share", "type": "calculate", "calculation": "round(${women} div ${all} * 100, 0)" },
        { "id": "why", "type": "text", "required": "${share} > 60" },
    ]));
    s.answers("all", "10");
    assert_eq!(s.answers("women", "6"), ["women", "share"]);
    assert_eq!(s.answers("all", "5"), ["all", "women", "share", "why"]);
    assert_eq!(s.cell("women").fault, Some(Fault::Constraint));
    assert!(s.cell("why").is_open());
    // The value counts for others although it is wrong, as in the field's engines.
    s.assert_value("share", "120");
    s.answers("all", "12");
    assert_eq!(s.cell("women").fault, None);
    assert!(!s.cell("why").is_required);
}

/// Nothing hangs on what is required of an answer: two may look at each other.
#[test]
fn two_constraints_may_look_at_each_other() {
    let mut s = Form::new(json!([
        { "id": "least", "type": "integer", "constraint": "${most} = '' or . <= ${most}" },
        { "id": "most", "type": "integer", "constraint": "${least} = '' or . >= ${least}" },
    ]));
    s.answers("least", "5");
    s.answers("most", "3");
    assert_eq!(s.cell("least").fault, Some(Fault::Constraint));
    assert_eq!(s.cell("most").fault, Some(Fault::Constraint));
    assert_eq!(s.answers("most", "7"), ["least", "most"]);
    assert_eq!(s.counts().invalid, 0);
}

#[test]
fn required_may_hang_on_answers_and_on_relevance() {
    let mut s = Form::new(json!([
        { "id": "has", "select_one": "yes_no", "required": false },
        { "id": "which", "type": "text", "relevant": "${has} = 'yes'" },
        { "id": "reason", "type": "text", "required": "${has} = 'no'" },
        { "id": "own", "type": "text", "required": ". = ''" },
    ]));
    assert_eq!(s.counts().required, 1);
    s.answers("has", "yes");
    assert!(s.cell("which").is_open() && !s.cell("reason").is_required);
    s.answers("has", "no");
    assert!(!s.cell("which").is_required && s.cell("reason").is_open());
    s.answers("own", "x");
    assert!(!s.cell("own").is_required);
}

#[test]
fn a_confirmation_without_a_warning_is_kept_and_asks_nothing() {
    let mut s = age();
    s.confirms("age", "40");
    assert!(!s.cell("age").is_unlikely && opens(&s).is_empty());
    // A change of the answer takes the confirmation with it.
    s.answers("age", "12");
    assert_eq!(s.counts().warned, 1);
}

#[test]
fn a_fault_in_one_instance_is_no_business_of_the_others() {
    let mut s = Form::new(json!([
        { "id": "member", "type": "begin_repeat", "items": [
            { "id": "age", "type": "integer", "constraint": ". < 130" },
        ] },
    ]));
    s.adds("member");
    s.adds("member");
    s.answers("member[1]/age", "200");
    assert_eq!(s.cell("member[2]/age").fault, None);
    assert_eq!(s.counts().invalid, 1);
    assert_eq!(opens(&s)[0], ("member[1]/age".to_owned(), Open::Invalid));
    s.deletes("member[1]");
    assert_eq!(s.counts().invalid, 0);
}

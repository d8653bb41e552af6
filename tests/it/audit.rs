//! The audit log of an interview, and its revisions: corrections and withdrawals.

use std::rc::Rc;

use berdaya::expression::Rules;
use berdaya::instrument::Missing;
use berdaya::record::{ResponseV1, ResponsesFile, read_responses};
use berdaya::response::{Answer, AnswerKind, Edit, Event, Now, Refusal, Response, Session};
use berdaya::scoring::score;
use serde_json::{Value, json};

use crate::interview::{Interview, moment, shipped};
use crate::responses_file::exported;

const BLANK: AnswerKind = AnswerKind::Blank;
const VALUE: AnswerKind = AnswerKind::Value;
const MISSING: AnswerKind = AnswerKind::Missing;

fn at(tick: u64) -> Now {
    Now { at: moment("2026-03-01T09:30:00+07:00"), tick }
}

/// A resident's interview with consent, opened when the browser's clock stood at 5 seconds.
fn opened() -> Session {
    let mut interview = Interview::begun(&shipped(), "W");
    interview.consents().unwrap();
    let mut session =
        Session::new(Rc::clone(&shipped().instrument), interview.response().clone(), at(5_000));
    session.sit(at(5_000));
    session
}

#[track_caller]
fn answers(session: &mut Session, item: &str, answer: Option<Answer>, tick: u64) {
    session.apply(Edit::Answer { item: item.to_owned(), answer }, at(tick)).unwrap();
}

fn choice(name: &str) -> Option<Answer> {
    Some(Answer::Value(name.to_owned()))
}

fn event(item: &str, kinds: (AnswerKind, AnswerKind), (start, end): (u64, u64)) -> Event {
    Event { item: item.to_owned(), from: kinds.0, to: kinds.1, start, end }
}

#[test]
fn each_answer_tells_when_and_how_long_the_question_was_before_the_respondent() {
    let mut session = opened();
    answers(&mut session, "I1.D1.1", choice("4"), 9_000);
    answers(&mut session, "I1.D1.2", Some(Answer::Missing(Missing::DoesNotKnow)), 12_500);
    answers(&mut session, "I1.D1.1", None, 20_000);
    let audit = &session.response().audit;
    assert_eq!(audit.len(), 1);
    assert_eq!(audit[0].at, moment("2026-03-01T09:30:00+07:00"));
    let expected = [
        event("I1.D1.1", (BLANK, VALUE), (0, 4_000)),
        event("I1.D1.2", (BLANK, MISSING), (4_000, 7_500)),
        event("I1.D1.1", (VALUE, BLANK), (7_500, 15_000)),
    ];
    assert_eq!(audit[0].events, expected);
}

#[test]
fn letters_typed_into_one_story_are_one_event() {
    let mut session = opened();
    for (n, text) in ["p", "pa", "pas", "pasar"].into_iter().enumerate() {
        let tick = 6_000 + 100 * u64::try_from(n).unwrap();
        answers(&mut session, "I1.P1", Some(Answer::Value(text.to_owned())), tick);
    }
    let events = &session.response().audit[0].events;
    assert_eq!(events, &[event("I1.P1", (BLANK, VALUE), (0, 1_300))]);
}

#[test]
fn what_cannot_be_read_is_noted_as_a_change_like_any_other() {
    assert_eq!(AnswerKind::of(Some(&Answer::Unread("12a".to_owned()))), VALUE);
}

#[test]
fn opening_without_answering_leaves_no_trace_and_each_sitting_has_its_anchor() {
    let mut session = opened();
    session.sit(at(70_000));
    assert_eq!(session.response().audit, []);
    answers(&mut session, "I1.D1.1", choice("4"), 71_000);
    session.sit(at(3_000));
    answers(&mut session, "I1.D1.1", choice("4"), 4_000);
    answers(&mut session, "I1.D1.1", choice("5"), 4_500);
    let audit = &session.response().audit;
    let durations: Vec<_> = audit.iter().map(|sitting| sitting.events[0].end).collect();
    assert_eq!(durations, [1_000, 1_500]);
}

#[test]
fn a_clock_that_goes_back_gives_no_negative_duration() {
    let mut session = opened();
    answers(&mut session, "I1.D1.1", choice("4"), 1_000);
    assert_eq!(session.response().audit[0].events[0].end, 0);
}

#[test]
fn the_log_goes_into_the_file_without_a_word_of_the_answers() {
    let mut session = opened();
    answers(&mut session, "I1.P1", Some(Answer::Value("pasar desa".to_owned())), 8_000);
    session.apply(Edit::Finalise, at(9_000)).unwrap();
    let text = exported(&shipped(), &[session.response().clone()]);
    let file: Value = serde_json::from_str(&text).unwrap();
    let audit = &file["responses"][0]["audit"];
    let event = json!({ "item": "I1.P1", "from": "blank", "to": "value", "start": 0, "end": 3000 });
    assert_eq!(audit, &json!([{ "at": "2026-03-01T09:30:00+07:00", "events": [event] }]));
    let read = read(&text);
    assert_eq!(read.records[0].response, *session.response());
}

#[track_caller]
fn read(text: &str) -> ResponsesFile {
    let file = read_responses(text, &Rules).unwrap();
    assert_eq!(file.findings, []);
    file
}

/// A finished interview with its digest.
fn finished() -> (Response, String) {
    let mut interview = Interview::consented(&shipped(), "W");
    interview.chooses_everywhere(3);
    let response = interview.finished();
    let digest = ResponseV1::new(&shipped().instrument, &response).digest.unwrap();
    (response, digest)
}

#[test]
fn a_correction_is_a_new_revision_that_names_the_locked_one() {
    let (locked, digest) = finished();
    let revised = locked.revised(digest.clone());
    assert_eq!((revised.id, revised.revision), (locked.id, 2));
    assert_eq!(revised.previous, Some(digest));
    assert_eq!(revised.answers, locked.answers);
    let mut session = Session::new(Rc::clone(&shipped().instrument), revised, at(0));
    answers(&mut session, "I1.S1.1", choice("1"), 0);
    session.apply(Edit::Finalise, at(0)).unwrap();
    let text = exported(&shipped(), &[locked.clone(), session.response().clone()]);
    assert_eq!(read(&text).records.len(), 2);
    let scores = |response| score(&shipped().instrument, response);
    assert_ne!(scores(&locked), scores(session.response()));
}

#[test]
fn who_withdraws_leaves_no_answer_and_no_log() {
    let (locked, digest) = finished();
    let mut session = Session::new(Rc::clone(&shipped().instrument), locked.revised(digest), at(0));
    session.sit(at(0));
    answers(&mut session, "I1.S1.1", choice("1"), 1);
    session.apply(Edit::Withdraw, at(2)).unwrap();
    let response = session.response();
    assert!(response.is_refusal() && response.is_finalised());
    assert!(response.answers.is_empty() && response.audit.is_empty());
    assert_eq!(session.apply(Edit::Withdraw, at(3)), Err(Refusal::Finalised));
    let record = &read(&exported(&shipped(), &[session.response().clone()])).records[0];
    assert!(record.scores.is_none());
}

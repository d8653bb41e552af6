//! An interview as it is held: consent, answers, blanks, language, the lock, and how far it has come.

use berdaya::instrument::Missing;
use berdaya::record::ResponseV1;
use berdaya::response::{Answer, Change, Counts, Misfit, Refusal};

use crate::interview::{Interview, moment, shipped};

fn begun() -> Interview {
    Interview::begun(&shipped(), "W")
}

fn consented() -> Interview {
    Interview::consented(&shipped(), "W")
}

#[track_caller]
fn assert_blank(interview: &Interview, item: &str) {
    assert_eq!(interview.response().answers.get(item), None);
}

// --- Consent and the lock ---

#[test]
fn nothing_is_asked_before_consent() {
    let mut interview = begun();
    assert_eq!(interview.chooses("I1.D1.1", "4"), Err(Refusal::NoConsent));
    assert_eq!(interview.tells("I1.P1", "pasar"), Err(Refusal::NoConsent));
    assert_eq!(interview.is_finalised(), Err(Refusal::NoConsent));
    assert!(interview.response().answers.is_empty());
}

#[test]
fn consent_says_when_and_to_which_wording() {
    let mut interview = begun();
    interview.goes_on_in("en").unwrap();
    assert_eq!(interview.consents(), Ok(Change::Head));
    let consent = interview.response().consent.clone().unwrap();
    assert!(consent.given);
    assert_eq!(consent.at, moment("2026-03-01T09:30:02+07:00"));
    assert_eq!((consent.text_version.as_str(), consent.language.as_str()), ("2", "en"));
}

#[test]
fn consent_is_recorded_once() {
    let mut interview = consented();
    assert_eq!(interview.consents(), Err(Refusal::ConsentRecorded));
    assert_eq!(interview.declines(), Err(Refusal::ConsentRecorded));
    assert!(!interview.response().is_refusal());
}

#[test]
fn a_refusal_locks_without_answers() {
    let mut interview = begun();
    assert_eq!(interview.declines(), Ok(Change::Head));
    assert!(interview.response().is_refusal() && interview.response().is_finalised());
    assert_eq!(interview.chooses("I1.D1.1", "4"), Err(Refusal::Finalised));
    assert_eq!(interview.consents(), Err(Refusal::Finalised));
    assert!(interview.response().answers.is_empty());
}

#[test]
fn a_finalised_interview_never_changes() {
    let mut interview = consented();
    interview.chooses("I1.D1.1", "4").unwrap();
    assert_eq!(interview.is_finalised(), Ok(Change::Head));
    let locked = interview.response().clone();
    for edit in [
        interview.chooses("I1.D1.1", "4"),
        interview.chooses("I1.D1.1", "5"),
        interview.leaves_blank("I1.D1.1"),
        interview.goes_on_in("en"),
        interview.consents(),
        interview.is_finalised(),
    ] {
        assert_eq!(edit, Err(Refusal::Finalised));
    }
    assert_eq!(interview.response(), &locked);
}

#[test]
fn an_interview_may_be_locked_with_blanks() {
    let mut interview = consented();
    assert!(interview.progress().total().answered < interview.progress().total().required);
    assert_eq!(interview.is_finalised(), Ok(Change::Head));
}

// --- Answers ---

#[test]
fn an_answer_can_be_changed_and_taken_away() {
    let mut interview = consented();
    let place = interview.session().place("I1.D1.1").unwrap();
    let changed = Ok(Change::Items(vec![place]));
    assert_eq!(interview.chooses("I1.D1.1", "4"), changed);
    assert_eq!(interview.chooses("I1.D1.1", "2"), changed);
    assert_eq!(interview.lacks("I1.D1.1", Missing::DoesNotKnow), changed);
    let answer = interview.response().answers.get("I1.D1.1");
    assert_eq!(answer, Some(&Answer::Missing(Missing::DoesNotKnow)));
    assert_eq!(interview.leaves_blank("I1.D1.1"), changed);
    assert_blank(&interview, "I1.D1.1");
}

#[test]
fn the_same_answer_again_is_nothing_to_save() {
    let mut interview = consented();
    assert_eq!(interview.leaves_blank("I1.D1.1"), Ok(Change::Nothing));
    interview.chooses("I1.D1.1", "4").unwrap();
    assert_eq!(interview.chooses("I1.D1.1", "4"), Ok(Change::Nothing));
    interview.tells("I1.P1", "pasar").unwrap();
    assert_eq!(interview.tells("I1.P1", "pasar"), Ok(Change::Nothing));
    assert_eq!(interview.goes_on_in("id"), Ok(Change::Nothing));
}

/// Gives `answer` to `item` of an interview with a resident, over an answer that stands already.
#[track_caller]
fn check_refused(item: &str, answer: Answer, expected: Refusal) {
    let mut interview = consented();
    interview.chooses("I1.D1.1", "3").unwrap();
    let before = interview.response().clone();
    assert_eq!(interview.answers(item, Some(answer)), Err(expected));
    assert_eq!(interview.response(), &before);
}

#[test]
fn a_choice_outside_the_scale_is_refused() {
    for choice in ["0", "6", "-1", "04", "4.0", "", " 4", "Setuju"] {
        let refused = Refusal::Misfit(Misfit::OutsideScale);
        check_refused("I1.D1.1", Answer::Value(choice.to_owned()), refused);
    }
}

#[test]
fn a_missing_code_that_the_item_does_not_accept_is_refused() {
    let refused = Refusal::Misfit(Misfit::MissingNotAllowed);
    check_refused("jenis_kelamin", Answer::Missing(Missing::DoesNotKnow), refused);
    check_refused("penerima_manfaat", Answer::Missing(Missing::NotApplicable), refused);
    check_refused("I1.P1", Answer::Missing(Missing::Refused), refused);
    check_refused("I1.B1", Answer::Missing(Missing::DoesNotKnow), refused);
}

#[test]
fn each_item_accepts_the_codes_that_it_names() {
    let mut interview = consented();
    for code in Missing::ALL {
        interview.lacks("I1.D1.1", code).unwrap();
    }
    interview.lacks("jenis_kelamin", Missing::Refused).unwrap();
    interview.lacks("I1.B1", Missing::NotApplicable).unwrap();
}

/// A text is no choice, even where it is the choice's label; and where a text is asked, a choice's name is a
/// text like any other.
#[test]
fn text_and_choices_are_not_exchanged() {
    let refused = Refusal::Misfit(Misfit::OutsideScale);
    check_refused("I1.D1.1", Answer::Value("Setuju".to_owned()), refused);
    let mut interview = consented();
    interview.tells("I1.P1", "4").unwrap();
    let record = ResponseV1::new(&shipped().instrument, interview.response());
    assert_eq!(record.open_texts.get("I1.P1").map(String::as_str), Some("4"));
    assert!(record.answers.is_none());
}

/// Source: D5 is asked of the roles K, R, G and Z alone.
#[test]
fn an_item_that_the_role_is_not_asked_is_refused() {
    check_refused("I1.D5.1", Answer::Value("4".to_owned()), Refusal::NotAsked);
}

#[test]
fn an_item_that_the_instrument_does_not_have_is_refused() {
    check_refused("I1.D9.1", Answer::Value("4".to_owned()), Refusal::NotAsked);
    check_refused("", Answer::Value("4".to_owned()), Refusal::NotAsked);
    let mut interview = consented();
    assert_eq!(interview.leaves_blank("I1.D9.1"), Err(Refusal::NotAsked));
}

/// Source: `response::answer::MAX_TEXT`, 10 000 characters, whatever they take in bytes.
#[test]
fn a_story_may_have_ten_thousand_characters() {
    let mut interview = consented();
    interview.tells("I1.P1", &"é".repeat(10_000)).unwrap();
    let refused = Refusal::Misfit(Misfit::TooLong);
    check_refused("I1.P1", Answer::Value("a".repeat(10_001)), refused);
}

// --- Language ---

#[test]
fn the_language_can_change_in_the_middle() {
    let mut interview = consented();
    interview.chooses("I1.D1.1", "4").unwrap();
    assert_eq!(interview.goes_on_in("en"), Ok(Change::Head));
    assert_eq!(interview.response().setting.language, "en");
    assert_eq!(interview.response().consent.as_ref().unwrap().language, "id");
    assert_eq!(interview.response().answers.values.len(), 1);
}

#[test]
fn a_language_that_the_instrument_lacks_is_refused() {
    let mut interview = consented();
    assert_eq!(interview.goes_on_in("jv"), Err(Refusal::UnknownLanguage));
    assert_eq!(interview.response().setting.language, "id");
}

// --- Progress ---

/// The page `section`: required items, answered of these, items asked, filled of these.
#[track_caller]
fn check_page(interview: &Interview, section: &str, expected: [usize; 4], blank: &[&str]) {
    let progress = interview.progress();
    let mut pages = progress.sections.iter();
    let page = pages.find(|page| interview.page(page.section) == section).unwrap();
    let Counts { required, answered, asked, filled, .. } = page.counts;
    assert_eq!([required, answered, asked, filled], expected, "{section}");
    assert_eq!(interview.blanks(page.section), blank, "{section}");
}

#[test]
fn a_page_names_its_blanks_in_order() {
    let mut interview = consented();
    check_page(&interview, "D1", [3, 0, 3, 0], &["I1.D1.1", "I1.D1.2", "I1.D1.3"]);
    interview.chooses("I1.D1.2", "4").unwrap();
    check_page(&interview, "D1", [3, 1, 3, 1], &["I1.D1.1", "I1.D1.3"]);
    interview.leaves_blank("I1.D1.2").unwrap();
    check_page(&interview, "D1", [3, 0, 3, 0], &["I1.D1.1", "I1.D1.2", "I1.D1.3"]);
}

#[test]
fn a_missing_code_is_no_blank() {
    let mut interview = consented();
    interview.lacks("I1.D1.1", Missing::DoesNotKnow).unwrap();
    interview.lacks("I1.D1.2", Missing::NotApplicable).unwrap();
    interview.lacks("I1.D1.3", Missing::Refused).unwrap();
    check_page(&interview, "D1", [3, 3, 3, 3], &[]);
}

#[test]
fn stories_and_documents_count_and_never_block() {
    let mut interview = consented();
    check_page(&interview, "probes", [0, 0, 6, 0], &[]);
    check_page(&interview, "evidence", [0, 0, 16, 0], &[]);
    interview.tells("I1.P2", "Modal.").unwrap();
    interview.chooses("I1.B1", "2").unwrap();
    check_page(&interview, "probes", [0, 0, 6, 1], &[]);
    check_page(&interview, "evidence", [0, 0, 16, 1], &[]);
    assert_eq!(interview.progress().total().answered, 0);
}

/// Source: five background questions and the scored items of each role.
#[test]
fn required_items_are_those_that_the_role_is_asked() {
    for (role, scored) in [("W", 42), ("K", 45), ("R", 42), ("G", 39), ("Z", 30)] {
        let mut interview = Interview::consented(&shipped(), role);
        assert_eq!(interview.progress().total().required, 5 + scored, "{role}");
        interview.chooses_everywhere(1);
        assert_eq!(interview.progress().total().answered, 5 + scored, "{role}");
        let pages = interview.progress().sections;
        assert!(pages.iter().all(|page| interview.blanks(page.section).is_empty()));
    }
}

#[test]
fn pages_without_a_question_for_the_role_are_left_out() {
    let pages = |role| {
        let interview = Interview::begun(&shipped(), role);
        let pages = interview.progress().sections.into_iter();
        pages.map(|page| interview.page(page.section).to_owned()).collect::<Vec<_>>()
    };
    let patron =
        ["responden", "D1", "D5", "D6", "D7", "S", "H", "kepentingan", "probes", "evidence"];
    assert_eq!(pages("Z"), patron);
    check_page(
        &Interview::begun(&shipped(), "Z"),
        "H",
        [9, 0, 9, 0],
        &[
            "I1.H1.1", "I1.H1.2", "I1.H1.3", "I1.H2.1", "I1.H2.2", "I1.H2.3", "I1.H3.1", "I1.H3.2",
            "I1.H3.3",
        ],
    );
}

//! The file that a tablet exports: what comes back from it, and what is told of files that are wrong.

use std::rc::Rc;

use berdaya::expression::Rules;
use berdaya::instrument::{self, InstrumentV1, Kind, Missing};
use berdaya::record::{
    Export, Finding, InstrumentSource, PrivacyV1, Problem, ResponseV1, ResponsesFile, ResponsesV1,
    StudyV1, digest_of, export, read_responses,
};
use berdaya::response::{Answer, Response};
use berdaya::scoring::score;
use berdaya::wire::{self, FormatProblem, Shape};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::interview::{Interview, moment, shipped};
use crate::questionnaire::{FactorPlan, ItemPlan, source};
use crate::schema::{assert_valid, schema_of};

fn about() -> Export {
    Export {
        exported_at: moment("2026-03-01T16:00:00+07:00"),
        device: "7f3a".to_owned(),
        study: StudyV1 {
            code: "GERDU-26".to_owned(),
            name: "Gerdu 2026".to_owned(),
            privacy: PrivacyV1::Standard,
        },
    }
}

pub(crate) fn exported(source: &InstrumentSource, responses: &[Response]) -> String {
    export(about(), source, responses).unwrap()
}

/// A day in the field: a full interview, one with codes, a story and a document, and a refusal.
fn day() -> Vec<Response> {
    let source = shipped();
    let mut organiser = Interview::numbered(&source, "K", 1);
    organiser.consents().unwrap();
    organiser.chooses_everywhere(3);
    let mut resident = Interview::numbered(&source, "W", 2);
    resident.consents().unwrap();
    resident.chooses("I1.S1.1", "5").unwrap();
    resident.chooses("I1.S1.2", "4").unwrap();
    resident.lacks("I1.S1.3", Missing::DoesNotKnow).unwrap();
    resident.lacks("I1.H1.1", Missing::NotApplicable).unwrap();
    resident.lacks("jenis_kelamin", Missing::Refused).unwrap();
    resident.chooses("pendidikan", "smp").unwrap();
    resident.tells("I1.P1", "Warga \"guyub\"\n— 🌱").unwrap();
    resident.chooses("I1.B1", "2").unwrap();
    let mut declined = Interview::numbered(&source, "W", 3);
    declined.declines().unwrap();
    vec![organiser.finished(), resident.finished(), declined.response().clone()]
}

/// The export of [`day`], to be changed.
fn day_file() -> Value {
    serde_json::from_str(&exported(&shipped(), &day())).unwrap()
}

fn codes(records: &[berdaya::evaluation::Interview]) -> Vec<&str> {
    records.iter().map(|record| record.response.setting.code.as_str()).collect()
}

// --- There and back ---

#[test]
fn what_was_exported_comes_back() {
    let source = shipped();
    let file = read_responses(&exported(&source, &day()), &Rules).unwrap();
    assert_eq!(file.findings, []);
    let responses: Vec<Response> = file.records.iter().map(|r| r.response.clone()).collect();
    assert_eq!(responses, day());
    assert_eq!(file.exported_at, moment("2026-03-01T16:00:00+07:00"));
    assert_eq!(file.study.code, "GERDU-26");
    assert_eq!(file.instrument.digest, source.digest);
    assert_eq!(file.records[2].scores, None);
    for record in &file.records[..2] {
        assert_eq!(record.scores, Some(score(&source.instrument, &record.response)));
    }
}

#[test]
fn an_export_without_interviews_comes_back_empty() {
    let file = read_responses(&exported(&shipped(), &[]), &Rules).unwrap();
    assert!(file.records.is_empty() && file.findings.is_empty());
}

#[test]
fn an_export_of_what_was_read_is_the_same_text() {
    let source = shipped();
    let text = exported(&source, &day());
    let file = read_responses(&text, &Rules).unwrap();
    let responses: Vec<Response> = file.records.into_iter().map(|r| r.response).collect();
    assert_eq!(exported(&file.instrument, &responses), text);
}

#[test]
fn spacing_and_the_order_of_fields_do_not_matter() {
    let text = format!("\n {:#} \r\n", day_file());
    let file = read_responses(&text, &Rules).unwrap();
    assert_eq!((file.findings.as_slice(), file.records.len()), ([].as_slice(), 3));
}

#[test]
fn a_byte_order_mark_is_read_over() {
    let text = format!("\u{feff}{}", day_file());
    let file = read_responses(wire::text(text.as_bytes()).unwrap(), &Rules).unwrap();
    assert_eq!(file.records.len(), 3);
}

#[test]
fn answers_stand_in_the_file_as_the_format_says() {
    let file = day_file();
    let resident = &file["responses"][1];
    assert_eq!(resident["answers"]["I1.S1.1"], json!({ "value": 5 }));
    assert_eq!(resident["answers"]["I1.S1.3"], json!({ "missing": "TT" }));
    assert_eq!(resident["answers"]["pendidikan"], json!({ "value": "smp" }));
    assert_eq!(resident["open_texts"], json!({ "I1.P1": "Warga \"guyub\"\n— 🌱" }));
    assert_eq!(resident["evidence"], json!({ "I1.B1": { "value": 2 } }));
    assert_eq!(resident["answers"].get("I1.S2.1"), None);
    assert_eq!(file["responses"][2].get("scores"), None);
}

#[test]
fn an_export_keeps_to_its_schema() {
    assert_valid(&schema_of::<ResponsesV1>("berdaya.responses/1"), &day_file());
}

/// What a respondent does with the items of the shipped instrument, as numbers to be taken modulo.
fn replies() -> impl Strategy<Value = Vec<(u8, String)>> {
    proptest::collection::vec((any::<u8>(), any::<String>()), 87)
}

/// An interview in which the `n`th asked item gets the `n`th reply.
fn held(source: &InstrumentSource, role: &str, number: u16, replies: &[(u8, String)]) -> Response {
    let mut interview = Interview::numbered(source, role, number);
    interview.consents().unwrap();
    for (id, (pick, text)) in interview.asked().iter().zip(replies) {
        let item = source.instrument.item(id).unwrap();
        let mut answers: Vec<Option<Answer>> = vec![None];
        answers.extend(item.missing.iter().map(|code| Some(Answer::Missing(*code))));
        match &item.kind {
            Kind::Text { .. } => answers.push(Some(Answer::Value(text.clone()))),
            Kind::SelectOne(list) => answers.extend(
                (0..list.len()).map(|row| Some(Answer::Value(list.choice(row).to_owned()))),
            ),
            // Photos go beside the file, which is tried with those.
            Kind::Capture(_) => {}
            kind => unreachable!("the shipped instrument has no {kind:?}"),
        }
        let answer = answers.swap_remove(usize::from(*pick) % answers.len());
        interview.answers(id, answer).unwrap();
    }
    interview.finished()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_interviews_come_back_as_they_were(
        held_with in proptest::collection::vec((0_usize..5, replies()), 0..4)
    ) {
        let source = shipped();
        let roles = ["W", "K", "R", "G", "Z"];
        let responses: Vec<Response> = (1..)
            .zip(&held_with)
            .map(|(n, (role, replies))| held(&source, roles[*role], n, replies))
            .collect();
        let text = exported(&source, &responses);
        let file = read_responses(&text, &Rules).unwrap();
        prop_assert_eq!(&file.findings, &[]);
        let found: Vec<Response> = file.records.iter().map(|r| r.response.clone()).collect();
        prop_assert_eq!(found, responses);
        assert_valid(
            &schema_of::<ResponsesV1>("berdaya.responses/1"),
            &serde_json::from_str(&text).unwrap(),
        );
    }
}

// --- Files that are refused as a whole ---

#[track_caller]
fn check_refused(text: &str, place: &str, problem: Problem) {
    let findings = read_responses(text, &Rules).map(|file| codes(&file.records).len()).unwrap_err();
    assert_eq!(findings, [Finding { place: place.to_owned(), code: None, problem }]);
}

/// The export of [`day`] with the value at the JSON pointer `place` set to `value`.
fn day_file_with(place: &str, value: Value) -> String {
    let mut file = day_file();
    *file.pointer_mut(place).unwrap() = value;
    file.to_string()
}

#[test]
fn a_file_cut_in_the_middle_is_refused_wherever_it_is_cut() {
    let text = exported(&shipped(), &day());
    for end in (0..text.len()).step_by(97) {
        let findings = match wire::text(&text.as_bytes()[..end]) {
            Ok(text) => read_responses(text, &Rules).unwrap_err(),
            Err(flaw) => vec![flaw.into()],
        };
        let [Finding { place, problem: Problem::Shape(shape), .. }] = findings.as_slice() else {
            panic!("cut at {end}: {findings:?}");
        };
        assert_eq!(place, "", "cut at {end}");
        assert!(matches!(shape, Shape::CutShort { .. } | Shape::NotText { .. }), "cut at {end}");
    }
}

#[test]
fn an_empty_file_is_cut_short() {
    check_refused("", "", Problem::Shape(Shape::CutShort { line: 1, column: 0 }));
    check_refused(" \n", "", Problem::Shape(Shape::CutShort { line: 2, column: 0 }));
}

#[test]
fn a_file_of_another_kind_is_refused() {
    let format = |problem| Problem::Format(problem);
    check_refused("{}", "format", format(FormatProblem::Foreign));
    check_refused(r#"{"type": "FeatureCollection"}"#, "format", format(FormatProblem::Foreign));
    check_refused("[]", "format", format(FormatProblem::Foreign));
    let kind = FormatProblem::OtherKind("berdaya.instrument/1".to_owned());
    check_refused(crate::interview::SHIPPED, "format", format(kind));
}

#[test]
fn a_version_from_the_future_is_refused() {
    let version = "berdaya.responses/9";
    let problem = FormatProblem::UnknownVersion(version.to_owned());
    check_refused(&day_file_with("/format", json!(version)), "format", Problem::Format(problem));
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let mut bytes = exported(&shipped(), &[]).into_bytes();
    bytes[9] = 0xFF;
    assert_eq!(wire::text(&bytes).unwrap_err().shape, Shape::NotText { byte: 9 });
    let utf_16: Vec<u8> = "{\"a\"".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let text = wire::text(&utf_16).unwrap();
    check_refused(text, "", Problem::Shape(Shape::Syntax { line: 1, column: 2 }));
}

#[test]
fn a_nul_byte_is_refused() {
    let text = exported(&shipped(), &[]).replacen("\"format\"", "\"for\0mat\"", 1);
    let findings = read_responses(&text, &Rules).unwrap_err();
    assert!(matches!(findings[0].problem, Problem::Shape(Shape::Syntax { line: 1, .. })));
}

#[test]
fn hundred_levels_are_refused() {
    let mut deep = json!(1);
    for _ in 0..100 {
        deep = json!([deep]);
    }
    let too_deep = Problem::Shape(Shape::TooDeep { limit: 32, line: 1 });
    check_refused(&day_file_with("/responses/0", deep), "", too_deep);
    let hostile = "[".repeat(1_000_000);
    check_refused(&hostile, "", Problem::Shape(Shape::TooDeep { limit: 32, line: 1 }));
}

#[test]
fn a_head_of_another_shape_is_refused() {
    let wrong = || Problem::Shape(Shape::WrongType);
    check_refused(&day_file_with("/device", json!(7)), "device", wrong());
    check_refused(&day_file_with("/study/code", json!(null)), "study.code", wrong());
    check_refused(&day_file_with("/responses", json!({})), "responses", wrong());
    let unknown = Problem::Shape(Shape::UnknownField("colour".to_owned()));
    let study = json!({ "code": "G", "name": "Gerdu", "colour": "red" });
    check_refused(&day_file_with("/study", study), "study.colour", unknown);
}

#[test]
fn a_file_made_at_no_moment_is_refused() {
    check_refused(
        &day_file_with("/exported_at", json!("kemarin")),
        "exported_at",
        Problem::BadMoment,
    );
}

#[test]
fn a_field_that_stands_twice_is_refused() {
    let text = exported(&shipped(), &day());
    let twice = text.replacen("\"device\"", "\"device\":\"1\",\"device\"", 1);
    let repeated = |name: &str| Problem::Shape(Shape::RepeatedField(name.to_owned()));
    check_refused(&twice, "", repeated("device"));
}

#[test]
fn a_missing_code_that_the_instrument_names_twice_is_refused() {
    let text = crate::interview::SHIPPED;
    let twice = text.replacen("\"TT\":", "\"TT\": { \"id\": \"x\" }, \"TT\":", 1);
    assert_ne!(twice, text);
    let findings = instrument::read(&twice, &Rules).unwrap_err();
    let repeated = Shape::RepeatedField("TT".to_owned());
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].problem, instrument::Problem::Shape(repeated));
}

#[test]
fn an_altered_instrument_is_refused() {
    let place = "/instrument/sections/1/items/0/label/id";
    let altered = day_file_with(place, json!("Warga malas."));
    check_refused(&altered, "instrument_digest", Problem::InstrumentAltered);
    let other = day_file_with("/instrument_digest", json!("0".repeat(64)));
    check_refused(&other, "instrument_digest", Problem::InstrumentAltered);
}

#[test]
fn what_is_wrong_with_the_instrument_is_told_in_full() {
    let mut file = day_file();
    file["instrument"]["version"] = json!("");
    file["instrument"]["scoring"]["factors"][0]["weight"] = json!(0);
    let findings = read_responses(&file.to_string(), &Rules).unwrap_err();
    let expected = [
        ("instrument.version", instrument::Problem::Empty),
        ("instrument.scoring.factors[0].weight", instrument::Problem::BadNumber),
    ]
    .map(|(place, problem)| Finding {
        place: place.to_owned(),
        code: None,
        problem: Problem::Instrument(problem),
    });
    assert_eq!(findings, expected);
}

// --- Interviews that are refused, while the others come in ---

/// Remakes the digest of the `n`th interview, as one would who alters a file with care.
fn reseal(file: &mut Value, n: usize) {
    if let Ok(wire) = serde_json::from_value::<ResponseV1>(file["responses"][n].clone()) {
        file["responses"][n]["digest"] = json!(wire.content_digest());
    }
}

/// Changes the resident's interview, number 1 of three, and holds what is told against `expected`:
/// places within that interview.
#[track_caller]
fn check(change: impl FnOnce(&mut Value), expected: &[(&str, Problem)]) {
    let (file, code) = read_changed(change);
    let expected: Vec<Finding> = expected
        .iter()
        .map(|(place, problem)| Finding {
            place: format!("responses[1]{place}"),
            code: code.then(|| "W-002".to_owned()),
            problem: problem.clone(),
        })
        .collect();
    assert_eq!(file.findings, expected);
    assert!(file.findings.iter().all(Finding::refuses));
    assert_eq!(codes(&file.records), ["K-001", "W-003"]);
    assert_eq!(file.refused, 1);
}

/// The file after `change` to the resident's interview, and whether this could still be read at all.
#[track_caller]
fn read_changed(change: impl FnOnce(&mut Value)) -> (ResponsesFile, bool) {
    let mut file = day_file();
    change(&mut file["responses"][1]);
    reseal(&mut file, 1);
    let is_readable = serde_json::from_value::<ResponseV1>(file["responses"][1].clone()).is_ok();
    (read_responses(&file.to_string(), &Rules).unwrap(), is_readable)
}

/// A change that sets the value at the JSON pointer `place`.
fn set(place: &'static str, value: Value) -> impl FnOnce(&mut Value) {
    move |record| {
        let (parent, name) = place.rsplit_once('/').unwrap();
        record.pointer_mut(parent).unwrap()[name] = value;
    }
}

fn remove(name: &'static str) -> impl FnOnce(&mut Value) {
    move |record| drop(record.as_object_mut().unwrap().remove(name).unwrap())
}

#[test]
fn a_value_outside_its_scale_names_the_answer() {
    let outside = |value: &str| Problem::OutsideScale(value.to_owned());
    let place = ".answers[\"I1.S1.1\"]";
    check(set("/answers/I1.S1.1/value", json!(6)), &[(place, outside("6"))]);
    check(set("/answers/I1.S1.1/value", json!(0)), &[(place, outside("0"))]);
    check(set("/answers/I1.S1.1/value", json!(i32::MIN)), &[(place, outside("-2147483648"))]);
    check(
        set("/answers/pendidikan/value", json!("s3")),
        &[(".answers[\"pendidikan\"]", outside("s3"))],
    );
    check(set("/evidence/I1.B1/value", json!(3)), &[(".evidence[\"I1.B1\"]", outside("3"))]);
}

#[test]
fn a_number_where_a_name_belongs_is_a_bad_answer() {
    check(
        set("/answers/I1.S1.1/value", json!("5")),
        &[(".answers[\"I1.S1.1\"]", Problem::BadAnswer)],
    );
    check(
        set("/answers/pendidikan/value", json!(1)),
        &[(".answers[\"pendidikan\"]", Problem::BadAnswer)],
    );
    check(set("/answers/I1.S1.1", json!({})), &[(".answers[\"I1.S1.1\"]", Problem::BadAnswer)]);
    let both = json!({ "value": 4, "missing": "TT" });
    check(set("/answers/I1.S1.1", both), &[(".answers[\"I1.S1.1\"]", Problem::BadAnswer)]);
    check(
        set("/answers/I1.S1.3/missing", json!("TX")),
        &[(".answers[\"I1.S1.3\"]", Problem::BadAnswer)],
    );
}

#[test]
fn a_missing_code_that_the_item_does_not_accept_is_told() {
    let code = |code: &str| Problem::MissingNotAllowed(code.to_owned());
    check(
        set("/answers/jenis_kelamin/missing", json!("TB")),
        &[(".answers[\"jenis_kelamin\"]", code("TB"))],
    );
    check(
        set("/evidence/I1.B1", json!({ "missing": "TT" })),
        &[(".evidence[\"I1.B1\"]", code("TT"))],
    );
}

#[test]
fn an_answer_to_what_was_not_asked_is_told() {
    let not_asked = |id: &str| Problem::NotAsked(id.to_owned());
    let four = || json!({ "value": 4 });
    check(set("/answers/I1.D5.1", four()), &[(".answers[\"I1.D5.1\"]", not_asked("I1.D5.1"))]);
    check(set("/answers/I9", four()), &[(".answers[\"I9\"]", not_asked("I9"))]);
    check(set("/open_texts/I9", json!("x")), &[(".open_texts[\"I9\"]", not_asked("I9"))]);
}

/// An answer belongs in the group of its section, else one item could have two answers.
#[test]
fn an_answer_in_the_wrong_group_is_told() {
    let not_asked = |id: &str| Problem::NotAsked(id.to_owned());
    check(
        set("/answers/I1.B1", json!({ "value": 0 })),
        &[(".answers[\"I1.B1\"]", not_asked("I1.B1"))],
    );
    check(
        set("/evidence/I1.S1.1", json!({ "value": 1 })),
        &[(".evidence[\"I1.S1.1\"]", not_asked("I1.S1.1"))],
    );
    check(
        set("/open_texts/I1.S1.1", json!("5")),
        &[(".open_texts[\"I1.S1.1\"]", not_asked("I1.S1.1"))],
    );
}

#[test]
fn a_story_beyond_the_longest_is_told() {
    let story = json!("a".repeat(10_001));
    check(set("/open_texts/I1.P1", story), &[(".open_texts[\"I1.P1\"]", Problem::TooLong)]);
}

#[test]
fn everything_that_is_wrong_with_an_interview_is_told_at_once() {
    let wrong = |record: &mut Value| {
        record["id"] = json!("1");
        record["language"] = json!("jv");
        record["answers"]["I1.S1.1"]["value"] = json!(9);
        record["answers"]["I1.S1.2"]["value"] = json!(-9);
    };
    check(
        wrong,
        &[
            (".id", Problem::BadId),
            (".language", Problem::Unknown("jv".to_owned())),
            (".answers[\"I1.S1.1\"]", Problem::OutsideScale("9".to_owned())),
            (".answers[\"I1.S1.2\"]", Problem::OutsideScale("-9".to_owned())),
        ],
    );
}

#[test]
fn an_id_that_is_no_uuid_is_told() {
    for id in ["", "W-002", "01953dcc-8a40-7000-8000-00000000000g"] {
        check(set("/id", json!(id)), &[(".id", Problem::BadId)]);
    }
}

#[test]
fn a_moment_that_is_none_is_told() {
    for moment in ["", "2026-02-30T09:30:00+07:00", "2026-03-01 09.30", "2026-03-01T09:30:00"] {
        check(set("/started_at", json!(moment)), &[(".started_at", Problem::BadMoment)]);
        check(set("/finalised_at", json!(moment)), &[(".finalised_at", Problem::BadMoment)]);
    }
}

#[test]
fn a_consent_at_no_moment_is_told() {
    let (file, _) = read_changed(set("/consent/at", json!("tadi")));
    assert_eq!(file.findings[0].place, "responses[1].consent.at");
    assert_eq!(file.findings[0].problem, Problem::BadMoment);
    assert_eq!(codes(&file.records), ["K-001", "W-003"]);
}

#[test]
fn a_role_that_the_instrument_does_not_have_is_told() {
    let (file, _) = read_changed(set("/role", json!("Q")));
    assert_eq!(file.findings[0].place, "responses[1].role");
    assert_eq!(file.findings[0].problem, Problem::Unknown("Q".to_owned()));
    assert_eq!(codes(&file.records), ["K-001", "W-003"]);
}

#[test]
fn answers_without_consent_are_refused() {
    check(set("/consent/given", json!(false)), &[(".consent", Problem::NoConsent)]);
    check(remove("consent"), &[(".consent", Problem::NoConsent)]);
    let neither = |record: &mut Value| {
        let record = record.as_object_mut().unwrap();
        for name in ["consent", "answers", "open_texts", "evidence", "scores"] {
            record.remove(name);
        }
    };
    check(neither, &[(".consent", Problem::NoConsent)]);
}

#[test]
fn a_draft_does_not_belong_in_an_export() {
    check(remove("finalised_at"), &[("", Problem::Draft)]);
    let source = shipped();
    let draft = Interview::consented(&source, "W").response().clone();
    let file = read_responses(&exported(&source, &[draft]), &Rules).unwrap();
    assert_eq!(file.findings[0].problem, Problem::Draft);
    assert!(file.records.is_empty());
}

#[test]
fn an_interview_of_another_instrument_is_refused() {
    let digest = json!("0".repeat(64));
    check(set("/instrument/digest", digest), &[(".instrument", Problem::OtherInstrument)]);
}

#[test]
fn a_record_of_another_shape_is_refused() {
    let shape = |shape| Problem::Shape(shape);
    let unknown = Shape::UnknownField("nik".to_owned());
    check(set("/nik", json!("3573")), &[(".nik", shape(unknown))]);
    check(remove("role"), &[("", shape(Shape::MissingField("role".to_owned())))]);
    check(set("/mode", json!("pair")), &[(".mode", shape(Shape::UnknownWord("pair".to_owned())))]);
    check(set("/revision", json!(-1)), &[(".revision", shape(Shape::WrongType))]);
    check(set("/revision", json!(4_294_967_296_u64)), &[(".revision", shape(Shape::WrongType))]);
    check(set("/answers", json!([])), &[(".answers", shape(Shape::WrongType))]);
    check(set("/consent/given", json!("ya")), &[(".consent.given", shape(Shape::WrongType))]);
    check(
        set("/open_texts/I1.P1", json!(["x"])),
        &[(".open_texts[\"I1.P1\"]", shape(Shape::WrongType))],
    );
    check(|record| *record = json!(null), &[("", shape(Shape::WrongType))]);
}

#[test]
fn a_number_beyond_all_numbers_is_refused() {
    for number in ["1e999", "99999999999999999999", "4.5", "-0.1"] {
        let text = exported(&shipped(), &day());
        let changed = text.replacen(
            "\"I1.S1.2\":{\"value\":4",
            &format!("\"I1.S1.2\":{{\"value\":{number}"),
            2,
        );
        assert_ne!(changed, text);
        match read_responses(&changed, &Rules) {
            Ok(file) => assert_eq!(codes(&file.records), ["W-003"], "{number}"),
            Err(findings) => assert_eq!(findings.len(), 1, "{number}"),
        }
    }
}

/// JSON can spell half of a surrogate pair; no text can hold it.
#[test]
fn half_a_surrogate_pair_is_refused_with_its_interview() {
    let text = exported(&shipped(), &day()).replacen("Warga \\\"guyub", "\\ud83c \\\"guyub", 1);
    let file = read_responses(&text, &Rules).unwrap();
    assert_eq!(file.findings.len(), 1);
    assert_eq!(file.findings[0].place, "responses[1].open_texts[\"I1.P1\"]");
    assert_eq!(file.findings[0].problem, Problem::Shape(Shape::NoCharacter));
    assert_eq!(codes(&file.records), ["K-001", "W-003"]);
}

#[test]
fn an_answer_that_stands_twice_is_refused() {
    let text = exported(&shipped(), &day());
    let twice = text.replacen(
        "\"I1.S1.1\":{\"value\":5}",
        "\"I1.S1.1\":{\"value\":1},\"I1.S1.1\":{\"value\":5}",
        1,
    );
    assert_ne!(twice, text);
    let file = read_responses(&twice, &Rules).unwrap();
    let repeated = Problem::Shape(Shape::RepeatedField("I1.S1.1".to_owned()));
    assert_eq!(file.findings.len(), 1);
    assert_eq!(file.findings[0].problem, repeated);
    assert_eq!(codes(&file.records), ["K-001", "W-003"]);
}

/// Texts are data: what looks like markup is neither refused nor changed.
#[test]
fn markup_in_a_text_comes_through_unchanged() {
    let markup = "<script>alert('1')</script><img src=x onerror=alert(1)> ${contact} {{1}}";
    let (file, _) = read_changed(|record| {
        record["open_texts"]["I1.P1"] = json!(markup);
        record["site"] = json!(markup);
    });
    assert_eq!(file.findings, []);
    let response = &file.records[1].response;
    assert_eq!(response.answers.get("I1.P1"), Some(&Answer::Value(markup.to_owned())));
    assert_eq!(response.setting.site, markup);
}

// --- Interviews that were tampered with ---

#[test]
fn a_changed_answer_does_not_fit_the_digest() {
    let mut file = day_file();
    file["responses"][1]["answers"]["jenis_kelamin"] = json!({ "value": "P" });
    let file = read_responses(&file.to_string(), &Rules).unwrap();
    assert_eq!(file.findings.len(), 1);
    assert_eq!(file.findings[0].place, "responses[1].digest");
    assert_eq!(file.findings[0].problem, Problem::Altered);
    assert_eq!(codes(&file.records), ["K-001", "W-003"]);
}

#[test]
fn an_interview_without_a_digest_is_altered() {
    let mut file = day_file();
    file["responses"][1].as_object_mut().unwrap().remove("digest");
    let file = read_responses(&file.to_string(), &Rules).unwrap();
    assert_eq!(file.findings[0].problem, Problem::Altered);
    assert_eq!(codes(&file.records), ["K-001", "W-003"]);
}

/// A figure that differs, with its digest remade: the interview is kept, with the score of its answers.
#[track_caller]
fn check_figure(
    place: &'static str,
    value: Value,
    figure: &str,
    stored: Option<f64>,
    computed: Option<f64>,
) {
    let (file, _) = read_changed(set(place, value));
    let expected = Finding {
        place: "responses[1].scores".to_owned(),
        code: Some("W-002".to_owned()),
        problem: Problem::ScoreDiffers { figure: figure.to_owned(), stored, computed },
    };
    assert_eq!(file.findings, [expected]);
    assert!(!file.findings[0].refuses());
    assert_eq!(codes(&file.records), ["K-001", "W-002", "W-003"]);
    let expected = score(&file.instrument.instrument, &day()[1]);
    assert_eq!(file.records[1].scores, Some(expected));
}

/// Source: S1 of the answers 5, 4 and TT is (100 + 75) / 2.
#[test]
fn a_score_that_the_answers_do_not_give_is_told_with_both_values() {
    check_figure("/scores/factors/S1/score", json!(99.0), "S1", Some(99.0), Some(87.5));
    check_figure(
        "/scores/factors/S1/score",
        json!(87.500_000_000_000_01),
        "S1",
        Some(87.500_000_000_000_01),
        Some(87.5),
    );
    check_figure("/scores/factors/S1/score", json!(null), "S1", None, Some(87.5));
    check_figure("/scores/factors/S2/score", json!(50.0), "S2", Some(50.0), None);
    check_figure("/scores/factors/S1/answered", json!(3), "S1.answered", Some(3.0), Some(2.0));
    check_figure("/scores/factors/H1/applicable", json!(3), "H1.applicable", Some(3.0), Some(2.0));
    check_figure("/scores/indices/supporting/value", json!(88.0), "supporting", Some(88.0), None);
    check_figure(
        "/scores/indices/supporting/coverage",
        json!(1.0),
        "supporting.coverage",
        Some(1.0),
        Some(1.0 / 3.0),
    );
    check_figure("/scores/net", json!(12.5), "net", Some(12.5), None);
    check_figure("/scores/balance", json!(60), "balance", Some(60.0), None);
}

#[test]
fn a_score_that_is_left_out_or_made_up_is_told() {
    let (file, _) = read_changed(|record| {
        let factors = record["scores"]["factors"].as_object_mut().unwrap();
        let first = factors.remove("S1").unwrap();
        factors.insert("S9".to_owned(), first);
    });
    let figures = file.findings.iter().map(|finding| match &finding.problem {
        Problem::ScoreDiffers { figure, .. } => figure.as_str(),
        other => panic!("{other:?}"),
    });
    let expected = ["S1", "S1.answered", "S1.applicable", "S9", "S9.answered", "S9.applicable"];
    assert_eq!(figures.collect::<Vec<_>>(), expected);
}

/// Source: the digest of an instrument does not depend on how its file is laid out.
#[test]
fn an_instrument_is_known_again_whatever_its_layout() {
    let file = day_file();
    let digest = digest_of(&wire::parse(&format!("{:#}", file["instrument"])).unwrap());
    assert_eq!(file["instrument_digest"], json!(digest));
    let typed: InstrumentV1 = serde_json::from_value(file["instrument"].clone()).unwrap();
    assert_eq!(typed.format, instrument::FORMAT);
}

// --- Anything at all ---

/// A small instrument, so that edits fall on interviews as often as on it.
pub(crate) fn small_export() -> String {
    let items = ["a", "b", "c"].map(ItemPlan::plain).to_vec();
    let factor = FactorPlan::plain("S1", instrument::Family::Supporting, items);
    let source = source(&[1, 2, 3, 4, 5], &[factor]);
    let mut responses = Vec::new();
    for n in 1..4 {
        let mut interview = Interview::numbered(&source, "W", n);
        interview.consents().unwrap();
        interview.chooses_everywhere(usize::from(n));
        responses.push(interview.finished());
    }
    exported(&source, &responses)
}

/// Reads `text` and goes over whatever comes of it; only a panic fails.
fn read_and_look(text: &str) {
    if let Ok(file) = read_responses(text, &Rules) {
        for record in &file.records {
            let session = berdaya::response::Session::new(
                Rc::clone(&file.instrument.instrument),
                record.response.clone(),
                record.response.started_at,
            );
            let _ = ResponseV1::new(session.instrument(), session.response());
            assert_eq!(record.response.instrument.digest, *file.instrument.digest);
        }
    }
}

/// Values that files of others may hold where ours do not.
fn odd_value() -> impl Strategy<Value = Value> {
    let odd = json!([
        null, true, 0, -1, 1e308, -1e308, 5e-324, 18_446_744_073_709_551_615_u64, 2_147_483_648_u32,
        "", "TT", "-0", "\u{0}", "9999-12-31T23:59:59-23:59", "0000-01-01T00:00:00+23:59",
        "2016-12-31T23:59:60Z", "{01953dcc-8a40-7000-8000-000000000001}", [], {}, [[[]]],
        { "value": 1 }, { "missing": "TB" }, { "": { "": null } }
    ]);
    let Value::Array(odd) = odd else { unreachable!("an array") };
    proptest::sample::select(odd)
}

/// The number of values in `value`, itself included; the `n`th of them is set to `new`.
fn set_nth(value: &mut Value, n: &mut usize, new: &Value) -> bool {
    if *n == 0 {
        *value = new.clone();
        return true;
    }
    *n -= 1;
    match value {
        Value::Array(values) => values.iter_mut().any(|value| set_nth(value, n, new)),
        Value::Object(fields) => fields.values_mut().any(|value| set_nth(value, n, new)),
        _ => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn no_edit_of_bytes_makes_the_reader_fall(
        edits in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0_u8..3), 1..6)
    ) {
        let mut bytes = small_export().into_bytes();
        for (place, byte, kind) in edits {
            let place = place.index(bytes.len());
            match kind {
                0 => bytes[place] = byte,
                1 => bytes.insert(place, byte),
                _ => drop(bytes.remove(place)),
            }
        }
        if let Ok(text) = wire::text(&bytes) {
            read_and_look(text);
        }
    }

    #[test]
    fn no_odd_value_makes_the_reader_fall(
        edits in proptest::collection::vec((0_usize..220, odd_value()), 1..3)
    ) {
        let mut file: Value = serde_json::from_str(&small_export()).unwrap();
        for (mut n, value) in edits {
            set_nth(&mut file, &mut n, &value);
        }
        if file.is_object() {
            file["instrument_digest"] = json!(digest_of(&file["instrument"]));
        }
        if file.get("responses").is_some_and(Value::is_array) {
            for n in 0..file["responses"].as_array().map_or(0, Vec::len) {
                let digest = file["instrument_digest"].clone();
                if let Some(reference) = file["responses"][n].pointer_mut("/instrument/digest") {
                    *reference = digest;
                }
                reseal(&mut file, n);
            }
        }
        read_and_look(&file.to_string());
    }
}

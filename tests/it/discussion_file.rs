//! Group discussions in files: what comes back, what is told of bad ones, and how an evaluation keeps them apart.

use std::collections::BTreeMap;
use std::rc::Rc;

use berdaya::evaluation::{self, Filter, Source, facets, groups, merge, summarise};
use berdaya::expression::Rules;
use berdaya::record::{
    Finding, GroupProblem, Problem, ResponseV1, ResponsesV1, digest_of, read_responses,
};
use berdaya::response::{Edit, Force, GroupEdit, Participants, Present, Response, Side};
use berdaya::store::Summary;
use berdaya::wire::{Named, Shape};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::discussion::{Meeting, evening, inhibits, people, supports};
use crate::interview::{moment, shipped};
use crate::responses_file::exported;
use crate::schema::{assert_valid, schema_of};
use crate::village::{declined, file, held};

// --- There and back ---

#[test]
fn a_discussion_stands_in_the_file_as_the_format_says() {
    let text = exported(&shipped(), &[evening().finished()]);
    let file: Value = serde_json::from_str(&text).unwrap();
    let record = &file["responses"][0];
    assert_eq!((&record["mode"], &record["role"]), (&json!("group"), &json!("")));
    let group = &record["group"];
    let roles = json!([{ "role": "W", "count": 20 }, { "role": "K" }]);
    assert_eq!(group["participants"], json!({ "all": 24, "women": 11, "roles": roles }));
    let force =
        json!({ "label": "Modal kurang", "side": "inhibiting", "factor": "H1", "strength": 4 });
    assert_eq!(group["forces"][1], force);
    let uncoded = json!({ "label": "Musim hujan", "side": "inhibiting", "strength": 4 });
    assert_eq!(group["forces"][3], uncoded);
    assert_eq!(group["consensus"], json!("Arisan modal tiap bulan."));
    assert_eq!((record.get("scores"), &record["answers"]), (None, &json!({})));
    assert_valid(&schema_of::<ResponsesV1>("berdaya.responses/1"), &file);
}

#[test]
fn an_interview_with_one_person_has_no_group_in_its_file() {
    let text = exported(&shipped(), &[held(1, "W", "RT 01", 3)]);
    let file: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(file["responses"][0]["mode"], json!("individual"));
    assert_eq!(file["responses"][0].get("group"), None);
}

fn any_force() -> impl Strategy<Value = Force> {
    let factor = prop_oneof![Just(None), Just(Some(0_usize)), Just(Some(2))];
    ("[^ ].{0,60}", any::<bool>(), factor, 1_u8..=5).prop_map(
        |(label, is_support, factor, strength)| {
            let (side, factors) = match is_support {
                true => (Side::Supporting, ["S1", "S2", "S3"]),
                false => (Side::Inhibiting, ["H1", "H2", "H3"]),
            };
            let factor = factor.map(|n: usize| factors[n].to_owned());
            let is_blank = label.chars().all(|sign| sign.is_control() || sign.is_whitespace());
            let label = if is_blank { "x".to_owned() } else { label };
            Force { label, side, factor, strength }
        },
    )
}

fn any_participants() -> impl Strategy<Value = Participants> {
    let roles = proptest::sample::subsequence(vec!["W", "K", "R", "G", "Z"], 0..5);
    (2_u32..500, proptest::option::of(0_u32..=2), roles, proptest::option::of(0_u32..=2)).prop_map(
        |(all, women, roles, count)| {
            let present = |role: &str| Present { role: role.to_owned(), count };
            Participants { all, women, roles: roles.into_iter().map(present).collect() }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_discussion_comes_back_as_it_was(
        forces in proptest::collection::vec(any_force(), 1..20),
        participants in any_participants(),
        consensus in any::<String>(),
        removed in any::<prop::sample::Index>(),
    ) {
        let mut meeting = Meeting::consented();
        for force in &forces {
            meeting.names(force.clone()).unwrap();
        }
        if forces.len() > 1 {
            meeting.applies(GroupEdit::Remove { position: removed.index(forces.len()) }).unwrap();
        }
        meeting.counts(participants).unwrap();
        meeting.applies(GroupEdit::Consensus(consensus)).unwrap();
        let draft = meeting.session.response().clone();
        let wire = ResponseV1::new(&shipped().instrument, &draft);
        prop_assert_eq!(wire.check(&shipped().instrument, "").unwrap(), draft);
        let locked = meeting.finished();
        let text = exported(&shipped(), std::slice::from_ref(&locked));
        let file = read_responses(&text, &Rules).unwrap();
        prop_assert_eq!(&file.findings, &[]);
        prop_assert_eq!(&file.records[0].response, &locked);
        prop_assert_eq!(&file.records[0].scores, &None);
        assert_valid(
            &schema_of::<ResponsesV1>("berdaya.responses/1"),
            &serde_json::from_str(&text).unwrap(),
        );
    }
}

// --- What is told of bad ones ---

/// The findings on the record of [`evening`] with the values at these JSON pointers set, and its digest made anew.
fn findings_with(changes: &[(&str, Value)]) -> Vec<(String, Problem)> {
    let text = exported(&shipped(), &[evening().finished()]);
    let mut file: Value = serde_json::from_str(&text).unwrap();
    let record = &mut file["responses"][0];
    record.as_object_mut().unwrap().remove("digest");
    for (place, value) in changes {
        let (parent, name) = place.rsplit_once('/').unwrap();
        match record.pointer_mut(parent).unwrap() {
            Value::Object(fields) if value.is_null() => drop(fields.remove(name)),
            Value::Object(fields) => drop(fields.insert(name.to_owned(), value.clone())),
            Value::Array(values) => values[name.parse::<usize>().unwrap()] = value.clone(),
            _ => panic!("{place}"),
        }
    }
    record["digest"] = json!(digest_of(&*record));
    let file = read_responses(&file.to_string(), &Rules).unwrap();
    assert_eq!(
        (file.records.len(), file.refused),
        (usize::from(file.findings.is_empty()), file.findings.len().min(1))
    );
    let told = |finding: Finding| {
        assert_eq!(finding.code.as_deref(), Some("KEL-001"));
        (finding.place.strip_prefix("responses[0].").unwrap().to_owned(), finding.problem)
    };
    file.findings.into_iter().map(told).collect()
}

#[track_caller]
fn check(place: &str, value: Value, told_at: &str, problem: Problem) {
    assert_eq!(findings_with(&[(place, value)]), [(told_at.to_owned(), problem)]);
}

fn of_group(problem: GroupProblem) -> Problem {
    Problem::Group(problem)
}

#[test]
fn a_sound_discussion_with_a_new_digest_is_read() {
    assert_eq!(findings_with(&[("/group/forces/0/strength", json!(1))]), []);
}

#[test]
fn each_bad_thing_of_a_force_is_told_with_its_place() {
    let at = |field: &str| format!("group.forces[1].{field}");
    check("/group/forces/1/strength", json!(6), &at("strength"), of_group(GroupProblem::OffScale));
    check(
        "/group/forces/1/strength",
        json!(300),
        &at("strength"),
        of_group(GroupProblem::OffScale),
    );
    check("/group/forces/1/label", json!(" "), &at("label"), of_group(GroupProblem::NoLabel));
    check("/group/forces/1/label", json!("a".repeat(201)), &at("label"), Problem::TooLong);
    let other = of_group(GroupProblem::OtherSide("S1".to_owned()));
    check("/group/forces/1/factor", json!("S1"), &at("factor"), other);
    check("/group/forces/1/factor", json!("X"), &at("factor"), Problem::Unknown("X".to_owned()));
    let shape = Problem::Shape(Shape::UnknownWord("netral".to_owned()));
    check("/group/forces/1/side", json!("netral"), &at("side"), shape);
    let wrong = || Problem::Shape(Shape::WrongType);
    check("/group/forces/1/strength", json!(2.5), &at("strength"), wrong());
    check("/group/forces", json!(7), "group.forces", wrong());
    let many: Vec<Value> =
        (0..201).map(|_| json!({ "label": "x", "side": "supporting", "strength": 1 })).collect();
    check("/group/forces", json!(many), "group.forces", of_group(GroupProblem::TooManyForces(200)));
    let unknown = Problem::Shape(Shape::UnknownField("siapa".to_owned()));
    check("/group/forces/1/siapa", json!("Pak Lurah"), &at("siapa"), unknown);
}

#[test]
fn what_is_wrong_with_several_forces_is_told_in_full() {
    let found = findings_with(&[
        ("/group/forces/0/strength", json!(0)),
        ("/group/forces/3/label", json!("")),
        ("/group/consensus", json!("a".repeat(10_001))),
    ]);
    let expected = [
        ("group.forces[0].strength", of_group(GroupProblem::OffScale)),
        ("group.forces[3].label", of_group(GroupProblem::NoLabel)),
        ("group.consensus", Problem::TooLong),
    ];
    assert_eq!(found, expected.map(|(place, problem)| (place.to_owned(), problem)));
}

#[test]
fn bad_participants_are_told() {
    let roles = "group.participants.roles";
    let bad = || of_group(GroupProblem::BadRoles);
    check("/group/participants/roles/1/role", json!("Lurah"), roles, bad());
    check("/group/participants/roles/1/role", json!("W"), roles, bad());
    let count = of_group(GroupProblem::BadCount);
    check("/group/participants/all", json!(10_000), "group.participants", count);
    let missing = Problem::Shape(Shape::MissingField("all".to_owned()));
    check("/group/participants/all", json!(null), "group.participants", missing);
}

#[test]
fn a_locked_discussion_that_lacks_something_is_refused() {
    let incomplete = || of_group(GroupProblem::Incomplete);
    check("/group/participants/all", json!(1), "group", incomplete());
    check("/group/participants/women", json!(25), "group", incomplete());
    check("/group/forces", json!([]), "group", incomplete());
}

#[test]
fn what_the_mode_does_not_have_is_refused() {
    let mode = || of_group(GroupProblem::Mode);
    check("/group", json!(null), "group", mode());
    let scores = json!({ "factors": {}, "indices": {}, "net": null, "balance": null });
    check("/scores", scores, "scores", mode());
    check("/skipped", json!(["I1.D1.1"]), "skipped", mode());
    check("/role", json!("W"), "role", Problem::Unknown("W".to_owned()));
    let not_asked = Problem::NotAsked("I1.D1.1".to_owned());
    check("/answers", json!({ "I1.D1.1": { "value": 4 } }), "answers[\"I1.D1.1\"]", not_asked);
    let found = findings_with(&[("/mode", json!("individual")), ("/role", json!("W"))]);
    assert_eq!(found[0], ("mode".to_owned(), mode()));
}

#[test]
fn what_was_said_without_consent_is_refused() {
    check("/consent/given", json!(false), "consent", Problem::NoConsent);
}

#[test]
fn the_log_of_a_discussion_names_its_parts_alone() {
    for bad in ["I1.D1.1", "forces[0]", "forces[01]", "forces[201]", "forces[]", "forces"] {
        let found = findings_with(&[("/audit/0/events/0/item", json!(bad))]);
        assert_eq!(found, [("audit[0]".to_owned(), Problem::Unknown(bad.to_owned()))]);
    }
}

#[test]
fn the_digest_covers_what_was_said() {
    let text = exported(&shipped(), &[evening().finished()]);
    let altered = text.replacen("Musim hujan", "Musim kering", 1);
    let file = read_responses(&altered, &Rules).unwrap();
    let found: Vec<(&str, &Problem)> =
        file.findings.iter().map(|f| (f.place.as_str(), &f.problem)).collect();
    assert_eq!(found, [("responses[0].digest", &Problem::Altered)]);
}

/// A program that holds interviews alone takes no discussion for one of them.
#[test]
fn a_program_without_discussions_refuses_one() {
    let instrument = shipped().instrument;
    let wire = ResponseV1::new(&instrument, &evening().finished());
    assert!(wire.is_of_group());
    let found = wire.check_interview(&instrument, "r").unwrap_err();
    let told: Vec<(&str, &Problem)> =
        found.iter().map(|f| (f.place.as_str(), &f.problem)).collect();
    assert_eq!(told, [("r.mode", &of_group(GroupProblem::Mode))]);
    let interview = held(1, "W", "RT 01", 3);
    let wire = ResponseV1::new(&instrument, &interview);
    assert_eq!(wire.check_interview(&instrument, "").unwrap(), interview);
}

// --- In lists and in an evaluation ---

#[test]
fn a_list_tells_a_meeting_from_an_interview() {
    let now = moment("2026-03-01T20:00:00+07:00");
    let summary = Summary::new(&evening().session, now, None);
    assert_eq!((summary.participants, summary.role.as_str()), (Some(24), ""));
    let interview = crate::interview::Interview::consented(&shipped(), "W");
    assert_eq!(Summary::new(interview.session(), now, None).participants, None);
}

fn village() -> Vec<Response> {
    vec![held(1, "W", "RT 01", 3), held(2, "K", "RT 02", 1), declined(3, "W", "RT 01")]
}

/// The `n`th meeting, at `site`, which names these forces.
fn met(n: u16, site: &str, forces: &[Force]) -> Response {
    let mut meeting = Meeting::numbered(&shipped(), n);
    meeting.applies(Edit::Consent { given: true }).unwrap();
    meeting.counts(people(10 * u32::from(n), None)).unwrap();
    for force in forces {
        meeting.names(force.clone()).unwrap();
    }
    let mut response = meeting.finished();
    site.clone_into(&mut response.setting.site);
    response
}

fn meetings() -> Vec<Response> {
    let mut declined = Meeting::numbered(&shipped(), 3);
    declined.applies(Edit::Consent { given: false }).unwrap();
    vec![
        met(
            1,
            "RT 01",
            &[
                supports("Kerja bakti", Some("S1"), 5),
                supports("Gotong royong", Some("S1"), 2),
                inhibits("Musim hujan", None, 4),
            ],
        ),
        met(2, "RT 02", &[inhibits("MUSIM HUJAN", None, 3), inhibits("Modal", Some("H1"), 5)]),
        declined.session.response().clone(),
    ]
}

fn merged(responses: &[Response]) -> evaluation::DataSet {
    let read = read_responses(&file(responses), &Rules).unwrap();
    assert_eq!(read.findings, []);
    let interviews: Vec<Rc<evaluation::Interview>> =
        read.records.into_iter().map(Rc::new).collect();
    let source = Source {
        name: "a",
        instrument: &read.instrument.instrument,
        instrument_digest: &read.instrument.digest,
        interviews: &interviews,
    };
    merge(&[source], &BTreeMap::new()).data_sets.remove(0)
}

#[test]
fn no_figure_of_individuals_changes_by_adding_discussions() {
    let alone = merged(&village());
    let both = merged(&[meetings(), village()].concat());
    for filter in
        [Filter::default(), Filter::default().at_site("RT 01"), Filter::default().for_role("W")]
    {
        let settings = filter.clone().into();
        assert_eq!(summarise(&alone, &settings), summarise(&both, &settings));
        assert_eq!(facets(&alone, &filter), facets(&both, &filter));
    }
    assert_eq!((both.n_scored(), both.n_refusals(), both.n_groups()), (2, 1, 2));
    assert_eq!((alone.n_groups(), alone.groups.len()), (0, 0));
}

#[test]
fn what_meetings_named_is_told_by_side_with_how_often_and_how_strong() {
    let set = merged(&[meetings(), village()].concat());
    let all = groups(&set, &Filter::default());
    assert_eq!((all.discussions, all.participants), (2, 30));
    let told = |forces: &[evaluation::NamedForce]| {
        let line = |f: &evaluation::NamedForce| (f.label.get("id").to_owned(), f.times, f.mean);
        forces.iter().map(line).collect::<Vec<_>>()
    };
    assert_eq!(told(all.of(Side::Supporting)), [("Gotong royong".to_owned(), 2, 3.5)]);
    let inhibiting =
        [("Musim hujan".to_owned(), 2, 3.5), ("Keterbatasan modal".to_owned(), 1, 5.0)];
    assert_eq!(told(all.of(Side::Inhibiting)), inhibiting);
    let here = groups(&set, &Filter::default().at_site("RT 02"));
    assert_eq!((here.discussions, here.supporting.len(), here.inhibiting.len()), (1, 0, 2));
    // A meeting has no role.
    assert_eq!(groups(&set, &Filter::default().for_role("W")).discussions, 0);
}

#[test]
fn copies_of_a_discussion_count_once_and_the_newest_revision_counts() {
    let first = met(1, "RT 01", &[supports("Kerja bakti", Some("S1"), 5)]);
    let digest = ResponseV1::new(&shipped().instrument, &first).digest.unwrap();
    let mut second = first.revised(digest);
    second.finalised_at = first.finalised_at;
    let set = merged(&[first.clone(), first, second]);
    assert_eq!((set.n_groups(), set.groups[0].response.revision), (1, 2));
}

#[test]
fn no_name_in_a_file_is_one_of_a_person() {
    let wire = serde_json::to_value(ResponseV1::new(&shipped().instrument, &evening().finished()));
    let fields: Named<Value> = serde_json::from_value(wire.unwrap()["group"].clone()).unwrap();
    let names: Vec<&String> = fields.keys().collect();
    assert_eq!(names, ["consensus", "forces", "participants"]);
}

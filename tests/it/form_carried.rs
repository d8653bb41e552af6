//! What a new interview begins with from the round before: which instances, in which order, and how they are
//! answered.

use berdaya::instrument::{Missing, Problem};
use berdaya::record::ResponseV1;
use berdaya::response::{
    Answer, Answers, CarriedOver, Edit, Refusal, Response, Session, Setting, carried_over,
    round_before,
};
use proptest::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::form::{Form, file, findings, value};
use crate::frameworks::framework;
use crate::interview::moment;

/// Steps that are agreed on, and the list of those of the round before.
fn steps(carried_from: Value) -> Value {
    let mut old = json!({ "id": "old", "type": "begin_repeat", "relevant": "${has_old} = 'yes'",
        "minimum": 1, "maximum": 3, "items": [
            { "id": "old_what", "type": "text", "missing": [] },
            { "id": "old_who", "select_one": "assets", "or_other": { "id": "Lain" } },
            { "id": "old_when", "type": "date" },
            { "id": "old_done", "select_one": "yes_no" },
        ] });
    if !carried_from.is_null() {
        old["carried_from"] = carried_from;
    }
    json!([
        { "id": "has_old", "select_one": "yes_no" },
        old,
        { "id": "finished", "type": "calculate", "calculation": "count(${old}[old_done = 'yes'])" },
        { "id": "step", "type": "begin_repeat", "minimum": 1, "items": [
            { "id": "what", "type": "text", "appearance": "multiline" },
            { "id": "who", "select_one": "assets", "or_other": { "id": "Lain" } },
            { "id": "when", "type": "date" },
        ] },
    ])
}

fn carried() -> Value {
    json!({
        "repeat": "step",
        "distinct": "old_what",
        "items": { "old_what": "what", "old_who": "who", "old_who_other": "who_other", "old_when": "when" },
        "answers": { "has_old": "yes" },
    })
}

/// The `n`th interview of round 1, locked in that minute, with these steps: what and who.
fn before(n: u128, given: &[(&str, &str)]) -> Response {
    let mut s = Form::begun(&file(steps(carried())), "W", n).without_comparison();
    s.apply(Edit::Consent { given: true }).unwrap();
    for (i, (what, who)) in given.iter().enumerate() {
        if i > 0 {
            s.adds("step");
        }
        let path = |item: &str| format!("step[{}]/{item}", i + 1);
        s.answers(&path("what"), what);
        if !who.is_empty() {
            s.answers(&path("who"), who);
        }
        s.answers(&path("when"), "2026-05-01");
    }
    let mut response = s.finishes();
    response.finalised_at = Some(moment(&format!("2026-03-01T10:{:02}:00+07:00", n % 60)));
    response
}

fn second_round(role: &str) -> Setting {
    let of = Form::begun(&file(steps(carried())), role, 99);
    Setting { round: "2".to_owned(), ..of.response().setting.clone() }
}

fn over_of(role: &str, interviews: &[Response]) -> CarriedOver {
    let form = Form::new(steps(carried()));
    carried_over(form.instrument(), &second_round(role), "1", interviews)
}

/// What is carried of these interviews, in order.
#[track_caller]
fn check(interviews: &[Response], expected: &[&str]) {
    let over = over_of("W", interviews);
    let found: Vec<&str> =
        over.answers.instances("old").iter().map(|step| text(step, "old_what")).collect();
    assert_eq!(found, expected);
}

fn text<'a>(answers: &'a Answers, item: &str) -> &'a str {
    answers.get(item).and_then(Answer::value).unwrap_or_default()
}

#[test]
fn the_round_before_is_the_one_that_stands_before_it_in_the_study() {
    let rounds = ["awal", "siklus 1", "siklus 2"].map(str::to_owned);
    for (round, expected) in
        [("awal", None), ("siklus 1", Some("awal")), ("siklus 2", Some("siklus 1")), ("3", None)]
    {
        assert_eq!(round_before(&rounds, round), expected, "{round}");
    }
}

#[test]
fn steps_come_in_the_order_in_which_their_interviews_were_locked() {
    let late = before(5, &[("Menata gang", "")]);
    let early = before(2, &[("Membuka posko", "radio"), ("Mendata warga", "")]);
    check(&[late, early], &["Membuka posko", "Mendata warga", "Menata gang"]);
}

#[test]
fn the_same_step_is_carried_once() {
    let first = before(1, &[("Membuka  posko", "radio")]);
    let second = before(2, &[(" MEMBUKA POSKO", "bike"), ("Menata gang", "")]);
    check(&[second, first], &["Membuka  posko", "Menata gang"]);
}

#[test]
fn what_a_repeat_has_no_room_for_is_counted() {
    let many = before(1, &[("a", ""), ("b", ""), ("c", ""), ("d", ""), ("e", "")]);
    let over = over_of("W", std::slice::from_ref(&many));
    let [(item, count, left_out)] = over.counts[..] else { panic!("{:?}", over.counts) };
    let form = Form::new(steps(json!(null)));
    assert_eq!(form.instrument().items[item].id, "old");
    assert_eq!((count, left_out), (3, 2));
    check(&[many], &["a", "b", "c"]);
}

#[test]
fn who_and_when_come_with_a_step() {
    let mut s = Form::new(steps(carried()));
    s.answers("step[1]/what", "Membuka posko");
    s.answers("step[1]/who", "other");
    s.answers("step[1]/who_other", "Karang taruna");
    s.lacks("step[1]/when", Missing::DoesNotKnow);
    let over = over_of("W", &[s.finishes()]);
    let step = &over.answers.instances("old")[0];
    assert_eq!(text(step, "old_who"), "other");
    assert_eq!(text(step, "old_who_other"), "Karang taruna");
    // A reason for the lack of an answer is the respondent's, not a part of the step.
    assert_eq!((step.get("old_when"), step.get("old_done")), (None, None));
    assert_eq!(text(&over.answers, "has_old"), "yes");
}

#[test]
fn what_a_role_is_not_asked_is_not_carried() {
    let given = [before(1, &[("Membuka posko", "radio")])];
    let mut items = steps(carried());
    items[1]["items"][2]["roles"] = json!(["W"]);
    let form = Form::new(items);
    let asked = |role| {
        let over = carried_over(form.instrument(), &second_round(role), "1", &given);
        over.answers.instances("old")[0].clone()
    };
    assert_eq!(text(&asked("W"), "old_when"), "2026-05-01");
    assert_eq!((text(&asked("K"), "old_when"), text(&asked("K"), "old_who")), ("", "radio"));
    // Nothing at all where the repeat is not asked of the role.
    let mut items = steps(carried());
    items[1]["roles"] = json!(["K"]);
    let form = Form::new(items);
    let over = carried_over(form.instrument(), &second_round("W"), "1", &given);
    assert_eq!(over, CarriedOver::default());
}

#[test]
fn only_locked_interviews_of_the_same_study_site_round_and_instrument_count() {
    let given = |change: &dyn Fn(&mut Response)| {
        let mut response = before(1, &[("Membuka posko", "")]);
        change(&mut response);
        response
    };
    check(&[given(&|_| {})], &["Membuka posko"]);
    check(&[given(&|r| r.instrument.version = "0.9.0".to_owned())], &["Membuka posko"]);
    let none: [&dyn Fn(&mut Response); 6] = [
        &|r| r.setting.study = "LAIN-26".to_owned(),
        &|r| r.setting.site = "RT 02 / RW 07".to_owned(),
        &|r| r.setting.round = "2".to_owned(),
        &|r| r.instrument.id = "lain".to_owned(),
        &|r| r.finalised_at = None,
        &|r| r.consent.as_mut().unwrap().given = false,
    ];
    for (n, change) in none.iter().enumerate() {
        let over = over_of("W", &[given(change)]);
        assert_eq!(over, CarriedOver::default(), "{n}");
    }
}

#[test]
fn the_newest_revision_counts_and_a_withdrawal_takes_all_of_it_back() {
    let first = before(1, &[("Membuka posko", "")]);
    let mut second = before(1, &[("Membuka dua posko", "")]);
    second.revision = 2;
    check(&[second.clone(), first.clone()], &["Membuka dua posko"]);
    let mut withdrawn = first.revised("0".repeat(64));
    withdrawn.revision = 3;
    withdrawn.finalised_at = first.finalised_at;
    withdrawn.consent.as_mut().unwrap().given = false;
    check(&[first, withdrawn, second], &[]);
}

/// An earlier version offered what this one does not: what fits is carried.
#[test]
fn an_answer_that_no_longer_fits_is_left_out() {
    let mut old = before(1, &[("Membuka posko", "radio")]);
    let step = &mut old.answers.instances_mut("step")[0];
    step.set("who", Some(value("kelurahan")));
    step.set("when", Some(value("besok")));
    let over = over_of("W", &[old]);
    let step = &over.answers.instances("old")[0];
    assert_eq!((text(step, "old_what"), text(step, "old_who")), ("Membuka posko", ""));
    assert_eq!(step.get("old_when"), None);
}

// --- In the interview ---

/// A second interview, begun with what `over` says.
#[track_caller]
fn begun_with(over: &CarriedOver, role: &str) -> Form {
    let mut s = Form::begun(&file(steps(carried())), role, 50);
    s.apply(Edit::Consent { given: true }).unwrap();
    s.session.sit(moment("2026-06-01T09:00:00+07:00").into());
    s.session.carry(over, s.now()).unwrap();
    s
}

#[test]
fn the_interview_begins_with_the_steps_and_each_can_be_changed() {
    let over = over_of("W", &[before(1, &[("Membuka posko", "radio"), ("Menata gang", "")])]);
    let mut s = begun_with(&over, "W");
    s.assert_value("has_old", "yes");
    assert_eq!(s.instances("old"), 2);
    s.assert_value("old[2]/old_what", "Menata gang");
    assert_eq!(s.reopened("2026-06-01T10:00:00+07:00").response(), s.response());
    s.answers("old[1]/old_done", "yes");
    s.answers("old[1]/old_what", "Membuka satu posko");
    s.assert_value("finished", "1");
    s.deletes("old[2]");
    assert_eq!(s.instances("old"), 1);
    s.answers("has_old", "no");
    let record = {
        let locked = s.finishes();
        ResponseV1::new(s.instrument(), &locked)
    };
    assert!(!record.answers.contains_key("old"), "what is not asked any more is dropped");
    assert!(record.check(s.instrument(), "r").is_ok());
}

/// The log tells what was asked and how long that took: nobody was asked what was carried.
#[test]
fn the_audit_log_begins_with_what_a_person_answers() {
    let over = over_of("W", &[before(1, &[("Membuka posko", "radio")])]);
    let mut s = begun_with(&over, "W").without_comparison();
    assert_eq!(s.response().audit, []);
    s.answers("old[1]/old_done", "no");
    let told: Vec<&str> =
        s.response().audit[0].events.iter().map(|event| event.item.as_str()).collect();
    assert_eq!(told, ["old[1]/old_done"]);
}

#[test]
fn where_one_answer_cannot_be_given_none_is() {
    let mut over = over_of("W", &[before(1, &[("Membuka posko", "radio")])]);
    over.answers.instances_mut("old")[0].set("old_done", Some(value("perhaps")));
    let mut s = Form::new(steps(carried()));
    let before = s.response().clone();
    let now = s.now();
    assert!(matches!(s.session.carry(&over, now), Err(Refusal::Misfit(_))));
    assert_eq!(*s.response(), before);
    let mut unasked = Form::begun(&file(steps(carried())), "W", 51);
    assert_eq!(unasked.session.carry(&over, now), Err(Refusal::NoConsent));
}

/// Source: the instrument's own words; the list of the second round is that of the first.
#[test]
fn the_action_cycle_asks_in_round_2_how_the_steps_of_round_1_stand() {
    let source = framework("siklus-tindakan");
    let setting = |round: &str, n: u8| Setting {
        study: "KA-26".to_owned(),
        code: format!("KA-{n:03}"),
        role: "B".to_owned(),
        site: "RW 05".to_owned(),
        round: round.to_owned(),
        enumerator: "E1".to_owned(),
        language: "id".to_owned(),
    };
    let now = moment("2026-03-01T09:30:00+07:00");
    let begin = |round: &str, n: u8| {
        let id = Uuid::from_u128(u128::from(n));
        let response = Response::begin(id, source.reference(), setting(round, n), now);
        let mut session = Session::new(source.instrument.clone(), response, now);
        session.apply(Edit::Consent { given: true }, now).unwrap();
        session
    };
    let answers = |session: &mut Session, given: &[(&str, &str)]| {
        for (item, text) in given {
            let (item, answer) = ((*item).to_owned(), Some(value(text)));
            session.apply(Edit::Answer { item, answer }, now).unwrap();
        }
    };
    let mut first = begin("1", 1);
    answers(
        &mut first,
        &[
            ("langkah[1]/langkah_apa", "Menagih bersama setiap bulan"),
            ("langkah[1]/langkah_oleh", "other"),
            ("langkah[1]/langkah_oleh_other", "Pengawas"),
            ("langkah[1]/langkah_kapan", "2026-06-30"),
        ],
    );
    first.apply(Edit::Finalise, now).unwrap();
    let mut second = begin("2", 2);
    let before = [first.response().clone()];
    let over = carried_over(&source.instrument, &setting("2", 2), "1", &before);
    second.carry(&over, now).unwrap();
    let kept = |path: &str| {
        let place = second.place(path).unwrap();
        assert!(second.cell(place).is_relevant, "{path}");
        second.cell(place).value.clone()
    };
    assert_eq!(kept("ada_putaran_lalu"), "ya");
    assert_eq!(kept("langkah_lalu[1]/langkah_lalu_apa"), "Menagih bersama setiap bulan");
    assert_eq!(kept("langkah_lalu[1]/langkah_lalu_oleh"), "other");
    assert_eq!(kept("langkah_lalu[1]/langkah_lalu_oleh_other"), "Pengawas");
    assert_eq!(kept("langkah_lalu[1]/langkah_lalu_kapan"), "2026-06-30");
    assert_eq!(kept("langkah_lalu[1]/langkah_lalu_keadaan"), "");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Whatever was agreed on by however many people: no step twice, none that nobody named, at most as many as
    /// there is room for, the others counted; in any order of the store; and the interview takes them all.
    #[test]
    fn any_steps_are_carried_once_in_order_and_fit(
        given in proptest::collection::vec(
            proptest::collection::vec(("[ab]{0,2} {0,2}[AB]{1,2}", "(radio|bike)?"), 0..4), 0..4),
        turn in 0_usize..4,
    ) {
        let mut interviews = Vec::new();
        for (n, steps) in (1_u128..).zip(&given) {
            let steps: Vec<(&str, &str)> =
                steps.iter().map(|(what, who)| (what.as_str(), who.as_str())).collect();
            interviews.push(before(n, &steps));
        }
        let plain = |text: &str| {
            let small = text.to_lowercase();
            small.split_whitespace().map(str::to_owned).collect::<Vec<_>>().join(" ")
        };
        let mut named: Vec<String> = Vec::new();
        for (what, _) in given.iter().flatten() {
            if !named.contains(&plain(what)) {
                named.push(plain(what));
            }
        }
        let over = over_of("W", &interviews);
        if !interviews.is_empty() {
            let by = turn % interviews.len();
            interviews.rotate_left(by);
            prop_assert_eq!(&over_of("W", &interviews), &over);
        }
        let steps = over.answers.instances("old");
        let found: Vec<String> = steps.iter().map(|step| plain(text(step, "old_what"))).collect();
        prop_assert_eq!(&found, &named[..named.len().min(3)]);
        let counted = over.counts.first().map_or(0, |(_, carried, left_out)| carried + left_out);
        prop_assert_eq!(counted, named.len());
        let s = begun_with(&over, "W");
        prop_assert_eq!(s.instances("old"), found.len());
        let reopened = s.reopened("2026-06-01T10:00:00+07:00");
        prop_assert_eq!(reopened.response(), s.response());
        let again = ResponseV1::new(s.instrument(), s.response());
        prop_assert!(again.check(s.instrument(), "r").is_ok());
    }
}

// --- What is told of a file ---

/// What is told of the steps with `carried_from`, seen from there.
#[track_caller]
fn check_told(carried_from: Value, expected: &[(&str, Problem)]) {
    check_items(steps(carried_from), expected);
}

#[track_caller]
fn check_items(items: Value, expected: &[(&str, Problem)]) {
    let found = findings(&file(items));
    let found: Vec<(&str, &Problem)> = found
        .iter()
        .map(|finding| {
            let place = finding.place.strip_prefix("sections[0].items[1].carried_from");
            (place.unwrap_or(&finding.place), &finding.problem)
        })
        .collect();
    let expected: Vec<_> = expected.iter().map(|(place, problem)| (*place, problem)).collect();
    assert_eq!(found, expected);
}

fn with(field: &str, value: Value) -> Value {
    let mut carried = carried();
    carried[field] = value;
    carried
}

#[test]
fn nothing_is_told_of_steps_that_can_be_carried() {
    check_told(carried(), &[]);
    // The list itself can go from round to round, and without a text that tells its instances apart.
    check_told(json!({ "repeat": "old", "items": { "old_what": "old_what" } }), &[]);
}

#[test]
fn what_cannot_be_carried_is_told_in_its_place() {
    let name = str::to_owned;
    check_told(with("repeat", json!("steps")), &[(".repeat", Problem::Unknown(name("steps")))]);
    check_told(with("repeat", json!("what")), &[(".repeat", Problem::NotInRepeat(name("what")))]);
    check_told(json!({ "repeat": "step", "items": {} }), &[(".items", Problem::Empty)]);
    let of_item = |item: &str, source: &str| json!({ "repeat": "step", "items": { item: source } });
    check_told(of_item("old_what", "wat"), &[(".items.old_what", Problem::Unknown(name("wat")))]);
    check_told(of_item("wat", "what"), &[(".items.wat", Problem::Unknown(name("wat")))]);
    check_told(
        of_item("old_what", "has_old"),
        &[(".items.old_what", Problem::NotInRepeat(name("has_old")))],
    );
    check_told(
        of_item("has_old", "who"),
        &[(".items.has_old", Problem::NotInRepeat(name("has_old")))],
    );
    for (item, source) in [("old_what", "who"), ("old_when", "what"), ("old_done", "who")] {
        let field = format!(".items.{item}");
        check_told(of_item(item, source), &[(&field, Problem::NotCarried(name(source)))]);
    }
    check_told(with("distinct", json!("what")), &[(".distinct", Problem::Unknown(name("what")))]);
    check_told(
        with("distinct", json!("old_who")),
        &[(".distinct", Problem::Unknown(name("old_who")))],
    );
    let answers = |item: &str, choice: &str| with("answers", json!({ item: choice }));
    check_told(answers("has", "yes"), &[(".answers.has", Problem::Unknown(name("has")))]);
    check_told(
        answers("has_old", "perhaps"),
        &[(".answers.has_old", Problem::Unknown(name("perhaps")))],
    );
    check_told(answers("old_done", "yes"), &[(".answers.old_done", Problem::NotHere)]);
    check_told(answers("finished", "1"), &[(".answers.finished", Problem::NotHere)]);
}

#[test]
fn only_a_repeat_of_its_own_that_is_not_counted_carries() {
    let mut items = steps(carried());
    items[1]["repeat_count"] = json!("2");
    items[1]["minimum"] = Value::Null;
    check_items(items, &[("", Problem::NoEffectBeside("repeat_count".to_owned()))]);
    let mut items = steps(Value::Null);
    items[0]["carried_from"] = carried();
    check_items(items, &[("sections[0].items[0].carried_from", Problem::NotHere)]);
    let inner = json!([
        { "id": "outer", "type": "begin_repeat", "items": [
            { "id": "inner", "type": "begin_repeat", "items": [{ "id": "a", "type": "text" }],
              "carried_from": { "repeat": "inner", "items": { "a": "a" } } },
        ] },
    ]);
    let place = "sections[0].items[0].items[0].carried_from";
    let inside = || Problem::NotInRepeat("inner".to_owned());
    check_items(inner, &[(place, inside()), (&format!("{place}.repeat"), inside())]);
}

#[test]
fn what_a_calculation_or_a_camera_gives_is_not_carried_into() {
    let items = json!([
        { "id": "first", "type": "note" },
        { "id": "old", "type": "begin_repeat", "items": [
            { "id": "sum", "type": "integer", "calculation": "1 + 1" },
            { "id": "photo", "type": "image" },
            { "id": "seen", "type": "text", "read_only": true },
        ], "carried_from": { "repeat": "new", "items": { "sum": "n", "photo": "picture", "seen": "t" } } },
        { "id": "new", "type": "begin_repeat", "items": [
            { "id": "n", "type": "integer" },
            { "id": "picture", "type": "image" },
            { "id": "t", "type": "text" },
        ] },
    ]);
    let not = |name: &str| Problem::NotCarried(name.to_owned());
    check_items(
        items,
        &[(".items.photo", not("picture")), (".items.seen", not("t")), (".items.sum", not("n"))],
    );
}

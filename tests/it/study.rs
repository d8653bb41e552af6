//! Studies as files and links: whatever is written reads back, old files read as ever, and what makes no sense is
//! told with its place.

use berdaya::expression::Rules;
use berdaya::instrument::{self, Instrument};
use berdaya::record::{
    PrivacyV1, SiteV1, StudyFileV1, StudyFinding, StudyPlace, StudyProblem, TargetV1,
    canonical_json, check_study, innermost, link_payload, read_link, read_study,
};
use berdaya::wire::{self, FormatProblem, Shape};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::file_forms::{apply, change, count};
use crate::interview::SHIPPED;

const TODAY: &str = "2026-03-01";

/// A file as tablets of the first version write and read it.
const FIRST: &str = r#"{"code":"GRD","contact":"Ibu Sri, 0800 000 000","delete_by":"2031-12-31",
    "format":"berdaya.study/1","instrument":"kampung-tangguh-7d","name":"Kampung Tangguh","organiser":"Universitas Contoh",
    "rounds":["1","2"],"sites":["RT 01 / RW 07","RT 02 / RW 07"]}"#;

fn instrument() -> Instrument {
    instrument::read(SHIPPED, &Rules).unwrap()
}

/// A file with all that a study can say.
fn full() -> Value {
    json!({
        "format": "berdaya.study/1",
        "code": "GRD",
        "name": "Kampung Tangguh, Dusun Gerdu",
        "instrument": "kampung-tangguh-7d",
        "instrument_digest": "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
        "instrument_file": { "format": "berdaya.instrument/1", "id": "x" },
        "organiser": "Universitas Contoh",
        "contact": "Ibu Sri, 0800 000 000",
        "delete_by": "2031-12-31",
        "sites": [
            { "name": "RW 07", "sites": [{ "name": "RT 01", "population": 120 }, "RT 02"] },
            { "name": "RW 08", "population": 300 },
        ],
        "rounds": ["Awal", "Akhir"],
        "enumerators": ["E01", "E02"],
        "targets": [{ "site": "RW 07 > RT 01", "role": "W", "count": 10 }],
        "privacy": "strict",
    })
}

fn read(file: &Value) -> StudyFileV1 {
    read_study(file.to_string().as_bytes()).unwrap()
}

/// The full file with another value at a place of it.
fn with(place: &str, value: Value) -> Value {
    let mut file = full();
    match file.pointer_mut(place) {
        Some(there) => *there = value,
        None => file[place.trim_start_matches('/')] = value,
    }
    file
}

#[track_caller]
fn check(file: &Value, place: &str, problem: StudyProblem) {
    let found = check_study(&read(file), Some(&instrument()), TODAY);
    assert_eq!(found, [StudyFinding::new(place, problem)]);
}

#[track_caller]
fn check_refused(bytes: &[u8], place: &str, problem: StudyProblem) {
    assert_eq!(read_study(bytes), Err(vec![StudyFinding::new(place, problem)]));
}

#[test]
fn a_file_of_the_first_version_reads_as_ever_and_is_written_as_ever() {
    let study = read_study(FIRST.as_bytes()).unwrap();
    let names: Vec<String> = study.places().into_iter().map(|place| place.name).collect();
    assert_eq!(names, ["RT 01 / RW 07", "RT 02 / RW 07"]);
    assert_eq!((study.min_cell(), study.shows_single_results()), (5, true));
    assert_eq!(check_study(&study, Some(&instrument()), TODAY), []);
    assert_eq!(canonical_json(&study), wire::parse(FIRST).unwrap().canonical());
    // As a setting, where the tablet reads what it has written itself.
    assert_eq!(StudyFileV1::read(wire::parse(FIRST).unwrap()), Some(study));
}

#[test]
fn a_full_file_says_where_how_many_and_how_carefully() {
    let study = read(&full());
    let place = |name: &str, population, has_inner| StudyPlace {
        name: name.to_owned(),
        population,
        has_inner,
    };
    let inner = [
        place("RW 07 > RT 01", Some(120), false),
        place("RW 07 > RT 02", None, false),
        place("RW 08", Some(300), false),
    ];
    let mut all = vec![place("RW 07", None, true)];
    all.extend(inner.iter().cloned());
    assert_eq!((study.places(), innermost(&study.sites)), (all, inner.to_vec()));
    assert_eq!((study.min_cell(), study.shows_single_results()), (10, false));
    assert_eq!(check_study(&study, Some(&instrument()), TODAY), []);
    assert_eq!(serde_json::from_str::<Value>(&canonical_json(&study)).unwrap(), full());
}

#[test]
fn what_is_no_study_is_told() {
    check_refused(b"{", "", StudyProblem::Shape(Shape::CutShort { line: 1, column: 1 }));
    check_refused(b"\xFF", "", StudyProblem::Shape(Shape::NotText { byte: 0 }));
    let other = FormatProblem::OtherKind("berdaya.instrument/1".to_owned());
    check_refused(SHIPPED.as_bytes(), "", StudyProblem::Format(other));
    let newer = with("/format", json!("berdaya.study/2")).to_string();
    let version = FormatProblem::UnknownVersion("berdaya.study/2".to_owned());
    check_refused(newer.as_bytes(), "", StudyProblem::Format(version));
    let long = vec![b' '; (4 << 20) + 1];
    check_refused(&long, "", StudyProblem::TooLarge(4 << 20));
    let coloured = with("/colour", json!("red")).to_string();
    let unknown = StudyProblem::Shape(Shape::UnknownField("colour".to_owned()));
    check_refused(coloured.as_bytes(), "colour", unknown);
    let wrong = || StudyProblem::Shape(Shape::WrongType);
    for (place, value, told) in [
        ("/sites/0/sites/0/population", json!(-1), "sites[0].sites[0].population"),
        ("/sites/0/sites/0/population", json!(0.5), "sites[0].sites[0].population"),
        ("/sites/1", json!(7), "sites[1]"),
        ("/targets/0/count", json!("10"), "targets[0].count"),
        ("/enumerators", json!("E01"), "enumerators"),
    ] {
        check_refused(with(place, value).to_string().as_bytes(), told, wrong());
    }
}

#[test]
fn what_makes_no_sense_is_told_with_its_place() {
    use StudyProblem as P;
    check(&with("/name", json!(" ")), "name", P::Blank);
    check(&with("/name", json!("x".repeat(121))), "name", P::TooLong(120));
    check(&with("/contact", json!("x".repeat(301))), "contact", P::TooLong(300));
    for code in ["G", "GRDGRDG", "grd", "GR D", ""] {
        check(&with("/code", json!(code)), "code", P::BadCode);
    }
    check(&with("/delete_by", json!("")), "delete_by", P::Blank);
    check(&with("/delete_by", json!("2031-02-29")), "delete_by", P::BadDay);
    check(&with("/delete_by", json!("2031-2-9")), "delete_by", P::BadDay);
    check(&with("/delete_by", json!("2026-02-28")), "delete_by", P::DayIsOver);
    check(&with("/rounds", json!([])), "rounds", P::Blank);
    check(&with("/rounds", json!(["1", ""])), "rounds[1]", P::Blank);
    check(&with("/rounds", json!(["1", "1"])), "rounds", P::Repeated("1".to_owned()));
    check(&with("/enumerators", json!(["E1", "E1"])), "enumerators", P::Repeated("E1".to_owned()));
    check(&with("/enumerators/0", json!("x".repeat(21))), "enumerators[0]", P::TooLong(20));
    check(&with("/enumerators", json!(vec!["x"; 501])), "enumerators", P::TooMany(500));
    check(&with("/sites/1", json!({ "name": "RW 08", "population": 0 })), "sites[1]", P::NoPeople);
    check(&with("/sites/1", json!("A > B")), "sites[1]", P::BadSite);
    check(&with("/sites/1", json!(" RW 08")), "sites[1]", P::Untidy);
    check(&with("/rounds/0", json!("1\n2")), "rounds[0]", P::Untidy);
    check(&with("/enumerators/0", json!("E1\tE2")), "enumerators[0]", P::Untidy);
    check(&with("/sites/1", json!("RW 07")), "sites", P::Repeated("RW 07".to_owned()));
    let inner = json!({ "name": "RT 01", "population": 120 });
    let repeated = P::Repeated("RT 01".to_owned());
    check(&with("/sites/0/sites", json!([inner, "RT 01"])), "sites[0].sites", repeated);
    check(&with("/targets/0/count", json!(0)), "targets[0]", P::BadCount);
    check(&with("/targets/0/role", json!("X")), "targets[0]", P::UnknownRole("X".to_owned()));
    // Its full name is with the one around it.
    let unknown = P::UnknownSite("RT 01".to_owned());
    check(&with("/targets/0/site", json!("RT 01")), "targets[0]", unknown);
    let twice = json!([full()["targets"][0], full()["targets"][0]]);
    let pair = P::Repeated("RW 07 > RT 01 · W".to_owned());
    check(&with("/targets", twice), "targets", pair);
    let none = check_study(&read(&with("/sites", json!([]))), Some(&instrument()), TODAY);
    assert_eq!(none[0], StudyFinding::new("sites", P::Blank));
}

#[test]
fn beyond_any_village_is_refused_and_all_findings_are_told_up_to_a_hundred() {
    let deep =
        (0..20).fold(json!("RT 01"), |site, n| json!({ "name": n.to_string(), "sites": [site] }));
    let mut file = with("/sites", json!([deep]));
    file["targets"] = json!([]);
    // Deeper than any file of ours nests.
    assert!(read_study(file.to_string().as_bytes()).is_err());
    let deep =
        (0..9).fold(json!("RT 01"), |site, n| json!({ "name": n.to_string(), "sites": [site] }));
    file["sites"] = json!([deep]);
    check(&file, "sites", StudyProblem::TooDeep(8));
    let many: Vec<String> = (0..2_001).map(|n| n.to_string()).collect();
    file["sites"] = json!(many);
    check(&file, "sites", StudyProblem::TooMany(2_000));
    file["sites"] = json!(vec![""; 500]);
    assert_eq!(check_study(&read(&file), None, TODAY).len(), 100);
}

/// A meeting of all of RW 07, and its officers, are of none of its neighbourhoods alone.
#[test]
fn a_target_can_be_of_a_place_with_others_in_it() {
    let file = with("/targets/0/site", json!("RW 07"));
    let study = read(&file);
    assert_eq!(check_study(&study, Some(&instrument()), TODAY), []);
    let opened = read_link(&link_payload(&study)).unwrap();
    assert_eq!((opened.targets[0].site.as_str(), &opened), ("RW 07", &study));
}

/// What is wrong with a site keeps nothing else from being told.
#[test]
fn sites_and_targets_are_told_of_together() {
    let mut file = with("/targets/0/site", json!("RT 09"));
    file["sites"][1] = json!({ "name": "RW 08", "population": 0 });
    let found = check_study(&read(&file), Some(&instrument()), TODAY);
    let unknown = StudyProblem::UnknownSite("RT 09".to_owned());
    let expected = [("sites[1]", StudyProblem::NoPeople), ("targets[0]", unknown)];
    assert_eq!(found, expected.map(|(place, problem)| StudyFinding::new(place, problem)));
}

/// Written out in full, the names of these sites would come to two hundred thousand million bytes.
#[test]
fn a_small_tree_of_endless_names_is_refused_before_they_are_written_out() {
    let inner: Vec<String> = (0..200_000).map(|n| n.to_string()).collect();
    let mut file = full();
    file["sites"] = json!([{ "name": "x".repeat(1 << 20), "sites": inner }]);
    let found = check_study(&read(&file), Some(&instrument()), TODAY);
    assert_eq!(found, [StudyFinding::new("sites", StudyProblem::TooMany(2_000))]);
    file["sites"] = json!([{ "name": "x".repeat(1 << 20), "sites": ["RT 01"] }]);
    let found = check_study(&read(&file), Some(&instrument()), TODAY);
    assert_eq!(found, [StudyFinding::new("sites[0]", StudyProblem::TooLong(120))]);
}

#[test]
fn a_link_carries_a_study_and_a_cut_or_forged_one_is_told() {
    let study = read(&full());
    let payload = link_payload(&study);
    assert!(payload.len() < canonical_json(&study).len());
    assert_eq!(read_link(&payload), Ok(study));
    let whole = |problem| Err(vec![StudyFinding::new("", problem)]);
    for bad in ["", "A", "a b", "%%", &payload[..payload.len() / 2], &payload[3..]] {
        assert_eq!(read_link(bad), whole(StudyProblem::Link), "{bad}");
    }
    // Sound base64url of a deflated text that is no study.
    let zeros = miniz_oxide::deflate::compress_to_vec(&vec![b'0'; 64 << 20], 10);
    use base64::Engine;
    let bomb = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(zeros);
    assert!(bomb.len() < 200_000);
    assert_eq!(read_link(&bomb), whole(StudyProblem::TooLarge(4 << 20)));
}

fn name() -> impl Strategy<Value = String> {
    "[A-Za-z0-9 /.,’é]{1,12}"
}

fn site() -> impl Strategy<Value = SiteV1> {
    let leaf = (name(), prop::option::of(any::<u32>())).prop_map(|(name, population)| SiteV1 {
        name,
        population,
        sites: Vec::new(),
    });
    leaf.prop_recursive(3, 20, 4, |inner| {
        (name(), prop::option::of(any::<u32>()), prop::collection::vec(inner, 0..4))
            .prop_map(|(name, population, sites)| SiteV1 { name, population, sites })
    })
}

prop_compose! {
    fn study()(
        texts in prop::collection::vec(name(), 6),
        digest in prop::option::of(name()),
        has_file in any::<bool>(),
        sites in prop::collection::vec(site(), 0..5),
        rounds in prop::collection::vec(name(), 0..4),
        enumerators in prop::collection::vec(name(), 0..4),
        targets in prop::collection::vec((name(), name(), any::<u32>()), 0..5),
        is_strict in any::<bool>(),
    ) -> StudyFileV1 {
        let text = |n: usize| texts[n].clone();
        StudyFileV1 {
            code: text(0),
            name: text(1),
            instrument: text(2),
            instrument_digest: digest,
            instrument_file: has_file.then(|| wire::parse(SHIPPED).unwrap()),
            organiser: text(3),
            contact: text(4),
            delete_by: text(5),
            sites,
            rounds,
            enumerators,
            targets: targets.into_iter().map(|(site, role, count)| TargetV1 { site, role, count }).collect(),
            privacy: if is_strict { PrivacyV1::Strict } else { PrivacyV1::Standard },
            ..StudyFileV1::empty()
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_study_that_is_written_reads_back_as_it_was(study in study()) {
        let text = canonical_json(&study);
        prop_assert_eq!(read_study(text.as_bytes()), Ok(study.clone()));
        prop_assert_eq!(read_link(&link_payload(&study)), Ok(study));
        prop_assert_eq!(canonical_json(&read_study(text.as_bytes()).unwrap()), text);
    }

    #[test]
    fn any_change_to_a_file_is_taken_or_told(at in any::<prop::sample::Index>(), change in change()) {
        let mut file = full();
        let mut n = at.index(count(&file) - 1);
        apply(&mut file, &mut n, &change);
        match read_study(file.to_string().as_bytes()) {
            Ok(study) => drop(check_study(&study, Some(&instrument()), TODAY)),
            Err(findings) => prop_assert!(!findings.is_empty()),
        }
    }

    #[test]
    fn any_bytes_and_any_link_are_told_and_end_nothing(bytes: Vec<u8>, link in "[A-Za-z0-9_-]{0,200}") {
        prop_assert!(read_study(&bytes).is_err());
        prop_assert!(read_link(&link).is_err());
    }
}

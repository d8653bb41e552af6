//! Worked interviews of each framework: the scores, and what the forms reckon, as worked outside this program.

use berdaya::instrument::{Family, Missing};
use berdaya::response::{Answer, Session};
use berdaya::scoring::{Figures, Scores, advised, said, score};
use serde::Deserialize;
use std::collections::BTreeMap;

use crate::frameworks::{FRAMEWORKS, framework};
use crate::interview::Interview;

/// One interview with what it comes to.
#[derive(Deserialize)]
struct Worked {
    name: String,
    instrument: String,
    role: String,
    edits: Vec<Step>,
    factors: Vec<Factor>,
    indices: Vec<Index>,
    force_field: Option<ForceField>,
    /// What the form reckons, by item; empty where it is blank.
    computed: BTreeMap<String, String>,
    arithmetic: Vec<String>,
}

/// What the enumerator does.
#[derive(Deserialize)]
#[serde(untagged)]
enum Step {
    Add { add: String },
    Value { item: String, value: String },
    Missing { item: String, missing: String },
}

#[derive(Deserialize)]
struct Factor {
    id: String,
    score: Option<f64>,
    answered: usize,
    applicable: usize,
}

#[derive(Deserialize)]
struct Index {
    family: Family,
    value: Option<f64>,
    coverage: f64,
}

#[derive(Deserialize)]
struct ForceField {
    net: f64,
    balance: Option<f64>,
}

/// Source: tests/data/frameworks.json, worked by tests/reference/frameworks.py and by hand in it.
fn worked() -> Vec<Worked> {
    serde_json::from_str(include_str!("../data/frameworks.json")).unwrap()
}

impl Worked {
    #[track_caller]
    fn held(&self) -> Interview {
        let mut interview = Interview::consented(&framework(&self.instrument), &self.role);
        for step in &self.edits {
            let change = match step {
                Step::Add { add } => interview.adds(add),
                Step::Value { item, value } => interview.tells(item, value),
                Step::Missing { item, missing } => {
                    interview.lacks(item, Missing::from_code(missing).unwrap())
                }
            };
            change.unwrap_or_else(|refusal| panic!("{}: {refusal:?}", self.name));
        }
        interview
    }
}

#[track_caller]
fn assert_met(found: Option<f64>, expected: Option<f64>, what: &str) {
    let is_met = match (found, expected) {
        (Some(found), Some(expected)) => (found - expected).abs() <= 1e-10,
        (found, expected) => found.is_none() && expected.is_none(),
    };
    assert!(is_met, "{what}: {found:?} is not {expected:?}");
}

#[track_caller]
fn assert_scores(found: &Scores, expected: &Worked) {
    let name = &expected.name;
    let factors: Vec<&String> = found.factors.iter().map(|factor| &factor.id).collect();
    assert!(
        factors.iter().copied().eq(expected.factors.iter().map(|f| &f.id)),
        "{name}: {factors:?}"
    );
    for (factor, expected) in found.factors.iter().zip(&expected.factors) {
        assert_met(factor.score, expected.score, &format!("{name} {}", factor.id));
        let counts = (factor.answered, factor.applicable);
        assert_eq!(counts, (expected.answered, expected.applicable), "{name} {}", factor.id);
    }
    assert_eq!(found.indices.len(), expected.indices.len(), "{name}");
    for ((family, index), expected) in found.indices.iter().zip(&expected.indices) {
        assert_eq!(*family, expected.family, "{name}");
        assert_met(index.value, expected.value, &format!("{name} {family:?}"));
        assert_met(Some(index.coverage), Some(expected.coverage), &format!("{name} {family:?}"));
    }
    let (found, expected) = (found.force_field, expected.force_field.as_ref());
    assert_met(found.map(|it| it.net), expected.map(|it| it.net), &format!("{name} N"));
    let balance = expected.and_then(|it| it.balance);
    assert_met(found.and_then(|it| it.balance), balance, &format!("{name} B"));
}

#[test]
fn every_worked_interview_scores_as_worked() {
    for worked in worked() {
        let interview = worked.held();
        let instrument = framework(&worked.instrument).instrument;
        // A draft scores as what it comes to when it is locked.
        assert_scores(&score(&instrument, &interview.session().settled()), &worked);
        assert_scores(&score(&instrument, &interview.finished()), &worked);
    }
}

/// What is to be read from a worked interview: sentences and advice by how they begin.
#[derive(Deserialize)]
struct ReadWorked {
    name: String,
    said: Vec<Said>,
    advised: Vec<Advised>,
}

#[derive(Deserialize)]
struct Said {
    reading: String,
    begins: String,
    /// The arithmetic.
    since: String,
}

#[derive(Deserialize)]
struct Advised {
    actor: String,
    begins: String,
    since: String,
}

/// Source: tests/data/readings.json, by hand from the scores in tests/data/frameworks.json and the conclusions
/// that the studies draw.
#[test]
fn every_worked_interview_reads_as_worked() {
    let all: Vec<ReadWorked> = serde_json::from_str(include_str!("../data/readings.json")).unwrap();
    let worked = worked();
    for (name, _) in FRAMEWORKS {
        let of = |read: &&ReadWorked| {
            worked.iter().any(|worked| worked.name == read.name && worked.instrument == name)
        };
        assert!(all.iter().filter(of).count() >= 3, "{name}");
    }
    for expected in all {
        let worked = worked.iter().find(|worked| worked.name == expected.name).unwrap();
        let instrument = framework(&worked.instrument).instrument;
        let response = worked.held().finished();
        let figures = Figures::of(&instrument, &response, &score(&instrument, &response));
        let told = instrument.readings.iter().filter_map(|reading| {
            let sentence = said(&instrument, &reading.sentences, &figures)?;
            Some((reading.label.get("id"), sentence.text.get("id")))
        });
        let told: Vec<_> = told.collect();
        let name = &expected.name;
        assert_eq!(told.len(), expected.said.len(), "{name}: {told:#?}");
        for ((reading, sentence), it) in told.iter().zip(&expected.said) {
            let is_met = *reading == it.reading && sentence.starts_with(&it.begins);
            assert!(
                is_met,
                "{name}: {reading}: {sentence} is not {} since {}",
                it.begins, it.since
            );
        }
        let given: Vec<(&str, &str)> = advised(&instrument, &figures)
            .into_iter()
            .flat_map(|(to, rules)| {
                rules.into_iter().map(|rule| (to.actor.get("id"), rule.text.get("id")))
            })
            .collect();
        assert_eq!(given.len(), expected.advised.len(), "{name}: {given:#?}");
        for ((actor, advice), it) in given.iter().zip(&expected.advised) {
            let is_met = *actor == it.actor && advice.starts_with(&it.begins);
            assert!(is_met, "{name}: {actor}: {advice} is not {} since {}", it.begins, it.since);
        }
    }
}

/// What expressions see of the item `path`.
#[track_caller]
fn value<'a>(session: &'a Session, path: &str) -> &'a str {
    &session.cell(session.place(path).unwrap()).value
}

#[test]
fn what_the_forms_reckon_is_as_worked_and_kept() {
    for worked in worked() {
        let interview = worked.held();
        for (item, expected) in &worked.computed {
            assert_eq!(value(interview.session(), item), expected, "{} {item}", worked.name);
        }
        let response = interview.finished();
        for (item, expected) in &worked.computed {
            let kept = response.answers.get(item).and_then(Answer::value).unwrap_or_default();
            assert_eq!(kept, expected, "{} {item}", worked.name);
        }
    }
}

/// Where a ratio is blank, the form says why; where it is there, nothing is said.
#[test]
fn a_ratio_that_cannot_be_reckoned_is_explained() {
    let told = |name: &str| -> [bool; 3] {
        let worked = worked().into_iter().find(|worked| worked.name == name).unwrap();
        let interview = worked.held();
        let session = interview.session();
        ["rasio_tanpa_ksm", "rasio_tanpa_biaya", "rasio_tanpa_modal"]
            .map(|note| session.cell(session.place(note).unwrap()).is_relevant)
    };
    assert_eq!(told("bkm-dipermalukan"), [false, false, false]);
    assert_eq!(told("bkm-buku-kosong"), [true, true, true]);
    assert_eq!(told("siklus-rugi"), [true, false, false]);
}

/// A group's arrears cannot exceed its loan, and nothing is locked while they do.
#[test]
fn an_impossible_figure_is_held_back() {
    let mut interview = Interview::consented(&framework("siklus-tindakan"), "B");
    interview.chooses("buku_ada", "ya").unwrap();
    interview.adds("ksm").unwrap();
    interview.tells("ksm[1]/ksm_saldo", "1000000").unwrap();
    interview.tells("ksm[1]/ksm_bulan", "4").unwrap();
    interview.tells("ksm[1]/ksm_tunggakan", "1000001").unwrap();
    assert!(interview.is_finalised().is_err());
    interview.tells("ksm[1]/ksm_tunggakan", "1000000").unwrap();
    assert_eq!(value(interview.session(), "par"), "100");
    assert_eq!(value(interview.session(), "rr"), "0");
    interview.is_finalised().unwrap();
}

/// A loan that stands in the list twice would count twice in the share of loans at risk.
#[test]
fn a_group_that_is_listed_twice_and_arrears_without_a_loan_are_asked_about() {
    for name in ["bkm-manajemen-aset-kearifan", "siklus-tindakan"] {
        let mut interview = Interview::consented(&framework(name), "B");
        interview.chooses("buku_ada", "ya").unwrap();
        for (instance, number) in [(1, "7"), (2, "8"), (3, "7")] {
            interview.adds("ksm").unwrap();
            interview.tells(&format!("ksm[{instance}]/ksm_nomor"), number).unwrap();
        }
        let warned = |interview: &Interview, item: &str| {
            let session = interview.session();
            let place = |n: usize| session.place(&format!("ksm[{n}]/{item}")).unwrap();
            [1, 2, 3].map(|n| session.cell(place(n)).is_warned())
        };
        assert_eq!(warned(&interview, "ksm_nomor"), [true, false, true], "{name}");
        interview.tells("ksm[3]/ksm_nomor", "9").unwrap();
        assert_eq!(warned(&interview, "ksm_nomor"), [false; 3], "{name}");
        for (instance, balance, months) in [(1, "0", "4"), (2, "0", "0"), (3, "50000", "4")] {
            interview.tells(&format!("ksm[{instance}]/ksm_bulan"), months).unwrap();
            interview.tells(&format!("ksm[{instance}]/ksm_saldo"), balance).unwrap();
        }
        assert_eq!(warned(&interview, "ksm_bulan"), [true, false, false], "{name}");
    }
}

#[test]
fn each_framework_has_three_worked_interviews_and_their_arithmetic() {
    let worked = worked();
    assert!(worked.iter().all(|worked| worked.arithmetic.len() > worked.factors.len()));
    for (name, _) in FRAMEWORKS {
        let count = worked.iter().filter(|worked| worked.instrument == name).count();
        assert!(count >= 3, "{name} has {count}");
    }
}

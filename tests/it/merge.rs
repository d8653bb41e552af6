//! Many files into one data set: nobody counts twice, and the order of the files changes nothing.

use std::collections::BTreeMap;
use std::rc::Rc;

use berdaya::evaluation::{Interview, Merged, Source, merge};
use berdaya::instrument::Instrument;
use berdaya::response::{Edit, Response, Session};
use proptest::prelude::*;
use uuid::Uuid;

use crate::interview::{moment, shipped};
use crate::village::{declined, held, read, revised};

/// Files by name, each with its interviews.
type Files = Vec<(String, Vec<Rc<Interview>>)>;

fn merged(files: &Files, settled: &BTreeMap<Uuid, String>) -> Merged {
    let shipped = shipped();
    let sources: Vec<Source<'_>> = files
        .iter()
        .map(|(name, interviews)| Source {
            name,
            instrument: &shipped.instrument,
            instrument_digest: &shipped.digest,
            interviews,
        })
        .collect();
    merge(&sources, settled)
}

fn files(files: &[(&str, &[&Response])]) -> Files {
    let read_all = |responses: &[&Response]| responses.iter().map(|one| read(one)).collect();
    files.iter().map(|(name, responses)| ((*name).to_owned(), read_all(responses))).collect()
}

/// Who counts: code and revision.
fn counted(merged: &Merged) -> Vec<(String, u32)> {
    let all = merged.data_sets.iter().flat_map(|set| &set.interviews);
    all.map(|one| (one.response.setting.code.clone(), one.response.revision)).collect()
}

const SITE: &str = "RT 01 / RW 07";

#[test]
fn an_interview_in_two_files_counts_once() {
    let (one, two) = (held(1, "W", SITE, 3), held(2, "W", SITE, 2));
    let merged = merged(&files(&[("a", &[&one, &two]), ("b", &[&two])]), &BTreeMap::new());
    assert_eq!(counted(&merged), [("W-001".to_owned(), 1), ("W-002".to_owned(), 1)]);
    assert_eq!((merged.duplicates, merged.replaced, merged.conflicts.len()), (1, 0, 0));
}

/// Who withdraws is left out of the figures, whatever older files still hold.
#[test]
fn a_withdrawal_counts_in_place_of_the_answers() {
    let first = held(1, "W", SITE, 3);
    let mut session = Session::new(
        Rc::clone(&shipped().instrument),
        first.revised("0".repeat(64)),
        moment("2026-03-02T08:00:00+07:00"),
    );
    session.apply(Edit::Withdraw, moment("2026-03-02T08:00:00+07:00")).unwrap();
    let withdrawn = session.response().clone();
    for order in [[("new", &withdrawn), ("old", &first)], [("old", &first), ("new", &withdrawn)]] {
        let sources = order.map(|(name, response)| (name, [response]));
        let sources: Vec<(&str, &[&Response])> =
            sources.iter().map(|(name, responses)| (*name, responses.as_slice())).collect();
        let merged = merged(&files(&sources), &BTreeMap::new());
        assert_eq!(counted(&merged), [("W-001".to_owned(), 2)]);
        assert_eq!((merged.data_sets[0].n_scored(), merged.data_sets[0].n_refusals()), (0, 1));
    }
}

#[test]
fn a_newer_revision_replaces_the_older_one() {
    let first = held(1, "W", SITE, 3);
    let second = revised(&first, &["I1.S1.1"], "1");
    let merged = merged(&files(&[("new", &[&second]), ("old", &[&first])]), &BTreeMap::new());
    assert_eq!(counted(&merged), [("W-001".to_owned(), 2)]);
    assert_eq!((merged.duplicates, merged.replaced), (0, 1));
}

#[test]
fn two_contents_of_one_revision_stay_out_and_name_both_files() {
    let first = held(1, "W", SITE, 3);
    let other = held(1, "W", SITE, 1);
    let merged = merged(&files(&[("a", &[&first]), ("b", &[&other])]), &BTreeMap::new());
    assert_eq!(counted(&merged), []);
    let [conflict] = &merged.conflicts[..] else { panic!("{:?}", merged.conflicts) };
    assert_eq!((conflict.code.as_str(), conflict.revision, &conflict.settled), ("W-001", 1, &None));
    let mut told: Vec<&String> = conflict.versions.iter().flat_map(|one| &one.files).collect();
    told.sort();
    assert_eq!(told, ["a", "b"]);
}

#[test]
fn a_settled_conflict_counts_as_it_was_settled() {
    let (first, other) = (held(1, "W", SITE, 3), held(1, "W", SITE, 1));
    let files = files(&[("a", &[&first]), ("b", &[&other])]);
    let chosen = read(&other).digest.clone();
    let settled = BTreeMap::from([(first.id, chosen.clone())]);
    let merged = merged(&files, &settled);
    assert_eq!(merged.data_sets[0].interviews[0].digest, chosen);
    assert_eq!(merged.conflicts[0].settled, Some(chosen));
}

#[test]
fn a_revision_after_the_conflict_ends_it() {
    let (first, other) = (held(1, "W", SITE, 3), held(1, "W", SITE, 1));
    let third = revised(&first, &["I1.S1.1"], "2");
    let files = files(&[("a", &[&first, &third]), ("b", &[&other])]);
    let merged = merged(&files, &BTreeMap::new());
    assert_eq!(counted(&merged), [("W-001".to_owned(), 2)]);
    assert_eq!((merged.replaced, merged.conflicts.len()), (2, 0));
}

#[test]
fn who_declined_is_kept_apart_from_who_is_scored() {
    let (one, two) = (held(1, "W", SITE, 3), declined(2, "W", SITE));
    let merged = merged(&files(&[("a", &[&one, &two])]), &BTreeMap::new());
    assert_eq!((merged.data_sets[0].n_scored(), merged.data_sets[0].n_refusals()), (1, 1));
}

#[test]
fn instruments_of_one_name_with_different_contents_stay_side_by_side() {
    let shipped = shipped();
    let mut altered = Instrument::clone(&shipped.instrument);
    "1.0.1".clone_into(&mut altered.version);
    let altered = Rc::new(altered);
    let (here, there) = ([held(1, "W", SITE, 3)], [held(2, "W", SITE, 3), held(3, "W", SITE, 3)]);
    let [here, there] = [here.iter().map(read).collect(), there.iter().map(read).collect()];
    let (here, there): (Vec<_>, Vec<_>) = (here, there);
    let sources = [
        Source {
            name: "a",
            instrument: &shipped.instrument,
            instrument_digest: &shipped.digest,
            interviews: &here,
        },
        Source { name: "b", instrument: &altered, instrument_digest: "ff", interviews: &there },
    ];
    let merged = merge(&sources, &BTreeMap::new());
    let sizes: Vec<(usize, &str)> = merged
        .data_sets
        .iter()
        .map(|set| (set.interviews.len(), set.instrument.version.as_str()))
        .collect();
    assert_eq!(sizes, [(2, "1.0.1"), (1, "1.2.0")], "the one with most interviews first");
}

/// Interviews of three respondents in two revisions of two contents each, and one who declined.
fn pool() -> Vec<Rc<Interview>> {
    let mut pool = vec![read(&declined(9, "K", SITE))];
    for n in 1..=3 {
        for position in [1, 3] {
            let first = held(n, "W", SITE, position);
            pool.push(read(&revised(&first, &["I1.S1.1"], "2")));
            pool.push(read(&first));
        }
    }
    pool
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn neither_the_order_nor_the_repetition_of_files_changes_who_counts(
        picks in prop::collection::vec(prop::collection::vec(0_usize..13, 0..8), 1..5),
        settle in prop::option::of(0_usize..13),
        turn in 0_usize..5,
    ) {
        let pool = pool();
        let mut files: Files = (0..)
            .zip(&picks)
            .map(|(n, picks): (usize, _)| {
                (format!("file {n}"), picks.iter().map(|pick| Rc::clone(&pool[*pick])).collect())
            })
            .collect();
        let settled: BTreeMap<Uuid, String> =
            settle.map(|pick| (pool[pick].response.id, pool[pick].digest.clone())).into_iter().collect();
        let expected = merged(&files, &settled);

        let turn = turn % files.len();
        files.rotate_left(turn);
        for (_, interviews) in &mut files {
            interviews.reverse();
        }
        prop_assert_eq!(&merged(&files, &settled), &expected);

        let copies: usize = files.iter().map(|(_, interviews)| interviews.len()).sum();
        files.extend(files.clone());
        let twice = merged(&files, &settled);
        prop_assert_eq!(&twice.data_sets, &expected.data_sets);
        prop_assert_eq!(&twice.conflicts, &expected.conflicts);
        prop_assert_eq!(twice.duplicates, expected.duplicates + copies);

        let mut ids: Vec<Uuid> =
            expected.data_sets.iter().flat_map(|set| &set.interviews).map(|one| one.response.id).collect();
        let counted = ids.len();
        ids.dedup();
        prop_assert_eq!(ids.len(), counted, "sorted by id, nobody twice");
    }
}

//! Files as they come: in any order and any number of times, line by line, packed anew, cut and altered; what is sound
//! is evaluated, what is not is told, and nothing fills the memory.

use std::collections::BTreeSet;
use std::io::Write;

use berdaya::evaluation::{Filter, Summary};
use berdaya::expression::Rules;
use berdaya::record::{
    ArchiveProblem, InstrumentSource, Problem, open_export, read_archive, read_archive_within,
    read_opened,
};
use berdaya::response::Response;
use berdaya::wire::Shape;
use berdaya::worker::Desk;
use berdaya::worker::protocol::{FileContents, Ledger, Outcome, Reply, Request};
use miniz_oxide::deflate::compress_to_vec;
use proptest::prelude::*;
use rawzip::{CompressionMethod, ZipArchiveWriter};
use serde_json::Value;

use crate::interview::{SHIPPED, shipped};
use crate::village::{declined, file, file_of, held, revised};

const SITE: &str = "RT 01 / RW 07";

fn people() -> Vec<Response> {
    vec![
        held(1, "W", SITE, 3),
        held(2, "W", SITE, 2),
        held(3, "K", SITE, 1),
        declined(4, "W", SITE),
    ]
}

fn ledger(desk: &mut Desk) -> Ledger {
    let Reply::Ledger(ledger) = desk.handle(Request::Ledger) else { panic!("no ledger") };
    ledger
}

/// The figures of each instrument on the desk.
fn summaries(desk: &mut Desk) -> Vec<(String, Summary)> {
    let digests = ledger(desk).instruments.into_iter().map(|entry| entry.digest);
    digests
        .map(|digest| {
            let settings = Filter::default().into();
            let request = Request::Summarise { instrument: Some(digest.clone()), settings };
            let Reply::Figures(figures) = desk.handle(request) else { panic!("no figures") };
            (digest, figures.summary)
        })
        .collect()
}

/// What is told of one file, and its figures where it has any.
fn one(bytes: &[u8]) -> (Outcome, Vec<(String, Summary)>) {
    let mut desk = Desk::new(&Rules);
    desk.take_file("a", Some(bytes));
    let outcome = ledger(&mut desk).files.remove(0).outcome;
    (outcome, summaries(&mut desk))
}

#[track_caller]
fn contents(outcome: Outcome) -> FileContents {
    match outcome {
        Outcome::Read(contents) => contents,
        other => panic!("{other:?}"),
    }
}

/// The same file line by line: the first without interviews, each other one an interview.
fn lines(text: &str) -> Vec<String> {
    let mut file: Value = serde_json::from_str(text).unwrap();
    let responses = std::mem::replace(&mut file["responses"], Value::Array(Vec::new()));
    let responses = responses.as_array().unwrap().iter().map(Value::to_string);
    std::iter::once(file.to_string()).chain(responses).collect()
}

// --- Line by line ---

#[test]
fn lines_are_read_as_the_whole_is_whatever_ends_them() {
    let text = file(&people());
    let (whole, figures) = one(text.as_bytes());
    for ends in ["\n", "\r\n", "\r", "\n\n \r\n"] {
        let by_line = lines(&text).join(ends);
        for text in [by_line.clone(), format!("\u{feff}\n{by_line}{ends}")] {
            assert_eq!(one(text.as_bytes()), (whole.clone(), figures.clone()), "{ends:?}");
        }
    }
}

#[test]
fn json_over_several_lines_is_no_list_of_lines() {
    let value: Value = serde_json::from_str(&file(&people())).unwrap();
    let (whole, _) = one(file(&people()).as_bytes());
    for text in [format!("{value:#}"), value.to_string().replacen(',', ",\r\n", 1)] {
        assert_eq!(one(text.as_bytes()).0, whole);
    }
}

#[test]
fn a_bad_line_keeps_no_other_out_and_is_told_with_its_number() {
    let mut lines = lines(&file(&people()));
    let cut = lines[2].len() / 2;
    lines[2].truncate(cut);
    lines[3] = lines[3].replacen("\"code\"", "\"co\0de\"", 1);
    let told = contents(one(lines.join("\n").as_bytes()).0);
    assert_eq!((told.interviews, told.refusals, told.refused), (2, 1, 2));
    assert_eq!(told.findings[0].place, "responses[1]");
    assert!(matches!(told.findings[0].problem, Problem::Shape(Shape::CutShort { .. })));
    assert_eq!(told.findings[1].place, "responses[2]");
    assert!(matches!(told.findings[1].problem, Problem::Shape(Shape::Syntax { .. })));
}

// --- Packed anew ---

/// A ZIP of these files, packed, which says of each that it unfolds into `lie` more bytes than it does.
fn packed(files: &[(&str, &[u8])], lie: i64) -> Vec<u8> {
    let mut zip = ZipArchiveWriter::new(Vec::new());
    for (name, content) in files {
        let new = zip.new_file(name).compression_method(CompressionMethod::DEFLATE);
        let (mut entry, _) = new.start().unwrap();
        entry.write_all(&compress_to_vec(content, 6)).unwrap();
        let length = u64::try_from(i64::try_from(content.len()).unwrap() + lie).unwrap();
        let output = rawzip::DataDescriptorOutput::new(rawzip::crc32(content), length);
        entry.finish(output).unwrap();
    }
    zip.finish().unwrap()
}

#[test]
fn an_archive_that_was_packed_anew_is_read_as_the_file_is() {
    let text = file(&people());
    let expected = one(text.as_bytes());
    assert_eq!(one(&packed(&[("a.json", text.as_bytes())], 0)), expected);
    let by_line = lines(&text).join("\n");
    assert_eq!(one(&packed(&[("a.json", by_line.as_bytes())], 0)), expected);
    let archive = packed(&[("a.json", text.as_bytes()), ("lampiran/a.jpg", b"photo")], 0);
    let read = read_archive(&archive).unwrap();
    assert_eq!((&*read.text, &*read.attachments["a.jpg"]), (text.as_bytes(), &b"photo"[..]));
}

#[test]
fn what_unfolds_beyond_the_limit_or_lies_about_its_size_is_refused() {
    let zeros = vec![0; 1_000_000];
    let bomb = packed(&[("a.json", &zeros)], 0);
    assert!(bomb.len() < 2_000, "it is small: {}", bomb.len());
    assert_eq!(read_archive_within(&bomb, 1_000_000).map(|it| it.text.len()), Ok(1_000_000));
    let limit = 999_999;
    assert_eq!(read_archive_within(&bomb, limit), Err(ArchiveProblem::Unfolds(limit)));
    let two = packed(&[("a.json", &zeros[..600_000]), ("lampiran/a.jpg", &zeros[..600_000])], 0);
    assert_eq!(read_archive_within(&two, limit), Err(ArchiveProblem::Unfolds(limit)));
    for lie in [-1, 1, -999_999] {
        let lying = packed(&[("a.json", &zeros)], lie);
        assert_eq!(read_archive(&lying), Err(ArchiveProblem::Unreadable), "{lie}");
    }
}

// --- Very many of the same, very many that are wrong ---

#[test]
fn copies_within_a_file_are_kept_once_and_counted() {
    let mut lines = lines(&file(&people()));
    let copy = lines[1].clone();
    lines.extend(std::iter::repeat_n(copy, 2_000));
    let text = lines.join("\n");
    let read = read_opened(open_export(text.as_bytes()).unwrap(), &Rules).unwrap();
    assert_eq!((read.records.len(), read.copies, read.refused), (4, 2_000, 0));
    let mut desk = Desk::new(&Rules);
    desk.take_file("a", Some(text.as_bytes()));
    desk.take_file("b", Some(file(&people()).as_bytes()));
    let ledger = ledger(&mut desk);
    assert_eq!((ledger.duplicates, ledger.instruments[0].interviews), (2_004, 3));
}

#[test]
fn of_very_many_bad_interviews_each_is_counted_and_not_all_is_told() {
    let mut lines = lines(&file(&people()));
    let bad = r#"{"id": 1, "revision": "a", "study": 2, "code": [], "answers": {"x": 7}}"#;
    lines.extend(std::iter::repeat_n(bad.to_owned(), 3_000));
    let told = contents(one(lines.join("\n").as_bytes()).0);
    assert_eq!((told.interviews, told.refused), (4, 3_000));
    let of = |n: usize| {
        let place = format!("responses[{n}]");
        told.findings.iter().filter(|found| found.place.starts_with(&place)).count()
    };
    assert!(of(1_003) > 5, "{}", of(1_003));
    assert_eq!((of(1_004), of(3_003)), (1, 1));
}

// --- Anything ---

/// The shipped instrument in another version, in which one item has other points and one is gone.
fn newer() -> InstrumentSource {
    let mut file: Value = serde_json::from_str(SHIPPED).unwrap();
    file["version"] = "9.0.0".into();
    let items = file["scoring"]["factors"][0]["items"].as_array_mut().unwrap();
    items.pop();
    InstrumentSource::read(&file.to_string(), &Rules).unwrap()
}

#[test]
fn versions_of_an_instrument_stand_side_by_side_with_what_they_share() {
    let newer = newer();
    let mut theirs = held(9, "W", SITE, 3);
    theirs.instrument = newer.reference();
    let mut desk = Desk::new(&Rules);
    desk.take_file("a", Some(file(&people()).as_bytes()));
    desk.take_file("b", Some(file_of(&newer, &[theirs]).as_bytes()));
    let entries = ledger(&mut desk).instruments;
    let items: BTreeSet<String> = shipped()
        .instrument
        .scoring
        .factors
        .iter()
        .flat_map(|factor| factor.items.iter().map(|item| item.item.clone()))
        .collect();
    let told: Vec<(usize, usize)> =
        entries.iter().map(|entry| (entry.interviews, entry.common_items)).collect();
    assert_eq!(told, [(3, items.len()), (1, items.len() - 1)]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Of two versions of an instrument, with revisions, refusals and a conflict.
    #[test]
    fn any_order_and_repetition_of_files_gives_the_same_figures(
        order in Just((0..5_usize).collect::<Vec<_>>()).prop_shuffle(),
        again in prop::collection::vec(0_usize..5, 0..4),
    ) {
        let newer = newer();
        let mut theirs = [held(21, "W", SITE, 2), held(22, "K", SITE, 4)];
        theirs.iter_mut().for_each(|one| one.instrument = newer.reference());
        let people = people();
        let files = [
            file(&people),
            file(&[revised(&people[0], &["I1.S1.1"], "1"), held(5, "W", SITE, 0)]),
            file(&[held(2, "W", SITE, 1)]),
            file_of(&newer, &theirs),
            lines(&file(&[held(6, "R", SITE, 4), people[2].clone()])).join("\r\n"),
        ];
        let mut straight = Desk::new(&Rules);
        for text in &files {
            straight.take_file("a.json", Some(text.as_bytes()));
        }
        let mut any = Desk::new(&Rules);
        for n in order.iter().chain(&again) {
            any.take_file("a.json", Some(files[*n].as_bytes()));
        }
        let text = |desk: &mut Desk| serde_json::to_string(&summaries(desk)).unwrap();
        prop_assert_eq!(text(&mut straight), text(&mut any));
        let (one, other) = (ledger(&mut straight), ledger(&mut any));
        prop_assert_eq!(one.conflicts.len(), 1);
        prop_assert_eq!(one.conflicts.len(), other.conflicts.len());
        prop_assert_eq!(one.replaced, other.replaced);
        let counts = |ledger: &Ledger| -> Vec<(String, usize, usize)> {
            let of = ledger.instruments.iter();
            of.map(|it| (it.digest.clone(), it.interviews, it.refusals)).collect()
        };
        prop_assert_eq!(counts(&one), counts(&other));
    }

    /// Bytes altered, cut out, doubled, or made 0: nothing ends the program, and every interview is used or refused.
    #[test]
    fn any_damage_leaves_a_file_that_is_refused_or_read_in_part(
        is_by_line: bool,
        is_packed: bool,
        damage in prop::collection::vec((0_u8..5, any::<prop::sample::Index>(), any::<u8>(), 1_usize..200), 1..6),
    ) {
        let text = file(&people());
        let text = if is_by_line { lines(&text).join("\n") } else { text };
        let mut bytes = if is_packed { packed(&[("a.json", text.as_bytes())], 0) } else { text.into_bytes() };
        for (what, place, byte, length) in damage {
            if bytes.is_empty() { break }
            let at = place.index(bytes.len());
            let end = (at + length).min(bytes.len());
            match what {
                0 => bytes[at] = byte,
                1 => { bytes.drain(at..end); }
                2 => bytes[at..end].fill(0),
                3 => bytes.truncate(at),
                _ => { let part = bytes[at..end].to_vec(); bytes.splice(at..at, part); }
            }
        }
        let (outcome, figures) = one(&bytes);
        match outcome {
            Outcome::Read(told) => {
                prop_assert!(told.interviews <= 4);
                let scored: usize = figures.iter().map(|(_, summary)| summary.interviews).sum();
                prop_assert_eq!(scored, told.interviews - told.refusals);
                prop_assert!(told.refused == 0 || !told.findings.is_empty());
            }
            Outcome::Refused(found) => prop_assert!(!found.is_empty()),
            Outcome::Instrument(_) | Outcome::Unreadable => {}
        }
    }
}

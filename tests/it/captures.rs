//! Photos, recordings and positions: what their answers are, and the archives that carry the files out and back.

use berdaya::expression::Rules;
use berdaya::instrument::{Capture, Problem};
use berdaya::record::{
    ArchiveProblem, ArchiveWriter, Export, Finding, InstrumentSource, PrivacyV1,
    Problem as FileProblem, ResponsesFile, StudyV1, attachment_name, attachments, export,
    open_export, read_archive, read_opened,
};
use berdaya::response::{Edit, Misfit, Refusal, Response};
use berdaya::worker::Desk;
use berdaya::worker::protocol::{FileContents, Outcome, Reply, Request};
use serde_json::{Value, json};

use crate::form::{Form, file, findings, source};
use crate::interview::moment;

const INSTRUMENT: &str = include_str!("../data/captures.json");

fn instrument() -> InstrumentSource {
    InstrumentSource::read(INSTRUMENT, &Rules).unwrap()
}

/// What the tests take for a photo and for a recording.
const HOUSE: &[u8] = b"a photo of a house";
const DAMAGE: &[u8] = b"a photo of a broken wall";
const STORY: &[u8] = b"a story";

fn photo(content: &[u8]) -> String {
    attachment_name(content, "jpg")
}

/// A finished visit with two photos, a recording and two positions.
fn visit() -> Response {
    let mut s = Form::of(&serde_json::from_str(INSTRUMENT).unwrap());
    s.answers("rumah", &photo(HOUSE));
    s.answers("cerita", &attachment_name(STORY, "webm"));
    s.answers("posisi", "-7.26 112.75 0 800");
    s.answers("sumur", "-7.2601 112.7502 0 20");
    s.assert_value("jarak", "25");
    s.adds("kerusakan");
    s.answers("kerusakan[1]/foto_kerusakan", &photo(DAMAGE));
    s.adds("kerusakan");
    s.apply(Edit::Finalise).unwrap();
    let mut response = s.response().clone();
    // The form's own reference is to no file.
    response.instrument = instrument().reference();
    response
}

fn text(responses: &[Response]) -> String {
    let about = Export {
        exported_at: moment("2026-03-01T16:00:00+07:00"),
        device: "7f3a".to_owned(),
        study: StudyV1 {
            code: "GRD".to_owned(),
            name: "Gerdu 2026".to_owned(),
            privacy: PrivacyV1::Standard,
        },
    };
    export(about, &instrument(), responses).unwrap()
}

/// The archive of a text with files by their names.
fn archive(text: &str, files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ArchiveWriter::new(Vec::new(), "berdaya.json", text).unwrap();
    for (name, content) in files {
        writer.add(name, content).unwrap();
    }
    writer.finish().unwrap()
}

/// The archive of [`visit`] as it is exported.
fn whole() -> Vec<u8> {
    let (house, damage) = (photo(HOUSE), photo(DAMAGE));
    let story = attachment_name(STORY, "webm");
    let files = [(house.as_str(), HOUSE), (&damage, DAMAGE), (&story, STORY)];
    archive(&text(&[visit()]), &files)
}

fn read(bytes: &[u8]) -> ResponsesFile {
    read_opened(open_export(bytes).unwrap(), &Rules).unwrap()
}

#[track_caller]
fn assert_refused(bytes: &[u8], problem: ArchiveProblem) {
    let found = open_export(bytes).unwrap_err();
    let [Finding { problem: found, .. }] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(*found, FileProblem::Archive(problem));
}

// --- Answers ---

#[test]
fn an_answer_of_a_photo_or_a_recording_is_a_name_by_content() {
    let mut s = Form::new(json!([
        { "id": "photo", "type": "image" },
        { "id": "story", "type": "audio" },
    ]));
    s.answers("photo", &photo(HOUSE));
    s.answers("story", &attachment_name(STORY, "ogg"));
    let wrong = Refusal::Misfit(Misfit::WrongKind);
    for text in ["rumah.jpg", "", "../0123456789abcdef.jpg"] {
        assert_eq!(s.refusal("photo", text), wrong, "{text}");
        assert_eq!(s.refusal("story", text), wrong, "{text}");
    }
    assert!(s.cell("photo").is_required && s.cell("story").is_required);
}

#[test]
fn a_position_is_never_required_and_never_finer_than_was_asked_for() {
    let mut s = Form::new(json!([
        { "id": "rough", "type": "geopoint" },
        { "id": "fine", "type": "geopoint", "decimals": 5, "required": false },
    ]));
    assert!(!s.cell("rough").is_required && !s.cell("fine").is_required);
    s.answers("rough", "-7.26 112.75 0 800");
    s.answers("fine", "-7.25679 112.75123 0 14");
    let wrong = Refusal::Misfit(Misfit::WrongKind);
    assert_eq!(s.refusal("rough", "-7.25679 112.75123 0 14"), wrong);
    assert_eq!(s.refusal("rough", "-7.26 112.75"), wrong);
}

#[test]
fn a_form_says_how_large_a_photo_and_how_fine_a_position_is() {
    let s = Form::new(json!([
        { "id": "usual", "type": "image" },
        { "id": "small", "type": "image", "max_pixels": 640 },
        { "id": "place", "type": "geopoint" },
    ]));
    let capture = |id: &str| s.instrument().item(id).unwrap().kind.capture().unwrap();
    assert_eq!(capture("usual"), Capture::Image { max_pixels: 1_600 });
    assert_eq!(capture("small"), Capture::Image { max_pixels: 640 });
    assert_eq!(capture("place"), Capture::Geopoint { decimals: 2 });
}

#[test]
fn what_cannot_be_asked_of_a_device_is_found() {
    let found = findings(&file(json!([
        { "id": "a", "type": "geopoint", "required": true },
        { "id": "b", "type": "geopoint", "required": "${a} != ''" },
        { "id": "c", "type": "geopoint", "decimals": 6 },
        { "id": "d", "type": "image", "max_pixels": 0, "decimals": 2 },
        { "id": "e", "type": "audio", "max_pixels": 100, "default": "'x'" },
        { "id": "f", "type": "image", "calculation": "${d}" },
        { "id": "g", "type": "text", "max_pixels": 100 },
    ])));
    let found: Vec<(&str, &Problem)> = found
        .iter()
        .map(|found| (found.place.trim_start_matches("sections[0].items"), &found.problem))
        .collect();
    let expected = [
        ("[0].required", Problem::NotHere),
        ("[1].required", Problem::NotHere),
        ("[2].decimals", Problem::BadNumber),
        ("[3].max_pixels", Problem::BadNumber),
        ("[3].decimals", Problem::NotHere),
        ("[4].default", Problem::NotHere),
        ("[4].max_pixels", Problem::NotHere),
        ("[5].calculation", Problem::NotHere),
        ("[6].max_pixels", Problem::NotHere),
    ];
    let expected: Vec<(&str, &Problem)> =
        expected.iter().map(|(place, problem)| (*place, problem)).collect();
    assert_eq!(found, expected);
}

#[test]
fn the_files_of_an_interview_are_those_that_its_answers_name() {
    let response = visit();
    let named = attachments(&instrument().instrument, &response.answers);
    let expected = [photo(HOUSE), photo(DAMAGE), attachment_name(STORY, "webm")];
    let mut expected: Vec<&str> = expected.iter().map(String::as_str).collect();
    expected.sort_unstable();
    assert_eq!(named.into_iter().collect::<Vec<_>>(), expected);
    // A text that looks like a name is none.
    let source = source(&file(json!([{ "id": "q", "type": "text" }])));
    let mut s = Form::new(json!([{ "id": "q", "type": "text" }]));
    s.answers("q", &photo(HOUSE));
    assert!(attachments(&source.instrument, &s.response().answers).is_empty());
}

/// A photo may be ready after an instance before its own is gone.
#[test]
fn where_an_answer_belongs_is_known_after_instances_are_deleted() {
    let mut s = Form::of(&serde_json::from_str(INSTRUMENT).unwrap());
    s.adds("kerusakan");
    s.adds("kerusakan");
    let place =
        |s: &Form, n: usize| s.session.place(&format!("kerusakan[{n}]/foto_kerusakan")).unwrap();
    let (first, second) = (place(&s, 1), place(&s, 2));
    s.apply(Edit::Delete { instance: "kerusakan[1]".to_owned() }).unwrap();
    assert!(!s.session.is_there(first) && s.session.is_there(second));
    assert_eq!(s.session.path(second), "kerusakan[1]/foto_kerusakan");
}

// --- There and back ---

#[test]
fn an_export_with_files_comes_back_whole() {
    let read_back = read(&whole());
    assert_eq!(read_back.findings, []);
    assert_eq!((read_back.attachments, read_back.refused), (3, 0));
    assert_eq!(read_back.records[0].response, visit());
    let bytes = whole();
    let archive = read_archive(&bytes).unwrap();
    assert_eq!(archive.attachments[&photo(HOUSE)], HOUSE);
    assert_eq!(archive.text, text(&[visit()]).as_bytes());
}

#[test]
fn an_export_without_its_files_is_used_and_told() {
    let read_back = read(text(&[visit()]).as_bytes());
    assert_eq!((read_back.records.len(), read_back.attachments), (1, 0));
    let lacking: Vec<&FileProblem> =
        read_back.findings.iter().map(|found| &found.problem).collect();
    assert_eq!(lacking.len(), 3);
    assert!(lacking.iter().all(|problem| matches!(problem, FileProblem::AttachmentMissing(_))));
    assert_eq!(read_back.findings[0].place, "responses[0]");
    assert_eq!(read_back.findings[0].code.as_deref(), Some("W-001"));
}

#[test]
fn a_file_that_does_not_hold_what_its_name_says_is_told() {
    let (house, damage) = (photo(HOUSE), photo(DAMAGE));
    let files = [(house.as_str(), DAMAGE), (damage.as_str(), DAMAGE)];
    let read_back = read(&archive(&text(&[visit()]), &files));
    assert_eq!((read_back.records.len(), read_back.attachments), (1, 1));
    let mut told: Vec<FileProblem> =
        read_back.findings.into_iter().map(|found| found.problem).collect();
    told.sort_by_key(|problem| format!("{problem:?}"));
    let story = attachment_name(STORY, "webm");
    assert_eq!(
        told,
        [FileProblem::AttachmentAltered(house), FileProblem::AttachmentMissing(story)]
    );
}

#[test]
fn an_archive_that_is_cut_short_is_refused() {
    let bytes = whole();
    for length in [4, 100, bytes.len() / 2, bytes.len() - 1] {
        assert_refused(&bytes[..length], ArchiveProblem::Unreadable);
    }
}

#[test]
fn an_archive_with_no_file_of_interviews_or_with_two_is_refused() {
    let text = text(&[visit()]);
    let renamed = |name: &str| ArchiveWriter::new(Vec::new(), name, &text).unwrap().finish();
    assert_refused(&renamed("berdaya.txt").unwrap(), ArchiveProblem::NotOneFile);
    assert_refused(&renamed("folder/berdaya.json").unwrap(), ArchiveProblem::NotOneFile);
    // A path that climbs out of its folder comes to a second file.
    assert_refused(&archive(&text, &[("../b.json", b"{}")]), ArchiveProblem::NotOneFile);
    let read_back = read(&archive(&text, &[("catatan.txt", b"what nobody asked for")]));
    assert_eq!((read_back.records.len(), read_back.attachments), (1, 0));
}

/// The archive `bytes` with `change` made to the headers of its central directory.
fn changed(mut bytes: Vec<u8>, change: impl Fn(usize, &mut [u8])) -> Vec<u8> {
    let signature = b"PK\x01\x02";
    let starts: Vec<usize> = (0..bytes.len() - signature.len())
        .filter(|start| bytes[*start..].starts_with(signature))
        .collect();
    for (n, start) in starts.into_iter().enumerate() {
        change(n, &mut bytes[start..]);
    }
    bytes
}

/// Source: APPNOTE 6.3.10, 4.3.12: flags at 8, method at 10, sizes at 20 and 24, local header at 42.
#[test]
fn an_archive_that_is_packed_encrypted_or_unfolds_is_refused() {
    // 9 is Deflate64.
    let packed = changed(whole(), |_, header| header[10] = 9);
    assert_refused(&packed, ArchiveProblem::Packed);
    let encrypted = changed(whole(), |_, header| header[8] |= 1);
    assert_refused(&encrypted, ArchiveProblem::Packed);
    let unfolds = changed(whole(), |_, header| header[24..28].copy_from_slice(&[255; 4]));
    assert_refused(&unfolds, ArchiveProblem::Unreadable);
    // All files lie over the first, which is the largest.
    let bytes = whole();
    let mut first = Vec::new();
    changed(bytes.clone(), |_, _| {});
    let signature = bytes.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    first.extend_from_slice(&bytes[signature + 20..signature + 28]);
    let overlapping = changed(bytes, |_, header| {
        header[20..28].copy_from_slice(&first);
        header[42..46].copy_from_slice(&[0; 4]);
    });
    assert_refused(&overlapping, ArchiveProblem::Unreadable);
}

#[test]
fn an_archive_of_more_files_than_it_claims_is_refused() {
    // Source: APPNOTE 6.3.10, 4.3.16: the count of files on this disk at 8, that of all at 10.
    let of = |files: usize| {
        let names: Vec<String> = (1..files).map(|n| format!("{n}.jpg")).collect();
        let named: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &[][..])).collect();
        let mut bytes = archive(&text(&[visit()]), &named);
        let claim = bytes.len() - 22 + 8;
        bytes[claim..claim + 4].copy_from_slice(&[1, 0, 1, 0]);
        bytes
    };
    assert_eq!(read_archive(&of(65_000)).unwrap().attachments.len(), 64_999);
    assert_refused(&of(65_001), ArchiveProblem::Unreadable);
}

// --- The evaluator's desk ---

fn told(bytes: &[u8]) -> FileContents {
    let mut desk = Desk::new(&Rules);
    desk.take_file("berdaya.zip", Some(bytes));
    let Reply::Ledger(ledger) = desk.handle(Request::Ledger) else { panic!() };
    match ledger.files[0].outcome.clone() {
        Outcome::Read(contents) => contents,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_ledger_counts_files_and_tells_which_lack() {
    let contents = told(&whole());
    assert_eq!((contents.interviews, contents.attachments), (1, 3));
    assert!(contents.lost.is_empty() && contents.differences.is_empty());
    let contents = told(&archive(&text(&[visit()]), &[(&photo(HOUSE), HOUSE)]));
    assert_eq!((contents.interviews, contents.attachments, contents.lost.len()), (1, 1, 2));
    assert!(contents.findings.is_empty() && contents.differences.is_empty());
}

#[test]
fn answers_stand_in_the_file_as_names() {
    let file: Value = serde_json::from_str(&text(&[visit()])).unwrap();
    let answers = &file["responses"][0]["answers"];
    assert_eq!(answers["rumah"], json!({ "value": photo(HOUSE) }));
    assert_eq!(answers["posisi"], json!({ "value": "-7.26 112.75 0 800" }));
    let damage = json!({ "instances": [{ "foto_kerusakan": { "value": photo(DAMAGE) } }, {}] });
    assert_eq!(answers["kerusakan"], damage);
}

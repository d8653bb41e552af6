//! The evaluator's desk: files are put on it, told of one by one, and answered from.

use berdaya::evaluation::{Filter, Settings};
use berdaya::expression::Rules;
use berdaya::instrument::{Review, Told};
use berdaya::record::{Form, InstrumentSource, Problem, ReportV1, ResponseV1, TableSettings};
use berdaya::wire::{FormatProblem, Shape};
use berdaya::worker::Desk;
use berdaya::worker::protocol::{Figures, FileContents, Ledger, Outcome, Reply, Request, Restored};
use serde_json::Value;

use crate::interview::{SHIPPED, shipped};
use crate::schema::{assert_valid, schema_of};
use crate::village::{declined, file, file_of, held, revised};

const SITE: &str = "RT 01 / RW 07";
const OTHER: &str = "RT 02 / RW 07";

fn desk(files: &[(&str, &str)]) -> Desk {
    let mut desk = Desk::new(&Rules);
    for (name, text) in files {
        desk.take_file(name, Some(text.as_bytes()));
    }
    desk
}

/// The request and its answer as they cross to the worker and back.
#[track_caller]
fn ask(desk: &mut Desk, request: &Request) -> Reply {
    let request = serde_json::from_str(&serde_json::to_string(request).unwrap()).unwrap();
    let reply = desk.handle(request);
    let crossed: Reply = serde_json::from_str(&serde_json::to_string(&reply).unwrap()).unwrap();
    assert_eq!(crossed, reply);
    crossed
}

#[track_caller]
fn ledger(desk: &mut Desk) -> Ledger {
    let Reply::Ledger(ledger) = ask(desk, &Request::Ledger) else { panic!("no ledger") };
    ledger
}

#[track_caller]
fn figures(desk: &mut Desk, filter: Filter) -> Figures {
    let request = Request::Summarise { instrument: None, settings: filter.into() };
    let Reply::Figures(figures) = ask(desk, &request) else { panic!("no figures") };
    *figures
}

/// A careful study says so in its exports; one such file makes the whole set careful.
#[test]
fn a_careful_study_hides_more_also_from_who_evaluates() {
    let plain = file(&[held(1, "W", SITE, 4)]);
    let careful = file(&[held(2, "W", SITE, 4)]);
    let mut careful: Value = serde_json::from_str(&careful).unwrap();
    careful["study"]["privacy"] = "strict".into();
    let careful = careful.to_string();
    let min_cell =
        |files: &[(&str, &str)]| figures(&mut desk(files), Filter::default()).settings.min_cell;
    assert_eq!(min_cell(&[("a.json", &plain)]), 5);
    assert_eq!(min_cell(&[("a.json", &plain), ("b.json", &careful)]), 10);
    let mut desk = desk(&[("b.json", &careful)]);
    let Reply::Report(text) = ask(&mut desk, &report_request(Filter::default())) else {
        panic!("no report")
    };
    let report: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(report["settings"]["min_cell"], 10);
    let settings = Settings::default();
    let request = Request::Anonymity { instrument: None, settings: settings.clone(), k: 5 };
    let Reply::Anonymity(told) = ask(&mut desk, &request) else { panic!("no k") };
    assert_eq!(told.k, 10);
    let request = Request::Tables { instrument: None, settings, tables: TableSettings::default() };
    let Reply::Tables(tables) = ask(&mut desk, &request) else { panic!("no tables") };
    assert_eq!(tables.anonymity, Some(told));
}

fn report_request(filter: Filter) -> Request {
    let made_at = "2026-03-02T08:00:00+07:00".to_owned();
    Request::Report { instrument: None, settings: filter.into(), made_at }
}

#[track_caller]
fn contents(ledger: &Ledger, n: usize) -> &FileContents {
    match &ledger.files[n].outcome {
        Outcome::Read(contents) => contents,
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn refused(bytes: &[u8]) -> Problem {
    let mut desk = Desk::new(&Rules);
    desk.take_file("a.json", Some(bytes));
    match &ledger(&mut desk).files[0].outcome {
        Outcome::Refused(findings) => findings[0].problem.clone(),
        other => panic!("{other:?}"),
    }
}

/// `text` with one change to its JSON.
fn changed(text: &str, change: impl FnOnce(&mut Value)) -> String {
    let mut value = serde_json::from_str(text).unwrap();
    change(&mut value);
    value.to_string()
}

#[test]
fn the_ledger_tells_what_each_file_holds() {
    let (one, two, three) = (held(1, "W", SITE, 3), held(2, "W", SITE, 2), declined(3, "K", SITE));
    let (first, second) = (file(&[one, two.clone()]), file(&[two, three]));
    let mut desk = desk(&[("a.json", &first), ("b.json", &second)]);
    let ledger = ledger(&mut desk);
    let told: Vec<(usize, usize, usize)> = [0, 1]
        .map(|n| contents(&ledger, n))
        .map(|file| (file.interviews, file.refusals, file.refused))
        .to_vec();
    assert_eq!(told, [(2, 0, 0), (2, 1, 0)]);
    assert_eq!((ledger.duplicates, ledger.replaced, ledger.conflicts.len()), (1, 0, 0));
    let [instrument] = &ledger.instruments[..] else { panic!("{:?}", ledger.instruments) };
    assert_eq!((instrument.interviews, instrument.refusals), (2, 1));
    assert_eq!(instrument.title.get("id"), "Kampung Tangguh 7D");
    assert_eq!(figures(&mut desk, Filter::default()).summary.interviews, 2);
}

#[test]
fn a_file_that_is_none_of_ours_is_refused_with_the_reason() {
    assert_eq!(refused(b"\xFF\xFE"), Problem::Shape(Shape::NotText { byte: 0 }));
    assert_eq!(refused(b"{\"type\": 1}"), Problem::Format(FormatProblem::Foreign));
    let kind = FormatProblem::OtherKind("berdaya.report/1".to_owned());
    assert_eq!(refused(b"{\"format\": \"berdaya.report/1\"}"), Problem::Format(kind));
    let newer = FormatProblem::UnknownVersion("berdaya.instrument/9".to_owned());
    assert_eq!(refused(b"{\"format\": \"berdaya.instrument/9\"}"), Problem::Format(newer));
    let text = file(&[held(1, "W", SITE, 3)]);
    assert!(matches!(
        refused(&text.as_bytes()[..text.len() / 2]),
        Problem::Shape(Shape::CutShort { .. })
    ));
}

#[test]
fn a_file_that_the_browser_cannot_read_is_told_and_the_others_stay() {
    let mut desk = desk(&[("a.json", &file(&[held(1, "W", SITE, 3)]))]);
    desk.take_file("b.json", None);
    let ledger = ledger(&mut desk);
    assert_eq!(ledger.files[1].outcome, Outcome::Unreadable);
    assert_eq!(figures(&mut desk, Filter::default()).summary.interviews, 1);
}

#[test]
fn a_tampered_interview_is_refused_with_its_place_and_the_rest_counts() {
    let text = changed(&file(&[held(1, "W", SITE, 3), held(2, "W", SITE, 2)]), |file| {
        file["responses"][1]["answers"]["I1.S1.1"]["value"] = 1.into();
    });
    let ledger = ledger(&mut desk(&[("a.json", &text)]));
    let file = contents(&ledger, 0);
    assert_eq!((file.interviews, file.refused, file.differences.len()), (1, 1, 0));
    let finding = file.findings.iter().find(|one| one.problem == Problem::Altered).unwrap();
    assert_eq!(finding.place, "responses[1].digest");
    assert_eq!(finding.code.as_deref(), Some("W-002"));
}

#[test]
fn a_stored_score_that_the_answers_do_not_give_is_told_and_not_used() {
    let text = changed(&file(&[held(1, "W", SITE, 3)]), |file| {
        let stored = &mut file["responses"][0];
        stored["scores"]["factors"]["S1"]["score"] = 99.0.into();
        let wire: ResponseV1 = serde_json::from_value(stored.clone()).unwrap();
        stored["digest"] = wire.content_digest().into();
    });
    let mut desk = desk(&[("a.json", &text)]);
    let ledger = ledger(&mut desk);
    let file = contents(&ledger, 0);
    assert_eq!((file.interviews, file.refused, file.findings.len()), (1, 0, 0));
    let differs =
        Problem::ScoreDiffers { figure: "S1".to_owned(), stored: Some(99.0), computed: Some(75.0) };
    assert_eq!(file.differences[0].problem, differs);
    let summary = figures(&mut desk, Filter::default()).summary;
    let s1 = summary.factors.iter().find(|factor| factor.id == "S1").unwrap();
    assert_eq!(s1.score.unwrap().mean.to_bits(), 75.0_f64.to_bits());
}

#[test]
fn two_instruments_of_one_name_are_told_with_their_files() {
    let other = changed(SHIPPED, |instrument| instrument["source"] = "another source".into());
    let other = InstrumentSource::read(&other, &Rules).unwrap();
    let mut foreign = [held(2, "W", SITE, 3), held(3, "W", SITE, 3)];
    for response in &mut foreign {
        response.instrument = other.reference();
    }
    let (ours, theirs) = (file(&[held(1, "W", SITE, 3)]), file_of(&other, &foreign));
    let mut desk = desk(&[("ours.json", &ours), ("theirs.json", &theirs)]);
    let ledger = ledger(&mut desk);
    let told: Vec<(usize, &str)> = ledger
        .same_name()
        .iter()
        .map(|entry| (entry.interviews, entry.files[0].as_str()))
        .collect();
    assert_eq!(told, [(2, "theirs.json"), (1, "ours.json")]);

    let default = figures(&mut desk, Filter::default());
    assert_eq!((default.instrument.as_str(), default.summary.interviews), (&*other.digest, 2));
    let chosen = Request::Summarise {
        instrument: Some(shipped().digest.to_string()),
        settings: Settings::default(),
    };
    let Reply::Figures(chosen) = ask(&mut desk, &chosen) else { panic!() };
    assert_eq!(chosen.summary.interviews, 1);
}

#[test]
fn a_conflict_is_settled_by_choosing_or_by_putting_a_file_away() {
    let (one, other) = (file(&[held(1, "W", SITE, 3)]), file(&[held(1, "W", SITE, 1)]));
    let mut desk = desk(&[("a.json", &one), ("b.json", &other)]);
    assert_eq!(figures(&mut desk, Filter::default()).summary.interviews, 0);
    let conflict = ledger(&mut desk).conflicts.remove(0);

    let settle = |digest| Request::Settle { id: conflict.id.clone(), digest };
    let chosen = conflict.versions[0].digest.clone();
    ask(&mut desk, &settle(Some(chosen)));
    assert_eq!(figures(&mut desk, Filter::default()).summary.interviews, 1);
    ask(&mut desk, &settle(None));
    assert_eq!(figures(&mut desk, Filter::default()).summary.interviews, 0);

    let Reply::Ledger(ledger) = ask(&mut desk, &Request::Remove { file: 1 }) else { panic!() };
    assert_eq!((ledger.files.len(), ledger.conflicts.len()), (1, 0));
    assert_eq!(figures(&mut desk, Filter::default()).summary.interviews, 1);
}

#[test]
fn files_of_one_name_are_told_apart() {
    let text = file(&[held(1, "W", SITE, 3)]);
    let mut desk = desk(&[("a.json", &text), ("a.json", "{}"), ("a.json", "[]")]);
    let names: Vec<String> = ledger(&mut desk).files.into_iter().map(|file| file.name).collect();
    assert_eq!(names, ["a.json", "a.json (2)", "a.json (3)"]);
}

#[test]
fn an_empty_desk_has_no_figures_and_no_report() {
    let mut desk = Desk::new(&Rules);
    let request = Request::Summarise { instrument: None, settings: Settings::default() };
    assert_eq!(ask(&mut desk, &request), Reply::NoData);
    assert_eq!(ask(&mut desk, &report_request(Filter::default())), Reply::NoData);
    assert_eq!(ledger(&mut desk), Ledger::default());
}

#[test]
fn interviews_come_back_as_they_were_exported() {
    let first = held(1, "W", SITE, 3);
    let second = revised(&first, &["I1.S1.1"], "1");
    let third = declined(2, "K", SITE);
    let (old, new) = (file(&[first]), file(&[second.clone(), third.clone()]));
    let mut desk = desk(&[("old.json", &old), ("new.json", &new)]);
    let Reply::Restored(restored) = ask(&mut desk, &Request::Restore) else { panic!() };
    let Restored { ledger, instruments, interviews } = restored;
    let instrument = shipped().instrument;
    let expected = [second, third].map(|response| ResponseV1::new(&instrument, &response));
    assert_eq!(interviews, expected);
    assert_eq!(ledger.replaced, 1);
    let [kept] = &instruments[..] else { panic!("{}", instruments.len()) };
    assert_eq!(InstrumentSource::read(&kept.text, &Rules).unwrap().digest.as_ref(), kept.digest);
    assert_eq!(kept.digest, interviews[0].instrument.digest);
}

#[test]
fn the_report_tells_inputs_rules_and_every_figure_with_its_n() {
    let at = |n: u16, site| held(n, "W", site, usize::from(n % 4) + 1);
    let here: Vec<_> = (1..=6).map(|n| at(n, SITE)).collect();
    let there: Vec<_> = (7..=9).map(|n| at(n, OTHER)).chain([declined(10, "K", OTHER)]).collect();
    let mut desk = desk(&[("b.json", &file(&there)), ("a.json", &file(&here)), ("c.json", "{}")]);
    let request = report_request(Filter::default());
    let Reply::Report(text) = ask(&mut desk, &request) else { panic!("no report") };
    let report: ReportV1 = serde_json::from_str(&text).unwrap();

    assert_eq!(
        (report.format.as_str(), report.made_at.as_str()),
        ("berdaya.report/1", "2026-03-02T08:00:00+07:00")
    );
    let inputs: Vec<(&str, Option<usize>)> = report
        .inputs
        .iter()
        .map(|input| (input.name.as_str(), input.contents.as_ref().map(|held| held.interviews)))
        .collect();
    assert_eq!(inputs, [("a.json", Some(6)), ("b.json", Some(4)), ("c.json", None)]);
    assert_eq!((report.whole.interviews, report.whole.refusals), (9, 1));
    let sites: Vec<(&str, usize)> = report
        .by_site
        .iter()
        .map(|group| (group.name.as_str(), group.figures.interviews))
        .collect();
    assert_eq!(sites, [(SITE, 6), (OTHER, 3)]);
    let few = |n: usize| report.by_site[n].figures.net.unwrap().few;
    assert_eq!((few(0), few(1)), (false, true));
    let roles: Vec<&str> = report.by_role.iter().map(|group| group.name.as_str()).collect();
    assert_eq!(roles, ["K", "W"]);
    assert!(report.whole.factors.iter().all(|factor| factor.score.unwrap().n == 9));
    assert_eq!(report.settings.factor_weights.len(), shipped().instrument.scoring.factors.len());

    assert_valid(&schema_of::<ReportV1>("berdaya.report/1"), &serde_json::from_str(&text).unwrap());
    let again = serde_json::to_string_pretty(&report).unwrap();
    assert_eq!(again, text, "what is read is what was written, bit for bit");
}

#[test]
fn the_order_of_the_files_does_not_change_the_report() {
    let (one, two) = (
        file(&[held(1, "W", SITE, 3), held(2, "K", SITE, 1)]),
        file(&[held(3, "W", OTHER, 2), held(4, "W", OTHER, 4)]),
    );
    let request = report_request(Filter::default());
    let straight = ask(&mut desk(&[("a.json", &one), ("b.json", &two)]), &request);
    let reversed = ask(&mut desk(&[("b.json", &two), ("a.json", &one)]), &request);
    assert_eq!(straight, reversed);
}

#[test]
fn a_filtered_report_holds_what_the_filter_takes() {
    let text = file(&[held(1, "W", SITE, 3), held(2, "W", OTHER, 1), held(3, "K", OTHER, 2)]);
    let mut desk = desk(&[("a.json", &text)]);
    let filter = Filter::default().at_site(OTHER);
    let Reply::Report(text) = ask(&mut desk, &report_request(filter.clone())) else { panic!() };
    let report: ReportV1 = serde_json::from_str(&text).unwrap();
    assert_eq!((report.settings.filter, report.whole.interviews), (filter, 2));
    assert_eq!(report.by_site.len(), 1);
    assert_eq!(report.by_role.len(), 2);
}

// --- Instruments ---

fn review(desk: &mut Desk, n: usize) -> Review {
    match &ledger(desk).files[n].outcome {
        Outcome::Instrument(review) => review.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_instrument_is_told_for_what_it_is_and_has_no_part_in_the_figures() {
    let interviews = file(&[held(1, "W", SITE, 3)]);
    let mut desk = desk(&[("kampung.json", SHIPPED), ("a.json", &interviews)]);
    let told = review(&mut desk, 0);
    let about = told.about.unwrap();
    assert_eq!(about.title.get("en"), shipped().instrument.title.get("en"));
    assert_eq!((told.findings, told.remarks), (vec![], vec![]));
    assert_eq!(figures(&mut desk, Filter::default()).summary.interviews, 1);
    let Reply::Report(report) = ask(&mut desk, &report_request(Filter::default())) else {
        panic!()
    };
    let report: ReportV1 = serde_json::from_str(&report).unwrap();
    let inputs: Vec<&str> = report.inputs.iter().map(|input| input.name.as_str()).collect();
    assert_eq!(inputs, ["a.json"]);
}

#[test]
fn an_instrument_that_cannot_be_asked_is_told_with_its_places() {
    let text = changed(SHIPPED, |file| {
        file["sections"][0]["items"][0]["relevant"] = "1 == 1".into();
        file["title"].as_object_mut().unwrap().remove("en");
    });
    let mut desk = desk(&[("rusak.json", &text)]);
    let told = review(&mut desk, 0);
    let places = |told: &[Told]| told.iter().map(|it| it.place.clone()).collect::<Vec<_>>();
    assert_eq!(places(&told.findings), ["sections[0].items[0].relevant"]);
    assert_eq!(places(&told.remarks), ["title"]);
    assert_eq!(ask(&mut desk, &report_request(Filter::default())), Reply::NoData);
}

#[test]
fn tables_cross_as_one_zip_with_what_was_done_to_hide_people() {
    let text = file(&[1, 2, 3, 4, 5, 6].map(|n| held(n, "W", if n > 5 { OTHER } else { SITE }, 3)));
    let mut desk = desk(&[("a.json", &text)]);
    let request = Request::Anonymity { instrument: None, settings: Settings::default(), k: 5 };
    let Reply::Anonymity(told) = ask(&mut desk, &request) else { panic!("no k") };
    assert_eq!((told.before, told.after, told.left_out), (1, 5, 1));
    for form in [Form::Raw, Form::Anonymous, Form::Aggregate] {
        let tables = TableSettings { form, ..TableSettings::default() };
        let settings = Settings::default();
        let request = Request::Tables { instrument: None, settings, tables };
        let Reply::Tables(tables) = ask(&mut desk, &request) else { panic!("no tables") };
        assert!(tables.content.0.starts_with(b"PK\x03\x04"), "{form:?}");
        assert!(tables.files.iter().any(|name| name == "angka.csv"), "{form:?}");
        assert_eq!(tables.anonymity, (form == Form::Anonymous).then_some(told));
    }
    let nothing = Request::Tables {
        instrument: Some("gone".to_owned()),
        settings: Settings::default(),
        tables: TableSettings::default(),
    };
    assert_eq!(ask(&mut desk, &nothing), Reply::NoData);
}

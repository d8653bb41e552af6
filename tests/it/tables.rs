//! Tables out: every value comes back from every file, and what is published tells on nobody.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::path::PathBuf;

use berdaya::evaluation::{DataSet, Filter, Settings, Weights, community, summarise};
use berdaya::instrument::{Family, Kind};
use berdaya::record::{
    Anonymity, Form, InstrumentSource, TableSettings, Written, anonymity, write_tables,
};
use berdaya::response::{Answer, Answers, Response};
use berdaya::scoring::Aggregation;
use calamine::{Data, Reader, Xlsx};
use miniz_oxide::inflate::decompress_to_vec;
use proptest::prelude::*;
use rawzip::ZipArchive;
use serde_json::json;

use crate::form::{Form as Filled, file as form_file, source as form_source};
use crate::framework_any::interviews;
use crate::frameworks::{FRAMEWORKS, framework};
use crate::interview::shipped;
use crate::village::data_set_of;

fn settings(form: Form) -> TableSettings {
    TableSettings { form, ..TableSettings::default() }
}

/// The files of the tables by name, unpacked.
struct Files {
    by_name: BTreeMap<String, Vec<u8>>,
    anonymity: Option<Anonymity>,
}

impl Files {
    #[track_caller]
    fn of(data_set: &DataSet, settings: &TableSettings) -> Self {
        Self::evaluated(data_set, &Settings::default(), settings)
    }

    #[track_caller]
    fn evaluated(data_set: &DataSet, evaluation: &Settings, settings: &TableSettings) -> Self {
        let Written { to, files, anonymity } =
            write_tables(data_set, evaluation, settings, Vec::new()).unwrap();
        let by_name = unpacked(&to);
        let mut named = files.clone();
        named.sort();
        assert_eq!(by_name.keys().cloned().collect::<Vec<_>>(), named);
        Self { by_name, anonymity }
    }

    #[track_caller]
    fn text(&self, name: &str) -> String {
        String::from_utf8(self.by_name[name].clone()).unwrap()
    }

    /// The rows of a CSV, each cell by its column.
    #[track_caller]
    fn rows(&self, name: &str) -> Vec<BTreeMap<String, String>> {
        let (head, rows) = self.grid(name);
        rows.into_iter().map(|row| head.iter().cloned().zip(row).collect()).collect()
    }

    #[track_caller]
    fn grid(&self, name: &str) -> (Vec<String>, Vec<Vec<String>>) {
        let text = self.text(name);
        let text = text.strip_prefix('\u{feff}').unwrap();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let cells = |row: &csv::StringRecord| row.iter().map(str::to_owned).collect();
        let head = cells(reader.headers().unwrap());
        (head, reader.records().map(|row| cells(&row.unwrap())).collect())
    }
}

/// The files of a ZIP.
fn unpacked(zip: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let archive = ZipArchive::from_slice(zip).unwrap();
    let mut files = BTreeMap::new();
    let mut entries = archive.entries();
    while let Some(entry) = entries.next_entry().unwrap() {
        let name = String::from_utf8(entry.file_path().as_bytes().to_vec()).unwrap();
        let content = archive.get_entry(entry.wayfinder()).unwrap();
        let bytes = decompress_to_vec(content.data()).unwrap();
        assert_eq!(rawzip::crc32(&bytes), entry.crc32(), "{name}");
        assert!(files.insert(name, bytes).is_none());
    }
    files
}

/// As the files say that a text made harmless is had back.
fn undone(cell: &str) -> &str {
    let inner = cell.trim_start_matches('\'');
    let is_formula = inner.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if inner.len() < cell.len() && is_formula { &cell[1..] } else { cell }
}

// --- There and back ---

/// Holds one answer against its cell in the wide table.
#[track_caller]
fn check_cell(answer: Option<&Answer>, cell: &str, is_asked: bool, about: &str) {
    // -97, or further down where an answer is as low.
    let is_code = |end: &str| cell.starts_with("-9") && cell.ends_with(end);
    match answer {
        None if is_asked => assert_eq!(cell, "", "{about}"),
        None => assert!(is_code("95") || is_code("96"), "{about}: {cell}"),
        Some(Answer::Missing(code)) => {
            let expected = match code.code() {
                "TT" => "97",
                "TB" => "98",
                _ => "99",
            };
            assert!(is_code(expected), "{about}: {cell}");
        }
        Some(answer) => {
            let expected = answer.value().unwrap().replace('\n', "\u{21b5}");
            assert_eq!(undone(cell), expected, "{about}");
        }
    }
}

/// Holds what is answered in one place against a row of its wide table.
#[track_caller]
fn check_row(
    source: &InstrumentSource,
    repeat: Option<usize>,
    response: &Response,
    answers: &Answers,
    row: &BTreeMap<String, String>,
) {
    for item in source.instrument.items.iter().filter(|it| it.place.repeat == repeat) {
        let about = format!("{} {}", response.setting.code, item.id);
        let answer = answers.get(&item.id);
        let is_asked =
            item.is_asked_of(&response.setting.role) && !response.skipped.contains(&item.id);
        match &item.kind {
            Kind::SelectMultiple(list, _) => {
                for choice in (0..list.len()).map(|row| list.choice(row)) {
                    let cell = &row[&format!("{}__{choice}", item.id)];
                    match answer.map(|answer| answer.value()) {
                        Some(Some(value)) => {
                            let is_there = value.split(' ').any(|name| name == choice);
                            assert_eq!(cell, &u8::from(is_there).to_string(), "{about}");
                        }
                        _ => check_cell(answer, cell, is_asked, &about),
                    }
                }
            }
            kind if kind.has_value() => check_cell(answer, &row[&item.id], is_asked, &about),
            _ => {}
        }
    }
}

#[track_caller]
fn check_framework(name: &str) {
    let source = framework(name);
    let responses = interviews(name, 4);
    let data_set = data_set_of(&source, &responses);
    let files = Files::of(&data_set, &settings(Form::Raw));

    // The wide tables: answers and scores, bit for bit.
    let rows = files.rows("data.csv");
    assert_eq!(rows.len(), responses.len());
    for (interview, row) in data_set.interviews.iter().zip(&rows) {
        let response = &interview.response;
        assert_eq!(row["wawancara"], response.id.to_string());
        check_row(&source, None, response, &response.answers, row);
        let scores = interview.scores.as_ref().unwrap();
        let figure = |cell: &str| cell.parse::<f64>().ok().map(f64::to_bits);
        for factor in &source.instrument.scoring.factors {
            let expected = scores.factor(&factor.id).map(f64::to_bits);
            assert_eq!(figure(&row[&format!("skor_{}", factor.id)]), expected);
        }
        let index = scores.index(Family::Supporting).map(f64::to_bits);
        assert_eq!(figure(&row["indeks_pendukung"]), index);
        let net = scores.force_field.map(|field| field.net.to_bits());
        assert_eq!(figure(&row["selisih_N"]), net);
    }

    // The repeats: each row names what it stands in.
    for (index, item) in source.instrument.items.iter().enumerate() {
        if !matches!(item.kind, Kind::Repeat(_)) {
            continue;
        }
        let mut rows = files.rows(&format!("{}.csv", item.id)).into_iter();
        for interview in &data_set.interviews {
            let response = &interview.response;
            for (n, answers) in (1..).zip(response.answers.instances(&item.id)) {
                let row = rows.next().unwrap();
                assert_eq!(row["induk"], response.id.to_string());
                assert_eq!(row["kunci"], format!("{}/{}[{n}]", response.id, item.id));
                assert_eq!(row["nomor"], n.to_string());
                check_row(&source, Some(index), response, answers, &row);
            }
        }
        assert!(rows.next().is_none());
    }

    // The long table: texts as they were written, also with ends of lines.
    let mut long: BTreeMap<(String, String), BTreeMap<String, String>> = BTreeMap::new();
    for row in files.rows("data-panjang.csv") {
        long.insert((row["wawancara"].clone(), row["jalur"].clone()), row);
    }
    let mut n_texts = 0;
    for response in &responses {
        for (item, answer) in response.answers.values.iter() {
            let row = &long[&(response.id.to_string(), item.clone())];
            match answer {
                Answer::Missing(code) => assert_eq!(row["keadaan"], code.code()),
                answer => {
                    assert_eq!(row["keadaan"], "dijawab");
                    assert_eq!(undone(&row["nilai"]), answer.value().unwrap(), "{item}");
                    n_texts += usize::from(answer.value().unwrap().contains('\n'));
                }
            }
        }
        for item in &response.skipped {
            let is_told = |row: &BTreeMap<String, String>| row["keadaan"] == "dilewati";
            let row = long.get(&(response.id.to_string(), item.clone()));
            assert!(row.is_none_or(is_told), "{item}");
        }
    }
    assert!(n_texts > 0, "{name} has no text of two lines");
    check_codebook(&files);
    check_workbook(&files);
}

/// Each column of each table is in the codebook, each of its values too, and SPSS hears of all of them.
#[track_caller]
fn check_codebook(files: &Files) {
    let mut known: BTreeMap<(String, String), BTreeMap<String, String>> = BTreeMap::new();
    for row in files.rows("kode-variabel.csv") {
        known.insert((row["tabel"].clone(), row["kolom"].clone()), row);
    }
    let mut values: BTreeSet<(String, String, String)> = BTreeSet::new();
    for row in files.rows("kode-nilai.csv") {
        let key = (row["tabel"].clone(), row["kolom"].clone(), row["nilai"].clone());
        assert!(values.insert(key.clone()), "{key:?} twice");
    }
    let tables: BTreeSet<String> = known.keys().map(|(table, _)| table.clone()).collect();
    for table in tables {
        let (head, rows) = files.grid(&format!("{table}.csv"));
        let syntax = files.text(&format!("{table}.sps"));
        for (n, column) in head.iter().enumerate() {
            let about = &known[&(table.clone(), column.clone())];
            let is_number = about["jenis"] == "angka";
            let format = if is_number { " F20.4" } else { " A" };
            assert!(syntax.contains(&format!("\n    {column}{format}")), "{table} {column}");
            let key = |value: &str| (table.clone(), column.clone(), value.to_owned());
            let has_values = !about["daftar"].is_empty() && about["skala"] != "teks";
            for cell in rows.iter().map(|row| &row[n]).filter(|cell| !cell.is_empty()) {
                if is_number {
                    assert!(cell.parse::<f64>().is_ok(), "{table} {column}: {cell}");
                }
                if has_values && about["skala"] != "rasio" {
                    assert!(values.contains(&key(cell)), "{table} {column}: {cell}");
                }
            }
        }
        assert!(syntax.lines().all(|line| line.len() <= 251), "{table}");
    }
}

/// The sheets hold what the files hold.
#[track_caller]
fn check_workbook(files: &Files) {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(files.by_name["tabel.xlsx"].clone())).unwrap();
    let pairs = [
        ("data label", "data-label.csv"),
        ("data nilai", "data.csv"),
        ("Kode variabel", "kode-variabel.csv"),
        ("Kode nilai", "kode-nilai.csv"),
        ("Angka", "angka.csv"),
    ];
    for (sheet, file) in pairs {
        let range = book.worksheet_range(sheet).unwrap();
        let (head, rows) = files.grid(file);
        let all: Vec<Vec<String>> = std::iter::once(head).chain(rows).collect();
        assert_eq!(range.height(), all.len(), "{sheet}");
        for (n, row) in (0_u32..).zip(&all) {
            for (column, cell) in (0_u32..).zip(row) {
                let found = range.get_value((n, column)).cloned().unwrap_or_default();
                let place = format!("{sheet} {n} {column}");
                match found {
                    Data::Empty => assert_eq!(cell, "", "{place}"),
                    Data::Float(number) => {
                        let expected: f64 = cell.parse().unwrap();
                        assert_eq!(number.to_bits(), expected.to_bits(), "{place}");
                    }
                    Data::String(text) => {
                        assert_eq!(text.replace('\n', "\u{21b5}"), undone(cell), "{place}");
                    }
                    other => panic!("{place}: {other:?}"),
                }
            }
        }
    }
}

#[test]
fn every_answer_and_score_of_every_framework_comes_back() {
    for (name, _) in FRAMEWORKS {
        check_framework(name);
    }
}

// --- What is published ---

/// What a person would be known by in the anonymous tables.
const KNOWN_BY: [&str; 7] =
    ["survei", "putaran", "lokasi", "peran", "bulan", "jenis_kelamin", "kelompok_umur"];

#[track_caller]
fn classes(rows: &[BTreeMap<String, String>]) -> BTreeMap<Vec<String>, usize> {
    let mut classes = BTreeMap::new();
    for row in rows {
        let class = KNOWN_BY.map(|name| row[name].clone()).to_vec();
        *classes.entry(class).or_default() += 1;
    }
    classes
}

/// Interviews of a framework at sites of several sizes, from 1 to many.
fn at_sites(name: &str, each: u16) -> Vec<Response> {
    let sites = [
        "RW 01 > RT 01",
        "RW 01 > RT 01",
        "RW 01 > RT 01",
        "RW 01 > RT 02",
        "RW 02 > RT 01",
        "RW 02 > RT 01",
        "RW 02 > RT 02",
        "RW 03",
    ];
    let mut responses = interviews(name, each);
    for (n, response) in responses.iter_mut().enumerate() {
        sites[n * n % 7 + usize::from(n % 29 == 3)].clone_into(&mut response.setting.site);
    }
    responses
}

#[test]
fn who_is_published_is_like_four_others_at_least() {
    for (name, _) in FRAMEWORKS {
        let (source, responses) = (framework(name), at_sites(name, 30));
        let data_set = data_set_of(&source, &responses);
        let files = Files::of(&data_set, &settings(Form::Anonymous));
        let rows = files.rows("data.csv");
        let told = files.anonymity.unwrap();
        assert_eq!(told, anonymity(&data_set, &Settings::default(), 5), "{name}");
        assert_eq!(rows.len() + told.left_out, responses.len(), "{name}");
        let smallest = classes(&rows).into_values().min().unwrap();
        assert!(smallest >= 5, "{name}: {smallest}");
        assert_eq!(told.after, smallest, "{name}");
        assert!(told.before < 5 && told.ages > 0, "{name}: the data needs nothing done: {told:?}");
        assert!(rows.len() * 2 > responses.len(), "{name}: most are left out: {told:?}");
        check_codebook(&files);
        check_workbook(&files);

        // Neither ids, codes, days, words nor enumerators, in no file.
        let text: String = files
            .by_name
            .iter()
            .filter(|(name, _)| !name.ends_with(".xlsx"))
            .map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
            .collect();
        for response in &responses {
            let setting = &response.setting;
            let id = response.id.to_string();
            for secret in [&id, &setting.code, &response.started_at.to_string()] {
                assert!(!text.contains(secret.as_str()), "{name}: {secret}");
            }
            for (id, answer) in response.answers.values.iter() {
                let item = source.instrument.item(id).unwrap();
                let is_private = matches!(item.kind, Kind::Text { .. } | Kind::Date);
                // A word or two may stand in the questionnaire as well.
                let is_known =
                    |value: &&str| is_private && (value.len() > 25 || value.contains('-'));
                let Some(value) = answer.value().filter(is_known) else { continue };
                assert!(!text.contains(value), "{name} {id}: {value}");
            }
        }
        assert!(!text.contains("enumerator\""), "{name}");
    }
}

#[test]
fn too_few_to_hide_anybody_are_left_out_and_a_filter_is_kept_to() {
    let source = shipped();
    let data_set = data_set_of(&source, &at_sites("kampung-tangguh-7d", 4));
    let told = anonymity(&data_set, &Settings::default(), 5);
    assert_eq!((told.after, told.left_out), (0, 20));
    let files = Files::of(&data_set, &settings(Form::Anonymous));
    assert_eq!(files.rows("data.csv"), []);
    let filter = Filter::default().for_role("W");
    let files = Files::evaluated(&data_set, &filter.into(), &settings(Form::Raw));
    let roles: BTreeSet<String> =
        files.rows("data.csv").into_iter().map(|row| row["peran"].clone()).collect();
    assert_eq!(roles, BTreeSet::from(["W".to_owned()]));
    // A limit below the one for release is not taken.
    let lax = TableSettings { k: 1, ..settings(Form::Anonymous) };
    assert_eq!(Files::of(&data_set, &lax).anonymity.unwrap().k, 5);
}

/// That nothing about a few can be worked out from them is held for what they are made of (`tests/it/community.rs`).
#[test]
fn aggregates_are_what_a_community_may_be_told_of_all_and_of_each_place() {
    let (mut n_told, mut n_withheld) = (0, 0);
    for (name, _) in FRAMEWORKS {
        let (source, responses) = (framework(name), at_sites(name, 12));
        let data_set = data_set_of(&source, &responses);
        let files = Files::of(&data_set, &settings(Form::Aggregate));
        assert_eq!(
            files.by_name.keys().collect::<Vec<_>>(),
            ["angka.csv", "baca-saya.txt", "tabel.xlsx"]
        );
        let rows = files.rows("angka.csv");
        let (head, _) = files.grid("angka.csv");
        assert_eq!(head, ["menurut", "nama", "ukuran", "label", "keluarga", "n", "rata_rata"]);
        let readme = files.text("baca-saya.txt");
        assert!(readme.contains("Peran tidak dibedakan"), "{readme}");
        let sites: BTreeSet<&String> = responses.iter().map(|it| &it.setting.site).collect();
        let mut expected = 0;
        for place in sites.into_iter().map(String::as_str).chain(["", "RW 01", "RW 02"]) {
            let filter = match place {
                "" => Filter::default(),
                place => Filter::default().at_site(place),
            };
            let told = community(&data_set, &filter, 5);
            let forces = told.iter().flat_map(|told| &told.forces);
            for force in forces {
                let is_it = |row: &&BTreeMap<String, String>| {
                    row["nama"] == place && row["ukuran"] == force.id
                };
                let found = rows.iter().find(is_it);
                assert_eq!(found.is_some(), force.mean.is_some(), "{name} {place} {}", force.id);
                let (Some(row), Some(mean)) = (found, force.mean) else {
                    n_withheld += 1;
                    let part = if place.is_empty() { "semua" } else { place };
                    let told = readme.split(&format!("{part}: ")).nth(1).unwrap();
                    let told = told.split(';').next().unwrap();
                    assert!(told.contains(&force.id), "{name} {place} {}: {readme}", force.id);
                    continue;
                };
                assert!(mean.n >= 5);
                assert_eq!(row["n"], mean.n.to_string());
                let value: f64 = row["rata_rata"].parse().unwrap();
                assert_eq!(value.to_bits(), mean.value.to_bits());
                n_told += 1;
            }
            expected += told
                .iter()
                .map(|told| {
                    let forces = told.forces.iter().filter(|force| force.mean.is_some()).count();
                    forces + told.indices.len() + usize::from(told.net.is_some())
                })
                .sum::<usize>();
        }
        assert_eq!(rows.len(), expected, "{name}: no figure more");
    }
    assert!(n_told > 0 && n_withheld > 0, "told {n_told}, withheld {n_withheld}");
}

/// The rows that stand there give the figures beside them, so these tell nothing of those that were left out.
#[test]
fn figures_beside_anonymous_rows_are_of_these_rows() {
    let source = shipped();
    let data_set = data_set_of(&source, &at_sites("kampung-tangguh-7d", 30));
    let files = Files::of(&data_set, &settings(Form::Anonymous));
    let rows = files.rows("data.csv");
    assert!(files.anonymity.unwrap().left_out > 0);
    for figure in files.rows("angka.csv") {
        let column = match figure["ukuran"].as_str() {
            name @ ("selisih_N" | "indeks_proses" | "indeks_pendukung" | "indeks_penghambat"
            | "indeks_hasil") => name.to_owned(),
            factor => format!("skor_{factor}"),
        };
        if figure["menurut"] == "semua" {
            let values = rows.iter().filter(|row| !row[&column].is_empty()).count();
            assert_eq!(figure["n"], values.to_string(), "{column}");
        }
    }
}

#[test]
fn raw_figures_are_of_whole_places_too() {
    let source = shipped();
    let data_set = data_set_of(&source, &at_sites("kampung-tangguh-7d", 12));
    let rows = Files::of(&data_set, &settings(Form::Raw)).rows("angka.csv");
    for place in ["RW 01", "RW 01 > RT 01", "RW 02"] {
        let summary = summarise(&data_set, &Filter::default().at_site(place).into());
        let expected = summary.indices.of(Family::Supporting).unwrap();
        let is_it = |row: &&BTreeMap<String, String>| {
            row["nama"] == place && row["ukuran"] == "indeks_pendukung"
        };
        let found: Vec<_> = rows.iter().filter(is_it).collect();
        let [row] = &found[..] else { panic!("{place}: {found:?}") };
        assert_eq!(row["menurut"], "lokasi");
        assert_eq!(row["n"], expected.n.to_string());
        let mean: f64 = row["rata_rata"].parse().unwrap();
        assert_eq!(mean.to_bits(), expected.mean.to_bits());
    }
}

#[test]
fn raw_figures_are_those_of_the_summary() {
    let source = shipped();
    let data_set = data_set_of(&source, &interviews("kampung-tangguh-7d", 3));
    let files = Files::of(&data_set, &settings(Form::Raw));
    let summary = summarise(&data_set, &Settings::default());
    let rows = files.rows("angka.csv");
    for factor in &summary.factors {
        let score = factor.score.unwrap();
        let is_it = |row: &&BTreeMap<String, String>| {
            row["menurut"] == "semua" && row["ukuran"] == factor.id
        };
        let row = rows.iter().find(is_it).unwrap();
        let number = |name: &str| row[name].parse::<f64>().unwrap().to_bits();
        assert_eq!(row["n"], score.n.to_string());
        assert_eq!(number("rata_rata"), score.mean.to_bits());
        assert_eq!(number("sd"), score.sd.unwrap().to_bits());
        assert_eq!(number("bawah"), score.interval.unwrap().low.to_bits());
    }
}

/// The figure of all, by its name.
#[track_caller]
fn figure_of_all(files: &Files, name: &str) -> f64 {
    let rows = files.rows("angka.csv");
    let row = rows.iter().find(|row| row["menurut"] == "semua" && row["ukuran"] == name);
    row.unwrap()["rata_rata"].parse().unwrap()
}

#[test]
fn indices_follow_the_weights_and_the_mean_of_the_evaluation() {
    let source = shipped();
    let data_set = data_set_of(&source, &interviews("kampung-tangguh-7d", 12));
    let plain = summarise(&data_set, &Settings::default()).indices.of(Family::Supporting).unwrap();
    let importance = Settings { weights: Weights::Importance, ..Settings::default() };
    let geometric = Settings { aggregation: Aggregation::Geometric, ..Settings::default() };
    for (evaluation, words) in
        [(importance, "menurut tingkat kepentingan"), (geometric, "(geometrik)")]
    {
        let screen = summarise(&data_set, &evaluation);
        let expected = screen.indices.of(Family::Supporting).unwrap().mean;
        assert!((expected - plain.mean).abs() > 1e-6, "the rules change nothing");
        for form in [Form::Raw, Form::Aggregate, Form::Anonymous] {
            let files = Files::evaluated(&data_set, &evaluation, &settings(form));
            assert!(files.text("baca-saya.txt").contains(words), "{form:?}");
            let is_whole = files.anonymity.is_none_or(|told| told.left_out == 0);
            let found = figure_of_all(&files, "indeks_pendukung");
            if is_whole {
                assert!((found - expected).abs() < 1e-9, "{form:?}: {found} for {expected}");
            }
            if form == Form::Aggregate {
                continue;
            }
            let rows = files.rows("data.csv");
            let column = rows.iter().filter_map(|row| row["indeks_pendukung"].parse::<f64>().ok());
            let column: Vec<f64> = column.collect();
            let mean = berdaya::stats::estimate(&column).unwrap().mean;
            assert!((found - mean).abs() < 1e-9, "{form:?}: {found} beside rows of {mean}");
        }
    }
}

#[test]
fn whoever_declined_has_blanks_and_no_reason_why() {
    let (source, mut responses) = small();
    let one = responses.get_mut(1).unwrap();
    one.consent.as_mut().unwrap().given = false;
    one.answers = Answers::default();
    let id = one.id.to_string();
    let files = Files::of(&data_set_of(&source, &responses), &settings(Form::Raw));
    let rows = files.rows("data.csv");
    let row = rows.iter().find(|row| row["wawancara"] == id).unwrap();
    assert_eq!(row["bersedia"], "0");
    for column in ["jenis_kelamin", "umur", "S.1", "S.2", "punya__radio", "cerita", "skor_S"] {
        assert_eq!(row[column], "", "{column}");
    }
    assert!(files.rows("data-panjang.csv").iter().all(|row| row["wawancara"] != id));
}

#[test]
fn the_round_and_the_study_are_withheld_before_anybody_is_left_out() {
    let (source, responses) = small();
    let many = |change: fn(&mut Response)| -> Vec<Response> {
        let those = (0..8_u128).map(|n| {
            let mut response = responses[0].clone();
            response.id = uuid::Uuid::from_u128(response.id.as_u128() + n);
            if n >= 4 {
                change(&mut response);
            }
            response
        });
        those.collect()
    };
    let withheld = |many: &[Response]| {
        let files = Files::of(&data_set_of(&source, many), &settings(Form::Anonymous));
        let told = files.anonymity.unwrap();
        (files, (told.rounds, told.studies, told.left_out))
    };
    let (files, told) = withheld(&many(|one| "akhir".clone_into(&mut one.setting.round)));
    assert_eq!(told, (8, 0, 0));
    assert!(files.rows("data.csv").iter().all(|row| row["putaran"] == "-94"));
    assert!(files.rows("data-panjang.csv").iter().all(|row| row["putaran"] == "-94"));
    let readme = files.text("baca-saya.txt");
    assert!(readme.contains("menurut survei, putaran, peran, lokasi, bulan, jenis kelamin (jenis_kelamin), golongan umur (umur):"), "{readme}");
    check_codebook(&files);
    let (_, told) = withheld(&many(|one| "lain".clone_into(&mut one.setting.study)));
    assert_eq!(told, (8, 8, 0));
}

#[test]
fn a_careful_evaluation_raises_the_limit_of_what_is_published() {
    let source = shipped();
    let data_set = data_set_of(&source, &at_sites("kampung-tangguh-7d", 30));
    let careful = Settings { min_cell: 10, ..Settings::default() };
    assert_eq!(anonymity(&data_set, &careful, 5).k, 10);
    let files = Files::evaluated(&data_set, &careful, &settings(Form::Anonymous));
    assert_eq!(files.anonymity, Some(anonymity(&data_set, &careful, 5)));
    assert!(classes(&files.rows("data.csv")).into_values().all(|n| n >= 10));
    let files = Files::evaluated(&data_set, &careful, &settings(Form::Aggregate));
    assert!(files.text("baca-saya.txt").contains("sedikitnya 10 wawancara"));
    let n_of = |row: &BTreeMap<String, String>| row["n"].parse::<usize>().unwrap();
    assert!(files.rows("angka.csv").iter().all(|row| n_of(row) >= 10));
}

// --- Small tables, word for word ---

/// A form with each kind of column, and three who answered it.
fn small() -> (InstrumentSource, Vec<Response>) {
    let mut file = form_file(json!([
        { "id": "jenis_kelamin", "select_one": "sex", "missing": ["TM"] },
        { "id": "umur", "type": "integer" },
        { "id": "S.1", "select_one": "agree", "missing": ["TT", "TB", "TM"], "label": { "id": "Warga 'guyub', ya?", "en": "Close?" } },
        { "id": "S.2", "select_one": "agree", "missing": ["TT"] },
        { "id": "punya", "select_multiple": "assets", "exclusive": ["none"] },
        { "id": "cerita", "type": "text", "relevant": "${S.1} > 3" },
        { "id": "anak", "type": "begin_repeat", "items": [
            { "id": "nama_panggilan", "type": "text" },
            { "id": "lahir", "type": "date" },
        ] },
    ]));
    file["choices"]["sex"] = json!({ "scale": "nominal", "choices": [
        { "name": "l", "label": { "id": "Laki-laki", "en": "Man" } },
        { "name": "p", "label": { "id": "Perempuan", "en": "Woman" } },
    ] });
    file["scoring"] = json!({ "factors": [{
        "id": "S", "family": "supporting", "kind": "reflective", "label": { "id": "Guyub" }, "weight": 1,
        "items": [{ "item": "S.1", "reverse": false, "weight": 1 }, { "item": "S.2", "reverse": true, "weight": 1 }],
    }] });
    let source = form_source(&file);
    let mut first = Filled::of(&file);
    for (item, value) in [
        ("jenis_kelamin", "p"),
        ("umur", "41"),
        ("S.1", "5"),
        ("S.2", "2"),
        ("punya", "radio phone"),
        ("cerita", "=1+1\nlalu \"rapat\", begitu"),
    ] {
        first.answers(item, value);
    }
    for (n, (name, day)) in [("Ayu", "2019-05-02"), ("-", "2021-11-30")].into_iter().enumerate() {
        first.adds("anak");
        first.answers(&format!("anak[{}]/nama_panggilan", n + 1), name);
        first.answers(&format!("anak[{}]/lahir", n + 1), day);
    }
    let mut second = Filled::of(&file);
    second.answers("jenis_kelamin", "l");
    second.answers("S.1", "3");
    second.lacks("S.2", berdaya::instrument::Missing::DoesNotKnow);
    let mut responses = vec![first.finishes(), second.finishes()];
    responses[1].id = uuid::Uuid::from_u128(responses[1].id.as_u128() + 1);
    (source, responses)
}

/// The files stand as they are in `tests/data/tables`; `UPDATE_TABLES=1` writes them anew.
#[test]
fn small_tables_stand_word_for_word() {
    let (source, responses) = small();
    let files = Files::of(&data_set_of(&source, &responses), &settings(Form::Raw));
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/tables");
    let names = [
        "data.csv",
        "data-label.csv",
        "data-panjang.csv",
        "anak.csv",
        "kode-variabel.csv",
        "kode-nilai.csv",
        "angka.csv",
        "data.sps",
        "anak.sps",
        "baca-saya.txt",
    ];
    for name in names {
        let text = files.text(name);
        if std::env::var_os("UPDATE_TABLES").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(folder.join(name), &text).unwrap();
        }
        let committed = std::fs::read_to_string(folder.join(name)).unwrap_or_default();
        assert_eq!(text, committed, "{name}: set UPDATE_TABLES=1 to write it anew");
    }
    let rows = files.rows("data.csv");
    assert_eq!(rows[0]["cerita"], "'=1+1\u{21b5}lalu \"rapat\", begitu");
    assert_eq!((rows[0]["skor_S"].as_str(), rows[1]["skor_S"].as_str()), ("87.5", ""));
    assert_eq!((rows[1]["S.2"].as_str(), rows[1]["cerita"].as_str()), ("-97", "-96"));
    assert_eq!(files.rows("anak.csv")[1]["nama_panggilan"], "'-");
}

#[test]
fn ages_are_published_in_bands_and_days_in_months() {
    let (source, responses) = small();
    let many: Vec<Response> = (0..6_u128)
        .map(|n| {
            let mut response = responses[0].clone();
            response.id = uuid::Uuid::from_u128(response.id.as_u128() + n);
            let age = (40 + n).to_string();
            response.answers.set("umur", Some(Answer::Value(age)));
            response
        })
        .collect();
    let files = Files::of(&data_set_of(&source, &many), &settings(Form::Anonymous));
    let rows = files.rows("data.csv");
    assert_eq!(rows.len(), 6);
    assert!(rows.iter().all(|row| row["umur"] == "40-49" && !row.contains_key("cerita")));
    let children = files.rows("anak.csv");
    let months: BTreeSet<&str> = children.iter().map(|row| row["lahir"].as_str()).collect();
    assert_eq!(months, BTreeSet::from(["2019-05", "2021-11"]));
    assert!(children.iter().all(|row| !row.contains_key("nama_panggilan")));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever the sites, sexes and ages: what is published is shared by k, and only a role that fewer than k have
    /// is left out where all sites can be made one.
    #[test]
    fn any_people_are_hidden_among_k(
        people in proptest::collection::vec((0_usize..6, 0_usize..2, 18_u32..60, 0_usize..2), 0..60),
        k in 5_usize..8,
    ) {
        let (source, responses) = small();
        let sites = ["A > 1", "A > 2", "A > 2 > x", "B", "B > 1", "C"];
        let many: Vec<Response> = (0_u128..).zip(&people).map(|(n, (site, sex, age, role))| {
            let mut response = responses[0].clone();
            response.id = uuid::Uuid::from_u128(response.id.as_u128() + n);
            sites[*site].clone_into(&mut response.setting.site);
            ["W", "K"][*role].clone_into(&mut response.setting.role);
            response.answers.set("jenis_kelamin", Some(Answer::Value(["l", "p"][*sex].to_owned())));
            response.answers.set("umur", Some(Answer::Value(age.to_string())));
            response
        }).collect();
        let files = Files::of(&data_set_of(&source, &many), &TableSettings { k, ..settings(Form::Anonymous) });
        let rows = files.rows("data.csv");
        let told = files.anonymity.unwrap();
        let mut classes: BTreeMap<Vec<&String>, usize> = BTreeMap::new();
        for row in &rows {
            let class = ["peran", "lokasi", "bulan", "jenis_kelamin", "umur"].map(|name| &row[name]);
            *classes.entry(class.to_vec()).or_default() += 1;
        }
        prop_assert!(classes.values().all(|n| *n >= k), "{:?}", classes);
        prop_assert_eq!(told.after, classes.values().copied().min().unwrap_or(0));
        prop_assert_eq!(rows.len() + told.left_out, people.len());
        if told.before >= k {
            let untouched = Anonymity { k, interviews: people.len(), before: told.before, after: told.before, ..Anonymity::default() };
            prop_assert_eq!(told, untouched);
        }
    }
}

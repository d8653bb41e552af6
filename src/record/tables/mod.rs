//! Tables out of a data set, for spreadsheets, SPSS, R and Python: answers and scores side by side, with a codebook,
//! in three forms that hold more or less of each person.

mod cell;
mod names;
mod csv;
mod variable;
mod anonymity;
mod row;
mod weighed;
mod plan;
mod write;
mod codebook;
mod spss;
mod figures;
mod pack;
mod xlsx;
mod explain;

pub use anonymity::{Anonymity, K_FOR_RELEASE};
pub use plan::{Form, TableSettings};

use std::io::{self, Write};
use std::rc::Rc;

use codebook::Rows;
use pack::Package;
use plan::{FIGURES, Plan, Table};
use weighed::weighed;
use write::{Wording, Words, write_rows};
use xlsx::{Entry, Workbook};

use crate::evaluation::{DataSet, Interview, Settings};

/// With more interviews than this, a workbook holds no answers: spreadsheets become slow, and the CSV files have them.
pub const MAX_SHEET_ROWS: usize = 50_000;

/// What reads the tables in R.
const SCRIPT_R: &str = include_str!("read.R");
/// What reads the tables in Python.
const SCRIPT_PYTHON: &str = include_str!("read.py");

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written<W> {
    /// Where it was written to.
    pub to: W,
    /// The files in it, in order.
    pub files: Vec<String>,
    /// What was done so that nobody is known, where it was.
    pub anonymity: Option<Anonymity>,
}

/// How many people must be alike or stand behind a mean where `k` are asked for: never fewer than a table is to be
/// published with, nor than `evaluation` shows of a group of people.
fn limit(evaluation: &Settings, k: usize) -> usize {
    k.max(K_FOR_RELEASE).max(evaluation.min_cell)
}

/// What would be done so that nobody of the interviews that `evaluation` takes is known, with `k` people alike.
pub fn anonymity(data_set: &DataSet, evaluation: &Settings, k: usize) -> Anonymity {
    let marks = anonymity::Marks::of(&data_set.instrument);
    let taken = data_set.interviews.iter().map(Rc::as_ref);
    let is_taken =
        |one: &&Interview| one.scores.is_some() && evaluation.filter.admits(&one.response.setting);
    let taken: Vec<&Interview> = taken.filter(is_taken).collect();
    anonymity::veils(&taken, marks, limit(evaluation, k)).1
}

/// Writes the tables of the interviews of `data_set` that `evaluation` takes as one ZIP, with indices by its rules.
///
/// | file | holds | aggregates |
/// |---|---|---|
/// | `baca-saya.txt` | what the others hold | yes |
/// | `angka.csv` | means of factors and indices | yes |
/// | `data.csv`, `data-label.csv` | a row for each interview: names and numbers, or words | |
/// | `data-panjang.csv` | a row for each answer | |
/// | `<repeat>.csv`, `<repeat>-label.csv` | a row for each instance, with the row that it stands in | |
/// | `kode-variabel.csv`, `kode-nilai.csv` | the codebook | |
/// | `<table>.sps`, `baca.R`, `baca.py` | what reads the tables with their labels | |
/// | `tabel.xlsx` | the same in sheets | yes |
///
/// # Errors
/// Those of `to`.
pub fn write_tables<W: Write>(
    data_set: &DataSet,
    evaluation: &Settings,
    settings: &TableSettings,
    to: W,
) -> io::Result<Written<W>> {
    let settings = TableSettings { k: limit(evaluation, settings.k), ..settings.clone() };
    let data_set = &*weighed(data_set, evaluation, settings.form, settings.k);
    let plan = Plan::new(data_set, &evaluation.filter, &settings);
    let figures = plan.figures(data_set, &evaluation.filter);
    let mut package = Package::new(to);
    let mut files = Vec::new();
    let mut put = |path: String, write: &dyn Fn(&mut dyn Write) -> io::Result<()>| {
        package.put(&path, write)?;
        files.push(path);
        io::Result::Ok(())
    };
    let text = |text: String| move |to: &mut dyn Write| to.write_all(text.as_bytes());
    let rows = |rows: &Rows| {
        let (rows, has_mark) = (rows.clone(), settings.has_mark);
        move |to: &mut dyn Write| write_rows(&rows, has_mark, to)
    };
    put("baca-saya.txt".to_owned(), &text(plan.explained(data_set, evaluation, &figures)))?;
    put(format!("{FIGURES}.csv"), &rows(&figures.rows))?;
    let codebook = [plan.variables(), plan.values()];
    if !plan.tables.is_empty() {
        for table in &plan.tables {
            for (wording, end) in [(Wording::Names, ""), (Wording::Labels, "-label")] {
                let path = format!("{}{end}.csv", table.name);
                put(path, &|to| plan.write_wide(table, wording, to))?;
            }
        }
        put("data-panjang.csv".to_owned(), &|to| plan.write_long(to))?;
        put("kode-variabel.csv".to_owned(), &rows(&codebook[0]))?;
        put("kode-nilai.csv".to_owned(), &rows(&codebook[1]))?;
        for table in &plan.tables {
            let syntax = plan.spss(table, &format!("{}.csv", table.name));
            put(format!("{}.sps", table.name), &text(syntax))?;
        }
        put("baca.R".to_owned(), &text(SCRIPT_R.to_owned()))?;
        put("baca.py".to_owned(), &text(SCRIPT_PYTHON.to_owned()))?;
    }
    let book = workbook(&plan, &codebook, &figures.rows)?;
    put("tabel.xlsx".to_owned(), &|to| to.write_all(&book))?;
    let anonymity = plan.anonymity;
    Ok(Written { to: package.finish()?, files, anonymity })
}

/// The workbook: answers in words, answers in numbers, the repeats, the codebook and the figures.
fn workbook(plan: &Plan<'_>, codebook: &[Rows; 2], figures: &Rows) -> io::Result<Vec<u8>> {
    let is_indonesian = plan.settings.language == "id";
    let word = |indonesian, english| if is_indonesian { indonesian } else { english };
    let mut book = Workbook::new(Vec::new());
    let is_small = |table: &&Table<'_>| table.rows.len() <= MAX_SHEET_ROWS;
    for table in plan.tables.iter().filter(is_small) {
        for (wording, what) in
            [(Wording::Labels, word("label", "labels")), (Wording::Names, word("nilai", "values"))]
        {
            let head = table.variables.iter().map(|it| Entry::Text(it.name.clone())).collect();
            let rows = table.rows.iter().map(|row| {
                let entry = |variable: &variable::Variable<'_>| {
                    let cell = row.cell(variable.content, plan.marks);
                    entry(plan.words(&cell, wording), variable.is_number)
                };
                table.variables.iter().map(entry).collect()
            });
            book.add(&format!("{} {what}", table.name), std::iter::once(head).chain(rows))?;
        }
    }
    let sheets = [
        (word("Kode variabel", "Codebook"), &codebook[0]),
        (word("Kode nilai", "Values"), &codebook[1]),
        (word("Angka", "Figures"), figures),
    ];
    for (name, rows) in sheets {
        if rows.len() > 1 {
            let entries = |row: &Vec<Words>| row.iter().map(|it| entry(it.clone(), true)).collect();
            book.add(name, rows.iter().map(entries))?;
        }
    }
    book.finish()
}

/// A cell of a sheet; what is a number by its words is one where the column holds numbers.
fn entry(words: Words, is_number: bool) -> Entry {
    match words {
        Words::Own(text) if text.is_empty() => Entry::Blank,
        Words::Own(text) if is_number && is_digits(&text) => Entry::Number(text),
        Words::Own(text) | Words::Written(text) => Entry::Text(text),
    }
}

/// Whether `text` is a number in digits.
fn is_digits(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits.starts_with(|first: char| first.is_ascii_digit())
        && digits.chars().all(|sign| sign.is_ascii_digit() || sign == '.')
        && digits.matches('.').count() <= 1
}

//! Tables as CSV: answers by their names or in words, one row for each person or one for each answer.

use std::io::{self, Write};

use super::cell::{Cell, Lack, digits};
use super::csv::Csv;
use super::plan::{Plan, Table};
use super::variable::{Content, Fact, factor_of};
use crate::instrument::{FactorItem, Item, Kind};
use crate::scoring::pomp;

/// What stands for the end of a line within a cell: SPSS reads a table line by line.
const LINE: &str = "\u{21b5}";

/// How a cell is put into words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wording {
    /// Choices by their names, yes and no as 1 and 0, a lack by its number.
    Names,
    /// All in words.
    Labels,
}

/// A cell in words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Words {
    /// The program's own.
    Own(String),
    /// Those of people.
    Written(String),
}

/// What an item feeds: the factor's name, its family's word, and the item's part in it.
type Fed<'a> = (&'a str, &'a str, &'a FactorItem);

/// Writes rows of words.
pub(super) fn write_rows(
    rows: &[Vec<Words>],
    has_mark: bool,
    to: &mut dyn Write,
) -> io::Result<()> {
    let mut csv = Csv::new(to, has_mark)?;
    for row in rows {
        for cell in row {
            match cell {
                Words::Own(text) => csv.own(text)?,
                Words::Written(text) => csv.written(&in_one_line(text))?,
            }
        }
        csv.end()?;
    }
    Ok(())
}

impl Plan<'_> {
    /// What a table shows for `cell`.
    pub(super) fn words(&self, cell: &Cell<'_>, wording: Wording) -> Words {
        let language = self.settings.language.as_str();
        let in_names = wording == Wording::Names;
        match cell {
            Cell::Blank => Words::Own(String::new()),
            Cell::Number(number) => Words::Own(digits(*number)),
            Cell::Text(text) => Words::Written(text.to_string()),
            // The points of a scale are numbers, also those below 0.
            Cell::Choice(list, name) if in_names && list.is_ordinal() => {
                Words::Own((*name).to_owned())
            }
            Cell::Choice(_, name) if in_names => Words::Written((*name).to_owned()),
            Cell::Choice(list, name) => {
                let label = list.row(name).map_or(*name, |row| list.label(row, language));
                Words::Written(label.to_owned())
            }
            Cell::Role(role) if in_names => Words::Written(role.name.clone()),
            Cell::Role(role) => Words::Written(role.label.get(language).to_owned()),
            Cell::Flag(is) if in_names => Words::Own(u8::from(*is).to_string()),
            Cell::Flag(is) => Words::Own(yes_or_no(*is, language).to_owned()),
            Cell::Lack(lack) if in_names => Words::Own(self.codes.code(*lack).to_string()),
            Cell::Lack(lack) => Words::Own(lack.label(self.instrument, language).to_owned()),
        }
    }

    /// A row for each interview or instance.
    pub(super) fn write_wide(
        &self,
        table: &Table<'_>,
        wording: Wording,
        to: &mut dyn Write,
    ) -> io::Result<()> {
        let mut csv = Csv::new(to, self.settings.has_mark)?;
        for variable in &table.variables {
            csv.own(&variable.name)?;
        }
        csv.end()?;
        for row in &table.rows {
            for variable in &table.variables {
                match self.words(&row.cell(variable.content, self.marks), wording) {
                    Words::Own(text) => csv.own(&text)?,
                    Words::Written(text) => csv.written(&in_one_line(&text))?,
                }
            }
            csv.end()?;
        }
        Ok(())
    }

    /// A row for each answer, and for each question that was asked and has none; texts as they were written.
    pub(super) fn write_long(&self, to: &mut dyn Write) -> io::Result<()> {
        let mut csv = Csv::new(to, self.settings.has_mark)?;
        let head = [
            "wawancara",
            "survei",
            "putaran",
            "lokasi",
            "peran",
            "jalur",
            "butir",
            "keadaan",
            "nilai",
            "label",
            "poin",
            "faktor",
            "keluarga",
        ];
        for name in head {
            csv.own(name)?;
        }
        csv.end()?;
        for table in &self.tables {
            // A question with several answers has several columns and is one question.
            let mut items: Vec<(&Item, Option<Fed<'_>>)> = Vec::new();
            for variable in &table.variables {
                let Some(item) = variable.content.item() else { continue };
                if items.last().is_none_or(|(last, _)| last.id != item.id) {
                    let factor = factor_of(self.instrument, &item.id);
                    let factor =
                        factor.map(|(factor, part)| (&*factor.id, factor.family.word(), part));
                    items.push((item, factor));
                }
            }
            for row in &table.rows {
                for (item, factor) in &items {
                    let cell = row.cell(Content::Answer(item), self.marks);
                    let is_declined = cell == Cell::Blank && row.interview.response.is_refusal();
                    if is_declined || cell == Cell::Lack(Lack::NotAsked) {
                        continue;
                    }
                    for fact in [Fact::Interview, Fact::Study, Fact::Round, Fact::Site, Fact::Role]
                    {
                        let cell = row.cell(Content::Fact(fact), self.marks);
                        self.put(&mut csv, &cell, Wording::Names)?;
                    }
                    let path = row.instance.as_ref().map(|it| format!("{}/{}", it.path, item.id));
                    csv.own(path.as_deref().unwrap_or(&item.id))?;
                    csv.own(&item.id)?;
                    csv.own(state(&cell))?;
                    if matches!(cell, Cell::Lack(_)) {
                        csv.own("")?;
                        csv.own("")?;
                    } else {
                        self.put(&mut csv, &cell, Wording::Names)?;
                        csv.written(&self.in_words(item, &cell))?;
                    }
                    csv.own(&points(&cell, factor.map(|(.., part)| part)))?;
                    csv.own(factor.map_or("", |(id, ..)| id))?;
                    csv.own(factor.map_or("", |(_, family, _)| family))?;
                    csv.end()?;
                }
            }
        }
        Ok(())
    }

    fn put(
        &self,
        csv: &mut Csv<&mut dyn Write>,
        cell: &Cell<'_>,
        wording: Wording,
    ) -> io::Result<()> {
        match self.words(cell, wording) {
            Words::Own(text) => csv.own(&text),
            Words::Written(text) => csv.written(&text),
        }
    }

    /// The choices of an answer in words; empty where it is not one of choices.
    fn in_words(&self, item: &Item, cell: &Cell<'_>) -> String {
        let language = self.settings.language.as_str();
        match (&item.kind, cell) {
            (Kind::SelectOne(_), cell) => match self.words(cell, Wording::Labels) {
                Words::Own(text) | Words::Written(text) => text,
            },
            (Kind::SelectMultiple(list, _) | Kind::Rank(list), Cell::Text(names)) => {
                let label = |name| list.row(name).map(|row| list.label(row, language));
                names.split(' ').filter_map(label).collect::<Vec<_>>().join("; ")
            }
            _ => String::new(),
        }
    }
}

/// *Ya* or *tidak*.
pub(super) fn yes_or_no(is: bool, language: &str) -> &'static str {
    match (is, language) {
        (true, "id") => "ya",
        (false, "id") => "tidak",
        (true, _) => "yes",
        (false, _) => "no",
    }
}

/// `text` with a sign in place of each end of a line.
fn in_one_line(text: &str) -> String {
    text.replace("\r\n", LINE).replace(['\n', '\r'], LINE)
}

/// The word for what became of a question.
fn state(cell: &Cell<'_>) -> &'static str {
    match cell {
        Cell::Blank => "kosong",
        Cell::Lack(lack) => lack.word(),
        _ => "dijawab",
    }
}

/// What an answer is worth in its factor, 0-100; empty where it feeds none.
fn points(cell: &Cell<'_>, part: Option<&FactorItem>) -> String {
    let Some(part) = part else { return String::new() };
    let Cell::Choice(list, name) = cell else { return String::new() };
    let value = list.value(name);
    value.map_or_else(String::new, |it| digits(pomp(it, part.min, part.max, part.reverse)))
}

//! Lists of choices: rows of cells, from one word for yes to eighty thousand villages.

use super::Text;

/// A named set of choices.
#[derive(Debug, Clone, PartialEq)]
pub struct ChoiceList {
    /// Name within the instrument, e.g. `setuju5`.
    pub name: String,
    /// Whether its choices are numbers in order.
    pub scale: Scale,
    cells: Cells,
}

/// Whether the choices of a list can be reckoned with.
#[derive(Debug, Clone, PartialEq)]
pub enum Scale {
    /// Names without order.
    Nominal,
    /// Whole numbers in rising order, one for each choice.
    Ordinal(Vec<i32>),
}

/// Where the names of the choices stand.
const NAME: usize = 0;

impl ChoiceList {
    pub(super) fn new(name: String, scale: Scale, cells: Cells) -> Self {
        Self { name, scale, cells }
    }

    /// How many choices it has.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What files carry for the choice in `row`: on an ordinal list a whole number, e.g. `4`.
    pub fn choice(&self, row: usize) -> &str {
        self.cells.cell(row, NAME)
    }

    /// What the respondent hears for the choice in `row`, e.g. *Setuju*; in the default language where
    /// `language` has no wording.
    pub fn label(&self, row: usize, language: &str) -> &str {
        let is_own = |column: &String| column.strip_prefix("label::") == Some(language);
        let words = self.cells.columns.iter().position(is_own);
        let words = words.map_or("", |column| self.cells.cell(row, column));
        let default = || self.column("label").map_or("", |column| self.cells.cell(row, column));
        if words.is_empty() { default() } else { words }
    }

    /// Which row the choice named `name` is in.
    pub fn row(&self, name: &str) -> Option<usize> {
        (0..self.len()).find(|row| self.choice(*row) == name)
    }

    /// Which column is named `column`.
    pub fn column(&self, column: &str) -> Option<usize> {
        self.cells.columns.iter().position(|found| found == column)
    }

    /// One cell.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.cells.cell(row, column)
    }

    /// Whether its choices are numbers in order.
    pub fn is_ordinal(&self) -> bool {
        matches!(self.scale, Scale::Ordinal(_))
    }

    /// The number that the choice named `name` stands for; none on a nominal list.
    pub fn value(&self, name: &str) -> Option<i32> {
        match &self.scale {
            Scale::Nominal => None,
            Scale::Ordinal(values) => values.get(self.row(name)?).copied(),
        }
    }
}

/// Rows of cells in one text: a list of villages is a few megabytes, and a cell of it needs no memory of
/// its own.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cells {
    columns: Vec<String>,
    text: String,
    /// Where each cell ends, row after row.
    ends: Vec<usize>,
}

impl Cells {
    /// No rows yet.
    pub(super) fn new(columns: Vec<String>) -> Self {
        Self { columns, text: String::new(), ends: Vec::new() }
    }

    /// The columns of a list that is written out: the name, the label and its translations.
    pub(super) fn of_labels(languages: &[String], further: &[String]) -> Self {
        let mut columns = vec!["name".to_owned(), "label".to_owned()];
        columns.extend(languages.iter().map(|language| format!("label::{language}")));
        columns.extend(further.iter().cloned());
        Self::new(columns)
    }

    pub(super) fn columns(&self) -> &[String] {
        &self.columns
    }

    /// Adds the next cell.
    pub(super) fn push(&mut self, cell: &str) {
        self.text.push_str(cell);
        self.ends.push(self.text.len());
    }

    /// Adds the label in each of `languages`, a blank where it has no wording.
    pub(super) fn push_label(&mut self, label: &Text, languages: &[String]) {
        self.push(label.default_wording());
        for language in languages {
            self.push(label.wording(language).unwrap_or_default());
        }
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len().checked_div(self.columns.len()).unwrap_or(0)
    }

    pub(super) fn cell(&self, row: usize, column: usize) -> &str {
        let at = row * self.columns.len() + column;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        let end = self.ends.get(at).copied().unwrap_or(0);
        self.text.get(start.unwrap_or(0)..end).unwrap_or_default()
    }
}

/// The rows of a table as comma-separated values (RFC 4180), the first row being the columns; the number of
/// the first row, from 1, that has another number of cells or a quotation mark that is not closed.
pub(super) fn read_csv(text: &str) -> Result<Cells, usize> {
    let mut columns: Option<Cells> = None;
    let mut row: Vec<String> = Vec::new();
    let mut number = 1;
    let mut rest = text.strip_prefix('\u{feff}').unwrap_or(text);
    while !rest.is_empty() {
        let end = read_cell(&mut rest, &mut row).ok_or(number)?;
        if end == CellEnd::Cell {
            continue;
        }
        match &mut columns {
            None => columns = Some(Cells::new(std::mem::take(&mut row))),
            // A line without anything on it, as at the end of a file.
            Some(_) if row.len() == 1 && row[0].is_empty() => row.clear(),
            Some(cells) if row.len() == cells.columns.len() => {
                row.drain(..).for_each(|cell| cells.push(&cell));
            }
            Some(_) => return Err(number),
        }
        number += 1;
    }
    columns.ok_or(1)
}

/// What comes after a cell.
#[derive(PartialEq)]
enum CellEnd {
    Cell,
    Row,
}

/// Takes one cell from the front of `rest`, with the sign after it; none where its quotation mark is not
/// closed, which would take in all that follows.
fn read_cell(rest: &mut &str, row: &mut Vec<String>) -> Option<CellEnd> {
    let mut cell = String::new();
    if let Some(mut quoted) = rest.strip_prefix('"') {
        loop {
            let (part, after) = quoted.split_once('"')?;
            cell.push_str(part);
            // Two quotation marks stand for one.
            let Some(more) = after.strip_prefix('"') else {
                *rest = after;
                break;
            };
            cell.push('"');
            quoted = more;
        }
    }
    let length = rest.find([',', '\n']).unwrap_or(rest.len());
    let (plain, after) = rest.split_at(length);
    cell.push_str(plain.trim_end_matches('\r'));
    row.push(cell);
    *rest = after.get(1..).unwrap_or_default();
    // A comma at the end of the text has an empty cell after it; so much is lenient.
    Some(if after.starts_with(',') { CellEnd::Cell } else { CellEnd::Row })
}

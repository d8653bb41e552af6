//! SPSS syntax that reads a table with its labels, its values and the numbers for why there is none; PSPP reads it too.

use std::fmt::Write;

use super::codebook::Value;
use super::plan::{Plan, Table};
use super::variable::Variable;
use super::write::{Wording, Words};

/// The most bytes of a variable's label.
const MAX_LABEL: usize = 250;
/// The most bytes of a value's label.
const MAX_VALUE_LABEL: usize = 118;
/// The widest text that SPSS holds.
const MAX_WIDTH: usize = 32_767;
/// With more values than this, a column has no labels for them.
const MAX_VALUES: usize = 500;
/// How much of a text stands on a line: SPSS cuts lines of more than 251 bytes.
const MAX_LINE: usize = 100;

impl Plan<'_> {
    /// The syntax for `table`, whose file is `file`.
    pub(super) fn spss(&self, table: &Table<'_>, file: &str) -> String {
        let mut text = String::new();
        // Writing into a text cannot fail.
        let _written = self.write_spss(table, file, &mut text);
        text
    }

    fn write_spss(&self, table: &Table<'_>, file: &str, to: &mut String) -> std::fmt::Result {
        let words: [&str; 3] = if self.settings.language == "id" {
            [
                "Buka di SPSS atau PSPP dari folder tempat berkas CSV berada.",
                "Teks yang dimulai seperti rumus didahului tanda petik tunggal; lihat baca-saya.txt.",
                "Sel kosong berarti ditanyakan dan belum terjawab.",
            ]
        } else {
            [
                "Open in SPSS or PSPP, from the folder that holds the CSV.",
                "Texts that begin like a formula have an apostrophe in front; see baca-saya.txt.",
                "An empty cell was asked and is not answered.",
            ]
        };
        for line in words {
            writeln!(to, "* {line}")?;
        }
        writeln!(to, "SET DECIMAL=DOT.\n")?;
        writeln!(to, "GET DATA\n  /TYPE=TXT\n  /FILE={}\n  /ENCODING='UTF8'", quoted(file, 200))?;
        writeln!(to, "  /ARRANGEMENT=DELIMITED\n  /DELCASE=LINE\n  /FIRSTCASE=2")?;
        writeln!(to, "  /DELIMITERS=','\n  /QUALIFIER='\"'\n  /VARIABLES=")?;
        for variable in &table.variables {
            let format = match variable.is_number {
                true => "F20.4".to_owned(),
                false => format!("A{}", self.width(table, variable)),
            };
            writeln!(to, "    {} {format}", variable.name)?;
        }
        writeln!(to, "  .\nEXECUTE.\n")?;
        for variable in &table.variables {
            if !variable.label.is_empty() {
                let label = quoted(&variable.label, MAX_LABEL);
                writeln!(to, "VARIABLE LABELS {}\n  {label}.", variable.name)?;
            }
            let values = self.values_of(variable);
            let is_short = values.len() <= MAX_VALUES;
            if !values.is_empty() && is_short {
                write!(to, "VALUE LABELS {}", variable.name)?;
                for value in &values {
                    let name = value_of(value, variable.is_number);
                    write!(to, "\n  {name} {}", quoted(&value.label, MAX_VALUE_LABEL))?;
                }
                writeln!(to, ".")?;
            }
            let lacks: Vec<&Value> = values.iter().filter(|value| value.is_lack).collect();
            if lacks.is_empty() {
                continue;
            }
            if variable.is_number {
                // A range of numbers: no more than three can be named one by one.
                let scale = self
                    .codes
                    .code(super::cell::Lack::Missing(crate::instrument::Missing::Refused));
                let last = self.codes.code(super::cell::Lack::Masked);
                writeln!(to, "MISSING VALUES {} ({scale} THRU {last}).", variable.name)?;
            } else {
                // Of a text, three codes can be missing: the others become blanks.
                let (named, others) = lacks.split_at(lacks.len().min(3));
                let list = |lacks: &[&Value]| {
                    let names: Vec<String> =
                        lacks.iter().map(|value| value_of(value, false)).collect();
                    names.join(", ")
                };
                writeln!(to, "MISSING VALUES {} ({}).", variable.name, list(named))?;
                if !others.is_empty() {
                    writeln!(to, "RECODE {} ({} = '').", variable.name, list(others))?;
                }
            }
        }
        writeln!(to, "EXECUTE.")
    }

    /// How many bytes the longest text of a column has.
    fn width(&self, table: &Table<'_>, variable: &Variable<'_>) -> usize {
        let lengths = table.rows.iter().map(|row| {
            match self.words(&row.cell(variable.content, self.marks), Wording::Names) {
                Words::Own(text) => text.len(),
                // An apostrophe may come in front, and a line's end takes more room than it took.
                Words::Written(text) => 1 + text.len() + 2 * text.matches(['\n', '\r']).count(),
            }
        });
        let values = self.values_of(variable);
        let of_values = values.iter().map(|value| match &value.value {
            Words::Own(text) | Words::Written(text) => text.len() + 1,
        });
        lengths.chain(of_values).max().unwrap_or(1).clamp(1, MAX_WIDTH)
    }
}

/// A value as SPSS reads it.
fn value_of(value: &Value, is_number: bool) -> String {
    match &value.value {
        Words::Own(text) | Words::Written(text) if is_number => text.clone(),
        Words::Own(text) | Words::Written(text) => quoted(text, MAX_WIDTH),
    }
}

/// `text` of `limit` bytes at most, in apostrophes, in pieces that fit a line.
fn quoted(text: &str, limit: usize) -> String {
    let text = text.replace(['\r', '\n', '\t'], " ");
    let mut rest = &text[..floor(&text, limit)];
    let mut pieces = Vec::new();
    while rest.len() > MAX_LINE {
        let (piece, after) = rest.split_at(floor(rest, MAX_LINE));
        pieces.push(piece);
        rest = after;
    }
    pieces.push(rest);
    let pieces: Vec<String> =
        pieces.into_iter().map(|piece| format!("'{}'", piece.replace('\'', "''"))).collect();
    pieces.join(" +\n    ")
}

/// The end of the last character that ends within `limit` bytes.
fn floor(text: &str, limit: usize) -> usize {
    let mut end = limit.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn apostrophes_are_doubled_and_long_labels_stand_in_pieces() {
        assert_eq!(quoted("warga's\nRT", 250), "'warga''s RT'");
        let long = "é".repeat(60);
        assert_eq!(quoted(&long, 250), format!("'{}' +\n    '{}'", "é".repeat(50), "é".repeat(10)));
        assert_eq!(quoted("éé", 3), "'é'");
    }
}

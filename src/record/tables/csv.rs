//! Comma-separated values (RFC 4180) that a spreadsheet never takes for formulas, and how to undo that.

use std::io::{self, Write};

/// What tells programs that a file is UTF-8; Excel needs it.
const MARK: &str = "\u{feff}";

/// What a spreadsheet begins a formula with, or passes over before one.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A file of rows.
#[derive(Debug)]
pub(super) struct Csv<W> {
    to: W,
    is_begun: bool,
}

impl<W: Write> Csv<W> {
    /// A file that begins with a mark that it is UTF-8 where `has_mark` says so.
    pub(super) fn new(mut to: W, has_mark: bool) -> io::Result<Self> {
        if has_mark {
            to.write_all(MARK.as_bytes())?;
        }
        Ok(Self { to, is_begun: false })
    }

    /// Adds a cell of the program's own: a number, a code, a name.
    pub(super) fn own(&mut self, text: &str) -> io::Result<()> {
        if std::mem::replace(&mut self.is_begun, true) {
            self.to.write_all(b",")?;
        }
        if !text.contains(['"', ',', '\n', '\r']) {
            return self.to.write_all(text.as_bytes());
        }
        self.to.write_all(b"\"")?;
        self.to.write_all(text.replace('"', "\"\"").as_bytes())?;
        self.to.write_all(b"\"")
    }

    /// Adds a cell of what people wrote, harmless.
    pub(super) fn written(&mut self, text: &str) -> io::Result<()> {
        if is_formula(text) { self.own(&["'", text].concat()) } else { self.own(text) }
    }

    /// Ends the row.
    pub(super) fn end(&mut self) -> io::Result<()> {
        self.is_begun = false;
        self.to.write_all(b"\r\n")
    }
}

/// Whether a spreadsheet could take `text` for a formula, or whoever reads it for one that was made harmless.
///
/// Both get an apostrophe in front, so that to take one away from whatever begins with apostrophes and then the
/// sign of a formula gives back every text as it was.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(rows: &[Vec<String>], has_mark: bool) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut csv = Csv::new(&mut bytes, has_mark).unwrap();
        for row in rows {
            row.iter().for_each(|cell| csv.written(cell).unwrap());
            csv.end().unwrap();
        }
        bytes
    }

    /// As the codebook says it is undone.
    fn undone(cell: &str) -> &str {
        let inner = cell.trim_start_matches('\'');
        if inner.len() < cell.len() && inner.starts_with(FORMULA) { &cell[1..] } else { cell }
    }

    #[track_caller]
    fn check(cell: &str, expected: &str) {
        let text = written(&[vec![cell.to_owned()]], false);
        assert_eq!(String::from_utf8(text).unwrap(), format!("{expected}\r\n"));
        assert_eq!(undone(expected.trim_matches('"')), cell.replace('"', "\"\""));
    }

    #[test]
    fn what_begins_like_a_formula_is_made_harmless_and_can_be_had_back() {
        check("=HYPERLINK(1)", "'=HYPERLINK(1)");
        check("-2", "'-2");
        check("@a", "'@a");
        check("'=a", "''=a");
        check("'tis", "'tis");
        check("a=b", "a=b");
    }

    #[test]
    fn the_mark_stands_in_front_once() {
        assert_eq!(written(&[vec!["a".to_owned()]], true), b"\xef\xbb\xbfa\r\n");
    }

    proptest! {
        /// Held against the crate `csv`.
        #[test]
        fn any_cells_come_back(
            rows in proptest::collection::vec(proptest::collection::vec("[=+@\t\r\n',\"a-b é]{0,6}|.{0,9}", 2), 1..6),
            has_mark: bool,
        ) {
            // A mark of our own in the first cell is the file's to any reader.
            prop_assume!(!rows[0][0].starts_with('\u{feff}'));
            let bytes = written(&rows, has_mark);
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&bytes[..]);
            let read: Vec<Vec<String>> = reader
                .records()
                .map(|row| row.unwrap().iter().map(|cell| undone(cell).to_owned()).collect())
                .collect();
            prop_assert_eq!(&read, &rows);
            for cell in csv::ReaderBuilder::new().has_headers(false).from_reader(&bytes[..]).records() {
                prop_assert!(!cell.unwrap()[1].starts_with(FORMULA));
            }
        }
    }
}

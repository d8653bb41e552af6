//! A workbook of sheets (ECMA-376, SpreadsheetML): the few parts that Excel, LibreOffice and Google Sheets open.
//!
//! Texts stand in their cells, typed as texts, so none of them is ever a formula.

use std::io::{self, Write};

use super::pack::Package;

/// The most rows of a sheet.
pub(super) const MAX_ROWS: usize = 1_048_576;
/// The most columns of a sheet.
pub(super) const MAX_COLUMNS: usize = 16_384;
/// The most UTF-16 units in a cell.
const MAX_TEXT: usize = 32_767;
/// The most characters of a sheet's name.
const MAX_NAME: usize = 31;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Entry {
    /// Nothing.
    Blank,
    /// A number, in digits.
    Number(String),
    /// A text.
    Text(String),
}

/// A workbook that is being written.
#[derive(Debug)]
pub(super) struct Workbook<W> {
    package: Package<W>,
    names: Vec<String>,
}

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "schemas.openxmlformats.org/spreadsheetml/2006/main";
const DOCUMENT: &str = "schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "schemas.openxmlformats.org/package/2006";

/// The name of a schema. It looks like an address and is none: nothing is ever fetched from it.
fn schema(name: &str) -> String {
    ["http:", "//", name].concat()
}

impl<W: Write> Workbook<W> {
    /// A workbook without sheets.
    pub(super) fn new(to: W) -> Self {
        Self { package: Package::new(to), names: Vec::new() }
    }

    /// Adds a sheet whose first row stays in sight; what is beyond the most rows and columns is left out.
    pub(super) fn add(
        &mut self,
        name: &str,
        rows: impl Iterator<Item = Vec<Entry>>,
    ) -> io::Result<()> {
        let name = self.free_name(name);
        self.names.push(name);
        let path = format!("xl/worksheets/sheet{}.xml", self.names.len());
        let main = schema(MAIN);
        self.package.put(&path, |to| {
            write!(to, "{DECLARATION}<worksheet xmlns=\"{main}\"><sheetViews><sheetView workbookViewId=\"0\">")?;
            to.write_all(b"<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>")?;
            to.write_all(b"</sheetView></sheetViews><sheetData>")?;
            for (n, row) in (1..=MAX_ROWS).zip(rows) {
                write!(to, "<row r=\"{n}\">")?;
                let style = if n == 1 { " s=\"1\"" } else { "" };
                for (column, entry) in row.iter().take(MAX_COLUMNS).enumerate() {
                    let at = format!("{}{n}", letters(column));
                    match entry {
                        Entry::Blank => {}
                        Entry::Number(digits) => write!(to, "<c r=\"{at}\"{style}><v>{digits}</v></c>")?,
                        Entry::Text(text) => write!(
                            to,
                            "<c r=\"{at}\"{style} t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
                            escaped(text)
                        )?,
                    }
                }
                to.write_all(b"</row>")?;
            }
            to.write_all(b"</sheetData></worksheet>")
        })
    }

    /// Writes what names the sheets, and gives back what it was written to.
    pub(super) fn finish(mut self) -> io::Result<W> {
        let numbers = 1..=self.names.len();
        let sheets: String = numbers
            .clone()
            .zip(&self.names)
            .map(|(n, name)| {
                format!("<sheet name=\"{}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>", escaped(name))
            })
            .collect();
        let (main, document) = (schema(MAIN), schema(DOCUMENT));
        let relations = schema(&format!("{PACKAGE}/relationships"));
        let types = schema(&format!("{PACKAGE}/content-types"));
        let workbook = format!(
            "{DECLARATION}<workbook xmlns=\"{main}\" xmlns:r=\"{document}\"><sheets>{sheets}</sheets></workbook>"
        );
        let relation = |id: &str, kind: &str, target: &str| {
            format!("<Relationship Id=\"{id}\" Type=\"{document}/{kind}\" Target=\"{target}\"/>")
        };
        let of_sheets: String = numbers
            .clone()
            .map(|n| relation(&format!("rId{n}"), "worksheet", &format!("worksheets/sheet{n}.xml")))
            .collect();
        let styles = relation("styles", "styles", "styles.xml");
        let whole = |inner: &str| {
            format!("{DECLARATION}<Relationships xmlns=\"{relations}\">{inner}</Relationships>")
        };
        let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        let part = |path: &str, what: &str| {
            format!("<Override PartName=\"/xl/{path}\" ContentType=\"{kind}.{what}+xml\"/>")
        };
        let parts: String = numbers
            .map(|n| part(&format!("worksheets/sheet{n}.xml"), "worksheet"))
            .chain([part("workbook.xml", "sheet.main"), part("styles.xml", "styles")])
            .collect();
        let content_types = format!(
            "{DECLARATION}<Types xmlns=\"{types}\">\
             <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
             <Default Extension=\"xml\" ContentType=\"application/xml\"/>{parts}</Types>"
        );
        let style_sheet = format!(
            "{DECLARATION}<styleSheet xmlns=\"{main}\">\
             <fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>\
             <font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
             <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>\
             <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
             <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
             <cellXfs count=\"2\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>\
             <xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/></cellXfs></styleSheet>"
        );
        let files = [
            ("xl/workbook.xml", workbook),
            ("xl/styles.xml", style_sheet),
            ("xl/_rels/workbook.xml.rels", whole(&[of_sheets, styles].concat())),
            ("_rels/.rels", whole(&relation("rId1", "officeDocument", "xl/workbook.xml"))),
            ("[Content_Types].xml", content_types),
        ];
        for (path, text) in files {
            self.package.put(path, |to| to.write_all(text.as_bytes()))?;
        }
        self.package.finish()
    }

    /// `name` in signs that a sheet's name can have, and no other sheet's.
    fn free_name(&self, name: &str) -> String {
        let legal: String =
            name.chars().map(|sign| if "[]:*?/\\'".contains(sign) { ' ' } else { sign }).collect();
        let is_taken =
            |name: &str| self.names.iter().any(|other| other.to_lowercase() == name.to_lowercase());
        let cut = |end: &str| {
            let room = MAX_NAME - end.chars().count();
            legal.chars().take(room).chain(end.chars()).collect::<String>()
        };
        let mut free = cut("");
        let mut n = 1_u32;
        while free.trim().is_empty() || is_taken(&free) {
            n += 1;
            free = cut(&format!(" ({n})"));
        }
        free
    }
}

/// The letters of a column, from 0: `A`, `Z`, `AA`.
fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.extend(u8::try_from((rest - 1) % 26).map(|n| char::from(b'A' + n)));
        rest = (rest - 1) / 26;
    }
    letters.into_iter().rev().collect()
}

/// `text` as XML, signs that XML cannot hold as `_x0001_` (ECMA-376, `ST_Xstring`), cut to what a cell takes.
fn escaped(text: &str) -> String {
    let mut xml = String::with_capacity(text.len());
    let mut units = 0;
    for (at, sign) in text.char_indices() {
        units += sign.len_utf16();
        if units > MAX_TEXT {
            break;
        }
        match sign {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            '\n' | '\t' => xml.push(sign),
            '_' if is_escape(&text[at..]) => xml.push_str("_x005F_"),
            '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' => {
                xml.push_str(&format!("_x{:04X}_", u32::from(sign)));
            }
            sign => xml.push(sign),
        }
    }
    xml
}

/// Whether `text` begins with what stands for another sign.
fn is_escape(text: &str) -> bool {
    let bytes = text.as_bytes();
    matches!(bytes, [b'_', b'x', a, b, c, d, b'_', ..] if [a, b, c, d].into_iter().all(u8::is_ascii_hexdigit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_in_letters() {
        let cases = [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")];
        for (column, expected) in cases {
            assert_eq!(letters(column), expected);
        }
    }

    #[test]
    fn signs_that_xml_lacks_are_written_out() {
        assert_eq!(
            escaped("a\u{1}<b>_x0001_ & \"c\""),
            "a_x0001_&lt;b&gt;_x005F_x0001_ &amp; &quot;c&quot;"
        );
        assert_eq!(escaped(&"🌱".repeat(20_000)).chars().count(), 16_383);
    }

    #[test]
    fn names_of_sheets_are_legal_and_unique() {
        let mut book = Workbook::new(Vec::new());
        for name in ["data", "Data", "a/b:c", &"x".repeat(40), &"x".repeat(41)] {
            book.add(name, std::iter::empty()).unwrap();
        }
        let long = "x".repeat(31);
        let second = format!("{} (2)", "x".repeat(27));
        assert_eq!(book.names, ["data", "Data (2)", "a b c", &long, &second]);
    }
}

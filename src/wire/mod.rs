//! Text from outside into a typed value, or what is wrong with it and where.
//!
//! Everything that a person can hand to the product passes here first: a bad file yields a [`Flaw`],
//! never a panic, and never a value that was only half there.

mod flaw;
mod format;
mod unique_map;

pub use flaw::{Flaw, Shape};
pub use format::{FormatProblem, check_format};
pub use unique_map::unique_map;

use serde::Deserialize;
use serde_path_to_error::{Path, Segment};

/// How deeply arrays and objects may nest in a file; our formats need 9.
pub const MAX_DEPTH: usize = 32;

/// The text that `bytes` are, without a byte-order mark.
///
/// # Errors
/// Where the bytes are not UTF-8, the number of the first bad byte.
pub fn text(bytes: &[u8]) -> Result<&str, Flaw> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes)
        .map_err(|error| Flaw::whole(Shape::NotText { byte: error.valid_up_to() }))
}

/// Reads JSON `text` as a `T`.
///
/// # Errors
/// The first thing that keeps the text from being a `T`, with its place.
pub fn read<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, Flaw> {
    check_depth(text)?;
    let mut json = serde_json::Deserializer::from_str(text);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let place = place_of(error.path());
        Flaw::from_json(&error.into_inner(), &place)
    })?;
    json.end().map_err(|error| Flaw::from_json(&error, ""))?;
    Ok(value)
}

/// `path` as places are written: `responses[3].answers["I1.D1.1"]`, empty for the whole text.
fn place_of(path: &Path) -> String {
    let mut place = String::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => place.push_str(&format!("[{index}]")),
            Segment::Map { key } | Segment::Enum { variant: key } => {
                let is_word = key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
                match (is_word && !key.is_empty(), place.is_empty()) {
                    (false, _) => place.push_str(&format!("[\"{key}\"]")),
                    (true, true) => place.push_str(key),
                    (true, false) => place.push_str(&format!(".{key}")),
                }
            }
            Segment::Unknown => {}
        }
    }
    place
}

/// Reads JSON `text` that this program wrote or came with: the same checks, but a flaw of its data has
/// no place. The places cost a tenth of the tablet's download, and nobody mends such a text by hand.
///
/// # Errors
/// The first thing that keeps the text from being a `T`.
pub fn read_own<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, Flaw> {
    check_depth(text)?;
    serde_json::from_str(text).map_err(|error| Flaw::from_json(&error, "."))
}

/// Refuses nesting beyond [`MAX_DEPTH`] before any parser recurses into it.
fn check_depth(text: &str) -> Result<(), Flaw> {
    let mut depth = 0_usize;
    let mut in_string = false;
    let mut escaped = false;
    for (offset, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'[' | b'{' => {
                depth += 1;
                if depth > MAX_DEPTH {
                    let line =
                        text.as_bytes()[..offset].iter().filter(|b| **b == b'\n').count() + 1;
                    return Err(Flaw::whole(Shape::TooDeep { limit: MAX_DEPTH, line }));
                }
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct Pair {
        name: String,
        values: Vec<i32>,
    }

    #[track_caller]
    fn check(given: &str, place: &str, shape: Shape) {
        let flaw = read::<Pair>(given).unwrap_err();
        assert_eq!((flaw.place.as_str(), flaw.shape), (place, shape));
    }

    #[test]
    fn a_whole_text_is_read() {
        let pair = read::<Pair>(r#"{"name": "[\"{", "values": [1]}"#).unwrap();
        assert_eq!(pair, Pair { name: "[\"{".to_owned(), values: vec![1] });
    }

    #[test]
    fn a_text_cut_in_the_middle_says_where() {
        check("{\"name\": \"a\",\n\"val", "", Shape::CutShort { line: 2, column: 4 });
    }

    #[test]
    fn a_wrong_type_names_its_place() {
        check(r#"{"name": "a", "values": [1, "2"]}"#, "values[1]", Shape::WrongType);
    }

    #[test]
    fn fields_too_many_and_too_few_are_named() {
        check(r#"{"nama": "a"}"#, "nama", Shape::UnknownField("nama".to_owned()));
        check(r#"{"name": "a"}"#, "", Shape::MissingField("values".to_owned()));
    }

    #[test]
    fn hundred_levels_are_refused_before_they_are_parsed() {
        let text = format!("\n{}{}", "[".repeat(100), "]".repeat(100));
        check(&text, "", Shape::TooDeep { limit: MAX_DEPTH, line: 2 });
    }

    #[test]
    fn a_name_that_is_no_word_stands_in_brackets() {
        type Answers = BTreeMap<String, BTreeMap<String, Vec<u8>>>;
        let place = |text| read::<Answers>(text).unwrap_err().place;
        assert_eq!(place(r#"{"answers": {"I1.D1.1": [0, "x"]}}"#), "answers[\"I1.D1.1\"][1]");
        assert_eq!(place(r#"{"": {"W": 7}}"#), "[\"\"].W");
    }

    #[test]
    fn a_field_that_stands_twice_is_named() {
        let twice = r#"{"name": "a", "name": "b", "values": []}"#;
        assert_eq!(read::<Pair>(twice).unwrap_err().shape, Shape::RepeatedField("name".to_owned()));
    }

    #[test]
    fn what_follows_the_value_is_refused() {
        let text = r#"{"name": "a", "values": []} {}"#;
        check(text, "", Shape::Syntax { line: 1, column: 29 });
    }

    #[test]
    fn bytes_that_are_no_text_are_counted() {
        let flaw = text(b"abc\xFF").unwrap_err();
        assert_eq!(flaw.shape, Shape::NotText { byte: 3 });
        assert_eq!(text(b"\xEF\xBB\xBFabc").unwrap(), "abc");
    }
}

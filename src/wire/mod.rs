//! Text from outside into a typed value, or what is wrong with it and where.
//!
//! Everything that a person can hand to the product passes here first: a bad file yields a [`Flaw`],
//! never a panic, and never a value that was only half there.

mod canonical;
mod flaw;
mod format;
mod later;
mod named;
mod node;
mod reader;
mod scan;
mod writer;

pub use flaw::{Flaw, Shape};
pub use format::{FormatProblem, check_format};
pub use later::Later;
pub use named::Named;
pub use node::{Node, repeated};
pub use reader::{FromNode, Object, Reader};
pub(crate) use reader::{from_object, from_word};
use scan::scan;
pub use writer::node_of;

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

/// The tree that JSON `text` is.
///
/// # Errors
/// Where the text is not JSON, or nests too deeply.
pub fn parse(text: &str) -> Result<Node, Flaw> {
    serde_json::from_str(&scan(text)?).map_err(|error| Flaw::of_syntax(&error))
}

/// Reads JSON `text` as a `T`.
///
/// # Errors
/// What keeps the text from being a `T`, each with its place.
pub fn read<T: FromNode>(text: &str) -> Result<T, Vec<Flaw>> {
    parse(text).map_err(|flaw| vec![flaw])?.read()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq)]
    struct Pair {
        name: String,
        values: Vec<i32>,
        note: Option<String>,
        weight: f64,
    }

    from_object!(Pair { field name, field values, optional note, field_or weight = 1.0 });

    #[track_caller]
    fn check(given: &str, place: &str, shape: Shape) {
        check_all(given, &[(place, shape)]);
    }

    #[track_caller]
    fn check_all(given: &str, expected: &[(&str, Shape)]) {
        let flaws = read::<Pair>(given).unwrap_err();
        let found: Vec<(&str, Shape)> =
            flaws.iter().map(|flaw| (flaw.place.as_str(), flaw.shape.clone())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_whole_text_is_read() {
        let pair = read::<Pair>(r#"{"name": "[\"{", "values": [1]}"#).unwrap();
        let name = "[\"{".to_owned();
        assert_eq!(pair, Pair { name, values: vec![1], note: None, weight: 1.0 });
    }

    #[test]
    fn all_flaws_are_told_at_once_and_none_of_what_is_not_there() {
        check_all(
            r#"{"name": [{}], "valus": [1], "note": 7, "weight": "2"}"#,
            &[
                ("name", Shape::WrongType),
                ("", Shape::MissingField("values".to_owned())),
                ("note", Shape::WrongType),
                ("weight", Shape::WrongType),
                ("valus", Shape::UnknownField("valus".to_owned())),
            ],
        );
        check("[]", "", Shape::WrongType);
    }

    #[test]
    fn a_hundred_flaws_are_enough() {
        let text = format!(r#"{{"name": "a", "values": [{}"#, r#""x","#.repeat(1_000) + "1]}");
        assert_eq!(read::<Pair>(&text).unwrap_err().len(), 100);
    }

    #[test]
    fn what_is_no_character_spoils_the_text_that_it_stands_in() {
        let text = r#"{"name": "\ud83d", "values": [], "note": "\u0000"}"#;
        let flaws = [("name", Shape::NoCharacter), ("note", Shape::NoCharacter)];
        check_all(text, &flaws);
    }

    #[test]
    fn hostile_names_are_told_in_part_and_too_many_are_refused() {
        let long = "x".repeat(100_000);
        let flaws = read::<Named<i32>>(&format!(r#"{{"{long}": "1"}}"#)).unwrap_err();
        assert_eq!(flaws[0].place, format!("[\"{}\"]", "x".repeat(80)));
        let many: Vec<String> = (0..10_001).map(|n| format!("\"{n}\": 1")).collect();
        let flaws = read::<Named<i32>>(&format!("{{{}}}", many.join(","))).unwrap_err();
        assert_eq!(flaws, [Flaw::whole(Shape::WrongType)]);
    }

    #[test]
    fn a_number_out_of_range_is_of_the_wrong_type() {
        for number in ["2147483648", "1.5", "1e300", "-9007199254740993"] {
            let text = format!(r#"{{"name": "a", "values": [{number}]}}"#);
            check(&text, "values[0]", Shape::WrongType);
        }
        assert_eq!(read::<Vec<i32>>("[2.0, -1e1]").unwrap(), [2, -10]);
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
        let unknown = Shape::UnknownField("nama".to_owned());
        check(r#"{"nama": "a", "name": "a", "values": []}"#, "nama", unknown);
        check(r#"{"name": "a"}"#, "", Shape::MissingField("values".to_owned()));
    }

    #[test]
    fn hundred_levels_are_refused_before_they_are_parsed() {
        let text = format!("\n{}{}", "[".repeat(100), "]".repeat(100));
        check(&text, "", Shape::TooDeep { limit: MAX_DEPTH, line: 2 });
    }

    #[test]
    fn a_name_that_is_no_word_stands_in_brackets() {
        let place = |text| read::<Named<Named<Vec<i32>>>>(text).unwrap_err().remove(0).place;
        assert_eq!(place(r#"{"answers": {"I1.D1.1": [0, "x"]}}"#), "answers[\"I1.D1.1\"][1]");
        assert_eq!(place(r#"{"": {"W": 7}}"#), "[\"\"].W");
    }

    #[test]
    fn a_name_that_stands_twice_is_refused_however_it_is_spelt() {
        let twice = || Shape::RepeatedField("name".to_owned());
        check(r#"{"name": "a", "values": [], "name": "b"}"#, "", twice());
        check(r#"{"name": "a", "values": [], "\u006eame": "a"}"#, "", twice());
        let flaws = read::<Named<i32>>(r#"{"a": 1, "b": 2, "a": 1}"#).unwrap_err();
        assert_eq!(flaws, [Flaw::whole(Shape::RepeatedField("a".to_owned()))]);
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

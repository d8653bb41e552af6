//! Whether a file says that it is of the format that was expected.

use serde::{Deserialize, Serialize};

use super::Node;

/// Why a file that is sound JSON is not of the expected format.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FormatProblem {
    /// It names no format of ours.
    Foreign,
    /// It is another kind of file of ours, e.g. `berdaya.report/1`.
    OtherKind(String),
    /// It is the right kind, of a version that this program does not know.
    UnknownVersion(String),
}

/// Checks the field `format` of a file against `expected`, e.g. `berdaya.responses/1`.
///
/// # Errors
/// What the file says that it is instead.
pub fn check_format(file: &Node, expected: &str) -> Result<(), FormatProblem> {
    let Some(Node::Text(found)) = file.get("format") else { return Err(FormatProblem::Foreign) };
    let kind = |format: &str| format.split('/').next().map(str::to_owned);
    if found == expected {
        Ok(())
    } else if kind(found) == kind(expected) {
        Err(FormatProblem::UnknownVersion(found.clone()))
    } else if found.starts_with("berdaya.") {
        Err(FormatProblem::OtherKind(found.clone()))
    } else {
        Err(FormatProblem::Foreign)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(given: &str, expected: Result<(), FormatProblem>) {
        let file = super::super::parse(given).unwrap();
        assert_eq!(check_format(&file, "berdaya.responses/1"), expected);
    }

    #[test]
    fn the_format_and_its_version_are_told_apart() {
        check(r#"{"a": 1, "format": "berdaya.responses/1"}"#, Ok(()));
        let version = "berdaya.responses/9".to_owned();
        check(r#"{"format": "berdaya.responses/9"}"#, Err(FormatProblem::UnknownVersion(version)));
        let kind = "berdaya.report/1".to_owned();
        check(r#"{"format": "berdaya.report/1"}"#, Err(FormatProblem::OtherKind(kind)));
    }

    #[test]
    fn json_of_others_is_foreign() {
        check(r#"{"type": "FeatureCollection"}"#, Err(FormatProblem::Foreign));
        check("[1, 2]", Err(FormatProblem::Foreign));
        check(r#"{"format": 7}"#, Err(FormatProblem::Foreign));
    }
}

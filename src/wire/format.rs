//! Whether a file says that it is of the format that was expected.

use serde::{Deserialize, Serialize};

use super::{Flaw, read_own};

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

#[derive(Deserialize)]
struct Named {
    format: Option<String>,
}

/// Checks the field `format` of JSON `text` against `expected`, e.g. `berdaya.responses/1`.
///
/// # Errors
/// The outer result tells that the text is no JSON; the inner one, that it is of another format.
pub fn check_format(text: &str, expected: &str) -> Result<Result<(), FormatProblem>, Flaw> {
    let found = match read_own::<Named>(text) {
        Ok(named) => named.format,
        Err(flaw) if flaw.is_shape_of_data() => None,
        Err(flaw) => return Err(flaw),
    };
    let kind = |format: &str| format.split('/').next().map(str::to_owned);
    Ok(match found {
        Some(found) if found == expected => Ok(()),
        Some(found) if kind(&found) == kind(expected) => Err(FormatProblem::UnknownVersion(found)),
        Some(found) if found.starts_with("berdaya.") => Err(FormatProblem::OtherKind(found)),
        _ => Err(FormatProblem::Foreign),
    })
}

impl Flaw {
    /// Whether the text is JSON, only not of the type that was read.
    fn is_shape_of_data(&self) -> bool {
        use super::Shape::{MissingField, RepeatedField, UnknownField, UnknownWord, WrongType};
        matches!(
            self.shape,
            MissingField(_) | RepeatedField(_) | UnknownField(_) | UnknownWord(_) | WrongType
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(given: &str, expected: Result<(), FormatProblem>) {
        assert_eq!(check_format(given, "berdaya.responses/1").unwrap(), expected);
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

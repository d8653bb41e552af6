//! What stands in one cell of a table, and the codes for why nothing does.

use std::borrow::Cow;

use crate::expression::text_from_number;
use crate::instrument::{ChoiceList, Instrument, Missing, Role};

/// What stands in one cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell<'a> {
    /// Nothing: asked and not answered, or not reckoned.
    Blank,
    /// A number.
    Number(f64),
    /// What a person wrote, or a moment, a day, a name.
    Text(Cow<'a, str>),
    /// A choice, by its list and its name.
    Choice(&'a ChoiceList, &'a str),
    /// A role.
    Role(&'a Role),
    /// Yes or no.
    Flag(bool),
    /// No value, for a reason.
    Lack(Lack),
}

/// Why there is no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lack {
    /// Withheld, so that nobody is known by it.
    Masked,
    /// The role is not asked it.
    NotAsked,
    /// It was not relevant by the rules of the form.
    Skipped,
    /// A code of the field.
    Missing(Missing),
}

impl Lack {
    /// Every reason, those that a question was asked and has no value for first.
    pub(super) const ALL: [Self; 6] = [
        Self::Missing(Missing::DoesNotKnow),
        Self::Missing(Missing::NotApplicable),
        Self::Missing(Missing::Refused),
        Self::Skipped,
        Self::NotAsked,
        Self::Masked,
    ];

    /// Its word in the long table and in the codebook.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Masked => "disamarkan",
            Self::NotAsked => "tidak_ditanyakan",
            Self::Skipped => "dilewati",
            Self::Missing(code) => code.code(),
        }
    }

    /// What people call it.
    pub(super) fn label<'a>(self, instrument: &'a Instrument, language: &str) -> &'a str {
        let is_indonesian = language == "id";
        match self {
            Self::Masked if is_indonesian => "disamarkan",
            Self::Masked => "withheld",
            Self::NotAsked if is_indonesian => "tidak ditanyakan pada peran ini",
            Self::NotAsked => "not asked of this role",
            Self::Skipped if is_indonesian => "dilewati menurut aturan formulir",
            Self::Skipped => "skipped by the form's rules",
            Self::Missing(code) => {
                instrument.missing.get(&code).map_or(code.code(), |text| text.get(language))
            }
        }
    }
}

/// The numbers that stand for a lack in a table: -97 for TT and so on, or further down where an answer is as low.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Codes {
    /// 100, 1000 …: every code lies within ten of its negative.
    scale: i64,
}

impl Codes {
    /// Codes that lie below `lowest`.
    pub(super) fn below(lowest: f64) -> Self {
        let mut scale = 100;
        // Beyond, a double does not tell one code from the next.
        while scale < 1_000_000_000_000_000 && lowest <= as_number(10 - scale) {
            scale *= 10;
        }
        Self { scale }
    }

    /// The number that stands for `lack`.
    pub(super) fn code(self, lack: Lack) -> i64 {
        let n = match lack {
            Lack::Missing(Missing::DoesNotKnow) => 3,
            Lack::Missing(Missing::NotApplicable) => 2,
            Lack::Missing(Missing::Refused) => 1,
            Lack::Skipped => 4,
            Lack::NotAsked => 5,
            Lack::Masked => 6,
        };
        n - self.scale
    }
}

/// A whole number that a double holds exactly.
#[allow(clippy::cast_precision_loss, reason = "scales end at a power of ten that a double holds")]
fn as_number(whole: i64) -> f64 {
    whole as f64
}

/// `number` in the fewest digits that give it back.
pub(super) fn digits(number: f64) -> String {
    text_from_number(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_field_unless_an_answer_is_as_low() {
        let code = |lowest| Codes::below(lowest).code(Lack::Missing(Missing::DoesNotKnow));
        assert_eq!(code(0.0), -97);
        assert_eq!(code(-89.0), -97);
        assert_eq!(code(-90.0), -997);
        assert_eq!(code(-12_000_000.0), -99_999_997);
        let all: Vec<i64> = Lack::ALL.map(|lack| Codes::below(0.0).code(lack)).to_vec();
        assert_eq!(all, [-97, -98, -99, -96, -95, -94]);
    }
}

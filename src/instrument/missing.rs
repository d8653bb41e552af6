//! The missing codes of the field: why an item that was asked has no value.

use std::fmt;

/// A recorded reason for the lack of a value; never a point of the scale.
///
/// | code | the respondent … | counts as answered | leaves k, the number of items |
/// |---|---|---|---|
/// | TT | does not know | no | no |
/// | TB | says that it does not apply | no | yes |
/// | TM | declines to answer | no | no |
///
/// A blank (not yet answered) and an item that the role is not asked are neither: they have no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Missing {
    /// TT, *tidak tahu*.
    DoesNotKnow,
    /// TB, *tidak berlaku*.
    NotApplicable,
    /// TM, *menolak menjawab*.
    Refused,
}

impl Missing {
    /// Every code, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::DoesNotKnow, Self::NotApplicable, Self::Refused];

    /// The two letters that files carry.
    pub fn code(self) -> &'static str {
        match self {
            Self::DoesNotKnow => "TT",
            Self::NotApplicable => "TB",
            Self::Refused => "TM",
        }
    }

    /// The reason that `code` stands for, if it is one of ours.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|missing| missing.code() == code)
    }
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

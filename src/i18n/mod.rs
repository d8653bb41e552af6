//! Interface texts in Indonesian and English; never survey texts, which come from the instrument.
//!
//! Each text is a method of [`Language`], so a missing translation or argument does not compile.

mod capture;
mod collect;
mod readings;
mod discussion;
mod evaluate;
mod expressions;
mod findings;
mod problems;
mod studies;
mod pulls;
mod importance;
mod community;
mod tables;
mod module;
mod finding_text;

pub use finding_text::{finding_text, format_text, instrument_text, shape_text};

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// *Bahasa Indonesia*.
    #[default]
    Indonesian,
    /// English.
    English,
}

impl Language {
    /// Both, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Indonesian, Self::English];

    /// The code by which instruments and pages name it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Indonesian => "id",
            Self::English => "en",
        }
    }

    /// What its speakers call it.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Indonesian => "Bahasa Indonesia",
            Self::English => "English",
        }
    }

    /// The language of a code such as `en`.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// A number with `places` decimals and the decimal mark of the language.
    pub fn decimal(self, value: f64, places: usize) -> String {
        let scale = (0..places).fold(1.0, |scale, _| scale * 10.0);
        let rounded = (value.abs() * scale).round();
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "figures of this program stay below a thousand million; beyond, the cast saturates"
        )]
        let (whole, part) = ((rounded / scale) as u64, (rounded % scale) as u64);
        let sign = if value < 0.0 && rounded > 0.0 { "\u{2212}" } else { "" };
        let mark = match self {
            Self::Indonesian => ',',
            Self::English => '.',
        };
        if places == 0 {
            format!("{sign}{whole}")
        } else {
            format!("{sign}{whole}{mark}{part:0places$}")
        }
    }

    /// A whole number in groups of three digits: `101.129`.
    pub fn whole(self, number: u32) -> String {
        let mark = match self {
            Self::Indonesian => '.',
            Self::English => ',',
        };
        let digits = number.to_string();
        let mut text = String::with_capacity(digits.len() + 3);
        for (n, digit) in digits.chars().enumerate() {
            if n > 0 && (digits.len() - n).is_multiple_of(3) {
                text.push(mark);
            }
            text.push(digit);
        }
        text
    }

    /// A day such as `2027-12-31` in words; any other text as it is.
    pub fn date(self, day: &str) -> String {
        let mut parts = day.splitn(3, '-');
        let (year, month, day_of_month) = (parts.next(), parts.next(), parts.next());
        let month = month.and_then(|month| month.parse::<usize>().ok()?.checked_sub(1));
        match (year, month.and_then(|month| self.months().split(' ').nth(month)), day_of_month) {
            (Some(year), Some(month), Some(day)) => {
                format!("{} {month} {year}", day.trim_start_matches('0'))
            }
            _ => day.to_owned(),
        }
    }

    /// A difference: like [`Self::decimal`], with a plus sign where it is above 0.
    pub fn signed(self, value: f64, places: usize) -> String {
        let text = self.decimal(value, places);
        let is_zero = !text.contains(|digit: char| ('1'..='9').contains(&digit));
        if value > 0.0 && !is_zero { format!("+{text}") } else { text }
    }
}

/// Declares texts: `name: "Indonesian" / "English";`, or with arguments `name(a, b): "{a} … {b}" / …;`.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident $(($($argument:ident),+))? : $indonesian:literal / $english:literal;)+) => {
        impl crate::i18n::Language {
            $($crate::i18n::text! { $(#[$doc])* $name $(($($argument),+))? $indonesian $english })+
        }
    };
}

macro_rules! text {
    ($(#[$doc:meta])* $name:ident $indonesian:literal $english:literal) => {
        $(#[$doc])*
        #[doc = concat!("*", $indonesian, "*")]
        #[must_use]
        pub fn $name(self) -> &'static str {
            match self {
                Self::Indonesian => $indonesian,
                Self::English => $english,
            }
        }
    };
    ($(#[$doc:meta])* $name:ident ($($argument:ident),+) $indonesian:literal $english:literal) => {
        $(#[$doc])*
        #[doc = concat!("*", $indonesian, "*")]
        #[must_use]
        pub fn $name(self, $($argument: &str),+) -> String {
            match self {
                Self::Indonesian => format!($indonesian),
                Self::English => format!($english),
            }
        }
    };
}

use {text, texts};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_take_the_mark_of_the_language() {
        assert_eq!(Language::Indonesian.decimal(71.36, 1), "71,4");
        assert_eq!(Language::English.decimal(-3.0, 1), "\u{2212}3.0");
        assert_eq!(Language::Indonesian.signed(18.5, 1), "+18,5");
        assert_eq!(Language::Indonesian.signed(0.04, 1), "0,0");
        assert_eq!(Language::English.decimal(0.96, 1), "1.0");
        assert_eq!(Language::English.decimal(12.034, 2), "12.03");
        assert_eq!(Language::English.decimal(-0.04, 1), "0.0");
        assert_eq!(Language::English.decimal(7.5, 0), "8");
    }

    #[test]
    fn long_numbers_stand_in_groups() {
        let told = [0, 999, 1_000, 101_129, 4_294_967_295].map(|n| Language::Indonesian.whole(n));
        assert_eq!(told, ["0", "999", "1.000", "101.129", "4.294.967.295"]);
        assert_eq!(Language::English.whole(101_129), "101,129");
    }

    #[test]
    fn days_are_put_into_words() {
        assert_eq!(Language::Indonesian.date("2027-08-05"), "5 Agustus 2027");
        assert_eq!(Language::English.date("2027-12-31"), "31 December 2027");
        assert_eq!(Language::English.date("kapan-kapan"), "kapan-kapan");
        assert_eq!(Language::English.date("2027-13-01"), "2027-13-01");
    }

    #[test]
    fn texts_follow_the_language() {
        assert_eq!(Language::Indonesian.new_interview(), "Wawancara baru");
        assert_eq!(Language::English.saved_at("12.04"), "Saved 12.04");
    }
}

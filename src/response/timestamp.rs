//! A moment on the device's clock with its offset from UTC, as RFC 3339 writes it.

use std::fmt;

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// A moment with the local offset, to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timestamp(OffsetDateTime);

impl Timestamp {
    /// The moment that `text` names, e.g. `2026-03-01T09:30:00+07:00`.
    pub fn parse(text: &str) -> Option<Self> {
        let moment = OffsetDateTime::parse(text, &Rfc3339).ok()?;
        moment.replace_nanosecond(0).ok().map(Self)
    }

    /// Milliseconds since 1970-01-01T00:00Z.
    pub fn unix_milliseconds(self) -> i64 {
        self.0.unix_timestamp().saturating_mul(1000)
    }

    /// How many minutes the clocks are ahead of UTC: 420 for +07:00.
    pub fn offset_minutes(self) -> i32 {
        i32::from(self.0.offset().whole_minutes())
    }

    /// `YYYY-MM-DD` where the device is.
    pub fn date(self) -> String {
        let date = self.0.date();
        format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day())
    }

    /// `HH.MM` where the device is, as Indonesian prints it.
    pub fn clock(self) -> String {
        format!("{:02}.{:02}", self.0.hour(), self.0.minute())
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.0.format(&Rfc3339).map_err(|_| fmt::Error)?;
        f.write_str(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_keeps_its_offset() {
        let moment = Timestamp::parse("2026-03-01T00:05:09.750+07:00").unwrap();
        assert_eq!(moment.to_string(), "2026-03-01T00:05:09+07:00");
        assert_eq!((moment.date().as_str(), moment.clock().as_str()), ("2026-03-01", "00.05"));
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        assert_eq!(Timestamp::parse("2026-13-01T00:00:00Z"), None);
        assert_eq!(Timestamp::parse("kemarin"), None);
    }
}

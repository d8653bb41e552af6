//! A moment on the device's clock with its offset from UTC, as RFC 3339 writes it.

use std::cmp::Ordering;
use std::fmt;

use crate::expression::calendar::{DAY, Day, days_from_text, time_and_zone};

const SECOND: i64 = 1000;
const MINUTE: i64 = 60 * SECOND;

/// A moment with the local offset, to the second; the same moment elsewhere is equal.
#[derive(Debug, Clone, Copy)]
pub struct Timestamp {
    /// Milliseconds after 1970-01-01T00:00 in UTC.
    moment: i64,
    /// What the clocks there are ahead of UTC, in milliseconds.
    ahead: i64,
}

impl Timestamp {
    /// The moment that `text` names, e.g. `2026-03-01T09:30:00+07:00`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.to_ascii_uppercase();
        let (day, time) = text.split_once('T')?;
        // Seconds may not be left out.
        if time.as_bytes().get(5) != Some(&b':') {
            return None;
        }
        let (time, ahead) = time_and_zone(time)?;
        let ahead = ahead?;
        let local = days_from_text(day, false)? * DAY + time / SECOND * SECOND;
        Some(Self { moment: local - ahead, ahead })
    }

    /// Milliseconds since 1970-01-01T00:00Z.
    pub fn unix_milliseconds(self) -> i64 {
        self.moment
    }

    /// How many minutes the clocks are ahead of UTC: 420 for +07:00.
    pub fn offset_minutes(self) -> i32 {
        i32::try_from(self.ahead / MINUTE).unwrap_or_default()
    }

    /// `YYYY-MM-DD` where the device is.
    pub fn date(self) -> String {
        let Day { year, month, day } = Day::after_epoch(self.local().div_euclid(DAY));
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// `HH.MM` where the device is, as Indonesian prints it.
    pub fn clock(self) -> String {
        let minutes = self.local().rem_euclid(DAY) / MINUTE;
        format!("{:02}.{:02}", minutes / 60, minutes % 60)
    }

    /// What the clocks there show, in milliseconds after 1970-01-01T00:00.
    fn local(self) -> i64 {
        self.moment + self.ahead
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.local().rem_euclid(DAY) / SECOND;
        let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        write!(f, "{}T{hours:02}:{minutes:02}:{seconds:02}", self.date())?;
        let ahead = self.ahead.abs() / MINUTE;
        match self.ahead.cmp(&0) {
            Ordering::Equal => f.write_str("Z"),
            Ordering::Less => write!(f, "-{:02}:{:02}", ahead / 60, ahead % 60),
            Ordering::Greater => write!(f, "+{:02}:{:02}", ahead / 60, ahead % 60),
        }
    }
}

impl PartialEq for Timestamp {
    fn eq(&self, other: &Self) -> bool {
        self.moment == other.moment
    }
}

impl Eq for Timestamp {}

impl PartialOrd for Timestamp {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Timestamp {
    fn cmp(&self, other: &Self) -> Ordering {
        self.moment.cmp(&other.moment)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use time::OffsetDateTime;
    use time::format_description::well_known::Rfc3339;

    use super::*;

    #[test]
    fn a_moment_keeps_its_offset() {
        let moment = Timestamp::parse("2026-03-01T00:05:09.750+07:00").unwrap();
        assert_eq!(moment.to_string(), "2026-03-01T00:05:09+07:00");
        assert_eq!((moment.date().as_str(), moment.clock().as_str()), ("2026-03-01", "00.05"));
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for text in [
            "2026-13-01T00:00:00Z",
            "2026-02-29T00:00:00Z",
            "2026-03-01T00:00Z",
            "2026-03-01T00:00:00",
            "2026-03-01T24:00:00Z",
            "2026-03-01",
            "kemarin",
        ] {
            assert_eq!(Timestamp::parse(text), None, "{text}");
        }
    }

    #[test]
    fn moments_are_in_order_wherever_they_are() {
        let there = Timestamp::parse("2026-03-01T00:30:00+07:00").unwrap();
        assert_eq!(Timestamp::parse("2026-02-28T17:30:00Z"), Some(there));
        assert!(Timestamp::parse("2026-02-28T23:00:00-01:00").unwrap() > there);
    }

    proptest! {
        /// Held against a crate that knows the calendar.
        #[test]
        fn moments_are_those_of_the_crate(
            text in "[01][0-9]{3}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-][01][0-9]:[0-5][0-9])"
        ) {
            let expected = OffsetDateTime::parse(&text, &Rfc3339).ok();
            let found = Timestamp::parse(&text);
            prop_assert_eq!(found.is_some(), expected.is_some());
            if let (Some(found), Some(expected)) = (found, expected) {
                let expected = expected.replace_nanosecond(0).unwrap();
                prop_assert_eq!(found.to_string(), expected.format(&Rfc3339).unwrap());
                prop_assert_eq!(found.moment, expected.unix_timestamp() * SECOND);
            }
        }
    }
}

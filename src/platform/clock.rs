//! The device's clock.

use js_sys::Date;

use crate::response::{Now, Timestamp};

/// Now, with the device's offset from UTC.
///
/// # Panics
/// Never: the browser's date parts are in range, and the text below is RFC 3339.
#[allow(clippy::expect_used, reason = "a browser's date is always a moment")]
pub fn now() -> Timestamp {
    let now = Date::new_0();
    let text = format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}",
        now.get_full_year(),
        now.get_month() + 1,
        now.get_date(),
        now.get_hours(),
        now.get_minutes(),
        now.get_seconds(),
        offset(now.get_timezone_offset()),
    );
    Timestamp::parse(&text).expect("the clock's text is RFC 3339")
}

/// `+07:00`, of the minutes from local time to UTC as JavaScript counts them: -420.
fn offset(to_utc: f64) -> String {
    let sign = if to_utc > 0.0 { '-' } else { '+' };
    #[allow(clippy::cast_possible_truncation, reason = "whole minutes, fewer than those of a day")]
    let minutes = (to_utc as i32).abs();
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Now, on the wall clock and on the browser's clock that never goes back.
pub fn moment() -> Now {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "milliseconds since the page was opened, never negative"
    )]
    let tick = web_sys::window()
        .and_then(|window| window.performance())
        .map_or(0, |performance| performance.now() as u64);
    Now { at: now(), tick }
}

/// Milliseconds since 1970 on the device's clock.
pub fn unix_milliseconds() -> u64 {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "milliseconds since 1970 are whole and fit for 285 thousand years"
    )]
    let milliseconds = Date::now().max(0.0) as u64;
    milliseconds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(to_utc: f64, expected: &str) {
        assert_eq!(offset(to_utc), expected, "{to_utc} minutes to UTC");
    }

    #[test]
    fn offsets_read_as_rfc_3339_writes_them() {
        check(-420.0, "+07:00");
        check(-345.0, "+05:45");
        check(210.0, "-03:30");
        check(0.0, "+00:00");
        check(-0.0, "+00:00");
    }
}

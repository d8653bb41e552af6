//! The device's clock.

use js_sys::Date;

use crate::response::Timestamp;

/// Now, with the device's offset from UTC.
///
/// # Panics
/// Never: the browser's date parts are in range, and the text below is RFC 3339.
#[allow(clippy::expect_used, reason = "a browser's date is always a moment")]
pub fn now() -> Timestamp {
    let now = Date::new_0();
    // JavaScript counts minutes from local time to UTC: UTC+7 is -420.
    let offset = -now.get_timezone_offset();
    let (sign, minutes) = if offset < 0.0 { ('-', -offset) } else { ('+', offset) };
    let text = format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{sign}{:02}:{:02}",
        now.get_full_year(),
        now.get_month() + 1,
        now.get_date(),
        now.get_hours(),
        now.get_minutes(),
        now.get_seconds(),
        (minutes / 60.0).floor(),
        minutes % 60.0,
    );
    Timestamp::parse(&text).expect("the clock's text is RFC 3339")
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

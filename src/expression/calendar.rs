//! Days, times of day and their texts in ISO 8601, reckoned in whole numbers.
//!
//! Source: H. Hinnant, "chrono-compatible low-level date algorithms" (2013), for days and civil dates.

use super::number_text::whole_from_digits;
use super::scope::Scope;

/// Milliseconds of a day.
pub(crate) const DAY: i64 = 86_400_000;

const MINUTE: i64 = 60_000;

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Day {
    pub(crate) year: i64,
    pub(crate) month: i64,
    pub(crate) day: i64,
}

impl Day {
    /// The day `days` after 1970-01-01.
    pub(crate) fn after_epoch(days: i64) -> Self {
        let shifted = days + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Self { year, month, day }
    }

    /// How many days after 1970-01-01 it is; None for a day that is not in the calendar.
    pub(super) fn days_after_epoch(self) -> Option<i64> {
        let Self { year, month, day } = self;
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) || !(0..=9999).contains(&year) {
            return None;
        }
        let shifted_year = year - i64::from(month <= 2);
        let era = shifted_year.div_euclid(400);
        let year_of_era = shifted_year.rem_euclid(400);
        let shifted_month = if month > 2 { month - 3 } else { month + 9 };
        let day_of_year = (153 * shifted_month + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        let days = era * 146_097 + day_of_era - 719_468;
        // 30 February would come out as a day in March.
        (Self::after_epoch(days) == self).then_some(days)
    }
}

/// The moment that begins when the clocks at the place show `local` milliseconds after 1970-01-01T00:00.
pub(super) fn moment_from_local(local: i64, scope: &dyn Scope) -> i64 {
    let guess = local - offset(local, scope);
    local - offset(guess, scope)
}

/// What the clocks at the place are ahead of UTC at a moment, in milliseconds.
pub(super) fn offset(moment: i64, scope: &dyn Scope) -> i64 {
    i64::from(scope.offset_minutes(moment)) * MINUTE
}

/// The moment that `text` names in the form `2026-03-01`, `2026-03-01T09:30` and finer, with `Z`, an offset
/// such as `+07:00` or, without one, where the device is. `loose` takes `2026-3-1`, too.
pub(super) fn moment_from_text(text: &str, loose: bool, scope: &dyn Scope) -> Option<i64> {
    let (day, time) = match text.split_once('T') {
        Some((day, time)) => (day, Some(time)),
        None => (text, None),
    };
    let midnight = days_from_text(day, loose)? * DAY;
    let Some(time) = time else { return Some(moment_from_local(midnight, scope)) };
    let (time, zone) = time_and_zone(time)?;
    Some(match zone {
        Some(ahead) => midnight + time - ahead,
        None => moment_from_local(midnight + time, scope),
    })
}

/// How many days after 1970-01-01 the day is that `text` names.
pub(crate) fn days_from_text(text: &str, loose: bool) -> Option<i64> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let shortest = if loose { 1 } else { 2 };
    if parts.next().is_some() || year.len() != 4 || month.len() < shortest || day.len() < shortest {
        return None;
    }
    Day { year: digits(year)?, month: digits(month)?, day: digits(day)? }.days_after_epoch()
}

/// Whether `text` is a day of the calendar as answers carry it: `2026-03-01`.
pub fn is_day(text: &str) -> bool {
    text.len() == 10 && days_from_text(text, false).is_some()
}

/// Whether `text` is a time of day as answers carry it: `09:30`.
pub fn is_time_of_day(text: &str) -> bool {
    text.len() == 5 && time_and_zone(text).is_some_and(|(_, zone)| zone.is_none())
}

/// A time of day in milliseconds, and its offset from UTC in milliseconds where one is written.
pub(crate) fn time_and_zone(text: &str) -> Option<(i64, Option<i64>)> {
    if let Some(time) = text.strip_suffix('Z') {
        return Some((time_from_text(time)?, Some(0)));
    }
    let Some(at) = text.find(['+', '-']) else { return Some((time_from_text(text)?, None)) };
    let (time, zone) = text.split_at(at);
    let (hours, minutes) = zone.get(1..)?.split_once(':')?;
    if hours.len() != 2 || minutes.len() != 2 {
        return None;
    }
    let (hours, minutes) = (below(digits(hours)?, 24)?, below(digits(minutes)?, 60)?);
    let ahead = (hours * 60 + minutes) * MINUTE;
    let ahead = if zone.starts_with('-') { -ahead } else { ahead };
    Some((time_from_text(time)?, Some(ahead)))
}

/// `hh`, `hh:mm`, `hh:mm:ss` or `hh:mm:ss.f` in milliseconds.
fn time_from_text(text: &str) -> Option<i64> {
    let (clock, fraction) = match text.split_once('.') {
        Some((clock, fraction)) => (clock, Some(fraction)),
        None => (text, None),
    };
    let mut milliseconds = 0;
    let mut parts = 0;
    for (part, (end, length)) in
        clock.split(':').zip([(24, 60 * MINUTE), (60, MINUTE), (60, 1000), (0, 0)])
    {
        if part.len() != 2 {
            return None;
        }
        milliseconds += below(digits(part)?, end)? * length;
        parts += 1;
    }
    let Some(fraction) = fraction else { return Some(milliseconds) };
    digits(fraction)?;
    if parts != 3 {
        return None;
    }
    let thousandths = fraction.get(..3).unwrap_or(fraction);
    let scale = [100, 10, 1];
    Some(milliseconds + digits(thousandths)? * scale.get(thousandths.len() - 1)?)
}

fn below(value: i64, end: i64) -> Option<i64> {
    (value < end).then_some(value)
}

/// The number that up to 18 digits are.
fn digits(text: &str) -> Option<i64> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| whole_from_digits(text.get(..18).unwrap_or(text)))
}

/// Appends `value`, of `width` digits at least.
pub(super) fn push_padded(out: &mut String, value: i64, width: usize) {
    let text = value.to_string();
    for _ in text.len()..width {
        out.push('0');
    }
    out.push_str(&text);
}

/// `2026-03-01` at midnight, else `2026-03-01T09:30:00.000+07:00`.
pub(super) fn text_from_moment(moment: i64, offset_minutes: i32) -> String {
    let minutes = i64::from(offset_minutes);
    let local = moment + minutes * MINUTE;
    let (day, time) = (Day::after_epoch(local.div_euclid(DAY)), local.rem_euclid(DAY));
    let mut text = String::with_capacity(29);
    push_padded(&mut text, day.year, 4);
    text.push('-');
    push_padded(&mut text, day.month, 2);
    text.push('-');
    push_padded(&mut text, day.day, 2);
    if time == 0 {
        return text;
    }
    text.push('T');
    push_padded(&mut text, time / (60 * MINUTE), 2);
    text.push(':');
    push_padded(&mut text, time / MINUTE % 60, 2);
    text.push(':');
    push_padded(&mut text, time / 1000 % 60, 2);
    text.push('.');
    push_padded(&mut text, time % 1000, 3);
    text.push(if minutes < 0 { '-' } else { '+' });
    push_padded(&mut text, minutes.abs() / 60, 2);
    text.push(':');
    push_padded(&mut text, minutes.abs() % 60, 2);
    text
}

#[cfg(test)]
mod tests {
    use super::super::scope::Nowhere;
    use super::*;

    /// The moment of `given`, written again.
    #[track_caller]
    fn check(given: &str, expected: Option<&str>) {
        let moment = moment_from_text(given, true, &Nowhere);
        let written = moment.map(|moment| text_from_moment(moment, 0));
        assert_eq!(written.as_deref(), expected, "{given}");
    }

    #[test]
    fn every_day_is_counted_once() {
        for days in -719_528..=2_932_896 {
            assert_eq!(Day::after_epoch(days).days_after_epoch(), Some(days));
        }
        let last = Day { year: 9999, month: 12, day: 31 };
        assert_eq!(last.days_after_epoch(), Some(2_932_896));
        assert_eq!(Day { year: 0, month: 1, day: 1 }.days_after_epoch(), Some(-719_528));
    }

    #[test]
    fn days_and_moments_are_read() {
        check("2026-03-01", Some("2026-03-01"));
        check("2026-3-1", Some("2026-03-01"));
        check("2024-02-29", Some("2024-02-29"));
        check("1969-12-31T23:59:59.999Z", Some("1969-12-31T23:59:59.999+00:00"));
        check("2026-03-01T09", Some("2026-03-01T09:00:00.000+00:00"));
        check("2026-03-01T09:30+07:00", Some("2026-03-01T02:30:00.000+00:00"));
        check("2026-03-01T00:00:00.5-09:30", Some("2026-03-01T09:30:00.500+00:00"));
    }

    #[test]
    fn what_is_in_no_calendar_is_no_day() {
        for text in [
            "2026-02-29",
            "2026-00-01",
            "2026-13-01",
            "2026-01-32",
            "26-01-01",
            "2026-01",
            "2026-1-",
            "2026-01-01-01",
            "2026-01-01T",
            "2026-01-01T24:00",
            "2026-01-01T09:60",
            "2026-01-01T9:00",
            "2026-01-01T09:00:00.",
            "2026-01-01T09.5",
            "2026-01-01T09:00:00:00",
            "+026-01-01",
            "2026-01-01T09:00+7:00",
            "2026-01-01T09:00+24:00",
            "2026-01-01T09:00+07",
            "\u{661}026-01-01",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn offsets_to_the_half_hour_are_written() {
        assert_eq!(text_from_moment(0, -570), "1969-12-31T14:30:00.000-09:30");
        assert_eq!(text_from_moment(-25_200_000, 420), "1970-01-01");
    }
}

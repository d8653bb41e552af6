//! Functions over days and moments, and the letters after `%` that write them.
//!
//! Source: ODK XForms specification, "Date and Time Functions".

use super::arguments::Arguments;
use super::calendar::{
    DAY, Day, days_from_text, moment_from_local, moment_from_text, offset, push_padded,
    time_and_zone,
};
use super::error::Problem;
use super::number_text::number;
use super::scope::{DayNames, Scope};
use super::value::{DateTime, Value};

/// `date()` and `date-time()`: the moment that a value names; an empty text stays one.
pub(super) fn date<'a>(arguments: &Arguments<'_, 'a>) -> Value<'a> {
    match date_of(arguments) {
        Some(date) => Value::Date(date),
        None => Value::Text("".into()),
    }
}

/// The moment that the first value names; none for an empty text.
fn date_of(arguments: &Arguments<'_, '_>) -> Option<DateTime> {
    let scope = arguments.scope;
    Some(match arguments.get(0)? {
        Value::Date(date) => *date,
        Value::Number(days) => DateTime::after_epoch(*days, scope),
        Value::Boolean(_) => DateTime::at(None, scope),
        value => {
            let text = value.to_text();
            if text.is_empty() {
                return None;
            }
            DateTime::at(moment_from_text(&text, true, scope), scope)
        }
    })
}

/// `now()`.
pub(super) fn now(scope: &dyn Scope) -> DateTime {
    DateTime::at(Some(scope.now()), scope)
}

/// `today()`: the midnight with which the day began where the device is.
pub(super) fn today(scope: &dyn Scope) -> DateTime {
    let now = scope.now();
    let local = now + offset(now, scope);
    DateTime::at(Some(moment_from_local(local - local.rem_euclid(DAY), scope)), scope)
}

/// `number()`: as any number, but the text of a date is whole days: those of the calendar for a day, those
/// in UTC for a moment.
pub(super) fn number_of(arguments: &Arguments<'_, '_>) -> f64 {
    let Some(value @ (Value::Text(_) | Value::Nodes(_))) = arguments.get(0) else {
        return arguments.number(0);
    };
    let text = value.to_text();
    let of_moment = || Some(moment_from_text(&text, false, arguments.scope)?.div_euclid(DAY));
    match days_from_text(&text, false).or_else(of_moment) {
        Some(days) => number(days),
        None => value.to_number(arguments.scope),
    }
}

/// `decimal-date-time()`: days since 1970-01-01T00:00Z.
pub(super) fn decimal_date_time(arguments: &Arguments<'_, '_>) -> f64 {
    date_of(arguments).map_or(f64::NAN, DateTime::days)
}

/// `decimal-time()`: the part of the day that has passed at a time of day, where the device is.
pub(super) fn decimal_time(arguments: &Arguments<'_, '_>) -> f64 {
    let Some(Value::Text(_) | Value::Nodes(_)) = arguments.get(0) else { return f64::NAN };
    let Some((time, zone)) = time_and_zone(&arguments.text(0)) else { return f64::NAN };
    let local = match zone {
        None => time,
        Some(ahead) => {
            let scope = arguments.scope;
            let now = scope.now();
            let today = now - now.rem_euclid(DAY);
            let moment = today + time - ahead;
            (moment + offset(moment, scope)).rem_euclid(DAY)
        }
    };
    number(local) / number(DAY)
}

/// `format-date()` and `format-date-time()`: empty for what is no date.
pub(super) fn format(arguments: &Arguments<'_, '_>) -> Result<String, Problem> {
    let format = arguments.text(1);
    if let Some(problem) = format_problem(&format) {
        return Err(problem);
    }
    let scope = arguments.scope;
    let moment = date_of(arguments).and_then(|date| date.moment);
    let mut out = String::new();
    let Some(moment) = moment else { return Ok(out) };
    let local = moment + offset(moment, scope);
    let mut signs = format.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '%' => {
                if let Some(letter) = signs.next() {
                    push_part(&mut out, letter, local, scope.day_names());
                }
            }
            sign => out.push(sign),
        }
    }
    Ok(out)
}

/// The first `%` with a letter that no date has, or with none.
pub(super) fn format_problem(format: &str) -> Option<Problem> {
    let mut signs = format.chars();
    while let Some(sign) = signs.next() {
        if sign != '%' {
            continue;
        }
        match signs.next() {
            Some(letter) if LETTERS.contains(letter) => {}
            Some(letter) => {
                let mut found = String::from('%');
                found.push(letter);
                return Some(Problem::BadDateFormat(found));
            }
            None => return Some(Problem::BadDateFormat("%".to_owned())),
        }
    }
    None
}

/// Year, year of the century, month, month, month's name, day, day, weekday's name, hour, hour, minute,
/// second, millisecond; and `%` itself.
const LETTERS: &str = "YymnbdeaHhMS3%";

fn push_part(out: &mut String, letter: char, local: i64, names: &DayNames) {
    let (days, time) = (local.div_euclid(DAY), local.rem_euclid(DAY));
    let Day { year, month, day } = Day::after_epoch(days);
    let hour = time / 3_600_000;
    let (value, width) = match letter {
        'Y' => (year, 4),
        'y' => (year % 100, 2),
        'm' => (month, 2),
        'n' => (month, 1),
        'd' => (day, 2),
        'e' => (day, 1),
        'H' => (hour, 2),
        'h' => (hour, 1),
        'M' => (time / 60_000 % 60, 2),
        'S' => (time / 1000 % 60, 2),
        '3' => (time % 1000, 3),
        'b' => return out.push_str(name(&names.months, month - 1)),
        // 1970-01-01 was a Thursday.
        'a' => return out.push_str(name(&names.weekdays, (days + 4).rem_euclid(7))),
        letter => return out.push(letter),
    };
    push_padded(out, value, width);
}

fn name<'n>(names: &[&'n str], at: i64) -> &'n str {
    usize::try_from(at).ok().and_then(|at| names.get(at)).copied().unwrap_or_default()
}

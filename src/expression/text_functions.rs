//! Functions over texts; positions and lengths count characters.
//!
//! Source: XPath 1.0, section 4.2; ODK XForms specification, "String Functions".

use super::MAX_TEXT;
use super::arguments::Arguments;
use super::error::Problem;
use super::number_text::{count, is_blank, whole};

/// The part from the character at `start` to that before `end`, both from 0; below 0 from the end.
pub(super) fn substr(text: &str, start: f64, end: Option<f64>) -> String {
    let length = whole(count(text.chars().count()));
    let place = |at: f64| {
        let at = whole(at);
        if at < 0 { (length + at.max(-length)).max(0) } else { at.min(length) }
    };
    let (start, end) = (place(start), end.map_or(length, place));
    part(text, start, end)
}

/// XPath's own: the part from the character at `start`, from 1, of `length` characters; both are rounded.
pub(super) fn substring(text: &str, start: f64, length: Option<f64>) -> String {
    let start = round_up_half(start);
    let end = length.map_or(f64::INFINITY, |length| start + round_up_half(length));
    let holds = |position: f64| position >= start && position < end;
    text.chars()
        .zip(1_u32..)
        .filter(|(_, at)| holds(f64::from(*at)))
        .map(|(sign, _)| sign)
        .collect()
}

fn round_up_half(number: f64) -> f64 {
    (number + 0.5).floor()
}

fn part(text: &str, start: i64, end: i64) -> String {
    let skip = usize::try_from(start).unwrap_or(0);
    let take = usize::try_from(end - start).unwrap_or(0);
    text.chars().skip(skip).take(take).collect()
}

/// The signs of `text`, of which those in `from` become those at the same place in `to`, or nothing.
pub(super) fn translate(text: &str, from: &str, to: &str) -> String {
    let mut pairs: Vec<(char, Option<char>)> = Vec::new();
    let mut replacements = to.chars();
    for wanted in from.chars() {
        let replacement = replacements.next();
        // Of a sign that stands twice in `from`, the first place counts.
        if let Err(at) = pairs.binary_search_by_key(&wanted, |(known, _)| *known) {
            pairs.insert(at, (wanted, replacement));
        }
    }
    let replaced = |sign: char| match pairs.binary_search_by_key(&sign, |(wanted, _)| *wanted) {
        Ok(at) => pairs.get(at).and_then(|(_, replacement)| *replacement),
        Err(_) => Some(sign),
    };
    text.chars().filter_map(replaced).collect()
}

/// `text` without blanks at its ends, and with one blank for each stretch of blanks.
pub(super) fn normalize_space(text: &str) -> String {
    let mut normal = String::with_capacity(text.len());
    for word in text.split(is_blank).filter(|word| !word.is_empty()) {
        if !normal.is_empty() {
            normal.push(' ');
        }
        normal.push_str(word);
    }
    normal
}

/// The texts of the values from the one at `first` on, with `glue` between.
pub(super) fn join(
    arguments: &Arguments<'_, '_>,
    first: usize,
    glue: &str,
) -> Result<String, Problem> {
    let mut joined = String::new();
    let mut is_first = true;
    let mut is_too_long = false;
    arguments.for_each_text(first, |text| {
        let glue = if is_first { "" } else { glue };
        is_first = false;
        is_too_long |= joined.len() + glue.len() + text.len() > MAX_TEXT;
        if !is_too_long {
            joined.push_str(glue);
            joined.push_str(text);
        }
    });
    if is_too_long { Err(Problem::TextTooLong(MAX_TEXT)) } else { Ok(joined) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_counts_characters() {
        assert_eq!(substr("h\u{E9}llo", 1.0, Some(3.0)), "\u{E9}l");
        assert_eq!(substr("hello", -3.0, Some(-1.0)), "ll");
        assert_eq!(substr("hello", -9.0, None), "hello");
        assert_eq!(substr("hello", 3.0, Some(1.0)), "");
        assert_eq!(substring("h\u{E9}llo", 2.0, Some(2.0)), "\u{E9}l");
    }

    #[test]
    fn the_first_place_of_a_sign_counts() {
        assert_eq!(translate("banana", "ana", "xyz"), "bxyxyx");
        assert_eq!(translate("banana", "an", "x"), "bxxx");
    }
}

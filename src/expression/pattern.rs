//! Patterns of `regex()`: read once, and held against texts in time that grows with the text and the pattern
//! alone.

use regex_lite::Regex;

use super::MAX_PATTERN;
use super::error::Problem;

/// How long the text of a pattern may be, in bytes, so that it is looked through at once. Hardly a part is
/// longer than four.
const MAX_BYTES: usize = 4 * MAX_PATTERN;

/// A pattern that is understood.
#[derive(Debug)]
pub(super) struct Pattern {
    text: String,
    /// How many parts it has at most once its repetitions are written out.
    parts: usize,
    regex: Regex,
}

impl Pattern {
    /// The pattern that `text` is.
    pub(super) fn read(text: &str) -> Result<Self, Problem> {
        if text.len() > MAX_BYTES {
            return Err(Problem::PatternTooLarge(MAX_PATTERN));
        }
        let start = || text.chars().take(80).collect::<String>();
        let parts = match count_parts(text) {
            Ok(parts) if parts > MAX_PATTERN => return Err(Problem::PatternTooLarge(MAX_PATTERN)),
            Ok(parts) => parts,
            Err(Refused::LookAround) => return Err(Problem::LookAround(start())),
            Err(Refused::BackReference) => return Err(Problem::BackReference(start())),
            Err(Refused::FreeBlanks) => return Err(Problem::BadPattern(start())),
        };
        let regex = Regex::new(text).map_err(|_| Problem::BadPattern(start()))?;
        Ok(Self { text: text.to_owned(), parts, regex })
    }

    /// Whether it was read from `text`.
    pub(super) fn is(&self, text: &str) -> bool {
        self.text == text
    }

    /// How many parts are looked at, at most, to hold it against `text`.
    pub(super) fn work(&self, text: &str) -> usize {
        self.parts.saturating_mul(text.len() + 1)
    }

    /// Whether it fits anywhere in `text`; `^` and `$` tie it to the ends.
    pub(super) fn fits(&self, text: &str) -> bool {
        self.regex.is_match(text)
    }
}

/// What no engine holds against a text in bounded time, or what cannot be counted.
enum Refused {
    LookAround,
    BackReference,
    /// The flag `x`: blanks and remarks mean nothing, also between a part and its repetition.
    FreeBlanks,
}

/// What stands between two parentheses, as far as it is read.
#[derive(Default)]
struct Group {
    /// The parts before the last one.
    before: usize,
    /// The last one, which a repetition is of.
    last: usize,
}

impl Group {
    fn begin(&mut self, parts: usize) {
        self.before = self.before.saturating_add(self.last);
        self.last = parts;
    }

    fn parts(&self) -> usize {
        self.before.saturating_add(self.last)
    }
}

/// How many parts `pattern` has at most once its repetitions are written out: `(ab){3}` has 9. Of what is no
/// pattern it is any number.
fn count_parts(pattern: &str) -> Result<usize, Refused> {
    let mut groups: Vec<Group> = Vec::new();
    let mut group = Group::default();
    let mut rest = pattern;
    while let Some(sign) = rest.chars().next() {
        let after = &rest[sign.len_utf8()..];
        rest = after;
        match sign {
            '(' => {
                let is_look = |start: &&str| after.starts_with(*start);
                if ["?=", "?!", "?<=", "?<!"].iter().any(is_look) {
                    return Err(Refused::LookAround);
                }
                let flags = flags(after);
                if flags.is_some_and(|(flags, _)| flags.contains('x')) {
                    return Err(Refused::FreeBlanks);
                }
                let (end, behind) = flags.map_or(("", after), |(_, behind)| behind.split_at(1));
                rest = behind;
                // Flags alone are no part: a repetition behind them is of what stands before them.
                if end != ")" {
                    groups.push(std::mem::take(&mut group));
                }
            }
            ')' => {
                let inner = group.parts();
                group = groups.pop().unwrap_or_default();
                group.begin(inner.saturating_add(1));
            }
            '[' => {
                let length = class_length(after);
                rest = &after[length..];
                group.begin(length);
            }
            '\\' => {
                if after.starts_with(|digit: char| ('1'..='9').contains(&digit)) {
                    return Err(Refused::BackReference);
                }
                let mut signs = after.chars();
                let escaped = signs.next();
                rest = signs.as_str();
                // The number of a sign, as in `\x{2019}`, repeats nothing.
                if matches!(escaped, Some('x' | 'u' | 'U')) && rest.starts_with('{') {
                    rest = rest.split_once('}').map_or(rest, |(_, behind)| behind);
                }
                group.begin(1);
            }
            '{' => {
                match after.split_once('}').and_then(|(inner, rest)| Some((times(inner)?, rest))) {
                    Some((times, behind)) => {
                        group.last = group.last.saturating_mul(times).saturating_add(1);
                        rest = behind;
                    }
                    None => group.begin(1),
                }
            }
            '*' | '+' | '?' => group.last = group.last.saturating_add(1),
            _ => group.begin(1),
        }
    }
    // What is left open is no pattern, but is counted all the same.
    let open: usize = groups.iter().map(Group::parts).fold(0, usize::saturating_add);
    Ok(group.parts().saturating_add(open))
}

/// The flags that a group begins with, as in `(?i:a)` or `(?i)`, and what stands behind them from the colon or
/// parenthesis on.
fn flags(after: &str) -> Option<(&str, &str)> {
    let inner = after.strip_prefix('?')?;
    let length = inner.find(|sign: char| !sign.is_ascii_alphabetic() && sign != '-')?;
    let (flags, behind) = inner.split_at(length);
    behind.starts_with([':', ')']).then_some((flags, behind))
}

/// The most times that `{inner}` repeats; none where it is no number.
fn times(inner: &str) -> Option<usize> {
    let mut most = None;
    for bound in inner.split(',').map(str::trim).filter(|bound| !bound.is_empty()) {
        most = most.max(Some(bound.parse::<usize>().ok()?));
    }
    most
}

/// How long a class such as `[a-z[:digit:]]` is after its first bracket, the last one included.
fn class_length(after: &str) -> usize {
    let mut signs = after.char_indices().skip(usize::from(after.starts_with('^'))).peekable();
    // The first sign is one of the class, even `]`.
    signs.next_if(|(_, sign)| *sign == ']');
    while let Some((at, sign)) = signs.next() {
        match sign {
            ']' => return at + 1,
            '\\' => drop(signs.next()),
            '[' if after[at..].starts_with("[:") => {
                let end = after[at..].find(":]").map_or(after.len(), |length| at + length + 2);
                while signs.next_if(|(at, _)| *at < end).is_some() {}
            }
            _ => {}
        }
    }
    after.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_parts(pattern: &str, expected: usize) {
        assert_eq!(count_parts(pattern).ok(), Some(expected), "{pattern}");
    }

    #[test]
    fn repetitions_are_written_out() {
        check_parts("", 0);
        check_parts("^ab$", 4);
        check_parts("[0-9]{16}", 4 * 16 + 1);
        check_parts("[]a]{2}", 3 * 2 + 1);
        check_parts("[^]a]{2}", 4 * 2 + 1);
        check_parts("[\\]a]{2}", 4 * 2 + 1);
        check_parts("[[:alpha:]_]{2}", 11 * 2 + 1);
        check_parts("(ab){3}", 3 * 3 + 1);
        check_parts("a{1,9}", 10);
        check_parts("a{ 9 , }", 10);
        check_parts("a{10}{10}", 111);
        check_parts("(abc)+{10}", 51);
        check_parts("a|b?", 4);
        check_parts("\\d{3}\\(", 5);
        check_parts("a{x}", 4);
    }

    #[test]
    fn a_pattern_that_is_none_is_counted_all_the_same() {
        check_parts("((((", 0);
        check_parts("a)b)", 4);
        check_parts("[abc", 3);
        check_parts("[[:alpha", 7);
        check_parts("\\", 1);
        check_parts("{9}", 1);
        check_parts("(a{99999999999}){99999999999}{9}", usize::MAX);
    }

    #[test]
    fn flags_and_the_digits_of_a_sign_are_no_parts() {
        check_parts("(?i)ab", 2);
        check_parts("(?i-s:ab){3}", 3 * 3 + 1);
        // A repetition behind flags is of what stands before them.
        check_parts("((a?{40})(?i){40})(?i){40}", ((2 * 40 + 2) * 40 + 2) * 40 + 1);
        check_parts(r"\x{2019}", 1);
        check_parts(r"\u{2019}\U{2019}{3}", 1 + 4);
        check_parts(r"\x{2019", 6);
        assert!(Pattern::read(r"^O\x{2019}Neil$").is_ok_and(|it| it.fits("O\u{2019}Neil")));
    }

    #[test]
    fn blanks_that_mean_nothing_are_not_understood() {
        for pattern in ["(?x)((a?{40}) {40}) {40}", "(?ix:a b)", "a(?i-x)b"] {
            let problem = Problem::BadPattern(pattern.to_owned());
            assert_eq!(Pattern::read(pattern).err(), Some(problem));
        }
        assert!(Pattern::read("(?P<x>a)(?<xx>b)(?i:x)x").is_ok());
    }

    #[test]
    fn a_text_too_long_for_a_pattern_is_not_read() {
        for text in ["{".repeat(MAX_BYTES + 1), format!("a{{{}9}}", " ".repeat(MAX_BYTES))] {
            let problem = Problem::PatternTooLarge(MAX_PATTERN);
            assert_eq!(Pattern::read(&text).err(), Some(problem));
        }
    }

    #[test]
    fn patterns_of_the_field_are_read() {
        let fits = |pattern: &str, text: &str| Pattern::read(pattern).is_ok_and(|it| it.fits(text));
        for (pattern, text, other) in [
            (r"^[0-9]{16}$", "3374010101900001", "33740101019000012"),
            (r"^(\+62|0)8[1-9][0-9]{6,10}$", "+6281234567890", "6281234567890"),
            (r"^[\w.%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}$", "siti@desa.id", "siti@desa"),
            (r"^\d{4}\-\d{2}\/\d+$", "2026-03/7", "2026-03"),
            (r"^[A-Z][a-z]*( [A-Z][a-z]*)*$", "Siti Aminah", "siti"),
            (r"^(?:RT|RW) ?\d+$", "RT 01", "RK 01"),
            (r"^[^\s]+$", "satu", "dua kata"),
            (r"\bkali\b", "di kali itu", "di kalimat"),
        ] {
            assert!(fits(pattern, text) && !fits(pattern, other), "{pattern}");
        }
    }
}

//! The words and signs of an expression, each with its column.

use super::error::{Outcome, Problem};
use super::number_text::{is_blank, number_from_text, number_length};

/// A word or sign with its place, in characters from 1.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    pub(super) column: u32,
    pub(super) sign: Sign,
}

/// A word or sign.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Sign {
    Text(String),
    Number(f64),
    /// A name, maybe with a prefix as in `jr:choice-name`.
    Name(String),
    /// What stands between `${` and `}`.
    Answer(String),
    /// Any other sign, as it is written.
    Mark(&'static str),
    End,
}

/// Marks, each before those that it begins with.
const MARKS: [&str; 20] = [
    "!=", "<=", ">=", "..", "//", "::", "(", ")", "[", "]", ",", ".", "/", "|", "+", "-", "*", "=",
    "<", ">",
];

/// What people write who come from elsewhere, and what it is here.
const INSTEAD: [(&str, &str); 13] = [
    ("==", "="),
    ("<>", "!="),
    ("&&", "and"),
    ("||", "or"),
    ("\u{2260}", "!="),
    ("\u{2264}", "<="),
    ("\u{2265}", ">="),
    ("\u{201C}", "\""),
    ("\u{201D}", "\""),
    ("\u{2018}", "'"),
    ("\u{2019}", "'"),
    ("%", "mod"),
    ("\u{2013}", "-"),
];

/// The tokens of `text`, ending with [`Sign::End`].
pub(super) fn tokens(text: &str) -> Outcome<Vec<Token>> {
    let mut found = Vec::new();
    let mut rest = text;
    let mut column = 1;
    loop {
        let blanks = rest.trim_start_matches(is_any_blank);
        column += characters(rest, rest.len() - blanks.len());
        rest = blanks;
        let follows_value = found.last().is_some_and(|token: &Token| ends_value(&token.sign));
        let (sign, length) = next(rest, follows_value).map_err(|problem| problem.at(column))?;
        let is_end = sign == Sign::End;
        found.push(Token { column: u32::try_from(column).unwrap_or(u32::MAX), sign });
        if is_end {
            return Ok(found);
        }
        column += characters(rest, length);
        rest = rest.get(length..).unwrap_or_default();
    }
}

/// Blanks between words; those that come along from a word processor are harmless.
fn is_any_blank(sign: char) -> bool {
    is_blank(sign) || matches!(sign, '\u{A0}' | '\u{FEFF}' | '\u{200B}')
}

fn characters(text: &str, bytes: usize) -> usize {
    text.get(..bytes).map_or(0, |part| part.chars().count())
}

/// Whether an operator may follow.
fn ends_value(sign: &Sign) -> bool {
    match sign {
        Sign::Text(_) | Sign::Number(_) | Sign::Name(_) | Sign::Answer(_) => true,
        Sign::Mark(mark) => matches!(*mark, ")" | "]" | "." | ".."),
        Sign::End => false,
    }
}

/// The first sign of `text` and how many bytes it takes.
fn next(text: &str, follows_value: bool) -> Result<(Sign, usize), Problem> {
    let Some(first) = text.chars().next() else { return Ok((Sign::End, 0)) };
    if matches!(first, '"' | '\'') {
        let inner = text.get(1..).unwrap_or_default();
        let (inner, _) = inner.split_once(first).ok_or(Problem::OpenText)?;
        return Ok((Sign::Text(inner.to_owned()), inner.len() + 2));
    }
    if let Some(inner) = text.strip_prefix("${") {
        return answer(inner);
    }
    if first.is_ascii_digit() || (first == '.' && second_is_digit(text)) {
        return number(text);
    }
    if starts_name(first) {
        let length = match glued_operator(text) {
            Some(length) if follows_value => length,
            _ => name_length(text),
        };
        return Ok((Sign::Name(text.get(..length).unwrap_or_default().to_owned()), length));
    }
    for (found, right) in INSTEAD {
        if text.starts_with(found) {
            return Err(Problem::WriteInstead { found: found.to_owned(), right: right.to_owned() });
        }
    }
    match MARKS.iter().find(|mark| text.starts_with(**mark)) {
        Some(mark) => Ok((Sign::Mark(mark), mark.len())),
        None if first == '@' => Ok((Sign::Mark("@"), 1)),
        None => Err(Problem::UnknownSign(first)),
    }
}

/// `name}` after `${`.
fn answer(inner: &str) -> Result<(Sign, usize), Problem> {
    let bad = |found: &str| Problem::BadReference(found.chars().take(40).collect());
    let (name, _) = inner.split_once('}').ok_or_else(|| bad(inner))?;
    let length = name.len() + 3;
    let name = name.trim_matches(is_any_blank);
    let plain = name.strip_prefix("last-saved#").unwrap_or(name);
    let is_name = plain.starts_with(starts_name) && plain.chars().all(continues_name);
    if is_name { Ok((Sign::Answer(name.to_owned()), length)) } else { Err(bad(name)) }
}

/// `12`, `1.5`, `1.`, `.5`, `1.5e-3`.
fn number(text: &str) -> Result<(Sign, usize), Problem> {
    let length = number_length(text);
    let number = number_from_text(text.get(..length).unwrap_or_default());
    if number.is_finite() {
        Ok((Sign::Number(number), length))
    } else {
        Err(Problem::NumberTooLarge)
    }
}

fn second_is_digit(text: &str) -> bool {
    text.as_bytes().get(1).is_some_and(u8::is_ascii_digit)
}

/// Source: Namespaces in XML 1.0, NCName, as names of questions are.
pub(super) fn starts_name(sign: char) -> bool {
    matches!(
        sign,
        'A'..='Z'
            | '_'
            | 'a'..='z'
            | '\u{C0}'..='\u{D6}'
            | '\u{D8}'..='\u{F6}'
            | '\u{F8}'..='\u{2FF}'
            | '\u{370}'..='\u{37D}'
            | '\u{37F}'..='\u{1FFF}'
            | '\u{200C}'..='\u{200D}'
            | '\u{2070}'..='\u{218F}'
            | '\u{2C00}'..='\u{2FEF}'
            | '\u{3001}'..='\u{D7FF}'
            | '\u{F900}'..='\u{FDCF}'
            | '\u{FDF0}'..='\u{FFFD}'
            | '\u{10000}'..='\u{EFFFF}'
    ) && sign != '\u{FEFF}'
}

/// Source: as above.
pub(super) fn continues_name(sign: char) -> bool {
    starts_name(sign)
        || matches!(
            sign,
            '0'..='9' | '-' | '.' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}'
        )
}

/// The length of an operator to which a number is glued, as in `4 div2` and `4 mod-3`. Beside a value this
/// is no name, and both engines of the field take it for what is meant.
fn glued_operator(text: &str) -> Option<usize> {
    let word = ["and", "or", "div", "mod"].into_iter().find(|word| text.starts_with(word))?;
    let glued = text.as_bytes().get(word.len())?;
    (glued.is_ascii_digit() || matches!(glued, b'-' | b'.')).then_some(word.len())
}

/// The length of the name that `text` begins with, a prefix and its colon included.
fn name_length(text: &str) -> usize {
    let plain = |text: &str| text.find(|sign| !continues_name(sign)).unwrap_or(text.len());
    let length = plain(text);
    match text.get(length..).and_then(|rest| rest.strip_prefix(':')) {
        Some(local) if local.starts_with(starts_name) => length + 1 + plain(local),
        _ => length,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The signs of `given`, each with its column.
    #[track_caller]
    fn check(given: &str, expected: &str) {
        let tokens = tokens(given).unwrap_or_else(|error| panic!("{given}: {error:?}"));
        let words: Vec<String> =
            tokens.iter().map(|t| format!("{}:{}", t.column, word(&t.sign))).collect();
        assert_eq!(words.join(" "), expected, "{given}");
    }

    #[track_caller]
    fn check_refused(given: &str, column: usize, problem: Problem) {
        assert_eq!(tokens(given).err(), Some(problem.at(column)), "{given}");
    }

    fn write_instead(found: &str, right: &str) -> Problem {
        Problem::WriteInstead { found: found.to_owned(), right: right.to_owned() }
    }

    fn word(sign: &Sign) -> String {
        match sign {
            Sign::Text(text) => format!("'{text}'"),
            Sign::Number(number) => number.to_string(),
            Sign::Name(name) => name.clone(),
            Sign::Answer(name) => format!("${{{name}}}"),
            Sign::Mark(mark) => (*mark).to_owned(),
            Sign::End => "end".to_owned(),
        }
    }

    #[test]
    fn names_take_dashes_and_a_prefix() {
        check("jr:choice-name(a-b)", "1:jr:choice-name 15:( 16:a-b 19:) 20:end");
        check("child::a", "1:child 6::: 8:a 9:end");
    }

    #[test]
    fn numbers_end_before_a_word() {
        check("1mod .5", "1:1 2:mod 6:0.5 8:end");
        check("1e3 1el", "1:1000 5:1 6:el 8:end");
        check("15.*1.5", "1:15 4:* 5:1.5 8:end");
        check_refused(&"9".repeat(400), 1, Problem::NumberTooLarge);
    }

    #[test]
    fn a_number_may_be_glued_to_an_operator() {
        check("4div2", "1:4 2:div 5:2 6:end");
        check("${a} mod-3", "1:${a} 6:mod 9:- 10:3 11:end");
        check("(1)or.5", "1:( 2:1 3:) 4:or 6:0.5 8:end");
        check("div-1", "1:div-1 6:end");
        check("1 oral", "1:1 3:oral 7:end");
    }

    #[test]
    fn columns_count_characters() {
        check("'é\u{1F331}' = ${nama}", "1:'é\u{1F331}' 6:= 8:${nama} 15:end");
        check("\u{A0}1", "2:1 3:end");
    }

    #[test]
    fn signs_from_elsewhere_are_answered_with_the_right_one() {
        check_refused("1 == 2", 3, write_instead("==", "="));
        check_refused("\u{201C}ya\u{201D}", 1, write_instead("\u{201C}", "\""));
        check_refused("1 # 2", 3, Problem::UnknownSign('#'));
    }

    #[test]
    fn what_is_left_open_is_found_where_it_begins() {
        check_refused("1 = 'ya", 5, Problem::OpenText);
        check("${ umur } > 1", "1:${umur} 11:> 13:1 14:end");
        check_refused("1 + ${umur", 5, Problem::BadReference("umur".to_owned()));
        check_refused("${}", 1, Problem::BadReference(String::new()));
        check_refused("${1a}", 1, Problem::BadReference("1a".to_owned()));
    }
}

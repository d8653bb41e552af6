//! What is looked at in a text before it is parsed: how deeply it nests, and halves of characters.

use std::borrow::Cow;

use super::{Flaw, MAX_DEPTH, Shape};

/// Stands for what JSON can spell and no text can hold.
pub(super) const NO_CHARACTER: char = '\0';

/// `text` as it can be parsed: an escape that spells half of a surrogate pair, which would keep the whole
/// text from being read, gives way to one that spells [`NO_CHARACTER`], which spoils only where it stands.
///
/// # Errors
/// Nesting beyond [`MAX_DEPTH`], refused before any parser recurses into it.
pub(super) fn scan(text: &str) -> Result<Cow<'_, str>, Flaw> {
    let bytes = text.as_bytes();
    let mut halves = Vec::new();
    let mut depth = 0_usize;
    let mut in_string = false;
    let mut offset = 0;
    while let Some(byte) = bytes.get(offset) {
        match byte {
            b'\\' if in_string => {
                match (unit(bytes, offset), unit(bytes, offset + 6)) {
                    (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => offset += 6,
                    (Some(0xD800..=0xDFFF), _) => halves.push(offset),
                    _ => {}
                }
                offset += 1;
            }
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'[' | b'{' => {
                depth += 1;
                if depth > MAX_DEPTH {
                    let line = bytes[..offset].iter().filter(|byte| **byte == b'\n').count() + 1;
                    return Err(Flaw::whole(Shape::TooDeep { limit: MAX_DEPTH, line }));
                }
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        offset += 1;
    }
    if halves.is_empty() {
        return Ok(Cow::Borrowed(text));
    }
    let mut mended = String::with_capacity(text.len());
    let mut rest = 0;
    for half in halves {
        mended.push_str(&text[rest..half]);
        mended.push_str("\\u0000");
        rest = half + 6;
    }
    mended.push_str(&text[rest..]);
    Ok(Cow::Owned(mended))
}

/// The UTF-16 unit that an escape such as `\ud83c` at `offset` spells.
fn unit(bytes: &[u8], offset: usize) -> Option<u32> {
    let digits = bytes.get(offset..offset + 6)?.strip_prefix(b"\\u")?;
    digits.iter().try_fold(0, |unit, digit| Some(unit * 16 + char::from(*digit).to_digit(16)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(given: &str, expected: &str) {
        assert_eq!(scan(given).unwrap(), expected);
    }

    #[test]
    fn whole_characters_stay_and_halves_are_replaced() {
        check(r#"["\ud83d\ude00", "\u00e9"]"#, r#"["\ud83d\ude00", "\u00e9"]"#);
        check(r#"["\ud83d", "\uDE00x"]"#, r#"["\u0000", "\u0000x"]"#);
        check(r#"["\ud83d\ud83d\ude00"]"#, r#"["\u0000\ud83d\ude00"]"#);
        check(r#"["\\ud83d"]"#, r#"["\\ud83d"]"#);
        check(r#"["\ud83"#, r#"["\ud83"#);
    }

    #[test]
    fn brackets_in_strings_do_not_nest() {
        let text = format!("\"\\\"{}\"", "[".repeat(100));
        check(&text, &text);
        assert!(scan(&"[".repeat(33)).is_err());
    }
}

//! A number as text and a text as number.
//!
//! Source: XPath 1.0, section 4.4: written without an exponent, read without a plus sign. DIFFERENCE: an
//! exponent is read, as both engines of the field read it, and so is what we write ourselves, `Infinity`.

use super::decimal;

/// The number that `text` is, blanks at its ends aside; NaN for anything else.
pub fn number_from_text(text: &str) -> f64 {
    let text = text.trim_matches(is_blank);
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let number = match unsigned {
        "" => f64::NAN,
        "Infinity" => f64::INFINITY,
        _ if number_length(unsigned) == unsigned.len() => decimal::nearest(unsigned),
        _ => f64::NAN,
    };
    if unsigned.len() < text.len() { -number } else { number }
}

/// The whole number that digits are, or the largest.
pub(super) fn whole_from_digits(digits: &str) -> i64 {
    let add = |whole: i64, digit: u8| {
        whole.saturating_mul(10).saturating_add(i64::from(digit.wrapping_sub(b'0')))
    };
    digits.bytes().fold(0, add)
}

/// How many bytes of `text` are a number without a sign: `12`, `1.5`, `1.`, `.5`, `1.5e-3`.
pub(super) fn number_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digits =
        |from: usize| bytes.iter().skip(from).take_while(|byte| byte.is_ascii_digit()).count();
    let whole = digits(0);
    let mut length = whole;
    if bytes.get(length) == Some(&b'.') {
        let fraction = digits(length + 1);
        if whole + fraction == 0 {
            return 0;
        }
        length += 1 + fraction;
    }
    if length > 0 && matches!(bytes.get(length), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(length + 1), Some(b'+' | b'-')));
        let exponent = digits(length + 1 + sign);
        if exponent > 0 {
            length += 1 + sign + exponent;
        }
    }
    length
}

/// `number` as text, in the fewest digits that name it, as ECMAScript chooses them; both zeros are `0`.
pub fn text_from_number(number: f64) -> String {
    if number.is_nan() {
        "NaN".to_owned()
    } else if number.is_infinite() {
        if number > 0.0 { "Infinity".to_owned() } else { "-Infinity".to_owned() }
    } else {
        without_exponent(ryu_js::Buffer::new().format_finite(number))
    }
}

/// `1.5e-7` as `0.00000015`, `1.5e+21` as `1500000000000000000000`.
fn without_exponent(text: &str) -> String {
    let Some((digits, exponent)) = text.split_once('e') else { return text.to_owned() };
    let is_small = exponent.starts_with('-');
    let n_zeros = usize::try_from(whole_from_digits(exponent.get(1..).unwrap_or(""))).unwrap_or(0);
    let mut plain = String::new();
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", digits),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    plain.push_str(sign);
    if is_small {
        plain.push_str("0.");
        push_zeros(&mut plain, n_zeros.saturating_sub(1));
    }
    plain.push_str(whole);
    plain.push_str(fraction);
    if !is_small {
        push_zeros(&mut plain, n_zeros.saturating_sub(fraction.len()));
    }
    plain
}

fn push_zeros(out: &mut String, n: usize) {
    for _ in 0..n {
        out.push('0');
    }
}

/// Blanks as XPath counts them.
pub(super) fn is_blank(sign: char) -> bool {
    matches!(sign, ' ' | '\t' | '\r' | '\n')
}

/// `number` without its fraction as a count of anything; NaN is 0, and the ends are kept.
#[allow(clippy::cast_possible_truncation, reason = "the cast keeps to the ends, and NaN is 0")]
pub(super) fn whole(number: f64) -> i64 {
    number as i64
}

/// A whole number as one to reckon with; exact below 2^53.
#[allow(clippy::cast_precision_loss, reason = "no count and no date here comes near 2^53")]
pub(super) fn number(whole: i64) -> f64 {
    whole as f64
}

/// A count as a number to reckon with.
#[allow(clippy::cast_precision_loss, reason = "no list in memory has 2^53 values")]
pub fn count(n: usize) -> f64 {
    n as f64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(given: &str, expected: &str) {
        assert_eq!(text_from_number(number_from_text(given)), expected, "{given}");
    }

    #[test]
    fn digits_with_one_point_are_a_number() {
        check("12", "12");
        check(" -0.50\n", "-0.5");
        check(".5", "0.5");
        check("5.", "5");
        check("-0", "0");
        check("0.1", "0.1");
    }

    #[test]
    fn large_and_small_numbers_have_no_exponent() {
        check("0.0000001", "0.0000001");
        check("1000000000000000000000", "1000000000000000000000");
        check(&"9".repeat(400), "Infinity");
    }

    proptest! {
        #[test]
        fn any_float_is_written_in_the_fewest_digits_and_read_back(bits in 1..f64::MAX.to_bits()) {
            let number = -f64::from_bits(bits);
            let text = text_from_number(number);
            // Where two texts are as short and as near, the standard library takes the other one.
            prop_assert_eq!(text.len(), number.to_string().len(), "{}", text);
            prop_assert!(!text.contains('e'), "{}", text);
            prop_assert_eq!(number_from_text(&text), number);
        }
    }

    #[test]
    fn an_exponent_is_read() {
        check("7.5e-1", "0.75");
        check("1E3", "1000");
        check("-Infinity", "-Infinity");
    }

    #[test]
    fn anything_else_is_not_a_number() {
        for text in
            ["", ".", "-", "--1", "+1", "1e", "e3", "1,5", "0x10", "1 2", "inf", "NaN", "1.2.3"]
        {
            check(text, "NaN");
        }
    }
}

//! Base64, written and read.
//!
//! Source: RFC 4648, section 4.

use super::number_text::is_blank;

const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// `bytes` in base64, with padding.
pub(super) fn to_base64(bytes: &[u8]) -> String {
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let mut bits = [0; 4];
        bits[1..=three.len()].copy_from_slice(three);
        let bits = u32::from_be_bytes(bits);
        for n in 0..4 {
            let sign = SIGNS[(bits >> (18 - 6 * n)) as usize % 64];
            text.push(if n <= three.len() { char::from(sign) } else { '=' });
        }
    }
    text
}

/// The text that base64 stands for, with padding or without; empty for what is no base64.
pub(super) fn text_from_base64(text: &str) -> String {
    let mut bytes = Vec::new();
    let (mut bits, mut n_bits) = (0_usize, 0);
    let mut n_padding = 0;
    for sign in text.bytes().filter(|sign| !is_blank(char::from(*sign))) {
        match SIGNS.iter().position(|known| *known == sign) {
            Some(value) if n_padding == 0 => bits = bits << 6 | value,
            None if sign == b'=' => {
                n_padding += 1;
                continue;
            }
            _ => return String::new(),
        }
        n_bits += 6;
        if n_bits >= 8 {
            n_bits -= 8;
            bytes.extend(u8::try_from(bits >> n_bits));
            bits %= 1 << n_bits;
        }
    }
    // A sign too many, bits that no byte has, or padding where none is missing.
    if n_bits == 6 || bits > 0 || n_padding * 2 > n_bits {
        return String::new();
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::alphabet::STANDARD;
    use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
    use proptest::prelude::*;

    use super::*;

    const ENGINE: GeneralPurpose = GeneralPurpose::new(
        &STANDARD,
        GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
    );

    #[test]
    fn base64_needs_no_padding_and_forgives_line_ends() {
        assert_eq!(text_from_base64("SGVs\nbG8"), "Hello");
        assert_eq!(text_from_base64("#"), "");
    }

    proptest! {
        #[test]
        fn any_bytes_are_written_as_the_crate_writes_them(bytes: Vec<u8>) {
            prop_assert_eq!(to_base64(&bytes), ENGINE.encode(&bytes));
            let text = String::from_utf8_lossy(&bytes);
            prop_assert_eq!(text_from_base64(&to_base64(&bytes)), text);
        }

        #[test]
        fn any_signs_are_read_as_the_crate_reads_them(signs in "[A-Da-d01/+*]{0,9}={0,3}") {
            let bytes = ENGINE.decode(&signs).unwrap_or_default();
            prop_assert_eq!(text_from_base64(&signs), String::from_utf8_lossy(&bytes));
        }
    }
}

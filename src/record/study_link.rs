//! A study within an address: base64url (RFC 4648, section 5) of its deflated canonical JSON.

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

use super::digest::canonical_json;
use super::study_check::{MAX_STUDY, StudyFinding, StudyProblem, read_study};
use super::study_file::StudyFileV1;

const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// As much effort as packing takes: a link is made once and carried by hand.
const EFFORT: u8 = 10;

/// What stands for `study` in a link.
pub fn link_payload(study: &StudyFileV1) -> String {
    let packed = compress_to_vec(canonical_json(study).as_bytes(), EFFORT);
    let mut text = String::with_capacity(packed.len().div_ceil(3) * 4);
    for three in packed.chunks(3) {
        let mut bits = [0; 4];
        bits[1..=three.len()].copy_from_slice(three);
        let bits = u32::from_be_bytes(bits);
        for n in 0..=three.len() {
            text.push(char::from(SIGNS[(bits >> (18 - 6 * n)) as usize % 64]));
        }
    }
    text
}

/// Reads the study that `payload` stands for, as [`read_study`] reads a file.
///
/// # Errors
/// What keeps it from being a study; a payload that unfolds beyond any study is not unfolded.
pub fn read_link(payload: &str) -> Result<StudyFileV1, Vec<StudyFinding>> {
    let whole = |problem| vec![StudyFinding::new("", problem)];
    let packed = bytes_of(payload).ok_or_else(|| whole(StudyProblem::Link))?;
    let bytes = decompress_to_vec_with_limit(&packed, MAX_STUDY).map_err(|error| {
        use miniz_oxide::inflate::TINFLStatus as Status;
        whole(match error.status {
            Status::HasMoreOutput => StudyProblem::TooLarge(MAX_STUDY),
            _ => StudyProblem::Link,
        })
    })?;
    read_study(&bytes)
}

/// The bytes that base64url stands for; none where it stands for none.
fn bytes_of(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut n_bits) = (0_u32, 0);
    for sign in text.bytes() {
        let value = SIGNS.iter().position(|known| *known == sign)?;
        bits = bits << 6 | u32::try_from(value).ok()?;
        n_bits += 6;
        if n_bits >= 8 {
            n_bits -= 8;
            bytes.extend(u8::try_from(bits >> n_bits));
            bits %= 1 << n_bits;
        }
    }
    // A sign too many, or bits that no byte has: the link was cut.
    (n_bits < 6 && bits == 0).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Held against the crate, which refuses what we refuse.
        #[test]
        fn any_signs_are_read_as_the_crate_reads_them(signs in "[A-Ca-c01_+/=-]{0,9}") {
            prop_assert_eq!(bytes_of(&signs), URL_SAFE_NO_PAD.decode(&signs).ok());
        }
    }
}

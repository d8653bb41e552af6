//! The digest of a text, and base64.
//!
//! Source: XForms 1.1, section 7.8.3; RFC 4648 for base64.

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use md5::Digest;

use super::error::Problem;
use super::number_text::is_blank;

/// A way to digest.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Algorithm {
    Md5,
    Sha1,
    Sha256,
    Sha384,
    Sha512,
}

/// A way to write a digest.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Encoding {
    Base64,
    Hex,
}

impl Algorithm {
    /// The algorithm of this name, in capitals or not.
    pub(super) fn named(name: &str) -> Result<Self, Problem> {
        match name.to_ascii_uppercase().as_str() {
            "MD5" => Ok(Self::Md5),
            "SHA-1" => Ok(Self::Sha1),
            "SHA-256" => Ok(Self::Sha256),
            "SHA-384" => Ok(Self::Sha384),
            "SHA-512" => Ok(Self::Sha512),
            _ => Err(Problem::BadDigest(name.chars().take(40).collect())),
        }
    }
}

impl Encoding {
    /// The encoding of this name, in capitals or not.
    pub(super) fn named(name: &str) -> Result<Self, Problem> {
        match name.to_ascii_lowercase().as_str() {
            "base64" => Ok(Self::Base64),
            "hex" => Ok(Self::Hex),
            _ => Err(Problem::BadDigest(name.chars().take(40).collect())),
        }
    }
}

/// The digest of `text`.
pub(super) fn digest(
    text: &str,
    algorithm: &str,
    encoding: Option<&str>,
) -> Result<String, Problem> {
    let text = text.as_bytes();
    let bytes: Vec<u8> = match Algorithm::named(algorithm)? {
        Algorithm::Md5 => md5::Md5::digest(text).to_vec(),
        Algorithm::Sha1 => sha1::Sha1::digest(text).to_vec(),
        Algorithm::Sha256 => sha2::Sha256::digest(text).to_vec(),
        Algorithm::Sha384 => sha2::Sha384::digest(text).to_vec(),
        Algorithm::Sha512 => sha2::Sha512::digest(text).to_vec(),
    };
    Ok(match encoding.map_or(Ok(Encoding::Base64), Encoding::named)? {
        Encoding::Base64 => BASE64.encode(&bytes),
        Encoding::Hex => hex(&bytes),
    })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).filter_map(hex_digit).collect()
}

/// The hexadecimal digit of a number below 16.
pub(super) fn hex_digit(value: u8) -> Option<char> {
    char::from_digit(u32::from(value), 16)
}

const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// The text that base64 stands for; empty for what is no base64.
pub(super) fn base64_decode(text: &str) -> String {
    let signs: String = text.chars().filter(|sign| !is_blank(*sign)).collect();
    let bytes = BASE64.decode(signs).unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(algorithm: &str, expected: &str) {
        assert_eq!(digest("abc", algorithm, Some("hex")).unwrap(), expected);
    }

    /// Source: RFC 1321, section A.5; FIPS 180-2, appendices A to D.
    #[test]
    fn digests_are_those_of_the_standards() {
        check("MD5", "900150983cd24fb0d6963f7d28e17f72");
        check("SHA-1", "a9993e364706816aba3e25717850c26c9cd0d89d");
        check("sha-256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        check(
            "SHA-384",
            "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed\
             8086072ba1e7cc2358baeca134c825a7",
        );
        check(
            "SHA-512",
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a\
             2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
        );
    }

    #[test]
    fn an_unknown_algorithm_or_encoding_is_named() {
        assert_eq!(digest("a", "CRC", None), Err(Problem::BadDigest("CRC".to_owned())));
        assert_eq!(digest("a", "MD5", Some("oct")), Err(Problem::BadDigest("oct".to_owned())));
    }

    #[test]
    fn base64_needs_no_padding_and_forgives_line_ends() {
        assert_eq!(base64_decode("SGVs\nbG8"), "Hello");
        assert_eq!(base64_decode("#"), "");
    }
}

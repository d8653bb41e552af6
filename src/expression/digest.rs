//! The digest of a text, by the names of a way to digest and of a way to write it.
//!
//! Source: XForms 1.1, section 7.8.3.

use sha2::Digest;

use super::base64::to_base64;
use super::block_digest::{md5, sha_1, sha_384, sha_512};
use super::error::Problem;

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
    let bytes = match Algorithm::named(algorithm)? {
        Algorithm::Md5 => md5(text),
        Algorithm::Sha1 => sha_1(text),
        // The one that records are digested with, too.
        Algorithm::Sha256 => sha2::Sha256::digest(text).to_vec(),
        Algorithm::Sha384 => sha_384(text),
        Algorithm::Sha512 => sha_512(text),
    };
    Ok(match encoding.map_or(Ok(Encoding::Base64), Encoding::named)? {
        Encoding::Base64 => to_base64(&bytes),
        Encoding::Hex => hex(&bytes),
    })
}

fn hex(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in bytes {
        for digit in [byte >> 4, byte & 15] {
            text.extend(char::from_digit(u32::from(digit), 16));
        }
    }
    text
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
}

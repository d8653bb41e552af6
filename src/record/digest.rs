//! Digests by which a file, an instrument or a record is known again: SHA-256 of canonical JSON (RFC 8785).

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::wire::{self, Node};

/// The canonical JSON of `value` (RFC 8785): the same bytes wherever it is written.
///
/// # Panics
/// Never for the wire types of this crate: they are JSON by construction, with finite numbers.
pub fn canonical_json<T: Serialize>(value: &T) -> String {
    node_of_wire(value).canonical()
}

/// The tree of a wire type.
#[allow(clippy::expect_used, reason = "wire types have string keys and finite numbers")]
pub(super) fn node_of_wire<T: Serialize>(value: &T) -> Node {
    wire::node_of(value).expect("a wire type is JSON")
}

/// The digest of `value`'s canonical JSON, 64 hexadecimal digits.
pub fn digest_of<T: Serialize>(value: &T) -> String {
    digest_of_bytes(canonical_json(value).as_bytes())
}

/// The digest of the very bytes of a file.
pub fn digest_of_bytes(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digest(text: &str) -> String {
        digest_of(&wire::parse(text).unwrap())
    }

    /// Source: FIPS 180-2, SHA-256 of the two bytes `{}` as printed by coreutils `sha256sum`.
    #[test]
    fn an_empty_object_has_the_digest_of_its_two_bytes() {
        let expected = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
        assert_eq!(digest(" { } "), expected);
    }

    #[test]
    fn spacing_and_order_do_not_matter_and_values_do() {
        assert_eq!(digest(r#"{"a":1,"b":[2]}"#), digest("{\"b\": [2.0],\n \"a\": 1}"));
        assert_ne!(digest(r#"{"a":1}"#), digest(r#"{"a":2}"#));
    }
}

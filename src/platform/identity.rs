//! Random names: of interviews, respondents and devices.

use uuid::Uuid;

use super::clock;

/// Letters and digits that are not mistaken for each other when read aloud or written by hand.
const ALPHABET: &[u8] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/// A new interview's id: UUID version 7, sortable by time.
pub fn interview_id() -> Uuid {
    uuid::Builder::from_unix_timestamp_millis(clock::unix_milliseconds(), &random_bytes())
        .into_uuid()
}

/// A new device's name: 10 random signs.
pub fn device_name() -> String {
    signs(&random_bytes::<10>())
}

/// A new respondent's code such as `GRD-W-7K3M`: random, so that it tells nothing of the person.
pub fn respondent_code(study: &str, role: &str) -> String {
    format!("{study}-{role}-{}", signs(&random_bytes::<4>()))
}

fn signs(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(ALPHABET[usize::from(*byte) % ALPHABET.len()])).collect()
}

fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    if let Some(crypto) = web_sys::window().and_then(|window| window.crypto().ok()) {
        // It fails only beyond 65,536 bytes.
        let _filled = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    bytes
}

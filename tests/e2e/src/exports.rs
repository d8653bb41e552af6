//! Export files as tablets make them, built here from the format's description alone.
//!
//! Source: DESIGN, `berdaya.responses/1`; digests are SHA-256 of canonical JSON (RFC 8785).

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::questions::Questionnaire;

/// One interview of an export: who, where, and which step of every list was chosen, by section.
#[derive(Debug, Clone, Copy)]
pub struct Held {
    /// Which one it is; interviews of one number are the same.
    pub number: u32,
    /// The respondent's role.
    pub role: &'static str,
    /// Where.
    pub site: &'static str,
    /// Value of every supporting item, 1-5.
    pub supporting: i64,
    /// Value of every inhibiting item, 1-5.
    pub inhibiting: i64,
}

impl Held {
    /// The record, whole and sealed.
    pub fn record(&self, questionnaire: &Questionnaire) -> Value {
        let mut answers = serde_json::Map::new();
        for section in questionnaire.sections(self.role) {
            let value = match section.id.as_str() {
                "S" => self.supporting,
                "H" => self.inhibiting,
                "responden" | "probes" | "evidence" => continue,
                _ => 3,
            };
            for item in section.items {
                answers.insert(item.id, json!({ "value": value }));
            }
        }
        let digest = digest(&questionnaire.file);
        let minute = format!("2026-03-01T09:{:02}", self.number % 60);
        sealed(json!({
            "id": format!("0195{:04x}-0000-7000-8000-{:012x}", self.number, self.number),
            "revision": 1,
            "instrument": { "id": "kampung-tangguh-7d", "version": "1.0.0", "digest": digest },
            "study": "GRD", "code": format!("GRD-{}-{:04}", self.role, self.number), "mode": "individual",
            "role": self.role, "site": self.site, "round": "1", "enumerator": "E07", "language": "id",
            "consent": {
                "given": true, "form": "oral", "at": format!("{minute}:10+07:00"), "text_version": "1", "language": "id",
            },
            "started_at": format!("{minute}:00+07:00"),
            "finalised_at": format!("{minute}:50+07:00"),
            "answers": answers, "open_texts": {}, "evidence": {},
        }))
    }
}

/// A file of these records, held with the instrument that comes with the app.
pub fn file(questionnaire: &Questionnaire, records: &[Value]) -> Value {
    file_with(&questionnaire.file, records)
}

/// A file of these records, held with `instrument`.
pub fn file_with(instrument: &Value, records: &[Value]) -> Value {
    json!({
        "format": "berdaya.responses/1",
        "exported_at": "2026-03-01T16:00:00+07:00",
        "app_version": "0.1.0",
        "device": "TABLETSATU",
        "study": { "code": "GRD", "name": "Kampung Tangguh, Dusun Gerdu" },
        "instrument_digest": digest(instrument),
        "instrument": instrument,
        "responses": records,
    })
}

/// A record with the digest of its content in place.
pub fn sealed(mut record: Value) -> Value {
    if let Some(fields) = record.as_object_mut() {
        fields.remove("digest");
    }
    let digest = digest(&record);
    record["digest"] = json!(digest);
    record
}

/// SHA-256 of the canonical JSON, in hexadecimal digits.
pub fn digest(value: &Value) -> String {
    let canonical = serde_json_canonicalizer::to_vec(value);
    let canonical = canonical.unwrap_or_else(|error| panic!("{error}"));
    Sha256::digest(canonical).iter().map(|byte| format!("{byte:02x}")).collect()
}

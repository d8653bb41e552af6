//! What the evaluated files hold, and what became of it.

use serde::Serialize;

use super::check::Checked;
use super::told::Told;
use crate::evaluation::Conflict;
use crate::i18n::Language;
use crate::record::Finding;
use crate::worker::protocol::{self, FileEntry, InstrumentEntry, Outcome};

/// The ledger in words.
#[derive(Serialize)]
pub(super) struct Ledger {
    files: Vec<File>,
    duplicates: usize,
    replaced: usize,
    conflicts: Vec<Conflict>,
    instruments: Vec<Instrument>,
}

#[derive(Serialize)]
struct File {
    file: u32,
    name: String,
    #[serde(flatten)]
    outcome: FileOutcome,
}

/// What was found in a file, as its `outcome` says.
#[derive(Serialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
enum FileOutcome {
    Read(Box<Contents>),
    Instrument { review: Checked },
    Refused { findings: Vec<Told> },
    Unreadable,
}

#[derive(Serialize)]
struct Contents {
    study: String,
    study_name: String,
    exported_at: String,
    instrument: String,
    interviews: usize,
    refusals: usize,
    groups: usize,
    refused: usize,
    findings: Vec<Told>,
    differences: Vec<Told>,
    attachments: usize,
    lost: Vec<Told>,
}

#[derive(Serialize)]
struct Instrument {
    digest: String,
    id: String,
    version: String,
    title: String,
    interviews: usize,
    refusals: usize,
    groups: usize,
    files: Vec<String>,
}

impl Ledger {
    pub(super) fn of(ledger: protocol::Ledger, language: Language) -> Self {
        Self {
            files: ledger.files.into_iter().map(|entry| File::of(entry, language)).collect(),
            duplicates: ledger.duplicates,
            replaced: ledger.replaced,
            conflicts: ledger.conflicts,
            instruments: ledger
                .instruments
                .into_iter()
                .map(|entry| Instrument::of(entry, language))
                .collect(),
        }
    }
}

impl File {
    fn of(entry: FileEntry, language: Language) -> Self {
        let told = |findings: Vec<Finding>| -> Vec<Told> {
            findings.iter().map(|finding| Told::of_record(finding, language)).collect()
        };
        let outcome = match entry.outcome {
            Outcome::Read(contents) => FileOutcome::Read(Box::new(Contents {
                study: contents.study,
                study_name: contents.study_name,
                exported_at: contents.exported_at,
                instrument: contents.instrument,
                interviews: contents.interviews,
                refusals: contents.refusals,
                groups: contents.groups,
                refused: contents.refused,
                findings: told(contents.findings),
                differences: told(contents.differences),
                attachments: contents.attachments,
                lost: told(contents.lost),
            })),
            Outcome::Instrument(review) => {
                FileOutcome::Instrument { review: Checked::of(review, language) }
            }
            Outcome::Refused(findings) => FileOutcome::Refused { findings: told(findings) },
            Outcome::Unreadable => FileOutcome::Unreadable,
        };
        Self { file: entry.file, name: entry.name, outcome }
    }
}

impl Instrument {
    fn of(entry: InstrumentEntry, language: Language) -> Self {
        Self {
            digest: entry.digest,
            id: entry.id,
            version: entry.version,
            title: entry.title.get(language.code()).to_owned(),
            interviews: entry.interviews,
            refusals: entry.refusals,
            groups: entry.groups,
            files: entry.files,
        }
    }
}

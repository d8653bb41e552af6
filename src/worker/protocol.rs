//! What the page and its worker say to each other: JSON texts of these types.
//!
//! The page posts `[number, request, [files]]`; the worker posts `[0]` once it is up, then
//! `[number, reply]` for each request. It takes the files of a message before it answers the request,
//! and answers requests in their order.

use serde::{Deserialize, Serialize};

use super::Bytes;
use crate::evaluation::{Conflict, Facets, Groups, ImportancePerformance, Settings, Summary};
use crate::instrument::{Review, Text};
use crate::record::{Anonymity, Finding, ResponseV1, TableSettings};

/// What the page asks of the worker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Take the files that come with this message; they are merged when a figure is next asked for.
    Take,
    /// Put a file away again.
    Remove {
        /// Which one, as the ledger numbers it.
        file: u32,
    },
    /// Use one version of an interview that stands in conflict, or again none of them.
    Settle {
        /// The interview's id.
        id: String,
        /// The digest of the version to use.
        digest: Option<String>,
    },
    /// Tell what the files hold.
    Ledger,
    /// Reckon the figures by `settings`.
    Summarise {
        /// Digest of the instrument whose interviews are meant; the most used one where none is named.
        instrument: Option<String>,
        /// Which of its interviews, and by which rules.
        settings: Settings,
    },
    /// Write the report by `settings`.
    Report {
        /// As in `Summarise`.
        instrument: Option<String>,
        /// As in `Summarise`.
        settings: Settings,
        /// The moment on the device's clock, RFC 3339.
        made_at: String,
    },
    /// Tell what would be done so that nobody of the interviews that `settings` take is known.
    Anonymity {
        /// As in `Summarise`.
        instrument: Option<String>,
        /// As in `Summarise`.
        settings: Settings,
        /// How many people must be alike.
        k: usize,
    },
    /// Write the tables of the interviews that `settings` take.
    Tables {
        /// As in `Summarise`.
        instrument: Option<String>,
        /// As in `Summarise`.
        settings: Settings,
        /// What they hold.
        tables: TableSettings,
    },
    /// Hand back every interview that counts, with its instrument, so that a tablet can keep them again.
    Restore,
}

/// An answer to a request.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    /// To `Take`: the files are on the desk.
    Taken,
    /// To `Ledger`, `Remove` and `Settle`.
    Ledger(Ledger),
    /// To `Summarise`.
    Figures(Box<Figures>),
    /// To `Report`: the text of a `berdaya.report/1` file.
    Report(String),
    /// To `Anonymity`.
    Anonymity(Anonymity),
    /// To `Tables`.
    Tables(TablesFile),
    /// To `Restore`.
    Restored(Restored),
    /// There is no interview to answer from.
    NoData,
    /// The request is not one that the worker knows; in English, for whoever mends it.
    Failed(String),
}

/// What the files on the desk hold, and what became of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Ledger {
    /// The files in the order in which they came.
    pub files: Vec<FileEntry>,
    /// Exact copies that were left out.
    pub duplicates: usize,
    /// Older revisions that were left out for a newer one.
    pub replaced: usize,
    /// Interviews with two contents under one revision.
    pub conflicts: Vec<Conflict>,
    /// The instruments of the interviews, the most used first.
    pub instruments: Vec<InstrumentEntry>,
}

/// One file on the desk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FileEntry {
    /// Its number, by which it can be put away.
    pub file: u32,
    /// Its name; the second file of one name is told apart by a number.
    pub name: String,
    /// What was found in it.
    pub outcome: Outcome,
}

impl FileEntry {
    /// Whether it holds interviews, or should.
    pub fn is_of_interviews(&self) -> bool {
        !matches!(self.outcome, Outcome::Instrument(_))
    }
}

/// What was found in a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Outcome {
    /// It was read, though not every interview in it may be sound.
    Read(FileContents),
    /// It is an instrument, not interviews: what there is to know about it.
    Instrument(Review),
    /// It is no file of interviews, or not a sound one.
    Refused(Vec<Finding>),
    /// The browser could not read it: moved, deleted or not permitted.
    Unreadable,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FileContents {
    /// The code of its study.
    pub study: String,
    /// What people call the study.
    pub study_name: String,
    /// When it was exported, RFC 3339.
    pub exported_at: String,
    /// Digest of its instrument.
    pub instrument: String,
    /// Sound interviews with one person, those who declined included.
    pub interviews: usize,
    /// Respondents who declined.
    pub refusals: usize,
    /// Sound group discussions.
    pub groups: usize,
    /// Interviews that did not pass the checks.
    pub refused: usize,
    /// Why they did not.
    pub findings: Vec<Finding>,
    /// Stored scores that differ from what the answers give.
    pub differences: Vec<Finding>,
    /// Photos and recordings that came with the interviews, sound.
    pub attachments: usize,
    /// Photos and recordings that interviews name and that are not there, or altered.
    pub lost: Vec<Finding>,
}

/// One instrument that interviews were held with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct InstrumentEntry {
    /// Its digest.
    pub digest: String,
    /// Its stable name.
    pub id: String,
    /// Its version.
    pub version: String,
    /// What people call it.
    pub title: Text,
    /// Its roles: name and label.
    pub roles: Vec<(String, Text)>,
    /// Scored interviews that count.
    pub interviews: usize,
    /// Respondents who declined.
    pub refusals: usize,
    /// Group discussions, which count apart.
    pub groups: usize,
    /// The files that carry it, by name.
    pub files: Vec<String>,
    /// Scored items that it has in common with the most used instrument of its name.
    pub common_items: usize,
}

impl Ledger {
    /// The instruments that share a name with another on the desk although their contents differ.
    pub fn same_name(&self) -> Vec<&InstrumentEntry> {
        let shared = |entry: &&InstrumentEntry| {
            self.instruments
                .iter()
                .any(|other| other.id == entry.id && other.digest != entry.digest)
        };
        self.instruments.iter().filter(shared).collect()
    }
}

/// Figures with what can be filtered by.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// Digest of the instrument that they are about.
    pub instrument: String,
    /// Which interviews they are about, and the rules that they follow.
    pub settings: Settings,
    /// What can be filtered by.
    pub facets: Facets,
    /// How the factors stand against how much they matter; none where nobody was asked that.
    pub importance: Option<ImportancePerformance>,
    /// The figures of interviews with one person.
    pub summary: Summary,
    /// What group discussions named, apart from them.
    pub groups: Groups,
}

/// Tables in one ZIP.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TablesFile {
    /// The ZIP.
    pub content: Bytes,
    /// The files in it, in order.
    pub files: Vec<String>,
    /// What was done so that nobody is known, where it was.
    pub anonymity: Option<Anonymity>,
}

/// Interviews to keep again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Restored {
    /// What was read, what was refused and why.
    pub ledger: Ledger,
    /// The instruments that the interviews were held with.
    pub instruments: Vec<RestoredInstrument>,
    /// The interviews that count.
    pub interviews: Vec<ResponseV1>,
}

/// An instrument to keep with restored interviews.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestoredInstrument {
    /// Its digest, by which the interviews name it.
    pub digest: String,
    /// The text of its file.
    pub text: String,
}

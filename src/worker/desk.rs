//! The evaluator's desk: the files that were put on it, merged, and the questions answered from them.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use uuid::Uuid;

use super::Bytes;
use super::protocol::{
    Figures, FileContents, FileEntry, InstrumentEntry, Ledger, Outcome, Reply, Request, Restored,
    RestoredInstrument, TablesFile,
};
use crate::evaluation::{
    Columns, DataSet, Interview, MIN_CELL, Merged, Settings, Source, common_items, facets, groups,
    importance_performance, merge, summarise,
};
use crate::expression::Engine;
use crate::instrument;
use crate::record::{
    ContentsV1, Finding, InputV1, InstrumentSource, Opened, Problem, ReportV1, ResponseV1,
    TableSettings, anonymity, digest_of_bytes, open_export, read_opened, write_tables,
};
use crate::response::Timestamp;
use crate::wire::{self, FormatProblem};

/// The files that a person opened, and what follows from them.
#[derive(Debug)]
pub struct Desk {
    /// What reads the expressions of instruments.
    engine: &'static dyn Engine,
    files: Vec<File>,
    taken: u32,
    settled: BTreeMap<Uuid, String>,
    /// None after a change, until a figure is next asked for.
    merged: Option<Merged>,
    /// The answers of each data set in columns, by the digest of its instrument, once a figure of it was asked for.
    columns: BTreeMap<String, Option<Columns>>,
}

/// A file on the desk.
#[derive(Debug)]
struct File {
    entry: FileEntry,
    digest: Option<String>,
    contents: Option<Contents>,
}

/// What can be used of a file.
#[derive(Debug)]
struct Contents {
    /// The smallest number of interviews that its study shows of a group of people.
    min_cell: usize,
    instrument: InstrumentSource,
    interviews: Vec<Rc<Interview>>,
    /// Exact copies of these in the same file.
    copies: usize,
}

impl Desk {
    /// A desk without files; `engine` reads the expressions of instruments.
    pub fn new(engine: &'static dyn Engine) -> Self {
        Self {
            engine,
            files: Vec::new(),
            taken: 0,
            settled: BTreeMap::new(),
            merged: None,
            columns: BTreeMap::new(),
        }
    }

    /// Puts a file on the desk; `bytes` is none where the browser could not read it.
    pub fn take_file(&mut self, name: &str, bytes: Option<&[u8]>) {
        let (outcome, contents) = match bytes {
            None => (Outcome::Unreadable, None),
            Some(bytes) => {
                read(bytes, self.engine).unwrap_or_else(|found| (Outcome::Refused(found), None))
            }
        };
        let entry = FileEntry { file: self.taken, name: self.free_name(name), outcome };
        self.files.push(File { entry, digest: bytes.map(digest_of_bytes), contents });
        self.taken += 1;
        self.forget_merged();
    }

    /// Does what `request` asks.
    pub fn handle(&mut self, request: Request) -> Reply {
        match request {
            Request::Take => Reply::Taken,
            Request::Ledger => Reply::Ledger(self.ledger()),
            Request::Remove { file } => {
                self.files.retain(|held| held.entry.file != file);
                self.forget_merged();
                Reply::Ledger(self.ledger())
            }
            Request::Settle { id, digest } => {
                let Ok(id) = Uuid::parse_str(&id) else {
                    return Reply::Failed(format!("not an interview's id: {id:?}"));
                };
                match digest {
                    Some(digest) => self.settled.insert(id, digest),
                    None => self.settled.remove(&id),
                };
                self.forget_merged();
                Reply::Ledger(self.ledger())
            }
            Request::Summarise { instrument, mut settings } => {
                settings.min_cell = settings.min_cell.max(self.min_cell(instrument.as_deref()));
                self.figures(instrument.as_deref(), settings).map_or(Reply::NoData, Reply::Figures)
            }
            Request::Report { instrument, mut settings, made_at } => {
                settings.min_cell = settings.min_cell.max(self.min_cell(instrument.as_deref()));
                self.report(instrument.as_deref(), &settings, &made_at)
            }
            Request::Anonymity { instrument, mut settings, k } => {
                settings.min_cell = settings.min_cell.max(self.min_cell(instrument.as_deref()));
                let data_set = self.data_set(instrument.as_deref());
                data_set.map_or(Reply::NoData, |data_set| {
                    Reply::Anonymity(anonymity(data_set, &settings, k))
                })
            }
            Request::Tables { instrument, mut settings, tables } => {
                settings.min_cell = settings.min_cell.max(self.min_cell(instrument.as_deref()));
                self.tables(instrument.as_deref(), &settings, &tables)
            }
            Request::Restore => Reply::Restored(self.restored()),
        }
    }

    /// `name`, or with a number behind it where another file on the desk is called so.
    fn free_name(&self, name: &str) -> String {
        let is_taken = |name: &str| self.files.iter().any(|file| file.entry.name == name);
        let mut free = name.to_owned();
        let mut n = 1_u32;
        while is_taken(&free) {
            n += 1;
            free = format!("{name} ({n})");
        }
        free
    }

    /// After a change of what is on the desk: all that follows from it is reckoned anew.
    fn forget_merged(&mut self) {
        self.merged = None;
        self.columns.clear();
    }

    fn figures(&mut self, instrument: Option<&str>, settings: Settings) -> Option<Box<Figures>> {
        let digest = self.data_set(instrument)?.instrument_digest.clone();
        if !self.columns.contains_key(&digest) {
            let columns = self.data_set(Some(&digest)).and_then(Columns::of);
            self.columns.insert(digest.clone(), columns);
        }
        let columns = self.columns.get(&digest).and_then(Option::as_ref);
        let in_columns = columns.and_then(|columns| columns.summarise(&settings));
        let data_set = self.data_set(Some(&digest))?;
        Some(Box::new(Figures {
            facets: facets(data_set, &settings.filter),
            summary: in_columns.unwrap_or_else(|| summarise(data_set, &settings)),
            importance: importance_performance(data_set, &settings),
            groups: groups(data_set, &settings.filter),
            instrument: digest,
            settings,
        }))
    }

    fn merged(&mut self) -> &Merged {
        let (files, settled) = (&self.files, &self.settled);
        self.merged.get_or_insert_with(|| {
            let sources: Vec<Source<'_>> = files
                .iter()
                .filter_map(|file| {
                    let contents = file.contents.as_ref()?;
                    Some(Source {
                        name: &file.entry.name,
                        instrument: &contents.instrument.instrument,
                        instrument_digest: &contents.instrument.digest,
                        interviews: &contents.interviews,
                    })
                })
                .collect();
            let mut merged = merge(&sources, settled);
            let contents = files.iter().filter_map(|file| file.contents.as_ref());
            merged.duplicates += contents.map(|contents| contents.copies).sum::<usize>();
            merged
        })
    }

    /// The data set of the instrument with this digest; the largest where none is named.
    fn data_set(&mut self, instrument: Option<&str>) -> Option<&DataSet> {
        let mut data_sets = self.merged().data_sets.iter();
        match instrument {
            None => data_sets.next(),
            Some(digest) => data_sets.find(|set| set.instrument_digest == digest),
        }
    }

    /// The limit of the most careful study whose interviews stand in the data set.
    fn min_cell(&mut self, instrument: Option<&str>) -> usize {
        let Some(digest) = self.data_set(instrument).map(|set| set.instrument_digest.clone())
        else {
            return MIN_CELL;
        };
        let contents = self.files.iter().filter_map(|file| file.contents.as_ref());
        let of_set = contents.filter(|contents| *contents.instrument.digest == *digest);
        of_set.map(|contents| contents.min_cell).fold(MIN_CELL, usize::max)
    }

    fn ledger(&mut self) -> Ledger {
        let files = self.files.iter().map(|file| file.entry.clone()).collect();
        let merged = self.merged();
        let instruments = merged.data_sets.iter().map(|set| InstrumentEntry {
            digest: set.instrument_digest.clone(),
            id: set.instrument.id.clone(),
            version: set.instrument.version.clone(),
            title: set.instrument.title.clone(),
            roles: set
                .instrument
                .roles
                .iter()
                .map(|role| (role.name.clone(), role.label.clone()))
                .collect(),
            interviews: set.n_scored(),
            refusals: set.n_refusals(),
            groups: set.n_groups(),
            files: set.files.iter().cloned().collect(),
            common_items: {
                let same = merged.data_sets.iter().find(|it| it.instrument.id == set.instrument.id);
                same.map_or(0, |same| common_items(&same.instrument, &set.instrument))
            },
        });
        Ledger {
            files,
            duplicates: merged.duplicates,
            replaced: merged.replaced,
            conflicts: merged.conflicts.clone(),
            instruments: instruments.collect(),
        }
    }

    fn report(&mut self, instrument: Option<&str>, settings: &Settings, made_at: &str) -> Reply {
        let Some(made_at) = Timestamp::parse(made_at) else {
            return Reply::Failed(format!("not a moment: {made_at:?}"));
        };
        let inputs = self.files.iter().filter_map(File::as_input).collect();
        let Some(digest) = self.data_set(instrument).map(|set| set.instrument_digest.clone())
        else {
            return Reply::NoData;
        };
        let merged = self.merged();
        let data_set = merged.data_sets.iter().find(|set| set.instrument_digest == digest);
        data_set.map_or(Reply::NoData, |data_set| {
            let report = ReportV1::new(inputs, merged, data_set, settings, made_at);
            match serde_json::to_string_pretty(&report) {
                Ok(text) => Reply::Report(text),
                Err(error) => Reply::Failed(error.to_string()),
            }
        })
    }

    fn tables(
        &mut self,
        instrument: Option<&str>,
        settings: &Settings,
        tables: &TableSettings,
    ) -> Reply {
        let Some(data_set) = self.data_set(instrument) else { return Reply::NoData };
        match write_tables(data_set, settings, tables, Vec::new()) {
            Ok(written) => Reply::Tables(TablesFile {
                content: Bytes(written.to),
                files: written.files,
                anonymity: written.anonymity,
            }),
            Err(error) => Reply::Failed(error.to_string()),
        }
    }

    fn restored(&mut self) -> Restored {
        let ledger = self.ledger();
        let texts: BTreeMap<&str, String> = self
            .files
            .iter()
            .filter_map(|file| file.contents.as_ref())
            .map(|contents| (&*contents.instrument.digest, contents.instrument.text()))
            .collect();
        let instruments = texts
            .into_iter()
            .map(|(digest, text)| RestoredInstrument { digest: digest.to_owned(), text });
        let instruments = instruments.collect();
        let interviews = self.merged().data_sets.iter().flat_map(|set| {
            let interviews = set.interviews.iter().chain(&set.groups);
            interviews.map(|interview| ResponseV1::new(&set.instrument, &interview.response))
        });
        Restored { ledger, instruments, interviews: interviews.collect() }
    }
}

impl File {
    /// As a report names it; an instrument has no part in the figures.
    fn as_input(&self) -> Option<InputV1> {
        let contents = match &self.entry.outcome {
            Outcome::Instrument(_) => return None,
            Outcome::Refused(_) | Outcome::Unreadable => None,
            Outcome::Read(contents) => Some(ContentsV1 {
                instrument_digest: contents.instrument.clone(),
                study: contents.study.clone(),
                exported_at: contents.exported_at.clone(),
                interviews: contents.interviews,
                refusals: contents.refusals,
                group_discussions: contents.groups,
                refused: contents.refused,
                score_differences: contents.differences.len(),
            }),
        };
        Some(InputV1 { name: self.entry.name.clone(), digest: self.digest.clone(), contents })
    }
}

/// The interview that a finding is about, as its place names it: `responses[3]`.
fn interview_of(finding: &Finding) -> String {
    let end = finding.place.find(']').map_or(finding.place.len(), |end| end + 1);
    finding.place[..end].to_owned()
}

/// What a file is, and what can be used of it.
fn read(
    bytes: &[u8],
    engine: &'static dyn Engine,
) -> Result<(Outcome, Option<Contents>), Vec<Finding>> {
    let opened = open_export(bytes)?;
    match wire::check_format(&opened.node, instrument::FORMAT) {
        Ok(()) => return Ok((Outcome::Instrument(instrument::review(opened.node, engine)), None)),
        Err(problem @ FormatProblem::UnknownVersion(_)) => {
            return Err(vec![Finding::new("format", Problem::Format(problem))]);
        }
        Err(FormatProblem::OtherKind(_) | FormatProblem::Foreign) => {}
    }
    let (told, contents) = read_contents(opened, engine)?;
    Ok((Outcome::Read(told), Some(contents)))
}

fn read_contents(
    opened: Opened<'_>,
    engine: &'static dyn Engine,
) -> Result<(FileContents, Contents), Vec<Finding>> {
    let file = read_opened(opened, engine)?;
    let refused: BTreeSet<String> =
        file.findings.iter().filter(|found| found.refuses()).map(interview_of).collect();
    // A difference in an interview that is refused is a reason the more, not a figure that is used.
    let (findings, differences): (Vec<Finding>, Vec<Finding>) =
        file.findings.into_iter().partition(|found| refused.contains(&interview_of(found)));
    let (lost, differences): (Vec<Finding>, Vec<Finding>) =
        differences.into_iter().partition(Finding::is_about_attachment);
    let is_of_group = |record: &&Interview| record.response.group().is_some();
    let groups = file.records.iter().filter(is_of_group).count();
    let refusals =
        file.records.iter().filter(|record| record.response.is_refusal() && !is_of_group(record));
    let refusals = refusals.count();
    let told = FileContents {
        study: file.study.code,
        study_name: file.study.name,
        exported_at: file.exported_at.to_string(),
        instrument: file.instrument.digest.to_string(),
        interviews: file.records.len() - groups,
        refusals,
        groups,
        refused: file.refused,
        findings,
        differences,
        attachments: file.attachments,
        lost,
    };
    let min_cell = file.study.privacy.min_cell();
    let interviews = file.records.into_iter().map(Rc::new).collect();
    let copies = file.copies;
    Ok((told, Contents { min_cell, instrument: file.instrument, interviews, copies }))
}

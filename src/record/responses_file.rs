//! `berdaya.responses/1`: the file that a tablet exports and that an evaluator reads.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    Finding, InstrumentSource, PrivacyV1, Problem, ResponseV1, attachments, canonical_json,
    is_archive, is_named_by_content, read_archive,
};
use crate::evaluation::Interview;
use crate::expression::Engine;
use crate::response::{Response, Timestamp};
use crate::wire::{self, Flaw, Node, from_object};

/// The name and version of the format.
pub const FORMAT: &str = "berdaya.responses/1";

/// Of as many refused interviews all is told that is wrong with them; of each further one the first thing.
const MAX_TOLD: usize = 1_000;

/// A file of finalised interviews, all held with one instrument.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ResponsesV1 {
    /// Always `berdaya.responses/1`.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("const" = FORMAT)))]
    pub format: String,
    /// When the file was made, RFC 3339 with the local offset.
    pub exported_at: String,
    /// Version of the program that made it.
    pub app_version: String,
    /// Random name of the tablet; stays the same.
    pub device: String,
    /// The study that the interviews belong to.
    pub study: StudyV1,
    /// SHA-256 of the canonical JSON of `instrument`.
    pub instrument_digest: String,
    /// The instrument, whole, so that the file explains itself.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "crate::instrument::InstrumentV1"))]
    pub instrument: Node,
    /// The interviews.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Vec<ResponseV1>"))]
    pub responses: Vec<Node>,
}

from_object!(ResponsesV1 {
    field format,
    field exported_at,
    field app_version,
    field device,
    field study,
    field instrument_digest,
    field instrument,
    field responses,
});

/// A study, as files name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StudyV1 {
    /// Short code.
    pub code: String,
    /// What people call it.
    pub name: String,
    /// How careful it is with small numbers of people.
    #[serde(default, skip_serializing_if = "PrivacyV1::is_standard")]
    pub privacy: PrivacyV1,
}

from_object!(StudyV1 {
    field code,
    field name,
    field_or privacy = PrivacyV1::Standard,
});

/// What an export says besides the interviews.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// When it is made.
    pub exported_at: Timestamp,
    /// Random name of the tablet.
    pub device: String,
    /// The study that the interviews belong to.
    pub study: StudyV1,
}

/// The text of an export of `responses`, each of them finalised and held with `instrument`.
///
/// # Errors
/// Only if the instrument's text is no JSON, which [`InstrumentSource`] excludes.
pub fn export(
    about: Export,
    instrument: &InstrumentSource,
    responses: &[Response],
) -> Result<String, Finding> {
    let node_of = |response| wire::node_of(&ResponseV1::new(&instrument.instrument, response));
    let responses = responses.iter().map(node_of).collect::<Result<_, _>>()?;
    let file = ResponsesV1 {
        format: FORMAT.to_owned(),
        exported_at: about.exported_at.to_string(),
        app_version: env!("CARGO_PKG_VERSION").to_owned(),
        device: about.device,
        study: about.study,
        instrument_digest: instrument.digest.to_string(),
        instrument: (*instrument.file).clone(),
        responses,
    };
    Ok(canonical_json(&file))
}

/// A file that was read: what can be used, and what must be told.
#[derive(Debug)]
pub struct ResponsesFile {
    /// When the file was made.
    pub exported_at: Timestamp,
    /// The study that its interviews belong to.
    pub study: StudyV1,
    /// The instrument that its interviews were held with.
    pub instrument: InstrumentSource,
    /// The interviews that passed every check.
    pub records: Vec<Interview>,
    /// How many exact copies of these stand in the file as well.
    pub copies: usize,
    /// How many interviews of the file were refused.
    pub refused: usize,
    /// How many photos and recordings that they name came with them, sound.
    pub attachments: usize,
    /// Why they were refused, and what differs or lacks in those that were not.
    pub findings: Vec<Finding>,
}

/// A file that was opened: its JSON, and the attachments beside it by name.
#[derive(Debug)]
pub struct Opened<'a> {
    /// The JSON.
    pub node: Node,
    /// Further interviews, one on each line, where the JSON was the first line alone.
    pub lines: Cow<'a, str>,
    /// The attachments; whether they hold what their names say has not been looked at.
    pub files: BTreeMap<String, Cow<'a, [u8]>>,
}

/// Opens a file as it comes: JSON; lines of JSON, of which the first is the file with an empty list of interviews and
/// each other one an interview; or an archive of either with attachments.
///
/// # Errors
/// What keeps the file as a whole from being used.
pub fn open_export(bytes: &[u8]) -> Result<Opened<'_>, Vec<Finding>> {
    if !is_archive(bytes) {
        return opened(Cow::Borrowed(bytes), BTreeMap::new());
    }
    let archive = read_archive(bytes)
        .map_err(|problem| vec![Finding::new(String::new(), Problem::Archive(problem))])?;
    opened(archive.text, archive.attachments)
}

fn opened<'a>(
    bytes: Cow<'a, [u8]>,
    files: BTreeMap<String, Cow<'a, [u8]>>,
) -> Result<Opened<'a>, Vec<Finding>> {
    let told = |flaw: Flaw| vec![Finding::from(flaw)];
    let text = wire::text(&bytes).map_err(told)?;
    let Some((node, after)) = first_line(text) else {
        let node = wire::parse(text).map_err(told)?;
        return Ok(Opened { node, lines: Cow::Borrowed(""), files });
    };
    // The mark in front is no part of the text.
    let start = bytes.len() - text.len() + after;
    let lines = match bytes {
        Cow::Borrowed(bytes) => wire::text(&bytes[start..]).map(Cow::Borrowed),
        Cow::Owned(bytes) => wire::text(&bytes[start..]).map(|text| Cow::Owned(text.to_owned())),
    };
    Ok(Opened { node, lines: lines.map_err(told)?, files })
}

/// Where lines are to be read one by one: the JSON of the first, and where the others begin.
fn first_line(text: &str) -> Option<(Node, usize)> {
    let start = text.len() - text.trim_start().len();
    let end = start + text[start..].find(ENDS)?;
    let line = text[start..end].trim_end();
    let is_object = line.starts_with('{') && line.ends_with('}');
    let has_more = || !text[end..].trim().is_empty();
    // Of JSON that is written over several lines, the first alone is none.
    let node = (is_object && has_more()).then(|| wire::parse(line).ok()).flatten()?;
    Some((node, end))
}

/// What ends a line, whatever system wrote it.
const ENDS: [char; 2] = ['\n', '\r'];

/// Reads the text of a file of responses; one bad interview does not keep the others out. `engine` reads
/// the expressions of its instrument.
///
/// # Errors
/// What keeps the file as a whole from being used.
pub fn read_responses(
    text: &str,
    engine: &'static dyn Engine,
) -> Result<ResponsesFile, Vec<Finding>> {
    read_opened(opened(Cow::Borrowed(text.as_bytes()), BTreeMap::new())?, engine)
}

/// Reads a file of responses that was opened.
///
/// # Errors
/// As [`read_responses`].
pub fn read_opened(
    Opened { node, lines, files }: Opened<'_>,
    engine: &'static dyn Engine,
) -> Result<ResponsesFile, Vec<Finding>> {
    if let Err(problem) = wire::check_format(&node, FORMAT) {
        return Err(vec![Finding::new("format", Problem::Format(problem))]);
    }
    let file: ResponsesV1 = node.read().map_err(|flaws| findings_of(flaws, ""))?;
    let instrument = InstrumentSource::of(file.instrument, engine)
        .map_err(|found| found.into_iter().map(Finding::from).collect::<Vec<_>>())?;
    if *instrument.digest != *file.instrument_digest {
        return Err(vec![Finding::new("instrument_digest", Problem::InstrumentAltered)]);
    }
    let Some(exported_at) = Timestamp::parse(&file.exported_at) else {
        return Err(vec![Finding::new("exported_at", Problem::BadMoment)]);
    };
    let mut records = Vec::new();
    let mut findings = Vec::new();
    let mut sound = BTreeMap::new();
    let mut contents = BTreeSet::new();
    let (mut copies, mut refused) = (0, 0);
    let lines = lines.split(ENDS).map(str::trim).filter(|line| !line.is_empty());
    // A line is parsed when it is read: what was made of those before is all that is kept of them.
    let nodes = file.responses.into_iter().map(Ok).chain(lines.map(wire::parse));
    for (n, node) in (0_usize..).zip(nodes) {
        let place = format!("responses[{n}]");
        let record = match node {
            Ok(node) => read_record(node, &instrument, &place),
            Err(flaw) => Err(findings_of(vec![flaw], &place)),
        };
        match record {
            Ok((record, _)) if !contents.insert(record.digest.clone()) => copies += 1,
            Ok((record, differences)) => {
                findings.extend(differences);
                let response = &record.response;
                for name in attachments(&instrument.instrument, &response.answers) {
                    // Revisions of one interview share their files.
                    let is_sound = |content: &Cow<'_, [u8]>| is_named_by_content(name, content);
                    let look = || files.get(name).map(is_sound);
                    let problem = match sound.entry(name.to_owned()).or_insert_with(look) {
                        Some(true) => continue,
                        Some(false) => Problem::AttachmentAltered(name.to_owned()),
                        None => Problem::AttachmentMissing(name.to_owned()),
                    };
                    findings.push(Finding::new(&place, problem).about(&response.setting.code));
                }
                records.push(record);
            }
            Err(found) => {
                refused += 1;
                // A file of many thousand bad interviews is told of, and does not fill the memory.
                let most = if refused > MAX_TOLD { 1 } else { found.len() };
                findings.extend(found.into_iter().take(most));
            }
        }
    }
    let attachments = sound.into_values().filter(|sound| *sound == Some(true)).count();
    Ok(ResponsesFile {
        exported_at,
        study: file.study,
        instrument,
        records,
        copies,
        refused,
        attachments,
        findings,
    })
}

fn read_record(
    node: Node,
    instrument: &InstrumentSource,
    place: &str,
) -> Result<(Interview, Vec<Finding>), Vec<Finding>> {
    let wire: ResponseV1 = node.read().map_err(|flaws| findings_of(flaws, place))?;
    let about =
        |field: &str, problem| Finding::new(format!("{place}{field}"), problem).about(&wire.code);
    if *wire.instrument.digest != *instrument.digest {
        return Err(vec![about(".instrument", Problem::OtherInstrument)]);
    }
    let response = wire.check(&instrument.instrument, place)?;
    if !response.is_finalised() {
        return Err(vec![about("", Problem::Draft)]);
    }
    if response.consent.is_none() {
        return Err(vec![about(".consent", Problem::NoConsent)]);
    }
    let (scores, differences) = wire.rescore(&instrument.instrument, &response);
    let differences: Vec<Finding> =
        differences.into_iter().map(|problem| about(".scores", problem)).collect();
    let digest = wire.content_digest();
    if wire.digest.as_ref() != Some(&digest) {
        return Err([about(".digest", Problem::Altered)].into_iter().chain(differences).collect());
    }
    // A group discussion is never scored: what is scored is pooled.
    let is_scored = !response.is_refusal() && response.group().is_none();
    let scores = is_scored.then_some(scores);
    Ok((Interview { response, scores, digest }, differences))
}

fn findings_of(flaws: Vec<Flaw>, place: &str) -> Vec<Finding> {
    flaws.into_iter().map(|flaw| flaw.within(place).into()).collect()
}

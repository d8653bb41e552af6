//! Many files of interviews into one data set per instrument, in which nobody is counted twice.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Interview;
use crate::instrument::Instrument;

/// What one file brings.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// What people call the file.
    pub name: &'a str,
    /// The instrument that its interviews were held with.
    pub instrument: &'a Rc<Instrument>,
    /// The instrument's digest.
    pub instrument_digest: &'a str,
    /// Its interviews.
    pub interviews: &'a [Rc<Interview>],
}

/// All interviews that count, held with one and the same instrument.
#[derive(Debug, Clone)]
pub struct DataSet {
    /// What was asked.
    pub instrument: Rc<Instrument>,
    /// The instrument's digest, which tells two instruments of one name apart.
    pub instrument_digest: String,
    /// The files that carry this instrument, by name.
    pub files: BTreeSet<String>,
    /// The interviews with one person in the order of their ids, those who declined included.
    pub interviews: Vec<Rc<Interview>>,
    /// The group discussions in the order of their ids: never pooled with the interviews.
    pub groups: Vec<Rc<Interview>>,
}

impl PartialEq for DataSet {
    /// The digest stands for the instrument.
    fn eq(&self, other: &Self) -> bool {
        self.instrument_digest == other.instrument_digest
            && self.files == other.files
            && self.interviews == other.interviews
            && self.groups == other.groups
    }
}

/// What becomes of many files.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    /// One data set for each instrument, the one with the most scored interviews first.
    pub data_sets: Vec<DataSet>,
    /// Exact copies that were left out: same id, revision and content.
    pub duplicates: usize,
    /// Older revisions that were left out for a newer one.
    pub replaced: usize,
    /// Interviews of which the newest revision has two contents, in the order of their ids.
    pub conflicts: Vec<Conflict>,
}

/// One interview with two contents under the same revision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// The interview's id.
    pub id: String,
    /// The respondent's code.
    pub code: String,
    /// The revision that has several contents.
    pub revision: u32,
    /// The contents, in the order of their digests.
    pub versions: Vec<Version>,
    /// The digest of the version that a person chose; until then none of them counts.
    pub settled: Option<String>,
}

/// One content of an interview in conflict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// Names the content.
    pub digest: String,
    /// The files that hold it, by name.
    pub files: Vec<String>,
}

/// A content, with where it stands.
struct Held<'a> {
    interview: &'a Rc<Interview>,
    instrument_digest: &'a str,
    files: BTreeSet<&'a str>,
}

/// Merges `sources`, whatever their order; `settled` names the version to use of an interview in conflict.
///
/// | the same id stands in two places with | then |
/// |---|---|
/// | the same revision and digest | it counts once |
/// | another revision | the newest counts |
/// | the same newest revision, another digest | neither counts until `settled` names one |
///
/// Each of two contents in conflict is sound in itself, so any rule that picked one would let chance or
/// the order of files decide a figure: a person decides, and until then both stay out and are told.
pub fn merge(sources: &[Source<'_>], settled: &BTreeMap<Uuid, String>) -> Merged {
    let mut data_sets: BTreeMap<&str, DataSet> = BTreeMap::new();
    let mut held: BTreeMap<Uuid, BTreeMap<(u32, &str), Held<'_>>> = BTreeMap::new();
    let mut copies = 0;
    for source in sources {
        let data_set = data_sets.entry(source.instrument_digest).or_insert_with(|| DataSet {
            instrument: Rc::clone(source.instrument),
            instrument_digest: source.instrument_digest.to_owned(),
            files: BTreeSet::new(),
            interviews: Vec::new(),
            groups: Vec::new(),
        });
        data_set.files.insert(source.name.to_owned());
        for interview in source.interviews {
            copies += 1;
            let version = (interview.response.revision, interview.digest.as_str());
            let versions = held.entry(interview.response.id).or_default();
            let entry = versions.entry(version);
            let held = entry.or_insert_with(|| Held {
                interview,
                instrument_digest: source.instrument_digest,
                files: BTreeSet::new(),
            });
            held.files.insert(source.name);
        }
    }

    let contents: usize = held.values().map(BTreeMap::len).sum();
    let mut replaced = 0;
    let mut conflicts = Vec::new();
    for (id, versions) in &held {
        let newest = versions.keys().map(|(revision, _)| *revision).max();
        let newest: Vec<_> =
            versions.iter().filter(|((revision, _), _)| Some(*revision) == newest).collect();
        replaced += versions.len() - newest.len();
        let used = if let [(_, only)] = newest[..] {
            Some(only)
        } else {
            let choice = settled.get(id);
            let chosen = newest.iter().find(|((_, digest), _)| choice.is_some_and(|c| c == digest));
            conflicts.extend(conflict(*id, &newest, chosen.map(|((_, digest), _)| *digest)));
            chosen.map(|(_, held)| *held)
        };
        if let Some(held) = used
            && let Some(set) = data_sets.get_mut(held.instrument_digest)
        {
            let is_of_group = held.interview.response.group().is_some();
            let kept = if is_of_group { &mut set.groups } else { &mut set.interviews };
            kept.push(Rc::clone(held.interview));
        }
    }

    let mut data_sets: Vec<DataSet> = data_sets.into_values().collect();
    // Stable: of two with as many interviews, the one with the smaller digest stays first.
    data_sets.sort_by_key(|set| std::cmp::Reverse(set.n_scored()));
    Merged { data_sets, duplicates: copies - contents, replaced, conflicts }
}

fn conflict(
    id: Uuid,
    newest: &[(&(u32, &str), &Held<'_>)],
    settled: Option<&str>,
) -> Option<Conflict> {
    let ((revision, _), held) = newest.first()?;
    Some(Conflict {
        id: id.to_string(),
        code: held.interview.response.setting.code.clone(),
        revision: *revision,
        versions: newest
            .iter()
            .map(|((_, digest), held)| Version {
                digest: (*digest).to_owned(),
                files: held.files.iter().map(|name| (*name).to_owned()).collect(),
            })
            .collect(),
        settled: settled.map(str::to_owned),
    })
}

impl DataSet {
    /// Group discussions that were held: a meeting that declined has said nothing.
    pub fn n_groups(&self) -> usize {
        self.groups.iter().filter(|held| !held.response.is_refusal()).count()
    }

    /// Interviews that have scores.
    pub fn n_scored(&self) -> usize {
        self.interviews.iter().filter(|interview| interview.scores.is_some()).count()
    }

    /// Respondents who declined.
    pub fn n_refusals(&self) -> usize {
        self.interviews.len() - self.n_scored()
    }
}

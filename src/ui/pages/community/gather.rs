//! The interviews of this tablet that a community's results are of, read one after the other.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::evaluation::{DataSet, Interview};
use crate::record::{InstrumentSource, ModeV1};
use crate::scoring::score;
use crate::store::{State, Store, Summary, newest_locked};

/// So many interviews are read from one telling of it to the next.
const STRIDE: usize = 20;

/// What was read, and what is not among it.
#[derive(Debug)]
pub(super) struct Gathered {
    /// The individual interviews of the study, held with the instrument that the tablet has now.
    pub(super) data_set: DataSet,
    /// Held with another questionnaire, or another version.
    pub(super) other_instrument: usize,
    /// Of another study.
    pub(super) other_study: usize,
    /// Not with one person.
    pub(super) groups: usize,
    /// Not to be read, or not of what they say.
    pub(super) unreadable: usize,
}

/// Reads what counts: the newest locked revisions, neither refused nor withdrawn; `tell` hears how many of how many
/// are read.
pub(super) async fn gather(
    store: &dyn Store,
    study: &str,
    source: &InstrumentSource,
    tell: &dyn Fn(usize, usize),
) -> Gathered {
    let instrument = &source.instrument;
    let mut gathered = Gathered {
        data_set: DataSet {
            instrument: Rc::clone(instrument),
            instrument_digest: source.digest.to_string(),
            files: BTreeSet::new(),
            interviews: Vec::new(),
            groups: Vec::new(),
        },
        other_instrument: 0,
        other_study: 0,
        groups: 0,
        unreadable: 0,
    };
    let summaries = store.summaries().await.unwrap_or_default();
    let newest = newest_locked(&summaries);
    let counts =
        |summary: &&Summary| summary.state == State::Finalised && !summary.is_replaced(&newest);
    let counted: Vec<&Summary> = summaries.iter().filter(counts).collect();
    for (done, summary) in counted.iter().enumerate() {
        if done % STRIDE == 0 {
            tell(done, counted.len());
        }
        if !summary.is_of(study) {
            gathered.other_study += 1;
            continue;
        }
        if *summary.instrument != *source.digest {
            gathered.other_instrument += 1;
            continue;
        }
        let Ok(Some(record)) = store.response(&summary.key).await else {
            gathered.unreadable += 1;
            continue;
        };
        if record.study != study {
            gathered.other_study += 1;
        } else if record.mode != ModeV1::Individual {
            gathered.groups += 1;
        } else if let Ok(response) = record.check(instrument, "") {
            let scores = score(instrument, &response);
            let digest = record.digest.unwrap_or_default();
            let interview = Interview { scores: Some(scores), response, digest };
            gathered.data_set.interviews.push(Rc::new(interview));
        } else {
            gathered.unreadable += 1;
        }
    }
    // The list is newest first; figures are summed in the order of the ids.
    gathered.data_set.interviews.sort_by_key(|interview| interview.response.id);
    gathered
}

//! A made-up survey of a village: many finished interviews, and the files that tablets export of them.

use std::collections::BTreeMap;
use std::rc::Rc;

use berdaya::evaluation::{self, DataSet, Merged, Source, merge};
use berdaya::record::{Export, InstrumentSource, PrivacyV1, ResponseV1, StudyV1, export};
use berdaya::response::Response;
use berdaya::scoring::score;

use crate::interview::{Interview, moment, shipped};

/// The `n`th interview, with a respondent of `role` at `site` who takes the choice at `position` throughout.
pub(crate) fn held(n: u16, role: &str, site: &str, position: usize) -> Response {
    let mut interview = Interview::numbered(&shipped(), role, n);
    interview.consents().unwrap();
    interview.chooses_everywhere(position);
    let mut response = interview.finished();
    site.clone_into(&mut response.setting.site);
    response
}

/// The `n`th respondent, of `role` at `site`, declines.
pub(crate) fn declined(n: u16, role: &str, site: &str) -> Response {
    let mut interview = Interview::numbered(&shipped(), role, n);
    interview.declines().unwrap();
    let mut response = interview.response().clone();
    site.clone_into(&mut response.setting.site);
    response
}

/// A new revision of `response`, in which its answers to `items` are the choice `choice`.
pub(crate) fn revised(response: &Response, items: &[&str], choice: &str) -> Response {
    let mut revised = response.clone();
    let instrument = shipped().instrument;
    revised.revision += 1;
    revised.previous = ResponseV1::new(&instrument, response).digest;
    for item in items {
        let answer = berdaya::response::Answer::Value(choice.to_owned());
        revised.answers.set(item, Some(answer));
    }
    revised
}

/// The text of the file that a tablet exports of `responses`, held with the shipped instrument.
pub(crate) fn file(responses: &[Response]) -> String {
    file_of(&shipped(), responses)
}

/// The text of the file that a tablet exports of `responses`, held with `instrument`.
pub(crate) fn file_of(instrument: &InstrumentSource, responses: &[Response]) -> String {
    let about = Export {
        exported_at: moment("2026-03-01T16:00:00+07:00"),
        device: "tablet-1".to_owned(),
        study: StudyV1 {
            code: "GERDU-26".to_owned(),
            name: "Gerdu 2026".to_owned(),
            privacy: PrivacyV1::Standard,
        },
    };
    export(about, instrument, responses).unwrap()
}

/// `response`, held with `instrument`, as an evaluation gets it.
pub(crate) fn read_with(
    instrument: &InstrumentSource,
    response: &Response,
) -> Rc<evaluation::Interview> {
    let instrument = &instrument.instrument;
    Rc::new(evaluation::Interview {
        scores: (!response.is_refusal()).then(|| score(instrument, response)),
        digest: ResponseV1::new(instrument, response).digest.unwrap(),
        response: response.clone(),
    })
}

/// `response`, held with the shipped instrument, as an evaluation gets it.
pub(crate) fn read(response: &Response) -> Rc<evaluation::Interview> {
    read_with(&shipped(), response)
}

/// What becomes of one file of `responses`.
pub(crate) fn merged_of(source: &InstrumentSource, responses: &[Response]) -> Merged {
    let interviews: Vec<Rc<evaluation::Interview>> =
        responses.iter().map(|response| read_with(source, response)).collect();
    let file = Source {
        name: "a.json",
        instrument: &source.instrument,
        instrument_digest: &source.digest,
        interviews: &interviews,
    };
    merge(&[file], &BTreeMap::new())
}

/// The interviews of one file of `responses`.
pub(crate) fn data_set_of(source: &InstrumentSource, responses: &[Response]) -> DataSet {
    merged_of(source, responses).data_sets.remove(0)
}

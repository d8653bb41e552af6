//! Locked interviews as one file that Berdaya reads.

use super::moment::moment;
use super::reply::{Outcome, instrument, language_of, opened, read, reply};
use super::session::record;
use super::told::Told;
use crate::i18n::Language;
use crate::record::{Export, Finding, PrivacyV1, Problem, StudyV1, export};
use crate::response::Response;
use crate::wire::{Node, from_object};

struct Options {
    now: String,
    device: String,
    study: Option<StudyV1>,
    language: Option<Language>,
}

from_object!(Options {
    field now,
    field_or device = String::new(),
    optional study,
    optional language,
});

/// The text of a `berdaya.responses/1` file of `responses`, all of them locked and held with `instrument`.
pub fn write_responses(instrument: &str, responses: &str, options: &str) -> String {
    let options: Outcome<Options> = read("options", options, language_of(options));
    reply(options.and_then(|options| written(instrument, responses, options)))
}

fn written(text: &str, responses: &str, options: Options) -> Outcome<String> {
    let language = options.language.unwrap_or_default();
    let source = instrument(text, language)?;
    let nodes = opened("responses", responses, language)?;
    let Node::List(nodes) = nodes else {
        let flaw = crate::wire::Flaw::whole(crate::wire::Shape::WrongType);
        return Err(vec![Told::of_flaw(flaw.within("responses"), language)]);
    };
    let mut held: Vec<Response> = Vec::with_capacity(nodes.len());
    let mut findings = Vec::new();
    for (n, node) in nodes.into_iter().enumerate() {
        let place = format!("responses[{n}]");
        match record(&source, &place, node, language) {
            Ok(response) if response.is_finalised() => held.push(response),
            Ok(_) => findings.push(Told::of_record(&Finding::new(place, Problem::Draft), language)),
            Err(found) => findings.extend(found),
        }
    }
    if !findings.is_empty() {
        return Err(findings);
    }
    let code = held.first().map(|response| response.setting.study.clone()).unwrap_or_default();
    let of_interviews = || {
        let privacy = PrivacyV1::Standard;
        StudyV1 { name: code.clone(), code: code.clone(), privacy }
    };
    let about = Export {
        exported_at: moment("options.now", &options.now, language)?,
        device: options.device,
        study: options.study.unwrap_or_else(of_interviews),
    };
    export(about, &source, &held).map_err(|finding| vec![Told::of_record(&finding, language)])
}

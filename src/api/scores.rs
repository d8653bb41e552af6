//! What one interview scores.

use serde::Serialize;

use super::reply::{Outcome, instrument, language_of, opened, read, reply};
use super::session::record;
use super::told::Told;
use crate::i18n::Language;
use crate::record::ScoresV1;
use crate::response::{Response, Session};
use crate::scoring::{self, Band};
use crate::wire::from_object;

struct Options {
    language: Option<Language>,
}

from_object!(Options { optional language });

/// The scores as files carry them, with what the net force is called.
#[derive(Serialize)]
struct Scored {
    #[serde(flatten)]
    scores: ScoresV1,
    /// Null where an index is lacking.
    band: Option<Band>,
}

/// Scores the interview `response`, held with `instrument`; of a draft, the answers that count.
pub fn score(instrument: &str, response: &str, options: &str) -> String {
    let options: Outcome<Options> = read("options", options, language_of(options));
    reply(options.and_then(|Options { language }| {
        scored(instrument, response, language.unwrap_or_default())
    }))
}

fn scored(text: &str, response: &str, language: Language) -> Outcome<Scored> {
    let source = instrument(text, language)?;
    let node = opened("response", response, language)?;
    let response: Response = record(&source, "response", node, language)?;
    if response.group().is_some() || response.is_refusal() {
        return Err(vec![Told::new("response", "not_scored", language.module_not_scored())]);
    }
    let response = if response.is_finalised() {
        response
    } else {
        let at = response.started_at;
        Session::new(source.instrument.clone(), response, at).settled()
    };
    let scores = scoring::score(&source.instrument, &response);
    Ok(Scored {
        band: scores
            .force_field
            .map(|field| scoring::band(field.net, source.instrument.scoring.bands)),
        scores: ScoresV1::from(&scores),
    })
}

//! An instrument as whoever writes it should see it, before anybody is interviewed.

use serde::Serialize;

use super::reply::{Outcome, language_of, opened, read, reply};
use super::told::Told;
use crate::expression::Rules;
use crate::i18n::Language;
use crate::instrument::{self, Review};
use crate::wire::{self, from_object};

struct Options {
    language: Option<Language>,
}

from_object!(Options { optional language });

/// What there is to know about an instrument.
#[derive(Serialize)]
pub(super) struct Checked {
    /// Whether it can be asked.
    ok: bool,
    /// What it is; null where it has not the shape of an instrument.
    about: Option<About>,
    /// What keeps it from being asked.
    findings: Vec<Told>,
    /// What does not, and may not be meant so.
    remarks: Vec<Told>,
}

#[derive(Serialize)]
struct About {
    title: String,
    version: String,
    sections: usize,
    questions: usize,
    rules: usize,
}

/// Checks an instrument as a whole; `options` may name the `language` of the words.
pub fn check_instrument(instrument: &str, options: &str) -> String {
    let options: Outcome<Options> = read("options", options, language_of(options));
    reply(
        options.and_then(|Options { language }| checked(instrument, language.unwrap_or_default())),
    )
}

fn checked(text: &str, language: Language) -> Outcome<Checked> {
    let node = opened("instrument", text, language)?;
    if let Err(problem) = wire::check_format(&node, instrument::FORMAT) {
        let problem = instrument::Problem::Format(problem);
        let told = Told::of_instrument("format".to_owned(), &problem, language);
        return Ok(Checked { ok: false, about: None, findings: vec![told], remarks: Vec::new() });
    }
    Ok(Checked::of(instrument::review(node, &Rules), language))
}

impl Checked {
    pub(super) fn of(review: Review, language: Language) -> Self {
        let told = |list: Vec<instrument::Told>| -> Vec<Told> {
            let told = list.into_iter().map(|told| Told {
                item: told.item,
                ..Told::of_instrument(told.place, &told.problem, language)
            });
            told.collect()
        };
        Self {
            ok: review.findings.is_empty(),
            about: review.about.map(|about| About {
                title: about.title.get(language.code()).to_owned(),
                version: about.version,
                sections: about.sections,
                questions: about.questions,
                rules: about.rules,
            }),
            findings: told(review.findings),
            remarks: told(review.remarks),
        }
    }
}

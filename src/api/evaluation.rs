//! Files into a report: the evaluator's desk, as a caller works at it.

use serde::Serialize;
use serde_json::Value as Json;

use super::ledger::Ledger;
use super::moment::moment;
use super::reply::{Outcome, language_of, read, reply};
use super::settings::settings;
use super::told::Told;
use crate::expression::Rules;
use crate::i18n::Language;
use crate::wire::{Named, Node, from_object};
use crate::worker::Desk;
use crate::worker::protocol::{self, Reply, Request};

struct Asked {
    now: String,
    instrument: Option<String>,
    /// Which interviews: a part of the rules that is asked for most.
    filter: Option<Node>,
    rules: Option<Node>,
    settled: Named<String>,
    language: Option<Language>,
}

from_object!(Asked {
    field now,
    optional instrument,
    optional filter,
    optional rules,
    field_or settled = Named::default(),
    optional language,
});

/// What comes of the files.
#[derive(Serialize)]
struct Evaluated {
    /// A `berdaya.report/1`; null where there is no interview to report on.
    report: Option<Json>,
    ledger: Ledger,
}

/// A desk for one evaluation.
#[derive(Debug)]
pub struct Evaluation(Desk);

impl Default for Evaluation {
    fn default() -> Self {
        Self(Desk::new(&Rules))
    }
}

impl Evaluation {
    /// Puts a file on the desk.
    pub fn take(&mut self, name: &str, bytes: &[u8]) {
        self.0.take_file(name, Some(bytes));
    }

    /// The report on the files, as `settings` ask for it, and what became of each file.
    pub fn report(&mut self, settings: &str) -> String {
        let asked: Outcome<Asked> = read("settings", settings, language_of(settings));
        reply(asked.and_then(|asked| self.evaluated(asked)))
    }

    fn evaluated(&mut self, asked: Asked) -> Outcome<Evaluated> {
        let language = asked.language.unwrap_or_default();
        let made_at = moment("settings.now", &asked.now, language)?.to_string();
        let mut rules = settings("settings.rules", asked.rules, language)?;
        if let Some(filter) = asked.filter {
            let filter = Node::object(vec![("filter".to_owned(), filter)]);
            rules.filter = settings("settings", Some(filter), language)?.filter;
        }
        for (id, digest) in asked.settled {
            let place = format!("settings.settled[\"{id}\"]");
            self.handle(Request::Settle { id, digest: Some(digest) }, &place)?;
        }
        let ledger = match self.handle(Request::Ledger, "files")? {
            Reply::Ledger(ledger) => ledger,
            _ => protocol::Ledger::default(),
        };
        let ledger = Ledger::of(ledger, language);
        let (instrument, settings) = (asked.instrument, rules);
        let report =
            match self.handle(Request::Report { instrument, settings, made_at }, "files")? {
                Reply::Report(text) => serde_json::from_str(&text).ok(),
                _ => None,
            };
        Ok(Evaluated { report, ledger })
    }

    /// What the desk replies; what it cannot do is told at `place`.
    fn handle(&mut self, request: Request, place: &str) -> Outcome<Reply> {
        match self.0.handle(request) {
            Reply::Failed(detail) => Err(vec![Told::new(place, "failed", detail)]),
            reply => Ok(reply),
        }
    }
}

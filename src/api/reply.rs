//! What is handed over and what is given back: texts of JSON.

use serde::Serialize;

use super::told::Told;
use crate::expression::Rules;
use crate::i18n::Language;
use crate::record::InstrumentSource;
use crate::wire::{self, Flaw, FromNode, Node};

/// A value, or all that keeps it from being one.
pub(super) type Outcome<T> = Result<T, Vec<Told>>;

/// What becomes of an answer.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Reply<T> {
    Ok(T),
    Findings(Vec<Told>),
}

/// `{"ok": …}` or `{"findings": […]}`.
pub(super) fn reply<T: Serialize>(outcome: Outcome<T>) -> String {
    let reply = match outcome {
        Ok(value) => Reply::Ok(value),
        Err(findings) => Reply::Findings(findings),
    };
    // Names that are no texts are the one thing that JSON has no form for, and no type of ours has them.
    serde_json::to_string(&reply).unwrap_or_else(|_| r#"{"findings":[]}"#.to_owned())
}

/// The argument that is called `name`, as a tree.
pub(super) fn opened(name: &str, text: &str, language: Language) -> Outcome<Node> {
    wire::parse(text).map_err(|flaw| vec![Told::of_flaw(flaw.within(name), language)])
}

/// The argument that is called `name`.
pub(super) fn read<T: FromNode>(name: &str, text: &str, language: Language) -> Outcome<T> {
    read_node(name, opened(name, text, language)?, language)
}

/// The part of an argument that stands at `place`.
pub(super) fn read_node<T: FromNode>(place: &str, node: Node, language: Language) -> Outcome<T> {
    let told = |flaw: Flaw| Told::of_flaw(flaw.within(place), language);
    node.read().map_err(|flaws| flaws.into_iter().map(told).collect())
}

/// The language of the words, as options name it; Indonesian where they name none that we have.
pub(super) fn language_of(options: &str) -> Language {
    let node = wire::parse(options).unwrap_or(Node::Null);
    match node.get("language") {
        Some(Node::Text(code)) => Language::from_code(code).unwrap_or_default(),
        _ => Language::default(),
    }
}

/// The argument `instrument`, checked.
pub(super) fn instrument(text: &str, language: Language) -> Outcome<InstrumentSource> {
    InstrumentSource::of(opened("instrument", text, language)?, &Rules).map_err(|findings| {
        let told = findings.into_iter().map(|finding| {
            Told::of_instrument(finding.place, &finding.problem, language).within("instrument")
        });
        told.collect()
    })
}

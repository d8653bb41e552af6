//! An instrument file as the person who writes it should see it, before anybody is interviewed.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::file::InstrumentV1;
use super::idle_fields::idle_fields;
use super::item_file::{ItemV1, RequiredV1};
use super::remarks::remarks;
use super::{Finding, Instrument, Problem, Text, check, findings};
use crate::expression::Engine;
use crate::wire::Node;

/// What there is to know about an instrument file. The tablet's program has no use for this.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Review {
    /// What it is; none where the file has not the shape of an instrument.
    pub about: Option<About>,
    /// What keeps it from being asked.
    pub findings: Vec<Told>,
    /// What does not keep it from being asked and may not be meant so.
    pub remarks: Vec<Told>,
}

/// What an instrument is called, and how much there is of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct About {
    /// What people call it.
    pub title: Text,
    /// Its version.
    pub version: String,
    /// How many pages it has.
    pub sections: usize,
    /// How many questions a person answers.
    pub questions: usize,
    /// How many expressions are written in it.
    pub rules: usize,
}

/// One thing to tell, with what it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// The name of the item that it is about.
    pub item: Option<String>,
    /// As in a [`Finding`].
    pub place: String,
    /// What is wrong there, or not as it seems.
    pub problem: Problem,
}

/// Looks at an instrument file whose format is known already; `engine` reads its expressions. What is
/// remarked is told also where something keeps the instrument from being asked.
pub fn review(file: Node, engine: &'static dyn Engine) -> Review {
    let file: InstrumentV1 = match file.read() {
        Ok(file) => file,
        Err(flaws) => {
            let findings = told(findings(flaws), &BTreeMap::new());
            return Review { about: None, findings, remarks: Vec::new() };
        }
    };
    let (rules, mut remarked) = (count_rules(&file), idle_fields(&file));
    let lists: Vec<String> = file.choices.keys().cloned().collect();
    let (instrument, found): (_, Vec<Finding>) = check::check(file, engine);
    remarked.extend(remarks(&instrument));
    // What is wrong may be the use of a list.
    if found.is_empty() {
        remarked.extend(unused(&lists, &instrument));
    }
    let names: BTreeMap<&str, &str> = instrument
        .places
        .iter()
        .zip(&instrument.items)
        .map(|(place, item)| (place.as_str(), item.id.as_str()))
        .collect();
    Review {
        findings: told(found, &names),
        remarks: told(remarked, &names),
        about: Some(About::of(&instrument, rules)),
    }
}

impl About {
    fn of(instrument: &Instrument, rules: usize) -> Self {
        Self {
            title: instrument.title.clone(),
            version: instrument.version.clone(),
            sections: instrument.sections.len(),
            questions: instrument.items.iter().filter(|item| item.is_question()).count(),
            rules,
        }
    }
}

/// A remark on each of `lists` that no item asks from and no expression looks into.
fn unused(lists: &[String], instrument: &Instrument) -> Vec<Finding> {
    let asked = instrument.items.iter().filter_map(|item| item.kind.list());
    let formulas = instrument.items.iter().flat_map(|item| {
        let reckoned = item.answer_formulas().chain(&item.logic.default);
        reckoned.chain(item.check_formulas())
    });
    let looked_into = formulas.flat_map(|formula| &formula.lists);
    let used: BTreeSet<&str> = asked.chain(looked_into).map(|list| list.name.as_str()).collect();
    let unused = lists.iter().filter(|name| !used.contains(name.as_str()));
    unused.map(|name| Finding::new(format!("choices.{name}"), Problem::Unused)).collect()
}

/// Each finding with the item that stands at its place, or around it.
fn told(findings: Vec<Finding>, names: &BTreeMap<&str, &str>) -> Vec<Told> {
    let item_at = |mut place: &str| loop {
        match names.get(place) {
            Some(name) => return Some((*name).to_owned()),
            None => place = place.rsplit_once('.')?.0,
        }
    };
    let told = findings.into_iter().map(|Finding { place, problem }| Told {
        item: item_at(&place),
        place,
        problem,
    });
    told.collect()
}

fn count_rules(file: &InstrumentV1) -> usize {
    let pages = file.sections.iter();
    pages.map(|page| usize::from(page.relevant.is_some()) + rules_within(&page.items)).sum()
}

fn rules_within(items: &[ItemV1]) -> usize {
    let of_one = |item: &ItemV1| {
        let texts = [
            &item.relevant,
            &item.constraint,
            &item.soft_constraint,
            &item.default,
            &item.calculation,
            &item.choice_filter,
            &item.repeat_count,
        ];
        let is_conditional = matches!(item.required, Some(RequiredV1::Where(_)));
        texts.into_iter().flatten().count() + usize::from(is_conditional)
    };
    items.iter().map(|item| of_one(item) + rules_within(&item.items)).sum()
}

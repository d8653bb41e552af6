//! What does not keep an instrument from being asked and should be told to whoever writes it.

use std::borrow::Cow;

use super::{CellSource, ChoiceList, Finding, Formula, Instrument, Item, Problem, Text};
use crate::expression::{List, Scope};

/// What should be told of `instrument`: texts without wording in a language that it declares, and choice
/// filters that let nothing through, whatever is answered.
///
/// Of a choice list it is told once for each language. A default wording that is lacking is a finding, not a
/// remark.
pub(super) fn remarks(instrument: &Instrument) -> Vec<Finding> {
    let mut remarks = Remarks { instrument, findings: Vec::new() };
    remarks.head();
    remarks.pages();
    remarks.lists();
    remarks.readings();
    remarks.findings
}

/// The remarks so far.
struct Remarks<'a> {
    instrument: &'a Instrument,
    findings: Vec<Finding>,
}

impl Remarks<'_> {
    /// Tells of each declared language in which `has_wording` says that there is none.
    fn wordings(&mut self, place: &str, has_wording: impl Fn(&str) -> bool) {
        for language in &self.instrument.languages {
            if !has_wording(language) {
                self.findings.push(Finding::new(place, Problem::NoWording(language.clone())));
            }
        }
    }

    fn text(&mut self, place: &str, text: &Text) {
        // An entry that needs no words has none in any language.
        if !text.default_wording().is_empty() {
            self.wordings(place, |language| text.wording(language).is_some());
        }
    }

    fn optional(&mut self, place: &str, text: Option<&Text>) {
        if let Some(text) = text {
            self.text(place, text);
        }
    }

    fn head(&mut self) {
        let instrument = self.instrument;
        self.text("title", &instrument.title);
        self.text("description", &instrument.description);
        for (n, role) in instrument.roles.iter().enumerate() {
            self.text(&format!("roles[{n}].label"), &role.label);
        }
        for (code, label) in instrument.missing.iter() {
            self.text(&format!("missing.{code}"), label);
        }
        self.text("consent.text", &instrument.consent.text);
        self.optional("consent.group", instrument.consent.group.as_ref());
        for (n, factor) in instrument.scoring.factors.iter().enumerate() {
            self.text(&format!("scoring.factors[{n}].label"), &factor.label);
        }
    }

    fn pages(&mut self) {
        let instrument = self.instrument;
        for section in &instrument.sections {
            let place = &instrument.places[section.item];
            self.text(&format!("{place}.label"), &section.label);
            self.optional(&format!("{place}.hint"), section.hint.as_ref());
        }
        for (item, place) in instrument.items.iter().zip(&instrument.places) {
            self.text(&format!("{place}.label"), &item.label);
            self.optional(&format!("{place}.hint"), item.hint.as_ref());
            let rules = [
                ("constraint_message", &item.logic.constraint),
                ("soft_constraint_message", &item.logic.soft_constraint),
            ];
            for (name, rule) in rules {
                let message = rule.as_ref().and_then(|rule| rule.message.as_ref());
                self.optional(&format!("{place}.{name}"), message);
            }
            if lets_nothing_through(item) {
                self.findings
                    .push(Finding::new(format!("{place}.choice_filter"), Problem::NothingOffered));
            }
        }
    }

    fn readings(&mut self) {
        let instrument = self.instrument;
        for (n, reading) in instrument.readings.iter().enumerate() {
            self.text(&format!("readings[{n}].label"), &reading.label);
            for (m, pair) in reading.pairs.iter().enumerate() {
                self.text(&format!("readings[{n}].pairs[{m}].label"), &pair.label);
            }
            for (m, sentence) in reading.sentences.iter().enumerate() {
                self.text(&format!("readings[{n}].sentences[{m}].text"), &sentence.text);
            }
        }
        for (n, recommendation) in instrument.recommendations.iter().enumerate() {
            self.text(&format!("recommendations[{n}].actor"), &recommendation.actor);
            for (m, rule) in recommendation.rules.iter().enumerate() {
                self.text(&format!("recommendations[{n}].rules[{m}].text"), &rule.text);
            }
        }
    }

    fn lists(&mut self) {
        let mut told: Vec<&str> = Vec::new();
        for list in self.instrument.items.iter().filter_map(|item| item.kind.list()) {
            if told.contains(&list.name.as_str()) {
                continue;
            }
            told.push(&list.name);
            self.wordings(&format!("choices.{}", list.name), |language| {
                let own = list.column(&format!("label::{language}"));
                let is_default = language == self.instrument.default_language;
                own.map_or(is_default, |column| {
                    is_default || (0..list.len()).all(|row| !list.cell(row, column).is_empty())
                })
            });
        }
    }
}

/// Whether the choice filter of `item` hangs on nothing and no choice passes it.
fn lets_nothing_through(item: &Item) -> bool {
    let (Some(filter), Some(list)) = (&item.logic.choice_filter, item.kind.list()) else {
        return false;
    };
    let is_fixed = filter.references.is_empty() && !filter.expression.is_volatile();
    let scope = Choices { list, filter };
    is_fixed && filter.expression.choices(&scope, list.len()).is_ok_and(|rows| rows.is_empty())
}

/// A place without answers, of which a choice filter sees the lists alone.
struct Choices<'a> {
    list: &'a ChoiceList,
    filter: &'a Formula,
}

impl Choices<'_> {
    fn list(&self, list: List) -> Option<&ChoiceList> {
        match list {
            List::Own => Some(self.list),
            List::Named(list) => self.filter.lists.get(list).map(|list| &**list),
            List::Repeat(_) => None,
        }
    }
}

impl Scope for Choices<'_> {
    fn list_length(&self, list: List) -> usize {
        self.list(list).map_or(0, ChoiceList::len)
    }

    fn list_cell(&self, list: List, row: usize, column: usize) -> Option<Cow<'_, str>> {
        match self.filter.cell(list, column)? {
            CellSource::Column(column) => Some(Cow::Borrowed(self.list(list)?.cell(row, column))),
            CellSource::Item(_) => None,
        }
    }
}

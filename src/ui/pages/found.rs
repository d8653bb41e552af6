//! Choices of a long list by some of their words. The tablet's first program has no use for this.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::instrument::ChoiceList;
use crate::platform::clock;
use crate::response::Session;
use crate::ui::controls::{self, Choice, QuestionProps};

/// How many choices are shown; who does not see the own one goes on writing.
const MOST: usize = 30;

/// What draws how one choice of a long list is found, for questions of this interview.
pub(in crate::ui) fn search(session: &Rc<RefCell<Session>>) -> Callback<QuestionProps, Html> {
    let session = Rc::clone(session);
    Callback::from(move |question: QuestionProps| {
        let (path, language) = (question.id.clone(), question.language.code());
        let chosen = choices(&session.borrow(), (&path, language), None).pop();
        let session = Rc::clone(&session);
        let onfind = Callback::from(move |words: String| {
            choices(&session.borrow(), (&path, language), Some(&words))
        });
        let chosen = chosen.map_or_else(AttrValue::default, |choice| choice.label);
        controls::search(question, chosen, onfind)
    })
}

/// The choices of the question at `path` that hold `words`; without words, the one that is chosen.
fn choices(session: &Session, (path, language): (&str, &str), words: Option<&str>) -> Vec<Choice> {
    let Some(place) = session.place(path) else { return Vec::new() };
    let item = &session.instrument().items[place.item];
    let Some(list) = item.kind.list() else { return Vec::new() };
    let rows = match words {
        Some(words) => found(list, &session.offered(place, clock::moment()), words, language),
        None => list.row(&session.cell(place).value).into_iter().collect(),
    };
    let choice = |row: usize| Choice {
        name: list.choice(row).to_owned().into(),
        label: list.label(row, language).to_owned().into(),
    };
    rows.into_iter().map(choice).collect()
}

/// The first of `rows` whose label holds `words`, those that begin with them first.
pub(super) fn found(list: &ChoiceList, rows: &[usize], words: &str, language: &str) -> Vec<usize> {
    let words = words.trim();
    let mut first = Vec::new();
    let mut later = Vec::new();
    for row in rows {
        match at(list.label(*row, language), words) {
            Some(0) => first.push(*row),
            Some(_) if later.len() < MOST => later.push(*row),
            _ => {}
        }
        if first.len() >= MOST {
            break;
        }
    }
    first.extend(later);
    first.truncate(MOST);
    first
}

/// Where `words` begin in `label`, capitals or not; villages have names of plain letters.
fn at(label: &str, words: &str) -> Option<usize> {
    let (label, words) = (label.as_bytes(), words.as_bytes());
    if words.is_empty() {
        return Some(0);
    }
    label.windows(words.len()).position(|part| part.eq_ignore_ascii_case(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_anywhere_and_in_capitals() {
        assert_eq!(at("Kedungkandang", "kedung"), Some(0));
        assert_eq!(at("Kedungkandang", "KANDANG"), Some(6));
        assert_eq!(at("Kedungkandang", "sawah"), None);
        assert_eq!(at("Kedungkandang", ""), Some(0));
        assert_eq!(at("RT", "RT 01"), None);
    }
}

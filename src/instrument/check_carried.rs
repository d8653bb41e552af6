//! The checks of what a repeat begins with: instances of the round before, question by question.

use super::check::Check;
use super::item_file::CarriedFromV1;
use super::listener::Listener;
use super::{Carried, Item, Kind, Problem};
use crate::wire::Named;

/// What a repeat is to begin with, which is looked up once all names and expressions are known.
pub(super) struct Carrying {
    /// The repeat.
    pub(super) item: usize,
    /// Where it stands in the file.
    pub(super) place: String,
    pub(super) file: CarriedFromV1,
}

/// What the repeat begins with; none where that is not clear, which is told.
pub(super) fn carried<L: Listener>(
    check: &mut Check<L>,
    items: &[Item],
    by_name: &Named<usize>,
    Carrying { item: into, place, file }: Carrying,
) -> Option<Carried> {
    let mut find = |field: &str, problem: Problem| {
        check.find_at(|| format!("{place}{field}"), || problem);
    };
    let Kind::Repeat(repeat) = &items[into].kind else { return None };
    if repeat.count.is_some() {
        find("", Problem::NoEffectBeside("repeat_count".to_owned()));
    }
    // Which instance of the outer repeat it would be carried into, nobody could tell.
    if items[into].place.repeat.is_some() {
        find("", Problem::NotInRepeat(items[into].id.clone()));
    }
    let Some(from) = by_name.get(&file.repeat).copied() else {
        find(".repeat", Problem::Unknown(file.repeat));
        return None;
    };
    if !matches!(items[from].kind, Kind::Repeat(_)) || items[from].place.repeat.is_some() {
        find(".repeat", Problem::NotInRepeat(file.repeat));
        return None;
    }
    if file.items.is_empty() {
        find(".items", Problem::Empty);
    }
    let mut pairs = Vec::new();
    for (name, source) in file.items {
        let field = format!(".items.{name}");
        let found = [(&name, into), (&source, from)].map(|(name, repeat)| {
            let item = by_name.get(name).copied();
            match item {
                None => find(&field, Problem::Unknown(name.clone())),
                Some(item) if items[item].place.repeat != Some(repeat) => {
                    find(&field, Problem::NotInRepeat(name.clone()));
                    return None;
                }
                Some(_) => {}
            }
            item
        });
        let [Some(item), Some(source)] = found else { continue };
        if items[item].is_question() && is_alike(&items[item].kind, &items[source].kind) {
            pairs.push((item, source));
        } else {
            find(&field, Problem::NotCarried(items[source].id.clone()));
        }
    }
    let distinct = file.distinct.and_then(|name| {
        let item = pairs.iter().map(|(item, _)| *item).find(|item| items[*item].id == name);
        let item = item.filter(|item| matches!(items[*item].kind, Kind::Text { .. }));
        if item.is_none() {
            find(".distinct", Problem::Unknown(name));
        }
        item
    });
    let mut answers = Vec::new();
    for (name, choice) in file.answers {
        let field = format!(".answers.{name}");
        match by_name.get(&name).copied() {
            None => find(&field, Problem::Unknown(name)),
            Some(item) => match &items[item].kind {
                _ if items[item].place.repeat.is_some() || !items[item].is_question() => {
                    find(&field, Problem::NotHere);
                }
                Kind::SelectOne(list) if list.row(&choice).is_none() => {
                    find(&field, Problem::Unknown(choice));
                }
                Kind::SelectOne(_) => answers.push((item, choice)),
                _ => find(&field, Problem::NotHere),
            },
        }
    }
    Some(Carried { repeat: from, items: pairs, distinct, answers })
}

/// Whether an answer of the one kind is one of the other, whichever it is.
fn is_alike(a: &Kind, b: &Kind) -> bool {
    match (a, b) {
        // A short text and a long one are the same to read.
        (Kind::Text { .. }, Kind::Text { .. }) => true,
        (Kind::Capture(_), _) => false,
        (a, b) => a.is_answered() && a == b,
    }
}

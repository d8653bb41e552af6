//! What follows from what: the order in which entries are evaluated, and whom a change concerns.

use super::{Formula, Item, Kind, Required};

/// The dependencies between the items of an instrument.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    /// The items in an order in which each stands after all that its answer hangs on.
    pub order: Vec<usize>,
    /// For each item, those that look at it.
    pub dependents: Vec<Vec<Dependent>>,
    /// The items for which it matters which instance of a repeat they stand in.
    pub positional: Vec<Dependent>,
}

/// An item that looks at another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dependent {
    /// Its index.
    pub item: usize,
    /// Whether it may look at other instances of a repeat than its own.
    pub looks_across: bool,
    /// Whether no more than what it requires of its own answer hangs on it: others never hang on that.
    pub is_check: bool,
}

/// The graph of `items`, or the items of a circle.
pub(super) fn graph(items: &[Item]) -> Result<Graph, Vec<usize>> {
    let mut dependents: Vec<Vec<Dependent>> = vec![Vec::new(); items.len()];
    let mut positional: Vec<Dependent> = Vec::new();
    let mut hangs_on: Vec<Vec<usize>> = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        let mut note = |read: usize, looks_across: bool, is_check: bool| {
            let dependent = Dependent { item: index, looks_across, is_check };
            // Only the last ones can be of this item: an item that thousands look at costs no more for it.
            let own = dependents[read].iter().rev().take_while(|other| other.item == index);
            if own.clone().all(|other| *other != dependent) {
                dependents[read].push(dependent);
            }
        };
        let mut note_position = |formula: &Formula, is_check: bool| {
            let depends = formula.expression.depends();
            // Chance begins with the position, too.
            if depends.position || depends.chance {
                positional.push(Dependent { item: index, looks_across: false, is_check });
            }
        };
        let mut needed: Vec<usize> = item.place.parent.into_iter().collect();
        // Whether an item is asked cannot hang on what is answered to it.
        let asks_itself = |formula: &Formula| formula.expression.depends().own_answer;
        needed.extend(item.logic.relevant.as_ref().filter(|it| asks_itself(it)).map(|_| index));
        for formula in item.answer_formulas() {
            note_position(formula, false);
            for (read, looks_across) in formula.reads() {
                note(read, looks_across, false);
                needed.push(read);
            }
        }
        for formula in item.check_formulas() {
            note_position(formula, true);
            formula.reads().for_each(|(read, looks_across)| note(read, looks_across, true));
        }
        hangs_on.push(needed);
    }
    Ok(Graph { order: order(&hangs_on)?, dependents, positional })
}

/// Each index after those it hangs on; a circle if there is one.
///
/// A walk down the dependencies with a stack of its own: the chains of a form may be as long as the form.
fn order(hangs_on: &[Vec<usize>]) -> Result<Vec<usize>, Vec<usize>> {
    let mut order = Vec::with_capacity(hangs_on.len());
    let mut is_done = vec![false; hangs_on.len()];
    let mut is_open = vec![false; hangs_on.len()];
    for start in 0..hangs_on.len() {
        let mut way: Vec<(usize, usize)> = vec![(start, 0)];
        while let Some((index, next)) = way.last_mut() {
            let index = *index;
            is_open[index] = !is_done[index];
            let needed = (!is_done[index]).then(|| hangs_on[index].get(*next).copied()).flatten();
            *next += 1;
            match needed {
                Some(needed) if is_open[needed] => {
                    let from = way.iter().position(|(index, _)| *index == needed).unwrap_or(0);
                    return Err(way[from..].iter().map(|(index, _)| *index).collect());
                }
                Some(needed) => way.push((needed, 0)),
                None => {
                    if !is_done[index] {
                        is_done[index] = true;
                        is_open[index] = false;
                        order.push(index);
                    }
                    way.pop();
                }
            }
        }
    }
    Ok(order)
}

impl Item {
    /// The expressions that its relevance and its answer hang on.
    pub(super) fn answer_formulas(&self) -> impl Iterator<Item = &Formula> {
        let count = match &self.kind {
            Kind::Repeat(repeat) => repeat.count.as_deref(),
            _ => None,
        };
        let logic = &self.logic;
        [&logic.relevant, &logic.calculation, &logic.choice_filter]
            .into_iter()
            .filter_map(Option::as_ref)
            .chain(count)
    }

    /// Whether an expression tells what its answer must be.
    pub fn is_checked(&self) -> bool {
        self.check_formulas().next().is_some()
    }

    /// The expressions that tell what its answer must be.
    pub(super) fn check_formulas(&self) -> impl Iterator<Item = &Formula> {
        let required = match &self.logic.required {
            Required::Where(formula) => Some(&**formula),
            Required::No | Required::Yes => None,
        };
        let rules = [&self.logic.constraint, &self.logic.soft_constraint];
        required.into_iter().chain(rules.into_iter().flatten().map(|rule| &rule.formula))
    }
}

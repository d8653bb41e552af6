//! Expressions of an instrument: read, and every name in them looked up.

use std::rc::Rc;

use super::formula::{CellSource, Formula};
use super::listener::Listener;
use super::{ChoiceList, Item, Kind, Problem};
use crate::expression::{Cell, Engine, Expression, List, Origin, Target};
use crate::wire::Named;

/// The names that expressions may use.
pub(super) struct Names<'a> {
    pub(super) items: &'a [Item],
    pub(super) by_name: &'a Named<usize>,
    pub(super) lists: &'a Named<Rc<ChoiceList>>,
    pub(super) engine: &'static dyn Engine,
}

impl Names<'_> {
    /// The expression `text` of the item at `index`; a filter sees the columns of the item's list.
    pub(super) fn formula<L: Listener>(
        &self,
        text: &str,
        index: usize,
        is_filter: bool,
    ) -> Result<Formula, Problem> {
        let expression = L::read(self.engine, text, is_filter)?;
        let mut references = Vec::with_capacity(expression.references().len());
        for reference in expression.references() {
            let found = match &reference.target {
                Target::Name(name) => self.by_name.get(name).copied(),
                Target::Path { origin, steps } => self.at_path(index, *origin, steps),
            };
            references.push(found.ok_or_else(|| Problem::UnknownReference {
                name: spelled(&reference.target),
                column: reference.column,
            })?);
        }
        let mut lists = Vec::with_capacity(expression.lists().len());
        for name in expression.lists() {
            let list = self.lists.get(name).ok_or_else(|| Problem::Unknown(name.clone()))?;
            lists.push(Rc::clone(list));
        }
        let mut cells = Vec::with_capacity(expression.cells().len());
        for cell in expression.cells() {
            let source = self.cell(&expression, *cell, index, &references, &lists);
            let column = || expression.columns().get(cell.column).cloned().unwrap_or_default();
            cells.push((*cell, source.ok_or_else(|| Problem::Unknown(column()))?));
        }
        Ok(Formula { expression, references, lists, cells })
    }

    /// What a path names, seen from the item at `index`.
    fn at_path(&self, index: usize, origin: Origin, steps: &[String]) -> Option<usize> {
        let (mut at, steps) = match origin {
            // The first step is the form itself, whatever it is called.
            Origin::Root => (None, steps.get(1..)?),
            Origin::Above(levels) => {
                let mut at = Some(index);
                for _ in 0..levels {
                    at = self.items[at?].place.parent;
                }
                (at, steps)
            }
        };
        for step in steps {
            let child = |item: &Item| item.place.parent == at && item.id == *step;
            at = Some(self.items.iter().position(child)?);
        }
        at
    }

    fn cell(
        &self,
        expression: &Expression,
        cell: Cell,
        index: usize,
        references: &[usize],
        lists: &[Rc<ChoiceList>],
    ) -> Option<CellSource> {
        let name = expression.columns().get(cell.column)?;
        let list = match cell.list {
            List::Own => self.items[index].kind.list()?,
            List::Named(list) => lists.get(list)?,
            List::Repeat(reference) => {
                let repeat = *references.get(reference)?;
                let within = repeat..self.items[repeat].place.end;
                let is_repeat = matches!(self.items[repeat].kind, Kind::Repeat(_));
                let item = self.by_name.get(name).copied();
                return item
                    .filter(|item| is_repeat && within.contains(item))
                    .map(CellSource::Item);
            }
        };
        list.column(name).map(CellSource::Column)
    }
}

/// As a coordinator wrote it.
pub(super) fn spelled(target: &Target) -> String {
    match target {
        Target::Name(name) => name.clone(),
        Target::Path { origin: Origin::Root, steps } => format!("/{}", steps.join("/")),
        Target::Path { origin: Origin::Above(levels), steps } => {
            let mut path = vec![".."; *levels];
            path.extend(steps.iter().map(String::as_str));
            path.join("/")
        }
    }
}

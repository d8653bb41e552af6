//! An expression in its place: what the names in it stand for in this instrument.

use std::rc::Rc;

use super::ChoiceList;
use crate::expression::{Cell, Expression, List};

/// An expression whose names are looked up.
#[derive(Debug, Clone, PartialEq)]
pub struct Formula {
    /// The expression.
    pub expression: Expression,
    /// What each reference names, as an index of the list of items.
    pub references: Vec<usize>,
    /// What each list is that it looks into.
    pub lists: Vec<Rc<ChoiceList>>,
    /// What each cell that it reads is.
    pub cells: Vec<(Cell, CellSource)>,
}

/// Where a cell comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellSource {
    /// A column of the list.
    Column(usize),
    /// An item of the repeat, by its index.
    Item(usize),
}

impl Formula {
    /// Where the cells of `column` come from in `list`.
    pub fn cell(&self, list: List, column: usize) -> Option<CellSource> {
        let found = self.cells.iter().find(|(cell, _)| cell.list == list && cell.column == column);
        found.map(|(_, source)| *source)
    }

    /// The items that it reads, each with whether it may look into other instances of a repeat than its own.
    pub fn reads(&self) -> impl Iterator<Item = (usize, bool)> {
        let across = self.expression.depends().other_instances;
        let named = self.references.iter().map(move |item| (*item, across));
        let cells = self.cells.iter().filter_map(|(_, source)| match source {
            CellSource::Item(item) => Some((*item, true)),
            CellSource::Column(_) => None,
        });
        named.chain(cells)
    }
}

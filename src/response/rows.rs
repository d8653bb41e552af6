//! The cells of an interview: one row for the interview itself and one for each instance of a repeat.

use std::ops::Range;

use super::Cell;
use crate::instrument::{Instrument, Kind};

/// One item within one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The row's number; that of a deleted instance is not used again.
    pub row: usize,
    /// The item, as an index of the instrument's list.
    pub item: usize,
}

/// The row of the interview itself.
pub(super) const FORM: usize = 0;

/// The interview itself, or one instance of a repeat.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    /// The repeat that it is an instance of.
    pub(super) repeat: Option<usize>,
    /// The row that the repeat stands in.
    pub(super) parent: usize,
    /// Which instance it is, from 0.
    pub(super) position: usize,
    /// Whether the instance was deleted; what it holds is blank then, and never looked at again.
    pub(super) is_gone: bool,
    /// One for each item whose innermost repeat it is, by the item's slot.
    cells: Vec<Cell>,
}

/// All rows.
#[derive(Debug, Clone, Default)]
pub(super) struct Rows {
    rows: Vec<Row>,
    n_gone: usize,
}

impl Rows {
    /// The row of the interview, without any instance yet.
    pub(super) fn new(instrument: &Instrument) -> Self {
        let count = instrument.items.iter().filter(|item| item.place.repeat.is_none()).count();
        let form = Row { cells: vec![Cell::default(); count], ..Row::default() };
        Self { rows: vec![form], n_gone: 0 }
    }

    /// How many instances there are.
    pub(super) fn count(&self) -> usize {
        self.rows.len() - self.n_gone - 1
    }

    pub(super) fn row(&self, row: usize) -> &Row {
        &self.rows[row]
    }

    pub(super) fn cell(&self, instrument: &Instrument, place: Place) -> &Cell {
        &self.rows[place.row].cells[instrument.items[place.item].place.slot]
    }

    pub(super) fn cell_mut(&mut self, instrument: &Instrument, place: Place) -> &mut Cell {
        &mut self.rows[place.row].cells[instrument.items[place.item].place.slot]
    }

    /// Adds an instance of the repeat at `place` so that it is the one at `position`; the row's number.
    pub(super) fn insert(
        &mut self,
        instrument: &Instrument,
        place: Place,
        position: usize,
    ) -> usize {
        let repeat = Some(place.item);
        let inside = &instrument.items[instrument.inside(place.item)];
        let count = inside.iter().filter(|item| item.place.repeat == repeat).count();
        let row = self.rows.len();
        let cells = vec![Cell::default(); count];
        self.rows.push(Row { repeat, parent: place.row, position, is_gone: false, cells });
        self.cell_mut(instrument, place).rows.insert(position, row);
        self.count_positions(instrument, place, position);
        row
    }

    /// Takes away the instance at `position` of the repeat at `place`, whose cells are cleared already.
    pub(super) fn remove(&mut self, instrument: &Instrument, place: Place, position: usize) {
        self.cell_mut(instrument, place).rows.remove(position);
        self.count_positions(instrument, place, position);
    }

    /// Clears the cell at `place`, whose row is gone from now on, and returns what it was.
    pub(super) fn clear(&mut self, instrument: &Instrument, place: Place) -> Cell {
        let is_gone = std::mem::replace(&mut self.rows[place.row].is_gone, true);
        self.n_gone += usize::from(!is_gone);
        std::mem::take(self.cell_mut(instrument, place))
    }

    /// The items that `row` may hold a cell for, and those of the repeats within it.
    pub(super) fn inside(&self, instrument: &Instrument, row: usize) -> Range<usize> {
        match self.rows[row].repeat {
            Some(repeat) => instrument.inside(repeat),
            None => 0..instrument.items.len(),
        }
    }

    /// The positions, from 0, of `row` and of those around it, from the innermost outwards.
    pub(super) fn positions(&self, mut row: usize) -> Vec<usize> {
        let mut positions = Vec::new();
        while row != FORM {
            positions.push(self.rows[row].position);
            row = self.rows[row].parent;
        }
        positions
    }

    fn count_positions(&mut self, instrument: &Instrument, place: Place, from: usize) {
        for position in from..self.cell(instrument, place).rows.len() {
            let row = self.cell(instrument, place).rows[position];
            self.rows[row].position = position;
        }
    }

    /// The row around `row` that is an instance of `repeat`, or the interview's.
    pub(super) fn around(&self, mut row: usize, repeat: Option<usize>) -> usize {
        while self.rows[row].repeat != repeat && row != FORM {
            row = self.rows[row].parent;
        }
        row
    }

    /// The rows with an item whose innermost repeat is `repeat`, as seen from `row`: the own one where there
    /// is one, else those of all instances.
    pub(super) fn seen(
        &self,
        instrument: &Instrument,
        repeat: Option<usize>,
        row: usize,
    ) -> Vec<usize> {
        let common = instrument.common_repeat(repeat, self.rows[row].repeat);
        self.below(instrument, repeat, self.around(row, common))
    }

    /// The rows of `repeat` within `row`, those beyond the `repeat_count` left out.
    pub(super) fn below(
        &self,
        instrument: &Instrument,
        repeat: Option<usize>,
        row: usize,
    ) -> Vec<usize> {
        match repeat {
            Some(item) if self.rows[row].repeat != repeat => {
                let around = instrument.items[item].place.repeat;
                let outer = self.below(instrument, around, row);
                let of = |row| self.cell(instrument, Place { row, item }).instances();
                outer.into_iter().flat_map(of).copied().collect()
            }
            _ => vec![row],
        }
    }

    /// The rows of `repeat` in all of the interview, those that do not count included.
    pub(super) fn all(&self, instrument: &Instrument, repeat: Option<usize>) -> Vec<usize> {
        let Some(item) = repeat else { return vec![FORM] };
        let outer = self.all(instrument, instrument.items[item].place.repeat);
        let of = |row| self.cell(instrument, Place { row, item }).rows.iter().copied();
        outer.into_iter().flat_map(of).collect()
    }

    /// Whether what stands directly around the item is relevant, its instance within the `repeat_count`.
    pub(super) fn is_around_relevant(&self, instrument: &Instrument, place: Place) -> bool {
        let Some(parent) = instrument.items[place.item].place.parent else { return true };
        if !matches!(instrument.items[parent].kind, Kind::Repeat(_)) {
            return self.cell(instrument, Place { row: place.row, item: parent }).is_relevant;
        }
        let own = &self.rows[place.row];
        let repeat = self.cell(instrument, Place { row: own.parent, item: parent });
        repeat.is_relevant && repeat.limit.is_none_or(|limit| own.position < limit)
    }
}

//! What an item in its place is called: `income`, or within repeats `household[2]/member[1]/age`.

use super::rows::{FORM, Place, Rows};
use crate::instrument::{Instrument, Kind};

impl Rows {
    /// The path of an item in its place.
    pub(super) fn path(&self, instrument: &Instrument, place: Place) -> String {
        let mut path = instrument.items[place.item].id.clone();
        let mut row = place.row;
        while let Some(repeat) = self.row(row).repeat {
            let number = self.row(row).position + 1;
            path = format!("{}[{number}]/{path}", instrument.items[repeat].id);
            row = self.row(row).parent;
        }
        path
    }

    /// The place that a path names.
    pub(super) fn place(&self, instrument: &Instrument, path: &str) -> Option<Place> {
        let (rows, name) = path.rsplit_once('/').unwrap_or(("", path));
        let mut row = FORM;
        for instance in rows.split('/').filter(|instance| !instance.is_empty()) {
            let (repeat, position) = self.instance(instrument, row, instance)?;
            row = *self.cell(instrument, repeat).rows.get(position)?;
        }
        let item = instrument.find(name)?;
        let is_here = instrument.items[item].place.repeat == self.row(row).repeat;
        is_here.then_some(Place { row, item })
    }

    /// The repeat and the position, from 0, of the instance that a path such as `household[2]` names.
    pub(super) fn instance_at(
        &self,
        instrument: &Instrument,
        path: &str,
    ) -> Option<(Place, usize)> {
        let (around, instance) = match path.rsplit_once('/') {
            None => (FORM, path),
            Some((outer, instance)) => {
                let (repeat, position) = self.instance_at(instrument, outer)?;
                (*self.cell(instrument, repeat).rows.get(position)?, instance)
            }
        };
        self.instance(instrument, around, instance)
    }

    fn instance(
        &self,
        instrument: &Instrument,
        row: usize,
        instance: &str,
    ) -> Option<(Place, usize)> {
        let (name, number) = instance.strip_suffix(']')?.split_once('[')?;
        let item = instrument.find(name)?;
        let entry = &instrument.items[item];
        let is_here = entry.place.repeat == self.row(row).repeat;
        let is_repeat = matches!(entry.kind, Kind::Repeat(_));
        let position = number.parse::<usize>().ok()?.checked_sub(1)?;
        (is_here && is_repeat).then_some((Place { row, item }, position))
    }
}

/// The item that a path names.
pub fn item_of_path(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, item)| item)
}

//! The answers as one expression sees them from its place.

use std::borrow::Cow;

use super::rows::{FORM, Place, Rows};
use super::{Now, Setting};
use crate::expression::{DayNames, List, Nodes, Scope};
use crate::instrument::{CellSource, ChoiceList, Formula, Instrument, Kind};

/// What an expression is asked about, for the item at `place`.
pub(super) struct Seen<'a> {
    pub(super) instrument: &'a Instrument,
    pub(super) rows: &'a Rows,
    pub(super) setting: &'a Setting,
    pub(super) formula: &'a Formula,
    pub(super) place: Place,
    /// The answer of the item itself.
    pub(super) own: &'a str,
    /// The one row of the own list that is looked at; all of them where there is none.
    pub(super) only_row: Option<usize>,
    pub(super) now: Now,
    /// What chance begins with.
    pub(super) seed: u64,
}

impl<'a> Seen<'a> {
    fn list(&self, list: List) -> Option<&'a ChoiceList> {
        match list {
            List::Own => self.instrument.items[self.place.item].kind.list().map(|list| &**list),
            List::Named(list) => self.formula.lists.get(list).map(|list| &**list),
            List::Repeat(_) => None,
        }
    }

    /// The rows of the repeat that a reference names, also from within one of them.
    fn instances(&self, reference: usize) -> Vec<usize> {
        let item = self.formula.references[reference];
        let repeat = self.instrument.items[item].place.repeat;
        let outer = self.rows.seen(self.instrument, repeat, self.place.row);
        let of = |row| self.rows.cell(self.instrument, Place { row, item }).instances();
        outer.into_iter().flat_map(of).copied().collect()
    }

    /// One of them, without a list of all.
    fn instance(&self, reference: usize, mut number: usize) -> Option<usize> {
        let item = self.formula.references[reference];
        let repeat = self.instrument.items[item].place.repeat;
        for row in self.rows.seen(self.instrument, repeat, self.place.row) {
            let rows = self.rows.cell(self.instrument, Place { row, item }).instances();
            match rows.get(number) {
                Some(instance) => return Some(*instance),
                None => number -= rows.len(),
            }
        }
        None
    }

    fn answer(&self, row: usize, item: usize) -> Option<Cow<'a, str>> {
        let cell = self.rows.cell(self.instrument, Place { row, item });
        cell.is_relevant.then_some(Cow::Borrowed(cell.value.as_str()))
    }

    fn nodes(&self, rows: &[usize], item: usize) -> Nodes<'a> {
        match rows {
            [row] => self.answer(*row, item).map_or(Nodes::None, Nodes::One),
            rows => Nodes::Many(rows.iter().filter_map(|row| self.answer(*row, item)).collect()),
        }
    }

    /// The rows of `repeat`, from the outermost inwards: those at the positions that are given, else the own
    /// instance, else all.
    fn rows_at(&self, repeat: Option<usize>, at: &[(usize, usize)]) -> Vec<usize> {
        let Some(item) = repeat else { return vec![FORM] };
        let outer = self.rows_at(self.instrument.items[item].place.repeat, at);
        let given = at.iter().find(|(of, _)| self.formula.references[*of] == item);
        let own = self.rows.around(self.place.row, repeat);
        let of = |row: usize| {
            let rows = self.rows.cell(self.instrument, Place { row, item }).instances();
            match given {
                Some((_, position)) => position
                    .checked_sub(1)
                    .and_then(|at| rows.get(at))
                    .copied()
                    .into_iter()
                    .collect(),
                None if rows.contains(&own) => vec![own],
                None => rows.to_vec(),
            }
        };
        outer.into_iter().flat_map(of).collect()
    }
}

impl Scope for Seen<'_> {
    fn answers(&self, reference: usize) -> Nodes<'_> {
        let item = self.formula.references[reference];
        let entry = &self.instrument.items[item];
        if matches!(entry.kind, Kind::Repeat(_)) {
            return Nodes::Many(vec![Cow::Borrowed(""); self.instances(reference).len()]);
        }
        if entry.place.repeat == self.rows.row(self.place.row).repeat {
            return self.nodes(&[self.place.row], item);
        }
        self.nodes(&self.rows.seen(self.instrument, entry.place.repeat, self.place.row), item)
    }

    fn own_answer(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.own)
    }

    fn position(&self, reference: usize) -> Option<usize> {
        let item = self.formula.references[reference];
        let entry = &self.instrument.items[item];
        let repeat = match entry.kind {
            Kind::Repeat(_) => Some(item),
            _ => entry.place.repeat,
        };
        let row = self.rows.row(self.rows.around(self.place.row, repeat));
        (repeat.is_some() && row.repeat == repeat).then_some(row.position + 1)
    }

    fn indexed_answers(&self, reference: usize, at: &[(usize, usize)]) -> Nodes<'_> {
        let item = self.formula.references[reference];
        self.nodes(&self.rows_at(self.instrument.items[item].place.repeat, at), item)
    }

    fn choice_label(&self, reference: usize, choice: &str) -> Option<Cow<'_, str>> {
        let item = self.formula.references[reference];
        let list = self.instrument.items[item].kind.list()?;
        Some(Cow::Borrowed(list.label(list.row(choice)?, &self.setting.language)))
    }

    fn list_length(&self, list: List) -> usize {
        match list {
            List::Repeat(reference) => self.instances(reference).len(),
            list => self.list(list).map_or(0, ChoiceList::len),
        }
    }

    fn list_cell(&self, list: List, row: usize, column: usize) -> Option<Cow<'_, str>> {
        match (self.formula.cell(list, column)?, list) {
            (CellSource::Column(column), _) => {
                let row = if list == List::Own { self.only_row.unwrap_or(row) } else { row };
                Some(Cow::Borrowed(self.list(list)?.cell(row, column)))
            }
            (CellSource::Item(item), List::Repeat(reference)) => {
                let instance = self.instance(reference, row)?;
                let repeat = self.instrument.items[item].place.repeat;
                let inner = self.rows.below(self.instrument, repeat, instance);
                self.answer(*inner.first()?, item)
            }
            (CellSource::Item(_), _) => None,
        }
    }

    fn now(&self) -> i64 {
        self.now.at.unix_milliseconds()
    }

    fn offset_minutes(&self, _: i64) -> i32 {
        self.now.at.offset_minutes()
    }

    fn random_bits(&self, nth: usize) -> u64 {
        // The position, not the row's number: an interview that is opened again draws the same.
        let mut parts = self.rows.positions(self.place.row);
        parts.extend([self.place.item, nth]);
        parts.into_iter().fold(self.seed, |bits, part| {
            mixed(bits ^ mixed(u64::try_from(part).unwrap_or(u64::MAX)))
        })
    }

    fn day_names(&self) -> &DayNames {
        if self.setting.language == "id" { &DayNames::INDONESIAN } else { &DayNames::ENGLISH }
    }
}

/// Bits in which every bit of `bits` has its part. Source: the finisher of `SplitMix64` (Steele, Lea and Flood
/// 2014).
pub(crate) fn mixed(bits: u64) -> u64 {
    let bits = bits.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

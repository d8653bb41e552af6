//! The instances of repeats: added, deleted, put back, begun by a count, and the rows that stand for them.

use std::rc::Rc;

use super::edit::{Change, Refusal};
use super::rows::Place;
use super::settle::Work;
use super::{Answers, Counts, Now, Session};
use crate::instrument::{Kind, MAX_ROWS};

impl Session {
    /// Whether one more instance of any repeat finds room.
    pub fn has_room(&self) -> bool {
        self.rows.count() < MAX_ROWS
    }

    /// Whether one more instance finds room that is not kept for what was deleted last.
    pub(super) fn has_free_room(&self) -> bool {
        self.rows.count() + self.kept_room < MAX_ROWS
    }

    /// The repeat and the position that the path of an instance names.
    pub(super) fn instance_at(&self, path: &str) -> Result<(Place, usize), Refusal> {
        self.rows.instance_at(self.instrument(), path).ok_or(Refusal::NotAsked)
    }

    /// Adds an instance to the repeat at `place`, a new one or one with `answers`.
    pub(super) fn insert(
        &mut self,
        place: Place,
        position: usize,
        answers: Option<Answers>,
        now: Now,
    ) -> Result<Change, Refusal> {
        let count = self.cell(place).rows.len();
        let item = &self.instrument().items[place.item];
        let is_asked = item.is_asked_of(&self.response().setting.role);
        let most = match &item.kind {
            Kind::Repeat(repeat) if repeat.count.is_none() && is_asked => repeat.maximum,
            _ => return Err(Refusal::NotAsked),
        };
        let inner = answers.as_ref().map_or(0, Answers::count_instances);
        let has_room = self.rows.count() + inner < MAX_ROWS;
        if count >= most || position > count || !has_room {
            return Err(Refusal::InstanceCount);
        }
        let mut work = self.begin_work();
        self.note_change(&mut work, place);
        let is_new = answers.is_none();
        self.raw_instances(place).insert(position, answers.unwrap_or_default());
        self.add_row(&mut work, place, position, is_new);
        self.look_at_neighbours(&mut work, place, position);
        Ok(Change::Items(self.settle(work, now)))
    }

    pub(super) fn delete(
        &mut self,
        place: Place,
        position: usize,
        now: Now,
    ) -> Result<Change, Refusal> {
        let least = match &self.instrument().items[place.item].kind {
            Kind::Repeat(repeat) if repeat.count.is_none() => repeat.minimum,
            _ => return Err(Refusal::NotAsked),
        };
        let row = *self.cell(place).rows.get(position).ok_or(Refusal::NotAsked)?;
        if self.cell(place).rows.len() <= least {
            return Err(Refusal::InstanceCount);
        }
        let mut work = self.begin_work();
        self.note_change(&mut work, place);
        let before = self.rows.count();
        self.clear_row(&mut work, row);
        self.kept_room = before - self.rows.count();
        self.raw_instances(place).remove(position);
        let instrument = Rc::clone(self.instrument());
        self.rows.remove(&instrument, place, position);
        if self.raw_instances(place).is_empty() {
            self.answers_of_mut(place.row).repeats.remove(&instrument.items[place.item].id);
        }
        self.look_at_neighbours(&mut work, place, position);
        Ok(Change::Items(self.settle(work, now)))
    }

    /// Takes what a row holds out of the counts, and has all looked at that looks at it.
    fn clear_row(&mut self, work: &mut Work, row: usize) {
        let instrument = Rc::clone(self.instrument());
        let Some(repeat) = self.rows.row(row).repeat else { return };
        for item in instrument.inside(repeat) {
            let entry = &instrument.items[item];
            if entry.place.repeat != Some(repeat) {
                continue;
            }
            let place = Place { row, item };
            for inner in self.cell(place).rows.clone() {
                self.clear_row(work, inner);
            }
            self.look_at_dependents(work, place);
            let cell = self.rows.clear(&instrument, place);
            self.counts[entry.place.section].subtract(Counts::of(entry, &cell));
        }
    }

    /// Looks again at the repeat at `place`, at what looks at it, and at the instances from `position` on,
    /// whose positions are others now.
    fn look_at_neighbours(&self, work: &mut Work, place: Place, position: usize) {
        self.look_at(work, place);
        self.look_at_dependents(work, place);
        let shifted = self.cell(place).rows.iter().skip(position);
        shifted.for_each(|row| self.look_at_positions(work, *row));
    }

    /// An instance that a `repeat_count` asks for begins. It is kept from then on: its defaults are answered
    /// once.
    pub(super) fn begin_instance(&mut self, work: &mut Work, place: Place, position: usize) {
        let id = &self.instrument().items[place.item].id;
        let kept = self.answers_of(place.row).map_or(0, |answers| answers.instances(id).len());
        let is_new = kept <= position && self.is_draft();
        if is_new {
            self.raw_instances(place).push(Answers::default());
        }
        self.add_row(work, place, position, is_new);
    }

    /// Adds the row for an instance whose answers are kept already.
    fn add_row(&mut self, work: &mut Work, place: Place, position: usize, is_new: bool) {
        let instrument = Rc::clone(self.instrument());
        let row = self.rows.insert(&instrument, place, position);
        self.begin_row(work, row, is_new);
    }

    /// Looks at all that `row` holds, with rows for the instances that its answers have, or its repeats at
    /// least.
    pub(super) fn begin_row(&mut self, work: &mut Work, row: usize, is_new: bool) {
        self.look_at_row(work, row);
        if is_new {
            work.begun.push(row);
        }
        let instrument = Rc::clone(self.instrument());
        let around = self.rows.row(row).repeat;
        for index in self.rows.inside(&instrument, row) {
            let item = &instrument.items[index];
            let Kind::Repeat(repeat) = &item.kind else { continue };
            if item.place.repeat != around {
                continue;
            }
            let kept = self.answers_of(row).map_or(0, |answers| answers.instances(&item.id).len());
            let least = if repeat.count.is_some() { 0 } else { repeat.minimum };
            for position in 0..kept.max(least) {
                if position >= kept && !self.has_free_room() {
                    break;
                }
                self.add_row(work, Place { row, item: index }, position, is_new);
            }
        }
    }
}

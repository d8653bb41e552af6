//! What follows from a change: the items that hang on it, each once, after all that they hang on.
//!
//! First relevance and answers, in the order of the instrument's graph; then, since nothing hangs on them,
//! what expressions require of the answers. The work grows with what hangs on the change, not with the
//! interview.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::counts::Counts;
use super::rows::Place;
use super::seen::Seen;
use super::{Answer, Cell, Fault, Now, Session, check_answer};
use crate::expression::{Scope as _, Value, count as count_of, number_from_text, text_from_number};
use crate::instrument::{Dependent, Formula, Item, Kind, MAX_INSTANCES, Required, Rule};

/// Numbers of items and rows with one more number: each pair once, the lowest first.
#[derive(Debug, Default)]
struct Queue(BinaryHeap<Reverse<(usize, usize, usize)>>);

impl Queue {
    fn push(&mut self, first: usize, second: usize) {
        self.push_with(first, second, 0);
    }

    fn push_with(&mut self, first: usize, second: usize, third: usize) {
        self.0.push(Reverse((first, second, third)));
    }

    fn first(&self) -> Option<usize> {
        self.0.peek().map(|Reverse(next)| next.0)
    }

    /// The next pair, with the lowest of the numbers that came with it.
    fn pop(&mut self) -> Option<(usize, usize, usize)> {
        let Reverse(next) = self.0.pop()?;
        let is_same = |after: &(usize, usize, usize)| (after.0, after.1) == (next.0, next.1);
        while self.0.peek().is_some_and(|Reverse(after)| is_same(after)) {
            self.0.pop();
        }
        Some(next)
    }
}

/// What has to be looked at again.
#[derive(Debug, Default)]
pub(super) struct Work {
    /// By rank and row: whose relevance or answer may be another.
    answers: Queue,
    /// By item and row: whose requirements may be met or not met now.
    checks: Queue,
    /// Whether everything is looked at though no answer has changed, so that nobody has to find out what hangs
    /// on what.
    is_whole: bool,
    /// The rows that begin: what has a default in them is yet to be answered.
    pub(super) begun: Vec<usize>,
    /// By item and row: what was replaced, with where it stands in `replaced`.
    changed: Queue,
    replaced: Vec<Cell>,
}

impl Work {
    /// Where everything will be looked at.
    pub(super) fn whole() -> Self {
        Self { is_whole: true, ..Self::default() }
    }
}

impl Session {
    /// Looks again at the item at `place`.
    pub(super) fn look_at(&self, work: &mut Work, place: Place) {
        let rank = self.instrument().items[place.item].place.rank;
        work.answers.push(rank, place.row);
    }

    /// Looks again at all that the row of an instance holds.
    pub(super) fn look_at_row(&self, work: &mut Work, row: usize) {
        let repeat = self.rows.row(row).repeat;
        let instrument = self.instrument();
        for item in self.rows.inside(instrument, row) {
            if instrument.items[item].place.repeat == repeat {
                self.look_at(work, Place { row, item });
            }
        }
    }

    /// Looks again at everything, and at what is required of every answer.
    pub(super) fn look_at_everything(&self, work: &mut Work) {
        let instrument = self.instrument();
        for item in 0..instrument.items.len() {
            for row in self.rows.all(instrument, instrument.items[item].place.repeat) {
                self.look_at_as(work, Place { row, item }, false);
                self.look_at_as(work, Place { row, item }, true);
            }
        }
    }

    /// Looks again at the repeats that were asked for more instances than there could be.
    pub(super) fn look_at_cut_repeats(&self, work: &mut Work) {
        let instrument = self.instrument();
        for (item, entry) in instrument.items.iter().enumerate() {
            if !matches!(entry.kind, Kind::Repeat(_)) {
                continue;
            }
            for row in self.rows.all(instrument, entry.place.repeat) {
                let place = Place { row, item };
                if self.cell(place).is_cut {
                    self.look_at(work, place);
                }
            }
        }
    }

    /// Looks again at what in the instance `row`, and within it, hangs on which instance it is.
    pub(super) fn look_at_positions(&self, work: &mut Work, row: usize) {
        let instrument = self.instrument();
        let inside = self.rows.inside(instrument, row);
        for Dependent { item, is_check, .. } in instrument.graph.positional.iter().copied() {
            if !inside.contains(&item) {
                continue;
            }
            for row in self.rows.below(instrument, instrument.items[item].place.repeat, row) {
                self.look_at_as(work, Place { row, item }, is_check);
            }
        }
    }

    /// Looks again at the item at `place`, or only at what an expression requires of its answer.
    fn look_at_as(&self, work: &mut Work, place: Place, is_check: bool) {
        if !is_check {
            self.look_at(work, place);
        } else if self.instrument().items[place.item].is_checked() {
            work.checks.push(place.item, place.row);
        }
    }

    /// Looks again at all that looks at the item at `place`.
    pub(super) fn look_at_dependents(&self, work: &mut Work, place: Place) {
        let instrument = self.instrument();
        for dependent in &instrument.graph.dependents[place.item] {
            let repeat = instrument.items[dependent.item].place.repeat;
            let rows = if dependent.looks_across {
                self.rows.all(instrument, repeat)
            } else if repeat == self.rows.row(place.row).repeat {
                vec![place.row]
            } else {
                self.rows.seen(instrument, repeat, place.row)
            };
            for row in rows {
                let place = Place { row, item: dependent.item };
                self.look_at_as(work, place, dependent.is_check);
            }
        }
    }

    /// Looks at everything that `work` holds and all that follows from it; the places that changed, each once.
    pub(super) fn settle(&mut self, mut work: Work, now: Now) -> Vec<Place> {
        self.settle_answers(&mut work, usize::MAX, now);
        work.is_whole = false;
        let mut begun = 0;
        while let Some(row) = work.begun.get(begun).copied() {
            self.fill_in_defaults(&mut work, row, now);
            begun += 1;
            if begun == work.begun.len() {
                // More rows may begin now.
                self.settle_answers(&mut work, usize::MAX, now);
            }
        }
        while let Some((item, row, _)) = work.checks.pop() {
            if !self.rows.row(row).is_gone {
                self.settle_check(&mut work, Place { row, item }, now);
            }
        }
        let mut changed = Vec::new();
        while let Some((item, row, before)) = work.changed.pop() {
            let place = Place { row, item };
            // What is offered may be something else, whatever is chosen.
            let may_differ = self.instrument().items[item].logic.choice_filter.is_some();
            if may_differ || work.replaced.get(before) != Some(self.cell(place)) {
                changed.push(place);
            }
        }
        changed
    }

    /// Settles relevance and answers of the items up to the rank `last`.
    fn settle_answers(&mut self, work: &mut Work, last: usize, now: Now) {
        while work.answers.first().is_some_and(|rank| rank <= last) {
            let Some((rank, row, _)) = work.answers.pop() else { break };
            let item = self.instrument().graph.order[rank];
            if !self.rows.row(row).is_gone {
                self.settle_answer(work, Place { row, item }, now);
            }
        }
    }

    /// Answers what has a default and no answer yet in `row`, one after the other: a default may look at
    /// what another one has answered.
    fn fill_in_defaults(&mut self, work: &mut Work, row: usize, now: Now) {
        let instrument = self.instrument().clone();
        let repeat = self.rows.row(row).repeat;
        for index in self.rows.inside(&instrument, row) {
            let item = &instrument.items[index];
            let place = Place { row, item: index };
            let Some(default) = &item.logic.default else { continue };
            if item.place.repeat != repeat
                || !item.is_asked_of(&self.response().setting.role)
                || self.raw(place).is_some()
            {
                continue;
            }
            // What it looks at is settled first, and no more: a thousand instances may have one sum.
            let ranks = default.reads().map(|(item, _)| instrument.items[item].place.rank);
            if let Some(last) = ranks.max() {
                self.settle_answers(work, last, now);
            }
            let answer = reckoned(item, self.text(default, place, "", now));
            if answer.is_some() {
                self.set_raw(place, answer);
                self.look_at(work, place);
            }
        }
    }

    fn settle_answer(&mut self, work: &mut Work, place: Place, now: Now) {
        self.evaluations += 1;
        let instrument = self.instrument().clone();
        let item = &instrument.items[place.item];
        let before = self.cell(place).clone();
        let mut after = before.clone();
        after.is_relevant = item.is_asked_of(&self.response().setting.role)
            && self.rows.is_around_relevant(&instrument, place)
            && self.holds(item.logic.relevant.as_ref(), place, "", now);
        self.count_instances(work, item, place, &mut after, now);
        if after.is_relevant {
            self.reckon(work, item, place, now);
        }
        let raw = self.raw(place).filter(|_| after.is_relevant);
        after.is_missing = matches!(raw, Some(Answer::Missing(_)));
        after.is_confirmed = matches!(raw, Some(Answer::Confirmed(_)));
        let is_unread = matches!(raw, Some(Answer::Unread(_)));
        after.value = raw.and_then(Answer::value).unwrap_or_default().to_owned();
        let is_chosen = !after.value.is_empty();
        after.value = self.offered_part(item, place, after.value, now);
        after.fault = if is_unread {
            Some(Fault::Unread)
        } else if is_chosen && after.value.is_empty() && item.is_question() {
            Some(Fault::NotOffered)
        } else {
            // Whether its constraint holds is looked at later.
            after.fault.filter(|fault| *fault == Fault::Constraint)
        };
        // An order of some of the choices is none yet.
        if matches!(item.kind, Kind::Rank(_)) && is_chosen {
            let count = after.value.split(' ').count();
            if count < self.offered(place, now).len() {
                after.value = String::new();
            }
        }
        if item.logic.required == Required::Yes {
            after.is_required = after.is_relevant;
        }
        let is_seen_otherwise = (before.is_relevant, &before.value, before.limit)
            != (after.is_relevant, &after.value, after.limit);
        let holds_others = before.is_relevant != after.is_relevant || before.limit != after.limit;
        if before != after {
            self.look_at_as(work, place, true);
        }
        if before != after || item.logic.choice_filter.is_some() {
            self.replace(work, place, after);
        }
        if work.is_whole {
            return;
        }
        if is_seen_otherwise {
            self.look_at_dependents(work, place);
        }
        if holds_others && item.kind.holds_items() {
            self.look_at_children(work, place);
        }
    }

    /// Keeps what the calculation of an item comes to. What was answered before consent, or is locked, stays
    /// as it is; so does what looks at itself, such as `. + 1`, where nothing has changed.
    fn reckon(&mut self, work: &Work, item: &Item, place: Place, now: Now) {
        let Some(calculation) = item.logic.calculation.as_ref().filter(|_| self.is_draft()) else {
            return;
        };
        let own = self.raw(place).and_then(Answer::value).unwrap_or_default();
        if work.is_whole && !own.is_empty() && calculation.expression.depends().own_answer {
            return;
        }
        let answer = reckoned(item, self.text(calculation, place, own, now));
        if self.raw(place) != answer.as_ref() {
            self.set_raw(place, answer);
        }
    }

    /// The instances that a `repeat_count` asks for; those that are not there yet begin here.
    fn count_instances(
        &mut self,
        work: &mut Work,
        item: &Item,
        place: Place,
        after: &mut Cell,
        now: Now,
    ) {
        let Kind::Repeat(repeat) = &item.kind else { return };
        (after.limit, after.is_cut) = (None, false);
        let Some(count) = repeat.count.as_deref().filter(|_| after.is_relevant) else { return };
        let number =
            self.evaluated(count, place, "", None, now, |value, seen| value.to_number(seen));
        let most = repeat.maximum.min(MAX_INSTANCES);
        // What is no number asks for no instance, and a fraction for none.
        let is_asked_for =
            |instance: usize| number.is_some_and(|number| count_of(instance) <= number);
        let mut limit = (1..=most).take_while(|instance| is_asked_for(*instance)).count();
        let begun = self.cell(place).rows.len();
        if begun < limit {
            self.note_change(work, place);
        }
        for position in begun..limit {
            if !self.has_free_room() {
                limit = position;
                break;
            }
            self.begin_instance(work, place, position);
        }
        (after.limit, after.is_cut) = (Some(limit), is_asked_for(limit + 1));
        after.rows.clone_from(&self.cell(place).rows);
    }

    /// Looks again at what stands directly in the section, group or repeat at `place`.
    fn look_at_children(&self, work: &mut Work, place: Place) {
        let instrument = self.instrument();
        let rows = match instrument.items[place.item].kind {
            Kind::Repeat(_) => self.cell(place).rows.clone(),
            _ => vec![place.row],
        };
        let inside = instrument.inside(place.item);
        let mut item = inside.start;
        while item < inside.end {
            rows.iter().for_each(|row| self.look_at(work, Place { row: *row, item }));
            item = instrument.items[item].place.end;
        }
    }

    fn settle_check(&mut self, work: &mut Work, place: Place, now: Now) {
        self.evaluations += 1;
        let instrument = self.instrument().clone();
        let logic = &instrument.items[place.item].logic;
        let before = self.cell(place);
        let mut after = before.clone();
        let value = before.value.clone();
        if let Required::Where(formula) = &logic.required {
            let holds = |value: Value<'_>, _: &Seen<'_>| value.to_boolean();
            after.is_required = before.is_relevant
                && self.evaluated(formula, place, &value, None, now, holds).unwrap_or(false);
        }
        let breaks = |rule: &Option<Rule>| {
            let formula = rule.as_ref().map(|rule| &rule.formula);
            !value.is_empty() && !self.holds(formula, place, &value, now)
        };
        if after.fault.is_none_or(|fault| fault == Fault::Constraint) {
            after.fault = breaks(&logic.constraint).then_some(Fault::Constraint);
        }
        after.is_unlikely = after.fault.is_none() && breaks(&logic.soft_constraint);
        if *before != after {
            self.replace(work, place, after);
        }
    }

    /// Notes what the cell at `place` is now, before something else than an evaluation changes it.
    pub(super) fn note_change(&self, work: &mut Work, place: Place) {
        work.changed.push_with(place.item, place.row, work.replaced.len());
        work.replaced.push(self.cell(place).clone());
    }

    /// The cell at `place` becomes `after`, and the counts of its page with it.
    fn replace(&mut self, work: &mut Work, place: Place, after: Cell) {
        let instrument = self.instrument().clone();
        let item = &instrument.items[place.item];
        let counts = &mut self.counts[item.place.section];
        counts.subtract(Counts::of(item, self.rows.cell(&instrument, place)));
        counts.add(Counts::of(item, &after));
        work.changed.push_with(place.item, place.row, work.replaced.len());
        work.replaced.push(std::mem::replace(self.rows.cell_mut(&instrument, place), after));
    }

    /// Whether a condition holds; one that cannot be evaluated does.
    fn holds(&self, formula: Option<&Formula>, place: Place, own: &str, now: Now) -> bool {
        formula.is_none_or(|formula| {
            let holds = |value: Value<'_>, _: &Seen<'_>| value.to_boolean();
            self.evaluated(formula, place, own, None, now, holds).unwrap_or(true)
        })
    }

    /// What an expression comes to as an answer: no number is a blank, also where `once()` has made a text of
    /// it.
    pub(super) fn text(&self, formula: &Formula, place: Place, own: &str, now: Now) -> String {
        let text = |value: Value<'_>, _: &Seen<'_>| value.to_text().into_owned();
        let text = self.evaluated(formula, place, own, None, now, text).unwrap_or_default();
        if text == text_from_number(f64::NAN) { String::new() } else { text }
    }

    /// Those choices of `value` that the filter lets through; of other kinds, all of it.
    fn offered_part(&self, item: &Item, place: Place, value: String, now: Now) -> String {
        let (Some(filter), Some(list)) = (&item.logic.choice_filter, item.kind.list()) else {
            return value;
        };
        let single = matches!(item.kind, Kind::SelectOne(_));
        let mut names =
            if single { vec![value.as_str()] } else { value.split(' ').collect::<Vec<&str>>() };
        names.retain(|name| {
            let row = list.row(name);
            let holds = |value: Value<'_>, _: &Seen<'_>| value.to_boolean();
            row.is_some() && self.evaluated(filter, place, "", row, now, holds).unwrap_or(true)
        });
        names.join(" ")
    }

    /// What the choices that are offered at `place` hang on: as long as it stays, they stay.
    pub fn offer(&self, place: Place, now: impl Into<Now>) -> String {
        let Some(filter) = &self.instrument().items[place.item].logic.choice_filter else {
            return String::new();
        };
        let seen = self.seen(filter, place, "", None, now.into());
        let answers = (0..filter.references.len())
            .map(|reference| seen.answers(reference).as_slice().join("\u{1f}"));
        answers.collect::<Vec<_>>().join("\u{1e}")
    }

    /// The rows of the item's list that are offered at `place`, in order.
    pub fn offered(&self, place: Place, now: impl Into<Now>) -> Vec<usize> {
        let instrument = self.instrument();
        let item = &instrument.items[place.item];
        let Some(list) = item.kind.list() else { return Vec::new() };
        let everything = || (0..list.len()).collect();
        let Some(filter) = &item.logic.choice_filter else { return everything() };
        let seen = self.seen(filter, place, "", None, now.into());
        instrument
            .engine
            .choices(&filter.expression, &seen, list.len())
            .unwrap_or_else(|_| everything())
    }

    fn seen<'a>(
        &'a self,
        formula: &'a Formula,
        place: Place,
        own: &'a str,
        only_row: Option<usize>,
        now: Now,
    ) -> Seen<'a> {
        let (instrument, rows) = (&**self.instrument(), &self.rows);
        let setting = &self.response().setting;
        let seed = self.response().seed();
        Seen { instrument, rows, setting, formula, place, own, only_row, now, seed }
    }

    /// What is made of the value of an expression; none where it cannot be evaluated.
    fn evaluated<T>(
        &self,
        formula: &Formula,
        place: Place,
        own: &str,
        only_row: Option<usize>,
        now: Now,
        make: impl FnOnce(Value<'_>, &Seen<'_>) -> T,
    ) -> Option<T> {
        let seen = self.seen(formula, place, own, only_row, now);
        let value = if only_row.is_some() {
            let rows = self.instrument().engine.choices(&formula.expression, &seen, 1).ok()?;
            Value::Boolean(!rows.is_empty())
        } else {
            self.instrument().engine.evaluate(&formula.expression, &seen).ok()?
        };
        Some(make(value, &seen))
    }
}

/// The answer to `item` that an expression comes to; none where it is blank or does not fit.
fn reckoned(item: &Item, text: String) -> Option<Answer> {
    let value = match item.kind {
        Kind::Integer | Kind::Decimal | Kind::Range(_) => text_from_number(number_from_text(&text)),
        _ => text,
    };
    let is_blank = value.is_empty();
    let answer = Answer::Value(value);
    (!is_blank && check_answer(item, &answer).is_ok()).then_some(answer)
}

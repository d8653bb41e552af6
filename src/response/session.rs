//! An interview in progress: the only way in which an answer changes.

use std::rc::Rc;

use super::audit::Recorder;
use super::edit::{Change, Edit, Refusal};
use super::newer::kept;
use super::progress::order;
use super::rows::{FORM, Place, Rows};
use super::settle::Work;
use super::{
    Answer, AnswerKind, Answers, Cell, Consent, Counts, Group, Misfit, Mode, Now, Response,
    Timestamp, check_answer,
};
use crate::instrument::{Instrument, Kind};

/// An interview with the instrument that it began with, and all that follows from its answers.
#[derive(Debug, Clone)]
pub struct Session {
    instrument: Rc<Instrument>,
    response: Response,
    pub(super) recorder: Option<Recorder>,
    pub(super) rows: Rows,
    /// How many instances went with the last edit, if that was a deletion: their room is kept for them.
    pub(super) kept_room: usize,
    /// For each page of the instrument.
    pub(super) counts: Vec<Counts>,
    /// The pages in the order in which they are asked.
    pub(super) order: Vec<usize>,
    pub(super) evaluations: usize,
}

impl Session {
    /// Goes on with `response`, whose answers `instrument` accepts, at the moment `now`.
    pub fn new(instrument: Rc<Instrument>, response: Response, now: impl Into<Now>) -> Self {
        let mut session = Self {
            rows: Rows::default(),
            kept_room: 0,
            counts: Vec::new(),
            order: order(&instrument, response.seed()),
            instrument,
            response,
            recorder: None,
            evaluations: 0,
        };
        session.open(false, now.into());
        session
    }

    /// Finds out all that follows from the answers, as though nothing were known of it; `is_new` says that
    /// nothing could be answered yet, not even by a default.
    fn open(&mut self, is_new: bool, now: Now) {
        let instrument = Rc::clone(&self.instrument);
        self.rows = Rows::new(&instrument);
        self.kept_room = 0;
        self.counts = vec![Counts::default(); instrument.sections.len()];
        let mut work = Work::whole();
        self.begin_row(&mut work, FORM, is_new);
        self.settle(work, now);
    }

    /// Begins a sitting: from here on the audit log tells when each question is answered.
    pub fn sit(&mut self, now: Now) {
        self.recorder = Some(Recorder::new(now));
    }

    /// What is asked.
    pub fn instrument(&self) -> &Rc<Instrument> {
        &self.instrument
    }

    /// What has been answered.
    pub fn response(&self) -> &Response {
        &self.response
    }

    /// What follows for the item at `place`.
    pub fn cell(&self, place: Place) -> &Cell {
        self.rows.cell(&self.instrument, place)
    }

    /// The instances that `place` is in, from the outermost inwards: each repeat with which instance of it,
    /// from 0.
    pub fn instances_around(&self, place: Place) -> Vec<(usize, usize)> {
        let mut around = Vec::new();
        let mut row = self.rows.row(place.row);
        while let Some(repeat) = row.repeat {
            around.insert(0, (repeat, row.position));
            row = self.rows.row(row.parent);
        }
        around
    }

    /// The path of the item at `place`.
    pub fn path(&self, place: Place) -> String {
        self.rows.path(&self.instrument, place)
    }

    /// Whether the instances that `place` is in have not been deleted.
    pub fn is_there(&self, place: Place) -> bool {
        !self.rows.row(place.row).is_gone
    }

    /// The place that a path names.
    pub fn place(&self, path: &str) -> Option<Place> {
        self.rows.place(&self.instrument, path)
    }

    /// The rows of the instances of the repeat at `place` that count.
    pub fn instances(&self, place: Place) -> &[usize] {
        self.cell(place).instances()
    }

    /// How many items have been evaluated since the interview was opened.
    pub fn evaluations(&self) -> usize {
        self.evaluations
    }

    /// The answer that is kept for the item at `place`, whether or not it counts.
    pub fn raw(&self, place: Place) -> Option<&Answer> {
        self.answers_of(place.row)?.get(&self.instrument.items[place.item].id)
    }

    /// Everything that stands on the page `section`, in the order in which it is asked, instance by instance.
    pub fn places(&self, section: usize) -> Vec<Place> {
        let mut places = Vec::new();
        self.push_places(&mut places, FORM, self.instrument.sections[section].item);
        places
    }

    fn push_places(&self, places: &mut Vec<Place>, row: usize, around: usize) {
        for place in self.children(row, around) {
            places.push(place);
            match self.instrument.items[place.item].kind {
                Kind::Repeat(_) => {
                    for instance in self.instances(place) {
                        self.push_places(places, *instance, place.item);
                    }
                }
                _ => self.push_places(places, row, place.item),
            }
        }
    }

    /// What stands directly in the section or group `around` in `row`, or in the instance `row` of the
    /// repeat `around`.
    pub fn children(&self, row: usize, around: usize) -> Vec<Place> {
        let inside = self.instrument.inside(around);
        let mut item = inside.start;
        let mut children = Vec::new();
        while item < inside.end {
            children.push(Place { row, item });
            item = self.instrument.items[item].place.end;
        }
        children
    }

    /// What stands directly on the page `section`.
    pub fn page(&self, section: usize) -> Vec<Place> {
        self.children(FORM, self.instrument.sections[section].item)
    }

    /// The answers that are kept for the instance that a path such as `member[2]` names.
    pub fn answers_of_instance(&self, path: &str) -> Option<&Answers> {
        let (place, position) = self.rows.instance_at(&self.instrument, path)?;
        self.answers_of(*self.cell(place).rows.get(position)?)
    }

    /// Makes `edit` at the moment `now`, and says what changed.
    ///
    /// # Errors
    /// Why the edit cannot be made.
    pub fn apply(&mut self, edit: Edit, now: impl Into<Now>) -> Result<Change, Refusal> {
        self.apply_now(edit, now.into())
    }

    fn apply_now(&mut self, edit: Edit, now: Now) -> Result<Change, Refusal> {
        if self.response.is_finalised() {
            return Err(Refusal::Finalised);
        }
        if !matches!(edit, Edit::Consent { .. } | Edit::Language(_))
            && self.response.consent.is_none()
        {
            return Err(Refusal::NoConsent);
        }
        match edit {
            Edit::Consent { given } => self.record_consent(given, now),
            Edit::Answer { item, answer } => self.answer(&item, answer, now),
            Edit::Add { repeat } => {
                let place = self.place(&repeat).ok_or(Refusal::NotAsked)?;
                let position = self.cell(place).rows.len();
                self.insert(place, position, None, now)
            }
            Edit::Delete { instance } => {
                let (place, position) = self.instance_at(&instance)?;
                self.delete(place, position, now)
            }
            Edit::PutBack { instance, answers } => {
                let (place, position) = self.instance_at(&instance)?;
                let (around, role) = (Some(place.item), self.response.setting.role.as_str());
                let mut lost = Vec::new();
                let both = (&*self.instrument, &*self.instrument);
                let answers = kept(&answers, both, (around, role), &mut lost);
                if !lost.is_empty() {
                    return Err(Refusal::Misfit(Misfit::WrongKind));
                }
                self.insert(place, position, Some(answers), now)
            }
            Edit::Group(change) => change.discuss(self, now),
            Edit::Language(language) => self.switch_language(language, now),
            Edit::Finalise => self.finalise(now.at),
            Edit::Withdraw => self.withdraw(now),
        }
    }

    fn record_consent(&mut self, given: bool, now: Now) -> Result<Change, Refusal> {
        if self.response.consent.is_some() {
            return Err(Refusal::ConsentRecorded);
        }
        self.response.consent = Some(Consent {
            given,
            at: now.at,
            text_version: self.instrument.consent.version.clone(),
            language: self.response.setting.language.clone(),
        });
        if !given {
            self.response.finalised_at = Some(now.at);
        }
        self.open(given, now);
        Ok(Change::Head)
    }

    fn answer(&mut self, path: &str, answer: Option<Answer>, now: Now) -> Result<Change, Refusal> {
        let place = self.place(path).ok_or(Refusal::NotAsked)?;
        let item = &self.instrument.items[place.item];
        if !item.is_asked_of(&self.response.setting.role) || !item.is_question() {
            return Err(Refusal::NotAsked);
        }
        // A text without a sign in it is a blank.
        let is_text = matches!(item.kind, Kind::Text { .. });
        let answer = answer.filter(|answer| !is_text || answer.value() != Some(""));
        if let Some(answer) = &answer {
            check_answer(item, answer).map_err(Refusal::Misfit)?;
        }
        let before = self.raw(place);
        if before == answer.as_ref() {
            return Ok(Change::Nothing);
        }
        let kinds = (AnswerKind::of(before), AnswerKind::of(answer.as_ref()));
        self.note(path, kinds, now);
        self.set_raw(place, answer);
        let mut work = self.begin_work();
        self.look_at(&mut work, place);
        Ok(Change::Items(self.settle(work, now)))
    }

    /// Notes in the audit log that what it names `path` was of one kind and is of another.
    pub(super) fn note(&mut self, path: &str, kinds: (AnswerKind, AnswerKind), now: Now) {
        if let Some(recorder) = &mut self.recorder {
            recorder.note(&mut self.response.audit, path, kinds, now.tick);
        }
    }

    /// What a meeting said, to be changed.
    pub(super) fn group_mut(&mut self) -> Option<&mut Group> {
        match &mut self.response.mode {
            Mode::Individual => None,
            Mode::Group(discussion) => Some(discussion.group_mut()),
        }
    }

    /// Begins an edit of answers. Room that was kept until now is free: repeats that were cut are looked at
    /// again.
    pub(super) fn begin_work(&mut self) -> Work {
        let mut work = Work::default();
        let was_full = !self.has_free_room();
        if std::mem::take(&mut self.kept_room) > 0 && was_full {
            self.look_at_cut_repeats(&mut work);
        }
        work
    }

    fn switch_language(&mut self, language: String, now: Now) -> Result<Change, Refusal> {
        if !self.instrument.languages.contains(&language) {
            return Err(Refusal::UnknownLanguage);
        }
        if self.response.setting.language == language {
            return Ok(Change::Nothing);
        }
        self.response.setting.language = language;
        self.kept_room = 0;
        // Any expression may look at the label of a choice, or at the name of a month.
        let mut work = Work::whole();
        self.look_at_everything(&mut work);
        self.settle(work, now);
        Ok(Change::Head)
    }

    fn finalise(&mut self, now: Timestamp) -> Result<Change, Refusal> {
        if self.progress().total().invalid > 0 {
            return Err(Refusal::Invalid);
        }
        if self.response.group().is_some_and(|group| !group.lacking().is_empty()) {
            return Err(Refusal::Lacking);
        }
        self.response = self.settled();
        self.response.finalised_at = Some(now);
        Ok(Change::Head)
    }

    /// The interview as it would be locked: answers that do not count are dropped, and what was skipped is
    /// noted.
    pub fn settled(&self) -> Response {
        let mut skipped = Vec::new();
        let answers = self.counting_answers(FORM, &mut skipped);
        Response { answers, skipped, ..self.response.clone() }
    }

    fn counting_answers(&self, row: usize, skipped: &mut Vec<String>) -> Answers {
        let mut answers = Answers::default();
        let repeat = self.rows.row(row).repeat;
        for index in self.rows.inside(&self.instrument, row) {
            let item = &self.instrument.items[index];
            if item.place.repeat != repeat || !item.is_asked_of(&self.response.setting.role) {
                continue;
            }
            let place = Place { row, item: index };
            let cell = self.cell(place);
            if matches!(item.kind, Kind::Repeat(_)) {
                let instances: Vec<Answers> = self
                    .instances(place)
                    .iter()
                    .filter(|_| cell.is_relevant)
                    .map(|row| self.counting_answers(*row, &mut Vec::new()))
                    .collect();
                if !instances.is_empty() {
                    answers.repeats.insert(item.id.clone(), instances);
                }
            } else if cell.is_filled() && item.has_value() {
                // Of several choices, those that are still offered.
                let raw = self.raw(place).and_then(|answer| match answer {
                    Answer::Value(_) => Some(Answer::Value(cell.value.clone())),
                    Answer::Confirmed(_) => Some(Answer::Confirmed(cell.value.clone())),
                    Answer::Missing(code) => Some(Answer::Missing(*code)),
                    Answer::Unread(_) => None,
                });
                answers.set(&item.id, raw);
            } else if !cell.is_relevant && item.is_question() {
                skipped.push(item.id.clone());
            }
        }
        answers
    }

    fn withdraw(&mut self, now: Now) -> Result<Change, Refusal> {
        let consent = self.response.consent.as_mut().ok_or(Refusal::NoConsent)?;
        consent.given = false;
        consent.at = now.at;
        self.response.answers = Answers::default();
        self.response.skipped = Vec::new();
        self.response.audit = Vec::new();
        if let Mode::Group(discussion) = &mut self.response.mode {
            discussion.forget();
        }
        self.response.finalised_at = Some(now.at);
        self.open(false, now);
        Ok(Change::Head)
    }

    // --- What is kept, and the rows over it ---

    /// Whether answers can be kept: after consent, and before the lock.
    pub(super) fn is_draft(&self) -> bool {
        let consent = self.response.consent.as_ref();
        consent.is_some_and(|consent| consent.given) && !self.response.is_finalised()
    }

    pub(super) fn answers_of(&self, row: usize) -> Option<&Answers> {
        let own = self.rows.row(row);
        if own.is_gone {
            return None;
        }
        let Some(repeat) = own.repeat else { return Some(&self.response.answers) };
        let around = self.answers_of(own.parent)?;
        around.instances(&self.instrument.items[repeat].id).get(own.position)
    }

    pub(super) fn answers_of_mut(&mut self, row: usize) -> &mut Answers {
        let own = self.rows.row(row);
        let (parent, position) = (own.parent, own.position);
        let Some(repeat) = own.repeat else { return &mut self.response.answers };
        let id = self.instrument.items[repeat].id.clone();
        let instances = self.answers_of_mut(parent).instances_mut(&id);
        if instances.len() <= position {
            instances.resize_with(position + 1, Answers::default);
        }
        &mut instances[position]
    }

    pub(super) fn raw_instances(&mut self, place: Place) -> &mut Vec<Answers> {
        let id = self.instrument.items[place.item].id.clone();
        let count = self.cell(place).rows.len();
        let instances = self.answers_of_mut(place.row).instances_mut(&id);
        if instances.len() < count {
            instances.resize_with(count, Answers::default);
        }
        instances
    }

    pub(super) fn set_raw(&mut self, place: Place, answer: Option<Answer>) {
        let instrument = Rc::clone(&self.instrument);
        self.answers_of_mut(place.row).set(&instrument.items[place.item].id, answer);
    }
}

impl Response {
    /// What chance begins with in this interview: the last 64 bits of its id, which are random.
    pub fn seed(&self) -> u64 {
        self.id.as_u64_pair().1
    }
}

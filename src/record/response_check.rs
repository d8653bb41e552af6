//! The checks between an interview's file form and the response that it stands for.

use uuid::Uuid;

use super::response_v1::{AnswerV1, ModeV1, ResponseV1, ValueV1};
use super::{Finding, GroupProblem, Problem};
use crate::instrument::{Instrument, Item, Kind, MAX_INSTANCES, MAX_ROWS, SectionKind};
use crate::response::{
    Answer, Answers, Consent, Discussion, InstrumentRef, Misfit, Mode, Response, Setting, Sitting,
    Timestamp, check_answer, item_of_path,
};
use crate::wire::Named;

/// Reads what a meeting said, or tells what is wrong with it, with places seen from the record.
pub(super) type ReadGroup = fn(&ResponseV1, &Instrument) -> Result<Discussion, Vec<Finding>>;

/// The response that `wire` stands for, or everything that keeps it from being one to `instrument`, with
/// places seen from `place`. Without `read_group`, no group discussion is one.
pub(super) fn check_response(
    wire: &ResponseV1,
    instrument: &Instrument,
    place: &str,
    read_group: Option<ReadGroup>,
) -> Result<Response, Vec<Finding>> {
    let is_locked = wire.finalised_at.is_some();
    let mut check = Check { instrument, place, is_locked, findings: Vec::new() };
    match check.response(wire, read_group) {
        Some(response) if check.findings.is_empty() => Ok(response),
        _ => Err(check.findings.into_iter().map(|found| found.about(&wire.code)).collect()),
    }
}

/// The findings so far on one interview.
struct Check<'a> {
    instrument: &'a Instrument,
    place: &'a str,
    /// Whether what cannot be read has no place in it any more.
    is_locked: bool,
    findings: Vec<Finding>,
}

impl<'a> Check<'a> {
    fn find(&mut self, field: &str, problem: Problem) {
        self.findings.push(Finding::new(format!("{}.{field}", self.place), problem));
    }

    fn response(&mut self, wire: &ResponseV1, read_group: Option<ReadGroup>) -> Option<Response> {
        let id = Uuid::parse_str(&wire.id).ok();
        if id.is_none() {
            self.find("id", Problem::BadId);
        }
        // A group has no role, and so is asked no item.
        let is_group = wire.is_of_group();
        let is_role = if is_group {
            wire.role.is_empty()
        } else {
            self.instrument.role(&wire.role).is_some()
        };
        if !is_role {
            self.find("role", Problem::Unknown(wire.role.clone()));
        }
        if !self.instrument.languages.contains(&wire.language) {
            self.find("language", Problem::Unknown(wire.language.clone()));
        }
        let started_at = self.moment("started_at", &wire.started_at);
        let finalised_at =
            wire.finalised_at.as_ref().and_then(|text| self.moment("finalised_at", text));
        let consent = wire.consent.as_ref().and_then(|consent| {
            let at = self.moment("consent.at", &consent.at)?;
            Some(Consent {
                given: consent.given,
                at,
                text_version: consent.text_version.clone(),
                language: consent.language.clone(),
            })
        });
        let mode = self.mode(wire, read_group);
        let audit = self.audit(wire);
        let answers = self.answers(wire);
        if answers.count_instances() > MAX_ROWS {
            self.find("answers", Problem::TooManyInstances(MAX_ROWS));
        }
        if !answers.is_empty() && !consent.as_ref().is_some_and(|consent| consent.given) {
            self.find("consent", Problem::NoConsent);
        }
        Some(Response {
            id: id?,
            revision: wire.revision,
            previous: wire.previous.clone(),
            instrument: InstrumentRef {
                id: wire.instrument.id.clone(),
                version: wire.instrument.version.clone(),
                digest: wire.instrument.digest.clone(),
            },
            setting: Setting {
                study: wire.study.clone(),
                code: wire.code.clone(),
                role: wire.role.clone(),
                site: wire.site.clone(),
                round: wire.round.clone(),
                enumerator: wire.enumerator.clone(),
                language: wire.language.clone(),
            },
            mode,
            consent,
            started_at: started_at?,
            finalised_at,
            answers,
            skipped: wire.skipped.clone(),
            audit,
        })
    }

    fn mode(&mut self, wire: &ResponseV1, read_group: Option<ReadGroup>) -> Mode {
        match (wire.mode, &wire.group, read_group) {
            (ModeV1::Individual, None, _) => {}
            (ModeV1::Group, _, Some(read_group)) => match read_group(wire, self.instrument) {
                Ok(discussion) => return Mode::Group(discussion),
                Err(found) => {
                    let inside = |found: Finding| found.within(self.place);
                    self.findings.extend(found.into_iter().map(inside));
                }
            },
            _ => self.find("mode", Problem::Group(GroupProblem::Mode)),
        }
        Mode::Individual
    }

    fn audit(&mut self, wire: &ResponseV1) -> Vec<Sitting> {
        let mut audit = Vec::with_capacity(wire.audit.len());
        for (n, sitting) in wire.audit.iter().enumerate() {
            let field = format!("audit[{n}]");
            for event in &sitting.events {
                if event.start > event.end {
                    self.find(&field, Problem::BadMoment);
                }
                let is_item = || self.instrument.item(item_of_path(&event.item)).is_some();
                if !wire.is_of_group() && !is_item() {
                    self.find(&field, Problem::Unknown(event.item.clone()));
                }
            }
            let at = self.moment(&format!("{field}.at"), &sitting.at);
            audit.extend(at.map(|at| sitting.sitting(at)));
        }
        audit
    }

    fn moment(&mut self, field: &str, text: &str) -> Option<Timestamp> {
        let moment = Timestamp::parse(text);
        if moment.is_none() {
            self.find(field, Problem::BadMoment);
        }
        moment
    }

    fn answers(&mut self, wire: &ResponseV1) -> Answers {
        let mut answers = Answers::default();
        let mut texts = Named::default();
        for (id, text) in wire.open_texts.iter() {
            let value = Some(ValueV1::Text(text.clone()));
            texts.insert(id.clone(), AnswerV1 { value, ..AnswerV1::default() });
        }
        let groups = [
            ("answers", SectionKind::Questions, &wire.answers),
            ("evidence", SectionKind::Evidence, &wire.evidence),
            ("open_texts", SectionKind::Probes, &texts),
        ];
        for (field, kind, group) in groups {
            self.take_group(field, (kind, None), group, &wire.role, &mut answers);
        }
        for id in &wire.skipped {
            if self.instrument.item(id).is_none() {
                self.find("skipped", Problem::Unknown(id.clone()));
            }
        }
        answers
    }

    /// Takes the answers of one group, or of one instance of a repeat: all items that it may answer stand in
    /// sections of the kind and have the innermost repeat that are given in `around`.
    fn take_group(
        &mut self,
        field: &str,
        around: (SectionKind, Option<usize>),
        group: &Named<AnswerV1>,
        role: &str,
        answers: &mut Answers,
    ) {
        for (id, answer) in group.iter() {
            let field = format!("{field}[\"{id}\"]");
            let Some(index) = self.item(&field, id, around, role) else { continue };
            let item = &self.instrument.items[index];
            if matches!(item.kind, Kind::Repeat(_)) {
                // A repeat has instances and no answer of its own; one without any is not in a file.
                let has_own =
                    answer.value.is_some() || answer.missing.is_some() || answer.confirmed;
                let count = answer.instances.len();
                if has_own || count == 0 || count > MAX_INSTANCES {
                    self.find(&field, Problem::BadAnswer);
                    continue;
                }
                let mut instances = Vec::with_capacity(answer.instances.len());
                for (n, instance) in answer.instances.iter().enumerate() {
                    let field = format!("{field}.instances[{n}]");
                    let mut inner = Answers::default();
                    self.take_group(&field, (around.0, Some(index)), instance, role, &mut inner);
                    instances.push(inner);
                }
                answers.repeats.insert(id.clone(), instances);
                continue;
            }
            let read = answer.answer(item);
            if read.is_none() {
                self.find(&field, Problem::BadAnswer);
            }
            if let Some(answer) = read.and_then(|answer| self.fits(&field, item, answer)) {
                answers.set(id, Some(answer));
            }
        }
    }

    /// The item of a section of the kind, and in the repeat, of `around`: an answer in another group might
    /// stand beside a second one.
    fn item(
        &mut self,
        field: &str,
        id: &str,
        around: (SectionKind, Option<usize>),
        role: &str,
    ) -> Option<usize> {
        let index = self.instrument.find(id).filter(|index| {
            let item = &self.instrument.items[*index];
            let section = &self.instrument.sections[item.place.section];
            let is_kept = item.has_value() || matches!(item.kind, Kind::Repeat(_));
            let kind = match section.kind {
                // What is chosen stands with all that is.
                SectionKind::Probes if !item.is_text() => SectionKind::Questions,
                kind => kind,
            };
            (kind, item.place.repeat) == around && is_kept && item.is_asked_of(role)
        });
        if index.is_none() {
            self.find(field, Problem::NotAsked(id.to_owned()));
        }
        index
    }

    fn fits(&mut self, field: &str, item: &Item, answer: Answer) -> Option<Answer> {
        let misfit = match check_answer(item, &answer) {
            Ok(()) if self.is_locked && matches!(answer, Answer::Unread(_)) => Misfit::WrongKind,
            Ok(()) => return Some(answer),
            Err(misfit) => misfit,
        };
        let problem = match (misfit, answer) {
            (Misfit::OutsideScale, Answer::Value(value) | Answer::Confirmed(value)) => {
                Problem::OutsideScale(value)
            }
            (Misfit::MissingNotAllowed, Answer::Missing(code)) => {
                Problem::MissingNotAllowed(code.code().to_owned())
            }
            (Misfit::TooLong, _) => Problem::TooLong,
            _ => Problem::BadAnswer,
        };
        self.find(field, problem);
        None
    }
}

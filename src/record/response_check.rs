//! The checks between an interview's file form and the response that it stands for.

use uuid::Uuid;

use super::response_v1::{AnswerV1, ResponseV1, ValueV1};
use super::{Finding, Problem};
use crate::instrument::{Instrument, Item, Kind, Missing, SectionKind};
use crate::response::{
    Answer, Consent, InstrumentRef, Misfit, Response, Setting, Sitting, Timestamp, check_answer,
};
use crate::wire::Named;

/// The response that `wire` stands for, or everything that keeps it from being one to `instrument`, with
/// places seen from `place`.
pub(super) fn check_response(
    wire: &ResponseV1,
    instrument: &Instrument,
    place: &str,
) -> Result<Response, Vec<Finding>> {
    let mut check = Check { instrument, place, findings: Vec::new() };
    match check.response(wire) {
        Some(response) if check.findings.is_empty() => Ok(response),
        _ => Err(check.findings.into_iter().map(|found| found.about(&wire.code)).collect()),
    }
}

/// The findings so far on one interview.
struct Check<'a> {
    instrument: &'a Instrument,
    place: &'a str,
    findings: Vec<Finding>,
}

impl<'a> Check<'a> {
    fn find(&mut self, field: &str, problem: Problem) {
        self.findings.push(Finding::new(format!("{}.{field}", self.place), problem));
    }

    fn response(&mut self, wire: &ResponseV1) -> Option<Response> {
        let id = Uuid::parse_str(&wire.id).ok();
        if id.is_none() {
            self.find("id", Problem::BadId);
        }
        if self.instrument.role(&wire.role).is_none() {
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
        let audit = self.audit(wire);
        let answers = self.answers(wire);
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
            consent,
            started_at: started_at?,
            finalised_at,
            answers,
            audit,
        })
    }

    fn audit(&mut self, wire: &ResponseV1) -> Vec<Sitting> {
        let mut audit = Vec::with_capacity(wire.audit.len());
        for (n, sitting) in wire.audit.iter().enumerate() {
            let field = format!("audit[{n}]");
            for event in &sitting.events {
                if event.start > event.end {
                    self.find(&field, Problem::BadMoment);
                }
                if self.instrument.item(&event.item).is_none() {
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

    fn answers(&mut self, wire: &ResponseV1) -> Named<Answer> {
        let mut answers = Named::default();
        let groups = [
            ("answers", SectionKind::Questions, &wire.answers),
            ("evidence", SectionKind::Evidence, &wire.evidence),
        ];
        for (field, kind, group) in groups {
            for (id, answer) in group.iter() {
                let field = format!("{field}[\"{id}\"]");
                let answer = self.item(&field, id, kind, &wire.role).and_then(|item| {
                    let answer = self.answer(&field, item, answer)?;
                    self.fits(&field, item, answer)
                });
                if let Some(answer) = answer {
                    answers.insert(id.clone(), answer);
                }
            }
        }
        for (id, text) in wire.open_texts.iter() {
            let field = format!("open_texts[\"{id}\"]");
            let answer = self
                .item(&field, id, SectionKind::Probes, &wire.role)
                .and_then(|item| self.fits(&field, item, Answer::Text(text.clone())));
            if let Some(answer) = answer {
                answers.insert(id.clone(), answer);
            }
        }
        answers
    }

    /// The item of a section of `kind`: an answer in another group might stand beside a second one.
    fn item(&mut self, field: &str, id: &str, kind: SectionKind, role: &str) -> Option<&'a Item> {
        let sections = self.instrument.sections.iter().filter(|section| section.kind == kind);
        let mut items = sections.flat_map(|section| &section.items);
        let item = items.find(|item| item.id == id && item.is_asked_of(role));
        if item.is_none() {
            self.find(field, Problem::NotAsked(id.to_owned()));
        }
        item
    }

    /// The answer that `wire` spells: a number on an ordinal list, a name on a nominal one.
    fn answer(&mut self, field: &str, item: &Item, wire: &AnswerV1) -> Option<Answer> {
        let answer = match (&wire.value, &wire.missing, &item.kind) {
            (None, Some(code), _) => Missing::from_code(code).map(Answer::Missing),
            (Some(ValueV1::Number(value)), None, Kind::SelectOne(list)) if list.is_ordinal() => {
                Some(Answer::Choice(value.to_string()))
            }
            (Some(ValueV1::Name(name)), None, Kind::SelectOne(list)) if !list.is_ordinal() => {
                Some(Answer::Choice(name.clone()))
            }
            _ => None,
        };
        if answer.is_none() {
            self.find(field, Problem::BadAnswer);
        }
        answer
    }

    fn fits(&mut self, field: &str, item: &Item, answer: Answer) -> Option<Answer> {
        let misfit = match check_answer(item, &answer) {
            Ok(()) => return Some(answer),
            Err(misfit) => misfit,
        };
        let problem = match (misfit, answer) {
            (Misfit::OutsideScale, Answer::Choice(name)) => Problem::OutsideScale(name),
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

//! An interview that a caller holds: begun, gone on with or corrected; edited, looked at, locked.

use serde::Serialize;
use uuid::Uuid;

use super::edit::{Asked, refused};
use super::moment::{moment, now};
use super::reply::{Outcome, instrument, language_of, read, read_node, reply};
use super::state::{ItemState, Progress, State, choices};
use super::told::Told;
use crate::i18n::Language;
use crate::record::{Finding, InstrumentSource, Problem, ResponseV1, discussion};
use crate::response::{self, Answers, Change, Edit, Group, Refusal, Response, Setting};
use crate::wire::{Node, from_object, from_word};

/// How an interview begins.
struct Options {
    id: Option<String>,
    now: String,
    tick: f64,
    mode: Mode,
    study: String,
    code: String,
    role: String,
    site: String,
    round: String,
    enumerator: String,
    language: Option<String>,
    /// An interview to go on with, in place of all these.
    response: Option<Node>,
    /// Whether a locked one is to be corrected in a new revision.
    revise: bool,
}

from_object!(Options {
    optional id,
    field now,
    field_or tick = 0.0,
    field_or mode = Mode::Individual,
    field_or study = String::new(),
    field_or code = String::new(),
    field_or role = String::new(),
    field_or site = String::new(),
    field_or round = "1".to_owned(),
    field_or enumerator = String::new(),
    optional language,
    optional response,
    field_or revise = false,
});

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Individual,
    Group,
}

from_word!(Mode {
    "individual" Individual,
    "group" Group,
});

/// What an edit changed.
#[derive(Serialize)]
struct Changed {
    /// `nothing`; `items`, those that stand beside it; `head`: consent, language, state, what a meeting said.
    changed: &'static str,
    items: Vec<ItemState>,
    progress: Progress,
}

/// An interview that is being held.
#[derive(Debug)]
pub struct Session {
    source: InstrumentSource,
    session: response::Session,
    /// The instance that was deleted last, to be put back.
    deleted: Option<(String, Answers)>,
}

impl Session {
    /// An interview with `instrument`: a new one, or the one that `options` hold.
    ///
    /// # Errors
    /// The reply that tells why there is none.
    pub fn new(instrument: &str, options: &str) -> Result<Self, String> {
        Self::begun(instrument, options).map_err(|told| reply::<()>(Err(told)))
    }

    fn begun(text: &str, options: &str) -> Outcome<Self> {
        let language = language_of(options);
        let source = instrument(text, language)?;
        let options: Options = read("options", options, language)?;
        let now = now(&options.now, options.tick, language).map_err(|told| {
            told.into_iter().map(|told| told.within("options")).collect::<Vec<_>>()
        })?;
        let response = match &options.response {
            Some(node) => gone_on_with(&source, node.clone(), options.revise, language)?,
            None => new_response(&source, options, language)?,
        };
        let mut session = response::Session::new(source.instrument.clone(), response, now);
        session.sit(now);
        Ok(Self { source, session, deleted: None })
    }

    /// Makes the edit at the moment `at`, and tells exactly what changed.
    pub fn apply(&mut self, edit: &str, at: &str, tick: f64) -> String {
        reply(self.applied(edit, at, tick))
    }

    fn applied(&mut self, edit: &str, at: &str, tick: f64) -> Outcome<Changed> {
        let language = self.language();
        let (asked, now): (Asked, _) = (read("edit", edit, language)?, now(at, tick, language)?);
        let path = asked.path();
        let edit = asked.edit(&self.session, self.deleted.as_ref());
        let edit = edit.or_else(|refusal| refused(refusal, &path, language))?;
        let deleted = match &edit {
            Edit::Delete { instance } => {
                let kept = self.session.answers_of_instance(instance).cloned();
                Some((instance.clone(), kept.unwrap_or_default()))
            }
            _ => None,
        };
        let change = self.session.apply(edit, now);
        let change = change.or_else(|refusal| refused(refusal, &path, language))?;
        if change != Change::Nothing {
            self.deleted = deleted;
        }
        Ok(self.changed(&change))
    }

    fn changed(&self, change: &Change) -> Changed {
        let (changed, places) = match change {
            Change::Nothing => ("nothing", &[][..]),
            Change::Items(places) => ("items", places.as_slice()),
            Change::Head => ("head", &[][..]),
        };
        let items = places.iter().filter_map(|place| ItemState::of(&self.session, *place));
        Changed {
            changed,
            items: items.collect(),
            progress: self.session.progress().total().into(),
        }
    }

    /// The interview as it stands.
    pub fn state(&self) -> String {
        reply(Ok(State::of(&self.session)))
    }

    /// The choices that are offered at `path`, as the clocks stand at the moment `at`.
    pub fn choices(&self, path: &str, at: &str) -> String {
        let language = self.language();
        let offered = || {
            let at = moment("now", at, language)?;
            let place = self.session.place(path);
            let place = place.ok_or(Refusal::NotAsked);
            let place = place.or_else(|refusal| refused(refusal, path, language))?;
            let item = &self.session.instrument().items[place.item];
            let rows = self.session.offered(place, at);
            Ok(choices(item, &rows, &self.session.response().setting.language))
        };
        reply(offered())
    }

    /// Locks the interview, and gives its record.
    pub fn finalise(&mut self, at: &str, tick: f64) -> String {
        let language = self.language();
        let outcome = now(at, tick, language).and_then(|now| {
            let change = self.session.apply(Edit::Finalise, now);
            change.or_else(|refusal| refused(refusal, "", language)).map(|_| self.record())
        });
        reply(outcome)
    }

    /// The interview as files carry it.
    pub fn to_json(&self) -> String {
        reply(Ok(self.record()))
    }

    fn record(&self) -> ResponseV1 {
        ResponseV1::new(&self.source.instrument, self.session.response())
    }

    fn language(&self) -> Language {
        Language::from_code(&self.session.response().setting.language).unwrap_or_default()
    }
}

fn new_response(
    source: &InstrumentSource,
    options: Options,
    language: Language,
) -> Outcome<Response> {
    let instrument = &source.instrument;
    let mut findings = Vec::new();
    let mut find = |field: &str, problem: Problem| {
        let finding = Finding::new(format!("options.{field}"), problem);
        findings.push(Told::of_record(&finding, language));
    };
    let id = options.id.as_deref().and_then(|id| Uuid::parse_str(id).ok());
    if id.is_none() {
        find("id", Problem::BadId);
    }
    let is_group = options.mode == Mode::Group;
    if !is_group && instrument.role(&options.role).is_none() {
        find("role", Problem::Unknown(options.role.clone()));
    }
    let asked_in = options.language.unwrap_or_else(|| instrument.default_language.clone());
    if !instrument.languages.contains(&asked_in) {
        find("language", Problem::Unknown(asked_in.clone()));
    }
    let Some(id) = id.filter(|_| findings.is_empty()) else { return Err(findings) };
    let setting = Setting {
        study: options.study,
        code: options.code,
        role: options.role,
        site: options.site,
        round: options.round,
        enumerator: options.enumerator,
        language: asked_in,
    };
    let started_at = moment("options.now", &options.now, language)?;
    Ok(if is_group {
        let group = discussion(Group::default());
        Response::begin_group(id, source.reference(), setting, started_at, group)
    } else {
        Response::begin(id, source.reference(), setting, started_at)
    })
}

/// The interview that a record holds, which was held with this very instrument.
fn gone_on_with(
    source: &InstrumentSource,
    node: Node,
    is_revision: bool,
    language: Language,
) -> Outcome<Response> {
    let response = record(source, "options.response", node, language)?;
    Ok(if is_revision && response.is_finalised() {
        let digest = ResponseV1::new(&source.instrument, &response).content_digest();
        response.revised(digest)
    } else {
        response
    })
}

/// The response that the record at `place` is.
pub(super) fn record(
    source: &InstrumentSource,
    place: &str,
    node: Node,
    language: Language,
) -> Outcome<Response> {
    let wire: ResponseV1 = read_node(place, node, language)?;
    let told = |finding: Finding| Told::of_record(&finding, language);
    if *wire.instrument.digest != *source.digest {
        let finding = Finding::new(format!("{place}.instrument"), Problem::OtherInstrument);
        return Err(vec![told(finding)]);
    }
    wire.check(&source.instrument, place)
        .map_err(|findings| findings.into_iter().map(told).collect())
}

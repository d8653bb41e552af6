//! What a caller sees of an interview: each item as it stands, page by page, and how far it has come.

use serde::Serialize;
use serde_json::Value as Json;

use crate::i18n::Language;
use crate::instrument::{Item, Kind, Rule, SectionKind};
use crate::record::{AnswerV1, GroupV1};
use crate::response::{Counts, Fault, Open, Place, Session};

/// An interview as it stands.
#[derive(Serialize)]
pub(super) struct State {
    id: String,
    revision: u32,
    mode: &'static str,
    role: String,
    language: String,
    /// What the respondent said; null before that.
    consent: Option<bool>,
    finalised: bool,
    progress: Progress,
    sections: Vec<Section>,
    /// What has to be looked at before the lock.
    open: Vec<OpenItem>,
    /// What a meeting said; null of an interview with one person.
    group: Option<Json>,
}

/// How many items there are, and how many of them are answered, open or wrong.
#[derive(Serialize)]
pub(super) struct Progress {
    shown: usize,
    asked: usize,
    filled: usize,
    required: usize,
    answered: usize,
    invalid: usize,
    warned: usize,
}

#[derive(Serialize)]
struct Section {
    id: String,
    label: String,
    kind: &'static str,
    progress: Progress,
    items: Vec<ItemState>,
}

/// One item within one instance of a repeat, or within the interview itself.
#[derive(Serialize)]
pub(super) struct ItemState {
    path: String,
    item: String,
    kind: &'static str,
    label: String,
    relevant: bool,
    required: bool,
    #[serde(rename = "readOnly")]
    read_only: bool,
    /// The answer that is kept, whether or not it counts.
    answer: Option<AnswerV1>,
    /// What it counts as, as expressions see it.
    value: String,
    fault: Option<&'static str>,
    unlikely: bool,
    confirmed: bool,
    /// What is wrong or unlikely, in words.
    message: Option<String>,
    /// How many instances of a repeat count; null of what is none.
    instances: Option<usize>,
}

#[derive(Serialize)]
struct OpenItem {
    path: String,
    why: &'static str,
}

/// A choice that is offered.
#[derive(Serialize)]
pub(super) struct Choice {
    name: String,
    label: String,
}

impl From<Counts> for Progress {
    fn from(counts: Counts) -> Self {
        let Counts { shown, asked, filled, required, answered, invalid, warned } = counts;
        Self { shown, asked, filled, required, answered, invalid, warned }
    }
}

impl State {
    pub(super) fn of(session: &Session) -> Self {
        let response = session.response();
        let (instrument, setting) = (session.instrument(), &response.setting);
        let progress = session.progress();
        let pages = progress.sections.iter().map(|page| {
            let section = &instrument.sections[page.section];
            let places = session.places(page.section).into_iter();
            Section {
                id: section.id.clone(),
                label: section.label.get(&setting.language).to_owned(),
                kind: match section.kind {
                    SectionKind::Questions => "questions",
                    SectionKind::Probes => "probes",
                    SectionKind::Evidence => "evidence",
                },
                progress: page.counts.into(),
                items: places.filter_map(|place| ItemState::of(session, place)).collect(),
            }
        });
        let open = progress.sections.iter().flat_map(|page| session.open_places(page.section));
        let open = open.map(|(place, why)| OpenItem {
            path: session.path(place),
            why: match why {
                Open::Blank => "blank",
                Open::Partial => "partial",
                Open::Invalid => "invalid",
                Open::Warned => "warned",
            },
        });
        let group = response.group().map(GroupV1::from);
        Self {
            id: response.id.to_string(),
            revision: response.revision,
            mode: if group.is_some() { "group" } else { "individual" },
            role: setting.role.clone(),
            language: setting.language.clone(),
            consent: response.consent.as_ref().map(|consent| consent.given),
            finalised: response.is_finalised(),
            progress: progress.total().into(),
            sections: pages.collect(),
            open: open.collect(),
            group: group.and_then(|group| serde_json::to_value(group).ok()),
        }
    }
}

impl ItemState {
    /// The item at `place`; none where it is not for this role, or was deleted.
    pub(super) fn of(session: &Session, place: Place) -> Option<Self> {
        let instrument = session.instrument();
        let item = &instrument.items[place.item];
        let setting = &session.response().setting;
        if !session.is_there(place) || !item.is_asked_of(&setting.role) {
            return None;
        }
        let cell = session.cell(place);
        let is_repeat = matches!(item.kind, Kind::Repeat(_));
        Some(Self {
            path: session.path(place),
            item: item.id.clone(),
            kind: kind(&item.kind),
            label: item.label.get(&setting.language).to_owned(),
            relevant: cell.is_relevant,
            required: cell.is_required,
            read_only: item.read_only || item.logic.calculation.is_some(),
            answer: session.raw(place).map(|answer| AnswerV1::new(item, answer)),
            value: cell.value.clone(),
            fault: cell.fault.map(|fault| match fault {
                Fault::Unread => "unread",
                Fault::Constraint => "constraint",
                Fault::NotOffered => "not_offered",
            }),
            unlikely: cell.is_unlikely,
            confirmed: cell.is_confirmed,
            message: message(item, cell.fault, cell.is_warned(), &setting.language),
            instances: is_repeat.then(|| session.instances(place).len()),
        })
    }
}

/// What is wrong with an answer, or unlikely, in the instrument's words or ours.
fn message(item: &Item, fault: Option<Fault>, is_warned: bool, code: &str) -> Option<String> {
    let language = Language::from_code(code).unwrap_or_default();
    let words = |rule: &Option<Rule>, otherwise: &str| {
        let message = rule.as_ref().and_then(|rule| rule.message.as_ref());
        message.map_or_else(|| otherwise.to_owned(), |message| message.get(code).to_owned())
    };
    match fault {
        Some(Fault::Constraint) => Some(words(&item.logic.constraint, language.cannot_be_right())),
        Some(Fault::Unread) => Some(match item.kind {
            Kind::Integer => language.not_a_whole_number().to_owned(),
            Kind::Decimal => language.not_a_number().to_owned(),
            _ => language.cannot_be_right().to_owned(),
        }),
        Some(Fault::NotOffered) => Some(language.no_longer_offered().to_owned()),
        None => is_warned.then(|| words(&item.logic.soft_constraint, language.looks_unlikely())),
    }
}

/// The word of XLSForm for a kind of item.
fn kind(kind: &Kind) -> &'static str {
    use crate::instrument::Capture;
    match kind {
        Kind::Section => "section",
        Kind::Group => "group",
        Kind::Repeat(_) => "repeat",
        Kind::SelectOne(_) => "select_one",
        Kind::SelectMultiple(..) => "select_multiple",
        Kind::Rank(_) => "rank",
        Kind::Integer => "integer",
        Kind::Decimal => "decimal",
        Kind::Range(_) => "range",
        Kind::Text { .. } => "text",
        Kind::Date => "date",
        Kind::Time => "time",
        Kind::Note => "note",
        Kind::Calculate => "calculate",
        Kind::Acknowledge => "acknowledge",
        Kind::Capture(Capture::Image { .. }) => "image",
        Kind::Capture(Capture::Audio) => "audio",
        Kind::Capture(Capture::Geopoint { .. }) => "geopoint",
    }
}

/// The choices in the rows `rows` of the item's list.
pub(super) fn choices(item: &Item, rows: &[usize], language: &str) -> Vec<Choice> {
    let Some(list) = item.kind.list() else { return Vec::new() };
    let choice = |row: &usize| Choice {
        name: list.choice(*row).to_owned(),
        label: list.label(*row, language).to_owned(),
    };
    rows.iter().map(choice).collect()
}

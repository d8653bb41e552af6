//! Small instruments made for a test: factors over one scale, as instrument files that the product reads.

use berdaya::expression::Rules;
use berdaya::instrument::{Family, Missing};
use berdaya::record::InstrumentSource;
use berdaya::response::Response;
use serde_json::{Value, json};

use crate::interview::Interview;

/// One factor and the keys of its items.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FactorPlan {
    pub(crate) id: String,
    pub(crate) family: Family,
    pub(crate) weight: f64,
    pub(crate) items: Vec<ItemPlan>,
}

/// One item of a factor.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ItemPlan {
    pub(crate) id: String,
    pub(crate) reverse: bool,
    pub(crate) weight: f64,
    /// Roles that are asked it; everyone where empty.
    pub(crate) roles: Vec<String>,
}

impl ItemPlan {
    /// An item that everyone is asked, keyed forward, of weight 1.
    pub(crate) fn plain(id: &str) -> Self {
        Self { id: id.to_owned(), reverse: false, weight: 1.0, roles: Vec::new() }
    }
}

impl FactorPlan {
    /// A factor of weight 1 over `items`.
    pub(crate) fn plain(id: &str, family: Family, items: Vec<ItemPlan>) -> Self {
        Self { id: id.to_owned(), family, weight: 1.0, items }
    }
}

/// The file of an instrument with the roles W and K whose items are all on one scale of `points`.
pub(crate) fn file(points: &[i32], factors: &[FactorPlan]) -> Value {
    let text = |word: &str| json!({ "id": word });
    let choices: Vec<Value> = points
        .iter()
        .map(|point| json!({ "name": point.to_string(), "label": text(&point.to_string()) }))
        .collect();
    let mut items: Vec<&ItemPlan> = factors.iter().flat_map(|factor| &factor.items).collect();
    items.sort_by(|a, b| a.id.cmp(&b.id));
    items.dedup_by(|a, b| a.id == b.id);
    let items: Vec<Value> = items
        .into_iter()
        .map(|item| {
            let roles: Vec<&str> = match item.roles.as_slice() {
                [] => vec!["W", "K"],
                roles => roles.iter().map(String::as_str).collect(),
            };
            json!({ "id": item.id, "select_one": "scale", "label": text(&item.id), "roles": roles })
        })
        .collect();
    let factors: Vec<Value> = factors
        .iter()
        .map(|factor| {
            let items: Vec<Value> = factor
                .items
                .iter()
                .map(|item| json!({ "item": item.id, "reverse": item.reverse, "weight": item.weight }))
                .collect();
            json!({
                "id": factor.id,
                "family": factor.family,
                "kind": "reflective",
                "label": text(&factor.id),
                "weight": factor.weight,
                "items": items,
            })
        })
        .collect();
    json!({
        "format": "berdaya.instrument/1",
        "id": "contoh",
        "version": "1.0.0",
        "title": text("Contoh"),
        "description": text("Untuk pengujian"),
        "source": "",
        "languages": ["id"],
        "default_language": "id",
        "roles": [
            { "name": "W", "label": text("Warga") },
            { "name": "K", "label": text("Pengurus") },
        ],
        "choices": { "scale": { "scale": "ordinal", "choices": choices } },
        "missing": { "TT": text("TT"), "TB": text("TB"), "TM": text("TM") },
        "consent": { "version": "1", "text": text("Bersedia?") },
        "sections": [{ "id": "page", "label": text("Halaman"), "items": items }],
        "scoring": { "factors": factors },
    })
}

/// The instrument of [`file`], read as the product reads it.
#[track_caller]
pub(crate) fn source(points: &[i32], factors: &[FactorPlan]) -> InstrumentSource {
    InstrumentSource::read(&file(points, factors).to_string(), &Rules).unwrap()
}

/// What a respondent does with an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reply {
    /// Takes the point at this position of the scale.
    Point(usize),
    /// Gives a reason for the lack of a value.
    Code(Missing),
    /// Has not been asked yet.
    Blank,
}

/// A finalised interview with a respondent of `role` who replies so, in this order.
#[track_caller]
pub(crate) fn held(
    source: &InstrumentSource,
    role: &str,
    points: &[i32],
    replies: &[(String, Reply)],
) -> Response {
    let mut interview = Interview::consented(source, role);
    for (item, reply) in replies {
        match reply {
            Reply::Point(position) => interview.chooses(item, &points[*position].to_string()),
            Reply::Code(code) => interview.lacks(item, *code),
            Reply::Blank => continue,
        }
        .unwrap();
    }
    interview.finished()
}

//! A complete evaluation of made-up interviews over columns, for `evaluation.cjs` to measure.
//!
//! Both sides make the same interviews from the same numbers, so their figures can be held against each other.

use std::rc::Rc;

use berdaya::evaluation::{Columns, Filter, Settings, Summary};
use berdaya::expression::Rules;
use berdaya::instrument::{self, Family, Instrument, Missing};
use berdaya::response::{Answer, Consent, InstrumentRef, Response, Setting, Timestamp};
use berdaya::stats::Estimate;
use serde_json::{Value, json};
use uuid::Uuid;
use wasm_bindgen::prelude::*;

/// Factors, of three items each.
const FACTORS: usize = 15;
const SITES: usize = 20;

/// Numbers from a seed.
///
/// Source: Marsaglia (2003), Xorshift RNGs, the triple 13, 17, 5.
struct Chance(u32);

impl Chance {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0 % limit
    }
}

/// A questionnaire of 45 statements on five points.
fn questionnaire() -> Result<Rc<Instrument>, JsError> {
    let text = |word: &str| json!({ "id": word });
    let id = |n: usize| format!("i{n}");
    let items: Vec<Value> = (0..FACTORS * 3)
        .map(|n| json!({ "id": id(n), "select_one": "setuju", "label": text(&id(n)), "missing": ["TT", "TB"] }))
        .collect();
    let factors: Vec<Value> = (0..FACTORS)
        .map(|n| {
            let items: Vec<Value> = (n * 3..n * 3 + 3).map(|n| json!({ "item": id(n) })).collect();
            json!({
                "id": format!("f{n}"), "family": Family::ALL[n % 4].word(), "kind": "reflective",
                "label": text("f"), "weight": 1, "items": items,
            })
        })
        .collect();
    let choices: Vec<Value> =
        (1..=5).map(|n| json!({ "name": n.to_string(), "label": text("c") })).collect();
    let file = json!({
        "format": "berdaya.instrument/1", "id": "ukur", "version": "1.0.0", "title": text("Ukur"),
        "description": text("Ukur"), "source": "", "languages": ["id"], "default_language": "id",
        "roles": [{ "name": "W", "label": text("Warga") }],
        "choices": { "setuju": { "scale": "ordinal", "choices": choices } },
        "missing": { "TT": text("TT"), "TB": text("TB"), "TM": text("TM") },
        "consent": { "version": "1", "text": text("Bersedia?") },
        "sections": [{ "id": "s", "label": text("s"), "items": items }],
        "scoring": { "factors": factors },
    });
    let read = instrument::read(&file.to_string(), &Rules);
    read.map(Rc::new).map_err(|found| JsError::new(&format!("{found:?}")))
}

/// Made-up interviews.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Evaluation {
    columns: Columns,
}

#[wasm_bindgen]
impl Evaluation {
    /// `n` interviews at twenty sites.
    ///
    /// # Errors
    /// Never: the questionnaire is sound.
    #[wasm_bindgen(constructor)]
    pub fn new(n: usize) -> Result<Evaluation, JsError> {
        let instrument = questionnaire()?;
        let now = Timestamp::parse("2026-03-01T09:00:00+07:00").ok_or(JsError::new("no moment"))?;
        let about = InstrumentRef {
            id: instrument.id.clone(),
            version: instrument.version.clone(),
            digest: String::new(),
        };
        let setting = Setting {
            study: "UKUR".to_owned(),
            code: String::new(),
            role: "W".to_owned(),
            site: String::new(),
            round: "1".to_owned(),
            enumerator: String::new(),
            language: "id".to_owned(),
        };
        let mut response = Response::begin(Uuid::nil(), about, setting, now);
        let text_version = "1".to_owned();
        let language = "id".to_owned();
        response.consent = Some(Consent { given: true, at: now, text_version, language });
        let mut columns = Columns::new(&instrument).ok_or(JsError::new("too many choices"))?;
        columns.reserve(n);
        let mut chance = Chance(2_463_534_242);
        for row in 0..n {
            response.setting.site = format!("RW {:02}", row % SITES);
            for factor in 0..FACTORS {
                let mood = chance.below(3);
                for item in factor * 3..factor * 3 + 3 {
                    let answer = match chance.below(64) {
                        0..2 => Some(Answer::Missing(Missing::DoesNotKnow)),
                        2..4 => Some(Answer::Missing(Missing::NotApplicable)),
                        4..6 => None,
                        near => Some(Answer::Value((1 + mood + near % 3).to_string())),
                    };
                    response.answers.set(&format!("i{item}"), answer);
                }
            }
            columns.push(&response);
        }
        Ok(Self { columns })
    }

    /// What the interviews take in memory, in bytes for each answer.
    #[allow(clippy::cast_precision_loss, reason = "sizes of memory are far below 2^53")]
    pub fn size(&self) -> f64 {
        self.columns.size() as f64 / self.columns.n_answers() as f64
    }

    /// All figures: scores with intervals of all and of each site, how often each answer was given, and alpha of each
    /// factor with alpha without each item.
    #[allow(clippy::cast_precision_loss, reason = "counts of interviews are far below 2^53")]
    pub fn figures(&self) -> Vec<f64> {
        let settings = Settings::default();
        let mut figures = Vec::new();
        let found = self.columns.summarise_sites(&settings);
        for summary in found.into_iter().flat_map(|(all, sites)| std::iter::once(all).chain(sites))
        {
            add_summary(&summary, &mut figures);
        }
        let taken = self.columns.taken(&Filter::default());
        for item in 0..FACTORS * 3 {
            let found = self.columns.distribution(&format!("i{item}"), &taken);
            let (choices, lacks) = found.unwrap_or_default();
            figures.extend(choices.iter().map(|n| *n as f64));
            // Blank, TT and TB; nobody is not asked, skips or declines here.
            figures.extend([lacks[0], lacks[3], lacks[4]].map(|n| n as f64));
        }
        for factor in 0..FACTORS {
            let Some(scale) = self.columns.scale(factor, &taken) else { continue };
            figures.push(scale.n as f64);
            figures.push(scale.alpha.unwrap_or(f64::NAN));
            figures.extend(scale.alpha_without.iter().map(|alpha| alpha.unwrap_or(f64::NAN)));
        }
        figures
    }
}

fn add_summary(summary: &Summary, figures: &mut Vec<f64>) {
    let factors = summary.factors.iter().map(|factor| factor.score);
    let indices = Family::ALL.into_iter().map(|family| summary.indices.of(family));
    for estimate in factors.chain(indices).chain([summary.net]) {
        figures.extend(of_estimate(estimate));
    }
}

/// Count, mean, deviation and interval.
#[allow(clippy::cast_precision_loss, reason = "counts of interviews are far below 2^53")]
fn of_estimate(estimate: Option<Estimate>) -> [f64; 5] {
    let Some(estimate) = estimate else { return [0.0; 5] };
    let interval = estimate.interval;
    [
        estimate.n as f64,
        estimate.mean,
        estimate.sd.unwrap_or(f64::NAN),
        interval.map_or(f64::NAN, |it| it.low),
        interval.map_or(f64::NAN, |it| it.high),
    ]
}

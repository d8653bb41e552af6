//! The figures of one interview or of many, by the names that a study's readings know them by.

use std::collections::BTreeMap;

use super::{Scores, pomp};
use crate::expression::{count, number_from_text};
use crate::instrument::{IMPORTANCE, Instrument, Kind, NET, Scale};
use crate::response::{Answer, Response};

/// A figure and what it rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// The mean over those who gave it; of one interview, its own.
    pub mean: f64,
    /// Interviews that gave it.
    pub n: usize,
}

/// Figures by name, as [`crate::instrument::Condition`] tells of them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Figures(BTreeMap<String, Figure>);

impl Figures {
    /// Those of one interview with its scores.
    pub fn of(instrument: &Instrument, response: &Response, scores: &Scores) -> Self {
        let mut figures = Self::default();
        for item in instrument.items.iter().filter(|item| item.place.repeat.is_none()) {
            let Some(answer) = response.answers.get(&item.id).and_then(Answer::value) else {
                continue;
            };
            let value = match &item.kind {
                Kind::SelectOne(list) => list.value(answer).and_then(|value| {
                    let Scale::Ordinal(values) = &list.scale else { return None };
                    Some(pomp(value, *values.first()?, *values.last()?, false))
                }),
                Kind::Integer | Kind::Decimal | Kind::Range(_) | Kind::Calculate => {
                    Some(number_from_text(answer)).filter(|number| number.is_finite())
                }
                _ => None,
            };
            figures.add(item.id.clone(), value);
        }
        for factor in &scores.factors {
            figures.add(factor.id.clone(), factor.score);
            let importance = factor.importance.map(f64::from);
            figures.add(format!("{}{IMPORTANCE}", factor.id), importance);
        }
        for (family, index) in &scores.indices {
            figures.add(family.word().to_owned(), index.value);
        }
        figures.add(NET.to_owned(), scores.force_field.map(|field| field.net));
        figures
    }

    /// The mean of each figure over those of `parts` that have it, summed in the order of `parts`.
    pub fn mean(parts: &[Self]) -> Self {
        let mut sums: BTreeMap<&String, (f64, usize)> = BTreeMap::new();
        for (name, figure) in parts.iter().flat_map(|part| &part.0) {
            let (sum, n) = sums.entry(name).or_default();
            *sum += figure.mean * count(figure.n);
            *n += figure.n;
        }
        let mean = |(name, (sum, n)): (&String, (f64, usize))| {
            (name.clone(), Figure { mean: sum / count(n), n })
        };
        Self(sums.into_iter().map(mean).collect())
    }

    /// Only those that rest on `limit` interviews at least.
    #[must_use]
    pub fn at_least(mut self, limit: usize) -> Self {
        self.0.retain(|_, figure| figure.n >= limit);
        self
    }

    /// Only those whose names `keeps` lets stay.
    pub fn retain(&mut self, keeps: impl Fn(&str) -> bool) {
        self.0.retain(|name, _| keeps(name));
    }

    /// The figure `name`.
    pub fn get(&self, name: &str) -> Option<Figure> {
        self.0.get(name).copied()
    }

    fn add(&mut self, name: String, value: Option<f64>) {
        if let Some(mean) = value {
            self.0.insert(name, Figure { mean, n: 1 });
        }
    }
}

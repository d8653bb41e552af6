//! The figures beside the answers: means of factors and indices, of all, of each site and of each role; of aggregates,
//! those alone that a community may be told ([`community`]).

use std::collections::BTreeSet;

use super::cell::digits;
use super::codebook::{Rows, head};
use super::plan::{Form, Plan};
use super::row::Row;
use super::variable::{Content, Fact, index_words};
use super::write::{Wording, Words};
use crate::evaluation::{DataSet, Filter, community, facets};
use crate::instrument::Family;
use crate::response::{WITHIN, is_within, places_of};
use crate::scoring::Scores;
use crate::stats::{Estimate, estimate};

/// The columns.
const COLUMNS: [&str; 10] =
    ["menurut", "nama", "ukuran", "label", "keluarga", "n", "rata_rata", "sd", "bawah", "atas"];
/// How many of them, the last ones, are of how far answers lie apart.
const OF_SPREAD: usize = 3;

/// The figures, and what was kept back.
#[derive(Debug, Default)]
pub(super) struct Figures {
    /// The figures, below their columns.
    pub(super) rows: Rows,
    /// Of all and of each place that something is told of, the names of what is not; none for all of it.
    pub(super) kept_back: Vec<(String, Option<Vec<String>>)>,
    /// Places that nothing is told of.
    pub(super) untold: usize,
}

/// What is averaged.
#[derive(Clone, Copy)]
enum Figure<'a> {
    Factor(&'a crate::instrument::Factor),
    Index(Family),
    Net,
}

/// Whose figures they are: what they are taken apart by, and which part.
struct Part {
    by: &'static str,
    name: Words,
}

impl Part {
    fn all() -> Self {
        Self { by: "semua", name: Words::Own(String::new()) }
    }
}

impl Plan<'_> {
    /// The figures of the interviews that `filter` takes.
    ///
    /// Those beside answers are of the very rows that stand there: whoever has the rows can reckon them, and they tell
    /// nothing of whoever was left out.
    pub(super) fn figures(&self, data_set: &DataSet, filter: &Filter) -> Figures {
        let mut figures =
            Figures { rows: vec![head(&COLUMNS[..self.n_columns()])], ..Figures::default() };
        match self.tables.first() {
            None => self.add_told(data_set, filter, &mut figures),
            Some(table) => self.add_reckoned(&table.rows, &mut figures.rows),
        }
        figures
    }

    /// How many columns there are: what tells of single answers is none of aggregates.
    fn n_columns(&self) -> usize {
        match self.settings.form {
            Form::Raw | Form::Anonymous => COLUMNS.len(),
            Form::Aggregate => COLUMNS.len() - OF_SPREAD,
        }
    }

    /// Of all, and of each place that something may be told of.
    fn add_told(&self, data_set: &DataSet, filter: &Filter, figures: &mut Figures) {
        let limit = self.settings.k;
        let mut add = |part: Part, filter: &Filter, is_one_of_many: bool| {
            let place = filter.site.clone().unwrap_or_default();
            let Ok(told) = community(data_set, filter, limit) else {
                // A place that is one of many is not named: its name alone tells that somebody was asked there.
                match is_one_of_many {
                    true => figures.untold += 1,
                    false => figures.kept_back.push((place, None)),
                }
                return;
            };
            let mut kept_back = Vec::new();
            let mean = |mean: crate::evaluation::Mean| Estimate {
                n: mean.n,
                mean: mean.value,
                sd: None,
                interval: None,
            };
            for figure in self.averaged() {
                let found = match figure {
                    Figure::Factor(factor) => {
                        told.forces.iter().find(|it| it.id == factor.id).and_then(|it| it.mean)
                    }
                    Figure::Index(family) => {
                        told.indices.iter().find(|it| it.0 == family).map(|(_, mean)| *mean)
                    }
                    Figure::Net => told.net,
                };
                match found {
                    Some(found) => figures.rows.push(self.row(&part, figure, mean(found))),
                    None => kept_back.push(self.named(figure).0.to_owned()),
                }
            }
            if !kept_back.is_empty() {
                figures.kept_back.push((place, Some(kept_back)));
            }
        };
        if filter.site.is_some() {
            let name = Words::Written(filter.site.clone().unwrap_or_default());
            return add(Part { by: "lokasi", name }, filter, false);
        }
        add(Part::all(), filter, false);
        let sites = facets(data_set, filter).sites.into_iter();
        for site in sites.filter(|site| site.n > 0) {
            let name = Words::Written(site.value.clone());
            add(Part { by: "lokasi", name }, &filter.at_site(&site.value), true);
        }
    }

    /// Of all rows, and of those of each site and role as they stand there; of raw ones, of each whole place too.
    fn add_reckoned(&self, all: &[Row<'_>], rows: &mut Rows) {
        self.add_part(&Part::all(), all.iter(), rows);
        let is_raw = self.settings.form == Form::Raw;
        if is_raw {
            self.add_places(all, rows);
        }
        let facts = [("lokasi", Fact::Site), ("peran", Fact::Role)];
        for (by, fact) in facts.into_iter().filter(|(_, fact)| !is_raw || *fact == Fact::Role) {
            let name = |row: &Row<'_>| {
                let cell = row.cell(Content::Fact(fact), self.marks);
                self.words(&cell, Wording::Labels)
            };
            let names: BTreeSet<Words> = all.iter().map(name).collect();
            for part in names {
                let of_part = all.iter().filter(|row| name(row) == part);
                let part = Part { by, name: part.clone() };
                self.add_part(&part, of_part.collect::<Vec<_>>().into_iter(), rows);
            }
        }
    }

    /// Of each site and each place that sites lie in, a place before those in it.
    fn add_places(&self, all: &[Row<'_>], rows: &mut Rows) {
        let site = |row: &&Row<'_>| row.interview.response.setting.site.clone();
        let sites: BTreeSet<String> = all.iter().map(|row| site(&row)).collect();
        let places: BTreeSet<Vec<&str>> = sites
            .iter()
            .flat_map(|site| places_of(site))
            .map(|it| it.split(WITHIN).collect())
            .collect();
        for place in places {
            let place = place.join(WITHIN);
            let inside = all.iter().filter(|row| is_within(&site(row), &place));
            let inside: Vec<&Row<'_>> = inside.collect();
            let part = Part { by: "lokasi", name: Words::Written(place) };
            self.add_part(&part, inside.into_iter(), rows);
        }
    }

    fn add_part<'r>(&self, part: &Part, taken: impl Iterator<Item = &'r Row<'r>>, rows: &mut Rows) {
        let scores: Vec<&Scores> = taken.filter_map(|row| row.interview.scores.as_ref()).collect();
        for figure in self.averaged() {
            let value = |scores: &&Scores| match figure {
                Figure::Factor(factor) => scores.factor(&factor.id),
                Figure::Index(family) => scores.index(family),
                Figure::Net => scores.force_field.map(|field| field.net),
            };
            let values: Vec<f64> = scores.iter().filter_map(value).collect();
            rows.extend(estimate(&values).map(|found| self.row(part, figure, found)));
        }
    }

    fn averaged(&self) -> impl Iterator<Item = Figure<'_>> {
        let factors = self.instrument.scoring.factors.iter().map(Figure::Factor);
        let has = |family: Family| {
            self.instrument.scoring.factors.iter().any(|factor| factor.family == family)
        };
        let indices = Family::ALL.into_iter().filter(move |family| has(*family));
        let has_net = has(Family::Supporting) && has(Family::Inhibiting);
        factors.chain(indices.map(Figure::Index)).chain(has_net.then_some(Figure::Net))
    }

    /// Its name, its label and its family.
    fn named<'f>(&self, figure: Figure<'f>) -> (&'f str, &'f str, &'static str) {
        let language = self.settings.language.as_str();
        match figure {
            Figure::Factor(factor) => {
                (factor.id.as_str(), factor.label.get(language), factor.family.word())
            }
            Figure::Index(family) => {
                let (name, label) = index_words(family, language);
                (name, label, family.word())
            }
            Figure::Net if language == "id" => ("selisih_N", "Selisih N = S - H", ""),
            Figure::Net => ("selisih_N", "Difference N = S - H", ""),
        }
    }

    fn row(&self, part: &Part, figure: Figure<'_>, found: Estimate) -> Vec<Words> {
        let (name, label, family) = self.named(figure);
        let number = |value: Option<f64>| Words::Own(value.map_or_else(String::new, digits));
        let mut row = vec![
            Words::Own(part.by.to_owned()),
            part.name.clone(),
            Words::Own(name.to_owned()),
            Words::Written(label.to_owned()),
            Words::Own(family.to_owned()),
            Words::Own(found.n.to_string()),
            number(Some(found.mean)),
            number(found.sd),
            number(found.interval.map(|it| it.low)),
            number(found.interval.map(|it| it.high)),
        ];
        row.truncate(self.n_columns());
        row
    }
}

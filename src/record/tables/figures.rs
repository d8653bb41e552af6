//! The figures beside the answers: means of factors and indices, of all, of each site and of each role; of aggregates,
//! those alone that a community may be told ([`community`]).

use std::collections::BTreeSet;

use super::cell::digits;
use super::codebook::{Rows, head};
use super::plan::Plan;
use super::row::Row;
use super::variable::{Content, Fact, index_words};
use super::write::{Wording, Words};
use crate::evaluation::{DataSet, Filter, community, facets};
use crate::instrument::Family;
use crate::scoring::Scores;
use crate::stats::{Estimate, estimate};

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
    pub(super) fn figures(&self, data_set: &DataSet, filter: &Filter) -> Rows {
        let names = [
            "menurut",
            "nama",
            "ukuran",
            "label",
            "keluarga",
            "n",
            "rata_rata",
            "sd",
            "bawah",
            "atas",
        ];
        let mut rows = vec![head(&names)];
        match self.tables.first() {
            None => self.add_told(data_set, filter, &mut rows),
            Some(table) => self.add_reckoned(&table.rows, &mut rows),
        }
        rows
    }

    /// Of all, and of each place that something may be told of.
    fn add_told(&self, data_set: &DataSet, filter: &Filter, rows: &mut Rows) {
        let limit = self.settings.k;
        let mut add = |part: Part, filter: &Filter| {
            let Ok(told) = community(data_set, filter, limit) else { return };
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
                rows.extend(found.map(|found| self.row(&part, figure, mean(found))));
            }
        };
        if filter.site.is_some() {
            let name = Words::Written(filter.site.clone().unwrap_or_default());
            return add(Part { by: "lokasi", name }, filter);
        }
        add(Part::all(), filter);
        for site in facets(data_set, filter).sites {
            let name = Words::Written(site.value.clone());
            add(Part { by: "lokasi", name }, &filter.at_site(&site.value));
        }
    }

    /// Of all rows, and of those of each site and role as they stand there.
    fn add_reckoned(&self, all: &[Row<'_>], rows: &mut Rows) {
        self.add_part(&Part::all(), all.iter(), rows);
        for (by, fact) in [("lokasi", Fact::Site), ("peran", Fact::Role)] {
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
        factors.chain(Family::ALL.map(Figure::Index)).chain([Figure::Net])
    }

    fn row(&self, part: &Part, figure: Figure<'_>, found: Estimate) -> Vec<Words> {
        let language = self.settings.language.as_str();
        let (name, label, family) = match figure {
            Figure::Factor(factor) => {
                (factor.id.as_str(), factor.label.get(language), factor.family.word())
            }
            Figure::Index(family) => {
                let (name, label) = index_words(family, language);
                (name, label, family.word())
            }
            Figure::Net if language == "id" => ("selisih_N", "Selisih N = S - H", ""),
            Figure::Net => ("selisih_N", "Difference N = S - H", ""),
        };
        let number = |value: Option<f64>| Words::Own(value.map_or_else(String::new, digits));
        vec![
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
        ]
    }
}

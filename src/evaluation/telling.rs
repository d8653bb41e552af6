//! Which figures may be told beside each other, so that nothing about a few can be reckoned from them.
//!
//! A mean of all, less what is told of some places, is one of the rest ([`super::places`]). An index, less its
//! factors, is one of those whose index is made up otherwise than most; a factor, less its items, one of those who
//! answered fewer of them. So in each rest those who have a factor (an item) must be none or many for each way in
//! which it counts. Where that cannot be had for the factors of a family, one factor, its veil, is told nowhere:
//! then nothing can be taken out of the index without the many who have that factor. `tests/it/community.rs` solves
//! for what can be reckoned.

use std::collections::BTreeMap;

use super::places::{EVERYWHERE, Places, is_in};
use super::{DataSet, Filter, Interview};
use crate::instrument::{Factor, Family};
use crate::response::Answer;
use crate::scoring::Scores;

/// What may be told of the interviews that a filter takes, at its site and beside what is told at others.
#[derive(Debug)]
pub(super) struct Telling<'a> {
    /// The scored interviews of all sites.
    people: Vec<&'a Interview>,
    place: &'a str,
    limit: usize,
    /// Where each factor is told.
    factors: BTreeMap<&'a str, Places<'a>>,
    /// Where the items of a factor are told beside it; none where they are not.
    with_items: Vec<&'a str>,
    /// Where each index is told.
    indices: Vec<(Family, Places<'a>)>,
    /// Where `N` is told.
    net: Places<'a>,
}

/// How a score of a factor counts in the index of its family: what the weights of the scored factors come to, in
/// bits; whether one of these factors is told nowhere; whether there is an index, and `N`.
type Part = (u64, bool, bool, bool);

impl<'a> Telling<'a> {
    /// What may be told of the interviews of `data_set` that `filter` takes, of which no figure may rest on fewer than
    /// `limit`.
    pub(super) fn new(data_set: &'a DataSet, filter: &'a Filter, limit: usize) -> Self {
        let everywhere = Filter { site: None, ..filter.clone() };
        let is_taken = |one: &&Interview| everywhere.admits(&one.response.setting);
        let all = data_set.interviews.iter().map(|one| &**one);
        let mut telling = Self {
            people: all.filter(is_taken).filter(|one| one.scores.is_some()).collect(),
            place: filter.site.as_deref().unwrap_or(EVERYWHERE),
            limit,
            factors: BTreeMap::new(),
            with_items: Vec::new(),
            indices: Vec::new(),
            net: Places::default(),
        };
        let net = telling.told(|one| scored(one, |scores| scores.force_field.is_some()));
        telling.net = net;
        for family in Family::ALL {
            let factors = data_set.instrument.scoring.factors.iter();
            let of_family: Vec<&Factor> = factors.filter(|one| one.family == family).collect();
            telling.add_family(family, &of_family);
        }
        telling
    }

    /// Whether the number of scored interviews may.
    pub(super) fn tells_scored(&self) -> bool {
        self.tells(|_| true)
    }

    /// Whether the mean of a factor may.
    pub(super) fn tells_factor(&self, id: &str) -> bool {
        self.factors.get(id).is_some_and(|places| places.has(self.place))
    }

    /// Whether the answers to each item of a factor may, beside its mean.
    pub(super) fn tells_items(&self, id: &str) -> bool {
        self.tells_factor(id) && self.with_items.contains(&id)
    }

    /// Whether the mean of an index may.
    pub(super) fn tells_index(&self, family: Family) -> bool {
        self.indices.iter().any(|(of, places)| *of == family && places.has(self.place))
    }

    /// Whether the mean of `N` may.
    pub(super) fn tells_net(&self) -> bool {
        let sides = [Family::Supporting, Family::Inhibiting];
        self.net.has(self.place) && sides.into_iter().all(|side| self.tells_index(side))
    }

    /// Whether a figure may that rests on the interviews that `has` takes.
    pub(super) fn tells(&self, has: impl Fn(&Interview) -> bool) -> bool {
        self.told(has).has(self.place)
    }

    fn told(&self, has: impl Fn(&Interview) -> bool) -> Places<'a> {
        let people = self.people.iter().filter(|one| has(one));
        let sites: Vec<&str> = people.map(|one| &*one.response.setting.site).collect();
        Places::told(&sites, self.limit)
    }

    /// The sites of those who have a part, with that part.
    fn members<G>(&self, part: impl Fn(&Interview) -> Option<G>) -> Vec<(&'a str, G)> {
        let people = self.people.iter();
        people.filter_map(|one| Some((&*one.response.setting.site, part(one)?))).collect()
    }

    fn add_family(&mut self, family: Family, factors: &[&'a Factor]) {
        let has_index = |one: &Interview| scored(one, |scores| scores.index(family).is_some());
        let told = |factor: &Factor| self.told(|one| has_score(one, factor));
        let rare: Vec<bool> = factors.iter().map(|it| !told(it).has(EVERYWHERE)).collect();
        let part = |one: &Interview| -> Part {
            let has = || factors.iter().zip(&rare).filter(|(factor, _)| has_score(one, factor));
            let weights: f64 = has().map(|(factor, _)| factor.weight).sum();
            let has_net = scored(one, |scores| scores.force_field.is_some());
            (weights.to_bits(), has().any(|(_, is_rare)| *is_rare), has_index(one), has_net)
        };
        let index = self.told(has_index);

        let parts = |factor: &Factor| self.members(|one| has_score(one, factor).then(|| part(one)));
        let plain: Vec<Places<'_>> = factors
            .iter()
            .map(|factor| told(factor).with_many(&parts(factor), self.limit))
            .collect();
        let indexed = self.members(|one| has_index(one).then(|| part(one)));
        // An index is told where each factor of it is told as well, or nobody there has that.
        let is_asked = |factor: &Factor, place: &str| {
            let has = |one: &&&Interview| {
                has_score(one, factor) && is_in(&one.response.setting.site, place)
            };
            self.people.iter().any(|one| has(&one))
        };
        let plain_index = index.clone().with_many(&indexed, self.limit).filtered(|place| {
            factors.iter().zip(&plain).all(|(factor, places)| {
                places.has(place) || *places == Places::default() || !is_asked(factor, place)
            })
        });
        let few = |(factor, places): (&&Factor, &Places<'_>)| {
            told(factor).has(EVERYWHERE) && !places.has(EVERYWHERE)
        };
        let needs_veil = index.has(EVERYWHERE)
            && (factors.iter().zip(&plain).any(few) || !plain_index.has(EVERYWHERE));

        let n_having = |factor: &&&Factor| {
            let has = |one: &&&Interview| has_index(one) && has_score(one, factor);
            self.people.iter().filter(has).count()
        };
        // The factor that most have; of equals the last.
        let veil = factors.iter().max_by_key(n_having).filter(|_| needs_veil);
        let (places, index) = match veil {
            None => (plain, plain_index),
            Some(veil) => {
                let veiled = self
                    .members(|one| (has_index(one) && has_score(one, veil)).then(|| part(one).3));
                let has_many = |place: &str| {
                    veiled.iter().filter(|(site, _)| is_in(site, place)).count() >= self.limit
                };
                let index = index.with_many(&veiled, self.limit).filtered(has_many);
                let places = factors.iter().map(|factor| {
                    if factor.id == veil.id { Places::default() } else { told(factor) }
                });
                (places.collect(), index)
            }
        };
        let with_items = factors.iter().zip(&places).filter(|(factor, places)| {
            factor.items.iter().all(|item| {
                let way = self.members(|one| {
                    let n = factor.items.iter().filter(|item| answers(one, &item.item)).count();
                    let part = if veil.is_some() { (0, false, false, false) } else { part(one) };
                    answers(one, &item.item).then(|| (n, has_score(one, factor), part))
                });
                places.few(way.into_iter(), self.limit).is_none()
            })
        });
        let with_items: Vec<&str> = with_items.map(|(factor, _)| factor.id.as_str()).collect();
        self.with_items.extend(with_items);
        self.factors.extend(factors.iter().map(|factor| factor.id.as_str()).zip(places));
        self.indices.push((family, index));
    }
}

/// Whether the interview answered the item.
pub(super) fn answers(interview: &Interview, item: &str) -> bool {
    interview.response.answers.get(item).and_then(Answer::value).is_some()
}

fn has_score(interview: &Interview, factor: &Factor) -> bool {
    scored(interview, |scores| scores.factor(&factor.id).is_some())
}

fn scored(interview: &Interview, has: impl Fn(&Scores) -> bool) -> bool {
    interview.scores.as_ref().is_some_and(has)
}

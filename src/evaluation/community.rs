//! What a community is shown of its own interviews: means that rest on enough people, and nothing from which the
//! answers of a few could be reckoned (METHOD, ethics: cells of 5, complementary suppression).

use std::collections::BTreeSet;
use std::rc::Rc;

use super::{DataSet, Filter, Interview, summarise};
use crate::instrument::{FactorItem, Family, Text};
use crate::response::{Answer, Answers, Response};
use crate::scoring::{Band, Figures, Scores, band};
use crate::stats::Estimate;

/// Why nothing is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Withheld {
    /// The interviews are too few.
    TooFew {
        /// How many there are.
        n: usize,
        /// How many more it takes.
        more: usize,
    },
    /// There are enough, but together with what is shown of the whole and of other sites, the figures of sites with
    /// too few interviews could be reckoned.
    TellsOnOthers,
}

/// A mean with what it rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mean {
    /// The mean.
    pub value: f64,
    /// Interviews that it is over: as many as the limit at least.
    pub n: usize,
}

/// A factor as a community is shown it.
#[derive(Debug, Clone, PartialEq)]
pub struct Force {
    /// The factor's name.
    pub id: String,
    /// What people call it.
    pub label: Text,
    /// Which index it feeds.
    pub family: Family,
    /// Its mean, 0-100; none where it is withheld or nobody has a score.
    pub mean: Option<Mean>,
}

/// What a community is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Community {
    /// Scored interviews.
    pub n: usize,
    /// The factors that anybody of these was asked, in the instrument's order.
    pub forces: Vec<Force>,
    /// The index of each family, 0-100, where it is shown.
    pub indices: Vec<(Family, Mean)>,
    /// `N = S - H` of each respondent, averaged, -100 to 100.
    pub net: Option<Mean>,
    /// What the mean of `N` is called; none where its 95 % interval does not keep clear of 0.
    pub band: Option<Band>,
}

/// What is shown of the interviews of `data_set` that `filter` takes, where no figure may rest on fewer than
/// `limit` of them.
///
/// # Errors
/// Why nothing is shown.
pub fn community(data_set: &DataSet, filter: &Filter, limit: usize) -> Result<Community, Withheld> {
    let summary = summarise(data_set, filter);
    let n = summary.interviews;
    if n < limit {
        return Err(Withheld::TooFew { n, more: limit - n });
    }
    let is_told = |has: &dyn Fn(&Scores) -> bool| {
        is_told(data_set, filter, limit, &|_, one| scored(one, has))
    };
    if !is_told(&|_| true) {
        return Err(Withheld::TellsOnOthers);
    }
    let mean = |estimate: Option<Estimate>, has: &dyn Fn(&Scores) -> bool| {
        let estimate = estimate.filter(|_| is_told(has))?;
        Some(Mean { value: estimate.mean, n: estimate.n })
    };
    let forces = summary.factors.into_iter().map(|factor| {
        let has = |scores: &Scores| scores.factor(&factor.id).is_some();
        let mean = mean(factor.score, &has);
        Force { id: factor.id, label: factor.label, family: factor.family, mean }
    });
    let indices = Family::ALL.into_iter().filter_map(|family| {
        let has = |scores: &Scores| scores.index(family).is_some();
        Some((family, mean(summary.indices.of(family), &has)?))
    });
    let forces = forces.collect();
    let indices: Vec<(Family, Mean)> = indices.collect();
    let net = mean(summary.net, &|scores| scores.force_field.is_some());
    // Where a few have the one side and not the other, N would tell on them.
    let net = net.filter(|net| {
        let sides = [Family::Supporting, Family::Inhibiting];
        let of = |side| indices.iter().find(|(family, _)| *family == side);
        sides.into_iter().filter_map(of).all(|(_, side)| tells_on_nobody(side.n, net.n, limit))
    });
    let bands = data_set.instrument.scoring.bands;
    let band = net.filter(|_| summary.conclusive).map(|net| band(net.value, bands));
    Ok(Community { n, forces, indices, net, band })
}

/// The items of the `factor`th factor of which answers may be told, as indices of the factor's: all of them, over the
/// interviews that answered each, or none, where others would be told on by that.
pub fn told_items(data_set: &DataSet, filter: &Filter, limit: usize, factor: usize) -> Vec<usize> {
    let Some(factor) = data_set.instrument.scoring.factors.get(factor) else { return Vec::new() };
    let has = |one: &Interview, item: &FactorItem| {
        one.scores.is_some() && one.response.answers.get(&item.item).is_some_and(has_value)
    };
    let is_whole = |one: &Interview| factor.items.iter().all(|item| has(one, item));
    let taken = || data_set.interviews.iter().filter(|one| filter.admits(&one.response.setting));
    let whole = taken().filter(|one| is_whole(one)).count();
    let with_score =
        |one: &&Rc<Interview>| scored(one, &|scores| scores.factor(&factor.id).is_some());
    let tells_on_nobody = |all: usize| tells_on_nobody(all, whole, limit);
    let is_told = tells_on_nobody(taken().filter(with_score).count())
        && factor
            .items
            .iter()
            .all(|item| tells_on_nobody(taken().filter(|one| has(one, item)).count()))
        && is_told(data_set, filter, limit, &|_, one| is_whole(one));
    if is_told { (0..factor.items.len()).collect() } else { Vec::new() }
}

/// Whether figures of `all` and of `some` of them can stand side by side: the others are none, or enough.
fn tells_on_nobody(all: usize, some: usize, limit: usize) -> bool {
    all == some || all.saturating_sub(some) >= limit
}

/// What a study's readings may be told of the interviews that `filter` takes.
#[derive(Debug, Clone)]
pub struct Told {
    /// The figures that may be told.
    pub figures: Figures,
    /// The interviews, with those answers alone that may be told together: choices from a list, neither numbers nor
    /// texts nor what stands in repeats.
    pub responses: Vec<Response>,
}

/// What readings may be told where no figure may rest on fewer than `limit` interviews; nothing of a site of which
/// [`community`] shows nothing is to be asked for here.
pub fn told(data_set: &DataSet, filter: &Filter, limit: usize) -> Told {
    let instrument = &data_set.instrument;
    let all = &data_set.interviews;
    let of = |one: &Interview| {
        let scores = one.scores.as_ref();
        scores.map_or_else(Figures::default, |it| Figures::of(instrument, &one.response, it))
    };
    let parts: Vec<Figures> = all.iter().map(|one| of(one)).collect();
    let is_taken = |one: &Interview| filter.admits(&one.response.setting) && one.scores.is_some();
    let taken = parts.iter().zip(all).filter(|(_, one)| is_taken(one));
    let taken: Vec<Figures> = taken.map(|(part, _)| part.clone()).collect();
    let mut figures = Figures::mean(&taken).at_least(limit);
    figures.retain(|name| is_told(data_set, filter, limit, &|n, _| parts[n].get(name).is_some()));
    let items = instrument.items.iter().filter(|item| item.place.repeat.is_none());
    let items: Vec<&str> = items
        .filter(|item| item.kind.list().is_some())
        .map(|item| item.id.as_str())
        .filter(|id| {
            let has = |_: usize, one: &Interview| {
                one.scores.is_some() && one.response.answers.get(id).is_some_and(has_value)
            };
            is_told(data_set, filter, limit, &has)
        })
        .collect();
    let responses = all.iter().filter(|one| is_taken(one)).map(|one| {
        let mut answers = Answers::default();
        for id in &items {
            answers.set(id, one.response.answers.get(id).cloned());
        }
        Response { answers, audit: Vec::new(), ..one.response.clone() }
    });
    Told { figures, responses: responses.collect() }
}

fn has_value(answer: &Answer) -> bool {
    answer.value().is_some()
}

fn scored(interview: &Interview, has: &dyn Fn(&Scores) -> bool) -> bool {
    interview.scores.as_ref().is_some_and(has)
}

/// Whether a figure over the interviews that have it may be told as `filter` asks: of one site, or of all.
fn is_told(
    data_set: &DataSet,
    filter: &Filter,
    limit: usize,
    has: &dyn Fn(usize, &Interview) -> bool,
) -> bool {
    let everywhere = Filter { site: None, ..filter.clone() };
    let mut sites: Vec<(usize, &str)> = Vec::new();
    for (n, interview) in data_set.interviews.iter().enumerate() {
        let setting = &interview.response.setting;
        if everywhere.admits(setting) && has(n, interview) {
            match sites.iter_mut().find(|(_, site)| *site == setting.site) {
                Some((n, _)) => *n += 1,
                None => sites.push((1, &setting.site)),
            }
        }
    }
    match &filter.site {
        None => sites.iter().map(|(n, _)| n).sum::<usize>() >= limit,
        Some(site) => told_sites(sites, limit).contains(site.as_str()),
    }
}

/// The sites of which a figure is told beside that of all together, by how many interviews it rests on in each.
///
/// A site with too few is not told. What is told of all, less what is told of the sites, is a figure of the others
/// together: where that would be too few as well, the smallest of the sites that are left is not told either, and so
/// on; of two as small, the one that comes first by name.
fn told_sites(mut sites: Vec<(usize, &str)>, limit: usize) -> BTreeSet<&str> {
    sites.sort_unstable();
    let mut withheld = 0;
    let mut told = BTreeSet::new();
    for (n, site) in sites {
        if n < limit || (1..limit).contains(&withheld) {
            withheld += n;
        } else {
            told.insert(site);
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(sites: &[(usize, &str)], expected: &[&str]) {
        let told: Vec<&str> = told_sites(sites.to_vec(), 5).into_iter().collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn a_site_is_told_with_five_and_not_with_four() {
        check(&[(5, "a")], &["a"]);
        check(&[(4, "a")], &[]);
        check(&[], &[]);
    }

    /// All less a would be b alone.
    #[test]
    fn a_site_whose_rest_is_too_few_is_not_told() {
        check(&[(9, "a"), (1, "b")], &[]);
        check(&[(9, "a"), (4, "b")], &[]);
        check(&[(9, "a"), (5, "b")], &["a", "b"]);
        check(&[(9, "a"), (2, "b"), (3, "c")], &["a"]);
    }

    /// All less a and b would be c alone, though all less either is many.
    #[test]
    fn the_smallest_goes_with_those_that_are_too_few() {
        check(&[(9, "a"), (7, "b"), (2, "c")], &["a"]);
        check(&[(7, "b"), (7, "a"), (2, "c")], &["b"]);
    }

    proptest! {
        /// Whatever the sites: what can be reckoned from all and those that are told rests on none, or on enough.
        #[test]
        fn what_is_told_tells_on_nobody_else(counts in proptest::collection::vec(0_usize..12, 0..8), limit in 1_usize..8) {
            let names = ["a", "b", "c", "d", "e", "f", "g", "h"];
            let sites: Vec<_> =
                counts.iter().copied().zip(names).filter(|(n, _)| *n > 0).collect();
            let told = told_sites(sites.clone(), limit);
            let rest: usize = sites.iter().filter(|(_, site)| !told.contains(site)).map(|(n, _)| n).sum();
            prop_assert!(rest == 0 || rest >= limit || told.is_empty());
            prop_assert!(sites.iter().all(|(n, site)| *n >= limit || !told.contains(site)));
            // No more is kept back than that takes.
            if sites.iter().all(|(n, _)| *n >= limit) {
                prop_assert_eq!(told.len(), sites.len());
            }
        }
    }
}

//! What a community is shown of its own interviews: means that rest on enough people, and nothing from which the
//! answers of a few could be reckoned (METHOD, ethics: cells of 5, complementary suppression).

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::telling::{Telling, answers};
use super::{DataSet, Filter, Interview, summarise};
use crate::instrument::{Family, NET, Text};
use crate::response::{Answers, Response};
use crate::scoring::{Band, Figures, band};
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
    let summary = summarise(data_set, &filter.clone().into());
    let n = summary.interviews;
    if n < limit {
        return Err(Withheld::TooFew { n, more: limit - n });
    }
    let telling = Telling::new(data_set, filter, limit);
    if !telling.tells_scored() {
        return Err(Withheld::TellsOnOthers);
    }
    let mean = |estimate: Option<Estimate>, is_told: bool| {
        let estimate = estimate.filter(|_| is_told)?;
        Some(Mean { value: estimate.mean, n: estimate.n })
    };
    let forces = summary.factors.into_iter().map(|factor| {
        let mean = mean(factor.score, telling.tells_factor(&factor.id));
        Force { id: factor.id, label: factor.label, family: factor.family, mean }
    });
    let indices = Family::ALL.into_iter().filter_map(|family| {
        Some((family, mean(summary.indices.of(family), telling.tells_index(family))?))
    });
    let net = mean(summary.net, telling.tells_net());
    let bands = data_set.instrument.scoring.bands;
    let band = net.filter(|_| summary.conclusive).map(|net| band(net.value, bands));
    Ok(Community { n, forces: forces.collect(), indices: indices.collect(), net, band })
}

/// What a study's readings may be told of the interviews that `filter` takes.
#[derive(Debug, Clone)]
pub struct Told {
    /// The figures that may be told.
    pub figures: Figures,
    /// The interviews, with those answers alone that may be told together: choices from a list, neither numbers nor
    /// texts nor what stands in repeats.
    pub responses: Vec<Response>,
    /// For each factor of the instrument the items of which answers may be told, as indices of the factor's: all of
    /// them, over the interviews that answered each, or none, where others would be told on by that.
    pub items: Vec<Vec<usize>>,
}

/// What readings may be told where no figure may rest on fewer than `limit` interviews; nothing of a site of which
/// [`community`] shows nothing is to be asked for here.
pub fn told(data_set: &DataSet, filter: &Filter, limit: usize) -> Told {
    let instrument = &data_set.instrument;
    let all = &data_set.interviews;
    let scored = all.iter().filter_map(|one| {
        let figures = Figures::of(instrument, &one.response, one.scores.as_ref()?);
        Some((one.response.id, figures))
    });
    let scored: BTreeMap<Uuid, Figures> = scored.collect();
    let is_taken = |one: &Interview| filter.admits(&one.response.setting) && one.scores.is_some();
    let taken = all.iter().filter(|one| is_taken(one));
    let taken: Vec<Figures> =
        taken.filter_map(|one| scored.get(&one.response.id).cloned()).collect();
    let telling = Telling::new(data_set, filter, limit);
    let factors = &instrument.scoring.factors;
    // An item of a factor is told with the factor's other items, or not at all.
    let kept_back: BTreeSet<&str> = factors
        .iter()
        .filter(|factor| !telling.tells_items(&factor.id))
        .flat_map(|factor| factor.items.iter().map(|item| item.item.as_str()))
        .collect();
    let has = |one: &Interview, name: &str| {
        scored.get(&one.response.id).is_some_and(|figures| figures.get(name).is_some())
    };
    let mut figures = Figures::mean(&taken).at_least(limit);
    figures.retain(|name| {
        let family = Family::ALL.into_iter().find(|family| family.word() == name);
        if let Some(family) = family {
            telling.tells_index(family)
        } else if name == NET {
            telling.tells_net()
        } else if factors.iter().any(|factor| factor.id == name) {
            telling.tells_factor(name)
        } else {
            !kept_back.contains(name) && telling.tells(|one| has(one, name))
        }
    });
    let items = instrument.items.iter().filter(|item| item.place.repeat.is_none());
    let items: Vec<&str> = items
        .filter(|item| item.kind.list().is_some())
        .map(|item| item.id.as_str())
        .filter(|id| !kept_back.contains(id) && telling.tells(|one| answers(one, id)))
        .collect();
    let responses = all.iter().filter(|one| is_taken(one)).map(|one| {
        let mut answers = Answers::default();
        for id in &items {
            answers.set(id, one.response.answers.get(id).cloned());
        }
        Response { answers, audit: Vec::new(), ..one.response.clone() }
    });
    let items = factors.iter().map(|factor| {
        let is_told = telling.tells_items(&factor.id);
        if is_told { (0..factor.items.len()).collect() } else { Vec::new() }
    });
    Told { figures, responses: responses.collect(), items: items.collect() }
}

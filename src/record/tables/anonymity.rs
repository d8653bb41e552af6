//! k-anonymity (Samarati & Sweeney 1998): of what is published of a person, study, round, role, site, sex, age band and month
//! are shared by k people at least, or are published more coarsely, or not at all.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::evaluation::Interview;
use crate::instrument::{Instrument, Item, Kind};
use crate::response::{Answer, Timestamp, WITHIN};

/// What the question on the respondent's sex is named in instruments.
const SEX: [&str; 4] = ["jenis_kelamin", "kelamin", "sex", "gender"];
/// What the question on the respondent's age is named in instruments.
const AGE: [&str; 6] = ["kelompok_umur", "umur", "kelompok_usia", "usia", "age_group", "age"];

/// The least k that a table is to be published with (METHOD, ethics).
pub const K_FOR_RELEASE: usize = 5;

/// What was done so that nobody is known by who and where he is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Anonymity {
    /// The k that was asked for.
    pub k: usize,
    /// Interviews that there are to publish.
    pub interviews: usize,
    /// The smallest number of interviews that are alike in study, round, role, site, sex, age band and month as they
    /// are; 0 of none.
    pub before: usize,
    /// The smallest number that are alike as they are published; 0 where none is.
    pub after: usize,
    /// Interviews whose site is published more coarsely.
    pub sites: usize,
    /// Interviews whose month is withheld.
    pub months: usize,
    /// Interviews whose age band is withheld.
    pub ages: usize,
    /// Interviews whose sex is withheld.
    pub sexes: usize,
    /// Interviews whose round is withheld.
    pub rounds: usize,
    /// Interviews whose study is withheld.
    pub studies: usize,
    /// Interviews that are left out: they would be known even so.
    pub left_out: usize,
}

/// The questions by which people are known beside where they live and what they are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Marks<'a> {
    /// That on sex.
    pub(super) sex: Option<&'a Item>,
    /// That on age.
    pub(super) age: Option<&'a Item>,
}

impl<'a> Marks<'a> {
    /// Those of `instrument`, by their names.
    pub(super) fn of(instrument: &'a Instrument) -> Self {
        let first = |names: &[&str]| {
            let outside = |item: &&Item| item.place.repeat.is_none() && item.has_value();
            names.iter().find_map(|name| instrument.item(name).filter(outside))
        };
        Self { sex: first(&SEX), age: first(&AGE) }
    }
}

/// How one interview is published.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Veil {
    /// The study's code.
    pub(super) study: Option<String>,
    /// The round.
    pub(super) round: Option<String>,
    role: String,
    /// Where; none stands for any other place.
    pub(super) site: Option<String>,
    /// The month in which it was held.
    pub(super) month: Option<String>,
    sex: Option<String>,
    age: Option<String>,
    /// Whether sex is withheld.
    pub(super) hides_sex: bool,
    /// Whether the age band is withheld.
    pub(super) hides_age: bool,
}

impl Veil {
    fn of(interview: &Interview, marks: Marks<'_>) -> Self {
        let response = &interview.response;
        let setting = &response.setting;
        let value = |item: Option<&Item>| {
            let item = item?;
            let answer = response.answers.get(&item.id)?;
            Some(match answer {
                Answer::Missing(code) => code.code().to_owned(),
                answer => age_band(item, answer.value()?),
            })
        };
        Self {
            study: Some(setting.study.clone()),
            round: Some(setting.round.clone()),
            role: setting.role.clone(),
            site: Some(setting.site.clone()),
            month: Some(month(response.started_at)),
            sex: value(marks.sex),
            age: value(marks.age),
            hides_sex: false,
            hides_age: false,
        }
    }

    /// The site that it lies in, or any other place.
    fn step_out(&mut self) {
        let outer = self.site.as_ref().and_then(|site| site.rsplit_once(WITHIN));
        self.site = outer.map(|(outer, _)| outer.to_owned());
    }
}

/// The month of a moment, `2026-03`.
pub(super) fn month(moment: Timestamp) -> String {
    let day = moment.date();
    day.get(..7).unwrap_or_default().to_owned()
}

/// The band of ten years that an age lies in, e.g. `30-39`; what is asked in bands stays as it is.
pub(super) fn age_band(item: &Item, value: &str) -> String {
    let is_number = matches!(item.kind, Kind::Integer | Kind::Decimal | Kind::Range(_));
    let number = crate::expression::number_from_text(value);
    if !is_number || !number.is_finite() {
        return value.to_owned();
    }
    let low = (number / 10.0).floor() * 10.0;
    let [low, high] = [low, low + 9.0].map(crate::expression::text_from_number);
    format!("{low}-{high}")
}

/// How many of `veils` there are of each kind.
fn classes<'v, K: Ord>(
    veils: &'v [Option<Veil>],
    key: impl Fn(&'v Veil) -> K,
) -> BTreeMap<K, usize> {
    let mut classes = BTreeMap::new();
    for veil in veils.iter().flatten() {
        *classes.entry(key(veil)).or_default() += 1;
    }
    classes
}

/// The smallest class; 0 where there is none.
fn smallest(veils: &[Option<Veil>]) -> usize {
    classes(veils, |veil| veil).into_values().min().unwrap_or(0)
}

/// How each of `interviews` is published, none where it is left out.
///
/// 1. A site with fewer than k interviews is published as what it lies in, and where that is too few as well, as any
///    other place.
/// 2. Where fewer than k interviews are alike, the month is withheld of those; of those that are too few even so, the
///    age band, then the sex, then the site step by step, then the round, then the study; what is left is left out. The role is never withheld: which
///    questions were asked would tell it.
pub(super) fn veils(
    interviews: &[&Interview],
    marks: Marks<'_>,
    k: usize,
) -> (Vec<Option<Veil>>, Anonymity) {
    let as_they_are: Vec<Veil> = interviews.iter().map(|one| Veil::of(one, marks)).collect();
    let mut veils: Vec<Option<Veil>> = as_they_are.iter().cloned().map(Some).collect();
    let before = smallest(&veils);
    let deepest = as_they_are.iter().filter_map(|veil| veil.site.as_ref());
    let deepest = deepest.map(|site| site.split(WITHIN).count()).max().unwrap_or(0);
    for depth in (1..=deepest).rev() {
        let sites = classes(&veils, |veil| veil.site.clone());
        for veil in veils.iter_mut().flatten() {
            let is_few = sites.get(&veil.site).is_some_and(|n| *n < k);
            let depth_of = |site: &String| site.split(WITHIN).count() == depth;
            if is_few && veil.site.as_ref().is_some_and(depth_of) {
                veil.step_out();
            }
        }
    }
    let coarser: [fn(&mut Veil); 3] = [
        |veil| veil.month = None,
        |veil| {
            veil.age = None;
            veil.hides_age = true;
        },
        |veil| {
            veil.sex = None;
            veil.hides_sex = true;
        },
    ];
    let out = std::iter::repeat_n(Veil::step_out as fn(&mut Veil), deepest);
    let last: [fn(&mut Veil); 2] = [|veil| veil.round = None, |veil| veil.study = None];
    for step in coarser.into_iter().chain(out).chain(last) {
        few(&mut veils, k).into_iter().flatten().for_each(step);
    }
    few(&mut veils, k).into_iter().for_each(|veil| *veil = None);
    let count = |is: &dyn Fn(&Veil, &Veil) -> bool| {
        let pairs = veils.iter().zip(&as_they_are);
        pairs
            .filter_map(|(veil, own)| veil.as_ref().map(|veil| is(veil, own)))
            .filter(|is| *is)
            .count()
    };
    let anonymity = Anonymity {
        k,
        interviews: interviews.len(),
        before,
        after: smallest(&veils),
        sites: count(&|veil, own| veil.site != own.site),
        months: count(&|veil, _| veil.month.is_none()),
        ages: count(&|veil, _| veil.hides_age),
        sexes: count(&|veil, _| veil.hides_sex),
        rounds: count(&|veil, _| veil.round.is_none()),
        studies: count(&|veil, _| veil.study.is_none()),
        left_out: veils.iter().filter(|veil| veil.is_none()).count(),
    };
    (veils, anonymity)
}

/// Those that fewer than `k` are like.
fn few(veils: &mut [Option<Veil>], k: usize) -> Vec<&mut Option<Veil>> {
    let classes: BTreeMap<Veil, usize> = classes(veils, Veil::clone);
    let is_few = |veil: &Option<Veil>| {
        veil.as_ref().and_then(|veil| classes.get(veil)).is_some_and(|n| *n < k)
    };
    veils.iter_mut().filter(|veil| is_few(veil)).collect()
}

//! Plausible interviews with every role of every framework: they finish, score, and come back from a file as
//! they were, to the last bit.

use std::collections::BTreeSet;

use berdaya::expression::Rules;
use berdaya::instrument::{Kind, Missing, Scale};
use berdaya::record::{ResponseV1, read_responses};
use berdaya::response::{Answer, Place, Response};
use berdaya::scoring::{Scores, score};

use crate::frameworks::{FRAMEWORKS, framework};
use crate::interview::Interview;
use crate::responses_file::exported;

/// How many interviews each role of each framework holds.
const INTERVIEWS: u16 = 76;

/// Numbers from a seed.
///
/// Source: SplitMix64, Steele, Lea & Flood (2014), the constants of its reference implementation.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `limit`.
    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(limit.max(1)).unwrap()).unwrap()
    }

    /// Whether what happens in so many of a hundred cases happens.
    fn in_hundred(&mut self, cases: usize) -> bool {
        self.below(100) < cases
    }

    fn one_of<T: Copy>(&mut self, among: &[T]) -> T {
        among[self.below(among.len())]
    }
}

/// Source: the first three numbers of the reference implementation for the seed 1234567.
#[test]
fn the_numbers_are_those_of_split_mix_64() {
    let mut chance = Chance(1_234_567);
    let expected =
        [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
    assert_eq!([chance.next(), chance.next(), chance.next()], expected);
}

/// A respondent with a mood: what most of his or her answers on a scale are near.
struct Respondent {
    chance: Chance,
    mood: usize,
}

impl Respondent {
    fn new(seed: u64) -> Self {
        let mut chance = Chance(seed);
        let mood = chance.below(5);
        Self { chance, mood }
    }

    /// Holds the interview, page by page; what a page has more of after an answer is asked as well.
    fn is_interviewed(&mut self, interview: &mut Interview) {
        for section in 0..interview.session().instrument().sections.len() {
            let mut passed = BTreeSet::new();
            loop {
                let session = interview.session();
                let mut places = session.places(section).into_iter();
                let Some(place) = places.find(|place| !passed.contains(place)) else { break };
                passed.insert(place);
                self.is_asked(interview, place);
            }
        }
    }

    fn is_asked(&mut self, interview: &mut Interview, place: Place) {
        let session = interview.session();
        let (path, cell) = (session.path(place), session.cell(place));
        let item = session.instrument().items[place.item].clone();
        if !cell.is_relevant || item.logic.calculation.is_some() {
            return;
        }
        if matches!(item.kind, Kind::Repeat(_)) {
            for _ in 0..self.chance.below(4) {
                interview.adds(&path).unwrap();
            }
            return;
        }
        // Photos of documents go beside the file, which is tried with those.
        let is_asked = item.is_question() && item.kind.capture().is_none();
        if !is_asked || self.chance.in_hundred(4) {
            return;
        }
        if !item.missing.is_empty() && self.chance.in_hundred(8) {
            let code = self.chance.one_of::<Missing>(&item.missing);
            interview.answers(&path, Some(Answer::Missing(code))).unwrap();
            return;
        }
        // An answer that cannot be right is given anew, as the page asks for.
        for _ in 0..20 {
            let value = self.value(&item.kind);
            interview.answers(&path, Some(Answer::Value(value.clone()))).unwrap();
            let cell = interview.session().cell(place);
            if cell.fault.is_none() {
                if cell.is_warned() {
                    interview.answers(&path, Some(Answer::Confirmed(value))).unwrap();
                }
                return;
            }
        }
        interview.leaves_blank(&path).unwrap();
    }

    fn value(&mut self, kind: &Kind) -> String {
        match kind {
            Kind::SelectOne(list) if matches!(list.scale, Scale::Ordinal(_)) => {
                let near = (self.mood + self.chance.below(3)).saturating_sub(1);
                list.choice(near.min(list.len() - 1)).to_owned()
            }
            Kind::SelectOne(list) => list.choice(self.chance.below(list.len())).to_owned(),
            Kind::SelectMultiple(list, exclusive) => {
                let all = (0..list.len()).map(|row| list.choice(row));
                let several: Vec<&str> = all
                    .filter(|name| !exclusive.iter().any(|alone| alone == name))
                    .filter(|_| self.chance.in_hundred(50))
                    .collect();
                match several.as_slice() {
                    [] => list.choice(list.len() - 1).to_owned(),
                    several => several.join(" "),
                }
            }
            Kind::Integer | Kind::Decimal => {
                let numbers = [0, 1, 2, 3, 4, 6, 12, 500, 250_000, 1_500_000, 12_000_000];
                self.chance.one_of(&numbers).to_string()
            }
            Kind::Date => {
                let days = ["2025-06-30", "2025-12-31", "2026-02-14", "2026-03-01", "2026-09-17"];
                self.chance.one_of(&days).to_owned()
            }
            Kind::Text { .. } => {
                let words = ["Saluran air", "rapat warga", "\"gotong royong\"", "belum\nada — 🌱"];
                let count = 1 + self.chance.below(4);
                (0..count).map(|_| self.chance.one_of(&words)).collect::<Vec<_>>().join(" ")
            }
            kind => unreachable!("no framework has {kind:?}"),
        }
    }
}

/// Every figure, to be compared bit for bit.
fn bits(scores: &Scores) -> Vec<Option<u64>> {
    let factors = scores.factors.iter().map(|factor| factor.score);
    let indices = scores.indices.iter().flat_map(|(_, it)| [it.value, Some(it.coverage)]);
    let field = scores.force_field;
    let field = [field.map(|field| field.net), field.and_then(|field| field.balance)];
    factors.chain(indices).chain(field).map(|figure| figure.map(f64::to_bits)).collect()
}

/// `each` interviews with every role of a framework, the same on every machine.
pub(crate) fn interviews(name: &str, each: u16) -> Vec<Response> {
    let source = framework(name);
    let roles = source.instrument.roles.iter().map(|role| role.name.clone());
    let held = roles.flat_map(|role| (0..each).map(move |_| role.clone()));
    let numbered = (1_u16..).zip(held);
    numbered
        .map(|(n, role)| {
            let mut interview = Interview::numbered(&source, &role, n);
            interview.consents().unwrap();
            Respondent::new(u64::from(n)).is_interviewed(&mut interview);
            interview.finished()
        })
        .collect()
}

/// Holds the interviews of a framework against what comes back from their file.
#[track_caller]
fn check_framework(name: &str) -> Vec<Response> {
    let (source, responses) = (framework(name), interviews(name, INTERVIEWS));
    let instrument = &source.instrument;
    let file = read_responses(&exported(&source, &responses), &Rules).unwrap();
    assert_eq!(file.findings, [], "{name}");
    assert_eq!(file.records.len(), responses.len(), "{name}");
    let mut scored = BTreeSet::new();
    for (record, response) in file.records.iter().zip(&responses) {
        assert_eq!(&record.response, response, "{name}");
        let scores = score(instrument, response);
        let read = record.scores.as_ref().unwrap();
        assert_eq!(bits(read), bits(&scores), "{name} {}", response.setting.code);
        assert_eq!(read, &scores);
        let again = ResponseV1::new(instrument, response);
        assert_eq!(again.rescore(instrument, &record.response), (scores.clone(), Vec::new()));
        let factors = scores.factors.into_iter().filter(|factor| factor.score.is_some());
        scored.extend(factors.map(|factor| factor.id));
    }
    // Each factor has a score somewhere, or the comparison above would hold less than it seems to.
    assert_eq!(scored.len(), instrument.scoring.factors.len(), "{name}: {scored:?}");
    responses
}

#[test]
fn any_interviews_with_every_role_come_back_with_their_scores() {
    let all: Vec<Response> =
        FRAMEWORKS.iter().flat_map(|(name, _)| check_framework(name)).collect();
    // What the rules of a form bring about is met: ratios, phases, instances, and what is not asked.
    let has = |item: &str| all.iter().any(|response| response.answers.get(item).is_some());
    for item in ["fase", "aktor_persiapan", "strategi_sosial", "lar", "rr_golongan", "roi"] {
        assert!(has(item), "{item}");
    }
    for item in ["I4.S4.3", "sebelum_ekonomi", "I3.S2.1", "buku_modal"] {
        let skips = |response: &Response| response.skipped.iter().any(|skipped| skipped == item);
        assert!(all.iter().any(skips), "{item} is never skipped");
    }
    for repeat in ["ksm", "cara", "langkah", "langkah_lalu"] {
        let has_two = |response: &Response| response.answers.instances(repeat).len() >= 2;
        assert!(all.iter().any(has_two), "{repeat} has no two instances");
    }
}

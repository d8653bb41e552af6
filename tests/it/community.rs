//! What a community is told, solved for what can be reckoned from it: nothing about fewer people than the limit.

use berdaya::evaluation::{DataSet, Filter, community, facets, told};
use berdaya::instrument::Family;
use berdaya::record::InstrumentSource;
use berdaya::response::Response;
use proptest::prelude::*;

use crate::questionnaire::{FactorPlan, ItemPlan, Reply, held, source};
use crate::village::data_set_of;

const LIMIT: usize = 3;
const SITES: [&str; 4] = ["RW 1 > RT 1", "RW 1 > RT 2", "RW 2 > RT 1", "RW 2"];
/// Items by factor; the last is asked of the second role alone.
const FACTORS: [(&str, Family, &[&str]); 5] = [
    ("S1", Family::Supporting, &["a1", "a2", "a3"]),
    ("S2", Family::Supporting, &["b1", "b2"]),
    ("S3", Family::Supporting, &["c1", "c2"]),
    ("H1", Family::Inhibiting, &["d1", "d2"]),
    ("S4", Family::Supporting, &["e1", "e2"]),
];
const ITEMS: usize = 11;

/// Who is asked where, and which items stay blank.
#[derive(Clone)]
struct Person {
    site: usize,
    is_officer: bool,
    blank: [bool; ITEMS],
}

impl std::fmt::Debug for Person {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let items = FACTORS.iter().flat_map(|(_, _, items)| items.iter());
        let blank: Vec<_> = items.zip(self.blank).filter(|(_, blank)| *blank).collect();
        let blank: Vec<_> = blank.into_iter().map(|(item, _)| item).collect();
        write!(out, "{} officer: {} blank: {blank:?}", SITES[self.site], self.is_officer)
    }
}

fn person() -> impl Strategy<Value = Person> {
    // Most answer all: odd ones are few, as they are in the field.
    let blank = prop_oneof![
        4 => Just([false; ITEMS]),
        1 => proptest::array::uniform11(prop::bool::weighted(0.2)),
    ];
    let site = prop_oneof![3 => Just(0_usize), 2 => Just(1), 2 => Just(2), 1 => Just(3)];
    (site, prop::bool::weighted(0.15), blank).prop_map(|(site, is_officer, blank)| Person {
        site,
        is_officer,
        blank,
    })
}

fn instrument() -> InstrumentSource {
    let plan = |(id, family, items): &(&str, Family, &[&str])| {
        let item = |item: &&str| ItemPlan {
            roles: if *id == "S4" { vec!["K".to_owned()] } else { Vec::new() },
            ..ItemPlan::plain(item)
        };
        FactorPlan::plain(id, *family, items.iter().map(item).collect())
    };
    source(&[1, 2, 3, 4, 5], &FACTORS.iter().map(plan).collect::<Vec<_>>())
}

fn data_set(source: &InstrumentSource, people: &[Person]) -> DataSet {
    let responses = (0_u128..).zip(people).map(|(n, person)| {
        let items =
            FACTORS.iter().flat_map(|(id, _, items)| items.iter().map(move |item| (id, item)));
        let asked =
            items.zip(person.blank).filter(|((id, _), _)| **id != "S4" || person.is_officer);
        let replies = asked.map(|((_, item), is_blank)| {
            ((*item).to_owned(), if is_blank { Reply::Blank } else { Reply::Point(3) })
        });
        let role = if person.is_officer { "K" } else { "W" };
        let replies: Vec<(String, Reply)> = replies.collect();
        let mut response = held(source, role, &[1, 2, 3, 4, 5], &replies);
        response.id = uuid::Uuid::from_u128(response.id.as_u128() + n);
        SITES[person.site].clone_into(&mut response.setting.site);
        response
    });
    data_set_of(source, &responses.collect::<Vec<Response>>())
}

/// Numbers modulo a prime: what is solved is solved exactly.
const PRIME: u64 = 2_147_483_647;

fn inverse(n: u64) -> u64 {
    let (mut result, mut base, mut exponent) = (1, n % PRIME, PRIME - 2);
    while exponent > 0 {
        if exponent % 2 == 1 {
            result = result * base % PRIME;
        }
        base = base * base % PRIME;
        exponent /= 2;
    }
    result
}

/// The rows without those that others make up, each with its own leading column.
fn reduced(mut rows: Vec<Vec<u64>>) -> Vec<Vec<u64>> {
    let width = rows.first().map_or(0, Vec::len);
    let mut rank = 0;
    for column in 0..width {
        let Some(pivot) = (rank..rows.len()).find(|row| rows[*row][column] != 0) else { continue };
        rows.swap(rank, pivot);
        let scale = inverse(rows[rank][column]);
        for value in &mut rows[rank] {
            *value = *value * scale % PRIME;
        }
        let lead = rows[rank].clone();
        for row in rows.iter_mut().skip(rank + 1).filter(|row| row[column] != 0) {
            let factor = PRIME - row[column];
            for (value, lead) in row.iter_mut().zip(&lead) {
                *value = (*value + factor * lead) % PRIME;
            }
        }
        rank += 1;
    }
    rows.truncate(rank);
    rows
}

/// What is told of the interviews, as sums over the answers to items: one row a figure, one column an answer.
fn figures(data_set: &DataSet) -> Vec<Vec<u64>> {
    let columns = data_set.interviews.len() * ITEMS;
    let items: Vec<&str> = FACTORS.iter().flat_map(|(_, _, items)| items.iter().copied()).collect();
    let column = |person: usize, item: &str| {
        person * ITEMS + items.iter().position(|known| *known == item).unwrap()
    };
    let has = |person: usize, item: &str| {
        data_set.interviews[person].response.answers.get(item).is_some()
    };
    // A factor is the mean of the items that are answered, an index that of its factors.
    let factor = |person: usize, id: &str| -> Option<Vec<u64>> {
        data_set.interviews[person].scores.as_ref()?.factor(id)?;
        let (_, _, items) = FACTORS.iter().find(|(known, _, _)| *known == id)?;
        let answered: Vec<&&str> = items.iter().filter(|item| has(person, item)).collect();
        let mut row = vec![0; columns];
        for item in &answered {
            row[column(person, item)] = inverse(answered.len() as u64);
        }
        Some(row)
    };
    let plus = |sum: &mut Vec<u64>, row: &[u64], by: u64| {
        for (sum, value) in sum.iter_mut().zip(row) {
            *sum = (*sum + by * value) % PRIME;
        }
    };
    let index = |person: usize, family: Family| -> Option<Vec<u64>> {
        data_set.interviews[person].scores.as_ref()?.index(family)?;
        let of = FACTORS.iter().filter(|(_, of, _)| *of == family);
        let factors: Vec<Vec<u64>> = of.filter_map(|(id, _, _)| factor(person, id)).collect();
        let mut row = vec![0; columns];
        for part in &factors {
            plus(&mut row, part, inverse(factors.len() as u64));
        }
        Some(row)
    };
    let net = |person: usize| -> Option<Vec<u64>> {
        let mut row = index(person, Family::Supporting)?;
        plus(&mut row, &index(person, Family::Inhibiting)?, PRIME - 1);
        Some(row)
    };
    let item = |person: usize, id: &str| -> Option<Vec<u64>> {
        has(person, id).then(|| {
            let mut row = vec![0; columns];
            row[column(person, id)] = 1;
            row
        })
    };

    let mut rows = Vec::new();
    let everywhere = Filter::default();
    let places = facets(data_set, &everywhere).sites.into_iter().map(|place| Some(place.value));
    for site in std::iter::once(None).chain(places) {
        let filter = Filter { site, ..Filter::default() };
        let taken: Vec<usize> = (0..data_set.interviews.len())
            .filter(|person| filter.admits(&data_set.interviews[*person].response.setting))
            .collect();
        let mut add = |of: &dyn Fn(usize) -> Option<Vec<u64>>| {
            let mut sum = vec![0; columns];
            for row in taken.iter().filter_map(|person| of(*person)) {
                plus(&mut sum, &row, 1);
            }
            rows.push(sum);
        };
        let Ok(shown) = community(data_set, &filter, LIMIT) else { continue };
        for force in shown.forces.iter().filter(|force| force.mean.is_some()) {
            add(&|person| factor(person, &force.id));
            let place = data_set.instrument.scoring.factors.iter().position(|it| it.id == force.id);
            let (_, _, items) = FACTORS.iter().find(|(id, _, _)| *id == force.id).unwrap();
            for item_told in &told(data_set, &filter, LIMIT).items[place.unwrap()] {
                add(&|person| item(person, items[*item_told]));
            }
        }
        for (family, _) in &shown.indices {
            add(&|person| index(person, *family));
        }
        if shown.net.is_some() {
            add(&net);
        }
        let told = told(data_set, &filter, LIMIT);
        for (id, family, _) in FACTORS {
            if told.figures.get(id).is_some() {
                add(&|person| factor(person, id));
            }
            if told.figures.get(family.word()).is_some() {
                add(&|person| index(person, family));
            }
        }
        if told.figures.get("N").is_some() {
            add(&net);
        }
        for id in &items {
            let in_answers = told.responses.iter().any(|one| one.answers.get(id).is_some());
            if told.figures.get(id).is_some() || in_answers {
                add(&|person| item(person, id));
            }
        }
    }
    rows
}

/// The people, two at most, of whose answers alone something can be reckoned from the figures.
fn told_on(rows: &[Vec<u64>], people: usize) -> Option<(usize, usize)> {
    let rows = reduced(rows.to_vec());
    let pairs = (0..people).flat_map(|a| (a..people).map(move |b| (a, b)));
    // A sum of rows that is of these two alone vanishes without their columns.
    pairs.into_iter().find(|(a, b)| {
        let without = rows.iter().map(|row| {
            let kept = row.iter().enumerate();
            let kept = kept.filter(|(column, _)| ![*a, *b].contains(&(column / ITEMS)));
            kept.map(|(_, value)| *value).collect()
        });
        reduced(without.collect()).len() < rows.len()
    })
}

/// The solver finds what is there to be found: a mean of three and one of four tell of the fourth.
#[test]
fn what_can_be_reckoned_is_found() {
    let of = |people: &[usize]| {
        let mut row = vec![0; 4 * ITEMS];
        for person in people {
            row[person * ITEMS] = 1;
        }
        row
    };
    assert_eq!(told_on(&[of(&[0, 1, 2])], 4), None);
    assert_eq!(told_on(&[of(&[0, 1, 2]), of(&[0, 1, 2, 3])], 4), Some((0, 3)));
}

/// All of one site, answering everything, are told everything; the test below is not empty.
#[test]
fn what_can_be_told_is_told() {
    let source = instrument();
    let person = Person { site: 0, is_officer: false, blank: [false; ITEMS] };
    let data_set = data_set(&source, &vec![person; LIMIT]);
    // S1-S3, H1, their nine items, S, H and N are told by the community, and again by what readings are told.
    assert!(figures(&data_set).len() >= 3 * (4 + 9 + 3), "{}", figures(&data_set).len());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn nothing_about_two_people_can_be_reckoned(people in prop::collection::vec(person(), 3..9)) {
        let source = instrument();
        let data_set = data_set(&source, &people);
        let rows = figures(&data_set);
        prop_assert_eq!(told_on(&rows, people.len()), None);
    }
}

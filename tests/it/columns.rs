//! Columns of answers: what is reckoned from them has the same bits as from the interviews one by one.

use berdaya::evaluation::{Columns, DataSet, Filter, Settings, summarise};
use berdaya::instrument::{Family, Missing};
use berdaya::response::{Answer, Response};
use proptest::prelude::*;

use crate::framework_any::interviews;
use crate::frameworks::{FRAMEWORKS, framework};
use crate::interview::shipped;
use crate::questionnaire::{FactorPlan, ItemPlan, source};
use crate::village::{data_set_of, declined, held};

/// Holds every score of every row, and the summary of several filters, against those of the interviews.
#[track_caller]
fn check(data_set: &DataSet) -> usize {
    let columns = Columns::of(data_set).unwrap();
    let factors = &data_set.instrument.scoring.factors;
    let mut rows = 0;
    columns.each_scored(|row, found| {
        rows += 1;
        let interview = &data_set.interviews[row];
        let scores = interview.scores.as_ref().unwrap();
        let about = &interview.response.setting.code;
        for (factor, figure) in factors.iter().zip(found.factors) {
            let scored = scores.factors.iter().find(|scored| scored.id == factor.id);
            assert_eq!(figure.is_asked, scored.is_some(), "{about} {}", factor.id);
            let Some(scored) = scored else { continue };
            let bits = |score: Option<f64>| score.map(f64::to_bits);
            assert_eq!(bits(figure.score), bits(scored.score), "{about} {}", factor.id);
            let counts = [figure.answered, figure.applicable].map(|n| usize::try_from(n).unwrap());
            assert_eq!(counts, [scored.answered, scored.applicable], "{about} {}", factor.id);
        }
        for (family, index) in Family::ALL.into_iter().zip(found.indices) {
            let expected = scores.indices.iter().find(|(of, _)| *of == family).map(|it| it.1);
            let bits = |index: Option<berdaya::scoring::Index>| {
                index.map(|it| (it.value.map(f64::to_bits), it.coverage.to_bits()))
            };
            assert_eq!(bits(index), bits(expected), "{about} {family:?}");
        }
        let bits = |field: Option<berdaya::scoring::ForceField>| {
            field.map(|it| (it.net.to_bits(), it.balance.map(f64::to_bits)))
        };
        assert_eq!(bits(found.force_field), bits(scores.force_field), "{about}");
    });
    assert_eq!(rows, data_set.n_scored());
    let settings = data_set.interviews.iter().map(|one| &one.response.setting);
    let mut filters = vec![Filter::default()];
    for setting in settings {
        filters.push(Filter::default().at_site(&setting.site));
        filters.push(Filter::default().for_role(&setting.role).at_site(&setting.site));
    }
    filters.sort_by_key(|filter| format!("{filter:?}"));
    filters.dedup();
    let (all, by_site) = columns.summarise_sites(&Settings::default()).unwrap();
    assert_eq!(all, summarise(data_set, &Settings::default()));
    for (site, found) in columns.sites().iter().zip(by_site) {
        let settings = Settings::from(Filter::default().at_site(site));
        // A site may have others within.
        if columns.sites().iter().filter(|other| other.starts_with(site.as_str())).count() == 1 {
            assert_eq!(found, summarise(data_set, &settings), "{site}");
        }
    }
    for filter in filters {
        let settings = Settings::from(filter);
        // Numbers as JSON writes them name their bits.
        let text = |summary| serde_json::to_string(&summary).unwrap();
        let found = columns.summarise(&settings).unwrap();
        assert_eq!(text(found), text(summarise(data_set, &settings)), "{:?}", settings.filter);
    }
    rows
}

#[test]
fn every_framework_scores_the_same_bits() {
    for (name, _) in FRAMEWORKS {
        let source = framework(name);
        let mut responses = interviews(name, 12);
        for (n, response) in responses.iter_mut().enumerate() {
            response.setting.site = format!("RW 0{} > RT 0{}", n % 3, n % 2);
        }
        assert!(check(&data_set_of(&source, &responses)) > 50, "{name}");
    }
}

#[test]
fn who_declined_is_counted_and_has_no_answers() {
    let responses = [held(1, "W", "RT 01", 3), declined(2, "W", "RT 01"), held(3, "K", "RT 02", 1)];
    let data_set = data_set_of(&shipped(), &responses);
    assert_eq!(check(&data_set), 2);
    let columns = Columns::of(&data_set).unwrap();
    let (choices, lacks) =
        columns.distribution("I1.S1.1", &columns.taken(&Filter::default())).unwrap();
    assert_eq!((choices, lacks), (vec![0, 1, 0, 1, 0], [0; 6]));
    let taken = columns.taken(&Filter::default());
    assert_eq!(columns.distribution("kelompok_umur", &taken), None, "it is not scored");
}

/// The goal: a million interviews with 45 items in less than two bytes an answer.
#[test]
fn an_answer_takes_less_than_two_bytes() {
    let source = shipped();
    let response = held(1, "W", "RW 07 > RT 01", 3);
    let mut columns = Columns::new(&source.instrument).unwrap();
    columns.reserve(100_000);
    for n in 0..100_000 {
        let site = format!("RW {:02}", n % 20);
        let setting = berdaya::response::Setting { site, ..response.setting.clone() };
        // Cloned answers would take most of the time.
        if n < 20 {
            columns.push(&Response { setting, ..response.clone() });
        } else {
            columns.push(&response);
        }
    }
    let items: usize = source.instrument.scoring.factors.iter().map(|it| it.items.len()).sum();
    assert_eq!(columns.n_answers(), items * 100_000);
    assert!(columns.size() < 2 * columns.n_answers(), "{} bytes", columns.size());
}

/// Source: the formula worked by hand: items 1,2,3,4 / 1,3,2,4 / 2,2,4,4 have variances 5/3, 5/3, 4/3 and their sum
/// 4,7,9,12 has 34/3: alpha = 3/2 (1 - (14/3)/(34/3)) = 15/17; without the last, 2 (1 - (10/3)/6) = 8/9.
#[test]
fn alpha_is_the_one_worked_by_hand() {
    let items = ["a", "b", "c"].map(|id| ItemPlan {
        id: id.to_owned(),
        reverse: false,
        weight: 1.0,
        roles: vec!["W".to_owned()],
    });
    let factors = [FactorPlan {
        id: "F".to_owned(),
        family: Family::Supporting,
        weight: 1.0,
        items: items.to_vec(),
    }];
    let source = source(&[1, 2, 3, 4, 5], &factors);
    let mut columns = Columns::new(&source.instrument).unwrap();
    let mut interview = crate::interview::Interview::consented(&source, "W");
    for id in ["a", "b", "c"] {
        interview.chooses(id, "1").unwrap();
    }
    let held = interview.finished();
    let rows = [["1", "1", "2"], ["2", "3", "2"], ["3", "2", "4"], ["4", "4", "4"]];
    for row in rows {
        let mut response = held.clone();
        for (id, value) in ["a", "b", "c"].into_iter().zip(row) {
            response.answers.set(id, Some(Answer::Value(value.to_owned())));
        }
        columns.push(&response);
        // Who lacks an item does not count.
        response.answers.set("b", Some(Answer::Missing(Missing::DoesNotKnow)));
        columns.push(&response);
    }
    let taken = columns.taken(&Filter::default());
    let scale = columns.scale(0, &taken).unwrap();
    assert_eq!(scale.n, 4);
    assert!((scale.alpha.unwrap() - 15.0 / 17.0).abs() < 1e-15);
    assert!((scale.alpha_without[2].unwrap() - 8.0 / 9.0).abs() < 1e-15);
    assert_eq!(columns.scale(1, &taken), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Any weights, directions, roles and lacks of answers.
    #[test]
    fn any_factors_score_the_same_bits(
        factors in proptest::collection::vec(
            (0_usize..4, 1_u32..90, proptest::collection::vec((any::<bool>(), 1_u32..90, 1_u8..4), 2..6)),
            1..6,
        ),
        replies in proptest::collection::vec((0_u8..2, proptest::collection::vec(0_u8..9, 30)), 1..40),
    ) {
        let plans: Vec<FactorPlan> = factors.iter().enumerate().map(|(f, (family, weight, items))| FactorPlan {
            id: format!("F{f}"),
            family: Family::ALL[*family],
            weight: f64::from(*weight) / 7.0,
            items: items.iter().enumerate().map(|(n, (reverse, weight, roles))| ItemPlan {
                id: format!("i{f}.{n}"),
                reverse: *reverse,
                weight: f64::from(*weight) / 11.0,
                roles: [("W", 1), ("K", 2)].iter().filter(|(_, bit)| roles & bit > 0).map(|(role, _)| (*role).to_owned()).collect(),
            }).collect(),
        }).collect();
        let source = source(&[0, 1, 2], &plans);
        let ids: Vec<&String> = plans.iter().flat_map(|plan| &plan.items).map(|item| &item.id).collect();
        let responses: Vec<Response> = (1_u16..).zip(&replies).map(|(n, (role, replies))| {
            let role = ["W", "K"][usize::from(*role)];
            let mut interview = crate::interview::Interview::numbered(&source, role, n);
            interview.consents().unwrap();
            let mut response = interview.finished();
            for (id, reply) in ids.iter().zip(replies) {
                let item = source.instrument.item(id).unwrap();
                if !item.is_asked_of(role) { continue }
                match reply {
                    0..=2 => response.answers.set(id, Some(Answer::Value(reply.to_string()))),
                    3..=5 => response.answers.set(id, Some(Answer::Missing(Missing::ALL[usize::from(*reply) - 3]))),
                    6 => response.skipped.push((*id).clone()),
                    _ => {}
                }
            }
            response
        }).collect();
        check(&data_set_of(&source, &responses));
    }
}

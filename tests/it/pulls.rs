//! Which answers would change a score: pulls and what-ifs against hand arithmetic and against scoring anew.

use berdaya::instrument::{Family, Missing};
use berdaya::record::InstrumentSource;
use berdaya::response::{Answer, Response};
use berdaya::scoring::{Outcome, Pulls, Scores, pulls, score};
use proptest::prelude::*;

use crate::questionnaire::{FactorPlan, ItemPlan, Reply, held, source};

const FIVE: [i32; 5] = [1, 2, 3, 4, 5];

/// Points of a five-point scale, by what they are on 0-100.
fn reply(points: i32) -> Reply {
    Reply::Point(usize::try_from(points / 25).unwrap())
}

fn plan(id: &str, family: Family, count: usize) -> FactorPlan {
    let items = (1..=count).map(|n| ItemPlan::plain(&format!("{id}.{n}")));
    FactorPlan::plain(id, family, items.collect())
}

/// An interview with these replies, each item by name.
fn interview(source: &InstrumentSource, replies: &[(&str, Reply)]) -> (Response, Scores) {
    let replies: Vec<(String, Reply)> =
        replies.iter().map(|(item, reply)| ((*item).to_owned(), *reply)).collect();
    let response = held(source, "W", &FIVE, &replies);
    let scores = score(&source.instrument, &response);
    (response, scores)
}

fn pulls_of(source: &InstrumentSource, factor: usize, held: &[(Response, Scores)]) -> Pulls {
    let held: Vec<_> = held.iter().map(|(response, scores)| (response, scores)).collect();
    pulls(&source.instrument, factor, &held).unwrap()
}

fn is_near(found: Option<f64>, expected: Option<f64>) -> bool {
    match (found, expected) {
        (Some(found), Some(expected)) => (found - expected).abs() <= 1e-9,
        (found, expected) => found.is_none() && expected.is_none(),
    }
}

#[track_caller]
fn assert_near(found: Option<f64>, expected: Option<f64>) {
    assert!(is_near(found, expected), "{found:?} is not {expected:?}");
}

/// A supporting factor with these points of its items, -1 for a blank: the pull of each.
#[track_caller]
fn check(points: &[i32], expected: &[Option<f64>]) {
    check_weighted(points, &vec![1.0; points.len()], expected);
}

#[track_caller]
fn check_weighted(points: &[i32], weights: &[f64], expected: &[Option<f64>]) {
    let mut factor = plan("S1", Family::Supporting, points.len());
    for (item, weight) in factor.items.iter_mut().zip(weights) {
        item.weight = *weight;
    }
    let source = source(&FIVE, &[factor.clone()]);
    let replies = factor.items.iter().zip(points).filter(|(_, points)| **points >= 0);
    let replies: Vec<(&str, Reply)> =
        replies.map(|(item, points)| (item.id.as_str(), reply(*points))).collect();
    let pulls = pulls_of(&source, 0, &[interview(&source, &replies)]);
    let found: Vec<Option<f64>> = pulls.items.iter().map(|item| item.pull).collect();
    assert_eq!(found.len(), expected.len());
    found.iter().zip(expected).for_each(|(found, expected)| assert_near(*found, *expected));
}

/// By hand: F = 50; without the 100 it is (50 + 0) / 2 = 25, without the 0 it is 75.
#[test]
fn an_item_above_the_factor_lifts_it_and_one_below_drags_it() {
    check(&[100, 50, 0], &[Some(25.0), Some(0.0), Some(-25.0)]);
    // F = 75 of four; without a 100: 200/3, without the 0: 100.
    check(
        &[100, 100, 100, 0],
        &[Some(25.0 / 3.0), Some(25.0 / 3.0), Some(25.0 / 3.0), Some(-25.0)],
    );
}

/// By hand: weights 2, 1, 1 on 100, 0, 50: F = 250/4 = 62.5; without the first 25, the second 250/3 - 0 = 83.333,
/// the third 200/3 = 66.667.
#[test]
fn a_heavier_item_pulls_harder() {
    check_weighted(
        &[100, 0, 50],
        &[2.0, 1.0, 1.0],
        &[Some(37.5), Some(62.5 - 250.0 / 3.0), Some(62.5 - 200.0 / 3.0)],
    );
}

/// Of two answered items none can be left out; of three of five none either, since three are needed.
#[test]
fn where_the_factor_has_no_score_without_an_item_there_is_no_pull() {
    check(&[100, 0], &[None, None]);
    check(&[100, 50, 0, -1, -1], &[None, None, None]);
    check(
        &[100, 50, 0, 50, -1],
        &[Some(50.0 - 100.0 / 3.0), Some(0.0), Some(50.0 - 200.0 / 3.0), Some(0.0)],
    );
}

/// S1 = (50 + 75) / 2 = 62.5 and S2 = 25, so S = 43.75; H1 = 50, so N = -6.25.
#[test]
fn what_a_better_answer_would_do_is_told_for_factor_index_and_net() {
    let plans = [
        plan("S1", Family::Supporting, 2),
        plan("S2", Family::Supporting, 2),
        plan("H1", Family::Inhibiting, 2),
    ];
    let source = source(&FIVE, &plans);
    let replies = [
        ("S1.1", reply(50)),
        ("S1.2", reply(75)),
        ("S2.1", reply(25)),
        ("S2.2", reply(25)),
        ("H1.1", reply(25)),
        ("H1.2", reply(75)),
    ];
    let held = [interview(&source, &replies)];
    let of = |outcome: Outcome| [outcome.factor, outcome.index, outcome.net].map(Option::unwrap);
    let supporting = pulls_of(&source, 0, &held);
    assert_eq!(of(supporting.now), [62.5, 43.75, -6.25]);
    // 50 to 75: S1 = 75, S = 50, N = 0. At 100: S1 = 87.5, S = 56.25, N = 6.25.
    assert_eq!(of(supporting.items[0].step), [75.0, 50.0, 0.0]);
    assert_eq!(of(supporting.items[0].best), [87.5, 56.25, 6.25]);
    // A lower obstacle is the better one: 25 to 0 and 75 to 50 both take H1 to 37.5, and N to 6.25.
    let inhibiting = pulls_of(&source, 2, &held);
    assert_eq!(of(inhibiting.items[0].step), [37.5, 37.5, 6.25]);
    assert_eq!(of(inhibiting.items[1].step), [37.5, 37.5, 6.25]);
    assert_eq!(of(inhibiting.items[1].best), [12.5, 12.5, 31.25]);
}

#[test]
fn who_is_at_the_best_stays_there() {
    let source =
        source(&FIVE, &[plan("S1", Family::Supporting, 2), plan("H1", Family::Inhibiting, 2)]);
    let best = [("S1.1", reply(100)), ("S1.2", reply(100)), ("H1.1", reply(0)), ("H1.2", reply(0))];
    let held = [interview(&source, &best)];
    for factor in [0, 1] {
        let pulls = pulls_of(&source, factor, &held);
        for item in &pulls.items {
            assert_eq!((item.step, item.best), (pulls.now, pulls.now));
        }
    }
}

/// A reversed item is told as the factor takes it: who agrees with it stands at 0.
#[test]
fn a_reversed_item_is_turned_round() {
    let mut factor = plan("S1", Family::Supporting, 3);
    factor.items[0].reverse = true;
    let source = source(&FIVE, &[factor]);
    let replies = [("S1.1", reply(100)), ("S1.2", reply(50)), ("S1.3", reply(50))];
    let pulls = pulls_of(&source, 0, &[interview(&source, &replies)]);
    let first = &pulls.items[0];
    assert_near(Some(first.mean), Some(0.0));
    // F = 100/3; without it 50.
    assert_near(first.pull, Some(100.0 / 3.0 - 50.0));
    assert_near(first.step.factor, Some(125.0 / 3.0));
    assert_near(first.best.factor, Some(200.0 / 3.0));
}

/// Two of three answered the item. Their F: (100+50+0)/3 = 50 and (50+50+50)/3 = 50; the third has no score.
#[test]
fn each_figure_of_many_is_over_those_who_have_it() {
    let source = source(&FIVE, &[plan("S1", Family::Supporting, 3)]);
    let of = |points: [i32; 3]| {
        let names = ["S1.1", "S1.2", "S1.3"];
        let given = names.into_iter().zip(points).filter(|(_, points)| *points >= 0);
        let replies: Vec<_> = given.map(|(item, points)| (item, reply(points))).collect();
        interview(&source, &replies)
    };
    let held = [of([100, 50, 0]), of([50, 50, 50]), of([100, -1, -1]), of([-1, 100, 0])];
    let pulls = pulls_of(&source, 0, &held);
    assert_eq!((pulls.n, pulls.items[0].n, pulls.items[1].n), (3, 2, 3));
    assert_near(Some(pulls.items[0].mean), Some(75.0));
    assert_near(pulls.items[0].pull, Some(12.5));
    // The second item: 0 of the first and of the second; the fourth has no score without it.
    assert_near(pulls.items[1].pull, Some(0.0));
    // All three scores of 50; two of them become (100+50+0)/3 and (75+50+50)/3, one stays.
    assert_near(pulls.now.factor, Some(50.0));
    assert_near(pulls.items[0].step.factor, Some((50.0 + 175.0 / 3.0 + 50.0) / 3.0));
}

#[test]
fn what_nobody_answered_is_not_told() {
    let source = source(&FIVE, &[plan("S1", Family::Supporting, 3)]);
    let missing = Reply::Code(Missing::DoesNotKnow);
    let replies = [("S1.1", reply(100)), ("S1.2", missing), ("S1.3", reply(0))];
    let pulls = pulls_of(&source, 0, &[interview(&source, &replies)]);
    let told: Vec<usize> = pulls.items.iter().map(|item| item.item).collect();
    assert_eq!(told, [0, 2]);
    let nobody = pulls_of(&source, 0, &[]);
    assert_eq!((nobody.n, nobody.items.len(), nobody.now), (0, 0, Outcome::default()));
}

/// Factors of which some share an item, and an interview with each kind of reply.
fn any_case() -> impl Strategy<Value = (Vec<FactorPlan>, Vec<u8>)> {
    let family =
        prop_oneof![Just(Family::Supporting), Just(Family::Inhibiting), Just(Family::Process)];
    let item = (any::<bool>(), 1_u8..5, any::<bool>());
    let factor = (family, 1_u8..4, proptest::collection::vec(item, 2..5));
    let plan = proptest::collection::vec(factor, 1..5).prop_map(|factors| {
        let plan = |(n, (family, weight, items)): (usize, (Family, u8, Vec<_>))| {
            let item = |(i, (reverse, weight, is_shared)): (usize, (bool, u8, bool))| ItemPlan {
                reverse,
                weight: f64::from(weight),
                ..ItemPlan::plain(&match is_shared && i == 0 {
                    true => "shared".to_owned(),
                    false => format!("F{n}.{i}"),
                })
            };
            FactorPlan {
                weight: f64::from(weight),
                ..FactorPlan::plain(
                    &format!("F{n}"),
                    family,
                    items.into_iter().enumerate().map(item).collect(),
                )
            }
        };
        factors.into_iter().enumerate().map(plan).collect::<Vec<_>>()
    });
    (plan, proptest::collection::vec(0_u8..7, 20))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    /// `sum((W - w_i) * pull_i) = 0` where each item has a pull; each pull is on the side of its item; and what
    /// would be is what scoring the changed answers gives.
    #[test]
    fn pulls_even_out_and_what_would_be_is_what_scoring_gives((plans, replies) in any_case()) {
        let source = source(&FIVE, &plans);
        let mut genes = replies.into_iter().cycle();
        let mut given: Vec<(String, Reply)> = Vec::new();
        for item in plans.iter().flat_map(|plan| &plan.items) {
            if given.iter().all(|(name, _)| *name != item.id) {
                given.push((item.id.clone(), match genes.next().unwrap() {
                    5 => Reply::Blank,
                    6 => Reply::Code(Missing::NotApplicable),
                    point => Reply::Point(usize::from(point)),
                }));
            }
        }
        let response = held(&source, "W", &FIVE, &given);
        let scores = score(&source.instrument, &response);
        for (n, plan) in plans.iter().enumerate() {
            let pulls = pulls(&source.instrument, n, &[(&response, &scores)]).unwrap();
            let now = scores.factor(&plan.id);
            prop_assert_eq!(pulls.now.factor, now);
            let weight = |item: usize| plan.items[item].weight;
            let all: f64 = pulls.items.iter().map(|pull| weight(pull.item)).sum();
            let parts: Vec<f64> = pulls
                .items
                .iter()
                .filter_map(|pull| Some((all - weight(pull.item)) * pull.pull?))
                .collect();
            if parts.len() == pulls.items.len() {
                let sum: f64 = parts.iter().sum();
                prop_assert!(sum.abs() < 1e-6, "{} of {:?}", sum, parts);
            }
            for pull in &pulls.items {
                let side = pull.mean - now.unwrap();
                if let Some(lift) = pull.pull {
                    prop_assert!(lift * side >= -1e-9 && lift.abs() <= 100.0);
                    let by_hand = weight(pull.item) * side / (all - weight(pull.item));
                    prop_assert!((lift - by_hand).abs() < 1e-9);
                }
                let item = &plan.items[pull.item].id;
                let at: i32 = response.answers.get(item).unwrap().value().unwrap().parse().unwrap();
                let is_up = plan.items[pull.item].reverse == (plan.family == Family::Inhibiting);
                let (step, best) = if is_up { ((at + 1).min(5), 5) } else { ((at - 1).max(1), 1) };
                for (outcome, point) in [(pull.step, step), (pull.best, best)] {
                    let mut changed = response.clone();
                    changed.answers.set(item, Some(Answer::Value(point.to_string())));
                    let anew = score(&source.instrument, &changed);
                    prop_assert!(is_near(outcome.factor, anew.factor(&plan.id)));
                    prop_assert!(is_near(outcome.index, anew.index(plan.family)));
                    let net = anew.force_field.map(|field| field.net);
                    prop_assert!(is_near(outcome.net, net), "{:?} {:?}", outcome.net, net);
                }
            }
        }
    }
}

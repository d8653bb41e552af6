//! Answers into factor scores, family indices and the force field, METHOD 3.1 to 3.4.

use berdaya::instrument::{Family, Missing};
use berdaya::scoring::{Scores, score};
use proptest::prelude::*;
use serde::Deserialize;
use std::collections::BTreeMap;

use crate::interview::{Interview, shipped};
use crate::questionnaire::{FactorPlan, ItemPlan, Reply, held, source};

const FIVE: [i32; 5] = [1, 2, 3, 4, 5];

// --- The six respondents of the reference ---

#[derive(Deserialize)]
struct Golden {
    items: BTreeMap<String, Vec<String>>,
    reverse: Vec<String>,
    rows: Vec<BTreeMap<String, Option<i32>>>,
    scores: Vec<BTreeMap<String, Option<f64>>>,
}

impl Golden {
    fn read() -> Self {
        serde_json::from_str(include_str!("../data/golden_scoring.json")).unwrap()
    }

    fn factors(&self) -> Vec<FactorPlan> {
        let family = |id: &str| match id.starts_with('H') {
            true => Family::Inhibiting,
            false => Family::Supporting,
        };
        let item =
            |id: &String| ItemPlan { reverse: self.reverse.contains(id), ..ItemPlan::plain(id) };
        let factor = |(id, items): (&String, &Vec<String>)| {
            FactorPlan::plain(id, family(id), items.iter().map(item).collect())
        };
        self.items.iter().map(factor).collect()
    }

    fn scored(&self) -> Vec<Scores> {
        let source = source(&FIVE, &self.factors());
        let rows = self.rows.iter().map(|row| {
            let replies = row.iter().filter_map(|(item, value)| {
                let position = FIVE.iter().position(|point| Some(*point) == *value)?;
                Some((item.clone(), Reply::Point(position)))
            });
            let response = held(&source, "W", &FIVE, &replies.collect::<Vec<_>>());
            score(&source.instrument, &response)
        });
        rows.collect()
    }
}

/// A figure of `scores` by the name that the reference gives it.
fn figure(scores: &Scores, name: &str) -> Option<f64> {
    match name {
        "S" => scores.index(Family::Supporting),
        "H" => scores.index(Family::Inhibiting),
        "coverS" => scores
            .indices
            .iter()
            .find(|(family, _)| *family == Family::Supporting)
            .map(|(_, index)| index.coverage),
        "N" => scores.force_field.map(|field| field.net),
        "B" => scores.force_field.and_then(|field| field.balance),
        factor => scores.factor(factor),
    }
}

/// Source: tests/data/golden_scoring.json, six respondents reckoned outside this program.
#[test]
fn every_figure_of_the_reference_respondents_is_met() {
    let golden = Golden::read();
    let scored = golden.scored();
    assert_eq!(scored.len(), 6);
    for (n, (scores, expected)) in scored.iter().zip(&golden.scores).enumerate() {
        for (name, expected) in expected {
            let found = figure(scores, name);
            let is_met = match (found, expected) {
                (Some(found), Some(expected)) => (found - expected).abs() <= 1e-12,
                (found, expected) => found.is_none() && expected.is_none(),
            };
            assert!(is_met, "respondent {n}, {name}: {found:?} is not {expected:?}");
        }
    }
}

/// Source: the means printed with the reference, S 66.666667, H 54.166667, N 12.5, sd of N 54.474287.
#[test]
fn the_means_of_the_reference_respondents_are_met() {
    let scored = Golden::read().scored();
    let column = |name| scored.iter().map(|scores| figure(scores, name).unwrap()).collect();
    let mean = |values: &Vec<f64>| values.iter().sum::<f64>() / 6.0;
    let net: Vec<f64> = column("N");
    let squares: f64 = net.iter().map(|n| (n - mean(&net)) * (n - mean(&net))).sum();
    let deviation = (squares / 5.0).sqrt();
    for (found, expected) in [
        (mean(&column("S")), 66.666667),
        (mean(&column("H")), 54.166667),
        (mean(&net), 12.5),
        (deviation, 54.474287),
    ] {
        assert!((found - expected).abs() < 5e-7, "{found} is not {expected}");
    }
}

// --- The half rule ---

/// One factor of `k` items: the first `values` answered with the highest point, the next `tb` not
/// applicable, the rest blank.
#[track_caller]
fn check_half_rule(k: usize, tb: usize, values: usize, expected: Option<f64>) {
    let items: Vec<ItemPlan> = (0..k).map(|n| ItemPlan::plain(&format!("i{n}"))).collect();
    let source = source(&FIVE, &[FactorPlan::plain("S1", Family::Supporting, items)]);
    let reply = |n: usize| match n {
        n if n < values => Reply::Point(4),
        n if n < values + tb => Reply::Code(Missing::NotApplicable),
        _ => Reply::Blank,
    };
    let replies: Vec<_> = (0..k).map(|n| (format!("i{n}"), reply(n))).collect();
    let scores = score(&source.instrument, &held(&source, "W", &FIVE, &replies));
    let factor = &scores.factors[0];
    assert_eq!(
        (factor.score, factor.answered, factor.applicable),
        (expected, values, k - tb),
        "{values} of {k} answered, {tb} not applicable"
    );
}

/// Source: METHOD 3.2, answered >= max(2, ceil(k/2)).
#[test]
fn half_of_the_items_must_be_answered_and_two_at_least() {
    for (k, needed) in [(2, 2), (3, 2), (4, 2), (5, 3), (6, 3), (7, 4)] {
        check_half_rule(k, 0, needed, Some(100.0));
        check_half_rule(k, 0, needed - 1, None);
    }
}

/// Source: METHOD 3.2, TB items leave k.
#[test]
fn an_item_that_does_not_apply_lowers_what_half_means() {
    check_half_rule(5, 0, 2, None);
    check_half_rule(5, 1, 2, Some(100.0));
    check_half_rule(7, 3, 2, Some(100.0));
    check_half_rule(3, 2, 1, None);
    check_half_rule(3, 3, 0, None);
}

// --- The coverage of a family ---

/// Supporting factors of the given weights, of which those at `blank` have no answers.
#[track_caller]
fn check_coverage(weights: &[f64], blank: &[usize], expected: Option<f64>) {
    let factors: Vec<FactorPlan> = weights
        .iter()
        .enumerate()
        .map(|(n, weight)| FactorPlan {
            weight: *weight,
            ..FactorPlan::plain(
                &format!("S{n}"),
                Family::Supporting,
                vec![ItemPlan::plain(&format!("s{n}a")), ItemPlan::plain(&format!("s{n}b"))],
            )
        })
        .collect();
    let source = source(&FIVE, &factors);
    let answered = (0..weights.len()).filter(|n| !blank.contains(n));
    let replies: Vec<_> = answered
        .flat_map(|n| [(format!("s{n}a"), Reply::Point(4)), (format!("s{n}b"), Reply::Point(2))])
        .collect();
    let scores = score(&source.instrument, &held(&source, "W", &FIVE, &replies));
    assert_eq!(scores.index(Family::Supporting), expected, "{weights:?} without {blank:?}");
}

/// Source: METHOD 3.3, no index if coverage < 0.5.
#[test]
fn half_the_weight_gives_an_index_and_less_does_not() {
    check_coverage(&[1.0, 1.0], &[0], Some(75.0));
    check_coverage(&[1.0, 2.0], &[1], None);
    check_coverage(&[1.0, 1.0, 1.0], &[0, 1], None);
    check_coverage(&[1.0, 2.0, 3.0], &[0, 1], Some(75.0));
}

/// Tenths have no exact binary form: 0.3 of 0.1 + 0.2 + 0.3 comes out a hair below one half.
#[test]
fn half_the_weight_is_half_in_tenths_too() {
    check_coverage(&[0.1, 0.2, 0.3], &[0, 1], Some(75.0));
    check_coverage(&[0.3, 0.2, 0.1], &[1, 2], Some(75.0));
}

/// Two highest answers with weights of 6.56 and 5.32 come out at 100.00000000000001 before the clamp.
#[test]
fn the_highest_answers_score_100_and_not_a_bit_more() {
    let item = |id, weight| ItemPlan { weight, ..ItemPlan::plain(id) };
    let items = vec![item("a", 6.56), item("b", 5.32)];
    let source = source(&[1, 2], &[FactorPlan::plain("S1", Family::Supporting, items)]);
    let replies = ["a", "b"].map(|id| (id.to_owned(), Reply::Point(1)));
    let scores = score(&source.instrument, &held(&source, "W", &[1, 2], &replies));
    assert_eq!(scores.factor("S1"), Some(100.0));
}

// --- Roles ---

/// Source: the factors of the shipped instrument by role.
#[test]
fn an_outside_patron_has_no_score_where_nothing_is_asked() {
    let source = shipped();
    let mut interview = Interview::consented(&source, "Z");
    interview.chooses_everywhere(3);
    let scores = score(&source.instrument, &interview.finished());
    let factors: Vec<&str> = scores.factors.iter().map(|factor| factor.id.as_str()).collect();
    assert_eq!(factors, ["D1", "D5", "D6", "D7", "S1", "S2", "S3", "H1", "H2", "H3"]);
    let families: Vec<Family> = scores.indices.iter().map(|(family, _)| *family).collect();
    assert_eq!(families, [Family::Process, Family::Supporting, Family::Inhibiting]);
    assert!(scores.indices.iter().all(|(_, index)| index.coverage == 1.0));
}

#[test]
fn a_refusal_scores_nothing() {
    let source = shipped();
    let mut interview = Interview::begun(&source, "W");
    interview.declines().unwrap();
    let scores = score(&source.instrument, interview.response());
    assert!(scores.factors.iter().all(|factor| factor.score.is_none()));
    assert_eq!(scores.force_field, None);
}

// --- Properties ---

/// An instrument with the replies of one respondent.
#[derive(Debug, Clone)]
struct Case {
    points: Vec<i32>,
    factors: Vec<FactorPlan>,
    replies: Vec<(String, Reply)>,
}

impl Case {
    fn score(&self) -> Scores {
        self.score_as("W")
    }

    fn score_as(&self, role: &str) -> Scores {
        let source = source(&self.points, &self.factors);
        let is_asked = |id: &str| {
            let item = source.instrument.item(id);
            item.is_some_and(|item| item.is_asked_of(role))
        };
        let replies: Vec<_> = self.replies.iter().filter(|(id, _)| is_asked(id)).cloned().collect();
        score(&source.instrument, &held(&source, role, &self.points, &replies))
    }

    fn items(&mut self) -> impl Iterator<Item = &mut ItemPlan> {
        self.factors.iter_mut().flat_map(|factor| &mut factor.items)
    }

    fn reply(&mut self, id: &str) -> &mut Reply {
        let found = self.replies.iter_mut().find(|(item, _)| item == id);
        &mut found.unwrap().1
    }

    fn replace(&mut self, from: impl Fn(Reply) -> bool, to: Reply) {
        for (_, reply) in &mut self.replies {
            if from(*reply) {
                *reply = to;
            }
        }
    }
}

fn reply(points: usize) -> impl Strategy<Value = Reply> {
    prop_oneof![
        6 => (0..points).prop_map(Reply::Point),
        1 => Just(Reply::Code(Missing::DoesNotKnow)),
        1 => Just(Reply::Code(Missing::NotApplicable)),
        1 => Just(Reply::Code(Missing::Refused)),
        1 => Just(Reply::Blank),
    ]
}

/// Weights from a hundredth to ten, most of them without an exact binary form.
fn weight() -> impl Strategy<Value = f64> {
    prop_oneof![Just(1.0), (1_u16..1000).prop_map(|hundredths| f64::from(hundredths) / 100.0)]
}

fn roles() -> impl Strategy<Value = Vec<String>> {
    prop_oneof![
        4 => Just(vec![]),
        1 => Just(vec!["W".to_owned()]),
        1 => Just(vec!["K".to_owned()]),
    ]
}

/// One to five factors of two to six items on a scale of two to seven points.
fn case() -> impl Strategy<Value = Case> {
    let item = (any::<bool>(), weight(), roles());
    let factor = (0..Family::ALL.len(), weight(), proptest::collection::vec(item, 2..=6));
    let factors = proptest::collection::vec(factor, 1..=5);
    (2_usize..=7, factors)
        .prop_flat_map(|(n_points, factors)| {
            let n_items = factors.iter().map(|(_, _, items)| items.len()).sum::<usize>();
            let replies = proptest::collection::vec(reply(n_points), n_items);
            (Just(n_points), Just(factors), replies)
        })
        .prop_map(|(n_points, factors, replies)| {
            let plan = |(n, (family, weight, items)): (usize, (usize, f64, Vec<_>))| FactorPlan {
                id: format!("F{n}"),
                family: Family::ALL[family],
                weight,
                items: (0..)
                    .zip(items)
                    .map(|(m, (reverse, weight, roles)): (usize, (bool, f64, Vec<String>))| {
                        ItemPlan { id: format!("f{n}.{m}"), reverse, weight, roles }
                    })
                    .collect(),
            };
            let factors: Vec<FactorPlan> = factors.into_iter().enumerate().map(plan).collect();
            let items = factors.iter().flat_map(|factor| &factor.items);
            let replies = items.map(|item| item.id.clone()).zip(replies).collect();
            Case { points: (1..=7).take(n_points).collect(), factors, replies }
        })
}

/// Every figure of `scores`, to be compared bit for bit.
fn bits(scores: &Scores) -> Vec<Option<u64>> {
    let bits = |figure: Option<f64>| figure.map(f64::to_bits);
    let factors = scores.factors.iter().map(|factor| bits(factor.score));
    let indices = scores
        .indices
        .iter()
        .flat_map(|(_, index)| [bits(index.value), bits(Some(index.coverage))]);
    let field = scores.force_field;
    let field = [bits(field.map(|field| field.net)), bits(field.and_then(|field| field.balance))];
    factors.chain(indices).chain(field).collect()
}

#[track_caller]
fn assert_close(found: Option<f64>, expected: Option<f64>) {
    match (found, expected) {
        (Some(found), Some(expected)) => {
            assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
        }
        (found, expected) => assert_eq!(found, expected),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_reversed_item_with_the_mirrored_answer_scores_the_same(case in case(), pick: prop::sample::Index) {
        let mut mirrored = case.clone();
        let n_items = mirrored.items().count();
        let item = mirrored.items().nth(pick.index(n_items)).unwrap();
        item.reverse = !item.reverse;
        let id = item.id.clone();
        let last = case.points.len() - 1;
        if let Reply::Point(position) = mirrored.reply(&id) {
            *position = last - *position;
        }
        prop_assert_eq!(bits(&mirrored.score()), bits(&case.score()));
    }

    #[test]
    fn a_factor_with_every_key_reversed_scores_the_rest_to_100(case in case()) {
        let mut reversed = case.clone();
        reversed.items().for_each(|item| item.reverse = !item.reverse);
        for (found, plain) in reversed.score().factors.iter().zip(&case.score().factors) {
            assert_close(found.score, plain.score.map(|score| 100.0 - score));
        }
    }

    #[test]
    fn the_labels_of_the_scale_points_do_not_matter(case in case(), start in -50..50, step in 1..20) {
        let mut relabelled = case.clone();
        relabelled.points = (0..).zip(&case.points).map(|(n, _)| start + n * step).collect();
        prop_assert_eq!(bits(&relabelled.score()), bits(&case.score()));
    }

    #[test]
    fn the_order_in_which_items_are_answered_does_not_matter(
        (case, shuffled) in case().prop_flat_map(|case| {
            let shuffled = Just(case.replies.clone()).prop_shuffle();
            (Just(case), shuffled)
        })
    ) {
        let shuffled = Case { replies: shuffled, ..case.clone() };
        prop_assert_eq!(bits(&shuffled.score()), bits(&case.score()));
    }

    #[test]
    fn an_item_that_does_not_apply_might_as_well_not_be_there(case in case(), pick: prop::sample::Index) {
        let mut without = case.clone();
        let factor = &mut without.factors[pick.index(case.factors.len())];
        prop_assume!(factor.items.len() > 2);
        let item = factor.items.remove(pick.index(factor.items.len()));
        without.replies.retain(|(id, _)| *id != item.id);
        let mut not_applicable = case;
        *not_applicable.reply(&item.id) = Reply::Code(Missing::NotApplicable);

        // A factor that the role is not asked at all is absent; one that does not apply is there, empty.
        let (found, expected) = (not_applicable.score(), without.score());
        prop_assume!(found.factors.len() == expected.factors.len());
        prop_assert_eq!(&found.factors, &expected.factors);
        prop_assert_eq!(bits(&found), bits(&expected));
    }

    #[test]
    fn not_knowing_and_declining_and_blank_score_alike(case in case()) {
        let lacks = |reply| {
            matches!(reply, Reply::Blank | Reply::Code(Missing::DoesNotKnow | Missing::Refused))
        };
        let [mut blank, mut not_knowing, mut declining] = [case.clone(), case.clone(), case.clone()];
        blank.replace(lacks, Reply::Blank);
        not_knowing.replace(lacks, Reply::Code(Missing::DoesNotKnow));
        declining.replace(lacks, Reply::Code(Missing::Refused));
        let expected = case.score();
        for other in [blank, not_knowing, declining] {
            prop_assert_eq!(&other.score(), &expected);
        }
    }

    #[test]
    fn doubled_weights_change_not_a_bit(case in case()) {
        let mut doubled = case.clone();
        doubled.factors.iter_mut().for_each(|factor| factor.weight *= 2.0);
        doubled.items().for_each(|item| item.weight *= 2.0);
        prop_assert_eq!(bits(&doubled.score()), bits(&case.score()));
    }

    #[test]
    fn the_unit_of_the_weights_does_not_matter(case in case(), unit in weight()) {
        let mut scaled = case.clone();
        scaled.factors.iter_mut().for_each(|factor| factor.weight *= unit);
        scaled.items().for_each(|item| item.weight *= unit);
        let (found, expected) = (scaled.score(), case.score());
        for (found, expected) in found.factors.iter().zip(&expected.factors) {
            assert_close(found.score, expected.score);
        }
        for ((_, found), (_, expected)) in found.indices.iter().zip(&expected.indices) {
            assert_close(found.value, expected.value);
            assert_close(Some(found.coverage), Some(expected.coverage));
        }
    }

    #[test]
    fn every_figure_stays_in_its_range(case in case()) {
        for role in ["W", "K"] {
            let scores = case.score_as(role);
            let factors = scores.factors.iter().filter_map(|factor| factor.score);
            let indices = scores.indices.iter().filter_map(|(_, index)| index.value);
            for figure in factors.chain(indices) {
                prop_assert!((0.0..=100.0).contains(&figure), "{}", figure);
            }
            for (_, index) in &scores.indices {
                prop_assert!((0.0..=1.0).contains(&index.coverage), "{}", index.coverage);
            }
            if let Some(field) = scores.force_field {
                prop_assert!((-100.0..=100.0).contains(&field.net), "{}", field.net);
                let balance = field.balance.unwrap_or(50.0);
                prop_assert!((0.0..=100.0).contains(&balance), "{}", balance);
            }
        }
    }

    #[test]
    fn a_score_is_there_exactly_where_the_half_rule_grants_it(case in case()) {
        for factor in &case.score().factors {
            let needed = factor.applicable.div_ceil(2).max(2);
            prop_assert_eq!(factor.score.is_some(), factor.answered >= needed);
            prop_assert!(factor.answered <= factor.applicable);
        }
    }

    #[test]
    fn factors_that_a_role_is_not_asked_are_absent(case in case()) {
        for role in ["W", "K"] {
            let is_asked = |factor: &&FactorPlan| {
                let of_role =
                    |item: &ItemPlan| item.roles.is_empty() || item.roles.iter().any(|r| r == role);
                factor.items.iter().any(of_role)
            };
            let expected: Vec<&FactorPlan> = case.factors.iter().filter(is_asked).collect();
            let scores = case.score_as(role);
            let found: Vec<&String> = scores.factors.iter().map(|factor| &factor.id).collect();
            prop_assert_eq!(found, expected.iter().map(|factor| &factor.id).collect::<Vec<_>>());
            for family in Family::ALL {
                let is_expected = expected.iter().any(|factor| factor.family == family);
                let is_there = scores.indices.iter().any(|(found, _)| *found == family);
                prop_assert_eq!(is_there, is_expected);
            }
        }
    }
}

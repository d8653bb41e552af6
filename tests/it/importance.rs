//! How much factors matter to respondents: as weights of an index, and against how the factors stand.

use berdaya::evaluation::{
    Crosshair, DataSet, Quadrant, Settings, Weights, factor_weights, importance_performance,
    summarise,
};
use berdaya::instrument::Family;
use berdaya::response::{Answer, Response};
use berdaya::scoring::Aggregation;

use crate::interview::shipped;
use crate::village::{data_set_of, held};

/// The `n`th resident, who takes the choice at `position` throughout and rates these factors.
fn rates(n: u16, position: usize, ratings: &[(&str, &str)]) -> Response {
    let mut response = held(n, "W", "RT 01", position);
    for factor in &shipped().instrument.scoring.factors {
        response.answers.set(&format!("{}.penting", factor.id), None);
    }
    for (factor, rating) in ratings {
        let answer = Answer::Value((*rating).to_owned());
        response.answers.set(&format!("{factor}.penting"), Some(answer));
    }
    response
}

fn data_set(responses: &[Response]) -> DataSet {
    data_set_of(&shipped(), responses)
}

/// Three residents: S1 is rated 5, 3 and 4, S2 2 by one; of the others of S nobody says anything.
fn three() -> DataSet {
    data_set(&[
        rates(1, 4, &[("S1", "5"), ("S2", "2"), ("H1", "5")]),
        rates(2, 2, &[("S1", "3"), ("H1", "5")]),
        rates(3, 0, &[("S1", "4"), ("H1", "2")]),
    ])
}

fn by_importance() -> Settings {
    Settings { weights: Weights::Importance, ..Settings::default() }
}

#[track_caller]
fn near(given: f64, expected: f64) {
    assert!((given - expected).abs() < 1e-9, "{given} is not {expected}");
}

/// S1: (5 + 3 + 4) / 3; S2: 2; the other supporting ones: (4 + 2) / 2; nobody rated a process factor: as in the instrument.
#[test]
fn a_factor_weighs_what_it_matters_on_average() {
    let data_set = three();
    let weights = factor_weights(&data_set, &by_importance());
    let factors = &data_set.instrument.scoring.factors;
    for (factor, weight) in factors.iter().zip(weights) {
        let expected = match (factor.id.as_str(), factor.family) {
            ("S1" | "H1", _) => 4.0,
            ("S2", _) => 2.0,
            (_, Family::Supporting) => 3.0,
            (_, Family::Inhibiting) => 4.0,
            _ => factor.weight,
        };
        near(weight, expected);
    }
}

#[test]
fn the_index_of_each_respondent_is_made_anew_by_these_weights() {
    let data_set = three();
    let summary = summarise(&data_set, &by_importance());
    let weight = |id: &str| match id {
        "S1" => 4.0,
        "S2" => 2.0,
        _ => 3.0,
    };
    let of = |response: usize| {
        let scores = data_set.interviews[response].scores.as_ref().unwrap();
        let supporting = data_set.instrument.scoring.factors.iter();
        let supporting = supporting.filter(|factor| factor.family == Family::Supporting);
        let parts = supporting.map(|it| (weight(&it.id), scores.factor(&it.id).unwrap()));
        let parts: Vec<(f64, f64)> = parts.collect();
        let sum: f64 = parts.iter().map(|(weight, score)| weight * score).sum();
        sum / parts.iter().map(|(weight, _)| weight).sum::<f64>()
    };
    let supporting = summary.indices.of(Family::Supporting).unwrap();
    near(supporting.mean, (of(0) + of(1) + of(2)) / 3.0);
    // N follows: it is of the same two indices.
    let plain = summarise(&data_set, &Settings::default());
    let inhibiting = summary.indices.of(Family::Inhibiting).unwrap().mean;
    near(summary.net.unwrap().mean, supporting.mean - inhibiting);
    for (one, other) in summary.factors.iter().zip(&plain.factors) {
        assert_eq!((one.score, one.rank), (other.score, other.rank), "its own score has no weight");
    }
}

/// S1 25, S2 and S3 100: (25 + 100 + 100) / 3 and (25 * 100 * 100)^(1/3).
#[test]
fn a_geometric_index_is_pulled_down_by_its_weakest_factor() {
    let mut response = rates(1, 4, &[]);
    for item in ["I1.S1.1", "I1.S1.2", "I1.S1.3"] {
        response.answers.set(item, Some(Answer::Value("2".to_owned())));
    }
    let data_set = data_set(&[response]);
    let index = |aggregation| {
        let settings = Settings { aggregation, ..Settings::default() };
        summarise(&data_set, &settings).indices.of(Family::Supporting).unwrap().mean
    };
    near(index(Aggregation::Arithmetic), 75.0);
    near(index(Aggregation::Geometric), libm::cbrt(250_000.0));
}

/// S1: importance (5+3+4)/3 = 4, scores 100, 50, 0 -> 5, 3, 1, performance 3, fit 75; S2: 2 and 5 (one respondent);
/// H1: importance 4, turned round 0, 50, 100 -> 1, 3, 5, performance 3. Grand means: 10/3 and 11/3.
#[test]
fn factors_stand_in_four_quadrants() {
    let found = importance_performance(&three(), &Settings::default()).unwrap();
    near(found.crosshair.0, 10.0 / 3.0);
    near(found.crosshair.1, 11.0 / 3.0);
    near(found.fit, 110.0);
    let rows: Vec<_> = found
        .factors
        .iter()
        .map(|it| (it.id.as_str(), it.importance.n, it.performance.mean, it.fit, it.quadrant))
        .collect();
    let expected = [
        ("S1", 3, 3.0, 75.0, Quadrant::Concentrate),
        ("S2", 1, 5.0, 250.0, Quadrant::Overdone),
        ("H1", 3, 3.0, 75.0, Quadrant::Concentrate),
    ];
    assert_eq!(rows.len(), expected.len(), "{rows:?}");
    for (row, expected) in rows.iter().zip(expected) {
        assert_eq!((row.0, row.1, row.4), (expected.0, expected.1, expected.4));
        near(row.2, expected.2);
        near(row.3, expected.3);
    }
    let midpoint = Settings { crosshair: Crosshair::Midpoint, ..Settings::default() };
    let found = importance_performance(&three(), &midpoint).unwrap();
    let quadrants: Vec<_> = found.factors.iter().map(|it| it.quadrant).collect();
    assert_eq!(quadrants, [Quadrant::KeepUp, Quadrant::Overdone, Quadrant::KeepUp]);
}

#[test]
fn where_nobody_rated_there_is_nothing_to_tell() {
    let data_set = data_set(&[rates(1, 4, &[]), rates(2, 2, &[])]);
    assert_eq!(importance_performance(&data_set, &Settings::default()), None);
    let plain = summarise(&data_set, &Settings::default());
    assert_eq!(summarise(&data_set, &by_importance()).indices, plain.indices);
}

//! Means, intervals and correlations against SciPy.

use berdaya::stats::{correlation, estimate, t_quantile};
use serde::Deserialize;

/// Source: tests/reference/stats.py, NumPy and SciPy in the versions that the file names.
const REFERENCE: &str = include_str!("../reference/stats.json");

#[derive(Deserialize)]
struct Reference {
    t_quantiles: Vec<Quantile>,
    estimates: Vec<Known>,
    correlations: Vec<Pair>,
}

#[derive(Deserialize)]
struct Quantile {
    p: f64,
    freedom: f64,
    t: f64,
}

#[derive(Deserialize)]
struct Known {
    values: Vec<f64>,
    n: usize,
    mean: f64,
    sd: f64,
    low: f64,
    high: f64,
}

#[derive(Deserialize)]
struct Pair {
    left: Vec<f64>,
    right: Vec<f64>,
    r: f64,
}

fn reference() -> Reference {
    serde_json::from_str(REFERENCE).unwrap()
}

#[track_caller]
fn check(what: &str, given: f64, expected: f64) {
    let error = (given - expected).abs() / expected.abs().max(1.0);
    assert!(error < 1e-10, "{what}: {given} is not {expected} (off by {error:e})");
}

#[test]
fn quantiles_of_t_are_those_of_scipy() {
    for Quantile { p, freedom, t } in reference().t_quantiles {
        check(&format!("t({p}, {freedom})"), t_quantile(p, freedom).unwrap(), t);
    }
}

#[test]
fn means_and_intervals_are_those_of_scipy() {
    for known in reference().estimates {
        let found = estimate(&known.values).unwrap();
        assert_eq!(found.n, known.n);
        let interval = found.interval.unwrap();
        check("mean", found.mean, known.mean);
        check("sd", found.sd.unwrap(), known.sd);
        check("low", interval.low, known.low);
        check("high", interval.high, known.high);
    }
}

#[test]
fn correlations_are_those_of_scipy() {
    for Pair { left, right, r } in reference().correlations {
        let pairs: Vec<_> = left.into_iter().zip(right).collect();
        check("r", correlation(&pairs).unwrap(), r);
    }
}

/// Source: R 4, `t.test(sleep$extra[1:10] - sleep$extra[11:20])`: 95 % CI -2.4598858 to -0.7001142.
#[test]
fn the_sleep_data_give_the_interval_that_r_prints() {
    let sleep = &reference().estimates[..2];
    let changes: Vec<f64> = sleep[0]
        .values
        .iter()
        .zip(&sleep[1].values)
        .map(|(first, second)| first - second)
        .collect();
    let interval = estimate(&changes).unwrap().interval.unwrap();
    assert!((interval.low - -2.459_885_8).abs() < 5e-8, "{interval:?}");
    assert!((interval.high - -0.700_114_2).abs() < 5e-8, "{interval:?}");
}

#[test]
fn one_value_has_a_mean_and_no_interval() {
    let found = estimate(&[62.5]).unwrap();
    assert_eq!((found.n, found.mean, found.sd, found.interval), (1, 62.5, None, None));
}

#[test]
fn no_value_has_no_mean() {
    assert_eq!(estimate(&[]), None);
}

#[test]
fn equal_values_have_an_interval_without_width() {
    let third = 100.0 / 3.0;
    let found = estimate(&[third; 7]).unwrap();
    let interval = found.interval.unwrap();
    assert_eq!((found.mean, found.sd), (third, Some(0.0)));
    assert_eq!((interval.low, interval.high), (third, third));
}

#[test]
fn what_is_no_number_gives_no_figure() {
    assert_eq!(estimate(&[1.0, f64::NAN]), None);
    assert_eq!(estimate(&[1.0, f64::INFINITY]), None);
    assert_eq!(correlation(&[(1.0, 2.0), (2.0, f64::NAN), (3.0, 1.0)]), None);
    for (p, freedom) in [(0.0, 5.0), (1.0, 5.0), (f64::NAN, 5.0), (0.975, 0.0), (0.975, f64::NAN)] {
        assert_eq!(t_quantile(p, freedom), None, "t({p}, {freedom})");
    }
}

#[test]
fn a_side_that_never_varies_has_no_correlation() {
    let third = 100.0 / 3.0;
    assert_eq!(correlation(&[(third, 1.0), (third, 2.0), (third, 4.0)]), None);
}

#[test]
fn two_pairs_always_lie_on_a_line_and_tell_nothing() {
    assert_eq!(correlation(&[(1.0, 2.0), (2.0, 1.0)]), None);
}

//! Figures to the last bit, tried natively and in the browser: whoever checks a report elsewhere finds the same.

use berdaya::stats::{
    Deletion, Draws, Placed, alpha, clustered, estimate, kruskal_wallis, mann_whitney, omega,
    paired, resampled_mean, share, signed_rank, t_quantile, welch,
};

/// Scores of forty respondents, in twelfths of 100, with ties.
fn scores(step: u32) -> Vec<f64> {
    (0..40).map(|n| 100.0 * f64::from((n * step + n * n / 7) % 13) / 12.0).collect()
}

fn figures() -> Vec<(&'static str, f64)> {
    let (left, right) = (scores(5), scores(8));
    let changes: Vec<f64> = left.iter().zip(&right).map(|(a, b)| a - b).collect();
    let trait_of = |n: usize| left[n] + right[(n * 7) % 40];
    let items: Vec<Vec<Option<f64>>> = (1..5)
        .map(|item| (0..40).map(|n| Some(trait_of(n) + scores(item)[n] / 2.0)).collect())
        .collect();
    let placed: Vec<Placed> =
        (0..).zip(&left).map(|(n, value)| Placed { value: *value, cluster: n % 9 }).collect();
    let draws = Draws { draws: 2000, seed: 2026, min_clusters: 8 };

    let mean = estimate(&left).unwrap().interval.unwrap();
    let scale = alpha(&items, Deletion::Listwise).unwrap();
    let ranks = mann_whitney(&left, &right).unwrap();
    let groups = kruskal_wallis(&[&left[..12], &right, &left[12..]]).unwrap();
    let means = welch(&left, &right).unwrap();
    let pairs = paired(&changes).unwrap();
    let sites = clustered(&placed).unwrap();
    let drawn = resampled_mean(&placed, draws).unwrap();
    let single = resampled_mean(&placed, Draws { min_clusters: 10, ..draws }).unwrap();
    vec![
        ("t of 7", t_quantile(0.975, 7.0).unwrap()),
        ("t of 3.5", t_quantile(0.01, 3.5).unwrap()),
        ("t of many", t_quantile(0.975, 12_345.0).unwrap()),
        ("interval", mean.low),
        ("Wilson", share(3, 11).unwrap().interval.high),
        ("alpha", scale.alpha),
        ("Feldt, low", scale.interval.low),
        ("Feldt, high", scale.interval.high),
        ("standardised", scale.standardised.unwrap()),
        ("omega", omega(&items).unwrap().omega),
        ("Mann-Whitney", ranks.p),
        ("Kruskal-Wallis", groups.p),
        ("Dunn", groups.pairs[1].p),
        ("Wilcoxon", signed_rank(&changes).unwrap().p),
        ("Welch", means.p),
        ("Welch, low", means.interval.low),
        ("paired", pairs.p),
        ("ICC", sites.icc),
        ("by sites", sites.interval.high),
        ("sites drawn", drawn.interval.low),
        ("respondents drawn", single.interval.low),
    ]
}

/// What the tests of the two targets hold the figures against: made once, natively.
const BITS: [u64; 21] = [
    0x4002_eac0_1e9f_5b1b,
    0xc010_3e2b_1e5a_c21c,
    0x3fff_5ccc_b6ae_5aa3,
    0x4046_5e81_fb1d_5bb4,
    0x3fe2_19c4_2cb6_005e,
    0x3fef_03b1_e577_cc8a,
    0x3fee_665e_8718_2d23,
    0x3fef_6ec4_2e44_3acf,
    0x3fef_09a6_f4cb_97f2,
    0x3fef_09b1_3f5b_45be,
    0x3fe4_56c3_7d8e_32d1,
    0x3feb_c49e_a78c_09f5,
    0x3fea_174e_379f_c414,
    0x3fe2_1dab_7afb_02b4,
    0x3fe5_fdd2_00ff_7f1a,
    0xc030_0d8c_3cef_9caa,
    0x3fe6_352a_b484_e8fa,
    0x3fb5_866b_6efd_8dbd,
    0x4050_61a4_c5ae_7d7a,
    0x4046_278b_7278_b727,
    0x4046_8000_0000_0000,
];

/// Holds every figure against its bits.
#[track_caller]
pub(crate) fn check() {
    let figures = figures();
    assert_eq!(figures.len(), BITS.len());
    let other: Vec<String> = figures
        .iter()
        .zip(BITS)
        .filter(|((_, figure), bits)| figure.to_bits() != *bits)
        .map(|((what, figure), _)| format!("{what}: {figure:?} is {:#018x}", figure.to_bits()))
        .collect();
    assert!(other.is_empty(), "{other:#?}");
}

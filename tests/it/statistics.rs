//! The statistics of evaluations against pandas, pingouin, SciPy, statsmodels and R, on a village made from a seed.

use berdaya::stats::{
    CutOffs, Deletion, Draws, Interval, Magnitude, NoFigure, Placed, Unit, alpha, clustered,
    correlation, counted, covariances, critical_correlation, d_of_changes, describe,
    detectable_change, effective_n, estimate, estimate_within, holm, items_in_scale,
    kruskal_wallis, mann_whitney, omega, one_factor, paired, part_of, post_stratified, quantile,
    resampled_difference, resampled_mean, share, signed_rank, standard_error_of_measurement,
    standardised, weighted_mean, welch,
};
use proptest::prelude::*;
use serde_json::Value;

/// Source: tests/reference/village.py, with the libraries in the versions that the file names.
const VILLAGE: &str = include_str!("../reference/village.json");

/// Source: tests/reference/village.R, R and psych in the versions that the file names.
const VILLAGE_R: &str = include_str!("../reference/village_r.json");

fn village() -> Value {
    serde_json::from_str(VILLAGE).unwrap()
}

fn village_r() -> Value {
    serde_json::from_str(VILLAGE_R).unwrap()
}

#[track_caller]
fn close(what: &str, given: f64, expected: f64, tolerance: f64) {
    let error = (given - expected).abs() / expected.abs().max(1e-300);
    assert!(
        error < tolerance || given == expected,
        "{what}: {given} is not {expected} (off by {error:e})"
    );
}

/// To nine digits: more than any report shows, and fewer than two orders of summing make differ.
#[track_caller]
fn check(what: &str, given: f64, expected: &Value) {
    close(what, given, expected.as_f64().unwrap(), 1e-9);
}

#[track_caller]
fn check_interval(what: &str, given: Interval, expected: &Value) {
    check(what, given.low, &expected[0]);
    check(what, given.high, &expected[1]);
}

fn numbers(list: &Value) -> Vec<f64> {
    list.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
}

fn whole(list: &Value) -> Vec<usize> {
    let number = |number: &Value| usize::try_from(number.as_u64().unwrap()).unwrap();
    list.as_array().unwrap().iter().map(number).collect()
}

/// The items of the village, a null where nobody answered.
fn items() -> Vec<Vec<Option<f64>>> {
    let item = |item: &Value| item.as_array().unwrap().iter().map(Value::as_f64).collect();
    village()["items"].as_array().unwrap().iter().map(item).collect()
}

fn scores() -> Vec<Option<f64>> {
    village()["scores"].as_array().unwrap().iter().map(Value::as_f64).collect()
}

/// The scores that there are, with the site of each.
fn placed() -> Vec<Placed> {
    let sites = whole(&village()["site"]);
    let all = scores().into_iter().zip(sites);
    all.filter_map(|(value, cluster)| Some(Placed { value: value?, cluster })).collect()
}

fn known() -> Vec<f64> {
    scores().into_iter().flatten().collect()
}

// --- One list ---

#[test]
fn a_list_is_described_as_numpy_and_r_describe_it() {
    let reference = &village()["one"];
    let found = describe(&known(), 0.0, 100.0).unwrap();
    assert_eq!(found.n, 300);
    check("mean", found.mean, &reference["mean"]);
    check("sd", found.sd.unwrap(), &reference["sd"]);
    check("floor", found.floor, &reference["floor"]);
    check("ceiling", found.ceiling, &reference["ceiling"]);
    let mut sorted = known();
    sorted.sort_by(f64::total_cmp);
    let of_r = village_r();
    for (n, p) in ["0", "0.1", "0.25", "0.5", "0.75", "0.975", "1"].into_iter().enumerate() {
        let given = quantile(&sorted, p.parse().unwrap()).unwrap();
        check(p, given, &reference["quantiles"][p]);
        check(p, given, &of_r["quantiles"][n]);
    }
    check("median", found.median, &reference["quantiles"]["0.5"]);
    check("quartile", found.lower_quartile, &reference["quantiles"]["0.25"]);
    check("quartile", found.upper_quartile, &reference["quantiles"]["0.75"]);
    assert_eq!((found.minimum, found.maximum), (0.0, 100.0));
}

#[test]
fn nothing_is_told_of_no_value_or_of_one_that_is_no_number() {
    assert_eq!(describe(&[], 0.0, 100.0), Err(NoFigure::TooFew));
    assert_eq!(describe(&[1.0, f64::NAN], 0.0, 100.0), Err(NoFigure::NotNumbers));
    assert_eq!((quantile(&[], 0.5), quantile(&[1.0], 1.5)), (None, None));
}

#[test]
fn wilson_intervals_are_those_of_statsmodels() {
    for case in village()["wilson"].as_array().unwrap() {
        let [hits, n] =
            ["hits", "n"].map(|key| usize::try_from(case[key].as_u64().unwrap()).unwrap());
        let found = share(hits, n).unwrap().interval;
        let expected = numbers(&case["interval"]);
        assert!((found.low - expected[0]).abs() < 1e-12, "{hits} of {n}: {found:?}");
        assert!((found.high - expected[1]).abs() < 1e-12, "{hits} of {n}: {found:?}");
    }
    assert_eq!(share(0, 0), Err(NoFigure::TooFew));
    assert_eq!(share(3, 2), Err(NoFigure::NotNumbers));
}

#[test]
fn a_small_village_is_known_better_and_one_that_was_asked_whole_is_known() {
    let reference = &village()["one"];
    let people = u32::try_from(reference["people"].as_u64().unwrap()).unwrap();
    let found = estimate_within(&known(), people).unwrap();
    check_interval("within", found.interval.unwrap(), &reference["within"]);
    let whole = estimate_within(&known(), 300).unwrap();
    assert_eq!(whole.interval, Some(Interval { low: whole.mean, high: whole.mean }));
    assert_eq!(estimate_within(&known(), 299), Err(NoFigure::OutsidePopulation));
    assert_eq!(estimate_within(&[], 10), Err(NoFigure::TooFew));
    assert_eq!(estimate_within(&[5.0], 1).unwrap().interval, None);
}

// --- Drawing again ---

const DRAWS: Draws = Draws { draws: 2000, seed: 7, min_clusters: 8 };

/// The reference is the percentiles of 200,000 draws by NumPy's own chance. Those of 20,000 draws miss them by the
/// error of an extreme quantile, about `sqrt(p(1-p)/B) / f` or 0.03 of a standard error of the mean here, so a tenth
/// of it is allowed.
#[test]
fn drawn_intervals_come_to_those_of_many_more_draws() {
    let reference = &village()["drawn"];
    let error = estimate(&known()).unwrap().sd.unwrap() / 300_f64.sqrt();
    let many = Draws { draws: 20_000, ..DRAWS };
    for (how, unit, expected) in [
        (many, Unit::Cluster, &reference["sites"]),
        (Draws { min_clusters: 13, ..many }, Unit::Respondent, &reference["respondents"]),
    ] {
        let found = resampled_mean(&placed(), how).unwrap();
        assert_eq!((found.unit, found.draws), (unit, 20_000));
        let allowed = if unit == Unit::Cluster { 0.3 * error } else { 0.1 * error };
        for (given, expected) in
            [found.interval.low, found.interval.high].into_iter().zip(numbers(expected))
        {
            assert!((given - expected).abs() < allowed, "{unit:?}: {given} is not {expected}");
        }
    }
}

#[test]
fn the_same_seed_draws_the_same_and_another_one_does_not() {
    let of = |seed| resampled_mean(&placed(), Draws { seed, ..DRAWS }).unwrap();
    assert_eq!(of(1), of(1));
    assert_ne!(of(1).interval, of(2).interval);
}

#[test]
fn a_drawn_difference_is_that_of_the_means() {
    let (left, right): (Vec<Placed>, Vec<Placed>) =
        placed().into_iter().partition(|placed| placed.value.to_bits() % 3 == 0);
    let mean = |placed: &[Placed]| {
        estimate(&placed.iter().map(|placed| placed.value).collect::<Vec<f64>>()).unwrap().mean
    };
    let difference = mean(&left) - mean(&right);
    for min_clusters in [8, 100] {
        let how = Draws { min_clusters, ..DRAWS };
        let found = resampled_difference(&left, &right, how).unwrap().interval;
        let mirrored = resampled_difference(&right, &left, how).unwrap().interval;
        assert!(found.contains(difference), "{found:?} {difference}");
        if min_clusters == 8 {
            // Whole sites: the same draws, seen from the other side.
            assert!((found.low + mirrored.high).abs() < 1e-9, "{found:?} {mirrored:?}");
        }
    }
}

#[test]
fn too_few_draws_or_respondents_draw_nothing() {
    let one = [Placed { value: 1.0, cluster: 0 }];
    assert_eq!(resampled_mean(&one, DRAWS), Err(NoFigure::TooFew));
    let few = Draws { draws: 1999, ..DRAWS };
    assert_eq!(resampled_mean(&placed(), few), Err(NoFigure::TooFew));
    assert_eq!(resampled_difference(&placed(), &one, DRAWS), Err(NoFigure::TooFew));
    let wrong = [Placed { value: f64::NAN, cluster: 0 }; 3];
    assert_eq!(resampled_mean(&wrong, DRAWS), Err(NoFigure::NotNumbers));
}

// --- Weights and clusters ---

#[test]
fn weights_bring_the_strata_to_their_populations() {
    let (village, reference) = (village(), &village()["weighted"]);
    let strata: Vec<usize> = whole(&village["stratum"])
        .into_iter()
        .zip(scores())
        .filter_map(|(stratum, score)| score.map(|_| stratum))
        .collect();
    let weights = post_stratified(&strata, &numbers(&village["population"])).unwrap();
    for (given, expected) in weights.iter().zip(numbers(&reference["weights"])) {
        close("weight", *given, expected, 1e-12);
    }
    check("mean", weighted_mean(&known(), &weights).unwrap(), &reference["mean"]);
    check("n", effective_n(&weights).unwrap(), &reference["effective_n"]);
}

#[test]
fn a_stratum_without_respondents_cannot_be_weighted() {
    assert_eq!(post_stratified(&[0, 0], &[10.0, 5.0]), Err(NoFigure::EmptyStratum));
    assert_eq!(post_stratified(&[0, 1], &[10.0, 0.0]), Err(NoFigure::OutsidePopulation));
    assert_eq!(post_stratified(&[2], &[10.0, 5.0]), Err(NoFigure::OutsidePopulation));
    assert_eq!(post_stratified(&[], &[10.0]), Err(NoFigure::TooFew));
    assert_eq!(post_stratified(&[0], &[f64::NAN]), Err(NoFigure::NotNumbers));
    assert_eq!(weighted_mean(&[1.0], &[0.0]), Err(NoFigure::TooFew));
    assert_eq!(weighted_mean(&[1.0], &[1.0, 2.0]), Err(NoFigure::NotNumbers));
    assert_eq!(effective_n(&[]), Err(NoFigure::TooFew));
}

#[test]
fn clusters_cost_what_an_analysis_of_variance_says() {
    let reference = &village()["cluster"];
    let found = clustered(&placed()).unwrap();
    assert_eq!((found.n, found.clusters), (300, 12));
    check("icc", found.icc, &reference["icc"]);
    check("size", found.size, &reference["size"]);
    check("deff", found.design_effect, &reference["design_effect"]);
    check("error", found.standard_error, &reference["standard_error"]);
    check_interval("interval", found.interval, &reference["interval"]);
    close("n", found.effective_n, 300.0 / found.design_effect, 1e-12);
}

#[test]
fn clusters_of_one_or_alike_tell_nothing() {
    let of = |values: &[(f64, usize)]| {
        let placed =
            values.iter().map(|(value, cluster)| Placed { value: *value, cluster: *cluster });
        clustered(&placed.collect::<Vec<_>>())
    };
    assert_eq!(of(&[]), Err(NoFigure::TooFew));
    assert_eq!(of(&[(1.0, 0), (2.0, 0)]), Err(NoFigure::OneGroup));
    assert_eq!(of(&[(1.0, 0), (2.0, 5)]), Err(NoFigure::TooFew));
    assert_eq!(of(&[(1.0, 0), (1.0, 0), (1.0, 1)]), Err(NoFigure::NoVariance));
    assert!(of(&[(1.0, 0), (3.0, 0), (2.0, 1), (2.0, 1)]).unwrap().icc < 0.0);
}

// --- Scales ---

#[test]
fn alpha_and_its_items_are_those_of_pingouin_and_psych() {
    let reference = &village()["scale"]["listwise"];
    let of_r = village_r();
    let found = alpha(&items(), Deletion::Listwise).unwrap();
    assert_eq!((found.n, found.k), (211, 6));
    check("alpha", found.alpha, &reference["alpha"]);
    check("alpha", found.alpha, &of_r["alpha"]);
    check("standardised", found.standardised.unwrap(), &reference["standardised"]);
    check("standardised", found.standardised.unwrap(), &of_r["standardised"]);
    check_interval("Feldt", found.interval, &reference["interval"]);
    let printed = numbers(&reference["pingouin_interval"]);
    assert!((found.interval.low - printed[0]).abs() < 5.1e-4, "{found:?}");
    assert!((found.interval.high - printed[1]).abs() < 5.1e-4, "{found:?}");
    for (n, item) in items_in_scale(&items(), Deletion::Listwise).unwrap().iter().enumerate() {
        for known in [reference, &of_r] {
            check("rest", item.rest.unwrap(), &known["rest"][n]);
            check("without", item.alpha_without.unwrap(), &known["alpha_without"][n]);
        }
    }
}

#[test]
fn pairwise_alpha_is_that_of_pingouin() {
    let found = alpha(&items(), Deletion::Pairwise).unwrap();
    check("alpha", found.alpha, &village()["scale"]["pairwise"]["alpha"]);
    assert!(found.n > 211 && found.n < 300, "the pair that the fewest answered: {}", found.n);
}

/// The reference minimises the same squares by another method, whose steps end where the sum of squares, not the
/// loadings, comes to rest: a loading is then known to half its digits, and omega, which is flat there, to more.
/// psych stops earlier, at 1e-6.
#[test]
fn omega_is_that_of_another_minimiser_and_of_psych() {
    let reference = &village()["scale"];
    let of_r = village_r();
    let found = omega(&items()).unwrap();
    assert_eq!((found.n, found.is_just_identified), (211, false));
    for (n, loading) in found.loadings.iter().enumerate() {
        close("loading", *loading, reference["loadings"][n].as_f64().unwrap(), 1e-7);
        close("loading", *loading, of_r["loadings"][n].as_f64().unwrap(), 1e-5);
    }
    close("omega", found.omega, reference["omega"].as_f64().unwrap(), 1e-8);
    close("omega", found.omega, of_r["omega"].as_f64().unwrap(), 1e-6);
}

/// Three items have one solution, in closed form: `l1² = r12 r13 / r23`.
#[test]
fn three_items_have_the_loadings_of_the_closed_form() {
    let rows = [[1.0, 0.5, 0.4], [0.5, 1.0, 0.6], [0.4, 0.6, 1.0]];
    let loadings = one_factor(&rows.map(Vec::from)).unwrap();
    for (loading, square) in
        loadings.iter().zip([0.5 * 0.4 / 0.6, 0.5 * 0.6 / 0.4, 0.4 * 0.6 / 0.5])
    {
        close("loading", *loading, f64::sqrt(square), 1e-12);
    }
}

#[test]
fn what_one_factor_cannot_explain_has_no_omega() {
    let fit =
        |a: f64, b: f64, c: f64| one_factor(&[vec![1.0, a, b], vec![a, 1.0, c], vec![b, c, 1.0]]);
    // l1² would be 0.8 * 0.8 / 0.5 = 1.28.
    assert_eq!(fit(0.8, 0.8, 0.5), Err(NoFigure::Heywood));
    assert_eq!(fit(-0.4, -0.3, 0.1), Err(NoFigure::NoCommonFactor));
    assert_eq!(fit(0.0, 0.0, 0.0), Err(NoFigure::NoCommonFactor));
    let items = items();
    assert_eq!(omega(&items[..2]), Err(NoFigure::FewerThanThreeItems));
    let flat = vec![vec![Some(1.0); 4], vec![Some(2.0); 4], vec![Some(3.0); 4]];
    assert_eq!(omega(&flat), Err(NoFigure::NoVariance));
}

#[test]
fn a_scale_that_tells_nothing_has_no_alpha() {
    let two = |left: &[Option<f64>], right: &[Option<f64>]| {
        alpha(&[left.to_vec(), right.to_vec()], Deletion::Pairwise)
    };
    assert_eq!(alpha(&items()[..1], Deletion::Listwise), Err(NoFigure::FewerThanTwoItems));
    let (first, last) = ([Some(1.0), Some(2.0), None], [None, None, Some(2.0)]);
    assert_eq!(two(&first, &last), Err(NoFigure::NoOverlap));
    assert_eq!(two(&[Some(1.0), None], &[Some(1.0), Some(2.0)]), Err(NoFigure::TooFew));
    assert_eq!(two(&[Some(1.0); 3], &[Some(2.0); 3]), Err(NoFigure::NoVariance));
    assert_eq!(two(&[Some(1.0); 3], &[Some(2.0); 2]), Err(NoFigure::NotNumbers));
    assert_eq!(two(&[Some(f64::NAN); 3], &[Some(2.0); 3]), Err(NoFigure::NotNumbers));
}

#[test]
fn an_item_that_never_varies_has_no_part_in_its_scale() {
    let mut items = items();
    items[1] = items[1].iter().map(|answer| answer.map(|_| 75.0)).collect();
    let found = items_in_scale(&items, Deletion::Listwise).unwrap();
    assert_eq!(found[1].rest, Err(NoFigure::NoVariance));
    assert!(found[0].rest.is_ok() && found[1].alpha_without.is_ok());
    assert_eq!(alpha(&items, Deletion::Listwise).unwrap().standardised, None);
    let two = items_in_scale(&items[2..4], Deletion::Listwise).unwrap();
    assert_eq!(two[0].alpha_without, Err(NoFigure::FewerThanThreeItems));
}

#[test]
fn r_tabel_is_the_one_of_the_textbooks() {
    for (n, expected) in village()["scale"]["r_tabel"].as_object().unwrap() {
        check(n, critical_correlation(n.parse().unwrap()).unwrap(), expected);
    }
    // Source: METHOD 3.7.
    for (n, printed) in [(30, 0.361), (50, 0.279), (100, 0.197)] {
        assert!((critical_correlation(n).unwrap() - printed).abs() < 5e-4, "n = {n}");
    }
    assert_eq!(critical_correlation(2), Err(NoFigure::TooFew));
}

#[test]
fn error_of_measurement_and_detectable_change_follow_from_alpha() {
    let reference = &village()["scale"];
    let sd = estimate(&known()).unwrap().sd.unwrap();
    let found = alpha(&items(), Deletion::Listwise).unwrap().alpha;
    let sem = standard_error_of_measurement(sd, found).unwrap();
    check("sem", sem, &reference["sem"]);
    check("mdc", detectable_change(sem), &reference["mdc95"]);
    assert_eq!(standard_error_of_measurement(sd, 1.5), Err(NoFigure::NotNumbers));
}

// --- Comparisons ---

#[test]
fn two_groups_compare_as_in_scipy_and_r() {
    let of_r = village_r();
    for (n, case) in village()["compared"].as_array().unwrap().iter().enumerate() {
        let (left, right) = (numbers(&case["left"]), numbers(&case["right"]));
        let test = mann_whitney(&left, &right).unwrap();
        for known in [case, &of_r["compared"][n]] {
            check("U", test.u, &known["u"]);
            check("p", test.p, &known["p"]);
        }
        check("delta", test.delta, &case["delta"]);
        let means = welch(&left, &right).unwrap();
        check("difference", means.difference, &case["difference"]);
        check("p", means.p, &case["welch_p"]);
        for known in [case, &of_r["compared"][n]] {
            check("t", means.t, &known["t"]);
            check("freedom", means.freedom, &known["freedom"]);
            check_interval("interval", means.interval, &known["interval"]);
        }
        let effect = standardised(&left, &right).unwrap();
        check("d", effect.d, &case["d"]);
        check("g", effect.g, &case["g"]);
        check("g", effect.g, &case["hedges"]);
    }
}

/// The second case is Hollander & Wolfe's mucociliary data, the third R's airquality, Ozone by Month.
#[test]
fn several_groups_compare_as_in_scipy() {
    let village = village();
    let cases = village["kruskal"].as_array().unwrap();
    for case in cases {
        let groups: Vec<Vec<f64>> =
            case["groups"].as_array().unwrap().iter().map(numbers).collect();
        let groups: Vec<&[f64]> = groups.iter().map(Vec::as_slice).collect();
        let test = kruskal_wallis(&groups).unwrap();
        assert_eq!(test.freedom, groups.len() - 1);
        check("H", test.h, &case["h"]);
        check("p", test.p, &case["p"]);
        check("epsilon²", test.epsilon_squared, &case["epsilon_squared"]);
        assert_eq!(test.pairs.len(), case["dunn"].as_array().unwrap().len());
        for (n, pair) in test.pairs.iter().enumerate() {
            check("Dunn", pair.p, &case["dunn"][n]);
            check("Holm", pair.p_holm, &case["dunn_holm"][n]);
        }
    }
    let ozone = &village_r()["airquality"];
    close("H of R", ozone["h"].as_f64().unwrap(), cases[2]["h"].as_f64().unwrap(), 1e-9);
    // Source: the R manual, kruskal.test: H = 0.77143, p = 0.67998; H = 29.267, p = 6.901e-06.
    assert!((cases[1]["h"].as_f64().unwrap() - 0.77143).abs() < 5e-6);
    assert!((cases[2]["h"].as_f64().unwrap() - 29.267).abs() < 5e-4);
}

#[test]
fn changes_are_tested_as_in_scipy_and_r() {
    let of_r = village_r();
    for (n, case) in village()["changed"].as_array().unwrap().iter().enumerate() {
        let changes = numbers(&case["changes"]);
        let ranks = signed_rank(&changes).unwrap();
        assert_eq!(ranks.is_exact, case["is_exact"].as_bool().unwrap());
        assert_eq!(ranks.n as u64, case["n"].as_u64().unwrap());
        let means = paired(&changes).unwrap();
        for known in [case, &of_r["changed"][n]] {
            check("V", ranks.v, &known["v"]);
            check("p", ranks.p, &known["p"]);
            check("t", means.t, &known["t"]);
            check("p of t", means.p, &known["t_p"]);
            check_interval("interval", means.interval, &known["interval"]);
        }
        check("mean", means.difference, &case["mean"]);
        check("d_z", d_of_changes(&changes).unwrap(), &case["d_z"]);
    }
}

/// Source: the R manual, wilcox.test(paired, alternative = "greater"): V = 40, p = 0.01953; ours is two-sided.
#[test]
fn the_depression_data_give_what_r_prints() {
    let village = village();
    let (before, after) = (numbers(&village["depression"][0]), numbers(&village["depression"][1]));
    let changes: Vec<f64> = before.iter().zip(&after).map(|(a, b)| a - b).collect();
    let found = signed_rank(&changes).unwrap();
    assert_eq!((found.v, found.is_exact), (40.0, true));
    check("p", found.p / 2.0, &village_r()["depression"]["p_greater"]);
}

/// Source: the R manual, t.test(sleep): t = -4.0621, df 9, p = 0.002833.
#[test]
fn the_sleep_data_give_what_r_prints() {
    let first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
    let second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
    let changes: Vec<f64> = first.iter().zip(second).map(|(a, b)| a - b).collect();
    let test = paired(&changes).unwrap();
    let reference = &village_r()["sleep"];
    assert!((test.freedom - 9.0).abs() < 1e-12);
    check("t", test.t, &reference["t"]);
    check("p", test.p, &reference["p"]);
    check_interval("interval", test.interval, &reference["interval"]);
}

#[test]
fn groups_that_are_empty_alone_or_alike_are_not_compared() {
    assert_eq!(mann_whitney(&[], &[1.0]), Err(NoFigure::TooFew));
    assert_eq!(mann_whitney(&[1.0, 1.0], &[1.0]), Err(NoFigure::NoVariance));
    assert_eq!(mann_whitney(&[f64::NAN], &[1.0]), Err(NoFigure::NotNumbers));
    assert_eq!(kruskal_wallis(&[&[1.0, 2.0]]), Err(NoFigure::OneGroup));
    assert_eq!(kruskal_wallis(&[&[1.0], &[]]), Err(NoFigure::TooFew));
    assert_eq!(kruskal_wallis(&[&[1.0], &[1.0]]), Err(NoFigure::NoVariance));
    assert_eq!(welch(&[1.0], &[1.0, 2.0]), Err(NoFigure::TooFew));
    assert_eq!(welch(&[1.0, 1.0], &[2.0, 2.0]), Err(NoFigure::NoVariance));
    assert_eq!(standardised(&[1.0, 1.0], &[2.0, 2.0]), Err(NoFigure::NoVariance));
    assert_eq!(signed_rank(&[]), Err(NoFigure::TooFew));
    assert_eq!(signed_rank(&[0.0, 0.0]), Err(NoFigure::NoVariance));
    assert_eq!(paired(&[2.0, 2.0]), Err(NoFigure::NoVariance));
    assert_eq!(d_of_changes(&[2.0]), Err(NoFigure::TooFew));
}

#[test]
fn holm_corrects_as_statsmodels_does() {
    let reference = &village()["holm"];
    for (n, p) in holm(&numbers(&reference["p"])).into_iter().enumerate() {
        check("p", p, &reference["corrected"][n]);
    }
    assert_eq!(holm(&[]), [0.0; 0]);
}

/// Source: METHOD 3.9, after Romano et al. (2006) and Cohen (1988).
#[test]
fn effects_have_their_words() {
    use Magnitude::{Large, Medium, Negligible, Small};
    let words = [0.146, 0.147, -0.32, 0.33, 0.474, -1.0].map(Magnitude::of_delta);
    assert_eq!(words, [Negligible, Small, Small, Medium, Large, Large]);
    assert_eq!([0.19, 0.2, -0.5, 0.8].map(Magnitude::of_d), [Negligible, Small, Medium, Large]);
}

// --- Counting ---

fn counting() -> (Vec<Vec<f64>>, CutOffs) {
    let reference = &village()["counting"];
    let persons = reference["persons"].as_array().unwrap().iter().map(numbers).collect();
    let weights = numbers(&reference["weights"]);
    let values = vec![reference["cut_off"].as_f64().unwrap(); weights.len()];
    (persons, CutOffs { weights, values, enough: reference["enough"].as_f64().unwrap() })
}

#[test]
fn the_count_of_alkire_and_foster_is_that_of_its_formulas() {
    let (village, (persons, cut_offs)) = (village(), counting());
    let reference = &village["counting"];
    let found = counted(&persons, &cut_offs).unwrap();
    check("H", found.headcount, &reference["headcount"]);
    check("A", found.intensity.unwrap(), &reference["intensity"]);
    check("M0", found.m0, &reference["m0"]);
    close("1 - M0", found.empowerment, 1.0 - found.m0, 1e-12);
    for (n, respect) in found.respects.iter().enumerate() {
        check("weight", respect.weight, &reference["weights"][n]);
        check("uncensored", respect.uncensored, &reference["uncensored"][n]);
        check("censored", respect.censored, &reference["censored"][n]);
        check("contribution", respect.contribution.unwrap(), &reference["contributions"][n]);
    }
    let sites = whole(&village["site"]);
    for (site, expected) in numbers(&reference["by_site"]).into_iter().enumerate() {
        let own = persons.iter().zip(&sites).filter(|(_, at)| **at == site);
        let own: Vec<Vec<f64>> = own.map(|(person, _)| person.clone()).collect();
        close("site", counted(&own, &cut_offs).unwrap().m0, expected, 1e-9);
    }
}

/// Source: METHOD 3.5: 1 - 0.8 is not 0.2 in binary, and whoever lacks a fifth is not disempowered.
#[test]
fn whoever_falls_short_in_exactly_the_share_allowed_is_empowered() {
    let cut_offs = CutOffs { weights: vec![1.0; 5], values: vec![60.0; 5], enough: 0.8 };
    let person = |short: usize| (0..5).map(|at| if at < short { 50.0 } else { 60.0 }).collect();
    let found = counted(&[person(1), person(2), person(0)], &cut_offs).unwrap();
    assert_eq!((found.disempowered, found.n), (1, 3));
    close("A", found.intensity.unwrap(), 0.4, 1e-12);
    let none = counted(&[person(0)], &cut_offs).unwrap();
    assert_eq!((none.m0, none.intensity, none.respects[0].contribution), (0.0, None, None));
}

#[test]
fn nobody_or_lists_of_other_lengths_are_not_counted() {
    let cut_offs = CutOffs { weights: vec![1.0, 1.0], values: vec![60.0; 2], enough: 0.8 };
    assert_eq!(counted(&[], &cut_offs), Err(NoFigure::TooFew));
    assert_eq!(counted(&[vec![1.0]], &cut_offs), Err(NoFigure::NotNumbers));
    let nothing = CutOffs { weights: vec![0.0, 0.0], ..cut_offs };
    assert_eq!(counted(&[vec![1.0, 2.0]], &nothing), Err(NoFigure::TooFew));
}

// --- To the last bit ---

#[test]
fn statistics_have_the_bits_that_they_have_in_the_browser() {
    crate::figures_contract::check();
}

// --- What holds for any numbers ---

/// Scores as the product has them, with ties.
fn some_scores(least: usize) -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec((0_i32..13).prop_map(|n| 100.0 * f64::from(n) / 12.0), least..30)
}

/// Each respondent's answers make up the same sum; scaled, rounding leaves a little of its variance.
#[test]
fn a_sum_that_never_varies_has_no_alpha_on_any_scale() {
    let rows = [[0.0, 3.0, 3.0, 4.0], [2.0, 2.0, 2.0, 4.0], [2.0, 4.0, 2.0, 2.0]];
    for by in [1.0, 21.677_176_630_103_71, 0.3] {
        let item = |at: usize| rows.iter().map(|row| Some(by * row[at])).collect();
        let items: Vec<Vec<Option<f64>>> = (0..4).map(item).collect();
        for deletion in [Deletion::Listwise, Deletion::Pairwise] {
            assert_eq!(alpha(&items, deletion), Err(NoFigure::NoVariance), "{by}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn two_groups_change_sides_with_the_sign(left in some_scores(2), right in some_scores(2)) {
        if let Ok(test) = mann_whitney(&left, &right) {
            let mirrored = mann_whitney(&right, &left).unwrap();
            prop_assert!((test.delta + mirrored.delta).abs() < 1e-12);
            prop_assert!((test.p - mirrored.p).abs() < 1e-12);
            prop_assert!((-1.0..=1.0).contains(&test.delta) && (0.0..=1.0).contains(&test.p));
            let wins = left.iter().flat_map(|x| right.iter().map(move |y| x.total_cmp(y) as i32));
            let pairs = f64::from(u32::try_from(left.len() * right.len()).unwrap());
            prop_assert!((test.delta - f64::from(wins.sum::<i32>()) / pairs).abs() < 1e-12);
        }
        if let (Ok(test), Ok(mirrored)) = (welch(&left, &right), welch(&right, &left)) {
            prop_assert!((test.difference + mirrored.difference).abs() < 1e-9);
            prop_assert!(test.interval.contains(test.difference));
            // The interval keeps clear of 0 where p is below one in twenty.
            prop_assert_eq!(test.interval.contains(0.0), test.p >= 0.05);
        }
    }

    #[test]
    fn several_groups_keep_their_bounds(groups in prop::collection::vec(some_scores(1), 2..5)) {
        let slices: Vec<&[f64]> = groups.iter().map(Vec::as_slice).collect();
        if let Ok(test) = kruskal_wallis(&slices) {
            prop_assert!((0.0..=1.0 + 1e-12).contains(&test.epsilon_squared), "{:?}", test);
            prop_assert!((0.0..=1.0).contains(&test.p));
            for pair in &test.pairs {
                prop_assert!(pair.p <= pair.p_holm && pair.p_holm <= 1.0);
            }
        }
    }

    #[test]
    fn a_correction_keeps_the_order_and_raises(p in prop::collection::vec(0.0..1.0, 1..20)) {
        let corrected = holm(&p);
        for (a, corrected_a) in p.iter().zip(&corrected) {
            prop_assert!(corrected_a >= a && *corrected_a <= 1.0);
            for (b, corrected_b) in p.iter().zip(&corrected) {
                prop_assert!(a > b || corrected_a <= corrected_b);
            }
        }
    }

    #[test]
    fn alpha_is_the_same_on_any_scale(
        rows in prop::collection::vec(prop::collection::vec(0_u32..5, 4), 3..40),
        factor in 0.5..30.0,
    ) {
        let items = |by: f64| -> Vec<Vec<Option<f64>>> {
            (0..4).map(|at| rows.iter().map(|row| Some(by * f64::from(row[at]))).collect()).collect()
        };
        match (alpha(&items(1.0), Deletion::Listwise), alpha(&items(factor), Deletion::Pairwise)) {
            (Ok(raw), Ok(scaled)) => {
                prop_assert!((raw.alpha - scaled.alpha).abs() < 1e-9);
                prop_assert!(raw.alpha <= 1.0 && raw.interval.contains(raw.alpha));
            }
            (raw, scaled) => prop_assert_eq!(raw.is_err(), scaled.is_err()),
        }
    }

    #[test]
    fn correlations_of_items_are_pearson_s(left in some_scores(3), right in some_scores(3)) {
        let pairs: Vec<(f64, f64)> = left.iter().copied().zip(right.iter().copied()).collect();
        let items: Vec<Vec<Option<f64>>> = vec![
            pairs.iter().map(|(x, _)| Some(*x)).collect(),
            pairs.iter().map(|(_, y)| Some(*y)).collect(),
        ];
        let found = covariances(&items, Deletion::Listwise).unwrap().correlations().ok();
        match (found, correlation(&pairs)) {
            (Some(rows), Some(r)) => prop_assert!((rows[0][1] - r).abs() < 1e-9),
            (found, expected) => prop_assert_eq!(found.is_none(), expected.is_none()),
        }
    }

    #[test]
    fn parts_of_a_count_make_up_the_whole(
        persons in prop::collection::vec(prop::collection::vec(0.0..100.0, 5), 2..40),
        split in 1_usize..20,
        weights in prop::collection::vec(0.1..3.0, 5),
        enough in 0.0..1.0,
    ) {
        let split = split.min(persons.len() - 1);
        let cut_offs = CutOffs { weights, values: vec![60.0; 5], enough };
        let all = counted(&persons, &cut_offs).unwrap();
        let parts = [&persons[..split], &persons[split..]].map(|part| counted(part, &cut_offs).unwrap());
        let sum: f64 = parts.iter().map(|part| part_of(part, &all)).sum();
        prop_assert!((sum - all.m0).abs() < 1e-12, "{} {}", sum, all.m0);
        prop_assert!((0.0..=1.0).contains(&all.m0) && all.m0 <= all.headcount + 1e-12);
        let shares: Option<f64> = all.respects.iter().map(|respect| respect.contribution).sum();
        prop_assert!(shares.is_none_or(|sum| (sum - 1.0).abs() < 1e-9));
        prop_assert!((all.headcount * all.intensity.unwrap_or(0.0) - all.m0).abs() < 1e-12);
    }

    #[test]
    fn weights_have_the_mean_1_and_never_add_to_n(
        strata in prop::collection::vec(0_usize..3, 1..50),
        people in prop::collection::vec(1.0..500.0, 3),
    ) {
        if let Ok(weights) = post_stratified(&strata, &people) {
            let n = f64::from(u32::try_from(weights.len()).unwrap());
            prop_assert!((weights.iter().sum::<f64>() - n).abs() < 1e-9);
            prop_assert!(effective_n(&weights).unwrap() <= n + 1e-9);
        }
    }

    #[test]
    fn a_share_lies_in_its_interval(hits in 0_usize..50, more in 0_usize..50) {
        prop_assume!(hits + more > 0);
        let found = share(hits, hits + more).unwrap();
        prop_assert!(found.interval.contains(found.share), "{:?}", found);
        prop_assert!(found.interval.low >= 0.0 && found.interval.high <= 1.0);
    }
}

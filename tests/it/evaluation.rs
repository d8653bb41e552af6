//! The figures of many interviews: per respondent first, then averaged, with n, interval, band and rank.

use berdaya::evaluation::{
    DataSet, Facet, Filter, Settings, Summary, facets, one_to_five, summarise,
};
use berdaya::instrument::Family;
use berdaya::response::Response;
use berdaya::scoring::Band;

use crate::interview::shipped;
use crate::questionnaire::{FactorPlan, ItemPlan, Reply, held as replies, source};
use crate::village::{data_set_of, declined, held};

const SITE: &str = "RT 01 / RW 07";
const OTHER: &str = "RT 02 / RW 07";

fn summary_of(responses: &[Response]) -> Summary {
    summarise(&data_set_of(&shipped(), responses), &Settings::default())
}

#[track_caller]
fn near(given: f64, expected: f64) {
    assert!((given - expected).abs() < 1e-9, "{given} is not {expected}");
}

/// The six respondents of tests/data/golden_scoring.json, one after the other.
fn golden() -> DataSet {
    let golden: serde_json::Value =
        serde_json::from_str(include_str!("../data/golden_scoring.json")).unwrap();
    let reverse: Vec<&str> =
        golden["reverse"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
    let factors: Vec<FactorPlan> = golden["items"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(id, items)| {
            let family = if id.starts_with('S') { Family::Supporting } else { Family::Inhibiting };
            let items = items.as_array().unwrap().iter().map(|item| {
                let id = item.as_str().unwrap();
                ItemPlan { reverse: reverse.contains(&id), ..ItemPlan::plain(id) }
            });
            FactorPlan::plain(id, family, items.collect())
        })
        .collect();
    let points = [1, 2, 3, 4, 5];
    let source = source(&points, &factors);
    let rows = golden["rows"].as_array().unwrap();
    let responses: Vec<Response> = (0_u128..)
        .zip(rows)
        .map(|(n, row)| {
            let row = row.as_object().unwrap().iter().map(|(item, value)| {
                let reply = value.as_u64().map_or(Reply::Blank, |point| {
                    Reply::Point(usize::try_from(point).unwrap() - 1)
                });
                (item.clone(), reply)
            });
            let mut response = replies(&source, "W", &points, &row.collect::<Vec<_>>());
            response.id = uuid::Uuid::from_u128(response.id.as_u128() + n);
            response
        })
        .collect();
    data_set_of(&source, &responses)
}

/// Source: reference figures beside golden_scoring.json: S 66.666667, H 54.166667, N 12.5, sd of N 54.474287.
/// The interval follows from them with t(.975, 5) = 2.5705818.
#[test]
fn the_six_reference_respondents_give_the_reference_means() {
    let summary = summarise(&golden(), &Settings::default());
    let (s, h) = (summary.indices.supporting.unwrap(), summary.indices.inhibiting.unwrap());
    near(s.mean, 66.666_666_666_666_67);
    near(h.mean, 54.166_666_666_666_664);
    let net = summary.net.unwrap();
    near(net.mean, 12.5);
    assert!((net.sd.unwrap() - 54.474_287).abs() < 1e-6, "{net:?}");
    let interval = net.interval.unwrap();
    let half = 2.570_581_836 * 54.474_287 / 6.0_f64.sqrt();
    assert!((interval.high - 12.5 - half).abs() < 1e-5, "{interval:?}");
    assert_eq!(summary.band, Some(Band::SupportLeaning));
    assert!(!summary.conclusive, "the interval holds 0");
    assert_eq!(summary.indices.process, None, "no process factor is asked");
}

#[test]
fn a_factor_tells_n_apart_from_who_was_asked() {
    let summary = summarise(&golden(), &Settings::default());
    let s1 = summary.factors.iter().find(|factor| factor.id == "S1").unwrap();
    assert_eq!((s1.asked, s1.score.unwrap().n), (6, 5), "one respondent has no score on S1");
}

#[test]
fn factors_are_ranked_within_their_family() {
    let summary = summarise(&golden(), &Settings::default());
    let ranks: Vec<(&str, Option<usize>)> =
        summary.factors.iter().map(|factor| (factor.id.as_str(), factor.rank)).collect();
    let mean = |id: &str| summary.factors.iter().find(|f| f.id == id).unwrap().score.unwrap().mean;
    assert!(mean("S1") > mean("S2"), "{} {}", mean("S1"), mean("S2"));
    assert!(ranks.contains(&("S1", Some(1))) && ranks.contains(&("S2", Some(2))), "{ranks:?}");
    assert!(ranks.contains(&("H1", Some(1))), "alone in its family: {ranks:?}");
}

#[test]
fn equal_means_share_a_rank() {
    let summary = summary_of(&[held(1, "W", SITE, 3), held(2, "W", SITE, 3)]);
    let supporting: Vec<Option<usize>> = summary
        .factors
        .iter()
        .filter(|factor| factor.family == Family::Supporting)
        .map(|factor| factor.rank)
        .collect();
    assert_eq!(supporting, [Some(1); 3]);
}

#[test]
fn one_interview_has_means_but_nothing_is_concluded() {
    let summary = summary_of(&[held(1, "W", SITE, 3)]);
    assert_eq!(summary.interviews, 1);
    let net = summary.net.unwrap();
    assert_eq!((net.n, net.interval), (1, None));
    assert!(!summary.conclusive);
    assert!(summary.interviews < Settings::default().min_cell);
}

#[test]
fn who_declined_is_counted_and_never_scored() {
    let with = summary_of(&[held(1, "W", SITE, 3), held(2, "W", SITE, 1), declined(3, "W", SITE)]);
    let without = summary_of(&[held(1, "W", SITE, 3), held(2, "W", SITE, 1)]);
    assert_eq!(with, Summary { refusals: 1, ..without });
}

#[test]
fn no_interview_gives_no_figure() {
    let summary = summary_of(&[declined(1, "W", SITE)]);
    assert_eq!((summary.interviews, summary.refusals), (0, 1));
    assert_eq!((summary.net, summary.band, summary.conclusive), (None, None, false));
    assert_eq!(summary.factors, []);
}

#[test]
fn a_correlation_needs_ten_respondents() {
    let nine: Vec<Response> = (0..9).map(|n| held(n, "W", SITE, usize::from(n % 5))).collect();
    let coefficient = summary_of(&nine).correlation;
    assert_eq!((coefficient.n, coefficient.r), (9, None));
    let ten: Vec<Response> = (0..10).map(|n| held(n, "W", SITE, usize::from(n % 5))).collect();
    let r = summary_of(&ten).correlation.r.unwrap();
    assert!((r - 1.0).abs() < 1e-12, "who agrees with everything scores high on both sides: {r}");
}

#[test]
fn site_and_role_narrow_what_is_taken() {
    let responses = [
        held(1, "W", SITE, 4),
        held(2, "W", OTHER, 2),
        held(3, "K", OTHER, 0),
        declined(4, "K", SITE),
    ];
    let data_set = data_set_of(&shipped(), &responses);
    let n = |filter: &Filter| {
        let summary = summarise(&data_set, &filter.clone().into());
        (summary.interviews, summary.refusals)
    };
    let all = Filter::default();
    assert_eq!(n(&all), (3, 1));
    assert_eq!(n(&all.at_site(OTHER)), (2, 0));
    assert_eq!(n(&all.at_site(OTHER).for_role("K")), (1, 0));
    assert_eq!(n(&all.at_site(SITE).for_role("K")), (0, 1));
}

#[test]
fn each_choice_of_a_filter_tells_how_many_it_would_leave() {
    let responses = [held(1, "W", SITE, 4), held(2, "W", OTHER, 2), held(3, "K", OTHER, 0)];
    let data_set = data_set_of(&shipped(), &responses);
    let facets = facets(&data_set, &Filter::default().for_role("K"));
    let of = |facets: &[Facet]| -> Vec<(String, usize)> {
        facets.iter().map(|facet| (facet.value.clone(), facet.n)).collect()
    };
    assert_eq!(of(&facets.sites), [(SITE.to_owned(), 0), (OTHER.to_owned(), 1)]);
    assert_eq!(of(&facets.roles), [("K".to_owned(), 1), ("W".to_owned(), 2)]);
}

/// Three neighbourhoods in two hamlets; one of these has a name that another begins with.
#[test]
fn a_place_can_be_chosen_with_all_that_lies_in_it() {
    let sites = ["RW 1 > RT 1", "RW 1 > RT 2", "RW 10 > RT 1"];
    let responses: Vec<Response> =
        (1..).zip(sites).map(|(n, site)| held(n, "W", site, usize::from(n))).collect();
    let data_set = data_set_of(&shipped(), &responses);
    let filter = Filter::default();
    let found = facets(&data_set, &filter).sites;
    let found: Vec<(&str, usize)> = found.iter().map(|it| (it.value.as_str(), it.n)).collect();
    let expected = [("RW 1", 2), (sites[0], 1), (sites[1], 1), ("RW 10", 1), (sites[2], 1)];
    assert_eq!(found, expected);
    for (place, n) in expected {
        assert_eq!(summarise(&data_set, &filter.at_site(place).into()).interviews, n, "{place}");
    }
}

/// Source: METHOD 3.4, the classic sheet's scale `1 + 4*p/100`.
#[test]
fn a_force_is_also_told_from_1_to_5() {
    assert_eq!([0.0, 25.0, 50.0, 100.0].map(one_to_five), [1.0, 2.0, 3.0, 5.0]);
}

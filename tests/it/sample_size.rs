//! Sizes of samples against exact fractions.

use berdaya::stats::{Confidence, Plan, SampleSize, sample_size, shared_out};
use serde::Deserialize;

/// Source: tests/reference/sample_size.py, Python's own fractions.
const REFERENCE: &str = include_str!("../reference/sample_size.json");

#[derive(Deserialize)]
struct Reference {
    plans: Vec<Known>,
    shared: Vec<Shared>,
}

#[derive(Deserialize)]
struct Known {
    population: u32,
    margin: f64,
    confidence: String,
    share: f64,
    design_effect: f64,
    non_response: f64,
    slovin: u32,
    infinite: u32,
    finite: u32,
    designed: u32,
    approached: u32,
    slovin_designed: u32,
    slovin_approached: u32,
}

#[derive(Deserialize)]
struct Shared {
    n: u32,
    weights: Vec<u32>,
    parts: Vec<u32>,
}

fn reference() -> Reference {
    serde_json::from_str(REFERENCE).unwrap()
}

/// A village of a thousand people.
const VILLAGE: Plan = Plan {
    population: 1000,
    margin: 0.05,
    confidence: Confidence::P95,
    share: 0.5,
    design_effect: 1.0,
    non_response: 0.0,
};

#[test]
fn sizes_are_those_of_exact_fractions() {
    for known in reference().plans {
        let confidence = match known.confidence.as_str() {
            "90" => Confidence::P90,
            "95" => Confidence::P95,
            _ => Confidence::P99,
        };
        let plan = Plan {
            population: known.population,
            margin: known.margin,
            confidence,
            share: known.share,
            design_effect: known.design_effect,
            non_response: known.non_response,
        };
        let expected = SampleSize {
            slovin: known.slovin,
            infinite: known.infinite,
            finite: known.finite,
            designed: known.designed,
            approached: known.approached,
            slovin_designed: known.slovin_designed,
            slovin_approached: known.slovin_approached,
        };
        assert_eq!(sample_size(&plan), Some(expected), "{plan:?}");
    }
}

/// Source: Israel (1992), Determining Sample Size, IFAS PEOD6, table 1 (Yamane's formula, the same as Slovin's,
/// e = 5 % and 10 %).
#[test]
fn slovin_gives_the_table_that_textbooks_print() {
    for (population, five, ten) in
        [(500, 222, 83), (1000, 286, 91), (2000, 333, 95), (5000, 370, 98)]
    {
        for (margin, expected) in [(0.05, five), (0.1, ten)] {
            let plan = Plan { population, margin, ..VILLAGE };
            let found = sample_size(&plan).unwrap().slovin;
            // The table rounds to the nearest, we round up.
            assert!(found == expected || found == expected + 1, "{population} {margin}: {found}");
        }
    }
}

#[test]
fn parts_are_those_of_the_largest_remainders() {
    for Shared { n, weights, parts } in reference().shared {
        assert_eq!(shared_out(n, &weights), parts, "{n} {weights:?}");
        assert_eq!(parts.iter().sum::<u32>(), n);
    }
    assert_eq!(shared_out(5, &[0, 0]), [0, 0]);
    assert_eq!(shared_out(5, &[]), [0_u32; 0]);
}

#[test]
fn a_plan_that_makes_no_sense_gives_no_size() {
    for plan in [
        Plan { population: 0, ..VILLAGE },
        Plan { margin: 0.0, ..VILLAGE },
        Plan { margin: 1.0, ..VILLAGE },
        Plan { margin: f64::NAN, ..VILLAGE },
        Plan { share: 0.0, ..VILLAGE },
        Plan { share: 1.0, ..VILLAGE },
        Plan { design_effect: 0.9, ..VILLAGE },
        Plan { design_effect: f64::INFINITY, ..VILLAGE },
        Plan { non_response: 1.0, ..VILLAGE },
        Plan { non_response: -0.1, ..VILLAGE },
    ] {
        assert_eq!(sample_size(&plan), None, "{plan:?}");
    }
}

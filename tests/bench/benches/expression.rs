//! How long it takes to read an expression of a form, and to say what it comes to.

use std::borrow::Cow;
use std::hint::black_box;
use std::time::Duration;

use berdaya::expression::{DayNames, Expression, List, Nodes, Scope, parse, parse_choice_filter};
use criterion::{Criterion, criterion_group, criterion_main};

/// A place where every question has the same answer, and every list the same rows.
struct Place {
    answer: &'static str,
    rows: usize,
}

impl Scope for Place {
    fn answers(&self, _: usize) -> Nodes<'_> {
        Nodes::One(self.answer.into())
    }

    fn own_answer(&self) -> Cow<'_, str> {
        self.answer.into()
    }

    fn list_length(&self, _: List) -> usize {
        self.rows
    }

    fn list_cell(&self, _: List, row: usize, _: usize) -> Option<Cow<'_, str>> {
        Some(if row.is_multiple_of(100) { self.answer.into() } else { "320199".into() })
    }

    fn now(&self) -> i64 {
        1_700_000_000_000
    }

    fn offset_minutes(&self, _: i64) -> i32 {
        420
    }

    fn random_bits(&self, nth: usize) -> u64 {
        u64::try_from(nth).unwrap_or_default()
    }

    fn day_names(&self) -> &DayNames {
        &DayNames::INDONESIAN
    }
}

const PLACE: Place = Place { answer: "320101", rows: 1_000 };

/// What stands in forms: a skip rule, a constraint, a sum of 20 items, a date.
fn expressions() -> [(&'static str, String); 4] {
    let summands: Vec<String> = (0..20).map(|n| format!("coalesce(${{q{n}}}, 0)")).collect();
    [
        ("skip rule", "${q1} >= 3 and not(selected(${q2}, 'x'))".to_owned()),
        ("constraint", ". > 0 and . <= 120 and string-length(.) < 4".to_owned()),
        ("sum of 20", summands.join(" + ")),
        ("age", "int((today() - date('1985-02-20')) div 365.25)".to_owned()),
    ]
}

fn read(text: &str) -> Expression {
    parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

fn reading(criterion: &mut Criterion) {
    for (name, text) in expressions() {
        criterion.bench_function(&format!("parse: {name}"), |bencher| {
            bencher.iter(|| parse(black_box(&text)));
        });
    }
}

fn evaluating(criterion: &mut Criterion) {
    for (name, text) in expressions() {
        let expression = read(&text);
        criterion.bench_function(&format!("evaluate: {name}"), |bencher| {
            bencher.iter(|| {
                black_box(&expression).evaluate(&PLACE).map(|value| value.to_number(&PLACE))
            });
        });
    }
}

fn choosing(criterion: &mut Criterion) {
    let text = "kecamatan = ${kecamatan}";
    let filter = parse_choice_filter(text);
    let filter = filter.unwrap_or_else(|error| panic!("{text}: {error:?}"));
    criterion.bench_function("filter: 1,000 rows of a list", |bencher| {
        bencher.iter(|| black_box(&filter).choices(&PLACE, PLACE.rows));
    });
}

/// Shorter than criterion's own: what is measured takes microseconds.
fn brief() -> Criterion {
    let times = (Duration::from_millis(500), Duration::from_secs(2));
    Criterion::default().warm_up_time(times.0).measurement_time(times.1).sample_size(50)
}

criterion_group!(name = benches; config = brief(); targets = reading, evaluating, choosing);
criterion_main!(benches);

//! What the logic of a form costs, natively: evaluations per answer, repeats, long lists, calculations.

#![allow(clippy::print_stdout, reason = "a report is printed")]

use std::hint::black_box;
use std::rc::Rc;
use std::time::Instant;

use bench::form::{self, Form};
use bench::held::{Held, blank, read};
use bench::logic::{self, CALCULATIONS, DEPENDENTS, VILLAGES};
use bench::statistics::{median, percentile};
use bench::walk::Walk;

/// How many times as long an answer may take in the 100th instance as in the 2nd.
const GOAL: f64 = 1.3;
/// How often each is timed.
const TIMES: usize = 51;

fn main() {
    evaluations();
    repeats();
    villages();
    calculations();
}

fn evaluations() {
    println!("Items evaluated for an answer");
    for (name, file) in [("chain", logic::chain()), ("star", logic::star())] {
        let mut held = Held::begin(&file);
        held.answer("q", "1");
        let evaluated = held.answer("q", "2");
        println!("  {name:<46}{evaluated:>10}  of {DEPENDENTS} that depend on it, and itself");
    }
    for form in [Form::small(), Form::large()] {
        let mut held = Held::begin(&logic::of_form(&form));
        let (mut evaluated, mut dependent) = (Vec::new(), 0);
        for step in Walk::through(&form).steps {
            evaluated.push(held.answer(&form::name(step.question), &step.choice.to_string()));
            dependent += form.rules.iter().filter(|rule| rule.source == step.question).count();
            dependent += form.sums.iter().filter(|sum| sum.contains(&step.question)).count();
        }
        let all: usize = evaluated.iter().sum();
        let most = evaluated.iter().max().copied().unwrap_or_default();
        println!(
            "  {:<46}{:>10.2}  {most} at most; {:.2} depend on it directly",
            format!("the form of {} questions", form.name),
            count(all) / count(evaluated.len()),
            count(dependent) / count(evaluated.len()),
        );
    }
}

fn repeats() {
    println!("\nAdding an instance of a repeat and answering its five questions");
    for (with_sum, what) in [(false, "each for itself"), (true, "with a sum over all instances")] {
        let mut held = Held::begin(&logic::repeat(with_sum));
        let mut before = Vec::new();
        for member in 1..=100 {
            before.push(held.clone());
            fill(&mut held, member);
        }
        // In turns, so that what else happens on the machine falls on both alike.
        let (mut second, mut hundredth) = (Vec::new(), Vec::new());
        for _ in 0..TIMES {
            second.push(timed(&before[1], |held| fill(held, 2)));
            hundredth.push(timed(&before[99], |held| fill(held, 100)));
        }
        let (second, hundredth) = (median(&second), median(&hundredth));
        let ratio = hundredth / second;
        println!(
            "  {what:<46}{:>10.0} µs the 2nd, {:.0} µs the 100th: {ratio:.2} times",
            second * 1e6,
            hundredth * 1e6
        );
        if ratio.is_nan() || ratio >= GOAL {
            println!(
                "  goal missed: the 100th takes {ratio:.2} times the 2nd, less than {GOAL} wanted"
            );
        }
    }
}

fn fill(held: &mut Held, member: usize) {
    held.add("member");
    for (question, value) in
        [("age", "12"), ("income", "40"), ("spending", "30"), ("rooms", "2"), ("school", "6")]
    {
        held.answer(&format!("member[{member}]/{question}"), value);
    }
}

/// How long `act` takes from the same state, in seconds.
fn timed(state: &Held, act: impl FnOnce(&mut Held)) -> f64 {
    let mut held = state.clone();
    let started = Instant::now();
    act(&mut held);
    let took = started.elapsed();
    black_box(&held);
    took.as_secs_f64()
}

fn villages() {
    println!("\n{VILLAGES} villages, filtered by their district");
    let file = logic::villages();
    let mut held = Held::begin(&file);
    let text = file.to_string();
    print_time("reading the form", &times(5, || drop(black_box(read(&text)))));
    held.answer("district", "d1");
    print_time(
        "the villages of a district",
        &times(TIMES, || _ = black_box(held.offered("village"))),
    );
    held.answer("village", "v12");
    let mut n = 0;
    let answering = times(TIMES, || {
        n += 1;
        held.answer("district", &format!("d{}", n % 7000));
    });
    print_time("another district, with a village chosen", &answering);
}

fn calculations() {
    println!("\n{CALCULATIONS} calculations over 20 items each");
    let text = logic::calculations().to_string();
    print_time("reading the form", &times(5, || drop(black_box(read(&text)))));
    let source = read(&text);
    let opening = times(TIMES, || {
        black_box(Held::open(&Rc::clone(&source.instrument), blank(&source)));
    });
    print_time("opening an interview", &opening);
}

/// How long something takes, so often, in seconds.
fn times(count: usize, mut act: impl FnMut()) -> Vec<f64> {
    let time = |()| {
        let started = Instant::now();
        act();
        started.elapsed().as_secs_f64()
    };
    std::iter::repeat_n((), count).map(time).collect()
}

fn print_time(what: &str, times: &[f64]) {
    let (middle, slow) = (median(times) * 1e6, percentile(times, 95) * 1e6);
    println!("  {what:<46}{middle:>10.0} µs p50, {slow:.0} µs p95, of {}", times.len());
}

fn count(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::NAN, f64::from)
}

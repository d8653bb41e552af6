//! The figures in tables, each next to the hand-written page, and where they miss the goals.

use crate::statistics::percentile;
use crate::subject::{Figures, LOADS, SLOW_DOWN};

/// How many times the hand-written page's figure ours may be.
const GOAL: f64 = 1.5;

/// One line of the table: a figure of every program.
struct Line {
    what: String,
    unit: &'static str,
    value: fn(&Figures) -> f64,
    /// Whether a goal is set for it.
    has_goal: bool,
}

/// The lines, in the order in which they are printed.
fn lines() -> Vec<Line> {
    let line =
        |what: &str, unit, has_goal, value| Line { what: what.to_owned(), unit, value, has_goal };
    let slow = |what: &str| format!("{what}, {SLOW_DOWN}x slower");
    vec![
        line("load", "ms", true, |f| f.fast.load.time),
        line(&slow("load"), "ms", true, |f| f.slow.load.time),
        line("main thread, all of a load", "ms", false, |f| f.fast.load.work),
        line("click to next frame, p50", "ms", false, |f| p50(&f.fast.answered.to_frame)),
        line("click to next frame, p95", "ms", false, |f| p95(&f.fast.answered.to_frame)),
        line(&slow("click to next frame, p50"), "ms", false, |f| p50(&f.slow.answered.to_frame)),
        line(&slow("click to next frame, p95"), "ms", false, |f| p95(&f.slow.answered.to_frame)),
        line("of it in the handler, p50", "ms", false, |f| p50(&f.fast.answered.handler)),
        line("main thread until that frame, p50", "ms", true, |f| {
            p50(&f.fast.answered.until_frame)
        }),
        line(&slow("main thread until that frame, p50"), "ms", true, |f| {
            p50(&f.slow.answered.until_frame)
        }),
        line("main thread, all of an answer", "ms", true, |f| f.fast.answered.main_thread),
        line(&slow("main thread, all of an answer"), "ms", true, |f| f.slow.answered.main_thread),
        line("memory, heaps", "MB", true, |f| f.memory.heaps / 1e6),
        line("memory, process", "MB", true, |f| f.memory.process / 1e6),
    ]
}

/// How the figures come about.
pub fn print_method() {
    println!(
        "  load: from the navigation to the end of the frame with the first question that can be answered; median of {LOADS}, \
         files and compiled code in the browser's cache\n  \
         click to next frame: from the click to the end of the frame that shows it\n  \
         main thread until that frame: of it, the main thread at work\n  \
         main thread, all of an answer, of a load: processor time, what comes after the frame included (ours keeps the \
         answer on disk, the others keep nothing); mean\n  \
         memory, heaps: JavaScript, document, buffers, WebAssembly, after a collection; memory, process: private memory\n  \
         in parentheses: times the hand-written page's"
    );
}

/// Prints a table of the figures, ours first and the hand-written page last.
pub fn print(title: &str, figures: &[Figures]) {
    println!("\n{title}");
    let Some((ours, others)) = figures.split_first() else { return };
    let Some(by_hand) = others.last() else { return };
    let heads: String = figures.iter().map(|f| format!("{:>22}", f.peer.name)).collect();
    println!("  {:<46}{heads}", "");
    for line in lines() {
        let reference = (line.value)(by_hand);
        let cell = |f: &Figures| {
            let value = (line.value)(f);
            let text = match value.is_nan() {
                true => "not measured".to_owned(),
                false if reference.is_nan() => format!("{value:.1} {}", line.unit),
                false => format!("{value:.1} {} ({:.2}x)", line.unit, value / reference),
            };
            format!("{text:>22}")
        };
        println!("  {:<46}{}", line.what, figures.iter().map(cell).collect::<String>());
    }
    let busy = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    println!(
        "  {:<46}{:>22}",
        "programs that wanted the processor, last minute",
        busy.split(' ').next().unwrap_or("?")
    );
    // Where it is far from what was asked for, something else took the processor.
    let spins: String = figures
        .iter()
        .map(|f| format!("{:>22}", format!("{:.1}x", f.slow.spin / f.fast.spin)))
        .collect();
    println!("  {:<46}{spins}", format!("the slow-down of {SLOW_DOWN}x, as measured"));
    for line in lines().iter().filter(|line| line.has_goal) {
        for miss in misses(line, ours, others, by_hand) {
            println!("  goal missed: {miss}");
        }
    }
}

fn p50(times: &[f64]) -> f64 {
    percentile(times, 50)
}

fn p95(times: &[f64]) -> f64 {
    percentile(times, 95)
}

fn misses(line: &Line, ours: &Figures, others: &[Figures], by_hand: &Figures) -> Vec<String> {
    let own = (line.value)(ours);
    // What could not be measured is no success.
    if own.is_nan() {
        return vec![format!("{}: not measured", line.what)];
    }
    let mut misses = Vec::new();
    for other in others.iter().take(others.len().saturating_sub(1)) {
        let theirs = (line.value)(other);
        if theirs.is_nan() || own >= theirs {
            misses.push(format!(
                "{}: {own:.1} {unit}, {}: {theirs:.1} {unit}",
                line.what,
                other.peer.name,
                unit = line.unit
            ));
        }
    }
    let ratio = own / (line.value)(by_hand);
    if ratio.is_nan() {
        misses.push(format!("{}: the hand-written page was not measured", line.what));
    } else if ratio > GOAL {
        misses
            .push(format!("{}: {ratio:.2} times the hand-written page, {GOAL} at most", line.what));
    }
    misses
}

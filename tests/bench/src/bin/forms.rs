//! Measures the forms in all programs and prints the report: run by `cargo xtask bench`. With a part of a
//! table's title, such as `40 questions, on one page`, those tables alone.

#![allow(clippy::print_stderr, reason = "a command-line tool talks to the terminal")]

use std::process::ExitCode;

use bench::form::{Form, Layout};
use bench::report;
use bench::subject::{Figures, Program, Sources, measure};

fn main() -> ExitCode {
    let survey_js = xtask::browser::survey_js().unwrap_or_else(|failure| panic!("{failure}"));
    let dist = e2e::app::dist();
    let sources = Sources { dist: &dist, survey_js: &survey_js };
    report::print_method();
    let only = std::env::args().nth(1).unwrap_or_default();
    let mut code = ExitCode::SUCCESS;
    for form in [Form::small(), Form::large()] {
        for (layout, name) in
            [(Layout::Paged, "a page after the other"), (Layout::OnePage, "on one page")]
        {
            let title = format!("The form of {} questions, {name}", form.name);
            if !title.contains(&only) {
                continue;
            }
            let measured = Program::ALL.map(|program| {
                let figures = alone(program, &form, layout, sources).or_else(|| {
                    eprintln!("  trying again, in another browser");
                    alone(program, &form, layout, sources)
                });
                if figures.is_none() {
                    code = ExitCode::FAILURE;
                }
                figures.unwrap_or_else(|| Figures::none(program))
            });
            report::print(&title, &measured);
        }
    }
    code
}

/// Measures in a thread of its own: a program that fails, and has said why, keeps no other from being
/// measured.
fn alone(program: Program, form: &Form, layout: Layout, sources: Sources<'_>) -> Option<Figures> {
    let work = || {
        let runtime = tokio::runtime::Runtime::new();
        let runtime = runtime.unwrap_or_else(|error| panic!("{error}"));
        runtime.block_on(measure(program, form, layout, sources))
    };
    std::thread::scope(|scope| scope.spawn(work).join()).ok()
}

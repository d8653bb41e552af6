//! Measures the forms in all programs and prints the report: run by `cargo xtask bench`. With a name of a
//! form, `40` or `1000`, that one alone.

#![allow(clippy::print_stdout, reason = "a report is printed")]

use bench::form::{Form, Layout};
use bench::report;
use bench::subject::{Program, Sources, measure};

#[tokio::main]
async fn main() {
    let survey_js = xtask::browser::survey_js().unwrap_or_else(|failure| panic!("{failure}"));
    let dist = e2e::app::dist();
    let sources = Sources { dist: &dist, survey_js: &survey_js };
    report::print_method();
    println!("  all without skip rules and calculations, which ours cannot have yet");
    let only = std::env::args().nth(1);
    let forms = [Form::small(), Form::large()];
    for form in forms.into_iter().filter(|form| only.as_ref().is_none_or(|only| only == form.name))
    {
        let form = form.without_logic();
        for (layout, name) in
            [(Layout::Paged, "a page after the other"), (Layout::OnePage, "on one page")]
        {
            let mut figures = Vec::new();
            for program in Program::ALL {
                figures.push(measure(program, &form, layout, sources).await);
            }
            report::print(&format!("The form of {} questions, {name}", form.name), &figures);
        }
    }
}

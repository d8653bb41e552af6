//! Measures the forms in all programs and prints the report: run by `cargo xtask bench`. With a part of a
//! table's title, such as `40 questions, on one page`, those tables alone.

use bench::form::{Form, Layout};
use bench::report;
use bench::subject::{Program, Sources, measure};

#[tokio::main]
async fn main() {
    let survey_js = xtask::browser::survey_js().unwrap_or_else(|failure| panic!("{failure}"));
    let dist = e2e::app::dist();
    let sources = Sources { dist: &dist, survey_js: &survey_js };
    report::print_method();
    let only = std::env::args().nth(1).unwrap_or_default();
    for form in [Form::small(), Form::large()] {
        for (layout, name) in
            [(Layout::Paged, "a page after the other"), (Layout::OnePage, "on one page")]
        {
            let title = format!("The form of {} questions, {name}", form.name);
            if !title.contains(&only) {
                continue;
            }
            let mut figures = Vec::new();
            for program in Program::ALL {
                figures.push(measure(program, &form, layout, sources).await);
            }
            report::print(&title, &figures);
        }
    }
}

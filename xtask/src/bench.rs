//! `cargo xtask bench`: measures the built app; every figure is taken in this run.

use crate::browser::{self, Browser};
use crate::command::{command, run};
use crate::dist::{self, RELATIVE, Setup};
use crate::failure::Outcome;
use crate::{compress, evaluation, size, workspace};

pub fn bench() -> Outcome {
    let dist = workspace::dist();
    let setup = Setup::ensure()?;
    dist::build(&setup, RELATIVE)?;
    compress::pack_all(&dist)?;

    println!("\nFirst load of an enumerator");
    let first = size::first_load(&dist)?;
    first.print();
    println!(
        "  {:>9}  is the budget: {:.2} of it used",
        size::BUDGET,
        first.total() as f64 / size::BUDGET as f64
    );

    println!("\nThe worker, fetched when an evaluator or coordinator first needs it");
    size::worker(&dist)?.print();

    println!("\nEvaluation in WebAssembly, next to plain JavaScript");
    evaluation::measure(&setup)?;

    println!("\nForms, next to the same forms in SurveyJS and by hand: about 20 minutes");
    browser::survey_js()?;
    let browser = Browser::ensure()?;
    let mut forms = command("cargo");
    forms.args(["run", "--quiet", "--package", "bench", "--bin", "forms"]);
    forms.env("BERDAYA_DIST", &dist);
    run(forms.env("CHROME", browser.chrome).env("CHROMEDRIVER", browser.driver))?;

    println!("\nThe logic of a form and its expressions, natively");
    run(command("cargo").args(["bench", "--quiet", "--package", "bench"]))
}

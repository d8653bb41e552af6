//! `cargo xtask bench`: measures the built app; every figure is taken in this run.

use crate::dist::{self, RELATIVE, Setup};
use crate::failure::Outcome;
use crate::{compress, size, workspace};

pub fn bench() -> Outcome {
    let dist = workspace::dist();
    dist::build(&Setup::ensure()?, RELATIVE)?;
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
    Ok(())
}

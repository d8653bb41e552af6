//! Builds the evaluation that is measured, and measures it: the same code as in the worker, in Node.

use crate::command::{command, output_of, run};
use crate::dist::Setup;
use crate::failure::Outcome;
use crate::workspace;

/// The package with the evaluation.
const PACKAGE: &str = "bench-evaluation";

pub fn measure(setup: &Setup) -> Outcome {
    if output_of(command("node").arg("--version")).is_none() {
        println!("  not measured: there is no Node on this computer");
        return Ok(());
    }
    let target = "wasm32-unknown-unknown";
    let mut build = setup.compiler.command("cargo", &setup.tools.folders)?;
    build.args(["build", "--quiet", "--package", PACKAGE, "--profile", "fast", "--target", target]);
    run(&mut build)?;
    let built = workspace::web_target();
    let module = built.join(PACKAGE);
    let mut bind = setup.compiler.command("wasm-bindgen", &setup.tools.folders)?;
    bind.args(["--target", "nodejs", "--no-typescript", "--out-dir"]).arg(&module);
    bind.arg(built.join(target).join("fast/bench_evaluation.wasm"));
    run(&mut bind)?;
    let script = workspace::root().join("tests/bench/evaluation/evaluation.cjs");
    run(command("node").arg(script).arg(module))
}

//! Builds the JavaScript module and writes `dist-npm/`: a package that works from a folder, a host or npm.

use std::path::PathBuf;

use crate::command::run;
use crate::compiler::TARGET;
use crate::dist::{self, Setup};
use crate::failure::{Failure, Outcome, While};
use crate::library::Library;
use crate::{glue, lockfile, packages, tools, workspace};

/// What the program is called among those of the workspace.
const PROGRAM: &str = "berdaya-module";

/// As the second program of the app is compiled: for speed.
const PROFILE: &str = "fast";

/// What makes the program smaller and faster; as for the second program of the app, in index.html.
const OPTIMIZER_OPTIONS: [&str; 6] = [
    "-O3",
    "--low-memory-unused",
    "--one-caller-inline-max-function-size=200",
    "--reorder-functions-by-name",
    "--strip-producers",
    "--strip-target-features",
];

/// The version that stands in `npm/package.json` for the workspace's.
const PLACEHOLDER: &str = "\"version\": \"0.0.0\"";

const TYPESCRIPT_VERSION: &str = "7.0.2";

/// `cargo xtask npm`: the package, and what it weighs.
pub fn npm(setup: &Setup) -> Outcome {
    build(setup)?;
    let package = workspace::dist_npm();
    for file in workspace::files_under(&package).during("cannot read dist-npm/")? {
        let size = std::fs::metadata(&file).map(|file| file.len()).during("cannot read a file")?;
        println!("  {size:>9}  {}", workspace::relative_url(&package, &file));
    }
    println!("  {} is ready: `npm publish` it, or copy the folder", package.display());
    Ok(())
}

/// Builds the package.
pub fn build(setup: &Setup) -> Outcome {
    let folders = &setup.tools.folders;
    let mut cargo = setup.compiler.command("cargo", folders)?;
    cargo.args(["build", "--quiet", "--package", "berdaya", "--bin", PROGRAM]);
    cargo.args(["--profile", PROFILE, "--target", TARGET]);
    Library::ensure(&setup.compiler).choose(&mut cargo);
    run(&mut cargo)?;

    // Finished beside and renamed, so that nobody reads half a package.
    let next = workspace::web_target().join("npm");
    dist::remove(&next)?;
    dist::copy(&workspace::root().join("npm"), &next)?;
    let built = workspace::web_target().join(TARGET).join(PROFILE).join(format!("{PROGRAM}.wasm"));
    let mut bindgen = setup.compiler.command("wasm-bindgen", folders)?;
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", "berdaya", "--out-dir"]);
    run(bindgen.arg(&next).arg(&built))?;
    let program = next.join("berdaya_bg.wasm");
    let mut optimizer = setup.compiler.command("wasm-opt", folders)?;
    run(optimizer.args(OPTIMIZER_OPTIONS).arg("--output").arg(&program).arg(&program))?;
    glue::shrink(&next, &setup.tools.minifier)?;

    let manifest = next.join("package.json");
    let text = std::fs::read_to_string(&manifest).during("cannot read npm/package.json")?;
    let version = format!("\"version\": \"{}\"", lockfile::locked_version("berdaya")?);
    if !text.contains(PLACEHOLDER) {
        return Err(Failure::new(format!("npm/package.json has no {PLACEHOLDER}")));
    }
    std::fs::write(&manifest, text.replace(PLACEHOLDER, &version))
        .during("cannot write package.json")?;
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        std::fs::copy(workspace::root().join(licence), next.join(licence))
            .during(format_args!("cannot copy {licence}"))?;
    }
    dist::remove(&workspace::dist_npm())?;
    std::fs::rename(&next, workspace::dist_npm()).during("cannot put the package into dist-npm/")
}

/// Node.js, which runs the tests of the package.
pub fn node() -> Outcome<PathBuf> {
    packages::program(&["node"], &["nodejs"], "Node.js, which runs the JavaScript module,")
}

/// The compiler that holds the types of the package against a program that uses all of it.
pub fn type_checker() -> Outcome<PathBuf> {
    const WHY: &str = "checks the types of the JavaScript module";
    let home = workspace::tool_cache()?.join(format!("typescript-{TYPESCRIPT_VERSION}"));
    let program = home.join("node_modules/typescript/bin/tsc");
    if !program.is_file() {
        println!("  installing TypeScript {TYPESCRIPT_VERSION} ({WHY})");
        tools::install_npm("typescript", TYPESCRIPT_VERSION, &home, WHY)?;
    }
    Ok(program)
}

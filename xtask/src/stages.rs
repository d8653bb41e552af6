//! `cargo xtask test`: sets up what is missing, then runs the stages in order up to the first broken one.

use std::process::Command;
use std::time::{Duration, Instant};

use crate::browser::{self, Browser};
use crate::command::{command, output_of, run};
use crate::compiler::{Compiler, TARGET, add_component};
use crate::dist::{self, RELATIVE, Setup};
use crate::failure::{Failure, Outcome, While};
use crate::{compress, npm, size, workspace};

/// A part of the test run that can also be run alone.
struct Stage {
    name: &'static str,
    what: &'static str,
    run: fn(&mut Stages) -> Outcome,
}

/// The order: what fails soonest and needs least comes first.
const STAGES: [Stage; 9] = [
    Stage { name: "format", what: "cargo fmt", run: Stages::format },
    Stage { name: "lint", what: "clippy, native", run: Stages::lint },
    Stage { name: "native", what: "native tests", run: Stages::native },
    Stage { name: "lint-web", what: "clippy, wasm32", run: Stages::lint_web },
    Stage { name: "web", what: "tests in a headless browser", run: Stages::web },
    Stage {
        name: "build",
        what: "the app and the JavaScript module for release",
        run: Stages::build,
    },
    Stage { name: "module", what: "the JavaScript module in Node.js", run: Stages::module },
    Stage { name: "journeys", what: "people's journeys through the app", run: Stages::journeys },
    Stage { name: "size", what: "the first load's budget", run: Stages::size },
];

/// The names of the stages, for the help text.
pub fn names() -> impl Iterator<Item = (&'static str, &'static str)> {
    STAGES.iter().map(|stage| (stage.name, stage.what))
}

/// Runs all stages, or the one with this name.
pub fn test(only: Option<&str>) -> Outcome {
    let chosen: Vec<&Stage> =
        STAGES.iter().filter(|stage| only.is_none_or(|only| only == stage.name)).collect();
    if chosen.is_empty() {
        let known: Vec<_> = STAGES.iter().map(|stage| stage.name).collect();
        return Err(Failure::new(format!("no such stage, there are: {}", known.join(", "))));
    }
    let mut stages = Stages { alone: only.is_some(), ..Stages::default() };
    let mut lines = Vec::new();
    let mut result = Ok(());
    for stage in chosen {
        println!("\n== {}: {}", stage.name, stage.what);
        let (started, set_up_before) = (Instant::now(), stages.set_up);
        result = (stage.run)(&mut stages);
        let took = started.elapsed().saturating_sub(stages.set_up - set_up_before);
        let word = if result.is_ok() { "ok" } else { "FAILED" };
        let line =
            format!("{:<10} {word:<7} {:>7.1} s  {}", stage.name, took.as_secs_f64(), stage.what);
        println!("== {line}");
        lines.push(line);
        if result.is_err() {
            break;
        }
    }
    println!("\n{}", lines.join("\n"));
    println!(
        "{:<10} {:<7} {:>7.1} s  finding or installing tools",
        "set-up",
        "",
        stages.set_up.as_secs_f64()
    );
    result
}

/// What the stages share: each tool is looked for once, when the first stage needs it.
#[derive(Debug, Default)]
struct Stages {
    alone: bool,
    setup: Option<Setup>,
    browser: Option<Browser>,
    set_up: Duration,
}

impl Stages {
    fn format(&mut self) -> Outcome {
        self.timed(|| {
            let there = output_of(command("cargo").args(["fmt", "--version"])).is_some();
            if there { Ok(()) } else { add_component("rustfmt") }
        })?;
        run(command("cargo").args(["fmt", "--all", "--check"]))
    }

    fn lint(&mut self) -> Outcome {
        self.timed(|| Compiler::Default.ensure_clippy())?;
        let what = ["--workspace", "--all-targets", "--", "-D", "warnings"];
        run(command("cargo").arg("clippy").args(what))
    }

    fn native(&mut self) -> Outcome {
        let packages = ["berdaya", "xtask", "bench"].map(|name| ["--package", name]);
        run(command("cargo").arg("test").args(packages.as_flattened()))
    }

    fn lint_web(&mut self) -> Outcome {
        let setup = self.setup()?;
        self.timed(|| setup.compiler.ensure_clippy())?;
        let mut cargo = setup.compiler.command("cargo", &[])?;
        cargo.args(["clippy", "--package", "berdaya", "--target", TARGET]);
        run(cargo.args(["--lib", "--bins", "--test", "browser", "--", "-D", "warnings"]))
    }

    fn web(&mut self) -> Outcome {
        let (setup, browser) = (self.setup()?, self.browser()?);
        let mut cargo = setup.compiler.command("cargo", &[])?;
        cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", &setup.tools.test_runner);
        cargo.env("CHROMEDRIVER", &browser.driver).env("WASM_BINDGEN_TEST_TIMEOUT", "120");
        run(cargo.args(["test", "--package", "berdaya", "--target", TARGET, "--test", "browser"]))
    }

    fn build(&mut self) -> Outcome {
        let setup = self.setup()?;
        dist::build(&setup, RELATIVE)?;
        compress::pack_all(&workspace::dist())?;
        npm::build(&setup)
    }

    fn module(&mut self) -> Outcome {
        if self.alone {
            npm::build(&self.setup()?)?;
        }
        let (node, types) = self.timed(|| Ok((npm::node()?, npm::type_checker()?)))?;
        let tests = workspace::files_under(&workspace::root().join("tests/npm"));
        let tests = tests.during("cannot read tests/npm")?.into_iter();
        let mut node = command(node);
        node.env("BERDAYA_NPM", workspace::dist_npm()).env("BERDAYA_TSC", types).arg("--test");
        run(node.args(tests.filter(|file| file.to_string_lossy().ends_with(".test.mjs"))))
    }

    fn journeys(&mut self) -> Outcome {
        if !workspace::root().join("tests/e2e/Cargo.toml").is_file() {
            println!("  there are no journeys yet");
            return Ok(());
        }
        self.build_if_alone()?;
        let browser = self.browser()?;
        let axe = self.timed(browser::axe)?;
        let mut cargo: Command = command("cargo");
        cargo.env("BERDAYA_DIST", workspace::dist()).env("BERDAYA_AXE", axe);
        cargo.env("BERDAYA_NPM", workspace::dist_npm());
        cargo.env("CHROME", browser.chrome).env("CHROMEDRIVER", browser.driver);
        run(cargo.args(["test", "--package", "e2e"]))
    }

    fn size(&mut self) -> Outcome {
        self.build_if_alone()?;
        let sizes = size::first_load(&workspace::dist())?;
        sizes.print();
        sizes.check()
    }

    /// A stage that looks at `dist/` has just had it built, unless it runs alone.
    fn build_if_alone(&mut self) -> Outcome {
        if self.alone { self.build() } else { Ok(()) }
    }

    fn setup(&mut self) -> Outcome<Setup> {
        if self.setup.is_none() {
            self.setup = Some(self.timed(Setup::ensure)?);
        }
        self.setup.clone().ok_or_else(|| Failure::new("the set-up is lost"))
    }

    fn browser(&mut self) -> Outcome<Browser> {
        if self.browser.is_none() {
            self.browser = Some(self.timed(Browser::ensure)?);
        }
        self.browser.clone().ok_or_else(|| Failure::new("the browser is lost"))
    }

    /// Time spent on getting tools is told apart from the stage's own.
    fn timed<T>(&mut self, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
        let started = Instant::now();
        let result = work();
        self.set_up += started.elapsed();
        result
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_stage_names_the_known_ones() {
        let failure = test(Some("nativ")).map_err(|failure| failure.to_string());
        assert!(failure.is_err_and(|text| text.contains("format, lint, native, lint-web")));
    }
}

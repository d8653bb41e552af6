//! Finds or installs a compiler for `wasm32-unknown-unknown`: the ordinary one first, where it is recent.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use crate::command::{command, output_of, run, run_unless_stuck};
use crate::failure::{Failure, Outcome};
use crate::{debian, workspace};

pub const TARGET: &str = "wasm32-unknown-unknown";

/// From this minor version on the compiler writes an app that keeps its budget: 1.95 writes 5 kB more.
const RECENT: u32 = 96;

/// A compiler proven to build for the browser on this machine.
#[derive(Debug, Clone)]
pub enum Compiler {
    /// The one that `cargo` and `rustc` mean here anyway.
    Default,
    /// Another one, whose programs are in this folder.
    Other(PathBuf),
}

impl Compiler {
    /// Finds it, or installs what is missing.
    ///
    /// Which way is open is found out by trying, the ordinary one first.
    pub fn ensure() -> Outcome<Self> {
        let is_there = Self::Default.works();
        if is_there && Self::Default.is_recent() {
            return Ok(Self::Default);
        }
        if let Some(other) = debian::installed().map(Self::Other).filter(Self::works) {
            return Ok(other);
        }
        let ordinary = if is_there {
            Ok(())
        } else {
            println!(
                "  installing the Rust standard library for {TARGET}, what the app is compiled to"
            );
            ask_rustup(&["target", "add", TARGET])
        };
        let is_there = ordinary.is_ok() && (is_there || Self::Default.works());
        if is_there && Self::Default.is_recent() {
            return Ok(Self::Default);
        }
        let ordinary = ordinary.map_or_else(
            |failure| failure.to_string(),
            |()| format!("its compiler is older than 1.{RECENT}"),
        );
        println!("  not with rustup ({ordinary}); trying the system's packages");
        let other = debian::install().map(Self::Other);
        if is_there && !other.as_ref().is_ok_and(Self::works) {
            println!(
                "  the app will be 5 kB larger than with Rust 1.{RECENT}: run `rustup update`"
            );
            return Ok(Self::Default);
        }
        let other = other.map_err(|failure| {
            Failure::new(format!(
                "no compiler for {TARGET}: run `rustup target add {TARGET}` where there is a \
                 network, then this again (rustup: {ordinary}; packages: {failure})"
            ))
        })?;
        if other.works() {
            return Ok(other);
        }
        Err(Failure::new(format!(
            "the compiler from the system's packages cannot build for {TARGET}: run `rustup target add {TARGET}`"
        )))
    }

    /// A command that uses this compiler, with these folders of tools before all others.
    ///
    /// A bare program name is looked up on the PATH set here (on Unix, where it differs).
    pub fn command(&self, program: impl AsRef<OsStr>, tools: &[PathBuf]) -> Outcome<Command> {
        let mut command = command(program);
        let mut front = tools.to_vec();
        if let Self::Other(folder) = self {
            front.push(folder.clone());
            command.env_remove("RUSTUP_TOOLCHAIN");
        }
        command.env("PATH", workspace::path_with(&front)?);
        command.env("CARGO_TARGET_DIR", workspace::web_target());
        Ok(command)
    }

    /// Makes sure that `cargo clippy` runs with this compiler.
    pub fn ensure_clippy(&self) -> Outcome {
        match self {
            Self::Default => {
                let answers = output_of(command("cargo").args(["clippy", "--version"])).is_some();
                if answers { Ok(()) } else { add_component("clippy") }
            }
            // Asking `cargo clippy` would be answered by another compiler's on PATH.
            Self::Other(folder) if folder.join("cargo-clippy").is_file() => Ok(()),
            Self::Other(_) => debian::install_clippy(),
        }
    }

    /// The source of this compiler's standard library, if it is there.
    pub fn std_source(&self) -> Option<PathBuf> {
        let mut rustc = self.command("rustc", &[]).ok()?;
        let root = output_of(rustc.args(["--print", "sysroot"]))?;
        let source = PathBuf::from(root.trim()).join("lib/rustlib/src/rust/library");
        source.join("Cargo.lock").is_file().then_some(source)
    }

    /// Makes sure that the source of the standard library is there.
    pub fn ensure_std_source(&self) -> Outcome {
        if self.std_source().is_some() {
            return Ok(());
        }
        println!("  installing the source of Rust's standard library, to build it for size");
        match self {
            Self::Default => ask_rustup(&["component", "add", "rust-src"])?,
            Self::Other(_) => debian::install_source()?,
        }
        let missing = || Failure::new("the source of the standard library is still not there");
        self.std_source().map(|_| ()).ok_or_else(missing)
    }

    /// What a person can do for the library that [`Self::ensure_std_source`] could not get.
    pub fn std_remedy(&self) -> &'static str {
        match self {
            Self::Default => "run `rustup component add rust-src` where there is a network",
            Self::Other(_) => "run `sudo apt-get install rust-web-src` where there is a network",
        }
    }

    /// Whether what it writes keeps the budget.
    fn is_recent(&self) -> bool {
        let Ok(mut rustc) = self.command("rustc", &[]) else { return false };
        let version = output_of(rustc.arg("--version"));
        version.is_some_and(|version| minor_version(&version).is_some_and(|minor| minor >= RECENT))
    }

    /// Compiles a small program with link-time optimisation: the only proof that all parts fit.
    ///
    /// A standard library of another compiler version, or a missing linker, shows here.
    fn works(&self) -> bool {
        let folder = workspace::web_target().join("trial");
        let source = folder.join("trial.rs");
        let program = "#[unsafe(no_mangle)]\npub extern \"C\" fn trial(n: u32) -> usize { format!(\"{n}\").len() }\n";
        let written =
            std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&source, program));
        let Ok(mut rustc) = self.command("rustc", &[]) else { return false };
        rustc.args(["--edition=2024", "--crate-type=cdylib", "--target", TARGET]);
        rustc
            .args(["-Clto", "-Cpanic=abort", "-Copt-level=z", "-o"])
            .arg(folder.join("trial.wasm"));
        written.is_ok() && output_of(rustc.arg(&source)).is_some()
    }
}

/// The 96 of `rustc 1.96.0 (…)`.
fn minor_version(version: &str) -> Option<u32> {
    version.strip_prefix("rustc 1.")?.split('.').next()?.parse().ok()
}

/// Asks rustup for a part of the toolchain; a download may be slow, but not stuck.
fn ask_rustup(arguments: &[&str]) -> Outcome {
    let home = std::env::var_os("RUSTUP_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".rustup")));
    let watched = ["downloads", "tmp"].map(|name| home.clone().unwrap_or_default().join(name));
    run_unless_stuck(
        command("rustup").args(arguments).env("RUST_BACKTRACE", "0"),
        &watched,
        Duration::from_secs(20),
    )
}

/// Adds a part of the default toolchain, such as clippy.
pub fn add_component(name: &str) -> Outcome {
    run(command("rustup").args(["component", "add", name])).map_err(|failure| {
        Failure::new(format!(
            "{failure}: install {name} for your Rust toolchain, then run this again"
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_compiler_tells_its_version() {
        assert_eq!(minor_version("rustc 1.96.0 (ac68faa20 2026-05-25)"), Some(96));
        assert_eq!(minor_version("rustc 1.104.0-nightly"), Some(104));
        assert_eq!(minor_version("cargo 1.96.0"), None);
    }
}

//! Finds or installs a compiler for `wasm32-unknown-unknown`: the ordinary one first.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use crate::command::{command, output_of, run, run_unless_stuck};
use crate::failure::{Failure, Outcome};
use crate::{debian, workspace};

pub const TARGET: &str = "wasm32-unknown-unknown";

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
        if Self::Default.works() {
            return Ok(Self::Default);
        }
        if let Some(other) = debian::installed().map(Self::Other).filter(Self::works) {
            return Ok(other);
        }
        println!(
            "  installing the Rust standard library for {TARGET}, what the app is compiled to"
        );
        let ordinary = ask_rustup(&["target", "add", TARGET]);
        if ordinary.is_ok() && Self::Default.works() {
            return Ok(Self::Default);
        }
        let ordinary =
            ordinary.map_or_else(|failure| failure.to_string(), |()| "no success".to_owned());
        println!("  rustup could not ({ordinary}); trying the system's packages");
        let other = debian::install().map(Self::Other).map_err(|failure| {
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

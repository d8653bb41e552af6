//! The standard library of the release build: built for size from its source, else the ready-made one.
//!
//! The ready-made library is built for speed, and every place that can panic carries a message, the
//! code that formats it and the path of a source file. A tablet has no use for them, and paths tell of
//! the machine that built the app; together they are a tenth of the first load.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command::run;
use crate::compiler::{Compiler, TARGET};
use crate::failure::{Outcome, While};
use crate::workspace;

/// Which standard library the app is linked with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Library {
    /// Built here for size; a panic ends the program at once, without a message.
    ForSize,
    /// The one that came with the compiler.
    ReadyMade,
}

impl Library {
    /// Builds the one for size, or says why the app gets the ready-made one, and how to mend that.
    ///
    /// A small program is built with it first: the only proof that compiler, source and flags fit.
    pub fn ensure(compiler: &Compiler) -> Self {
        let tried = compiler.ensure_std_source().and_then(|()| build_trial(compiler));
        match tried {
            Ok(()) => Self::ForSize,
            Err(failure) => {
                let remedy = match compiler.std_source() {
                    Some(_) => "run this again where there is a network".to_owned(),
                    None => format!("{}, then this again", compiler.std_remedy()),
                };
                println!(
                    "  the app will be about a tenth larger, with the ready-made standard library \
                     ({failure}): {remedy}"
                );
                Self::ReadyMade
            }
        }
    }

    /// Tells cargo, or a program that calls it, to use this library.
    ///
    /// By the environment, since Trunk passes no such options on.
    pub fn choose(self, command: &mut Command) {
        if self == Self::ForSize {
            command.envs(SETTINGS).env("CARGO_ENCODED_RUSTFLAGS", FLAGS.join("\u{1f}"));
        }
    }
}

/// What cargo is told. A stable compiler builds its own library only when told by `RUSTC_BOOTSTRAP`.
const SETTINGS: [(&str, &str); 3] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];

/// What the compiler is told for the app and the library; build scripts are for this machine, and
/// cargo keeps such flags from them.
///
/// They take the place of those in `.cargo/config.toml`, so what stands there stands here, too.
const FLAGS: [&str; 3] =
    ["-Zunstable-options", "-Cpanic=immediate-abort", "--cfg=sha2_backend_soft=\"compact\""];

/// Builds the library, and a program with it, into the folder where the app's build finds the
/// library again. What its source depends on is downloaded here: Trunk may not.
fn build_trial(compiler: &Compiler) -> Outcome {
    let folder = workspace::web_target().join("library-trial");
    let finished = workspace::web_target().join(TARGET).join("release/library-trial.wasm");
    if !finished.is_file() {
        println!("  building Rust's standard library for size: this takes a minute, once");
    }
    write_trial(&folder)?;
    let mut cargo = compiler.command("cargo", &[])?;
    Library::ForSize.choose(&mut cargo);
    // Where there is no way out, no long wait.
    cargo.env("CARGO_HTTP_TIMEOUT", "10").env("CARGO_NET_RETRY", "1");
    cargo.current_dir(&folder).args(["build", "--quiet", "--release", "--target", TARGET]);
    run(&mut cargo)
}

fn write_trial(folder: &Path) -> Outcome {
    let manifest = workspace::root().join("Cargo.toml");
    let manifest = std::fs::read_to_string(manifest).during("cannot read Cargo.toml")?;
    let files: [(PathBuf, String); 2] = [
        (folder.join("Cargo.toml"), trial_manifest(&manifest)),
        (folder.join("src/main.rs"), "fn main() {\n    println!(\"trial\");\n}\n".to_owned()),
    ];
    std::fs::create_dir_all(folder.join("src")).during("cannot make the trial package")?;
    for (path, text) in files {
        // A file that is as it was must not look new to cargo.
        if std::fs::read_to_string(&path).is_ok_and(|old| old == text) {
            continue;
        }
        std::fs::write(&path, text).during(format_args!("cannot write {}", path.display()))?;
    }
    Ok(())
}

/// A package of its own, with the app's release profile: under another one, cargo would build the
/// library for the app again.
fn trial_manifest(manifest: &str) -> String {
    let head = "[package]\nname = \"library-trial\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n";
    format!("{head}\n{}", release_profile(manifest))
}

/// The section of the release profile in a manifest; empty where there is none.
fn release_profile(manifest: &str) -> String {
    const HEAD: &str = "[profile.release]";
    let mut lines = manifest.lines().skip_while(|line| line.trim() != HEAD);
    let head = lines.next().into_iter();
    let section = head.chain(lines.take_while(|line| !line.starts_with('[')));
    section.map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a command is told by its environment.
    fn told(library: Library, name: &str) -> Option<String> {
        let mut command = Command::new("cargo");
        library.choose(&mut command);
        let found = command.get_envs().find(|(key, _)| *key == name);
        found.and_then(|(_, value)| Some(value?.to_str()?.to_owned()))
    }

    #[test]
    fn the_library_for_size_is_asked_for_by_the_environment() {
        let told = |name| told(Library::ForSize, name);
        assert_eq!(told("RUSTC_BOOTSTRAP").as_deref(), Some("1"));
        assert_eq!(told("CARGO_UNSTABLE_BUILD_STD").as_deref(), Some("std,panic_abort"));
        assert_eq!(told("CARGO_UNSTABLE_BUILD_STD_FEATURES").as_deref(), Some("optimize_for_size"));
        let flags = told("CARGO_ENCODED_RUSTFLAGS").unwrap();
        assert!(flags.starts_with("-Zunstable-options\u{1f}-Cpanic=immediate-abort"));
    }

    #[test]
    fn the_flags_that_cargo_is_configured_with_are_not_lost() {
        let config = std::fs::read_to_string(workspace::root().join(".cargo/config.toml")).unwrap();
        assert!(config.contains(FLAGS[2]), "{config}");
    }

    #[test]
    fn the_ready_made_library_needs_no_word() {
        let mut command = Command::new("cargo");
        Library::ReadyMade.choose(&mut command);
        assert_eq!(command.get_envs().count(), 0);
    }

    #[test]
    fn the_trial_is_built_with_the_apps_own_profile() {
        let manifest = std::fs::read_to_string(workspace::root().join("Cargo.toml")).unwrap();
        let trial = trial_manifest(&manifest);
        assert!(
            trial.contains("\n[workspace]\n\n[profile.release]\nopt-level = \"z\"\n"),
            "{trial}"
        );
        assert!(trial.contains("lto = true\n") && !trial.contains("[profile.dev]"), "{trial}");
    }

    #[test]
    fn a_profile_ends_where_the_next_section_begins() {
        let manifest = "[a]\nb = 1\n[profile.release]\nlto = true\n\n[profile.dev]\ndebug = 1\n";
        assert_eq!(release_profile(manifest), "[profile.release]\nlto = true\n\n");
        assert_eq!(release_profile("[a]\nb = 1\n"), "");
    }
}

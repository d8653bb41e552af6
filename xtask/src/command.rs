//! Starts other programs, free of the settings that `cargo xtask` itself was started with.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use crate::failure::{Failure, Outcome, While};
use crate::workspace;

/// Set by cargo or rustup for the program they start; they would steer a second compiler.
/// `RUSTUP_TOOLCHAIN` stays: it is how `cargo +NAME xtask` says which compiler is meant.
const SET_BY_CARGO: [&str; 9] = [
    "CARGO",
    "CARGO_BIN_NAME",
    "CARGO_CRATE_NAME",
    "CARGO_PRIMARY_PACKAGE",
    "OUT_DIR",
    "RUSTC",
    "RUSTDOC",
    "RUST_RECURSION_COUNT",
    "RUSTUP_TOOLCHAIN_SOURCE",
];

/// A command in the workspace's root, as a person would start it from a shell.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(workspace::root());
    for name in SET_BY_CARGO {
        command.env_remove(name);
    }
    for (name, _) in env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&*name);
        }
    }
    for name in ["LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH"] {
        if let Some(folders) = env::var_os(name) {
            let kept: Vec<_> = env::split_paths(&folders).filter(|f| !set_by_cargo(f)).collect();
            match env::join_paths(kept) {
                Ok(kept) if !kept.is_empty() => command.env(name, kept),
                _ => command.env_remove(name),
            };
        }
    }
    command
}

/// Whether cargo put this folder on the library path: its own build output or its compiler's.
fn set_by_cargo(folder: &Path) -> bool {
    let compiler = env::var_os("RUSTUP_HOME").map(PathBuf::from);
    folder.starts_with(workspace::native_target())
        || compiler.is_some_and(|home| folder.starts_with(home))
        || folder.iter().any(|part| part == "rustlib" || part == ".rustup")
}

/// Runs it with its output on the terminal; fails with its exit code.
pub fn run(command: &mut Command) -> Outcome {
    let name = name_of(command);
    let status = command.status().during(format_args!("cannot start {name}"))?;
    check(&name, status)
}

/// Runs it unseen and returns what it wrote, if it went well.
pub fn output_of(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs it, and ends it once nothing has changed in `watched` for `limit`.
///
/// For a download: slow is fine, stuck is not.
pub fn run_unless_stuck(command: &mut Command, watched: &[PathBuf], limit: Duration) -> Outcome {
    let name = name_of(command);
    let mut child = command.spawn().during(format_args!("cannot start {name}"))?;
    let mut seen = bytes_in(watched);
    let mut since = Instant::now();
    loop {
        if let Some(status) = child.try_wait().during(format_args!("waiting for {name}"))? {
            return check(&name, status);
        }
        std::thread::park_timeout(Duration::from_millis(100));
        let now = bytes_in(watched);
        if now != seen {
            (seen, since) = (now, Instant::now());
        } else if since.elapsed() > limit {
            end(&mut child);
            return Err(Failure::new(format!("{name} did nothing for {} s", limit.as_secs())));
        }
    }
}

/// Ends a child and takes its exit code, so that none is left behind.
pub fn end(child: &mut Child) {
    // Both fail only when it has ended by itself.
    child.kill().ok();
    child.wait().ok();
}

/// The bytes of all files in these folders; 0 for what isn't there.
fn bytes_in(folders: &[PathBuf]) -> u64 {
    let files =
        folders.iter().flat_map(|folder| workspace::files_under(folder).unwrap_or_default());
    files.filter_map(|file| Some(std::fs::metadata(file).ok()?.len())).sum()
}

fn check(name: &str, status: ExitStatus) -> Outcome {
    if status.success() {
        return Ok(());
    }
    Err(Failure::of_program(format!("{name} failed ({status})"), status.code()))
}

/// The program's file name and its first argument, such as `cargo test`.
fn name_of(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let first = command.get_args().next().unwrap_or_default();
    format!("{} {}", program.to_string_lossy(), first.to_string_lossy()).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_not_told_which_compiler_started_us() {
        let command = command("true");
        let removed =
            |name: &str| command.get_envs().any(|(key, value)| key == name && value.is_none());
        assert!(removed("CARGO") && removed("RUSTC"));
        // Set for every test by cargo.
        assert!(removed("CARGO_PKG_NAME") && removed("CARGO_MANIFEST_DIR"));
    }

    #[test]
    fn the_compilers_own_libraries_are_not_passed_on() {
        assert!(set_by_cargo(Path::new("/home/a/.rustup/toolchains/x/lib")));
        assert!(set_by_cargo(&workspace::native_target().join("debug")));
        assert!(!set_by_cargo(Path::new("/opt/cuda/lib")));
    }

    #[cfg(unix)]
    #[test]
    fn a_stuck_program_is_ended() {
        let started = Instant::now();
        let failure = run_unless_stuck(command("sleep").arg("60"), &[], Duration::from_millis(50));
        assert_eq!(
            failure.map_err(|f| f.to_string()),
            Err("sleep 60 did nothing for 0 s".to_owned())
        );
        assert!(started.elapsed() < Duration::from_secs(30));
    }

    #[cfg(unix)]
    #[test]
    fn the_exit_code_of_a_program_becomes_ours() {
        let failure = run(command("sh").args(["-c", "exit 7"]));
        assert_eq!(failure.map_err(|f| f.exit_code()), Err(7));
    }
}

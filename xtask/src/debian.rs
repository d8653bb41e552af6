//! The fallback compiler: Debian's own Rust, and a standard library for the browser built with it.
//!
//! Debian has no such library for this compiler as a package, so it is built once from the
//! packaged source (about a minute) and put where the compiler looks for it.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command::{command, output_of, run};
use crate::compiler::TARGET;
use crate::failure::{Failure, Outcome, While};
use crate::{packages, workspace};

/// Where Debian puts the compiler, apart from a rustup toolchain of the same name on PATH.
const SYSTEM: &str = "/usr/bin";
/// The package with the source of the standard library.
const SOURCE: &str = "rust-web-src";
const PROGRAMS: [&str; 5] = ["rustc", "cargo", "rustdoc", "cargo-clippy", "clippy-driver"];

/// The folder of the compiler's programs, if Debian's compiler and its linker are there.
///
/// A folder of links, because `/usr/bin` itself in front on PATH would also bring forward
/// every other program in it.
pub fn installed() -> Option<PathBuf> {
    let linker = Path::new(SYSTEM).join(format!("lld-{}", llvm_version()?));
    let folder = workspace::tool_cache().ok()?.join("debian-rust").join("bin");
    std::fs::create_dir_all(&folder).ok()?;
    for program in PROGRAMS {
        link(&Path::new(SYSTEM).join(program), &folder.join(program)).ok()?;
    }
    link(&linker, &folder.join("rust-lld")).ok()?;
    linker.is_file().then_some(folder)
}

/// Installs the compiler, the linker of its LLVM, and builds the standard library.
pub fn install() -> Outcome<PathBuf> {
    let wanted = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
    let compiler = wanted(&["rustc-web", "cargo-web", SOURCE]);
    packages::install(&compiler, "a Rust compiler with the source of its standard library")?;
    let llvm = llvm_version().ok_or_else(|| Failure::new("the packaged rustc does not run"))?;
    packages::install(&[format!("lld-{llvm}")], "the linker of that compiler")?;
    let folder =
        installed().ok_or_else(|| Failure::new("the packaged compiler is not complete"))?;
    build_library(&folder)?;
    Ok(folder)
}

pub fn install_source() -> Outcome {
    packages::install(&[SOURCE.to_owned()], "the source of the standard library")
}

pub fn install_clippy() -> Outcome {
    packages::install(&["rust-web-clippy".to_owned()], "the linter of that compiler")
}

fn build_library(bin: &Path) -> Outcome {
    println!("  building the standard library for {TARGET}: this takes a minute, once");
    let scratch = workspace::tool_cache()?.join("debian-rust").join("library");
    // From scratch: what another compiler version left there must not be copied.
    std::fs::remove_dir_all(&scratch).ok();
    std::fs::create_dir_all(scratch.join("src")).during("cannot make the scratch package")?;
    let manifest =
        "[package]\nname = \"scratch\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n";
    std::fs::write(scratch.join("Cargo.toml"), manifest)
        .during("cannot write the scratch package")?;
    std::fs::write(scratch.join("src/lib.rs"), "//! Empty.\n")
        .during("cannot write the scratch package")?;

    let mut cargo = in_toolchain(bin, "cargo")?;
    cargo.current_dir(&scratch).env("CARGO_TARGET_DIR", scratch.join("target"));
    // The packaged compiler is a stable one, which builds its own library only when told so.
    cargo.env("RUSTC_BOOTSTRAP", "1");
    // Without bitcode in it, the app's link-time optimisation fails.
    cargo.env("RUSTFLAGS", "-Cembed-bitcode=yes");
    cargo.args(["build", "--release", "--target", TARGET]);
    // `test` is what browser tests link with.
    run(cargo.arg("-Zbuild-std=std,panic_abort,test"))?;

    let built = scratch.join("target").join(TARGET).join("release/deps");
    let mut rustc = in_toolchain(bin, "rustc")?;
    let place = output_of(rustc.args(["--print", "target-libdir", "--target", TARGET]))
        .map(|line| PathBuf::from(line.trim()))
        .ok_or_else(|| Failure::new("the packaged rustc does not say where its libraries are"))?;
    std::fs::create_dir_all(&place).during(format_args!("cannot make {}", place.display()))?;
    for old in libraries_in(&place)? {
        std::fs::remove_file(&old).during(format_args!("cannot remove {}", old.display()))?;
    }
    for new in libraries_in(&built)? {
        let to = place.join(new.file_name().unwrap_or_default());
        std::fs::copy(&new, &to).during(format_args!("cannot write {}", to.display()))?;
    }
    std::fs::remove_dir_all(&scratch).during("cannot remove the scratch package")
}

/// The standard library's files in a folder.
fn libraries_in(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let files =
        workspace::files_under(folder).during(format_args!("cannot read {}", folder.display()))?;
    let is_library = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.ends_with(".rlib") && !name.starts_with("libscratch")
    };
    Ok(files.into_iter().filter(is_library).collect())
}

fn in_toolchain(bin: &Path, program: &str) -> Outcome<Command> {
    let mut command = command(bin.join(program));
    command.env("PATH", workspace::path_with(&[bin.to_path_buf()])?).env_remove("RUSTUP_TOOLCHAIN");
    Ok(command)
}

/// The major version of the LLVM in Debian's compiler: its linker must be of the same.
fn llvm_version() -> Option<String> {
    let answer = output_of(command(Path::new(SYSTEM).join("rustc")).arg("-vV"))?;
    parse_llvm_version(&answer)
}

fn parse_llvm_version(answer: &str) -> Option<String> {
    let version = answer.lines().find_map(|line| line.strip_prefix("LLVM version: "))?;
    Some(version.split('.').next()?.to_owned())
}

#[cfg(unix)]
fn link(original: &Path, link: &Path) -> std::io::Result<()> {
    if std::fs::read_link(link).is_ok_and(|to| to == original) {
        return Ok(());
    }
    std::fs::remove_file(link).ok();
    std::os::unix::fs::symlink(original, link)
}

#[cfg(not(unix))]
fn link(_original: &Path, _link: &Path) -> std::io::Result<()> {
    Err(std::io::ErrorKind::Unsupported.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_linker_is_of_the_compilers_llvm() {
        let answer = "rustc 1.96.0\nhost: x86_64-unknown-linux-gnu\nLLVM version: 22.1.8\n";
        assert_eq!(parse_llvm_version(answer).as_deref(), Some("22"));
        assert_eq!(parse_llvm_version("rustc 1.96.0"), None);
    }
}

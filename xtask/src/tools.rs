//! The build tools beside the compiler, each in one exact version, from PATH, our cache, or new.

use std::env::consts::{ARCH, OS};
use std::path::{Path, PathBuf};

use crate::command::{command, output_of, run};
use crate::failure::{Failure, Outcome, While};
use crate::{archive, lockfile, packages, workspace};

/// Also named in Trunk.toml, where a unit test compares it.
pub const WASM_OPT_VERSION: &str = "132";
const TRUNK_VERSION: &str = "0.21.14";
const ESBUILD_VERSION: &str = "0.28.2";

/// A program we need in exactly one version.
#[derive(Debug)]
pub struct Tool {
    /// The name of its folder in the cache.
    name: &'static str,
    version: String,
    /// The first is asked for its version; all must be there.
    programs: &'static [&'static str],
    why: &'static str,
    prebuilt: Option<String>,
    otherwise: Otherwise,
}

/// How to get a tool where its release archive can't be had.
#[derive(Debug)]
enum Otherwise {
    Cargo { package: &'static str, locked: bool },
    Npm { package: &'static str },
}

/// The folders of the tools a build needs, to be put in front on PATH, and the programs that we call ourselves.
#[derive(Debug, Clone)]
pub struct Tools {
    pub folders: Vec<PathBuf>,
    pub trunk: PathBuf,
    pub minifier: PathBuf,
    pub test_runner: PathBuf,
}

/// Finds or installs everything that a build for the browser needs beside the compiler.
pub fn ensure() -> Outcome<Tools> {
    let bindgen = wasm_bindgen()?.ensure()?;
    let optimizer = wasm_opt().ensure()?;
    let trunk = trunk().ensure()?;
    let minifier = esbuild().ensure()?;
    let program = |folder: &Path, name: &str| {
        workspace::find_in(std::iter::once(folder.to_path_buf()), name)
            .ok_or_else(|| Failure::new(format!("{name} vanished from {}", folder.display())))
    };
    // Trunk is called by its path. A folder of a person's own tools stays where it is on PATH: it
    // may hold a compiler, and in front it would come before the one we chose.
    let cache = workspace::tool_cache()?;
    let ours = |folder: &PathBuf| folder.starts_with(&cache);
    Ok(Tools {
        trunk: program(&trunk, "trunk")?,
        minifier: program(&minifier, "esbuild")?,
        test_runner: program(&bindgen, "wasm-bindgen-test-runner")?,
        folders: [bindgen, optimizer].into_iter().filter(ours).collect(),
    })
}

fn wasm_bindgen() -> Outcome<Tool> {
    let version = lockfile::locked_version("wasm-bindgen")?;
    let triple = match (OS, ARCH) {
        ("linux", "x86_64") => Some("x86_64-unknown-linux-musl"),
        ("linux", "aarch64") => Some("aarch64-unknown-linux-musl"),
        _ => desktop_triple(),
    };
    Ok(Tool {
        name: "wasm-bindgen",
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        why: "writes the JavaScript side of the Wasm files; its version must be the one in Cargo.lock",
        prebuilt: triple.map(|triple| {
            format!("https://github.com/wasm-bindgen/wasm-bindgen/releases/download/{version}/wasm-bindgen-{version}-{triple}.tar.gz")
        }),
        // Its own lock file names a crate version that not every registry mirror has.
        otherwise: Otherwise::Cargo { package: "wasm-bindgen-cli", locked: false },
        version,
    })
}

fn trunk() -> Tool {
    let triple = match (OS, ARCH) {
        ("linux", "x86_64") => Some("x86_64-unknown-linux-musl"),
        ("linux", "aarch64") => Some("aarch64-unknown-linux-musl"),
        _ => desktop_triple(),
    };
    let ending = if cfg!(windows) { "zip" } else { "tar.gz" };
    Tool {
        name: "trunk",
        version: TRUNK_VERSION.to_owned(),
        programs: &["trunk"],
        why: "builds the page with its Wasm files",
        prebuilt: triple.map(|triple| {
            format!("https://github.com/trunk-rs/trunk/releases/download/v{TRUNK_VERSION}/trunk-{triple}.{ending}")
        }),
        otherwise: Otherwise::Cargo { package: "trunk", locked: true },
    }
}

fn wasm_opt() -> Tool {
    let platform = match (OS, ARCH) {
        ("linux", "x86_64") => Some("x86_64-linux"),
        ("linux", "aarch64") => Some("aarch64-linux"),
        ("macos", "x86_64") => Some("x86_64-macos"),
        ("macos", "aarch64") => Some("arm64-macos"),
        ("windows", "x86_64") => Some("x86_64-windows"),
        _ => None,
    };
    let release = format!("version_{WASM_OPT_VERSION}");
    Tool {
        name: "wasm-opt",
        version: WASM_OPT_VERSION.to_owned(),
        programs: &["wasm-opt"],
        why: "makes the Wasm files smaller",
        prebuilt: platform.map(|platform| {
            format!("https://github.com/WebAssembly/binaryen/releases/download/{release}/binaryen-{release}-{platform}.tar.gz")
        }),
        otherwise: Otherwise::Npm { package: "binaryen" },
    }
}

fn esbuild() -> Tool {
    Tool {
        name: "esbuild",
        version: ESBUILD_VERSION.to_owned(),
        programs: &["esbuild"],
        why: "makes the scripts smaller",
        prebuilt: None,
        otherwise: Otherwise::Npm { package: "esbuild" },
    }
}

fn desktop_triple() -> Option<&'static str> {
    match (OS, ARCH) {
        ("macos", "x86_64") => Some("x86_64-apple-darwin"),
        ("macos", "aarch64") => Some("aarch64-apple-darwin"),
        ("windows", "x86_64") => Some("x86_64-pc-windows-msvc"),
        _ => None,
    }
}

impl Tool {
    /// The folder that holds the tool's programs.
    fn ensure(&self) -> Outcome<PathBuf> {
        let on_path = workspace::find_program(self.programs[0]);
        let on_path = on_path.as_deref().and_then(Path::parent);
        if let Some(folder) = on_path.filter(|folder| self.is_in(folder)) {
            return Ok(folder.to_path_buf());
        }
        let home = workspace::tool_cache()?.join(format!("{}-{}", self.name, self.version));
        let folders = [home.join("bin"), home.join("node_modules").join(".bin")];
        let cached = || folders.iter().find(|folder| self.is_in(folder)).cloned();
        if let Some(folder) = cached() {
            return Ok(folder);
        }
        println!(
            "  installing {} {} into {} ({})",
            self.name,
            self.version,
            home.display(),
            self.why
        );
        if let Err(failure) = self.unpack_prebuilt(&home) {
            println!("  no prebuilt {}: {failure}; trying its package", self.name);
            self.install_package(&home)?;
        }
        cached().ok_or_else(|| {
            Failure::new(format!(
                "{} {} does not run: remove {} and try again",
                self.name,
                self.version,
                home.display()
            ))
        })
    }

    /// Whether all programs are in this folder, in our version, and run.
    fn is_in(&self, folder: &Path) -> bool {
        let find = |name: &str| workspace::find_in(std::iter::once(folder.to_path_buf()), name);
        let all_there = self.programs.iter().all(|name| find(name).is_some());
        let answer =
            find(self.programs[0]).and_then(|path| output_of(command(path).arg("--version")));
        all_there && answer.is_some_and(|answer| names_version(&answer, &self.version))
    }

    fn unpack_prebuilt(&self, home: &Path) -> Outcome {
        let url =
            self.prebuilt.as_ref().ok_or_else(|| Failure::new("none for this kind of system"))?;
        // Unpacked beside and renamed when it runs, so that an interrupted download leaves nothing.
        let part = home.with_extension(format!("part{}", std::process::id()));
        std::fs::create_dir_all(&part).during("cannot make the tool folder")?;
        let unpacked = archive::fetch(url, &part).and_then(|()| {
            let bin = archive::folder_of(self.programs[0], &part)
                .filter(|folder| self.is_in(folder))
                .ok_or_else(|| Failure::new("the downloaded program does not run here"))?;
            remove(home)?;
            // Some archives have bin/ beside the libraries it needs, others only the programs.
            let (from, to) = match bin.parent() {
                Some(whole) if bin.ends_with("bin") => (whole, home.to_path_buf()),
                _ => (bin.as_path(), home.join("bin")),
            };
            if let Some(parent) = to.parent() {
                std::fs::create_dir_all(parent).during("cannot make the tool folder")?;
            }
            std::fs::rename(from, to).during("cannot put the tool in its place")
        });
        remove(&part)?;
        unpacked
    }

    fn install_package(&self, home: &Path) -> Outcome {
        match &self.otherwise {
            Otherwise::Cargo { package, locked } => {
                println!("  compiling {package} {}: this takes minutes, once", self.version);
                // A build folder of its own: an interrupted build goes on where it stopped.
                let build = home.with_extension("build");
                let mut cargo = command("cargo");
                cargo.args(["install", package, "--version", &self.version, "--root"]).arg(home);
                cargo.args(locked.then_some("--locked")).env("CARGO_TARGET_DIR", &build);
                // A tool that runs for seconds isn't worth minutes of optimising.
                cargo.env("CARGO_PROFILE_RELEASE_LTO", "off");
                cargo.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
                cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
                run(&mut cargo).map_err(|failure| {
                    Failure::new(format!(
                        "{failure}: install {} {} by hand so that it is on PATH, then run this again",
                        self.name, self.version
                    ))
                })?;
                remove(&build)
            }
            Otherwise::Npm { package } => install_npm(package, &self.version, home, self.why),
        }
    }
}

/// Installs a package from npm's registry into a folder of its own.
pub fn install_npm(package: &str, version: &str, home: &Path, why: &str) -> Outcome {
    let npm =
        packages::program(&["npm"], &["nodejs", "npm"], "npm, the installer for Node.js packages")?;
    std::fs::create_dir_all(home).during("cannot make the tool folder")?;
    let mut npm = command(npm);
    npm.args(["install", "--no-audit", "--no-fund", "--loglevel=error", "--prefix"]).arg(home);
    run(npm.arg(format!("{package}@{version}"))).map_err(|failure| {
        Failure::new(format!(
            "{failure}: cannot get {package} {version} ({why}); is there a network?"
        ))
    })
}

fn remove(folder: &Path) -> Outcome {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(Failure::new(format!("cannot remove {}: {error}", folder.display())))
        }
        _ => Ok(()),
    }
}

/// Whether what a tool answers to `--version` names exactly this version.
fn names_version(answer: &str, version: &str) -> bool {
    answer.split(|c: char| c.is_whitespace() || c == '(' || c == ')').any(|word| word == version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_exact_version_will_do() {
        assert!(names_version("wasm-bindgen 0.2.130\n", "0.2.130"));
        assert!(names_version("wasm-opt version 132 (version_132)", "132"));
        assert!(!names_version("wasm-bindgen 0.2.13", "0.2.130"));
        assert!(!names_version("wasm-opt version 108 (version_108)", "132"));
    }

    #[test]
    fn trunk_is_told_the_same_wasm_opt_version() {
        let settings = std::fs::read_to_string(workspace::root().join("Trunk.toml")).unwrap();
        assert!(
            settings.contains(&format!("wasm_opt = \"version_{WASM_OPT_VERSION}\"")),
            "{settings}"
        );
    }
}

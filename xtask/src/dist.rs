//! Builds the app and writes `dist/`: files for any static host, also under a sub-path.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::command::run;
use crate::compiler::Compiler;
use crate::failure::{Failure, Outcome, While};
use crate::tools::{self, Tools};
use crate::{compress, desk, freshness, policy, precache, size, worker, workspace};

/// Everything that a build for the browser needs, found or installed.
#[derive(Debug, Clone)]
pub struct Setup {
    pub compiler: Compiler,
    pub tools: Tools,
}

impl Setup {
    pub fn ensure() -> Outcome<Self> {
        Ok(Self { compiler: Compiler::ensure()?, tools: tools::ensure()? })
    }
}

/// Relative addresses: one build works at every sub-path.
pub const RELATIVE: &str = "./";

/// `cargo xtask dist`: the app with packed twins of its files.
pub fn dist(setup: &Setup, public_url: &str) -> Outcome {
    build(setup, public_url)?;
    println!("  packing with Brotli and gzip");
    compress::pack_all(&workspace::dist())?;
    size::first_load(&workspace::dist())?.print();
    println!("  {} is ready for any static host", workspace::dist().display());
    Ok(())
}

/// Builds the app for release and puts it in `dist/`, unless that has been done; packs nothing.
pub fn build(setup: &Setup, public_url: &str) -> Outcome {
    if freshness::is_fresh(public_url) {
        println!("  dist/ is up to date");
        return Ok(());
    }
    let begun = SystemTime::now();
    freshness::forget();
    let built = workspace::web_target().join("site");
    let mut trunk = setup.compiler.command(&setup.tools.trunk, &setup.tools.folders)?;
    trunk
        .args(["build", "--release", "--offline=true", "--skip-version-check", "--dist"])
        .arg(&built);
    trunk.args(["--public-url", public_url]);
    // Trunk reads this common setting as true or false, and stops at any other value.
    if std::env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    run(&mut trunk)?;
    // Finished beside and renamed, so that a running server never sees half an app.
    let next = workspace::web_target().join("dist");
    remove(&next)?;
    copy(&built, &next)?;
    worker::name_by_content(&next)?;
    desk::write_page(&next)?;
    for page in ["index.html", desk::PAGE] {
        if public_url == RELATIVE {
            policy::check_relative(&next.join(page))?;
        }
        policy::write_into(&next.join(page))?;
    }
    precache::write_into_service_worker(&next)?;
    remove(&workspace::dist())?;
    std::fs::rename(&next, workspace::dist()).during("cannot put the built app into dist/")?;
    freshness::note_build(public_url, begun)
}

/// Copies a folder's files, hidden ones left out.
fn copy(from: &Path, to: &Path) -> Outcome {
    let files =
        workspace::files_under(from).during(format_args!("cannot read {}", from.display()))?;
    for file in files {
        let target: PathBuf = to.join(file.strip_prefix(from).unwrap_or(&file));
        let folder = target.parent().unwrap_or(to);
        std::fs::create_dir_all(folder)
            .and_then(|()| std::fs::copy(&file, &target))
            .during(format_args!("cannot write {}", target.display()))?;
    }
    Ok(())
}

fn remove(folder: &Path) -> Outcome {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(Failure::new(format!("cannot remove {}: {error}", folder.display())))
        }
        _ => Ok(()),
    }
}

//! Builds the app and writes `dist/`: files for any static host, also under a sub-path.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::command::run;
use crate::compiler::Compiler;
use crate::failure::{Failure, Outcome, While};
use crate::library::Library;
use crate::tools::{self, Tools};
use crate::{compress, desk, freshness, glue, policy, precache, size, worker, workspace};

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
    let source = setup.compiler.std_source();
    if freshness::is_fresh(&aim(public_url, source.is_some())) {
        println!("  dist/ is up to date");
        return Ok(());
    }
    let begun = SystemTime::now();
    freshness::forget();
    let library = Library::ensure(&setup.compiler);
    let built = workspace::web_target().join("site");
    let mut trunk = setup.compiler.command(&setup.tools.trunk, &setup.tools.folders)?;
    trunk
        .args(["build", "--release", "--offline=true", "--skip-version-check", "--dist"])
        .arg(&built);
    trunk.args(["--public-url", public_url]);
    library.choose(&mut trunk);
    // Trunk reads this common setting as true or false, and stops at any other value.
    if std::env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    run(&mut trunk)?;
    // Finished beside and renamed, so that a running server never sees half an app.
    let next = workspace::web_target().join("dist");
    remove(&next)?;
    copy(&built, &next)?;
    glue::shrink(&next, &setup.tools.minifier)?;
    for file in workspace::files_under(&next).during("cannot read the built app")? {
        let is_json = file.extension().is_some_and(|end| end == "json" || end == "webmanifest");
        if is_json && !file.starts_with(next.join("schema")) {
            glue::minify_json(&file)?;
        }
    }
    glue::minify(&next.join(desk::STYLES), &setup.tools.minifier)?;
    worker::name_by_content(&next)?;
    desk::write_pages(&next)?;
    for page in ["index.html"].into_iter().chain(desk::PAGES) {
        if public_url == RELATIVE {
            policy::check_relative(&next.join(page))?;
        }
        policy::write_into(&next.join(page))?;
    }
    precache::write_into_service_worker(&next)?;
    glue::minify(&next.join("sw.js"), &setup.tools.minifier)?;
    remove(&workspace::dist())?;
    std::fs::rename(&next, workspace::dist()).during("cannot put the built app into dist/")?;
    // Where the source is there and did not help, the next build tries again.
    let has_source = setup.compiler.std_source().is_some();
    if has_source && library == Library::ReadyMade {
        return Ok(());
    }
    freshness::note_build(&aim(public_url, has_source), begun)
}

/// What a build is for, as it is noted: with the source of the standard library, the app gets smaller.
fn aim(public_url: &str, has_source: bool) -> String {
    format!("{public_url} {}", if has_source { "for size" } else { "ready-made" })
}

/// Copies a folder's files, hidden ones left out.
pub fn copy(from: &Path, to: &Path) -> Outcome {
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

pub fn remove(folder: &Path) -> Outcome {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(Failure::new(format!("cannot remove {}: {error}", folder.display())))
        }
        _ => Ok(()),
    }
}

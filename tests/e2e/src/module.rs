//! The built package of the JavaScript module under an address on this machine, with what tests put beside it.

use std::path::{Path, PathBuf};

use xtask::server::{Running, Server};
use xtask::workspace;

/// A served copy of the package.
#[derive(Debug)]
pub struct Module {
    folder: PathBuf,
    running: Option<Running>,
}

impl Module {
    /// Serves a copy of the package, with `files` of this workspace beside it.
    pub fn serve(files: &[&str]) -> Self {
        let package =
            std::env::var_os("BERDAYA_NPM").map_or_else(workspace::dist_npm, PathBuf::from);
        let is_built = package.join("browser.js").is_file();
        assert!(is_built, "no module in {}: run `cargo xtask npm` first", package.display());
        let name = format!("berdaya-module-{}-{}", std::process::id(), files.len());
        let folder = std::env::temp_dir().join(name);
        let own = workspace::files_under(&package).unwrap_or_else(|error| panic!("{error}"));
        for file in own {
            copy(&file, &folder.join(file.strip_prefix(&package).unwrap_or(&file)));
        }
        // The server takes the policy of a page from the root.
        copy(&package.join("examples/index.html"), &folder.join("index.html"));
        for file in files {
            let file = workspace::root().join(file);
            copy(&file, &folder.join(file.file_name().unwrap_or_default()));
        }
        let running = Server::bind(&folder, 0, "/").and_then(Server::start);
        let running = running.unwrap_or_else(|failure| panic!("{failure}"));
        Self { folder, running: Some(running) }
    }

    /// The address of the folder.
    pub fn url(&self) -> &str {
        self.running.as_ref().map_or("", Running::url)
    }
}

impl Drop for Module {
    fn drop(&mut self) {
        self.running = None;
        // What stays behind stays in the folder for what is temporary.
        let _removed = std::fs::remove_dir_all(&self.folder);
    }
}

fn copy(from: &Path, to: &Path) {
    let made = std::fs::create_dir_all(to.parent().unwrap_or(to));
    let copied = made.and_then(|()| std::fs::copy(from, to));
    copied.unwrap_or_else(|error| panic!("{}: {error}", to.display()));
}

//! What the measurements need to know of a form as one program shows it.

use std::path::{Path, PathBuf};

use xtask::workspace;

use crate::form::{Form, Layout};

/// How one program's page is steered; the same measurements are taken of every peer.
#[derive(Debug, Clone, Copy)]
pub struct Peer {
    /// What the report calls it.
    pub name: &'static str,
    /// JavaScript: what is clicked to answer `(question, choice)`.
    pub pick: &'static str,
    /// JavaScript: goes to the n-th page, from 0.
    pub go: &'static str,
    /// JavaScript: a promise of what the calculations of these `(names)` have come to.
    pub sums: &'static str,
}

/// The folder of the pages of a peer, empty.
pub fn empty_site(peer: &str, form: &Form, layout: Layout) -> PathBuf {
    let layout = match layout {
        Layout::Paged => "paged",
        Layout::OnePage => "one-page",
    };
    let name = format!("{peer}-{}-{layout}", form.name);
    let folder = workspace::native_target().join("bench-sites").join(name);
    if folder.exists() {
        let removed = std::fs::remove_dir_all(&folder);
        removed.unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    }
    let made = std::fs::create_dir_all(&folder);
    made.unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    // Where the browser waits before a page is loaded.
    write(&folder, "blank.html", "<!doctype html><meta charset=\"utf-8\"><title>-</title>");
    folder
}

/// Writes a file of a site.
pub fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    let written = std::fs::write(&path, text);
    written.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

/// Copies a file into a site.
pub fn copy(from: &Path, folder: &Path, name: &str) {
    let to = folder.join(name);
    let parent = to.parent().unwrap_or(folder);
    let copied = std::fs::create_dir_all(parent).and_then(|()| std::fs::copy(from, &to));
    copied.unwrap_or_else(|error| panic!("{} to {}: {error}", from.display(), to.display()));
}

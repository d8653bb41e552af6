//! Where things are: the workspace, its target folders, the tool cache, programs on PATH.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};

/// The folder of the root Cargo.toml.
pub fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_path_buf()
}

/// Where native builds go.
pub fn native_target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// Where builds for the browser go: apart, because another compiler may make them.
pub fn web_target() -> PathBuf {
    native_target().join("web")
}

/// The finished app.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The finished package of the JavaScript module.
pub fn dist_npm() -> PathBuf {
    root().join("dist-npm")
}

/// Where our own copies of build tools live, so that a person's global tools stay as they are.
pub fn tool_cache() -> Outcome<PathBuf> {
    let folder =
        |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let caches = if cfg!(windows) {
        folder("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        folder("HOME").map(|home| home.join("Library/Caches"))
    } else {
        folder("XDG_CACHE_HOME").or_else(|| folder("HOME").map(|home| home.join(".cache")))
    };
    let caches = caches.ok_or_else(|| {
        Failure::new("no place for the build tools: set HOME (LOCALAPPDATA on Windows)")
    })?;
    Ok(caches.join("berdaya-tools"))
}

/// The first program of that name on PATH.
pub fn find_program(name: &str) -> Option<PathBuf> {
    find_in(env::split_paths(&env::var_os("PATH")?), name)
}

/// The first program of that name in these folders.
pub fn find_in(folders: impl Iterator<Item = PathBuf>, name: &str) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd", ".bat"] } else { &[""] };
    folders
        .flat_map(|folder| endings.iter().map(move |ending| folder.join(format!("{name}{ending}"))))
        .find(|path| path.is_file())
}

/// PATH with these folders in front.
pub fn path_with(front: &[PathBuf]) -> Outcome<std::ffi::OsString> {
    let rest = env::var_os("PATH").unwrap_or_default();
    let folders = front.iter().cloned().chain(env::split_paths(&rest));
    env::join_paths(folders).map_err(|error| Failure::new(format!("PATH: {error}")))
}

/// Every file under `folder`, in a fixed order, without hidden ones.
pub fn files_under(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
            } else {
                files.push(entry.path());
            }
        }
    }
    files.sort();
    Ok(files)
}

/// `path` below `folder` as a web address part: with `/` on every system.
pub fn relative_url(folder: &Path, path: &Path) -> String {
    let below = path.strip_prefix(folder).unwrap_or(path);
    let parts: Vec<_> = below.iter().map(OsStr::to_string_lossy).collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_is_where_the_lock_file_is() {
        assert!(root().join("Cargo.lock").is_file());
    }

    #[test]
    fn a_relative_url_has_forward_slashes_and_no_folder() {
        let folder = Path::new("a");
        assert_eq!(relative_url(folder, &folder.join("icons").join("x.png")), "icons/x.png");
    }
}

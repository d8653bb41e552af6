//! Tells whether `dist/` was already built from the files as they are now.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::failure::{Outcome, While};
use crate::workspace;

/// Everything that the built app depends on; the last is this program itself.
fn inputs() -> Vec<PathBuf> {
    let names = [".cargo", "Cargo.toml", "Cargo.lock", "Trunk.toml", "index.html", "src", "www"];
    let inputs = names.iter().map(|name| workspace::root().join(name));
    inputs.chain(std::env::current_exe().ok()).collect()
}

/// The note that a build leaves: what for, and by its own time, from files of which time.
fn note() -> PathBuf {
    workspace::web_target().join("built-for")
}

/// Whether `dist/` needs no building for this aim: an address and a kind of library.
pub fn is_fresh(aim: &str) -> bool {
    let built_for = std::fs::read_to_string(note());
    let built = std::fs::metadata(note()).and_then(|note| note.modified());
    let there = workspace::dist().join("sw.js").is_file();
    let Ok(built) = built else { return false };
    there
        && built_for.is_ok_and(|noted| noted == aim)
        && inputs().iter().all(|input| newest(input).is_ok_and(|changed| changed < built))
}

/// Notes a build with this aim that began at `begun`: a file changed since then is news.
pub fn note_build(aim: &str, begun: SystemTime) -> Outcome {
    std::fs::write(note(), aim)
        .and_then(|()| std::fs::File::options().write(true).open(note()))
        .and_then(|note| note.set_modified(begun))
        .during("cannot note the build")
}

/// Forgets the last build, so that an interrupted one does not count.
pub fn forget() {
    // It may not be there.
    std::fs::remove_file(note()).ok();
}

/// When a file, or anything in a folder, last changed; a removed file changes its folder.
fn newest(path: &Path) -> std::io::Result<SystemTime> {
    let metadata = std::fs::metadata(path)?;
    let mut newest = metadata.modified()?;
    if metadata.is_dir() {
        for entry in std::fs::read_dir(path)? {
            newest = newest.max(self::newest(&entry?.path())?);
        }
    }
    Ok(newest)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_changed_or_removed_file_deep_down_is_news() -> std::io::Result<()> {
        let top = std::env::temp_dir().join(format!("berdaya-fresh-{}", std::process::id()));
        let deep = top.join("ui").join("parts");
        std::fs::create_dir_all(&deep)?;
        let later = SystemTime::now() + Duration::from_secs(100);
        std::fs::write(deep.join("bar.rs"), "")?;
        assert!(newest(&top)? < later);
        std::fs::File::options().write(true).open(deep.join("bar.rs"))?.set_modified(later)?;
        assert_eq!(newest(&top)?, later);
        std::fs::remove_file(deep.join("bar.rs"))?;
        assert_eq!(newest(&top)?, std::fs::metadata(&deep)?.modified()?);
        std::fs::remove_dir_all(&top)
    }

    #[test]
    fn the_inputs_are_all_there() {
        for input in inputs() {
            assert!(input.exists(), "{}", input.display());
        }
    }
}

//! What the first load costs over the wire, and the budget it has to keep.

use std::path::Path;

use crate::failure::{Failure, Outcome, While};
use crate::precache::{Group, files_of};

/// What everything that an enumerator's first load fetches may come to, in bytes.
pub const BUDGET: usize = 200_000;

/// File names with their size on the wire, the largest first.
#[derive(Debug, PartialEq, Eq)]
pub struct Sizes {
    pub files: Vec<(String, usize)>,
}

/// The files that opening the app for the first time fetches: what is stored for offline use, and
/// the service worker that stores it.
pub fn first_load(dist: &Path) -> Outcome<Sizes> {
    let mut files = files_of(dist, Group::Core)?;
    files.push("sw.js".to_owned());
    measure(dist, files)
}

/// The files of the worker, fetched when an evaluator first needs it.
pub fn worker(dist: &Path) -> Outcome<Sizes> {
    measure(dist, files_of(dist, Group::Later)?)
}

fn measure(dist: &Path, files: Vec<String>) -> Outcome<Sizes> {
    let sized = files.into_iter().map(|file| {
        let size = size_on_the_wire(&dist.join(&file))
            .during(format_args!("cannot read {file} in dist/, run `cargo xtask dist` first"))?;
        Ok((file, size))
    });
    let mut files = sized.collect::<Outcome<Vec<_>>>()?;
    files.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    Ok(Sizes { files })
}

/// The packed size where there is a packed twin, as a host sends it.
fn size_on_the_wire(file: &Path) -> std::io::Result<usize> {
    let mut packed = file.as_os_str().to_owned();
    packed.push(".br");
    let packed = std::fs::metadata(packed).or_else(|_| std::fs::metadata(file))?;
    usize::try_from(packed.len()).map_err(std::io::Error::other)
}

impl Sizes {
    pub fn total(&self) -> usize {
        self.files.iter().map(|(_, size)| size).sum()
    }

    pub fn print(&self) {
        for (file, size) in &self.files {
            println!("  {size:>9}  {file}");
        }
        println!("  {:>9}  bytes in all over the wire (Brotli)", self.total());
    }

    /// Fails when it is over the budget; says where it stands against it.
    pub fn check(&self) -> Outcome {
        let total = self.total();
        println!("  {total} of {BUDGET} bytes: {} % of the budget", total * 100 / BUDGET);
        if total > BUDGET {
            let over = total - BUDGET;
            return Err(Failure::new(format!(
                "the first load is {total} bytes, {over} over the budget of {BUDGET}: make the largest files above smaller"
            )));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(sizes: &[usize]) -> Sizes {
        Sizes { files: sizes.iter().map(|size| (format!("{size}.js"), *size)).collect() }
    }

    #[test]
    fn a_byte_over_the_budget_is_too_much() {
        assert_eq!(sizes(&[BUDGET - 50_000, 50_000]).check(), Ok(()));
        let failure = sizes(&[BUDGET, 1]).check().map_err(|failure| failure.to_string());
        assert!(failure.is_err_and(|text| text.contains("bytes, 1 over")));
    }

    #[test]
    fn the_first_load_counts_the_service_worker_but_not_the_evaluators() -> std::io::Result<()> {
        let dist = std::env::temp_dir().join(format!("berdaya-size-{}", std::process::id()));
        std::fs::create_dir_all(&dist)?;
        for (name, size) in [("index.html", 3), ("sw.js", 4), ("berdaya-worker.js", 5)] {
            std::fs::write(dist.join(name), "x".repeat(size))?;
        }
        std::fs::write(dist.join("index.html.br"), "12")?;
        let names = |sizes: Outcome<Sizes>| sizes.map(|sizes| sizes.files);
        let expected = vec![("sw.js".to_owned(), 4), ("index.html".to_owned(), 2)];
        assert_eq!(names(first_load(&dist)), Ok(expected));
        assert_eq!(names(worker(&dist)), Ok(vec![("berdaya-worker.js".to_owned(), 5)]));
        std::fs::remove_dir_all(&dist)
    }
}

//! Which files the app needs to run offline, and how the service worker is told about them.

use std::path::Path;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use crate::desk;
use crate::failure::{Failure, Outcome, While};
use crate::workspace::{files_under, relative_url};

/// What stands in `www/sw.js` where the lists belong; valid JavaScript, so the file can be checked.
const MARKS: [&str; 3] = ["const BUILD = \"\";", "const CORE = [];", "const LATER = [];"];

/// How a file of the app gets onto the device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Fetched and stored when the app is first opened.
    Core,
    /// Fetched when first needed, then stored.
    Later,
    /// Not part of the running app.
    Apart,
}

/// The group of a file, by its address below the app's own.
pub fn group_of(url: &str) -> Group {
    let name = url.rsplit('/').next().unwrap_or(url);
    if url == "sw.js"
        || url.starts_with("schema/")
        || name.ends_with(".br")
        || name.ends_with(".gz")
    {
        Group::Apart
    // The large icons are wanted once, by a tablet that puts the app on its home screen.
    } else if name.starts_with("berdaya-worker")
        || desk::PAGES.contains(&url)
        || url == desk::STYLES
        || url.starts_with("icons/icon-512")
        || url.starts_with("studies/")
        || url.starts_with("instruments/")
    {
        Group::Later
    } else {
        Group::Core
    }
}

/// The addresses of a built app's files that are in this group.
pub fn files_of(app: &Path, group: Group) -> Outcome<Vec<String>> {
    let files = files_under(app).during(format_args!("cannot read {}", app.display()))?;
    let urls = files.iter().map(|file| relative_url(app, file));
    Ok(urls.filter(|url| group_of(url) == group).collect())
}

/// Writes the lists of files, each with its digest, into the app's `sw.js`.
pub fn write_into_service_worker(app: &Path) -> Outcome {
    let path = app.join("sw.js");
    let source =
        std::fs::read_to_string(&path).during(format_args!("cannot read {}", path.display()))?;
    let core = entries(app, Group::Core)?;
    let later = entries(app, Group::Later)?;
    let filled = fill(&source, &core, &later)?;
    std::fs::write(&path, filled).during(format_args!("cannot write {}", path.display()))
}

/// A file's address and the digest of its content, as browsers check it (`integrity`).
type Entry = (String, String);

fn entries(app: &Path, group: Group) -> Outcome<Vec<Entry>> {
    let digested = |url: String| {
        let content = std::fs::read(app.join(&url)).during(format_args!("cannot read {url}"))?;
        // The page is stored under the address that people open.
        let url = if url == "index.html" { "./".to_owned() } else { url };
        Ok((url, integrity(&content)))
    };
    files_of(app, group)?.into_iter().map(digested).collect()
}

/// The digest of a content in the form of the `integrity` attribute and of a policy's hashes.
pub fn integrity(content: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(content)))
}

fn fill(source: &str, core: &[Entry], later: &[Entry]) -> Outcome<String> {
    let json = |value: &[Entry]| {
        serde_json::to_string(value)
            .map_err(|error| Failure::new(format!("the precache list: {error}")))
    };
    let (core, later) = (json(core)?, json(later)?);
    // The service worker itself is part of the build: a change in it must make a new cache too.
    let digest = Sha256::digest(format!("{source}{core}{later}"));
    let build: String = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    let lines = [
        format!("const BUILD = \"{build}\";"),
        format!("const CORE = {core};"),
        format!("const LATER = {later};"),
    ];
    let mut filled = source.to_owned();
    for (mark, line) in MARKS.iter().zip(lines) {
        if source.matches(mark).count() != 1 {
            return Err(Failure::new(format!("www/sw.js must have the line `{mark}` once")));
        }
        filled = filled.replace(mark, &line);
    }
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(url: &str, expected: Group) {
        assert_eq!(group_of(url), expected, "{url}");
    }

    #[test]
    fn what_the_enumerator_needs_is_stored_at_once() {
        check("index.html", Group::Core);
        check("berdaya-app-0123456789abcdef_bg.wasm", Group::Core);
        check("berdaya-0123456789abcdef.css", Group::Core);
        check("evaluasi.css", Group::Later);
        check("manifest.webmanifest", Group::Core);
        check("icons/icon-192.png", Group::Core);
        check("icons/icon-512.png", Group::Later);
    }

    /// They come with a study, which the second program opens.
    #[test]
    fn instruments_and_studies_wait_until_they_are_needed() {
        check("instruments/kampung-tangguh-7d.json", Group::Later);
        check("instruments/siklus-tindakan.json", Group::Later);
        check("studies/offered.json", Group::Later);
    }

    #[test]
    fn the_evaluators_worker_waits_until_it_is_needed() {
        check("berdaya-worker_bg.wasm", Group::Later);
        check("berdaya-worker_loader.js", Group::Later);
        check("berdaya-worker.js", Group::Later);
        check("evaluasi.html", Group::Later);
        check("formulir.html", Group::Later);
    }

    #[test]
    fn the_service_worker_never_stores_itself_or_packed_twins() {
        check("sw.js", Group::Apart);
        check("index.html.br", Group::Apart);
        check("berdaya-worker_bg.wasm.gz", Group::Apart);
        check("schema/instrument.json", Group::Apart);
    }

    fn entry(url: &str, digest: &str) -> Entry {
        (url.to_owned(), digest.to_owned())
    }

    const SOURCE: &str =
        "// top\nconst BUILD = \"\";\nconst CORE = [];\nconst LATER = [];\nrun();\n";

    #[test]
    fn lists_are_written_as_javascript() {
        let filled =
            fill(SOURCE, &[entry("./", "sha256-A")], &[entry("w.js", "sha256-B")]).unwrap();
        assert!(filled.contains(
            "const CORE = [[\"./\",\"sha256-A\"]];\nconst LATER = [[\"w.js\",\"sha256-B\"]];"
        ));
        assert!(filled.starts_with("// top\nconst BUILD = \"") && filled.ends_with("run();\n"));
        assert!(!filled.contains("const BUILD = \"\";"));
    }

    #[test]
    fn any_changed_file_makes_another_build() {
        let build = |digest: &str, later: &str, source: &str| {
            let filled = fill(source, &[entry("./", digest)], &[entry("w.js", later)]).unwrap();
            filled.lines().find(|line| line.starts_with("const BUILD")).unwrap().to_owned()
        };
        let first = build("sha256-A", "sha256-B", SOURCE);
        assert_eq!(first, build("sha256-A", "sha256-B", SOURCE));
        assert_ne!(first, build("sha256-C", "sha256-B", SOURCE));
        assert_ne!(first, build("sha256-A", "sha256-C", SOURCE));
        assert_ne!(first, build("sha256-A", "sha256-B", &format!("{SOURCE}more();\n")));
    }

    #[test]
    fn a_service_worker_without_its_marks_is_refused() {
        assert!(fill("const BUILD = \"\";\nconst CORE = [];\n", &[], &[]).is_err());
    }

    #[test]
    fn the_real_service_worker_has_the_marks() {
        let source = std::fs::read_to_string(crate::workspace::root().join("www/sw.js")).unwrap();
        assert!(fill(&source, &[], &[]).is_ok());
    }

    /// Source: RFC 6234's test vector for "abc", in base64.
    #[test]
    fn the_digest_is_sha_256_in_base64() {
        assert_eq!(integrity(b"abc"), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }
}

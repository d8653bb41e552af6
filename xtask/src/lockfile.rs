//! Reads from Cargo.lock which version of a crate the app is built with.

use crate::failure::{Failure, Outcome, While};
use crate::workspace;

/// The version of `package` in the workspace's Cargo.lock.
pub fn locked_version(package: &str) -> Outcome<String> {
    let path = workspace::root().join("Cargo.lock");
    let lock =
        std::fs::read_to_string(&path).during(format_args!("cannot read {}", path.display()))?;
    find_version(&lock, package).ok_or_else(|| {
        Failure::new(format!(
            "Cargo.lock has no single version of {package}: run `cargo update -p {package}`"
        ))
    })
}

/// `None` when it isn't there, or in more than one version.
fn find_version(lock: &str, package: &str) -> Option<String> {
    let mut versions = lock.split("[[package]]").filter_map(|entry| {
        let value = |key: &str| {
            entry
                .lines()
                .find_map(|line| line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"'))
        };
        (value("name")? == package).then(|| value("version"))?
    });
    let version = versions.next()?.to_owned();
    versions.next().is_none().then_some(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
version = 4

[[package]]
name = "wasm-bindgen-macro"
version = "0.2.9"

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
dependencies = [
 "wasm-bindgen-macro",
]

[[package]]
name = "winnow"
version = "0.7.4"

[[package]]
name = "winnow"
version = "1.0.5"
"#;

    #[track_caller]
    fn check(package: &str, expected: Option<&str>) {
        assert_eq!(find_version(LOCK, package).as_deref(), expected);
    }

    #[test]
    fn a_longer_name_is_another_package() {
        check("wasm-bindgen", Some("0.2.130"));
    }

    #[test]
    fn no_version_is_guessed() {
        check("yew", None);
        check("winnow", None);
    }

    #[test]
    fn the_real_lock_file_names_wasm_bindgen() {
        assert!(locked_version("wasm-bindgen").is_ok_and(|version| version.starts_with("0.2.")));
    }
}

//! The Content-Security-Policy of the page: nothing comes from, or goes to, another origin.

use std::path::Path;

use crate::failure::{Failure, Outcome, While};
use crate::precache::integrity;

const META: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"";

/// The page in which recordings are played back; they are in no file of the host's.
const PLAYS: &str = "formulir.html";

/// The policy for a page; `hashes` are those of its inline scripts, and `plays` says whether it plays back
/// what was recorded on the device.
fn policy(hashes: &[String], plays: bool) -> String {
    let scripts: String = hashes.iter().map(|hash| format!(" '{hash}'")).collect();
    let media = if plays { "media-src blob:; " } else { "" };
    format!(
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'; \
         img-src 'self' data: blob:; {media}connect-src 'self'; worker-src 'self'; object-src 'none'; \
         base-uri 'none'; form-action 'none'"
    )
}

/// Puts the policy into a built page, before anything it rules.
pub fn write_into(page: &Path) -> Outcome {
    let html =
        std::fs::read_to_string(page).during(format_args!("cannot read {}", page.display()))?;
    let html = with_policy(&html, page.ends_with(PLAYS))?;
    std::fs::write(page, html).during(format_args!("cannot write {}", page.display()))
}

/// The policy that stands in a built page, for a server's header.
pub fn of_page(html: &str) -> Option<&str> {
    let (_, rest) = html.split_once(META)?;
    Some(rest.split_once('"')?.0)
}

fn with_policy(html: &str, plays: bool) -> Outcome<String> {
    let hashes: Vec<String> =
        inline_scripts(html).map(|script| integrity(script.as_bytes())).collect();
    let policy = policy(&hashes, plays);
    // After the character set, which has to come within the first kilobyte.
    let charset =
        html.find("<meta charset").and_then(|start| Some(start + html[start..].find('>')? + 1));
    let place =
        charset.ok_or_else(|| Failure::new("index.html must have <meta charset> in its head"))?;
    Ok(format!("{}{META}{policy}\">{}", &html[..place], &html[place..]))
}

/// The contents of the page's scripts that have no `src`.
fn inline_scripts(html: &str) -> impl Iterator<Item = &str> {
    html.split("<script").skip(1).filter_map(|rest| {
        let (attributes, rest) = rest.split_once('>')?;
        let is_file = attributes.split_whitespace().any(|part| part.starts_with("src="));
        (!is_file).then_some(rest.split_once("</script")?.0)
    })
}

/// Refuses a page with addresses that start at the host's root: they break under a sub-path.
pub fn check_relative(page: &Path) -> Outcome {
    let html =
        std::fs::read_to_string(page).during(format_args!("cannot read {}", page.display()))?;
    match rooted_address(&html) {
        None => Ok(()),
        Some(address) => Err(Failure::new(format!(
            "a built page names {address}, which fails under a sub-path: write .{address}"
        ))),
    }
}

/// The first quoted or attribute text in the page that is an address from the host's root.
fn rooted_address(html: &str) -> Option<&str> {
    let mut slashes = html.match_indices('/').map(|(at, _)| html.split_at(at));
    let (_, address) = slashes.find(|(before, after)| {
        let opens = ["\"", "'", "href=", "src="].iter().any(|opening| before.ends_with(opening));
        // `"/>` closes an element.
        opens && after[1..].starts_with(|c: char| c.is_alphanumeric())
    })?;
    address.split(['"', '\'', ' ', '>']).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html><html><head><meta charset=\"utf-8\"/><link href=\"./a.css\">\
        <script type=\"module\">start()</script><script src=\"./b.js\"></script></head></html>";

    #[test]
    fn only_the_inline_script_is_allowed_by_its_hash() {
        let html = with_policy(PAGE, false).unwrap();
        let expected = integrity(b"start()");
        let policy = of_page(&html).unwrap();
        assert!(
            policy.contains(&format!("'wasm-unsafe-eval' '{expected}'; style-src 'self';")),
            "{policy}"
        );
        assert_eq!(policy.matches("sha256-").count(), 1);
    }

    #[test]
    fn the_policy_comes_before_the_first_resource() {
        let html = with_policy(PAGE, false).unwrap();
        assert!(html.find(META).unwrap() < html.find("<link").unwrap());
        assert!(
            html.starts_with(
                "<!doctype html><html><head><meta charset=\"utf-8\"/><meta http-equiv"
            )
        );
    }

    #[test]
    fn a_page_without_a_character_set_is_refused() {
        assert!(with_policy("<html><head></head></html>", false).is_err());
    }

    #[test]
    fn the_policy_opens_no_other_origin() {
        for plays in [false, true] {
            let policy = policy(&[], plays);
            assert!(policy.starts_with("default-src 'self';"));
            let opens = ["http", "*", "'unsafe-"].into_iter().any(|source| policy.contains(source));
            assert!(!opens, "{policy}");
            assert_eq!(policy.contains("media-src blob:;"), plays);
        }
    }

    #[test]
    fn the_page_that_plays_recordings_is_one_that_is_built() {
        assert!(crate::desk::PAGES.contains(&PLAYS));
    }

    #[test]
    fn addresses_that_break_under_a_sub_path_are_refused() {
        assert_eq!(rooted_address(PAGE), None);
        assert_eq!(rooted_address("<link href=\"/a.css\">"), Some("/a.css"));
        assert_eq!(rooted_address("<script>import init from '/app.js';</script>"), Some("/app.js"));
        assert_eq!(rooted_address("<script src=/app.js></script>"), Some("/app.js"));
    }
}

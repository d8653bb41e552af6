//! Makes the pages of the second program from the built one: the same head, and that program in place of the
//! app.
//!
//! The second program is the worker's: one file serves all, so that it is fetched once. Trunk has no page
//! for it.

use std::path::Path;

use crate::failure::{Failure, Outcome, While};

/// The pages of the second program: evaluation, and interviews with rules. Also named in
/// `src/ui/route.rs`, where a unit test compares them.
pub const PAGES: [&str; 2] = ["evaluasi.html", "formulir.html"];

/// They have a style sheet of their own beside the one of all pages: no tablet fetches it at first.
pub const STYLES: &str = "evaluasi.css";

/// Writes the pages of the second program beside the app's; the worker's files must have their last names.
pub fn write_pages(app: &Path) -> Outcome {
    let page =
        std::fs::read_to_string(app.join("index.html")).during("cannot read the built page")?;
    let desk = page_of_second_program(&page)
        .ok_or_else(|| Failure::new("the built page is not as expected: is this another Trunk?"))?;
    for name in PAGES {
        // By which the program knows where it is: hosts may leave the ending of an address out.
        let page = desk.replacen("<html ", &format!("<html data-page=\"{name}\" "), 1);
        let link = format!("<link rel=\"stylesheet\" href=\"./{STYLES}\"></head>");
        let page = page.replacen("</head>", &link, 1);
        std::fs::write(app.join(name), page).during(format_args!("cannot write {name}"))?;
    }
    Ok(())
}

fn page_of_second_program(page: &str) -> Option<String> {
    let (_, loader) = page.split_once("<meta name=\"berdaya-worker\" content=\"")?;
    let program = loader.split_once("_loader.js\"")?.0;
    let page = without_module(page)?;
    // The app's own files, which the browser would fetch in vain.
    let mut page = page;
    while let Some(less) = without_element(&page, "<link", "preload") {
        page = less;
    }
    let start = format!(
        "<script src=\"{program}.js\"></script>\
         <script>wasm_bindgen({{module_or_path:\"{program}_bg.wasm\"}})</script></body>"
    );
    page.contains("</body>").then(|| page.replace("</body>", &start))
}

/// The page without its only script that is a module, which starts the app.
fn without_module(page: &str) -> Option<String> {
    let is_module =
        |script: &&str| script.split('>').next().is_some_and(|tag| tag.contains("module"));
    let scripts = || {
        page.split_inclusive("</script>").filter_map(|part| Some(&part[part.find("<script")?..]))
    };
    let mut modules = scripts().filter(is_module);
    let module = modules.next()?;
    modules.next().is_none().then(|| page.replacen(module, "", 1))
}

/// The text without the first such element that has this word in its attributes.
fn without_element(text: &str, start: &str, word: &str) -> Option<String> {
    let mut elements = text.match_indices(start).map(|(at, _)| (at, text[at..].find('>')));
    let (at, length) = elements
        .find(|(at, length)| length.is_some_and(|length| text[*at..*at + length].contains(word)))?;
    Some(format!("{}{}", &text[..at], &text[at + length? + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILT: &str = "<head><meta charset=utf-8><meta name=\"berdaya-worker\" \
        content=\"./berdaya-worker-12_loader.js\"><link href=./a.css rel=stylesheet>\
        <script>tell()</script><script type=module>init('./app.js')</script>\
        <link crossorigin href=./app.js rel=modulepreload><link as=fetch href=./app_bg.wasm rel=preload>\
        </head><body><p>...</p></body>";

    #[test]
    fn the_evaluators_page_starts_the_second_program_and_no_other() {
        assert_eq!(
            page_of_second_program(BUILT).as_deref(),
            Some(
                "<head><meta charset=utf-8><meta name=\"berdaya-worker\" \
                 content=\"./berdaya-worker-12_loader.js\"><link href=./a.css rel=stylesheet>\
                 <script>tell()</script></head><body><p>...</p><script src=\"./berdaya-worker-12.js\"></script>\
                 <script>wasm_bindgen({module_or_path:\"./berdaya-worker-12_bg.wasm\"})</script></body>"
            )
        );
    }

    #[test]
    fn a_page_of_another_shape_is_refused() {
        assert_eq!(page_of_second_program("<head></head><body></body>"), None);
        assert_eq!(page_of_second_program(&BUILT.replace("type=module", "")), None);
        assert_eq!(
            page_of_second_program(
                &BUILT.replace("</head>", "<script type=module></script></head>")
            ),
            None
        );
    }

    #[test]
    fn the_interface_leads_to_these_pages() {
        let routes = crate::workspace::root().join("src/ui/route.rs");
        let routes = std::fs::read_to_string(routes).unwrap();
        for page in PAGES {
            assert!(routes.contains(&format!("\"{page}\"")));
        }
    }
}

//! Gives the worker's files names with a digest of their content, as Trunk gives the app's.
//!
//! Then a page that is still open can't get the worker of a newer build, and hosts and browsers
//! may keep the files for ever. The page learns the name from a `<meta>` element.

use std::path::Path;

use sha2::{Digest, Sha256};

use crate::failure::{Failure, Outcome, While};

const NAME: &str = "berdaya-worker";
const LOADER: &str = "berdaya-worker_loader.js";

/// Renames the worker's files in a built app and tells its page.
pub fn name_by_content(app: &Path) -> Outcome {
    let files = [format!("{NAME}.js"), format!("{NAME}_bg.wasm"), LOADER.to_owned()];
    let mut digest = Sha256::new();
    for file in &files {
        let content =
            std::fs::read(app.join(file)).during(format_args!("the build left no {file}"))?;
        digest.update(content);
    }
    let digest: String =
        digest.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();

    edit(&app.join(LOADER), |loader| Some(renamed(&with_named_argument(loader), &digest)))?;
    for file in &files {
        std::fs::rename(app.join(file), app.join(renamed(file, &digest)))
            .during(format_args!("cannot rename {file}"))?;
    }
    edit(&app.join("index.html"), |page| with_meta(page, &renamed(LOADER, &digest)))
}

fn renamed(text: &str, digest: &str) -> String {
    text.replace(NAME, &format!("{NAME}-{digest}"))
}

/// Trunk calls the worker's start function in a way that makes it warn on the console, and a worker
/// that cannot be loaded would leave the page waiting: an error thrown later on reaches the page.
fn with_named_argument(loader: &str) -> String {
    const CALL: &str = "wasm_bindgen(\"";
    match loader.split_once(CALL).and_then(|(before, rest)| Some((before, rest.split_once("\")")?)))
    {
        Some((before, (address, after))) => {
            format!(
                "{before}wasm_bindgen({{module_or_path:\"{address}\"}})\
                 .catch(error=>setTimeout(()=>{{throw error}})){after}"
            )
        }
        None => loader.to_owned(),
    }
}

fn with_meta(page: &str, loader: &str) -> Option<String> {
    let (head, rest) = page.split_once("<title>")?;
    Some(format!("{head}<meta name=\"{NAME}\" content=\"./{loader}\"><title>{rest}"))
}

fn edit(path: &Path, change: impl Fn(&str) -> Option<String>) -> Outcome {
    let text =
        std::fs::read_to_string(path).during(format_args!("cannot read {}", path.display()))?;
    let changed = change(&text).ok_or_else(|| Failure::new("index.html must have a <title>"))?;
    std::fs::write(path, changed).during(format_args!("cannot write {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_loader_and_the_page_follow_the_new_name() -> std::io::Result<()> {
        let app = std::env::temp_dir().join(format!("berdaya-worker-{}", std::process::id()));
        std::fs::create_dir_all(&app)?;
        let loader =
            "importScripts(\"./berdaya-worker.js\");wasm_bindgen(\"./berdaya-worker_bg.wasm\");";
        std::fs::write(app.join(LOADER), loader)?;
        std::fs::write(app.join("berdaya-worker.js"), "js")?;
        std::fs::write(app.join("berdaya-worker_bg.wasm"), "wasm")?;
        std::fs::write(app.join("index.html"), "<head><title>Berdaya</title>")?;
        name_by_content(&app).map_err(std::io::Error::other)?;

        let page = std::fs::read_to_string(app.join("index.html"))?;
        let name =
            page.split("content=\"./").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        let loader = std::fs::read_to_string(app.join(name))?;
        assert!(
            loader.contains(";wasm_bindgen({module_or_path:\"./")
                && loader.ends_with("_bg.wasm\"}).catch(error=>setTimeout(()=>{throw error}));"),
            "{loader}"
        );
        let named: Vec<&str> =
            loader.split("\"./").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        assert_eq!(named.len(), 2);
        for file in named {
            assert!(file.starts_with("berdaya-worker-") && app.join(file).is_file(), "{file}");
        }
        assert!(!app.join(LOADER).exists());
        std::fs::remove_dir_all(&app)
    }
}

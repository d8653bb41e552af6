//! Pictures of every screen, in both languages and three sizes: `cargo run -p e2e --bin screenshots -- FOLDER`.

use std::path::{Path, PathBuf};

use e2e::enumerator::Enumerator;
use e2e::tour;
use e2e::words::Language;

const SIZES: [(u32, u32); 3] = [(1280, 800), (800, 1280), (390, 844)];

#[tokio::main]
async fn main() {
    let folder =
        std::env::args_os().nth(1).map_or_else(|| PathBuf::from("screenshots"), PathBuf::from);
    let made = std::fs::create_dir_all(&folder);
    made.unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    tour::every_screen("screenshots", async |person, screen| {
        if screen.is_modal {
            return take(person, &folder, screen.name).await;
        }
        for language in [Language::English, Language::Indonesian] {
            person.switches_to(language).await;
            take(person, &folder, screen.name).await;
        }
    })
    .await;
}

/// The screen as it stands, from the top of the page, in every size.
async fn take(person: &Enumerator, folder: &Path, name: &str) {
    for (width, height) in SIZES {
        person.browser.resize(width, height).await;
        person.browser.ask("scrollTo({ top: 0, behavior: 'instant' }); return true", &[]).await;
        let file = format!("{name}_{width}x{height}_{}.png", person.language.code());
        let taken = person.browser.driver().screenshot(&folder.join(&file)).await;
        taken.unwrap_or_else(|error| panic!("{file}: {error}"));
    }
    person.browser.resize(SIZES[0].0, SIZES[0].1).await;
}

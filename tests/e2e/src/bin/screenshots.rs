//! Pictures of every screen, in both languages and three sizes: `cargo run -p e2e --bin screenshots -- FOLDER`.

use std::path::PathBuf;

use e2e::app::App;
use e2e::browser::Browser;
use e2e::enumerator::{Enumerator, OTHER_SITE, Reply, SITE};
use e2e::words::Language;

const SIZES: [(u32, u32); 3] = [(1280, 800), (800, 1280), (390, 844)];

/// Takes pictures of one screen after the other.
struct Album {
    folder: PathBuf,
}

impl Album {
    /// The screen as it stands, in every size and both languages.
    async fn take(&self, person: &mut Enumerator, name: &str) {
        for language in [Language::English, Language::Indonesian] {
            person.switches_to(language).await;
            for (width, height) in SIZES {
                person.browser.resize(width, height).await;
                let file = format!("{name}_{width}x{height}_{}.png", language.code());
                let taken = person.browser.driver().screenshot(&self.folder.join(&file)).await;
                taken.unwrap_or_else(|error| panic!("{file}: {error}"));
            }
        }
        person.browser.resize(SIZES[0].0, SIZES[0].1).await;
    }

    /// A screen that closes when the language is chosen: only in the language of the moment.
    async fn take_as_it_is(&self, person: &Enumerator, name: &str) {
        for (width, height) in SIZES {
            person.browser.resize(width, height).await;
            let file = format!("{name}_{width}x{height}_{}.png", person.language.code());
            let taken = person.browser.driver().screenshot(&self.folder.join(&file)).await;
            taken.unwrap_or_else(|error| panic!("{file}: {error}"));
        }
        person.browser.resize(SIZES[0].0, SIZES[0].1).await;
    }
}

#[tokio::main]
async fn main() {
    let folder =
        std::env::args_os().nth(1).map_or_else(|| PathBuf::from("screenshots"), PathBuf::from);
    std::fs::create_dir_all(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let album = Album { folder };
    let app = App::serve();
    let browser = Browser::start("screenshots").await;
    let mut person = Enumerator::open(browser, app.url()).await;
    enumerators_screens(&album, &mut person).await;
    desk_screens(&album, &mut person, &app).await;
}

async fn enumerators_screens(album: &Album, person: &mut Enumerator) {
    album.take(person, "01-home-empty").await;
    person.browser.press("link", &person.word("set_up")).await;
    album.take(person, "02-settings").await;
    person.browser.press("button", &person.word("save")).await;
    album.take(person, "03-settings-errors").await;
    person.goes_home().await;
    person.sets_up().await;
    person.browser.press("link", &person.word("new_interview")).await;
    person.browser.press("button", &person.word("to_consent")).await;
    album.take(person, "04-start-errors").await;
    person.goes_home().await;
    person.begins(SITE, "W").await;
    album.take(person, "05-consent").await;
    person.consents().await;
    let sections = person.questionnaire.sections("W");
    for (n, section) in sections.iter().enumerate() {
        let heading = section.heading(person.language);
        if n > 0 {
            person.goes_on_to(&heading).await;
        }
        // The first question of each page stays blank, the second has a missing code where there is one.
        for (m, item) in section.items.iter().enumerate().skip(1) {
            match (item.choices.len(), m) {
                (0, _) => person.writes_down(item, "Warga bergotong royong setiap Minggu.").await,
                (_, 1) if item.missing.iter().any(|code| code == "TB") => {
                    person.answers(item, &Reply::Missing("TB")).await;
                }
                (choices, _) => person.answers(item, &Reply::Choice((n + 2 * m) % choices)).await,
            }
        }
        person.is_saved().await;
        if ["responden", "D1", "H", "probes", "evidence"].contains(&section.id.as_str()) {
            album.take(person, &format!("06-section-{n:02}-{}", section.id)).await;
        }
    }
    person.reviews().await;
    album.take(person, "07-review").await;
    person.browser.press("button", &person.word("finalise")).await;
    person.browser.find("dialog", &person.word("finalise_title")).await;
    album.take_as_it_is(person, "08-finalise-dialog").await;
    let dialog = person.browser.find("dialog", &person.word("finalise_title")).await;
    let no = person.browser.find_in(&dialog, "button", &person.word("cancel")).await;
    no.click().await.unwrap_or_else(|error| panic!("{error}"));
    person.finalises().await;
    album.take(person, "09-result").await;
    person.goes_home().await;
    person.begins(OTHER_SITE, "G").await;
    person.refuses().await;
    person.begins(OTHER_SITE, "K").await;
    person.consents().await;
    person.goes_home().await;
    album.take(person, "10-home-filled").await;
    person.opens_files().await;
    album.take(person, "11-files").await;
    person.exports().await;
    album.take(person, "12-files-exported").await;
}

async fn desk_screens(album: &Album, person: &mut Enumerator, app: &App) {
    for (name, address) in
        [("13-evaluate-empty", "evaluasi.html"), ("14-load-back", "evaluasi.html#/muat")]
    {
        person.browser.visit(&format!("{}{address}", app.url())).await;
        album.take(person, name).await;
    }
}

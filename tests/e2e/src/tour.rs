//! A walk through every screen, for whoever looks at all of them: pictures, languages, accessibility.

use std::path::PathBuf;

use crate::app::App;
use crate::browser::Browser;
use crate::enumerator::{Enumerator, OTHER_SITE, Reply, SITE};
use crate::evaluator::choose_files;
use crate::exports::{Held, file};
use crate::meeting::Said;

/// A screen that the walk has come to.
#[derive(Debug, Clone, Copy)]
pub struct Screen<'a> {
    /// What it is called, with its number in the walk.
    pub name: &'a str,
    /// Whether a dialog lies over the page, so that nothing else can be pressed.
    pub is_modal: bool,
}

const fn page(name: &str) -> Screen<'_> {
    Screen { name, is_modal: false }
}

const fn dialog(name: &str) -> Screen<'_> {
    Screen { name, is_modal: true }
}

/// Walks through every screen; `look` may choose another language and gives the person back at the same screen.
pub async fn every_screen(name: &str, mut look: impl AsyncFnMut(&mut Enumerator, Screen<'_>)) {
    let app = App::serve();
    let mut person = Enumerator::open(Browser::start(name).await, app.url()).await;
    before_an_interview(&mut person, &mut look).await;
    interview(&mut person, &mut look).await;
    after_an_interview(&mut person, &mut look).await;
    desk(&mut person, &app, &mut look).await;
    discussion(&mut person, &mut look).await;
}

async fn before_an_interview(
    person: &mut Enumerator,
    look: &mut impl AsyncFnMut(&mut Enumerator, Screen<'_>),
) {
    look(person, page("01-home-empty")).await;
    person.browser.press("link", &person.word("set_up")).await;
    person.browser.find("heading", &person.word("set_up")).await;
    look(person, page("02-settings")).await;
    person.opens_studies().await;
    look(person, page("02a-studies-empty")).await;
    person.opens_set_up().await;
    look(person, page("03-set-up")).await;
    person.browser.press("button", &person.word("use_here")).await;
    person.browser.reads(&person.word("study_blank")).await;
    look(person, page("03a-set-up-errors")).await;
    let sites = format!("{SITE}: 120\n{OTHER_SITE}: 95");
    person.browser.write(&person.word("sites"), &sites).await;
    person.browser.press("button", &person.word("sample_title")).await;
    person.browser.press("button", &person.word("series_title")).await;
    person.completes_the_study().await;
    person.browser.press("button", &person.word("show_link")).await;
    let field = person.browser.find("textbox", &person.word("link")).await;
    let link = field.value().await.ok().flatten().unwrap_or_default();
    look(person, page("03b-study-link")).await;
    person.browser.visit(&link).await;
    person.browser.find("button", &person.word("keep_and_use")).await;
    look(person, page("03c-study-open")).await;
    person.browser.visit(&link[..link.len() - 9]).await;
    person.browser.reads(&person.word("study_refused")).await;
    look(person, page("03d-study-refused")).await;
    person.opens_set_up().await;
    person.uses_the_study().await;
    person.opens_studies().await;
    look(person, page("03e-studies")).await;
    person.goes_home().await;
    person.browser.press("link", &person.word("new_interview")).await;
    person.browser.press("button", &person.word("to_consent")).await;
    look(person, page("04-start-errors")).await;
    person.goes_home().await;
    person.begins(SITE, "W").await;
    look(person, page("05-consent")).await;
    person.consents().await;
}

async fn interview(
    person: &mut Enumerator,
    look: &mut impl AsyncFnMut(&mut Enumerator, Screen<'_>),
) {
    let sections = person.questionnaire.sections("W");
    for (n, section) in sections.iter().enumerate() {
        let heading = section.heading(person.language);
        if n > 0 {
            person.goes_on_to(&heading).await;
        }
        // The first question of each page stays blank, the second has a missing code where it may.
        for (m, item) in section.items.iter().enumerate().skip(1).take(5) {
            match (item.choices.len(), m) {
                (0, 1) => person.writes_down(item, "Setiap Minggu pagi.").await,
                (0, _) => {}
                (_, 1) if item.missing.iter().any(|code| code == "TB") => {
                    person.answers(item, &Reply::Missing("TB")).await;
                }
                (choices, _) => person.answers(item, &Reply::Choice((n + 2 * m) % choices)).await,
            }
        }
        person.is_saved().await;
        if ["responden", "D1", "H", "probes", "evidence"].contains(&section.id.as_str()) {
            look(person, page(&format!("06-section-{:02}-{}", n + 1, section.id))).await;
        }
    }
    person.reviews().await;
    look(person, page("07-review")).await;
    person.browser.press("button", &person.word("finalise")).await;
    let asked = person.browser.find("dialog", &person.word("finalise_title")).await;
    look(person, dialog("08-finalise-dialog")).await;
    let no = person.browser.find_in(&asked, "button", &person.word("cancel")).await;
    person.browser.click(&no, "the no").await;
    person.finalises().await;
    look(person, page("09-result")).await;
}

async fn after_an_interview(
    person: &mut Enumerator,
    look: &mut impl AsyncFnMut(&mut Enumerator, Screen<'_>),
) {
    person.goes_home().await;
    person.begins(OTHER_SITE, "G").await;
    person.refuses().await;
    person.begins(OTHER_SITE, "K").await;
    person.consents().await;
    person.goes_home().await;
    look(person, page("10-home-filled")).await;
    let lines = person.kept("summaries").await;
    let locked = lines.iter().find(|line| line["state"] == "finalised");
    let code = locked.and_then(|line| line["code"].as_str()).unwrap_or_default().to_owned();
    let change = person.sentence("correct_named", &[("code", &code)]);
    person.browser.press("button", &change).await;
    let asked =
        person.browser.find("dialog", &person.sentence("correct_title", &[("code", &code)])).await;
    look(person, dialog("10a-change-dialog")).await;
    let no = person.browser.find_in(&asked, "button", &person.word("cancel")).await;
    person.browser.click(&no, "the no").await;
    large_letters(person, look).await;
    person.browser.press("button", &change).await;
    person.browser.press("button", &person.word("correct_answers")).await;
    person.reviews().await;
    person.finalises().await;
    person.goes_home().await;
    look(person, page("10e-home-revised")).await;
    person.opens_files().await;
    look(person, page("11-files")).await;
    person.exports().await;
    look(person, page("12-files-exported")).await;
    person.browser.press("button", &person.sentence("wipe", &[("count", "3")])).await;
    person.browser.find("dialog", &person.sentence("wipe_confirm", &[("count", "3")])).await;
    look(person, dialog("13-clear-dialog")).await;
}

/// The same app as someone sees it who needs large letters and holds the tablet in the right hand.
async fn large_letters(
    person: &mut Enumerator,
    look: &mut impl AsyncFnMut(&mut Enumerator, Screen<'_>),
) {
    person.browser.press("link", &person.word("set_up")).await;
    person.prefers("text_size", "size_largest").await;
    person.prefers("next_side", "side_left").await;
    look(person, page("10b-settings-large")).await;
    person.goes_home().await;
    look(person, page("10c-home-large")).await;
    person.browser.press("link", &person.word("continue_draft")).await;
    person.browser.find("link", &person.word("next")).await;
    look(person, page("10d-section-large")).await;
    person.goes_home().await;
    person.browser.press("link", &person.word("set_up")).await;
    person.prefers("text_size", "size_normal").await;
    person.prefers("next_side", "side_right").await;
    person.goes_home().await;
}

async fn desk(
    person: &mut Enumerator,
    app: &App,
    look: &mut impl AsyncFnMut(&mut Enumerator, Screen<'_>),
) {
    person.browser.visit(&format!("{}evaluasi.html#/muat", app.url())).await;
    person.browser.find("button", &person.word("choose_files")).await;
    look(person, page("14-load-back")).await;
    let files = evaluated_files(person);
    choose_files(&person.browser, &files[..1]).await;
    person.browser.find("heading", &person.word("ledger_title")).await;
    look(person, page("15-loaded-back")).await;
    person.goes_home().await;
    person.browser.press("link", &person.word("community_title")).await;
    person.browser.find("picture", &person.word("force_field")).await;
    look(person, page("15a-community")).await;
    // An address that differs behind the # alone would not open the page anew.
    person.goes_home().await;
    person.browser.press("link", &person.word("evaluate")).await;
    person.browser.find("button", &person.word("choose_files")).await;
    look(person, page("16-evaluate-empty")).await;
    choose_files(&person.browser, &files).await;
    person.browser.find("heading", &person.word("factor_table")).await;
    look(person, page("17-evaluate-loaded")).await;
}

async fn discussion(
    person: &mut Enumerator,
    look: &mut impl AsyncFnMut(&mut Enumerator, Screen<'_>),
) {
    person.goes_home().await;
    person.begins_discussion(SITE).await;
    look(person, page("18-discussion-consent")).await;
    person.meeting_consents().await;
    look(person, page("19-discussion-empty")).await;
    person.counts(14, 8).await;
    for (label, side, strength) in
        [("Kerja bakti", "side_supports", 5), ("Modal kurang", "side_inhibits", 3)]
    {
        let said = Said { label, side, factor: None, strength };
        person.writes_force(&said).await;
    }
    look(person, page("20-discussion-field")).await;
    person.finishes_discussion().await;
    look(person, page("21-discussion-result")).await;
}

/// Files with enough interviews for intervals, one of them cut, and one interview in conflict.
fn evaluated_files(person: &Enumerator) -> Vec<PathBuf> {
    let held = |number: u32| Held {
        number,
        role: ["W", "K", "R", "G"][number as usize % 4],
        site: [SITE, OTHER_SITE][number as usize % 2],
        supporting: 2 + i64::from(number * 7 % 4),
        inhibiting: 1 + i64::from(number * 5 % 4),
    };
    let text = |from: u32, to: u32| {
        let records: Vec<_> =
            (from..to).map(|number| held(number).record(&person.questionnaire)).collect();
        file(&person.questionnaire, &records).to_string()
    };
    let other = Held { supporting: 1, ..held(3) }.record(&person.questionnaire);
    let texts = [
        ("tablet-1.json", text(1, 9)),
        ("tablet-2.json", text(6, 17)),
        ("tablet-3.json", file(&person.questionnaire, &[other]).to_string()),
        ("tablet-4.json", text(1, 3).chars().take(900).collect()),
    ];
    texts.iter().map(|(name, text)| person.browser.profile().write(name, text)).collect()
}

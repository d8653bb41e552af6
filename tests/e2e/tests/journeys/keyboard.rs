//! Without a mouse or a touch: everything by keyboard; and the language, changed in mid-page.

use e2e::app::App;
use e2e::browser::Browser;
use e2e::enumerator::{Enumerator, Reply, SITE};
use e2e::words::Language;
use thirtyfour::prelude::*;

#[tokio::test(flavor = "multi_thread")]
async fn a_page_is_answered_and_an_interview_finished_by_keyboard() {
    let app = App::serve();
    let person = Enumerator::open(Browser::start("keyboard").await, app.url()).await;
    person.sets_up().await;
    person.begins(SITE, "Z").await;
    person.tabs_to("Ya, bersedia").await;
    person.browser.keys(Key::Enter + "").await;
    let first = person.section("Z", "responden");
    person.browser.find("heading", &first.heading(Language::Indonesian)).await;
    person.tabs_to("Berikutnya").await;
    person.browser.keys(Key::Enter + "").await;
    let section = person.section("Z", "D1");
    person.browser.find("heading", &section.heading(Language::Indonesian)).await;

    // A digit chooses the step of that number.
    person.tabs_to(&section.items[0].wording(Language::Indonesian)).await;
    person.browser.keys("4").await;
    // An arrow goes on to the next step.
    person.tabs_to(&section.items[1].wording(Language::Indonesian)).await;
    person.browser.keys("2").await;
    person.browser.keys(Key::Right + "").await;
    // The missing codes stand behind a button.
    person.tabs_to(&section.items[2].wording(Language::Indonesian)).await;
    person.tabs_to("Jawaban lain").await;
    person.browser.keys(Key::Enter + "").await;
    person.tabs_to("Tidak tahu").await;
    person.browser.keys(Key::Space + "").await;
    person.is_saved().await;
    let expected = ["Setuju", "Ragu-ragu", "Tidak tahu"];
    for (item, expected) in section.items.iter().zip(expected) {
        assert_eq!(person.chosen(item).await.as_deref(), Some(expected), "{}", item.id);
    }

    person.reviews().await;
    person.tabs_to("Selesaikan dan kunci").await;
    person.browser.keys(Key::Enter + "").await;
    person.browser.find("dialog", "Selesaikan wawancara?").await;
    person.browser.keys(Key::Escape + "").await;
    person.browser.wait_for("the dialog to close", "return !one('dialog', null)", &[]).await;
    person.browser.find("heading", "Periksa sebelum selesai").await;
    person.tabs_to("Selesaikan dan kunci").await;
    person.browser.keys(Key::Enter + "").await;
    person.browser.find("dialog", "Selesaikan wawancara?").await;
    person.tabs_to("Selesaikan dan kunci").await;
    person.browser.keys(Key::Enter + "").await;
    person.browser.find("heading", "Hasil wawancara ini").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_the_focus_is_never_behind_the_bars() {
    let app = App::serve();
    let person = Enumerator::open(Browser::start("focus").await, app.url()).await;
    person.sets_up().await;
    person.begins(SITE, "W").await;
    person.consents().await;
    let section = person.section("W", "H");
    person.jumps_to(&section.heading(Language::Indonesian)).await;
    // Source: WCAG 2.2, 2.4.11 Focus Not Obscured (Minimum).
    let body = "const here = document.activeElement;
        if (!document.querySelector('main').contains(here)) return null;
        const box = here.getBoundingClientRect();
        const seen = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return here.contains(seen) || here.closest('label')?.contains(seen) ? null : nameOf(here)";
    for n in 0..40 {
        person.browser.keys(Key::Tab + "").await;
        let hidden = person.browser.ask(body, &[]).await;
        assert!(hidden.is_null(), "after {n} tabs, this is behind something: {hidden}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_language_keeps_the_page_and_its_answers() {
    let app = App::serve();
    let mut person = Enumerator::open(Browser::start("language").await, app.url()).await;
    person.sets_up().await;
    person.begins(SITE, "W").await;
    person.consents().await;
    let section = person.section("W", "D2");
    person.jumps_to(&section.heading(Language::Indonesian)).await;
    person.answers(&section.items[0], &Reply::Choice(4)).await;
    person.switches_to(Language::English).await;
    person.browser.find("heading", &section.heading(Language::English)).await;
    assert_eq!(person.chosen(&section.items[0]).await.as_deref(), Some("Strongly agree"));
    person.answers(&section.items[1], &Reply::Missing("TT")).await;
    person.is_saved().await;
    person.browser.reload().await;
    person.browser.find("heading", &section.heading(Language::English)).await;
    assert_eq!(person.chosen(&section.items[1]).await.as_deref(), Some("Does not know"));
    person.switches_to(Language::Indonesian).await;
    assert_eq!(person.chosen(&section.items[0]).await.as_deref(), Some("Sangat setuju"));
}

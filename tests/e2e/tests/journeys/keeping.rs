//! What is acknowledged is kept: through a killed browser, a reload, a refusal, a cleared device.

use e2e::app::App;
use e2e::axe::grave_violations;
use e2e::browser::{Browser, Profile};
use e2e::enumerator::{Enumerator, OTHER_SITE, Reply, SITE};
use e2e::words::{Language, Words};
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_browser_loses_nothing_that_was_said_to_be_saved() {
    let app = App::serve();
    let person = Enumerator::open(Browser::start("killed").await, app.url()).await;
    person.sets_up().await;
    let code = person.begins(SITE, "W").await;
    person.consents().await;
    let section = person.section("W", "D1");
    person.jumps_to(&section.heading(Language::Indonesian)).await;
    for (n, item) in section.items.iter().enumerate() {
        person.answers(item, &Reply::Choice(n + 1)).await;
        person.is_saved().await;
    }
    let probes = person.section("W", "probes");
    person.jumps_to(&probes.heading(Language::Indonesian)).await;
    person.writes_down(&probes.items[0], "Warga kompak.").await;
    person.is_saved().await;

    let profile = person.browser.kill().await;
    let person = Enumerator::open(Browser::open(profile).await, app.url()).await;
    let said = person.browser.text().await;
    assert!(
        said.contains(&format!("Wawancara {code} belum selesai. Terakhir disimpan ")),
        "{said}"
    );
    person.browser.reads("Semua jawaban yang sudah disimpan masih ada.").await;
    person.browser.press("link", "Lanjutkan").await;
    person.jumps_to(&section.heading(Language::Indonesian)).await;
    for (n, item) in section.items.iter().enumerate() {
        let expected = item.choice(n + 1, Language::Indonesian);
        assert_eq!(person.chosen(item).await, Some(expected), "{}", item.id);
    }
    let kept = person.kept("responses").await;
    let text = kept[0].to_string();
    assert!(text.contains("Warga kompak."), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reload_in_the_middle_of_a_page_keeps_the_page_and_its_answers() {
    let app = App::serve();
    let person = Enumerator::open(Browser::start("reloaded").await, app.url()).await;
    person.sets_up().await;
    person.begins(SITE, "K").await;
    person.consents().await;
    // The page of the respondent is complete; the reload must not go on to the next.
    let first = person.section("K", "responden");
    person.answers_section(&first, |_| Reply::Choice(0)).await;
    person.browser.reload().await;
    person.browser.find("heading", &first.heading(Language::Indonesian)).await;
    for item in &first.items {
        assert_eq!(person.chosen(item).await, Some(item.choice(0, Language::Indonesian)));
    }
    let section = person.section("K", "D5");
    person.jumps_to(&section.heading(Language::Indonesian)).await;
    person.answers(&section.items[0], &Reply::Missing("TM")).await;
    person.is_saved().await;
    person.browser.reload().await;
    person.browser.find("heading", &section.heading(Language::Indonesian)).await;
    let item = &section.items[0];
    assert_eq!(person.chosen(item).await.as_deref(), Some("Menolak menjawab"));
    assert_eq!(person.chosen(&section.items[1]).await, None);
}

/// What pages are built with, broken: the program falls as soon as it needs it.
const BREAK: &str =
    "Node.prototype.insertBefore = () => { throw new Error('broken') }; return true";

#[tokio::test(flavor = "multi_thread")]
async fn a_fallen_program_says_so_and_a_reload_brings_back_what_was_saved() {
    let app = App::serve();
    let mut person = Enumerator::open(Browser::start("fallen").await, app.url()).await;
    person.sets_up().await;
    person.begins(SITE, "W").await;
    person.consents().await;
    for (language, n) in [(Language::Indonesian, 3), (Language::English, 1)] {
        if person.language != language {
            person.switches_to(language).await;
        }
        let section = person.section("W", "D1");
        person.jumps_to(&section.heading(language)).await;
        person.answers(&section.items[0], &Reply::Choice(n)).await;
        person.is_saved().await;
        person.browser.ask(BREAK, &[]).await;
        let next = person.section("W", "D2").heading(language);
        person.browser.press("link", &next).await;
        is_told_and_reloads(&person).await;
        person.browser.find("heading", &next).await;
        person.jumps_to(&section.heading(language)).await;
        let expected = section.items[0].choice(n, language);
        assert_eq!(person.chosen(&section.items[0]).await, Some(expected));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fall_is_told_over_an_open_question_and_another_error_is_not_a_fall() {
    let app = App::serve();
    let person = Enumerator::open(Browser::start("fallen-question").await, app.url()).await;
    person.sets_up().await;
    let code = person.begins(SITE, "W").await;
    person.consents().await;
    let other_error = "dispatchEvent(new ErrorEvent('error', { error: new Error('no fall') }));
        return document.querySelectorAll('[role=alertdialog]').length";
    assert_eq!(person.browser.ask(other_error, &[]).await, json!(0));

    person.reviews().await;
    person.browser.press("button", &person.word("finalise")).await;
    person.browser.find("dialog", &person.word("finalise_title")).await;
    let fall = "const reason = new WebAssembly.RuntimeError('unreachable');
        const promise = Promise.resolve();
        dispatchEvent(new PromiseRejectionEvent('unhandledrejection', { promise, reason })); return true";
    person.browser.ask(fall, &[]).await;
    is_told_and_reloads(&person).await;
    person.browser.find("heading", &person.word("review_title")).await;
    person.goes_home().await;
    person.browser.reads(&format!("Wawancara {code} belum selesai.")).await;
}

/// Reads in one language that the program fell, and presses the button that the notice has.
async fn is_told_and_reloads(person: &Enumerator) {
    let [said, reload] = &Words::of_page(person.language)[..] else { panic!("other texts") };
    person.browser.find("dialog", said).await;
    let shown = person.browser.text().await;
    for foreign in Words::of_page(person.language.other()) {
        assert!(!shown.contains(&foreign), "{shown}");
    }
    for scheme in ["light", "dark"] {
        person.browser.prefer(scheme).await;
        assert_eq!(grave_violations(&person.browser).await, Vec::<String>::new());
    }
    person.browser.press("button", reload).await;
    let body = "return document.querySelector('[role=alertdialog]') === null && document.querySelector('main') !== null";
    person.browser.wait_for("the page to be there again", body, &[]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_told_and_what_was_said_is_kept_once_there_is_room() {
    let app = App::serve();
    let person = Enumerator::open(Browser::start("full").await, app.url()).await;
    person.sets_up().await;
    person.begins(SITE, "W").await;
    person.consents().await;
    // A browser that knows of room reckons with it for half a minute, so another one is started.
    let browser = Browser::open(person.browser.kill().await).await;
    browser.leave_room(app.url(), Some(1)).await;
    let person = Enumerator::open(browser, app.url()).await;
    person.browser.press("link", "Lanjutkan").await;
    let section = person.section("W", "D1");
    person.jumps_to(&section.heading(Language::Indonesian)).await;
    person.answers(&section.items[0], &Reply::Choice(3)).await;
    person.browser.reads(&person.word("store_full")).await;
    person.browser.find("button", &person.word("not_saved")).await;
    // Who goes on is not told that the newest answer is saved.
    person.answers(&section.items[1], &Reply::Choice(2)).await;
    person.browser.find("button", &person.word("not_saved")).await;
    person.browser.leave_room(app.url(), None).await;
    person.browser.press("button", &person.word("not_saved")).await;
    person.is_saved().await;
    let kept = &person.kept("responses").await[0]["response"]["answers"];
    assert_eq!(kept[&section.items[0].id], json!({ "value": 4 }));
    assert_eq!(kept[&section.items[1].id], json!({ "value": 3 }));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_whose_clock_is_set_to_utc_holds_interviews_too() {
    let app = App::serve();
    let profile = Profile::new("utc").with_clock_in("UTC");
    let person = Enumerator::open(Browser::open(profile).await, app.url()).await;
    person.sets_up().await;
    person.begins(SITE, "G").await;
    person.refuses().await;
    let (_, export) = person.exports().await;
    let began = export["responses"][0]["started_at"].as_str().unwrap();
    assert!(began.ends_with("+00:00") || began.ends_with('Z'), "{began}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_is_counted_and_never_scored() {
    let app = App::serve();
    let person = Enumerator::open(Browser::start("refused").await, app.url()).await;
    person.sets_up().await;
    let code = person.begins(OTHER_SITE, "R").await;
    person.refuses().await;
    person.browser.reads(&format!("Penolakan {code} dicatat tanpa jawaban.")).await;
    let row = person.browser.find("row", &code).await;
    assert!(row.text().await.unwrap().contains("Tidak bersedia"));
    let (_, export) = person.exports().await;
    let record = &export["responses"][0];
    assert_eq!((&record["code"], &record["consent"]["given"]), (&json!(code), &json!(false)));
    assert_eq!(record["answers"], json!({}));
    assert!(record.get("scores").is_none(), "{record}");
    person.goes_home().await;
    person.browser.press("link", &format!("Hasil {code}")).await;
    person.browser.reads("Responden tidak bersedia diwawancarai.").await;
    person.browser.no_longer_reads("Medan gaya").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cleared_device_gets_its_interviews_back_from_the_export() {
    let app = App::serve();
    let person = Enumerator::open(Browser::start("cleared").await, app.url()).await;
    person.sets_up().await;
    let code = person.holds_short_interview(SITE, "W", 3, 1).await;
    person.goes_home().await;
    let refused = person.begins(OTHER_SITE, "G").await;
    person.refuses().await;
    let (name, before) = person.exports_text().await;

    clears(&person).await;
    person.browser.reads("2 wawancara dihapus dari perangkat ini.").await;
    assert_eq!(person.kept("responses").await.len(), 0);
    person.browser.press("button", "Urungkan").await;
    person.browser.no_longer_reads("2 wawancara dihapus").await;
    assert_eq!(person.kept("responses").await.len(), 2);
    clears(&person).await;
    person.browser.reads("2 wawancara dihapus dari perangkat ini.").await;
    person.browser.press("button", "Tutup").await;
    person.goes_home().await;
    person.browser.reads("Belum ada wawancara di perangkat ini.").await;

    let file = person.browser.profile().write(&name, &before);
    person.opens_files().await;
    person.browser.press("link", "Pilih berkas").await;
    e2e::evaluator::choose_files(&person.browser, std::slice::from_ref(&file)).await;
    person.browser.reads("2 wawancara dimuat, 0 sudah ada di perangkat ini.").await;
    e2e::evaluator::choose_files(&person.browser, &[file]).await;
    person.browser.reads("0 wawancara dimuat, 2 sudah ada di perangkat ini.").await;
    person.goes_home().await;
    for code in [&code, &refused] {
        person.browser.find("row", code).await;
    }
    let (_, after) = person.exports().await;
    let mut before: serde_json::Value = serde_json::from_str(&before).unwrap();
    let mut after = after;
    for export in [&mut before, &mut after] {
        export["exported_at"] = json!(null);
        let responses = export["responses"].as_array_mut().unwrap();
        responses.sort_by_key(|record| record["id"].to_string());
    }
    assert_eq!(before, after);
}

/// Clears the device and says yes to the question.
async fn clears(person: &Enumerator) {
    person.opens_files().await;
    person.browser.press("button", "Hapus 2 wawancara yang sudah diekspor").await;
    let dialog = person.browser.find("dialog", "Hapus 2 wawancara dari perangkat ini?").await;
    let yes = person.browser.find_in(&dialog, "button", "Hapus").await;
    person.browser.click(&yes, "the yes").await;
}

//! Photos, recordings and positions: taken, kept, locked, exported, read, loaded back, and refused.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use e2e::app::App;
use e2e::axe::grave_violations;
use e2e::browser::{Browser, until};
use e2e::enumerator::{Enumerator, SITE};
use e2e::evaluator::choose_files;
use e2e::every_kind::begins_with;
use e2e::page::json_of;
use e2e::words::Language;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

/// The instrument that asks for photos, recordings and positions.
fn captures() -> Value {
    let file = serde_json::from_str(include_str!("../../../data/captures.json"));
    file.unwrap_or_else(|error| panic!("captures.json: {error}"))
}

/// A person at the first page of a visit, whose device may hear and knows where it is.
async fn visits(name: &str, app: &App, language: Language) -> Enumerator {
    let person = begins_with(name, app, language).await;
    person.begins(SITE, "W").await;
    for what in ["microphone", "geolocation"] {
        person.browser.permit(app.url(), what, true).await;
    }
    is_at(&person, -7.256_789, 112.751_234, 12.3).await;
    person.consents().await;
    person
}

async fn is_at(person: &Enumerator, latitude: f64, longitude: f64, accuracy: f64) {
    let place = json!({ "latitude": latitude, "longitude": longitude, "accuracy": accuracy });
    person.browser.cdp("Emulation.setGeolocationOverride", place).await;
}

/// A photo as a camera makes it: large, and with words on where it was taken.
async fn camera_photo(person: &Enumerator, name: &str, colour: &str) -> PathBuf {
    let body = "const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [2400, 1600];
        const context = canvas.getContext('2d');
        context.fillStyle = args[0]; context.fillRect(0, 0, 2400, 1600);
        for (let n = 0; n < 4000; n++) { context.fillStyle = `hsl(${n % 360} 60% 50%)`;
            context.fillRect((n * 7919) % 2400, (n * 104729) % 1600, 60, 40); }
        return [...atob(canvas.toDataURL('image/jpeg', 0.95).split(',')[1])].map((c) => c.charCodeAt(0))";
    let bytes = person.browser.ask(body, &[json!(colour)]).await;
    let mut photo: Vec<u8> = serde_json::from_value(bytes).unwrap_or_default();
    let exif = b"Exif\0\0II*\0\x08\0\0\0\0\0 GPS -7.256789 112.751234";
    let length = u16::try_from(exif.len() + 2).unwrap_or_default().to_be_bytes();
    let segment = [&[0xff, 0xe1], length.as_slice(), exif].concat();
    photo.splice(2..2, segment);
    person.browser.profile().write(name, photo)
}

/// Chooses a file in a question.
async fn chooses(question: &WebElement, button: usize, file: &Path) {
    let fields = question.find_all(By::Css("input[type=file]")).await;
    let fields = fields.unwrap_or_else(|error| panic!("{error}"));
    let chosen = fields[button].send_keys(file.display().to_string()).await;
    chosen.unwrap_or_else(|error| panic!("cannot choose a file: {error}"));
}

/// A second of silence: a WAV file.
fn silence() -> Vec<u8> {
    let (rate, sounds) = (8_000_u32, [0x80_u8; 8_000]);
    let numbers = |numbers: [u32; 4]| numbers.map(u32::to_le_bytes).concat();
    let length = 8_000_u32.to_le_bytes();
    [
        b"RIFF".as_slice(),
        &8_036_u32.to_le_bytes(),
        b"WAVEfmt ",
        // Sixteen bytes of format: one channel of plain samples, one byte each.
        &numbers([16, 0x0001_0001, rate, rate]),
        &[1, 0, 8, 0],
        b"data",
        &length,
        &sounds,
    ]
    .concat()
}

/// Takes a photo, and waits until it is shown, `width` pixels wide.
async fn takes_photo(person: &Enumerator, question: &WebElement, file: &Path) {
    chooses(question, 0, file).await;
    is_shown(person, question).await;
}

async fn is_shown(person: &Enumerator, question: &WebElement) {
    let body = "const shown = args[0].querySelector('img');
        return shown && shown.complete && shown.naturalWidth > 0 && shown.src.startsWith('blob:')";
    person.browser.wait_for("the photo to be shown", body, &[json_of(question)]).await;
}

/// A photo is shown as a whole, and no higher than the room that is kept for it.
async fn has_its_room(person: &Enumerator, question: &WebElement) {
    let body = "const shown = args[0].querySelector('img'), room = shown.parentElement;
        const shape = shown.naturalWidth / shown.naturalHeight;
        const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
        return room.clientHeight === 12 * rem && shown.clientHeight <= room.clientHeight
            && shown.clientWidth <= Math.min(room.clientWidth, shown.naturalWidth)
            && Math.abs(shown.clientWidth / shown.clientHeight - shape) < 0.05";
    assert_eq!(person.browser.ask(body, &[json_of(question)]).await, json!(true));
}

/// Records for two seconds, and waits until the recording can be played.
async fn records(person: &Enumerator) {
    person.presses_in("cerita", &person.word("record")).await;
    let question = person.question("cerita").await;
    person.browser.reads_in(&question, "0:02").await;
    person.presses_in("cerita", &person.word("stop_recording")).await;
    can_be_played(person).await;
}

async fn can_be_played(person: &Enumerator) {
    let body = "const shown = args[0].querySelector('audio');
        return shown && shown.src.startsWith('blob:') && shown.readyState > 0 && !shown.error";
    let question = json_of(&person.question("cerita").await);
    person.browser.wait_for("the recording to be playable", body, &[question]).await;
}

/// The files of an archive by their paths.
fn unpacked(archive: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let zip = rawzip::ZipArchive::from_slice(archive);
    let zip = zip.unwrap_or_else(|error| panic!("no archive: {error}"));
    let mut files = BTreeMap::new();
    let mut entries = zip.entries();
    while let Ok(Some(entry)) = entries.next_entry() {
        let path = String::from_utf8_lossy(entry.file_path().as_bytes()).into_owned();
        let content = zip.get_entry(entry.wayfinder());
        let content = content.unwrap_or_else(|error| panic!("{path}: {error}"));
        files.insert(path, content.data().to_vec());
    }
    files
}

/// The width and the height of a JPEG.
fn size_of(photo: &[u8]) -> (u16, u16) {
    let start = photo.windows(2).position(|mark| mark == [0xff, 0xc0] || mark == [0xff, 0xc2]);
    let frame = &photo[start.unwrap_or_else(|| panic!("no JPEG"))..];
    let number = |at: usize| u16::from_be_bytes([frame[at], frame[at + 1]]);
    (number(7), number(5))
}

async fn a_visit(name: &str, language: Language, (width, height): (u32, u32)) {
    let app = App::serve_with(&captures());
    let person = visits(name, &app, language).await;
    let browser = &person.browser;
    browser.resize(width, height).await;

    let house = camera_photo(&person, "house.jpg", "#446688").await;
    let question = person.question("rumah").await;
    takes_photo(&person, &question, &house).await;
    has_its_room(&person, &question).await;
    records(&person).await;
    person.presses_in("posisi", &person.word("take_position")).await;
    let coarse = if language == Language::Indonesian { "7,26° LS" } else { "7.26° S" };
    browser.reads_in(&person.question("posisi").await, coarse).await;
    is_at(&person, -7.257_1, 112.752_3, 250.0).await;
    let coarse_words = person.word("position_coarse");
    person.presses_in("sumur", &person.word("take_position")).await;
    browser.reads_in(&person.question("sumur").await, &coarse_words).await;
    is_at(&person, -7.257_1, 112.752_3, 12.3).await;
    person.presses_in("sumur", &person.word("take_position_again")).await;
    browser.no_longer_reads_in(&person.question("sumur").await, &coarse_words).await;
    let fine = if language == Language::Indonesian { "7,2571° LS" } else { "7.2571° S" };
    browser.reads_in(&person.question("sumur").await, fine).await;
    browser.reads_in(&person.question("jarak").await, "411").await;
    person.is_saved().await;
    assert_eq!(grave_violations(browser).await, Vec::<String>::new());

    // What is cleared can be put back; what was taken survives a reload.
    person.presses_in("rumah", &person.word("clear_answer")).await;
    person.presses_in("rumah", &person.word("put_back")).await;
    is_shown(&person, &question).await;
    person.is_saved().await;
    browser.reload().await;
    is_shown(&person, &person.question("rumah").await).await;
    can_be_played(&person).await;
    browser.reads_in(&person.question("posisi").await, coarse).await;

    // A photo that is taken again takes the place of the first at the lock.
    let again = camera_photo(&person, "again.jpg", "#886644").await;
    let first = kept_answer(&person, "rumah").await;
    takes_photo(&person, &person.question("rumah").await, &again).await;
    until("another photo as the answer", async || {
        (kept_answer(&person, "rumah").await != first).then_some(())
    })
    .await;
    assert_eq!(person.kept("attachments").await.len(), 3);
    person.goes_on_to(&person.wording("kerusakan_bagian")).await;
    let damage = person.adds("kerusakan", 1).await;
    takes_photo(&person, &damage, &house).await;
    person.is_saved().await;
    person.reviews().await;
    browser.reads(&person.word("all_answered")).await;
    person.finalises().await;
    browser.reads(&person.word("no_scores")).await;
    until("the sweep of what nothing names", async || {
        (person.kept("attachments").await.len() == 3).then_some(())
    })
    .await;

    let (name, archive) = person.exports_archive().await;
    let files = unpacked(&archive);
    let paths: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(paths.len(), 4, "{paths:?}");
    let text = files.iter().find(|(path, _)| path.ends_with(".json"));
    let (path, text) = text.unwrap_or_else(|| panic!("{paths:?}"));
    assert_eq!(path.trim_end_matches("json"), name.trim_end_matches("zip"));
    let export: Value = serde_json::from_slice(text).unwrap_or_default();
    let answers = &export["responses"][0]["answers"];
    assert_eq!(answers["posisi"], json!({ "value": "-7.26 112.75 0 800" }));
    assert_eq!(answers["sumur"], json!({ "value": "-7.2571 112.7523 0 21" }));
    let file = |answer: &Value| {
        let name = answer["value"].as_str().unwrap_or_default().to_owned();
        let content = files.get(&format!("lampiran/{name}"));
        content.unwrap_or_else(|| panic!("no {name} in {paths:?}"))
    };
    let photos =
        [&answers["rumah"], &answers["kerusakan"]["instances"][0]["foto_kerusakan"]].map(file);
    assert_eq!(photos.map(|photo| size_of(photo)), [(800, 533), (1600, 1067)]);
    for photo in photos {
        assert!(photo.len() <= 300_000, "{} bytes", photo.len());
        let has_exif = photo.windows(4).any(|part| part == b"Exif" || part == b"GPS ");
        assert!(!has_exif, "the camera's notes are still there");
    }
    assert!(file(&answers["cerita"]).starts_with(&[0x1a, 0x45, 0xdf, 0xa3]), "no WebM");

    browser.visit(&format!("{}evaluasi.html", app.url())).await;
    choose_files(browser, &[browser.profile().write(&name, &archive)]).await;
    browser.reads(&person.sentence("ledger_interviews", &[("count", "1")])).await;
    browser.reads(&person.sentence("ledger_attachments", &[("count", "3")])).await;
    let said = browser.text().await;
    assert!(!said.contains(person.sentence("ledger_lost", &[("count", "")]).trim()), "{said}");
}

/// What is kept as the answer to a question of the only interview.
async fn kept_answer(person: &Enumerator, id: &str) -> Value {
    person.kept("responses").await[0]["response"]["answers"][id]["value"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn photos_recordings_and_positions_in_indonesian_on_a_tablet() {
    a_visit("captures-tablet", Language::Indonesian, (1280, 800)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn photos_recordings_and_positions_in_english_on_a_phone() {
    a_visit("captures-phone", Language::English, (390, 844)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_visit_comes_back_with_its_files_and_so_does_an_exported_one() {
    let app = App::serve_with(&captures());
    let person = visits("captures-back", &app, Language::Indonesian).await;
    let browser = &person.browser;
    let house = camera_photo(&person, "house.jpg", "#446688").await;
    takes_photo(&person, &person.question("rumah").await, &house).await;
    person.is_saved().await;
    person.reviews().await;
    person.finalises().await;
    let (name, archive) = person.exports_archive().await;

    let wipes = async || {
        person.opens_files().await;
        browser.press("button", &person.sentence("wipe", &[("count", "1")])).await;
        let title = person.sentence("wipe_confirm", &[("count", "1")]);
        let dialog = browser.find("dialog", &title).await;
        person.replies(&dialog, &person.word("delete")).await;
        browser.find("button", &person.word("undo")).await;
    };
    wipes().await;
    browser.press("button", &person.word("undo")).await;
    browser.lacks("button", &person.word("undo")).await;
    until("the interview to be back", async || {
        (person.kept("responses").await.len() == 1).then_some(())
    })
    .await;
    assert_eq!(person.kept("attachments").await.len(), 1);
    wipes().await;
    assert_eq!(person.kept("attachments").await.len(), 1);
    browser.press("button", &person.word("close")).await;
    until("the photo to go", async || person.kept("attachments").await.is_empty().then_some(()))
        .await;

    browser.visit(&format!("{}evaluasi.html#/muat", app.url())).await;
    choose_files(browser, &[browser.profile().write(&name, &archive)]).await;
    browser.reads(&person.sentence("loaded", &[("count", "1"), ("known", "0")])).await;
    assert_eq!(person.kept("attachments").await.len(), 1);

    // A correction shows what was taken; a withdrawal takes it along.
    browser.visit(app.url()).await;
    browser.press("button", &person.word("correct")).await;
    browser.press("button", &person.word("correct_answers")).await;
    is_shown(&person, &person.question("rumah").await).await;
    person.goes_home().await;
    browser.press("button", &person.word("correct")).await;
    browser.press("button", &person.word("respondent_withdraws")).await;
    browser.press("button", &person.word("withdraw_yes")).await;
    until("the photo to go", async || person.kept("attachments").await.is_empty().then_some(()))
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_device_does_not_give_is_told_and_blocks_nothing() {
    let app = App::serve_with(&captures());
    let person = visits("captures-refused", &app, Language::Indonesian).await;
    let browser = &person.browser;
    for what in ["microphone", "geolocation"] {
        browser.permit(app.url(), what, false).await;
    }
    person.presses_in("cerita", &person.word("record")).await;
    browser.reads_in(&person.question("cerita").await, &person.word("microphone_refused")).await;
    person.presses_in("posisi", &person.word("take_position")).await;
    browser.reads_in(&person.question("posisi").await, &person.word("position_refused")).await;
    browser.permit(app.url(), "geolocation", true).await;
    browser.cdp("Emulation.setGeolocationOverride", json!({})).await;
    person.presses_in("posisi", &person.word("take_position")).await;
    browser.reads_in(&person.question("posisi").await, &person.word("position_not_here")).await;

    let note = browser.profile().write("catatan.txt", "bukan gambar");
    let question = person.question("rumah").await;
    chooses(&question, 1, &note).await;
    browser.reads_in(&question, &person.word("photo_unreadable")).await;
    let story = person.question("cerita").await;
    chooses(&story, 0, &note).await;
    browser.reads_in(&story, &person.word("recording_unknown")).await;
    let long = browser.profile().write("rapat.mp3", vec![0; 2_500_000]);
    chooses(&story, 0, &long).await;
    let told = person.sentence("recording_too_large", &[("size", "2,5 MB"), ("most", "2,0 MB")]);
    browser.reads_in(&story, &told).await;
    let junk = browser.profile().write("suara.ogg", b"OggS a voice note");
    chooses(&story, 0, &junk).await;
    browser.reads_in(&story, &person.word("recording_unreadable")).await;
    let voice = browser.profile().write("suara.wav", silence());
    chooses(&story, 0, &voice).await;
    browser.reads_in(&story, &person.sentence("recording_kept", &[("size", "9 kB")])).await;
    can_be_played(&person).await;
    browser.no_longer_reads_in(&story, &person.word("recording_unreadable")).await;

    let house = camera_photo(&person, "house.jpg", "#446688").await;
    takes_photo(&person, &question, &house).await;
    person.is_saved().await;
    let unreadable = person.word("photo_unreadable");
    browser.no_longer_reads_in(&question, &unreadable).await;

    // Why a try failed is told until the next answer, or until there is none.
    chooses(&question, 1, &note).await;
    browser.reads_in(&question, &unreadable).await;
    person.presses_in("rumah", &person.word("clear_answer")).await;
    browser.no_longer_reads_in(&question, &unreadable).await;
    chooses(&question, 1, &note).await;
    browser.reads_in(&question, &unreadable).await;
    person.presses_in("rumah", &person.word("put_back")).await;
    browser.no_longer_reads_in(&question, &unreadable).await;
    person.presses_in("rumah", &person.word("clear_answer")).await;
    person.reviews().await;
    browser.reads(&person.sentence("blanks", &[("count", "1")])).await;
    person.finalises().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recording_ends_where_its_page_is_left_and_what_was_said_is_kept() {
    let app = App::serve_with(&captures());
    let person = visits("captures-left", &app, Language::Indonesian).await;
    let browser = &person.browser;
    let body = "window.heard = [];
        const devices = navigator.mediaDevices, listen = devices.getUserMedia.bind(devices);
        devices.getUserMedia = async (what) => {
            const stream = await listen(what);
            window.heard.push(...stream.getTracks());
            return stream;
        }";
    browser.ask(body, &[]).await;
    person.presses_in("cerita", &person.word("record")).await;
    browser.reads_in(&person.question("cerita").await, "0:02").await;
    let live = "return window.heard.map((track) => track.readyState)";
    assert_eq!(browser.ask(live, &[]).await, json!(["live"]));

    person.goes_on_to(&person.wording("kerusakan_bagian")).await;
    let ended = "return window.heard.every((track) => track.readyState === 'ended')";
    browser.wait_for("the microphone to be let go of", ended, &[]).await;
    until("the recording as the answer", async || {
        kept_answer(&person, "cerita").await.is_string().then_some(())
    })
    .await;
    person.jumps_to(&person.wording("kunjungan")).await;
    can_be_played(&person).await;
    let question = person.question("cerita").await;
    browser.find_in(&question, "button", &person.word("record_again")).await;
    assert_eq!(browser.ask(live, &[]).await, json!(["ended"]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_photo_that_a_full_device_cannot_keep_is_told_and_is_no_answer() {
    let app = App::serve_with(&captures());
    let person = visits("captures-full", &app, Language::Indonesian).await;
    let questionnaire = person.questionnaire.clone();
    let house = camera_photo(&person, "house.jpg", "#446688").await;
    // A browser that knows of room reckons with it for half a minute, so another one is started.
    let browser = Browser::open(person.browser.kill().await).await;
    browser.leave_room(app.url(), Some(1)).await;
    let person = Enumerator::open_asking(browser, app.url(), questionnaire).await;
    person.browser.press("link", &person.word("continue_draft")).await;
    let question = person.question("rumah").await;
    chooses(&question, 0, &house).await;
    person.browser.reads_in(&question, &person.word("store_full")).await;
    assert_eq!(kept_answer(&person, "rumah").await, Value::Null);
    person.browser.leave_room(app.url(), None).await;
    takes_photo(&person, &question, &house).await;
    person.is_saved().await;
    assert_eq!(person.kept("attachments").await.len(), 1);
}

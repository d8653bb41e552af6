//! Every kind of question and rule: filled in, hidden and shown again, put right, locked, read back.

use std::collections::BTreeSet;

use e2e::app::App;
use e2e::axe::grave_violations;
use e2e::browser::{Browser, until};
use e2e::enumerator::{Enumerator, SITE};
use e2e::evaluator::choose_files;
use e2e::every_kind::{
    ages, answers_the_assessment_page, answers_the_family_page, answers_the_members_page,
    answers_the_place_page, begins_with, every_kind, has_focus, interviews_with, message,
    reviews_and_locks,
};
use e2e::questions::Questionnaire;
use e2e::words::Language;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

/// A person answers everything of `every-kind.json`, locks and exports it; the evaluator reads it back.
async fn every_kind_is_answered(name: &str, language: Language, (width, height): (u32, u32)) {
    let app = App::serve_with(&every_kind());
    let person = begins_with(name, &app, language).await;
    person.browser.resize(width, height).await;
    let code = person.begins(SITE, "W").await;
    person.consents().await;
    answers_the_family_page(&person).await;
    person.goes_on_to(&person.wording("anggota_bagian")).await;
    answers_the_members_page(&person).await;
    person.goes_on_to(&person.wording("tempat")).await;
    answers_the_place_page(&person).await;
    person.goes_on_to(&person.wording("penilaian")).await;
    answers_the_assessment_page(&person).await;
    reviews_and_locks(&person).await;

    let (name, text) = person.exports_text().await;
    let export: Value = serde_json::from_str(&text).unwrap_or_default();
    let record = &export["responses"][0];
    assert_eq!((&record["code"], &record["revision"]), (&json!(code), &json!(1)));
    assert_eq!(
        record["answers"],
        json!({
            "mulai": { "value": "OK" },
            "umur": { "value": 95, "confirmed": true },
            "tanah": { "value": 1.5 },
            "rumah": { "value": "other" },
            "rumah_other": { "value": "Rumah dinas" },
            "air": { "value": ["sumur", "pdam"] },
            "urutan": { "value": ["modal", "jalan", "air"] },
            "anggota": { "instances": [
                {
                    "umur_anggota": { "value": 41 },
                    "usaha": { "instances": [{ "jenis_usaha": { "value": "Warung" } }] },
                },
                { "umur_anggota": { "value": 10 }, "sekolah": { "value": "ya" } },
                { "umur_anggota": { "value": 8 }, "sekolah": { "value": "tidak" } },
            ] },
            "jumlah": { "value": 59 },
            "provinsi": { "value": "35" },
            "desa": { "value": "35002" },
            "tanggal": { "value": "2026-03-01" },
            "jam": { "value": "09:30" },
            "catatan": { "value": "Dua puluh warga datang.\nHujan." },
            "P1": { "value": 4 },
            "P2": { "missing": "TT" },
            "puas": { "value": 5.5 },
            "bintang": { "value": 4 },
            "ringkas": { "value": "Kode A-1" },
        })
    );
    assert_eq!(record["skipped"], json!(["sewa"]));

    let browser = &person.browser;
    browser.visit(&format!("{}evaluasi.html", app.url())).await;
    let file = browser.profile().write(&name, &text);
    choose_files(browser, &[file]).await;
    browser.reads(&person.sentence("ledger_interviews", &[("count", "1")])).await;
    browser.reads(&person.sentence("ledger_files", &[("read", "1"), ("all", "1")])).await;
    let text = browser.text().await;
    for told in ["ledger_unusable", "ledger_differences"] {
        let told = person.sentence(told, &[("count", "")]);
        assert!(!text.contains(told.trim()), "{text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_question_is_answered_in_indonesian_on_a_tablet() {
    every_kind_is_answered("kinds-tablet", Language::Indonesian, (1280, 800)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_question_is_answered_in_english_on_a_phone() {
    every_kind_is_answered("kinds-phone", Language::English, (390, 844)).await;
}

/// How high the question of this name is, once the person sees it.
async fn height(person: &Enumerator, id: &str) -> Value {
    let is_seen = "const question = document.getElementById(args[0]);
        question.scrollIntoView({ block: 'center', behavior: 'instant' });
        return question.querySelector('input').checkVisibility({ contentVisibilityAuto: true })";
    person.browser.wait_for("the question on the screen", is_seen, &[json!(id)]).await;
    let body = "return document.getElementById(args[0]).getBoundingClientRect().height";
    person.browser.ask(body, &[json!(id)]).await
}

async fn an_answer_moves_nothing(name: &str, language: Language, (width, high): (u32, u32)) {
    let app = App::serve_with(&every_kind());
    let person = interviews_with(name, &app, language).await;
    person.browser.resize(width, high).await;
    let house = person.questionnaire.choice("rumah", "milik", language);
    for (id, words) in [("mulai", person.word("acknowledged")), ("rumah", house)] {
        let before = height(&person, id).await;
        person.ticks_words(id, &words).await;
        person.is_saved().await;
        assert_eq!(height(&person, id).await, before, "{id} once it is answered");
        person.presses_in(id, &person.word("clear_answer")).await;
        person.is_saved().await;
        assert_eq!(person.ticked(id).await, Vec::<String>::new());
        assert_eq!(height(&person, id).await, before, "{id} once the answer is taken away");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_moves_nothing_under_the_finger_on_a_tablet() {
    an_answer_moves_nothing("kinds-still-tablet", Language::Indonesian, (800, 1280)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_moves_nothing_under_the_finger_on_a_phone() {
    an_answer_moves_nothing("kinds-still-phone", Language::English, (390, 844)).await;
}

/// The questions, notes and repeats that are on the page.
async fn shown_alone(person: &Enumerator) -> Vec<String> {
    let body = "return [...document.querySelectorAll('main fieldset, main .note, main .repeat')].map((e) => e.id)";
    serde_json::from_value(person.browser.ask(body, &[]).await).unwrap_or_default()
}

/// Presses the way on or back, and waits until this alone is on the page, with the focus.
async fn walks(person: &Enumerator, way: &str, to: &str) {
    person.browser.press("link", &person.word(way)).await;
    let body = "const shown = [...document.querySelectorAll('main fieldset, main .note, main .repeat')].map((e) => e.id);
        return shown.length === 1 && shown[0] === args[0]";
    let what = format!("“{to}” alone on the page, not {:?}", shown_alone(person).await);
    person.browser.wait_for(&what, body, &[json!(to)]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_question_at_a_time_leads_through_all_sections_and_keeps_the_answers() {
    let app = App::serve_with(&every_kind());
    let person = begins_with("kinds-one", &app, Language::Indonesian).await;
    person.browser.press("link", &person.word("set_up")).await;
    person.prefers("pace", "pace_one").await;
    person.goes_home().await;
    person.begins(SITE, "W").await;
    person.consents().await;
    assert_eq!(shown_alone(&person).await, ["pengantar"]);
    walks(&person, "next", "mulai").await;
    walks(&person, "next", "umur").await;
    person.writes("umur", "40").await;
    walks(&person, "next", "tanah").await;
    walks(&person, "next", "rumah").await;
    person.ticks("rumah", "rumah", "milik").await;
    // What is not relevant is passed over, and comes in its place once it is.
    walks(&person, "next", "air").await;
    walks(&person, "previous", "rumah").await;
    person.ticks("rumah", "rumah", "sewa").await;
    walks(&person, "next", "sewa").await;
    person.writes("sewa", "300000").await;
    walks(&person, "next", "air").await;
    walks(&person, "next", "urutan").await;
    walks(&person, "next", "anggota").await;
    person.adds("anggota", 2).await;
    walks(&person, "next", "anggota[1]/umur_anggota").await;
    person.writes("umur_anggota", "30").await;
    walks(&person, "next", "anggota[1]/usaha").await;
    walks(&person, "next", "anggota[2]/umur_anggota").await;
    // Whose age is asked can be seen.
    person.browser.reads(&person.instance_name("anggota", 2)).await;
    person.writes("umur_anggota", "12").await;
    walks(&person, "next", "anggota[2]/sekolah").await;
    person.ticks("sekolah", "ya_tidak", "ya").await;
    walks(&person, "next", "anggota[2]/usaha").await;
    walks(&person, "next", "jumlah").await;
    person.browser.reads("42").await;
    walks(&person, "next", "provinsi").await;
    walks(&person, "next", "tanggal").await;
    walks(&person, "next", "jam").await;
    walks(&person, "next", "catatan").await;
    walks(&person, "next", "P1").await;
    walks(&person, "next", "P2").await;
    walks(&person, "next", "puas").await;
    walks(&person, "next", "bintang").await;
    person.ticks_words("bintang", "3").await;
    walks(&person, "next", "ringkas").await;
    person.is_saved().await;
    for back in [
        "bintang",
        "puas",
        "P2",
        "P1",
        "catatan",
        "jam",
        "tanggal",
        "provinsi",
        "jumlah",
        "anggota[2]/usaha",
        "anggota[2]/sekolah",
    ] {
        walks(&person, "previous", back).await;
    }
    assert_eq!(person.ticked("sekolah").await, ["Ya"]);
    // A jump from the review leads to the question alone.
    person.reviews().await;
    person.browser.press("link", &person.wording("P2")).await;
    let is_alone = "return document.querySelectorAll('main fieldset').length === 1";
    person.browser.wait_for("one question alone", is_alone, &[]).await;
    has_focus(&person, &person.wording("P2")).await;
    let answers = person.kept("responses").await[0]["response"]["answers"].clone();
    assert_eq!(answers["sewa"], json!({ "value": 300_000 }));
    assert_eq!(answers["bintang"], json!({ "value": 3 }));
    assert_eq!(answers["anggota"]["instances"][1]["umur_anggota"], json!({ "value": 12 }));
    // Whoever comes back goes on at the first question that is open.
    person.goes_home().await;
    person.browser.press("link", &person.word("continue_draft")).await;
    person.browser.wait_for("one question alone", is_alone, &[]).await;
    assert_eq!(shown_alone(&person).await, ["air"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reload_in_the_middle_loses_nothing_of_any_kind() {
    let app = App::serve_with(&every_kind());
    let person = interviews_with("kinds-reload", &app, Language::Indonesian).await;
    answers_the_family_page(&person).await;
    person.browser.reload().await;
    person.browser.find("heading", &person.wording("keluarga")).await;
    let value = async |id: &str| {
        let field = person.browser.find("textbox", &person.wording(id)).await;
        field.value().await.ok().flatten().unwrap_or_default()
    };
    assert_eq!(value("umur").await, "17");
    person.browser.reads(&message(&person, "constraint_message")).await;
    assert_eq!(value("tanah").await, "1,5");
    assert_eq!(person.ticked("air").await, ["Air ledeng", "Sumur"]);
    assert_eq!(person.ticked("urutan").await.len(), 3);
    person.goes_on_to(&person.wording("anggota_bagian")).await;
    answers_the_members_page(&person).await;
    person.browser.reload().await;
    person.browser.find("heading", &person.wording("anggota_bagian")).await;
    assert_eq!(ages(&person).await, ["41", "10", "8"]);
    let business = person.browser.find("textbox", &person.wording("jenis_usaha")).await;
    assert_eq!(business.value().await.ok().flatten().as_deref(), Some("Warung"));
    person.goes_on_to(&person.wording("tempat")).await;
    answers_the_place_page(&person).await;
    person.browser.reload().await;
    person.browser.reads("Desa Kedung 2").await;
    assert_eq!(value("tanggal").await, "2026-03-01");
    assert_eq!(value("jam").await, "09:30");
    assert_eq!(value("catatan").await, "Dua puluh warga datang.\nHujan.");
    person.goes_on_to(&person.wording("penilaian")).await;
    answers_the_assessment_page(&person).await;
    person.browser.reload().await;
    person.browser.reads("5,5").await;
    assert_eq!(person.ticked("P1").await, ["Setuju"]);
    assert_eq!(person.ticked("P2").await, ["Tidak tahu"]);
    reviews_and_locks(&person).await;
}

/// What stands in the field of this question.
async fn written(person: &Enumerator, id: &str) -> String {
    let field = person.browser.find("textbox", &person.wording(id)).await;
    field.value().await.ok().flatten().unwrap_or_default()
}

/// What the journey writes, as it stands in its two fields.
fn told() -> (String, String) {
    ("4o".to_owned(), "1,2,3".to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_stays_is_told_and_keeps_the_interview_from_being_locked() {
    let app = App::serve_with(&every_kind());
    let person = interviews_with("kinds-unread", &app, Language::Indonesian).await;
    person.writes("umur", "4o").await;
    // This one may stay blank, but not be wrong.
    person.writes("tanah", "1,2,3").await;
    is_kept(&person, "tanah", json!({ "value": "1,2,3" })).await;
    person.goes_on_to(&person.wording("anggota_bagian")).await;
    person.browser.reads(&person.sentence("wrong_count", &[("count", "2")])).await;
    person.jumps_to(&person.wording("keluarga")).await;
    assert_eq!((written(&person, "umur").await, written(&person, "tanah").await), told());
    person.goes_on_to(&person.wording("anggota_bagian")).await;

    let profile = person.browser.kill().await;
    let questionnaire = Questionnaire { file: app.instrument() };
    let browser = Browser::open(profile).await;
    let person = Enumerator::open_asking(browser, app.url(), questionnaire).await;
    let browser = &person.browser;
    browser.press("link", &person.word("continue_draft")).await;
    browser.find("heading", &person.wording("keluarga")).await;
    assert_eq!((written(&person, "umur").await, written(&person, "tanah").await), told());
    browser.reads_in(&person.question("umur").await, &person.word("not_a_whole_number")).await;
    browser.reads_in(&person.question("tanah").await, &person.word("not_a_number")).await;

    let wrong = |id: &str| format!("{} {}", person.wording(id), person.word("open_invalid"));
    let invalid = |count: &str| person.sentence("invalid_answers", &[("count", count)]);
    person.reviews().await;
    browser.reads(&invalid("2")).await;
    let is_locked_out = "return one('button', args[0]).disabled";
    let lock = [json!(person.word("finalise"))];
    browser.wait_for("the lock to be refused", is_locked_out, &lock).await;
    browser.press("link", &wrong("tanah")).await;
    has_focus(&person, &person.wording("tanah")).await;
    person.writes("tanah", "").await;
    person.reviews().await;
    browser.reads(&invalid("1")).await;
    browser.press("link", &wrong("umur")).await;
    has_focus(&person, &person.wording("umur")).await;
    person.writes("umur", "40").await;
    let age = person.question("umur").await;
    browser.no_longer_reads_in(&age, &person.word("not_a_whole_number")).await;
    person.reviews().await;
    person.finalises().await;
    let (_, export) = person.exports().await;
    let answers = &export["responses"][0]["answers"];
    assert_eq!((&answers["umur"], &answers["tanah"]), (&json!({ "value": 40 }), &Value::Null));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sum_that_cannot_be_right_is_led_to_and_put_right_by_what_it_is_reckoned_from() {
    let mut file = every_kind();
    file["sections"][1]["items"][1]["constraint"] = json!(". < 100");
    let app = App::serve_with(&file);
    let person = interviews_with("kinds-sum", &app, Language::Indonesian).await;
    let browser = &person.browser;
    person.goes_on_to(&person.wording("anggota_bagian")).await;
    person.writes("umur_anggota", "101").await;
    browser.reads_in(&person.question("jumlah").await, &person.word("cannot_be_right")).await;
    person.reviews().await;
    browser.reads(&person.sentence("invalid_answers", &[("count", "1")])).await;
    let is_locked_out = "return one('button', args[0]).disabled";
    let lock = [json!(person.word("finalise"))];
    browser.wait_for("the lock to be refused", is_locked_out, &lock).await;
    let wrong = format!("{} {}", person.wording("jumlah"), person.word("open_invalid"));
    browser.press("link", &wrong).await;
    has_focus(&person, &person.wording("jumlah")).await;
    person.writes("umur_anggota", "41").await;
    person.reviews().await;
    person.finalises().await;
}

/// Presses Tab through the whole page; gives back the questions and buttons in it that never had the focus.
async fn never_reached(person: &Enumerator) -> BTreeSet<String> {
    let start = "document.querySelector('main').focus(); return true";
    person.browser.ask(start, &[]).await;
    let wanted = "const asked = [...document.querySelectorAll('main fieldset:has(input, textarea)')].map((e) => e.id);
        const pressed = all('button', null, document.querySelector('main')).filter((e) => !e.disabled).map(nameOf);
        return [...asked, ...pressed]";
    let wanted = person.browser.ask(wanted, &[]).await;
    let mut wanted: BTreeSet<String> = serde_json::from_value(wanted).unwrap_or_default();
    assert!(!wanted.is_empty(), "there is nothing to reach");
    let here = "const here = document.activeElement;
        return here.matches('main *') ? [nameOf(here), here.closest('fieldset')?.id ?? ''] : null";
    for _ in 0..150 {
        person.browser.keys(Key::Tab + "").await;
        let names = person.browser.ask(here, &[]).await;
        let Ok(names) = serde_json::from_value::<Vec<String>>(names) else { break };
        names.iter().for_each(|name| {
            wanted.remove(name);
        });
    }
    wanted
}

/// Waits until this is kept as the answer to a question.
async fn is_kept(person: &Enumerator, id: &str, answer: Value) {
    let what = format!("the answer {answer} to {id} to be kept");
    until(&what, async || {
        let kept = person.kept("responses").await;
        (kept[0]["response"]["answers"][id] == answer).then_some(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_question_is_answered_by_keyboard() {
    let app = App::serve_with(&every_kind());
    let person = interviews_with("kinds-keyboard", &app, Language::Indonesian).await;
    let browser = &person.browser;
    assert_eq!(never_reached(&person).await, BTreeSet::new());
    // Digits tick and take the tick away; what stands alone sends the others away.
    person.tabs_to(&person.wording("air")).await;
    browser.keys("13").await;
    is_kept(&person, "air", json!({ "value": ["pdam", "sungai"] })).await;
    browser.keys("12").await;
    is_kept(&person, "air", json!({ "value": ["sungai", "sumur"] })).await;
    browser.keys("4").await;
    is_kept(&person, "air", json!({ "value": ["tidak_ada"] })).await;
    assert_eq!(person.ticked("air").await, ["Tidak ada"]);
    person.tabs_to(&person.wording("urutan")).await;
    browser.keys("312").await;
    // A digit that is written into a field is no choice.
    browser.ask("document.querySelector('main').focus(); return true", &[]).await;
    person.tabs_to(&person.wording("umur")).await;
    browser.keys("42").await;
    is_kept(&person, "umur", json!({ "value": 42 })).await;
    is_kept(&person, "urutan", json!({ "value": ["modal", "jalan", "air"] })).await;

    person.jumps_to(&person.wording("anggota_bagian")).await;
    person.tabs_to("+ Tambah: Anggota").await;
    browser.keys(Key::Enter + "").await;
    person.instance("anggota", 2).await;
    assert_eq!(never_reached(&person).await, BTreeSet::new());
    browser.ask("document.querySelector('main').focus(); return true", &[]).await;
    person.tabs_to(&person.sentence("delete_named", &[("code", "Anggota 2")])).await;
    browser.keys(Key::Enter + "").await;
    let title = person.sentence("delete_instance_title", &[("instance", "Anggota 2")]);
    browser.find("dialog", &title).await;
    browser.keys(Key::Escape + "").await;
    browser.wait_for("the dialog to close", "return !one('dialog', null)", &[]).await;
    person.instance("anggota", 2).await;

    person.jumps_to(&person.wording("tempat")).await;
    person.tabs_to(&person.wording("provinsi")).await;
    browser.keys("1").await;
    person.tabs_to(&person.wording("desa")).await;
    browser.keys("kedung 17").await;
    let found = "return one('group', args[0]).querySelectorAll('button.choice').length === 1";
    browser.wait_for("one village", found, &[json!(person.wording("desa"))]).await;
    person.tabs_to("Desa Kedung 17").await;
    browser.keys(Key::Enter + "").await;
    browser.find("button", &person.word("choose_another")).await;
    // The focus stays in the question, though what had it is gone.
    let stays = "return one('group', args[0]).contains(document.activeElement)";
    browser.wait_for("the focus in the question", stays, &[json!(person.wording("desa"))]).await;
    assert_eq!(never_reached(&person).await, BTreeSet::new());

    person.jumps_to(&person.wording("penilaian")).await;
    assert_eq!(never_reached(&person).await, BTreeSet::new());
    browser.ask("document.querySelector('main').focus(); return true", &[]).await;
    person.tabs_to(&person.wording("puas")).await;
    // The lowest number is a number, too.
    browser.keys(Key::Home + "").await;
    person.tabs_to(&person.wording("bintang")).await;
    browser.keys("5").await;
    is_kept(&person, "bintang", json!({ "value": 5 })).await;
    is_kept(&person, "puas", json!({ "value": 0 })).await;
}

/// What keeps people out of the screen as it stands, in light and in dark.
async fn barriers(person: &Enumerator, screen: &str) -> Vec<String> {
    let mut found = Vec::new();
    for scheme in ["light", "dark"] {
        person.browser.prefer(scheme).await;
        let violations = grave_violations(&person.browser).await;
        found.extend(violations.into_iter().map(|what| format!("{screen} {scheme}: {what}")));
    }
    person.browser.prefer("light").await;
    let wide = "const width = document.documentElement.clientWidth;
        return document.documentElement.scrollWidth > width";
    if person.browser.ask(wide, &[]).await == json!(true) {
        found.push(format!("{screen}: wider than the screen"));
    }
    found
}

/// Source: axe-core's rules; WCAG 2.2 AA is the level that is asked for.
async fn no_kind_keeps_people_out(name: &str, (width, height): (u32, u32)) {
    let app = App::serve_with(&every_kind());
    let person = interviews_with(name, &app, Language::Indonesian).await;
    person.browser.resize(width, height).await;
    let mut found = barriers(&person, "the first page, blank").await;
    answers_the_family_page(&person).await;
    found.extend(barriers(&person, "the first page, one answer wrong").await);
    person.writes("umur", "95").await;
    person.browser.find("button", &person.word("confirm_answer")).await;
    found.extend(barriers(&person, "the first page, one answer unusual").await);
    person.goes_on_to(&person.wording("anggota_bagian")).await;
    found.extend(barriers(&person, "the members, blank").await);
    answers_the_members_page(&person).await;
    let asked = person.asks_to_delete("anggota", 3).await;
    found.extend(barriers(&person, "the question before a member goes").await);
    person.replies(&asked, &person.word("delete")).await;
    person.browser.find("button", &person.word("undo")).await;
    found.extend(barriers(&person, "the members, one deleted").await);
    person.goes_on_to(&person.wording("tempat")).await;
    person.ticks("provinsi", "provinsi", "33").await;
    person.browser.find("textbox", &person.wording("desa")).await;
    found.extend(barriers(&person, "the villages").await);
    person.goes_on_to(&person.wording("penilaian")).await;
    found.extend(barriers(&person, "the assessment, blank").await);
    answers_the_assessment_page(&person).await;
    found.extend(barriers(&person, "the assessment").await);
    person.jumps_to(&person.wording("tempat")).await;
    person.browser.reads(&person.word("not_answered_yet")).await;
    found.extend(barriers(&person, "a page with reminders").await);
    person.reviews().await;
    found.extend(barriers(&person, "the review").await);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn no_kind_of_question_keeps_people_out_on_a_tablet() {
    no_kind_keeps_people_out("kinds-axe-tablet", (1280, 800)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_kind_of_question_keeps_people_out_on_a_phone() {
    no_kind_keeps_people_out("kinds-axe-phone", (390, 844)).await;
}

/// Three plots at most, each with a name that nobody's patience would be enough for in an engine that goes back.
fn plots() -> Value {
    let mut file = every_kind();
    file["sections"][0]["items"] = json!([
        { "id": "banyak", "type": "integer", "label": { "id": "Berapa kebun?", "en": "How many plots?" } },
        { "id": "kebun", "type": "begin_repeat", "label": { "id": "Kebun", "en": "Plot" },
          "repeat_count": "${banyak}", "maximum": 3, "items": [
            { "id": "tanda", "type": "text", "label": { "id": "Tanda", "en": "Mark" },
              "constraint": "regex(., '^(a+)+$')",
              "constraint_message": { "id": "Huruf a saja.", "en": "The letter a alone." } },
        ] },
    ]);
    file["sections"].as_array_mut().into_iter().for_each(|sections| sections.truncate(1));
    file["scoring"]["factors"] = json!([]);
    file
}

#[tokio::test(flavor = "multi_thread")]
async fn a_count_and_a_pattern_have_their_bounds() {
    let app = App::serve_with(&plots());
    for language in Language::ALL {
        // A profile for each: the browser before may still be writing into its own.
        let name = format!("bounds-{}", language.code());
        let person = interviews_with(&name, &app, language).await;
        person.writes("banyak", "5").await;
        let cut = person.sentence("repeat_is_cut", &[("count", "3")]);
        person.browser.reads(&cut).await;
        let last = person.instance("kebun", 3).await;
        person.writes_in(&last, "tanda", &format!("{}!", "a".repeat(60))).await;
        let index = usize::from(language == Language::English);
        person.browser.reads_in(&last, ["Huruf a saja.", "The letter a alone."][index]).await;
        person.is_saved().await;
        person.writes("banyak", "3").await;
        person.browser.no_longer_reads(&cut).await;
    }
}

//! A group discussion: held on a tablet or a phone, locked, exported, and evaluated apart from individuals.

use e2e::app::App;
use e2e::axe::grave_violations;
use e2e::browser::Browser;
use e2e::enumerator::{Enumerator, SITE};
use e2e::evaluator::Evaluator;
use e2e::exports::{Held, file};
use e2e::meeting::Said;
use e2e::questions::Questionnaire;
use e2e::words::Language;
use serde_json::{Value, json};
use thirtyfour::Key;

const fn said(
    side: &'static str,
    label: &'static str,
    factor: Option<&'static str>,
    strength: u8,
) -> Said {
    Said { label, side, factor, strength }
}

/// What the meeting in the hamlet names, in this order.
const EVENING: [Said; 4] = [
    said("side_supports", "Gotong royong tiap Minggu", Some("Gotong royong"), 5),
    said("side_inhibits", "Modal kurang", Some("Keterbatasan modal"), 3),
    said("side_supports", "Dekat jalan raya", Some("Lokasi strategis"), 3),
    said("side_inhibits", "Musim hujan", None, 4),
];

/// The labels, sides, factors and strengths of the forces in a record.
fn forces(record: &Value) -> Vec<(String, String, Option<String>, u64)> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let forces = record["group"]["forces"].as_array().cloned().unwrap_or_default();
    forces
        .iter()
        .map(|force| {
            (
                text(&force["label"]).unwrap_or_default(),
                text(&force["side"]).unwrap_or_default(),
                text(&force["factor"]),
                force["strength"].as_u64().unwrap_or_default(),
            )
        })
        .collect()
}

async fn is_open_to_everybody(person: &Enumerator, screen: &str) {
    let body =
        "return document.documentElement.scrollWidth <= document.documentElement.clientWidth";
    assert_eq!(person.browser.ask(body, &[]).await, json!(true), "{screen} is wider than the page");
    let violations = grave_violations(&person.browser).await;
    assert!(violations.is_empty(), "{screen}: {violations:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_meeting_names_forces_and_they_are_evaluated_apart_from_individuals() {
    let app = App::serve();
    let person = Enumerator::open(Browser::start("discussion").await, app.url()).await;
    person.sets_up().await;
    let code = person.begins_discussion(SITE).await;
    assert!(code.starts_with("GRD-KEL-"), "{code}");
    // The meeting hears a text of its own.
    person.browser.reads(&format!("Catatan diberi kode {code}")).await;
    person.meeting_consents().await;

    // What lacks is told, and leads back to where it is put right.
    person.browser.press("link", &person.word("finish_discussion")).await;
    person.browser.reads(&person.word("lacks_forces")).await;
    person.browser.press("link", &person.word("lacks_participants")).await;
    let at = "return document.activeElement.id === 'jumlah-peserta'";
    person.browser.wait_for("the focus at the participants", at, &[]).await;

    person.counts(24, 11).await;
    for force in &EVENING {
        person.writes_force(force).await;
    }
    person.browser.reads("Mendukung 8 · Menghambat 7").await;
    is_open_to_everybody(&person, "the discussion").await;

    // One is changed: its strength, and with it its place.
    person.browser.press("button", "Ubah Modal kurang").await;
    let changed = said("side_inhibits", "Modal usaha kurang", None, 5);
    person.fills_in(&changed, "change_force").await;
    person.browser.press("button", &person.word("keep_change")).await;
    person.reads_in_field("side_inhibits", "Modal usaha kurang").await;
    person.browser.reads("Mendukung 8 · Menghambat 9").await;

    // One is removed and put back where it was.
    person.browser.press("button", "Hapus Dekat jalan raya").await;
    person.browser.reads("“Dekat jalan raya” dihapus.").await;
    person.browser.reads("Mendukung 5 · Menghambat 9").await;
    person.browser.press("button", &person.word("undo")).await;
    person.reads_in_field("side_supports", "Dekat jalan raya").await;

    person.browser.write(&person.word("agreement"), "Arisan modal tiap bulan.").await;
    person.is_saved().await;
    person.browser.reload().await;
    person.reads_in_field("side_inhibits", "Modal usaha kurang").await;
    person.browser.reads("Mendukung 8 · Menghambat 9").await;

    person.finishes_discussion().await;
    person.browser.reads("24 peserta, 11 perempuan").await;
    person.browser.reads("penghambat lebih besar 1").await;
    person.browser.reads("Arisan modal tiap bulan.").await;
    is_open_to_everybody(&person, "the result").await;

    person.goes_home().await;
    person.browser.reads("Diskusi kelompok · 24 peserta").await;
    let (_, export) = person.exports().await;
    let record = &export["responses"][0];
    assert_eq!((&record["mode"], &record["role"]), (&json!("group"), &json!("")));
    let force = |label: &str, side: &str, factor: Option<&str>, strength: u64| {
        (label.to_owned(), side.to_owned(), factor.map(str::to_owned), strength)
    };
    let expected = [
        force("Gotong royong tiap Minggu", "supporting", Some("S1"), 5),
        force("Modal usaha kurang", "inhibiting", Some("H1"), 5),
        force("Dekat jalan raya", "supporting", Some("S3"), 3),
        force("Musim hujan", "inhibiting", None, 4),
    ];
    assert_eq!(forces(record), expected);
    assert!(record.get("scores").is_none(), "a meeting is never scored: {record}");

    // The evaluator has five interviews: no figure of theirs changes by the meeting.
    let evaluator = Evaluator::open(Browser::start("discussion-evaluated").await, app.url()).await;
    let questionnaire = Questionnaire::read();
    let held = |number| Held { number, role: "W", site: SITE, supporting: 4, inhibiting: 2 };
    let records: Vec<Value> = (1..=5).map(|number| held(number).record(&questionnaire)).collect();
    let interviews = file(&questionnaire, &records).to_string();
    let interviews = evaluator.receives("interviews.json", &interviews);
    evaluator.chooses(&[interviews]).await;
    let alone = evaluator.row("Gotong royong").await;
    assert_eq!((alone.n.as_str(), alone.mean.as_str()), ("5", "75,0"));
    let meeting = evaluator.receives("meeting.json", &export.to_string());
    evaluator.chooses(&[meeting]).await;
    evaluator.browser.reads("Diskusi kelompok: 1, peserta seluruhnya 24.").await;
    evaluator
        .browser
        .reads("Gotong royong (1×, kekuatan 5,0), Lokasi strategis (1×, kekuatan 3,0).")
        .await;
    evaluator.browser.reads("Musim hujan (1×, kekuatan 4,0)").await;
    assert_eq!(evaluator.row("Gotong royong").await, alone);
    let report = evaluator.saves_report().await;
    assert_eq!(report["whole"]["interviews"], json!(5));
    assert_eq!(report["group_discussions"]["held"], json!(1));
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_phone_a_meeting_is_written_down_by_keyboard_in_english() {
    let app = App::serve();
    let mut person = Enumerator::open(Browser::start("discussion-phone").await, app.url()).await;
    person.browser.resize(390, 844).await;
    person.sets_up().await;
    person.switches_to(Language::English).await;
    person.begins_discussion(SITE).await;
    person.meeting_consents().await;
    for _ in 0..3 {
        let label = person.word("participants_all");
        let more = person.sentence("one_more", &[("label", &label)]);
        person.browser.press("button", &more).await;
    }

    // A name, the side and the strength by digits, and Enter.
    let field = person.browser.find("textbox", &person.word("which_force")).await;
    person.browser.click(&field, "the field for the force").await;
    person.browser.keys("Strong youth group" + Key::Tab).await;
    person.browser.keys("1").await;
    person.browser.keys(Key::Tab + "").await;
    person.browser.keys("4").await;
    person.browser.keys(Key::Enter + "").await;
    person.reads_in_field("side_supports", "Strong youth group").await;
    person.browser.reads("Added. Strong youth group: supports, strength 4 of 5.").await;
    let at = "return document.activeElement.id === 'kekuatan'";
    person.browser.wait_for("the focus at the next force", at, &[]).await;
    person.browser.keys("No market day" + Key::Tab).await;
    person.browser.keys("2").await;
    person.browser.keys(Key::Tab + "").await;
    person.browser.keys("2").await;
    person.browser.keys(Key::Enter + "").await;
    person.reads_in_field("side_inhibits", "No market day").await;
    person.browser.reads("Supports 4 · Inhibits 2").await;
    is_open_to_everybody(&person, "the discussion on a phone").await;

    // The other language, and back: what was said stays.
    person.switches_to(Language::Indonesian).await;
    person.reads_in_field("side_supports", "Strong youth group").await;
    person.switches_to(Language::English).await;
    person.finishes_discussion().await;
    person.browser.reads("Support is larger by 2.").await;
    person.browser.reads("3 participants").await;
    is_open_to_everybody(&person, "the result on a phone").await;

    // A slip is found after the lock, and corrected from the first program's page.
    person.goes_home().await;
    let kept = person.kept("responses").await;
    let code = kept[0]["response"]["code"].as_str().unwrap_or_default().to_owned();
    person.browser.press("link", &person.sentence("correct_named", &[("code", &code)])).await;
    person.browser.press("button", &person.word("correct_discussion")).await;
    person.browser.find("textbox", &person.word("which_force")).await;
    let label = person.sentence("delete_named", &[("code", "No market day")]);
    person.browser.press("button", &label).await;
    person.is_saved().await;
    person.finishes_discussion().await;
    person.browser.reads("Support is larger by 4.").await;
    let revisions = person.kept("responses").await;
    assert_eq!(revisions.len(), 2, "{revisions:?}");
}

//! A newer version of an instrument comes to a tablet with a draft of the older one.

use e2e::app::App;
use e2e::every_kind::{every_kind, interviews_with};
use e2e::questions::Questionnaire;
use e2e::words::Language;
use serde_json::{Value, json};

/// The next version of `every-kind.json`: without the question for the land, with one for electricity.
fn newer_version() -> Value {
    let mut newer = every_kind();
    newer["version"] = json!("1.1.0");
    // The fourth question of the first page.
    newer["sections"][0]["items"][3] = json!({
        "id": "listrik",
        "select_one": "ya_tidak",
        "label": { "id": "Ada listrik di rumah?", "en": "Is there electricity in the house?" },
    });
    newer
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_keeps_its_version_until_the_person_moves_it_to_the_newer_one() {
    let mut app = App::serve_with(&every_kind());
    let mut person = interviews_with("kinds-newer", &app, Language::Indonesian).await;
    person.writes("umur", "40").await;
    person.writes("tanah", "2").await;
    person.ticks("rumah", "rumah", "milik").await;
    person.goes_on_to(&person.wording("anggota_bagian")).await;
    let first = person.instance("anggota", 1).await;
    person.writes_in(&first, "umur_anggota", "41").await;
    person.is_saved().await;
    person.is_home_and_ready().await;

    app.comes_with(&newer_version());
    person.browser.reload().await;
    person.browser.reads(&person.word("update_ready")).await;
    person.browser.press("button", &person.word("update_now")).await;
    person.browser.no_longer_reads(&person.word("update_ready")).await;
    person.is_home().await;
    person.browser.press("link", &person.word("continue_draft")).await;
    let versions = [("held", "1.0.0"), ("offered", "1.1.0")];
    person.browser.reads(&person.sentence("other_version", &versions)).await;
    person.jumps_to(&person.wording("keluarga")).await;
    let land = person.browser.find("textbox", &person.wording("tanah")).await;
    assert_eq!(land.value().await.ok().flatten().as_deref(), Some("2"));
    let electricity = "Ada listrik di rumah?";
    person.browser.lacks("group", electricity).await;

    let counts = [("version", "1.1.0"), ("added", "1"), ("lost", "1")];
    let told = person.sentence("move_text", &counts);
    person.browser.press("button", &person.word("move_draft")).await;
    let asked = person.browser.find("dialog", &person.word("move_title")).await;
    person.browser.reads_in(&asked, &told).await;
    person.browser.reads_in(&asked, &person.wording("tanah")).await;
    person.replies(&asked, &person.word("cancel")).await;
    person.browser.find("textbox", &person.wording("tanah")).await;

    person.browser.press("button", &person.word("move_draft")).await;
    let asked = person.browser.find("dialog", &person.word("move_title")).await;
    person.replies(&asked, &person.word("move_draft")).await;
    person.browser.find("group", electricity).await;
    person.browser.lacks("textbox", &person.wording("tanah")).await;
    person.browser.lacks("button", &person.word("move_draft")).await;
    person.is_saved().await;
    person.browser.reload().await;
    person.browser.find("group", electricity).await;
    person.browser.lacks("button", &person.word("move_draft")).await;
    person.questionnaire = Questionnaire { file: app.instrument() };
    person.ticks("listrik", "ya_tidak", "ya").await;
    person.is_saved().await;

    let kept = person.kept("responses").await[0]["response"].clone();
    assert_eq!(kept["instrument"]["version"], json!("1.1.0"));
    assert_eq!(
        kept["answers"],
        json!({
            "umur": { "value": 40 },
            "rumah": { "value": "milik" },
            "listrik": { "value": "ya" },
            "anggota": { "instances": [{ "umur_anggota": { "value": 41 } }] },
            "jumlah": { "value": 41 },
            "ringkas": { "value": "Kode A-1" },
        })
    );
}

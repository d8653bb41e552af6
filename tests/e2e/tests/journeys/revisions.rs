//! After the lock: an interview is corrected by a new revision, or the respondent withdraws.

use e2e::app::App;
use e2e::browser::Browser;
use e2e::enumerator::{Enumerator, Reply, SITE};
use e2e::words::Language;
use serde_json::{Value, json};

fn of_revision(export: &Value, revision: u32) -> Option<&Value> {
    export["responses"].as_array()?.iter().find(|record| record["revision"] == json!(revision))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slip_found_after_the_lock_is_corrected_and_both_revisions_are_exported() {
    let app = App::serve();
    let person = Enumerator::open(Browser::start("corrected").await, app.url()).await;
    person.sets_up().await;
    let code = person.holds_short_interview(SITE, "W", 3, 1).await;
    let locked = person.kept("responses").await[0]["response"].clone();

    person.goes_home().await;
    person.browser.press("button", &format!("Ubah atau tarik kembali {code}")).await;
    person.browser.find("dialog", &format!("Ubah wawancara {code}?")).await;
    person.browser.press("button", "Batal").await;
    person.browser.press("button", &format!("Ubah atau tarik kembali {code}")).await;
    person.browser.press("button", "Perbaiki jawaban").await;
    let section = person.section("W", "S");
    person.jumps_to(&section.heading(Language::Indonesian)).await;
    person.answers(&section.items[0], &Reply::Choice(0)).await;
    person.is_saved().await;
    person.reviews().await;
    person.finalises().await;

    let (_, export) = person.exports().await;
    let first = of_revision(&export, 1).expect("the locked revision");
    let second = of_revision(&export, 2).expect("the correction");
    assert_eq!(*first, locked, "a locked record never changes");
    assert_eq!(second["previous"], first["digest"]);
    assert_eq!(second["id"], first["id"]);
    let item = &section.items[0].id;
    assert_ne!(second["answers"][item], first["answers"][item]);
    let event = &second["audit"][0]["events"][0];
    assert_eq!(
        (&event["item"], &event["from"], &event["to"]),
        (&json!(item), &json!("value"), &json!("value"))
    );
    assert!(event["end"].as_u64() > Some(0), "{event}");

    person.goes_home().await;
    person.browser.reads("revisi 2").await;
    person.browser.reads("Diekspor").await;
    person.browser.reads("Diganti").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_withdraws_leaves_no_answer_on_the_device_and_is_told_of_in_the_export() {
    let app = App::serve();
    let person = Enumerator::open(Browser::start("withdrawn").await, app.url()).await;
    person.sets_up().await;
    let code = person.holds_short_interview(SITE, "W", 3, 1).await;
    person.exports().await;
    person.goes_home().await;
    person.browser.press("button", &format!("Ubah atau tarik kembali {code}")).await;
    person.browser.press("button", "Responden menarik diri").await;
    person.browser.find("dialog", &format!("Responden {code} menarik diri?")).await;
    person.browser.press("button", "Hapus semua jawaban").await;
    let told = format!("{code} menarik diri; jawabannya dihapus dari Berdaya di perangkat ini.");
    person.browser.reads(&told).await;
    let kept = person.kept("responses").await;
    assert_eq!(kept.len(), 1, "{kept:?}");
    assert_eq!(kept[0]["response"]["answers"], json!({}));
    person.browser.reads("Survei ini: 1 penarikan diri.").await;
    person.browser.reads("Belum ada di berkas ekspor: 1 penarikan diri.").await;
    let (_, export) = person.exports().await;
    let record = of_revision(&export, 2).expect("the withdrawal");
    assert_eq!(record["consent"]["given"], json!(false));
    assert!(record.get("scores").is_none() && record.get("audit").is_none(), "{record}");
}

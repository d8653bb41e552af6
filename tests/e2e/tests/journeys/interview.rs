//! A whole interview, from the set-up to the file.

use e2e::app::App;
use e2e::browser::Browser;
use e2e::enumerator::{CONTACT, DELETE_BY_IN_WORDS, Enumerator, ORGANISER, Reply, SITE};
use e2e::words::Language;
use serde_json::{Value, json};

/// The n-th question of section `m` gets this reply; every missing code occurs.
fn reply(m: usize, n: usize) -> Reply {
    match (m, n) {
        (2, 0) => Reply::Missing("TT"),
        (2, 1) => Reply::Missing("TB"),
        (3, 2) => Reply::Missing("TM"),
        _ => Reply::Choice((2 * m + 3 * n) % 5),
    }
}

fn wire(reply: &Reply) -> Value {
    match reply {
        Reply::Choice(n) => json!({ "value": n + 1 }),
        Reply::Missing(code) => json!({ "missing": code }),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_resident_is_interviewed_from_the_set_up_to_the_file() {
    let app = App::serve();
    let mut person = Enumerator::open(Browser::start("interview").await, app.url()).await;
    person.browser.reads("Belum ada wawancara di perangkat ini.").await;
    person.sets_up().await;
    let code = person.begins(SITE, "W").await;
    assert!(code.starts_with("GRD-W-"), "{code}");
    for fact in [ORGANISER, CONTACT, DELETE_BY_IN_WORDS, "E07", &code] {
        person.browser.reads(fact).await;
    }
    assert!(!person.browser.text().await.contains("${"), "a fact is not filled in");
    person.consents().await;

    let sections = person.questionnaire.sections("W");
    let mut scored = 0;
    for (m, section) in sections.iter().enumerate() {
        if m > 0 {
            person.goes_on_to(&section.heading(Language::Indonesian)).await;
        }
        let shown = person.browser.names("group").await;
        let shown: Vec<&String> = shown.iter().filter(|name| *name != "Bahasa").collect();
        // Beside each document stands the way to its photo.
        let photos = if section.id == "evidence" { section.items.len() } else { 0 };
        assert_eq!(shown.len(), section.items.len() + photos, "{shown:?}");
        for (n, item) in section.items.iter().enumerate() {
            match section.id.as_str() {
                "responden" => person.answers(item, &Reply::Choice(1)).await,
                "probes" if n == 0 => {
                    person.writes_down(item, "Gotong royong tiap Minggu pagi.").await
                }
                "probes" => {}
                "evidence" if n == 0 => person.answers(item, &Reply::Choice(2)).await,
                "evidence" if n == 1 => person.answers(item, &Reply::Missing("TB")).await,
                "evidence" => {}
                "kepentingan" if n == 0 => person.answers(item, &Reply::Choice(4)).await,
                "kepentingan" => {}
                // Two are left out: the review finds them.
                "D3" if n == 2 => {}
                "H" if n == 11 => {}
                _ => person.answers(item, &reply(m, n)).await,
            }
            scored += usize::from(
                !["responden", "kepentingan", "probes", "evidence"].contains(&section.id.as_str()),
            );
        }
        person.is_saved().await;
    }
    // 14 of the 15 factors, of three items each, are asked of residents: all but D5.
    assert_eq!(scored, 42);

    person.reviews().await;
    person.browser.reads("2 pertanyaan belum dijawab").await;
    for (id, n) in [("D3", 2), ("H", 11)] {
        let item = &person.section("W", id).items[n];
        person.browser.press("link", &item.wording(Language::Indonesian)).await;
        let is_there = "const here = one('group', args[0]); return here && here.contains(document.activeElement)";
        let label = json!(item.wording(Language::Indonesian));
        person.browser.wait_for("the focus on the blank question", is_there, &[label]).await;
        person.answers(item, &Reply::Choice(3)).await;
        person.is_saved().await;
        person.reviews().await;
    }
    person.browser.reads("Semua pertanyaan wajib sudah dijawab.").await;
    person.finalises().await;
    person.browser.find("picture", "Medan gaya").await;

    let (name, export) = person.exports().await;
    assert!(name.starts_with("berdaya_GRD_") && name.ends_with(".json"), "{name}");
    assert_eq!(export["format"], "berdaya.responses/1");
    let records = export["responses"].as_array().unwrap();
    assert_eq!(records.len(), 1);
    let record = &records[0];
    assert_eq!(record["code"], json!(code));
    assert_eq!(
        (&record["site"], &record["round"], &record["role"]),
        (&json!(SITE), &json!("1"), &json!("W"))
    );
    assert_eq!((&record["consent"]["given"], &record["revision"]), (&json!(true), &json!(1)));
    assert!(record["digest"].is_string() && record["scores"]["net"].is_number(), "{record}");
    let answers = record["answers"].as_object().unwrap();
    assert_eq!(answers.len(), 42 + 5 + 1);
    assert_eq!(record["scores"]["factors"]["S1"]["importance"], json!(5));
    for (m, section) in sections.iter().enumerate() {
        for (n, item) in
            section.items.iter().enumerate().filter(|(_, item)| item.id.starts_with("I1."))
        {
            let expected = match section.id.as_str() {
                "probes" | "evidence" => continue,
                "D3" if n == 2 => Reply::Choice(3),
                "H" if n == 11 => Reply::Choice(3),
                _ => reply(m, n),
            };
            assert_eq!(answers[&item.id], wire(&expected), "{}", item.id);
        }
    }
    assert_eq!(record["open_texts"], json!({ "I1.P1": "Gotong royong tiap Minggu pagi." }));
    assert_eq!(
        record["evidence"],
        json!({ "I1.B1": { "value": 2 }, "I1.B2": { "missing": "TB" } })
    );
    person.goes_home().await;
    person.browser.reads("Diekspor").await;
    person
        .browser
        .reads("Survei ini: 1 wawancara selesai. Semuanya juga ada di berkas ekspor.")
        .await;
    person.switches_to(Language::English).await;
    person.browser.reads("Exported").await;
}

/// Source: INSTRUMENTS, roles of the instrument: an outside patron is asked D1, D5, D6, D7, S1-S3 and H1-H3.
#[tokio::test(flavor = "multi_thread")]
async fn a_patron_is_asked_thirty_items_and_has_no_outcome_index() {
    let app = App::serve();
    let person = Enumerator::open(Browser::start("patron").await, app.url()).await;
    person.sets_up().await;
    person.begins(SITE, "Z").await;
    person.consents().await;
    let sections = person.questionnaire.sections("Z");
    let asked: Vec<&str> = sections.iter().map(|section| section.id.as_str()).collect();
    assert_eq!(
        asked,
        ["responden", "D1", "D5", "D6", "D7", "S", "H", "kepentingan", "probes", "evidence"]
    );
    for (m, section) in sections.iter().enumerate() {
        if m > 0 {
            person.goes_on_to(&section.heading(Language::Indonesian)).await;
        }
        if !["probes", "evidence"].contains(&section.id.as_str()) {
            let shown = person.browser.names("group").await.len() - 1;
            assert_eq!(shown, section.items.len(), "{}", section.id);
            person
                .answers_section(section, |n| Reply::Choice(if m == 0 { 1 } else { n % 5 }))
                .await;
        }
    }
    person.reviews().await;
    person.finalises().await;
    person.browser.no_longer_reads("Hasil program").await;
    let (_, export) = person.exports().await;
    let record = &export["responses"][0];
    let scored = record["answers"].as_object().unwrap().keys().filter(|id| id.starts_with("I1."));
    assert_eq!(scored.count(), 30);
    assert!(record["scores"]["indices"].get("outcome").is_none(), "{}", record["scores"]);
    assert!(record["scores"]["indices"]["supporting"]["value"].is_number(), "{}", record["scores"]);
}

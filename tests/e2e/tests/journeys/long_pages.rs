//! Pages of more questions than can be drawn at once.

use e2e::app::App;
use e2e::every_kind::{every_kind, has_focus, interviews_with};
use e2e::words::Language;
use serde_json::{Value, json};

/// A page of 300 questions, then the assessment of `every-kind.json`.
fn three_hundred_questions() -> Value {
    let question = |n: usize| {
        json!({
            "id": format!("q{n}"),
            "select_one": "ya_tidak",
            "label": { "id": format!("Pertanyaan ke-{n}?"), "en": format!("Question number {n}?") },
        })
    };
    let mut long = every_kind();
    let items: Vec<Value> = (1..=300).map(question).collect();
    let assessment = long["sections"][3].clone();
    long["sections"] = json!([
        { "id": "panjang", "label": { "id": "Halaman panjang", "en": "Long page" }, "items": items },
        assessment,
    ]);
    long
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_three_hundred_questions_is_drawn_where_the_person_is() {
    let app = App::serve_with(&three_hundred_questions());
    let person = interviews_with("kinds-long", &app, Language::Indonesian).await;
    let browser = &person.browser;
    let drawn = "return document.querySelectorAll('main fieldset').length";
    let at_the_top = browser.ask(drawn, &[]).await.as_u64().unwrap();
    assert!((10..=60).contains(&at_the_top), "{at_the_top} questions are drawn");
    person.ticks("q1", "ya_tidak", "ya").await;

    let at_the_end =
        "scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
        const last = document.getElementById('q300');
        return last && last.getBoundingClientRect().bottom < innerHeight";
    browser.wait_for("the last question on the screen", at_the_end, &[]).await;
    let at_the_foot = browser.ask(drawn, &[]).await.as_u64().unwrap();
    assert!(at_the_foot <= 80, "{at_the_foot} questions are drawn");
    person.ticks("q300", "ya_tidak", "tidak").await;
    person.is_saved().await;

    person.reviews().await;
    browser.press("link", "Pertanyaan ke-280?").await;
    has_focus(&person, "Pertanyaan ke-280?").await;
    person.ticks("q280", "ya_tidak", "ya").await;
    has_focus(&person, "Pertanyaan ke-280?").await;
    person.is_saved().await;
    let shown = browser
        .ask(
            "return words(one('group', args[0]).querySelector('legend'))",
            &[json!("Pertanyaan ke-280?")],
        )
        .await;
    assert_eq!(shown, json!("280 . Pertanyaan ke-280?"));
    let answers = person.kept("responses").await[0]["response"]["answers"].clone();
    let given = json!({ "value": "ya" });
    assert_eq!((&answers["q1"], &answers["q280"]), (&given, &given));
    assert_eq!(answers["q300"], json!({ "value": "tidak" }));
    assert_eq!(browser.console().await, Vec::new());
    // The way on from the foot of the page leads to the top of the next one.
    person.goes_on_to(&person.wording("penilaian")).await;
    browser.wait_for("the top of the next page", "return scrollY === 0", &[]).await;
}

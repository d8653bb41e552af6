//! What a community sees of its own interviews: results from five on, the picture to take home, and the steps of
//! one round in the next.

use e2e::app::App;
use e2e::axe::grave_violations;
use e2e::browser::Browser;
use e2e::enumerator::{Enumerator, OTHER_SITE, SITE};
use e2e::evaluator::{choose_files, pick};
use e2e::exports::{Held, file};
use e2e::questions::Questionnaire;
use e2e::words::Language;
use serde_json::Value;

/// Four interviews of other days, which are loaded back onto the tablet.
fn four() -> [Held; 4] {
    [1, 2, 3, 4].map(|number| Held {
        number,
        role: ["W", "K"][number as usize % 2],
        site: [SITE, OTHER_SITE][number as usize % 2],
        supporting: 3 + i64::from(number % 3),
        inhibiting: 1 + i64::from(number % 4),
    })
}

async fn opens_results(person: &Enumerator) {
    person.goes_home().await;
    person.browser.press("link", &person.word("community_title")).await;
    let is_there =
        "return location.pathname.endsWith('/formulir.html') && document.querySelector('main h1')";
    person.browser.wait_for("the results of the other program", is_there, &[]).await;
}

/// Width and height of a PNG, by its header.
fn size_of_png(content: &[u8]) -> (u32, u32) {
    assert_eq!(&content[..8], b"\x89PNG\r\n\x1a\n");
    let number = |at: usize| u32::from_be_bytes(content[at..at + 4].try_into().unwrap_or_default());
    (number(16), number(20))
}

#[tokio::test(flavor = "multi_thread")]
async fn with_the_fifth_interview_the_results_are_shown_and_can_be_taken_home() {
    let app = App::serve();
    let mut person = Enumerator::open(Browser::start("community").await, app.url()).await;
    person.sets_up().await;
    person.browser.visit(&format!("{}evaluasi.html#/muat", app.url())).await;
    let records: Vec<Value> =
        four().iter().map(|held| held.record(&person.questionnaire)).collect();
    let text = file(&person.questionnaire, &records).to_string();
    choose_files(&person.browser, &[person.browser.profile().write("tablet-1.json", &text)]).await;
    person.browser.find("heading", &person.word("ledger_title")).await;

    opens_results(&person).await;
    let few = [("limit", "5"), ("n", "4"), ("more", "1")];
    person.browser.reads(&person.sentence("community_few", &few)).await;
    assert!(!person.browser.text().await.contains(&person.word("force_field")));

    person.browser.visit(app.url()).await;
    let code = person.holds_short_interview(SITE, "W", 3, 1).await;
    opens_results(&person).await;
    person.browser.reads(&person.sentence("community_n", &[("n", "5")])).await;
    person.browser.find("picture", &person.word("force_field")).await;
    // Two at the one site, three at the other.
    pick(&person.browser, &person.word("site"), SITE).await;
    let few = [("limit", "5"), ("n", "3"), ("more", "2")];
    person.browser.reads(&person.sentence("community_few", &few)).await;
    pick(&person.browser, &person.word("site"), &person.word("all_sites")).await;
    person.browser.find("picture", &person.word("force_field")).await;

    for language in [Language::English, Language::Indonesian] {
        person.switches_to(language).await;
        person.browser.reads(&person.sentence("community_n", &[("n", "5")])).await;
        for (width, height) in [(1280, 800), (390, 844)] {
            person.browser.resize(width, height).await;
            assert_eq!(grave_violations(&person.browser).await, Vec::<String>::new(), "{width}");
        }
        person.browser.resize(1280, 800).await;
    }

    person.browser.press("button", &person.word("community_png")).await;
    let (name, picture) = person.browser.saved_file_of("png").await;
    assert_eq!(name, "hasil-sementara-grd-1.png");
    let (width, height) = size_of_png(&picture);
    assert!(width == 1800 && height > width, "{width} x {height}");
    person.browser.reads(&person.sentence("community_saved", &[("name", &name)])).await;
    person.browser.press("button", &person.word("community_svg")).await;
    let (_, drawing) = person.browser.saved_file_of("svg").await;
    let drawing = String::from_utf8(drawing).unwrap_or_default();
    assert!(drawing.starts_with("<svg ") && drawing.contains("Gotong royong"), "{drawing}");
    let kept = person.kept("responses").await;
    assert_eq!(kept.len(), 5);
    for record in kept.iter().map(|kept| &kept["response"]) {
        for own in ["id", "code"] {
            assert!(!drawing.contains(record[own].as_str().unwrap_or("?")), "{own} in the picture");
        }
    }
    assert!(!person.browser.text().await.contains(&code));
}

/// What stands in the fields of the first instance of the list of earlier steps.
async fn first_step(person: &Enumerator) -> String {
    let instance = person.instance("langkah_lalu", 1).await;
    let label = person.wording("langkah_lalu_apa");
    let field = person.browser.find_in(&instance, "textbox", &label).await;
    field.value().await.ok().flatten().unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_steps_of_one_round_are_asked_about_in_the_next() {
    let app = App::serve();
    let mut person = Enumerator::open(Browser::start("carried").await, app.url()).await;
    person.sets_up().await;
    let offers = app.offers();
    let (offer, file) = offers
        .into_iter()
        .find(|(offer, _)| offer["study"]["instrument"] == "siklus-tindakan")
        .expect("the action cycle is offered");
    person.opens_set_up().await;
    person.completes_the_study().await;
    let group = person.browser.find("group", &person.word("questionnaire")).await;
    person.choose(&group, offer["title"]["id"].as_str().unwrap_or_default()).await;
    person.uses_the_study().await;
    person.questionnaire = Questionnaire { file };
    let site = offer["study"]["sites"][0].as_str().unwrap_or_default().to_owned();

    let (step, other) = ("Menagih bersama setiap bulan", "Menata gang");
    person.begins(&site, "B").await;
    person.consents().await;
    person.jumps_to(&person.wording("langkah_berikut")).await;
    let first = person.instance("langkah", 1).await;
    person.writes_in(&first, "langkah_apa", step).await;
    person.ticks_in(&first, "langkah_oleh", "pelaku", "bkm").await;
    let second = person.adds("langkah", 2).await;
    person.writes_in(&second, "langkah_apa", other).await;
    person.is_saved().await;
    person.reviews().await;
    person.finalises().await;

    person.goes_home().await;
    person.begins_in(&site, "2", "F").await;
    person.consents().await;
    let label = person.wording("langkah_lalu");
    let arguments = [("label", &*label), ("count", "2"), ("round", "1")];
    person.browser.reads(&person.sentence("carried", &arguments)).await;
    person.jumps_to(&person.wording("langkah_sebelumnya")).await;
    assert_eq!(first_step(&person).await, step);
    // It was kept with the consent, and nothing of it is in the log of what was asked.
    let kept = person.kept("responses").await;
    let mut drafts = kept.iter().map(|kept| &kept["response"]).filter(|it| it["round"] == "2");
    let draft = drafts.next_back().expect("the second interview is kept");
    assert_eq!(draft["answers"]["ada_putaran_lalu"]["value"], "ya");
    let steps =
        draft["answers"]["langkah_lalu"]["instances"].as_array().map_or(&[][..], Vec::as_slice);
    let told: Vec<&Value> = steps.iter().map(|step| &step["langkah_lalu_apa"]["value"]).collect();
    assert_eq!(told, [step, other]);
    assert_eq!(steps[0]["langkah_lalu_oleh"]["value"], "bkm");
    assert!(draft.get("audit").is_none_or(|audit| !audit.to_string().contains("lalu")), "{draft}");
    // The enumerator can change it all, and goes on where it was left.
    let instance = person.instance("langkah_lalu", 1).await;
    person.writes_in(&instance, "langkah_lalu_apa", "Menagih bersama").await;
    person.ticks_in(&instance, "langkah_lalu_keadaan", "keadaan", "selesai").await;
    person.is_saved().await;
    person.browser.driver().refresh().await.unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(first_step(&person).await, "Menagih bersama");
}

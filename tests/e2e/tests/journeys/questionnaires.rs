//! The questionnaires that come with the app: chosen where a tablet is set up, asked, left again.

use e2e::app::App;
use e2e::browser::Browser;
use e2e::enumerator::{Enumerator, ORGANISER};
use e2e::questions::Questionnaire;
use e2e::words::Language;
use serde_json::Value;

/// What stands in a field.
async fn written(person: &Enumerator, label: &str) -> String {
    let field = person.browser.find("textbox", &person.word(label)).await;
    field.value().await.ok().flatten().unwrap_or_default()
}

async fn chooses(person: &Enumerator, title: &str) {
    let group = person.browser.find("group", &person.word("questionnaire")).await;
    person.choose(&group, title).await;
}

fn word<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_default()
}

/// A tablet is set up for each questionnaire in turn, and an interview is begun with it; the drafts stay.
async fn every_questionnaire_is_asked(name: &str, language: Language, (width, height): (u32, u32)) {
    let app = App::serve();
    let mut person = Enumerator::open(Browser::start(name).await, app.url()).await;
    person.browser.resize(width, height).await;
    if language != Language::Indonesian {
        person.switches_to(language).await;
    }
    person.sets_up().await;
    person.is_ready_offline().await;
    let offers = app.offers();
    assert_eq!(offers.len(), 5);
    let mut codes = Vec::new();
    // The first one comes last: the tablet goes back to the program that holds no rules.
    for (offer, file) in offers.iter().skip(1).chain(offers.first()) {
        let study = &offer["study"];
        person.opens_settings().await;
        chooses(&person, word(&offer["title"], language.code())).await;
        // What nobody has changed follows the questionnaire, what was written stays.
        assert_eq!(written(&person, "study_name").await, word(study, "name"));
        assert_eq!(written(&person, "study_code").await, word(study, "code"));
        assert_eq!(written(&person, "organiser").await, ORGANISER);
        person.browser.press("button", &person.word("save")).await;
        person.is_home().await;

        person.questionnaire = Questionnaire { file: file.clone() };
        let role = word(&file["roles"][0], "name").to_owned();
        let site = study["sites"][0].as_str().unwrap_or_default();
        codes.push(person.begins(site, &role).await);
        person.consents().await;
        person.goes_home().await;
    }
    let kept = person.kept("responses").await;
    let asked: Vec<&Value> =
        kept.iter().map(|record| &record["response"]["instrument"]["id"]).collect();
    let expected = offers.iter().map(|(_, file)| &file["id"]);
    assert!(expected.clone().all(|id| asked.contains(&id)), "{asked:?}");
    for code in &codes {
        person.browser.reads(code).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_questionnaire_is_asked_in_indonesian_on_a_tablet() {
    every_questionnaire_is_asked("questionnaires-tablet", Language::Indonesian, (800, 1280)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_questionnaire_is_asked_in_english_on_a_phone() {
    every_questionnaire_is_asked("questionnaires-phone", Language::English, (390, 844)).await;
}

/// A questionnaire that was never asked on a tablet comes over the network: without one, that is told.
#[tokio::test(flavor = "multi_thread")]
async fn a_questionnaire_that_cannot_be_had_is_told_and_changes_nothing() {
    let mut app = App::serve();
    let person = Enumerator::open(Browser::start("questionnaires-none").await, app.url()).await;
    person.sets_up().await;
    person.is_ready_offline().await;
    let kept = person.kept("settings").await;
    person.opens_settings().await;
    let (offer, _) = app.offers().swap_remove(2);
    app.cut_network();
    chooses(&person, word(&offer["title"], "id")).await;
    person.browser.press("button", &person.word("save")).await;
    person.browser.reads(&person.word("instrument_unavailable")).await;
    assert_eq!(person.kept("settings").await, kept);
}

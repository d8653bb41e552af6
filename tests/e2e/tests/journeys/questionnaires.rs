//! The questionnaires that come with the app: chosen where a tablet is set up, asked, left again.

use e2e::app::App;
use e2e::browser::Browser;
use e2e::enumerator::{Enumerator, ORGANISER};
use e2e::questions::Questionnaire;
use e2e::words::Language;
use serde_json::{Value, json};

/// Sets the tablet up for what is offered.
async fn changes_to(person: &mut Enumerator, (offer, file): &(Value, Value)) {
    person.opens_set_up().await;
    person.completes_the_study().await;
    chooses(person, word(&offer["title"], person.language.code())).await;
    person.browser.press("button", &person.word("use_here")).await;
    person.questionnaire = Questionnaire { file: file.clone() };
}

/// Begins an interview in the first role and locks it as it is; gives back its code.
async fn locks_one(person: &Enumerator, (offer, file): &(Value, Value)) -> String {
    let site = offer["study"]["sites"][0].as_str().unwrap_or_default();
    let code = person.begins(site, word(&file["roles"][0], "name")).await;
    person.consents().await;
    person.reviews().await;
    person.finalises().await;
    person.goes_home().await;
    code
}

/// Which of the two programs the person is in: the name of its page.
async fn page_name(person: &Enumerator) -> Value {
    person.browser.ask("return location.pathname.split('/').pop()", &[]).await
}

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
        person.opens_set_up().await;
        person.completes_the_study().await;
        chooses(&person, word(&offer["title"], language.code())).await;
        // What nobody has changed follows the questionnaire, what was written stays.
        assert_eq!(written(&person, "study_name").await, word(study, "name"));
        assert_eq!(written(&person, "study_code").await, word(study, "code"));
        assert_eq!(written(&person, "organiser").await, ORGANISER);
        person.uses_the_study().await;

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
    // The first page lists those of the study in use, and finds the others by their codes.
    person.browser.reads(codes.last().map_or("", String::as_str)).await;
    person.browser.reads(&person.sentence("in_other_studies", &[("count", "4")])).await;
    for code in &codes {
        person.browser.write(&person.word("seek_code"), code).await;
        person.browser.reads(code).await;
    }
    // Plain questions are asked by the program that every tablet has, once the app is opened anew.
    person.browser.visit(app.url()).await;
    person.is_home().await;
    assert_eq!(page_name(&person).await, "");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_questionnaire_is_asked_in_indonesian_on_a_tablet() {
    every_questionnaire_is_asked("questionnaires-tablet", Language::Indonesian, (800, 1280)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_questionnaire_is_asked_in_english_on_a_phone() {
    every_questionnaire_is_asked("questionnaires-phone", Language::English, (390, 844)).await;
}

/// A questionnaire that the app does not come with any more is told, and nothing on the tablet changes.
#[tokio::test(flavor = "multi_thread")]
async fn a_questionnaire_that_cannot_be_had_is_told_and_changes_nothing() {
    let mut app = App::serve_with(&e2e::app::instrument());
    let person = Enumerator::open(Browser::start("questionnaires-none").await, app.url()).await;
    let (offer, _) = app.offers().swap_remove(2);
    let id = word(&offer["study"], "instrument");
    app.loses(id);
    person.opens_set_up().await;
    person.completes_the_study().await;
    let kept = person.kept("settings").await;
    chooses(&person, word(&offer["title"], "id")).await;
    let told = person.sentence("study_no_instrument", &[("name", id)]);
    person.browser.press("button", &person.word("use_here")).await;
    person.browser.reads(&told).await;
    assert_eq!(person.kept("settings").await, kept);
}

/// The files name the study that each interview was held in, whatever the tablet is set up for now.
#[tokio::test(flavor = "multi_thread")]
async fn two_questionnaires_are_exported_as_two_files_of_their_own_studies() {
    let app = App::serve();
    let browser = Browser::start("questionnaires-two").await;
    let mut person = Enumerator::open(browser, app.url()).await;
    person.sets_up().await;
    person.is_ready_offline().await;
    let offers = app.offers();
    let first = locks_one(&person, &offers[0]).await;
    changes_to(&mut person, &offers[1]).await;
    person.is_home().await;
    let second = locks_one(&person, &offers[1]).await;
    changes_to(&mut person, &offers[0]).await;
    person.is_home().await;

    person.browser.visit(app.url()).await;
    person.opens_files().await;
    person.browser.press("button", &person.word("select_all")).await;
    person.browser.reads(&person.word("one_file_each")).await;
    let mut told = Vec::new();
    for _ in 0..2 {
        person.browser.press("button", &person.word("save_file")).await;
        let (name, text) = person.browser.saved_file().await;
        person.browser.reads(&name).await;
        let file: Value = serde_json::from_str(&text).unwrap_or_default();
        assert!(name.contains(word(&file["study"], "code")), "{name}");
        let held = &file["responses"][0];
        assert_eq!(held["study"], file["study"]["code"], "{name}");
        told.push((held["code"].clone(), file["study"]["name"].clone()));
    }
    told.sort_by_key(|(code, _)| code.to_string());
    let own = offers[0].0["study"]["name"].clone();
    let other = offers[1].0["study"]["name"].clone();
    let mut expected = [(json!(first), own), (json!(second), other)];
    expected.sort_by_key(|(code, _)| code.to_string());
    assert_eq!(told, expected);
}

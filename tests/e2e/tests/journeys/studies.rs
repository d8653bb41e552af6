//! Studies: set up by a coordinator, handed over, opened on tablets, chosen among several, and over at last.

use e2e::app::App;
use e2e::browser::Browser;
use e2e::enumerator::{ENUMERATOR, Enumerator, SITE};
use e2e::evaluator::choose_files;
use e2e::every_kind::every_kind;
use e2e::meeting::Said;
use e2e::questions::Questionnaire;
use serde_json::{Value, json};

/// The full name of a site of the study that is set up here.
const INNER: &str = "RW 07 > RT 01";

/// What stands in a field.
async fn written(person: &Enumerator, label: &str) -> String {
    let field = person.browser.find("textbox", label).await;
    field.value().await.ok().flatten().unwrap_or_default()
}

/// Saves the study that is being set up; gives back the file's name and its text.
async fn saves(person: &Enumerator) -> (String, String) {
    person.browser.press("button", &person.word("save_study")).await;
    person.browser.saved_file().await
}

/// The link of the study that is being set up.
async fn link(person: &Enumerator) -> String {
    person.browser.press("button", &person.word("show_link")).await;
    written(person, &person.word("link")).await
}

/// Opens a study that was handed over, and has it asked.
async fn opens(person: &Enumerator, link: &str, name: &str) {
    person.browser.visit(link).await;
    let title = person.sentence("open_study_title", &[("name", name)]);
    person.browser.find("heading", &title).await;
    person.browser.press("button", &person.word("keep_and_use")).await;
    person.is_home().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_coordinator_sets_up_a_study_and_a_tablet_opens_its_link() {
    let app = App::serve();
    let coordinator = Enumerator::open(Browser::start("studies-from").await, app.url()).await;
    coordinator.opens_set_up().await;
    coordinator.completes_the_study().await;
    let (browser, word) = (&coordinator.browser, |name| coordinator.word(name));
    browser.write(&word("sites"), "RW 07\n  RT 01: 600\nRT 02: 400\n").await;
    browser.write(&word("enumerators"), &format!("{ENUMERATOR}, E08")).await;
    let role = coordinator.questionnaire.role("W", coordinator.language);
    let target = |site| coordinator.sentence("target_of", &[("role", &role), ("site", site)]);
    browser.write(&target(INNER), "2").await;
    // A list that a person has pasted reads as it is meant.
    let found = [("count", "2"), ("people", "1.000")];
    browser.reads(&coordinator.sentence("sites_found", &found)).await;

    // What is written is there again after a reload.
    browser.reload().await;
    assert_eq!(written(&coordinator, &target(INNER)).await, "2");
    assert_eq!(written(&coordinator, &word("organiser")).await, e2e::enumerator::ORGANISER);

    // The size of the sample becomes the targets, shared out by population.
    browser.press("button", &word("sample_title")).await;
    browser.press("button", &coordinator.sentence("sample_use_exact", &[("n", "278")])).await;
    assert_eq!(written(&coordinator, &target(INNER)).await, "167");
    browser.write(&target(INNER), "2").await;
    browser.write(&target("RT 02"), "").await;

    let (name, text) = saves(&coordinator).await;
    let file: Value = serde_json::from_str(&text).unwrap_or_default();
    assert_eq!(name, "GRD.studi.json");
    assert_eq!(
        (&file["sites"][0]["sites"][0], &file["targets"]),
        (
            &json!({ "name": "RT 01", "population": 600 }),
            &json!([{ "site": INNER, "role": "W", "count": 2 }])
        )
    );
    let link = link(&coordinator).await;
    let title = file["name"].as_str().unwrap_or_default().to_owned();
    browser.find("picture", &coordinator.sentence("qr_of", &[("name", &title)])).await;

    let tablet = Enumerator::open(Browser::start("studies-to").await, app.url()).await;
    tablet.browser.reads(&tablet.word("no_study")).await;
    tablet.browser.visit(&link).await;
    tablet.browser.reads(&tablet.word("study_is_new")).await;
    tablet.browser.reads(INNER).await;
    opens(&tablet, &link, &title).await;
    let progress = |what: &str, done| {
        tablet.sentence("progress_of", &[("what", what), ("done", done), ("wanted", "2")])
    };
    let round = tablet.sentence("round_named", &[("round", "1")]);
    tablet.browser.reads(&progress(&round, "0")).await;
    tablet.holds_short_interview(INNER, "W", 3, 1).await;
    tablet.goes_home().await;
    tablet.browser.reads(&progress(&role, "1")).await;
    tablet.browser.reads(ENUMERATOR).await;

    // Who interviews is asked once a day, and can change.
    tablet.browser.press("link", &tablet.word("new_interview")).await;
    tablet.browser.press("button", &tablet.word("change")).await;
    let who = tablet.browser.find("group", &tablet.word("enumerator_code")).await;
    tablet.choose(&who, "E08").await;
    tablet.goes_home().await;
    let (_, export) = tablet.exports().await;
    let held = &export["responses"][0];
    assert_eq!((&held["site"], &held["enumerator"]), (&json!(INNER), &json!(ENUMERATOR)));
    assert_eq!(export["study"], json!({ "code": "GRD", "name": title }));

    // The same link again changes nothing, and says so.
    tablet.browser.visit(&link).await;
    tablet.browser.reads(&tablet.sentence("study_is_same", &[("code", "GRD")])).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_link_and_a_file_with_flaws_are_told_and_change_nothing() {
    let app = App::serve();
    let person = Enumerator::open(Browser::start("studies-broken").await, app.url()).await;
    person.opens_set_up().await;
    person.completes_the_study().await;
    let (_, text) = saves(&person).await;
    let sound = link(&person).await;
    let before = person.kept("settings").await;
    for broken in [&sound[..sound.len() / 2], "xyz"] {
        let payload = broken.rsplit('/').next().unwrap_or_default();
        person.browser.visit(&format!("{}#/studi/buka/{payload}", app.url())).await;
        person.browser.reads(&person.word("study_refused")).await;
        person.browser.reads(&person.word("study_link_broken")).await;
    }
    let mut file: Value = serde_json::from_str(&text).unwrap_or_default();
    file["delete_by"] = json!("2020-01-31");
    file["targets"] = json!([{ "site": "RT 09", "role": "W", "count": 1 }]);
    file["sites"] = json!([{ "name": "RT 01", "population": 0 }]);
    person.opens_studies().await;
    let broken = person.browser.profile().write("rusak.studi.json", file.to_string());
    choose_files(&person.browser, &[broken]).await;
    for told in [
        person.word("study_day_is_over"),
        person.word("study_no_people"),
        person.sentence("study_unknown_site", &[("name", "RT 09")]),
        "sites[0]".to_owned(),
    ] {
        person.browser.reads(&told).await;
    }
    let foreign = person.browser.profile().write("lain.json", r#"{"type":"Feature"}"#);
    choose_files(&person.browser, &[foreign]).await;
    person.browser.reads(&person.word("finding_foreign")).await;
    assert_eq!(person.kept("settings").await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_studies_on_one_tablet_keep_their_interviews_apart() {
    let app = App::serve();
    let person = Enumerator::open(Browser::start("studies-two").await, app.url()).await;
    person.sets_up().await;
    let first = person.begins(SITE, "W").await;
    person.opens_set_up().await;
    person.completes_the_study().await;
    for (label, text) in [("study_name", "Kedungkandang"), ("organiser", "LSM Contoh")] {
        person.browser.write(&person.word(label), text).await;
    }
    // With the code of the first it would take its place, interviews and all: that is asked before.
    person.browser.press("button", &person.word("use_here")).await;
    let asked = person.sentence("replace_title", &[("code", "GRD")]);
    let dialog = person.browser.find("dialog", &asked).await;
    person.browser.reads(&person.sentence("replace_interviews", &[("count", "1")])).await;
    person.replies(&dialog, &person.word("cancel")).await;
    person.browser.write(&person.word("study_code"), "KDK").await;
    person.uses_the_study().await;
    let others = person.sentence("in_other_studies", &[("count", "1")]);
    person.browser.reads(&others).await;
    person.browser.lacks("row", &first).await;
    let second = person.begins(SITE, "W").await;
    assert!(second.starts_with("KDK-W-"), "{second}");
    person.browser.reads("LSM Contoh").await;

    // A code is found in whichever study it is, and its draft goes on with what its own study promises.
    person.goes_home().await;
    person.browser.write(&person.word("seek_code"), &first[4..]).await;
    person.browser.press("link", &person.sentence("continue_named", &[("code", &first)])).await;
    person.browser.reads(e2e::enumerator::ORGANISER).await;
    person.consents().await;

    person.opens_studies().await;
    person.browser.reads(&person.word("cannot_remove")).await;
    person.browser.press("button", &person.sentence("use_named", &[("code", "GRD")])).await;
    person.is_home().await;
    person.browser.find("row", &first).await;
    person.browser.lacks("row", &second).await;

    // All interviews of one go, and then it can be removed.
    person.opens_studies().await;
    let removed = person.sentence("delete_named", &[("code", "KDK")]);
    person.browser.lacks("button", &removed).await;
    let card = person.browser.wait_for(
        "the card of the other study",
        "return [...document.querySelectorAll('li.study')].find((card) => words(card).includes('KDK'))",
        &[],
    );
    let card = person.browser.element(card.await);
    let delete = person.word("delete_its_answers");
    let link = person.browser.find_in(&card, "link", &delete).await;
    person.browser.click(&link, &delete).await;
    person.browser.reads(&person.sentence("over_not_exported", &[("count", "1")])).await;
    person.browser.press("button", &person.sentence("over_delete", &[("count", "1")])).await;
    let asked = person.sentence("over_confirm", &[("count", "1")]);
    let dialog = person.browser.find("dialog", &asked).await;
    person.replies(&dialog, &person.word("delete")).await;
    person.browser.reads(&person.word("over_none")).await;
    person.opens_studies().await;
    person.browser.press("button", &removed).await;
    let asked = person.sentence("remove_title", &[("code", "KDK")]);
    let dialog = person.browser.find("dialog", &asked).await;
    person.replies(&dialog, &person.word("delete")).await;
    person.browser.no_longer_reads("Kedungkandang").await;
    assert_eq!(person.kept("responses").await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_questionnaire_of_the_coordinators_own_goes_along_with_the_study() {
    let app = App::serve();
    let coordinator = Enumerator::open(Browser::start("studies-own").await, app.url()).await;
    coordinator.opens_set_up().await;
    coordinator.completes_the_study().await;
    let own = coordinator.browser.profile().write("kuesioner.json", every_kind().to_string());
    coordinator.browser.press("button", &coordinator.word("own_questionnaire")).await;
    choose_files(&coordinator.browser, &[own]).await;
    let questionnaire = Questionnaire { file: every_kind() };
    let title = questionnaire.file["title"]["id"].as_str().unwrap_or_default().to_owned();
    coordinator.browser.find("choice", &title).await;
    let (_, text) = saves(&coordinator).await;
    let file: Value = serde_json::from_str(&text).unwrap_or_default();
    assert_eq!(file["instrument_file"], every_kind());

    let browser = Browser::start("studies-own-to").await;
    let mut tablet = Enumerator::open(browser, app.url()).await;
    tablet.opens_studies().await;
    let received = tablet.browser.profile().write("GRD.studi.json", &text);
    choose_files(&tablet.browser, &[received]).await;
    tablet.browser.reads(&title).await;
    tablet.browser.press("button", &tablet.word("keep_and_use")).await;
    tablet.is_home().await;
    tablet.questionnaire = questionnaire;
    tablet.begins(SITE, "W").await;
    tablet.consents().await;
    let kept = tablet.kept("responses").await[0]["response"].clone();
    assert_eq!(kept["instrument"]["digest"], file["instrument_digest"]);
}

/// An interview that is locked without answers; gives back its code.
async fn locks_one(person: &Enumerator, site: &str, round: &str, role: &str) -> String {
    let code = person.begins_in(site, round, role).await;
    person.consents().await;
    person.reviews().await;
    person.finalises().await;
    person.goes_home().await;
    code
}

/// What the community's page says where there are too few interviews.
async fn reads_too_few(person: &Enumerator, n: usize) {
    person.browser.press("link", &person.word("community_title")).await;
    let (n, more) = (n.to_string(), (5 - n).to_string());
    let few = [("limit", "5"), ("n", n.as_str()), ("more", more.as_str())];
    person.browser.reads(&person.sentence("community_few", &few)).await;
    person.goes_home().await;
}

/// From the coordinator's desk over interviews, a meeting and a withdrawal to the community, and into the next
/// round.
#[tokio::test(flavor = "multi_thread")]
async fn a_study_is_handed_over_asked_shown_to_its_community_and_asked_again() {
    let app = App::serve();
    let (offer, file) = app
        .offers()
        .into_iter()
        .find(|(offer, _)| offer["study"]["instrument"] == "siklus-tindakan")
        .expect("the action cycle is offered");
    let title = offer["study"]["name"].as_str().unwrap_or_default();
    let site = offer["study"]["sites"][0].as_str().unwrap_or_default();
    let coordinator = Enumerator::open(Browser::start("whole-from").await, app.url()).await;
    coordinator.opens_set_up().await;
    coordinator.completes_the_study().await;
    let group = coordinator.browser.find("group", &coordinator.word("questionnaire")).await;
    coordinator.choose(&group, offer["title"]["id"].as_str().unwrap_or_default()).await;
    let link = link(&coordinator).await;

    let mut tablet = Enumerator::open(Browser::start("whole-to").await, app.url()).await;
    tablet.questionnaire = Questionnaire { file };
    opens(&tablet, &link, title).await;
    let step = "Menagih bersama setiap bulan";
    tablet.begins(site, "B").await;
    tablet.consents().await;
    tablet.jumps_to(&tablet.wording("langkah_berikut")).await;
    let first = tablet.instance("langkah", 1).await;
    tablet.writes_in(&first, "langkah_apa", step).await;
    tablet.reviews().await;
    tablet.finalises().await;
    // What the result says beyond the scores: the steps of this round.
    tablet.browser.reads(step).await;
    tablet.goes_home().await;
    let resident = locks_one(&tablet, site, "1", "W").await;

    tablet.begins_discussion(site).await;
    tablet.meeting_consents().await;
    tablet.counts(12, 7).await;
    for (side, label, strength) in
        [("side_supports", "Pendamping rajin datang", 4), ("side_inhibits", "Saluran air", 5)]
    {
        tablet.writes_force(&Said { label, side, factor: None, strength }).await;
    }
    tablet.finishes_discussion().await;
    tablet.browser.reads("penghambat lebih besar 1").await;
    tablet.goes_home().await;

    // The meeting is no interview.
    reads_too_few(&tablet, 2).await;
    for role in ["W", "M", "F"] {
        locks_one(&tablet, site, "1", role).await;
    }
    tablet.browser.press("link", &tablet.word("community_title")).await;
    tablet.browser.reads(&tablet.sentence("community_n", &[("n", "5")])).await;
    assert!(!tablet.browser.text().await.contains(step));
    tablet.goes_home().await;

    tablet.browser.press("button", &tablet.sentence("correct_named", &[("code", &resident)])).await;
    tablet.browser.press("button", &tablet.word("respondent_withdraws")).await;
    tablet.browser.press("button", &tablet.word("withdraw_yes")).await;
    tablet.browser.reads(&tablet.word("state_withdrawn")).await;
    reads_too_few(&tablet, 4).await;

    tablet.begins_in(site, "2", "B").await;
    tablet.consents().await;
    tablet.jumps_to(&tablet.wording("langkah_sebelumnya")).await;
    let earlier = tablet.instance("langkah_lalu", 1).await;
    let label = tablet.wording("langkah_lalu_apa");
    let field = tablet.browser.find_in(&earlier, "textbox", &label).await;
    assert_eq!(field.value().await.ok().flatten().as_deref(), Some(step));
}

/// What a tablet of an earlier version keeps: a study without a list of studies, and a code without its day.
const EARLIER: &str = "const [study, done] = arguments;
    const open = indexedDB.open('berdaya');
    open.onsuccess = () => {
        const change = open.result.transaction('settings', 'readwrite');
        change.objectStore('settings').put({ name: 'study', text: study });
        change.objectStore('settings').put({ name: 'enumerator', text: 'E07' });
        change.oncomplete = () => { open.result.close(); done(true); };
    };";

/// Puts what an earlier version kept into a new tablet, and opens the app anew.
async fn begins_as_before(person: &Enumerator, study: &Value) {
    let arguments = vec![json!(study.to_string())];
    let put = person.browser.driver().execute_async(EARLIER, arguments).await;
    put.unwrap_or_else(|error| panic!("the database does not answer: {error}"));
    person.browser.reload().await;
    person.is_home().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tablet_of_an_earlier_version_goes_on_and_is_told_when_its_study_is_over() {
    let app = App::serve();
    let person = Enumerator::open(Browser::start("studies-earlier").await, app.url()).await;
    let mut study = app.offers().swap_remove(0).0["study"].clone();
    study["organiser"] = json!(e2e::enumerator::ORGANISER);
    study["contact"] = json!("Ibu Sri");
    study["delete_by"] = json!("2031-12-31");
    begins_as_before(&person, &study).await;
    person.browser.no_longer_reads(&person.word("no_study")).await;
    person.begins(SITE, "W").await;
    person.browser.reads(e2e::enumerator::ORGANISER).await;

    study["delete_by"] = json!("2020-01-31");
    person.goes_home().await;
    begins_as_before(&person, &study).await;
    person.browser.reads(&person.sentence("study_is_over", &[("day", "31 Januari 2020")])).await;
    person.browser.press("link", &person.word("delete_answers")).await;
    person.browser.press("button", &person.sentence("over_delete", &[("count", "1")])).await;
    let asked = person.sentence("over_confirm", &[("count", "1")]);
    let dialog = person.browser.find("dialog", &asked).await;
    person.replies(&dialog, &person.word("delete")).await;
    person.browser.reads(&person.word("over_none")).await;
    // What was deleted in error can be put back until the notice is closed.
    person.browser.press("button", &person.word("undo")).await;
    person.browser.no_longer_reads(&person.word("over_none")).await;
}

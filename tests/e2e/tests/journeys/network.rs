//! Without a network, under any path, and to no other host.

use e2e::app::App;
use e2e::browser::Browser;
use e2e::enumerator::{Enumerator, OTHER_SITE, SITE};
use e2e::evaluator::choose_files;
use e2e::every_kind::{answers_the_family_page, every_kind};
use e2e::questions::Questionnaire;

#[tokio::test(flavor = "multi_thread")]
async fn an_interview_is_held_scored_and_exported_without_a_network() {
    let mut app = App::serve();
    let person = Enumerator::open(Browser::start("offline").await, app.url()).await;
    person.sets_up().await;
    person.is_ready_offline().await;
    app.cut_network();
    person.browser.reload().await;
    person.is_home().await;
    person.holds_short_interview(SITE, "R", 4, 2).await;
    person.browser.find("picture", "Medan gaya").await;
    let (_, export) = person.exports().await;
    assert!(export["responses"][0]["scores"]["net"].is_number(), "{export}");
}

/// What opens studies comes over the network: without one, a new tablet says so, and goes on once there is one.
#[tokio::test(flavor = "multi_thread")]
async fn a_new_tablet_without_a_network_says_what_it_lacks() {
    let mut app = App::serve();
    let person = Enumerator::open(Browser::start("offline-new").await, app.url()).await;
    person.is_ready_offline().await;
    app.cut_network();
    for link in ["open_study", "evaluate"] {
        person.goes_home().await;
        person.browser.press("link", &person.word(link)).await;
        person.browser.reads(&person.word("desk_not_here")).await;
    }
    app.connect();
    person.sets_up().await;
    person.begins(SITE, "W").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn evaluation_works_without_a_network_once_it_was_opened() {
    let mut app = App::serve();
    let person = Enumerator::open(Browser::start("offline-desk").await, app.url()).await;
    person.sets_up().await;
    person.holds_short_interview(OTHER_SITE, "W", 4, 1).await;
    let (name, text) = person.exports_text().await;
    person.is_home_and_ready().await;
    person.browser.press("link", "Evaluasi").await;
    person.browser.find("button", "Pilih berkas").await;
    let stored = "return caches.keys().length !== 0 && navigator.serviceWorker.controller !== null";
    person.browser.wait_for("the service worker", stored, &[]).await;
    let is_stored = "const done = arguments[arguments.length - 1]; (async () => {
        for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys())
            if (/berdaya-worker[^/]*_bg\\.wasm$/.test(request.url)) return done(true);
        done(false); })();";
    e2e::browser::until("the evaluator's program to be kept", async || {
        let answer = person.browser.driver().execute_async(is_stored, Vec::new()).await.ok()?;
        answer.json().as_bool()?.then_some(())
    })
    .await;
    app.cut_network();
    person.browser.reload().await;
    person.browser.find("button", "Pilih berkas").await;
    let file = person.browser.profile().write(&name, &text);
    choose_files(&person.browser, &[file]).await;
    person.browser.reads("Wawancara dipakai: 1").await;
    person.browser.find("picture", "Medan gaya").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn under_a_sub_path_the_app_works_and_goes_on_without_a_network() {
    let mut app = App::serve_under("/survei/desa/");
    assert!(app.url().ends_with("/survei/desa/"), "{}", app.url());
    let person = Enumerator::open(Browser::start("sub-path").await, app.url()).await;
    person.sets_up().await;
    let code = person.holds_short_interview(SITE, "W", 2, 2).await;
    person.is_home_and_ready().await;
    app.cut_network();
    person.browser.reload().await;
    person.browser.find("row", &code).await;
    let (_, export) = person.exports().await;
    assert_eq!(export["responses"].as_array().map(Vec::len), Some(1));
}

#[tokio::test(flavor = "multi_thread")]
async fn no_request_leaves_for_another_host_and_the_console_stays_silent() {
    let app = App::serve();
    let person = Enumerator::open(Browser::start("requests").await, app.url()).await;
    person.sets_up().await;
    person.holds_short_interview(SITE, "W", 3, 3).await;
    let (name, text) = person.exports_text().await;
    let file = person.browser.profile().write(&name, &text);
    person.browser.visit(&format!("{}evaluasi.html", app.url())).await;
    choose_files(&person.browser, &[file]).await;
    person.browser.reads("Wawancara dipakai: 1").await;
    let requests = person.browser.requests().await;
    assert!(requests.len() > 5, "{requests:?}");
    let own = format!("blob:{}", app.url());
    let is_own = |url: &&String| {
        url.starts_with(app.url()) || url.starts_with(&own) || url.starts_with("data:")
    };
    let others: Vec<&String> = requests.iter().filter(|url| !is_own(url)).collect();
    assert_eq!(others, Vec::<&String>::new());
    assert_eq!(person.browser.console().await, Vec::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_interview_with_rules_goes_on_without_a_network_once_the_tablet_says_so() {
    let mut app = App::serve_with(&every_kind());
    let questionnaire = Questionnaire { file: app.instrument() };
    let browser = Browser::start("kinds-offline").await;
    let person = Enumerator::open_asking(browser, app.url(), questionnaire).await;
    person.sets_up().await;
    person.is_ready_offline().await;
    app.cut_network();
    person.goes_home().await;
    person.begins(SITE, "W").await;
    person.consents().await;
    answers_the_family_page(&person).await;
    person.browser.reload().await;
    person.browser.find("heading", &person.wording("keluarga")).await;
    assert_eq!(person.ticked("air").await, ["Air ledeng", "Sumur"]);
}

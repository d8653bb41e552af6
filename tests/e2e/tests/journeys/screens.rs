//! Every screen: in one language at a time, and without a barrier that keeps people out.

use std::collections::BTreeMap;

use e2e::axe::grave_violations;
use e2e::enumerator::Enumerator;
use e2e::tour;
use e2e::words::Language;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn no_screen_mixes_the_languages() {
    let mut mixed = Vec::new();
    tour::every_screen("languages", async |person, screen| {
        if screen.is_modal {
            return mixed.extend(foreign_words(person, screen.name).await);
        }
        for language in [Language::English, Language::Indonesian] {
            person.switches_to(language).await;
            mixed.extend(foreign_words(person, screen.name).await);
        }
    })
    .await;
    assert!(mixed.is_empty(), "{}", mixed.join("\n"));
}

/// Words of the other language's interface on this screen, those for screen readers included.
async fn foreign_words(person: &Enumerator, screen: &str) -> Vec<String> {
    let body = "const labels = [...document.querySelectorAll('[aria-label]:not([lang])')].map((e) => e.getAttribute('aria-label'));
        const hidden = [...document.querySelectorAll('.only-read')].map((e) => e.textContent);
        return [shownText(), ...labels, ...hidden].join(' | ')";
    let text = person.browser.ask(body, &[]).await.as_str().unwrap_or_default().to_owned();
    let foreign = person.words.pieces(person.language.other());
    let found = foreign.into_iter().filter(|piece| holds_word(&text, piece));
    found.map(|piece| format!("{screen} in {:?}: “{piece}”", person.language)).collect()
}

/// Whether the piece stands in the text and not within a longer word.
fn holds_word(text: &str, piece: &str) -> bool {
    text.match_indices(piece).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + piece.len()..].chars().next();
        [before, after].into_iter().flatten().all(|c| !c.is_alphanumeric())
    })
}

/// What makes the page itself scroll sideways: WCAG 2.2, 1.4.10 Reflow.
const BEYOND: &str = "const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const isWide = (e) => e.getBoundingClientRect().right > width + 1 && !e.closest('.scroll, .rail');
    return [...document.querySelectorAll('main *, header *, footer *')].filter(isWide).slice(0, 3).map((e) => e.outerHTML.slice(0, 120))";

/// Source: axe-core's rules; WCAG 2.2 AA is the level that is asked for.
async fn is_accessible(name: &str, width: u32, height: u32) {
    let mut violations = BTreeMap::new();
    tour::every_screen(name, async |person, screen| {
        person.browser.resize(width, height).await;
        let beyond = person.browser.ask(BEYOND, &[]).await;
        if beyond != json!([]) {
            violations.insert(format!("wider than the screen: {beyond}"), screen.name.to_owned());
        }
        for scheme in ["light", "dark"] {
            person.browser.prefer(scheme).await;
            for violation in grave_violations(&person.browser).await {
                violations.entry(violation).or_insert_with(|| format!("{} {scheme}", screen.name));
            }
        }
        person.browser.prefer("light").await;
        person.browser.resize(1280, 800).await;
    })
    .await;
    let lines: Vec<_> = violations.iter().map(|(what, place)| format!("{place}: {what}")).collect();
    assert!(lines.is_empty(), "{}", lines.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn no_screen_keeps_people_out_on_a_tablet() {
    is_accessible("axe-tablet", 1280, 800).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_screen_keeps_people_out_on_a_phone() {
    is_accessible("axe-phone", 390, 844).await;
}

//! The pieces of the evaluator's page as they are drawn, without a browser.

use std::rc::Rc;

use yew::prelude::*;
use yew::{LocalServerRenderer, Reducible};

use super::conflicts::{Conflicts, Props as ConflictProps};
use super::figures::{FiguresView, Props as FiguresProps};
use super::filters::{Filters, Props as FilterProps};
use super::groups::groups_card;
use super::importance::importance_card;
use super::state::{Action, Notice, State, Work};
use super::tables::{Props as TablesProps, TablesCard, told_card};
use crate::evaluation::{Filter, Settings, Weights};
use crate::i18n::Language;
use crate::record::Anonymity;
use crate::ui::pages::discussion::tests::{group, locked};
use crate::ui::pages::tests::{answer, drawn as drawn_html, file, held};
use crate::ui::parts::{LedgerCard, LedgerProps};
use crate::worker::protocol::{Figures, Ledger, Reply, Request};

fn ledger(files: &[(&str, &str)]) -> Rc<Ledger> {
    match answer(files, Request::Ledger) {
        Reply::Ledger(ledger) => Rc::new(ledger),
        other => panic!("{other:?}"),
    }
}

fn figures(files: &[(&str, &str)], settings: impl Into<Settings>) -> Rc<Figures> {
    match answer(files, Request::Summarise { instrument: None, settings: settings.into() }) {
        Reply::Figures(figures) => Rc::from(figures),
        other => panic!("{other:?}"),
    }
}

async fn drawn<C>(props: C::Properties) -> String
where
    C: BaseComponent,
{
    LocalServerRenderer::<C>::with_props(props).hydratable(false).render().await
}

async fn figures_of(text: &str, settings: impl Into<Settings>, language: Language) -> String {
    let files = [("a.json", text)];
    let instrument = ledger(&files).instruments[0].clone();
    let props = FiguresProps { figures: figures(&files, settings), instrument, language };
    drawn::<FiguresView>(props).await
}

#[track_caller]
fn assert_says(page: &str, words: &[&str]) {
    for word in words {
        assert!(page.contains(word), "{word:?} is not in {page}");
    }
}

#[tokio::test]
async fn each_figure_stands_with_its_n_and_interval() {
    let text = file(&[1, 2, 3, 4, 5, 6].map(|n| held(n, if n > 3 { "4" } else { "5" })));
    let page = figures_of(&text, Filter::default(), Language::Indonesian).await;
    // Three times 75 and three times 100: 87.5, s = 13.693, t(.975, 5) = 2.5706.
    assert_says(&page, &["87,5", "95%: 73,1 sampai 101,9 · n = 6", "Belum dapat disimpulkan"]);
    let page = figures_of(&text, Filter::default(), Language::English).await;
    assert_says(&page, &["87.5", "95%: 73.1 to 101.9 · n = 6", "Mutual cooperation"]);
}

/// Everybody takes 4 of 5 throughout, in the ratings of importance too: performance 4, of obstacles 2.
#[tokio::test]
async fn importance_stands_beside_performance_and_can_weigh_the_indices() {
    let text = file(&[1, 2, 3, 4, 5, 6].map(|n| held(n, "4")));
    let files = [("a.json", text.as_str())];
    let found = figures(&files, Filter::default());
    let card = |language| {
        let card =
            importance_card(language, found.importance.as_ref(), &found.settings, Callback::noop());
        drawn_html(card)
    };
    let page = card(Language::Indonesian).await;
    assert_says(
        &page,
        &["Pertahankan", "Prioritas utama", "Gotong royong: kepentingan 4,00, kinerja 4,00"],
    );
    assert_says(&page, &["semua faktor: 71,4 persen", "<circle", "<polygon", "100,0", "50,0"]);
    assert_says(
        &card(Language::English).await,
        &["Keep up", "Mutual cooperation: importance 4.00"],
    );

    let settings = Settings { weights: Weights::Importance, ..Settings::default() };
    let page = figures_of(&text, settings, Language::Indonesian).await;
    assert_says(&page, &["Gotong royong 33,3%", "rata-rata tingkat kepentingannya"]);
    assert!(!page.contains("bobot faktor menurut"), "{page}");
    let page = figures_of(&text, Filter::default(), Language::Indonesian).await;
    assert!(!page.contains("33,3%"), "{page}");
}

#[tokio::test]
async fn one_interview_has_no_interval_and_too_few_are_warned_of() {
    let page = figures_of(&file(&[held(1, "4")]), Filter::default(), Language::Indonesian).await;
    assert_says(
        &page,
        &[
            "selang memerlukan dua wawancara atau lebih",
            "Hanya 1 wawancara",
            "jangan dipublikasikan",
        ],
    );
}

#[tokio::test]
async fn a_filter_that_leaves_nobody_says_what_to_do() {
    let filter = Filter::default().for_role("G");
    let page = figures_of(&file(&[held(1, "4")]), filter, Language::Indonesian).await;
    assert_says(&page, &["Longgarkan filter"]);
}

#[tokio::test]
async fn filters_name_roles_in_words_and_what_they_would_leave() {
    let text = file(&[held(1, "4"), held(2, "4"), held(3, "2")]);
    let files = [("a.json", text.as_str())];
    let props = FilterProps {
        ledger: ledger(&files),
        figures: figures(&files, Filter::default()),
        settings: Filter::default().into(),
        language: Language::Indonesian,
        onshow: Callback::noop(),
    };
    let page = drawn::<Filters>(props).await;
    assert_says(&page, &["Semua lokasi", "RT 02 (n = 2)", "Warga (n = 3)", "n = 3"]);
    assert!(!page.contains("Semua putaran"), "one round needs no filter: {page}");
}

#[tokio::test]
async fn a_conflict_names_both_files() {
    let (one, other) = (file(&[held(1, "4")]), file(&[held(1, "2")]));
    let props = ConflictProps {
        ledger: ledger(&[("a.json", &one), ("b.json", &other)]),
        language: Language::Indonesian,
        onchange: Callback::noop(),
    };
    let page = drawn::<Conflicts>(props).await;
    assert_says(&page, &["W-001, revisi 1", "a.json", "b.json", "Jangan hitung"]);
}

/// The list of files with the shipped instrument in it, after `change` to its text.
async fn reviewed(change: impl Fn(&str) -> String, language: Language) -> String {
    let text = change(include_str!("../../../../www/instruments/kampung-tangguh-7d.json"));
    let props = LedgerProps { ledger: ledger(&[("kt.json", &text)]), language, onremove: None };
    drawn::<LedgerCard>(props).await
}

#[tokio::test]
async fn an_instrument_without_flaw_is_said_to_be_so() {
    let page = reviewed(str::to_owned, Language::Indonesian).await;
    assert_says(&page, &["Kuesioner Kampung Tangguh 7D, versi 1.2.0", "79 pertanyaan", "0 rumus"]);
    assert_says(&page, &["Kuesioner diperiksa: 1", "Kuesioner dapat dipakai"]);
    assert!(!page.contains("Harus diperbaiki") && !page.contains("periksalah"), "{page}");
    let page = reviewed(str::to_owned, Language::English).await;
    assert_says(&page, &["version 1.2.0", "questions: 79", "Questionnaire can be used"]);
}

#[tokio::test]
async fn what_is_wrong_with_an_instrument_stands_with_item_and_place() {
    let broken = |text: &str| {
        let mut file: serde_json::Value = serde_json::from_str(text).unwrap();
        file["sections"][0]["items"][0]["relevant"] = "1 == 1".into();
        file["sections"][0]["items"][0]["label"].as_object_mut().unwrap().remove("en");
        file.to_string()
    };
    let page = reviewed(broken, Language::Indonesian).await;
    assert_says(&page, &["Kuesioner belum dapat dipakai", "Harus diperbaiki (1)"]);
    assert_says(&page, &["Rumus, kolom 3: tulis =, bukan ==.", "sections[0].items[0].relevant"]);
    assert_says(&page, &["periksalah (1)", "Belum diterjemahkan ke bahasa en", "items[0].label"]);
    let page = reviewed(broken, Language::English).await;
    assert_says(&page, &["cannot be used yet", "Expression, column 3: write = in place of ==."]);
    assert_says(&page, &["Not translated into en"]);
}

#[tokio::test]
async fn tables_are_anonymous_unless_something_else_is_chosen() {
    let text = file(&[held(1, "4")]);
    let props = TablesProps {
        figures: figures(&[("a.json", &text)], Filter::default()),
        language: Language::Indonesian,
        onask: Callback::noop(),
        onsave: Callback::noop(),
    };
    let page = drawn::<TablesCard>(props).await;
    assert_says(&page, &["Menghitung k", "Simpan tabel (ZIP)", "tanpa satu jawaban pun"]);
    assert!(page.contains("value=\"anonim\" checked"), "{page}");
    assert!(!page.contains("Hanya untuk tim"), "the warning is for raw tables: {page}");
}

#[tokio::test]
async fn a_careful_study_offers_no_limit_below_its_own() {
    let text = file(&[held(1, "4")]);
    let limits = async |min_cell: usize| {
        let settings = Settings { min_cell, ..Settings::default() };
        let props = TablesProps {
            figures: figures(&[("a.json", &text)], settings),
            language: Language::Indonesian,
            onask: Callback::noop(),
            onsave: Callback::noop(),
        };
        let page = drawn::<TablesCard>(props).await;
        [5, 10].map(|limit| page.contains(&format!("value=\"{limit}\"")))
    };
    assert_eq!(limits(5).await, [true, true]);
    assert_eq!(limits(10).await, [false, true]);
}

#[tokio::test]
async fn what_hiding_people_costs_is_told_before_anything_is_saved() {
    let told = Anonymity {
        k: 5,
        interviews: 40,
        before: 1,
        after: 6,
        ages: 12,
        rounds: 7,
        left_out: 3,
        ..Anonymity::default()
    };
    let card = |told| drawn_html(told_card(Language::Indonesian, Some(told)));
    let page = card(told).await;
    assert_says(
        &page,
        &["Apa adanya k = 1; di tabel k = 6.", "umur 12", "putaran 7", "3 dari 40 wawancara"],
    );
    let page = card(Anonymity { before: 6, ages: 0, rounds: 0, left_out: 0, ..told }).await;
    assert!(!page.contains("Disamarkan") && !page.contains("Tidak dimuat"), "{page}");
    assert_says(&card(Anonymity { after: 0, ..told }).await, &["tidak ada 5 orang"]);
}

#[test]
fn a_worker_that_broke_off_leaves_an_empty_desk_and_says_so() {
    let text = file(&[held(1, "4")]);
    let opened = ledger(&[("a.json", &text)]);
    let state = Rc::new(State::default()).reduce(Action::Ledger((*opened).clone()));
    assert!(state.ledger.is_some());
    let state = state.reduce(Action::Fault(Notice::BrokeOff));
    assert_eq!(*state, State { notices: vec![Notice::BrokeOff], ..State::default() });
}

#[test]
fn what_is_told_stays_until_the_person_does_something_new() {
    let state = Rc::new(State::default()).reduce(Action::Tell(Notice::Skipped(2)));
    let state = state.reduce(Action::Figures(None));
    assert_eq!(state.notices, [Notice::Skipped(2)]);
    assert_eq!(state.reduce(Action::Begin(Work::Reckoning)).notices, []);
}

#[test]
fn an_instrument_that_left_with_its_file_is_no_longer_chosen() {
    let text = file(&[held(1, "4")]);
    let opened = ledger(&[("a.json", &text)]);
    let chosen = State { instrument: Some("gone".to_owned()), ..State::default() };
    let state = Rc::new(chosen).reduce(Action::Ledger((*opened).clone()));
    assert_eq!(state.instrument, None);
}

#[tokio::test]
async fn meetings_stand_apart_from_the_figures_and_say_what_they_named() {
    let alone = file(&[held(1, "4"), held(2, "4")]);
    let both = file(&[held(1, "4"), locked(&group()), held(2, "4")]);
    let figures_of = |text: &str| figures(&[("a.json", text)], Filter::default());
    assert_eq!(figures_of(&alone).summary, figures_of(&both).summary);
    let card = |text: &str, language| groups_card(language, &figures_of(text).groups);
    assert_eq!(drawn_html(card(&alone, Language::Indonesian)).await, "");
    let page = drawn_html(card(&both, Language::Indonesian)).await;
    let expected = [
        "Diskusi kelompok: 1, peserta seluruhnya 24. Tidak masuk ke angka di atas.",
        "Gotong royong (1×, kekuatan 5,0), Lokasi strategis (1×, kekuatan 3,0).",
        "Keterbatasan modal (1×, kekuatan 4,0), Musim hujan (1×, kekuatan 1,0).",
    ];
    assert_says(&page, &expected);
    let props = LedgerProps {
        ledger: ledger(&[("a.json", &both)]),
        language: Language::English,
        onremove: None,
    };
    assert_says(&drawn::<LedgerCard>(props).await, &["Interviews used: 2", "Group discussions: 1"]);
}

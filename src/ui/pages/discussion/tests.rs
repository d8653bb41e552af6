//! The pieces of a discussion's pages as they are drawn, without a browser.

use std::rc::Rc;

use yew::prelude::*;

use super::columns;
use super::force_form::{Draft, force_form};
use super::participants::{Counted, participants_card};
use super::result::{body, compared};
use crate::i18n::Language;
use crate::record::discussion;
use crate::response::{
    Edit, Force, Group, GroupEdit, Participants, Present, Response, Session, Setting, Side,
};
use crate::ui::charts::{Hands, strengths};
use crate::ui::pages::tests::{drawn, moment, shipped};

fn force(label: &str, side: Side, factor: Option<&str>, strength: u8) -> Force {
    Force { label: label.to_owned(), side, factor: factor.map(str::to_owned), strength }
}

/// What a meeting said.
pub(in crate::ui::pages) fn group() -> Group {
    let roles = vec![
        Present { role: "W".to_owned(), count: Some(20) },
        Present { role: "K".to_owned(), count: None },
    ];
    Group {
        participants: Participants { all: 24, women: Some(11), roles },
        forces: vec![
            force("Dekat jalan raya", Side::Supporting, Some("S3"), 3),
            force("Modal <kurang>", Side::Inhibiting, Some("H1"), 4),
            force("Gotong royong", Side::Supporting, Some("S1"), 5),
            force("Musim hujan", Side::Inhibiting, None, 1),
        ],
        consensus: "Arisan modal\ntiap bulan.".to_owned(),
    }
}

/// The discussion in which `group` was said, locked.
pub(in crate::ui::pages) fn locked(group: &Group) -> Response {
    let now = moment("2026-03-01T19:30:00+07:00");
    let source = shipped();
    let setting = Setting {
        study: "GERDU-26".to_owned(),
        code: "GRD-KEL-7K3M".to_owned(),
        role: String::new(),
        site: "RT 01".to_owned(),
        round: "1".to_owned(),
        enumerator: "E1".to_owned(),
        language: "id".to_owned(),
    };
    let id = uuid::Uuid::from_u128(7);
    let nothing = discussion(Group::default());
    let begun = Response::begin_group(id, source.reference(), setting, now, nothing);
    let mut session = Session::new(Rc::clone(&source.instrument), begun, now);
    let mut apply = |edit: Edit| session.apply(edit, now).map(|_| ()).unwrap();
    apply(Edit::Consent { given: true });
    apply(GroupEdit::Participants(group.participants.clone()).into());
    for force in &group.forces {
        apply(GroupEdit::Add(force.clone()).into());
    }
    apply(GroupEdit::Consensus(group.consensus.clone()).into());
    apply(Edit::Finalise);
    session.response().clone()
}

#[track_caller]
fn assert_in_order(page: &str, words: &[&str]) {
    let mut rest = page;
    for word in words {
        let at = rest.find(word);
        assert!(at.is_some(), "{word:?} does not stand behind the ones before it in {page}");
        rest = &rest[at.unwrap_or_default() + word.len()..];
    }
}

async fn field(language: Language, hands: Option<&Hands>) -> String {
    drawn(strengths(language, &columns(language, &shipped().instrument, &group()), hands)).await
}

#[tokio::test]
async fn each_side_stands_strongest_first_with_total_and_mean() {
    let page = field(Language::Indonesian, None).await;
    let expected = [
        "Mendukung",
        "8",
        "jumlah",
        "Hal: 2 · rata-rata 4,0",
        "Gotong royong",
        "bar-of s5",
        "kekuatan 5 dari 5",
        "Dekat jalan raya",
        "Lokasi strategis",
        "bar-of s3",
        "Menghambat",
        "5",
        "jumlah",
        "Hal: 2 · rata-rata 2,5",
        "Modal &lt;kurang&gt;",
        "Keterbatasan modal",
        "bar-of s4",
        "Musim hujan",
        "bar-of s1",
    ];
    assert_in_order(&page, &expected);
    assert!(!page.contains("<button"), "what is only shown cannot be changed: {page}");
    let english = field(Language::English, None).await;
    assert_in_order(
        &english,
        &["Supports", "Forces: 2 · mean 4.0", "Strategic location", "Inhibits"],
    );
}

#[tokio::test]
async fn while_the_meeting_speaks_each_force_can_be_changed_and_removed() {
    let hands = Hands { onchange: Callback::noop(), onremove: Callback::noop() };
    let page = field(Language::Indonesian, Some(&hands)).await;
    for label in ["Dekat jalan raya", "Gotong royong", "Musim hujan", "Modal &lt;kurang&gt;"] {
        assert!(page.contains(&format!("aria-label=\"Ubah {label}\"")), "{label}: {page}");
        assert!(page.contains(&format!("aria-label=\"Hapus {label}\"")), "{label}: {page}");
    }
}

#[tokio::test]
async fn a_side_without_a_force_says_so() {
    let columns = columns(Language::English, &shipped().instrument, &Group::default());
    let page = drawn(strengths(Language::English, &columns, None)).await;
    assert_in_order(&page, &["Supports", "0", "Forces: 0", "None yet", "Inhibits", "None yet"]);
}

async fn form(draft: &Draft) -> String {
    let noop = (Callback::noop(), Callback::noop());
    let instrument = shipped().instrument;
    let named = (None, draft.is_named_in(&group().forces));
    drawn(force_form(Language::Indonesian, &instrument, draft, named, &Callback::noop(), noop))
        .await
}

#[tokio::test]
async fn the_form_offers_the_factors_of_the_side_alone() {
    let page = form(&Draft::default()).await;
    assert!(!page.contains("<select"), "before a side there is no factor: {page}");
    let inhibiting = Draft { side: Some(Side::Inhibiting), ..Draft::default() };
    let page = form(&inhibiting).await;
    assert_in_order(&page, &["<select", "Lain (tidak ada di daftar)", "Keterbatasan modal"]);
    assert!(!page.contains("Lokasi strategis") && !page.contains("Penemuan kapasitas"), "{page}");
}

#[tokio::test]
async fn what_a_force_lacks_is_told_once_it_is_handed_in() {
    let untouched = form(&Draft::default()).await;
    let lacking =
        ["Tulis hal yang disebut.", "Pilih mendukung atau menghambat.", "Pilih 1 sampai 5."];
    for words in lacking {
        assert!(!untouched.contains(words), "{words}");
    }
    let tried = form(&Draft { is_tried: true, ..Draft::default() }).await;
    assert_in_order(&tried, &lacking);
}

#[test]
fn a_draft_is_a_force_once_it_has_all_that_one_needs() {
    let mut draft = Draft { label: "  ".to_owned(), ..Draft::default() };
    assert_eq!(draft.force(), Err("kekuatan"));
    draft.label = "🌱".repeat(201);
    assert_eq!(draft.force(), Err("kekuatan"));
    draft.label = " Modal ".to_owned();
    assert_eq!(draft.force(), Err("arah"));
    draft.side = Some(Side::Inhibiting);
    assert_eq!(draft.force(), Err("kuat"));
    draft.strength = Some(4);
    assert_eq!(draft.force(), Ok(force("Modal", Side::Inhibiting, None, 4)));
    assert_eq!(draft.next(), Draft { side: Some(Side::Inhibiting), ..Draft::default() });
    let changed = force("Modal", Side::Supporting, Some("S1"), 2);
    assert_eq!(Draft::of(3, &changed).force(), Ok(changed));
}

#[tokio::test]
async fn participants_are_counted_without_names() {
    let instrument = shipped().instrument;
    let counted = group().participants;
    let card =
        drawn(participants_card(Language::Indonesian, &instrument, &counted, &Callback::noop()))
            .await;
    let expected = [
        "Semua peserta",
        "value=\"24\"",
        "Perempuan",
        "value=\"11\"",
        "Peran yang hadir: Warga 20, Pengurus kampung tangguh",
        "Jangan tulis nama orang",
        "Jumlah: Warga",
        "value=\"20\"",
        "Jumlah: Pengurus",
    ];
    assert_in_order(&card, &expected);
    assert!(!card.contains("Jumlah: Pemerintah desa"), "a role that is not present has no number");
}

#[tokio::test]
async fn the_result_says_in_words_what_the_meeting_found() {
    let response = locked(&group());
    let page = drawn(body(Language::Indonesian, &shipped().instrument, &response)).await;
    let expected = [
        "RT 01 · 1 Maret 2026 · Putaran 1 · 24 peserta, 11 perempuan",
        "Gotong royong",
        "Jumlah nilai hal pendukung 8, hal penghambat 5: pendukung lebih besar 3.",
        "Tidak digabung dengan wawancara perorangan",
        "Arisan modal\ntiap bulan.",
    ];
    assert_in_order(&page, &expected);
    assert!(
        !page.contains("GRD-KEL-7K3M") && !page.contains("E1"),
        "nothing else of the record: {page}"
    );
}

#[test]
fn the_two_totals_are_compared() {
    let mut group = group();
    let english = Language::English;
    assert!(compared(english, &group).ends_with("Support is larger by 3."));
    group.forces.retain(|force| force.label != "Gotong royong");
    assert!(compared(english, &group).ends_with("The obstacles are larger by 2."));
    group.forces.push(force("x", Side::Supporting, None, 2));
    assert_eq!(compared(english, &group), "The totals of both sides are the same: 5.");
}

#[tokio::test]
async fn a_meeting_that_withdrew_shows_nothing_that_it_said() {
    let now = moment("2026-03-02T08:00:00+07:00");
    let revised = locked(&group()).revised("0".repeat(64));
    let mut session = Session::new(shipped().instrument, revised, now);
    session.apply(Edit::Withdraw, now).unwrap();
    let page = drawn(body(Language::Indonesian, &shipped().instrument, session.response())).await;
    assert_in_order(&page, &["Peserta pertemuan ini menarik persetujuannya"]);
    assert!(!page.contains("Gotong") && !page.contains("Arisan"), "{page}");
}

#[tokio::test]
async fn a_force_that_was_named_before_is_asked_about_but_not_while_it_is_changed() {
    let draft =
        |label: &str, changed| Draft { label: label.to_owned(), changed, ..Draft::default() };
    let told = "sudah ada di daftar";
    assert!(form(&draft(" gotong ROYONG", None)).await.contains(told));
    assert!(form(&draft("Gotong royong", Some(0))).await.contains(told));
    assert!(!form(&draft("Gotong royong", Some(2))).await.contains(told));
    assert!(!form(&draft("", None)).await.contains(told));
}

#[tokio::test]
async fn more_women_than_participants_are_told_of_at_once() {
    let card = async |all, women| {
        let counted = Participants { all, women, roles: Vec::new() };
        let instrument = shipped().instrument;
        drawn(participants_card(Language::Indonesian, &instrument, &counted, &Callback::noop()))
            .await
    };
    let told = Language::Indonesian.lacks_count();
    assert!(card(8, Some(12)).await.contains(told));
    for (all, women) in [(12, Some(12)), (0, Some(3)), (8, None)] {
        assert!(!card(all, women).await.contains(told), "{all} {women:?}");
    }
}

#[test]
fn what_is_counted_anew_leaves_the_rest_as_it_was() {
    let before = group().participants;
    let role = |name: &str, count| Present { role: name.to_owned(), count };
    let with = |counted: Counted| counted.within(&before);
    assert_eq!(with(Counted::All(9)), Participants { all: 9, ..before.clone() });
    assert_eq!(with(Counted::Women(None)), Participants { women: None, ..before.clone() });
    let roles = |counted: Counted| with(counted).roles;
    let gone = Counted::Role("W".to_owned(), None);
    assert_eq!(roles(gone), [role("K", None)]);
    let counted = Counted::Role("K".to_owned(), Some(role("K", Some(4))));
    assert_eq!(roles(counted), [role("W", Some(20)), role("K", Some(4))]);
    let new = Counted::Role("G".to_owned(), Some(role("G", None)));
    assert_eq!(roles(new).len(), 3);
    assert_eq!(with(Counted::Role("G".to_owned(), None)), before);
}

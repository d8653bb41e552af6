//! What the page shows, and what it never does.

use std::rc::Rc;

use roxmltree::Document;

use super::gather::{Gathered, gather};
use super::sheet::{Sheet, file_name, sheet};
use crate::evaluation::{Filter, Withheld, told};
use crate::i18n::Language;
use crate::instrument::Family;
use crate::record::{ModeV1, ResponseV1};
use crate::response::{Answer, Response, Session};
use crate::store::{Memory, Store, Summary};
use crate::ui::charts::poster;
use crate::ui::pages::tests::{drawn, held, moment, shipped};

const DATE: &str = "1 Maret 2026";

/// A store with these interviews, locked; the first so many of them are said to be of groups.
async fn store_of(interviews: &[Response], n_groups: usize) -> Memory {
    let source = shipped();
    let store = Memory::default();
    for (n, response) in interviews.iter().enumerate() {
        let mut record = ResponseV1::new(&source.instrument, response);
        if n < n_groups {
            record.mode = ModeV1::Group;
        }
        let now = moment("2026-03-01T16:00:00+07:00");
        let session = Session::new(Rc::clone(&source.instrument), response.clone(), now);
        let summary = Summary::new(&session, now, record.digest.clone());
        store.keep(summary, record).await.unwrap();
    }
    store
}

async fn gathered(interviews: &[Response]) -> Gathered {
    gather(&store_of(interviews, 0).await, "GERDU-26", &shipped(), &|_, _| {}).await
}

/// Five residents at each of two sites: those at the first agree, those at the second undecided.
fn ten() -> Vec<Response> {
    (1..=10).map(|n| held(n, if n % 2 == 0 { "4" } else { "3" })).collect()
}

fn filter(site: Option<&str>) -> Filter {
    Filter {
        study: Some("GERDU-26".to_owned()),
        round: Some("1".to_owned()),
        site: site.map(str::to_owned),
        role: None,
    }
}

async fn page(gathered: &Gathered, filter: &Filter, language: Language) -> String {
    let made = Sheet::of(gathered, filter, 5);
    drawn(sheet(language, ("Gerdu 2026", filter, DATE), 5, &made, gathered)).await
}

/// What stands in a picture, its lines one after the other.
fn words_of(poster: &str) -> String {
    let document = Document::parse(poster).unwrap();
    let texts = document.descendants().filter(|node| node.has_tag_name("text"));
    texts.filter_map(|text| text.text()).collect::<Vec<_>>().join(" ")
}

/// What is said not to be shown.
#[track_caller]
fn hidden(language: Language, words: &str) -> String {
    let sentence = language.community_hidden("5", "");
    let begin = sentence.trim_end_matches('.');
    let (_, names) = words.split_once(begin).unwrap_or_else(|| panic!("{begin} is not in {words}"));
    names.split('.').next().unwrap_or_default().to_owned()
}

#[track_caller]
fn assert_says(page: &str, words: &[&str]) {
    for word in words {
        assert!(page.contains(word), "{word:?} is not in {page}");
    }
}

#[tokio::test]
async fn with_four_interviews_a_sentence_says_why_and_how_many_more_it_takes() {
    let gathered = gathered(&ten()[..4]).await;
    let page = page(&gathered, &filter(None), Language::Indonesian).await;
    assert_says(&page, &["sedikitnya 5 wawancara", "Sekarang ada 4; masih perlu 1 lagi"]);
    assert!(!page.contains("<svg") && !page.contains("Gotong"), "{page}");
}

/// A careful study asks for ten.
#[tokio::test]
async fn the_limit_is_the_study_s() {
    let gathered = gathered(&ten()[..9]).await;
    assert!(Sheet::of(&gathered, &filter(None), 9).is_ok());
    let withheld = Sheet::of(&gathered, &filter(None), 10).err();
    assert_eq!(withheld, Some(Withheld::TooFew { n: 9, more: 1 }));
}

#[tokio::test]
async fn with_five_the_means_are_shown_with_their_n() {
    let gathered = gathered(&[1, 2, 3, 4, 5].map(|n| held(n, if n > 3 { "5" } else { "4" }))).await;
    // Three of 75 and two of 100.
    let indonesian = page(&gathered, &filter(None), Language::Indonesian).await;
    assert_says(
        &indonesian,
        &[
            "Hasil sementara: Gerdu 2026",
            "Semua lokasi · Putaran 1 · 1 Maret 2026",
            "85,0 dari 100 (5\u{a0}wawancara)",
            "5 wawancara",
        ],
    );
    let english = page(&gathered, &filter(None), Language::English).await;
    assert_says(
        &english,
        &["All sites · Round 1", "85.0 of 100 (5\u{a0}interviews)", "Mutual cooperation"],
    );
}

#[tokio::test]
async fn a_site_is_shown_alone_where_the_others_are_enough() {
    let gathered = gathered(&ten()).await;
    let first = page(&gathered, &filter(Some("RT 01")), Language::Indonesian).await;
    assert_says(&first, &["75,0 dari 100 (5\u{a0}wawancara)", "RT 01 · Putaran 1"]);
    let second = page(&gathered, &filter(Some("RT 02")), Language::Indonesian).await;
    assert_says(&second, &["50,0 dari 100 (5\u{a0}wawancara)"]);
}

#[tokio::test]
async fn a_site_whose_rest_is_too_few_is_not_shown() {
    let nine = gathered(&ten()[..9]).await;
    assert!(Sheet::of(&nine, &filter(None), 5).is_ok());
    let withheld = Sheet::of(&nine, &filter(Some("RT 02")), 5).err();
    assert_eq!(withheld, Some(Withheld::TellsOnOthers));
    let four = Sheet::of(&nine, &filter(Some("RT 01")), 5).err();
    assert_eq!(four, Some(Withheld::TooFew { n: 4, more: 1 }));
    let page = page(&nine, &filter(Some("RT 02")), Language::Indonesian).await;
    assert_says(&page, &["Hasil RT 02 tidak ditampilkan tersendiri", "Pilih semua lokasi"]);
}

/// A factor that four people answered is left out beside others that more did.
#[tokio::test]
async fn a_factor_of_too_few_answers_is_named_and_not_shown() {
    let instrument = shipped().instrument;
    let factor = instrument.scoring.factors[0].clone();
    let mut interviews = ten();
    for response in &mut interviews[4..] {
        for item in &factor.items {
            response.answers.set(&item.item, None);
        }
    }
    let gathered = gathered(&interviews).await;
    let label = factor.label.get("id").to_owned();
    let made = Sheet::of(&gathered, &filter(None), 5).ok().unwrap();
    for language in Language::ALL {
        let name = factor.label.get(language.code());
        let poster = poster(language, &made.poster(language, "G", &filter(None), DATE));
        // A blank side would read as if there were no such factor.
        assert!(hidden(language, &words_of(&poster)).contains(name), "{poster}");
        assert!(!poster.contains(&format!("{name} (n")), "{poster}");
    }
    let page = page(&gathered, &filter(None), Language::Indonesian).await;
    assert_says(&page, &["Tidak ditampilkan, karena jawabannya kurang dari 5", &label]);
    assert!(!page.contains(&format!("{label}:")), "{page}");
}

/// The inhibiting side is not answered by anybody: neither are its factors shown, nor how the sides stand.
#[tokio::test]
async fn a_side_and_a_balance_that_are_withheld_are_told_on_page_and_picture() {
    let instrument = shipped().instrument;
    let of_side = |factor: &&crate::instrument::Factor| factor.family == Family::Inhibiting;
    let factors: Vec<_> = instrument.scoring.factors.iter().filter(of_side).collect();
    let mut interviews = ten();
    for response in &mut interviews[4..] {
        for item in factors.iter().flat_map(|factor| &factor.items) {
            response.answers.set(&item.item, None);
        }
    }
    let gathered = gathered(&interviews).await;
    let made = Sheet::of(&gathered, &filter(None), 5).ok().unwrap();
    for language in Language::ALL {
        let names = factors.iter().map(|factor| factor.label.get(language.code()));
        let names: Vec<&str> = names.chain([language.community_balance()]).collect();
        let poster = poster(language, &made.poster(language, "G", &filter(None), DATE));
        assert_says(&hidden(language, &words_of(&poster)), &names);
        let page = page(&gathered, &filter(None), language).await;
        assert_says(&hidden(language, &page), &names);
    }
}

#[tokio::test]
async fn the_newest_revisions_of_the_study_count_alone() {
    let mut interviews: Vec<Response> = (1..=6).map(|n| held(n, "4")).collect();
    let mut corrected = held(1, "5");
    corrected.revision = 2;
    interviews.push(corrected);
    let mut withdrawn = held(6, "4");
    withdrawn.revision = 2;
    withdrawn.consent.as_mut().unwrap().given = false;
    withdrawn.answers = Default::default();
    interviews.push(withdrawn);
    let mut other = held(7, "1");
    other.setting.study = "LAIN-26".to_owned();
    interviews.push(other);
    let mut of_old = held(8, "1");
    of_old.instrument.digest = "0".repeat(64);
    interviews.push(of_old);
    let gathered = gathered(&interviews).await;
    assert_eq!(gathered.data_set.interviews.len(), 5);
    let left_out = (gathered.other_study, gathered.other_instrument, gathered.unreadable);
    assert_eq!(left_out, (1, 1, 0));
    // Four of 75 and the corrected one of 100.
    let page = page(&gathered, &filter(None), Language::Indonesian).await;
    assert_says(
        &page,
        &[
            "80,0 dari 100 (5\u{a0}wawancara)",
            "surveinya lain: 1 wawancara",
            "versinya lain: 1 wawancara",
        ],
    );
}

#[tokio::test]
async fn a_group_is_never_among_the_interviews() {
    let store = store_of(&ten()[..7], 3).await;
    let gathered = gather(&store, "GERDU-26", &shipped(), &|_, _| {}).await;
    assert_eq!((gathered.groups, gathered.data_set.interviews.len()), (3, 4));
    let page = page(&gathered, &filter(None), Language::Indonesian).await;
    assert_says(&page, &["masih perlu 1 lagi", "3 diskusi kelompok"]);
}

/// Whoever holds the picture learns of no interview: neither its id, nor its code, nor what somebody wrote.
#[tokio::test]
async fn neither_page_nor_picture_holds_anything_of_one_interview() {
    let mut interviews = ten();
    let written = "Warung Bu Aminah sepi";
    for response in &mut interviews {
        response.answers.set("I1.P1", Some(Answer::Value(written.to_owned())));
    }
    let gathered = gathered(&interviews).await;
    let read = &gathered.data_set.interviews;
    assert!(read.len() == 10 && read.iter().all(|one| one.response.answers.get("I1.P1").is_some()));
    let made = Sheet::of(&gathered, &filter(None), 5).ok().unwrap();
    for language in Language::ALL {
        let poster =
            poster(language, &made.poster(language, "Gerdu <2026> & lain", &filter(None), DATE));
        let document = Document::parse(&poster).unwrap();
        assert_eq!(document.root_element().tag_name().name(), "svg");
        assert_says(&poster, &["Gerdu &lt;2026&gt; &amp; lain"]);
        let page = page(&gathered, &filter(None), language).await;
        for response in &interviews {
            let own =
                [&response.id.to_string(), &response.setting.code, &response.setting.enumerator];
            for word in own.into_iter().map(String::as_str).chain([written, "Aminah"]) {
                for (name, told) in [("picture", &poster), ("page", &page)] {
                    assert!(!told.contains(word), "{word} is in the {name}");
                }
            }
        }
    }
}

/// All give the first item the lowest answer, and the others higher ones.
#[tokio::test]
async fn which_answers_move_a_factor_is_told_with_words_and_sign() {
    let mut interviews = ten();
    let factor = shipped().instrument.scoring.factors[0].clone();
    for response in &mut interviews {
        response.answers.set(&factor.items[0].item, Some(Answer::Value("1".to_owned())));
    }
    let gathered = gathered(&interviews).await;
    let page = page(&gathered, &filter(None), Language::Indonesian).await;
    let question =
        shipped().instrument.item(&factor.items[0].item).unwrap().label.get("id").to_owned();
    assert_says(
        &page,
        &["Jawaban mana yang menggerakkan skor", &question, "poin: menurunkan skor", "\u{2212}"],
    );
    assert_says(&page, &["rata-rata 0,0 dari 100, n = 10", "poin: menaikkan skor"]);
}

/// What the study's own readings get: nothing that was written, and no figure that would tell on a site.
#[tokio::test]
async fn readings_are_told_choices_and_figures_of_enough_people_alone() {
    let factor = shipped().instrument.scoring.factors[0].clone();
    let mut interviews = ten();
    for response in &mut interviews {
        response.answers.set("I1.P1", Some(Answer::Value("Warung sepi".to_owned())));
    }
    // At the second site one respondent less has a score of the first factor: 5 and 4.
    for item in &factor.items {
        interviews[0].answers.set(&item.item, None);
    }
    let gathered = gathered(&interviews).await;
    let of = |site| told(&gathered.data_set, &filter(site), 5);
    let (all, first, second) = (of(None), of(Some("RT 01")), of(Some("RT 02")));
    assert_eq!(all.figures.get(&factor.id).map(|figure| figure.n), Some(9));
    assert_eq!(first.figures.get(&factor.id), None, "nine less five would be four");
    assert_eq!(second.figures.get(&factor.id), None);
    let other = &shipped().instrument.scoring.factors[1].id;
    assert_eq!(first.figures.get(other).map(|figure| (figure.mean, figure.n)), Some((75.0, 5)));
    assert_eq!((all.responses.len(), first.responses.len()), (10, 5));
    let has = |responses: &[Response], item: &str| {
        responses.iter().any(|r| r.answers.get(item).is_some())
    };
    assert!(!has(&all.responses, "I1.P1"));
    let item = &factor.items[0].item;
    assert!(has(&all.responses, item) && !has(&first.responses, item));
}

#[test]
fn a_file_is_named_by_what_it_shows() {
    assert_eq!(file_name(&filter(Some("RT 01 / RW 07"))), "hasil-sementara-gerdu-26-rt-01-rw-07-1");
}

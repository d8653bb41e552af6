//! The instruments that the product comes with: the checks that they pass, and the content that they hold.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use berdaya::expression::Rules;
use berdaya::instrument::{Capture, Family, Item, Kind, PHOTO, SectionKind, Text, read, review};
use berdaya::record::InstrumentSource;
use berdaya::wire;
use serde::Deserialize;

/// The five frameworks, each with the text of its instrument.
pub(crate) const FRAMEWORKS: [(&str, &str); 5] = [
    ("kampung-tangguh-7d", include_str!("../../www/instruments/kampung-tangguh-7d.json")),
    ("p2kp-proses-tahap-aktor", include_str!("../../www/instruments/p2kp-proses-tahap-aktor.json")),
    ("strategi-aktor-hasil", include_str!("../../www/instruments/strategi-aktor-hasil.json")),
    (
        "bkm-manajemen-aset-kearifan",
        include_str!("../../www/instruments/bkm-manajemen-aset-kearifan.json"),
    ),
    ("siklus-tindakan", include_str!("../../www/instruments/siklus-tindakan.json")),
];

/// The instrument of that name.
#[track_caller]
pub(crate) fn framework(name: &str) -> InstrumentSource {
    let (_, text) = FRAMEWORKS.iter().find(|(found, _)| *found == name).unwrap();
    InstrumentSource::read(text, &Rules).unwrap_or_else(|findings| panic!("{name}: {findings:#?}"))
}

// --- The checks ---

#[test]
fn every_shipped_instrument_is_among_the_frameworks() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/instruments");
    let files = std::fs::read_dir(folder).unwrap();
    let found: BTreeSet<String> =
        files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    let expected: BTreeSet<String> =
        FRAMEWORKS.iter().map(|(name, _)| format!("{name}.json")).collect();
    assert_eq!(found, expected);
}

#[test]
fn nothing_is_told_of_any_of_them() {
    for (name, text) in FRAMEWORKS {
        let told = review(wire::parse(text).unwrap(), &Rules);
        assert_eq!((told.findings, told.remarks), (vec![], vec![]), "{name}");
        assert_eq!(framework(name).instrument.id, name);
    }
}

/// Pages, questions that a person answers, and rules; whoever changes one of them sees it here.
#[test]
fn each_has_its_pages_questions_and_rules() {
    let counted = FRAMEWORKS.map(|(name, text)| {
        let about = review(wire::parse(text).unwrap(), &Rules).about.unwrap();
        (name, about.sections, about.questions, about.rules)
    });
    assert_eq!(
        counted,
        [
            ("kampung-tangguh-7d", 14, 79, 0),
            ("p2kp-proses-tahap-aktor", 16, 76, 1),
            ("strategi-aktor-hasil", 17, 79, 6),
            ("bkm-manajemen-aset-kearifan", 17, 98, 59),
            ("siklus-tindakan", 15, 95, 53),
        ]
    );
}

// --- What nobody is asked ---

/// Each page on which somebody writes says that no names are written, and the fields are these.
#[test]
fn where_somebody_writes_no_name_is_written() {
    let mut written = BTreeSet::new();
    for (name, _) in FRAMEWORKS {
        let instrument = framework(name).instrument;
        for section in &instrument.sections {
            let items = &instrument.items[instrument.inside(section.item)];
            let texts = items.iter().filter(|item| matches!(item.kind, Kind::Text { .. }));
            let texts: Vec<&Item> = texts.collect();
            if texts.is_empty() {
                continue;
            }
            let hint = section.hint.as_ref().unwrap();
            let (id, en) = (hint.get("id").to_lowercase(), hint.get("en").to_lowercase());
            assert!(id.contains("nama orang"), "{name} {}: {id}", section.id);
            assert!(
                en.contains("people's names") || en.contains("a person's name"),
                "{name}: {en}"
            );
            if section.kind == SectionKind::Questions {
                written.extend(texts.iter().map(|item| item.id.clone()));
            }
        }
    }
    let expected = [
        "cara_guna_other",
        "cara_jalan",
        "cara_sebutan",
        "langkah_apa",
        "langkah_lalu_apa",
        "langkah_lalu_oleh_other",
        "langkah_lalu_sebab",
        "langkah_oleh_other",
    ];
    assert!(written.iter().eq(expected), "{written:?}");
}

/// No question is for a name, an identity number or a telephone; no position is taken, and no file but the photo
/// of a document.
#[test]
fn nothing_is_asked_that_tells_who_a_person_is() {
    for (name, text) in FRAMEWORKS {
        let instrument = read(text, &Rules).unwrap();
        for item in &instrument.items {
            let is_evidence = instrument.sections[item.place.section].kind == SectionKind::Evidence;
            let is_photo = matches!(item.kind, Kind::Capture(Capture::Image { .. }));
            assert!(item.kind.capture().is_none() || is_evidence && is_photo, "{name} {}", item.id);
            let label = item.label.get("id").to_lowercase();
            for word in ["nik", "telepon", "ktp", "alamat", "siapa nama", "nama bapak"] {
                let words = label.split(|sign: char| !sign.is_alphanumeric()).collect::<Vec<_>>();
                let is_there = match word.contains(' ') {
                    true => label.contains(word),
                    false => words.contains(&word),
                };
                assert!(!is_there, "{name} {}: {label}", item.id);
            }
        }
    }
}

#[test]
fn respondents_are_addressed_formally() {
    for (name, _) in &FRAMEWORKS[1..] {
        let instrument = framework(name).instrument;
        for item in &instrument.items {
            let label = item.label.get("id").to_lowercase();
            let is_familiar = label
                .split(|sign: char| !sign.is_alphanumeric())
                .any(|word| ["anda", "kamu", "kalian"].contains(&word));
            assert!(!is_familiar, "{name} {}: {label}", item.id);
        }
    }
}

// --- The content ---

/// The content of an instrument as it was agreed, beside the file that asks it.
#[derive(Deserialize)]
struct Content {
    instrument: String,
    roles: Vec<String>,
    documents: usize,
    domains: Vec<Domain>,
}

#[derive(Deserialize)]
struct Domain {
    domain: String,
    family: Family,
    label: BTreeMap<String, String>,
    roles: Vec<String>,
    items: Vec<Statement>,
}

#[derive(Deserialize)]
struct Statement {
    item: String,
    reverse: bool,
    label: BTreeMap<String, String>,
    source: Vec<String>,
}

/// Source: tests/data/items.json, made by tests/reference/items.py from the agreed content.
fn contents() -> Vec<Content> {
    serde_json::from_str(include_str!("../data/items.json")).unwrap()
}

/// An ordered classification, reported as the highest phase that is agreed with: no trait, so no factor.
const NO_FACTOR: [(&str, &str); 1] = [("p2kp-proses-tahap-aktor", "F")];

#[track_caller]
fn assert_wordings(text: &Text, expected: &BTreeMap<String, String>, what: &str) {
    for (language, wording) in expected {
        assert_eq!(text.get(language), wording, "{what}");
    }
    assert_eq!(expected.len(), 2, "{what}");
}

#[test]
fn every_statement_is_asked_once_in_its_wording_by_its_roles() {
    let mut count = 0;
    for content in contents() {
        let instrument = framework(&content.instrument).instrument;
        let roles: Vec<&String> = instrument.roles.iter().map(|role| &role.name).collect();
        assert!(roles.iter().copied().eq(&content.roles), "{}", content.instrument);
        let likert =
            |item: &&Item| matches!(&item.kind, Kind::SelectOne(list) if list.name == "setuju5");
        let asked: Vec<&Item> = instrument.items.iter().filter(likert).collect();
        let statements: Vec<(&Domain, &Statement)> = content
            .domains
            .iter()
            .flat_map(|domain| domain.items.iter().map(move |item| (domain, item)))
            .collect();
        assert_eq!(asked.len(), statements.len(), "{}", content.instrument);
        for (domain, statement) in statements {
            let found: Vec<_> = asked.iter().filter(|item| item.id == statement.item).collect();
            let [item] = found.as_slice() else { panic!("{} {}", statement.item, found.len()) };
            assert_wordings(&item.label, &statement.label, &item.id);
            assert_eq!(
                (&item.roles, &item.source),
                (&domain.roles, &statement.source),
                "{}",
                item.id
            );
            assert_eq!(item.missing.len(), 3, "{}", item.id);
            assert!(item.place.repeat.is_none(), "{}", item.id);
            count += 1;
        }
    }
    assert_eq!(count, 204);
}

#[test]
fn every_domain_is_a_factor_of_its_family_with_its_items_and_keys() {
    let mut reversed = Vec::new();
    for content in contents() {
        let instrument = framework(&content.instrument).instrument;
        let factors = &instrument.scoring.factors;
        let mut expected = 0;
        for domain in &content.domains {
            let name = domain.domain.as_str();
            let factor = factors.iter().find(|factor| factor.id == name);
            if NO_FACTOR.contains(&(content.instrument.as_str(), name)) {
                assert!(factor.is_none(), "{name}");
                let used = factors.iter().flat_map(|factor| &factor.items);
                let ids: Vec<&String> = used.map(|item| &item.item).collect();
                assert!(domain.items.iter().all(|item| !ids.contains(&&item.item)), "{name}");
                continue;
            }
            expected += 1;
            let factor = factor.unwrap();
            assert_eq!((factor.family, factor.weight), (domain.family, 1.0), "{name}");
            assert_wordings(&factor.label, &domain.label, name);
            let keys = factor.items.iter().map(|item| (item.item.as_str(), item.reverse));
            let agreed = domain.items.iter().map(|item| (item.item.as_str(), item.reverse));
            assert!(keys.eq(agreed), "{name}");
            for item in &factor.items {
                assert_eq!((item.min, item.max, item.weight), (1, 5, 1.0), "{}", item.item);
                if item.reverse {
                    reversed.push(item.item.clone());
                }
            }
        }
        assert_eq!(factors.len(), expected, "{}", content.instrument);
    }
    assert_eq!(reversed, ["I4.S4.3"]);
}

/// Families are reported process first, then what supports, what inhibits, what comes of it.
#[test]
fn factors_are_reported_by_family() {
    let order = [Family::Process, Family::Supporting, Family::Inhibiting, Family::Outcome];
    for (name, _) in FRAMEWORKS {
        let instrument = framework(name).instrument;
        let position = |family| order.iter().position(|found| *found == family).unwrap();
        let families: Vec<usize> =
            instrument.scoring.factors.iter().map(|factor| position(factor.family)).collect();
        assert!(families.is_sorted(), "{name}: {families:?}");
    }
}

#[test]
fn each_has_four_probes_and_its_documents() {
    for content in contents() {
        let instrument = framework(&content.instrument).instrument;
        let items = |kind: SectionKind| {
            let sections = instrument.sections.iter().filter(move |section| section.kind == kind);
            sections.flat_map(|section| instrument.items_of(section)).collect::<Vec<_>>()
        };
        let (own, story): (Vec<&Item>, Vec<&Item>) = items(SectionKind::Probes)
            .into_iter()
            .partition(|item| item.id.rsplit_once(".P").is_some_and(|(_, n)| n.len() == 1));
        assert_eq!(own.len(), 4, "{}", content.instrument);
        // The story of the most significant change, where no probe asks for it, why, and what it is about.
        let ends: Vec<&str> = story.iter().rev().take(2).map(|item| item.id.as_str()).collect();
        assert!(ends[0].ends_with(".ranah") && ends[1].ends_with(".sebab"), "{ends:?}");
        for probe in own.iter().chain(&story).filter(|item| item.is_text()) {
            assert_eq!(probe.hint.as_ref().unwrap().get("id"), "Jangan tulis nama orang.");
        }
        let (photos, documents): (Vec<&Item>, Vec<&Item>) = items(SectionKind::Evidence)
            .into_iter()
            .partition(|item| item.kind.capture().is_some());
        assert_eq!(documents.len(), content.documents, "{}", content.instrument);
        for (photo, document) in photos.iter().zip(&documents) {
            assert_eq!(photo.id, format!("{}{PHOTO}", document.id));
        }
        assert_eq!(photos.len(), documents.len());
        for document in documents {
            let Kind::SelectOne(list) = &document.kind else { panic!("{}", document.id) };
            let grades: Vec<&str> = (0..list.len()).map(|row| list.choice(row)).collect();
            assert_eq!(grades, ["0", "1", "2"], "{}", document.id);
            assert_eq!(document.missing.len(), 1, "{}", document.id);
        }
    }
}

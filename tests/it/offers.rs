//! What a new device is offered: each questionnaire that comes with the program, once and under its own name.

use std::collections::BTreeMap;
use std::path::Path;

use berdaya::expression::Rules;
use berdaya::instrument;
use berdaya::record::Offers;
use berdaya::wire;

#[test]
fn each_questionnaire_is_offered_once_with_its_title_and_a_study_to_complete() {
    let www = Path::new(env!("CARGO_MANIFEST_DIR")).join("www");
    let mut titles = BTreeMap::new();
    for entry in std::fs::read_dir(www.join("instruments")).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let instrument = instrument::read(&text, &Rules).unwrap();
        // The address of a file is made from the name of its instrument.
        assert_eq!(path.file_stem().unwrap().to_str(), Some(instrument.id.as_str()));
        let title = ["id", "en"].map(|language| instrument.title.get(language).to_owned());
        assert_eq!(titles.insert(instrument.id, title), None);
    }
    let offered = std::fs::read_to_string(www.join("studies/offered.json")).unwrap();
    for offer in Offers::read(wire::parse(&offered).unwrap()) {
        let study = offer.study;
        let title = ["id", "en"].map(|language| offer.title.get(language).unwrap().clone());
        assert_eq!(titles.remove(&study.instrument), Some(title), "{}", study.instrument);
        assert!((2..=6).contains(&study.code.len()) && !study.name.is_empty(), "{study:?}");
        assert!(!study.sites.is_empty() && !study.rounds.is_empty(), "{study:?}");
    }
    assert_eq!(titles, BTreeMap::new(), "not offered");
}

#[test]
fn a_list_that_is_none_offers_nothing() {
    for text in ["{}", "[]", r#"{"offers":[{"title":{}}]}"#] {
        assert_eq!(Offers::read(wire::parse(text).unwrap()), []);
    }
}

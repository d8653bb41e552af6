//! The instrument that the product ships with, and what is told of instruments that are wrong.

use std::collections::BTreeSet;

use berdaya::expression::Rules;
use berdaya::instrument::{Family, Finding, Kind, Missing, Problem, SectionKind, Text, read};
use berdaya::wire::{self, FormatProblem, Shape};
use serde_json::{Value, json};

use crate::interview::{SHIPPED, shipped};

// --- The shipped instrument ---

#[test]
fn the_shipped_instrument_has_its_items() {
    let instrument = shipped().instrument;
    let count = |kind: SectionKind| {
        let sections = instrument.sections.iter().filter(|section| section.kind == kind);
        sections.map(|section| instrument.items_of(section).len()).sum::<usize>()
    };
    let is_likert = |kind: &Kind| matches!(kind, Kind::SelectOne(list) if list.name == "setuju5");
    let items = instrument.sections.iter().flat_map(|section| instrument.items_of(section));
    assert_eq!(items.filter(|item| is_likert(&item.kind)).count(), 45);
    assert_eq!(count(SectionKind::Questions), 45 + 5 + 7);
    assert_eq!((count(SectionKind::Probes), count(SectionKind::Evidence)), (4 + 2, 8 + 8));
    let roles: Vec<&str> = instrument.roles.iter().map(|role| role.name.as_str()).collect();
    assert_eq!(roles, ["W", "K", "R", "G", "Z"]);
    let codes: Vec<Missing> = instrument.missing.keys().copied().collect();
    assert_eq!(codes, Missing::ALL);
}

/// The factors that `role` is asked, and how many items these have for it.
#[track_caller]
fn check_role(role: &str, items: usize, factors: &[&str]) {
    let instrument = shipped().instrument;
    let asked = instrument
        .scoring
        .factors
        .iter()
        .filter(|factor| factor.items.iter().any(|item| item.is_asked_of(role)));
    let (mut names, mut scored) = (Vec::new(), 0);
    for factor in asked {
        names.push(factor.id.as_str());
        scored += factor.items.iter().filter(|item| item.is_asked_of(role)).count();
    }
    assert_eq!((names.as_slice(), scored), (factors, items), "{role}");
}

/// Source: the catalogue of the instrument, its domains by role.
#[test]
fn each_role_is_asked_its_factors() {
    check_role(
        "W",
        42,
        &["D1", "D2", "D3", "D4", "D6", "D7", "S1", "S2", "S3", "H1", "H2", "H3", "H4", "O1"],
    );
    check_role(
        "K",
        45,
        &["D1", "D2", "D3", "D4", "D5", "D6", "D7", "S1", "S2", "S3", "H1", "H2", "H3", "H4", "O1"],
    );
    check_role(
        "R",
        42,
        &["D1", "D2", "D3", "D4", "D5", "D6", "S1", "S2", "S3", "H1", "H2", "H3", "H4", "O1"],
    );
    check_role(
        "G",
        39,
        &["D1", "D2", "D4", "D5", "D6", "D7", "S1", "S2", "S3", "H1", "H2", "H3", "H4"],
    );
    check_role("Z", 30, &["D1", "D5", "D6", "D7", "S1", "S2", "S3", "H1", "H2", "H3"]);
}

#[test]
fn inhibiting_factors_have_items_of_their_own() {
    let instrument = shipped().instrument;
    let items = |family: Family| -> BTreeSet<String> {
        let factors = instrument.scoring.factors.iter().filter(|factor| factor.family == family);
        factors.flat_map(|factor| &factor.items).map(|item| item.item.clone()).collect()
    };
    assert!(items(Family::Supporting).is_disjoint(&items(Family::Inhibiting)));
    assert_eq!((items(Family::Supporting).len(), items(Family::Inhibiting).len()), (9, 12));
}

/// Every object of the file whose keys are languages has both, each with words in it.
#[test]
fn every_text_is_there_in_both_languages() {
    fn walk(value: &Value, place: &str, texts: &mut usize) {
        match value {
            Value::Object(fields) if fields.contains_key("id") && fields.contains_key("en") => {
                *texts += 1;
                for language in ["id", "en"] {
                    let wording = fields[language].as_str().unwrap_or_default();
                    assert!(!wording.trim().is_empty(), "{place}.{language}");
                }
                assert_ne!(fields["id"], "", "{place}");
            }
            Value::Object(fields) => {
                for (name, value) in fields {
                    assert!(name != "en", "{place} lacks its Indonesian wording");
                    walk(value, &format!("{place}.{name}"), texts);
                }
            }
            Value::Array(values) => {
                for (n, value) in values.iter().enumerate() {
                    walk(value, &format!("{place}[{n}]"), texts);
                }
            }
            _ => {}
        }
    }
    let mut texts = 0;
    walk(&serde_json::from_str(SHIPPED).unwrap(), "", &mut texts);
    assert!(texts > 45 + 5 + 4 + 8, "{texts}");
}

/// No text of the shipped file is read in the other language because its own is missing.
#[test]
fn no_shipped_label_falls_back() {
    let instrument = shipped().instrument;
    let items = instrument.sections.iter().flat_map(|section| instrument.items_of(section));
    for item in items {
        assert_ne!(item.label.get("id"), item.label.get("en"), "{}", item.id);
    }
}

#[test]
fn a_missing_translation_falls_back_to_the_default_wording() {
    let mut file = shipped_file();
    file["title"] = json!({ "id": "Kampung", "en": " " });
    let title: Text = read(&file.to_string(), &Rules).unwrap().title;
    assert_eq!((title.get("en"), title.get("jv")), ("Kampung", "Kampung"));
}

// --- Instruments that are wrong ---

fn shipped_file() -> Value {
    serde_json::from_str(SHIPPED).unwrap()
}

/// Reads the shipped instrument after `change`, and holds the findings against `expected`.
#[track_caller]
fn check(change: impl FnOnce(&mut Value), expected: &[(&str, Problem)]) {
    let mut file = shipped_file();
    change(&mut file);
    check_text(&file.to_string(), expected);
}

#[track_caller]
fn check_text(text: &str, expected: &[(&str, Problem)]) {
    let findings = read(text, &Rules).err().unwrap_or_default();
    let expected: Vec<Finding> = expected
        .iter()
        .map(|(place, problem)| Finding { place: (*place).to_owned(), problem: problem.clone() })
        .collect();
    assert_eq!(findings, expected);
}

/// A change that sets the value at the JSON pointer `place`.
fn set(place: &'static str, value: Value) -> impl FnOnce(&mut Value) {
    move |file| *file.pointer_mut(place).unwrap() = value
}

/// A change that removes the field or entry named last in the JSON pointer `place`.
fn remove(place: &'static str) -> impl FnOnce(&mut Value) {
    move |file| {
        let (parent, name) = place.rsplit_once('/').unwrap();
        match file.pointer_mut(parent).unwrap() {
            Value::Object(fields) => drop(fields.remove(name).unwrap()),
            Value::Array(values) => drop(values.remove(name.parse().unwrap())),
            _ => unreachable!("{parent} holds nothing"),
        }
    }
}

fn words(word: &str) -> String {
    word.to_owned()
}

#[test]
fn a_field_too_few_or_too_many_is_named() {
    let missing = Problem::Shape(Shape::MissingField(words("title")));
    check(remove("/title"), &[("", missing)]);
    check(
        remove("/sections/1/items/0/select_one"),
        &[
            ("sections[1].items[0]", Problem::NotOneKind),
            ("scoring.factors[0].items[0]", Problem::NotOrdinal(words("I1.D1.1"))),
        ],
    );
    let unknown = Problem::Shape(Shape::UnknownField(words("colour")));
    let colour = |file: &mut Value| file["sections"][2]["items"][1]["colour"] = json!("red");
    check(colour, &[("sections[2].items[1].colour", unknown)]);
}

#[test]
fn a_value_of_another_type_is_named_by_its_place() {
    let wrong = || Problem::Shape(Shape::WrongType);
    check(set("/languages", json!("id")), &[("languages", wrong())]);
    check(
        set("/sections/0/items/0/label/id", json!(7)),
        &[("sections[0].items[0].label.id", wrong())],
    );
    check(set("/scoring/bands/leaning", json!("10")), &[("scoring.bands.leaning", wrong())]);
    check_text("[]", &[("format", Problem::Format(FormatProblem::Foreign))]);
}

#[test]
fn a_word_that_the_format_does_not_have_is_named() {
    let unknown = |word: &str| Problem::Shape(Shape::UnknownWord(words(word)));
    check(
        set("/choices/setuju5/scale", json!("interval")),
        &[("choices.setuju5.scale", unknown("interval"))],
    );
    check(
        set("/scoring/factors/3/family", json!("hindering")),
        &[("scoring.factors[3].family", unknown("hindering"))],
    );
    check(
        set("/scoring/factors/3/kind", json!("causal")),
        &[("scoring.factors[3].kind", unknown("causal"))],
    );
}

#[test]
fn a_text_that_is_no_json_is_refused() {
    check_text("", &[("", Problem::Shape(Shape::CutShort { line: 1, column: 0 }))]);
    check_text("kampung", &[("", Problem::Shape(Shape::Syntax { line: 1, column: 1 }))]);
    let deep = "[".repeat(100) + &"]".repeat(100);
    let too_deep = Shape::TooDeep { limit: wire::MAX_DEPTH, line: 1 };
    check_text(&deep, &[("", Problem::Shape(too_deep))]);
}

#[test]
fn an_instrument_cut_anywhere_is_refused() {
    for end in (0..SHIPPED.trim_end().len()).step_by(997) {
        let Some(start) = SHIPPED.get(..end) else { continue };
        let findings = read(start, &Rules).unwrap_err();
        let [Finding { problem: Problem::Shape(shape), .. }] = findings.as_slice() else {
            panic!("cut at {end}: {findings:?}");
        };
        assert!(matches!(shape, Shape::CutShort { .. }), "cut at {end}: {shape:?}");
    }
}

#[test]
fn another_format_or_version_is_refused() {
    let format = |problem| [("format", Problem::Format(problem))];
    check(
        set("/format", json!("berdaya.instrument/9")),
        &format(FormatProblem::UnknownVersion(words("berdaya.instrument/9"))),
    );
    check(
        set("/format", json!("berdaya.responses/1")),
        &format(FormatProblem::OtherKind(words("berdaya.responses/1"))),
    );
    check(set("/format", json!("xlsform")), &format(FormatProblem::Foreign));
    check(remove("/format"), &format(FormatProblem::Foreign));
}

#[test]
fn nothing_where_something_must_be_is_found() {
    check(set("/id", json!("")), &[("id", Problem::Empty)]);
    check(set("/version", json!(" ")), &[("version", Problem::Empty)]);
    let nobody = |file: &mut Value| file["sections"][3]["items"][0]["roles"] = json!([]);
    check(nobody, &[("sections[3].items[0].roles", Problem::Empty)]);
    check(set("/probes/items", json!([])), &[("probes", Problem::Empty)]);
    check(set("/evidence/items", json!([])), &[("evidence", Problem::Empty)]);
    check(set("/sections/0/items", json!([])), &[("sections[0]", Problem::Empty)]);
    check(set("/choices/ya_tidak/choices", json!([])), &[("choices.ya_tidak", Problem::Empty)]);
}

#[test]
fn an_instrument_that_asks_nothing_is_refused() {
    let nothing = |file: &mut Value| {
        file["sections"] = json!([]);
        file["probes"] = Value::Null;
        file["evidence"] = Value::Null;
        file["scoring"]["factors"] = json!([]);
        file["readings"] = json!([]);
        file["recommendations"] = json!([]);
    };
    check(nothing, &[("sections", Problem::Empty)]);
}

#[test]
fn an_instrument_without_roles_is_refused() {
    let mut file = shipped_file();
    file["roles"] = json!([]);
    let findings = read(&file.to_string(), &Rules).unwrap_err();
    assert!(findings.contains(&Finding { place: words("roles"), problem: Problem::Empty }));
}

#[test]
fn a_name_without_a_letter_is_refused() {
    let first = |file: &mut Value| {
        file["sections"][0]["items"][0]["id"] = json!("");
        file["choices"]["ya_tidak"]["choices"][0]["name"] = json!(" ");
    };
    check(
        first,
        &[("choices.ya_tidak", Problem::Empty), ("sections[0].items[0].id", Problem::Empty)],
    );
}

#[test]
fn a_name_that_stands_for_two_things_is_found() {
    let twice = |name: &str| Problem::Duplicate(words(name));
    check(set("/roles/1/name", json!("W")), &duplicate_role());
    check(
        set("/choices/ya_tidak/choices/1/name", json!("ya")),
        &[("choices.ya_tidak", twice("ya"))],
    );
    check(set("/sections/2/id", json!("D1")), &[("sections", twice("D1"))]);
    check(set("/sections/2/id", json!("probes")), &[("sections", twice("probes"))]);
    check(
        set("/sections/0/items/1/id", json!("jenis_kelamin")),
        &[("sections[0].items[1].id", twice("jenis_kelamin"))],
    );
    check(set("/evidence/items/0/id", json!("I1.P1")), &[("evidence.items[0].id", twice("I1.P1"))]);
    let factor = |file: &mut Value| {
        file["scoring"]["factors"][1]["id"] = json!("D1");
        file["readings"] = json!([]);
        file["recommendations"] = json!([]);
    };
    check(factor, &[("scoring.factors", twice("D1"))]);
    check(
        set("/scoring/factors/1/items/1/item", json!("I1.D2.1")),
        &[("scoring.factors[1]", twice("I1.D2.1"))],
    );
}

/// Role K is gone once it is called W too, so what names it is reported as well.
fn duplicate_role() -> Vec<(&'static str, Problem)> {
    let gone = |place| (place, Problem::Unknown(words("K")));
    let mut expected = vec![("roles", Problem::Duplicate(words("W")))];
    expected.extend(
        [
            "sections[2].roles",
            "sections[3].roles",
            "sections[4].roles",
            "sections[5].roles",
            "sections[7].roles",
            "sections[9].items[9].roles",
            "sections[9].items[10].roles",
            "sections[9].items[11].roles",
            "sections[10].roles",
            "sections[11].items[6].roles",
        ]
        .map(gone),
    );
    expected
}

#[test]
fn a_name_that_stands_for_nothing_is_found() {
    let unknown = |name: &str| Problem::Unknown(words(name));
    check(
        set("/sections/1/items/0/select_one", json!("setuju7")),
        &[
            ("sections[1].items[0].select_one", unknown("setuju7")),
            ("scoring.factors[0].items[0]", Problem::NotOrdinal(words("I1.D1.1"))),
        ],
    );
    check(
        set("/evidence/select_one", json!("bukti")),
        &[("evidence.select_one", unknown("bukti"))],
    );
    check(
        set("/sections/0/items/0/missing", json!(["TX"])),
        &[("sections[0].items[0].missing", unknown("TX"))],
    );
    check(set("/evidence/missing", json!(["tb"])), &[("evidence.missing", unknown("tb"))]);
    check(set("/sections/2/roles", json!(["W", "Q"])), &[("sections[2].roles", unknown("Q"))]);
    check(
        set("/scoring/factors/0/items/2/item", json!("I1.D1.9")),
        &[("scoring.factors[0].items[2]", unknown("I1.D1.9"))],
    );
    let code = |file: &mut Value| file["missing"]["TX"] = json!({ "id": "Tidak ada" });
    check(code, &[("missing.TX", unknown("TX"))]);
}

/// D2 is not asked of the patron, so an item of it cannot be.
#[test]
fn an_item_cannot_be_asked_of_a_role_that_its_page_is_not() {
    let roles = |file: &mut Value| file["sections"][2]["items"][0]["roles"] = json!(["Z"]);
    check(roles, &[("sections[2].items[0].roles", Problem::Unknown(words("Z")))]);
}

#[test]
fn a_default_language_that_is_not_declared_is_found() {
    let mut file = shipped_file();
    file["default_language"] = json!("jv");
    let findings = read(&file.to_string(), &Rules).unwrap_err();
    assert_eq!(findings[0].place, "default_language");
    assert_eq!(findings[0].problem, Problem::Unknown(words("jv")));
}

#[test]
fn a_text_without_its_default_wording_is_found() {
    let lacking = || Problem::NoDefaultWording(words("id"));
    check(set("/title", json!({ "en": "Village" })), &[("title", lacking())]);
    check(
        set("/sections/4/items/1/label/id", json!(" \n")),
        &[("sections[4].items[1].label", lacking())],
    );
    check(set("/scoring/factors/2/label", json!({})), &[("scoring.factors[2].label", lacking())]);
    check(set("/consent/text/id", json!("")), &[("consent.text", lacking())]);
}

#[test]
fn a_wording_in_a_language_that_is_not_declared_is_found() {
    let undeclared = || Problem::UndeclaredLanguage(words("jv"));
    let label = json!({ "id": "Warga", "jv": "Warga" });
    check(set("/roles/0/label", label.clone()), &[("roles[0].label", undeclared())]);
    check(set("/missing/TT", label.clone()), &[("missing.TT", undeclared())]);
    check(set("/probes/items/2/label", label), &[("probes.items[2].label", undeclared())]);
}

#[test]
fn an_ordinal_list_must_rise_in_whole_numbers() {
    for names in [
        ["1", "2", "3", "5", "4"],
        ["1", "2", "3", "4", "lima"],
        ["1", "2", "3", "4", "05"],
        ["1", "2", "3", "4", "+5"],
        ["1", "2", "3", "4", "4.5"],
        ["1", "2", "3", "4", "99999999999"],
    ] {
        let rename = |file: &mut Value| {
            for (n, name) in names.iter().enumerate() {
                file["choices"]["setuju5"]["choices"][n]["name"] = json!(name);
            }
        };
        check(rename, &[("choices.setuju5", Problem::NotRising)]);
    }
    let alone = |file: &mut Value| {
        file["choices"]["dokumen"]["choices"].as_array_mut().unwrap().truncate(1);
    };
    check(alone, &[("choices.dokumen", Problem::NotRising)]);
}

#[test]
fn a_factor_is_made_of_numbers() {
    let not_ordinal = |item: &str| Problem::NotOrdinal(words(item));
    for item in ["jenis_kelamin", "I1.P1"] {
        check(
            set("/scoring/factors/0/items/0/item", json!(item)),
            &[("scoring.factors[0].items[0]", not_ordinal(item))],
        );
    }
}

#[test]
fn a_factor_of_one_item_is_found() {
    let item = json!([{ "item": "I1.O1.1" }]);
    check(set("/scoring/factors/14/items", item), &[("scoring.factors[14]", Problem::TooFewItems)]);
}

#[test]
fn weights_are_numbers_above_0_that_can_be_summed() {
    for weight in [json!(0), json!(-1), json!(1e308), json!(-0.0)] {
        let of_factor = |file: &mut Value| file["scoring"]["factors"][1]["weight"] = weight.clone();
        check(of_factor, &[("scoring.factors[1].weight", Problem::BadNumber)]);
        let of_item = |file: &mut Value| {
            file["scoring"]["factors"][1]["items"][2]["weight"] = weight.clone();
        };
        check(of_item, &[("scoring.factors[1].items[2].weight", Problem::BadNumber)]);
    }
}

#[test]
fn bands_rise_between_0_and_100() {
    for (leaning, dominant) in [(0.0, 25.0), (25.0, 25.0), (30.0, 25.0), (10.0, 100.0)] {
        let bands = json!({ "leaning": leaning, "dominant": dominant });
        check(set("/scoring/bands", bands), &[("scoring.bands", Problem::BadNumber)]);
    }
}

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    let wrong = |file: &mut Value| {
        file["version"] = json!("");
        file["choices"]["setuju5"]["choices"][4]["name"] = json!("3");
        file["sections"][6]["items"][0]["label"] = json!({ "en": "Activities run as planned." });
        file["scoring"]["factors"][7]["items"][0]["weight"] = json!(0);
        file["scoring"]["bands"]["dominant"] = json!(5);
    };
    check(
        wrong,
        &[
            ("version", Problem::Empty),
            ("choices.setuju5", Problem::Duplicate(words("3"))),
            ("choices.setuju5", Problem::NotRising),
            ("sections[6].items[0].label", Problem::NoDefaultWording(words("id"))),
            ("scoring.factors[7].items[0].weight", Problem::BadNumber),
            ("scoring.bands", Problem::BadNumber),
        ],
    );
}

//! Choices: filters, cascades of a country's villages, other with text, and lists of eighty thousand rows.

use std::time::{Duration, Instant};

use berdaya::response::Fault;
use serde_json::{Value, json};

use crate::form::{Form, file};

/// A country of `provinces` provinces with `regencies` regencies each, and so on; as many villages as the
/// product. Codes are those of the ministry: two signs more on each level, four on the last.
fn country(provinces: usize, regencies: usize, districts: usize, villages: usize) -> Value {
    let mut tables = [
        "name,label\n".to_owned(),
        "name,label,province\n".to_owned(),
        "name,label,regency\n".to_owned(),
        "name,label,district\n".to_owned(),
    ];
    for p in 0..provinces {
        let province = format!("{:02}", p + 11);
        tables[0].push_str(&format!("{province},Provinsi {p}\n"));
        for r in 0..regencies {
            let regency = format!("{province}{:02}", r + 1);
            tables[1].push_str(&format!("{regency},Kabupaten {r},{province}\n"));
            for d in 0..districts {
                let district = format!("{regency}{:02}", d + 1);
                tables[2].push_str(&format!("{district},Kecamatan {d},{regency}\n"));
                for v in 0..villages {
                    tables[3]
                        .push_str(&format!("{district}{:04},\"Desa, {v}\",{district}\n", v + 2001));
                }
            }
        }
    }
    let mut file = file(json!([
        { "id": "province", "select_one": "provinces" },
        { "id": "regency", "select_one": "regencies", "choice_filter": "province = ${province}" },
        { "id": "district", "select_one": "districts", "choice_filter": "regency = ${regency}" },
        { "id": "village", "select_one": "villages", "choice_filter": "district = ${district}" },
        { "id": "told", "type": "calculate",
          "calculation": "concat(jr:choice-name(${village}, '${village}'), ' ', pulldata('regencies', 'label', 'name', ${regency}))" },
        { "id": "after", "type": "text" },
    ]));
    for (name, csv) in ["provinces", "regencies", "districts", "villages"].iter().zip(tables) {
        file["choices"][*name] = json!({ "scale": "nominal", "csv": csv });
    }
    file
}

#[test]
fn a_cascade_offers_what_lies_in_the_answer_before() {
    let mut s = Form::of(&country(3, 3, 2, 2));
    assert!(s.offered("regency").is_empty());
    s.answers("province", "12");
    assert_eq!(s.offered("regency"), ["1201", "1202", "1203"]);
    assert!(s.offered("district").is_empty());
    s.answers("regency", "1202");
    s.answers("district", "120201");
    assert_eq!(s.offered("village"), ["1202012001", "1202012002"]);
    s.answers("village", "1202012002");
    s.assert_value("told", "Desa, 1 Kabupaten 1");
    s.answers("province", "13");
    for path in ["regency", "district", "village"] {
        s.assert_value(path, "");
        assert_eq!(s.cell(path).fault, Some(Fault::NotOffered), "{path}");
    }
    s.assert_value("told", " ");
    let locked = s.session.settled();
    assert_eq!(locked.answers.get("village"), None);
    s.answers("province", "12");
    s.assert_value("told", "Desa, 1 Kabupaten 1");
}

/// Source: Kemendagri lists some 83,800 villages; so many must be read and asked without anybody waiting. The
/// limit is for a machine that builds other things besides, without optimisation; what is quadratic in the
/// rows takes a hundred times as long.
#[test]
fn eighty_thousand_villages_are_asked_without_waiting() {
    let began = Instant::now();
    let file = country(40, 10, 10, 20);
    let mut s = Form::of(&file).without_comparison();
    s.answers("province", "50");
    s.answers("regency", "5010");
    s.answers("district", "501010");
    s.answers("village", "5010102020");
    assert_eq!(s.offered("village").len(), 20);
    s.assert_value("told", "Desa, 19 Kabupaten 9");
    // What hangs on the village is the text about it alone.
    assert_eq!(s.evaluations_of("village", "5010102001"), 1 + 1);
    assert_eq!(s.evaluations_of("after", "x"), 1);
    let list = s.instrument().item("village").unwrap().kind.list().unwrap();
    assert_eq!(list.len(), 80_000);
    assert!(began.elapsed() < Duration::from_secs(60), "{:?}", began.elapsed());
}

#[test]
fn other_is_asked_what_is_meant() {
    let mut s = Form::new(json!([
        { "id": "has", "select_multiple": "assets", "or_other": { "id": "Apa?" }, "exclusive": ["none"] },
        { "id": "best", "select_one": "assets", "or_other": { "id": "Apa?" }, "roles": ["W"] },
    ]));
    s.assert_skipped("has_other");
    s.answers("has", "radio other");
    s.assert_relevant("has_other");
    assert!(s.cell("has_other").is_required);
    s.answers("has_other", "perahu");
    s.answers("has", "radio");
    s.assert_skipped("has_other");
    s.answers("best", "other");
    s.assert_relevant("best_other");
    let locked = s.finishes();
    assert_eq!(locked.answers.get("has_other"), None);
    assert_eq!(locked.skipped, ["has_other"]);
}

#[test]
fn several_choices_are_offered_or_not_one_by_one() {
    let mut file = file(json!([
        { "id": "has", "select_multiple": "assets" },
        { "id": "sold", "select_multiple": "assets", "choice_filter": "selected(${has}, name)" },
        { "id": "order", "rank": "assets", "choice_filter": "selected(${has}, name)" },
    ]));
    file["choices"]["assets"]["choices"].as_array_mut().unwrap().truncate(3);
    let mut s = Form::of(&file);
    s.answers("has", "radio bike");
    assert_eq!(s.offered("sold"), ["radio", "bike"]);
    s.answers("sold", "bike radio");
    s.answers("order", "bike radio");
    s.answers("has", "radio phone");
    assert_eq!(s.cell("sold").value, "radio", "one of the two is not offered");
    assert_eq!(s.cell("sold").fault, None);
    assert_eq!(s.cell("order").value, "", "an order of some of the choices is none");
    s.answers("has", "phone");
    assert_eq!(s.cell("sold").fault, Some(Fault::NotOffered));
    s.answers("has", "radio bike");
    assert_eq!(s.cell("sold").value, "bike radio");
    assert_eq!(s.cell("order").value, "bike radio");
}

#[test]
fn each_instance_is_offered_its_own_choices() {
    let mut file = country(2, 2, 1, 1);
    let inner = file["sections"][0]["items"].take();
    let inner: Vec<Value> = inner.as_array().unwrap()[..2].to_vec();
    file["sections"][0]["items"] = json!([
        { "id": "stay", "type": "begin_repeat", "label": { "id": "Tinggal" }, "items": inner },
    ]);
    let mut s = Form::of(&file);
    s.adds("stay");
    s.adds("stay");
    s.answers("stay[1]/province", "11");
    s.answers("stay[2]/province", "12");
    assert_eq!(s.offered("stay[1]/regency"), ["1101", "1102"]);
    assert_eq!(s.offered("stay[2]/regency"), ["1201", "1202"]);
    s.answers("stay[1]/regency", "1102");
    s.answers("stay[2]/regency", "1201");
    s.answers("stay[1]/province", "12");
    assert_eq!(s.cell("stay[1]/regency").fault, Some(Fault::NotOffered));
    assert_eq!(s.cell("stay[2]/regency").fault, None);
}

#[test]
fn a_code_in_place_of_a_choice_is_always_offered() {
    let mut s = Form::of(&country(2, 2, 1, 1));
    s.answers("province", "11");
    s.lacks("regency", berdaya::instrument::Missing::DoesNotKnow);
    s.answers("province", "12");
    assert_eq!(s.cell("regency").fault, None);
    assert!(s.cell("regency").is_filled());
}

#[test]
fn a_filter_may_hang_on_nothing_or_on_a_calculation() {
    let mut s = Form::new(json!([
        { "id": "n", "type": "integer" },
        { "id": "most", "type": "calculate", "calculation": "${n} + 1" },
        { "id": "low", "select_one": "agree", "choice_filter": "name < 3" },
        { "id": "some", "select_one": "agree", "choice_filter": "name <= ${most}" },
    ]));
    assert_eq!(s.offered("low"), ["1", "2"]);
    assert!(s.offered("some").is_empty());
    s.answers("n", "2");
    assert_eq!(s.offered("some"), ["1", "2", "3"]);
    s.answers("some", "3");
    let changed = s.answers("n", "1");
    assert_eq!(changed, ["n", "most", "some"]);
    assert_eq!(s.cell("some").fault, Some(Fault::NotOffered));
}

#[test]
fn tables_are_read_as_spreadsheets_write_them() {
    let mut file = file(json!([{ "id": "q", "select_one": "t" }]));
    let csv = "\u{feff}name,label,label::en,area\r\na,\"Desa \"\"A\"\"\",Village A,1\r\nb,\"x, y\nz\",,2\r\n\r\n";
    file["choices"]["t"] = json!({ "scale": "nominal", "csv": csv });
    let s = Form::of(&file);
    let list = s.instrument().item("q").unwrap().kind.list().unwrap().clone();
    assert_eq!(list.len(), 2);
    assert_eq!((list.label(0, "id"), list.label(0, "en")), ("Desa \"A\"", "Village A"));
    assert_eq!((list.label(1, "id"), list.label(1, "en")), ("x, y\nz", "x, y\nz"));
    assert_eq!(list.cell(1, list.column("area").unwrap()), "2");
    assert_eq!(s.offered("q"), ["a", "b"]);
}

#[test]
fn an_ordinal_table_has_numbers() {
    let mut file = file(json!([{ "id": "q", "select_one": "t" }]));
    file["choices"]["t"] = json!({ "scale": "ordinal", "csv": "name,label\n0,Tidak\n1,Ya\n" });
    let s = Form::of(&file);
    let list = s.instrument().item("q").unwrap().kind.list().unwrap().clone();
    assert_eq!((list.value("0"), list.value("1"), list.value("2")), (Some(0), Some(1), None));
}

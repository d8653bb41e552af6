//! An evaluator's files become figures, and bad files are told of one by one.

use e2e::app::App;
use e2e::browser::Browser;
use e2e::enumerator::{Enumerator, OTHER_SITE, SITE};
use e2e::evaluator::{Evaluator, Row};
use e2e::exports::{Held, file, file_with, sealed};
use e2e::questions::Questionnaire;
use e2e::words::Language;
use serde_json::{Value, json};

/// Source: table of Student's t, two-sided 5 %, 1 to 5 degrees of freedom.
const T: [f64; 5] = [12.706_204_7, 4.302_652_7, 3.182_446_3, 2.776_445_1, 2.570_581_8];

const HELD: [Held; 5] = [
    Held { number: 1, role: "W", site: SITE, supporting: 3, inhibiting: 2 },
    Held { number: 2, role: "W", site: OTHER_SITE, supporting: 4, inhibiting: 2 },
    Held { number: 3, role: "K", site: SITE, supporting: 3, inhibiting: 3 },
    Held { number: 4, role: "G", site: SITE, supporting: 4, inhibiting: 2 },
    Held { number: 5, role: "Z", site: OTHER_SITE, supporting: 5, inhibiting: 1 },
];

/// A mean with n, deviation and interval, reckoned here from the records alone.
#[derive(Debug)]
struct Reckoned {
    n: usize,
    mean: f64,
    deviation: f64,
    low: f64,
    high: f64,
}

/// Source: METHOD 3: items to 0-100, a factor is the mean of its items, then over respondents.
fn reckon(records: &[&Value], factor: &str) -> Reckoned {
    let prefix = format!("I1.{factor}.");
    let scores: Vec<f64> = records
        .iter()
        .filter_map(|record| {
            let answers = record["answers"].as_object()?;
            let items = answers.iter().filter(|(id, _)| id.starts_with(&prefix));
            let points: Vec<f64> = items
                .filter_map(|(_, answer)| Some((answer["value"].as_f64()? - 1.0) * 25.0))
                .collect();
            (!points.is_empty()).then(|| points.iter().sum::<f64>() / points.len() as f64)
        })
        .collect();
    let n = scores.len();
    let mean = scores.iter().sum::<f64>() / n as f64;
    let squares: f64 = scores.iter().map(|score| (score - mean) * (score - mean)).sum();
    let deviation = (squares / (n - 1) as f64).sqrt();
    let half = T[n - 2] * deviation / (n as f64).sqrt();
    Reckoned { n, mean, deviation, low: mean - half, high: mean + half }
}

/// As an Indonesian page writes it.
fn row(reckoned: &Reckoned) -> Row {
    // Halves are rounded away from 0, as people do.
    let rounded = |value: f64| format!("{:.1}", (value * 10.0).round() / 10.0);
    let number = |value: f64| rounded(value).replace('.', ",").replace('-', "\u{2212}");
    Row {
        n: reckoned.n.to_string(),
        mean: number(reckoned.mean),
        deviation: number(reckoned.deviation),
        interval: format!("{} – {}", number(reckoned.low), number(reckoned.high)),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn files_of_several_tablets_become_one_table_of_factors() {
    let app = App::serve();
    let desk = Evaluator::open(Browser::start("evaluation").await, app.url()).await;
    let records: Vec<Value> = HELD.iter().map(|held| held.record(&desk.questionnaire)).collect();
    let first = file(&desk.questionnaire, &records[..3]).to_string();
    // The third interview is in both files.
    let second = file(&desk.questionnaire, &records[2..]).to_string();
    let cut = &first[..first.len() / 2];
    let files = [("tablet-1.json", &*first), ("tablet-2.json", &*second), ("tablet-3.json", cut)];
    let files = files.map(|(name, text)| desk.receives(name, text));
    desk.chooses(&files).await;
    for said in [
        "Wawancara dipakai: 5",
        "Berkas terbaca: 2 dari 3",
        "Salinan sama persis disatukan: 1",
        "Berkas terpotong di baris 1.",
    ] {
        desk.browser.reads(said).await;
    }
    assert!(!desk.browser.text().await.contains("Skor tersimpan berbeda"));
    desk.browser.find("picture", "Medan gaya").await;
    let all: Vec<&Value> = records.iter().collect();
    for factor in desk
        .questionnaire
        .factors("supporting")
        .iter()
        .chain(&desk.questionnaire.factors("inhibiting"))
    {
        let (id, label) = (factor["id"].as_str().unwrap(), factor["label"]["id"].as_str().unwrap());
        assert_eq!(desk.row(label).await, row(&reckon(&all, id)), "{id}");
    }

    desk.narrows("site", SITE).await;
    desk.browser.reads("n = 3").await;
    let narrowed: Vec<&Value> = records.iter().filter(|record| record["site"] == SITE).collect();
    let label = "Gotong royong";
    let expected = row(&reckon(&narrowed, "S1"));
    let body = "const th = [...document.querySelectorAll('th[scope=row]')].find((th) => words(th).startsWith(args[0]) && th.closest('tr').cells.length >= 7);
        return words(th.closest('tr').cells[2]) === args[1]";
    desk.browser.wait_for("the narrowed table", body, &[json!(label), json!("3")]).await;
    assert_eq!(desk.row(label).await, expected);
    desk.browser.press("button", &desk.word("clear_filters")).await;
    desk.browser.wait_for("the whole table", body, &[json!(label), json!("5")]).await;
    desk.narrows("role", "Warga").await;
    desk.browser.wait_for("the residents' table", body, &[json!(label), json!("2")]).await;
    let residents: Vec<&Value> = records.iter().filter(|record| record["role"] == "W").collect();
    assert_eq!(desk.row(label).await, row(&reckon(&residents, "S1")));
    desk.browser.press("button", &desk.word("clear_filters")).await;
    desk.browser.wait_for("the whole table", body, &[json!(label), json!("5")]).await;

    let report = desk.saves_report().await;
    assert_eq!(report["format"], "berdaya.report/1");
    assert_eq!(report["merging"]["duplicates"], 1);
    assert_eq!(report["inputs"].as_array().map(Vec::len), Some(3));
    let factors = report["whole"]["factors"].as_array().unwrap();
    for factor in ["S1", "H2", "H4", "D1"] {
        let told = &factors.iter().find(|told| told["id"] == factor).unwrap()["score"];
        let expected = reckon(&all, factor);
        assert_eq!(told["n"], expected.n, "{factor}");
        for (name, value) in [
            ("mean", expected.mean),
            ("sd", expected.deviation),
            ("low", expected.low),
            ("high", expected.high),
        ] {
            let figure = told[name].as_f64().unwrap();
            assert!((figure - value).abs() < 1e-5, "{factor} {name}: {figure} and {value}");
        }
    }
}

/// A record in which one thing is changed, sealed again.
fn changed(record: &Value, change: impl FnOnce(&mut Value)) -> Value {
    let mut record = record.clone();
    change(&mut record);
    sealed(record)
}

fn bad_files(questionnaire: &Questionnaire) -> Vec<(&'static str, String)> {
    let records: Vec<Value> = HELD.iter().map(|held| held.record(questionnaire)).collect();
    let good = file(questionnaire, &records[..1]);
    let mut future = good.clone();
    future["format"] = json!("berdaya.responses/9");
    let outside =
        changed(&records[1], |record| record["answers"]["I1.S1.1"] = json!({ "value": 9 }));
    let tampered = {
        let mut record = records[3].clone();
        record["answers"]["I1.S1.1"] = json!({ "value": 1 });
        record
    };
    let mut twin = questionnaire.file.clone();
    twin["title"]["id"] = json!("Kembaran");
    let of_twin = changed(&records[4], |record| {
        record["instrument"]["digest"] = json!(e2e::exports::digest(&twin));
    });
    let markup = changed(&records[2], |record| {
        record["site"] = json!("<script>window.pwned=1</script>");
        record["open_texts"] = json!({ "I1.P1": "<img src=x onerror=window.pwned=1>" });
    });
    vec![
        ("baik.json", good.to_string()),
        ("terpotong.json", good.to_string()[..2_000].to_owned()),
        ("asing.json", json!({ "hello": ["world"] }).to_string()),
        ("nanti.json", future.to_string()),
        ("luar.json", file(questionnaire, &[outside, records[3].clone()]).to_string()),
        ("diubah.json", file(questionnaire, &[tampered]).to_string()),
        ("kembar.json", file_with(&twin, &[of_twin]).to_string()),
        ("dalam.json", format!("{}{}", "[".repeat(100), "]".repeat(100))),
        ("<b>tanda</b>.json", file(questionnaire, &[markup]).to_string()),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn each_bad_file_is_told_with_its_place_and_keeps_no_other_out() {
    let app = App::serve();
    let mut desk = Evaluator::open(Browser::start("bad-files").await, app.url()).await;
    let bad = bad_files(&desk.questionnaire);
    // A file's name may hold no slash on disk.
    let name = |name: &str| name.replace('/', "");
    let files: Vec<_> = bad.iter().map(|(file, text)| desk.receives(&name(file), text)).collect();
    desk.chooses(&files).await;
    desk.browser.reads("Berkas terbaca: 5 dari 9").await;
    for language in Language::ALL {
        desk.switches_to(language).await;
        for (file, sentence, arguments) in [
            ("terpotong.json", "finding_cut_short", vec![("line", "1")]),
            ("asing.json", "finding_foreign", vec![]),
            ("nanti.json", "finding_unknown_version", vec![("format", "berdaya.responses/9")]),
            ("luar.json", "finding_outside_scale", vec![("value", "9")]),
            ("luar.json", "respondent_named", vec![("code", "GRD-W-0002")]),
            ("diubah.json", "finding_altered", vec![]),
            ("dalam.json", "finding_too_deep", vec![("limit", "32"), ("line", "1")]),
        ] {
            let said = told_of(&desk, file).await;
            let sentence = desk.sentence(sentence, &arguments);
            assert!(said.contains(&sentence), "{file}: “{sentence}” is not in “{said}”");
        }
        assert!(told_of(&desk, "luar.json").await.contains("responses[0].answers"), "no place");
        desk.browser.reads(&desk.word("same_name_title")).await;
        desk.browser.reads("<b>tanda<b>.json").await;
        desk.browser.reads(&desk.sentence("ledger_interviews", &[("count", "4")])).await;
    }
    let pwned = desk.browser.ask("return typeof window.pwned", &[]).await;
    assert_eq!(pwned, json!("undefined"));
}

/// The shipped instrument with an expression that is none, and a question without its English.
fn broken_instrument(questionnaire: &Questionnaire) -> String {
    let mut file = questionnaire.file.clone();
    let items = &mut file["sections"][0]["items"];
    items[1]["relevant"] = json!("${jenis_kelamin} == 1");
    items[2]["label"] = json!({ "id": items[2]["label"]["id"] });
    file.to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_instrument_is_checked_before_anybody_is_interviewed() {
    let app = App::serve();
    let mut desk = Evaluator::open(Browser::start("instrument").await, app.url()).await;
    let good = desk.receives("baik.json", &desk.questionnaire.file.to_string());
    desk.chooses(&[good]).await;
    assert!(told_of(&desk, "baik.json").await.contains(&desk.word("instrument_fine")));
    let broken = desk.receives("rusak.json", &broken_instrument(&desk.questionnaire));
    desk.chooses(&[broken]).await;
    for language in Language::ALL {
        desk.switches_to(language).await;
        desk.browser.reads(&desk.sentence("ledger_instruments", &[("count", "2")])).await;
        let said = told_of(&desk, "rusak.json").await;
        let item = |n: usize| desk.questionnaire.file["sections"][0]["items"][n]["id"].as_str();
        for sentence in [
            desk.word("instrument_refused"),
            desk.sentence("instrument_findings", &[("count", "1")]),
            desk.sentence("about_item", &[("name", item(1).unwrap())]),
            desk.sentence("expression_write_instead", &[("found", "=="), ("right", "=")]),
            "sections[0].items[1].relevant".to_owned(),
            desk.sentence("instrument_remarks", &[("count", "1")]),
            desk.sentence("about_item", &[("name", item(2).unwrap())]),
            desk.sentence("remark_no_wording", &[("language", "en")]),
            "sections[0].items[2].label".to_owned(),
        ] {
            assert!(said.contains(&sentence), "“{sentence}” is not in “{said}”");
        }
        let other = desk.word("nothing_usable");
        assert!(!desk.browser.text().await.contains(&other), "no interview was looked for");
    }
}

/// What the list of files says of a file.
async fn told_of(desk: &Evaluator, file: &str) -> String {
    // The way to put a file away stands with what is said of it.
    let button = desk.sentence("put_away_named", &[("name", file)]);
    let body = "return words(one('button', args[0])?.closest('li'))";
    let what = format!("{file} in the list of files");
    desk.browser
        .wait_for(&what, body, &[json!(button)])
        .await
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn markup_in_what_people_write_stays_text_on_every_page() {
    const MARKUP: &str = "<script>window.pwned=1</script><img src=x onerror=window.pwned=1>";
    let app = App::serve();
    let person = Enumerator::open(Browser::start("markup").await, app.url()).await;
    person.opens_set_up().await;
    person.completes_the_study().await;
    for field in ["study_name", "organiser", "sites"] {
        person.browser.write(&person.word(field), MARKUP).await;
    }
    person.uses_the_study().await;
    person.browser.reads(MARKUP).await;
    person.begins(MARKUP, "W").await;
    person.browser.reads(MARKUP).await;
    person.consents().await;
    let probes = person.section("W", "probes");
    person.jumps_to(&probes.heading(Language::Indonesian)).await;
    person.writes_down(&probes.items[0], MARKUP).await;
    person.is_saved().await;
    for id in ["S", "H"] {
        let section = person.section("W", id);
        person.jumps_to(&section.heading(Language::Indonesian)).await;
        person.answers_section(&section, |_| e2e::enumerator::Reply::Choice(2)).await;
    }
    person.reviews().await;
    person.finalises().await;
    let (name, text) = person.exports_text().await;
    let export: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(export["responses"][0]["open_texts"]["I1.P1"], MARKUP);
    let file = person.browser.profile().write(&name, &text);
    person.goes_home().await;
    person.browser.press("link", "Evaluasi").await;
    e2e::evaluator::choose_files(&person.browser, &[file]).await;
    person.browser.reads("Wawancara dipakai: 1").await;
    let found = person
        .browser
        .ask(
            "return document.querySelector('img, main script') === null && typeof window.pwned",
            &[],
        )
        .await;
    assert_eq!(found, json!("undefined"));
}

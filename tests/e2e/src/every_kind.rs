//! Interviews with `every-kind.json`, the instrument that uses every kind of question and rule.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::app::App;
use crate::browser::Browser;
use crate::enumerator::{Enumerator, SITE};
use crate::page::json_of;
use crate::questions::Questionnaire;
use crate::words::Language;

/// The instrument that uses every kind of question and rule.
pub fn every_kind() -> Value {
    serde_json::from_str(include_str!("../../data/every-kind.json"))
        .unwrap_or_else(|error| panic!("every-kind.json: {error}"))
}

/// A person with a tablet whose app comes with `instrument`, set up.
pub async fn begins_with(name: &str, app: &App, language: Language) -> Enumerator {
    let questionnaire = Questionnaire { file: app.instrument() };
    let browser = Browser::start(name).await;
    let mut person = Enumerator::open_asking(browser, app.url(), questionnaire).await;
    if language != Language::Indonesian {
        person.switches_to(language).await;
    }
    person.sets_up().await;
    person
}

/// The same in an interview with a resident, on its first page.
pub async fn interviews_with(name: &str, app: &App, language: Language) -> Enumerator {
    let person = begins_with(name, app, language).await;
    person.begins(SITE, "W").await;
    person.consents().await;
    person
}

/// Fills in the page of the family; the age stays one that cannot be right.
pub async fn answers_the_family_page(person: &Enumerator) {
    let browser = &person.browser;
    browser.reads(&person.wording("pengantar")).await;
    person.ticks_words("mulai", &person.word("acknowledged")).await;

    let age = person.question("umur").await;
    person.writes("umur", "dua").await;
    browser.reads_in(&age, &person.word("not_a_whole_number")).await;
    person.writes("umur", "17").await;
    browser.no_longer_reads_in(&age, &person.word("not_a_whole_number")).await;
    browser.reads_in(&age, &message(person, "constraint_message")).await;
    person.writes("umur", "40").await;
    browser.no_longer_reads_in(&age, &message(person, "constraint_message")).await;
    person.writes("umur", "17").await;
    browser.reads_in(&age, &message(person, "constraint_message")).await;

    let is_indonesian = person.language == Language::Indonesian;
    person.writes("tanah", if is_indonesian { "1,5" } else { "1.5" }).await;

    // What is not relevant is not there, and its answer comes back with it.
    let specify = if is_indonesian { "Sebutkan" } else { "Specify" };
    browser.lacks("textbox", specify).await;
    browser.lacks("textbox", &person.wording("sewa")).await;
    person.ticks("rumah", "rumah", "sewa").await;
    person.writes("sewa", if is_indonesian { "500.000" } else { "500,000" }).await;
    person.ticks("rumah", "rumah", "other").await;
    browser.lacks("textbox", &person.wording("sewa")).await;
    browser.write(specify, "Rumah dinas").await;
    person.ticks("rumah", "rumah", "sewa").await;
    browser.lacks("textbox", specify).await;
    let rent = browser.find("textbox", &person.wording("sewa")).await;
    let rent = rent.value().await.ok().flatten().unwrap_or_default();
    assert_eq!(rent.replace(['.', ','], ""), "500000");
    person.ticks("rumah", "rumah", "other").await;
    let other = browser.find("textbox", specify).await;
    assert_eq!(other.value().await.ok().flatten().as_deref(), Some("Rumah dinas"));

    let water = |name| person.questionnaire.choice("sumber_air", name, person.language);
    person.ticks("air", "sumber_air", "sumur").await;
    person.ticks("air", "sumber_air", "sungai").await;
    person.ticks("air", "sumber_air", "tidak_ada").await;
    assert_eq!(person.ticked("air").await, [water("tidak_ada")]);
    person.ticks("air", "sumber_air", "sumur").await;
    assert_eq!(person.ticked("air").await, [water("sumur")]);
    person.ticks("air", "sumber_air", "pdam").await;

    for name in ["modal", "jalan", "air"] {
        person.ticks("urutan", "kebutuhan", name).await;
    }
    let body = "return [...args[0].querySelectorAll('.rank')].map((rank) => rank.textContent)";
    let ranks = browser.ask(body, &[json_of(&person.question("urutan").await)]).await;
    assert_eq!(ranks, json!(["2", "3", "1"]));
    person.is_saved().await;
}

/// A text of the question for the age.
pub fn message(person: &Enumerator, name: &str) -> String {
    // The third entry of the first page.
    let age = &person.questionnaire.file["sections"][0]["items"][2];
    age[name][person.language.code()].as_str().unwrap_or_default().to_owned()
}

/// Fills in the page of the members: three of them, one with a business.
pub async fn answers_the_members_page(person: &Enumerator) {
    let browser = &person.browser;
    let sum = person.question("jumlah").await;
    let first = person.instance("anggota", 1).await;
    person.writes_in(&first, "umur_anggota", "41").await;
    assert!(
        !browser.names("group").await.iter().any(|name| name.contains(&*person.wording("sekolah")))
    );
    let label = person.wording("usaha");
    let add = person.sentence("add_instance", &[("label", &label)]);
    let add = browser.find_in(&first, "button", &add).await;
    browser.click(&add, "the button for another business").await;
    let business = person.instance_name("usaha", 1);
    let business = browser.find_in(&first, "region", &business).await;
    person.writes_in(&business, "jenis_usaha", "Warung").await;

    let second = person.adds("anggota", 2).await;
    person.is_at_instance("anggota", 2).await;
    person.writes_in(&second, "umur_anggota", "10").await;
    person.ticks_in(&second, "sekolah", "ya_tidak", "ya").await;
    browser.reads_in(&sum, "51").await;
    let third = person.adds("anggota", 3).await;
    person.writes_in(&third, "umur_anggota", "8").await;
    person.ticks_in(&third, "sekolah", "ya_tidak", "tidak").await;
    browser.reads_in(&sum, "59").await;

    let asked = person.asks_to_delete("anggota", 2).await;
    person.replies(&asked, &person.word("cancel")).await;
    person.instance("anggota", 3).await;
    let asked = person.asks_to_delete("anggota", 2).await;
    person.replies(&asked, &person.word("delete")).await;
    browser.lacks("region", &person.instance_name("anggota", 3)).await;
    assert_eq!(ages(person).await, ["41", "8"]);
    let is_told = "return document.activeElement.getAttribute('role') === 'status'";
    browser.wait_for("the focus at what was deleted", is_told, &[]).await;
    browser.reads_in(&sum, "49").await;
    browser.press("button", &person.word("undo")).await;
    person.instance("anggota", 3).await;
    assert_eq!(ages(person).await, ["41", "10", "8"]);
    person.is_at_instance("anggota", 2).await;
    browser.reads_in(&sum, "59").await;
    browser.lacks("button", &person.word("undo")).await;
    person.is_saved().await;
}

/// The ages of the members, as they stand on the page.
pub async fn ages(person: &Enumerator) -> Vec<String> {
    let body = "return all('textbox', args[0]).map((field) => field.value)";
    let ages = person.browser.ask(body, &[json!(person.wording("umur_anggota"))]).await;
    serde_json::from_value(ages).unwrap_or_default()
}

/// Fills in the page of place and time.
pub async fn answers_the_place_page(person: &Enumerator) {
    let browser = &person.browser;
    browser.lacks("textbox", &person.wording("desa")).await;
    person.ticks("provinsi", "provinsi", "33").await;
    person.writes("desa", "kedung 17").await;
    person.presses_in("desa", "Desa Kedung 17").await;
    let village = person.question("desa").await;
    browser.find_in(&village, "button", &person.word("choose_another")).await;
    // The village of one province is none of the other's.
    person.ticks("provinsi", "provinsi", "35").await;
    browser.reads_in(&village, &person.word("no_longer_offered")).await;
    person.writes("desa", "tidak ada begini").await;
    browser.reads_in(&village, &person.word("nothing_found")).await;
    person.writes("desa", "KEDUNG 2").await;
    person.presses_in("desa", "Desa Kedung 2").await;
    browser.no_longer_reads_in(&village, &person.word("no_longer_offered")).await;
    browser.reads_in(&village, "Desa Kedung 2").await;

    let date = person.question("tanggal").await;
    let future = match person.language {
        Language::Indonesian => "Tanggal tidak boleh di masa depan.",
        Language::English => "The date cannot be in the future.",
    };
    person.writes("tanggal", "2099-01-31").await;
    browser.reads_in(&date, future).await;
    person.writes("tanggal", "2026-03-01").await;
    browser.no_longer_reads_in(&date, future).await;

    let notes = person.question("catatan").await;
    browser.reads_in(&notes, &person.word("optional")).await;
    person.writes("jam", "09:30").await;
    browser.no_longer_reads_in(&notes, &person.word("optional")).await;
    person.writes("catatan", "Dua puluh warga datang.\nHujan.").await;
    person.is_saved().await;
}

/// Fills in the page of the assessment but for the marks.
pub async fn answers_the_assessment_page(person: &Enumerator) {
    let browser = &person.browser;
    browser.find("heading", &person.wording("kelompok_nilai")).await;
    person.ticks("P1", "setuju5", "4").await;
    person.misses("P2", "TT").await;
    let satisfied = person.question("puas").await;
    let slider = browser.find_in(&satisfied, "slider", &person.wording("puas")).await;
    browser.reads_in(&satisfied, "–").await;
    browser.click(&slider, "the middle of the slider").await;
    browser.reads_in(&satisfied, "5").await;
    browser.keys(Key::Right + "").await;
    let half = if person.language == Language::Indonesian { "5,5" } else { "5.5" };
    browser.reads_in(&satisfied, half).await;
    browser.reads_in(&person.question("ringkas").await, "Kode A-1").await;
    person.is_saved().await;
}

/// Goes through the review: nothing is locked before what is wrong is put right.
pub async fn reviews_and_locks(person: &Enumerator) {
    let browser = &person.browser;
    let (age, marks) = (person.wording("umur"), person.wording("bintang"));
    let entry = |label: &str, word: &str| format!("{label} {}", person.word(word));
    let is_locked_out = json!(person.word("finalise"));
    let can_be_locked = "return one('button', args[0]).disabled === args[1]";

    person.reviews().await;
    browser.reads(&person.sentence("blanks", &[("count", "1")])).await;
    browser.reads(&person.sentence("invalid_answers", &[("count", "1")])).await;
    browser.find("link", &entry(&marks, "open_blank")).await;
    let refused = [is_locked_out.clone(), json!(true)];
    browser.wait_for("the lock to be refused", can_be_locked, &refused).await;

    browser.press("link", &entry(&age, "open_invalid")).await;
    has_focus(person, &age).await;
    let question = person.question("umur").await;
    person.writes("umur", "95").await;
    browser.no_longer_reads_in(&question, &message(person, "constraint_message")).await;
    browser.reads_in(&question, &message(person, "soft_constraint_message")).await;
    person.is_saved().await;

    person.reviews().await;
    browser.reads(&person.sentence("warned_answers", &[("count", "1")])).await;
    browser.wait_for("the lock", can_be_locked, &[is_locked_out, json!(false)]).await;
    browser.press("link", &entry(&age, "open_warned")).await;
    has_focus(person, &age).await;
    person.presses_in("umur", &person.word("confirm_answer")).await;
    browser.reads_in(&person.question("umur").await, &person.word("confirmed")).await;
    browser.lacks("button", &person.word("confirm_answer")).await;
    person.is_saved().await;

    person.reviews().await;
    browser.press("link", &entry(&marks, "open_blank")).await;
    has_focus(person, &marks).await;
    person.ticks_words("bintang", "4").await;
    person.is_saved().await;
    person.reviews().await;
    browser.reads(&person.word("all_answered")).await;
    person.finalises().await;
}

/// Waits until the focus is on the question of these words, and the question on the screen.
pub async fn has_focus(person: &Enumerator, wording: &str) {
    let body = "const here = one('group', args[0]);
        if (!here || !here.contains(document.activeElement)) return false;
        const box = here.getBoundingClientRect();
        const top = document.querySelector('.bar').getBoundingClientRect().bottom;
        const foot = document.querySelector('.foot').getBoundingClientRect().top;
        const middle = (box.top + box.bottom) / 2;
        return middle > top && middle < foot";
    let what = format!("the focus on “{wording}”");
    person.browser.wait_for(&what, body, &[json!(wording)]).await;
}

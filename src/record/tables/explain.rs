//! `baca-saya.txt`: what the files hold, which form it is, and what was done to whom.

use super::anonymity::{Anonymity, Marks};
use super::cell::Lack;
use super::figures::Figures;
use super::plan::{Form, Plan};
use crate::evaluation::{DataSet, Settings, Weights};
use crate::scoring::Aggregation;

impl Plan<'_> {
    /// The text, in the language of the labels.
    pub(super) fn explained(
        &self,
        data_set: &DataSet,
        evaluation: &Settings,
        figures: &Figures,
    ) -> String {
        let language = self.settings.language.as_str();
        let is_indonesian = language == "id";
        let word = |indonesian: &str, english: &str| {
            if is_indonesian { indonesian.to_owned() } else { english.to_owned() }
        };
        let instrument = self.instrument;
        let mut lines = vec![
            format!("{} {}", instrument.title.get(language), instrument.version),
            format!("{} {}", instrument.id, data_set.instrument_digest),
            String::new(),
            match self.settings.form {
                Form::Raw => word(
                    "BENTUK: MENTAH. Semua jawaban, apa adanya, juga teks bebas, kode responden dan waktu. Orang dapat dikenali. Simpan di tempat tertutup, jangan diterbitkan, jangan dikirim tanpa sandi.",
                    "FORM: RAW. All answers as they are, free texts, respondents' codes and times included. People can be recognised. Keep it locked away; neither publish it nor send it without a password.",
                ),
                Form::Anonymous => word(
                    "BENTUK: ANONIM. Tanpa kode responden, enumerator, teks bebas, foto, rekaman, letak dan jam; tanggal menjadi bulan, umur menjadi golongan umur. Nomor wawancara hanya berlaku di berkas ini.",
                    "FORM: ANONYMOUS. Without respondents' codes, enumerators, free texts, photos, recordings, positions and times of day; days became months, ages became bands. Numbers of interviews hold in these files alone.",
                ),
                Form::Aggregate => word(
                    "BENTUK: AGREGAT. Hanya rata-rata dari cukup banyak wawancara, tanpa satu jawaban pun. Angka yang bersama angka lain dapat membuka kelompok kecil tidak ditulis.",
                    "FORM: AGGREGATE. Means of enough interviews alone, and no single answer. Figures that together with others would tell on a small group are not written.",
                ),
            },
        ];
        match self.settings.form {
            Form::Raw => {}
            Form::Anonymous => {
                lines.extend(self.anonymity.map(|it| told(&it, self.marks, is_indonesian)))
            }
            Form::Aggregate => {
                let limit = self.settings.k;
                lines.push(if is_indonesian {
                    format!("Setiap rata-rata berasal dari sedikitnya {limit} wawancara.")
                } else {
                    format!("Each mean is of {limit} interviews at least.")
                });
                lines.extend(self.of_what_is_kept_back(figures, is_indonesian));
            }
        }
        if self.settings.form != Form::Aggregate {
            lines.push(String::new());
            lines.extend(self.of_files(is_indonesian));
        }
        lines.push(String::new());
        lines.push(word(
            "angka.csv: rata-rata faktor dan indeks (0-100), untuk semua dan tiap bagian yang disebut di sana. Skor faktor: rata-rata butir terjawab bila sedikitnya separuhnya terjawab.",
            "angka.csv: means of factors and indices (0-100), of all and of each part that is named there. A factor's score: the mean of its answered items where half of them at least are.",
        ));
        lines.push(self.of_indices(evaluation, is_indonesian));
        lines.push(String::new());
        lines.join("\r\n")
    }

    /// What an aggregate does not tell, by name, and that it does not tell roles apart.
    fn of_what_is_kept_back(&self, figures: &Figures, is_indonesian: bool) -> Vec<String> {
        let limit = self.settings.k;
        let word = |indonesian, english| if is_indonesian { indonesian } else { english };
        let part = |(place, names): &(String, Option<Vec<String>>)| {
            let place = if place.is_empty() { word("semua", "all") } else { place };
            let names = names.as_ref().map(|names| names.join(", "));
            format!("{place}: {}", names.as_deref().unwrap_or(word("semua angka", "every figure")))
        };
        let kept_back: Vec<String> = figures.kept_back.iter().map(part).collect();
        let kept_back = match kept_back.is_empty() {
            true => word("tidak ada", "none").to_owned(),
            false => kept_back.join("; "),
        };
        let untold = figures.untold;
        if is_indonesian {
            vec![
                format!(
                    "Tidak ditulis (kurang dari {limit} wawancara, atau membuka kelompok kecil bersama angka lain) menurut bagian: {kept_back}. Tempat tanpa satu angka pun: {untold}."
                ),
                "Peran tidak dibedakan dalam bentuk ini.".to_owned(),
            ]
        } else {
            vec![
                format!(
                    "Not written (fewer than {limit} interviews, or telling on a small group together with others), by part: {kept_back}. Places without any figure: {untold}."
                ),
                "Roles are not told apart in this form.".to_owned(),
            ]
        }
    }

    /// By which weights and which mean factors became indices.
    fn of_indices(&self, evaluation: &Settings, is_indonesian: bool) -> String {
        let is_anonymous = self.settings.form == Form::Anonymous;
        let mean = match (evaluation.aggregation, is_indonesian) {
            (Aggregation::Arithmetic, true) => "rata-rata hitung berbobot",
            (Aggregation::Arithmetic, false) => "the weighted arithmetic mean",
            (Aggregation::Geometric, true) => "rata-rata ukur (geometrik) berbobot",
            (Aggregation::Geometric, false) => "the weighted geometric mean",
        };
        let weights = match (evaluation.weights, is_indonesian) {
            (Weights::Instrument, true) => "menurut kuesioner",
            (Weights::Instrument, false) => "as in the questionnaire",
            (Weights::Importance, true) if is_anonymous => {
                "menurut tingkat kepentingan: rata-ratanya di antara wawancara di berkas ini"
            }
            (Weights::Importance, false) if is_anonymous => {
                "by importance: its mean in the interviews of these files"
            }
            (Weights::Importance, true) => {
                "menurut tingkat kepentingan: rata-ratanya di antara semua wawancara yang disaring, juga untuk tiap bagian"
            }
            (Weights::Importance, false) => {
                "by importance: its mean in all interviews that the filters let through, of each part as well"
            }
        };
        if is_indonesian {
            format!("Indeks: {mean} dari faktornya. Bobot faktor {weights}.")
        } else {
            format!("An index: {mean} of its factors. Weights of factors {weights}.")
        }
    }

    fn of_files(&self, is_indonesian: bool) -> Vec<String> {
        let language = self.settings.language.as_str();
        let codes: Vec<String> = Lack::ALL
            .iter()
            .map(|it| format!("{} = {}", self.codes.code(*it), it.label(self.instrument, language)))
            .collect();
        let codes = codes.join("; ");
        let repeats: Vec<String> = self
            .tables
            .iter()
            .filter(|table| !table.repeat.is_empty())
            .map(|table| format!("{}.csv: {} ({})", table.name, table.label, table.rows.len()))
            .collect();
        let n = self.tables.first().map_or(0, |table| table.rows.len());
        let lines: [String; 7] = if is_indonesian {
            [
                format!("data.csv: satu baris tiap wawancara ({n} baris), pilihan sebagai nama atau angka. data-label.csv: sama, dalam kata."),
                "data-panjang.csv: satu baris tiap jawaban, dengan keadaan (dijawab, kosong, TT, TB, TM, dilewati), poin 0-100, faktor dan keluarga. Teks bebas di sini persis seperti ditulis.".to_owned(),
                format!("Tanpa nilai: {codes}. Sel kosong: ditanyakan, belum terjawab; atau orangnya tidak bersedia (bersedia = 0)."),
                "Di data.csv akhir baris dalam teks menjadi \u{21b5}, karena SPSS membaca baris demi baris.".to_owned(),
                "Teks yang diawali = + - @ (atau tanda petik tunggal lalu salah satunya) didahului satu tanda petik tunggal, supaya lembar kerja tidak menganggapnya rumus. Untuk memulihkan: buang satu tanda petik tunggal di depan teks seperti itu. baca.R dan baca.py melakukannya.".to_owned(),
                "Ulangan mempunyai tabel sendiri; kolom induk menyebut baris tempatnya berada, kolom wawancara menyebut wawancaranya.".to_owned(),
                format!("tabel.xlsx memuat jawaban sampai {} baris; selebihnya hanya di CSV.", super::MAX_SHEET_ROWS),
            ]
        } else {
            [
                format!("data.csv: a row for each interview ({n} rows), choices as names or numbers. data-label.csv: the same in words."),
                "data-panjang.csv: a row for each answer, with its state (dijawab = answered, kosong = blank, TT, TB, TM, dilewati = skipped), points 0-100, factor and family. Free texts stand here exactly as written.".to_owned(),
                format!("No value: {codes}. An empty cell was asked and is not answered, or is of a person who declined (bersedia = 0)."),
                "In data.csv the end of a line within a text became \u{21b5}, since SPSS reads line by line.".to_owned(),
                "Texts that begin with = + - @ (or with apostrophes and then one of these) have one apostrophe in front, so that no spreadsheet takes them for formulas. To undo it, take one apostrophe away in front of such a text. baca.R and baca.py do.".to_owned(),
                "Repeats have tables of their own; the column induk names the row that they stand in, wawancara the interview.".to_owned(),
                format!("tabel.xlsx holds answers up to {} rows; beyond, the CSV files alone do.", super::MAX_SHEET_ROWS),
            ]
        };
        lines.into_iter().chain(repeats).collect()
    }
}

/// By what people are alike: sex and age where they are asked, by the names of their questions.
fn known_by(marks: Marks<'_>, is_indonesian: bool) -> String {
    let facts = match is_indonesian {
        true => ["survei", "putaran", "peran", "lokasi", "bulan"],
        false => ["study", "round", "role", "site", "month"],
    };
    let [sex, age] = match is_indonesian {
        true => ["jenis kelamin", "golongan umur"],
        false => ["sex", "age band"],
    };
    let asked = [(sex, marks.sex), (age, marks.age)];
    let asked = asked.into_iter().filter_map(|(word, item)| Some(format!("{word} ({})", item?.id)));
    facts.map(str::to_owned).into_iter().chain(asked).collect::<Vec<_>>().join(", ")
}

/// What was done so that nobody is known.
fn told(it: &Anonymity, marks: Marks<'_>, is_indonesian: bool) -> String {
    let Anonymity { k, interviews, before, after, .. } = it;
    let Anonymity { sites, months, ages, sexes, rounds, studies, left_out, .. } = it;
    let by = known_by(marks, is_indonesian);
    if is_indonesian {
        format!(
            "k-anonimitas menurut {by}: diminta {k}, semula {before}, di berkas ini {after}. Dari {interviews} wawancara: lokasi diperluas pada {sites}, bulan disamarkan pada {months}, umur pada {ages}, jenis kelamin pada {sexes}, putaran pada {rounds}, survei pada {studies}; tidak dimuat {left_out}. Jawaban lain tidak ikut dihitung: periksalah sebelum menerbitkan."
        )
    } else {
        format!(
            "k-anonymity by {by}: asked for {k}, {before} as they were, {after} in these files. Of {interviews} interviews: site published more coarsely in {sites}, month withheld in {months}, age in {ages}, sex in {sexes}, round in {rounds}, study in {studies}; left out {left_out}. Other answers are not reckoned with: look them over before publishing."
        )
    }
}

//! Texts that tell what is wrong with an expression, in words of those who write forms.

use super::Language;
use crate::expression::{Expected, Problem, Unsupported};

impl Language {
    /// What is wrong with an expression and what to write in its place; the column is told beside it.
    #[must_use]
    pub fn expression_problem(self, problem: &Problem) -> String {
        match problem {
            Problem::NoRules => self.expression_no_rules().to_owned(),
            Problem::Empty => self.expression_empty().to_owned(),
            Problem::TooLong(limit) => self.expression_too_long(&limit.to_string()),
            Problem::TooDeep(limit) => self.expression_too_deep(&limit.to_string()),
            Problem::UnknownSign(sign) => self.expression_unknown_sign(&sign.to_string()),
            Problem::WriteInstead { found, right } => self.expression_write_instead(found, right),
            Problem::OpenText => self.expression_open_text().to_owned(),
            Problem::BadReference(found) => self.expression_bad_reference(found),
            Problem::NumberTooLarge => self.expression_number_too_large().to_owned(),
            Problem::Unexpected { expected, found } if found.is_empty() => {
                self.expression_ends(self.expected_in_expression(*expected))
            }
            Problem::Unexpected { expected, found } => {
                self.expression_unexpected(self.expected_in_expression(*expected), found)
            }
            Problem::BareName(name) => self.expression_bare_name(name),
            Problem::MissingParentheses(name) => self.expression_missing_parentheses(name),
            Problem::UnknownFunction { name, nearest: None } => {
                self.expression_unknown_function(name)
            }
            Problem::UnknownFunction { name, nearest: Some(nearest) } => {
                self.expression_nearest_function(name, nearest)
            }
            Problem::ArgumentCount { name, most: Some(0), .. } => self.expression_no_values(name),
            Problem::ArgumentCount { name, least, most, found } => {
                let wanted = self.count_from_to(*least, *most);
                self.expression_value_count(name, &wanted, &found.to_string())
            }
            Problem::UnpairedArgument(name) => self.expression_unpaired(name),
            Problem::NeedsAnswers(name) => self.expression_needs_answers(name),
            Problem::NeedsName(name) => self.expression_needs_name(name),
            Problem::NeedsQuotedName => self.expression_needs_quoted_name().to_owned(),
            Problem::NeedsText(name) => self.expression_needs_text(name),
            Problem::OutsideFilter(name) => self.expression_outside_filter(name),
            Problem::Unsupported(what) => self.unsupported_in_expression(*what).to_owned(),
            Problem::BadPattern(pattern) => self.expression_bad_pattern(pattern),
            Problem::LookAround(pattern) => self.expression_look_around(pattern),
            Problem::BackReference(pattern) => self.expression_back_reference(pattern),
            Problem::PatternTooLarge(limit) => {
                self.expression_pattern_too_large(&limit.to_string())
            }
            Problem::BadDateFormat(found) => self.expression_bad_date_format(found),
            Problem::BadDigest(found) => self.expression_bad_digest(found),
            Problem::TooMuchWork(limit) => self.expression_too_much_work(&limit.to_string()),
            Problem::TextTooLong(limit) => self.expression_text_too_long(&limit.to_string()),
        }
    }

    fn count_from_to(self, least: usize, most: Option<usize>) -> String {
        let from = least.to_string();
        match most {
            Some(most) if most == least => from,
            Some(most) => self.count_between(&from, &most.to_string()),
            None => self.count_or_more(&from),
        }
    }

    fn expected_in_expression(self, expected: Expected) -> &'static str {
        match expected {
            Expected::Value => self.expected_value(),
            Expected::OperatorOrEnd => self.expected_operator(),
            Expected::ClosingParenthesis => ")",
            Expected::CommaOrClosingParenthesis => self.expected_comma(),
            Expected::ClosingBracket => "]",
            Expected::Name => self.expected_name(),
            Expected::ListName => self.expected_list_name(),
            Expected::RootItem => "/root/item",
        }
    }

    fn unsupported_in_expression(self, what: Unsupported) -> &'static str {
        match what {
            Unsupported::AnyDepth => self.unsupported_any_depth(),
            Unsupported::AnyName => self.unsupported_any_name(),
            Unsupported::Attribute => self.unsupported_attribute(),
            Unsupported::Axis => self.unsupported_axis(),
            Unsupported::Filter => self.unsupported_filter(),
            Unsupported::PathAfterValue => self.unsupported_path(),
            Unsupported::HereInFilter => self.unsupported_here_in_filter(),
            Unsupported::ParentValue => self.unsupported_parent_value(),
            Unsupported::LastSaved => self.unsupported_last_saved(),
            Unsupported::Function => self.unsupported_function(),
        }
    }
}

super::texts! {
    expression_no_rules: "program ini untuk kuesioner tanpa rumus." / "this program is for questionnaires without expressions.";
    expression_empty: "kosong. Tulis rumusnya, atau hapus bagian ini." / "it is empty. Write the expression, or take the field out.";
    expression_too_long(limit): "lebih dari {limit} karakter. Bagi menjadi beberapa perhitungan (type: calculate)." / "longer than {limit} characters. Divide it into several calculations (type: calculate).";
    expression_too_deep(limit): "bersarang lebih dari {limit} tingkat. Bagi menjadi beberapa perhitungan (type: calculate)." / "nested more than {limit} levels deep. Divide it into several calculations (type: calculate).";
    expression_unknown_sign(sign): "tanda {sign} tidak memiliki arti di sini. Hapus, atau apit teksnya dengan tanda kutip." / "the sign {sign} has no meaning here. Take it out, or put the text between quotation marks.";
    expression_write_instead(found, right): "tulis {right}, bukan {found}." / "write {right} in place of {found}.";
    expression_open_text: "teks yang mulai di sini tidak ditutup. Tambahkan tanda kutip di akhirnya." / "the text that begins here has no end. Add the second quotation mark.";
    expression_bad_reference(found): "jawaban ditulis ${{nama}}, bukan {found}." / "an answer is written ${{name}}, found {found}.";
    expression_number_too_large: "angkanya terlalu besar untuk dihitung." / "the number is too large to calculate with.";
    expression_ends(expected): "rumusnya berakhir di sini, padahal masih perlu {expected}." / "it ends here and still needs {expected}.";
    expression_unexpected(expected, found): "di sini harus ada {expected}, bukan {found}." / "expected {expected}, found {found}.";
    expression_bare_name(name): "untuk jawaban tulis ${{{name}}}, untuk teks tulis '{name}'." / "for the answer write ${{{name}}}, for the text write '{name}'.";
    expression_missing_parentheses(name): "tulis {name}(), bukan {name}." / "write {name}() in place of {name}.";
    expression_unknown_function(name): "fungsi {name}() tidak dikenal. Periksa ejaannya." / "unknown function {name}(). Check its spelling.";
    expression_nearest_function(name, nearest): "fungsi {name}() tidak dikenal. Maksudnya {nearest}()?" / "unknown function {name}(). Did you mean {nearest}()?";
    expression_no_values(name): "{name}() tidak memerlukan nilai. Kosongkan kurungnya." / "{name}() takes no value. Leave its parentheses empty.";
    expression_value_count(name, wanted, found): "{name}() memerlukan {wanted} nilai di dalam kurungnya, bukan {found}." / "{name}() takes {wanted} values between its parentheses, found {found}.";
    count_between(least, most): "{least} sampai {most}" / "{least} to {most}";
    count_or_more(least): "{least} atau lebih" / "{least} or more";
    expression_unpaired(name): "nilai-nilai terakhir {name}() harus berpasangan. Ada yang belum memiliki pasangan." / "the last values of {name}() come in pairs. One of them has no partner.";
    expression_needs_answers(name): "{name} memerlukan jawaban, misalnya ${{usia}}." / "{name} works on answers such as ${{age}}.";
    expression_needs_name(name): "{name}() di sini memerlukan nama pertanyaan atau pengulangan, misalnya ${{anggota}}." / "{name}() needs the name of a question or repeat here, such as ${{member}}.";
    expression_needs_quoted_name: "pertanyaan yang pilihannya dimaksud ditulis '${nama}', dengan tanda kutip." / "the question whose choices are meant is written '${name}', in quotation marks.";
    expression_needs_text(name): "{name}() di sini memerlukan teks di antara tanda kutip, misalnya 'desa'." / "{name}() needs a text in quotation marks here, such as 'villages'.";
    expression_outside_filter(name): "{name}() tanpa nama hanya memiliki arti di antara [ dan ]." / "{name}() without a name has a meaning only between [ and ].";
    expression_bad_pattern(pattern): "pola {pattern} tidak dapat dibaca. Periksa kurung dan tanda ulangnya." / "the pattern {pattern} is not understood. Check its brackets and repetitions.";
    expression_look_around(pattern): "pola {pattern} melihat ke depan atau ke belakang, dan itu tidak dapat dipakai. Bagi menjadi beberapa regex() dengan and, atau not()." / "the pattern {pattern} looks ahead or behind, which is not supported. Divide it into several regex() with and, or not().";
    expression_back_reference(pattern): "pola {pattern} menunjuk kembali ke bagian sebelumnya, dan itu tidak dapat dipakai. Tulis bagian itu sekali lagi." / "the pattern {pattern} refers back to what it has found, which is not supported. Write that part out again.";
    expression_pattern_too_large(limit): "polanya lebih dari {limit} bagian bila ulangannya dituliskan. Perkecil angka di dalam {{ }}." / "the pattern has more than {limit} parts with its repetitions written out. Make its numbers in {{ }} smaller.";
    expression_bad_date_format(found): "{found} bukan bagian tanggal. Pakai misalnya %d, %m, %Y, %H, atau %M." / "{found} is no part of a date. Use for example %d, %m, %Y, %H or %M.";
    expression_bad_digest(found): "cara meringkas teks “{found}” tidak dikenal. Pakai MD5, SHA-1, SHA-256, SHA-384, atau SHA-512, dengan hex atau base64." / "unknown way to digest a text: {found}. Use MD5, SHA-1, SHA-256, SHA-384 or SHA-512, with hex or base64.";
    expression_too_much_work(limit): "dihentikan setelah {limit} langkah. Kurangi daftar atau pengulangan yang dibandingkan." / "given up after {limit} steps. Compare fewer lists or repeats.";
    expression_text_too_long(limit): "teksnya akan lebih panjang dari {limit} byte. Gabungkan lebih sedikit." / "the text would be longer than {limit} bytes. Join fewer.";

    expected_value: "angka, teks, jawaban, atau fungsi" / "a number, a text, an answer or a function";
    expected_operator: "tanda seperti = atau and" / "an operator such as = or and";
    expected_comma: ", atau )" / ", or )";
    expected_name: "sebuah nama" / "a name";
    expected_list_name: "nama daftar seperti pada instance('desa')" / "the name of a list as in instance('villages')";

    unsupported_any_depth: "// tidak dapat dipakai. Sebut jawabannya ${nama}." / "// is not supported. Name the answer as ${name}.";
    unsupported_any_name: "* tidak dapat menggantikan nama. Sebut setiap jawaban ${nama}." / "* in place of a name is not supported. Name each answer as ${name}.";
    unsupported_attribute: "@ tidak dapat dipakai. Sebut jawabannya ${nama}." / "@ is not supported. Name the answer as ${name}.";
    unsupported_axis: ":: tidak dapat dipakai. Sebut jawabannya ${nama}." / ":: is not supported. Name the answer as ${name}.";
    unsupported_filter: "[ ] hanya berlaku sesudah ${pengulangan} dan instance('daftar')/root/item." / "[ ] is supported after ${repeat} and instance('list')/root/item alone.";
    unsupported_path: "di sini tidak boleh ada jalur lanjutan. Sebut jawabannya sendiri ${nama}." / "no path may follow here. Name the answer itself as ${name}.";
    unsupported_here_in_filter: "di antara [ dan ], tempat pertanyaan ditulis current()/.. ." / "between [ and ], write current()/.. for the question's place.";
    unsupported_parent_value: ".. saja tidak memiliki nilai. Tempatnya di position(..)." / ".. alone has no value. It stands in position(..).";
    unsupported_last_saved: "jawaban dari wawancara sebelumnya tidak dapat dipakai." / "answers of the last saved interview are not supported.";
    unsupported_function: "fungsi ini tidak tersedia di Berdaya." / "this function is not supported.";
}

//! Texts that tell what is wrong in a file that somebody handed over.

super::texts! {
    // Files
    finding_not_text(byte): "Bukan berkas teks (byte ke-{byte}). Pilih berkas .json atau .zip yang diekspor Berdaya." / "Not a text file (byte {byte}). Choose the .json or .zip file that Berdaya exported.";
    finding_too_deep(limit, line): "Bersarang lebih dari {limit} tingkat (baris {line}); berkas Berdaya tidak pernah begitu." / "Nested more than {limit} levels deep (line {line}); files of Berdaya never are.";
    finding_cut_short(line): "Berkas terpotong di baris {line}. Salin atau ekspor ulang." / "The file is cut short in line {line}. Copy or export it again.";
    finding_syntax(line, column): "Bukan JSON yang sah (baris {line}, kolom {column})." / "Not valid JSON (line {line}, column {column}).";
    finding_missing_field(name): "Bagian “{name}” tidak ada." / "The field “{name}” is missing.";
    finding_unknown_field(name): "Bagian “{name}” tidak dikenal." / "The field “{name}” is not known.";
    finding_repeated_field(name): "Bagian “{name}” ada dua kali." / "The field “{name}” stands there twice.";
    finding_unknown_word(name): "Kata “{name}” tidak dikenal di tempat ini." / "The word “{name}” is not known in this place.";
    finding_no_character: "Teks berisi kode yang bukan karakter." / "A text with a code that stands for no character.";
    finding_wrong_type: "Jenis nilai salah, atau di luar batasnya." / "A value of the wrong type, or out of its range.";
    finding_foreign: "Bukan berkas Berdaya." / "Not a file of Berdaya.";
    finding_other_kind(format): "Berkas Berdaya jenis lain ({format}); yang dibaca di sini berkas ekspor wawancara dan kuesioner." / "Another kind of Berdaya file ({format}); exports of interviews and questionnaires are read here.";
    finding_unknown_version(format): "Dibuat dengan versi Berdaya yang lebih baru ({format}). Perbarui aplikasi ini." / "Made by a newer version of Berdaya ({format}). Update this app.";
    finding_archive: "Berkas ZIP terpotong atau rusak. Salin atau ekspor ulang." / "The ZIP file is cut short or damaged. Copy or export it again.";
    finding_packed: "Berkas ZIP ini dienkripsi, atau dikemas dengan cara yang tidak dapat dibaca di sini. Pakai berkas ZIP yang diekspor Berdaya." / "This ZIP file is encrypted, or packed in a way that cannot be read here. Use the one that Berdaya exported.";
    finding_unfolds(limit): "Isi berkas ZIP ini mengembang menjadi lebih dari {limit} MB. Ekspor dalam beberapa berkas." / "What this ZIP file holds unfolds into more than {limit} MB. Export it as several files.";
    finding_not_one_file: "Berkas ZIP ini harus berisi tepat satu berkas wawancara (.json)." / "This ZIP file must hold exactly one file of interviews (.json).";
    finding_attachment_missing(name): "Lampiran {name} tidak ada di berkas ini. Jawaban lain tetap dipakai." / "The attachment {name} is not in this file. The other answers are used.";
    finding_attachment_altered(name): "Isi lampiran {name} berubah setelah diekspor. Jawaban lain tetap dipakai." / "The attachment {name} was changed after the export. The other answers are used.";

    // Interviews
    finding_instrument(detail): "Kuesioner di berkas ini: {detail}" / "The questionnaire in this file: {detail}";
    finding_instrument_altered: "Kuesioner di berkas ini tidak cocok dengan sidik digitalnya: berkas berubah setelah diekspor." / "The questionnaire in this file does not fit its digest: the file was changed after the export.";
    finding_other_instrument: "Wawancara memakai kuesioner lain daripada berkasnya." / "The interview was held with another questionnaire than the file's.";
    finding_bad_moment: "Bukan waktu yang sah." / "Not a valid date and time.";
    finding_bad_id: "Bukan nomor wawancara yang sah." / "Not a valid interview id.";
    finding_unknown(name): "“{name}” tidak ada dalam kuesioner." / "“{name}” is not in the questionnaire.";
    finding_not_asked(name): "Butir {name} tidak ada atau tidak ditanyakan kepada peran ini." / "Item {name} does not exist or is not asked of this role.";
    finding_outside_scale(value): "Jawaban “{value}” di luar pilihan butir ini." / "The answer “{value}” is not one of this item's choices.";
    finding_missing_not_allowed(code): "Kode {code} tidak diterima butir ini." / "The code {code} is not accepted by this item.";
    finding_bad_answer: "Jawaban tidak dapat dibaca." / "The answer cannot be read.";
    finding_too_long: "Teks terlalu panjang." / "The text is too long.";
    finding_too_many_instances(limit): "Lebih dari {limit} pengulangan dalam satu wawancara." / "More than {limit} instances of repeats in one interview.";
    finding_no_consent: "Ada jawaban tanpa persetujuan responden; tidak pernah dinilai." / "Answers without the respondent's consent; never scored.";
    finding_draft: "Wawancara belum diselesaikan." / "The interview is not finished.";
    finding_altered: "Isi wawancara berubah setelah diekspor: sidik digitalnya tidak cocok." / "The interview was changed after the export: its digest does not fit.";
    finding_score_differs(figure, stored, computed): "{figure}: di berkas {stored}, dihitung ulang {computed}." / "{figure}: {stored} in the file, {computed} recomputed.";
    no_score: "kosong" / "empty";

    // Group discussions
    finding_mode: "Isinya tidak sesuai dengan jenisnya: wawancara perorangan dan diskusi kelompok tercampur." / "It is not what its mode says: an interview with one person and a group discussion are mixed.";
    finding_bad_count: "Jumlah peserta di luar batas." / "The number of participants is out of range.";
    finding_bad_roles: "Ada peran yang tidak ada dalam kuesioner, atau disebut dua kali." / "A role that is not in the questionnaire, or that stands there twice.";
    finding_no_label: "Hal tanpa nama." / "A force without a name.";
    finding_off_scale: "Kekuatannya harus 1 sampai 5." / "The strength must be 1 to 5.";
    finding_other_side(factor): "Faktor {factor} ada di sisi yang lain." / "The factor {factor} is on the other side.";
    finding_too_many_forces(limit): "Lebih dari {limit} hal dalam satu diskusi." / "More than {limit} forces in one discussion.";
    finding_incomplete: "Diskusi dikunci tanpa hal yang disebut, dengan kurang dari dua peserta, atau dengan jumlah perempuan atau peran yang melebihi jumlah peserta." / "The discussion was locked without a force, with fewer than two participants, or with more women, or more of a role, than participants.";

    // Instruments
    finding_empty: "Kosong, padahal harus ada isinya. Isi, atau hapus." / "Empty where something must be. Fill it in, or take it out.";
    finding_no_such(name): "Dalam kuesioner ini tidak ada “{name}”. Periksa ejaannya." / "There is no “{name}” in this questionnaire. Check its spelling.";
    finding_duplicate(name): "Nama “{name}” dipakai dua kali. Ganti salah satunya." / "The name “{name}” is used twice. Change one of them.";
    finding_no_wording(language): "Tidak ada teks dalam bahasa utama ({language}). Tambahkan." / "There is no text in the default language ({language}). Add it.";
    finding_undeclared_language(language): "Bahasa {language} tidak terdaftar pada kuesioner. Tambahkan ke languages, atau hapus teksnya." / "The language {language} is not declared by the questionnaire. Add it to languages, or take the text out.";
    finding_not_rising: "Pilihan berurut harus bilangan bulat yang naik, sedikitnya dua." / "Ordinal choices must be whole numbers that rise, two at least.";
    finding_not_ordinal(item): "Butir {item} tidak memiliki angka untuk dinilai. Pakai select_one dengan daftar ordinal, atau keluarkan dari faktor." / "Item {item} has no numbers to score. Make it a select_one of an ordinal list, or take it out of the factor.";
    finding_too_few_items: "Faktor memerlukan sedikitnya dua butir." / "A factor needs two items at least.";
    finding_inside_repeat(item): "Butir {item} ada di dalam pengulangan; jawabannya banyak, jadi tidak dapat dinilai. Keluarkan dari faktor." / "Item {item} stands in a repeat; it has several answers and cannot be scored. Take it out of the factor.";
    finding_not_in_repeat(item): "Butir {item} tidak berada langsung di dalam pengulangan itu. Yang dibawa ke putaran berikut hanya butir yang langsung di dalamnya." / "Item {item} does not stand directly in that repeat. Only what does is carried into the next round.";
    finding_not_carried(item): "Jawaban {item} tidak dapat dibawa ke butir ini: keduanya harus pertanyaan dari jenis yang sama dengan daftar yang sama, bukan hitungan, foto, rekaman, atau posisi." / "The answer to {item} cannot be carried to this item: both must be questions of the same kind with the same list, not a calculation, a photo, a recording or a position.";
    finding_expression(column, detail): "Rumus, kolom {column}: {detail}" / "Expression, column {column}: {detail}";
    finding_unknown_reference(name, column): "Rumus, kolom {column}: tidak ada butir bernama “{name}”. Periksa ejaannya." / "Expression, column {column}: no item is called “{name}”. Check its spelling.";
    finding_circle(items): "Butir-butir ini saling menunggu, jadi tidak ada yang dapat dihitung lebih dahulu: {items}. Putuskan lingkaran itu di salah satu rumusnya." / "These items wait for each other, so none can be calculated first: {items}. Break the circle in one of their expressions.";
    finding_bad_name(name): "Nama butir “{name}” tidak boleh berisi spasi, tanda kutip, atau / [ ]." / "The item name “{name}” must not have blanks, quotation marks or / [ ] in it.";
    finding_not_one_kind: "Harus ada tepat satu dari select_one, select_multiple, rank, dan type." / "There must be exactly one of select_one, select_multiple, rank and type.";
    finding_not_here: "Bagian ini tidak berlaku untuk jenis butir ini. Hapus, atau ganti jenis butirnya." / "This field does not belong to an item of this kind. Take it out, or change the kind.";
    finding_not_a_word(name): "Nama pilihan “{name}” berisi spasi; pada pilihan ganda itu tidak boleh. Pakai garis bawah." / "The choice name “{name}” has a blank in it, which cannot be where several can be chosen. Use an underscore.";
    finding_other_columns: "Kolomnya tidak sama dengan baris pertama." / "Its columns are not those of the first row.";
    finding_no_name_and_label: "Tabel pilihan harus mulai dengan kolom name dan memiliki kolom label." / "A table of choices must begin with the column name and have a column label.";
    finding_bad_number: "Bobot atau batas tidak masuk akal." / "A weight or limit out of range.";

    // What does not keep an instrument from being asked
    remark_no_wording(language): "Belum diterjemahkan ke bahasa {language}; yang tampil teks bahasa utama." / "Not translated into {language}; the text of the default language is shown.";
    remark_nothing_offered: "Filter ini tidak meloloskan satu pilihan pun, apa pun jawabannya. Periksa nama kolom dan nilainya." / "This filter lets no choice through, whatever is answered. Check its columns and values.";
    remark_no_effect: "Bagian ini tidak berpengaruh pada butir seperti ini. Hapus, supaya tidak menyesatkan." / "This field has no effect on an item such as this. Take it out, so that it misleads nobody.";
    remark_no_effect_without(field): "Bagian ini tidak berpengaruh tanpa {field}. Tambahkan {field}, atau hapus." / "This field has no effect without {field}. Add {field}, or take it out.";
    remark_no_effect_beside(field): "Bagian ini tidak berpengaruh karena ada {field}. Hapus salah satunya." / "This field has no effect beside {field}. Take one of them out.";
    remark_unused: "Daftar ini tidak dipakai butir mana pun." / "No item uses this list.";
}

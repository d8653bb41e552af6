//! Texts of the evaluator's screens.

super::texts! {
    // Files in
    evaluate_intro: "Seret berkas ekspor ke sini, atau pilih dari perangkat. Berkas tidak dikirim ke mana pun." / "Drop export files here, or choose them from the device. The files are sent nowhere.";
    evaluate_begin: "Minta setiap enumerator mengekspor wawancaranya, lalu seret semua berkasnya ke sini sekaligus, boleh juga satu folder. Yang ganda disatukan, skor dihitung ulang dari jawaban. Berkas kuesioner diperiksa di sini juga." / "Ask every enumerator to export the interviews, then drop all the files at once, or a folder of them. Copies are merged, scores are recomputed from the answers. Questionnaire files are checked here, too.";
    add_files: "Tambah berkas" / "Add files";
    stop_reading: "Berhenti membaca" / "Stop reading";
    reading_named(name): "Sedang dibaca: {name}" / "Reading: {name}";
    reckoning: "Menghitung…" / "Calculating…";
    reading_stopped(done, all): "Dihentikan: {done} dari {all} berkas sudah dibaca dan dipakai." / "Stopped: {done} of {all} files have been read and are used.";
    others_skipped(count): "Dilewati karena bukan berkas .json atau .zip: {count}." / "Skipped, not .json or .zip: {count}.";
    could_not_open(names): "Tidak dapat dibuka: {names}." / "Could not be opened: {names}.";
    worker_not_started: "Bagian evaluasi tidak dapat dimuat. Buka halaman ini sekali saat ada jaringan, lalu coba lagi. Berkas Anda tidak berubah." / "The evaluation part cannot be loaded. Open this page once while online, then try again. Your files are unchanged.";
    worker_broke_off: "Pembacaan berhenti di tengah jalan, mungkin karena memori perangkat habis. Berkas Anda tidak berubah. Tutup tab lain, lalu pilih berkas lagi, bila perlu sebagian dahulu." / "Reading broke off, perhaps because the device ran out of memory. Your files are unchanged. Close other tabs, then choose the files again, in parts if need be.";

    // Loading back
    loading_back: "Menyimpan ke perangkat ini…" / "Saving on this device…";
    loaded_other(count): "Sudah ada di perangkat ini dengan isi lain: {count}. Yang di perangkat tidak diubah." / "On this device already with other contents: {count}. What is on the device was not changed.";
    nothing_loaded: "Tidak ada wawancara yang dapat dimuat. Alasannya ada di daftar berkas." / "There was no interview to load. The list of files tells why.";

    // Ledger
    ledger_title: "Berkas" / "Files";
    ledger_interviews(count): "Wawancara dipakai: {count}" / "Interviews used: {count}";
    ledger_files(read, all): "Berkas terbaca: {read} dari {all}" / "Files read: {read} of {all}";
    ledger_refusals(count): "Tidak bersedia: {count}" / "Declined: {count}";
    ledger_duplicates(count): "Salinan sama persis disatukan: {count}" / "Exact copies merged: {count}";
    ledger_replaced(count): "Diganti revisi lebih baru: {count}" / "Replaced by a newer revision: {count}";
    ledger_conflicts(count): "Isi bertentangan: {count}" / "In conflict: {count}";
    ledger_unusable(count): "Wawancara tidak dapat dipakai: {count}" / "Interviews that cannot be used: {count}";
    ledger_differences(count): "Skor tersimpan berbeda: {count}" / "Stored scores that differ: {count}";
    ledger_attachments(count): "Foto dan rekaman: {count}" / "Photos and recordings: {count}";
    ledger_lost(count): "Foto dan rekaman tidak dapat dipakai: {count}" / "Photos and recordings that cannot be used: {count}";
    ledger_list: "Daftar berkas, dengan alasan dan perbedaan" / "List of files, with reasons and differences";
    file_exported(date): "diekspor {date}" / "exported {date}";
    file_interviews(count): "{count} wawancara" / "interviews: {count}";
    file_declined(count): "{count} tidak bersedia" / "declined: {count}";
    put_away: "Keluarkan" / "Remove";
    put_away_named(name): "Keluarkan {name}" / "Remove {name}";
    file_refused: "Berkas ditolak" / "File refused";
    file_unreadable: "Berkas tidak dapat dibuka: mungkin dipindahkan, dihapus, atau tidak diizinkan. Pilih lagi." / "The file cannot be opened: it may have been moved or deleted, or access is not permitted. Choose it again.";
    instrument_file(title, version): "Kuesioner {title}, versi {version}" / "Questionnaire {title}, version {version}";
    instrument_pages(count): "{count} halaman" / "pages: {count}";
    instrument_questions(count): "{count} pertanyaan" / "questions: {count}";
    instrument_rules(count): "{count} rumus" / "expressions: {count}";
    instrument_fine: "Kuesioner dapat dipakai" / "Questionnaire can be used";
    instrument_refused: "Kuesioner belum dapat dipakai" / "Questionnaire cannot be used yet";
    instrument_findings(count): "Harus diperbaiki ({count})" / "To be corrected ({count})";
    instrument_remarks(count): "Tidak menghalangi, tetapi periksalah ({count})" / "Not blocking, but please check ({count})";
    about_item(name): "Butir {name}" / "Item {name}";
    ledger_instruments(count): "Kuesioner diperiksa: {count}" / "Questionnaires checked: {count}";
    why_unusable(count): "Mengapa tidak dapat dipakai ({count})" / "Why they cannot be used ({count})";
    differing_scores(count): "Skor yang berbeda ({count}): yang dipakai adalah hitungan ulang dari jawaban" / "Scores that differ ({count}): what is used is recomputed from the answers";
    and_more(count): "… dan {count} lagi." / "… and {count} more.";
    respondent_named(code): "Responden {code}" / "Respondent {code}";

    // Conflicts and instruments
    conflicts_title: "Wawancara dengan isi bertentangan" / "Interviews in conflict";
    conflicts_intro: "Wawancara berikut memiliki dua isi yang berbeda. Wawancara itu tidak dihitung sampai Anda memilih isi yang benar, atau mengeluarkan salah satu berkas." / "These interviews exist with two different contents. They do not count until you choose the right one, or remove one of the files.";
    conflict_of(code, revision): "{code}, revisi {revision}" / "{code}, revision {revision}";
    use_none: "Jangan hitung" / "Do not count";
    use_version(files, digest): "Pakai isi dari {files} ({digest})" / "Use the content of {files} ({digest})";
    instrument: "Kuesioner" / "Questionnaire";
    instrument_line(title, version, count): "{title} {version} · n = {count}" / "{title} {version} · n = {count}";
    same_name_title: "Kuesioner bernama sama, isinya berbeda" / "Questionnaires of one name, with different contents";
    same_name_intro: "Wawancaranya tidak dicampur. Pilih kuesioner yang dievaluasi di bawah; tanyakan kepada koordinator mengapa isinya berbeda." / "Their interviews are not mixed. Choose below which one is evaluated; ask the coordinator why they differ.";
    same_name_line(version, digest, files): "Versi {version} ({digest}): {files}" / "Version {version} ({digest}): {files}";
    same_name_common(count): "butir berskor yang sama dengan yang terbanyak dipakai: {count}" / "scored items in common with the most used: {count}";

    // Filters
    study: "Survei" / "Study";
    filters: "Filter" / "Filters";
    all_sites: "Semua lokasi" / "All sites";
    all_roles: "Semua peran" / "All roles";
    all_rounds: "Semua putaran" / "All rounds";
    all_studies: "Semua survei" / "All studies";
    filter_choice(name, count): "{name} (n = {count})" / "{name} (n = {count})";
    clear_filters: "Hapus filter" / "Clear filters";
    nothing_left: "Tidak ada wawancara dengan filter ini. Longgarkan filter, atau tambah berkas." / "No interview fits these filters. Loosen a filter, or add files.";
    nothing_usable: "Belum ada wawancara yang dapat dievaluasi. Lihat daftar berkas di atas untuk alasannya, lalu tambah berkas lain." / "There is no interview to evaluate yet. See the list of files above for the reasons, then add other files.";
    several_rounds: "Beberapa putaran tercampur: responden yang sama dapat terhitung lebih dari sekali. Pilih satu putaran." / "Several rounds are mixed: the same respondent may count more than once. Choose one round.";
    several_studies: "Beberapa survei tercampur. Pilih satu survei bila angkanya tidak boleh digabung." / "Several studies are mixed. Choose one where their figures should not be pooled.";

    // Figures
    n_is(count): "n = {count}" / "n = {count}";
    interval_of(low, high): "95%: {low} sampai {high}" / "95%: {low} to {high}";
    no_interval: "selang memerlukan dua wawancara atau lebih" / "an interval needs two interviews or more";
    index_s: "Pendukung (S)" / "Supporting (S)";
    index_h: "Penghambat (H)" / "Inhibiting (H)";
    index_n: "Selisih (N = S − H)" / "Difference (N = S − H)";
    inconclusive: "Belum dapat disimpulkan" / "No conclusion yet";
    inconclusive_because: "Selang 95% dari N memuat 0, atau wawancaranya terlalu sedikit." / "The 95% interval of N holds 0, or there are too few interviews.";
    band_limits(leaning, dominant): "cenderung mulai ±{leaning}, dominan mulai ±{dominant}" / "leaning from ±{leaning}, dominant from ±{dominant}";
    few_warning(count): "Hanya {count} wawancara: angka ini dapat mengungkap jawaban perorangan. Hanya untuk dibaca sendiri, jangan dipublikasikan." / "Only {count} interviews: these figures may reveal a person's answers. For your own reading only; do not publish.";
    few_mark: "terlalu sedikit untuk dipublikasikan" / "too few to publish";
    chart_note: "panjang = kekuatan rata-rata 0–100, garis = selang 95%" / "length = mean force 0–100, line = 95% interval";
    factor_table: "Tabel faktor" / "Table of factors";
    rank: "Peringkat" / "Rank";
    mean: "Rata-rata" / "Mean";
    deviation: "Simpangan baku" / "SD";
    interval_95: "Selang 95%" / "95% interval";
    one_to_five: "Skala 1–5" / "Scale 1–5";
    index_row: "Indeks" / "Index";
    balance: "Keseimbangan" / "Balance";
    balance_line(value, n): "Keseimbangan B = 100·S/(S + H): {value} (n = {n}; 50 = seimbang)" / "Balance B = 100·S/(S + H): {value} (n = {n}; 50 = even)";
    correlation_line(r, n): "Korelasi S dan H: r = {r} (n = {n})" / "Correlation of S and H: r = {r} (n = {n})";
    correlation_lacking(least, n): "Korelasi S dan H: belum dihitung (perlu {least} wawancara dengan nilai yang beragam; n = {n})" / "Correlation of S and H: not calculated (needs {least} interviews with varying values; n = {n})";
    indicative: "indikatif, n di bawah 30" / "indicative, n below 30";
    one_attitude: "Korelasi sangat negatif: mungkin responden menjawab dari satu sikap umum, bukan per faktor." / "A strongly negative correlation: respondents may answer out of one general attitude, not factor by factor.";
    sampling_note: "Selang 95% (t) berlaku untuk sampel acak. Untuk informan yang dipilih sengaja, baca angkanya sebagai gambaran saja." / "The 95% (t) intervals hold for random samples. For informants chosen on purpose, read the figures as description alone.";
    scoring_note: "Setiap faktor dinilai bila sedikitnya separuh butirnya terjawab; bobot faktor menurut kuesioner; rata-rata antarresponden." / "A factor is scored where half of its items at least are answered; factor weights as in the questionnaire; means over respondents.";

    // Report
    report: "Laporan" / "Report";
    report_intro: "Berkas JSON berisi sidik digital berkas masukan, pengaturan, dan setiap angka dengan n dan selang, untuk keseluruhan, tiap lokasi, dan tiap peran." / "A JSON file with the digests of the input files, the settings, and every figure with n and interval, for the whole, each site and each role.";
    save_report: "Simpan laporan (JSON)" / "Save report (JSON)";
    print_page: "Cetak" / "Print";
    report_saved(name): "Laporan disimpan sebagai {name}." / "The report was saved as {name}.";
    report_failed: "Laporan gagal dibuat. Berkas masukan tidak berubah; coba lagi." / "The report could not be made. The input files are unchanged; try again.";
    printed_on(moment): "Dicetak {moment}" / "Printed {moment}";
}

//! Texts of the tables that an evaluator saves.

super::texts! {
    tables_title: "Tabel" / "Tables";
    tables_intro: "Satu berkas ZIP untuk Excel, SPSS, R, dan Python: jawaban, skor faktor dan indeks, buku kode. Isinya menurut saringan di atas." / "One ZIP file for Excel, SPSS, R and Python: answers, factor scores and indices, a codebook. It holds what the filters above let through.";
    table_form: "Isi tabel" / "What the tables hold";
    form_raw: "Mentah" / "Raw";
    form_raw_holds: "Semua jawaban apa adanya, juga teks bebas, kode responden, dan waktu." / "All answers as they are, free texts, respondents' codes and times included.";
    form_raw_warning: "Orang dapat dikenali dari tabel mentah. Hanya untuk tim: simpan di tempat tertutup, jangan diterbitkan." / "People can be recognised from raw tables. For the team alone: keep them locked away, do not publish them.";
    form_anonymous: "Anonim" / "Anonymous";
    form_anonymous_holds: "Satu baris tiap wawancara, tanpa kode, teks bebas, foto, dan letak; tanggal menjadi bulan. Menurut survei, putaran, peran, lokasi, bulan, jenis kelamin, dan golongan umur, sedikitnya k orang sama." / "A row for each interview, without codes, free texts, photos and positions; days become months. By study, round, role, site, month, sex and age band, at least k people are alike.";
    form_aggregate: "Agregat" / "Aggregate";
    form_aggregate_holds: "Hanya rata-rata dari sedikitnya k wawancara, tanpa satu jawaban pun." / "Means of at least k interviews alone, and no single answer.";
    least_alike: "Batas k" / "Limit k";
    anonymity_reckoning: "Menghitung k…" / "Calculating k…";
    anonymity_line(before, after): "Apa adanya k = {before}; di tabel k = {after}." / "As they are k = {before}; in the tables k = {after}.";
    anonymity_done(sites, months, ages, sexes, rounds, studies): "Lokasi diperluas: {sites}. Disamarkan: bulan {months}, umur {ages}, jenis kelamin {sexes}, putaran {rounds}, survei {studies}." / "Site made coarser: {sites}. Withheld: month {months}, age {ages}, sex {sexes}, round {rounds}, study {studies}.";
    anonymity_left_out(count, all): "Tidak dimuat karena tetap dapat dikenali: {count} dari {all} wawancara." / "Left out, since they would be recognised even so: {count} of {all} interviews.";
    anonymity_none(k): "Tidak ada wawancara yang dapat dimuat: tidak ada {k} orang yang sama perannya. Pilih agregat, atau longgarkan saringan." / "No interview can be in the tables: no {k} people share a role. Choose aggregate, or loosen the filters.";
    save_tables: "Simpan tabel (ZIP)" / "Save tables (ZIP)";
    tables_saved(name): "Tabel disimpan sebagai {name}." / "The tables were saved as {name}.";
    tables_failed: "Tabel tidak jadi dibuat. Berkas masukan tidak berubah; coba lagi, atau saring lebih sempit." / "The tables were not made. The input files are unchanged; try again, or filter more narrowly.";
}

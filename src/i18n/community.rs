//! Texts of the page that a community is shown.

super::texts! {
    community_title: "Hasil sementara" / "Results so far";
    community_of(study): "Hasil sementara: {study}" / "Results so far: {study}";
    community_intro: "Rata-rata dari wawancara perorangan yang sudah selesai di perangkat ini, untuk dibahas dalam pertemuan warga. Jawaban dan cerita perorangan tidak pernah ditampilkan." / "Means of the finished individual interviews on this device, to be discussed in a community meeting. Nobody's own answers or stories are ever shown.";
    community_reading(done, all): "Membaca wawancara: {done} dari {all}…" / "Reading interviews: {done} of {all}…";
    community_unset: "Perangkat ini belum memakai survei, atau kuesionernya tidak ada di perangkat. Pilih dahulu di Pengaturan, bagian Survei." / "This device uses no study yet, or the questionnaire is not on it. Choose one first under Settings, Studies.";
    community_unscored: "Kuesioner ini tidak memakai skor, jadi tidak ada hasil bersama yang dapat ditampilkan." / "This questionnaire has no scores, so there are no results to show together.";
    community_n(n): "Rata-rata dari {n} wawancara" / "Means of {n} interviews";
    community_round(round): "Putaran {round}" / "Round {round}";
    community_few_title: "Hasil belum dapat ditampilkan" / "No results can be shown yet";
    community_few(limit, n, more): "Agar jawaban perorangan tidak dapat dikenali, hasil baru ditampilkan bila ada sedikitnya {limit} wawancara. Sekarang ada {n}; masih perlu {more} lagi." / "Results are shown from {limit} interviews on, so that nobody's own answers can be made out. Now there are {n}; it takes {more} more.";
    community_tells(site): "Hasil {site} tidak ditampilkan tersendiri: bila dibandingkan dengan hasil seluruh lokasi, jawaban di lokasi lain yang wawancaranya masih sedikit dapat dikenali. Pilih semua lokasi." / "The results of {site} are not shown on their own: held against those of all sites, they would give away the answers of other sites with few interviews. Choose all sites.";
    community_other_instrument(count): "Tidak ikut dihitung karena kuesionernya atau versinya lain: {count} wawancara." / "Not counted because the questionnaire or its version differs: {count}.";
    community_other_study(count): "Tidak ikut dihitung karena surveinya lain: {count} wawancara." / "Not counted because the study differs: {count}.";
    community_groups(count): "Tidak ikut dihitung karena bukan wawancara perorangan: {count} diskusi kelompok." / "Not counted because they are group discussions: {count}.";
    community_unreadable(count): "Tidak dapat dibaca: {count} wawancara." / "Could not be read: {count}.";
    community_strong_support: "Yang paling mendukung" / "What supports most";
    community_strong_obstacle: "Yang paling menghambat" / "What hinders most";
    community_strength(factor, mean, n): "{factor}: {mean} dari 100 ({n}\u{a0}wawancara)" / "{factor}: {mean} of 100 ({n}\u{a0}interviews)";
    community_net(supporting, inhibiting, net): "Pendukung rata-rata {supporting} dan penghambat rata-rata {inhibiting} dari 100: selisihnya {net}." / "Support averages {supporting} and obstacles {inhibiting} of 100: a difference of {net}.";
    community_balance: "Pendukung dibandingkan dengan penghambat" / "Support against obstacles";
    community_hidden(limit, factors): "Tidak ditampilkan, karena jawabannya kurang dari {limit} atau jawaban beberapa orang akan dapat dihitung darinya: {factors}." / "Not shown because fewer than {limit} people answered, or because the answers of a few could be worked out from it: {factors}.";
    community_foot(n): "Gambaran sementara dari {n} wawancara, belum mewakili semua warga. 0 = tidak ada pengaruh, 100 = pengaruh terkuat. Dihitung di perangkat; tidak ada data yang dikirim." / "A picture so far from {n} interviews; it does not stand for everybody here. 0 = no force, 100 = strongest force. Calculated on the device; no data were sent.";
    community_keep: "Untuk dicetak atau ditempel" / "To print or hang up";
    community_png: "Simpan gambar (PNG)" / "Save as a picture (PNG)";
    community_svg: "Simpan gambar (SVG)" / "Save as a drawing (SVG)";
    community_saved(name): "Tersimpan sebagai {name}." / "Saved as {name}.";
    community_not_saved: "Gambar tidak dapat dibuat di peramban ini. Pakai tombol Cetak." / "This browser cannot make the picture. Use the button Print.";
}

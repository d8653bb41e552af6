//! Texts of the pages on which studies are set up, opened and chosen.

super::texts! {
    // The list
    studies_intro: "Survei berisi kuesioner, lokasi, dan penanggung jawab data. Buka berkas atau tautan dari koordinator, atau siapkan sendiri." / "A study holds the questionnaire, the sites, and who answers for the data. Open the coordinator's file or link, or set one up yourself.";
    studies_here: "Survei di perangkat ini" / "Studies on this device";
    no_studies: "Belum ada." / "None yet.";
    in_use: "Dipakai" / "In use";
    use_study: "Pakai" / "Use";
    use_named(code): "Pakai {code}" / "Use {code}";
    edit_copy: "Ubah atau bagikan" / "Edit or share";
    edit_named(code): "Ubah atau bagikan {code}" / "Edit or share {code}";
    study_holds(counts): "Di perangkat ini: {counts}." / "On this device: {counts}.";
    study_holds_new(counts): "Belum ada di berkas ekspor: {counts}." / "Not in an export file yet: {counts}.";
    study_drafts(count): "Belum selesai: {count}." / "Not finished: {count}.";
    study_holds_nothing: "Belum ada wawancaranya di perangkat ini." / "None of its interviews are on this device.";
    remove_title(code): "Hapus survei {code}?" / "Remove the study {code}?";
    remove_text: "Survei dihapus dari perangkat ini. Untuk memakainya lagi, buka berkas atau tautannya." / "The study is removed from this device. To use it again, open its file or link.";
    cannot_remove: "Tidak dapat dihapus selama wawancaranya masih ada di perangkat ini." / "It cannot be removed while its interviews are on this device.";
    delete_its_answers: "Hapus semua wawancaranya" / "Delete all its interviews";
    open_file_title: "Buka berkas survei" / "Open a study file";
    open_file_hint: "Berkas dari koordinator berakhir dengan .studi.json." / "The coordinator's file ends in .studi.json.";
    new_study: "Siapkan survei baru" / "Set up a new study";
    new_study_intro: "Untuk koordinator: pilih kuesioner, isi lokasi dan target, lalu bagikan ke semua perangkat melalui berkas, tautan, atau kode QR." / "For coordinators: choose the questionnaire, fill in sites and targets, then hand the study to all devices as a file, a link or a QR code.";

    // Opening
    opening_study: "Memeriksa survei…" / "Checking the study…";
    open_study_title(name): "Pakai survei {name}?" / "Use the study {name}?";
    study_is_new: "Survei ini belum ada di perangkat ini. Periksa isinya, baru simpan." / "This study is not on this device yet. Check it, then save it.";
    study_is_update(code): "Survei {code} sudah ada di perangkat ini. Yang ini menggantikannya; wawancara yang sudah ada tidak berubah." / "The study {code} is on this device already. This one takes its place; interviews that are here do not change.";
    study_is_same(code): "Survei {code} sudah ada di perangkat ini, sama persis." / "The study {code} is on this device already, the very same.";
    keep_and_use: "Simpan dan pakai" / "Save and use";
    study_refused: "Survei ini tidak dapat dipakai. Tidak ada yang berubah di perangkat ini." / "This study cannot be used. Nothing on this device has changed.";
    study_refused_next: "Minta berkas atau tautan baru dari koordinator, dan kirimkan daftar ini." / "Ask the coordinator for a new file or link, and send this list along.";
    file_not_opened: "Berkas tidak dapat dibuka. Salin ulang, lalu coba lagi." / "The file could not be opened. Copy it again, then try once more.";
    study_targets(count): "{count} wawancara tiap putaran" / "{count} interviews in each round";
    and_others(names, count): "{names}, dan {count} lagi" / "{names}, and {count} more";

    // Setting up
    questionnaire: "Kuesioner" / "Questionnaire";
    own_questionnaire: "Pakai berkas kuesioner sendiri" / "Use a questionnaire file of your own";
    own_questionnaire_hint: "Berkas berdaya.instrument/1. Kuesioner itu diperiksa dahulu, lalu disertakan dalam berkas survei." / "A berdaya.instrument/1 file. It is checked first, and then goes along in the study file.";
    own_questionnaire_refused: "Kuesioner ini belum dapat dipakai:" / "This questionnaire cannot be used yet:";
    about_study: "Tentang survei" / "About the study";
    about_study_hint: "Penyelenggara, kontak, dan tanggal hapus dibacakan dalam naskah persetujuan." / "The organiser, the contact and the day of deletion are read out in the consent text.";
    study_name: "Nama survei" / "Study name";
    study_code: "Kode survei" / "Study code";
    study_code_hint: "Dua sampai enam huruf atau angka, misalnya GRD. Kode responden diawali kode ini." / "Two to six letters or digits, for example GRD. Respondents' codes begin with it.";
    organiser: "Penyelenggara" / "Organiser";
    organiser_hint: "Lembaga yang bertanggung jawab atas data, misalnya universitas atau LSM." / "The body that answers for the data, for example a university or an NGO.";
    contact: "Kontak untuk bertanya atau menarik kembali jawaban" / "Contact for questions or withdrawal";
    contact_hint: "Nama dan nomor telepon penyelenggara." / "Name and telephone number at the organiser.";
    delete_by: "Jawaban dihapus paling lambat" / "Answers deleted by";
    privacy: "Perlindungan responden" / "Protection of respondents";
    privacy_standard: "Biasa" / "Standard";
    privacy_strict: "Ketat" / "Strict";
    privacy_hint: "Biasa: hasil satu wawancara boleh dilihat bersama responden; kelompok di bawah 5 orang tidak dirinci. Ketat: hasil satu wawancara tidak ditampilkan; kelompok di bawah 10 orang tidak dirinci." / "Standard: the result of one interview may be seen with the respondent; groups below 5 are not shown separately. Strict: no result of one interview is shown; groups below 10 are not shown separately.";
    sites: "Lokasi" / "Sites";
    sites_hint: "Satu lokasi per baris. Lokasi yang berada di dalam lokasi lain, misalnya RT di dalam RW, ditulis dengan spasi di awal baris. Jumlah penduduk boleh ditulis setelah titik dua. Dapat ditempel dari lembar kerja." / "One site a line. What lies in another site, such as an RT in its RW, begins with blanks. The population may follow a colon. A list can be pasted from a spreadsheet.";
    sites_found(count, people): "{count} lokasi wawancara, {people} penduduk" / "Interview sites: {count}, population: {people}";
    sites_found_only(count): "{count} lokasi wawancara" / "Interview sites: {count}";
    sites_doubtful(name): "“{name}” dibaca seluruhnya sebagai nama: di belakang titik dua tidak ada jumlah penduduk." / "“{name}” is read as a name as a whole: there is no population behind the colon.";
    series_title: "Tambah deret lokasi" / "Add a series of sites";
    series_name: "Nama" / "Name";
    series_from: "Dari nomor" / "From number";
    series_to: "Sampai nomor" / "To number";
    series_within: "Di dalam" / "Within";
    series_outermost: "Tidak di dalam lokasi lain" / "No other site";
    series_add: "Tambah" / "Add";
    rounds_and_people: "Putaran dan enumerator" / "Rounds and enumerators";
    rounds: "Putaran, satu per baris" / "Rounds, one per line";
    enumerators: "Kode enumerator, satu per baris" / "Enumerator codes, one per line";
    enumerators_hint: "Inisial atau nomor, bukan nama lengkap. Tiap enumerator memilih kodenya sekali sehari. Boleh kosong: enumerator menulis kodenya sendiri." / "Initials or numbers, not full names. Each enumerator chooses a code once a day. May stay blank: then they write their own.";
    targets: "Target" / "Targets";
    targets_hint: "Berapa wawancara per lokasi dan peran, tiap putaran. Kosong berarti tanpa target." / "How many interviews at each site and of each role, in each round. Blank means no target.";
    target_of(role, site): "{role}, {site}" / "{role}, {site}";
    target_everywhere(role): "{role}, semua lokasi" / "{role}, all sites";
    everywhere: "Semua lokasi" / "All sites";
    total: "Jumlah" / "Total";
    targets_too_many: "Lokasinya terlalu banyak untuk tabel. Isi baris “Semua lokasi”, atau pakai hitungan besar sampel." / "There are too many sites for a table. Fill in the row “All sites”, or use the size of the sample.";
    targets_need_sites: "Isi lokasi dahulu." / "Fill in the sites first.";

    // The size of the sample
    sample_title: "Hitung besar sampel" / "Calculate the size of the sample";
    sample_population: "Penduduk" / "Population";
    sample_population_hint: "Bila kosong, dipakai jumlah penduduk semua lokasi." / "If blank, the population of all sites is used.";
    sample_margin: "Batas kesalahan, persen" / "Margin of error, per cent";
    sample_confidence: "Tingkat kepercayaan" / "Confidence";
    sample_share: "Perkiraan proporsi, persen" / "Expected share, per cent";
    sample_design: "Efek desain" / "Design effect";
    sample_silent: "Tidak menjawab, persen" / "No answer, per cent";
    sample_slovin(n): "Slovin, n = N / (1 + N e²): {n}" / "Slovin, n = N / (1 + N e²): {n}";
    sample_exact(infinite, n): "Rumus tepat, n₀ = z² p (1 − p) / e² = {infinite}; n = n₀ / (1 + (n₀ − 1) / N): {n}" / "Exact, n₀ = z² p (1 − p) / e² = {infinite}; n = n₀ / (1 + (n₀ − 1) / N): {n}";
    sample_more(slovin, exact): "Orang yang perlu didatangi, dengan efek desain dan yang tidak menjawab: {slovin} (Slovin), {exact} (rumus tepat)" / "People to approach, with the design effect and those who do not answer: {slovin} (Slovin), {exact} (exact)";
    sample_note: "Slovin mengandaikan p = 50%, z = 2, dan sampel acak sederhana." / "Slovin presumes p = 50%, z = 2 and a simple random sample.";
    sample_bad: "Periksa angka-angka ini: penduduk di atas 0, persen di antara 0 dan 100, efek desain 1 atau lebih." / "Check these figures: a population above 0, percentages between 0 and 100, a design effect of 1 or more.";
    sample_role: "Peran yang diambil sampelnya" / "Role that is sampled";
    sample_use_slovin(n): "Jadikan target: {n} (Slovin)" / "Make it the target: {n} (Slovin)";
    sample_use_exact(n): "Jadikan target: {n} (rumus tepat)" / "Make it the target: {n} (exact)";
    sample_used(n, role): "Target {role} sekarang {n}, dibagi menurut penduduk tiap lokasi." / "The target of {role} is now {n}, shared out by the population of each site.";
    sample_needs_people: "Isi jumlah penduduk tiap lokasi supaya target dapat dibagi." / "Fill in the population of each site so that the target can be shared out.";

    // Handing over
    hand_over: "Bagikan" / "Hand over";
    hand_over_intro: "Perangkat membuka survei dari berkas, tautan, atau kode QR. Tidak ada data responden di dalamnya." / "Devices open the study from the file, the link or the QR code. No respondent's data is in it.";
    save_study: "Simpan berkas survei" / "Save the study file";
    show_link: "Tautan dan kode QR" / "Link and QR code";
    use_here: "Pakai di perangkat ini" / "Use on this device";
    study_saved(file): "Survei disimpan sebagai {file}." / "The study is saved as {file}.";
    study_not_saved: "Survei belum disimpan. Coba lagi, atau pakai tautannya." / "The study was not saved. Try again, or use the link.";
    link: "Tautan" / "Link";
    copy_link: "Salin tautan" / "Copy the link";
    link_copied: "Tautan disalin." / "The link is copied.";
    link_not_copied: "Peramban tidak mengizinkan. Pilih teks tautan, lalu salin." / "The browser does not allow it. Select the text of the link, then copy it.";
    link_is_long: "Tautan ini panjang; sebagian aplikasi pesan memotongnya. Lebih aman kirim berkasnya." / "This link is long; some messaging apps cut it. Sending the file is safer.";
    qr_of(name): "Kode QR untuk membuka survei {name}" / "QR code that opens the study {name}";
    qr_too_large: "Survei ini terlalu besar untuk kode QR. Pakai berkas atau tautan." / "This study is too large for a QR code. Use the file or the link.";
    qr_save: "Simpan gambar QR" / "Save the QR picture";
    study_problems(count): "Yang perlu diperbaiki: {count}" / "To be corrected: {count}";
    start_over: "Mulai dari awal" / "Start over";
    start_over_title: "Hapus semua isian di halaman ini?" / "Clear everything on this page?";
    start_over_text: "Isian di halaman ini kembali seperti semula. Survei yang sudah disimpan tidak berubah." / "This page goes back to how it began. Studies that are kept do not change.";

    // Where another study has the code
    replace_title(code): "Ganti survei {code} di perangkat ini?" / "Replace the study {code} on this device?";
    replace_yes: "Ganti survei" / "Replace the study";
    replace_name(name, code): "Survei {name} ({code}) di perangkat ini diganti oleh yang ini." / "The study {name} ({code}) on this device gives way to this one.";
    replace_interviews(count): "Wawancaranya di perangkat ini: {count}. Semuanya tetap ada, tetapi sejak itu terhitung untuk survei yang baru." / "Its interviews on this device: {count}. They stay, and count to the new study from then on.";
    replace_questionnaire: "Kuesionernya lain: hasil dari kuesioner yang berbeda tidak dapat digabung." / "It asks another questionnaire: results of different questionnaires cannot be put together.";
    replace_other_code: "Jika ini survei lain, batalkan dan beri kode lain." / "If it is another study, cancel and give it another code.";

    // A study that is over
    over_title(code): "Hapus semua wawancara {code}" / "Delete all interviews of {code}";
    over_counts(all, exported): "{all} wawancara survei ini ada di perangkat ini, {exported} di antaranya sudah diekspor." / "Interviews of this study on this device: {all}, of which exported: {exported}.";
    over_not_exported(count): "{count} belum ada di berkas ekspor: jika dihapus, jawabannya hilang. Ekspor dahulu bila masih boleh dipakai." / "Not in an export file: {count}. If they are deleted, their answers are lost. Export them first if they may still be used.";
    over_none: "Tidak ada wawancara survei ini di perangkat ini." / "No interviews of this study are on this device.";
    over_files: "Berkas ekspor tidak ikut terhapus. Hapus juga salinannya di kartu memori dan pesan." / "Export files are not deleted with them. Delete the copies on memory cards and in messages, too.";
    over_delete(count): "Hapus {count} wawancara" / "Delete {count} interviews";
    over_confirm(count): "Hapus {count} wawancara dari perangkat ini?" / "Delete {count} interviews from this device?";
    over_warning: "Setelah pemberitahuannya ditutup, jawabannya tidak dapat dikembalikan." / "Once the notice is closed, the answers cannot be brought back.";

    // What is wrong
    study_too_large(megabytes): "Lebih dari {megabytes} MB; survei tidak pernah sebesar itu." / "More than {megabytes} MB; no study is that large.";
    study_other_kind(format): "Ini berkas Berdaya jenis lain ({format}), bukan survei." / "This is another kind of Berdaya file ({format}), not a study.";
    study_link_broken: "Tautannya terpotong atau berubah. Salin seluruhnya, atau minta berkasnya." / "The link was cut or changed. Copy all of it, or ask for the file.";
    study_other_instrument: "Kuesioner di berkas ini bukan yang dimaksud surveinya: namanya atau sidik digitalnya lain." / "The questionnaire in this file is not the one that the study means: its name or digest differs.";
    study_no_instrument(name): "Kuesioner “{name}” tidak ada di aplikasi ini dan tidak ikut di berkas, atau hanya ada versi lain. Sambungkan ke jaringan, atau minta berkas yang memuat kuesionernya." / "The questionnaire “{name}” neither comes with this app nor with the file, or only in another version. Go online, or ask for a file that holds it.";
    study_blank: "Isi bagian ini." / "Fill this in.";
    study_too_long(limit): "Terlalu panjang: paling banyak {limit} karakter." / "Too long: {limit} characters at most.";
    study_too_many(limit): "Terlalu banyak: paling banyak {limit}." / "Too many: {limit} at most.";
    study_bad_code: "Pakai dua sampai enam huruf besar atau angka." / "Use two to six capital letters or digits.";
    study_bad_day: "Bukan tanggal." / "Not a valid date.";
    study_day_is_over: "Tanggal ini sudah lewat." / "This date has passed.";
    study_repeated(name): "“{name}” ada dua kali." / "“{name}” appears twice.";
    study_untidy: "Hapus spasi di awal dan akhir serta pindah baris di dalamnya." / "Remove blanks at the beginning and end, and line breaks within.";
    study_bad_site: "Nama lokasi tidak boleh berisi tanda > di antara spasi." / "The name of a site must not have the sign > between blanks in it.";
    study_too_deep(limit): "Lokasi bersarang lebih dari {limit} tingkat." / "Sites lie in each other more than {limit} times.";
    study_no_people: "Tulis jumlah penduduk sebagai bilangan, 1 atau lebih." / "Write the population as a number, 1 or more.";
    study_bad_count: "Tulis target sebagai bilangan, 1 sampai 100.000." / "Write the target as a number from 1 to 100,000.";
    study_unknown_site(name): "Target untuk lokasi “{name}”, yang tidak ada dalam survei ini." / "A target for the site “{name}”, which this study does not have.";
    study_unknown_role(name): "Target untuk peran “{name}”, yang tidak ada dalam kuesioner ini." / "A target for the role “{name}”, which this questionnaire does not have.";
    about_place(place, text): "{place}: {text}" / "{place}: {text}";
}

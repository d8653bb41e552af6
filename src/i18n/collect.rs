//! Texts of the enumerator's screens.

super::texts! {
    // Everywhere
    language: "Bahasa" / "Language";
    home: "Beranda" / "Home";
    back: "Kembali" / "Back";
    previous: "Sebelumnya" / "Previous";
    next: "Berikutnya" / "Next";
    cancel: "Batal" / "Cancel";
    close: "Tutup" / "Close";
    undo: "Urungkan" / "Undo";
    loading: "Memuat Berdaya…" / "Loading Berdaya…";
    skip_to_content: "Langsung ke isi" / "Skip to content";
    page_not_found: "Halaman ini tidak ada." / "There is no such page.";
    interview_not_found: "Wawancara ini tidak ada di perangkat ini." / "This interview is not on this device.";

    months: "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember" / "January February March April May June July August September October November December";

    // Home
    new_interview: "Wawancara baru" / "New interview";
    files: "Ekspor dan berkas" / "Export and files";
    evaluate: "Evaluasi" / "Evaluate";
    set_up: "Pengaturan" / "Settings";
    interviews: "Wawancara" / "Interviews";
    no_interviews: "Belum ada wawancara di perangkat ini. Tekan “Wawancara baru” untuk mulai." / "There are no interviews on this device yet. Press “New interview” to begin.";
    continue_draft: "Lanjutkan" / "Continue";
    unfinished(code, time): "Wawancara {code} belum selesai. Terakhir disimpan {time}." / "Interview {code} is not finished. Last saved {time}.";
    nothing_lost: "Semua jawaban yang sudah disimpan masih ada." / "Every saved answer is still there.";
    safe_in_two_places(all): "{all} wawancara selesai di perangkat ini, semuanya juga ada di berkas ekspor." / "Finished on this device: {all}, all of them in an export file too.";
    safe_in_one_place(all, exported): "{all} wawancara selesai di perangkat ini, {exported} juga ada di berkas ekspor." / "Finished on this device: {all}, in an export file too: {exported}.";
    export_to_be_safe(count): "Ekspor {count} yang baru agar aman di dua tempat." / "Not exported yet: {count}. Export to have them safe in two places.";
    respondent: "Responden" / "Respondent";
    role: "Peran" / "Role";
    site: "Lokasi" / "Site";
    started: "Mulai" / "Began";
    state: "Keadaan" / "State";
    actions: "Tindakan" / "Actions";
    state_draft(answered, asked): "Draf · {answered}/{asked}" / "Draft · {answered}/{asked}";
    state_begun: "Belum ada persetujuan" / "Consent not asked yet";
    state_done: "Selesai" / "Finished";
    state_exported: "Diekspor" / "Exported";
    state_refused: "Menolak" / "Declined";
    result: "Hasil" / "Result";
    delete: "Hapus" / "Delete";
    delete_named(code): "Hapus {code}" / "Delete {code}";
    continue_named(code): "Lanjutkan {code}" / "Continue {code}";
    result_named(code): "Hasil {code}" / "Result of {code}";
    delete_title(code): "Hapus wawancara {code}?" / "Delete interview {code}?";
    delete_unexported: "Wawancara ini belum ada di berkas ekspor. Setelah dihapus dan pemberitahuannya ditutup, jawabannya tidak dapat dikembalikan." / "This interview is not in an export file yet. Once it is deleted and the notice closed, its answers cannot be brought back.";
    delete_exported: "Wawancara ini sudah diekspor; berkas ekspornya tetap ada." / "This interview has been exported; the export file stays.";
    display: "Tampilan" / "Display";
    text_size: "Ukuran huruf" / "Text size";
    size_normal: "Biasa" / "Normal";
    size_large: "Besar" / "Large";
    size_largest: "Sangat besar" / "Very large";
    next_side: "Sisi tombol Berikutnya" / "Side of the Next button";
    side_right: "Kanan" / "Right";
    side_left: "Kiri" / "Left";
    correct: "Ubah" / "Change";
    correct_named(code): "Ubah atau tarik {code}" / "Change or withdraw {code}";
    correct_title(code): "Ubah wawancara {code}?" / "Change interview {code}?";
    correct_text: "Catatan yang terkunci tidak berubah. Perbaikan menjadi revisi baru, dan evaluasi memakai revisi terbaru." / "The locked record does not change. A correction becomes a new revision, and the evaluation uses the newest.";
    correct_answers: "Perbaiki jawaban" / "Correct answers";
    respondent_withdraws: "Responden menarik diri" / "Respondent withdraws";
    withdraw_title(code): "Responden {code} menarik diri?" / "Does respondent {code} withdraw?";
    withdraw_text: "Semua jawabannya dihapus dari Berdaya di perangkat ini dan tidak dapat dikembalikan. Ekspor berikutnya memberi tahu evaluator." / "All answers are deleted from Berdaya on this device and cannot be brought back. The next export tells the evaluator.";
    withdraw_yes: "Hapus semua jawaban" / "Delete all answers";
    withdrawn(code): "{code} menarik diri; jawabannya dihapus dari Berdaya di perangkat ini. Berkas ekspor lama masih memuatnya: hapus berkas itu, lalu ekspor lagi supaya evaluator tahu." / "{code} has withdrawn; the answers are deleted from Berdaya on this device. Older export files still hold them: delete those, then export again so that the evaluator knows.";
    delete_withdrawal: "Penarikan diri ini belum ada di berkas ekspor. Jika dihapus, evaluator tetap memakai jawaban dari berkas lama." / "This withdrawal is not in an export file yet. If it is deleted, the evaluator goes on using the answers in older files.";
    state_withdrawn_exported: "Menarik diri · diekspor" / "Withdrawn · exported";
    revision(number): "revisi {number}" / "revision {number}";
    state_replaced: "Diganti" / "Replaced";
    state_withdrawn: "Menarik diri" / "Withdrawn";
    deleted(code): "Wawancara {code} dihapus." / "Interview {code} deleted.";
    works_offline: "Siap dipakai tanpa jaringan" / "Ready to use without a network";
    update_ready: "Versi baru siap dipasang. Draf tetap tersimpan." / "A new version is ready to install. Drafts stay saved.";
    update_now: "Pasang sekarang" / "Install now";
    persist_refused: "Peramban belum menjamin penyimpanan tetap. Pasang aplikasi ini di layar utama dan ekspor setiap hari." / "The browser does not promise permanent storage yet. Install this app on the home screen and export every day.";

    // Settings
    set_up_intro: "Isi sekali sebelum wawancara pertama. Yang ditulis di sini dibacakan dalam naskah persetujuan." / "Fill in once before the first interview. What stands here is read out in the consent text.";
    study_name: "Nama survei" / "Study name";
    study_code: "Kode survei" / "Study code";
    study_code_hint: "Dua sampai enam huruf atau angka, misalnya GRD." / "Two to six letters or digits, for example GRD.";
    organiser: "Penyelenggara" / "Organiser";
    organiser_hint: "Lembaga yang bertanggung jawab atas data, misalnya universitas atau LSM." / "The body that answers for the data, for example a university or an NGO.";
    contact: "Kontak untuk bertanya atau mencabut jawaban" / "Contact for questions or withdrawal";
    contact_hint: "Nama dan nomor telepon penyelenggara." / "Name and telephone number at the organiser.";
    delete_by: "Jawaban dihapus paling lambat" / "Answers deleted by";
    sites: "Lokasi, satu per baris" / "Sites, one per line";
    rounds: "Putaran, satu per baris" / "Rounds, one per line";
    enumerator_code: "Kode enumerator" / "Enumerator code";
    enumerator_hint: "Inisial atau nomor, bukan nama lengkap." / "Initials or a number, not a full name.";
    save: "Simpan" / "Save";
    field_required: "Isi bagian ini." / "Fill this in.";
    bad_study_code: "Pakai dua sampai enam huruf atau angka." / "Use two to six letters or digits.";

    // Start and consent
    round: "Putaran" / "Round";
    respondent_code: "Kode responden" / "Respondent code";
    respondent_code_hint: "Catat kode ini di daftar kertas, terpisah dari perangkat. Untuk putaran berikut, ketik kode lama responden." / "Note this code on the paper list, kept apart from the device. For a later round, type the respondent's earlier code.";
    bad_code: "Pakai 3 sampai 24 huruf besar, angka, atau tanda hubung." / "Use 3 to 24 capital letters, digits or hyphens.";
    code_taken: "Kode ini sudah dipakai pada putaran ini di perangkat ini." / "This code is already used in this round on this device.";
    choose_site: "Pilih lokasi." / "Choose a site.";
    choose_role: "Pilih peran." / "Choose a role.";
    choose_round: "Pilih putaran." / "Choose a round.";
    to_consent: "Lanjut ke persetujuan" / "Go on to consent";
    consent: "Persetujuan" / "Consent";
    read_aloud: "Bacakan naskah ini, lalu catat jawabannya." / "Read this text aloud, then record the answer.";
    consent_yes: "Ya, bersedia" / "Yes, willing";
    consent_no: "Tidak bersedia" / "Not willing";
    refusal_recorded(code): "Penolakan {code} dicatat tanpa jawaban. Ucapkan terima kasih." / "The refusal of {code} is recorded without answers. Say thank you.";

    // Interview
    saved_at(time): "Tersimpan {time}" / "Saved {time}";
    saving: "Menyimpan…" / "Saving…";
    not_saved: "Belum tersimpan" / "Not saved";
    sections: "Bagian" / "Sections";
    answered_of(answered, asked): "{answered} dari {asked} pertanyaan" / "{answered} of {asked} questions";
    progress: "Kemajuan" / "Progress";
    other_answer: "Jawaban lain" / "Other answer";
    clear_answer: "Kosongkan" / "Clear";
    optional: "boleh kosong" / "optional";
    review: "Periksa" / "Review";
    respondent_line(code, role, site): "{code} · {role} · {site}" / "{code} · {role} · {site}";

    // Review
    review_title: "Periksa sebelum selesai" / "Review before finishing";
    all_answered: "Semua pertanyaan wajib sudah dijawab." / "Every required question is answered.";
    blanks(count): "{count} pertanyaan belum dijawab. Ketuk untuk menuju pertanyaannya." / "Not answered: {count}. Tap a question to go to it.";
    finalise: "Selesaikan dan kunci" / "Finish and lock";
    finalise_title: "Selesaikan wawancara?" / "Finish the interview?";
    finalise_complete: "Setelah dikunci, catatan ini tidak berubah lagi; perbaikan menjadi revisi baru." / "Once locked, this record does not change; a correction becomes a new revision.";
    finalise_blanks(count): "{count} pertanyaan belum dijawab dan akan tetap kosong. Setelah dikunci, catatan ini tidak berubah lagi; perbaikan menjadi revisi baru." / "Not answered: {count}; they will stay blank. Once locked, this record does not change; a correction becomes a new revision.";
    back_to_questions: "Kembali ke pertanyaan" / "Back to the questions";

    // Result
    result_title: "Hasil wawancara ini" / "Result of this interview";
    result_note: "Gambaran dari satu wawancara, belum kesimpulan tentang dusun." / "A picture from one interview, not yet a conclusion about the hamlet.";
    supporting: "Pendukung" / "Supporting";
    inhibiting: "Penghambat" / "Inhibiting";
    supporting_factors: "Faktor pendukung" / "Supporting factors";
    inhibiting_factors: "Faktor penghambat" / "Inhibiting factors";
    process: "Proses" / "Process";
    outcome: "Hasil program" / "Programme outcome";
    net: "Selisih" / "Difference";
    force_field: "Medan gaya" / "Force field";
    scale_note: "0 = tidak ada gaya, 100 = gaya terkuat" / "0 = no force, 100 = strongest force";
    factor: "Faktor" / "Factor";
    score: "Skor" / "Score";
    items_answered: "Butir dijawab" / "Items answered";
    too_few_answers: "Terlalu sedikit jawaban untuk dinilai" / "Too few answers to score";
    not_scored: "tidak dinilai" / "not scored";
    band_support_dominant: "Pendukung dominan" / "Support dominates";
    band_support_leaning: "Cenderung mendukung" / "Leaning to support";
    band_balanced: "Seimbang" / "Balanced";
    band_inhibit_leaning: "Cenderung menghambat" / "Leaning to inhibit";
    band_inhibit_dominant: "Penghambat dominan" / "Inhibition dominates";
    sentence_supporting(factors): "Yang paling mendukung: {factors}." / "Strongest support: {factors}.";
    sentence_inhibiting(factors): "Yang paling menghambat: {factors}." / "Strongest obstacle: {factors}.";
    withdrawn_result: "Responden menarik diri. Jawabannya sudah dihapus." / "The respondent has withdrawn. The answers are deleted.";
    refused_result: "Responden tidak bersedia diwawancarai. Tidak ada jawaban yang disimpan." / "The respondent declined to be interviewed. No answers are kept.";
    still_draft: "Wawancara ini belum diselesaikan, jadi belum ada hasil." / "This interview is not finished, so there is no result yet.";

    // Files
    export_title: "Ekspor" / "Export";
    export_intro: "Berkas ekspor adalah salinan kedua. Simpan di kartu memori atau kirim ke koordinator." / "The export file is the second copy. Keep it on a memory card or send it to the coordinator.";
    nothing_to_export: "Belum ada wawancara selesai untuk diekspor." / "There are no finished interviews to export yet.";
    select_all: "Pilih semua" / "Select all";
    select_new: "Pilih yang belum diekspor" / "Select those not exported yet";
    selected(count): "{count} dipilih" / "{count} selected";
    save_file: "Simpan berkas" / "Save file";
    share_file: "Bagikan" / "Share";
    exported(count, file): "{count} wawancara disimpan di {file}." / "Interviews saved: {count}, in {file}.";
    export_failed: "Berkas tidak jadi dibuat. Wawancara tetap aman di perangkat ini; coba lagi." / "The file was not made. The interviews are safe on this device; try again.";
    load_title: "Muat kembali" / "Load back";
    load_intro: "Pilih berkas ekspor Berdaya. Wawancara yang sudah ada tidak digandakan dan tidak diubah." / "Choose Berdaya export files. Interviews that are here already are neither doubled nor changed.";
    choose_files: "Pilih berkas" / "Choose files";
    loaded(count, known): "{count} wawancara dimuat, {known} sudah ada di perangkat ini." / "Interviews loaded: {count}; on this device already: {known}.";
    wipe_title: "Kosongkan perangkat" / "Clear the device";
    wipe_intro: "Menghapus wawancara yang sudah diekspor dari perangkat ini. Draf dan wawancara yang belum diekspor tetap ada." / "Deletes the interviews that have been exported from this device. Drafts and interviews not exported yet stay.";
    wipe(count): "Hapus {count} wawancara yang sudah diekspor" / "Delete {count} exported interviews";
    wipe_confirm(count): "Hapus {count} wawancara dari perangkat ini?" / "Delete {count} interviews from this device?";
    wipe_warning: "Pastikan berkas ekspornya sudah ada di tempat lain." / "Make sure that the export file is in another place.";
    wiped(count): "{count} wawancara dihapus dari perangkat ini." / "Interviews deleted from this device: {count}.";
    reading_file(done, all): "Membaca berkas {done} dari {all}…" / "Reading file {done} of {all}…";
    storage_line(used, free): "Penyimpanan: {used} terpakai, {free} tersedia." / "Storage: {used} used, {free} available.";
}

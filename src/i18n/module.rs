//! Texts that the JavaScript module tells its callers with: why an edit is not made, what cannot be reckoned.

super::texts! {
    module_finalised: "Wawancara ini sudah dikunci dan tidak berubah lagi. Perbaiki lewat revisi baru." / "This interview is locked and never changes. Correct it in a new revision.";
    module_no_consent: "Persetujuan responden belum dicatat." / "The respondent's consent is not recorded yet.";
    module_consent_recorded: "Persetujuan responden sudah dicatat." / "The respondent's consent is recorded already.";
    module_not_asked(path): "“{path}” tidak ada, tidak ditanyakan di sini, atau dihitung sendiri oleh instrumen." / "“{path}” does not exist, is not asked here, or is reckoned by the instrument.";
    module_instance_count: "Pengulangan ini tidak dapat bertambah atau berkurang lagi." / "This repeat cannot have more instances, or fewer.";
    module_invalid: "Ada jawaban yang tidak mungkin benar. Perbaiki dahulu." / "An answer cannot be right. Put it right first.";
    module_lacking: "Diskusi belum lengkap: hitung peserta, dan catat sedikitnya satu kekuatan." / "The discussion is not complete: count its participants, and note one force at least.";
    module_no_force: "Tidak ada kekuatan di nomor itu." / "There is no force in that position.";
    module_no_lists: "Rumus ini melihat ke dalam daftar pilihan atau pengulangan, yang hanya ada dalam instrumen." / "This expression looks into a list of choices or a repeat, which only an instrument has.";
    module_not_scored: "Diskusi kelompok dan penolakan tidak dinilai." / "Group discussions and refusals are not scored.";
}

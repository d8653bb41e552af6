//! Texts of group discussions.

super::texts! {
    // Start
    new_discussion: "Diskusi kelompok baru" / "New group discussion";
    discussion_code: "Kode diskusi" / "Discussion code";
    discussion_code_hint: "Catat kode ini di berita acara pertemuan. Nama peserta tidak dicatat di perangkat." / "Note this code in the minutes of the meeting. No participant's name is kept on the device.";
    discussion_not_set_up: "Buka survei dahulu: diskusi kelompok memakai survei, lokasi, dan putaran yang sama dengan wawancara." / "Open a study first: a group discussion uses the same study, sites and rounds as interviews.";

    // Participants
    participants: "Peserta" / "Participants";
    participants_all: "Semua peserta" / "All participants";
    participants_women: "Perempuan" / "Women";
    roles_present: "Peran yang hadir" / "Roles present";
    roles_present_hint: "Centang peran yang hadir; jumlahnya boleh kosong. Jangan tulis nama orang." / "Tick the roles that are present; their number may stay blank. Write down no names.";
    count_of(role): "Jumlah: {role}" / "Number: {role}";
    one_less(label): "Kurangi: {label}" / "One less: {label}";
    one_more(label): "Tambah: {label}" / "One more: {label}";
    people_with_women(all, women): "{all} peserta, {women} perempuan" / "{all} participants, {women} of them women";
    people(all): "{all} peserta" / "{all} participants";

    // Forces
    which_force: "Hal apa yang disebut?" / "Which force was named?";
    which_force_hint: "Singkat, dengan kata-kata peserta. Jangan tulis nama orang." / "Short, in the words of the meeting. Write down no names.";
    which_side: "Ke arah mana?" / "Which way does it work?";
    side_supports: "Mendukung" / "Supports";
    side_inhibits: "Menghambat" / "Inhibits";
    which_strength: "Seberapa kuat pengaruhnya? Acungkan 1 sampai 5 jari" / "How strong? Hold up 1 to 5 fingers";
    strength_ends: "1 = lemah, 5 = kuat" / "1 = weak, 5 = strong";
    which_factor: "Termasuk faktor" / "Belongs to the factor";
    other_factor: "Lain (tidak ada di daftar)" / "Another (not on the list)";
    add_force: "Tambah" / "Add";
    change_force: "Ubah hal ini" / "Change this force";
    keep_change: "Simpan perubahan" / "Save changes";
    force_is_named(label): "“{label}” sudah ada di daftar. Tambahkan lagi hanya bila maksudnya lain." / "“{label}” is on the list already. Add it again only if something else is meant.";
    force_lacks_label: "Tulis hal yang disebut." / "Write what was named.";
    force_lacks_side: "Pilih mendukung atau menghambat." / "Choose supports or inhibits.";
    force_lacks_strength: "Pilih 1 sampai 5." / "Choose 1 to 5.";
    too_many_forces(limit): "Sudah {limit} hal; tidak dapat ditambah lagi." / "There are {limit} forces already; no more can be added.";
    force_told(label, side, strength): "{label}: {side}, kekuatan {strength} dari 5" / "{label}: {side}, strength {strength} of 5";
    force_added(force): "Ditambahkan. {force}." / "Added. {force}.";
    force_changed(force): "Diubah. {force}." / "Changed. {force}.";
    force_back(force): "Dikembalikan. {force}." / "Back again. {force}.";
    force_removed(label): "“{label}” dihapus." / "“{label}” was removed.";
    change_named(label): "Ubah {label}" / "Change {label}";
    no_force_yet: "Belum ada." / "None yet.";
    strength_of(strength): "kekuatan {strength} dari 5" / "strength {strength} of 5";
    side_total(count, mean): "Hal: {count} · rata-rata {mean}" / "Forces: {count} · mean {mean}";
    side_nothing: "Hal: 0" / "Forces: 0";
    sum: "jumlah" / "total";
    sums_line(supporting, inhibiting): "Mendukung {supporting} · Menghambat {inhibiting}" / "Supports {supporting} · Inhibits {inhibiting}";

    // Consensus, review, lock
    agreement: "Kesepakatan" / "Agreement";
    consensus_hint: "Apa yang disepakati pertemuan, misalnya hambatan mana yang ditangani lebih dahulu. Jangan tulis nama orang." / "What the meeting agrees on, for example which obstacle to deal with first. Write down no names.";
    finish_discussion: "Selesai" / "Finish";
    lacks_participants: "Isi jumlah peserta: sedikitnya dua orang." / "Enter the number of participants: two at least.";
    lacks_count: "Jumlah perempuan atau suatu peran melebihi jumlah semua peserta. Periksa angkanya." / "The women, or those of a role, are more than all participants. Check the numbers.";
    lacks_forces: "Belum ada hal yang disebut." / "No force has been named yet.";
    lacks_nothing: "Diskusi ini dapat dikunci." / "This discussion can be locked.";
    back_to_discussion: "Kembali ke diskusi" / "Back to the discussion";
    finalise_discussion_title: "Selesaikan diskusi?" / "Finish the discussion?";

    // Result
    discussion_result: "Hasil diskusi kelompok" / "Result of the group discussion";
    discussion_note: "Gambaran dari satu pertemuan. Tidak digabung dengan wawancara perorangan." / "A picture from one meeting. It is not pooled with interviews of individuals.";
    more_supporting(supporting, inhibiting, difference): "Jumlah nilai hal pendukung {supporting}, hal penghambat {inhibiting}: pendukung lebih besar {difference}." / "Total of what supports: {supporting}; of what inhibits: {inhibiting}. Support is larger by {difference}.";
    more_inhibiting(supporting, inhibiting, difference): "Jumlah nilai hal pendukung {supporting}, hal penghambat {inhibiting}: penghambat lebih besar {difference}." / "Total of what supports: {supporting}; of what inhibits: {inhibiting}. The obstacles are larger by {difference}.";
    as_many(total): "Jumlah kedua sisi sama: {total}." / "The totals of both sides are the same: {total}.";
    no_agreement: "Tidak ada kesepakatan yang ditulis." / "No agreement was written down.";
    group_refused: "Peserta pertemuan ini tidak bersedia. Tidak ada yang dicatat." / "The meeting declined. Nothing is kept.";
    group_withdrawn: "Peserta pertemuan ini menarik persetujuannya. Isi diskusi sudah dihapus." / "The meeting took its consent back. What it said is deleted.";

    // After the lock
    amend_title(code): "Ubah diskusi {code}?" / "Change discussion {code}?";
    correct_discussion: "Perbaiki diskusi" / "Correct the discussion";
    meeting_withdraws: "Peserta menarik persetujuan" / "The meeting withdraws";
    meeting_withdraws_title(code): "Peserta diskusi {code} menarik persetujuannya?" / "Does the meeting {code} withdraw?";
    meeting_withdraws_text: "Semua yang disebut dihapus dari Berdaya di perangkat ini dan tidak dapat dikembalikan. Ekspor berikutnya memberi tahu evaluator." / "Everything that was said is deleted from Berdaya on this device and cannot be brought back. The next export tells the evaluator.";
    meeting_withdraws_yes: "Hapus isi diskusi" / "Delete what was said";

    // In an evaluation
    groups_title: "Diskusi kelompok" / "Group discussions";
    groups_line(count, people): "Diskusi kelompok: {count}, peserta seluruhnya {people}. Tidak masuk ke angka di atas." / "Group discussions: {count}, participants in all: {people}. They are not part of the figures above.";
    named_force(label, times, mean): "{label} ({times}×, kekuatan {mean})" / "{label} ({times}×, strength {mean})";
    ledger_groups(count): "Diskusi kelompok: {count}" / "Group discussions: {count}";
}

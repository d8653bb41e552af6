//! Texts that tell what went wrong, what is safe, and what to do.

super::texts! {
    store_unavailable: "Peramban ini tidak mengizinkan penyimpanan. Buka Berdaya di jendela biasa, bukan mode samaran." / "This browser does not allow storage. Open Berdaya in an ordinary window, not a private one.";
    store_full: "Penyimpanan perangkat penuh. Jawaban sebelumnya aman. Ekspor, lalu hapus wawancara yang sudah diekspor." / "The device's storage is full. Earlier answers are safe. Export, then delete exported interviews.";
    store_newer: "Data di perangkat ini berasal dari versi Berdaya yang lebih baru. Muat ulang saat ada jaringan untuk memperbarui." / "The data on this device comes from a newer version of Berdaya. Reload while online to update.";
    store_failed(detail): "Penyimpanan gagal ({detail}). Jawaban yang sudah tersimpan aman; coba lagi." / "Saving failed ({detail}). Answers saved before are safe; try again.";
    record_finalised: "Wawancara ini sudah dikunci dan tidak dapat diubah." / "This interview is locked and cannot be changed.";
    record_damaged(code): "Wawancara {code} tidak dapat dibuka karena datanya rusak. Wawancara lain aman." / "Interview {code} cannot be opened because its data is damaged. Other interviews are safe.";
    desk_not_here: "Bagian ini belum ada di perangkat ini. Buka sekali saat ada jaringan; setelah itu dapat dipakai tanpa jaringan." / "This part is not on this device yet. Open it once while online; after that it works without a network.";
    instrument_unavailable: "Kuesioner ini belum ada di perangkat. Sambungkan ke jaringan lalu buka Berdaya lagi, atau pakai survei lain. Wawancara yang sudah ada tetap aman." / "This questionnaire is not on this device yet. Go online and open Berdaya again, or use another study. Interviews that are here stay safe.";
}

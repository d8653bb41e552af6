//! Texts of the evaluator's screens.

super::texts! {
    evaluate_intro: "Jatuhkan berkas ekspor di sini, atau pilih dari perangkat. Berkas tidak dikirim ke mana pun." / "Drop export files here, or choose them from the device. The files are sent nowhere.";
}

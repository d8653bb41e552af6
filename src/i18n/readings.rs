//! Texts of what a study reads from its scores.

super::texts! {
    choice_share(count, n): "{count} dari {n}" / "{count} of {n}";
    before_column: "Sebelum" / "Before";
    after_column: "Sesudah" / "After";
    change_column: "Perubahan" / "Change";
    measure_column: "Ukuran" / "Measure";
    value_column: "Nilai" / "Value";
    band_column: "Kategori" / "Category";
    recommendations: "Saran menurut pihak" / "Recommendations by actor";
    advice_for(actor): "Saran untuk {actor}" / "Advice for {actor}";
    recommendations_note: "Disusun dari skor menurut aturan kuesioner. Bahas bersama sebelum diputuskan." / "Drawn from the scores by the rules of the questionnaire. Discuss them together before deciding.";
    no_recommendations: "Tidak ada saran yang muncul dari skor ini." / "No recommendation follows from these scores.";
    top_priority: "Prioritas utama" / "Top priority";
    importance: "Tingkat kepentingan" / "Importance";
    force: "Gaya (skor × tingkat kepentingan ÷ 5)" / "Force (score × importance ÷ 5)";
    more_readings: "Arti hasil, saran, dan jawaban yang menentukan" / "Readings, recommendations and the answers that matter";
}

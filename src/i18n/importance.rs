//! How much factors matter, on the evaluator's page.

super::texts! {
    weights: "Bobot faktor" / "Factor weights";
    weights_instrument: "Kuesioner" / "Questionnaire";
    weights_importance: "Tingkat kepentingan" / "Importance";
    scoring_note_importance: "Setiap faktor dinilai bila sedikitnya separuh butirnya terjawab; rata-rata antarresponden. Bobot faktor = rata-rata tingkat kepentingannya di antara wawancara yang ditampilkan; bobot adalah pilihan nilai, bandingkan dengan bobot menurut kuesioner." / "A factor is scored where half of its items at least are answered; means over respondents. The weight of a factor = its mean importance in the interviews shown; weights are a choice of values, compare with those of the questionnaire.";
    weights_note(family, shares): "Bobot menurut kepentingan, {family}: {shares}." / "Weights by importance, {family}: {shares}.";
    quadrants_title: "Kepentingan dan kinerja" / "Importance and performance";
    quadrants_intro: "Seberapa penting faktor itu menurut responden, dan bagaimana keadaannya; hambatan dibalik, sehingga hambatan yang kuat berada di bawah. Hanya wawancara yang menilai keduanya." / "How much a factor matters to respondents, and how it stands; obstacles are turned round, so that a strong one stands low. Only interviews that rate both.";
    quadrants_marks: "Lingkaran = pendukung, belah ketupat = penghambat; nomor menurut tabel." / "Circle = supporting, diamond = inhibiting; numbers as in the table.";
    crosshair: "Garis pembagi" / "Dividing lines";
    crosshair_means: "Pada rata-rata semua faktor" / "At the means of all factors";
    crosshair_midpoint: "Di tengah skala (3)" / "In the middle of the scale (3)";
    performance: "Kinerja" / "Performance";
    fit: "Tki (%)" / "Fit (%)";
    fit_of_all(value): "Kinerja dibandingkan dengan kepentingan (Tki), semua faktor: {value} persen; di bawah 100 berarti kinerja belum memenuhi kepentingan." / "Performance against importance (fit), all factors: {value} per cent; below 100, performance falls short of importance.";
    quadrant: "Kuadran" / "Quadrant";
    concentrate: "Prioritas utama" / "Concentrate here";
    keep_up: "Pertahankan" / "Keep up";
    low_priority: "Prioritas rendah" / "Low priority";
    overdone: "Berlebihan" / "Possible overkill";
    number: "No." / "No.";
    standing_of(factor, importance, performance): "{factor}: kepentingan {importance}, kinerja {performance}" / "{factor}: importance {importance}, performance {performance}";
}

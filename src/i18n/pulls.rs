//! Texts that tell which answers would change a score.

super::texts! {
    pulls_title: "Jawaban mana yang menggerakkan skor" / "Which answers move the score";
    pulls_intro: "Tarikan sebuah butir adalah skor faktor dikurangi skor yang sama tanpa butir itu, dalam poin dari 100." / "The pull of an item is the score of its factor less the same score without the item, in points of 100.";
    pulls_factor: "Faktor yang dilihat" / "Factor to look at";
    pulls_score(score, n): "Skor sekarang {score} dari 100 (n = {n})." / "Score now: {score} of 100 (n = {n}).";
    pulls_no_score: "Faktor ini belum memiliki skor: jawabannya terlalu sedikit." / "This factor has no score yet: too few answers.";
    pulls_withheld(count, limit): "Tidak ditampilkan, karena jawabannya kurang dari {limit}: {count} butir." / "Not shown for having fewer than {limit} answers: {count}.";
    pull_lifts(points): "{points} poin: menaikkan skor" / "{points} points: lifts the score";
    pull_drags(points): "{points} poin: menurunkan skor" / "{points} points: lowers the score";
    pull_heavier(points): "{points} poin: memperberat hambatan" / "{points} points: makes the obstacle heavier";
    pull_lighter(points): "{points} poin: meringankan hambatan" / "{points} points: makes the obstacle lighter";
    pull_none: "0 poin: tidak menggerakkan skor" / "0 points: does not move the score";
    pull_unknown: "Tarikannya tidak dapat dihitung: tanpa butir ini jawabannya terlalu sedikit." / "Its pull cannot be calculated: without this item there are too few answers.";
    pull_rests_on(mean, n): "rata-rata {mean} dari 100, n = {n}" / "mean {mean} of 100, n = {n}";
    what_if_title: "Seandainya jawabannya lebih baik" / "If the answers were better";
    what_if_intro: "Lebih baik berarti lebih mendukung, dan pada faktor penghambat: lebih ringan. Setiap baris mengubah satu butir saja." / "Better means more support, and for an inhibiting factor a lighter obstacle. Each row changes one item alone.";
    what_if_item: "Butir" / "Item";
    what_if_step: "Satu tingkat lebih baik" / "One step better";
    what_if_best: "Sebaik mungkin" / "As good as can be";
    what_if_factor: "Faktor" / "Factor";
}

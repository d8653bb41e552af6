# Membaca tabel Berdaya di R / reads Berdaya's tables in R.
# Jalankan di folder tempat berkas-berkas ini berada / run it in the folder that holds these files.
baca <- function(berkas) {
  read.csv(berkas, fileEncoding = "UTF-8-BOM", check.names = FALSE, colClasses = "character",
           na.strings = character(0))
}
# Teks yang dibuat tidak berbahaya bagi lembar kerja / texts made harmless for spreadsheets.
pulihkan <- function(teks) sub("^'('*[=+@\t\r-])", "\\1", teks)

variabel <- baca("kode-variabel.csv")
nilai <- baca("kode-nilai.csv")

baca_tabel <- function(tabel) {
  data <- baca(paste0(tabel, ".csv"))
  tanpa <- data
  berlabel <- data
  for (kolom in names(data)) {
    baris <- variabel[variabel$tabel == tabel & variabel$kolom == kolom, ]
    arti <- nilai[nilai$tabel == tabel & nilai$kolom == kolom, ]
    lapang <- arti$arti == "tanpa_nilai"
    isi <- data[[kolom]]
    # Mengapa tidak ada nilai / why there is no value; NA di data berarti tidak ada nilai.
    alasan <- arti$label[lapang][match(isi, arti$nilai[lapang])]
    isi[isi == "" | !is.na(alasan)] <- NA
    tanpa[[kolom]] <- alasan
    if (baris$jenis == "angka") {
      data[[kolom]] <- as.numeric(isi)
    } else {
      data[[kolom]] <- pulihkan(isi)
    }
    pilihan <- arti[!lapang, ]
    if (nrow(pilihan) > 0) {
      berlabel[[kolom]] <- factor(isi, levels = pilihan$nilai, labels = make.unique(pilihan$label),
                                  ordered = baris$skala == "ordinal")
    } else {
      berlabel[[kolom]] <- data[[kolom]]
    }
    attr(data[[kolom]], "label") <- pulihkan(baris$label)
  }
  list(data = data, berlabel = berlabel, tanpa_nilai = tanpa)
}

semua <- lapply(setNames(nm = unique(variabel$tabel)), baca_tabel)
# Jawaban sebagai angka, skor faktor dan indeks di sampingnya / answers as numbers, scores beside them.
data <- semua$data$data
# Jawaban dalam kata / answers in words.
berlabel <- semua$data$berlabel
skor <- variabel$kolom[variabel$tabel == "data" & variabel$skala == "interval"]
print(summary(data[skor]))

"""Membaca tabel Berdaya di Python / reads Berdaya's tables in Python. Needs pandas.

Jalankan di folder tempat berkas-berkas ini berada / run it in the folder that holds these files.
"""

import re

import pandas as pd


def baca(berkas):
    return pd.read_csv(berkas, dtype=str, keep_default_na=False, encoding="utf-8-sig")


def pulihkan(teks):
    """Teks yang dibuat tidak berbahaya bagi lembar kerja / texts made harmless for spreadsheets."""
    return re.sub(r"^'('*[=+\-@\t\r])", r"\1", teks) if isinstance(teks, str) else teks


variabel = baca("kode-variabel.csv")
nilai = baca("kode-nilai.csv")


def baca_tabel(tabel):
    mentah = baca(f"{tabel}.csv")
    data, berlabel, tanpa = {}, {}, {}
    for kolom in mentah.columns:
        baris = variabel[(variabel.tabel == tabel) & (variabel.kolom == kolom)].iloc[0]
        arti = nilai[(nilai.tabel == tabel) & (nilai.kolom == kolom)]
        lapang = arti[arti.arti == "tanpa_nilai"]
        pilihan = arti[arti.arti == "pilihan"]
        alasan = mentah[kolom].map(dict(zip(lapang.nilai, lapang.label)))
        isi = mentah[kolom].where(alasan.isna() & (mentah[kolom] != ""))
        tanpa[kolom] = alasan
        data[kolom] = pd.to_numeric(isi) if baris.jenis == "angka" else isi.map(pulihkan)
        if len(pilihan):
            jenis = pd.CategoricalDtype(list(pilihan.nilai), ordered=baris.skala == "ordinal")
            kategori = pd.Series(isi.astype(jenis))
            nama = dict(zip(pilihan.nilai, pilihan.label))
            unik = len(set(nama.values())) == len(nama)
            berlabel[kolom] = kategori.cat.rename_categories(nama) if unik else kategori
        else:
            berlabel[kolom] = data[kolom]
    return {"data": pd.DataFrame(data), "berlabel": pd.DataFrame(berlabel), "tanpa_nilai": pd.DataFrame(tanpa)}


semua = {tabel: baca_tabel(tabel) for tabel in variabel.tabel.unique()}
# Jawaban sebagai angka, skor faktor dan indeks di sampingnya / answers as numbers, scores beside them.
data = semua["data"]["data"]
# Jawaban dalam kata / answers in words.
berlabel = semua["data"]["berlabel"]
skor = list(variabel.kolom[(variabel.tabel == "data") & (variabel.skala == "interval")])
if __name__ == "__main__":
    print(data[skor].describe().T)

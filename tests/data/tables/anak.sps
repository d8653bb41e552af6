* Buka di SPSS atau PSPP dari folder tempat berkas CSV berada.
* Teks yang dimulai seperti rumus didahului tanda petik tunggal; lihat baca-saya.txt.
* Sel kosong berarti ditanyakan dan belum terjawab.
SET DECIMAL=DOT.

GET DATA
  /TYPE=TXT
  /FILE='anak.csv'
  /ENCODING='UTF8'
  /ARRANGEMENT=DELIMITED
  /DELCASE=LINE
  /FIRSTCASE=2
  /DELIMITERS=','
  /QUALIFIER='"'
  /VARIABLES=
    kunci A45
    induk A37
    wawancara A37
    nomor F20.4
    nama_panggilan A4
    lahir A11
  .
EXECUTE.

VARIABLE LABELS kunci
  'Nama baris ini'.
VARIABLE LABELS induk
  'Baris tempat ulangan ini berada'.
VARIABLE LABELS wawancara
  'Wawancara'.
VARIABLE LABELS nomor
  'Ulangan ke-'.
VARIABLE LABELS nama_panggilan
  'nama_panggilan'.
VALUE LABELS nama_panggilan
  '-97' 'TT'
  '-98' 'TB'
  '-99' 'TM'
  '-96' 'dilewati menurut aturan formulir'
  '-95' 'tidak ditanyakan pada peran ini'.
MISSING VALUES nama_panggilan ('-97', '-98', '-99').
RECODE nama_panggilan ('-96', '-95' = '').
VARIABLE LABELS lahir
  'lahir'.
VALUE LABELS lahir
  '-97' 'TT'
  '-98' 'TB'
  '-99' 'TM'
  '-96' 'dilewati menurut aturan formulir'
  '-95' 'tidak ditanyakan pada peran ini'.
MISSING VALUES lahir ('-97', '-98', '-99').
RECODE lahir ('-96', '-95' = '').
EXECUTE.

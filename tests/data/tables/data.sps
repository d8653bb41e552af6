* Buka di SPSS atau PSPP dari folder tempat berkas CSV berada.
* Teks yang dimulai seperti rumus didahului tanda petik tunggal; lihat baca-saya.txt.
* Sel kosong berarti ditanyakan dan belum terjawab.
SET DECIMAL=DOT.

GET DATA
  /TYPE=TXT
  /FILE='data.csv'
  /ENCODING='UTF8'
  /ARRANGEMENT=DELIMITED
  /DELCASE=LINE
  /FIRSTCASE=2
  /DELIMITERS=','
  /QUALIFIER='"'
  /VARIABLES=
    wawancara A37
    responden A6
    revisi F20.4
    survei A9
    putaran A2
    lokasi A14
    peran A2
    enumerator A3
    bahasa A3
    bersedia F20.4
    mulai A26
    selesai A26
    jenis_kelamin A4
    umur F20.4
    S.1 F20.4
    S.2 F20.4
    punya__radio F20.4
    punya__bike F20.4
    punya__phone F20.4
    punya__none F20.4
    punya__other F20.4
    cerita A28
    skor_S F20.4
    indeks_pendukung F20.4
  .
EXECUTE.

VARIABLE LABELS wawancara
  'Wawancara'.
VARIABLE LABELS responden
  'Kode responden'.
VARIABLE LABELS revisi
  'Revisi'.
VARIABLE LABELS survei
  'Survei'.
VARIABLE LABELS putaran
  'Putaran'.
VARIABLE LABELS lokasi
  'Lokasi'.
VARIABLE LABELS peran
  'Peran'.
VALUE LABELS peran
  'W' 'Warga'
  'K' 'Pengurus'.
VARIABLE LABELS enumerator
  'Kode enumerator'.
VARIABLE LABELS bahasa
  'Bahasa wawancara'.
VARIABLE LABELS bersedia
  'Bersedia diwawancarai'.
VALUE LABELS bersedia
  1 'ya'
  0 'tidak'.
VARIABLE LABELS mulai
  'Mulai'.
VARIABLE LABELS selesai
  'Dikunci'.
VARIABLE LABELS jenis_kelamin
  'jenis_kelamin'.
VALUE LABELS jenis_kelamin
  'l' 'Laki-laki'
  'p' 'Perempuan'
  '-99' 'TM'
  '-96' 'dilewati menurut aturan formulir'
  '-95' 'tidak ditanyakan pada peran ini'.
MISSING VALUES jenis_kelamin ('-99', '-96', '-95').
VARIABLE LABELS umur
  'umur'.
VALUE LABELS umur
  -97 'TT'
  -98 'TB'
  -99 'TM'
  -96 'dilewati menurut aturan formulir'
  -95 'tidak ditanyakan pada peran ini'.
MISSING VALUES umur (-99 THRU -94).
VARIABLE LABELS S.1
  'Warga ''guyub'', ya?'.
VALUE LABELS S.1
  1 '1'
  2 '2'
  3 '3'
  4 '4'
  5 '5'
  -97 'TT'
  -98 'TB'
  -99 'TM'
  -96 'dilewati menurut aturan formulir'
  -95 'tidak ditanyakan pada peran ini'.
MISSING VALUES S.1 (-99 THRU -94).
VARIABLE LABELS S.2
  'S.2'.
VALUE LABELS S.2
  1 '1'
  2 '2'
  3 '3'
  4 '4'
  5 '5'
  -97 'TT'
  -96 'dilewati menurut aturan formulir'
  -95 'tidak ditanyakan pada peran ini'.
MISSING VALUES S.2 (-99 THRU -94).
VARIABLE LABELS punya__radio
  'punya: radio'.
VALUE LABELS punya__radio
  1 'ya'
  0 'tidak'
  -97 'TT'
  -98 'TB'
  -99 'TM'
  -96 'dilewati menurut aturan formulir'
  -95 'tidak ditanyakan pada peran ini'.
MISSING VALUES punya__radio (-99 THRU -94).
VARIABLE LABELS punya__bike
  'punya: bike'.
VALUE LABELS punya__bike
  1 'ya'
  0 'tidak'
  -97 'TT'
  -98 'TB'
  -99 'TM'
  -96 'dilewati menurut aturan formulir'
  -95 'tidak ditanyakan pada peran ini'.
MISSING VALUES punya__bike (-99 THRU -94).
VARIABLE LABELS punya__phone
  'punya: phone'.
VALUE LABELS punya__phone
  1 'ya'
  0 'tidak'
  -97 'TT'
  -98 'TB'
  -99 'TM'
  -96 'dilewati menurut aturan formulir'
  -95 'tidak ditanyakan pada peran ini'.
MISSING VALUES punya__phone (-99 THRU -94).
VARIABLE LABELS punya__none
  'punya: none'.
VALUE LABELS punya__none
  1 'ya'
  0 'tidak'
  -97 'TT'
  -98 'TB'
  -99 'TM'
  -96 'dilewati menurut aturan formulir'
  -95 'tidak ditanyakan pada peran ini'.
MISSING VALUES punya__none (-99 THRU -94).
VARIABLE LABELS punya__other
  'punya: other'.
VALUE LABELS punya__other
  1 'ya'
  0 'tidak'
  -97 'TT'
  -98 'TB'
  -99 'TM'
  -96 'dilewati menurut aturan formulir'
  -95 'tidak ditanyakan pada peran ini'.
MISSING VALUES punya__other (-99 THRU -94).
VARIABLE LABELS cerita
  'cerita'.
VALUE LABELS cerita
  '-97' 'TT'
  '-98' 'TB'
  '-99' 'TM'
  '-96' 'dilewati menurut aturan formulir'
  '-95' 'tidak ditanyakan pada peran ini'.
MISSING VALUES cerita ('-97', '-98', '-99').
RECODE cerita ('-96', '-95' = '').
VARIABLE LABELS skor_S
  'Guyub'.
VARIABLE LABELS indeks_pendukung
  'Indeks pendukung S (0-100)'.
EXECUTE.

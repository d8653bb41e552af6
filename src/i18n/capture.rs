//! Texts of the questions that the device answers: photos, recordings and positions.

super::texts! {
    kilobytes(number): "{number} kB" / "{number} kB";
    megabytes(number): "{number} MB" / "{number} MB";
    put_back: "Kembalikan" / "Put it back";
    attachment_lost: "Berkasnya tidak ada di perangkat ini." / "Its file is not on this device.";
    keeping: "Menyimpan…" / "Saving…";

    // Photos
    see_photo: "Lihat foto" / "See the photo";
    take_photo: "Ambil foto" / "Take a photo";
    choose_photo: "Pilih gambar" / "Choose a picture";
    retake_photo: "Foto ulang" / "Take it again";
    photo_of(label): "Foto: {label}" / "Photo: {label}";
    photo_kept(size): "Foto tersimpan, {size}. Keterangan lokasi dan waktu di dalam berkas sudah dihapus." / "Photo kept, {size}. Place and time within the file have been removed.";
    photo_working: "Mengecilkan foto…" / "Making the photo smaller…";
    photo_unreadable: "Gambar ini tidak dapat dibaca. Ambil foto lagi atau pilih gambar lain." / "This picture cannot be read. Take the photo again or choose another picture.";

    // Recordings
    record: "Rekam" / "Record";
    record_again: "Rekam ulang" / "Record again";
    stop_recording: "Berhenti" / "Stop";
    choose_recording: "Pilih rekaman" / "Choose a recording";
    recording(time, longest): "Merekam {time}, paling lama {longest}" / "Recording {time}, {longest} at most";
    recording_of(label): "Rekaman: {label}" / "Recording: {label}";
    recording_kept(size): "Rekaman tersimpan, {size}." / "Recording kept, {size}.";
    microphone_asking: "Menunggu izin mikrofon…" / "Waiting for permission to use the microphone…";
    microphone_refused: "Mikrofon tidak diizinkan. Izinkan di setelan peramban, pilih rekaman yang sudah ada, atau lanjutkan tanpa rekaman." / "The microphone is not allowed. Allow it in the browser's settings, choose a recording, or go on without one.";
    microphone_not_here: "Perangkat ini tidak dapat merekam di sini. Pilih rekaman yang sudah ada, atau lanjutkan tanpa rekaman." / "This device cannot record here. Choose a recording, or go on without one.";
    nothing_recorded: "Tidak ada suara yang terekam. Coba lagi." / "Nothing was recorded. Try again.";
    recording_too_large(size, most): "Rekaman ini berukuran {size}; paling besar {most}. Pilih yang lebih pendek." / "This recording is {size}; {most} at most. Choose a shorter one.";
    recording_unknown: "Jenis berkas ini tidak dapat dipakai. Pilih rekaman suara." / "This kind of file cannot be used. Choose a sound recording.";
    recording_unreadable: "Berkas ini bukan rekaman yang dapat diputar. Pilih rekaman lain, atau rekam di sini." / "This file is not a playable recording. Choose another, or record here.";

    // Positions
    take_position: "Ambil posisi" / "Take the position";
    take_position_again: "Ambil lagi" / "Take it again";
    position_note(distance): "Hanya diambil bila tombol ditekan. Disimpan dengan ketelitian sekitar {distance}." / "Taken only when the button is pressed. Kept to about {distance}.";
    position_working: "Mencari posisi, paling lama 1 menit. Pertanyaan lain dapat dijawab dahulu." / "Looking for the position, 1 minute at most. Other questions can be answered meanwhile.";
    position_at(latitude, longitude, accuracy): "{latitude}, {longitude} · dalam jarak {accuracy}" / "{latitude}, {longitude} · within {accuracy}";
    position_coarse: "Posisi ini kurang teliti. Coba ambil lagi di tempat terbuka, atau lanjutkan saja." / "This position is not accurate enough. Try again in the open, or go on with it.";
    position_refused: "Akses lokasi tidak diizinkan. Izinkan di setelan peramban, atau lanjutkan tanpa posisi." / "Access to the location is not allowed. Allow it in the browser's settings, or go on without a position.";
    position_not_here: "Perangkat ini tidak dapat menentukan posisi sekarang. Nyalakan lokasi, atau lanjutkan tanpa posisi." / "The device cannot tell its position now. Turn location on, or go on without a position.";
    position_too_slow: "Posisi belum ditemukan dalam 1 menit. Coba lagi di tempat terbuka, atau lanjutkan tanpa posisi." / "No position was found within 1 minute. Try again in the open, or go on without one.";
    metres(number): "{number} m" / "{number} m";
    kilometres(number): "{number} km" / "{number} km";
    north(degrees): "{degrees}° LU" / "{degrees}° N";
    south(degrees): "{degrees}° LS" / "{degrees}° S";
    east(degrees): "{degrees}° BT" / "{degrees}° E";
    west(degrees): "{degrees}° BB" / "{degrees}° W";
}

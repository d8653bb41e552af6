//! What a device takes down, as an answer: a file named by its content, or a position.
//!
//! Source: ODK XForms specification, "Data Types": `binary` is the file's name, `geopoint` is
//! `latitude longitude altitude accuracy`.

use super::answer::usual_number;
use crate::expression::text_from_number;
use crate::instrument::Capture;

/// The ending of a photo's name; each is encoded anew when it is taken, so there is one.
pub const IMAGE_ENDING: &str = "jpg";

/// The endings of a recording's name.
pub const AUDIO_ENDINGS: [&str; 9] =
    ["webm", "ogg", "opus", "m4a", "mp3", "aac", "wav", "amr", "3gp"];

/// The signs of a file's name before its ending: the first of its SHA-256 in hexadecimal.
pub const DIGEST_SIGNS: usize = 16;

/// Metres from one degree of latitude to the next.
const METRES_PER_DEGREE: f64 = 111_320.0;

impl Capture {
    /// Whether `value` is an answer to it; a position is none that is finer than was asked for. Of what kind
    /// a file is, its reader looks at.
    pub fn accepts(self, value: &str) -> bool {
        match self {
            Self::Image { .. } | Self::Audio => is_attachment(value),
            Self::Geopoint { decimals } => is_geopoint(value, decimals),
        }
    }

    /// Whether its answer names a file that is kept beside the interview.
    pub fn has_attachment(self) -> bool {
        !matches!(self, Self::Geopoint { .. })
    }
}

fn is_attachment(value: &str) -> bool {
    let is_sign = |(n, sign): (usize, u8)| match n {
        DIGEST_SIGNS => sign == b'.',
        _ => sign.is_ascii_digit() || sign.is_ascii_lowercase(),
    };
    value.len() > DIGEST_SIGNS && value.bytes().enumerate().all(is_sign)
}

fn is_geopoint(value: &str, decimals: usize) -> bool {
    let mut count = 0;
    let is_fitting = value.split(' ').all(|part| {
        count += 1;
        let digits = part.bytes().rev().position(|sign| sign == b'.').unwrap_or(0);
        // Degrees, degrees, metres, and metres that are not below 0.
        usual_number(part).is_some_and(|number| match count {
            1 => number.abs() <= 90.0 && digits <= decimals,
            2 => number.abs() <= 180.0 && digits <= decimals,
            _ => count == 3 || number >= 0.0,
        })
    });
    is_fitting && count == 4
}

/// The value of a position that was measured to `accuracy` metres, rounded to `decimals` of a degree.
///
/// The accuracy that is kept tells how far from the rounded place the true one may be. The altitude is 0, as
/// ODK writes one that is not known: in hills it would tell the place more finely than the degrees.
pub fn geopoint(latitude: f64, longitude: f64, accuracy: f64, decimals: usize) -> String {
    let scale = (0..decimals).fold(1.0, |scale, _| scale * 10.0);
    // Adding 0 takes the sign from a zero.
    let rounded = |degrees: f64| text_from_number((degrees * scale).round() / scale + 0.0);
    let half_a_step = METRES_PER_DEGREE / scale / 2.0;
    let off = (accuracy.max(0.0) + half_a_step * std::f64::consts::SQRT_2).ceil();
    format!("{} {} 0 {}", rounded(latitude), rounded(longitude), text_from_number(off))
}

#[cfg(test)]
mod tests {
    use super::*;

    const COARSE: Capture = Capture::Geopoint { decimals: 2 };

    #[test]
    fn a_file_is_named_by_its_content() {
        let image = Capture::Image { max_pixels: 1600 };
        assert!(image.accepts("0123456789abcdef.jpg"));
        assert!(Capture::Audio.accepts("0123456789abcdef.webm"));
        for value in [
            "",
            "foto.jpg",
            "0123456789abcde.jpg",
            "0123456789ABCDEF.jpg",
            "0123456789abcdef",
            "0123456789abcdef.jpg.exe",
            "../456789abcdef01.jpg",
        ] {
            assert!(!image.accepts(value), "{value}");
        }
    }

    #[test]
    fn a_position_is_as_coarse_as_was_asked_for() {
        assert_eq!(geopoint(-7.256_789, 112.751_234, 12.3, 2), "-7.26 112.75 0 800");
        assert_eq!(geopoint(-7.256_789, 112.751_234, 12.3, 5), "-7.25679 112.75123 0 14");
        assert_eq!(geopoint(-0.001, 0.0, f64::NAN, 2), "0 0 0 788");
        assert!(COARSE.accepts("-7.26 112.75 0 800"));
        assert!(COARSE.accepts(&geopoint(89.999, -179.999, 5.0, 2)));
        for value in [
            "",
            "-7.26 112.75",
            "-7.256 112.75 0 800",
            "-7.26 112.751 0 800",
            "-7.26 182 0 800",
            "91 112.75 0 800",
            "-7.26 112.75 0 -1",
            "-7.260 112.75 0 800",
            "-7.26 112.75 0 800 1",
            "a b c d",
        ] {
            assert!(!COARSE.accepts(value), "{value}");
        }
    }
}

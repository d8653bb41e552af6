//! A text as a QR picture (ISO/IEC 18004), which a camera reads.

use qrcode::{Color, EcLevel, QrCode, Version};
use yew::prelude::*;

/// The largest picture that phones read from paper or from another screen.
const LARGEST: i16 = 27;
/// Light squares around the picture, without which cameras do not find it.
const MARGIN: usize = 4;

/// A picture of dark squares on light ground.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qr {
    /// Squares of a side, with the margin.
    side: usize,
    /// The dark squares as a path of SVG.
    path: String,
}

impl Qr {
    /// The picture of `text`, with as much room for damage as there is; none where no phone would read it.
    pub fn of(text: &str) -> Option<Self> {
        let fits = |code: &QrCode| match code.version() {
            Version::Normal(version) => version <= LARGEST,
            Version::Micro(_) => false,
        };
        let drawn = |level| QrCode::with_error_correction_level(text, level).ok().filter(fits);
        let code = [EcLevel::M, EcLevel::L].into_iter().find_map(drawn)?;
        let width = code.width();
        let colors = code.to_colors();
        let mut path = String::new();
        for (y, row) in colors.chunks(width).enumerate() {
            let mut x = 0;
            for run in row.chunk_by(|one, next| one == next) {
                if run[0] == Color::Dark {
                    let (left, top, length) = (x + MARGIN, y + MARGIN, run.len());
                    path.push_str(&format!("M{left} {top}h{length}v1h-{length}z"));
                }
                x += run.len();
            }
        }
        Some(Self { side: width + 2 * MARGIN, path })
    }

    fn view_box(&self) -> String {
        format!("0 0 {0} {0}", self.side)
    }

    /// The picture in the page, with words for who does not see it.
    pub fn picture(&self, label: &str) -> Html {
        html! {
            <svg class="qr" viewBox={self.view_box()} role="img" aria-label={label.to_owned()}
                shape-rendering="crispEdges">
                <rect width="100%" height="100%" fill="#fff" />
                <path d={self.path.clone()} fill="#000" />
            </svg>
        }
    }

    /// The picture as a file of its own.
    pub fn file(&self) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1024\" height=\"1024\" viewBox=\"{}\" \
             shape-rendering=\"crispEdges\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\
             <path d=\"{}\" fill=\"#000\"/></svg>\n",
            self.view_box(),
            self.path
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The squares that a path of ours makes dark, drawn as a camera would see them.
    fn seen(qr: &Qr) -> (usize, Vec<bool>) {
        let mut dark = vec![false; qr.side * qr.side];
        for run in qr.path.split('M').skip(1) {
            let (at, rest) = run.split_once('h').unwrap();
            let (x, y) = at.split_once(' ').unwrap();
            let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
            let length: usize = rest.split_once('v').unwrap().0.parse().unwrap();
            dark[y * qr.side + x..][..length].fill(true);
        }
        (qr.side, dark)
    }

    /// What another program reads from the picture, each square four pixels wide.
    fn read(qr: &Qr) -> String {
        const SCALE: usize = 4;
        let (side, dark) = seen(qr);
        let mut image =
            rqrr::PreparedImage::prepare_from_greyscale(side * SCALE, side * SCALE, |x, y| {
                if dark[y / SCALE * side + x / SCALE] { 0 } else { 255 }
            });
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1);
        grids[0].decode().unwrap().1
    }

    #[test]
    fn another_program_reads_what_was_drawn() {
        for length in [1, 40, 300, 900, 1_200] {
            let text: String =
                "formulir.html#/studi/buka/aZ09-_".chars().cycle().take(length).collect();
            let qr = Qr::of(&text).unwrap();
            assert_eq!(read(&qr), text);
            assert!(qr.file().contains(&qr.path));
        }
    }

    #[test]
    fn what_no_phone_would_read_has_no_picture() {
        assert_eq!(Qr::of(&"a".repeat(1_500)), None);
        assert_eq!(Qr::of(&"a".repeat(10_000)), None);
    }
}

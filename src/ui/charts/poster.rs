//! One picture of what a community was told, to hang up or to send: an SVG as a text, with colours and sizes of
//! its own, since a picture knows no style sheet. Lines are broken between words by an estimate of their width.

use std::fmt::Write as _;

use crate::i18n::Language;

/// How wide the picture is, and its margins.
const WIDTH: f64 = 1200.0;
const MARGIN: f64 = 64.0;

const INK: &str = "#17201d";
const INK_2: &str = "#45504c";
const LINE: &str = "#cfcbc0";
const SUPPORT: &str = "#1d5fa6";
const INHIBIT: &str = "#b3500a";
const HATCH: &str = "#e08c4e";

/// How wide a sign is at the most on average, as a part of the size of its font: a line is rather too short than
/// cut off.
const SIGN: f64 = 0.54;
const BOLD_SIGN: f64 = 0.6;

/// What the picture shows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Poster {
    /// What it is about.
    pub title: String,
    /// Where, when, and of how many.
    pub facts: Vec<String>,
    /// The words over either side.
    pub sides: [String; 2],
    /// Supporting factors, the strongest first.
    pub supporting: Vec<Force>,
    /// Inhibiting factors, the strongest first.
    pub inhibiting: Vec<Force>,
    /// What is to be known of the factors, e.g. which are not shown: without it a blank side reads as if there were
    /// none.
    pub notes: Vec<String>,
    /// What follows, each with a heading.
    pub paragraphs: Vec<(String, Vec<String>)>,
    /// What must be known to read it.
    pub foot: Vec<String>,
}

/// A factor in the picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Force {
    /// What it is called.
    pub label: String,
    /// How strong it is, 0-100.
    pub mean: f64,
    /// The same as it is written.
    pub value: String,
    /// Interviews that it rests on, where it is of many.
    pub n: Option<usize>,
}

/// The picture as a file of SVG, in `language`.
pub fn poster(language: Language, poster: &Poster) -> String {
    let mut drawing = Drawing { body: String::new(), y: MARGIN };
    let width = WIDTH - 2.0 * MARGIN;
    drawing.text(&poster.title, Font::bold(46.0, INK), MARGIN, width);
    drawing.y += 6.0;
    for fact in &poster.facts {
        drawing.text(fact, Font::plain(25.0, INK_2), MARGIN, width);
    }
    drawing.y += 22.0;
    drawing.forces(poster);
    for note in &poster.notes {
        drawing.y += 8.0;
        drawing.text(note, Font::plain(22.0, INK_2), MARGIN, width);
    }
    for (heading, sentences) in &poster.paragraphs {
        drawing.y += 22.0;
        drawing.text(heading, Font::bold(29.0, INK), MARGIN, width);
        drawing.y += 4.0;
        for sentence in sentences {
            drawing.bullet();
            drawing.text(sentence, Font::plain(26.0, INK), MARGIN + 30.0, width - 30.0);
            drawing.y += 5.0;
        }
    }
    drawing.y += 26.0;
    drawing.rule();
    for line in &poster.foot {
        drawing.text(line, Font::plain(20.0, INK_2), MARGIN, width);
    }
    let height = (drawing.y + MARGIN - 20.0).ceil();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" \
         viewBox=\"0 0 {WIDTH} {height}\" lang=\"{}\" \
         font-family=\"system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif\">\
         <title>{}</title>\
         <defs><pattern id=\"garis\" width=\"10\" height=\"10\" patternUnits=\"userSpaceOnUse\" \
         patternTransform=\"rotate(45)\"><rect width=\"10\" height=\"10\" fill=\"{INHIBIT}\"/>\
         <rect width=\"3\" height=\"10\" fill=\"{HATCH}\"/></pattern></defs>\
         <rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#fff\"/>{}</svg>\n",
        language.code(),
        escaped(&poster.title),
        drawing.body,
    )
}

/// How words are set.
#[derive(Clone, Copy)]
struct Font {
    size: f64,
    is_bold: bool,
    colour: &'static str,
}

impl Font {
    fn plain(size: f64, colour: &'static str) -> Self {
        Self { size, is_bold: false, colour }
    }

    fn bold(size: f64, colour: &'static str) -> Self {
        Self { size, is_bold: true, colour }
    }

    /// The words in lines of at most this width.
    fn lines(self, text: &str, width: f64) -> Vec<String> {
        let sign = self.size * if self.is_bold { BOLD_SIGN } else { SIGN };
        let mut lines: Vec<String> = Vec::new();
        let mut room = 0.0;
        for word in words(text).flat_map(|word| pieces(word, width / sign)) {
            let length = signs(&word) * sign;
            match lines.last_mut() {
                Some(line) if length + sign <= room => {
                    line.push(' ');
                    line.push_str(&word);
                    room -= length + sign;
                }
                _ => {
                    lines.push(word);
                    room = width - length;
                }
            }
        }
        lines
    }
}

/// What a line can be broken between; a blank that keeps together does so.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_blank = |sign: char| sign.is_whitespace() && sign != '\u{a0}';
    text.split(is_blank).filter(|word| !word.is_empty())
}

/// A word in pieces that a line of so many signs has room for; nearly every word is one.
fn pieces(word: &str, signs: f64) -> Vec<String> {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a line has room for some dozen signs"
    )]
    let most = (signs as usize).max(1);
    let signs: Vec<char> = word.chars().collect();
    signs.chunks(most).map(|piece| piece.iter().collect()).collect()
}

fn signs(text: &str) -> f64 {
    text.chars().map(|_| 1.0).sum()
}

/// The picture so far, and how far down it has come.
struct Drawing {
    body: String,
    y: f64,
}

impl Drawing {
    fn push(&mut self, markup: std::fmt::Arguments<'_>) {
        // Writing into a text never fails.
        let _written = self.body.write_fmt(markup);
    }

    /// Words from `x` on, in as many lines as it takes.
    fn text(&mut self, text: &str, font: Font, x: f64, width: f64) {
        for line in font.lines(text, width) {
            self.y += font.size * 1.3;
            self.line(&line, font, (x, self.y), "start");
        }
    }

    fn line(&mut self, line: &str, font: Font, (x, y): (f64, f64), anchor: &str) {
        let weight = if font.is_bold { " font-weight=\"700\"" } else { "" };
        let Font { size, colour, .. } = font;
        self.push(format_args!(
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" fill=\"{colour}\" text-anchor=\"{anchor}\"{weight}>{}</text>",
            escaped(line)
        ));
    }

    /// The sign before a sentence, on the line that comes next.
    fn bullet(&mut self) {
        let y = self.y + 26.0;
        self.push(format_args!(
            "<circle cx=\"{:.1}\" cy=\"{y:.1}\" r=\"4\" fill=\"{INK}\"/>",
            MARGIN + 8.0
        ));
    }

    fn rule(&mut self) {
        let y = self.y;
        self.push(format_args!(
            "<line x1=\"{MARGIN}\" x2=\"{:.1}\" y1=\"{y:.1}\" y2=\"{y:.1}\" stroke=\"{LINE}\" stroke-width=\"2\"/>",
            WIDTH - MARGIN
        ));
    }

    /// The force field: supporting factors to the left of the middle, inhibiting ones to the right.
    fn forces(&mut self, poster: &Poster) {
        let middle = WIDTH / 2.0;
        let top = self.y;
        self.y += 30.0;
        let y = self.y;
        let [supporting, inhibiting] = &poster.sides;
        self.line(supporting, Font::bold(27.0, SUPPORT), (middle - 16.0, y), "end");
        self.line(inhibiting, Font::bold(27.0, INHIBIT), (middle + 16.0, y), "start");
        let rows = poster.supporting.len().max(poster.inhibiting.len());
        for row in 0..rows {
            let from = self.y;
            let mut lowest = from;
            for (force, sign) in
                [(poster.supporting.get(row), -1.0), (poster.inhibiting.get(row), 1.0)]
            {
                if let Some(force) = force {
                    self.y = from;
                    self.force(force, sign);
                    lowest = self.y.max(lowest);
                }
            }
            self.y = lowest;
        }
        self.y += 10.0;
        let y = self.y;
        self.push(format_args!(
            "<line x1=\"{middle}\" x2=\"{middle}\" y1=\"{top:.1}\" y2=\"{y:.1}\" stroke=\"{INK}\" stroke-width=\"3\"/>"
        ));
    }

    /// One factor: its name, its bar from the middle, and its mean.
    fn force(&mut self, force: &Force, sign: f64) {
        const BAR: f64 = 30.0;
        let (middle, half) = (WIDTH / 2.0, WIDTH / 2.0 - MARGIN);
        let (anchor, fill) = if sign < 0.0 { ("end", SUPPORT) } else { ("start", "url(#garis)") };
        let font = Font::plain(22.0, INK);
        self.y += 12.0;
        let n = force.n.map(|n| format!(" (n\u{a0}=\u{a0}{n})")).unwrap_or_default();
        for line in font.lines(&format!("{}{n}", force.label), half - 20.0) {
            self.y += font.size * 1.25;
            self.line(&line, font, (middle + sign * 16.0, self.y), anchor);
        }
        // At its end the number has room.
        let length = force.mean.clamp(0.0, 100.0) / 100.0 * (half - 80.0);
        let x = if sign < 0.0 { middle - length } else { middle };
        let y = self.y + 8.0;
        self.push(format_args!(
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{length:.1}\" height=\"{BAR}\" rx=\"4\" fill=\"{fill}\"/>"
        ));
        let end = middle + sign * (length + 10.0);
        self.line(&force.value, Font::bold(23.0, INK), (end, y + 23.0), anchor);
        self.y = y + BAR;
    }
}

/// A text as it stands in XML: no markup, and no sign that XML has no place for.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            sign if sign.is_control() || matches!(sign, '\u{fffe}' | '\u{ffff}') => {
                escaped.push(' ')
            }
            sign => escaped.push(sign),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use roxmltree::Document;

    use super::*;

    fn force(label: &str, mean: f64) -> Force {
        Force { label: label.to_owned(), mean, value: format!("{mean:.1}"), n: Some(7) }
    }

    fn small() -> Poster {
        Poster {
            title: "Hasil sementara: Gerdu 2026".to_owned(),
            facts: vec!["RT 01 / RW 07 · putaran 1".to_owned()],
            sides: ["Pendukung".to_owned(), "Penghambat".to_owned()],
            supporting: vec![force("Gotong royong", 75.0), force("Modal sosial", 40.0)],
            inhibiting: vec![force("Waktu & tenaga", 60.0)],
            notes: vec!["Tidak ditampilkan: Modal.".to_owned()],
            paragraphs: vec![(
                "Yang paling mendukung".to_owned(),
                vec!["Gotong royong.".to_owned()],
            )],
            foot: vec!["Gambaran sementara.".to_owned()],
        }
    }

    /// The words of the picture, line by line.
    fn told(svg: &str) -> Vec<String> {
        let document = Document::parse(svg).unwrap();
        let texts = document.descendants().filter(|node| node.has_tag_name("text"));
        texts.map(|text| text.text().unwrap_or_default().to_owned()).collect()
    }

    #[test]
    fn all_that_is_told_stands_in_the_picture() {
        let words = told(&poster(Language::Indonesian, &small()));
        for told in [
            "RT 01 / RW 07 · putaran 1",
            "Waktu & tenaga (n\u{a0}=\u{a0}7)",
            "75.0",
            "Tidak ditampilkan: Modal.",
            "Gotong royong.",
        ] {
            assert!(words.iter().any(|line| line == told), "{told} is not in {words:?}");
        }
    }

    #[test]
    fn supporting_bars_end_in_the_middle_and_inhibiting_ones_begin_there() {
        let svg = poster(Language::Indonesian, &small());
        let document = Document::parse(&svg).unwrap();
        let number = |node: roxmltree::Node<'_, '_>, name| {
            node.attribute(name).unwrap().parse::<f64>().unwrap()
        };
        let bars = |fill: &str| -> Vec<(f64, f64)> {
            let of = |node: &roxmltree::Node<'_, '_>| {
                node.attribute("rx").is_some() && node.attribute("fill") == Some(fill)
            };
            let bars = document.descendants().filter(of);
            bars.map(|bar| (number(bar, "x"), number(bar, "x") + number(bar, "width"))).collect()
        };
        let supporting = bars(SUPPORT);
        assert!(supporting.iter().all(|(_, end)| (end - WIDTH / 2.0).abs() < 0.11));
        // 75 and 40 of 100.
        let lengths: Vec<f64> = supporting.iter().map(|(from, to)| to - from).collect();
        assert!((lengths[0] / lengths[1] - 75.0 / 40.0).abs() < 0.01, "{lengths:?}");
        assert!(bars("url(#garis)").iter().all(|(begin, _)| (begin - WIDTH / 2.0).abs() < 0.11));
    }

    #[test]
    fn long_words_and_texts_are_broken() {
        let font = Font::plain(20.0, INK);
        assert_eq!(font.lines("satu dua tiga", 90.0), ["satu dua", "tiga"]);
        assert_eq!(font.lines(&"x".repeat(20), 110.0), ["x".repeat(10), "x".repeat(10)]);
        assert_eq!(font.lines("  ", 90.0), Vec::<String>::new());
        assert_eq!(font.lines("modal n\u{a0}=\u{a0}7", 90.0), ["modal", "n\u{a0}=\u{a0}7"]);
    }

    proptest! {
        /// Whatever a coordinator calls things: the picture is well-formed, nothing in it is markup, no line is
        /// longer than its estimate, and all stands one below the other within the picture.
        #[test]
        fn any_words_make_a_sound_picture(title in any::<String>(), label in any::<String>(), sentence in any::<String>(), mean in 0.0..=100.0) {
            let told = Poster {
                title: title.clone(),
                supporting: vec![force(&label, mean)],
                notes: vec![sentence.clone()],
                paragraphs: vec![(label.clone(), vec![sentence.clone()])],
                ..small()
            };
            let svg = poster(Language::English, &told);
            let document = Document::parse(&svg).map_err(|error| TestCaseError::fail(error.to_string()))?;
            let root = document.root_element();
            let height: f64 = root.attribute("height").unwrap().parse().unwrap();
            for node in document.descendants().filter(roxmltree::Node::is_element) {
                let name = node.tag_name().name();
                prop_assert!(["svg", "title", "defs", "pattern", "rect", "text", "line", "circle"].contains(&name), "{}", name);
                if name == "text" {
                    let y: f64 = node.attribute("y").unwrap().parse().unwrap();
                    let size: f64 = node.attribute("font-size").unwrap().parse().unwrap();
                    prop_assert!(y > 0.0 && y < height);
                    prop_assert!(signs(node.text().unwrap_or_default()) * size * SIGN <= WIDTH);
                }
            }
        }
    }
}

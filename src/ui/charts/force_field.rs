//! The force field: supporting factors to the left of the middle, inhibiting ones to the right.
//!
//! Drawn twice, for wide and for narrow pages; the style sheet shows one. Sides, words and hatching
//! carry the meaning as well as the colours, so that it can be read in print and in grey.

use yew::prelude::*;

use crate::i18n::Language;
use crate::ui::markup::html;

/// The force of one factor.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// The factor.
    pub label: String,
    /// Its mean score, 0-100.
    pub mean: f64,
    /// The ends of its 95 % interval, where there is one.
    pub interval: Option<(f64, f64)>,
    /// Interviews that it rests on, where it is of many.
    pub n: Option<usize>,
}

impl Bar {
    /// The force of a factor in one interview.
    pub fn single(label: String, score: f64) -> Self {
        Self { label, mean: score, interval: None, n: None }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Supporting,
    Inhibiting,
}

/// Where things stand in a picture of one width, in whole units of it.
struct Frame {
    width: i32,
    /// Whether both sides share a row.
    is_paired: bool,
    /// Signs that a line of a label has room for.
    line: usize,
}

const HEAD: i32 = 34;
const ROW: i32 = 62;
/// What each further line of a label takes.
const LINE: i32 = 19;
/// Room beyond the end of the longest bar for its number.
const MARGIN: i32 = 52;

impl Frame {
    const WIDE: Self = Self { width: 1060, is_paired: true, line: 58 };
    const NARROW: Self = Self { width: 360, is_paired: false, line: 38 };

    fn middle(&self) -> i32 {
        self.width / 2
    }

    /// The lines of a bar's label; n stands in it where the other side has no room for it.
    fn label(&self, bar: &Bar) -> Vec<String> {
        let n = bar.n.filter(|_| self.is_paired).map(|n| format!("(n\u{a0}=\u{a0}{n})"));
        let words = bar.label.split(' ').map(str::to_owned).chain(n);
        let mut lines: Vec<String> = Vec::new();
        for word in words {
            match lines.last_mut() {
                Some(line) if line.chars().count() + 1 + word.chars().count() <= self.line => {
                    line.push(' ');
                    line.push_str(&word);
                }
                _ => lines.push(word),
            }
        }
        lines
    }

    /// How far from the middle a score of 0-100 stands.
    fn length(&self, score: f64) -> i32 {
        let length = score.clamp(0.0, 100.0) / 100.0 * f64::from(self.middle() - MARGIN);
        #[allow(clippy::cast_possible_truncation, reason = "at most half the width")]
        let length = length.round() as i32;
        length
    }
}

/// The force field of a person or a group; each side strongest first.
pub fn force_field_chart(language: Language, supporting: &[Bar], inhibiting: &[Bar]) -> Html {
    let sides = Sides { language, supporting, inhibiting };
    html! {
        <figure class="force-field">
            <div class="when-wide">{ picture(&sides, &Frame::WIDE) }</div>
            <div class="when-narrow">{ picture(&sides, &Frame::NARROW) }</div>
        </figure>
    }
}

/// What is drawn.
struct Sides<'a> {
    language: Language,
    supporting: &'a [Bar],
    inhibiting: &'a [Bar],
}

fn picture(sides: &Sides<'_>, frame: &Frame) -> Html {
    let (left, right) = (count(sides.supporting), count(sides.inhibiting));
    let rows = if frame.is_paired { left.max(right) } else { left + right };
    let labels = sides.supporting.iter().chain(sides.inhibiting);
    let further_lines = labels.map(|bar| count(&frame.label(bar)) - 1).max().unwrap_or(0);
    let row_height = ROW + further_lines * LINE;
    let height = HEAD + rows * row_height + 8;
    let middle = frame.middle();
    let offset = if frame.is_paired { 0 } else { left };
    let bars = (0..)
        .zip(sides.supporting)
        .map(|(row, bar)| (row, Side::Supporting, bar))
        .chain((offset..).zip(sides.inhibiting).map(|(row, bar)| (row, Side::Inhibiting, bar)));
    let language = sides.language;
    html! {
        <svg viewBox={format!("0 0 {} {height}", frame.width)} role="img" aria-label={words(sides)}>
            <defs>
                <pattern id={format!("hatch-{}", frame.width)} width="8" height="8" patternUnits="userSpaceOnUse"
                    patternTransform="rotate(45)">
                    <rect width="8" height="8" class="inhibit-fill" />
                    <rect width="2.5" height="8" class="inhibit-hatch" />
                </pattern>
            </defs>
            <text x={(middle - 10).to_string()} y="20" text-anchor="end" class="support head">{ language.supporting() }</text>
            <text x={(middle + 10).to_string()} y="20" class="inhibit head">{ language.inhibiting() }</text>
            <line x1={middle.to_string()} x2={middle.to_string()} y1="28" y2={height.to_string()} class="axis" />
            { for bars.map(|(row, side, bar)| {
                draw(language, frame, HEAD + row * row_height + further_lines * LINE, side, bar)
            }) }
        </svg>
    }
}

/// One bar; the last line of its label begins at `y`, the others stand above.
fn draw(language: Language, frame: &Frame, y: i32, side: Side, bar: &Bar) -> Html {
    let middle = frame.middle();
    let sign = if side == Side::Supporting { -1 } else { 1 };
    let at = |score: f64| middle + sign * frame.length(score);
    let length = frame.length(bar.mean);
    let x = if side == Side::Supporting { middle - length } else { middle };
    // The outermost ink on this side: the bar, or the whisker beyond it.
    let outermost = bar.interval.map_or(bar.mean, |(_, high)| high.max(bar.mean));
    let value_x = at(outermost) + sign * 8;
    let (label_x, label_anchor) = match (frame.is_paired, side) {
        (true, Side::Supporting) => (middle - 12, "end"),
        (true, Side::Inhibiting) => (middle + 12, "start"),
        (false, Side::Supporting) => (0, "start"),
        (false, Side::Inhibiting) => (frame.width, "end"),
    };
    let anchor = if side == Side::Supporting { "end" } else { "start" };
    let fill = match side {
        Side::Supporting => "currentColor".to_owned(),
        Side::Inhibiting => format!("url(#hatch-{})", frame.width),
    };
    let lines = frame.label(bar);
    let first = y + 16 - (count(&lines) - 1) * LINE;
    let lines = (0..).zip(lines).map(|(n, line): (i32, String)| {
        html! {
            <text x={label_x.to_string()} y={(first + n * LINE).to_string()} text-anchor={label_anchor} class="name">
                { line }
            </text>
        }
    });
    let across = if side == Side::Supporting { "start" } else { "end" };
    html! {
        <g>
            { for lines }
            if let (false, Some(n)) = (frame.is_paired, bar.n) {
                <text x={(middle - sign * 8).to_string()} y={(y + 41).to_string()} text-anchor={across} class="n">
                    { format!("n = {n}") }
                </text>
            }
            <rect x={x.to_string()} y={(y + 24).to_string()} width={length.to_string()} height="24" rx="4" {fill} class="support" />
            if let Some((low, high)) = bar.interval {
                <g class="whisker">
                    <line x1={at(low).to_string()} x2={at(high).to_string()} y1={(y + 36).to_string()} y2={(y + 36).to_string()} />
                    { for [low, high].map(|end| html! {
                        <line x1={at(end).to_string()} x2={at(end).to_string()} y1={(y + 30).to_string()} y2={(y + 42).to_string()} />
                    }) }
                </g>
            }
            <text x={value_x.to_string()} y={(y + 42).to_string()} text-anchor={anchor} class="value">
                { language.decimal(bar.mean, 1) }
            </text>
        </g>
    }
}

/// The picture in words, for those who do not see it.
fn words(sides: &Sides<'_>) -> String {
    let language = sides.language;
    let side = |name: &str, bars: &[Bar]| {
        let bars =
            bars.iter().map(|bar| format!("{} {}", bar.label, language.decimal(bar.mean, 1)));
        format!("{name}: {}.", bars.collect::<Vec<_>>().join("; "))
    };
    format!(
        "{}. {} {}",
        language.force_field(),
        side(language.supporting(), sides.supporting),
        side(language.inhibiting(), sides.inhibiting),
    )
}

/// How many bars or lines; a chart has a few dozen at the most.
fn count<T>(things: &[T]) -> i32 {
    i32::try_from(things.len()).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(frame: &Frame, label: &str, n: Option<usize>, expected: &[&str]) {
        let bar = Bar { label: label.to_owned(), mean: 50.0, interval: None, n };
        assert_eq!(frame.label(&bar), expected);
    }

    #[test]
    fn a_label_is_broken_between_words_where_a_line_is_full() {
        check(&Frame::WIDE, "Gotong royong", None, &["Gotong royong"]);
        check(
            &Frame::NARROW,
            "Dokumentasi hasil, capaian, dan pembelajaran bersama",
            None,
            &["Dokumentasi hasil, capaian, dan", "pembelajaran bersama"],
        );
        let long = "x".repeat(60);
        check(&Frame::NARROW, &long, None, &[&long]);
    }

    #[test]
    fn n_stands_in_the_label_where_both_sides_share_a_row() {
        check(&Frame::WIDE, "Modal", Some(12), &["Modal (n\u{a0}=\u{a0}12)"]);
        check(&Frame::NARROW, "Modal", Some(12), &["Modal"]);
    }
}

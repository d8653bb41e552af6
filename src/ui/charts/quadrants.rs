//! Importance against performance: what matters to the right, what stands well above, parted by two lines.
//!
//! Each point bears the number that its factor has in the table beside it; the shape says the side as well as the
//! colour, so that it can be read in print and in grey.

use yew::prelude::*;

use crate::i18n::Language;

/// A factor in the picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// Its number in the table.
    pub number: usize,
    /// What people call it.
    pub label: String,
    /// How much it matters, 1-5.
    pub importance: f64,
    /// How it stands, 1-5.
    pub performance: f64,
    /// Whether it is an obstacle.
    pub inhibits: bool,
}

const SIDE: f64 = 520.0;
const MARGIN: f64 = 56.0;
/// How near two numbers may come before one gives way.
const APART: f64 = 26.0;

/// The picture of `spots`; `crosshair` is where the lines cross.
pub fn quadrants(language: Language, crosshair: (f64, f64), spots: &[Spot]) -> Html {
    let field = SIDE - 2.0 * MARGIN;
    let x = |value: f64| MARGIN + (value.clamp(1.0, 5.0) - 1.0) / 4.0 * field;
    let y = |value: f64| SIDE - x(value);
    let line = |from: (f64, f64), to: (f64, f64)| {
        let [x1, y1, x2, y2] = [from.0, from.1, to.0, to.1].map(short);
        html! { <line {x1} {y1} {x2} {y2} class="cross" /> }
    };
    let words = |at: (f64, f64), anchor: &'static str, class: &'static str, text: &str| {
        html! { <text x={short(at.0)} y={short(at.1)} text-anchor={anchor} {class}>{ text }</text> }
    };
    let (low, high) = (MARGIN, SIDE - MARGIN);
    let corners = [
        ((low + 8.0, low + 20.0), "start", language.overdone()),
        ((high - 8.0, low + 20.0), "end", language.keep_up()),
        ((low + 8.0, high - 10.0), "start", language.low_priority()),
        ((high - 8.0, high - 10.0), "end", language.concentrate()),
    ];
    let ticks = (1..=5).map(f64::from).map(|tick| {
        let text = language.decimal(tick, 0);
        html! {
            <>
                { words((x(tick), high + 20.0), "middle", "n", &text) }
                { words((low - 10.0, y(tick) + 5.0), "end", "n", &text) }
            </>
        }
    });
    let places =
        apart(spots.iter().map(|spot| (x(spot.importance), y(spot.performance))).collect());
    let marks = spots.iter().zip(places).map(|(spot, at)| mark(language, spot, at));
    let turned = format!("translate({} {}) rotate(-90)", short(14.0), short(SIDE / 2.0));
    html! {
        <figure class="force-field quadrants">
            <svg viewBox={format!("0 0 {SIDE} {SIDE}")} role="img" aria-label={language.quadrants_title()}>
                <rect x={short(low)} y={short(low)} width={short(field)} height={short(field)} class="frame" />
                { line((x(crosshair.0), low), (x(crosshair.0), high)) }
                { line((low, y(crosshair.1)), (high, y(crosshair.1))) }
                { for corners.into_iter().map(|(at, anchor, text)| words(at, anchor, "head", text)) }
                { for ticks }
                { words((SIDE / 2.0, SIDE - 8.0), "middle", "n", language.importance()) }
                <text transform={turned} text-anchor="middle" class="n">{ language.performance() }</text>
                { for marks }
            </svg>
        </figure>
    }
}

/// A point with its number: round where it supports, a diamond where it inhibits.
fn mark(language: Language, spot: &Spot, (x, y): (f64, f64)) -> Html {
    let told = language.standing_of(
        &spot.label,
        &language.decimal(spot.importance, 2),
        &language.decimal(spot.performance, 2),
    );
    let shape = if spot.inhibits {
        let points = [(x, y - 15.0), (x + 15.0, y), (x, y + 15.0), (x - 15.0, y)];
        let points: Vec<String> =
            points.iter().map(|(x, y)| format!("{} {}", short(*x), short(*y))).collect();
        html! { <polygon points={points.join(" ")} class="inhibits" /> }
    } else {
        html! { <circle cx={short(x)} cy={short(y)} r="12" class="supports" /> }
    };
    html! {
        <g>
            <title>{ told }</title>
            { shape }
            <text x={short(x)} y={short(y + 5.0)} text-anchor="middle" class="number">{ spot.number }</text>
        </g>
    }
}

/// The same places, those that would cover each other moved to the side, in their order.
fn apart(places: Vec<(f64, f64)>) -> Vec<(f64, f64)> {
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for (x, y) in places {
        let is_free = |at: f64| {
            taken.iter().all(|(tx, ty)| (tx - at).abs() >= APART || (ty - y).abs() >= APART)
        };
        let steps = (0..20).map(|step| f64::from(step) * APART);
        let sides = steps.flat_map(|step| [x - step, x + step]);
        let inside = |at: &f64| (MARGIN..=SIDE - MARGIN).contains(at);
        let free = sides.filter(inside).find(|at| is_free(*at)).unwrap_or(x);
        taken.push((free, y));
    }
    taken
}

/// A length in the picture, with one digit behind the point.
fn short(length: f64) -> String {
    format!("{length:.1}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_in_one_place_do_not_cover_each_other() {
        let places = apart(vec![(200.0, 200.0); 4]);
        for (n, one) in places.iter().enumerate() {
            for other in &places[..n] {
                assert!((one.0 - other.0).abs() >= APART, "{places:?}");
            }
            assert!((MARGIN..=SIDE - MARGIN).contains(&one.0));
        }
    }

    #[test]
    fn points_apart_stay_where_they_are() {
        let places = vec![(100.0, 100.0), (100.0, 150.0), (150.0, 100.0)];
        assert_eq!(apart(places.clone()), places);
    }
}

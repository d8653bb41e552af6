//! A position as an answer: taken only when asked for, coarse, and never in the way.

use yew::platform::spawn_local;
use yew::prelude::*;

use super::capture::{Props, Work, use_put_back, use_work};
use super::question::{Given, keep_focus};
use crate::expression::number_from_text;
use crate::i18n::Language;
use crate::instrument::Capture;
use crate::platform::position::{Fault, position};
use crate::response::geopoint;
use crate::ui::markup::html;

/// How far off a position may be, in metres, before it is called coarse, however finely it is kept.
const FINE: f64 = 100.0;

#[component]
pub(super) fn Place(props: &Props) -> Html {
    let language = props.question.language;
    let work = use_work(&props.question);
    let put_back = use_put_back(&props.question);
    let Capture::Geopoint { decimals } = props.capture else { return Html::default() };
    let onclick = {
        let (props, work) = (props.clone(), work.setter());
        move |event: MouseEvent| {
            keep_focus(&event);
            let (props, work) = (props.clone(), work.clone());
            work.set(Work::Busy(language.position_working()));
            spawn_local(async move {
                match position().await {
                    Ok(found) => {
                        work.set(Work::Idle);
                        let (latitude, longitude) = (found.latitude, found.longitude);
                        let value = geopoint(latitude, longitude, found.accuracy, decimals);
                        props.question.answer(Given::Value(value.into()));
                    }
                    Err(fault) => {
                        work.set(Work::Failed(fault_in_words(language, fault).to_owned()))
                    }
                }
            });
        }
    };
    let value = props.question.value();
    let coarse = is_coarse(value, decimals).then(|| language.position_coarse());
    let words =
        if value.is_empty() { language.take_position() } else { language.take_position_again() };
    html! {
        <>
            if value.is_empty() {
                <p class="small">{ language.position_note(&fineness(language, decimals)) }</p>
            } else {
                <p class="shown"><output>{ in_words(language, value, decimals) }</output></p>
            }
            <div class="row">
                <button type="button" {onclick} disabled={work.is_busy()}>{ words }</button>
                { put_back }
            </div>
            { work.told(coarse) }
        </>
    }
}

/// Whether a `geopoint` was measured worse than it is rounded, or than [`FINE`] metres where it is kept finer.
fn is_coarse(value: &str, decimals: usize) -> bool {
    // What is kept is how far off the rounded place may be; so is what it is held against.
    let rounding = (decimals..5).fold(1.0, |metres, _| metres * 10.0);
    let most = geopoint(0.0, 0.0, FINE.max(rounding), decimals);
    let accuracy = |value: &str| value.rsplit(' ').next().map(number_from_text);
    accuracy(value) > accuracy(&most)
}

fn fault_in_words(language: Language, fault: Fault) -> &'static str {
    match fault {
        Fault::Refused => language.position_refused(),
        Fault::NotHere => language.position_not_here(),
        Fault::TooSlow => language.position_too_slow(),
    }
}

/// How far two places are apart that differ in the last of so many decimals of a degree.
fn fineness(language: Language, decimals: usize) -> String {
    match decimals {
        0 => language.kilometres("100"),
        1 => language.kilometres("10"),
        2 => language.kilometres("1"),
        3 => language.metres("100"),
        4 => language.metres("10"),
        _ => language.metres("1"),
    }
}

/// A `geopoint` as people read it.
fn in_words(language: Language, value: &str, decimals: usize) -> String {
    let mut parts = value.split(' ').map(number_from_text);
    let mut next = || parts.next().unwrap_or_default();
    let (latitude, longitude, _, accuracy) = (next(), next(), next(), next());
    let degrees = |number: f64| language.decimal(number.abs(), decimals);
    let latitude = match latitude < 0.0 {
        true => language.south(&degrees(latitude)),
        false => language.north(&degrees(latitude)),
    };
    let longitude = match longitude < 0.0 {
        true => language.west(&degrees(longitude)),
        false => language.east(&degrees(longitude)),
    };
    let accuracy = if accuracy < 1_000.0 {
        language.metres(&language.decimal(accuracy, 0))
    } else {
        language.kilometres(&language.decimal(accuracy / 1e3, 1))
    };
    language.position_at(&latitude, &longitude, &accuracy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_told_as_people_say_it() {
        let told = in_words(Language::Indonesian, "-7.26 112.75 0 800", 2);
        assert_eq!(told, "7,26° LS, 112,75° BT · dalam jarak 800 m");
        let told = in_words(Language::English, "5.5 -0.1 0 8040", 1);
        assert_eq!(told, "5.5° N, 0.1° W · within 8.0 km");
    }

    #[test]
    fn a_position_is_coarse_that_was_measured_worse_than_it_is_kept() {
        let coarse = |accuracy: f64, decimals: usize| {
            is_coarse(&geopoint(-7.256_789, 112.751_234, accuracy, decimals), decimals)
        };
        assert!(!coarse(12.3, 2) && !coarse(999.0, 2) && coarse(1_200.0, 2));
        assert!(!coarse(99.0, 4) && coarse(120.0, 4) && coarse(3_000.0, 5));
        assert!(!is_coarse("", 2));
    }
}

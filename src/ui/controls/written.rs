//! Answers that are written: text, numbers with the decimal mark of whoever writes, days and times.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::question::{Given, Props, Remark, Writing};
use crate::expression::{number_from_text, text_from_number};
use crate::i18n::Language;
use crate::ui::markup::html;

/// Where the answer is written; `text` is what was written last, which may not be readable yet.
pub(super) fn written(props: &Props, kind: Writing, text: &UseStateHandle<String>) -> Html {
    let shown = if read(kind, text) == props.given {
        (**text).clone()
    } else {
        shown(props.language, kind, props.value())
    };
    let (type_, mode) = match kind {
        Writing::Line(_) | Writing::Lines(_) => ("text", "text"),
        Writing::Integer => ("text", "numeric"),
        Writing::Decimal => ("text", "decimal"),
        Writing::Date => ("date", "text"),
        Writing::Time => ("time", "text"),
    };
    let longest = match kind {
        Writing::Line(longest) | Writing::Lines(longest) => longest.to_string(),
        Writing::Integer | Writing::Decimal | Writing::Date | Writing::Time => "40".to_owned(),
    };
    let oninput = {
        let (text, props) = (text.clone(), props.clone());
        Callback::from(move |event: InputEvent| {
            let written = written_text(&event);
            let given = read(kind, &written);
            text.set(written);
            if given != props.given {
                props.answer(given);
            }
        })
    };
    if let Writing::Lines(_) = kind {
        return html! {
            <textarea rows="4" maxlength={longest} aria-label={props.label.clone()} value={shown} {oninput} />
        };
    }
    html! {
        <input type={type_} inputmode={mode} maxlength={longest} autocomplete="off"
            aria-label={props.label.clone()} value={shown} {oninput} />
    }
}

fn written_text(event: &InputEvent) -> String {
    let target = event.target();
    let line = target.as_ref().and_then(|target| target.dyn_ref::<HtmlInputElement>());
    let lines = target.as_ref().and_then(|target| target.dyn_ref::<HtmlTextAreaElement>());
    line.map(HtmlInputElement::value)
        .or_else(|| lines.map(HtmlTextAreaElement::value))
        .unwrap_or_default()
}

/// What a text is as an answer; blank where it is none.
fn read(kind: Writing, text: &str) -> Given {
    let text = text.trim();
    let value = match kind {
        Writing::Integer | Writing::Decimal => number(kind, text),
        _ if text.is_empty() => None,
        _ => Some(text.to_owned()),
    };
    value.map_or(Given::Blank, |value| Given::Value(value.into()))
}

/// A number as answers carry it. A comma is a decimal mark; in a whole number, points and blanks before
/// groups of three digits are left out, as in `1.500.000`.
fn number(kind: Writing, text: &str) -> Option<String> {
    let usual = if kind == Writing::Integer {
        let is_grouped = text.split(['.', ' ']).skip(1).all(|group| group.len() == 3);
        is_grouped.then(|| text.replace(['.', ' '], ""))?
    } else {
        text.replace(',', ".")
    };
    let number = number_from_text(&usual);
    let is_sound = number.is_finite() && (kind == Writing::Decimal || number.trunc() == number);
    is_sound.then(|| text_from_number(number))
}

/// A value as it is written where the language is at home.
fn shown(language: Language, kind: Writing, value: &str) -> String {
    match kind {
        Writing::Decimal if language == Language::Indonesian => value.replace('.', ","),
        _ => value.to_owned(),
    }
}

/// A value that is shown and not written: a number with the decimal mark of the language, a day in words.
pub(super) fn display(language: Language, value: &str) -> String {
    let number = number_from_text(value);
    if number.is_finite() && language == Language::Indonesian {
        return value.replace('.', ",");
    }
    language.date(value)
}

/// What to say of a text that is no answer of this kind.
pub(super) fn unreadable(
    language: Language,
    kind: Writing,
    text: &str,
    given: &Given,
) -> Option<Remark> {
    let is_read = text.trim().is_empty() || read(kind, text) != Given::Blank;
    let words = match kind {
        Writing::Integer => language.not_a_whole_number(),
        Writing::Decimal => language.not_a_number(),
        _ => return None,
    };
    (!is_read && *given == Given::Blank).then(|| Remark::Error(words.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(kind: Writing, text: &str, expected: Option<&str>) {
        let given = read(kind, text);
        let expected = expected.map_or(Given::Blank, |value| Given::Value(value.to_owned().into()));
        assert_eq!(given, expected, "{text}");
    }

    #[test]
    fn whole_numbers_may_be_grouped() {
        check(Writing::Integer, "41", Some("41"));
        check(Writing::Integer, "1.500.000", Some("1500000"));
        check(Writing::Integer, "1 500 000", Some("1500000"));
        check(Writing::Integer, "-3", Some("-3"));
        check(Writing::Integer, "1.5", None);
        check(Writing::Integer, "1,5", None);
        check(Writing::Integer, "dua", None);
        check(Writing::Integer, "", None);
    }

    #[test]
    fn decimals_take_either_mark() {
        check(Writing::Decimal, "1,5", Some("1.5"));
        check(Writing::Decimal, "1.5", Some("1.5"));
        check(Writing::Decimal, "1,", Some("1"));
        check(Writing::Decimal, ",", None);
        check(Writing::Decimal, "1,5,2", None);
    }

    #[test]
    fn what_cannot_be_read_is_told() {
        let told = |text| unreadable(Language::English, Writing::Integer, text, &Given::Blank);
        assert!(matches!(told("dua"), Some(Remark::Error(_))));
        assert_eq!(told("2"), None);
        assert_eq!(told("  "), None);
    }
}

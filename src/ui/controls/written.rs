//! Answers that are written: text, numbers with the decimal mark of whoever writes, days and times.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::question::{Given, Props, Writing};
use crate::expression::{number_from_text, text_from_number};
use crate::i18n::Language;
use crate::response::{MAX_INTEGER, usual_number};
use crate::ui::markup::html;

/// Where the answer is written; `text` is what was written last, which may not be readable yet.
///
/// `described` names what is told of the answer, and `is_wrong` says whether it is an error.
pub(super) fn written(
    props: &Props,
    kind: Writing,
    text: &UseStateHandle<String>,
    (described, is_wrong): (&str, bool),
) -> Html {
    let shown = if read(props.language, kind, text) == props.given {
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
            let given = read(props.language, kind, &written);
            text.set(written);
            if given != props.given {
                props.answer(given);
            }
        })
    };
    if let Writing::Lines(_) = kind {
        return html! {
            <textarea rows="4" maxlength={longest} aria-label={props.label.clone()}
                aria-describedby={described} aria-invalid={is_wrong.then_some("true")} value={shown} {oninput} />
        };
    }
    let is_number = matches!(kind, Writing::Integer | Writing::Decimal);
    html! {
        <>
            <input type={type_} inputmode={mode} maxlength={longest} autocomplete="off"
                aria-label={props.label.clone()} aria-describedby={described}
                aria-invalid={is_wrong.then_some("true")} value={shown} {oninput} />
            // It keeps its room, so that an answer moves nothing.
            if is_number { <p class="small grouped">{ grouped(props.language, props.value()) }</p> }
        </>
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

/// What a text is as an answer; what cannot be read is handed on as it was written.
fn read(language: Language, kind: Writing, text: &str) -> Given {
    let text = text.trim();
    if text.is_empty() {
        return Given::Blank;
    }
    let number = match kind {
        Writing::Integer | Writing::Decimal => number(language, kind, text),
        _ => None,
    };
    Given::Value(number.unwrap_or_else(|| text.to_owned()).into())
}

/// What stands between each three digits, and before decimals.
fn marks(language: Language) -> (char, char) {
    match language {
        Language::Indonesian => ('.', ','),
        Language::English => (',', '.'),
    }
}

/// A number of 1,000 and more in groups of three digits, so that its zeros can be counted; nothing for others,
/// nor for what is no number yet.
fn grouped(language: Language, value: &str) -> String {
    let (grouping, decimal) = marks(language);
    let whole = value.find('.').unwrap_or(value.len());
    let first = usize::from(value.starts_with('-'));
    let mut text = String::new();
    if whole > first + 3 && usual_number(value).is_some() {
        for (at, sign) in value.chars().enumerate() {
            if at > first && at < whole && (whole - at).is_multiple_of(3) {
                text.push(grouping);
            }
            text.push(if sign == '.' { decimal } else { sign });
        }
    }
    text
}

/// A number as answers carry it, read as it is written where the language is at home: `1.500,5` in Indonesian,
/// `1,500.5` in English. The other mark counts as a decimal mark, too, where no group of three digits
/// follows it.
fn number(language: Language, kind: Writing, text: &str) -> Option<String> {
    let (grouping, decimal) = marks(language);
    // Half a rupiah is none, but `500.000` is half a million for whoever writes it so.
    if kind == Writing::Integer && text.contains(decimal) {
        return None;
    }
    let (whole, fraction) = text.split_once(decimal).unwrap_or((text, ""));
    let is_grouped = |text: &str| {
        let mut groups = text.split([grouping, ' ']);
        let first = groups.next().unwrap_or_default().trim_start_matches('-');
        (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3)
    };
    let usual = if whole.contains([grouping, ' ']) {
        if is_grouped(whole) {
            format!("{}.{fraction}", whole.replace([grouping, ' '], ""))
        } else if kind == Writing::Decimal && !text.contains(decimal) {
            text.replace(grouping, ".")
        } else {
            return None;
        }
    } else {
        text.replace(decimal, ".")
    };
    let number = number_from_text(&usual);
    // Beyond, a whole number is not the one that was written any more.
    let is_whole = || number.trunc() == number && number.abs() <= MAX_INTEGER;
    let is_sound = number.is_finite() && (kind == Writing::Decimal || is_whole());
    is_sound.then(|| text_from_number(number))
}

/// A value as it is written where the language is at home; what cannot be read, as it was written.
fn shown(language: Language, kind: Writing, value: &str) -> String {
    match kind {
        Writing::Decimal
            if language == Language::Indonesian && number_from_text(value).is_finite() =>
        {
            value.replace('.', ",")
        }
        _ => value.to_owned(),
    }
}

/// A number as it is written where the language is at home.
pub fn number_in(language: Language, value: &str) -> String {
    shown(language, Writing::Decimal, value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(language: Language, kind: Writing, text: &str, expected: Option<&str>) {
        assert_eq!(number(language, kind, text).as_deref(), expected, "{text}");
        // What is no number is handed on as it was written.
        let given = match expected.unwrap_or(text) {
            "" => Given::Blank,
            given => Given::Value(given.to_owned().into()),
        };
        assert_eq!(read(language, kind, text), given, "{text}");
    }

    #[test]
    fn whole_numbers_may_be_grouped() {
        let check = |text, expected| check(Language::Indonesian, Writing::Integer, text, expected);
        check("41", Some("41"));
        check("1.500.000", Some("1500000"));
        check("1 500 000", Some("1500000"));
        check("-3", Some("-3"));
        check("1.5", None);
        check("1,5", None);
        check("1500.000", None);
        check("99999999999999999", None);
        check("500,000", None);
        check("dua", None);
        check("", None);
    }

    #[test]
    fn a_whole_number_grouped_as_in_the_other_language_is_not_taken_for_a_small_one() {
        let check = |text, expected| check(Language::English, Writing::Integer, text, expected);
        check("500,000", Some("500000"));
        check("500.000", None);
        check("1.500.000", None);
    }

    #[test]
    fn decimals_are_read_as_the_language_writes_them() {
        let indonesian =
            |text, expected| check(Language::Indonesian, Writing::Decimal, text, expected);
        indonesian("1,5", Some("1.5"));
        indonesian("1.5", Some("1.5"));
        indonesian("1.500", Some("1500"));
        indonesian("1.500,25", Some("1500.25"));
        indonesian("1,", Some("1"));
        indonesian(",", None);
        indonesian("1,5,2", None);
        let english = |text, expected| check(Language::English, Writing::Decimal, text, expected);
        english("1.5", Some("1.5"));
        english("1,500", Some("1500"));
        english("1,500.25", Some("1500.25"));
        english("1,5", Some("1.5"));
    }

    #[test]
    fn numbers_of_a_thousand_and_more_are_shown_in_groups() {
        let check = |value, indonesian: &str, english: &str| {
            assert_eq!(grouped(Language::Indonesian, value), indonesian);
            assert_eq!(grouped(Language::English, value), english);
        };
        check("1500000", "1.500.000", "1,500,000");
        check("-150000", "-150.000", "-150,000");
        check("1000.25", "1.000,25", "1,000.25");
        check("12345678.1234", "12.345.678,1234", "12,345,678.1234");
        for other in ["", "999", "-999", "0.12345", "999.5", "1500.000", "1200a", "12 000"] {
            check(other, "", "");
        }
    }

    #[test]
    fn what_cannot_be_read_is_shown_as_it_was_written() {
        for text in ["12a", "1.2.3", "500.000", "dua"] {
            assert_eq!(shown(Language::English, Writing::Integer, text), text);
        }
        assert_eq!(shown(Language::Indonesian, Writing::Decimal, "1.2.3"), "1.2.3");
        assert_eq!(shown(Language::Indonesian, Writing::Decimal, "1.5"), "1,5");
        assert_eq!(read(Language::English, Writing::Integer, "  "), Given::Blank);
    }
}

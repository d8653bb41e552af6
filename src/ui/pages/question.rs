//! What an item of an interview is on the page: how it is answered, and what is to be told of the answer.

use yew::prelude::*;

use super::interview::Answering;
use crate::expression::text_from_number;
use crate::i18n::Language;
use crate::instrument::{ChoiceList, Item, Kind, Missing, Range, Rule};
use crate::response::{Answer, Cell, Fault, MAX_TEXT, Now, Place, Session, check_answer};
use crate::ui::controls::{self, Body, Choice, Given, QuestionProps, Remark, Writing, number_in};
use crate::ui::parts::answer_words;

/// From how many choices on they are searched instead of all shown.
pub(in crate::ui) const MANY: usize = 25;

/// What points of a scale are rounded to, as parts of 1.
const ROUNDING: f64 = 1e9;

/// From how many points on a rating is a slider.
const MANY_POINTS: f64 = 11.0;

/// The question at `place`, drawn at the moment `now`; `is_reminded` tells whether the person has been here and
/// left it blank.
pub(super) fn question(
    language: Language,
    session: &Session,
    place: Place,
    number: usize,
    is_reminded: bool,
    answering: &Answering,
    now: Now,
) -> Html {
    let item = &session.instrument().items[place.item];
    let cell = session.cell(place);
    let missing = item.missing.iter().filter_map(|code| {
        let label = session.instrument().missing.get(code)?;
        Some(choice(code.code(), label.get(language.code())))
    });
    let is_question = item.is_question();
    let is_answered = is_question && session.raw(place).is_some();
    let props = QuestionProps {
        id: session.path(place).into(),
        label: item.label.get(language.code()).to_owned().into(),
        number: is_question.then_some(number),
        is_optional: is_question && !cell.is_required,
        hint: item.hint.as_ref().map(|hint| hint.get(language.code()).to_owned().into()),
        body: body(language, session, place, answering, now),
        missing: if is_question { missing.collect() } else { Vec::new() },
        given: given(item, cell, session.raw(place)),
        is_answered,
        remark: remark(language, item, (cell, is_answered), is_reminded),
        language,
        onanswer: answering.onanswer.clone(),
    };
    controls::question(props)
}

fn choice(name: &str, label: &str) -> Choice {
    Choice { name: name.to_owned().into(), label: label.to_owned().into() }
}

fn body(
    language: Language,
    session: &Session,
    place: Place,
    answering: &Answering,
    now: Now,
) -> Body {
    let item = &session.instrument().items[place.item];
    if !item.is_question() {
        return Body::Shown(answer_words(language, item, &session.cell(place).value).into());
    }
    let offered = |list: &ChoiceList| -> Vec<Choice> {
        let rows = session.offered(place, now).into_iter();
        rows.map(|row| choice(list.choice(row), list.label(row, language.code()))).collect()
    };
    match &item.kind {
        Kind::SelectOne(list) if list.len() > MANY => {
            drawn(session.offer(place, now), answering.search.as_ref())
        }
        Kind::SelectOne(list) if list.is_ordinal() => Body::Steps(offered(list)),
        Kind::SelectOne(list) => Body::Words(offered(list)),
        Kind::SelectMultiple(list, exclusive) => Body::Several {
            choices: offered(list),
            exclusive: exclusive.iter().map(|name| name.clone().into()).collect(),
            is_ranked: false,
        },
        Kind::Rank(list) => {
            Body::Several { choices: offered(list), exclusive: Vec::new(), is_ranked: true }
        }
        Kind::Integer => Body::Written(Writing::Integer),
        Kind::Decimal => Body::Written(Writing::Decimal),
        Kind::Range(range) => points(language, range),
        Kind::Text { is_long: true } => Body::Written(Writing::Lines(MAX_TEXT)),
        Kind::Text { is_long: false } => Body::Written(Writing::Line(MAX_TEXT)),
        Kind::Date => Body::Written(Writing::Date),
        Kind::Time => Body::Written(Writing::Time),
        Kind::Acknowledge => {
            Body::Words(vec![choice(crate::response::ACKNOWLEDGED, language.acknowledged())])
        }
        Kind::Capture(_) => drawn(String::new(), Some(&answering.control)),
        Kind::Section | Kind::Group | Kind::Repeat(_) | Kind::Note | Kind::Calculate => {
            Body::Shown(AttrValue::default())
        }
    }
}

/// What this program holds a control for.
fn drawn(offer: String, control: Option<&Callback<QuestionProps, Html>>) -> Body {
    control.map_or_else(
        || Body::Shown(AttrValue::default()),
        |it| Body::Drawn(offer.into(), it.clone()),
    )
}

/// A rating is a row of points, where they are few; else a slider.
fn points(language: Language, range: &Range) -> Body {
    let Range { start, end, step, is_rating } = *range;
    if !is_rating || (end - start) / step >= MANY_POINTS {
        return Body::Slider { start, end, step };
    }
    let mut points = Vec::new();
    let mut count = 0.0;
    loop {
        // Without the last bits that adding leaves: 0.3, not 0.30000000000000004.
        let number = ((start + count * step) * ROUNDING).round() / ROUNDING;
        if number > end {
            return Body::Steps(points);
        }
        let name = text_from_number(number);
        points.push(choice(&name, &number_in(language, &name)));
        count += 1.0;
    }
}

/// What the control shows as the answer. What is not offered any more is shown as a blank, since it counts
/// as one.
fn given(item: &Item, cell: &Cell, raw: Option<&Answer>) -> Given {
    match raw {
        Some(Answer::Missing(code)) => Given::Missing(code.code().into()),
        Some(Answer::Unread(text)) => Given::Value(text.clone().into()),
        // A number that is no answer is none; an order that is not complete is shown as far as it goes.
        Some(answer)
            if item.is_question()
                && (item.kind.list().is_none()
                    || matches!(item.kind, Kind::Rank(_)) && cell.fault.is_none()) =>
        {
            Given::Value(answer.value().unwrap_or_default().to_owned().into())
        }
        _ if cell.value.is_empty() => Given::Blank,
        _ => Given::Value(cell.value.clone().into()),
    }
}

/// What is to be told of what `cell` makes of the answer; `is_given` says whether there is any.
fn remark(
    language: Language,
    item: &Item,
    (cell, is_given): (&Cell, bool),
    is_reminded: bool,
) -> Option<Remark> {
    let words = |rule: &Option<Rule>, otherwise: &'static str| -> AttrValue {
        let message = rule.as_ref().and_then(|rule| rule.message.as_ref());
        message.map_or(otherwise.into(), |message| message.get(language.code()).to_owned().into())
    };
    let unlikely = || words(&item.logic.soft_constraint, language.looks_unlikely());
    match cell.fault {
        Some(Fault::Constraint) => {
            Some(Remark::Error(words(&item.logic.constraint, language.cannot_be_right())))
        }
        Some(Fault::Unread) => Some(Remark::Error(match item.kind {
            Kind::Integer => language.not_a_whole_number().into(),
            Kind::Decimal => language.not_a_number().into(),
            _ => language.cannot_be_right().into(),
        })),
        Some(Fault::NotOffered) => Some(Remark::Error(language.no_longer_offered().into())),
        None if cell.is_warned() => Some(Remark::Warning(unlikely())),
        None if cell.is_unlikely => Some(Remark::Confirmed(unlikely())),
        None if is_reminded && is_given && !cell.is_filled() => {
            Some(Remark::Error(language.not_complete_yet().into()))
        }
        None if is_reminded && cell.is_open() => {
            Some(Remark::Error(language.not_answered_yet().into()))
        }
        None => None,
    }
}

/// The answer that `given` stands for at `item`, which is answered by `before`.
pub(super) fn answer(given: &Given, item: &Item, before: Option<&Answer>) -> Option<Answer> {
    match given {
        Given::Blank => None,
        Given::Value(value) => {
            let answer = Answer::Value(value.to_string());
            let is_value = check_answer(item, &answer).is_ok();
            Some(if is_value { answer } else { Answer::Unread(value.to_string()) })
        }
        Given::Missing(code) => Missing::from_code(code).map(Answer::Missing),
        Given::Confirmed => Some(Answer::Confirmed(before?.value()?.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expression::Rules;
    use crate::record::InstrumentSource;

    /// What is told of an order where the person has been before.
    #[track_caller]
    fn check(value: &str, is_given: bool, expected: Option<&str>) {
        let text = include_str!("../../../tests/data/every-kind.json");
        let source = InstrumentSource::read(text, &Rules).unwrap();
        let item = source.instrument.item("urutan").unwrap();
        let mut cell = Cell::default();
        cell.is_relevant = true;
        cell.is_required = true;
        value.clone_into(&mut cell.value);
        let told = remark(Language::Indonesian, item, (&cell, is_given), true);
        let expected = expected.map(|words| Remark::Error(words.to_owned().into()));
        assert_eq!(told, expected);
    }

    #[test]
    fn an_order_of_some_choices_is_told_to_be_incomplete() {
        check("", false, Some("Belum dijawab."));
        check("", true, Some("Belum lengkap. Urutkan semua pilihan."));
        check("air modal jalan", true, None);
    }
}

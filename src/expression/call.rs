//! Which function does what with its values.

use super::arguments::Arguments;
use super::base64::text_from_base64;
use super::choice_functions as choices;
use super::date_functions as dates;
use super::digest;
use super::error::Problem;
use super::function::{Function, name_of};
use super::number_functions as numbers;
use super::number_text::{count, number, whole};
use super::place_functions as places;
use super::text_functions as texts;
use super::value::{Nodes, Value};

/// How long the random text of `uuid(length)` may be.
pub(super) const MAX_TOKEN: i64 = 1000;

/// What `function` makes of its values. Those that need more than values are not among them.
pub(super) fn call<'a>(function: Function, with: &Arguments<'_, 'a>) -> Result<Value<'a>, Problem> {
    if let Some(real) = real_function(function) {
        return Ok(Value::Number(real(with.number(0))));
    }
    Ok(match function {
        // Texts
        Function::String => Value::Text(with.text(0)),
        Function::Coalesce => match with.get(0) {
            Some(Value::Number(first)) if first.is_nan() => Value::Text(with.text(1)),
            _ if with.text(0).is_empty() => Value::Text(with.text(1)),
            _ => Value::Text(with.text(0)),
        },
        Function::Concat => text(texts::join(with, 0, "")?),
        Function::Join => text(texts::join(with, 1, &with.text(0))?),
        Function::Substr => text(texts::substr(&with.text(0), with.number(1), optional(with, 2))),
        Function::Substring => {
            text(texts::substring(&with.text(0), with.number(1), optional(with, 2)))
        }
        Function::Digest => {
            let encoding = with.get(2).map(Value::to_text);
            text(digest::digest(&with.text(0), &with.text(1), encoding.as_deref())?)
        }
        // Yes and no
        Function::True => Value::Boolean(true),
        Function::False => Value::Boolean(false),
        Function::Boolean => Value::Boolean(truth(with)),
        Function::Not => Value::Boolean(!truth(with)),
        Function::Checklist => Value::Boolean(choices::checklist(with)),
        Function::WeightedChecklist => Value::Boolean(choices::weighted_checklist(with)),
        Function::Geofence => Value::Boolean(places::geofence(with)),
        // Choices
        Function::SelectedAt => text(choices::selected_at(&with.text(0), with.number(1))),
        // Numbers
        Function::Number => Value::Number(dates::number_of(with)),
        Function::Round => {
            let decimals = if with.get(1).is_some() { with.number(1) } else { 0.0 };
            Value::Number(numbers::round(with.number(0), decimals))
        }
        Function::Pow => Value::Number(numbers::power(with.number(0), with.number(1))),
        Function::Atan2 => Value::Number(libm::atan2(with.number(0), with.number(1))),
        Function::Pi => Value::Number(std::f64::consts::PI),
        Function::Min => Value::Number(numbers::extreme(with, f64::lt)),
        Function::Max => Value::Number(numbers::extreme(with, f64::gt)),
        // Answers
        Function::Sum => {
            answers(function, with)?;
            Value::Number(numbers::sum(with))
        }
        Function::Count => Value::Number(count(answers(function, with)?.as_slice().len())),
        Function::CountNonEmpty => {
            let answers = answers(function, with)?.as_slice();
            Value::Number(count(answers.iter().filter(|answer| !answer.is_empty()).count()))
        }
        // Days and moments
        Function::Date | Function::DateTime => dates::date(with),
        Function::Now => Value::Date(dates::now(with.scope)),
        Function::Today => Value::Date(dates::today(with.scope)),
        Function::FormatDate | Function::FormatDateTime => text(dates::format(with)?),
        Function::DecimalDateTime => Value::Number(dates::decimal_date_time(with)),
        Function::DecimalTime => Value::Number(dates::decimal_time(with)),
        // Places
        Function::Area => Value::Number(places::area(with)),
        Function::Distance => Value::Number(places::distance(with)),
        _ => text_function(function, &with.text(0), &with.text(1), &with.text(2)),
    })
}

/// The functions of up to three texts.
fn text_function<'a>(function: Function, one: &str, two: &str, three: &str) -> Value<'a> {
    let part = |found: Option<&str>| text(found.unwrap_or_default().to_owned());
    match function {
        Function::StringLength => Value::Number(count(one.chars().count())),
        Function::CountSelected => Value::Number(choices::count_selected(one)),
        Function::BooleanFromString => Value::Boolean(matches!(one, "1" | "true")),
        Function::Contains => Value::Boolean(one.contains(two)),
        Function::StartsWith => Value::Boolean(one.starts_with(two)),
        Function::EndsWith => Value::Boolean(one.ends_with(two)),
        Function::Selected => Value::Boolean(choices::selected(one, two)),
        Function::SubstringBefore => part(one.split_once(two).map(|(before, _)| before)),
        Function::SubstringAfter => part(one.split_once(two).map(|(_, after)| after)),
        Function::Translate => text(texts::translate(one, two, three)),
        Function::NormalizeSpace => text(texts::normalize_space(one)),
        Function::Base64Decode => text(text_from_base64(one)),
        // The others are called where more is at hand than values, or are functions of one number.
        _ => text(String::new()),
    }
}

/// The functions of one number.
fn real_function(function: Function) -> Option<fn(f64) -> f64> {
    Some(match function {
        Function::Abs => f64::abs,
        Function::Ceiling => f64::ceil,
        Function::Floor => f64::floor,
        Function::Int => f64::trunc,
        Function::Sqrt => f64::sqrt,
        Function::Sin => libm::sin,
        Function::Cos => libm::cos,
        Function::Tan => libm::tan,
        Function::Asin => libm::asin,
        Function::Acos => libm::acos,
        Function::Atan => libm::atan,
        Function::Exp => libm::exp,
        Function::Exp10 => |power| numbers::power(10.0, power),
        Function::Log => libm::log,
        Function::Log10 => libm::log10,
        _ => return None,
    })
}

fn text<'a>(text: String) -> Value<'a> {
    Value::Text(text.into())
}

fn truth(with: &Arguments<'_, '_>) -> bool {
    with.get(0).is_some_and(Value::to_boolean)
}

fn optional(with: &Arguments<'_, '_>, at: usize) -> Option<f64> {
    with.get(at).map(|_| with.number(at))
}

fn answers<'s, 'a>(function: Function, with: &Arguments<'s, 'a>) -> Result<&'s Nodes<'a>, Problem> {
    match with.get(0) {
        Some(Value::Nodes(nodes)) => Ok(nodes),
        _ => {
            let mut name = name_of(function).to_owned();
            name.push_str("()");
            Err(Problem::NeedsAnswers(name))
        }
    }
}

/// A number from 0 to below 1 of 53 random bits.
pub(super) fn random(bits: u64) -> f64 {
    const STEPS: f64 = 9_007_199_254_740_992.0;
    number(i64::try_from(bits >> 11).unwrap_or(0)) / STEPS
}

/// A UUID of version 4.
pub(super) fn uuid(high: u64, low: u64) -> String {
    uuid::Builder::from_random_bytes((u128::from(high) << 64 | u128::from(low)).to_be_bytes())
        .into_uuid()
        .to_string()
}

/// A random letter or digit.
pub(super) fn token_letter(bits: u64) -> char {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    let at = usize::try_from(whole(random(bits) * count(LETTERS.len()))).unwrap_or(0);
    LETTERS.get(at).map_or('A', |letter| char::from(*letter))
}

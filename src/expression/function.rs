//! The functions of the language: names, how many values they take, and the nearest name to a wrong one.
//!
//! Source: ODK XForms specification, "XPath Functions"; XPath 1.0, chapter 4.

/// A function of the language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Function {
    Abs,
    Acos,
    Area,
    Asin,
    Atan,
    Atan2,
    Base64Decode,
    Boolean,
    BooleanFromString,
    Ceiling,
    Checklist,
    Coalesce,
    Concat,
    Contains,
    Cos,
    Count,
    CountNonEmpty,
    CountSelected,
    Date,
    DateTime,
    DecimalDateTime,
    DecimalTime,
    Digest,
    Distance,
    EndsWith,
    Exp,
    Exp10,
    False,
    Floor,
    FormatDate,
    FormatDateTime,
    Geofence,
    If,
    Index,
    IndexedRepeat,
    Int,
    Join,
    Last,
    Log,
    Log10,
    Max,
    Min,
    NormalizeSpace,
    Not,
    Now,
    Number,
    Once,
    Pi,
    Position,
    Pow,
    Random,
    Regex,
    Round,
    Selected,
    SelectedAt,
    Sin,
    Sqrt,
    StartsWith,
    String,
    StringLength,
    Substr,
    Substring,
    SubstringAfter,
    SubstringBefore,
    Sum,
    Tan,
    Today,
    Translate,
    True,
    Uuid,
    WeightedChecklist,
}

/// A function with its name and how many values it takes.
#[derive(Debug)]
pub(super) struct Signature {
    pub(super) name: &'static str,
    pub(super) function: Function,
    pub(super) least: u8,
    most: u8,
}

/// As many values as one likes.
const ANY: u8 = u8::MAX;

const fn takes(name: &'static str, function: Function, least: u8, most: u8) -> Signature {
    Signature { name, function, least, most }
}

impl Signature {
    /// The most values it takes; none for as many as one likes.
    pub(super) fn most(&self) -> Option<usize> {
        (self.most != ANY).then_some(usize::from(self.most))
    }
}

/// By name.
const SIGNATURES: [Signature; 71] = [
    takes("abs", Function::Abs, 1, 1),
    takes("acos", Function::Acos, 1, 1),
    takes("area", Function::Area, 1, 1),
    takes("asin", Function::Asin, 1, 1),
    takes("atan", Function::Atan, 1, 1),
    takes("atan2", Function::Atan2, 2, 2),
    takes("base64-decode", Function::Base64Decode, 1, 1),
    takes("boolean", Function::Boolean, 1, 1),
    takes("boolean-from-string", Function::BooleanFromString, 1, 1),
    takes("ceiling", Function::Ceiling, 1, 1),
    takes("checklist", Function::Checklist, 2, ANY),
    takes("coalesce", Function::Coalesce, 2, 2),
    takes("concat", Function::Concat, 0, ANY),
    takes("contains", Function::Contains, 2, 2),
    takes("cos", Function::Cos, 1, 1),
    takes("count", Function::Count, 1, 1),
    takes("count-non-empty", Function::CountNonEmpty, 1, 1),
    takes("count-selected", Function::CountSelected, 1, 1),
    takes("date", Function::Date, 1, 1),
    takes("date-time", Function::DateTime, 1, 1),
    takes("decimal-date-time", Function::DecimalDateTime, 1, 1),
    takes("decimal-time", Function::DecimalTime, 1, 1),
    takes("digest", Function::Digest, 2, 3),
    takes("distance", Function::Distance, 1, ANY),
    takes("ends-with", Function::EndsWith, 2, 2),
    takes("exp", Function::Exp, 1, 1),
    takes("exp10", Function::Exp10, 1, 1),
    takes("false", Function::False, 0, 0),
    takes("floor", Function::Floor, 1, 1),
    takes("format-date", Function::FormatDate, 2, 2),
    takes("format-date-time", Function::FormatDateTime, 2, 2),
    takes("geofence", Function::Geofence, 2, 2),
    takes("if", Function::If, 3, 3),
    takes("index", Function::Index, 1, 1),
    takes("indexed-repeat", Function::IndexedRepeat, 3, ANY),
    takes("int", Function::Int, 1, 1),
    takes("join", Function::Join, 1, ANY),
    takes("last", Function::Last, 0, 0),
    takes("log", Function::Log, 1, 1),
    takes("log10", Function::Log10, 1, 1),
    takes("max", Function::Max, 0, ANY),
    takes("min", Function::Min, 0, ANY),
    takes("normalize-space", Function::NormalizeSpace, 0, 1),
    takes("not", Function::Not, 1, 1),
    takes("now", Function::Now, 0, 0),
    takes("number", Function::Number, 0, 1),
    takes("once", Function::Once, 1, 1),
    takes("pi", Function::Pi, 0, 0),
    takes("position", Function::Position, 0, 1),
    takes("pow", Function::Pow, 2, 2),
    takes("random", Function::Random, 0, 0),
    takes("regex", Function::Regex, 2, 2),
    takes("round", Function::Round, 1, 2),
    takes("selected", Function::Selected, 2, 2),
    takes("selected-at", Function::SelectedAt, 2, 2),
    takes("sin", Function::Sin, 1, 1),
    takes("sqrt", Function::Sqrt, 1, 1),
    takes("starts-with", Function::StartsWith, 2, 2),
    takes("string", Function::String, 0, 1),
    takes("string-length", Function::StringLength, 0, 1),
    takes("substr", Function::Substr, 2, 3),
    takes("substring", Function::Substring, 2, 3),
    takes("substring-after", Function::SubstringAfter, 2, 2),
    takes("substring-before", Function::SubstringBefore, 2, 2),
    takes("sum", Function::Sum, 1, 1),
    takes("tan", Function::Tan, 1, 1),
    takes("today", Function::Today, 0, 0),
    takes("translate", Function::Translate, 3, 3),
    takes("true", Function::True, 0, 0),
    takes("uuid", Function::Uuid, 0, 1),
    takes("weighted-checklist", Function::WeightedChecklist, 2, ANY),
];

/// Names that the parser reads by itself, for their arguments are no plain values.
pub(super) const CHOICE_NAME: &str = "jr:choice-name";
pub(super) const PULLDATA: &str = "pulldata";
pub(super) const INSTANCE: &str = "instance";
pub(super) const CURRENT: &str = "current";
const READ_APART: [&str; 4] = [CHOICE_NAME, PULLDATA, INSTANCE, CURRENT];

/// Functions of XPath and ODK that have no meaning here.
const UNSUPPORTED: [&str; 9] = [
    "extract-signed",
    "id",
    "jr:itext",
    "lang",
    "local-name",
    "name",
    "namespace-uri",
    "property",
    "randomize",
];

/// The function of this name.
pub(super) fn signature(name: &str) -> Option<&'static Signature> {
    SIGNATURES.iter().find(|signature| signature.name == name)
}

/// The name of a function.
pub(super) fn name_of(function: Function) -> &'static str {
    SIGNATURES.iter().find(|known| known.function == function).map_or("", |known| known.name)
}

/// Whether the name is known elsewhere and refused here.
pub(super) fn is_unsupported(name: &str) -> bool {
    UNSUPPORTED.contains(&name)
}

/// The known name that the fewest changes of single letters lead to, if they are few.
pub(super) fn nearest(name: &str) -> Option<&'static str> {
    let wanted = name.to_ascii_lowercase();
    let known = SIGNATURES.iter().map(|known| known.name).chain(READ_APART);
    let (changes, nearest) = known.map(|known| (changes(&wanted, known), known)).min()?;
    (changes <= 1 + (nearest.len() - 1) / 4).then_some(nearest)
}

/// How many letters to put in, take out or replace on the way from one name to another.
fn changes(from: &str, to: &str) -> usize {
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (n, letter) in from.chars().take(40).enumerate() {
        let mut diagonal = n;
        let mut left = n + 1;
        for (cell, wanted) in row.iter_mut().skip(1).zip(to.chars()) {
            let replaced = diagonal + usize::from(letter != wanted);
            diagonal = *cell;
            left = replaced.min(diagonal + 1).min(left + 1);
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = n + 1;
        }
    }
    row.last().copied().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(given: &str, expected: Option<&str>) {
        assert_eq!(nearest(given), expected, "{given}");
    }

    #[test]
    fn a_slip_of_the_hand_leads_to_the_known_name() {
        check("selectd", Some("selected"));
        check("Selected", Some("selected"));
        check("cuont", Some("count"));
        check("choice-name", Some("jr:choice-name"));
        check("count_selected", Some("count-selected"));
        check("pull-data", Some("pulldata"));
    }

    #[test]
    fn a_name_of_something_else_leads_nowhere() {
        check("vlookup", None);
        check("household-members", None);
    }

    #[test]
    fn names_stand_once_and_in_order() {
        assert!(SIGNATURES.is_sorted_by(|one, next| one.name < next.name));
    }
}

//! An answer in words.

use crate::i18n::Language;
use crate::instrument::{ChoiceList, Item, Kind};
use crate::ui::controls::number_in;

/// An answer that is shown and not asked, as people read it.
pub(in crate::ui) fn answer_words(language: Language, item: &Item, value: &str) -> String {
    let label = |list: &ChoiceList, name: &str| {
        list.row(name)
            .map_or_else(|| name.to_owned(), |row| list.label(row, language.code()).to_owned())
    };
    match &item.kind {
        Kind::SelectOne(list) => label(list, value),
        Kind::SelectMultiple(list, _) | Kind::Rank(list) => {
            value.split(' ').map(|name| label(list, name)).collect::<Vec<_>>().join(", ")
        }
        Kind::Integer | Kind::Decimal | Kind::Range(_) => number_in(language, value),
        Kind::Date => language.date(value),
        _ => value.to_owned(),
    }
}

//! What each column holds and what each value means, as two tables of their own.

use super::cell::Lack;
use super::plan::{Plan, Table};
use super::variable::{Content, Fact, Variable, factor_of};
use super::write::{Words, yes_or_no};
use crate::instrument::Kind;

/// Rows of words, the first being the columns.
pub(super) type Rows = Vec<Vec<Words>>;

fn own(text: impl Into<String>) -> Words {
    Words::Own(text.into())
}

fn written(text: impl Into<String>) -> Words {
    Words::Written(text.into())
}

/// A row of names.
pub(super) fn head(names: &[&str]) -> Vec<Words> {
    names.iter().map(|name| own(*name)).collect()
}

/// A value that a column can have, with what it means.
pub(super) struct Value {
    /// The value.
    pub(super) value: Words,
    /// What it means.
    pub(super) label: String,
    /// Whether it stands for the lack of one.
    pub(super) is_lack: bool,
}

impl Plan<'_> {
    /// The columns: name, label, what they hold, and their part in the scores.
    pub(super) fn variables(&self) -> Rows {
        let language = self.settings.language.as_str();
        let names = [
            "tabel",
            "kolom",
            "label",
            "butir",
            "jenis",
            "skala",
            "daftar",
            "peran",
            "faktor",
            "nama_faktor",
            "keluarga",
            "arah",
            "bobot",
            "sumber",
        ];
        let mut rows = vec![head(&names)];
        for (table, variable) in self.columns() {
            let item = variable.content.item();
            let part = item.and_then(|item| factor_of(self.instrument, &item.id));
            let factor = match variable.content {
                Content::Factor(factor) => Some(factor),
                _ => part.map(|(factor, _)| factor),
            };
            let family = match variable.content {
                Content::Index(family) => Some(family),
                _ => factor.map(|factor| factor.family),
            };
            let list = item.and_then(|item| item.kind.list());
            let way = part.map_or("", |(_, part)| if part.reverse { "terbalik" } else { "searah" });
            let weight = part.map(|(_, part)| super::cell::digits(part.weight));
            rows.push(vec![
                own(&table.name),
                own(&variable.name),
                written(&variable.label),
                written(item.map_or("", |item| &item.id)),
                own(if variable.is_number { "angka" } else { "teks" }),
                own(variable.content.scale()),
                written(list.map_or("", |list| &list.name)),
                own(item.map_or_else(String::new, |item| item.roles.join(" "))),
                own(factor.map_or("", |factor| &factor.id)),
                written(factor.map_or("", |factor| factor.label.get(language))),
                own(family.map_or("", |family| family.word())),
                own(way),
                own(weight.unwrap_or_default()),
                written(item.map_or_else(String::new, |item| item.source.join("; "))),
            ]);
        }
        rows
    }

    /// The values of each column that can be told one by one, and the numbers for why there is none.
    pub(super) fn values(&self) -> Rows {
        let mut rows = vec![head(&["tabel", "kolom", "nilai", "label", "arti"])];
        for (table, variable) in self.columns() {
            for Value { value, label, is_lack } in self.values_of(variable) {
                let meaning = if is_lack { "tanpa_nilai" } else { "pilihan" };
                let (table, name) = (own(&table.name), own(&variable.name));
                rows.push(vec![table, name, value, written(label), own(meaning)]);
            }
        }
        rows
    }

    /// Every column with its table.
    pub(super) fn columns(&self) -> impl Iterator<Item = (&Table<'_>, &Variable<'_>)> {
        self.tables.iter().flat_map(|table| table.variables.iter().map(move |it| (table, it)))
    }

    /// The values of a column, those for a lack last.
    pub(super) fn values_of(&self, variable: &Variable<'_>) -> Vec<Value> {
        let language = self.settings.language.as_str();
        let mut values = Vec::new();
        let mut add = |value, label: &str| {
            values.push(Value { value, label: label.to_owned(), is_lack: false });
        };
        if let Some(list) = variable.content.list() {
            for row in 0..list.len() {
                let name = list.choice(row);
                let name = if list.is_ordinal() { own(name) } else { written(name) };
                add(name, list.label(row, language));
            }
        } else if variable.content.is_flag() {
            for is in [true, false] {
                add(own(u8::from(is).to_string()), yes_or_no(is, language));
            }
        } else if let Content::Fact(Fact::Role) = variable.content {
            for role in &self.instrument.roles {
                add(written(&role.name), role.label.get(language));
            }
        }
        for lack in Lack::ALL.into_iter().filter(|lack| self.can_lack(variable, *lack)) {
            values.push(Value {
                value: own(self.codes.code(lack).to_string()),
                label: lack.label(self.instrument, language).to_owned(),
                is_lack: true,
            });
        }
        values
    }

    /// Whether a column can have no value for this reason.
    fn can_lack(&self, variable: &Variable<'_>, lack: Lack) -> bool {
        let is_published = self.anonymity.is_some();
        match (variable.content, lack) {
            (Content::Fact(Fact::Study | Fact::Round | Fact::Site | Fact::Month), Lack::Masked) => {
                is_published
            }
            (content, lack) => content.item().is_some_and(|item| match lack {
                Lack::Missing(code) => item.missing.contains(&code),
                Lack::NotAsked => true,
                Lack::Skipped => item.logic.relevant.is_some() || item.place.parent.is_some(),
                Lack::Masked => {
                    let is = |mark: Option<&crate::instrument::Item>| {
                        mark.is_some_and(|mark| mark.id == item.id)
                    };
                    let is_reckoned = matches!(item.kind, Kind::Calculate);
                    is_published && (is(self.marks.sex) || is(self.marks.age) || is_reckoned)
                }
            }),
        }
    }
}

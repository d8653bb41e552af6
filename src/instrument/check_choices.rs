//! The checks of choice lists: names that stand for one choice each, numbers that rise, tables in order.

use std::rc::Rc;

use super::at::At;
use super::check::Check;
use super::choices::Cells;
use super::file::{ChoiceListV1, ChoiceV1, ScaleV1};
use super::listener::Listener;
use super::{ChoiceList, Problem, Scale};
use crate::wire::Named;

impl<L: Listener> Check<L> {
    pub(super) fn choice_lists(&mut self, lists: Named<ChoiceListV1>) -> Named<Rc<ChoiceList>> {
        let mut checked = Named::default();
        for (name, list) in lists {
            checked.insert(name.clone(), Rc::new(self.choice_list(name, list)));
        }
        checked
    }

    fn choice_list(&mut self, name: String, file: ChoiceListV1) -> ChoiceList {
        let list_name = name.clone();
        let lists = At::of("choices");
        let place = lists.field(&list_name);
        if file.csv.is_some() && !file.choices.is_empty() {
            self.find(&place.field("choices"), || Problem::NotHere);
        }
        let cells = match &file.csv {
            None => Some(self.written(&place, file.choices)),
            Some(csv) => self.table(&place, csv),
        };
        let is_read = cells.is_some();
        let mut list = ChoiceList::new(name, Scale::Nominal, cells.unwrap_or_default());
        // Of a table that cannot be read nothing more is told.
        if !is_read {
            return list;
        }
        if list.is_empty() {
            self.find(&place, || Problem::Empty);
        }
        self.unique(&place, (0..list.len()).map(|row| list.choice(row)));
        if matches!(file.scale, ScaleV1::Ordinal) {
            list.scale = Scale::Ordinal(self.rising_values(&place, &list));
        }
        list
    }

    fn written(&mut self, place: &At<'_>, choices: Vec<ChoiceV1>) -> Cells {
        let languages = self.languages.clone();
        let further: Vec<String> =
            choices.first().map_or_else(Vec::new, |first| first.cells.keys().cloned().collect());
        let mut cells = Cells::of_labels(&languages, &further);
        for (n, choice) in (0_usize..).zip(choices) {
            let place = place.item("choices", n);
            cells.push(&choice.name);
            let label = self.text(&place.field("label"), choice.label);
            cells.push_label(&label, &languages);
            if L::IS_WHOLE && !choice.cells.keys().eq(&further) {
                self.find(&place.field("cells"), || Problem::OtherColumns);
            }
            for column in &further {
                cells.push(choice.cells.get(column).map_or("", String::as_str));
            }
        }
        cells
    }

    fn table(&mut self, place: &At<'_>, csv: &str) -> Option<Cells> {
        let place = place.field("csv");
        let cells = match L::table(csv) {
            Ok(cells) => cells,
            Err(row) => {
                self.find(&place.nth(row), || Problem::OtherColumns);
                return None;
            }
        };
        let columns = || cells.columns().iter();
        let label = columns().position(|column| column == "label");
        let Some(label) = label.filter(|_| cells.columns()[0] == "name") else {
            self.find(&place, || Problem::NoNameAndLabel);
            return None;
        };
        self.unique(&place, columns().map(String::as_str));
        for language in columns().filter_map(|column| column.strip_prefix("label::")) {
            if !self.languages.iter().any(|known| known == language) {
                self.find(&place, || Problem::UndeclaredLanguage(language.to_owned()));
            }
        }
        // The first of them is enough: a column that is not filled in is told once.
        let blank = (0..cells.len()).find(|row| cells.cell(*row, label).trim().is_empty());
        if let Some(row) = blank {
            // The columns are the first row, and rows count from 1.
            let language = self.default_language.clone();
            self.find(&place.nth(row + 2), || Problem::NoDefaultWording(language));
        }
        Some(cells)
    }

    /// The names as numbers; a number's usual spelling alone counts, so that files can carry the number.
    fn rising_values(&mut self, place: &At<'_>, list: &ChoiceList) -> Vec<i32> {
        let number =
            |name: &str| name.parse::<i32>().ok().filter(|value| value.to_string() == name);
        let values: Vec<i32> = (0..list.len()).filter_map(|row| number(list.choice(row))).collect();
        if !L::IS_WHOLE {
            return values;
        }
        let rising = values.is_sorted_by(|a, b| a < b);
        if values.len() < list.len().max(2) || !rising {
            self.find(place, || Problem::NotRising);
        }
        values
    }
}

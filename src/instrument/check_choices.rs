//! The checks of choice lists: names that stand for one choice each, numbers that rise, tables in order.

use std::rc::Rc;

use super::check::Check;
use super::choices::{Cells, read_csv};
use super::file::{ChoiceListV1, ChoiceV1, ScaleV1};
use super::{ChoiceList, Problem, Scale};
use crate::wire::Named;

impl Check {
    pub(super) fn choice_lists(&mut self, lists: Named<ChoiceListV1>) -> Named<Rc<ChoiceList>> {
        let mut checked = Named::default();
        for (name, list) in lists {
            checked.insert(name.clone(), Rc::new(self.choice_list(name, list)));
        }
        checked
    }

    fn choice_list(&mut self, name: String, file: ChoiceListV1) -> ChoiceList {
        let place = format!("choices.{name}");
        let cells = match &file.csv {
            None => self.written(&place, file.choices),
            Some(csv) => self.table(&place, csv),
        };
        let mut list = ChoiceList::new(name, Scale::Nominal, cells);
        if list.is_empty() {
            self.find(&place, Problem::Empty);
        }
        self.unique(&place, (0..list.len()).map(|row| list.choice(row)));
        if matches!(file.scale, ScaleV1::Ordinal) {
            list.scale = Scale::Ordinal(self.rising_values(&place, &list));
        }
        list
    }

    fn written(&mut self, place: &str, choices: Vec<ChoiceV1>) -> Cells {
        let languages = self.languages.clone();
        let further: Vec<String> =
            choices.first().map_or_else(Vec::new, |first| first.cells.keys().cloned().collect());
        let mut cells = Cells::of_labels(&languages, &further);
        for (n, choice) in (0_usize..).zip(choices) {
            let place = format!("{place}.choices[{n}]");
            cells.push(&choice.name);
            let label = self.text(&format!("{place}.label"), choice.label);
            cells.push_label(&label, &languages);
            if !choice.cells.keys().eq(&further) {
                self.find(format!("{place}.cells"), Problem::OtherColumns);
            }
            for column in &further {
                cells.push(choice.cells.get(column).map_or("", String::as_str));
            }
        }
        cells
    }

    fn table(&mut self, place: &str, csv: &str) -> Cells {
        let place = format!("{place}.csv");
        let cells = read_csv(csv).unwrap_or_else(|row| {
            self.find(format!("{place}[{row}]"), Problem::OtherColumns);
            Cells::default()
        });
        let names_first = cells.columns().first().is_some_and(|column| column == "name");
        if !names_first || !cells.columns().iter().any(|column| column == "label") {
            self.find(&place, Problem::NoNameAndLabel);
        }
        self.unique(&place, cells.columns().iter().map(String::as_str));
        cells
    }

    /// The names as numbers; a number's usual spelling alone counts, so that files can carry the number.
    fn rising_values(&mut self, place: &str, list: &ChoiceList) -> Vec<i32> {
        let number =
            |name: &str| name.parse::<i32>().ok().filter(|value| value.to_string() == name);
        let values: Vec<i32> = (0..list.len()).filter_map(|row| number(list.choice(row))).collect();
        let rising = values.is_sorted_by(|a, b| a < b);
        if values.len() < list.len().max(2) || !rising {
            self.find(place, Problem::NotRising);
        }
        values
    }
}

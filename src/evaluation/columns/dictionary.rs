//! A column of texts of which there are few different ones: each stands once, and rows hold numbers.

use std::collections::BTreeMap;

/// A column of texts.
#[derive(Debug, Clone, Default)]
pub(super) struct Dictionary {
    values: Vec<String>,
    numbers: BTreeMap<String, u32>,
    rows: Vec<u32>,
}

impl Dictionary {
    /// Adds a row.
    pub(super) fn push(&mut self, value: &str) {
        let number = match self.numbers.get(value) {
            Some(number) => *number,
            None => {
                // Rows are counted in the memory that holds them, far below.
                let number = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
                self.numbers.insert(value.to_owned(), number);
                self.values.push(value.to_owned());
                number
            }
        };
        self.rows.push(number);
    }

    pub(super) fn reserve(&mut self, more: usize) {
        self.rows.reserve_exact(more);
    }

    /// The text of a row, as an index of [`Self::values`].
    pub(super) fn code(&self, row: usize) -> usize {
        self.rows[row] as usize
    }

    /// Every text, once.
    pub(super) fn values(&self) -> &[String] {
        &self.values
    }

    /// For each of the texts whether `is` holds of it.
    pub(super) fn holds(&self, is: impl Fn(&str) -> bool) -> Vec<bool> {
        self.values.iter().map(|value| is(value)).collect()
    }

    /// What it takes in memory, in bytes.
    pub(super) fn size(&self) -> usize {
        let text: usize = self.values.iter().map(|value| 2 * (value.len() + 24)).sum();
        text + self.rows.capacity() * 4
    }
}

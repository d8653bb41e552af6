//! The answers of an interview by item, with those of each instance of its repeats.

use super::Answer;
use crate::wire::Named;

/// Answers by item name, of an interview or of one instance of a repeat; a blank or unasked item is absent.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answers {
    /// By item name.
    pub values: Named<Answer>,
    /// By the name of a repeat, each of its instances in order.
    pub repeats: Named<Vec<Answers>>,
}

impl Answers {
    /// Whether nothing is answered.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty() && self.repeats.is_empty()
    }

    /// How many instances there are in all, those within instances included.
    pub fn count_instances(&self) -> usize {
        let instances = self.repeats.iter().flat_map(|(_, instances)| instances);
        instances.map(|instance| 1 + instance.count_instances()).sum()
    }

    /// The answer to the item named `item`.
    pub fn get(&self, item: &str) -> Option<&Answer> {
        self.values.get(item)
    }

    /// The answer to the item named `item` becomes `answer`.
    pub fn set(&mut self, item: &str, answer: Option<Answer>) {
        match answer {
            Some(answer) => self.values.insert(item.to_owned(), answer),
            None => self.values.remove(item),
        };
    }

    /// The instances of the repeat named `repeat`.
    pub fn instances(&self, repeat: &str) -> &[Self] {
        self.repeats.get(repeat).map_or(&[], Vec::as_slice)
    }

    /// The instances of the repeat named `repeat`, to be changed.
    pub fn instances_mut(&mut self, repeat: &str) -> &mut Vec<Self> {
        self.repeats.entry(repeat.to_owned()).or_default()
    }
}

//! Choices of a long list by some of their words.

use crate::instrument::ChoiceList;

/// How many choices are shown; who does not see the own one goes on writing.
const MOST: usize = 30;

/// The first of `rows` whose label holds `words`, those that begin with them first.
pub(super) fn found(list: &ChoiceList, rows: &[usize], words: &str, language: &str) -> Vec<usize> {
    let words = words.trim();
    let mut first = Vec::new();
    let mut later = Vec::new();
    for row in rows {
        match at(list.label(*row, language), words) {
            Some(0) => first.push(*row),
            Some(_) if later.len() < MOST => later.push(*row),
            _ => {}
        }
        if first.len() >= MOST {
            break;
        }
    }
    first.extend(later);
    first.truncate(MOST);
    first
}

/// Where `words` begin in `label`, capitals or not; villages have names of plain letters.
fn at(label: &str, words: &str) -> Option<usize> {
    let (label, words) = (label.as_bytes(), words.as_bytes());
    if words.is_empty() {
        return Some(0);
    }
    label.windows(words.len()).position(|part| part.eq_ignore_ascii_case(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_anywhere_and_in_capitals() {
        assert_eq!(at("Kedungkandang", "kedung"), Some(0));
        assert_eq!(at("Kedungkandang", "KANDANG"), Some(6));
        assert_eq!(at("Kedungkandang", "sawah"), None);
        assert_eq!(at("Kedungkandang", ""), Some(0));
        assert_eq!(at("RT", "RT 01"), None);
    }
}

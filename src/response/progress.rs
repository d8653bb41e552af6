//! How far an interview has come: what is answered and what is still blank, page by page.

use super::Response;
use crate::instrument::Instrument;

/// Counts over the required items that the role is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// The pages that the role is asked, in order.
    pub sections: Vec<SectionProgress>,
}

/// Counts of one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionProgress {
    /// The section's name.
    pub section: String,
    /// Required items asked; 0 on a page where nothing is required.
    pub required: usize,
    /// Required items with an answer, a missing code included.
    pub answered: usize,
    /// All items asked, the optional ones too.
    pub asked: usize,
    /// All items with an answer.
    pub filled: usize,
    /// Names of the required items that are blank, in order.
    pub blank: Vec<String>,
}

impl Progress {
    /// Required items asked on all pages.
    pub fn required(&self) -> usize {
        self.sections.iter().map(|section| section.required).sum()
    }

    /// Required items answered on all pages.
    pub fn answered(&self) -> usize {
        self.sections.iter().map(|section| section.answered).sum()
    }
}

/// How far `response` has come in `instrument`.
pub fn progress(instrument: &Instrument, response: &Response) -> Progress {
    let role = &response.setting.role;
    let sections = instrument.sections_for(role).map(|section| {
        let is_filled = |id: &String| response.answers.contains_key(id);
        let items: Vec<_> = section.items_for(role).collect();
        let required: Vec<_> = items.iter().filter(|item| item.required).collect();
        let blank: Vec<String> =
            required.iter().map(|item| item.id.clone()).filter(|id| !is_filled(id)).collect();
        SectionProgress {
            section: section.id.clone(),
            required: required.len(),
            answered: required.len() - blank.len(),
            asked: items.len(),
            filled: items.iter().filter(|item| is_filled(&item.id)).count(),
            blank,
        }
    });
    Progress { sections: sections.collect() }
}

//! A survey text in the languages of its instrument; a missing translation falls back, never blank.

use serde::{Deserialize, Serialize};

use crate::wire::Named;

/// A text with one default wording and any number of translations.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    default: String,
    translations: Named<String>,
}

impl Text {
    /// A text with its default wording and its translations by language code (`"en"`).
    pub fn new(default: String, translations: Named<String>) -> Self {
        Self { default, translations }
    }

    /// The wording that the others fall back to.
    pub fn default_wording(&self) -> &str {
        &self.default
    }

    /// The wording in `language`, where there is one.
    pub fn wording(&self, language: &str) -> Option<&str> {
        self.translations.get(language).map(String::as_str)
    }

    /// The wording in `language`, or the default wording where there is none.
    pub fn get(&self, language: &str) -> &str {
        self.wording(language).unwrap_or(&self.default)
    }
}

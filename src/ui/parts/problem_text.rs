//! What went wrong, what is safe and what to do, in words.

use crate::i18n::Language;
use crate::store::StoreError;
use crate::ui::state::Problem;

/// The sentence that tells of `problem`.
pub(in crate::ui) fn problem_text(language: Language, problem: &Problem) -> String {
    match problem {
        Problem::Instrument => language.instrument_unavailable().to_owned(),
        Problem::Export => language.export_failed().to_owned(),
        Problem::Store(error) => match error {
            StoreError::Unavailable => language.store_unavailable().to_owned(),
            StoreError::Full => language.store_full().to_owned(),
            StoreError::Newer => language.store_newer().to_owned(),
            StoreError::Finalised => language.record_finalised().to_owned(),
            StoreError::Damaged(key) => language.record_damaged(key),
            StoreError::Failed(detail) => language.store_failed(detail),
        },
    }
}

//! The moment at which something is done, which comes in as a value.

use super::reply::Outcome;
use super::told::Told;
use crate::i18n::{Language, finding_text};
use crate::record::Problem;
use crate::response::{Now, Timestamp};

/// The moment that `text` names, the argument at `place`.
pub(super) fn moment(place: &str, text: &str, language: Language) -> Outcome<Timestamp> {
    Timestamp::parse(text).ok_or_else(|| {
        vec![Told::new(place, "bad_moment", finding_text(language, &Problem::BadMoment))]
    })
}

/// The moment that `text` names, with the milliseconds `tick` of a clock that never goes back.
pub(super) fn now(text: &str, tick: f64, language: Language) -> Outcome<Now> {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the cast saturates, and what is no number is 0"
    )]
    let tick = tick as u64;
    Ok(Now { at: moment("now", text, language)?, tick })
}

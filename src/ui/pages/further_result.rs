//! What can be read from the scores of one interview: the study's own words, and what it advises.

use yew::prelude::*;

use crate::i18n::Language;
use crate::response::Session;
use crate::scoring::{Figures, score};
use crate::ui::parts::{Read, importances, readings, recommendations};

/// Below the scores of a locked interview; nothing where nothing was scored.
pub(in crate::ui) fn further_result(language: Language, session: &Session) -> Html {
    let (instrument, response) = (session.instrument(), session.response());
    let scores = score(instrument, response);
    let figures = Figures::of(instrument, response, &scores);
    let read = Read { instrument, figures: &figures, responses: &[response], limit: 1 };
    html! { <>{ readings(language, read) }{ importances(language, read) }{ recommendations(language, read) }</> }
}

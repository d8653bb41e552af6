//! What can be read from the scores of one interview: the study's own words, what it advises, and which answers
//! would change a score.

use std::rc::Rc;

use yew::prelude::*;

use crate::i18n::Language;
use crate::response::Session;
use crate::scoring::{Figures, score};
use crate::ui::parts::{Asked, ItemPulls, Read, Scored, importances, readings, recommendations};

/// Below the scores of a locked interview; nothing where nothing was scored.
pub(in crate::ui) fn further_result(language: Language, session: &Session) -> Html {
    let (instrument, response) = (session.instrument(), session.response());
    let scores = score(instrument, response);
    let figures = Figures::of(instrument, response, &scores);
    let read = Read { instrument, figures: &figures, responses: &[response], limit: 1 };
    let scored = |id: &str| scores.factor(id).is_some();
    let factors = instrument.scoring.factors.iter().enumerate();
    let factors: Vec<usize> =
        factors.filter(|(_, factor)| scored(&factor.id)).map(|(index, _)| index).collect();
    let interviews = Scored(Rc::new(vec![(response.clone(), scores.clone())]));
    // Single answers are shown to whoever asks for them, not to all who see the result.
    html! {
        <>
            { readings(language, read) }
            { importances(language, read) }
            { recommendations(language, read) }
            if !factors.is_empty() {
                <details class="no-print">
                    <summary>{ language.pulls_title() }</summary>
                    <ItemPulls {language} instrument={Asked(Rc::clone(instrument))} {interviews} {factors}
                        told={None::<Callback<usize, Vec<usize>>>} least={1} />
                </details>
            }
        </>
    }
}

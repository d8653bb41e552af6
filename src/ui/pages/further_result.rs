//! What can be read from the scores of one interview: the study's own words, what it advises, which answers would
//! change a score; and all of it to take home.

use std::rc::Rc;

use yew::prelude::*;

use super::result::band_text;
use crate::i18n::Language;
use crate::instrument::Family;
use crate::response::Session;
use crate::scoring::{Figures, Scores, advised, band, said, score};
use crate::ui::charts::{Poster, PosterForce};
use crate::ui::parts::{
    Asked, ItemPulls, Keep, Read, Scored, filled, importances, readings, recommendations,
};

/// Below the scores of a locked interview; nothing where nothing was scored.
pub(in crate::ui) fn further_result(language: Language, session: &Session) -> Html {
    let (instrument, response) = (session.instrument(), session.response());
    let scores = score(instrument, response);
    if scores.factors.is_empty() {
        return Html::default();
    }
    let figures = Figures::of(instrument, response, &scores);
    let read = Read { instrument, figures: &figures, responses: &[response], limit: 1 };
    let scored = |id: &str| scores.factor(id).is_some();
    let factors = instrument.scoring.factors.iter().enumerate();
    let factors: Vec<usize> =
        factors.filter(|(_, factor)| scored(&factor.id)).map(|(index, _)| index).collect();
    let interviews = Scored(Rc::new(vec![(response.clone(), scores.clone())]));
    let poster = poster(language, session, &scores, &figures);
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
            <Keep {poster} name={format!("hasil-wawancara_{}", response.setting.code)} {language} />
        </>
    }
}

/// The result as one picture: scores, what is read from them and what is advised, nothing else of the record.
fn poster(language: Language, session: &Session, scores: &Scores, figures: &Figures) -> Poster {
    let (instrument, response) = (session.instrument(), session.response());
    let code = language.code();
    let decimal = |value: f64| language.decimal(value, 1);
    let forces = |family: Family| {
        let of = instrument.scoring.factors.iter().filter(|factor| factor.family == family);
        let mut forces: Vec<PosterForce> = of
            .filter_map(|factor| {
                let mean = scores.factor(&factor.id)?;
                let label = factor.label.get(code).to_owned();
                Some(PosterForce { label, mean, value: decimal(mean), n: None })
            })
            .collect();
        forces.sort_by(|a, b| b.mean.total_cmp(&a.mean));
        forces
    };
    let is_asked = |family: Family| {
        let mut of = instrument.scoring.factors.iter().filter(|factor| factor.family == family);
        of.any(|factor| scores.factors.iter().any(|scored| scored.id == factor.id))
    };
    let index = |family, label: &str| match scores.index(family) {
        Some(index) => Some(format!("{label}: {}", decimal(index))),
        None if !is_asked(family) => Some(format!("{label}: {}", language.side_not_asked())),
        None => None,
    };
    let net = scores.force_field.map(|field| {
        let band = band_text(language, band(field.net, instrument.scoring.bands));
        format!("{}: {} · {band}", language.net(), language.signed(field.net, 1))
    });
    let sides = [
        index(Family::Supporting, language.supporting()),
        index(Family::Inhibiting, language.inhibiting()),
        net,
    ];
    let balance: Vec<String> = sides.into_iter().flatten().collect();
    let read = instrument.readings.iter().filter_map(|reading| {
        let sentence = said(instrument, &reading.sentences, figures)?;
        let heading = reading.label.get(code).to_owned();
        Some((heading, vec![filled(language, &sentence.text, figures)]))
    });
    let advice = advised(instrument, figures).into_iter().map(|(to, rules)| {
        let rules = rules.into_iter().map(|rule| filled(language, &rule.text, figures));
        (language.advice_for(to.actor.get(code)), rules.collect())
    });
    let setting = &response.setting;
    let round = language.community_round(&setting.round);
    let day = language.date(&response.started_at.date());
    Poster {
        title: language.result_title().to_owned(),
        facts: vec![[&*setting.site, &*round, &*day].join(" · ")],
        sides: [language.supporting(), language.inhibiting()].map(str::to_owned),
        supporting: forces(Family::Supporting),
        inhibiting: forces(Family::Inhibiting),
        notes: Vec::new(),
        paragraphs: std::iter::once((language.community_balance().to_owned(), balance))
            .filter(|(_, lines)| !lines.is_empty())
            .chain(read)
            .chain(advice)
            .collect(),
        foot: vec![language.result_note().to_owned()],
    }
}

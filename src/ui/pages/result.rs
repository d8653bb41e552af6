//! The force field of one interview, to show to the respondent: scores alone, nothing else of the record.

use yew::prelude::*;

use crate::i18n::Language;
use crate::instrument::{Family, Instrument};
use crate::record::StudyFileV1;
use crate::response::{Response, Session};
use crate::scoring::{Band, FactorScore, MIN_FELT, Scores, band, score};
use crate::ui::autosave::Autosave;
use crate::ui::charts::{Bar, force_field_chart};
use crate::ui::context::Shared;
use crate::ui::markup::html;
use crate::ui::parts::top_bar;
use crate::ui::route::{COMMUNITY, Route};

/// The page; `autosave` keeps what is done on it.
pub(super) fn result_page(shared: &Shared, session: &Session, autosave: &Autosave) -> Html {
    let language = shared.language();
    let (instrument, response) = (session.instrument(), session.response());
    let mut studies = shared.state.device.studies.iter();
    let study = studies.find(|study| study.code == response.setting.study);
    let body = if response.is_refusal() && response.revision > 1 {
        html! { <p class="card">{ language.withdrawn_result() }</p> }
    } else if response.is_refusal() {
        html! { <p class="card">{ language.refused_result() }</p> }
    } else if response.is_finalised() && !study.is_none_or(StudyFileV1::shows_single_results) {
        html! {
            <section class="card">
                <p>{ language.strict_result() }</p>
                <div class="row"><a href={COMMUNITY} class="button">{ language.community_title() }</a></div>
            </section>
        }
    } else if response.is_finalised() {
        let further = match shared.kit.more {
            Some(more) => (more.result)(language, session),
            None => {
                let to = Route::Result { key: response.key() }.of_forms();
                html! { <p class="row"><a href={to} class="button">{ language.more_readings() }</a></p> }
            }
        };
        html! { { card(language, instrument, &score(instrument, response)) } { further } }
    } else {
        html! { <p class="card">{ language.still_draft() }</p> }
    };
    let head = head(language, study, response);
    html! {
        <>
            { top_bar(language.result_title(), Some(response.setting.code.clone().into()), Some(Route::Home.into()), Some(autosave)) }
            <main class="page" id="content" tabindex="-1">
                <h1>{ language.result_title() }</h1>
                <p class="only-print">{ head }</p>
                { body }
                <div class="row end">
                    <a href={Route::Home} class="button primary large">{ language.home() }</a>
                </div>
            </main>
        </>
    }
}

/// On paper there is no bar that says whose result it is: the study, the code, where, which round and when.
fn head(language: Language, study: Option<&StudyFileV1>, response: &Response) -> String {
    let setting = &response.setting;
    let name = study.map_or(&setting.study, |study| &study.name);
    let round = language.round_named(&setting.round);
    let day = language.date(&response.started_at.date());
    [&**name, &setting.code, &setting.site, &round, &day].join(" · ")
}

fn card(language: Language, instrument: &Instrument, scores: &Scores) -> Html {
    if scores.factors.is_empty() {
        return html! {
            <section class="card">
                <p>{ language.no_scores() }</p>
                <div class="row"><a href={Route::Files} class="button">{ language.files() }</a></div>
            </section>
        };
    }
    let family = |family: Family| {
        let of = |factor: &&FactorScore| {
            instrument.scoring.factors.iter().any(|f| f.id == factor.id && f.family == family)
        };
        // The strongest first, those without a score last, equals in the instrument's order.
        let mut scored: Vec<(&str, &FactorScore)> = Vec::new();
        for factor in scores.factors.iter().filter(of) {
            let rank = |factor: &FactorScore| factor.score.unwrap_or(-1.0);
            let place = scored.partition_point(|(_, other)| rank(other) >= rank(factor));
            scored.insert(place, (label_of(instrument, &factor.id, language), factor));
        }
        scored
    };
    let (supporting, inhibiting) = (family(Family::Supporting), family(Family::Inhibiting));
    let strongest = |factors: &[(&str, &FactorScore)]| {
        let is_felt = |score: f64| score >= MIN_FELT;
        let names = factors.iter().filter(|(_, factor)| factor.score.is_some_and(is_felt)).take(3);
        names.map(|(label, _)| (*label).to_owned()).collect::<Vec<_>>().join(", ")
    };
    let sentences = [
        (language.sentence_supporting(&strongest(&supporting)), !strongest(&supporting).is_empty()),
        (language.sentence_inhibiting(&strongest(&inhibiting)), !strongest(&inhibiting).is_empty()),
    ];
    let index = |family| scores.index(family);
    let field =
        scores.force_field.map(|field| (field.net, band(field.net, instrument.scoring.bands)));
    let others = [Family::Process, Family::Outcome].map(family);
    html! {
        <>
            <div class="cols">
                { figure(language, language.supporting(), "big support", index(Family::Supporting), &supporting) }
                { figure(language, language.inhibiting(), "big inhibit", index(Family::Inhibiting), &inhibiting) }
                <section class="card">
                    <p class="small">{ language.net() }</p>
                    if let Some((net, band)) = field {
                        <p class="big">{ language.signed(net, 1) }</p>
                        <p><strong>{ band_text(language, band) }</strong></p>
                    } else {
                        <p>{ why_not(language, if supporting.is_empty() { &supporting } else { &inhibiting }) }</p>
                    }
                </section>
            </div>
            <section class="card">
                <h2>{ language.force_field() }</h2>
                <p class="small">{ language.scale_note() }</p>
                { force_field_chart(language, &bars(&supporting), &bars(&inhibiting)) }
                { for sentences.into_iter().filter(|(_, is_there)| *is_there).map(|(text, _)| html! { <p>{ text }</p> }) }
                <p class="small">{ language.result_note() }</p>
            </section>
            <section class="card scroll" tabindex="0" aria-label={language.factor_table()}>
                <table>
                    <thead><tr>
                        <th scope="col">{ language.factor() }</th>
                        <th scope="col" class="num">{ language.score() }</th>
                        <th scope="col" class="num">{ language.items_answered() }</th>
                    </tr></thead>
                    { rows(language, language.supporting_factors(), &supporting) }
                    { rows(language, language.inhibiting_factors(), &inhibiting) }
                    { rows(language, language.process(), &others[0]) }
                    { rows(language, language.outcome(), &others[1]) }
                </table>
            </section>
        </>
    }
}

/// Why a side has no index: nothing of it was asked, or too little answered.
fn why_not(language: Language, factors: &[(&str, &FactorScore)]) -> &'static str {
    if factors.is_empty() { language.side_not_asked() } else { language.too_few_answers() }
}

fn figure(
    language: Language,
    label: &str,
    class: &'static str,
    value: Option<f64>,
    factors: &[(&str, &FactorScore)],
) -> Html {
    html! {
        <section class="card">
            <p class="small">{ label }</p>
            if let Some(value) = value {
                <p {class}>{ language.decimal(value, 1) }</p>
            } else {
                <p>{ why_not(language, factors) }</p>
            }
        </section>
    }
}

fn bars(factors: &[(&str, &FactorScore)]) -> Vec<Bar> {
    let bar = |(label, factor): &(&str, &FactorScore)| {
        Some(Bar::single((*label).to_owned(), factor.score?))
    };
    factors.iter().filter_map(bar).collect()
}

fn rows(language: Language, heading: &str, factors: &[(&str, &FactorScore)]) -> Html {
    let row = |(label, factor): &(&str, &FactorScore)| {
        let score = match factor.score {
            Some(score) => language.decimal(score, 1),
            None => language.not_scored().to_owned(),
        };
        html! {
            <tr key={factor.id.clone()}>
                <td>{ *label }</td>
                <td class="num">{ score }</td>
                <td class="num">{ factor.answered }{ "/" }{ factor.applicable }</td>
            </tr>
        }
    };
    html! {
        if !factors.is_empty() {
            <tbody>
                <tr><th scope="rowgroup" colspan="3">{ heading }</th></tr>
                { for factors.iter().map(row) }
            </tbody>
        }
    }
}

fn label_of<'a>(instrument: &'a Instrument, id: &'a str, language: Language) -> &'a str {
    let factor = instrument.scoring.factors.iter().find(|factor| factor.id == id);
    factor.map_or(id, |factor| factor.label.get(language.code()))
}

/// What a band is called.
pub(super) fn band_text(language: Language, band: Band) -> &'static str {
    match band {
        Band::SupportDominant => language.band_support_dominant(),
        Band::SupportLeaning => language.band_support_leaning(),
        Band::Balanced => language.band_balanced(),
        Band::InhibitLeaning => language.band_inhibit_leaning(),
        Band::InhibitDominant => language.band_inhibit_dominant(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expression::Rules;
    use crate::record::InstrumentSource;
    use crate::ui::pages::tests::{drawn, held, shipped};

    async fn result_of(source: &InstrumentSource, choice: &str) -> String {
        let scores = score(&source.instrument, &held(1, choice));
        drawn(card(Language::Indonesian, &source.instrument, &scores)).await
    }

    #[tokio::test]
    async fn a_questionnaire_without_scores_says_so_and_accuses_no_answers() {
        let text = include_str!("../../../tests/data/captures.json");
        let page = result_of(&InstrumentSource::read(text, &Rules).unwrap(), "4").await;
        assert!(page.contains("tidak memakai skor") && page.contains("#/berkas"), "{page}");
        assert!(!page.contains("Terlalu sedikit"), "{page}");
    }

    #[test]
    fn a_printed_result_says_whose_it_is() {
        let mut study = StudyFileV1::empty();
        study.name = "Gerdu 2026".to_owned();
        let response = held(1, "4");
        let told = head(Language::Indonesian, Some(&study), &response);
        assert_eq!(told, "Gerdu 2026 · W-001 · RT 02 · Putaran 1 · 1 Maret 2026");
        assert!(head(Language::English, None, &response).starts_with("GERDU-26 · W-001"));
    }

    #[tokio::test]
    async fn scores_that_lack_answers_say_so() {
        assert!(result_of(&shipped(), "").await.contains("Terlalu sedikit jawaban"));
        let page = result_of(&shipped(), "4").await;
        assert!(!page.contains("Terlalu sedikit") && !page.contains("tidak memakai"), "{page}");
    }

    /// A side that a role is not asked about is nobody's omission.
    #[tokio::test]
    async fn a_side_that_the_role_is_not_asked_is_told_as_that() {
        let source = shipped();
        let mut scores = score(&source.instrument, &held(1, "4"));
        scores.factors.retain(|factor| !factor.id.starts_with('H'));
        scores.indices.retain(|(family, _)| *family != Family::Inhibiting);
        scores.force_field = None;
        let page = drawn(card(Language::Indonesian, &source.instrument, &scores)).await;
        assert_eq!(page.matches("Tidak ditanyakan kepada peran ini").count(), 2, "{page}");
        assert!(!page.contains("Terlalu sedikit"), "{page}");
    }

    #[tokio::test]
    async fn a_factor_that_is_not_felt_is_never_called_the_strongest() {
        let says = ["Yang paling mendukung", "Yang paling menghambat"];
        let page = result_of(&shipped(), "1").await;
        assert!(says.iter().all(|words| !page.contains(words)), "{page}");
        let page = result_of(&shipped(), "2").await;
        assert!(says.iter().all(|words| page.contains(words)), "{page}");
    }
}

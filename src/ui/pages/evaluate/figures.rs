//! The figures of the interviews that are shown: indices, force field and factors, each with n and interval.

use std::rc::Rc;

use yew::prelude::*;

use crate::evaluation::{Coefficient, FactorSummary, Filter, Summary, Weights, one_to_five};
use crate::i18n::Language;
use crate::instrument::Family;
use crate::stats::Estimate;
use crate::ui::charts::{Bar, force_field_chart};
use crate::ui::pages::result::band_text;
use crate::worker::protocol::{Figures, InstrumentEntry};

/// Below this n a correlation is called indicative (METHOD 3.7).
const INDICATIVE: usize = 30;
/// From here on down, a correlation of S and H warns of one general attitude.
const STRONGLY_NEGATIVE: f64 = -0.7;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) figures: Rc<Figures>,
    /// The instrument that they are about.
    pub(super) instrument: InstrumentEntry,
    pub(super) language: Language,
}

#[component]
pub(super) fn FiguresView(props: &Props) -> Html {
    let language = props.language;
    let summary = &props.figures.summary;
    if summary.interviews == 0 {
        return html! { <p class="card">{ language.nothing_left() }</p> };
    }
    let n = summary.interviews.to_string();
    let min_cell = props.figures.settings.min_cell;
    html! {
        <>
            <p class="only-print">{ taken(language, &props.instrument, &props.figures.settings.filter) }{ " · " }{ language.n_is(&n) }</p>
            if props.figures.facets.rounds.len() > 1 && props.figures.settings.filter.round.is_none() {
                <p class="only-print">{ language.several_rounds() }</p>
            }
            if summary.interviews < min_cell { <p class="card warn">{ language.few_warning(&n) }</p> }
            <div class="cols">
                { index_card(language, language.index_s(), "support", summary.indices.supporting) }
                { index_card(language, language.index_h(), "inhibit", summary.indices.inhibiting) }
                { net_card(language, summary) }
            </div>
            <section class="card">
                <div class="row between">
                    <h2>{ language.force_field() }</h2>
                    <p class="small">{ language.chart_note() }</p>
                </div>
                { force_field_chart(
                    language,
                    &bars(language, summary, Family::Supporting),
                    &bars(language, summary, Family::Inhibiting),
                ) }
            </section>
            <section class="card">
                <h2>{ language.factor_table() }</h2>
                { table(language, summary, min_cell) }
                <ul class="notes small">{ for notes(language, &props.figures).into_iter().map(|note| html! { <li>{ note }</li> }) }</ul>
            </section>
        </>
    }
}

/// Which interviews are shown, in words.
fn taken(language: Language, instrument: &InstrumentEntry, filter: &Filter) -> String {
    let role = filter.role.as_ref().map_or_else(
        || language.all_roles().to_owned(),
        |name| {
            let found = instrument.roles.iter().find(|(role, _)| role == name);
            found.map_or(name.as_str(), |(_, label)| label.get(language.code())).to_owned()
        },
    );
    let site = filter.site.clone().unwrap_or_else(|| language.all_sites().to_owned());
    let round = filter.round.as_ref().map(|round| format!("{} {round}", language.round()));
    [Some(site), Some(role), round, filter.study.clone()]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

/// `95 %: 69,8 sampai 73,0 · n = 268`
fn known(
    language: Language,
    estimate: &Estimate,
    number: fn(Language, f64, usize) -> String,
) -> String {
    let interval = estimate.interval.map_or_else(
        || language.no_interval().to_owned(),
        |interval| {
            let ends = [interval.low, interval.high].map(|end| number(language, end, 1));
            language.interval_of(&ends[0], &ends[1])
        },
    );
    format!("{interval} · {}", language.n_is(&estimate.n.to_string()))
}

fn index_card(
    language: Language,
    label: &str,
    class: &'static str,
    estimate: Option<Estimate>,
) -> Html {
    html! {
        <section class="card">
            <p class="small">{ label }</p>
            if let Some(estimate) = &estimate {
                <p class={classes!("big", class)}>{ language.decimal(estimate.mean, 1) }</p>
                <p class="small">{ known(language, estimate, Language::decimal) }</p>
            } else {
                <p>{ language.too_few_answers() }</p>
            }
        </section>
    }
}

fn net_card(language: Language, summary: &Summary) -> Html {
    let bands = summary.bands;
    let limits = [bands.leaning, bands.dominant].map(|limit| language.decimal(limit, 0));
    html! {
        <section class="card">
            <p class="small">{ language.index_n() }</p>
            if let (Some(net), Some(band)) = (&summary.net, summary.band) {
                <p class="big">{ language.signed(net.mean, 1) }</p>
                <p class="small">{ known(language, net, Language::signed) }</p>
                if summary.conclusive {
                    <p><strong>{ band_text(language, band) }</strong></p>
                    <p class="small">{ language.band_limits(&limits[0], &limits[1]) }</p>
                } else {
                    <p><strong>{ language.inconclusive() }</strong></p>
                    <p class="small">{ language.inconclusive_because() }</p>
                }
            } else {
                <p>{ language.too_few_answers() }</p>
            }
        </section>
    }
}

/// The factors of `family` as forces, strongest first.
fn bars(language: Language, summary: &Summary, family: Family) -> Vec<Bar> {
    let bar = |(factor, score): (&FactorSummary, Estimate)| Bar {
        label: factor.label.get(language.code()).to_owned(),
        mean: score.mean,
        interval: score.interval.map(|interval| (interval.low, interval.high)),
        n: Some(score.n),
    };
    ranked(summary, family)
        .into_iter()
        .filter_map(|factor| factor.score.map(|score| (factor, score)))
        .map(bar)
        .collect()
}

/// The factors of `family` by rank, those without a score last.
fn ranked(summary: &Summary, family: Family) -> Vec<&FactorSummary> {
    let mut factors: Vec<&FactorSummary> =
        summary.factors.iter().filter(|factor| factor.family == family).collect();
    factors.sort_by_key(|factor| factor.rank.unwrap_or(usize::MAX));
    factors
}

fn table(language: Language, summary: &Summary, min_cell: usize) -> Html {
    let bodies = families(language).into_iter().map(|(family, heading)| {
        let factors = ranked(summary, family);
        let index = summary.indices.of(family);
        html! {
            if !factors.is_empty() {
                <tbody key={heading}>
                    <tr><th scope="rowgroup" colspan="7">{ heading }</th></tr>
                    { for factors.into_iter().map(|factor| {
                        let rank = factor.rank.map(|rank| rank.to_string()).unwrap_or_default();
                        row(language, rank, factor.label.get(language.code()), factor.score, false, min_cell)
                    }) }
                    { row(language, String::new(), language.index_row(), index, true, min_cell) }
                </tbody>
            }
        }
    });
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={language.factor_table()}>
            <table class="factors">
                <thead><tr>
                    <th scope="col" class="num rank">{ language.rank() }</th>
                    <th scope="col">{ language.factor() }</th>
                    <th scope="col" class="num">{ "n" }</th>
                    <th scope="col" class="num">{ language.mean() }</th>
                    <th scope="col" class="num">{ language.deviation() }</th>
                    <th scope="col" class="num">{ language.interval_95() }</th>
                    <th scope="col" class="num">{ language.one_to_five() }</th>
                </tr></thead>
                { for bodies }
            </table>
        </div>
    }
}

fn row(
    language: Language,
    rank: String,
    label: &str,
    score: Option<Estimate>,
    is_index: bool,
    min_cell: usize,
) -> Html {
    let number = |value: Option<f64>, places| {
        value.map_or_else(|| "–".to_owned(), |value| language.decimal(value, places))
    };
    let interval = score.and_then(|score| score.interval).map_or_else(
        || "–".to_owned(),
        |i| format!("{} – {}", language.decimal(i.low, 1), language.decimal(i.high, 1)),
    );
    let n = score.map_or(0, |score| score.n);
    html! {
        <tr key={label.to_owned()} class={classes!(is_index.then_some("index"))}>
            <td class="num rank">{ rank }</td>
            <th scope="row">
                { label }
                if n < min_cell { { " " }<span class="chip warn">{ language.few_mark() }</span> }
            </th>
            <td class="num">{ n }</td>
            <td class="num">{ number(score.map(|score| score.mean), 1) }</td>
            <td class="num">{ number(score.and_then(|score| score.sd), 1) }</td>
            <td class="num">{ interval }</td>
            <td class="num">{ number(score.map(|score| one_to_five(score.mean)), 2) }</td>
        </tr>
    }
}

/// What must be known to read the figures.
fn notes(language: Language, figures: &Figures) -> Vec<String> {
    let summary = &figures.summary;
    let balance = summary.balance.map(|balance| {
        language.balance_line(&language.decimal(balance.mean, 1), &balance.n.to_string())
    });
    let Coefficient { n, r } = summary.correlation;
    let correlation = r.map_or_else(
        || {
            let least = crate::evaluation::MIN_FOR_COEFFICIENT.to_string();
            language.correlation_lacking(&least, &n.to_string())
        },
        |r| {
            let line = language.correlation_line(&language.decimal(r, 2), &n.to_string());
            if n < INDICATIVE { format!("{line}, {}", language.indicative()) } else { line }
        },
    );
    let attitude =
        r.filter(|r| *r <= STRONGLY_NEGATIVE).map(|_| language.one_attitude().to_owned());
    let by_importance = figures.settings.weights == Weights::Importance;
    let scoring =
        if by_importance { language.scoring_note_importance() } else { language.scoring_note() };
    // Where nobody rated any factor of a family, its weights are still those of the questionnaire.
    let is_rated = |(family, _): &(Family, &str)| {
        let mut rated = figures.importance.iter().flat_map(|found| &found.factors);
        rated.any(|factor| factor.family == *family)
    };
    let rated = families(language).into_iter().filter(|it| by_importance && is_rated(it));
    let weights = rated.filter_map(|it| weights(language, summary, it));
    balance
        .into_iter()
        .chain([correlation])
        .chain(attitude)
        .chain([scoring.to_owned(), language.sampling_note().to_owned()])
        .chain(weights)
        .collect()
}

/// The shares of the factors in their family's index, in words; none where the family has none.
fn weights(language: Language, summary: &Summary, family: (Family, &str)) -> Option<String> {
    let of_family = || summary.factors.iter().filter(|factor| factor.family == family.0);
    let all: f64 = of_family().map(|factor| factor.weight).sum();
    let share = |factor: &FactorSummary| {
        let share = language.decimal(100.0 * factor.weight / all, 1);
        format!("{} {share}%", factor.label.get(language.code()))
    };
    let shares: Vec<String> = of_family().map(share).collect();
    (!shares.is_empty()).then(|| language.weights_note(family.1, &shares.join(", ")))
}

/// The families in the order of the table, with what they are called.
fn families(language: Language) -> [(Family, &'static str); 4] {
    [
        (Family::Supporting, language.supporting_factors()),
        (Family::Inhibiting, language.inhibiting_factors()),
        (Family::Process, language.process()),
        (Family::Outcome, language.outcome()),
    ]
}

//! What a study reads from figures and answers, and what it advises: sentences first, and what they rest on.

use yew::prelude::*;

use crate::i18n::Language;
use crate::instrument::{IMPORTANCE, Instrument, Kind, Measure, Pair, Profiled, Reading, Text};
use crate::response::{Answer, Answers, Response};
use crate::scoring::{self, Figures, advised, change, is_priority, measured, said};
use crate::ui::parts::answer_words;

/// What is read from.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Read<'a> {
    /// What was asked.
    pub(in crate::ui) instrument: &'a Instrument,
    /// The figures of the interviews together.
    pub(in crate::ui) figures: &'a Figures,
    /// The interviews.
    pub(in crate::ui) responses: &'a [&'a Response],
    /// From how many interviews on something is shown; 1 where there is one alone.
    pub(in crate::ui) limit: usize,
}

/// A card for each of the study's readings of which there is anything to show.
pub(in crate::ui) fn readings(language: Language, read: Read<'_>) -> Html {
    let cards = read.instrument.readings.iter().map(|reading| card(language, read, reading));
    cards.collect()
}

fn card(language: Language, read: Read<'_>, reading: &Reading) -> Html {
    let code = language.code();
    let bars: Vec<Html> =
        reading.profile.iter().filter_map(|bar| profiled(language, read, bar)).collect();
    let tallies: Vec<Html> =
        reading.answers.iter().filter_map(|item| tallied(language, read, *item)).collect();
    let pairs: Vec<Html> =
        reading.pairs.iter().filter_map(|pair| paired(language, read, pair)).collect();
    let measures: Vec<Html> =
        reading.measures.iter().filter_map(|it| measure(language, read, *it)).collect();
    let listed = reading.listed.filter(|_| read.limit == 1);
    let listed = listed.and_then(|repeat| list(language, read, repeat));
    let is_empty = bars.is_empty()
        && tallies.is_empty()
        && pairs.is_empty()
        && measures.is_empty()
        && listed.is_none();
    let sentence = said(read.instrument, &reading.sentences, read.figures);
    if is_empty && sentence.is_none() {
        return Html::default();
    }
    let sentence = sentence.map(|sentence| filled(language, &sentence.text, read.figures));
    html! {
        <section class="card study-reading">
            <h2>{ reading.label.get(code) }</h2>
            if let Some(sentence) = sentence { <p class="told">{ sentence }</p> }
            if !bars.is_empty() { <ul class="profile">{ bars }</ul> }
            { tallies }
            if !pairs.is_empty() {
                <div class="scroll" tabindex="0" role="region" aria-label={language.change_column()}>
                    <table>
                        <thead><tr>
                            <th scope="col">{ language.factor() }</th>
                            <th scope="col" class="num">{ language.before_column() }</th>
                            <th scope="col" class="num">{ language.after_column() }</th>
                            <th scope="col" class="num">{ language.change_column() }</th>
                            <th scope="col" class="num">{ "n" }</th>
                        </tr></thead>
                        <tbody>{ pairs }</tbody>
                    </table>
                </div>
            }
            if !measures.is_empty() {
                <div class="scroll" tabindex="0" role="region" aria-label={language.measure_column()}>
                    <table>
                        <thead><tr>
                            <th scope="col">{ language.measure_column() }</th>
                            <th scope="col" class="num">{ language.value_column() }</th>
                            <th scope="col">{ language.band_column() }</th>
                        </tr></thead>
                        <tbody>{ measures }</tbody>
                    </table>
                </div>
            }
            { listed.unwrap_or_default() }
        </section>
    }
}

/// A bar of 0-100 with its number.
fn profiled(language: Language, read: Read<'_>, bar: &Profiled) -> Option<Html> {
    let figure = read.figures.get(&bar.figure).filter(|figure| figure.n >= read.limit)?;
    let value = language.decimal(figure.mean, 1);
    Some(html! {
        <li>
            <span class="name">{ bar.label.get(language.code()) }</span>
            <span class="track" aria-hidden="true">
                <svg viewBox="0 0 100 10" preserveAspectRatio="none"><rect width={figure.mean.to_string()} height="10" /></svg>
            </span>
            <span class="num">{ value }</span>
        </li>
    })
}

/// How often each choice was chosen, those that nobody chose left out.
fn tallied(language: Language, read: Read<'_>, item: usize) -> Option<Html> {
    let tally = scoring::tally(read.instrument, item, read.responses)?;
    let item = &read.instrument.items[item];
    let list = item.kind.list().filter(|_| tally.n >= read.limit)?;
    let code = language.code();
    // Neither what a few chose is told of many, nor, by the number, what a few did not.
    let chosen = tally.counts.iter().enumerate().filter(|(_, count)| **count >= read.limit);
    let is_counted = |count: usize| tally.n == count || tally.n - count >= read.limit;
    let rows: Vec<Html> = chosen
        .map(|(row, count)| {
            let share = language.choice_share(&count.to_string(), &tally.n.to_string());
            html! {
                <li>
                    { list.label(row, code) }
                    if read.limit > 1 && is_counted(*count) { <span class="small">{ " · " }{ share }</span> }
                </li>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        html! { <><h3>{ item.label.get(code) }</h3><ul class="chosen">{ rows }</ul></> }
    })
}

fn paired(language: Language, read: Read<'_>, pair: &Pair) -> Option<Html> {
    let change = change(read.instrument, pair, read.responses);
    let change = change.filter(|change| change.n >= read.limit)?;
    // Nor what a few say who told of one time alone.
    let told = |item: usize| scoring::tally(read.instrument, item, read.responses);
    let rests = [pair.before, pair.after].map(|item| told(item).map_or(0, |it| it.n - change.n));
    if rests.into_iter().any(|rest| rest > 0 && rest < read.limit) {
        return None;
    }
    Some(html! {
        <tr>
            <th scope="row">{ pair.label.get(language.code()) }</th>
            <td class="num">{ language.decimal(change.before, 1) }</td>
            <td class="num">{ language.decimal(change.after, 1) }</td>
            <td class="num">{ language.signed(change.after - change.before, 1) }</td>
            <td class="num">{ change.n }</td>
        </tr>
    })
}

/// A number of the form as it was last told.
fn measure(language: Language, read: Read<'_>, measure: Measure) -> Option<Html> {
    let (_, number, band) = measured(read.instrument, measure, read.responses)?;
    let items = &read.instrument.items;
    let band = measure.band.zip(band).and_then(|(item, row)| {
        let list = items[item].kind.list()?;
        Some(list.label(row, language.code()).to_owned())
    });
    Some(html! {
        <tr>
            <th scope="row">{ items[measure.value].label.get(language.code()) }</th>
            <td class="num">{ language.decimal(number, 1) }</td>
            <td>{ band.unwrap_or_default() }</td>
        </tr>
    })
}

/// The instances of a repeat as the rows of a table.
fn list(language: Language, read: Read<'_>, repeat: usize) -> Option<Html> {
    let [response] = read.responses else { return None };
    let items = &read.instrument.items;
    let instances = response.answers.instances(&items[repeat].id);
    let shown = |index: &usize| {
        items[*index].has_value()
            && items[*index].place.repeat == Some(repeat)
            && !matches!(items[*index].kind, Kind::Calculate)
    };
    let columns: Vec<usize> = read.instrument.inside(repeat).filter(shown).collect();
    let cell = |answers: &Answers, index: usize| {
        let item = &items[index];
        let answer = answers.get(&item.id);
        let words = match answer {
            None => String::new(),
            Some(Answer::Missing(code)) => {
                let label = read.instrument.missing.get(code);
                label.map_or_else(String::new, |label| label.get(language.code()).to_owned())
            }
            Some(answer) => answer_words(language, item, answer.value().unwrap_or_default()),
        };
        html! { <td>{ words }</td> }
    };
    (!instances.is_empty()).then(|| {
        html! {
            <div class="scroll" tabindex="0" role="region" aria-label={items[repeat].label.get(language.code()).to_owned()}>
                <table>
                    <thead><tr>
                        { for columns.iter().map(|index| html! { <th scope="col">{ items[*index].label.get(language.code()) }</th> }) }
                    </tr></thead>
                    <tbody>
                        { for instances.iter().map(|answers| html! {
                            <tr>{ for columns.iter().map(|index| cell(answers, *index)) }</tr>
                        }) }
                    </tbody>
                </table>
            </div>
        }
    })
}

/// What was said to matter, and the force that it gives each factor: the score times the share of the scale
/// (METHOD 3.4); nothing where nobody was asked.
pub(in crate::ui) fn importances(language: Language, read: Read<'_>) -> Html {
    let rows: Vec<Html> = read
        .instrument
        .scoring
        .factors
        .iter()
        .filter_map(|factor| {
            let scale = factor.importance.as_ref()?;
            let importance = read.figures.get(&format!("{}{IMPORTANCE}", factor.id))?;
            let importance = Some(importance).filter(|figure| figure.n >= read.limit)?.mean;
            let score = read.figures.get(&factor.id).filter(|figure| figure.n >= read.limit);
            let decimal = |value: f64| language.decimal(value, 1);
            let force = score.map(|score| score.mean * importance / f64::from(scale.max));
            Some(html! {
                <tr>
                    <th scope="row">{ factor.label.get(language.code()) }</th>
                    <td class="num">{ score.map_or_else(|| language.not_scored().to_owned(), |it| decimal(it.mean)) }</td>
                    <td class="num">{ decimal(importance) }</td>
                    <td class="num">{ force.map(decimal) }</td>
                </tr>
            })
        })
        .collect();
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <section class="card study-reading">
            <h2>{ language.importance() }</h2>
            <div class="scroll" tabindex="0" role="region" aria-label={language.importance()}>
                <table>
                    <thead><tr>
                        <th scope="col">{ language.factor() }</th>
                        <th scope="col" class="num">{ language.score() }</th>
                        <th scope="col" class="num">{ language.importance() }</th>
                        <th scope="col" class="num">{ language.force() }</th>
                    </tr></thead>
                    <tbody>{ rows }</tbody>
                </table>
            </div>
        </section>
    }
}

/// What is advised to each actor, what comes first marked.
pub(in crate::ui) fn recommendations(language: Language, read: Read<'_>) -> Html {
    if read.instrument.recommendations.is_empty() {
        return Html::default();
    }
    let code = language.code();
    let advised = advised(read.instrument, read.figures);
    let actors = advised.iter().map(|(recommendation, rules)| {
        let rules = rules.iter().map(|rule| {
            let is_priority = is_priority(read.instrument, rule, read.figures);
            html! {
                <li>
                    { filled(language, &rule.text, read.figures) }
                    if is_priority { { " " }<span class="chip warn">{ language.top_priority() }</span> }
                </li>
            }
        });
        html! {
            <>
                <h3>{ recommendation.actor.get(code) }</h3>
                <ul class="advice">{ for rules }</ul>
            </>
        }
    });
    html! {
        <section class="card study-reading">
            <h2>{ language.recommendations() }</h2>
            if advised.is_empty() {
                <p>{ language.no_recommendations() }</p>
            } else {
                <p class="small">{ language.recommendations_note() }</p>
                { for actors }
            }
        </section>
    }
}

/// A text of the study with its figures in place of its gaps.
pub(in crate::ui) fn filled(language: Language, text: &Text, figures: &Figures) -> String {
    let wording = text.get(language.code());
    let mut parts = wording.split("${");
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}').unwrap_or((part, ""));
        match figures.get(name) {
            Some(figure) => filled.push_str(&language.decimal(figure.mean, 1)),
            None => filled.push('–'),
        }
        filled.push_str(rest);
    }
    filled
}

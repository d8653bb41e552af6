//! How factors stand against how much they matter: four quadrants, and the same as a table.

use yew::prelude::*;

use crate::evaluation::{Crosshair, ImportancePerformance, Quadrant, Settings, Standing};
use crate::i18n::Language;
use crate::instrument::Family;
use crate::ui::charts::{Spot, quadrants};
use crate::ui::controls::Pick;

/// The card; nothing where nobody was asked how much a factor matters.
pub(super) fn importance_card(
    language: Language,
    found: Option<&ImportancePerformance>,
    settings: &Settings,
    onchoose: Callback<Settings>,
) -> Html {
    let Some(found) = found else { return Html::default() };
    let numbered = || (1..).zip(&found.factors);
    let spots: Vec<Spot> = numbered()
        .map(|(number, factor)| Spot {
            number,
            label: factor.label.get(language.code()).to_owned(),
            importance: factor.importance.mean,
            performance: factor.performance.mean,
            inhibits: factor.family == Family::Inhibiting,
        })
        .collect();
    let options = vec![
        (AttrValue::from("grand_means"), AttrValue::from(language.crosshair_means())),
        (AttrValue::from("midpoint"), AttrValue::from(language.crosshair_midpoint())),
    ];
    let chosen = match settings.crosshair {
        Crosshair::GrandMeans => "grand_means",
        Crosshair::Midpoint => "midpoint",
    };
    let min_cell = settings.min_cell;
    let settings = settings.clone();
    let onchoose = onchoose.reform(move |name: String| {
        let crosshair =
            if name == "midpoint" { Crosshair::Midpoint } else { Crosshair::GrandMeans };
        Settings { crosshair, ..settings.clone() }
    });
    let fit = language.fit_of_all(&language.decimal(found.fit, 1));
    html! {
        <section class="card">
            <h2>{ language.quadrants_title() }</h2>
            <p class="small">{ language.quadrants_intro() }</p>
            <div class="no-print">
                <Pick id="garis-tengah" label={language.crosshair()} {options} {chosen} {onchoose} />
            </div>
            { quadrants(language, found.crosshair, &spots) }
            <p class="small">{ language.quadrants_marks() }</p>
            { table(language, numbered(), min_cell) }
            <p class="small">{ fit }</p>
        </section>
    }
}

fn table<'a>(
    language: Language,
    factors: impl Iterator<Item = (usize, &'a Standing)>,
    min_cell: usize,
) -> Html {
    let row = |(number, factor): (usize, &Standing)| {
        let label = factor.label.get(language.code());
        html! {
            <tr key={factor.id.clone()}>
                <td class="num rank">{ number }</td>
                <th scope="row">
                    { label }
                    if factor.importance.n < min_cell { { " " }<span class="chip warn">{ language.few_mark() }</span> }
                </th>
                <td class="num">{ factor.importance.n }</td>
                <td class="num">{ language.decimal(factor.importance.mean, 2) }</td>
                <td class="num">{ language.decimal(factor.performance.mean, 2) }</td>
                <td class="num">{ language.decimal(factor.fit, 1) }</td>
                <td>{ quadrant(language, factor.quadrant) }</td>
            </tr>
        }
    };
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={language.quadrants_title()}>
            <table class="factors">
                <thead><tr>
                    <th scope="col" class="num rank">{ language.number() }</th>
                    <th scope="col">{ language.factor() }</th>
                    <th scope="col" class="num">{ "n" }</th>
                    <th scope="col" class="num">{ language.importance() }</th>
                    <th scope="col" class="num">{ language.performance() }</th>
                    <th scope="col" class="num">{ language.fit() }</th>
                    <th scope="col">{ language.quadrant() }</th>
                </tr></thead>
                <tbody>{ for factors.map(row) }</tbody>
            </table>
        </div>
    }
}

fn quadrant(language: Language, quadrant: Quadrant) -> &'static str {
    match quadrant {
        Quadrant::Concentrate => language.concentrate(),
        Quadrant::KeepUp => language.keep_up(),
        Quadrant::LowPriority => language.low_priority(),
        Quadrant::Overdone => language.overdone(),
    }
}

//! Which answers would change the score of a factor: each item's pull as a bar with words, and what would be if
//! its answers were better. Side, sign and words tell what the colours tell.

use std::rc::Rc;

use yew::prelude::*;

use crate::i18n::Language;
use crate::instrument::{Factor, Family, Instrument};
use crate::response::Response;
use crate::scoring::{Outcome, Pull, Pulls, Scores, pulls};
use crate::ui::controls::Pick;

/// The least that the ends of the bars stand for, in points, so that a small pull looks small.
const LEAST_SCALE: f64 = 10.0;

/// Room on either side of the middle of a bar's picture, and how high it is.
const HALF: f64 = 200.0;
const HEIGHT: f64 = 18.0;

/// Interviews with their scores, the same where they are the very same list.
#[derive(Debug, Clone)]
pub(in crate::ui) struct Scored(pub(in crate::ui) Rc<Vec<(Response, Scores)>>);

impl PartialEq for Scored {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What was asked, the same where it is the very same.
#[derive(Debug, Clone)]
pub(in crate::ui) struct Asked(pub(in crate::ui) Rc<Instrument>);

impl PartialEq for Asked {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(PartialEq, Properties)]
pub(in crate::ui) struct Props {
    pub(in crate::ui) language: Language,
    pub(in crate::ui) instrument: Asked,
    /// The interviews, one or many, that the figures are of.
    pub(in crate::ui) interviews: Scored,
    /// The factors to choose from, as indices of the instrument's; the first is shown first.
    pub(in crate::ui) factors: Vec<usize>,
    /// For each factor, the items that are told, as indices of the factor's: all where there is no entry. What is
    /// not told rests on fewer than `least` answers, or would give such a figure away.
    pub(in crate::ui) told: Option<Callback<usize, Vec<usize>>>,
    /// With fewer answers than this, an item is not told.
    pub(in crate::ui) least: usize,
}

/// The pulls of the items of one factor, which the person chooses.
#[component]
pub(in crate::ui) fn ItemPulls(props: &Props) -> Html {
    let language = props.language;
    let instrument = &props.instrument.0;
    let chosen = use_state(|| props.factors.first().copied().unwrap_or_default());
    // With other interviews, other factors may be there to choose from.
    let factor = if props.factors.contains(&chosen) {
        Some(*chosen)
    } else {
        props.factors.first().copied()
    };
    let found = use_memo((factor, props.interviews.clone(), props.least), {
        let instrument = Rc::clone(instrument);
        move |(factor, interviews, least)| {
            let factor = (*factor)?;
            let parts = &instrument.scoring.factors.get(factor)?.items;
            // Of many, all figures rest on the same interviews: those that answered each item.
            let counts = |response: &Response| {
                *least == 1
                    || parts.iter().all(|part| {
                        response.answers.get(&part.item).is_some_and(|it| it.value().is_some())
                    })
            };
            let interviews: Vec<(&Response, &Scores)> = interviews
                .0
                .iter()
                .filter(|(response, _)| counts(response))
                .map(|(response, scores)| (response, scores))
                .collect();
            let family = instrument.scoring.factors.get(factor)?.family;
            let has_index = interviews.iter().all(|(_, scores)| scores.index(family).is_some());
            let has_net = interviews.iter().all(|(_, scores)| scores.force_field.is_some());
            let mut found = pulls(&instrument, factor, &interviews)?;
            found.leave_out(!has_index, !has_net);
            Some(found)
        }
    });
    let Some(index) = factor else { return Html::default() };
    let (Some(factor), Some(found)) = (instrument.scoring.factors.get(index), &*found) else {
        return Html::default();
    };
    let told = props.told.as_ref().map(|told| told.emit(index));
    let is_told = |pull: &&Pull| {
        pull.n >= props.least && told.as_ref().is_none_or(|told| told.contains(&pull.item))
    };
    let shown = Shown {
        language,
        instrument,
        factor,
        found,
        items: by_strength(found.items.iter().filter(is_told).collect()),
        hidden: found.items.iter().filter(|pull| !is_told(pull)).count(),
        least: props.least,
    };
    let options = props.factors.iter().filter_map(|index| {
        let factor = instrument.scoring.factors.get(*index)?;
        Some((index.to_string().into(), factor.label.get(language.code()).to_owned().into()))
    });
    let onchoose = Callback::from(move |value: String| {
        if let Ok(index) = value.parse() {
            chosen.set(index);
        }
    });
    html! {
        <section class="card">
            <h2>{ language.pulls_title() }</h2>
            <p class="small">{ language.pulls_intro() }</p>
            <div class="no-print">
                <Pick id="faktor" label={language.pulls_factor()} options={options.collect::<Vec<(AttrValue, AttrValue)>>()}
                    chosen={index.to_string()} {onchoose} />
            </div>
            { shown.html() }
        </section>
    }
}

/// The pulls of one factor, as they are shown.
struct Shown<'a> {
    language: Language,
    instrument: &'a Instrument,
    factor: &'a Factor,
    found: &'a Pulls,
    items: Vec<&'a Pull>,
    /// How many items are not told.
    hidden: usize,
    least: usize,
}

impl Shown<'_> {
    fn html(&self) -> Html {
        let language = self.language;
        let label = self.factor.label.get(language.code());
        let Some(score) = self.found.now.factor.filter(|_| !self.items.is_empty()) else {
            return html! { <><h3>{ label }</h3><p>{ language.pulls_no_score() }</p></> };
        };
        let scale = self
            .items
            .iter()
            .filter_map(|pull| pull.pull)
            .fold(LEAST_SCALE, |most, pull| most.max(pull.abs()));
        let score = language.pulls_score(&language.decimal(score, 1), &self.found.n.to_string());
        html! {
            <>
                <h3>{ label }</h3>
                <p>{ score }</p>
                <ul class="form">{ for self.items.iter().map(|pull| self.row(pull, scale)) }</ul>
                if self.hidden > 0 {
                    <p class="small">{ language.pulls_withheld(&self.hidden.to_string(), &self.least.to_string()) }</p>
                }
                <h3>{ language.what_if_title() }</h3>
                <p class="small">{ language.what_if_intro() }</p>
                { self.table() }
            </>
        }
    }

    /// The question of an item as it is asked.
    fn question(&self, pull: &Pull) -> String {
        let id = &self.factor.items[pull.item].item;
        let item = self.instrument.item(id);
        item.map_or(id.as_str(), |item| item.label.get(self.language.code())).to_owned()
    }

    /// Whether a pull of this sign is good: for an obstacle, that it is lighter.
    fn is_good(&self, pull: f64) -> bool {
        (pull > 0.0) == (self.factor.family != Family::Inhibiting)
    }

    fn row(&self, pull: &Pull, scale: f64) -> Html {
        let language = self.language;
        let rests = language.pull_rests_on(&language.decimal(pull.mean, 1), &pull.n.to_string());
        let words = match pull.pull {
            None => language.pull_unknown().to_owned(),
            Some(by) => {
                let points = language.signed(by, 1);
                match (
                    language.decimal(by, 1) == language.decimal(0.0, 1),
                    self.factor.family,
                    by > 0.0,
                ) {
                    (true, _, _) => language.pull_none().to_owned(),
                    (_, Family::Inhibiting, true) => language.pull_heavier(&points),
                    (_, Family::Inhibiting, false) => language.pull_lighter(&points),
                    (_, _, true) => language.pull_lifts(&points),
                    (_, _, false) => language.pull_drags(&points),
                }
            }
        };
        html! {
            <li key={pull.item}>
                <p>{ self.question(pull) }</p>
                if let Some(by) = pull.pull { { self.bar(by, scale) } }
                <p class="small"><strong>{ words }</strong>{ " · " }{ rests }</p>
            </li>
        }
    }

    /// A bar from the middle: what lowers the score to the left, what raises it to the right.
    fn bar(&self, by: f64, scale: f64) -> Html {
        let width = by.abs() / scale * HALF;
        let x = if by < 0.0 { HALF - width } else { HALF };
        let class = if self.is_good(by) { "support" } else { "inhibit" };
        let fixed = |number: f64| format!("{number:.1}");
        html! {
            <svg viewBox={format!("0 0 {} {HEIGHT}", 2.0 * HALF)} width="100%" height={HEIGHT.to_string()}
                preserveAspectRatio="none" aria-hidden="true">
                <rect x="0" y="8" width={fixed(2.0 * HALF)} height="2" fill="currentColor" opacity=".25" />
                <rect x={fixed(x)} y="2" width={fixed(width)} height="14" fill="currentColor" {class} />
                <rect x={fixed(HALF - 0.75)} y="0" width="1.5" height={HEIGHT.to_string()} fill="currentColor" />
            </svg>
        }
    }

    fn table(&self) -> Html {
        let language = self.language;
        let family = match self.factor.family {
            Family::Process => language.process(),
            Family::Supporting => language.supporting(),
            Family::Inhibiting => language.inhibiting(),
            Family::Outcome => language.outcome(),
        };
        // What has no part in N does not move it.
        let moves_net = matches!(self.factor.family, Family::Supporting | Family::Inhibiting);
        let mut columns = vec![language.what_if_factor(), family];
        columns.extend(moves_net.then(|| language.net()));
        let cells = |outcome: &Outcome| -> Vec<Html> {
            let now = &self.found.now;
            let pairs =
                [(now.factor, outcome.factor), (now.index, outcome.index), (now.net, outcome.net)];
            let taken = pairs.into_iter().take(columns.len());
            taken
                .map(|(now, then)| html! { <td class="num">{ change(language, now, then) }</td> })
                .collect()
        };
        let span = columns.len().to_string();
        html! {
            <div class="scroll" tabindex="0" role="region" aria-label={language.what_if_title()}>
                <table>
                    <thead>
                        <tr>
                            <th scope="col" rowspan="2">{ language.what_if_item() }</th>
                            <th scope="colgroup" colspan={span.clone()} class="num">{ language.what_if_step() }</th>
                            <th scope="colgroup" colspan={span} class="num">{ language.what_if_best() }</th>
                        </tr>
                        <tr>{ for columns.iter().chain(&columns).map(|name| html! { <th scope="col" class="num">{ *name }</th> }) }</tr>
                    </thead>
                    <tbody>
                        { for self.items.iter().map(|pull| html! {
                            <tr key={pull.item}>
                                <th scope="row">{ self.question(pull) }</th>
                                { for cells(&pull.step) }
                                { for cells(&pull.best) }
                            </tr>
                        }) }
                    </tbody>
                </table>
            </div>
        }
    }
}

/// What a figure becomes, and by how much that is more: `62,5 (+4,2)`.
fn change(language: Language, now: Option<f64>, then: Option<f64>) -> String {
    match (now, then) {
        (Some(now), Some(then)) => {
            let by = language.signed(then - now, 1);
            format!("{} ({by})", language.decimal(then, 1))
        }
        _ => "–".to_owned(),
    }
}

/// The strongest pull first, whichever way; those without one last; equals in the instrument's order.
fn by_strength(mut items: Vec<&Pull>) -> Vec<&Pull> {
    let strength = |pull: &Pull| pull.pull.map_or(-1.0, f64::abs);
    items.sort_by(|a, b| strength(b).total_cmp(&strength(a)));
    items
}

//! Which interviews are shown: always in view, each choice with what it would leave.

use std::rc::Rc;

use yew::prelude::*;

use super::conflicts::short;
use crate::evaluation::{Facet, Filter, Settings, Weights};
use crate::i18n::Language;
use crate::ui::controls::Pick;
use crate::worker::protocol::{Figures, InstrumentEntry, Ledger};

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) ledger: Rc<Ledger>,
    pub(super) figures: Rc<Figures>,
    /// What the person chose; the figures may still be about what was chosen before.
    pub(super) settings: Settings,
    pub(super) language: Language,
    /// The instrument to show, and by which settings.
    pub(super) onshow: Callback<(Option<String>, Settings)>,
}

#[component]
pub(super) fn Filters(props: &Props) -> Html {
    let language = props.language;
    let (facets, filter) = (&props.figures.facets, &props.settings.filter);
    let instruments = &props.ledger.instruments;
    let current = instruments.iter().find(|entry| entry.digest == props.figures.instrument);
    let role_label = |name: &str| {
        let found = current.and_then(|entry| entry.roles.iter().find(|(role, _)| role == name));
        found.map_or_else(|| name.to_owned(), |(_, label)| label.get(language.code()).to_owned())
    };
    let plain = |name: &str| name.to_owned();

    let site = list(
        props,
        "lokasi",
        language.site(),
        language.all_sites(),
        &facets.sites,
        &filter.site,
        &plain,
        |filter, site| Filter { site, ..filter },
    );
    let role = list(
        props,
        "peran",
        language.role(),
        language.all_roles(),
        &facets.roles,
        &filter.role,
        &role_label,
        |filter, role| Filter { role, ..filter },
    );
    let round = list(
        props,
        "putaran",
        language.round(),
        language.all_rounds(),
        &facets.rounds,
        &filter.round,
        &plain,
        |filter, round| Filter { round, ..filter },
    );
    let study = list(
        props,
        "survei",
        language.study(),
        language.all_studies(),
        &facets.studies,
        &filter.study,
        &plain,
        |filter, study| Filter { study, ..filter },
    );
    let onclear = {
        let (instrument, settings) = (props.figures.instrument.clone(), props.settings.clone());
        props.onshow.reform(move |_: MouseEvent| {
            let settings = Settings { filter: Filter::default(), ..settings.clone() };
            (Some(instrument.clone()), settings)
        })
    };
    html! {
        <section class="card filters no-print" aria-label={language.filters()}>
            <div class="row">
                if instruments.len() > 1 { { instrument_list(props) } }
                { site }
                { role }
                if facets.rounds.len() > 1 || filter.round.is_some() { { round } }
                if facets.studies.len() > 1 || filter.study.is_some() { { study } }
                if props.figures.importance.is_some() { { weights(props) } }
                <p class="n" role="status">{ language.n_is(&props.figures.summary.interviews.to_string()) }</p>
                if *filter != Filter::default() {
                    <button type="button" class="quiet small" onclick={onclear}>{ language.clear_filters() }</button>
                }
            </div>
            if facets.studies.len() > 1 && filter.study.is_none() { <p class="small">{ language.several_studies() }</p> }
            if facets.rounds.len() > 1 && filter.round.is_none() { <p class="small">{ language.several_rounds() }</p> }
        </section>
    }
}

#[allow(clippy::too_many_arguments, reason = "one row of the same table of lists each time")]
fn list(
    props: &Props,
    id: &'static str,
    label: &'static str,
    all: &'static str,
    facets: &[Facet],
    chosen: &Option<String>,
    words: &dyn Fn(&str) -> String,
    choose: fn(Filter, Option<String>) -> Filter,
) -> Html {
    let option = |value: &str, n: usize| {
        let words = props.language.filter_choice(&words(value), &n.to_string());
        (AttrValue::from(value.to_owned()), AttrValue::from(words))
    };
    let mut options = vec![(AttrValue::from(""), AttrValue::from(all))];
    options.extend(facets.iter().map(|facet| option(&facet.value, facet.n)));
    // What was chosen may have left with its file; it stays in sight until something else is chosen.
    options.extend(
        chosen
            .iter()
            .filter(|chosen| facets.iter().all(|facet| facet.value != **chosen))
            .map(|chosen| option(chosen, 0)),
    );
    let (settings, instrument) = (props.settings.clone(), props.figures.instrument.clone());
    let onchoose = props.onshow.reform(move |value: String| {
        let value = Some(value).filter(|value| !value.is_empty());
        let filter = choose(settings.filter.clone(), value);
        (Some(instrument.clone()), Settings { filter, ..settings.clone() })
    });
    html! {
        <Pick id={format!("saring-{id}")} {label} {options} chosen={chosen.clone().unwrap_or_default()} {onchoose} />
    }
}

/// What each factor counts for in its family's index.
fn weights(props: &Props) -> Html {
    let language = props.language;
    let options: Vec<(AttrValue, AttrValue)> = vec![
        ("instrument".into(), language.weights_instrument().into()),
        ("importance".into(), language.weights_importance().into()),
    ];
    let chosen = match props.settings.weights {
        Weights::Instrument => "instrument",
        Weights::Importance => "importance",
    };
    let (settings, instrument) = (props.settings.clone(), props.figures.instrument.clone());
    let onchoose = props.onshow.reform(move |name: String| {
        let weights = if name == "importance" { Weights::Importance } else { Weights::Instrument };
        (Some(instrument.clone()), Settings { weights, ..settings.clone() })
    });
    html! { <Pick id="bobot" label={language.weights()} {options} {chosen} {onchoose} /> }
}

fn instrument_list(props: &Props) -> Html {
    let language = props.language;
    let words = |entry: &InstrumentEntry| {
        let version = format!("{} ({})", entry.version, short(&entry.digest));
        let title = entry.title.get(language.code());
        language.instrument_line(title, &version, &entry.interviews.to_string())
    };
    let options: Vec<(AttrValue, AttrValue)> = props
        .ledger
        .instruments
        .iter()
        .map(|entry| (AttrValue::from(entry.digest.clone()), AttrValue::from(words(entry))))
        .collect();
    // What another questionnaire calls its sites and roles is not what this one does; rules stay.
    let settings = Settings { filter: Filter::default(), ..props.settings.clone() };
    let onchoose = props.onshow.reform(move |digest: String| (Some(digest), settings.clone()));
    html! {
        <Pick id="saring-instrumen" label={language.instrument()} {options}
            chosen={props.figures.instrument.clone()} {onchoose} />
    }
}

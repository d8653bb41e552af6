//! What this tablet's interviews say together, for a meeting of the community: chosen by site and round, to be
//! printed or kept as a picture.

mod gather;
mod sheet;
#[cfg(test)]
mod tests;

use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use gather::{Gathered, gather};
use sheet::{Sheet, sheet};

use crate::evaluation::{Facet, Filter, facets};
use crate::i18n::Language;
use crate::platform::clock;
use crate::ui::context::use_shared;
use crate::ui::controls::Pick;
use crate::ui::effect::use_on_change;
use crate::ui::parts::{Keep, top_bar};
use crate::ui::route::Route;

/// How far the reading has come.
#[derive(Clone)]
enum Reading {
    /// So many of so many interviews are read.
    Under(usize, usize),
    Done(Rc<Gathered>),
}

/// What the person chose; none for the usual.
#[derive(Clone, Default, PartialEq)]
struct Chosen {
    site: Option<String>,
    round: Option<String>,
}

#[component]
pub(in crate::ui) fn Community() -> Html {
    let shared = use_shared();
    let language = shared.language();
    let reading = use_state(|| Reading::Under(0, 0));
    let chosen = use_state(Chosen::default);
    let study = shared.state.device.study.clone();
    let source = shared.state.instrument.clone();
    let key = study.as_ref().zip(source.as_ref());
    let key = key.map(|(study, source)| format!("{} {}", study.code, source.0.digest));
    use_on_change(key.unwrap_or_default(), {
        let (shared, reading) = (shared.clone(), reading.setter());
        let both = study.clone().zip(source);
        Box::new(move || {
            let Some((study, source)) = both else { return };
            spawn_local(async move {
                let told = reading.clone();
                let tell = move |done, all| told.set(Reading::Under(done, all));
                let gathered = gather(&*shared.store(), &study.code, &source.0, &tell).await;
                reading.set(Reading::Done(Rc::new(gathered)));
            });
        })
    });
    let body = match (&study, &shared.state.instrument, &*reading) {
        (None, _, _) | (_, None, _) => html! { <p class="card">{ language.community_unset() }</p> },
        (Some(_), Some(source), _) if source.0.instrument.scoring.factors.is_empty() => {
            html! { <p class="card">{ language.community_unscored() }</p> }
        }
        (_, _, Reading::Under(done, all)) => html! {
            <div class="card reading" role="status">
                <p>{ language.community_reading(&done.to_string(), &all.to_string()) }</p>
                <progress max={all.to_string()} value={done.to_string()} aria-hidden="true" />
            </div>
        },
        (Some(study), Some(_), Reading::Done(gathered)) => {
            let filter = filter_of(&study.code, &study.rounds, gathered, &chosen);
            let name = if study.name.is_empty() { &study.code } else { &study.name };
            html! {
                <>
                    { choices(language, gathered, &filter, &chosen) }
                    <Shown study={name.clone()} gathered={Same(Rc::clone(gathered))} limit={study.min_cell()} {filter} {language} />
                </>
            }
        }
    };
    html! {
        <>
            { top_bar(language.community_title(), None, Some(Route::Home.into()), None) }
            <main class="page" id="content" tabindex="-1">{ body }</main>
        </>
    }
}

/// What is shown of one choice of site and round.
#[derive(PartialEq, Properties)]
struct ShownProps {
    study: String,
    gathered: Same,
    filter: Filter,
    /// With fewer interviews than this, nothing is shown.
    limit: usize,
    language: Language,
}

/// What was read, the same where it is the very same.
#[derive(Clone)]
struct Same(Rc<Gathered>);

impl PartialEq for Same {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[component]
fn Shown(props: &ShownProps) -> Html {
    let ShownProps { study, gathered, filter, limit, language } = props;
    let date = language.date(&clock::now().date());
    let made = use_memo((gathered.clone(), filter.clone(), *limit), |(gathered, filter, limit)| {
        Sheet::of(&gathered.0, filter, *limit)
    });
    let keep = made.as_ref().as_ref().ok().map(|made| {
        let poster = made.poster(*language, study, filter, &date);
        html! { <Keep {poster} name={sheet::file_name(filter)} language={*language} /> }
    });
    html! {
        <>
            { sheet(*language, (study, filter, &date), *limit, &made, &gathered.0) }
            { keep.unwrap_or_default() }
        </>
    }
}

/// The interviews of the chosen round, or of the latest that has any; of the chosen site, or of all.
fn filter_of(study: &str, rounds: &[String], gathered: &Gathered, chosen: &Chosen) -> Filter {
    let filter = Filter { study: Some(study.to_owned()), ..Filter::default() };
    let held = facets(&gathered.data_set, &filter).rounds;
    let has_any = |round: &&String| held.iter().any(|facet| facet.value == **round && facet.n > 0);
    // Rounds that the study does not name any more come before those that it does.
    let latest =
        rounds.iter().rev().find(has_any).or_else(|| held.last().map(|facet| &facet.value));
    let round = chosen.round.clone().or_else(|| latest.cloned());
    Filter { round, site: chosen.site.clone(), ..filter }
}

/// The sites and rounds to choose from.
fn choices(
    language: Language,
    gathered: &Gathered,
    filter: &Filter,
    chosen: &UseStateHandle<Chosen>,
) -> Html {
    let found = facets(&gathered.data_set, filter);
    let named = |facet: &Facet| (AttrValue::from(facet.value.clone()), facet.value.clone().into());
    let all: (AttrValue, AttrValue) = ("".into(), language.all_sites().into());
    let sites: Vec<(AttrValue, AttrValue)> =
        std::iter::once(all).chain(found.sites.iter().map(named)).collect();
    let rounds: Vec<(AttrValue, AttrValue)> = found.rounds.iter().map(named).collect();
    let choose = |set: fn(&mut Chosen, Option<String>)| {
        let chosen = chosen.clone();
        Callback::from(move |value: String| {
            let mut changed = (*chosen).clone();
            set(&mut changed, Some(value).filter(|value| !value.is_empty()));
            chosen.set(changed);
        })
    };
    let site = choose(|chosen, site| chosen.site = site);
    let round = choose(|chosen, round| chosen.round = round);
    html! {
        <section class="card no-print">
            <p>{ language.community_intro() }</p>
            if !rounds.is_empty() {
                <div class="cols">
                    <Pick id="lokasi" label={language.site()} options={sites}
                        chosen={filter.site.clone().unwrap_or_default()} onchoose={site} />
                    <Pick id="putaran" label={language.round()} options={rounds}
                        chosen={filter.round.clone().unwrap_or_default()} onchoose={round} />
                </div>
            }
        </section>
    }
}

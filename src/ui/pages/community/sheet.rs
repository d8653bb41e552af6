//! The sheet that a meeting looks at: means alone, the force field, what is strongest, and which answers move a
//! factor; and the same as one picture.

use std::rc::Rc;

use yew::prelude::*;

use super::gather::Gathered;
use crate::evaluation::{Community, Filter, Force, Told, Withheld, community, told};
use crate::i18n::Language;
use crate::instrument::{Advice, Factor, Family, Recommendation};
use crate::response::Response;
use crate::scoring::{MIN_FELT, Scores, advised, said};
use crate::ui::charts::{Bar, Poster, PosterForce, force_field_chart};
use crate::ui::pages::result::band_text;
use crate::ui::parts::{
    Asked, ItemPulls, Read, Scored, filled, importances, readings, recommendations,
};

/// How many factors of each side are named in words.
const STRONGEST: usize = 3;

/// What is shown, and the interviews that it is of.
pub(super) struct Sheet {
    community: Community,
    instrument: Asked,
    interviews: Scored,
    /// The factors that are shown, as indices of the instrument's.
    factors: Vec<usize>,
    /// What the study's own readings are told.
    told: Told,
    /// No figure rests on fewer interviews.
    limit: usize,
}

impl Sheet {
    /// What is shown of the interviews that `filter` takes, or why nothing is.
    pub(super) fn of(gathered: &Gathered, filter: &Filter, limit: usize) -> Result<Self, Withheld> {
        let data_set = &gathered.data_set;
        let community = community(data_set, filter, limit)?;
        let taken = data_set.interviews.iter().filter(|one| filter.admits(&one.response.setting));
        let scored: Vec<(Response, Scores)> =
            taken.filter_map(|one| Some((one.response.clone(), one.scores.clone()?))).collect();
        let is_shown = |factor: &Factor| {
            community.forces.iter().any(|force| force.id == factor.id && force.mean.is_some())
        };
        let factors = data_set.instrument.scoring.factors.iter().enumerate();
        let factors: Vec<usize> =
            factors.filter(|(_, factor)| is_shown(factor)).map(|(index, _)| index).collect();
        Ok(Self {
            told: told(data_set, filter, limit),
            limit,
            instrument: Asked(Rc::clone(&data_set.instrument)),
            interviews: Scored(Rc::new(scored)),
            factors,
            community,
        })
    }

    /// The factors of a family that are shown, the strongest first, equals in the instrument's order.
    fn strongest(&self, family: Family) -> Vec<(&Force, f64, usize)> {
        let of = self.community.forces.iter().filter(|force| force.family == family);
        let mut found: Vec<(&Force, f64, usize)> =
            of.filter_map(|force| force.mean.map(|mean| (force, mean.value, mean.n))).collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1));
        found
    }

    fn bars(&self, language: Language, family: Family) -> Vec<Bar> {
        let bar = |(force, mean, n): (&Force, f64, usize)| Bar {
            label: force.label.get(language.code()).to_owned(),
            mean,
            interval: None,
            n: Some(n),
        };
        self.strongest(family).into_iter().map(bar).collect()
    }

    /// The strongest factors of a side in words.
    fn in_words(&self, language: Language, family: Family) -> Vec<String> {
        let words = |(force, mean, n): &(&Force, f64, usize)| {
            let label = force.label.get(language.code());
            language.community_strength(label, &language.decimal(*mean, 1), &n.to_string())
        };
        let felt = self.strongest(family).into_iter().filter(|(_, mean, _)| *mean >= MIN_FELT);
        felt.take(STRONGEST).map(|it| words(&it)).collect()
    }

    /// How the two sides stand to each other, in words; nothing where that is not shown.
    fn balance(&self, language: Language) -> Vec<String> {
        let index = |family| {
            let found = self.community.indices.iter().find(|(of, _)| *of == family);
            found.map(|(_, mean)| language.decimal(mean.value, 1))
        };
        let sides = index(Family::Supporting).zip(index(Family::Inhibiting));
        let Some(((supporting, inhibiting), net)) = sides.zip(self.community.net) else {
            return Vec::new();
        };
        let sentence =
            language.community_net(&supporting, &inhibiting, &language.signed(net.value, 1));
        let band = self.community.band.map(|band| band_text(language, band));
        vec![sentence, format!("{}.", band.unwrap_or_else(|| language.inconclusive()))]
    }

    /// What the study itself reads from the figures, each with its heading.
    fn sentences(&self, language: Language) -> Vec<(String, Vec<String>)> {
        let instrument = &self.instrument.0;
        let figures = &self.told.figures;
        let told = instrument.readings.iter().filter_map(|reading| {
            let sentence = said(instrument, &reading.sentences, figures)?;
            let heading = reading.label.get(language.code()).to_owned();
            Some((heading, vec![filled(language, &sentence.text, figures)]))
        });
        told.collect()
    }

    /// What is advised, by actor.
    fn advice(&self, language: Language) -> Vec<(String, Vec<String>)> {
        let figures = &self.told.figures;
        let to = |(to, rules): (&Recommendation, Vec<&Advice>)| {
            let rules = rules.into_iter().map(|rule| filled(language, &rule.text, figures));
            (language.advice_for(to.actor.get(language.code())), rules.collect())
        };
        advised(&self.instrument.0, figures).into_iter().map(to).collect()
    }

    /// Which factors are not shown, and whether the balance of the sides is not, in words.
    fn hidden(&self, language: Language) -> Option<String> {
        let forces = &self.community.forces;
        let hidden = forces.iter().filter(|force| force.mean.is_none());
        let mut names: Vec<&str> = hidden.map(|force| force.label.get(language.code())).collect();
        let has = |family| forces.iter().any(|force| force.family == family);
        let has_sides = has(Family::Supporting) && has(Family::Inhibiting);
        if has_sides && self.balance(language).is_empty() {
            names.push(language.community_balance());
        }
        let limit = self.limit.to_string();
        (!names.is_empty()).then(|| language.community_hidden(&limit, &names.join(", ")))
    }

    /// The sheet as one picture.
    pub(super) fn poster(
        &self,
        language: Language,
        study: &str,
        filter: &Filter,
        date: &str,
    ) -> Poster {
        let forces = |family| {
            let force = |(force, mean, n): (&Force, f64, usize)| PosterForce {
                label: force.label.get(language.code()).to_owned(),
                mean,
                value: language.decimal(mean, 1),
                n: Some(n),
            };
            self.strongest(family).into_iter().map(force).collect()
        };
        let (support, obstacle) = (Family::Supporting, Family::Inhibiting);
        let paragraphs = [
            (language.community_balance(), self.balance(language)),
            (language.community_strong_support(), self.in_words(language, support)),
            (language.community_strong_obstacle(), self.in_words(language, obstacle)),
        ];
        let paragraphs = paragraphs.into_iter().filter(|(_, sentences)| !sentences.is_empty());
        let n = self.community.n.to_string();
        Poster {
            title: language.community_of(study),
            facts: vec![facts(language, filter, date), language.community_n(&n)],
            sides: [language.supporting(), language.inhibiting()].map(str::to_owned),
            supporting: forces(support),
            inhibiting: forces(obstacle),
            notes: self.hidden(language).into_iter().collect(),
            paragraphs: paragraphs
                .map(|(heading, sentences)| (heading.to_owned(), sentences))
                .chain(self.sentences(language))
                .chain(self.advice(language))
                .collect(),
            foot: vec![language.community_foot(&n)],
        }
    }
}

/// Where, which round and when.
fn facts(language: Language, filter: &Filter, date: &str) -> String {
    let site = filter.site.clone().unwrap_or_else(|| language.all_sites().to_owned());
    let round = filter.round.as_deref().map(|round| language.community_round(round));
    [Some(site), round, Some(date.to_owned())].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A name for files of what is shown, without its ending: letters, digits and hyphens alone.
pub(super) fn file_name(filter: &Filter) -> String {
    let parts = [&filter.study, &filter.site, &filter.round].into_iter().flatten();
    let words = parts.flat_map(|part| part.split(|sign: char| !sign.is_ascii_alphanumeric()));
    let words = words.filter(|word| !word.is_empty()).map(str::to_lowercase);
    std::iter::once("hasil-sementara".to_owned()).chain(words).collect::<Vec<_>>().join("-")
}

/// What the page shows of `made`.
pub(super) fn sheet(
    language: Language,
    (study, filter, date): (&str, &Filter, &str),
    limit: usize,
    made: &Result<Sheet, Withheld>,
    gathered: &Gathered,
) -> Html {
    let body = match made {
        Ok(made) => shown(language, made),
        Err(withheld) => html! {
            <section class="card warn">
                <h2>{ language.community_few_title() }</h2>
                <p>{ why(language, withheld, filter, limit) }</p>
            </section>
        },
    };
    let n = made.as_ref().ok().map(|made| made.community.n);
    let others = [
        (gathered.other_instrument, Language::community_other_instrument as fn(_, &str) -> String),
        (gathered.other_study, Language::community_other_study),
        (gathered.groups, Language::community_groups),
        (gathered.unreadable, Language::community_unreadable),
    ];
    let others = others.into_iter().filter(|(count, _)| *count > 0);
    html! {
        <>
            <div>
                <h1>{ language.community_of(study) }</h1>
                <p>{ facts(language, filter, date) }</p>
                if let Some(n) = n { <p><strong>{ language.community_n(&n.to_string()) }</strong></p> }
            </div>
            { body }
            { for others.map(|(count, words)| html! { <p class="small">{ words(language, &count.to_string()) }</p> }) }
        </>
    }
}

/// Why nothing is shown.
fn why(language: Language, withheld: &Withheld, filter: &Filter, limit: usize) -> String {
    match withheld {
        Withheld::TooFew { n, more } => {
            let [limit, n, more] = [limit, *n, *more].map(|count| count.to_string());
            language.community_few(&limit, &n, &more)
        }
        Withheld::TellsOnOthers => {
            language.community_tells(filter.site.as_deref().unwrap_or_default())
        }
    }
}

fn shown(language: Language, made: &Sheet) -> Html {
    let (support, obstacle) = (Family::Supporting, Family::Inhibiting);
    let balance = made.balance(language);
    let hidden = made.hidden(language);
    let list = |heading: &'static str, class: &'static str, words: Vec<String>| {
        html! {
            if !words.is_empty() {
                <section class="card">
                    <h2 {class}>{ heading }</h2>
                    <ol class="checks">{ for words.into_iter().map(|words| html! { <li class="check">{ words }</li> }) }</ol>
                </section>
            }
        }
    };
    let told = {
        let items = made.told.items.clone();
        Callback::from(move |factor: usize| items.get(factor).cloned().unwrap_or_default())
    };
    let responses: Vec<&Response> = made.told.responses.iter().collect();
    let read = Read {
        instrument: &made.instrument.0,
        figures: &made.told.figures,
        responses: &responses,
        limit: made.limit,
    };
    html! {
        <>
            <section class="card">
                <h2>{ language.force_field() }</h2>
                <p class="small">{ language.scale_note() }</p>
                { force_field_chart(language, &made.bars(language, support), &made.bars(language, obstacle)) }
                { for balance.into_iter().map(|sentence| html! { <p><strong>{ sentence }</strong></p> }) }
                if let Some(hidden) = hidden { <p class="small">{ hidden }</p> }
            </section>
            <div class="cols">
                { list(language.community_strong_support(), "support", made.in_words(language, support)) }
                { list(language.community_strong_obstacle(), "inhibit", made.in_words(language, obstacle)) }
            </div>
            { readings(language, read) }
            { importances(language, read) }
            { recommendations(language, read) }
            <ItemPulls {language} instrument={made.instrument.clone()} interviews={made.interviews.clone()}
                factors={made.factors.clone()} told={told} least={made.limit} />
            <p class="small">{ language.community_foot(&made.community.n.to_string()) }</p>
        </>
    }
}

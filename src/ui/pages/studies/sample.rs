//! How many people to ask, by the formula that reviewers expect and by the exact one, and the way into the targets.

use yew::prelude::*;

use super::entry::{Entry, Writing, entry};
use super::form::{Form, SampleForm};
use super::set_up::{Asked, Held};
use super::site_text::{population_of, read_sites};
use crate::i18n::Language;
use crate::record::{StudyPlace, innermost};
use crate::stats::{sample_size, shared_out};
use crate::ui::controls::Pick;

/// A size of a sample as targets: told as long as they stand, in the language in which they are read.
#[derive(Debug, Clone, PartialEq)]
struct SharedOut {
    n: u32,
    /// The name of the role.
    role: String,
    /// By site.
    parts: Vec<(String, String)>,
}

impl SharedOut {
    fn of(n: u32, role: String, sites: &[StudyPlace]) -> Self {
        let weights: Vec<u32> = sites.iter().filter_map(|place| place.population).collect();
        let parts = sites.iter().zip(shared_out(n, &weights));
        let parts = parts.map(|(place, part)| (place.name.clone(), part.to_string())).collect();
        Self { n, role, parts }
    }

    fn write(&self, form: &mut Form) {
        for (site, part) in &self.parts {
            form.set_target(site, &self.role, part.clone());
        }
    }

    /// Whether nobody has written over it.
    fn stands_in(&self, form: &Form) -> bool {
        self.parts.iter().all(|(site, part)| form.target(site, &self.role) == part)
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) form: Form,
    pub(super) asked: Option<Asked>,
    pub(super) language: Language,
    pub(super) change: UseReducerDispatcher<Held>,
}

#[component]
pub(super) fn Sample(props: &Props) -> Html {
    let Props { form, change, language, .. } = props;
    let (language, sample) = (*language, &form.sample);
    // What the last press made of the targets.
    let told = use_state(|| None::<SharedOut>);
    let sites = read_sites(&form.sites);
    let people = population_of(&sites);
    let set = |apply: fn(&mut SampleForm, String)| {
        let change = change.clone();
        Callback::from(move |text: String| {
            change.dispatch(Box::new(move |form: &mut Form| apply(&mut form.sample, text)));
        })
    };
    let field = |id: &str, label: &str, hint: &str, text: &str, apply| {
        let onwrite = set(apply);
        entry(&Entry { id, label, hint, writing: Writing::Number, text, errors: &[], onwrite })
    };
    let option = |value: &str, words: &str| {
        (AttrValue::from(value.to_owned()), AttrValue::from(words.to_owned()))
    };
    let confidences = ["90", "95", "99"].map(|percent| option(percent, &format!("{percent} %")));
    let roles = props.asked.as_ref().map(|asked| &asked.0.instrument.roles[..]).unwrap_or_default();
    let role = roles.iter().find(|role| role.name == sample.role).or(roles.first());
    let label_of = |name: &str| {
        let found = roles.iter().find(|role| role.name == name);
        found.map_or("", |role| role.label.get(language.code()))
    };
    let role_options: Vec<_> =
        roles.iter().map(|role| option(&role.name, role.label.get(language.code()))).collect();
    let size = form.plan().as_ref().and_then(sample_size);
    let use_size = |n: u32| {
        let (change, told, inner) = (change.clone(), told.setter(), innermost(&sites));
        let role = role.map(|role| role.name.clone());
        move |_: MouseEvent| {
            let Some(role) = role.clone() else { return };
            let shared = SharedOut::of(n, role, &inner);
            told.set(Some(shared.clone()));
            change.dispatch(Box::new(move |form: &mut Form| shared.write(form)));
        }
    };
    let outcome = size.map(|size| {
        let text = |n: u32| language.decimal(f64::from(n), 0);
        // Targets count interviews that were held; more people are approached for them.
        let (slovin, exact) = (size.slovin_designed, size.designed);
        let approached = (size.slovin_approached, size.approached);
        let disabled = people.is_none();
        html! {
            <div class="group" role="status">
                <ul class="findings">
                    <li>{ language.sample_slovin(&text(size.slovin)) }</li>
                    <li>{ language.sample_exact(&text(size.infinite), &text(size.finite)) }</li>
                    <li><strong>{ language.sample_more(&text(approached.0), &text(approached.1)) }</strong></li>
                </ul>
                <p class="small">{ language.sample_note() }</p>
                if disabled { <p class="small">{ language.sample_needs_people() }</p> }
                <div class="row">
                    <button type="button" {disabled} onclick={use_size(exact)}>{ language.sample_use_exact(&text(exact)) }</button>
                    <button type="button" {disabled} onclick={use_size(slovin)}>{ language.sample_use_slovin(&text(slovin)) }</button>
                </div>
                if let Some(told) = told.as_ref().filter(|told| told.stands_in(form)) {
                    <p><strong>{ language.sample_used(&told.n.to_string(), label_of(&told.role)) }</strong></p>
                }
            </div>
        }
    });
    let population = match people {
        Some(people) if sample.population.trim().is_empty() => {
            format!("{} ({})", language.sample_population(), language.whole(people))
        }
        _ => language.sample_population().to_owned(),
    };
    html! {
        <details class="sample">
            <summary>{ language.sample_title() }</summary>
            <div class="cols small-fields">
                { field("sampel-penduduk", &population, language.sample_population_hint(), &sample.population, |it, text| it.population = text) }
                { field("sampel-batas", language.sample_margin(), "", &sample.margin, |it, text| it.margin = text) }
                <Pick id="sampel-percaya" label={language.sample_confidence()} options={confidences.to_vec()}
                    chosen={sample.confidence.clone()} onchoose={set(|it, text| it.confidence = text)} />
                { field("sampel-proporsi", language.sample_share(), "", &sample.share, |it, text| it.share = text) }
                { field("sampel-desain", language.sample_design(), "", &sample.design_effect, |it, text| it.design_effect = text) }
                { field("sampel-diam", language.sample_silent(), "", &sample.non_response, |it, text| it.non_response = text) }
                <Pick id="sampel-peran" label={language.sample_role()} options={role_options}
                    chosen={role.map(|role| role.name.clone()).unwrap_or_default()} onchoose={set(|it, text| it.role = text)} />
            </div>
            if let Some(outcome) = outcome { { outcome } } else { <p class="error" role="status">{ language.sample_bad() }</p> }
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_shared_out_is_told_until_somebody_writes_over_it() {
        let mut form =
            Form { sites: "RW 07\n  RT 01: 600\n  RT 02: 400".to_owned(), ..Form::default() };
        let shared = SharedOut::of(10, "W".to_owned(), &innermost(&read_sites(&form.sites)));
        assert!(!shared.stands_in(&form));
        shared.write(&mut form);
        assert_eq!((form.target("RW 07 > RT 01", "W"), form.target("RW 07", "W")), ("6", ""));
        assert!(shared.stands_in(&form));
        form.set_target("RW 07 > RT 02", "W", "5".to_owned());
        assert!(!shared.stands_in(&form));
    }
}

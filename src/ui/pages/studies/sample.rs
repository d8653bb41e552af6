//! How many people to ask, by the formula that reviewers expect and by the exact one, and the way into the targets.

use yew::prelude::*;

use super::entry::{Entry, Writing, entry};
use super::form::{Form, SampleForm};
use super::set_up::{Asked, Held};
use super::site_text::{population_of, read_sites};
use crate::i18n::Language;
use crate::record::innermost;
use crate::stats::{sample_size, shared_out};
use crate::ui::controls::Pick;

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
    // What became of the last press.
    let told = use_state(String::new);
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
    let role_options: Vec<_> =
        roles.iter().map(|role| option(&role.name, role.label.get(language.code()))).collect();
    let size = form.plan().as_ref().and_then(sample_size);
    let use_size = |n: u32| {
        let (change, told, inner) = (change.clone(), told.setter(), innermost(&sites));
        let role = role.cloned();
        move |_: MouseEvent| {
            let Some(role) = role.clone() else { return };
            let weights: Vec<u32> = inner.iter().filter_map(|place| place.population).collect();
            let label = role.label.get(language.code());
            told.set(language.sample_used(&n.to_string(), label));
            let sites: Vec<String> = inner.iter().map(|place| place.name.clone()).collect();
            change.dispatch(Box::new(move |form: &mut Form| {
                for (site, part) in sites.iter().zip(shared_out(n, &weights)) {
                    form.set_target(site, &role.name, part.to_string());
                }
            }));
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
                if !told.is_empty() { <p><strong>{ &*told }</strong></p> }
            </div>
        }
    });
    let population = match people {
        Some(people) if sample.population.trim().is_empty() => {
            format!("{} ({})", language.sample_population(), language.decimal(f64::from(people), 0))
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

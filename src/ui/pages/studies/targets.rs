//! How many interviews are wanted of each role at each site, as a table.

use yew::prelude::*;

use super::form::Form;
use super::set_up::{Asked, Change, Held};
use super::site_text::{read_sites, whole};
use crate::i18n::Language;
use crate::record::all_places;

/// So many fields a table may have; beyond, typing would lag.
const MANY: usize = 600;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) form: Form,
    pub(super) asked: Option<Asked>,
    pub(super) language: Language,
    pub(super) change: UseReducerDispatcher<Held>,
    pub(super) errors: Vec<String>,
}

#[component]
pub(super) fn Targets(props: &Props) -> Html {
    let Props { form, language, change, .. } = props;
    let language = *language;
    let places = all_places(&read_sites(&form.sites));
    let Some(asked) = &props.asked else { return Html::default() };
    if places.is_empty() {
        return html! { <p>{ language.targets_need_sites() }</p> };
    }
    let roles = &asked.0.instrument.roles;
    let label = |n: usize| roles[n].label.get(language.code());
    let is_table = places.len() * roles.len() <= MANY;
    let field = |label: String, value: String, onwrite: Callback<String>| {
        let oninput = onwrite.reform(|event: InputEvent| {
            event.target_unchecked_into::<web_sys::HtmlInputElement>().value()
        });
        let is_wrong = !matches!(value.trim(), "") && whole(&value).is_none();
        html! {
            <td class="num"><input type="text" inputmode="numeric" aria-label={label} {value} {oninput}
                aria-invalid={is_wrong.then_some("true")} /></td>
        }
    };
    // What is asked everywhere is asked where nothing lies further in: elsewhere it would be wanted twice.
    let inner = places.iter().filter(|place| !place.has_inner);
    let inner: Vec<String> = inner.map(|place| place.name.clone()).collect();
    let everywhere = roles.iter().enumerate().map(|(n, role)| {
        // What is the same at all sites stands here too.
        let mut written = inner.iter().map(|site| form.target(site, &role.name));
        let first = written.next().unwrap_or_default();
        let value =
            if written.all(|text| text == first) { first.to_owned() } else { String::new() };
        let (change, sites, role) = (change.clone(), inner.clone(), role.name.clone());
        let onwrite = Callback::from(move |count: String| {
            let (sites, role) = (sites.clone(), role.clone());
            let everywhere: Change = Box::new(move |form| {
                sites.iter().for_each(|site| form.set_target(site, &role, count.clone()));
            });
            change.dispatch(everywhere);
        });
        field(language.target_everywhere(label(n)), value, onwrite)
    });
    let rows = places.iter().filter(|_| is_table).map(|place| {
        let site = &place.name;
        let words = if place.has_inner { language.all_of(site) } else { site.clone() };
        let cells = roles.iter().enumerate().map(|(n, role)| {
            let (change, at, of) = (change.clone(), site.clone(), role.name.clone());
            let onwrite = Callback::from(move |count: String| {
                let (at, of) = (at.clone(), of.clone());
                change.dispatch(Box::new(move |form: &mut Form| form.set_target(&at, &of, count)));
            });
            field(
                language.target_of(label(n), &words),
                form.target(site, &role.name).to_owned(),
                onwrite,
            )
        });
        html! { <tr key={site.clone()}><th scope="row">{ &words }</th>{ for cells }</tr> }
    });
    let totals = roles.iter().map(|role| {
        let counts = places.iter().filter_map(|place| whole(form.target(&place.name, &role.name)));
        let sum: u64 = counts.map(u64::from).sum();
        html! { <td class="num">{ sum.to_string() }</td> }
    });
    html! {
        <>
            { for props.errors.iter().map(|error| html! { <p class="error">{ error }</p> }) }
            if !is_table { <p>{ language.targets_too_many() }</p> }
            <div class="scroll">
                <table class="targets">
                    <thead><tr>
                        <th scope="col">{ language.site() }</th>
                        { for (0..roles.len()).map(|n| html! { <th scope="col" class="num">{ label(n) }</th> }) }
                    </tr></thead>
                    <tbody>
                        <tr class="everywhere"><th scope="row">{ language.everywhere() }</th>{ for everywhere }</tr>
                        { for rows }
                        <tr class="total"><th scope="row">{ language.total() }</th>{ for totals }</tr>
                    </tbody>
                </table>
            </div>
        </>
    }
}

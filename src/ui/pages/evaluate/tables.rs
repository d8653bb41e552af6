//! Tables to take along: in which form, and what k each person is hidden among before anything is saved.

use std::rc::Rc;

use yew::prelude::*;

use crate::i18n::Language;
use crate::record::{Anonymity, Form, K_FOR_RELEASE, TableSettings};
use crate::ui::controls::Pick;
use crate::worker::protocol::Figures;

/// The limits that can be chosen: METHOD asks for 5, and for 10 where it is about money or conflict.
const LIMITS: [usize; 2] = [K_FOR_RELEASE, 10];

/// What is asked for: k, and whom to tell.
pub(super) type Question = (usize, Callback<Option<Anonymity>>);

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    /// What is shown, which the tables are to hold.
    pub(super) figures: Rc<Figures>,
    pub(super) language: Language,
    /// Asks what would be done so that nobody is known.
    pub(super) onask: Callback<Question>,
    /// The tables that the person wants.
    pub(super) onsave: Callback<TableSettings>,
}

/// The choice of a form, what it would do, and the button.
#[component]
pub(super) fn TablesCard(props: &Props) -> Html {
    let language = props.language;
    let form = use_state(Form::default);
    let least = props.figures.settings.min_cell.max(K_FOR_RELEASE);
    let chosen = use_state(|| K_FOR_RELEASE);
    let k = (*chosen).max(least);
    let told = use_state(|| None::<Anonymity>);
    {
        let (onask, told) = (props.onask.clone(), told.clone());
        let about = (Rc::clone(&props.figures), k, *form);
        use_effect_with(about, move |(_, k, form)| {
            told.set(None);
            if *form == Form::Anonymous {
                onask.emit((*k, Callback::from(move |answer| told.set(answer))));
            }
        });
    }
    let forms = [Form::Anonymous, Form::Aggregate, Form::Raw].map(|one| {
        let onchange = {
            let form = form.clone();
            Callback::from(move |_: Event| form.set(one))
        };
        choice(language, one, *form == one, onchange)
    });
    let options = limits(least).map(|limit| {
        let limit = AttrValue::from(limit.to_string());
        (limit.clone(), limit)
    });
    let onchoose =
        Callback::from(move |value: String| chosen.set(value.parse().unwrap_or(K_FOR_RELEASE)));
    let onclick = {
        let settings =
            TableSettings { form: *form, k, language: language.code().to_owned(), has_mark: true };
        props.onsave.reform(move |_: MouseEvent| settings.clone())
    };
    let is_empty = *form == Form::Anonymous && told.is_some_and(|told| told.after == 0);
    html! {
        <section class="card no-print tables">
            <h2>{ language.tables_title() }</h2>
            <p class="small">{ language.tables_intro() }</p>
            <fieldset>
                <legend>{ language.table_form() }</legend>
                { for forms }
            </fieldset>
            if *form == Form::Raw {
                <p class="card alert">{ language.form_raw_warning() }</p>
            } else {
                <Pick id="tabel-k" label={language.least_alike()} options={options.collect::<Vec<_>>()}
                    chosen={k.to_string()} {onchoose} />
            }
            if *form == Form::Anonymous { { told_card(language, *told) } }
            <div class="row end">
                <button type="button" class="primary" disabled={is_empty} {onclick}>{ language.save_tables() }</button>
            </div>
        </section>
    }
}

/// The limits that can be chosen where a study shows nothing of fewer than `least`.
fn limits(least: usize) -> impl Iterator<Item = usize> {
    let more = LIMITS.into_iter().filter(move |limit| *limit > least);
    std::iter::once(least).chain(more)
}

fn choice(language: Language, form: Form, is_chosen: bool, onchange: Callback<Event>) -> Html {
    let (value, name, holds) = match form {
        Form::Raw => ("mentah", language.form_raw(), language.form_raw_holds()),
        Form::Anonymous => ("anonim", language.form_anonymous(), language.form_anonymous_holds()),
        Form::Aggregate => ("agregat", language.form_aggregate(), language.form_aggregate_holds()),
    };
    html! {
        <label key={value}>
            <input type="radio" name="bentuk-tabel" {value} checked={is_chosen} {onchange} />
            <span><strong>{ name }</strong>{ ". " }{ holds }</span>
        </label>
    }
}

/// The k that there is and that there would be, and what it costs.
pub(super) fn told_card(language: Language, told: Option<Anonymity>) -> Html {
    let Some(told) = told else {
        return html! { <p role="status">{ language.anonymity_reckoning() }</p> };
    };
    if told.after == 0 {
        return html! { <p class="card alert" role="status">{ language.anonymity_none(&told.k.to_string()) }</p> };
    }
    let text = |n: usize| n.to_string();
    let is_touched =
        told.sites + told.months + told.ages + told.sexes + told.rounds + told.studies > 0;
    html! {
        <div role="status">
            <p><strong>{ language.anonymity_line(&text(told.before), &text(told.after)) }</strong></p>
            if is_touched {
                <p class="small">
                    { language.anonymity_done(&text(told.sites), &text(told.months), &text(told.ages), &text(told.sexes), &text(told.rounds), &text(told.studies)) }
                </p>
            }
            if told.left_out > 0 {
                <p class="small">{ language.anonymity_left_out(&text(told.left_out), &text(told.interviews)) }</p>
            }
        </div>
    }
}

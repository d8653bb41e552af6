//! The force field of a meeting: what it named, each side strongest first, with bars that grow from the middle.
//!
//! It is written in words and lists, not as a picture: names are as long as people speak, and a list is read out
//! as it stands. Sides, words and hatching carry the meaning as well as the colours.

use yew::prelude::*;

use crate::i18n::Language;

/// One side of the field.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Whether it supports.
    pub is_support: bool,
    /// The strengths of all its forces, added up.
    pub sum: u32,
    /// Their mean, where there is a force.
    pub mean: Option<f64>,
    /// Its forces, the strongest first.
    pub forces: Vec<Named>,
}

/// A force that was named.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// By which it is known again.
    pub key: usize,
    /// What it is.
    pub label: String,
    /// The factor that it belongs to.
    pub factor: Option<String>,
    /// 1 to 5.
    pub strength: u8,
}

/// What can be done with a force of the field, by its key.
#[derive(Debug, Clone, PartialEq)]
pub struct Hands {
    /// It is to be put otherwise.
    pub onchange: Callback<usize>,
    /// It is to be taken away.
    pub onremove: Callback<usize>,
}

/// The field; without `hands` it is only shown.
pub fn strengths(language: Language, columns: &[Column], hands: Option<&Hands>) -> Html {
    html! {
        <div class="strengths">{ for columns.iter().map(|column| side(language, column, hands)) }</div>
    }
}

fn side(language: Language, column: &Column, hands: Option<&Hands>) -> Html {
    let (class, name) = if column.is_support {
        ("side left", language.side_supports())
    } else {
        ("side right", language.side_inhibits())
    };
    let count = column.forces.len().to_string();
    let mean = column.mean.map(|mean| language.side_total(&count, &language.decimal(mean, 1)));
    html! {
        <section {class} aria-label={name}>
            <h3>{ name }</h3>
            <p class="sum"><strong class="big">{ column.sum }</strong>{ " " }{ language.sum() }</p>
            <p class="small">{ mean.unwrap_or_else(|| language.side_nothing().to_owned()) }</p>
            if column.forces.is_empty() { <p class="none">{ language.no_force_yet() }</p> }
            <ol>{ for column.forces.iter().map(|force| line(language, force, hands)) }</ol>
        </section>
    }
}

fn line(language: Language, force: &Named, hands: Option<&Hands>) -> Html {
    let strength = force.strength.to_string();
    let key = force.key;
    let button = |words: &'static str, label: String, callback: &Callback<usize>| {
        let onclick = callback.reform(move |_: MouseEvent| key);
        html! { <button type="button" class="quiet small" aria-label={label} {onclick}>{ words }</button> }
    };
    html! {
        <li key={key}>
            <p class="name">{ &force.label }</p>
            if let Some(factor) = &force.factor { <p class="small">{ factor }</p> }
            <p class="strength">
                <span class={classes!("bar-of", format!("s{strength}"))} aria-hidden="true" />
                <span class="n" aria-hidden="true">{ &strength }</span>
                <span class="only-read">{ language.strength_of(&strength) }</span>
            </p>
            if let Some(Hands { onchange, onremove }) = hands {
                <div class="row hands">
                    { button(language.correct(), language.change_named(&force.label), onchange) }
                    { button(language.delete(), language.delete_named(&force.label), onremove) }
                </div>
            }
        </li>
    }
}

//! What group discussions named, beside the figures of individuals and apart from them.

use yew::prelude::*;

use crate::evaluation::{Groups, NamedForce};
use crate::i18n::Language;
use crate::response::Side;

/// The card; nothing where there was no discussion.
pub(super) fn groups_card(language: Language, groups: &Groups) -> Html {
    if groups.discussions == 0 {
        return Html::default();
    }
    let count = groups.discussions.to_string();
    let people = groups.participants.to_string();
    html! {
        <section class="card">
            <h2>{ language.groups_title() }</h2>
            <p>{ language.groups_line(&count, &people) }</p>
            { side(language, language.side_supports(), "support", groups.of(Side::Supporting)) }
            { side(language, language.side_inhibits(), "inhibit", groups.of(Side::Inhibiting)) }
        </section>
    }
}

fn side(language: Language, name: &str, class: &'static str, forces: &[NamedForce]) -> Html {
    let words = |force: &NamedForce| {
        let mean = language.decimal(force.mean, 1);
        language.named_force(force.label.get(language.code()), &force.times.to_string(), &mean)
    };
    let forces: Vec<String> = forces.iter().map(words).collect();
    html! {
        if !forces.is_empty() {
            <p><strong {class}>{ name }</strong>{ ": " }{ forces.join(", ") }{ "." }</p>
        }
    }
}

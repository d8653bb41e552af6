//! What a person has to settle: interviews in conflict, and instruments of one name with other contents.

use std::rc::Rc;

use yew::prelude::*;

use crate::evaluation::Conflict;
use crate::i18n::Language;
use crate::ui::controls::Pick;
use crate::worker::protocol::{Ledger, Request};

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) ledger: Rc<Ledger>,
    pub(super) language: Language,
    /// What the person wants changed on the desk.
    pub(super) onchange: Callback<Request>,
}

/// Interviews with two contents under one revision.
#[component]
pub(super) fn Conflicts(props: &Props) -> Html {
    let language = props.language;
    if props.ledger.conflicts.is_empty() {
        return Html::default();
    }
    html! {
        <section class="card warn">
            <h2>{ language.conflicts_title() }</h2>
            <p>{ language.conflicts_intro() }</p>
            { for props.ledger.conflicts.iter().map(|conflict| choice(props, conflict)) }
        </section>
    }
}

fn choice(props: &Props, conflict: &Conflict) -> Html {
    let language = props.language;
    let versions = conflict.versions.iter().map(|version| {
        let words = language.use_version(&version.files.join(", "), short(&version.digest));
        (AttrValue::from(version.digest.clone()), AttrValue::from(words))
    });
    let none = (AttrValue::from(""), AttrValue::from(language.use_none()));
    let options = std::iter::once(none).chain(versions).collect::<Vec<_>>();
    let id = conflict.id.clone();
    let onchoose = props.onchange.reform(move |digest: String| Request::Settle {
        id: id.clone(),
        digest: Some(digest).filter(|digest| !digest.is_empty()),
    });
    html! {
        <Pick key={conflict.id.clone()} id={format!("konflik-{}", conflict.id)}
            label={language.conflict_of(&conflict.code, &conflict.revision.to_string())}
            {options} chosen={conflict.settled.clone().unwrap_or_default()} {onchoose} />
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct SameNameProps {
    pub(super) ledger: Rc<Ledger>,
    pub(super) language: Language,
}

/// Instruments that share a name although their contents differ, with their files.
#[component]
pub(super) fn SameName(props: &SameNameProps) -> Html {
    let language = props.language;
    let entries = props.ledger.same_name();
    if entries.is_empty() {
        return Html::default();
    }
    html! {
        <section class="card warn">
            <h2>{ language.same_name_title() }</h2>
            <p>{ language.same_name_intro() }</p>
            <ul class="findings">
                { for entries.into_iter().map(|entry| html! {
                    <li key={entry.digest.clone()}>
                        <strong>{ entry.title.get(language.code()) }</strong>{ " · " }
                        { language.same_name_line(&entry.version, short(&entry.digest), &entry.files.join(", ")) }
                        { " · " }{ language.same_name_common(&entry.common_items.to_string()) }
                    </li>
                }) }
            </ul>
        </section>
    }
}

/// The beginning of a digest, enough for people to tell two apart.
pub(super) fn short(digest: &str) -> &str {
    digest.get(..8).unwrap_or(digest)
}

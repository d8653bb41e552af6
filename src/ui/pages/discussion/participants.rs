//! How many take part, counted by steps; no names.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::i18n::Language;
use crate::instrument::Instrument;
use crate::response::{MAX_PARTICIPANTS, Participants, Present};

/// Names the number of all participants in the page.
pub(super) const ALL: &str = "jumlah-peserta";

/// What is counted anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Counted {
    All(u32),
    Women(Option<u32>),
    /// The role of this name: present, or no more.
    Role(String, Option<Present>),
}

impl Counted {
    /// `before` with this counted anew.
    pub(super) fn within(self, before: &Participants) -> Participants {
        let mut after = before.clone();
        match self {
            Self::All(all) => after.all = all,
            Self::Women(women) => after.women = women,
            Self::Role(name, present) => {
                let at = after.roles.iter().position(|present| present.role == name);
                match (at, present) {
                    (Some(at), Some(present)) => after.roles[at] = present,
                    (Some(at), None) => drop(after.roles.remove(at)),
                    (None, present) => after.roles.extend(present),
                }
            }
        }
        after
    }
}

/// The card; `oncount` hears what is counted anew.
pub(super) fn participants_card(
    language: Language,
    instrument: &Instrument,
    counted: &Participants,
    oncount: &Callback<Counted>,
) -> Html {
    let on_all = oncount.reform(|all: Option<u32>| Counted::All(all.unwrap_or(0)));
    let on_women = oncount.reform(Counted::Women);
    let all = Some(counted.all).filter(|all| *all > 0);
    // Before anybody has counted all, whoever counts some is not wrong.
    let mut parts = counted.roles.iter().map(|present| present.count).chain([counted.women]);
    let is_more = all.is_some_and(|all| parts.any(|part| part.is_some_and(|part| part > all)));
    html! {
        <section class="card participants" aria-label={language.participants()}>
            <div class="row">
                { stepper(language, ALL, language.participants_all(), all, &on_all) }
                { stepper(language, "jumlah-perempuan", language.participants_women(), counted.women, &on_women) }
            </div>
            if is_more { <p class="error" role="alert">{ language.lacks_count() }</p> }
            <details>
                <summary>{ language.roles_present() }{ present_words(language, instrument, counted) }</summary>
                <p class="small">{ language.roles_present_hint() }</p>
                <ul class="checks">
                    { for instrument.roles.iter().map(|role| {
                        role_line(language, &role.name, role.label.get(language.code()), counted, oncount)
                    }) }
                </ul>
            </details>
        </section>
    }
}

/// `: Warga 12, Pengurus`
fn present_words(language: Language, instrument: &Instrument, counted: &Participants) -> String {
    let words = |present: &Present| {
        let role = instrument.role(&present.role);
        let label = role.map_or(present.role.as_str(), |role| role.label.get(language.code()));
        match present.count {
            Some(count) => format!("{label} {count}"),
            None => label.to_owned(),
        }
    };
    let words: Vec<String> = counted.roles.iter().map(words).collect();
    if words.is_empty() { String::new() } else { format!(": {}", words.join(", ")) }
}

/// One role: whether it is present, and how many of it are.
fn role_line(
    language: Language,
    name: &str,
    label: &str,
    counted: &Participants,
    oncount: &Callback<Counted>,
) -> Html {
    let present = counted.roles.iter().find(|present| present.role == name);
    let checked = present.is_some();
    let of_role = |count| Present { role: name.to_owned(), count };
    let ontick = {
        let ticked = Counted::Role(name.to_owned(), (!checked).then(|| of_role(None)));
        oncount.reform(move |_: Event| ticked.clone())
    };
    let oncount = {
        let role = name.to_owned();
        oncount.reform(move |count| {
            Counted::Role(role.clone(), Some(Present { role: role.clone(), count }))
        })
    };
    html! {
        <li key={name.to_owned()} class="row between">
            <label class="check"><input type="checkbox" {checked} onchange={ontick} /><span>{ label }</span></label>
            if let Some(present) = present {
                { stepper(language, &format!("jumlah-{name}"), &language.count_of(label), present.count, &oncount) }
            }
        </li>
    }
}

/// A number with a step down and a step up, which may also be written; blank where nobody has counted.
fn stepper(
    language: Language,
    id: &str,
    label: &str,
    number: Option<u32>,
    onset: &Callback<Option<u32>>,
) -> Html {
    let less = onset.reform(move |_: MouseEvent| Some(number.unwrap_or(0).saturating_sub(1)));
    let more =
        onset.reform(move |_: MouseEvent| Some((number.unwrap_or(0) + 1).min(MAX_PARTICIPANTS)));
    let oninput = onset.reform(|event: InputEvent| {
        let written = event.target_unchecked_into::<HtmlInputElement>().value();
        written.trim().parse::<u32>().ok().map(|number| number.min(MAX_PARTICIPANTS))
    });
    let shown = number.map(|number| number.to_string()).unwrap_or_default();
    html! {
        <div class="stepper">
            <label for={id.to_owned()}>{ label }</label>
            <button type="button" aria-label={language.one_less(label)} onclick={less}>{ "−" }</button>
            <input id={id.to_owned()} type="text" inputmode="numeric" autocomplete="off" maxlength="4" placeholder="–"
                value={shown} {oninput} />
            <button type="button" aria-label={language.one_more(label)} onclick={more}>{ "+" }</button>
        </div>
    }
}

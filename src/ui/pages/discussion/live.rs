//! The page while the meeting speaks: who is here, what is named, the field as it grows, and what is agreed.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::force_form::{Draft, LABEL, force_form};
use super::participants::{Counted, participants_card};
use super::{Discussed, columns, side_name};
use crate::i18n::Language;
use crate::platform::page;
use crate::response::{Force, GroupEdit, MAX_FORCES, MAX_TEXT, Side, address_of};
use crate::ui::charts::{Hands, strengths};
use crate::ui::context::use_shared;
use crate::ui::effect::use_on_change;
use crate::ui::parts::top_bar;
use crate::ui::route::Route;

/// Names the way to take a removal back in the page.
const BACK: &str = "urungkan-kekuatan";
/// Names what the meeting agrees on in the page.
pub(super) const AGREEMENT: &str = "kesepakatan";

/// What the page tells of the last thing that was done to a force.
#[derive(Debug, Clone, PartialEq)]
enum Told {
    Added(Force),
    Changed(Force),
    /// It stood in this place, and can be put back.
    Removed(usize, Force),
    Back(Force),
}

#[component]
pub(super) fn Live(props: &Discussed) -> Html {
    let shared = use_shared();
    let language = shared.language();
    let draft = use_state(Draft::default);
    let told = use_state(|| None::<Told>);
    // Where the person goes on after what was done, and how often that was: the same place may come again.
    let next = use_state(|| (LABEL, 0_usize));
    let session = props.session.borrow();
    let instrument = std::rc::Rc::clone(session.instrument());
    let response = session.response();
    let group = response.group().cloned().unwrap_or_default();
    let setting = &response.setting;
    use_on_change(next.1.to_string(), {
        let (place, times) = *next;
        Box::new(move || {
            if times > 0 {
                page::focus(place);
            }
        })
    });

    let go = {
        let next = next.clone();
        move |place| next.set((place, next.1 + 1))
    };
    let is_full = draft.changed.is_none() && group.forces.len() >= MAX_FORCES;
    let full =
        (is_full && draft.is_tried).then(|| language.too_many_forces(&MAX_FORCES.to_string()));
    let is_named = draft.is_named_in(&group.forces);
    let onsubmit = {
        let (draft, told, onedit, go) =
            (draft.clone(), told.clone(), props.onedit.clone(), go.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match draft.force() {
                Ok(force) if !is_full => {
                    onedit.emit(
                        match draft.changed {
                            Some(position) => GroupEdit::Change { position, force: force.clone() },
                            None => GroupEdit::Add(force.clone()),
                        }
                        .into(),
                    );
                    let is_change = draft.changed.is_some();
                    told.set(Some(if is_change {
                        Told::Changed(force)
                    } else {
                        Told::Added(force)
                    }));
                    draft.set(draft.next());
                    go(LABEL);
                }
                lacking => {
                    draft.set(Draft { is_tried: true, ..(*draft).clone() });
                    go(lacking.err().unwrap_or(LABEL));
                }
            }
        })
    };
    let oncancel = {
        let (draft, go) = (draft.clone(), go.clone());
        Callback::from(move |_: MouseEvent| {
            draft.set(Draft::default());
            go(LABEL);
        })
    };
    let ondraft = {
        let draft = draft.clone();
        Callback::from(move |changed| draft.set(changed))
    };
    let hands = Hands {
        onchange: {
            let (draft, forces, go) = (draft.clone(), group.forces.clone(), go.clone());
            Callback::from(move |position: usize| {
                draft.set(Draft::of(position, &forces[position]));
                go(LABEL);
            })
        },
        onremove: {
            let (draft, told, forces, onedit) =
                (draft.clone(), told.clone(), group.forces.clone(), props.onedit.clone());
            let go = go.clone();
            Callback::from(move |position: usize| {
                onedit.emit(GroupEdit::Remove { position }.into());
                told.set(Some(Told::Removed(position, forces[position].clone())));
                // Others may stand in another place now.
                if draft.changed.is_some() {
                    draft.set(Draft::default());
                }
                go(BACK);
            })
        },
    };
    let onback = {
        let (draft, told, onedit, go) =
            (draft.clone(), told.clone(), props.onedit.clone(), go.clone());
        Callback::from(move |(position, force): (usize, Force)| {
            onedit.emit(GroupEdit::PutBack { position, force: force.clone() }.into());
            told.set(Some(Told::Back(force)));
            if draft.changed.is_some() {
                draft.set(Draft::default());
            }
            go(LABEL);
        })
    };
    let oncount = {
        let session = std::rc::Rc::clone(&props.session);
        props.onedit.reform(move |counted: Counted| {
            // As they are now: two things may be counted before the page is drawn again.
            let session = session.borrow();
            let before = session.response().group().map(|group| group.participants.clone());
            GroupEdit::Participants(counted.within(&before.unwrap_or_default())).into()
        })
    };
    let onagree = props.onedit.reform(|event: InputEvent| {
        let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
        GroupEdit::Consensus(text).into()
    });
    let sums = Side::ALL.map(|side| group.total(side).sum.to_string());
    let review = Route::Review { key: props.record.clone() };
    let line = format!("{} · {}", setting.code, address_of(&setting.site));
    html! {
        <>
            { top_bar(language.group_discussion(), Some(line.into()), Some(Route::Home.into()), Some(&props.autosave)) }
            <main class="discussion" id="content" tabindex="-1">
                <h1 class="only-read">{ language.group_discussion() }</h1>
                { participants_card(language, &instrument, &group.participants, &oncount) }
                { force_form(language, &instrument, &draft, (full, is_named), &ondraft, (onsubmit, oncancel)) }
                <section class="card field-of-meeting" aria-label={language.force_field()}>
                    <div class="just-done" role="status">{ told_line(language, told.as_ref(), &onback) }</div>
                    { strengths(language, &columns(language, &instrument, &group), Some(&hands)) }
                </section>
                <section class="card agreement">
                    <div class="field">
                        <label for={AGREEMENT}>{ language.agreement() }</label>
                        <textarea id={AGREEMENT} rows="3" maxlength={MAX_TEXT.to_string()} value={group.consensus.clone()}
                            oninput={onagree} aria-describedby="kesepakatan-catatan" />
                        <p class="small" id="kesepakatan-catatan">{ language.consensus_hint() }</p>
                    </div>
                </section>
            </main>
            <footer class="foot">
                <a href={Route::Home.to_string()} class="button">{ language.home() }</a>
                <p class="mid"><strong>{ language.sums_line(&sums[0], &sums[1]) }</strong></p>
                <a href={review.to_string()} class="button primary">{ language.finish_discussion() }</a>
            </footer>
        </>
    }
}

/// What was done last, with the way back where something was taken away.
fn told_line(language: Language, told: Option<&Told>, onback: &Callback<(usize, Force)>) -> Html {
    let words = |force: &Force| {
        let side = side_name(language, force.side).to_lowercase();
        language.force_told(&force.label, &side, &force.strength.to_string())
    };
    match told {
        None => Html::default(),
        Some(Told::Added(force)) => html! { <p>{ language.force_added(&words(force)) }</p> },
        Some(Told::Changed(force)) => html! { <p>{ language.force_changed(&words(force)) }</p> },
        Some(Told::Back(force)) => html! { <p>{ language.force_back(&words(force)) }</p> },
        Some(Told::Removed(position, force)) => {
            let removed = (*position, force.clone());
            let onclick = onback.reform(move |_: MouseEvent| removed.clone());
            html! {
                <>
                    <p>{ language.force_removed(&force.label) }</p>
                    <button type="button" id={BACK} {onclick}>{ language.undo() }</button>
                </>
            }
        }
    }
}

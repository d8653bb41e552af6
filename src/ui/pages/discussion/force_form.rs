//! What is asked of each force: its name, side, strength by show of hands, and factor.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::side_name;
use crate::i18n::Language;
use crate::instrument::Instrument;
use crate::response::{Force, MAX_LABEL, MAX_STRENGTH, Side};
use crate::ui::controls::{Body, Choice, Given, Pick, QuestionProps, Remark, question};

/// Names the field for the force in the page.
pub(super) const LABEL: &str = "kekuatan";
const SIDE: &str = "arah";
const STRENGTH: &str = "kuat";

/// A force that is being written, as far as it is.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Draft {
    /// The place of the force that is put otherwise; none for a new one.
    pub(super) changed: Option<usize>,
    pub(super) label: String,
    pub(super) side: Option<Side>,
    pub(super) factor: Option<String>,
    pub(super) strength: Option<u8>,
    /// Whether it was handed in and lacks something, which is told from then on.
    pub(super) is_tried: bool,
}

impl Draft {
    /// What stands for `force`, the one at `position`.
    pub(super) fn of(position: usize, force: &Force) -> Self {
        Self {
            changed: Some(position),
            label: force.label.clone(),
            side: Some(force.side),
            factor: force.factor.clone(),
            strength: Some(force.strength),
            is_tried: false,
        }
    }

    /// The next one: what is named comes in rows of one side.
    pub(super) fn next(&self) -> Self {
        Self { side: self.side, ..Self::default() }
    }

    /// Whether another one of `forces` has this name, but for capitals.
    pub(super) fn is_named_in(&self, forces: &[Force]) -> bool {
        let is_same = |label: &str| label.trim().to_lowercase() == self.label.trim().to_lowercase();
        let mut others = forces.iter().enumerate().filter(|(n, _)| Some(*n) != self.changed);
        !self.label.trim().is_empty() && others.any(|(_, force)| is_same(&force.label))
    }

    /// The force, or the name in the page of the first thing that it lacks.
    pub(super) fn force(&self) -> Result<Force, &'static str> {
        let label = self.label.trim();
        if label.is_empty() || label.chars().count() > MAX_LABEL {
            return Err(LABEL);
        }
        let side = self.side.ok_or(SIDE)?;
        let strength = self.strength.ok_or(STRENGTH)?;
        Ok(Force { label: label.to_owned(), side, factor: self.factor.clone(), strength })
    }
}

/// The form; `ondraft` gets the draft after a change, `onsubmit` hands it in, `oncancel` lets a force be as it
/// was. `full` says that there is no room for another one, `is_named` that one of this name is there already.
pub(super) fn force_form(
    language: Language,
    instrument: &Instrument,
    draft: &Draft,
    (full, is_named): (Option<String>, bool),
    ondraft: &Callback<Draft>,
    (onsubmit, oncancel): (Callback<SubmitEvent>, Callback<MouseEvent>),
) -> Html {
    let with = |change: fn(&mut Draft, &str)| {
        let draft = draft.clone();
        ondraft.reform(move |text: String| {
            let mut draft = draft.clone();
            change(&mut draft, &text);
            draft
        })
    };
    let answered = |change: fn(&mut Draft, &str)| {
        with(change).reform(|(_, given): (AttrValue, Given)| match given {
            Given::Value(value) => value.to_string(),
            Given::Blank | Given::Missing(_) | Given::Confirmed => String::new(),
        })
    };
    let ask =
        |(id, label): (&str, &str), body, given: Option<String>, lacking: &'static str, change| {
            let remark = (draft.is_tried && given.is_none()).then(|| Remark::Error(lacking.into()));
            let given = given.map_or(Given::Blank, |value| Given::Value(value.into()));
            question(QuestionProps {
                remark,
                ..QuestionProps::plain((id, label), body, given, language, answered(change))
            })
        };
    let choice = |name: &str, label: &str| Choice {
        name: name.to_owned().into(),
        label: label.to_owned().into(),
    };
    let sides = Side::ALL.map(|side| choice(word(side), side_name(language, side)));
    let steps = (1..=MAX_STRENGTH).map(|n| choice(&n.to_string(), &n.to_string()));
    let is_label_wrong = draft.is_tried && draft.force() == Err(LABEL);
    let is_change = draft.changed.is_some();
    let oninput = with(|draft, text| text.clone_into(&mut draft.label))
        .reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    html! {
        <form class="card form force-form" {onsubmit} novalidate=true>
            <div class={if is_label_wrong { "field wrong" } else { "field" }}>
                <label for={LABEL}>
                    { if is_change { language.change_force() } else { language.which_force() } }
                </label>
                <input id={LABEL} type="text" value={draft.label.clone()} {oninput} autocomplete="off"
                    maxlength={MAX_LABEL.to_string()} aria-describedby="kekuatan-catatan"
                    aria-invalid={is_label_wrong.then_some("true")} />
                <div id="kekuatan-catatan">
                    if is_label_wrong { <p class="error">{ language.force_lacks_label() }</p> }
                    if is_named { <p class="warning" role="status">{ language.force_is_named(draft.label.trim()) }</p> }
                    <p class="small">{ language.which_force_hint() }</p>
                </div>
            </div>
            <div class="sides">
                { ask((SIDE, language.which_side()), Body::Words(sides.to_vec()),
                    draft.side.map(|side| word(side).to_owned()), language.force_lacks_side(),
                    |draft, name| {
                        let side = Side::ALL.into_iter().find(|side| word(*side) == name);
                        // A factor is of one side.
                        if side != draft.side { draft.factor = None; }
                        draft.side = side;
                    }) }
            </div>
            <div class="hands-up">
                { ask((STRENGTH, &format!("{} ({})", language.which_strength(), language.strength_ends())),
                    Body::Steps(steps.collect()), draft.strength.map(|n| n.to_string()),
                    language.force_lacks_strength(), |draft, name| draft.strength = name.parse().ok()) }
            </div>
            if let Some(side) = draft.side {
                <Pick id="faktor" label={language.which_factor()} options={factors(language, instrument, side)}
                    chosen={draft.factor.clone().unwrap_or_default()}
                    onchoose={with(|draft, id| draft.factor = Some(id.to_owned()).filter(|id| !id.is_empty()))} />
            }
            if let Some(full) = &full { <p class="error" role="alert">{ full }</p> }
            <div class="row end">
                if is_change {
                    <button type="button" class="large" onclick={oncancel}>{ language.cancel() }</button>
                }
                <button type="submit" class="primary large">
                    { if is_change { language.keep_change() } else { language.add_force() } }
                </button>
            </div>
        </form>
    }
}

/// The name of a side in the page.
fn word(side: Side) -> &'static str {
    match side {
        Side::Supporting => "mendukung",
        Side::Inhibiting => "menghambat",
    }
}

/// The factors of a side, and another one first.
fn factors(language: Language, instrument: &Instrument, side: Side) -> Vec<(AttrValue, AttrValue)> {
    let other = (AttrValue::default(), AttrValue::from(language.other_factor()));
    let factors = instrument.scoring.factors.iter().filter(|f| f.family == side.family());
    let option = |factor: &crate::instrument::Factor| {
        let label = factor.label.get(language.code()).to_owned();
        (factor.id.clone().into(), label.into())
    };
    std::iter::once(other).chain(factors.map(option)).collect()
}

//! One question: its words, what it is answered with, the missing codes behind one further control, and what
//! is wrong with its answer.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;
use yew::virtual_dom::Key;

use super::choices::{choices, on_digit};
use super::slider::slider;
use super::written::written;
use crate::i18n::Language;
use crate::ui::markup::{component, html};

/// Something that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is handed on when it is chosen.
    pub name: AttrValue,
    /// What is read.
    pub label: AttrValue,
}

/// What a question is answered with.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// One choice of an ordinal scale: equal cells in a row with a step icon, a list on narrow screens.
    Steps(Vec<Choice>),
    /// One choice without order: as wide as its words.
    Words(Vec<Choice>),
    /// Any number of choices.
    Several {
        /// The choices.
        choices: Vec<Choice>,
        /// Names of those that stand alone.
        exclusive: Vec<AttrValue>,
        /// Whether the order in which they are chosen counts.
        is_ranked: bool,
    },
    /// Something that is written.
    Written(Writing),
    /// A number from a scale.
    Slider {
        /// The lowest number.
        start: f64,
        /// The highest number.
        end: f64,
        /// From one number to the next.
        step: f64,
    },
    /// Something that the callback draws, anew where the text is another one.
    Drawn(AttrValue, Callback<Props, Html>),
    /// Nothing: the answer is shown, in these words, and cannot be changed.
    Shown(AttrValue),
}

/// What is written into a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    /// One line of text of so many characters at most.
    Line(usize),
    /// Some lines of text of so many characters at most.
    Lines(usize),
    /// A whole number.
    Integer,
    /// A number.
    Decimal,
    /// A day.
    Date,
    /// A time of day.
    Time,
}

/// What a question is answered by.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Given {
    /// Nothing.
    #[default]
    Blank,
    /// A value; names of several choices with a blank between each two. Of what is written also what cannot be
    /// read, as it stands there.
    Value(AttrValue),
    /// The name of a missing code.
    Missing(AttrValue),
    /// The value that is there looked unlikely, and it is so.
    Confirmed,
}

/// What is to be told of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// What is wrong.
    Error(AttrValue),
    /// What looks unlikely; it can be confirmed.
    Warning(AttrValue),
    /// What looked unlikely and was confirmed.
    Confirmed(AttrValue),
}

/// What a [`question`] shows.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// Name of the question in the page, handed on with each answer.
    pub id: AttrValue,
    /// The question.
    pub label: AttrValue,
    /// Its number, where questions are numbered.
    pub number: Option<usize>,
    /// Whether it may stay blank, which is told.
    pub is_optional: bool,
    /// Help for whoever asks it.
    pub hint: Option<AttrValue>,
    /// What it is answered with.
    pub body: Body,
    /// The missing codes that are offered.
    pub missing: Vec<Choice>,
    /// What it is answered by.
    pub given: Given,
    /// Whether there is an answer, which can be taken away.
    pub is_answered: bool,
    /// What is to be told of the answer, or of its lack.
    pub remark: Option<Remark>,
    /// The language of the control's own words.
    pub language: Language,
    /// The question's name and what it is answered by now.
    pub onanswer: Callback<(AttrValue, Given)>,
}

impl Props {
    /// A question of this name and these words without anything else to it.
    pub fn plain(
        (id, label): (&str, &str),
        body: Body,
        given: Given,
        language: Language,
        onanswer: Callback<(AttrValue, Given)>,
    ) -> Self {
        Self {
            id: id.to_owned().into(),
            label: label.to_owned().into(),
            number: None,
            is_optional: false,
            hint: None,
            body,
            missing: Vec::new(),
            given,
            is_answered: false,
            remark: None,
            language,
            onanswer,
        }
    }

    /// The value, where there is one.
    pub(super) fn value(&self) -> &str {
        match &self.given {
            Given::Value(value) => value,
            Given::Blank | Given::Missing(_) | Given::Confirmed => "",
        }
    }

    /// Hands an answer on.
    pub(super) fn answer(&self, given: Given) {
        self.onanswer.emit((self.id.clone(), given));
    }

    /// The callback that hands on what `given` makes of an event.
    pub(super) fn on<E: 'static>(&self, given: impl Fn(E) -> Given + 'static) -> Callback<E> {
        let id = self.id.clone();
        self.onanswer.reform(move |event| (id.clone(), given(event)))
    }
}

/// A question with what it is answered with; digits choose, too.
pub fn question(props: Props) -> Html {
    let key = Key::from(&*props.id);
    component::<Question>(props, Some(key))
}

#[component]
fn Question(props: &Props) -> Html {
    let language = props.language;
    let shown = use_state(|| false);
    let text = use_state(String::new);
    let is_more_open = *shown || matches!(props.given, Given::Missing(_));
    // What is written is taken away where it stands; what is no question of an interview is always answered.
    let is_written = matches!(
        props.body,
        Body::Written(Writing::Line(_) | Writing::Lines(_) | Writing::Integer | Writing::Decimal)
    );
    let is_clearable = props.number.is_some() && (!is_written || !props.missing.is_empty());
    let is_answered = props.is_answered;
    let ontoggle = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(!is_more_open))
    };
    let onclear = {
        let (text, onanswer, id) = (text.clone(), props.onanswer.clone(), props.id.clone());
        Callback::from(move |event: MouseEvent| {
            keep_focus(&event);
            text.set(String::new());
            onanswer.emit((id.clone(), Given::Blank));
        })
    };
    let more_id = format!("{}-lain", props.id);
    let remark_id = format!("{}-catatan", props.id);
    let remark = &props.remark;
    let is_wrong = matches!(remark, Some(Remark::Error(_)));
    let described = remark.is_some().then(|| remark_id.clone());
    let body = match &props.body {
        Body::Steps(_) | Body::Words(_) | Body::Several { .. } => choices(props),
        Body::Written(kind) => written(props, *kind, &text, (&remark_id, is_wrong)),
        Body::Slider { start, end, step } => slider(props, [*start, *end, *step]),
        Body::Drawn(_, control) => control.emit(props.clone()),
        Body::Shown(words) => html! { <p class="shown"><output>{ words }</output></p> },
    };
    let code = |code: &Choice| {
        let checked = matches!(&props.given, Given::Missing(given) if *given == code.name);
        let name = code.name.clone();
        let onchange = props.on(move |_: Event| Given::Missing(name.clone()));
        // A group of its own: Tab stops once in each group, and would never come to the missing codes.
        html! {
            <label key={code.name.to_string()} class={if checked { "choice on" } else { "choice" }}>
                <input type="radio" name={format!("{}-kode", props.id)} value={code.name.clone()} {checked} {onchange} />
                <span>{ &code.label }</span>
            </label>
        }
    };
    let class = match (is_wrong, props.missing.is_empty()) {
        (false, false) => "card item",
        (true, false) => "card item blank",
        (false, true) => "card item plain",
        (true, true) => "card item plain blank",
    };
    html! {
        <fieldset id={props.id.clone()} class={class}
            aria-describedby={described} tabindex="-1" onkeydown={on_digit(props)}>
            <legend>
                if let Some(number) = props.number { <span class="number">{ number }{ "." }</span> }
                <span>{ &props.label }</span>
                if props.is_optional { <span class="chip">{ language.optional() }</span> }
            </legend>
            if let Some(hint) = &props.hint { <p class="small">{ hint }</p> }
            { body }
            <div id={remark_id} class="remark" role="status">
                if let Some(remark) = remark { { told(props, remark) } }
            </div>
            if is_clearable {
                <div class="more">
                    if !props.missing.is_empty() {
                        <button type="button" class="quiet small" aria-expanded={is_more_open.to_string()}
                            aria-controls={more_id.clone()} onclick={ontoggle}>
                            { language.other_answer() }<span aria-hidden="true">{ if is_more_open { " ▴" } else { " ▾" } }</span>
                        </button>
                    }
                    // It keeps its room, so that an answer moves nothing.
                    <button type="button" class={if is_answered { "quiet small" } else { "quiet small unused" }} onclick={onclear}>
                        { language.clear_answer() }
                    </button>
                </div>
            }
            <div id={more_id} class="words" hidden={!is_more_open}>
                if is_more_open { { for props.missing.iter().map(code) } }
            </div>
        </fieldset>
    }
}

fn told(props: &Props, remark: &Remark) -> Html {
    match remark {
        Remark::Error(text) => html! { <p class="error">{ text }</p> },
        Remark::Confirmed(text) => html! {
            <p class="small"><span aria-hidden="true">{ "✓ " }</span>{ text }{ " " }{ props.language.confirmed() }</p>
        },
        Remark::Warning(text) => {
            let onclick = props.on(|event: MouseEvent| {
                keep_focus(&event);
                Given::Confirmed
            });
            html! {
                <div class="row warning">
                    <p>{ text }</p>
                    <button type="button" {onclick}>{ props.language.confirm_answer() }</button>
                </div>
            }
        }
    }
}

/// Keeps the focus in the question of a button that goes once it is pressed.
pub(super) fn keep_focus(event: &MouseEvent) {
    let question =
        event.target_dyn_into::<Element>().and_then(|here| here.closest("fieldset").ok()?);
    if let Some(question) = question.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        // An element that was found on the page can be focused.
        let _focused = question.focus();
    }
}

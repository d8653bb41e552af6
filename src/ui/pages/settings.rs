//! What is settled once per study and device; the consent text reads it out.

use yew::platform::spawn_local;
use yew::prelude::*;

use crate::platform::page::Preference;
use crate::record::{StudyFileV1, canonical_json};
use crate::ui::app::{SETTING_ENUMERATOR, SETTING_STUDY};
use crate::ui::context::use_shared;
use crate::ui::controls::{
    Body, Choice, Given, QuestionProps, TextField, TextKind, question, text_field,
};
use crate::ui::markup::html;
use crate::ui::parts::top_bar;
use crate::ui::route::Route;
use crate::ui::state::{Action, Device};

/// A field of the form.
#[derive(Clone, Copy)]
struct Field {
    id: &'static str,
    read: fn(&Device) -> String,
    write: fn(&mut Device, String),
    kind: TextKind,
}

const FIELDS: [Field; 8] = [
    Field {
        id: "nama",
        read: |device| study(device).name,
        write: |device, text| with_study(device, |study| study.name = text),
        kind: TextKind::Line,
    },
    Field {
        id: "kode",
        read: |device| study(device).code,
        write: |device, text| with_study(device, |study| study.code = text.to_ascii_uppercase()),
        kind: TextKind::Line,
    },
    Field {
        id: "penyelenggara",
        read: |device| study(device).organiser,
        write: |device, text| with_study(device, |study| study.organiser = text),
        kind: TextKind::Line,
    },
    Field {
        id: "kontak",
        read: |device| study(device).contact,
        write: |device, text| with_study(device, |study| study.contact = text),
        kind: TextKind::Line,
    },
    Field {
        id: "hapus",
        read: |device| study(device).delete_by,
        write: |device, text| with_study(device, |study| study.delete_by = text),
        kind: TextKind::Date,
    },
    Field {
        id: "lokasi",
        read: |device| study(device).sites.join("\n"),
        write: |device, text| with_study(device, |study| study.sites = lines(&text)),
        kind: TextKind::Lines,
    },
    Field {
        id: "putaran",
        read: |device| study(device).rounds.join("\n"),
        write: |device, text| with_study(device, |study| study.rounds = lines(&text)),
        kind: TextKind::Lines,
    },
    Field {
        id: "enumerator",
        read: |device| device.enumerator.clone(),
        write: |device, text| device.enumerator = text,
        kind: TextKind::Line,
    },
];

#[component]
pub(in crate::ui) fn Settings() -> Html {
    let shared = use_shared();
    let language = shared.language();
    let texts = use_state(|| FIELDS.map(|field| (field.read)(&shared.state.device)));
    let tried = use_state(|| false);

    let words = |id: &str| match id {
        "nama" => (language.study_name(), None),
        "kode" => (language.study_code(), Some(language.study_code_hint())),
        "penyelenggara" => (language.organiser(), Some(language.organiser_hint())),
        "kontak" => (language.contact(), Some(language.contact_hint())),
        "hapus" => (language.delete_by(), None),
        "lokasi" => (language.sites(), None),
        "putaran" => (language.rounds(), None),
        _ => (language.enumerator_code(), Some(language.enumerator_hint())),
    };
    let error_of = |field: &Field, text: &str| {
        if text.trim().is_empty() {
            Some(language.field_required())
        } else if field.id == "kode" && !is_study_code(text) {
            Some(language.bad_study_code())
        } else {
            None
        }
    };
    let is_sound =
        FIELDS.iter().zip(texts.iter()).all(|(field, text)| error_of(field, text).is_none());
    let first_wrong =
        FIELDS.iter().zip(texts.iter()).find(|(field, text)| error_of(field, text).is_some());
    let first_wrong = first_wrong.map(|(field, _)| field.id);

    let onsubmit = {
        let (shared, texts, tried) = (shared.clone(), texts.clone(), tried.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            if !is_sound {
                tried.set(true);
                return first_wrong.map_or((), crate::platform::page::focus);
            }
            let mut device = shared.state.device.clone();
            for (field, text) in FIELDS.iter().zip(texts.iter()) {
                (field.write)(&mut device, text.trim().to_owned());
            }
            let shared = shared.clone();
            spawn_local(async move {
                let store = shared.store();
                if let Some(study) = device.study.as_ref().map(canonical_json)
                    && let Err(error) = store.keep_setting(SETTING_STUDY, study).await
                {
                    return shared.tell_problem(error);
                }
                let enumerator = device.enumerator.clone();
                match store.keep_setting(SETTING_ENUMERATOR, enumerator).await {
                    Err(error) => shared.tell_problem(error),
                    Ok(()) => {
                        shared.state.dispatch(Action::SetUp(device));
                        Route::Home.go(false);
                    }
                }
            });
        }
    };
    let fields = FIELDS.iter().enumerate().map(|(n, field)| {
        let (label, hint) = words(field.id);
        let texts = texts.clone();
        let text = texts[n].clone();
        let error = error_of(field, &text).filter(|_| *tried);
        let onwrite = Callback::from(move |text| {
            let mut changed = (*texts).clone();
            changed[n] = text;
            texts.set(changed);
        });
        text_field(&TextField { id: field.id, label, hint, kind: field.kind, text, error, onwrite })
    });
    // What is chosen here holds at once, on this device, and needs no saving.
    let shown_anew = use_force_update();
    let preference =
        |of: Preference, label: &'static str, choices: &[(&'static str, &'static str)]| {
            let shown_anew = shown_anew.clone();
            let id = match of {
                Preference::Hand => "sisi",
                Preference::Pace => "sekaligus",
                Preference::Language | Preference::TextSize => "huruf",
            };
            let chosen = of.remembered().unwrap_or_else(|| choices[0].0.to_owned());
            let choice = |(name, label): &(&'static str, &'static str)| Choice {
                name: (*name).into(),
                label: (*label).into(),
            };
            let onanswer = Callback::from(move |(_, given)| {
                if let Given::Value(name) = given {
                    of.choose(&name);
                    shown_anew.force_update();
                }
            });
            let body = Body::Words(choices.iter().map(choice).collect());
            let given = Given::Value(chosen.into());
            question(QuestionProps::plain((id, label), body, given, language, onanswer))
        };
    let sizes = [
        ("1", language.size_normal()),
        ("2", language.size_large()),
        ("3", language.size_largest()),
    ];
    let paces = [("page", language.pace_page()), ("one", language.pace_one())];
    let sides = [("right", language.side_right()), ("left", language.side_left())];
    html! {
        <>
            { top_bar(language.set_up(), None, Some(Route::Home.into()), None) }
            <main class="page narrow" id="content" tabindex="-1">
                <h1>{ language.set_up() }</h1>
                <p>{ language.set_up_intro() }</p>
                <form class="card form" {onsubmit} novalidate=true>
                    { for fields }
                    <div class="row end"><button type="submit" class="primary">{ language.save() }</button></div>
                </form>
                <h2>{ language.display() }</h2>
                { preference(Preference::TextSize, language.text_size(), &sizes) }
                { preference(Preference::Pace, language.pace(), &paces) }
                { preference(Preference::Hand, language.next_side(), &sides) }
            </main>
        </>
    }
}

/// The device's study, or an empty one.
fn study(device: &Device) -> StudyFileV1 {
    device.study.clone().unwrap_or_else(StudyFileV1::empty)
}

fn with_study(device: &mut Device, change: impl FnOnce(&mut StudyFileV1)) {
    change(device.study.get_or_insert_with(StudyFileV1::empty));
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn is_study_code(text: &str) -> bool {
    (2..=6).contains(&text.trim().len()) && text.trim().bytes().all(|b| b.is_ascii_alphanumeric())
}

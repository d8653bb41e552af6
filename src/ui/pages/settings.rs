//! What is settled once per study and device; the consent text reads it out.

use yew::platform::spawn_local;
use yew::prelude::*;

use crate::i18n::Language;
use crate::platform::clock;
use crate::platform::page::Preference;
use crate::record::{Offer, StudyFileV1, canonical_json};
use crate::ui::app::{self, SETTING_ENUMERATOR, SETTING_STUDY};
use crate::ui::context::{Shared, use_shared};
use crate::ui::controls::{
    Body, Choice, Given, QuestionProps, TextField, TextKind, question, text_field,
};
use crate::ui::effect::use_on_change;
use crate::ui::markup::html;
use crate::ui::parts::top_bar;
use crate::ui::route::Route;
use crate::ui::state::{Action, Device, Notice, Problem};
use crate::wire::Named;

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
    let texts = use_state(|| texts_of(&shared.state.device));
    let tried = use_state(|| false);
    let chosen = use_state(|| study(&shared.state.device).instrument);
    let offers = use_state(Vec::new);
    let offered = offers.setter();
    use_on_change(
        String::new(),
        Box::new(move || spawn_local(async move { offered.set(app::offers().await) })),
    );

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
    let today = clock::now().date();
    let error_of = |field: &Field, text: &str| {
        if text.trim().is_empty() {
            Some(language.field_required())
        } else if field.id == "kode" && !is_study_code(text) {
            Some(language.bad_study_code())
        } else if field.id == "hapus" && *text < *today {
            Some(language.day_is_over())
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
        let instrument = (*chosen).clone();
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
            with_study(&mut device, |study| study.instrument.clone_from(&instrument));
            let shared = shared.clone();
            spawn_local(async move {
                if let Err(problem) = set_up(&shared, device).await {
                    shared.tell(Notice::Problem(problem));
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
    let questionnaire = {
        let choice = |offer: &Offer| Choice {
            name: offer.study.instrument.clone().into(),
            label: wording(&offer.title, language).to_owned().into(),
        };
        let given = Given::Value((*chosen).clone().into());
        let (texts, chosen, known) = (texts.clone(), chosen.clone(), offers.clone());
        let onanswer = Callback::from(move |(_, given)| {
            let of = |id: &str| known.iter().find(|offer| offer.study.instrument == id);
            let Given::Value(id) = given else { return };
            // What nobody has changed follows the questionnaire.
            let offered = |offer: Option<&Offer>| {
                let study = offer.map(|offer| offer.study.clone());
                texts_of(&Device { study, ..Device::default() })
            };
            let (before, after) = (offered(of(&chosen)), offered(of(&id)));
            let mut changed = (*texts).clone();
            for (text, (before, after)) in changed.iter_mut().zip(before.into_iter().zip(after)) {
                if *text == before {
                    *text = after;
                }
            }
            texts.set(changed);
            chosen.set(id.to_string());
        });
        let body = Body::Words(offers.iter().map(choice).collect());
        let words = ("kuesioner", language.questionnaire());
        question(QuestionProps::plain(words, body, given, language, onanswer))
    };
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
                    { questionnaire }
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

/// Keeps the settings, and takes the instrument that they name for new interviews.
async fn set_up(shared: &Shared, device: Device) -> Result<(), Problem> {
    // A file that cannot be had is told before anything is changed.
    let study = study(&device);
    let file = app::instrument_file(&study.instrument).await?;
    let store = shared.store();
    store.keep_setting(SETTING_STUDY, canonical_json(&study)).await?;
    store.keep_setting(SETTING_ENUMERATOR, device.enumerator.clone()).await?;
    Route::Home.go(false);
    // Where the instrument needs more than this program holds, the other one begins from what is kept now.
    let instrument = shared.read_instrument(file).await.ok_or(Problem::Instrument)?;
    shared.state.dispatch(Action::SetUp(device, instrument));
    Ok(())
}

fn texts_of(device: &Device) -> [String; FIELDS.len()] {
    FIELDS.map(|field| (field.read)(device))
}

/// In the language of the interface, else in any.
fn wording(title: &Named<String>, language: Language) -> &str {
    let own = title.get(language.code());
    own.or_else(|| title.values().next()).map_or("", String::as_str)
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

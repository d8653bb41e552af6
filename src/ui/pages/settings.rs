//! How pages are shown on this device, and the way to its studies.

use yew::prelude::*;

use crate::platform::page::Preference;
use crate::ui::context::use_shared;
use crate::ui::controls::{Body, Choice, Given, QuestionProps, question};
use crate::ui::markup::html;
use crate::ui::parts::top_bar;
use crate::ui::route::{Route, STUDIES};

#[component]
pub(in crate::ui) fn Settings() -> Html {
    let shared = use_shared();
    let language = shared.language();
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
                <a class="button" href={STUDIES}>{ language.studies() }</a>
                { preference(Preference::TextSize, language.text_size(), &sizes) }
                { preference(Preference::Pace, language.pace(), &paces) }
                { preference(Preference::Hand, language.next_side(), &sides) }
            </main>
        </>
    }
}

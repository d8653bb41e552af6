//! What people take home: what is shown on paper, or as a picture.

use wasm_bindgen::JsValue;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::i18n::Language;
use crate::platform::{files, page, picture};
use crate::ui::charts::{Poster, poster};

const SVG: &str = "image/svg+xml";
const PNG: &str = "image/png";

/// Points of the picture for each unit of the drawing: as wide as a sheet of A4 at 200 a inch or so.
const POINTS: f64 = 1.5;

#[derive(PartialEq, Properties)]
pub(in crate::ui) struct Props {
    pub(in crate::ui) poster: Poster,
    /// Of the files, without their ending.
    pub(in crate::ui) name: String,
    pub(in crate::ui) language: Language,
}

/// The ways to keep what is shown.
#[component]
pub(in crate::ui) fn Keep(props: &Props) -> Html {
    let language = props.language;
    // What became of the last picture: its name, or none where it could not be made.
    let outcome = use_state(|| None::<Option<String>>);
    let save = |kind: &'static str, ending: &'static str| {
        let (poster_data, outcome) = (props.poster.clone(), outcome.setter());
        let name = format!("{}.{ending}", props.name);
        Callback::from(move |_: MouseEvent| {
            let svg = poster(language, &poster_data);
            let (name, outcome) = (name.clone(), outcome.clone());
            spawn_local(async move {
                let content = match kind {
                    PNG => picture::png_of(&svg, POINTS).await.map(JsValue::from),
                    _ => Ok(JsValue::from(svg)),
                };
                let saved = content.is_ok_and(|content| files::save(&name, kind, &content).is_ok());
                outcome.set(Some(Some(name).filter(|_| saved)));
            });
        })
    };
    let told = outcome.as_ref().map(|outcome| match outcome {
        Some(name) => language.community_saved(name),
        None => language.community_not_saved().to_owned(),
    });
    html! {
        <section class="card no-print">
            <h2>{ language.community_keep() }</h2>
            <div class="row">
                <button type="button" class="primary" onclick={|_| page::print()}>{ language.print_page() }</button>
                <button type="button" onclick={save(PNG, "png")}>{ language.community_png() }</button>
                <button type="button" onclick={save(SVG, "svg")}>{ language.community_svg() }</button>
            </div>
            <p class="small" role="status">{ told }</p>
        </section>
    }
}

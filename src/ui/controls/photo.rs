//! A photo as an answer: taken or chosen, made small, shown, taken again.

use web_sys::File;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::capture::{Opened, Props, Work, size_in_words, use_opened, use_put_back, use_work};
use super::chooser::{Chooser, use_chooser};
use crate::instrument::Capture;
use crate::platform::photo::photo;
use crate::record::MAX_IMAGE;
use crate::response::IMAGE_ENDING;
use crate::ui::markup::html;

#[component]
pub(super) fn Photo(props: &Props) -> Html {
    let language = props.question.language;
    let work = use_work(&props.question);
    let opened = use_opened(props);
    let put_back = use_put_back(&props.question);
    let onfiles = {
        let (props, work) = (props.clone(), work.setter());
        Callback::from(move |mut files: Vec<File>| {
            let Some(file) = files.pop() else { return };
            let Capture::Image { max_pixels } = props.capture else { return };
            let (props, work) = (props.clone(), work.clone());
            work.set(Work::Busy(language.photo_working()));
            spawn_local(async move {
                match photo(&file, max_pixels, MAX_IMAGE).await {
                    Ok(content) => props.keep(content, IMAGE_ENDING, &work).await,
                    Err(_) => work.set(Work::Failed(language.photo_unreadable().to_owned())),
                }
            });
        })
    };
    let is_answered = !props.question.value().is_empty();
    let words = if is_answered { language.retake_photo() } else { language.take_photo() };
    let chooser = |words: &'static str, from: Option<&'static str>| Chooser {
        id: None,
        words: words.into(),
        class: None,
        accept: "image/*",
        from,
        is_multiple: false,
        is_disabled: work.is_busy(),
        onfiles: onfiles.clone(),
    };
    let take = use_chooser(chooser(words, Some("environment")));
    let choose = use_chooser(chooser(language.choose_photo(), None));
    let shown = shown(props, opened.as_deref());
    html! {
        <>
            if is_answered { { shown } }
            <div class="row">{ take }{ choose }{ put_back }</div>
            { work.told(None) }
        </>
    }
}

/// The photo that is the answer. It has its room before it is open, so that nothing below it moves.
fn shown(props: &Props, opened: Option<&Opened>) -> Html {
    let language = props.question.language;
    let file = opened.map(|opened| opened.file.as_ref());
    if file == Some(None) {
        return html! { <p class="error">{ language.attachment_lost() }</p> };
    }
    let file = file.flatten();
    let kept = language.photo_kept(&size_in_words(language, file.map_or(0, |(_, size)| *size)));
    html! {
        <>
            <div class="photo">
                if let Some((url, _)) = file {
                    <img src={url.address()} alt={language.photo_of(&props.question.label)} />
                }
            </div>
            <p class={if file.is_some() { "small" } else { "small unused" }}>{ kept }</p>
        </>
    }
}

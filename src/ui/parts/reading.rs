//! How far the reading of files has come, in words, with the way to stop it.

use yew::prelude::*;

use crate::i18n::Language;

#[derive(PartialEq, Properties)]
pub(in crate::ui) struct Props {
    /// Files read.
    pub(in crate::ui) done: usize,
    /// Files to read.
    pub(in crate::ui) all: usize,
    /// The file that is being read.
    pub(in crate::ui) name: AttrValue,
    pub(in crate::ui) language: Language,
    /// The person wants no more files read.
    pub(in crate::ui) onstop: Callback<MouseEvent>,
}

#[component]
pub(in crate::ui) fn Reading(props: &Props) -> Html {
    let Props { done, all, name, language, onstop } = props;
    let being_read = language.reading_named(name);
    html! {
        <div class="reading" role="status">
            <div class="row between">
                <p>{ language.reading_file(&(done + 1).to_string(), &all.to_string()) }</p>
                <button type="button" class="small" onclick={onstop}>{ language.stop_reading() }</button>
            </div>
            <progress max={all.to_string()} value={done.to_string()} aria-label={being_read.clone()} />
            <p class="small">{ being_read }</p>
        </div>
    }
}

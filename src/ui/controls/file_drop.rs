//! A place to drop files on, or to choose them; a drop anywhere on the page counts.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::DragEvent;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::chooser::{Chooser, use_chooser};
use crate::platform::dropped::{Drop, Dropped};

/// What a [`FileDrop`] shows.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// Name of the element in the page.
    pub id: AttrValue,
    /// What to do here.
    pub hint: AttrValue,
    /// Words on the button that opens the device's file chooser.
    pub button: AttrValue,
    /// Whether it takes no files just now.
    #[prop_or_default]
    pub is_disabled: bool,
    /// Files that were handed over.
    pub onfiles: Callback<Dropped>,
}

/// Takes exports: `.json` files, and `.zip` files where there are photos or recordings.
#[component]
pub fn FileDrop(props: &Props) -> Html {
    let is_over = use_state(|| false);
    let deps = (props.onfiles.clone(), props.is_disabled);
    use_effect_with(deps, {
        let is_over = is_over.setter();
        move |(onfiles, is_disabled)| listen(onfiles.clone(), *is_disabled, is_over)
    });

    let button = use_chooser(Chooser {
        id: Some(props.id.clone()),
        words: props.button.clone(),
        class: Some("primary"),
        accept: ".json,.zip,application/json,application/zip",
        from: None,
        is_multiple: true,
        is_disabled: props.is_disabled,
        onfiles: props.onfiles.reform(|files| Dropped { files, ..Dropped::default() }),
    });
    html! {
        <div class={classes!("file-drop", is_over.then_some("over"))}>
            <p>{ &props.hint }</p>
            { button }
        </div>
    }
}

/// Hears of drags over the whole page: a file that misses the mark must not replace the page.
fn listen(
    onfiles: Callback<Dropped>,
    is_disabled: bool,
    is_over: UseStateSetter<bool>,
) -> Box<dyn FnOnce()> {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return Box::new(|| {});
    };
    let hear = |kind: &'static str, heard: Box<dyn Fn(&DragEvent)>| {
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&document, kind, options, move |event| {
            if let Some(event) = event.dyn_ref::<DragEvent>() {
                heard(event);
            }
        })
    };
    let (entered, left) = (is_over.clone(), is_over.clone());
    let listeners = [
        hear(
            "dragover",
            Box::new(move |event| {
                event.prevent_default();
                entered.set(!is_disabled);
            }),
        ),
        hear(
            "dragleave",
            Box::new(move |event| {
                // A drag also leaves one element for the next; none is next when it leaves the page.
                if event.related_target().is_none() {
                    left.set(false);
                }
            }),
        ),
        hear(
            "drop",
            Box::new(move |event| {
                event.prevent_default();
                is_over.set(false);
                let Some(transfer) = event.data_transfer().filter(|_| !is_disabled) else { return };
                let (drop, onfiles) = (Drop::take(&transfer), onfiles.clone());
                spawn_local(async move { onfiles.emit(drop.files().await) });
            }),
        ),
    ];
    Box::new(move || drop(listeners))
}

//! Which elements are on the screen, or so near that they soon may be.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// How far beyond the screen an element is near: far enough for a fast finger.
const MARGIN: &str = "1200px";

/// Watches elements until it is dropped.
#[derive(Debug)]
pub struct Watch {
    observer: IntersectionObserver,
    _heard: Closure<dyn FnMut(js_sys::Array)>,
}

impl Watch {
    /// Watches the elements of these names. `told` hears of the number of each that comes near or leaves, with
    /// its height in pixels, and `done` when all are told that did so together.
    pub fn of(
        names: Vec<String>,
        told: Box<dyn Fn(usize, bool, f64)>,
        done: Box<dyn Fn()>,
    ) -> Option<Self> {
        let all = names.clone();
        let heard = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            for entry in entries.iter() {
                let entry: IntersectionObserverEntry = entry.unchecked_into();
                let id = entry.target().id();
                if let Some(n) = all.iter().position(|name| *name == id) {
                    told(n, entry.is_intersecting(), entry.bounding_client_rect().height());
                }
            }
            done();
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(MARGIN);
        let callback = heard.as_ref().unchecked_ref();
        let observer = IntersectionObserver::new_with_options(callback, &options).ok()?;
        names.iter().filter_map(|name| super::page::element(name)).for_each(|element| {
            observer.observe(&element);
        });
        Some(Self { observer, _heard: heard })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

//! The screen stays awake while answers are given, where the browser allows it.

use std::cell::RefCell;

use gloo_events::EventListener;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

thread_local! {
    /// Whether the screen is to stay awake, and what the browser gave for it.
    static AWAKE: RefCell<(bool, Option<JsValue>)> = const { RefCell::new((false, None)) };
}

/// Keeps the screen from going dark, or no longer; where the browser cannot, nothing happens.
pub fn keep_awake(is_awake: bool) {
    let held = AWAKE.with_borrow_mut(|awake| {
        awake.0 = is_awake;
        awake.1.take_if(|_| !is_awake)
    });
    if let Some(lock) = held {
        // A lock that the browser took back already has nothing to release.
        let _released = call(&lock, "release", None);
    }
    if is_awake {
        wake();
    }
}

/// Asks for the lock again when the page is seen again: the browser takes it back when it is hidden.
pub fn stay_awake_when_seen_again() {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        EventListener::new(&document, "visibilitychange", |_| {
            if AWAKE.with_borrow(|awake| awake.0) {
                wake();
            }
        })
        .forget();
    }
}

fn wake() {
    let request = || -> Option<Promise> {
        let navigator = web_sys::window()?.navigator();
        let lock = Reflect::get(&navigator, &"wakeLock".into()).ok()?;
        call(&lock, "request", Some("screen"))?.dyn_into().ok()
    };
    if let Some(promise) = request() {
        spawn_local(async move {
            // Refused on a low battery or a hidden page.
            let Ok(lock) = JsFuture::from(promise).await else { return };
            // Of two locks one is enough, and none where the person has left meanwhile.
            let spare = AWAKE
                .with_borrow_mut(|awake| if awake.0 { awake.1.replace(lock) } else { Some(lock) });
            if let Some(spare) = spare {
                let _released = call(&spare, "release", None);
            }
        });
    }
}

fn call(object: &JsValue, name: &str, argument: Option<&str>) -> Option<JsValue> {
    let method: Function = Reflect::get(object, &name.into()).ok()?.dyn_into().ok()?;
    method.call1(object, &argument.into()).ok()
}

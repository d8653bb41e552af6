//! Work without a network: the service worker, its updates, and storage that the browser promises to keep.

use gloo_events::EventListener;
use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState,
    StorageEstimate,
};

/// Where the program stands with working offline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Installed {
    /// Everything that an interview needs is on the device.
    Ready,
    /// A newer version is on the device and waits for the person's yes.
    UpdateWaiting,
}

/// Installs the program for offline work; `tell` hears when it is ready and when an update waits.
pub async fn install(tell: impl Fn(Installed) + Clone + 'static) {
    let Some(container) = container() else { return };
    let ready = tell.clone();
    if let Ok(promise) = container.ready() {
        wasm_bindgen_futures::spawn_local(async move {
            if JsFuture::from(promise).await.is_ok() {
                ready(Installed::Ready);
            }
        });
    }
    let Ok(registration) = JsFuture::from(container.register("./sw.js")).await else { return };
    let Ok(registration) = registration.dyn_into::<ServiceWorkerRegistration>() else { return };
    // An older build's files go once no page of that build is open: this one is of the newest.
    if let Some(controller) = container.controller() {
        let _posted = controller.post_message(&message("loaded"));
    }
    if registration.waiting().is_some() {
        tell(Installed::UpdateWaiting);
    }
    // The browser may have found an update before this program had started.
    if let Some(worker) = registration.installing() {
        watch(&worker, tell.clone());
    }
    let found = registration.clone();
    EventListener::new(&registration, "updatefound", move |_| {
        if let Some(worker) = found.installing() {
            watch(&worker, tell.clone());
        }
    })
    .forget();
}

/// Tells when `worker` has been installed and waits to replace the one in use.
fn watch(worker: &ServiceWorker, tell: impl Fn(Installed) + 'static) {
    let installing = worker.clone();
    EventListener::new(worker, "statechange", move |_| {
        let replaces = container().is_some_and(|container| container.controller().is_some());
        if installing.state() == ServiceWorkerState::Installed && replaces {
            tell(Installed::UpdateWaiting);
        }
    })
    .forget();
}

/// Lets the waiting version take over, then loads the page anew.
pub async fn update() {
    let Some(container) = container() else { return };
    let Ok(registration) = JsFuture::from(container.get_registration()).await else { return };
    let waiting = registration
        .dyn_into::<ServiceWorkerRegistration>()
        .ok()
        .and_then(|registration| registration.waiting());
    // Another tab may have let it take over already.
    let Some(waiting) = waiting else { return reload() };
    EventListener::once(&container, "controllerchange", |_| reload()).forget();
    let _posted = waiting.post_message(&message("activate"));
}

fn reload() {
    if let Some(window) = web_sys::window() {
        let _reloading = window.location().reload();
    }
}

/// What the service worker is told: `{type: kind}`.
fn message(kind: &str) -> Object {
    let message = Object::new();
    let _set = Reflect::set(&message, &"type".into(), &kind.into());
    message
}

/// Asks the browser to keep what is stored; whether it promises to.
pub async fn persist() -> bool {
    let Some(window) = web_sys::window() else { return false };
    let Ok(promise) = window.navigator().storage().persist() else { return false };
    JsFuture::from(promise).await.is_ok_and(|answer| answer.is_truthy())
}

/// Bytes used and bytes that may be used, as the browser estimates them.
pub async fn storage_estimate() -> Option<(f64, f64)> {
    let window = web_sys::window()?;
    let estimate = JsFuture::from(window.navigator().storage().estimate().ok()?).await.ok()?;
    let estimate: StorageEstimate = estimate.unchecked_into();
    let number = |name: &str| Reflect::get(&estimate, &name.into()).ok()?.as_f64();
    number("usage").zip(number("quota"))
}

/// The browser's service workers; none in an insecure page or a browser without them.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator = web_sys::window()?.navigator();
    let container = Reflect::get(&navigator, &JsValue::from("serviceWorker")).ok()?;
    container.dyn_into().ok()
}

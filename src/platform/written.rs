//! What is being written on a page, kept by the browser for as long as its tab is open.

use web_sys::Storage;

fn storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// Keeps `text` under `name`. In a private window it may be refused: then going back loses it.
pub fn keep(name: &str, text: &str) {
    if let Some(storage) = storage() {
        let _kept = storage.set_item(name, text);
    }
}

/// What was kept under `name`.
pub fn kept(name: &str) -> Option<String> {
    storage()?.get_item(name).ok()?
}

/// Forgets what was kept under `name`.
pub fn forget(name: &str) {
    if let Some(storage) = storage() {
        let _forgotten = storage.remove_item(name);
    }
}

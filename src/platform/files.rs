//! Files in and out: fetch one of ours, hand one to the person, share one.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, FilePropertyBag, HtmlAnchorElement, Response, Url};

use super::json;
use crate::wire::Node;

/// A JSON file that comes with the program, e.g. `instruments/kampung-tangguh-7d.json`.
///
/// # Errors
/// The browser's own words, when it is neither cached nor to be had.
pub async fn fetch_json(path: &str) -> Result<Node, String> {
    let fetch = async {
        let window = web_sys::window().ok_or(JsValue::NULL)?;
        let response: Response = JsFuture::from(window.fetch_with_str(path)).await?.dyn_into()?;
        if !response.ok() {
            return Err(JsValue::from(response.status_text()));
        }
        Ok(json::node(&JsFuture::from(response.json()?).await?))
    };
    fetch.await.map_err(|error: JsValue| in_words(&error))
}

/// Saves `content`, a text or a blob, as a file `name` of the media type `kind`, by the browser's download.
///
/// # Errors
/// The browser's own words.
pub fn save(name: &str, kind: &str, content: &JsValue) -> Result<(), String> {
    let save = || -> Result<(), JsValue> {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let blob = Blob::new_with_str_sequence_and_options(&Array::of1(content), &options)?;
        let url = Url::create_object_url_with_blob(&blob)?;
        let document =
            web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
        let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
        link.set_href(&url);
        link.set_download(name);
        document.body().ok_or(JsValue::NULL)?.append_child(&link)?;
        link.click();
        link.remove();
        // Safari reads the address after this returns, so it is given back a minute later.
        let revoke = wasm_bindgen::closure::Closure::once_into_js(move || {
            let _revoked = Url::revoke_object_url(&url);
        });
        let window = web_sys::window().ok_or(JsValue::NULL)?;
        window.set_timeout_with_callback_and_timeout_and_arguments_0(
            revoke.unchecked_ref(),
            60_000,
        )?;
        Ok(())
    };
    save().map_err(|error| in_words(&error))
}

/// Whether the browser can share files of ours with other programs.
pub fn can_share() -> bool {
    let Some(window) = web_sys::window() else { return false };
    let navigator = JsValue::from(window.navigator());
    let Ok(probe) = as_file("berdaya.json", "application/json", &"{}".into()) else { return false };
    Reflect::get(&navigator, &"canShare".into())
        .ok()
        .and_then(|can_share| can_share.dyn_into::<js_sys::Function>().ok())
        .and_then(|can_share| can_share.call1(&navigator, &share_data(&probe)).ok())
        .is_some_and(|answer| answer.is_truthy())
}

/// Opens the share sheet with `content`, a text or a blob, as a file; gives back once the person has shared it.
///
/// # Errors
/// The browser's own words; `AbortError` where the person closed the sheet.
pub async fn share(name: &str, kind: &str, content: &JsValue) -> Result<(), String> {
    let share = async {
        let window = web_sys::window().ok_or(JsValue::NULL)?;
        let navigator = JsValue::from(window.navigator());
        let file = as_file(name, kind, content)?;
        let share: js_sys::Function = Reflect::get(&navigator, &"share".into())?.dyn_into()?;
        let promise: js_sys::Promise = share.call1(&navigator, &share_data(&file))?.dyn_into()?;
        JsFuture::from(promise).await.map(|_| ())
    };
    share.await.map_err(|error: JsValue| in_words(&error))
}

fn share_data(file: &File) -> Object {
    let data = Object::new();
    // Setting a field of a fresh object cannot fail.
    let _set = Reflect::set(&data, &"files".into(), &Array::of1(file));
    data
}

fn as_file(name: &str, kind: &str, content: &JsValue) -> Result<File, JsValue> {
    let options = FilePropertyBag::new();
    options.set_type(kind);
    File::new_with_str_sequence_and_options(&Array::of1(content), name, &options)
}

/// The name of a browser error, such as `AbortError`, or its text.
fn in_words(error: &JsValue) -> String {
    let field = |name: &str| Reflect::get(error, &name.into()).ok()?.as_string();
    field("name").or_else(|| error.as_string()).unwrap_or_else(|| "unknown".to_owned())
}

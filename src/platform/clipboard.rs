//! Texts that a person takes along to another program.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Copies `text`; false where the browser does not let us, as on pages without HTTPS.
pub async fn copy(text: &str) -> bool {
    let copy = async {
        let window = web_sys::window().ok_or(JsValue::NULL)?;
        let clipboard = Reflect::get(&window.navigator(), &"clipboard".into())?;
        let write: Function = Reflect::get(&clipboard, &"writeText".into())?.dyn_into()?;
        let promise: Promise = write.call1(&clipboard, &text.into())?.dyn_into()?;
        JsFuture::from(promise).await
    };
    copy.await.is_ok()
}

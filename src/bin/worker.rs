//! The second program: in one page, the evaluator's screens; in another, interviews that need more than the
//! first program holds; in a worker, imports and evaluation off the main thread. One file serves all three,
//! so that it is fetched and compiled once.

#[cfg(target_arch = "wasm32")]
mod browser {
    //! The worker's side of the conversation that [`berdaya::worker::protocol`] lays down.

    use std::cell::RefCell;

    use berdaya::expression::Rules;
    use berdaya::ui::{App, AppProps, Kit, is_of_forms};
    use berdaya::worker::Desk;
    use berdaya::worker::protocol::{Reply, Request};
    use js_sys::{Array, Uint8Array};
    use serde::Serialize;
    use serde_wasm_bindgen::Serializer;
    use wasm_bindgen::prelude::*;
    use web_sys::{DedicatedWorkerGlobalScope, File, FileReaderSync, MessageEvent};

    thread_local! {
        static DESK: RefCell<Desk> = RefCell::new(Desk::new(&Rules));
    }

    pub(super) fn start() {
        let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
            if is_of_forms() {
                yew::Renderer::<App>::with_props(AppProps { kit: &Kit::WHOLE }).render();
            } else {
                yew::Renderer::<berdaya::ui::Desk>::new().render();
            }
            return;
        };
        let speaker = scope.clone();
        let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let parts = Array::from(&event.data());
            post(&speaker, &Array::of2(&parts.get(0), &to_js(&answer(&parts))));
        });
        scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        hear.forget();
        post(&scope, &Array::of1(&0.into()));
    }

    /// The answer to `[number, request, [files]]`.
    fn answer(parts: &Array) -> Reply {
        let request: Request = match serde_wasm_bindgen::from_value(parts.get(1)) {
            Ok(request) => request,
            Err(error) => return Reply::Failed(error.to_string()),
        };
        DESK.with_borrow_mut(|desk| {
            for file in Array::from(&parts.get(2)).iter() {
                if let Ok(file) = file.dyn_into::<File>() {
                    desk.take_file(&file.name(), bytes(&file).as_deref());
                }
            }
            desk.handle(request)
        })
    }

    /// The bytes of `file`; none where the browser cannot read it.
    fn bytes(file: &File) -> Option<Vec<u8>> {
        let buffer = FileReaderSync::new().ok()?.read_as_array_buffer(file).ok()?;
        Some(Uint8Array::new(&buffer).to_vec())
    }

    /// A reply as the page reads it; one that cannot be written is told as a failure.
    fn to_js(reply: &Reply) -> JsValue {
        // The content of a file crosses as bytes.
        let json = Serializer::json_compatible().serialize_bytes_as_arrays(false);
        reply.serialize(&json).unwrap_or_else(|error| {
            let failed = Reply::Failed(error.to_string());
            failed.serialize(&json).unwrap_or(JsValue::NULL)
        })
    }

    fn post(scope: &DedicatedWorkerGlobalScope, message: &Array) {
        if let Err(error) = scope.post_message(message) {
            web_sys::console::error_1(&error);
        }
    }
}

fn main() {
    #[cfg(target_arch = "wasm32")]
    browser::start();
}

//! The worker as the evaluator's pages ask it: requests and replies in place of the browser's values.

use std::cell::Cell;

use serde::Serialize;
use web_sys::File;

use crate::platform::worker::{Fault, Worker};
use crate::worker::protocol::{Reply, Request};

/// Hands over `files` and asks `request`.
///
/// # Errors
/// The worker could not be started, broke off, or does not understand this page.
pub(super) async fn ask(
    worker: &Worker,
    request: &Request,
    files: &[File],
) -> Result<Reply, Fault> {
    let misunderstood =
        |error: serde_wasm_bindgen::Error| Fault { was_ready: true, detail: error.to_string() };
    let json = serde_wasm_bindgen::Serializer::json_compatible();
    let request = request.serialize(&json).map_err(misunderstood)?;
    let reply = worker.ask(request, files).await?;
    serde_wasm_bindgen::from_value(reply).map_err(misunderstood)
}

/// Hands over `files` one by one and gives back how many; `tell` hears of each before it is read.
///
/// # Errors
/// As [`ask`].
pub(super) async fn take(
    worker: &Worker,
    files: &[File],
    is_stopped: &Cell<bool>,
    tell: impl Fn(usize, String),
) -> Result<usize, Fault> {
    is_stopped.set(false);
    for (done, file) in files.iter().enumerate() {
        if is_stopped.get() {
            return Ok(done);
        }
        tell(done, file.name());
        ask(worker, &Request::Take, std::slice::from_ref(file)).await?;
    }
    Ok(files.len())
}

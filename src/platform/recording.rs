//! Sound recorded by the device, small enough to be kept with an interview.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobEvent, MediaRecorder, MediaRecorderOptions, MediaStream, MediaStreamConstraints,
    MediaStreamTrack,
};

use super::photo::bytes_of;

/// Speech is understood at this rate, and five minutes of it come to 0.9 MB.
const BITS_PER_SECOND: u32 = 24_000;

/// From one piece to the next, in milliseconds; with each, the time that is shown goes on.
const PIECE: i32 = 500;

/// What browsers record, the smallest first, with the ending of its files.
const KINDS: [(&str, &str); 4] = [
    ("audio/webm;codecs=opus", "webm"),
    ("audio/ogg;codecs=opus", "ogg"),
    ("audio/mp4", "m4a"),
    ("audio/webm", "webm"),
];

/// Why nothing is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The person, or the device, does not let this page hear.
    Refused,
    /// There is no microphone, or the browser cannot record.
    NotHere,
    /// Nobody waits for it any more.
    Unwanted,
}

/// A recording that is being made. Where this is dropped it ends as by [`Self::stop`]: what was said is kept.
#[derive(Debug)]
pub struct Recording {
    recorder: MediaRecorder,
}

impl Recording {
    /// Begins to record. `ontick` hears the seconds and bytes so far again and again, from before the first on,
    /// and says whether to go on; `onend` gets the bytes with the ending of their kind, or none where nothing was heard.
    ///
    /// # Errors
    /// Why nothing is recorded.
    pub async fn begin(
        ontick: impl Fn(f64, f64) -> bool + 'static,
        onend: impl FnOnce(Option<(Vec<u8>, &'static str)>) + 'static,
    ) -> Result<Self, Fault> {
        let stream = listen().await.map_err(|error| {
            let name = Reflect::get(&error, &"name".into()).ok().and_then(|name| name.as_string());
            let is_refused = name.is_some_and(|name| name == "NotAllowedError");
            if is_refused { Fault::Refused } else { Fault::NotHere }
        })?;
        // The person may have left while the browser asked.
        if !ontick(0.0, 0.0) {
            end(&stream);
            return Err(Fault::Unwanted);
        }
        let recorder = record(&stream, ontick, onend);
        if recorder.is_err() {
            end(&stream);
        }
        Ok(Self { recorder: recorder.map_err(|_| Fault::NotHere)? })
    }

    /// Ends it; what was recorded comes to `onend`.
    pub fn stop(&self) {
        // It fails only where it has ended already.
        let _stopped = self.recorder.stop();
    }
}

impl Drop for Recording {
    fn drop(&mut self) {
        self.stop();
    }
}

async fn listen() -> Result<MediaStream, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let constraints = MediaStreamConstraints::new();
    constraints.set_audio(&true.into());
    let asked = window.navigator().media_devices()?;
    let stream = JsFuture::from(asked.get_user_media_with_constraints(&constraints)?).await?;
    Ok(stream.unchecked_into())
}

fn record(
    stream: &MediaStream,
    ontick: impl Fn(f64, f64) -> bool + 'static,
    onend: impl FnOnce(Option<(Vec<u8>, &'static str)>) + 'static,
) -> Result<MediaRecorder, JsValue> {
    let (kind, ending) = KINDS
        .into_iter()
        .find(|(kind, _)| MediaRecorder::is_type_supported(kind))
        .ok_or(JsValue::NULL)?;
    let options = MediaRecorderOptions::new();
    options.set_mime_type(kind);
    options.set_audio_bits_per_second(BITS_PER_SECOND);
    let recorder =
        MediaRecorder::new_with_media_stream_and_media_recorder_options(stream, &options)?;
    let pieces = Rc::<RefCell<Vec<Blob>>>::default();
    let (began, heard, ticking) = (now(), Rc::clone(&pieces), recorder.clone());
    let hear: Closure<dyn Fn(BlobEvent)> = Closure::new(move |event: BlobEvent| {
        heard.borrow_mut().extend(event.data());
        let size = heard.borrow().iter().map(Blob::size).sum();
        if !ontick((now() - began) / 1e3, size) {
            let _stopped = ticking.stop();
        }
    });
    // Its own `clone` is that of JavaScript, which makes another stream with other tracks.
    let listened = Clone::clone(stream);
    let ended = Closure::once_into_js(move || {
        end(&listened);
        let pieces: Array = pieces.take().iter().collect();
        spawn_local(async move {
            let blob = Blob::new_with_blob_sequence(&pieces);
            let bytes = match &blob {
                Ok(blob) => bytes_of(blob).await.ok(),
                Err(_) => None,
            };
            onend(bytes.filter(|bytes| !bytes.is_empty()).map(|bytes| (bytes, ending)));
        });
    });
    // The browser lets go of both with the recorder.
    recorder.set_ondataavailable(Some(hear.into_js_value().unchecked_ref()));
    recorder.set_onstop(Some(ended.unchecked_ref()));
    recorder.start_with_time_slice(PIECE)?;
    Ok(recorder)
}

/// Lets go of the microphone.
fn end(stream: &MediaStream) {
    for track in stream.get_tracks().iter() {
        track.unchecked_into::<MediaStreamTrack>().stop();
    }
}

/// Milliseconds on the clock that never goes back.
fn now() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}

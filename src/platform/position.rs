//! Where the device is, asked once.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Position, PositionError, PositionOptions};

/// How long the device may look for satellites, in milliseconds.
const PATIENCE: u32 = 60_000;

/// A place on Earth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    /// Degrees.
    pub latitude: f64,
    /// Degrees.
    pub longitude: f64,
    /// How far off it may be, in metres.
    pub accuracy: f64,
}

/// Why there is no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The person, or the device, does not let this page know.
    Refused,
    /// The device cannot tell.
    NotHere,
    /// It was not found in time.
    TooSlow,
}

/// Where the device is.
///
/// # Errors
/// Why that is not known.
pub async fn position() -> Result<Found, Fault> {
    let geolocation = web_sys::window().and_then(|window| window.navigator().geolocation().ok());
    let geolocation = geolocation.ok_or(Fault::NotHere)?;
    let options = PositionOptions::new();
    // Without a network only satellites tell, however coarse the place that is kept.
    options.set_enable_high_accuracy(true);
    options.set_timeout(PATIENCE);
    let asked = Promise::new(&mut |found, failed| {
        let asked = geolocation.get_current_position_with_error_callback_and_options(
            &found,
            Some(&failed),
            &options,
        );
        if asked.is_err() {
            // A function of a promise is always callable.
            let _told = failed.call1(&JsValue::NULL, &JsValue::NULL);
        }
    });
    match JsFuture::from(asked).await {
        Ok(found) => {
            let place = found.unchecked_into::<Position>().coords();
            let (latitude, longitude) = (place.latitude(), place.longitude());
            Ok(Found { latitude, longitude, accuracy: place.accuracy() })
        }
        Err(error) if error.is_null() => Err(Fault::NotHere),
        Err(error) => Err(match error.unchecked_into::<PositionError>().code() {
            PositionError::PERMISSION_DENIED => Fault::Refused,
            PositionError::TIMEOUT => Fault::TooSlow,
            _ => Fault::NotHere,
        }),
    }
}

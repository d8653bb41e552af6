//! Whether a file is sound: the browser itself tries to open it.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::object_url::ObjectUrl;

/// How long the browser may take to find out, in milliseconds.
const PATIENCE: i32 = 10_000;

/// Whether `content`, of the media type `kind`, is sound, as far as the browser can tell: what it does not know
/// to be none in time may be some.
pub async fn is_sound(content: &[u8], kind: &str) -> bool {
    match opened(content, kind).await {
        Ok(is_opened) => is_opened || is_of_a_phone(content),
        Err(_) => true,
    }
}

/// Whether the browser can open it, or has not said in time that it cannot; a fault where it cannot be asked.
async fn opened(content: &[u8], kind: &str) -> Result<bool, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let document = window.document().ok_or(JsValue::NULL)?;
    let url = ObjectUrl::new(content, kind).ok_or(JsValue::NULL)?;
    let player = document.create_element("audio")?;
    let mut asked = Ok(());
    let heard = Promise::new(&mut |opened, failed| {
        asked = player
            .add_event_listener_with_callback("loadedmetadata", &opened)
            .and_then(|()| player.add_event_listener_with_callback("error", &failed))
            .and_then(|()| {
                let late =
                    window.set_timeout_with_callback_and_timeout_and_arguments_0(&opened, PATIENCE);
                late.map(|_| ())
            });
    });
    asked?;
    player.set_attribute("preload", "metadata")?;
    player.set_attribute("src", url.address())?;
    Ok(JsFuture::from(heard).await.is_ok())
}

/// Whether it begins as the recordings of phones do that not every browser plays: AMR, and MP4 and 3GP with AMR
/// in them.
///
/// Source: RFC 4867, section 5.1; ISO/IEC 14496-12, section 4.3.
fn is_of_a_phone(content: &[u8]) -> bool {
    content.starts_with(b"#!AMR") || content.get(4..8) == Some(b"ftyp")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recording_of_a_phone_is_known_by_how_it_begins() {
        assert!(is_of_a_phone(b"#!AMR\n\x3c") && is_of_a_phone(b"\0\0\0\x18ftyp3gp4"));
        assert!(!is_of_a_phone(b"OggS a voice note") && !is_of_a_phone(b""));
    }
}

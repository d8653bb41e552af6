//! Photos made small on the device, before anything of them is kept.

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, ImageBitmap};

/// What is tried in turn until a photo is small enough: parts of its size, each with these qualities.
const SIZES: [f64; 4] = [1.0, 0.75, 0.5, 0.35];
const QUALITIES: [f64; 4] = [0.8, 0.65, 0.5, 0.35];

/// The JPEG of the picture in `file`, with at most so many pixels on its longer side and so many bytes.
///
/// It is drawn anew, so nothing but the picture is left of the file: no place, no time, no name of the device.
///
/// # Errors
/// The browser's own value, where the file holds no picture that it can read.
pub async fn photo(file: &Blob, max_pixels: usize, max_bytes: usize) -> Result<Vec<u8>, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let picture = JsFuture::from(window.create_image_bitmap_with_blob(file)?).await?;
    let picture: ImageBitmap = picture.unchecked_into();
    let document = window.document().ok_or(JsValue::NULL)?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.unchecked_into();
    let (width, height) = (f64::from(picture.width()), f64::from(picture.height()));
    let most = f64::from(u32::try_from(max_pixels).unwrap_or(u32::MAX));
    let fitting = (most / width.max(height)).min(1.0);
    let mut smallest = None;
    for size in SIZES {
        draw(&canvas, &picture, [width, height].map(|side| side * fitting * size))?;
        for quality in QUALITIES {
            let blob = encode(&canvas, quality).await?;
            if blob.size() <= max_bytes as f64 {
                smallest = Some(blob);
                break;
            }
        }
        if smallest.is_some() {
            break;
        }
    }
    // A large bitmap must not wait for the browser to clear up.
    picture.close();
    bytes_of(&smallest.ok_or(JsValue::NULL)?).await
}

fn draw(canvas: &HtmlCanvasElement, picture: &ImageBitmap, size: [f64; 2]) -> Result<(), JsValue> {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "sides of a picture are whole and above 0 here"
    )]
    let [width, height] = size.map(|side| side.round().max(1.0) as u32);
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    let (width, height) = (f64::from(width), f64::from(height));
    // A JPEG has no transparency: what is clear is white, not black.
    context.set_fill_style_str("white");
    context.fill_rect(0.0, 0.0, width, height);
    context.draw_image_with_image_bitmap_and_dw_and_dh(picture, 0.0, 0.0, width, height)
}

async fn encode(canvas: &HtmlCanvasElement, quality: f64) -> Result<Blob, JsValue> {
    let encoded = Promise::new(&mut |resolve, reject| {
        let asked =
            canvas.to_blob_with_type_and_encoder_options(&resolve, "image/jpeg", &quality.into());
        if let Err(error) = asked {
            // A function of a promise is always callable.
            let _told = reject.call1(&JsValue::NULL, &error);
        }
    });
    JsFuture::from(encoded).await?.dyn_into()
}

/// The bytes of a file.
///
/// # Errors
/// The browser's own value.
pub async fn bytes_of(blob: &Blob) -> Result<Vec<u8>, JsValue> {
    Ok(Uint8Array::new(&JsFuture::from(blob.array_buffer()).await?).to_vec())
}

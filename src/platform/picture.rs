//! A drawing as a picture of points, for programs that take no drawings.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

use super::object_url::ObjectUrl;

/// The PNG of the drawing `svg`, with so many points for each of its units.
///
/// # Errors
/// The browser's own value, where it cannot draw it.
pub async fn png_of(svg: &str, points: f64) -> Result<Blob, JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let url = ObjectUrl::new(svg.as_bytes(), "image/svg+xml").ok_or(JsValue::NULL)?;
    let image: HtmlImageElement = document.create_element("img")?.unchecked_into();
    image.set_src(url.address());
    JsFuture::from(image.decode()).await?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.unchecked_into();
    let [width, height] = [image.natural_width(), image.natural_height()].map(f64::from);
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "sides of a picture are some thousand points"
    )]
    let [wide, high] = [width, height].map(|side| (side * points).round() as u32);
    canvas.set_width(wide);
    canvas.set_height(high);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    let (wide, high) = (f64::from(wide), f64::from(high));
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, wide, high)?;
    let encoded = Promise::new(&mut |resolve, reject| {
        if let Err(error) = canvas.to_blob(&resolve) {
            // A function of a promise is always callable.
            let _told = reject.call1(&JsValue::NULL, &error);
        }
    });
    JsFuture::from(encoded).await?.dyn_into()
}

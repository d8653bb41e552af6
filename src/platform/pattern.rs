//! Patterns of expressions, by the browser's own engine: the dialect is that of ECMAScript.

use js_sys::{Array, Function, Reflect, RegExp, global};
use wasm_bindgen::JsCast;

use crate::expression::Rules;

/// The engine for forms with rules, in a browser.
pub static RULES: Rules = Rules::new(fits);

/// Whether a pattern fits anywhere in a text; none where it is no pattern.
fn fits(pattern: &str, text: &str) -> Option<bool> {
    // The constructor is looked up, since the one that js-sys has does not catch what a bad pattern throws.
    let constructor: Function = Reflect::get(&global(), &"RegExp".into()).ok()?.dyn_into().ok()?;
    let pattern = Reflect::construct(&constructor, &Array::of1(&pattern.into())).ok()?;
    Some(pattern.unchecked_into::<RegExp>().test(text))
}

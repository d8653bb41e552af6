//! JSON that the program wrote or came with, parsed by the browser: the tablet carries no parser.
//!
//! Texts from outside are another matter: [`crate::wire::parse`] tells what is wrong with them and where.

use js_sys::{Array, JSON, Object};
use wasm_bindgen::{JsCast, JsValue};

use crate::wire::Node;

/// The tree that JSON `text` is; none where it is no JSON.
pub fn parse(text: &str) -> Option<Node> {
    JSON::parse(text).ok().map(|value| node(&value))
}

/// The tree that `value` is; what JSON does not know, such as `undefined`, is null.
pub fn node(value: &JsValue) -> Node {
    if let Some(text) = value.as_string() {
        return Node::Text(text);
    }
    if let Some(number) = value.as_f64() {
        return Node::Number(number);
    }
    if let Some(value) = value.as_bool() {
        return Node::Bool(value);
    }
    if let Some(array) = value.dyn_ref::<Array>() {
        return Node::List(array.iter().map(|value| node(&value)).collect());
    }
    let Some(object) = value.dyn_ref::<Object>() else { return Node::Null };
    let entries = Object::entries(object);
    let field = |entry: JsValue| {
        let entry = Array::from(&entry);
        (entry.get(0).as_string().unwrap_or_default(), node(&entry.get(1)))
    };
    Node::object(entries.iter().map(field).collect())
}

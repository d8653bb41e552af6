//! Runs imports and evaluation off the main thread.

fn main() {
    // Until it has work: one use of JavaScript, without which its loader cannot be made.
    #[cfg(target_arch = "wasm32")]
    js_sys::global().is_undefined();
}

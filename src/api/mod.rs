//! The JavaScript module, seen from Rust: each of its functions takes JSON and gives JSON, as texts.
//!
//! Texts, so that whatever a caller hands over goes through the one door of [`crate::wire`], and so that all of
//! it is tried natively. `bin/module.rs` names the functions for JavaScript, and `npm/` makes values of the
//! texts. An answer is `{"ok": …}`, or `{"findings": […]}` where there is none.

mod told;
mod reply;
mod check;
mod moment;
mod expression;
mod edit;
mod state;
mod session;
mod scores;
mod responses;
mod ledger;
mod settings;
mod evaluation;
mod suppress;

pub use check::check_instrument;
pub use evaluation::Evaluation;
pub use expression::evaluate_expression;
pub use responses::write_responses;
pub use scores::score;
pub use session::Session;
pub use suppress::suppress;

/// The version of the module.
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

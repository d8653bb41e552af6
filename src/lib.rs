//! Berdaya: community-empowerment surveys on tablets, offline, and their evaluation.
//!
//! # Layout
//! Modules stand in reading order: a module may use those above it, never those below. `platform` and
//! `i18n` are leaves for `store` and `ui`. ARCHITECTURE.md has the map; `tests/it/tidy.rs` keeps it.

pub mod wire;
pub mod stats;
pub mod expression;
pub mod instrument;
pub mod response;
pub mod scoring;
pub mod evaluation;
pub mod record;
pub mod worker;
pub mod platform;
pub mod i18n;
pub mod store;
pub mod ui;
pub mod api;

//! Berdaya: community-empowerment surveys on tablets, offline, and their evaluation.
//!
//! # Layout
//! A module may use those above it, never those below (see ARCHITECTURE.md for the map).

pub mod evaluation;
pub mod i18n;
pub mod instrument;
pub mod platform;
pub mod record;
pub mod response;
pub mod scoring;
pub mod stats;
pub mod store;
pub mod wire;
pub mod worker;

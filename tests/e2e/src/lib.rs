//! People's journeys through the built app, in a real browser: what the journeys are told with.
//!
//! # Layout
//!
//! - `app`: the built app under an address on this machine, with a network that can be cut.
//! - `browser`: ChromeDriver and Chromium, started and killed.
//! - `page`: finding what a person sees by what it is and how it is called, with bounded waits.
//! - `words`: the interface's texts in both languages, read from its source.
//! - `questions`: what the instrument asks whom, read from its file.
//! - `axe`: the accessibility checker.
//! - `exports`: files as tablets make them, built from the format alone.
//! - `enumerator`, `evaluator`: people, and what they do.
//! - `every_kind`: interviews with the instrument that uses every kind of question.
//! - `module`: the built package of the JavaScript module, under an address of its own.
//! - `tour`: a walk through every screen.

pub mod app;
pub mod axe;
pub mod browser;
pub mod enumerator;
pub mod evaluator;
pub mod every_kind;
pub mod exports;
pub mod meeting;
pub mod module;
pub mod page;
pub mod questions;
pub mod tour;
pub mod words;

//! What forms cost, next to the same forms made with SurveyJS and by hand; run by `cargo xtask bench`.
//!
//! # Layout
//!
//! - `statistics`: many measurements in one figure.
//! - `form`, `walk`: the forms, and the answers that are given to them.
//! - `peer`, `berdaya`, `survey_js`, `hand_written`: the same form in every program.
//! - `logic`, `held`: forms with much logic, and an interview that is held with one, natively.
//! - `measure`, `memory`, `subject`: the measurements in the browser, and one form measured from end to end.
//! - `report`: the figures and where they miss the goals.

#![allow(clippy::print_stdout, reason = "a report is printed")]

pub mod statistics;

pub mod form;
pub mod walk;

pub mod peer;
pub mod berdaya;
pub mod hand_written;
pub mod survey_js;

pub mod held;
pub mod logic;

pub mod measure;
pub mod memory;
pub mod subject;

pub mod report;

//! The interface: pages for the enumerator and the evaluator over the layers below.
//!
//! `app` holds the state and shows a page by its `route`; `pages` know state and store; `parts` are
//! pieces of pages; `controls` and `charts` get data and callbacks and see no state of the app.

mod app;
mod autosave;
mod captures;
mod carry;
mod context;
mod desk;
mod desk_worker;
mod effect;
mod kit;
mod markup;
mod route;
pub mod state;
mod whole;

pub mod charts;
pub mod controls;
mod pages;
mod parts;

pub use app::{App, AppProps};
pub use desk::Desk;
pub use kit::Kit;
pub use route::{Route, is_of_forms};

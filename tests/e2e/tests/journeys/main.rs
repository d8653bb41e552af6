//! The journeys of people through the app, each with a browser and a profile of its own.

mod captures;
mod community;
mod discussion;
mod evaluation;
mod interview;
mod keeping;
mod keyboard;
mod kinds;
mod long_pages;
mod module;
mod network;
mod questionnaires;
mod revisions;
mod screens;
mod studies;
mod versions;

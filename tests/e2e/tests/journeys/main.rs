//! The journeys of people through the app, each with a browser and a profile of its own.

mod evaluation;
mod interview;
mod keeping;
mod network;
mod keyboard;
mod revisions;
mod screens;

//! Runs imports and evaluation off the main thread.

fn main() {}

//! `cargo xtask COMMAND`: what every developer and every machine runs.

fn main() {}

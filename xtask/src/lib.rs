//! What every developer and every machine runs: set-up, build, serve, test and measure.
//!
//! # Layout
//!
//! In reading order; a module uses only what stands above it.
//!
//! - `failure`, `workspace`, `command`: one sentence per error, where things are, other programs.
//! - `lockfile`, `packages`, `archive`, `tools`: the build tools, each in one exact version.
//! - `debian`, `compiler`, `library`: a compiler that can build for `wasm32-unknown-unknown`, and its
//!   standard library for the release build.
//! - `glue`, `worker`, `desk`, `precache`, `policy`, `compress`, `freshness`, `dist`: from Trunk's output to files for any static host.
//! - `npm`: the JavaScript module as a package.
//! - `server`, `serve`: the built app on this machine.
//! - `size`, `evaluation`, `bench`: what the first load costs, and what is measured.
//! - `browser`, `stages`: the stages of `cargo xtask test`.
//! - `cli`: the commands and their options.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line tool talks to the terminal"
)]

pub mod failure;
pub mod workspace;

pub mod command;

pub mod archive;
pub mod lockfile;
pub mod packages;
pub mod tools;

pub mod compiler;
pub mod debian;
pub mod library;

pub mod compress;
pub mod desk;
pub mod dist;
pub mod freshness;
pub mod glue;
pub mod policy;
pub mod precache;
pub mod worker;

pub mod npm;

pub mod serve;
pub mod server;

pub mod bench;
pub mod size;
pub mod evaluation;

pub mod browser;
pub mod stages;

pub mod cli;

//! `cargo xtask COMMAND`: hands the arguments over and turns a failure into an exit code.

#![allow(clippy::print_stderr, reason = "a command-line tool talks to the terminal")]

use std::process::ExitCode;

fn main() -> ExitCode {
    match xtask::cli::run(std::env::args().skip(1)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("xtask: {failure}");
            ExitCode::from(failure.exit_code())
        }
    }
}

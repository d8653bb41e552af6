//! The one error of this crate: a sentence with the remedy, and the exit code it ends with.

use std::fmt;

/// What went wrong, told to the person at the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    message: String,
    exit_code: u8,
}

pub type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), exit_code: 1 }
    }

    /// A failure of another program, whose exit code becomes ours.
    pub fn of_program(message: impl Into<String>, code: Option<i32>) -> Self {
        let exit_code = code.and_then(|code| u8::try_from(code).ok()).filter(|code| *code != 0);
        Self { message: message.into(), exit_code: exit_code.unwrap_or(1) }
    }

    pub fn exit_code(&self) -> u8 {
        self.exit_code
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

/// Turns an input/output error into a `Failure` that says what was being done.
pub trait While<T> {
    fn during(self, doing: impl fmt::Display) -> Outcome<T>;
}

impl<T> While<T> for std::io::Result<T> {
    fn during(self, doing: impl fmt::Display) -> Outcome<T> {
        self.map_err(|error| Failure::new(format!("{doing}: {error}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_died_of_a_signal_still_fails_us() {
        assert_eq!(Failure::of_program("killed", None).exit_code(), 1);
        assert_eq!(Failure::of_program("odd", Some(0)).exit_code(), 1);
        assert_eq!(Failure::of_program("cargo test", Some(101)).exit_code(), 101);
    }
}

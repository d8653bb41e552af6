//! The commands of `cargo xtask` and their options.

use crate::dist::{self, RELATIVE, Setup};
use crate::failure::{Failure, Outcome};
use crate::{bench, npm, serve, stages};

/// What the arguments ask for.
#[derive(Debug, PartialEq, Eq)]
enum Task {
    Serve { port: Option<u16>, sub_path: String, open: bool },
    Dist { public_url: String },
    Npm,
    Test { stage: Option<String> },
    Bench,
    Help,
}

/// Runs the command that the arguments name.
pub fn run(arguments: impl Iterator<Item = String>) -> Outcome {
    match parse(arguments)? {
        Task::Serve { port, sub_path, open } => serve::serve(port, &sub_path, open),
        Task::Dist { public_url } => dist::dist(&Setup::ensure()?, &public_url),
        Task::Npm => npm::npm(&Setup::ensure()?),
        Task::Test { stage } => stages::test(stage.as_deref()),
        Task::Bench => bench::bench(),
        Task::Help => {
            print!("{}", help());
            Ok(())
        }
    }
}

fn help() -> String {
    let stages: String =
        stages::names().map(|(name, what)| format!("    {name:<10} {what}\n")).collect();
    format!(
        "cargo xtask serve   build the app, serve it on this machine, open the browser\n    \
             --port N            listen there instead of on the first free port from 8080\n    \
             --sub-path /PATH/   serve it under a path, as many hosts do\n    \
             --no-open           leave the browser alone\n\
         cargo xtask dist    write dist/ for any static host, under any path\n    \
             --public-url URL    write addresses that start with URL instead of relative ones\n\
         cargo xtask npm     write dist-npm/, the JavaScript module as a package\n\
         cargo xtask test    every check, or the one that is named:\n{stages}\
         cargo xtask bench   measure what the app costs\n\n\
         What is missing on this machine is installed first, and said.\n"
    )
}

fn parse(arguments: impl Iterator<Item = String>) -> Outcome<Task> {
    // `--port=1` and `--port 1` mean the same.
    let split = |argument: String| match argument.split_once('=') {
        Some((name, value)) if name.starts_with("--") => vec![name.to_owned(), value.to_owned()],
        _ => vec![argument],
    };
    let mut arguments = arguments.flat_map(split);
    let name = arguments.next().unwrap_or_default();
    let mut task = match name.as_str() {
        "serve" => Task::Serve { port: None, sub_path: "/".to_owned(), open: true },
        "dist" => Task::Dist { public_url: RELATIVE.to_owned() },
        "npm" => Task::Npm,
        "test" => Task::Test { stage: None },
        "bench" => Task::Bench,
        "" | "help" | "--help" | "-h" => Task::Help,
        _ => return Err(Failure::new(format!("unknown command {name}: see `cargo xtask help`"))),
    };
    while let Some(argument) = arguments.next() {
        let mut value =
            || arguments.next().ok_or_else(|| Failure::new(format!("{argument} needs a value")));
        match (&mut task, argument.as_str()) {
            (Task::Serve { port, .. }, "--port") => {
                let text = value()?;
                let number = text.parse().map_err(|_| {
                    Failure::new(format!("--port must be a number up to 65535, not {text}"))
                })?;
                *port = Some(number);
            }
            (Task::Serve { sub_path, .. }, "--sub-path") => *sub_path = value()?,
            (Task::Serve { open, .. }, "--no-open") => *open = false,
            (Task::Dist { public_url }, "--public-url") => *public_url = value()?,
            (Task::Test { stage: stage @ None }, name) if !name.starts_with('-') => {
                *stage = Some(name.to_owned());
            }
            _ => {
                return Err(Failure::new(format!(
                    "{name} has no option {argument}: see `cargo xtask help`"
                )));
            }
        }
    }
    Ok(task)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(arguments: &str, expected: Result<Task, &str>) {
        let task = parse(arguments.split_whitespace().map(str::to_owned));
        assert_eq!(task.map_err(|failure| failure.to_string()), expected.map_err(str::to_owned));
    }

    #[test]
    fn options_may_stand_with_or_without_an_equals_sign() {
        let serve =
            |port, sub_path: &str, open| Task::Serve { port, sub_path: sub_path.to_owned(), open };
        check("serve --port 9000 --no-open", Ok(serve(Some(9000), "/", false)));
        check("serve --port=9000 --sub-path /survei/", Ok(serve(Some(9000), "/survei/", true)));
        check("dist --public-url=/survei/", Ok(Task::Dist { public_url: "/survei/".to_owned() }));
        check("test lint-web", Ok(Task::Test { stage: Some("lint-web".to_owned()) }));
        check("npm", Ok(Task::Npm));
        check("", Ok(Task::Help));
    }

    #[test]
    fn a_wrong_word_is_told_with_the_way_out() {
        check("server", Err("unknown command server: see `cargo xtask help`"));
        check("serve --open", Err("serve has no option --open: see `cargo xtask help`"));
        check("serve --port", Err("--port needs a value"));
        check("serve --port 99999", Err("--port must be a number up to 65535, not 99999"));
        check("test web native", Err("test has no option native: see `cargo xtask help`"));
    }
}

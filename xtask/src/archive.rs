//! Downloads a release archive and unpacks it, with the system's `curl` and `tar`.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use crate::command::{command, run};
use crate::failure::{Failure, Outcome, While};
use crate::workspace::find_program;

/// Fills the empty folder `into` from an archive; gives up within seconds where there is no way out.
pub fn fetch(url: &str, into: &Path) -> Outcome {
    let curl = required("curl")?;
    let tar = required("tar")?;
    let archive = into.join(url.rsplit('/').next().unwrap_or("archive"));
    let mut download = command(curl);
    // Slow is fine, stuck is not: under 1 kB/s for 15 s ends it.
    download.args(["--fail", "--location", "--proto", "=https", "--connect-timeout", "5"]);
    download.args(["--speed-limit", "1000", "--speed-time", "15", "--show-error"]);
    download.arg(if std::io::stderr().is_terminal() { "--progress-bar" } else { "--silent" });
    run(download.arg("--output").arg(&archive).arg(url))?;
    run(command(tar).arg("-xf").arg(&archive).arg("-C").arg(into))?;
    std::fs::remove_file(&archive).during("cannot remove the unpacked archive")
}

/// The folder that holds `program`, at most a few levels under `folder`.
pub fn folder_of(program: &str, folder: &Path) -> Option<PathBuf> {
    let files = crate::workspace::files_under(folder).ok()?;
    let is_it = |file: &&PathBuf| {
        file.file_stem().is_some_and(|stem| stem == program)
            && file.extension().is_none_or(|ending| ending == "exe")
    };
    files.iter().find(is_it)?.parent().map(Path::to_path_buf)
}

fn required(name: &str) -> Outcome<PathBuf> {
    find_program(name).ok_or_else(|| Failure::new(format!("no {name} on PATH to download with")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_is_refused_before_anything_is_sent() -> Outcome {
        if find_program("curl").is_none() {
            return Ok(());
        }
        let folder = std::env::temp_dir().join("berdaya-archive-test");
        std::fs::create_dir_all(&folder).during("test folder")?;
        assert!(fetch("http://127.0.0.1:9/tool.tar.gz", &folder).is_err());
        assert_eq!(folder_of("tool", &folder), None);
        Ok(())
    }
}

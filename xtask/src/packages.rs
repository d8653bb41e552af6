//! Installs programs from the system's own packages, where there is a package manager we can run.

use crate::command::{command, output_of, run};
use crate::failure::{Failure, Outcome};
use crate::workspace::find_program;

/// Installs Debian packages; says what a person has to run where that isn't ours to do.
pub fn install(packages: &[String], why: &str) -> Outcome {
    let list = packages.join(" ");
    let Some(apt) = find_program("apt-get") else {
        return Err(Failure::new(format!(
            "{why} is missing and there is no apt-get to install {list} with"
        )));
    };
    let install = || {
        let mut command = command(&apt);
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command.args(["-o", "Acquire::http::Timeout=20", "-o", "DPkg::Lock::Timeout=300"]);
        command.args(["-o", "Dpkg::Use-Pty=0", "-qq"]);
        command
    };
    if !may_install() {
        return Err(Failure::new(format!("{why} is missing: run `sudo apt-get install {list}`")));
    }
    println!("  installing {list} ({why})");
    let install_them =
        || run(install().args(["install", "--yes", "--no-install-recommends"]).args(packages));
    // On a fresh machine the list of packages is empty or old: then get it and try again.
    if install_them().is_err() {
        run(install().arg("update"))?;
        install_them().map_err(|failure| Failure::new(format!("{why}: {failure}")))?;
    }
    Ok(())
}

/// One of these programs, installing the Debian packages that bring it when none is there.
pub fn program(names: &[&str], packages: &[&str], why: &str) -> Outcome<std::path::PathBuf> {
    let find = || names.iter().find_map(|name| find_program(name));
    if let Some(path) = find() {
        return Ok(path);
    }
    let packages: Vec<String> = packages.iter().map(ToString::to_string).collect();
    install(&packages, why)?;
    find().ok_or_else(|| Failure::new(format!("{why}: {packages:?} brought no program {names:?}")))
}

fn may_install() -> bool {
    output_of(command("id").arg("-u")).is_some_and(|id| id.trim() == "0")
}

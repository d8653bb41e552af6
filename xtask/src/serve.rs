//! `cargo xtask serve`: builds the app, serves it on this machine and opens the browser.

use std::process::Stdio;

use crate::command::command;
use crate::dist::{self, RELATIVE, Setup};
use crate::failure::Outcome;
use crate::server::Server;
use crate::workspace;

/// Tried in turn when no port was asked for.
const PORTS: std::ops::Range<u16> = 8080..8100;

pub fn serve(port: Option<u16>, sub_path: &str, open: bool) -> Outcome {
    // First, so that a taken port shows before minutes of building.
    let server = bind(port, sub_path)?;
    dist::build(&Setup::ensure()?, RELATIVE)?;
    let url = server.url()?;
    println!("\n  Berdaya runs at {url}  (Ctrl-C ends it)");
    if open {
        open_browser(&url);
    }
    server.run()
}

fn bind(port: Option<u16>, sub_path: &str) -> Outcome<Server> {
    let on = |port| Server::bind(&workspace::dist(), port, sub_path);
    match port {
        Some(port) => on(port),
        None => PORTS.into_iter().find_map(|port| on(port).ok()).map_or_else(|| on(0), Ok),
    }
}

/// Opens the person's browser if there is a desktop; the printed address does otherwise.
fn open_browser(url: &str) {
    let desktop =
        ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some());
    let mut opener = if cfg!(target_os = "macos") {
        command("open")
    } else if cfg!(windows) {
        let mut explorer = command("cmd");
        explorer.args(["/C", "start", ""]);
        explorer
    } else if desktop {
        command("xdg-open")
    } else {
        return;
    };
    opener.arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // No browser is no failure: the address is on the screen.
    opener.spawn().ok();
}

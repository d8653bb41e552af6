//! The built app under an address on this machine, with a network that can be cut.

use std::path::PathBuf;

use xtask::server::{Running, Server};
use xtask::workspace;

/// The served app; its address stays the same while the network is cut and mended.
#[derive(Debug)]
pub struct App {
    port: u16,
    sub_path: String,
    url: String,
    running: Option<Running>,
}

impl App {
    /// Serves the app at the root of a host of its own.
    pub fn serve() -> Self {
        Self::serve_under("/")
    }

    /// Serves the app under a path such as `/survei/desa/`.
    pub fn serve_under(sub_path: &str) -> Self {
        let mut app =
            Self { port: 0, sub_path: sub_path.to_owned(), url: String::new(), running: None };
        app.connect();
        app
    }

    /// The address of the app's first page.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Stops the server: nothing answers at the address any more.
    pub fn cut_network(&mut self) {
        self.running = None;
    }

    /// Serves the app again at the same address.
    pub fn connect(&mut self) {
        let running = Server::bind(&dist(), self.port, &self.sub_path).and_then(Server::start);
        let running = running.unwrap_or_else(|failure| panic!("{failure}"));
        self.url = running.url().to_owned();
        let port = self.url.split(':').nth(2).and_then(|rest| rest.split('/').next());
        self.port = port.and_then(|port| port.parse().ok()).unwrap_or_default();
        self.running = Some(running);
    }
}

/// The folder of the built app.
pub fn dist() -> PathBuf {
    let dist = std::env::var_os("BERDAYA_DIST").map_or_else(workspace::dist, PathBuf::from);
    let is_built = dist.join("index.html").is_file();
    assert!(is_built, "no app in {}: run `cargo xtask dist` first", dist.display());
    dist
}

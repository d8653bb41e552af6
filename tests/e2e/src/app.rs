//! The built app under an address on this machine, with a network that can be cut.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::Value;
use xtask::precache;
use xtask::server::{Running, Server};
use xtask::workspace;

/// The instrument that comes with the app.
const INSTRUMENT: &str = "instruments/kampung-tangguh-7d.json";

/// The served app; its address stays the same while the network is cut and mended.
#[derive(Debug)]
pub struct App {
    folder: PathBuf,
    is_copy: bool,
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
        Self::serve_folder(dist(), false, sub_path)
    }

    /// Serves a copy of the app that comes with another instrument, under its own name.
    pub fn serve_with(instrument: &Value) -> Self {
        static COPIES: AtomicUsize = AtomicUsize::new(0);
        let number = COPIES.fetch_add(1, Ordering::Relaxed);
        let name = format!("berdaya-app-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        copy(&dist(), &folder);
        exchange(&folder, instrument);
        Self::serve_folder(folder, true, "/")
    }

    /// From now on the app comes with this instrument, as after an update on the host; the address stays.
    pub fn comes_with(&mut self, instrument: &Value) {
        assert!(self.is_copy, "the built app itself must not be changed");
        exchange(&self.folder, instrument);
    }

    fn serve_folder(folder: PathBuf, is_copy: bool, sub_path: &str) -> Self {
        let mut app = Self {
            folder,
            is_copy,
            port: 0,
            sub_path: sub_path.to_owned(),
            url: String::new(),
            running: None,
        };
        app.connect();
        app
    }

    /// The address of the app's first page.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The instrument that the app comes with.
    pub fn instrument(&self) -> Value {
        instrument_of(&self.folder)
    }

    /// The questionnaires that the app offers, each with its file.
    pub fn offers(&self) -> Vec<(Value, Value)> {
        let list = file_of(&self.folder, "studies/offered.json");
        let offers = list["offers"].as_array().cloned().unwrap_or_default();
        let with_file = |offer: Value| {
            let name = offer["study"]["instrument"].as_str().unwrap_or_default();
            let file = file_of(&self.folder, &format!("instruments/{name}.json"));
            (offer, file)
        };
        offers.into_iter().map(with_file).collect()
    }

    /// From now on the host has no file with this in its name.
    pub fn loses(&mut self, part: &str) {
        assert!(self.is_copy, "the built app itself must not be changed");
        let files = workspace::files_under(&self.folder);
        for file in files.unwrap_or_else(|error| panic!("{error}")) {
            if file.to_string_lossy().contains(part) {
                std::fs::remove_file(&file).unwrap_or_else(|error| panic!("{error}"));
            }
        }
    }

    /// Stops the server: nothing answers at the address any more.
    pub fn cut_network(&mut self) {
        self.running = None;
    }

    /// Serves the app again at the same address.
    pub fn connect(&mut self) {
        let running = Server::bind(&self.folder, self.port, &self.sub_path).and_then(Server::start);
        let running = running.unwrap_or_else(|failure| panic!("{failure}"));
        self.url = running.url().to_owned();
        let port = self.url.split(':').nth(2).and_then(|rest| rest.split('/').next());
        self.port = port.and_then(|port| port.parse().ok()).unwrap_or_default();
        self.running = Some(running);
    }
}

impl Drop for App {
    fn drop(&mut self) {
        self.running = None;
        if self.is_copy {
            // What stays behind stays in the folder for what is temporary.
            let _removed = std::fs::remove_dir_all(&self.folder);
        }
    }
}

/// The instrument that comes with the built app.
pub fn instrument() -> Value {
    instrument_of(&dist())
}

fn instrument_of(folder: &Path) -> Value {
    file_of(folder, INSTRUMENT)
}

fn file_of(folder: &Path, name: &str) -> Value {
    let path = folder.join(name);
    let text = std::fs::read_to_string(&path);
    let text = text.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let file = serde_json::from_str(&text);
    file.unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Puts an instrument in the place of the app's own, and has the service worker know of it.
fn exchange(folder: &Path, instrument: &Value) {
    let source = workspace::root().join("www/sw.js");
    let worker = std::fs::read(&source);
    let worker = worker.unwrap_or_else(|error| panic!("{}: {error}", source.display()));
    for (name, content) in [(INSTRUMENT, instrument.to_string().into_bytes()), ("sw.js", worker)] {
        for twin in ["br", "gz"] {
            // A packed twin would be served in its place; not every build has one.
            let _removed = std::fs::remove_file(folder.join(format!("{name}.{twin}")));
        }
        let written = std::fs::write(folder.join(name), content);
        written.unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    let written = precache::write_into_service_worker(folder);
    written.unwrap_or_else(|failure| panic!("{failure}"));
}

fn copy(from: &Path, to: &Path) {
    let files = workspace::files_under(from);
    let files = files.unwrap_or_else(|error| panic!("{}: {error}", from.display()));
    for file in files {
        let target = to.join(file.strip_prefix(from).unwrap_or(&file));
        let made = std::fs::create_dir_all(target.parent().unwrap_or(to));
        let copied = made.and_then(|()| std::fs::copy(&file, &target));
        copied.unwrap_or_else(|error| panic!("{}: {error}", target.display()));
    }
}

/// The folder of the built app.
pub fn dist() -> PathBuf {
    let dist = std::env::var_os("BERDAYA_DIST").map_or_else(workspace::dist, PathBuf::from);
    let is_built = dist.join("index.html").is_file();
    assert!(is_built, "no app in {}: run `cargo xtask dist` first", dist.display());
    dist
}

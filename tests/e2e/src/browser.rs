//! ChromeDriver and Chromium: started with a profile of their own, killed as a flat battery would.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::prelude::*;
use xtask::workspace;

/// How long anything may take before a journey fails; generous, since machines are shared.
pub const BOUND: Duration = Duration::from_secs(30);

/// Where the tablets are; their clocks show local time.
const TIME_ZONE: &str = "Asia/Jakarta";

const FLAGS: [&str; 10] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,800",
    // A microphone that hears a beep each second; whether a page may use it, each journey says.
    "--use-fake-device-for-media-stream",
];

/// For measurements: no page is kept that was left, and no process in reserve.
const MEASURED_FLAGS: [&str; 2] = [
    "--disable-features=BackForwardCache,SpareRendererForSitePerProcess",
    "--disable-renderer-backgrounding",
];

/// Removes a folder with all that is in it, where there is one.
fn remove(folder: &Path) -> std::io::Result<()> {
    if folder.exists() { std::fs::remove_dir_all(folder) } else { Ok(()) }
}

/// What a browser keeps on disk; outlives the browser.
#[derive(Debug)]
pub struct Profile {
    folder: PathBuf,
    time_zone: &'static str,
    is_measured: bool,
}

impl Profile {
    /// An empty profile; `name` is the journey's.
    pub fn new(name: &str) -> Self {
        let folder = workspace::native_target().join("e2e").join(name);
        // A browser that was killed a moment ago may still be writing.
        let mut removed = remove(&folder);
        for _ in 0..50 {
            if removed.is_ok() {
                break;
            }
            std::thread::sleep(Duration::from_millis(100));
            removed = remove(&folder);
        }
        removed.unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        let made = std::fs::create_dir_all(folder.join("downloads"));
        made.unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        Self { folder, time_zone: TIME_ZONE, is_measured: false }
    }

    /// The same on a device whose clock is set to another zone.
    pub fn with_clock_in(self, time_zone: &'static str) -> Self {
        Self { time_zone, ..self }
    }

    /// The same for a browser that is measured: it keeps no record of requests, which costs time,
    /// and no page that was left, which costs memory.
    pub fn measured(self) -> Self {
        Self { is_measured: true, ..self }
    }

    /// Where saved files land.
    pub fn downloads(&self) -> PathBuf {
        self.folder.join("downloads")
    }

    /// A file of the journey's own, e.g. one that was received from a colleague.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.join(name);
        let written = std::fs::write(&path, content);
        written.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        path
    }
}

/// A running browser.
#[derive(Debug)]
pub struct Browser {
    driver: WebDriver,
    process: u64,
    chromedriver: Child,
    profile: Option<Profile>,
}

impl Browser {
    /// Starts a browser with an empty profile.
    pub async fn start(name: &str) -> Self {
        Self::open(Profile::new(name)).await
    }

    /// Starts a browser with a profile that another one left behind.
    pub async fn open(profile: Profile) -> Self {
        let (chromedriver, port) = start_driver(profile.time_zone);
        let mut arguments: Vec<String> = FLAGS.iter().map(|flag| (*flag).to_owned()).collect();
        arguments.push(format!("--user-data-dir={}", profile.folder.join("profile").display()));
        if profile.is_measured {
            arguments.extend(MEASURED_FLAGS.iter().map(|flag| (*flag).to_owned()));
        }
        let mut options = json!({
            "args": arguments,
            "prefs": { "download.default_directory": profile.downloads(), "download.prompt_for_download": false },
        });
        if let Some(chrome) = std::env::var_os("CHROME") {
            options["binary"] = json!(PathBuf::from(chrome));
        }
        let mut capabilities = Capabilities::new();
        let records = match profile.is_measured {
            true => json!({ "browser": "ALL" }),
            false => json!({ "browser": "ALL", "performance": "ALL" }),
        };
        let is_recorded = !profile.is_measured;
        let wanted = [
            ("browserName", json!("chrome")),
            ("goog:chromeOptions", options),
            ("goog:loggingPrefs", records),
        ];
        for (name, value) in wanted {
            let set = capabilities.set(name, value);
            set.unwrap_or_else(|error| panic!("{name}: {error}"));
        }
        let driver = WebDriver::new(format!("http://localhost:{port}"), capabilities).await;
        let driver = driver.unwrap_or_else(|error| panic!("the browser does not start: {error}"));
        let set = driver.set_script_timeout(BOUND * 2).await;
        set.unwrap_or_else(|error| panic!("{error}"));
        let process = driver.capabilities().get("goog:processID").and_then(Value::as_u64);
        let process =
            process.unwrap_or_else(|| panic!("the driver does not name the browser's process"));
        let browser = Self { driver, process, chromedriver, profile: Some(profile) };
        // What the browser itself loads to show an empty window is not of the journey.
        browser.visit("about:blank").await;
        if is_recorded {
            browser.requests().await;
        }
        browser
    }

    /// The steering of the browser.
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// What it keeps on disk.
    pub fn profile(&self) -> &Profile {
        self.profile
            .as_ref()
            .unwrap_or_else(|| unreachable!("it is taken when the browser is killed"))
    }

    /// Kills the browser at once, without a chance to write anything, and leaves its profile.
    pub async fn kill(mut self) -> Profile {
        self.end();
        let process = PathBuf::from(format!("/proc/{}/cmdline", self.process));
        let is_gone = || std::fs::read(&process).map_or(true, |line| line.is_empty());
        until("the browser's process to end", async || is_gone().then_some(())).await;
        self.profile.take().unwrap_or_else(|| unreachable!("a browser is killed once"))
    }

    /// Gives the page another size, smaller than a window can be.
    pub async fn resize(&self, width: u32, height: u32) {
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// Prefers `light` or `dark` pages.
    pub async fn prefer(&self, scheme: &str) {
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.cdp("Emulation.setEmulatedMedia", features).await;
    }

    /// What the pages wrote to the console since this was asked last: level and text.
    pub async fn console(&self) -> Vec<(String, String)> {
        let log = self.driver.get_log("browser").await.unwrap_or_else(|error| panic!("{error}"));
        log.into_iter().map(|entry| (format!("{:?}", entry.level), entry.message)).collect()
    }

    /// The addresses of all requests since this was asked last.
    pub async fn requests(&self) -> Vec<String> {
        let log =
            self.driver.get_log("performance").await.unwrap_or_else(|error| panic!("{error}"));
        let event = |text: String| serde_json::from_str::<Value>(&text).unwrap_or_default();
        let events = log.into_iter().map(|entry| event(entry.message));
        let sent = events.filter(|event| event["message"]["method"] == "Network.requestWillBeSent");
        let url =
            |event: Value| event["message"]["params"]["request"]["url"].as_str().map(str::to_owned);
        sent.filter_map(url).collect()
    }

    /// Leaves the app at `url` this many bytes to keep things in; none for what the disk has.
    pub async fn leave_room(&self, url: &str, bytes: Option<u64>) {
        let origin = url.trim_end_matches('/');
        let quota = match bytes {
            Some(bytes) => json!({ "origin": origin, "quotaSize": bytes }),
            None => json!({ "origin": origin }),
        };
        self.cdp("Storage.overrideQuotaForOrigin", quota).await;
    }

    /// Asks the browser's tools for developers, and gives back what they say.
    pub async fn cdp(&self, command: &str, parameters: Value) -> Value {
        let done = self.driver.cdp().send_raw(command, parameters).await;
        done.unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// The id of the browser's process.
    pub fn process(&self) -> u64 {
        self.process
    }

    /// The file that the page saves next: its name and text. Files saved before are forgotten.
    pub async fn saved_file(&self) -> (String, String) {
        let (name, content) = self.saved_file_of("json").await;
        let text = String::from_utf8(content);
        (name, text.unwrap_or_else(|error| panic!("the saved file is no text: {error}")))
    }

    /// The same for a file of another kind, told by its ending.
    pub async fn saved_file_of(&self, ending: &str) -> (String, Vec<u8>) {
        let folder = self.profile().downloads();
        let found = until("a saved file", async || finished_file(&folder, ending)).await;
        let removed = std::fs::remove_file(folder.join(&found.0));
        removed.unwrap_or_else(|error| panic!("{}: {error}", found.0));
        found
    }

    /// Whether pages at `url` may use something of the device, such as its `microphone`.
    pub async fn permit(&self, url: &str, what: &str, is_permitted: bool) {
        let setting = if is_permitted { "granted" } else { "denied" };
        let origin = url.trim_end_matches('/');
        let permission =
            json!({ "permission": { "name": what }, "setting": setting, "origin": origin });
        self.cdp("Browser.setPermission", permission).await;
    }

    fn end(&mut self) {
        // What is gone already cannot be killed, and need not be.
        let _browser = Command::new("kill").args(["-9", &self.process.to_string()]).status();
        let _driver = self.chromedriver.kill();
        let _waited = self.chromedriver.wait();
        let _leaked = self.driver.clone().leak();
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if self.profile.is_some() {
            self.end();
        }
    }
}

/// Asks `look` again and again until there is something; a journey fails when it takes too long.
pub async fn until<T>(what: &str, mut look: impl AsyncFnMut() -> Option<T>) -> T {
    let started = Instant::now();
    let mut tick = tokio::time::interval(Duration::from_millis(20));
    while started.elapsed() < BOUND {
        if let Some(found) = look().await {
            return found;
        }
        tick.tick().await;
    }
    panic!("waited {} s in vain for {what}", BOUND.as_secs())
}

fn finished_file(folder: &Path, ending: &str) -> Option<(String, Vec<u8>)> {
    let mut files = std::fs::read_dir(folder).ok()?.filter_map(Result::ok);
    let file = files.find(|file| file.path().extension().is_some_and(|found| found == ending))?;
    let content = std::fs::read(file.path()).ok().filter(|content| !content.is_empty())?;
    Some((file.file_name().to_string_lossy().into_owned(), content))
}

/// Starts ChromeDriver at a free port. Between finding it and taking it another program may have taken it, and
/// then ChromeDriver gives up.
fn start_driver(time_zone: &str) -> (Child, u16) {
    let started = (0..5).find_map(|_| try_driver(time_zone));
    started.unwrap_or_else(|| panic!("ChromeDriver names no port"))
}

fn try_driver(time_zone: &str) -> Option<(Child, u16)> {
    let program = std::env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
    let mut command = Command::new(program);
    command.arg("--port=0").env("TZ", time_zone);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child =
        command.spawn().unwrap_or_else(|error| panic!("ChromeDriver does not start: {error}"));
    let output = child.stdout.take().unwrap_or_else(|| unreachable!("its output is piped"));
    let mut lines = BufReader::new(output).lines().map_while(Result::ok);
    let port = lines.find_map(|line| {
        let (_, rest) = line.split_once("started successfully on port ")?;
        rest.trim_end_matches('.').parse().ok()
    });
    let Some(port) = port else {
        // What it has said is at its end, and so is it.
        let _ended = child.wait();
        return None;
    };
    // The rest of what it says must be read, or it would stop at a full pipe.
    std::thread::spawn(move || lines.for_each(drop));
    Some((child, port))
}

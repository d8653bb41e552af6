//! The browser, its driver and the accessibility checker that tests in a browser need.

use std::path::PathBuf;

use crate::failure::Outcome;
use crate::{packages, tools, workspace};

const AXE_VERSION: &str = "4.14.1";

#[derive(Debug, Clone)]
pub struct Browser {
    pub chrome: PathBuf,
    pub driver: PathBuf,
}

impl Browser {
    /// What `CHROME` and `CHROMEDRIVER` name, else what is installed, else the system's packages.
    pub fn ensure() -> Outcome<Self> {
        let named =
            |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_file());
        let chrome = match named("CHROME") {
            Some(chrome) => chrome,
            None => packages::program(
                &["chromium", "google-chrome-stable", "google-chrome", "chromium-browser"],
                &["chromium"],
                "Chromium, for the tests in a browser,",
            )?,
        };
        let driver = match named("CHROMEDRIVER") {
            Some(driver) => driver,
            None => packages::program(
                &["chromedriver"],
                &["chromium-driver"],
                "ChromeDriver, which steers the browser in tests,",
            )?,
        };
        Ok(Self { chrome, driver })
    }
}

/// The script of the accessibility checker, from our cache or npm's registry.
pub fn axe() -> Outcome<PathBuf> {
    let home = workspace::tool_cache()?.join(format!("axe-core-{AXE_VERSION}"));
    let script = home.join("node_modules/axe-core/axe.min.js");
    if !script.is_file() {
        println!("  installing axe-core {AXE_VERSION} (checks the pages for accessibility)");
        tools::install_npm("axe-core", AXE_VERSION, &home, "checks the pages for accessibility")?;
    }
    Ok(script)
}

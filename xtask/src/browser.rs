//! The browser and what else is fetched for it: its driver, the accessibility checker, a library to compare with.

use std::path::PathBuf;

use crate::failure::{Failure, Outcome, While};
use crate::precache::integrity;
use crate::{packages, tools, workspace};

const AXE_VERSION: &str = "4.14.1";

/// The newest version of which both packages are to be had.
const SURVEY_JS_VERSION: &str = "2.5.38";

/// A file of a package that is fetched, with the digest of what it has to be.
#[derive(Debug, Clone, Copy)]
pub struct Fetched {
    /// Below the folder of packages.
    pub path: &'static str,
    integrity: &'static str,
}

/// What a page made with SurveyJS loads; the style sheet without fonts from elsewhere.
pub const SURVEY_JS_FILES: [Fetched; 3] = [
    Fetched {
        path: "survey-core/survey.core.min.js",
        integrity: "sha256-lMC8VyFS2UTMq7gIZxxbo1DOE7ANn8rVPoj28YErz/w=",
    },
    Fetched {
        path: "survey-core/survey-core.fontless.min.css",
        integrity: "sha256-+76hyenTyUFC8B4DOAJWvAYdanGKbzU5C2p/u0mUjKk=",
    },
    Fetched {
        path: "survey-js-ui/survey-js-ui.min.js",
        integrity: "sha256-u5sgrBt+VXvBQX786YRnjiZw8aG+7D8ydm8WD3Xf+tE=",
    },
];

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

/// The folder of the packages of SurveyJS, which `cargo xtask bench` compares with: from our cache or
/// npm's registry, and the same bytes everywhere.
pub fn survey_js() -> Outcome<PathBuf> {
    const WHY: &str = "another form library, to compare with";
    let home = workspace::tool_cache()?.join(format!("survey-js-{SURVEY_JS_VERSION}"));
    let packages = home.join("node_modules");
    if !SURVEY_JS_FILES.iter().all(|file| packages.join(file.path).is_file()) {
        println!("  installing SurveyJS {SURVEY_JS_VERSION} ({WHY})");
        for package in ["survey-core", "survey-js-ui"] {
            tools::install_npm(package, SURVEY_JS_VERSION, &home, WHY)?;
        }
    }
    for file in SURVEY_JS_FILES {
        let path = packages.join(file.path);
        let content =
            std::fs::read(&path).during(format_args!("cannot read {}", path.display()))?;
        if integrity(&content) != file.integrity {
            return Err(Failure::new(format!(
                "{} is not what it should be: remove {} and try again",
                path.display(),
                home.display()
            )));
        }
    }
    Ok(packages)
}

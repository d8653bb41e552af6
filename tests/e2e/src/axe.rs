//! The accessibility checker axe-core, run on the page as it stands.

use std::path::PathBuf;

use serde_json::Value;

use crate::browser::Browser;

/// Violations that keep people from using a page: rule, impact, and where.
pub async fn grave_violations(browser: &Browser) -> Vec<String> {
    let run = "const done = arguments[arguments.length - 1];
        axe.run(document, { resultTypes: ['violations'] }).then(
            (result) => done(result.violations), (error) => done([{ id: String(error), impact: 'critical', nodes: [] }]));";
    let script = format!("if (!window.axe) {{ {}\n }}\n{run}", checker());
    let answer = browser.driver().execute_async(script, Vec::new()).await;
    let answer = answer.unwrap_or_else(|error| panic!("axe-core does not answer: {error}"));
    let violations = answer.json().as_array().cloned().unwrap_or_default();
    let is_grave = |violation: &&Value| {
        ["serious", "critical"].iter().any(|impact| violation["impact"] == *impact)
    };
    let line = |violation: &Value| {
        let nodes = violation["nodes"].as_array().cloned().unwrap_or_default();
        let node = nodes.first().cloned().unwrap_or_default();
        format!(
            "{} ({}, {} places), e.g. {}: {}",
            violation["id"].as_str().unwrap_or_default(),
            violation["impact"].as_str().unwrap_or_default(),
            nodes.len(),
            node["html"].as_str().unwrap_or_default(),
            node["failureSummary"].as_str().unwrap_or_default().replace('\n', " "),
        )
    };
    violations.iter().filter(is_grave).map(line).collect()
}

fn checker() -> String {
    let path = std::env::var_os("BERDAYA_AXE").map_or_else(cached, PathBuf::from);
    let script = std::fs::read_to_string(&path);
    script.unwrap_or_else(|error| {
        panic!("{}: {error}: run `cargo xtask test journeys`", path.display())
    })
}

fn cached() -> PathBuf {
    xtask::browser::axe().unwrap_or_else(|failure| panic!("{failure}"))
}

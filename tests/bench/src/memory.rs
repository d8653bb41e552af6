//! What a page holds: the browser's own count of its heaps, and the system's of its process.

use std::path::Path;
use std::time::Duration;

use e2e::browser::{Browser, until};
use serde_json::{Value, json};

/// What a page holds, in bytes.
#[derive(Debug, Clone, Copy)]
pub struct Memory {
    /// The heaps of JavaScript and of the document, buffers outside of them, and WebAssembly's memory,
    /// after a collection.
    pub heaps: f64,
    /// Private memory of the process that shows the page: also code, pictures, and what is free again.
    pub process: f64,
}

/// What the page holds now, without what it can spare.
pub async fn memory(browser: &Browser) -> Memory {
    // What one collection lets go, the next one can collect.
    for _ in 0..3 {
        browser.cdp("HeapProfiler.collectGarbage", json!({})).await;
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    let usage = browser.cdp("Runtime.getHeapUsage", json!({})).await;
    let part = |name: &str| usage[name].as_f64().unwrap_or(f64::NAN);
    let parts = ["usedSize", "embedderHeapUsedSize", "backingStorageSize"];
    let wasm = browser.ask("return window.wasmMemory?.buffer.byteLength ?? 0", &[]).await;
    let heaps = parts.iter().map(|name| part(name)).sum::<f64>() + number(&wasm);
    let process = until("the page's process", async || of_process(browser.process())).await;
    Memory { heaps, process }
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

/// Private memory of the largest process that shows pages; one in reserve is smaller.
fn of_process(browser: u64) -> Option<f64> {
    let processes = std::fs::read_dir("/proc").ok()?.filter_map(Result::ok);
    let pages = processes.filter_map(|process| {
        let folder = process.path();
        let command = std::fs::read_to_string(folder.join("cmdline")).ok()?;
        // The browser's own surface is drawn by a process of the same kind.
        let is_page =
            command.contains("--type=renderer") && !command.contains("--top-chrome-webui");
        (is_page && descends_from(&folder, browser)).then(|| private_memory(&folder)).flatten()
    });
    pages.max_by(f64::total_cmp)
}

fn descends_from(process: &Path, ancestor: u64) -> bool {
    let status = std::fs::read_to_string(process.join("status")).unwrap_or_default();
    let parent = status.lines().find_map(|line| line.strip_prefix("PPid:"));
    match parent.and_then(|parent| parent.trim().parse::<u64>().ok()) {
        None | Some(0) => false,
        Some(parent) if parent == ancestor => true,
        Some(parent) => descends_from(Path::new(&format!("/proc/{parent}")), ancestor),
    }
}

fn private_memory(process: &Path) -> Option<f64> {
    let rollup = std::fs::read_to_string(process.join("smaps_rollup")).ok()?;
    Some(private_kilobytes(&rollup) * 1024.0)
}

fn private_kilobytes(rollup: &str) -> f64 {
    let lines = rollup.lines().filter(|line| line.starts_with("Private_"));
    lines.filter_map(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_memory_is_clean_and_dirty() {
        let rollup = "Rss:   900 kB\nShared_Clean:  500 kB\nPrivate_Clean:   100 kB\n\
                      Private_Dirty:  200 kB\nPrivate_Hugetlb: 0 kB\n";
        assert!((private_kilobytes(rollup) - 300.0).abs() < 1e-9);
    }
}

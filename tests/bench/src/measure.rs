//! The measurements in the browser, the same for every peer.

use std::time::Duration;

use e2e::browser::Browser;
use serde_json::{Value, json};

use crate::form::{self, Form, Layout};
use crate::peer::Peer;
use crate::walk::{Step, Walk};

const SCRIPT: &str = include_str!("measure.js");

/// Notes when a page can be answered.
const WATCH: &str = include_str!("watch.js");

/// How long some answers may take.
const PATIENCE: Duration = Duration::from_secs(110);

/// How many answers are given by one script.
const STEPS_AT_ONCE: usize = 5;

/// After it a page has done what it had to do.
const REST: Duration = Duration::from_millis(500);

/// How many steps without a click tell what the measuring itself costs.
const DRY_STEPS: usize = 20;

/// A loop that takes the same time wherever the processor is as fast.
const SPIN: &str = "const spin = () => { const start = performance.now(); let x = 1;
    for (let n = 0; n < 2e7; n += 1) x = (x * 1103515245 + 12345) % 2147483648;
    return x < 0 ? 0 : performance.now() - start; };
    return Math.min(spin(), spin(), spin());";

/// What loading a page costs, in milliseconds.
#[derive(Debug, Clone, Copy)]
pub struct Loaded {
    /// From the navigation to the frame in which the first question can be answered.
    pub time: f64,
    /// Processor time of the main thread until all is quiet.
    pub work: f64,
}

/// What the answers of a walk cost.
#[derive(Debug, Clone)]
pub struct Answered {
    /// From each click to the end of the next frame, in milliseconds.
    pub to_frame: Vec<f64>,
    /// Of that, the main thread at work in the handler and in the frame.
    pub until_frame: Vec<f64>,
    /// Of that, the handler alone, with the promises that it settled.
    pub handler: Vec<f64>,
    /// All work of the main thread for an answer, also after the frame, on average: processor time.
    pub main_thread: f64,
}

/// Prepares a browser for what follows.
pub async fn prepare(browser: &Browser) {
    let source = json!({ "source": WATCH });
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", source).await;
    let set = browser.driver().set_script_timeout(PATIENCE).await;
    set.unwrap_or_else(|error| panic!("{error}"));
}

/// Slows the page's processor down so many times; 1 for its own speed.
pub async fn slow_down(browser: &Browser, times: u32) {
    browser.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": times })).await;
}

/// How long the page takes for a fixed amount of work, in milliseconds.
pub async fn spin(browser: &Browser) -> f64 {
    number(&browser.ask(SPIN, &[]).await)
}

/// Loads a page in a process of its own.
pub async fn load(browser: &Browser, address: &str, times: u32) -> Loaded {
    // Another site, so that the page begins in a fresh process.
    let (scheme, rest) = address.split_once("localhost").unwrap_or_default();
    let host = rest.split('/').next().unwrap_or_default();
    browser.visit(&format!("{scheme}127.0.0.1{host}/blank.html")).await;
    count_work(browser).await;
    slow_down(browser, times).await;
    browser.visit(address).await;
    let body = "return window.answerableSince";
    let time = number(&browser.wait_for("the first question", body, &[]).await);
    tokio::time::sleep(REST).await;
    Loaded { time, work: task_time(browser).await }
}

/// Begins to count the work of the page's main thread.
async fn count_work(browser: &Browser) {
    browser.cdp("Performance.disable", json!({})).await;
    // The thread's own time: what other programs take of the processor does not count.
    browser.cdp("Performance.enable", json!({ "timeDomain": "threadTicks" })).await;
}

/// Gives the answers of a walk on the page that is loaded.
pub async fn answer(
    browser: &Browser,
    peer: &Peer,
    form: &Form,
    layout: Layout,
    settle: Duration,
) -> Answered {
    let walk = Walk::through(form);
    let mut answered = Answered {
        to_frame: Vec::new(),
        until_frame: Vec::new(),
        handler: Vec::new(),
        main_thread: f64::NAN,
    };
    count_work(browser).await;
    let mut work = 0.0;
    let runs = walk.by_page(form, layout);
    let mut here = 0;
    for (page, steps) in &runs {
        if *page != here {
            go(browser, peer, *page, steps).await;
            here = *page;
        }
        let before = task_time(browser).await;
        for times in run(browser, peer, steps, settle, false).await {
            answered.to_frame.push(number(&times[0]));
            answered.until_frame.push(number(&times[1]));
            answered.handler.push(number(&times[2]));
        }
        work += task_time(browser).await - before;
    }
    // The loop itself has its cost, which is no peer's.
    let Some((_, steps)) = runs.last() else { return answered };
    let steps = &steps[..steps.len().min(DRY_STEPS)];
    let before = task_time(browser).await;
    let dry = run(browser, peer, steps, settle, true).await.len();
    let loop_cost = (task_time(browser).await - before) / count(dry);
    answered.main_thread = work / count(walk.steps.len()) - loop_cost;
    check_sums(browser, peer, form, &walk).await;
    answered
}

async fn go(browser: &Browser, peer: &Peer, page: usize, steps: &[Step]) {
    let body = format!("const go = {}; go(args[0]); return true", peer.go);
    browser.ask(&body, &[json!(page)]).await;
    let first = steps.first().map(|step| form::name(step.question)).unwrap_or_default();
    let body = format!("const pick = {}; return pick(args[0], 1)?.checkVisibility()", peer.pick);
    browser.wait_for("the page of the next questions", &body, &[json!(first)]).await;
    // Going to a page is no part of an answer.
    tokio::time::sleep(REST).await;
}

async fn run(
    browser: &Browser,
    peer: &Peer,
    steps: &[Step],
    settle: Duration,
    is_dry: bool,
) -> Vec<Value> {
    let script = format!(
        "const done = arguments[arguments.length - 1];
        const pick = {}; {SCRIPT}
        answerAll(arguments[0], arguments[1], arguments[2]).then(done, (error) => done(String(error)));",
        peer.pick
    );
    let step = |step: &Step| {
        let shown = step.shows.map(|(question, is_asked)| (form::name(question), is_asked));
        let (shown, is_asked) = shown.unzip();
        json!([form::name(step.question), step.choice, shown, is_asked])
    };
    let settle = u64::try_from(settle.as_millis()).unwrap_or(u64::MAX);
    let mut times = Vec::new();
    // A few at a time: the driver's answer is waited for two minutes.
    for steps in steps.chunks(STEPS_AT_ONCE) {
        let steps: Vec<Value> = steps.iter().map(step).collect();
        let arguments = vec![json!(steps), json!(settle), json!(is_dry)];
        let answer = browser.driver().execute_async(script.clone(), arguments).await;
        let answer = answer.unwrap_or_else(|error| panic!("{}: {error}", peer.name));
        let answer = answer.json();
        let timed = answer.as_array().unwrap_or_else(|| panic!("{}: {answer}", peer.name));
        times.extend(timed.iter().cloned());
    }
    times
}

/// Holds what a peer has reckoned after the walk against what it must be: a form that does not do its
/// work is fast for nothing.
async fn check_sums(browser: &Browser, peer: &Peer, form: &Form, walk: &Walk) {
    let script = format!(
        "const done = arguments[1]; ({})(arguments[0]).then(done, (e) => done(String(e)));",
        peer.sums
    );
    let names: Vec<String> = (0..form.sums.len()).map(form::sum_name).collect();
    let sums = browser.driver().execute_async(script, vec![json!(names)]).await;
    let sums = sums.unwrap_or_else(|error| panic!("{}: {error}", peer.name));
    let expected: Vec<f64> = walk.sums(form).into_iter().map(f64::from).collect();
    let found: Vec<f64> = array(sums.json()).iter().map(number).collect();
    assert_eq!(found, expected, "{} reckons otherwise: {}", peer.name, sums.json());
}

/// Processor time of all tasks of the page's main thread so far, in milliseconds.
async fn task_time(browser: &Browser) -> f64 {
    let metrics = browser.cdp("Performance.getMetrics", json!({})).await;
    let task = array(&metrics["metrics"]).iter().find(|metric| metric["name"] == "TaskDuration");
    task.map_or(f64::NAN, |metric| number(&metric["value"]) * 1000.0)
}

fn array(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

fn count(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::NAN, f64::from)
}

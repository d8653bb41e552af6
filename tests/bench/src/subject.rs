//! One form in one program, measured from its first load to its last answer.

use std::path::Path;
use std::time::Duration;

use e2e::browser::{Browser, Profile};
use e2e::enumerator::{Enumerator, SITE};
use xtask::server::{Running, Server};

use crate::form::{Form, Layout};
use crate::measure::{self, Answered, Loaded};
use crate::memory::{Memory, memory};
use crate::peer::Peer;
use crate::statistics::median;
use crate::{berdaya, hand_written, survey_js};

/// How many loads are not counted: with them the browser has stored what it compiled.
const WARM_UPS: usize = 3;
/// How many loads are counted.
pub const LOADS: usize = 5;
/// How much slower a tablet's processor is taken to be.
pub const SLOW_DOWN: u32 = 4;

/// What one form in one program costs.
#[derive(Debug, Clone)]
pub struct Figures {
    /// The program.
    pub peer: Peer,
    /// At the processor's own speed.
    pub fast: Speed,
    /// Slowed down.
    pub slow: Speed,
    /// After the walk at full speed.
    pub memory: Memory,
}

/// What was timed at one speed of the processor.
#[derive(Debug, Clone)]
pub struct Speed {
    /// The loads, each the median.
    pub load: Loaded,
    /// The answers.
    pub answered: Answered,
    /// What a fixed amount of work took.
    pub spin: f64,
}

impl Figures {
    /// Those of a program that could not be measured.
    pub fn none(program: Program) -> Self {
        let answered = Answered {
            to_frame: Vec::new(),
            until_frame: Vec::new(),
            handler: Vec::new(),
            main_thread: f64::NAN,
        };
        let load = Loaded { time: f64::NAN, work: f64::NAN };
        let speed = Speed { load, answered, spin: f64::NAN };
        let memory = Memory { heaps: f64::NAN, process: f64::NAN };
        Self { peer: program.peer(), fast: speed.clone(), slow: speed, memory }
    }
}

/// The programs that show forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Program {
    /// Ours.
    Berdaya,
    /// The library.
    SurveyJs,
    /// The page by hand.
    HandWritten,
}

impl Program {
    /// All of them, ours first and the measure of all last.
    pub const ALL: [Self; 3] = [Self::Berdaya, Self::SurveyJs, Self::HandWritten];

    fn peer(self) -> Peer {
        match self {
            Self::Berdaya => berdaya::PEER,
            Self::SurveyJs => survey_js::PEER,
            Self::HandWritten => hand_written::PEER,
        }
    }
}

/// Where the built app and the library are.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// The built app.
    pub dist: &'a Path,
    /// The packages of SurveyJS.
    pub survey_js: &'a Path,
}

/// Measures a form in a program, in a browser of its own.
pub async fn measure(
    program: Program,
    form: &Form,
    layout: Layout,
    sources: Sources<'_>,
) -> Figures {
    let folder = match program {
        Program::Berdaya => berdaya::write(form, layout, sources.dist),
        Program::SurveyJs => survey_js::write(form, layout, sources.survey_js),
        Program::HandWritten => hand_written::write(form, layout),
    };
    let server = Server::bind(&folder, 0, "/").and_then(Server::start);
    let server = server.unwrap_or_else(|failure| panic!("{failure}"));
    let browser = Browser::open(Profile::new("bench").measured()).await;
    let visitor = Visitor::open(program, browser, &server).await;
    let peer = program.peer();
    let browser = visitor.browser();

    let address = visitor.blank_form().await;
    measure::prepare(browser).await;
    for _ in 0..WARM_UPS {
        measure::load(browser, &address, 1).await;
    }
    let fast = at_speed(browser, &peer, form, layout, &address, 1).await;
    let memory = memory(browser).await;
    let address = visitor.blank_form().await;
    let slow = at_speed(browser, &peer, form, layout, &address, SLOW_DOWN).await;
    // The next one begins when this one takes no time any more.
    visitor.into_browser().kill().await;
    Figures { peer, fast, slow, memory }
}

async fn at_speed(
    browser: &Browser,
    peer: &Peer,
    form: &Form,
    layout: Layout,
    address: &str,
    times: u32,
) -> Speed {
    let mut loads = Vec::new();
    for _ in 0..LOADS {
        loads.push(measure::load(browser, address, times).await);
    }
    let spin = measure::spin(browser).await;
    let settle = Duration::from_millis(50) * (times + 1);
    let answered = measure::answer(browser, peer, form, layout, settle).await;
    measure::slow_down(browser, 1).await;
    let of = |value: fn(&Loaded) -> f64| median(&loads.iter().map(value).collect::<Vec<_>>());
    let load = Loaded { time: of(|load| load.time), work: of(|load| load.work) };
    Speed { load, answered, spin }
}

/// A browser at a program.
enum Visitor {
    /// Whoever opens the address has a blank form.
    Page(Browser, String),
    /// An enumerator has to begin an interview.
    Tablet(Box<Enumerator>),
}

impl Visitor {
    async fn open(program: Program, browser: Browser, server: &Running) -> Self {
        if program != Program::Berdaya {
            return Self::Page(browser, server.url().to_owned());
        }
        let person = Enumerator::open(browser, server.url()).await;
        person.sets_up().await;
        Self::Tablet(Box::new(person))
    }

    fn browser(&self) -> &Browser {
        match self {
            Self::Page(browser, _) => browser,
            Self::Tablet(person) => &person.browser,
        }
    }

    fn into_browser(self) -> Browser {
        match self {
            Self::Page(browser, _) => browser,
            Self::Tablet(person) => person.browser,
        }
    }

    /// The address of a form without answers; of ours, the first page of an interview that has begun.
    async fn blank_form(&self) -> String {
        match self {
            Self::Page(_, address) => address.clone(),
            Self::Tablet(person) => {
                person.goes_home().await;
                person.begins(SITE, "W").await;
                person.browser.press("button", &person.word("consent_yes")).await;
                let body = "return location.hash.endsWith('/p0') && document.querySelector('input[type=radio]') && location.href";
                let address = person.browser.wait_for("the first page", body, &[]).await;
                person.is_saved().await;
                address.as_str().unwrap_or_default().to_owned()
            }
        }
    }
}

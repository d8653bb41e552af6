//! The web worker that reads exports and evaluates them, as a function from values and files to values.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use futures::channel::oneshot;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{File, MessageEvent};

/// Where the program of the worker is, seen from the page.
///
/// The build puts a digest of its content into the name and tells the page, so that a page that
/// is still open never gets the worker of another build.
fn program() -> String {
    let document = web_sys::window().and_then(|window| window.document());
    let told = document
        .and_then(|document| document.query_selector("meta[name=berdaya-worker]").ok().flatten())
        .and_then(|element| element.get_attribute("content"));
    told.unwrap_or_else(|| "./berdaya-worker_loader.js".to_owned())
}

/// Why there is no answer: the worker could not be started, or broke off; what it remembered is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Whether it was up before: otherwise its program is neither cached nor to be had.
    pub was_ready: bool,
    /// The browser's own words, for whoever mends it.
    pub detail: String,
}

/// A worker with a memory of its own; it is started with the first question and ended when this is dropped.
#[derive(Debug, Default)]
pub struct Worker {
    conversation: Rc<RefCell<Conversation>>,
}

type Answer = oneshot::Sender<Result<JsValue, Fault>>;

#[derive(Debug, Default)]
struct Conversation {
    running: Option<Running>,
    asked: u32,
    waiting: BTreeMap<u32, Answer>,
}

#[derive(Debug)]
struct Running {
    worker: web_sys::Worker,
    /// Messages that wait for the worker to be up; none once it is.
    queue: Option<Vec<Array>>,
    /// What the browser calls; dropped with the worker.
    _listeners: [Closure<dyn FnMut(JsValue)>; 2],
}

impl Worker {
    /// Hands over `files`, asks `request` and waits for the answer; answers come in the order of the questions.
    ///
    /// # Errors
    /// The worker could not be started or broke off. The next question starts a new one that remembers nothing.
    pub async fn ask(&self, request: JsValue, files: &[File]) -> Result<JsValue, Fault> {
        let (answer, answered) = oneshot::channel();
        let sent = self.send(request, files, answer);
        if let Err(error) = sent {
            fail(&self.conversation, &in_words(&error));
        }
        let ended = Fault { was_ready: true, detail: "the worker was ended".to_owned() };
        answered.await.unwrap_or(Err(ended))
    }

    /// Ends the worker at once, in the middle of its work: what is asked and not answered fails.
    pub fn end(&self) {
        let ended = std::mem::take(&mut *self.conversation.borrow_mut());
        drop(ended);
    }

    fn send(&self, request: JsValue, files: &[File], answer: Answer) -> Result<(), JsValue> {
        let mut conversation = self.conversation.borrow_mut();
        conversation.asked += 1;
        let number = conversation.asked;
        conversation.waiting.insert(number, answer);
        if conversation.running.is_none() {
            conversation.running = Some(start(&self.conversation)?);
        }
        let files: Array = files.iter().collect();
        let message = Array::of3(&number.into(), &request, &files);
        match &mut conversation.running {
            Some(Running { queue: Some(queue), .. }) => queue.push(message),
            Some(Running { worker, queue: None, .. }) => worker.post_message(&message)?,
            None => {}
        }
        Ok(())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// Starts a worker that `conversation` goes on with; it says that it is ready before it can hear.
fn start(conversation: &Rc<RefCell<Conversation>>) -> Result<Running, JsValue> {
    let worker = web_sys::Worker::new(&program())?;
    let (hearing, failing) = (Rc::downgrade(conversation), Rc::downgrade(conversation));
    let hear = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
        let Some(conversation) = hearing.upgrade() else { return };
        let parts = Array::from(&event.unchecked_into::<MessageEvent>().data());
        if parts.length() < 2 {
            if let Err(error) = send_queue(&conversation) {
                fail(&conversation, &in_words(&error));
            }
            return;
        }
        let answer = conversation.borrow_mut().waiting.remove(&number_of(&parts));
        if let Some(answer) = answer {
            // Nobody waits any more where the person has gone on to something else.
            let _heard = answer.send(Ok(parts.get(1)));
        }
    });
    let broken = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
        let Some(conversation) = failing.upgrade() else { return };
        let detail = event.dyn_into::<web_sys::ErrorEvent>().map(|event| event.message());
        fail(&conversation, &detail.unwrap_or_default());
    });
    worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    worker.set_onerror(Some(broken.as_ref().unchecked_ref()));
    Ok(Running { worker, queue: Some(Vec::new()), _listeners: [hear, broken] })
}

/// The number of the request that `[number, reply]` answers.
fn number_of(parts: &Array) -> u32 {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "requests are numbered with a u32"
    )]
    let number = parts.get(0).as_f64().unwrap_or_default() as u32;
    number
}

fn send_queue(conversation: &Rc<RefCell<Conversation>>) -> Result<(), JsValue> {
    let mut conversation = conversation.borrow_mut();
    let Some(running) = &mut conversation.running else { return Ok(()) };
    for message in running.queue.take().unwrap_or_default() {
        running.worker.post_message(&message)?;
    }
    Ok(())
}

/// Tells everyone who waits that the worker is no more.
fn fail(conversation: &Rc<RefCell<Conversation>>, detail: &str) {
    let ended = {
        let mut conversation = conversation.borrow_mut();
        (conversation.running.take(), std::mem::take(&mut conversation.waiting))
    };
    let (running, waiting) = ended;
    let was_ready = running.as_ref().is_some_and(|running| running.queue.is_none());
    for answer in waiting.into_values() {
        let _heard = answer.send(Err(Fault { was_ready, detail: detail.to_owned() }));
    }
    // The browser may be calling one of its listeners right now, so the worker goes once that is over.
    wasm_bindgen_futures::spawn_local(async move { drop(running) });
}

fn in_words(error: &JsValue) -> String {
    format!("{error:?}")
}

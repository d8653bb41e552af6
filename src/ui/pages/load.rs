//! Exports back onto the device: nothing is doubled, and what is here already is never changed.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use web_sys::File;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::expression::Rules;
use crate::i18n::Language;
use crate::platform::clock;
use crate::platform::dropped::Dropped;
use crate::platform::photo::bytes_of;
use crate::platform::worker::{Fault, Worker};
use crate::record::{InstrumentSource, attachments, is_archive, is_named_by_content, read_archive};
use crate::response::{Session, Timestamp};
use crate::store::{Attachments, Store, StoreError, Summary};
use crate::ui::captures;
use crate::ui::context::use_shared;
use crate::ui::controls::FileDrop;
use crate::ui::desk_worker;
use crate::ui::parts::{LedgerCard, Reading, problem_text, top_bar};
use crate::ui::route::FILES_FROM_DESK;
use crate::ui::state::Problem;
use crate::worker::protocol::{Ledger, Reply, Request, Restored};

/// How far loading has come.
#[derive(Debug, Clone, PartialEq, Default)]
enum Work {
    #[default]
    None,
    Reading {
        done: usize,
        all: usize,
        name: String,
    },
    Keeping,
    Done(Outcome),
    Failed(String),
}

/// What became of the interviews.
#[derive(Debug, Clone, PartialEq)]
struct Outcome {
    ledger: Rc<Ledger>,
    kept: Kept,
    /// Names of files that could not be opened.
    unreadable: String,
}

/// Interviews by what became of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Kept {
    /// On the device now and not before.
    new: usize,
    /// On the device before, the very same.
    known: usize,
    /// On the device before with other contents, which stay.
    other: usize,
}

#[component]
pub(in crate::ui) fn Load() -> Html {
    let shared = use_shared();
    let language = shared.language();
    let work = use_state(Work::default);
    let is_stopped = use_memo((), |()| Cell::new(false));

    let onfiles = {
        let (shared, setter, is_stopped) = (shared.clone(), work.setter(), Rc::clone(&is_stopped));
        Callback::from(move |dropped: Dropped| {
            let (store, setter, is_stopped) =
                (shared.store(), setter.clone(), Rc::clone(&is_stopped));
            spawn_local(async move {
                let tell = |work| setter.set(work);
                let end = load(&*store, dropped, &is_stopped, language, tell).await;
                setter.set(end.unwrap_or_else(Work::Failed));
            });
        })
    };
    let onstop = Callback::from(move |_: MouseEvent| is_stopped.set(true));
    let is_busy = matches!(*work, Work::Reading { .. } | Work::Keeping);
    html! {
        <>
            { top_bar(language.load_title(), None, Some(FILES_FROM_DESK.into()), None) }
            <main class="page" id="content" tabindex="-1">
                <h1>{ language.load_title() }</h1>
                <section class="card">
                    <FileDrop id="berkas-muat" hint={language.load_intro()} button={language.choose_files()}
                        is_disabled={is_busy} {onfiles} />
                    if let Work::Reading { done, all, name } = &*work {
                        <Reading done={*done} all={*all} name={name.clone()} {language} {onstop} />
                    }
                    if *work == Work::Keeping { <p role="status">{ language.loading_back() }</p> }
                </section>
                if let Work::Failed(text) = &*work { <p class="card alert" role="alert">{ text }</p> }
                if let Work::Done(outcome) = &*work {
                    { told(language, outcome.kept) }
                    if !outcome.unreadable.is_empty() {
                        <p class="card alert" role="alert">{ language.could_not_open(&outcome.unreadable) }</p>
                    }
                    <LedgerCard ledger={Rc::clone(&outcome.ledger)} {language} />
                }
            </main>
        </>
    }
}

fn told(language: Language, kept: Kept) -> Html {
    let other = language.loaded_other(&kept.other.to_string());
    if kept == Kept::default() {
        return html! { <p class="card warn" role="status">{ language.nothing_loaded() }</p> };
    }
    html! {
        <section class="card ok" role="status">
            <p><strong>{ language.loaded(&kept.new.to_string(), &kept.known.to_string()) }</strong></p>
            if kept.other > 0 { <p>{ other }</p> }
        </section>
    }
}

/// Reads the files with a worker of their own and keeps what is sound.
async fn load(
    store: &dyn Store,
    dropped: Dropped,
    is_stopped: &Cell<bool>,
    language: Language,
    tell: impl Fn(Work),
) -> Result<Work, String> {
    let worker = Worker::default();
    let all = dropped.files.len();
    let reading = |done, name| tell(Work::Reading { done, all, name });
    let in_words = |fault: Fault| worker_text(language, &fault).to_owned();
    desk_worker::take(&worker, &dropped.files, is_stopped, reading).await.map_err(in_words)?;
    let reply = desk_worker::ask(&worker, &Request::Restore, &[]).await.map_err(in_words)?;
    let Reply::Restored(restored) = reply else {
        return Err(language.worker_broke_off().to_owned());
    };
    tell(Work::Keeping);
    let ledger = Rc::new(restored.ledger.clone());
    let files = &dropped.files;
    let keep_files = async |wanted: Wanted| keep_files(&*captures::store(), files, &wanted).await;
    let kept = keep(store, restored, clock::now(), keep_files).await;
    let kept = kept.map_err(|error| problem_text(language, &Problem::Store(error)))?;
    Ok(Work::Done(Outcome { ledger, kept, unreadable: dropped.unreadable.join(", ") }))
}

/// Photos and recordings: the interview's id and the file's name.
type Wanted = BTreeSet<(String, String)>;

/// Keeps those of the wanted files that are in the archives among `files`.
async fn keep_files(
    store: &dyn Attachments,
    files: &[File],
    wanted: &Wanted,
) -> Result<(), StoreError> {
    for file in files.iter().filter(|_| !wanted.is_empty()) {
        // One that cannot be read any more was read a moment ago: what it held is told as lacking.
        if let Ok(bytes) = bytes_of(file).await {
            keep_files_of(store, &bytes, wanted).await?;
        }
    }
    Ok(())
}

async fn keep_files_of(
    store: &dyn Attachments,
    bytes: &[u8],
    wanted: &Wanted,
) -> Result<(), StoreError> {
    let Some(archive) = read_archive(bytes).ok().filter(|_| is_archive(bytes)) else {
        return Ok(());
    };
    for (id, name) in wanted {
        let content = archive.attachments.get(name);
        if let Some(content) = content.filter(|content| is_named_by_content(name, content)) {
            store.keep_attachment(id, name, content.to_vec()).await?;
        }
    }
    Ok(())
}

/// Keeps each interview that is not on the device yet, with its instrument, and before with the files that it
/// names. Of an interview that is here already, the files are kept again: one of them may be lost.
async fn keep(
    store: &dyn Store,
    restored: Restored,
    now: Timestamp,
    keep_files: impl AsyncFnOnce(Wanted) -> Result<(), StoreError>,
) -> Result<Kept, StoreError> {
    let mut instruments = BTreeMap::new();
    for instrument in restored.instruments {
        if let Ok(source) = InstrumentSource::read(&instrument.text, &Rules) {
            store.keep_instrument(instrument.digest.clone(), instrument.text).await?;
            instruments.insert(instrument.digest, source.instrument);
        }
    }
    let before: BTreeMap<String, Option<String>> =
        store.summaries().await?.into_iter().map(|kept| (kept.key, kept.digest)).collect();
    let mut kept = Kept::default();
    let (mut new, mut wanted) = (Vec::new(), Wanted::new());
    for wire in restored.interviews {
        // The worker has checked each of them against its instrument.
        let Some(instrument) = instruments.get(&wire.instrument.digest) else { continue };
        let Ok(response) = wire.check(instrument, "") else { continue };
        let files: Wanted = attachments(instrument, &response.answers)
            .into_iter()
            .map(|name| (wire.id.clone(), name.to_owned()))
            .collect();
        let session = Session::new(Rc::clone(instrument), response, now);
        let mut summary = Summary::new(&session, now, wire.digest.clone());
        summary.exported_at = Some(now.to_string());
        match before.get(&summary.key) {
            Some(digest) if *digest == summary.digest => {
                kept.known += 1;
                wanted.extend(files);
            }
            // Another content, or a correction that is being written here: what is on the device stays.
            Some(_) => kept.other += 1,
            None => {
                wanted.extend(files);
                new.push((summary, wire));
            }
        }
    }
    keep_files(wanted).await?;
    for (summary, wire) in new {
        match store.keep(summary, wire).await {
            Ok(()) => kept.new += 1,
            Err(StoreError::Finalised) => kept.other += 1,
            Err(error) => return Err(error),
        }
    }
    Ok(kept)
}

/// Why the worker gave no answer, and what to do.
fn worker_text(language: Language, fault: &Fault) -> &'static str {
    if fault.was_ready { language.worker_broke_off() } else { language.worker_not_started() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Memory;
    use crate::ui::pages::tests::{held, moment, restored, shipped};
    use crate::worker::protocol::RestoredInstrument;

    async fn load_back(store: &Memory, interviews: &[crate::response::Response]) -> Kept {
        let now = moment("2026-03-02T08:00:00+07:00");
        keep(store, restored(interviews), now, async |_| Ok(())).await.unwrap()
    }

    #[tokio::test]
    async fn what_is_loaded_twice_is_kept_once() {
        let store = Memory::default();
        let interviews = [held(1, "4"), held(2, "2")];
        let kept = load_back(&store, &interviews).await;
        assert_eq!(kept, Kept { new: 2, known: 0, other: 0 });
        assert_eq!(load_back(&store, &interviews).await, Kept { new: 0, known: 2, other: 0 });
        let summaries = store.summaries().await.unwrap();
        assert_eq!(summaries.len(), 2);
        assert!(summaries.iter().all(|summary| summary.exported_at.is_some()));
        let instrument = store.instrument(&summaries[0].instrument).await.unwrap();
        assert!(instrument.is_some(), "each interview opens with its own instrument");
    }

    #[tokio::test]
    async fn what_is_on_the_device_is_never_changed() {
        let store = Memory::default();
        load_back(&store, &[held(1, "4")]).await;
        let before = store.summaries().await.unwrap();
        let kept = load_back(&store, &[held(1, "1")]).await;
        assert_eq!(kept, Kept { new: 0, known: 0, other: 1 });
        assert_eq!(store.summaries().await.unwrap(), before);
    }

    #[tokio::test]
    async fn files_that_are_wanted_and_sound_are_kept_and_no_others() {
        let content = b"a photo".as_slice();
        let name = crate::record::attachment_name(content, "jpg");
        let mut archive = crate::record::ArchiveWriter::new(Vec::new(), "a.json", "{}").unwrap();
        archive.add(&name, content).unwrap();
        archive.add("0000000000000000.jpg", content).unwrap();
        archive.add("1111111111111111.jpg", content).unwrap();
        let bytes = archive.finish().unwrap();
        let store = Memory::default();
        let wanted = [("a", name.as_str()), ("b", &name), ("a", "0000000000000000.jpg")];
        let wanted = wanted.map(|(id, name)| (id.to_owned(), name.to_owned())).into();
        keep_files_of(&store, &bytes, &wanted).await.unwrap();
        keep_files_of(&store, b"{}", &wanted).await.unwrap();
        for id in ["a", "b"] {
            assert_eq!(store.attachment(id, &name).await.unwrap().as_deref(), Some(content));
        }
        for name in ["0000000000000000.jpg", "1111111111111111.jpg"] {
            assert_eq!(store.attachment("a", name).await.unwrap(), None, "{name}");
        }
    }

    /// A locked interview that names a photo, and the name.
    fn with_a_photo() -> (Restored, String) {
        let text = include_str!("../../../tests/data/captures.json");
        let source = InstrumentSource::read(text, &Rules).unwrap();
        let name = crate::record::attachment_name(b"a photo", "jpg");
        let mut response = held(1, "4");
        response.instrument = source.reference();
        response.answers = crate::response::Answers::default();
        let answer = crate::response::Answer::Value(name.clone());
        response.answers.set("rumah", Some(answer));
        response.skipped = Vec::new();
        response.audit = Vec::new();
        let interview = crate::record::ResponseV1::new(&source.instrument, &response);
        let digest = source.digest.to_string();
        let instrument = RestoredInstrument { digest, text: source.text() };
        let ledger = Ledger::default();
        (Restored { ledger, instruments: vec![instrument], interviews: vec![interview] }, name)
    }

    #[tokio::test]
    async fn files_of_an_interview_that_is_known_are_wanted_again() {
        let store = Memory::default();
        let now = moment("2026-03-02T08:00:00+07:00");
        let (restored, name) = with_a_photo();
        let id = restored.interviews[0].id.clone();
        for expected in [Kept { new: 1, ..Kept::default() }, Kept { known: 1, ..Kept::default() }] {
            let keep_files = async |wanted: Wanted| {
                assert_eq!(wanted, [(id.clone(), name.clone())].into(), "{expected:?}");
                Ok(())
            };
            let kept = keep(&store, restored.clone(), now, keep_files).await.unwrap();
            assert_eq!(kept, expected);
        }
    }

    #[tokio::test]
    async fn a_correction_that_is_being_written_is_never_overwritten() {
        let store = Memory::default();
        let mut draft = held(1, "1");
        draft.finalised_at = None;
        let instrument = shipped().instrument;
        let now = moment("2026-03-02T08:00:00+07:00");
        let record = crate::record::ResponseV1::new(&instrument, &draft);
        let session = Session::new(instrument, draft, now);
        let summary = Summary::new(&session, now, None);
        store.keep(summary, record).await.unwrap();
        let before = store.summaries().await.unwrap();
        assert_eq!(load_back(&store, &[held(1, "4")]).await, Kept { new: 0, known: 0, other: 1 });
        assert_eq!(store.summaries().await.unwrap(), before);
    }
}

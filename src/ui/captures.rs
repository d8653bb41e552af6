//! Photos, recordings and positions as the second program holds them: the controls, where what they take is
//! kept, and the archive that carries it out.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use futures::FutureExt as _;
use futures::future::LocalBoxFuture;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::controls::{self, Given, Keeper, QuestionProps};
use super::kit::Captures;
use super::pages::Outgoing;
use super::parts::problem_text;
use super::state::Problem;
use crate::instrument::{Capture, Instrument};
use crate::platform::parts::Parts;
use crate::record::{ArchiveWriter, attachment_name, attachments};
use crate::response::{Place, Response, Session};
use crate::store::{Attachments, StoreError};

thread_local! {
    static STORE: Rc<dyn Attachments> = open();
}

fn open() -> Rc<dyn Attachments> {
    #[cfg(target_arch = "wasm32")]
    let store = crate::store::IndexedDb::new();
    #[cfg(not(target_arch = "wasm32"))]
    let store = crate::store::Memory::default();
    Rc::new(store)
}

/// Where the device keeps photos and recordings.
pub(super) fn store() -> Rc<dyn Attachments> {
    STORE.with(Rc::clone)
}

/// Captures that are kept on the device.
#[derive(Debug)]
pub(super) struct Kept;

impl Captures for Kept {
    fn control(&self, session: &Rc<RefCell<Session>>) -> Callback<QuestionProps, Html> {
        let interview = session.borrow().response().id.to_string();
        let id = interview.clone();
        let onkeep = Callback::from(move |(language, content, ending)| {
            let id = id.clone();
            let keep = async move {
                let content: Vec<u8> = content;
                let name = attachment_name(&content, ending);
                match store().keep_attachment(&id, &name, content).await {
                    Ok(()) => Ok(name),
                    Err(error) => Err(problem_text(language, &Problem::Store(error))),
                }
            };
            keep.boxed_local()
        });
        let onopen = Callback::from(move |name: AttrValue| {
            let id = interview.clone();
            async move { store().attachment(&id, &name).await.ok().flatten() }.boxed_local()
        });
        let keeper = Keeper { onkeep, onopen };
        let session = Rc::clone(session);
        Callback::from(move |question: QuestionProps| {
            let place = session.borrow().place(&question.id);
            let found = place.and_then(|place| Some((place, capture(&session.borrow(), place)?)));
            let Some((place, capture)) = found else { return Html::default() };
            let onanswer = where_it_is(&session, (place, capture), question.onanswer.clone());
            controls::capture(QuestionProps { onanswer, ..question }, capture, keeper.clone())
        })
    }

    fn sweep(&self) {
        // Where it fails, the next one does it.
        spawn_local(async { store().sweep().await.unwrap_or_default() });
    }

    fn pack<'a>(
        &'a self,
        export: &'a mut Outgoing,
        instrument: &'a Instrument,
        responses: &'a [Response],
    ) -> LocalBoxFuture<'a, Result<(), Problem>> {
        pack(export, instrument, responses).boxed_local()
    }
}

fn capture(session: &Session, place: Place) -> Option<Capture> {
    session.instrument().items[place.item].kind.capture()
}

/// Answers the question where it is by then: taking something takes a while, and meanwhile an instance of a
/// repeat may be deleted, which gives those after it other paths, or the draft may go on with another version
/// of its instrument, in which the path may name nothing, or what is taken down otherwise.
fn where_it_is(
    session: &Rc<RefCell<Session>>,
    (place, taken): (Place, Capture),
    onanswer: Callback<(AttrValue, Given)>,
) -> Callback<(AttrValue, Given)> {
    let instrument = Rc::clone(session.borrow().instrument());
    let session = Rc::clone(session);
    Callback::from(move |(path, given): (AttrValue, Given)| {
        let path = {
            let session = session.borrow();
            if Rc::ptr_eq(session.instrument(), &instrument) {
                session.is_there(place).then(|| session.path(place).into())
            } else {
                let there = session.place(&path).and_then(|place| capture(&session, place));
                (there == Some(taken)).then_some(path)
            }
        };
        if let Some(path) = path {
            onanswer.emit((path, given));
        }
    })
}

async fn pack(
    export: &mut Outgoing,
    instrument: &Instrument,
    responses: &[Response],
) -> Result<(), Problem> {
    let mut named = BTreeMap::<_, Vec<String>>::new();
    for response in responses {
        for file in attachments(instrument, &response.answers) {
            named.entry(file).or_default().push(response.id.to_string());
        }
    }
    let Some(text) = export.content.as_string().filter(|_| !named.is_empty()) else {
        return Ok(());
    };
    let unmade = |_| Problem::Export;
    let mut archive = ArchiveWriter::new(Parts::writer(), &export.name, &text).map_err(unmade)?;
    for (file, ids) in named {
        // What is not here cannot go out, and whoever reads the archive is told.
        if let Some(content) = kept(&*store(), &ids, file).await? {
            archive.add(file, &content).map_err(unmade)?;
        }
    }
    let written = archive.finish().map_err(unmade)?;
    export.content = Parts::blob(written).map_err(|_| Problem::Export)?.into();
    export.name = export.name.replace(".json", ".zip");
    export.kind = "application/zip";
    Ok(())
}

/// A file as the first of the interviews has it that has it at all; its name is a digest, so they all have the
/// same.
async fn kept(
    store: &dyn Attachments,
    ids: &[String],
    file: &str,
) -> Result<Option<Vec<u8>>, StoreError> {
    for id in ids {
        let content = store.attachment(id, file).await?;
        if content.is_some() {
            return Ok(content);
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;
    use uuid::Uuid;

    use super::*;
    use crate::expression::Rules;
    use crate::record::InstrumentSource;
    use crate::response::{Edit, Setting, Timestamp};
    use crate::store::Memory;

    fn now() -> Timestamp {
        Timestamp::parse("2026-03-01T09:30:00+07:00").unwrap()
    }

    fn file() -> Value {
        serde_json::from_str(include_str!("../../tests/data/captures.json")).unwrap()
    }

    fn source(file: &Value) -> InstrumentSource {
        InstrumentSource::read(&file.to_string(), &Rules).unwrap()
    }

    /// A visit with two instances of damage.
    fn visit() -> Rc<RefCell<Session>> {
        let source = source(&file());
        let setting = Setting {
            study: "GRD".to_owned(),
            code: "W-001".to_owned(),
            role: "W".to_owned(),
            site: "RT 01".to_owned(),
            round: "1".to_owned(),
            enumerator: "E1".to_owned(),
            language: "id".to_owned(),
        };
        let response = Response::begin(Uuid::from_u128(1), source.reference(), setting, now());
        let mut session = Session::new(source.instrument, response, now());
        session.apply(Edit::Consent { given: true }, now()).unwrap();
        for _ in 0..2 {
            session.apply(Edit::Add { repeat: "kerusakan".to_owned() }, now()).unwrap();
        }
        Rc::new(RefCell::new(session))
    }

    /// The path that is answered where the question at `path` is, and `meanwhile` happens before it is.
    #[track_caller]
    fn check(path: &str, meanwhile: impl FnOnce(&mut Session), expected: Option<&str>) {
        let session = visit();
        let place = session.borrow().place(path).unwrap();
        let taken = capture(&session.borrow(), place).unwrap();
        let answered = Rc::new(RefCell::new(None));
        let onanswer = {
            let answered = Rc::clone(&answered);
            Callback::from(move |(path, _): (AttrValue, Given)| {
                answered.replace(Some(path));
            })
        };
        let onanswer = where_it_is(&session, (place, taken), onanswer);
        meanwhile(&mut session.borrow_mut());
        onanswer.emit((path.to_owned().into(), Given::Value("taken".into())));
        assert_eq!(answered.borrow().as_deref(), expected);
    }

    fn deletes(instance: &'static str) -> impl FnOnce(&mut Session) {
        move |session| {
            session.apply(Edit::Delete { instance: instance.to_owned() }, now()).unwrap();
        }
    }

    /// The draft goes on without the photo of the house, and with a rougher position of the well.
    fn moves(session: &mut Session) {
        let mut file = file();
        file["version"] = "2.0.0".into();
        let items = file["sections"][0]["items"].as_array_mut().unwrap();
        items.retain(|item| item["id"] != "rumah");
        let well = items.iter_mut().find(|item| item["id"] == "sumur").unwrap();
        well["decimals"] = 2.into();
        let source = source(&file);
        let reference = source.reference();
        *session = session.moved(source.instrument, reference, now()).unwrap().session;
    }

    #[test]
    fn what_is_taken_follows_its_instance() {
        check("kerusakan[2]/foto_kerusakan", |_| {}, Some("kerusakan[2]/foto_kerusakan"));
        let after = Some("kerusakan[1]/foto_kerusakan");
        check("kerusakan[2]/foto_kerusakan", deletes("kerusakan[1]"), after);
        check("kerusakan[1]/foto_kerusakan", deletes("kerusakan[1]"), None);
    }

    #[test]
    fn what_is_taken_while_the_draft_moves_answers_its_own_question_or_none() {
        check("posisi", moves, Some("posisi"));
        check("kerusakan[2]/foto_kerusakan", moves, Some("kerusakan[2]/foto_kerusakan"));
        check("rumah", moves, None);
        check("sumur", moves, None);
    }

    #[tokio::test]
    async fn a_file_goes_out_of_any_interview_that_has_it() {
        let store = Memory::default();
        store.keep_attachment("b", "photo.jpg", b"a photo".to_vec()).await.unwrap();
        let ids = ["a", "b", "c"].map(str::to_owned);
        let found = kept(&store, &ids, "photo.jpg").await;
        assert_eq!(found, Ok(Some(b"a photo".to_vec())));
        assert_eq!(kept(&store, &ids, "other.jpg").await, Ok(None));
    }
}

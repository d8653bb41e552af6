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
use super::kit::{Captures, Kit};
use super::pages::Outgoing;
use super::parts::{problem_text, stretches};
use super::state::Problem;
use crate::expression::Rules;
use crate::instrument::{Capture, Instrument};
use crate::platform::parts::Parts;
use crate::record::{ArchiveWriter, attachment_name, attachments};
use crate::response::{Place, Response, Session};
use crate::store::Attachments;

impl Kit {
    /// All that there is: what the second program holds.
    pub const WHOLE: Self =
        Self { engine: &Rules, captures: Some(&Kept), stretches: Some(stretches) };
}

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
struct Kept;

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
            let Some(capture) = place.and_then(|place| capture(&session.borrow(), place)) else {
                return Html::default();
            };
            let onanswer = where_it_is(&session, place, question.onanswer.clone());
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
/// repeat may be deleted, which gives those after it other paths.
fn where_it_is(
    session: &Rc<RefCell<Session>>,
    place: Option<Place>,
    onanswer: Callback<(AttrValue, Given)>,
) -> Callback<(AttrValue, Given)> {
    let session = Rc::clone(session);
    Callback::from(move |(_, given)| {
        let path = {
            let session = session.borrow();
            place.filter(|place| session.is_there(*place)).map(|place| session.path(place))
        };
        if let Some(path) = path {
            onanswer.emit((path.into(), given));
        }
    })
}

async fn pack(
    export: &mut Outgoing,
    instrument: &Instrument,
    responses: &[Response],
) -> Result<(), Problem> {
    let mut named = BTreeMap::new();
    for response in responses {
        for file in attachments(instrument, &response.answers) {
            named.insert(file, response.id.to_string());
        }
    }
    let Some(text) = export.content.as_string().filter(|_| !named.is_empty()) else {
        return Ok(());
    };
    let unmade = |_| Problem::Export;
    let mut archive = ArchiveWriter::new(Parts::writer(), &export.name, &text).map_err(unmade)?;
    for (file, id) in named {
        // What is not here cannot go out, and whoever reads the archive is told.
        if let Some(content) = store().attachment(&id, file).await? {
            archive.add(file, &content).map_err(unmade)?;
        }
    }
    let written = archive.finish().map_err(unmade)?;
    export.content = Parts::blob(written).map_err(|_| Problem::Export)?.into();
    export.name = export.name.replace(".json", ".zip");
    export.kind = "application/zip";
    Ok(())
}

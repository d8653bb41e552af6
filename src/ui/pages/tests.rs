//! For tests: interviews as tablets export them, what the worker makes of the files, and what is in the page.

use std::rc::Rc;

use uuid::Uuid;
use yew::LocalServerRenderer;
use yew::prelude::*;

use crate::expression::Rules;
use crate::instrument::Kind;
use crate::record::{Export, InstrumentSource, PrivacyV1, StudyV1, export};
use crate::response::{Answer, Edit, Response, Session, Setting, Timestamp};
use crate::worker::Desk;
use crate::worker::protocol::{Reply, Request, Restored};

pub(super) fn moment(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

pub(super) fn shipped() -> InstrumentSource {
    let text = include_str!("../../../www/instruments/kampung-tangguh-7d.json");
    InstrumentSource::read(text, &Rules).unwrap()
}

/// The `n`th interview, with a resident who takes `choice` wherever it is offered.
pub(super) fn held(n: u8, choice: &str) -> Response {
    let source = shipped();
    let setting = Setting {
        study: "GERDU-26".to_owned(),
        code: format!("W-{n:03}"),
        role: "W".to_owned(),
        site: format!("RT 0{}", n % 2 + 1),
        round: "1".to_owned(),
        enumerator: "E1".to_owned(),
        language: "id".to_owned(),
    };
    let now = moment("2026-03-01T09:30:00+07:00");
    let id = Uuid::parse_str(&format!("01953dcc-8a40-7000-8000-0000000000{n:02x}")).unwrap();
    let response = Response::begin(id, source.reference(), setting, now);
    let mut session = Session::new(Rc::clone(&source.instrument), response, now);
    session.apply(Edit::Consent { given: true }, now).unwrap();
    for item in source.instrument.items.iter().filter(|item| item.is_asked_of("W")) {
        let Kind::SelectOne(list) = &item.kind else { continue };
        if list.row(choice).is_some() {
            let answer = Some(Answer::Value(choice.to_owned()));
            session.apply(Edit::Answer { item: item.id.clone(), answer }, now).unwrap();
        }
    }
    session.apply(Edit::Finalise, now).unwrap();
    session.response().clone()
}

/// The text of a file of `interviews`.
pub(super) fn file(interviews: &[Response]) -> String {
    let about = Export {
        exported_at: moment("2026-03-01T16:00:00+07:00"),
        device: "tablet-1".to_owned(),
        study: StudyV1 {
            code: "GERDU-26".to_owned(),
            name: "Gerdu 2026".to_owned(),
            privacy: PrivacyV1::Standard,
        },
    };
    export(about, &shipped(), interviews).unwrap()
}

/// The worker's answer to `request` with these files on its desk.
pub(super) fn answer(files: &[(&str, &str)], request: Request) -> Reply {
    let mut desk = Desk::new(&Rules);
    for (name, text) in files {
        desk.take_file(name, Some(text.as_bytes()));
    }
    desk.handle(request)
}

/// What a file of `interviews` gives back to a tablet.
pub(super) fn restored(interviews: &[Response]) -> Restored {
    match answer(&[("a.json", &file(interviews))], Request::Restore) {
        Reply::Restored(restored) => restored,
        other => panic!("{other:?}"),
    }
}

#[derive(PartialEq, Properties)]
struct ShownProps {
    shown: Html,
}

#[component]
fn Shown(props: &ShownProps) -> Html {
    props.shown.clone()
}

/// What `shown` is in the page.
pub(super) async fn drawn(shown: Html) -> String {
    let props = ShownProps { shown };
    LocalServerRenderer::<Shown>::with_props(props).hydratable(false).render().await
}

//! What an interview begins with that this tablet was told in the round before: read from the store before
//! anything is asked, and answered with the respondent's yes.

use std::rc::Rc;

use futures::FutureExt as _;
use futures::future::LocalBoxFuture;

use super::context::Shared;
use super::kit::Begin;
use super::state::Notice;
use crate::instrument::{Instrument, Kind};
use crate::platform::clock;
use crate::response::{CarriedOver, Response, Session, Setting, carried_over, round_before};
use crate::store::{State, newest_locked};

/// What is done to the interview of `session` once it has the respondent's yes; none where the instrument carries
/// nothing, this is the first round, or nothing was kept of the one before.
pub(super) fn carry(shared: &Shared, session: &Session) -> LocalBoxFuture<'static, Option<Begin>> {
    let instrument = Rc::clone(session.instrument());
    let response = session.response();
    let carries = |kind: &Kind| matches!(kind, Kind::Repeat(repeat) if repeat.carried.is_some());
    let is_new = response.consent.is_none();
    let has_any = is_new && instrument.items.iter().any(|item| carries(&item.kind));
    // Another study than that of the interview has other rounds.
    let mut studies = shared.state.device.studies.iter();
    let study = studies.find(|study| study.code == response.setting.study);
    let before = study.and_then(|study| round_before(&study.rounds, &response.setting.round));
    let before = before.map(str::to_owned).filter(|_| has_any);
    let (shared, setting) = (shared.clone(), response.setting.clone());
    async move {
        let before = before?;
        let interviews = interviews(&shared, &setting, &before).await;
        let over = carried_over(&instrument, &setting, &before, &interviews);
        (!over.counts.is_empty()).then(|| begin(shared, over, before))
    }
    .boxed_local()
}

fn begin(shared: Shared, over: CarriedOver, before: String) -> Begin {
    Rc::new(move |session: &mut Session| {
        if session.carry(&over, clock::moment()).is_ok() {
            let text = told(&shared, session.instrument(), &over, &before);
            shared.tell(Notice::Told(text));
        }
    })
}

/// What the enumerator is told: of each repeat how many instances it begins with.
fn told(shared: &Shared, instrument: &Instrument, over: &CarriedOver, before: &str) -> String {
    let language = shared.language();
    let sentence = |(item, count, left_out): &(usize, usize, usize)| {
        let label = instrument.items[*item].label.get(language.code());
        let text = language.carried(label, &count.to_string(), before);
        match left_out {
            0 => text,
            more => format!("{text} {}", language.carried_left_out(&more.to_string())),
        }
    };
    let mut sentences: Vec<String> = over.counts.iter().map(sentence).collect();
    sentences.push(language.carried_check().to_owned());
    sentences.join(" ")
}

/// The newest locked interviews of the round `before` at the site of `setting`; what cannot be read is left out.
async fn interviews(shared: &Shared, setting: &Setting, before: &str) -> Vec<Response> {
    let store = shared.store();
    let summaries = store.summaries().await.unwrap_or_default();
    let newest = newest_locked(&summaries);
    let of_then = summaries.iter().filter(|summary| {
        summary.state == State::Finalised
            && summary.site == setting.site
            && summary.round == before
            && !summary.is_replaced(&newest)
    });
    let mut interviews = Vec::new();
    for summary in of_then {
        let Ok(Some(record)) = store.response(&summary.key).await else { continue };
        let Some(instrument) = shared.instrument(&summary.instrument).await else { continue };
        interviews.extend(record.check(&instrument.0.instrument, "").ok());
    }
    interviews
}

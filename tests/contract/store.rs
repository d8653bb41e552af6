//! What every store promises, tried on the memory twin natively and on the browser's database in one.

use berdaya::expression::Rules;
use berdaya::record::{InstrumentSource, ResponseV1};
use berdaya::response::{Answer, Edit, Response, Session, Setting, Timestamp};
use berdaya::store::{Attachments, State, Store, StoreError, Summary};
use uuid::Uuid;

const INSTRUMENT: &str = include_str!("../../www/instruments/kampung-tangguh-7d.json");

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

/// A new interview of a resident; `id` sorts it in time.
fn begun(id: u128) -> Session {
    let source = InstrumentSource::read(INSTRUMENT, &Rules).unwrap();
    let setting = Setting {
        study: "GRD".to_owned(),
        code: format!("GRD-W-{id:04}"),
        role: "W".to_owned(),
        site: "RT 01 / RW 07".to_owned(),
        round: "1".to_owned(),
        enumerator: "E07".to_owned(),
        language: "id".to_owned(),
    };
    let began = at("2026-03-01T09:00:00+07:00");
    let response = Response::begin(Uuid::from_u128(id), source.reference(), setting, began);
    Session::new(source.instrument, response, began)
}

fn forms(session: &Session) -> (Summary, ResponseV1) {
    let (instrument, response) = (session.instrument(), session.response());
    let record = ResponseV1::new(instrument, response);
    let kept_at = at("2026-03-01T09:05:00+07:00");
    (Summary::new(session, kept_at, record.digest.clone()), record)
}

fn answer(session: &mut Session, item: &str, choice: &str) {
    let answer = Some(Answer::Value(choice.to_owned()));
    let edit = Edit::Answer { item: item.to_owned(), answer };
    session.apply(edit, at("2026-03-01T09:04:00+07:00")).unwrap();
}

/// Holds an empty `store` against the contract of [`Store`].
pub(crate) async fn check(store: &(impl Store + Attachments)) {
    assert_eq!(store.summaries().await.unwrap(), []);
    assert_eq!(store.response("nothing.1").await.unwrap(), None);

    // A draft is replaced by its next state.
    let mut session = begun(1);
    let now = at("2026-03-01T09:01:00+07:00");
    session.apply(Edit::Consent { given: true }, now).unwrap();
    let (summary, record) = forms(&session);
    let key = summary.key.clone();
    store.keep(summary, record).await.unwrap();
    answer(&mut session, "I1.D1.1", "4");
    let (summary, record) = forms(&session);
    store.keep(summary.clone(), record.clone()).await.unwrap();
    assert_eq!(store.response(&key).await.unwrap(), Some(record));
    assert_eq!(store.summaries().await.unwrap(), vec![summary.clone()]);
    assert_eq!((summary.state, summary.answered), (State::Draft, 1));

    // A finalised interview is never replaced: not by an earlier state, not by another content.
    let draft = forms(&session);
    let mut other = session.clone();
    answer(&mut other, "I1.D1.1", "2");
    for session in [&mut session, &mut other] {
        session.apply(Edit::Finalise, at("2026-03-01T09:20:00+07:00")).unwrap();
    }
    let (finalised, record) = forms(&session);
    store.keep(finalised.clone(), record.clone()).await.unwrap();
    store.mark_exported(vec![key.clone()], "2026-03-01T10:00:00+07:00".to_owned()).await.unwrap();
    let exported =
        Summary { exported_at: Some("2026-03-01T10:00:00+07:00".to_owned()), ..finalised };
    for (summary, record) in [draft, forms(&other)] {
        assert_eq!(store.keep(summary, record).await, Err(StoreError::Finalised));
    }
    // Its own copy changes nothing, and the note of the export stays.
    let (again, copy) = forms(&session);
    store.keep(again, copy).await.unwrap();
    assert_eq!(store.response(&key).await.unwrap(), Some(record));
    assert_eq!(store.summaries().await.unwrap(), vec![exported.clone()]);

    // Newest first; what is deleted is gone, with its line.
    let (second, record) = forms(&begun(2));
    store.keep(second.clone(), record).await.unwrap();
    assert_eq!(store.summaries().await.unwrap(), [second.clone(), exported]);
    store.delete(vec![key.clone()]).await.unwrap();
    assert_eq!(store.response(&key).await.unwrap(), None);
    assert_eq!(store.summaries().await.unwrap(), std::slice::from_ref(&second));

    // A withdrawal takes the place of all earlier revisions, and none of them comes back.
    let mut session = begun(3);
    session.apply(Edit::Consent { given: true }, now).unwrap();
    answer(&mut session, "I1.D1.1", "4");
    session.apply(Edit::Finalise, at("2026-03-01T09:20:00+07:00")).unwrap();
    let (locked, record) = forms(&session);
    store.keep(locked.clone(), record.clone()).await.unwrap();
    let revised = session.response().revised(locked.digest.clone().unwrap());
    let mut last = Session::new(session.instrument().clone(), revised, now);
    let draft = forms(&last);
    store.keep(draft.0.clone(), draft.1.clone()).await.unwrap();
    assert_eq!(draft.0.key, locked.next_key());
    last.apply(Edit::Withdraw, at("2026-03-02T08:00:00+07:00")).unwrap();
    let (withdrawn, empty) = forms(&last);
    assert!(withdrawn.is_withdrawal());
    store.keep(withdrawn.clone(), empty.clone()).await.unwrap();
    for (summary, record) in [(locked.clone(), record), draft] {
        assert_eq!(store.keep(summary, record).await, Err(StoreError::Finalised));
    }
    assert_eq!(store.response(&locked.key).await.unwrap(), None);
    assert_eq!(store.response(&withdrawn.key).await.unwrap(), Some(empty));
    let keys: Vec<String> =
        store.summaries().await.unwrap().into_iter().map(|line| line.key).collect();
    assert_eq!(keys, [withdrawn.key, second.key]);

    // Instruments and settings are apart from each other, and the newest setting counts.
    store.keep_instrument("abc".to_owned(), "{}".to_owned()).await.unwrap();
    assert_eq!(store.instrument("abc").await.unwrap().as_deref(), Some("{}"));
    assert_eq!(store.setting("abc").await.unwrap(), None);
    for value in ["E07", "E08"] {
        store.keep_setting("enumerator", value.to_owned()).await.unwrap();
    }
    assert_eq!(store.setting("enumerator").await.unwrap().as_deref(), Some("E08"));
    check_attachments(store).await;
}

/// Which of the files named here the store has of the interview with this id.
async fn files(store: &impl Attachments, id: &str, names: [&str; 3]) -> Vec<bool> {
    let mut there = Vec::new();
    for name in names {
        there.push(store.attachment(id, name).await.unwrap().is_some());
    }
    there
}

/// Photos and recordings: kept as they are, shared by revisions, gone when nothing can come back to them.
async fn check_attachments(store: &(impl Store + Attachments)) {
    let names = ["00000000000000a1.jpg", "00000000000000a2.webm", "00000000000000a3.jpg"];
    let (now, later) = (at("2026-03-03T09:00:00+07:00"), at("2026-03-03T10:00:00+07:00"));
    let mut session = begun(4);
    session.apply(Edit::Consent { given: true }, now).unwrap();
    let id = session.response().id.to_string();
    assert_eq!(store.attachment(&id, names[0]).await.unwrap(), None);
    let content: Vec<u8> = (0..=255).collect();
    for name in names {
        store.keep_attachment(&id, name, content.clone()).await.unwrap();
    }
    store.keep_attachment("other", names[0], vec![1]).await.unwrap();
    assert_eq!(store.attachment(&id, names[0]).await.unwrap(), Some(content));

    // As long as there is a draft, its files stay, named or not; those of an interview that is not kept go.
    answer(&mut session, "I1.P1", names[0]);
    let (summary, record) = forms(&session);
    store.keep(summary, record).await.unwrap();
    store.sweep().await.unwrap();
    assert_eq!(files(store, &id, names).await, [true, true, true]);
    assert_eq!(store.attachment("other", names[0]).await.unwrap(), None);

    // Once locked, what it names stays.
    session.apply(Edit::Finalise, now).unwrap();
    let (locked, record) = forms(&session);
    store.keep(locked.clone(), record.clone()).await.unwrap();
    store.sweep().await.unwrap();
    assert_eq!(files(store, &id, names).await, [true, false, false]);

    // A correction may name another; the earlier revision keeps its own.
    let revised = session.response().revised(locked.digest.clone().unwrap());
    let mut second = Session::new(session.instrument().clone(), revised, later);
    store.keep_attachment(&id, names[1], vec![2]).await.unwrap();
    answer(&mut second, "I1.P1", names[1]);
    second.apply(Edit::Finalise, later).unwrap();
    let (corrected, correction) = forms(&second);
    store.keep(corrected.clone(), correction.clone()).await.unwrap();
    store.sweep().await.unwrap();
    assert_eq!(files(store, &id, names).await, [true, true, false]);

    // What is deleted can be put back with its files until the sweep.
    store.delete(vec![locked.key.clone(), corrected.key.clone()]).await.unwrap();
    assert_eq!(files(store, &id, names).await, [true, true, false]);
    store.keep(corrected.clone(), correction.clone()).await.unwrap();
    store.sweep().await.unwrap();
    assert_eq!(files(store, &id, names).await, [false, true, false]);

    // A withdrawal takes them along.
    let revised = second.response().revised(corrected.digest.clone().unwrap());
    let mut last = Session::new(session.instrument().clone(), revised, later);
    last.apply(Edit::Withdraw, later).unwrap();
    let (withdrawn, empty) = forms(&last);
    store.keep(withdrawn, empty).await.unwrap();
    assert_eq!(files(store, &id, names).await, [false, false, false]);
}

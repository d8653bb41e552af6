//! The instrument that a study asks: its own, one that this device keeps, or one that comes with the app.

use crate::expression::Rules;
use crate::platform::files;
use crate::record::{InstrumentSource, Offer, Offers, StudyFileV1, StudyFinding, StudyProblem};
use crate::store::Store;
use crate::ui::app::instrument_file;
use crate::wire::{self, Node};

/// The questionnaires that come with the program, each with a study that the person completes.
const OFFERS: &str = "studies/offered.json";

/// The questionnaires that come with the program; none where they cannot be had.
pub(super) async fn offers() -> Vec<Offer> {
    files::fetch_json(OFFERS).await.map_or_else(|_| Vec::new(), Offers::read)
}

/// The instrument that `study` asks.
///
/// # Errors
/// What is wrong with it, or that it cannot be had.
pub(super) async fn instrument_of(
    store: &dyn Store,
    study: &StudyFileV1,
) -> Result<InstrumentSource, Vec<StudyFinding>> {
    if let Some(file) = &study.instrument_file {
        return own_instrument(study, file.clone());
    }
    let none = || {
        vec![StudyFinding::new("instrument", StudyProblem::NoInstrument(study.instrument.clone()))]
    };
    let shipped = async || {
        // What becomes part of an address must lead nowhere else.
        if !is_name(&study.instrument) {
            return None;
        }
        InstrumentSource::of(instrument_file(&study.instrument).await?, &Rules).ok()
    };
    let Some(digest) = &study.instrument_digest else {
        return shipped().await.ok_or_else(none);
    };
    if let Ok(Some(text)) = store.instrument(digest).await
        && let Ok(source) = InstrumentSource::read(&text, &Rules)
    {
        return Ok(source);
    }
    shipped().await.filter(|source| *source.digest == **digest).ok_or_else(none)
}

/// The instrument in the file of `study`, if it is sound and the one that the study means.
fn own_instrument(study: &StudyFileV1, file: Node) -> Result<InstrumentSource, Vec<StudyFinding>> {
    let source = InstrumentSource::of(file, &Rules)
        .map_err(|found| found.into_iter().map(StudyFinding::from).collect::<Vec<_>>())?;
    let is_meant = source.instrument.id == study.instrument
        && study.instrument_digest.as_deref().is_none_or(|digest| *digest == *source.digest);
    let other = || vec![StudyFinding::new("instrument_file", StudyProblem::OtherInstrument)];
    if is_meant { Ok(source) } else { Err(other()) }
}

/// The file of `study` as it is handed over: with its instrument, where that does not come with the app.
pub(super) async fn whole(store: &dyn Store, mut study: StudyFileV1) -> Option<StudyFileV1> {
    if let Some(digest) = &study.instrument_digest
        && study.instrument_file.is_none()
    {
        let text = store.instrument(digest).await.ok()??;
        study.instrument_file = Some(wire::parse(&text).ok()?);
    }
    Some(study)
}

fn is_name(text: &str) -> bool {
    let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    !text.is_empty() && text.bytes().all(is_sign)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Memory;
    use crate::ui::pages::tests::shipped;

    fn study() -> StudyFileV1 {
        let source = shipped();
        let mut study = StudyFileV1::empty();
        study.instrument = source.instrument.id.clone();
        study.instrument_digest = Some(source.digest.to_string());
        study.instrument_file = Some((*source.file).clone());
        study
    }

    #[tokio::test]
    async fn an_instrument_in_the_file_is_used_if_it_is_the_one_that_is_meant() {
        let store = Memory::default();
        let source = instrument_of(&store, &study()).await.unwrap();
        assert_eq!(source.digest, shipped().digest);
        let other = || vec![StudyFinding::new("instrument_file", StudyProblem::OtherInstrument)];
        let altered = StudyFileV1 { instrument_digest: Some("0".repeat(64)), ..study() };
        assert_eq!(instrument_of(&store, &altered).await.unwrap_err(), other());
        let renamed = StudyFileV1 { instrument: "lain".to_owned(), ..study() };
        assert_eq!(instrument_of(&store, &renamed).await.unwrap_err(), other());
        let broken = StudyFileV1 { instrument_file: Some(Node::Bool(true)), ..study() };
        assert_eq!(
            instrument_of(&store, &broken).await.unwrap_err()[0].place,
            "instrument_file.format"
        );
    }

    #[tokio::test]
    async fn an_instrument_that_the_device_keeps_goes_along_with_its_study() {
        let store = Memory::default();
        let source = shipped();
        store.keep_instrument(source.digest.to_string(), source.text()).await.unwrap();
        let kept = StudyFileV1 { instrument_file: None, ..study() };
        assert_eq!(instrument_of(&store, &kept).await.unwrap().digest, source.digest);
        assert_eq!(whole(&store, kept).await, Some(study()));
    }

    #[test]
    fn an_address_leads_nowhere_else() {
        assert!(is_name("kampung-tangguh-7d"));
        for name in ["", "../sw", "a/b", "a.b", "a?b", "a b"] {
            assert!(!is_name(name), "{name}");
        }
    }
}

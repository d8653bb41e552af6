//! The studies that this device keeps, beside the one that is in use.

use crate::record::{StudyFileV1, canonical_json};
use crate::store::{Store, StoreError, Summary};
use crate::ui::app::{SETTING_INSTRUMENT, SETTING_STUDIES, SETTING_STUDY};
use crate::wire::{self, Node};

/// All studies on this device.
pub(super) async fn studies(store: &dyn Store) -> Result<Vec<StudyFileV1>, StoreError> {
    let mut studies =
        setting(store, SETTING_STUDIES).await?.map_or_else(Vec::new, StudyFileV1::read_list);
    // A device that was set up before there could be several has it nowhere else.
    let in_use = setting(store, SETTING_STUDY).await?.and_then(StudyFileV1::read);
    if let Some(study) = in_use.filter(|study| studies.iter().all(|it| it.code != study.code)) {
        studies.push(study);
    }
    Ok(studies)
}

async fn setting(store: &dyn Store, name: &'static str) -> Result<Option<Node>, StoreError> {
    Ok(store.setting(name).await?.and_then(|text| wire::parse(&text).ok()))
}

/// Keeps `study`, in the place of one with the same code, and has it asked from now on with `instrument`, which is
/// kept too: the digest and the text of it.
pub(super) async fn keep_and_use(
    store: &dyn Store,
    mut study: StudyFileV1,
    (digest, text): (String, String),
) -> Result<(), StoreError> {
    store.keep_instrument(digest.clone(), text).await?;
    // It is kept apart, by its digest.
    study.instrument_file = None;
    let mut all = studies(store).await?;
    match all.iter_mut().find(|kept| kept.code == study.code) {
        Some(kept) => *kept = study.clone(),
        None => all.push(study.clone()),
    }
    store.keep_setting(SETTING_STUDIES, canonical_json(&all)).await?;
    store.keep_setting(SETTING_INSTRUMENT, digest).await?;
    store.keep_setting(SETTING_STUDY, canonical_json(&study)).await
}

/// Removes the study with this code. Where it was in use, none is until one is chosen.
pub(super) async fn remove(store: &dyn Store, code: &str) -> Result<(), StoreError> {
    let mut all = studies(store).await?;
    all.retain(|study| study.code != code);
    let in_use = setting(store, SETTING_STUDY).await?.and_then(StudyFileV1::read);
    if in_use.is_some_and(|study| study.code == code) {
        // A text that is no study.
        store.keep_setting(SETTING_STUDY, String::new()).await?;
    }
    store.keep_setting(SETTING_STUDIES, canonical_json(&all)).await
}

/// The interviews of the study with this code; lines from before there could be several count to the one in use.
pub(super) fn interviews_of(
    summaries: &[Summary],
    code: &str,
    in_use: Option<&str>,
) -> Vec<Summary> {
    let is_of = |summary: &&Summary| match summary.study.as_str() {
        "" => in_use == Some(code),
        study => study == code,
    };
    summaries.iter().filter(is_of).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Memory;

    fn study(code: &str, name: &str) -> StudyFileV1 {
        let mut study = StudyFileV1::empty();
        (study.code, study.name) = (code.to_owned(), name.to_owned());
        study
    }

    fn asked(digest: &str) -> (String, String) {
        (digest.to_owned(), "{}".to_owned())
    }

    async fn in_use(store: &Memory) -> Option<StudyFileV1> {
        setting(store, SETTING_STUDY).await.unwrap().and_then(StudyFileV1::read)
    }

    #[tokio::test]
    async fn several_are_kept_and_the_same_code_again_takes_the_place_of_the_first() {
        let store = Memory::default();
        // As a device of an earlier version has it.
        let first = study("GRD", "Gerdu");
        store.keep_setting(SETTING_STUDY, canonical_json(&first)).await.unwrap();
        assert_eq!(studies(&store).await.unwrap(), [first]);
        keep_and_use(&store, study("KDK", "Kedungkandang"), asked("b")).await.unwrap();
        keep_and_use(&store, study("GRD", "Gerdu 2027"), asked("a")).await.unwrap();
        let all = studies(&store).await.unwrap();
        let expected = [study("GRD", "Gerdu 2027"), study("KDK", "Kedungkandang")];
        assert_eq!(all, expected);
        assert_eq!(in_use(&store).await, Some(study("GRD", "Gerdu 2027")));
    }

    #[tokio::test]
    async fn an_own_instrument_is_kept_apart_from_its_study() {
        let store = Memory::default();
        let mut own = study("GRD", "Gerdu");
        own.instrument_digest = Some("d".to_owned());
        own.instrument_file = Some(Node::Object(Vec::new()));
        keep_and_use(&store, own, asked("d")).await.unwrap();
        let kept = studies(&store).await.unwrap();
        assert_eq!((kept.len(), &kept[0].instrument_file), (1, &None));
        assert_eq!(store.instrument("d").await.unwrap().as_deref(), Some("{}"));
        assert_eq!(store.setting(SETTING_INSTRUMENT).await.unwrap().as_deref(), Some("d"));
    }

    #[tokio::test]
    async fn what_is_removed_leaves_the_one_in_use_and_none_where_it_was_that() {
        let store = Memory::default();
        keep_and_use(&store, study("GRD", "Gerdu"), asked("a")).await.unwrap();
        keep_and_use(&store, study("KDK", "Kedungkandang"), asked("b")).await.unwrap();
        remove(&store, "GRD").await.unwrap();
        assert_eq!(in_use(&store).await, Some(study("KDK", "Kedungkandang")));
        remove(&store, "KDK").await.unwrap();
        assert_eq!((studies(&store).await.unwrap(), in_use(&store).await), (vec![], None));
    }
}

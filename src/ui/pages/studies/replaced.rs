//! What gives way where a study comes to a device that has another one of its code: what is told, and asked, before.

use super::kept::interviews_of;
use crate::i18n::Language;
use crate::record::StudyFileV1;
use crate::store::{Summary, newest_locked};

/// The study that gives way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Replaced {
    pub(super) code: String,
    /// What people call it.
    name: String,
    /// Whether it asks another questionnaire than the one that comes.
    is_other_questionnaire: bool,
    /// How many of its interviews are on the device, a corrected one once.
    interviews: usize,
}

impl Replaced {
    /// What gives way to `coming`, where that is not the very same; `summaries` are the lines on the device, where
    /// the study with the code `in_use` is in use.
    pub(super) fn by(
        coming: &StudyFileV1,
        studies: &[StudyFileV1],
        summaries: &[Summary],
        in_use: Option<&str>,
    ) -> Option<Self> {
        let kept = studies.iter().find(|kept| kept.code == coming.code)?;
        if *kept == (StudyFileV1 { instrument_file: None, ..coming.clone() }) {
            return None;
        }
        let asked =
            |study: &StudyFileV1| (study.instrument.clone(), study.instrument_digest.clone());
        let newest = newest_locked(summaries);
        let lines = interviews_of(summaries, &kept.code, in_use);
        Some(Self {
            code: kept.code.clone(),
            name: kept.name.clone(),
            is_other_questionnaire: asked(kept) != asked(coming),
            interviews: lines.iter().filter(|line| !line.is_replaced(&newest)).count(),
        })
    }

    /// What is told to whoever sets a study up, and can give it another code.
    pub(super) fn words(&self, language: Language) -> String {
        let mut words = vec![language.replace_name(&self.name, &self.code)];
        words.extend(self.loss(language));
        if words.len() > 1 {
            words.push(language.replace_other_code().to_owned());
        }
        words.join(" ")
    }

    /// What may be a mistake: interviews that would be of another study now, or of another questionnaire.
    pub(super) fn loss(&self, language: Language) -> Vec<String> {
        let interviews = (self.interviews > 0)
            .then(|| language.replace_interviews(&self.interviews.to_string()));
        let other =
            self.is_other_questionnaire.then(|| language.replace_questionnaire().to_owned());
        interviews.into_iter().chain(other).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::State;

    fn study(name: &str, instrument: &str) -> StudyFileV1 {
        let mut study = StudyFileV1::empty();
        (study.code, study.name) = ("GRD".to_owned(), name.to_owned());
        study.instrument = instrument.to_owned();
        study
    }

    fn line(key: &str, study: &str, state: State) -> Summary {
        let session = crate::ui::pages::tests::held(1, "4");
        let source = crate::ui::pages::tests::shipped();
        let now = crate::ui::pages::tests::moment("2026-03-01T16:00:00+07:00");
        let session = crate::response::Session::new(source.instrument, session, now);
        let line = Summary::new(&session, now, None);
        Summary { key: key.to_owned(), study: study.to_owned(), state, ..line }
    }

    fn words(coming: &StudyFileV1, summaries: &[Summary]) -> Option<String> {
        let kept = [study("Gerdu", "a"), StudyFileV1 { code: "KDK".to_owned(), ..study("K", "a") }];
        let replaced = Replaced::by(coming, &kept, summaries, None)?;
        Some(replaced.words(Language::English))
    }

    #[test]
    fn the_very_same_and_another_code_replace_nothing() {
        assert_eq!(words(&study("Gerdu", "a"), &[]), None);
        assert_eq!(
            words(&StudyFileV1 { code: "LAIN".to_owned(), ..study("Gerdu", "b") }, &[]),
            None
        );
    }

    #[test]
    fn interviews_and_another_questionnaire_are_told_more_sternly() {
        let plain = words(&study("Gerdu 2027", "a"), &[]).unwrap();
        assert!(plain.contains("Gerdu (GRD)") && !plain.contains("interviews"), "{plain}");
        let lines = [
            line("a.2", "GRD", State::Finalised),
            line("a.1", "GRD", State::Finalised),
            line("b.1", "GRD", State::Draft),
            line("c.1", "KDK", State::Finalised),
        ];
        let held = words(&study("Gerdu 2027", "a"), &lines).unwrap();
        assert!(held.contains("Its interviews on this device: 2"), "{held}");
        assert!(!held.contains("questionnaire") && held.contains("another code"), "{held}");
        let other = words(&study("Gerdu 2027", "b"), &[]).unwrap();
        assert!(
            other.contains("another questionnaire") && other.contains("another code"),
            "{other}"
        );
    }
}

//! Files that are kept beside an interview, photos and recordings: named by what they hold, so that the
//! digest of a record that names them covers their content as well.

use std::collections::BTreeSet;

use super::digest_of_bytes;
use crate::instrument::Instrument;
use crate::response::{AUDIO_ENDINGS, Answers, DIGEST_SIGNS, IMAGE_ENDING};

/// The most bytes of a photo.
pub const MAX_IMAGE: usize = 300_000;

/// The most bytes of a recording: five minutes of speech come to half of it.
pub const MAX_AUDIO: usize = 2_000_000;

/// The name of a file of this content: the beginning of its SHA-256, and its ending.
pub fn attachment_name(content: &[u8], ending: &str) -> String {
    format!("{}.{ending}", &digest_of_bytes(content)[..DIGEST_SIGNS])
}

/// Whether `name` is the name of a photo or a recording of this content; no other kind of file is either.
pub fn is_named_by_content(name: &str, content: &[u8]) -> bool {
    name.split_once('.').is_some_and(|(_, ending)| {
        let is_known = ending == IMAGE_ENDING || AUDIO_ENDINGS.contains(&ending);
        is_known && attachment_name(content, ending) == name
    })
}

/// The names of the files that the answers to `instrument` name, each once.
pub fn attachments<'a>(instrument: &Instrument, answers: &'a Answers) -> BTreeSet<&'a str> {
    let mut names = BTreeSet::new();
    collect(instrument, answers, &mut names);
    names
}

fn collect<'a>(instrument: &Instrument, answers: &'a Answers, names: &mut BTreeSet<&'a str>) {
    for (item, answer) in answers.values.iter() {
        let capture = instrument.item(item).and_then(|item| item.kind.capture());
        if capture.is_some_and(|capture| capture.has_attachment()) {
            names.extend(answer.value());
        }
    }
    for instance in answers.repeats.iter().flat_map(|(_, instances)| instances) {
        collect(instrument, instance, names);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Source: FIPS 180-2, SHA-256 of `abc`.
    #[test]
    fn a_name_tells_the_content_and_no_other() {
        assert_eq!(attachment_name(b"abc", "jpg"), "ba7816bf8f01cfea.jpg");
        assert!(is_named_by_content("ba7816bf8f01cfea.jpg", b"abc"));
        assert!(!is_named_by_content("ba7816bf8f01cfea.jpg", b"abd"));
        assert!(!is_named_by_content("ba7816bf8f01cfea", b"abc"));
        assert!(!is_named_by_content("ba7816bf8f01cfea.exe", b"abc"));
    }
}

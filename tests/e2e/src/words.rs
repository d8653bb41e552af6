//! The interface's texts in both languages, read from its source, so that no test is bound to a wording.

use std::collections::BTreeMap;

use xtask::workspace;

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// *Bahasa Indonesia*.
    Indonesian,
    /// English.
    English,
}

impl Language {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Indonesian, Self::English];

    /// The code by which pages and instruments name it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Indonesian => "id",
            Self::English => "en",
        }
    }

    /// What its speakers call it.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Indonesian => "Bahasa Indonesia",
            Self::English => "English",
        }
    }

    /// The language that is not this one.
    pub fn other(self) -> Self {
        match self {
            Self::Indonesian => Self::English,
            Self::English => Self::Indonesian,
        }
    }
}

/// The texts by name.
#[derive(Debug, Clone)]
pub struct Words {
    texts: BTreeMap<String, [String; 2]>,
}

impl Words {
    /// Reads the texts from the interface's source.
    pub fn read() -> Self {
        let folder = workspace::root().join("src/i18n");
        let files = workspace::files_under(&folder)
            .unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        let mut texts = BTreeMap::new();
        for file in files {
            let source = std::fs::read_to_string(&file).unwrap_or_default();
            for line in source.lines() {
                if let Some((name, pair)) = declaration(line) {
                    texts.insert(name, pair);
                }
            }
        }
        assert!(texts.len() > 100, "only {} texts were found", texts.len());
        Self { texts }
    }

    /// A text without arguments, or one whose arguments are all given as `("code", "GRD-W-1")`.
    pub fn text(&self, language: Language, name: &str, arguments: &[(&str, &str)]) -> String {
        let Some(pair) = self.texts.get(name) else { panic!("the interface has no text {name}") };
        let text = match language {
            Language::Indonesian => &pair[0],
            Language::English => &pair[1],
        };
        arguments
            .iter()
            .fold(text.clone(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    }

    /// The texts that stand in the page itself and not in the program, in their order.
    pub fn of_page(language: Language) -> Vec<String> {
        let page = std::fs::read_to_string(workspace::root().join("index.html"));
        let page = page.unwrap_or_else(|error| panic!("index.html: {error}"));
        let start = format!("<span lang=\"{}\">", language.code());
        let texts = page.split(&start).skip(1).filter_map(|rest| rest.split('<').next());
        texts.map(str::to_owned).collect()
    }

    /// The pieces between the arguments of every text that differs between the languages, in `language`.
    pub fn pieces(&self, language: Language) -> Vec<String> {
        let n = usize::from(language == Language::English);
        let pieces = |text: &str| {
            let between =
                text.split('{').flat_map(|part| part.rsplit('}').next().map(str::to_owned));
            between.map(|piece| piece.trim().to_owned()).collect::<Vec<_>>()
        };
        let everything = |n: usize| self.texts.values().map(move |pair| pair[n].to_lowercase());
        let others: Vec<String> = everything(1 - n).collect();
        let own = self.texts.values().flat_map(|pair| pieces(&pair[n]));
        own.filter(|piece| piece.chars().filter(|c| c.is_alphabetic()).count() >= 4)
            .filter(|piece| !others.iter().any(|other| other.contains(&piece.to_lowercase())))
            .collect()
    }
}

/// `name(a): "Indonesian" / "English";`
fn declaration(line: &str) -> Option<(String, [String; 2])> {
    let (name, texts) = line.trim().strip_suffix(';')?.split_once(": \"")?;
    let name = name.split('(').next()?;
    let (indonesian, english) = texts.strip_suffix('"')?.split_once("\" / \"")?;
    let is_name =
        name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_' || byte.is_ascii_digit());
    let plain = |text: &str| text.replace("\\\"", "\"");
    is_name.then(|| (name.to_owned(), [plain(indonesian), plain(english)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_with_their_arguments() {
        let words = Words::read();
        let said = words.text(Language::English, "deleted", &[("code", "X-1")]);
        assert_eq!(said, "Interview X-1 deleted.");
        assert!(words.pieces(Language::Indonesian).contains(&"Beranda".to_owned()));
        assert!(words.pieces(Language::English).iter().all(|piece| !piece.contains('}')));
    }
}

//! The addresses of the pages, behind the `#`, so that any static host can serve the program.

use std::fmt;

use gloo_events::EventListener;
use yew::prelude::*;

use super::effect::use_on_change;

/// The address of the second program, which evaluates; it is fetched when it is first opened.
pub(super) const EVALUATE: &str = "evaluasi.html";
/// Loading exports back stands in the second program too, since that is the one that reads files.
pub(super) const LOAD: &str = "evaluasi.html#/muat";
/// The page of the second program in which interviews with rules are held.
const FORMS: &str = "formulir.html";
/// The studies on this device; the second program draws them.
pub(super) const STUDIES: &str = "#/studi";
/// What a community sees of its interviews, a page of the second program.
pub(super) const COMMUNITY: &str = "#/hasil-sementara";
/// What is to be done with the answers of a study that is over; the study's code comes behind it.
pub(super) const STUDY_IS_OVER: &str = "#/studi/hapus/";
/// Where a group discussion begins, behind `#/`: a page of the second program.
pub(super) const DISCUSSION: &str = "diskusi";
/// The first page, seen from the second program.
pub(super) const HOME_FROM_DESK: &str = "./#/";
/// The page for files, seen from the second program.
pub(super) const FILES_FROM_DESK: &str = "formulir.html#/berkas";

/// A page. Its address is what [`fmt::Display`] writes, e.g. `#/hasil/0199….1`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// Interviews on this device and what to do next.
    Home,
    /// What is settled once per study and device.
    Settings,
    /// Who is interviewed, where and in which round.
    Start,
    /// An interview where it was left, at consent or at its first open page.
    Interview {
        /// The interview's key.
        key: String,
    },
    /// A page of an interview.
    Section {
        /// The interview's key.
        key: String,
        /// The section's name.
        section: String,
        /// The item in focus.
        item: Option<String>,
    },
    /// What is still blank, before an interview is finished.
    Review {
        /// The interview's key.
        key: String,
    },
    /// The force field of one interview.
    Result {
        /// The interview's key.
        key: String,
    },
    /// Files out, and clearing the device.
    Files,
    /// A page that the second program alone draws: its address behind `#/`.
    More(String),
    /// The second program is neither cached nor to be had.
    Offline,
    /// Any other address.
    NotFound,
}

/// Whether this page is for interviews with rules.
pub fn is_of_forms() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let root = document.and_then(|document| document.document_element());
    // The build writes its name into each page of the second program.
    root.and_then(|root| root.get_attribute("data-page")).is_some_and(|page| page == FORMS)
}

/// Goes to the same page in the program that holds interviews with rules; false where this page stays.
pub(super) fn go_to_forms() -> bool {
    let Some(location) = web_sys::window().map(|window| window.location()) else { return false };
    let hash = location.hash().unwrap_or_default();
    // Without a network and without the other program, the way there leads back here, and must end here.
    // A file beside this one is a full address, which only leads elsewhere.
    Route::parse(&hash) != Route::Offline && location.replace(&format!("{FORMS}{hash}")).is_ok()
}

impl Route {
    /// The page of an address such as `#/hasil/0199….1`.
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_matches('/');
        let parts: Vec<String> = path.split('/').map(decode).collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let own = |part: &str| part.to_owned();
        match parts.as_slice() {
            [""] => Self::Home,
            ["pengaturan"] => Self::Settings,
            ["mulai"] => Self::Start,
            ["wawancara", key] => Self::Interview { key: own(key) },
            ["wawancara", key, section] => {
                Self::Section { key: own(key), section: own(section), item: None }
            }
            ["wawancara", key, section, item] => {
                Self::Section { key: own(key), section: own(section), item: Some(own(item)) }
            }
            ["periksa", key] => Self::Review { key: own(key) },
            ["hasil", key] => Self::Result { key: own(key) },
            ["berkas"] => Self::Files,
            ["tanpa-jaringan"] => Self::Offline,
            ["studi" | "diskusi" | "hasil-sementara", ..] => Self::More(path.to_owned()),
            _ => Self::NotFound,
        }
    }

    /// The page that the address names now.
    pub(super) fn here() -> Self {
        Self::parse(&current())
    }

    /// Whether answers are given on this page, so that the screen must not go dark.
    pub fn is_of_interview(&self) -> bool {
        matches!(self, Self::Interview { .. } | Self::Section { .. } | Self::Review { .. })
    }

    /// The address of this page in the program that holds all.
    pub(super) fn of_forms(&self) -> AttrValue {
        format!("{FORMS}{self}").into()
    }

    /// Goes to this page; `is_replacing` leaves no way back to the one before.
    pub(super) fn go(&self, is_replacing: bool) {
        let Some(window) = web_sys::window() else { return };
        let location = window.location();
        let address = self.to_string();
        // Only a full address leads elsewhere than this page, and this one is a hash.
        let _gone =
            if is_replacing { location.replace(&address) } else { location.set_hash(&address) };
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Home => f.write_str("#/"),
            Self::Settings => f.write_str("#/pengaturan"),
            Self::Start => f.write_str("#/mulai"),
            Self::Interview { key } => write!(f, "#/wawancara/{}", encode(key)),
            Self::Section { key, section, item } => {
                write!(f, "#/wawancara/{}/{}", encode(key), encode(section))?;
                item.as_ref().map_or(Ok(()), |item| write!(f, "/{}", encode(item)))
            }
            Self::Review { key } => write!(f, "#/periksa/{}", encode(key)),
            Self::Result { key } => write!(f, "#/hasil/{}", encode(key)),
            Self::Files => f.write_str("#/berkas"),
            Self::More(path) => write!(f, "#/{path}"),
            Self::Offline => f.write_str("#/tanpa-jaringan"),
            Self::NotFound => f.write_str("#/tidak-ada"),
        }
    }
}

impl From<Route> for AttrValue {
    fn from(route: Route) -> Self {
        route.to_string().into()
    }
}

/// The page that the address names now; follows the address.
#[hook]
pub(super) fn use_route() -> Route {
    Route::parse(&use_hash())
}

/// Whether the address names the second program's page that loads exports back; follows the address.
#[hook]
pub(super) fn use_is_loading_back() -> bool {
    let hash = use_hash();
    LOAD.split_once('#').is_some_and(|(_, load)| hash.trim_start_matches('#') == load)
}

/// What stands behind the `#` of the address, with the sign.
#[hook]
fn use_hash() -> String {
    let hash = use_state(current);
    let setter = hash.setter();
    use_on_change(
        String::new(),
        Box::new(move || {
            if let Some(window) = web_sys::window() {
                // A root lives as long as its page, and so does what it listens to.
                EventListener::new(&window, "hashchange", move |_| setter.set(current())).forget();
            }
        }),
    );
    (*hash).clone()
}

fn current() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Percent-encodes everything but letters, digits and `-._`.
fn encode(part: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    part.bytes().fold(String::with_capacity(part.len()), |mut text, byte| {
        if plain(byte) {
            text.push(char::from(byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
        text
    })
}

/// The text that [`encode`] made `part` of; what is no text stays as it is.
fn decode(part: &str) -> String {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let code = (byte == b'%').then(|| after.get(..2)).flatten();
        let code = code.and_then(|hex| std::str::from_utf8(hex).ok());
        if let Some(decoded) = code.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            bytes.push(decoded);
            rest = &after[2..];
        } else {
            bytes.push(byte);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| part.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(route: Route, address: &str) {
        assert_eq!(route.to_string(), address);
        assert_eq!(Route::parse(address), route);
    }

    #[test]
    fn each_page_has_its_address() {
        let key = || "0199-ab.1".to_owned();
        check(Route::Home, "#/");
        check(Route::Files, "#/berkas");
        check(Route::Review { key: key() }, "#/periksa/0199-ab.1");
        let section = |item| Route::Section { key: key(), section: "D1".to_owned(), item };
        check(section(None), "#/wawancara/0199-ab.1/D1");
        check(section(Some("I1.D1.1".to_owned())), "#/wawancara/0199-ab.1/D1/I1.D1.1");
    }

    #[test]
    fn names_with_signs_of_their_own_come_back() {
        let section = "Bagian 1/2 é%".to_owned();
        let route = Route::Section { key: "a.1".to_owned(), section, item: None };
        assert_eq!(Route::parse(&route.to_string()), route);
    }

    #[test]
    fn an_empty_address_is_home_and_an_unknown_one_is_told() {
        assert_eq!(Route::parse(""), Route::Home);
        assert_eq!(Route::parse("#/x/y/z/u"), Route::NotFound);
        assert_eq!(Route::parse("#/%E0%"), Route::NotFound);
    }
}

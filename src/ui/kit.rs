//! What a program holds beyond short pages of plain questions: the engine for rules, what takes photos,
//! recordings and positions, what draws long pages in parts, and what searches long lists. It is handed in when
//! a program is started, so that the linker leaves out what nobody hands in.

use std::cell::RefCell;
use std::fmt;
use std::ops::Range;
use std::rc::Rc;

use futures::future::LocalBoxFuture;
use yew::prelude::*;

use super::context::Shared;
use super::controls::QuestionProps;
use super::pages::{Discussed, MANY, Outgoing, Page};
use super::route::Route;
use super::state::Problem;
use crate::i18n::Language;
use crate::instrument::{Instrument, Item, Kind, Section, SectionKind};
use crate::record::{Finding, InstrumentSource, ResponseV1};
use crate::response::{Place, Response, Session};
use crate::wire::Node;

/// What a program holds. An instrument that needs more leads to the page of the program that holds it.
#[derive(Debug)]
pub struct Kit {
    /// Reads an instrument; none where anything is wrong with it, or beyond this program.
    pub(super) read: fn(Node) -> Option<InstrumentSource>,
    /// Makes of a record the interview that it stands for, seen from a place, where nothing is wrong with it.
    pub(super) check: fn(&ResponseV1, &Instrument, &str) -> Result<Response, Vec<Finding>>,
    /// What goes beyond plain questions; none in the program that every tablet fetches.
    pub(super) more: Option<More>,
}

/// What only the second program holds.
#[derive(Debug, Clone, Copy)]
pub(super) struct More {
    /// What takes photos, recordings and positions.
    pub(super) captures: &'static dyn Captures,
    /// What draws of a long list that which is near.
    pub(super) stretches: Stretches,
    /// What draws a repeat of an interview.
    pub(super) repeat: Repeats,
    /// What draws how one choice of a long list is found.
    pub(super) search: Search,
    /// What draws, below the scores of an interview, all that can be read from them.
    pub(super) result: fn(Language, &Session) -> Html,
    /// What a new interview begins with, out of the round before.
    pub(super) carry: Carry,
    /// What draws the page for files, or one of [`Route::More`].
    pub(super) page: fn(Language, &Route) -> Html,
    /// What draws a group discussion to which the meeting has agreed.
    pub(super) discussion: fn(Discussed) -> Html,
}

/// Draws a list of this name and of so many entries, of which one may be sought, by what draws some of them.
pub(super) type Stretches = fn(&str, usize, Option<usize>, Callback<Range<usize>, Html>) -> Html;

/// Draws the repeat at this place of a page, after so many questions, with what it holds or without.
pub(super) type Repeats = fn(&Page<'_>, Place, &mut usize, bool) -> Html;

/// Draws, for questions of this interview, how one choice of a long list is found by some of its words.
pub(super) type Search = fn(&Rc<RefCell<Session>>) -> Callback<QuestionProps, Html>;

/// Reads, before a respondent has agreed, what the interview begins with then.
pub(super) type Carry = fn(&Shared, &Session) -> LocalBoxFuture<'static, Option<Begin>>;

/// Answers what the interview begins with.
pub(super) type Begin = Rc<dyn Fn(&mut Session)>;

/// Up to so many entries a page is drawn as a whole.
pub(super) const FEW: usize = 40;

impl Kit {
    /// What every tablet fetches at the first visit.
    ///
    /// It only sees whether anything is wrong with an instrument, and leaves the rest to the other program.
    pub const PLAIN: Self =
        Self { read: InstrumentSource::plain, check: ResponseV1::check_interview, more: None };

    /// Whether it is enough for interviews with `instrument`, which it has read.
    pub(super) fn holds(&self, instrument: &Instrument) -> bool {
        // The photo of a document is never asked for: whoever takes one goes to the other program for it.
        let is_evidence =
            |item: &Item| instrument.sections[item.place.section].kind == SectionKind::Evidence;
        let is_plain = |item: &Item| {
            (item.kind.capture().is_none() || is_evidence(item))
                && !matches!(item.kind, Kind::Repeat(_))
                && item.kind.list().is_none_or(|list| list.len() <= MANY)
        };
        let is_short = |section: &Section| instrument.inside(section.item).len() <= FEW;
        self.more.is_some()
            || instrument.items.iter().all(is_plain) && instrument.sections.iter().all(is_short)
    }
}

/// What takes photos, recordings and positions, keeps them beside the interviews, and puts them into exports.
pub(super) trait Captures: fmt::Debug {
    /// What draws how a question of the interview is answered.
    fn control(&self, session: &Rc<RefCell<Session>>) -> Callback<QuestionProps, Html>;

    /// Has the files removed, by and by, that no interview can come back to.
    fn sweep(&self);

    /// Makes of an export an archive with the files that `responses` name, where they name any.
    fn pack<'a>(
        &'a self,
        export: &'a mut Outgoing,
        instrument: &'a Instrument,
        responses: &'a [Response],
    ) -> LocalBoxFuture<'a, Result<(), Problem>>;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire;

    fn is_plain(text: &str) -> bool {
        let read = (Kit::PLAIN.read)(wire::parse(text).unwrap());
        read.is_some_and(|source| Kit::PLAIN.holds(&source.instrument))
    }

    /// What a tablet opens with is asked by the program that every tablet has.
    #[test]
    fn the_first_instrument_needs_nothing_beyond_the_first_program() {
        assert!(is_plain(include_str!("../../www/instruments/kampung-tangguh-7d.json")));
        for other in [
            include_str!("../../www/instruments/p2kp-proses-tahap-aktor.json"),
            include_str!("../../www/instruments/strategi-aktor-hasil.json"),
            include_str!("../../tests/data/every-kind.json"),
            include_str!("../../tests/data/captures.json"),
        ] {
            assert!(!is_plain(other), "{}", &other[..80]);
        }
    }

    #[test]
    fn long_lists_and_long_pages_are_beyond_the_first_program() {
        let text = include_str!("../../www/instruments/kampung-tangguh-7d.json");
        let question = |n: usize| {
            format!(r#"{{"id":"more{n}","type":"text","label":{{"id":"Apa?","en":"What?"}}}},"#)
        };
        let page = |count| {
            let more: String = (0..count).map(question).collect();
            text.replacen(r#""items": ["#, &format!(r#""items": [{more}"#), 1)
        };
        // The page has five questions of its own.
        assert!(is_plain(&page(FEW - 5)) && !is_plain(&page(FEW - 4)));
        let list = |count| {
            let choice = |n| format!(r#"{{"name":"c{n}","label":{{"id":"Desa","en":"Village"}}}}"#);
            let choices: Vec<String> = (0..count).map(choice).collect();
            let lists = format!(
                r#""choices": {{ "desa": {{ "scale": "nominal", "choices": [{}] }},"#,
                choices.join(",")
            );
            let asked = r#""items": [{"id":"desa","select_one":"desa","label":{"id":"Desa?","en":"Village?"}},"#;
            text.replacen(r#""choices": {"#, &lists, 1).replacen(r#""items": ["#, asked, 1)
        };
        assert!(is_plain(&list(MANY)) && !is_plain(&list(MANY + 1)));
    }
}

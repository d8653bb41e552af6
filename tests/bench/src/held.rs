//! An interview held natively, with one of the forms that are measured.

use std::rc::Rc;

use berdaya::expression::Rules;
use berdaya::instrument::Instrument;
use berdaya::record::InstrumentSource;
use berdaya::response::{Answer, Edit, Response, Session, Setting, Timestamp};
use serde_json::Value;
use uuid::Uuid;

/// Reads a form as the app does.
pub fn read(file: &str) -> InstrumentSource {
    let source = InstrumentSource::read(file, &Rules);
    source.unwrap_or_else(|findings| panic!("the form is wrong: {findings:?}"))
}

/// An interview.
#[derive(Debug, Clone)]
pub struct Held {
    session: Session,
    now: Timestamp,
}

impl Held {
    /// Begins an interview and gives consent.
    pub fn begin(file: &Value) -> Self {
        let source = read(&file.to_string());
        let mut held = Self::open(&source.instrument, blank(&source));
        held.apply(Edit::Consent { given: true });
        held
    }

    /// Opens an interview, with all that follows from its answers.
    pub fn open(instrument: &Rc<Instrument>, response: Response) -> Self {
        let now = now();
        Self { session: Session::new(Rc::clone(instrument), response, now), now }
    }

    /// The interview.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Answers an item; how many items were evaluated for it.
    pub fn answer(&mut self, path: &str, value: &str) -> usize {
        let before = self.session.evaluations();
        let answer = Some(Answer::Value(value.to_owned()));
        self.apply(Edit::Answer { item: path.to_owned(), answer });
        self.session.evaluations() - before
    }

    /// Adds an instance to a repeat.
    pub fn add(&mut self, repeat: &str) {
        self.apply(Edit::Add { repeat: repeat.to_owned() });
    }

    /// How many choices an item offers now.
    pub fn offered(&self, path: &str) -> usize {
        let place = self.session.place(path);
        let place = place.unwrap_or_else(|| panic!("the form has no {path}"));
        self.session.offered(place, self.now).len()
    }

    /// What expressions see of an item.
    pub fn value(&self, path: &str) -> String {
        let place = self.session.place(path);
        self.session.cell(place.unwrap_or_else(|| panic!("the form has no {path}"))).value.clone()
    }

    fn apply(&mut self, edit: Edit) {
        let told = format!("{edit:?}");
        let applied = self.session.apply(edit, self.now);
        applied.unwrap_or_else(|refusal| panic!("{told}: {refusal:?}"));
    }
}

/// An interview in which nothing was said yet.
pub fn blank(source: &InstrumentSource) -> Response {
    let setting = Setting {
        study: "BENCH".to_owned(),
        code: "BENCH-W-001".to_owned(),
        role: "W".to_owned(),
        site: "RT 01".to_owned(),
        round: "1".to_owned(),
        enumerator: "E1".to_owned(),
        language: "id".to_owned(),
    };
    Response::begin(Uuid::nil(), source.reference(), setting, now())
}

fn now() -> Timestamp {
    let now = Timestamp::parse("2026-03-01T09:30:00+07:00");
    now.unwrap_or_else(|| unreachable!("that is a moment"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{Form, name, sum_name};
    use crate::logic::{
        CALCULATIONS, DEPENDENTS, calculations, chain, of_form, repeat, star, villages,
    };
    use crate::walk::Walk;

    #[test]
    fn the_logic_of_the_forms_works() {
        let mut held = Held::begin(&chain());
        held.answer("q", "5");
        assert_eq!(held.value(&format!("c{}", DEPENDENTS - 1)), "105");
        let mut held = Held::begin(&star());
        held.answer("q", "5");
        assert_eq!(held.value(&format!("c{}", DEPENDENTS - 1)), "104");
        let mut held = Held::begin(&calculations());
        held.answer("q3", "5");
        assert_eq!(held.value(&format!("c{}", CALCULATIONS - 1)), "1004");
        let mut held = Held::begin(&villages());
        assert_eq!(held.offered("village"), 0);
        held.answer("district", "d7");
        assert_eq!(held.offered("village"), 11);
    }

    #[test]
    fn members_have_their_own_logic() {
        let mut held = Held::begin(&repeat(true));
        for (member, income) in [(1, "40"), (2, "2")] {
            held.add("member");
            held.answer(&format!("member[{member}]/income"), income);
            held.answer(&format!("member[{member}]/spending"), "1");
        }
        assert_eq!(
            (held.value("member[2]/c0"), held.value("c1")),
            ("1".to_owned(), "42".to_owned())
        );
    }

    #[test]
    fn a_walk_comes_to_the_same_sums_as_in_the_browser() {
        for form in [Form::small(), Form::large()] {
            let (walk, mut held) = (Walk::through(&form), Held::begin(&of_form(&form)));
            for step in &walk.steps {
                held.answer(&name(step.question), &step.choice.to_string());
            }
            let sums = (0..form.sums.len()).map(|n| held.value(&sum_name(n)));
            let expected: Vec<String> = walk.sums(&form).iter().map(u32::to_string).collect();
            assert_eq!(sums.collect::<Vec<_>>(), expected);
        }
    }
}

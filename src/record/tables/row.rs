//! One row of a table: an interview, or an instance of a repeat, and what stands in each of its cells.

use std::borrow::Cow;
use std::rc::Rc;

use super::anonymity::{Marks, Veil, age_band, month};
use super::cell::{Cell, Lack};
use super::variable::{Content, Fact};
use crate::evaluation::Interview;
use crate::expression::number_from_text;
use crate::instrument::{Instrument, Item, Kind};
use crate::response::{Answer, Answers};

/// One row.
#[derive(Debug, Clone)]
pub(super) struct Row<'a> {
    /// What was asked.
    pub(super) instrument: &'a Instrument,
    /// Whose answers it holds.
    pub(super) interview: &'a Interview,
    /// By what the tables name the interview.
    pub(super) key: Rc<str>,
    /// How it is published; none where all of it is.
    pub(super) veil: Option<Rc<Veil>>,
    /// Those of the interview, or of the instance.
    pub(super) answers: &'a Answers,
    /// Which instance of a repeat; none for the interview itself.
    pub(super) instance: Option<Instance>,
}

/// Where an instance of a repeat stands.
#[derive(Debug, Clone)]
pub(super) struct Instance {
    /// Its path in the interview, `ksm[2]`.
    pub(super) path: String,
    /// That of the instance that it stands in; empty for the interview.
    pub(super) parent: String,
    /// Which it is, from 1.
    pub(super) number: usize,
}

impl<'a> Row<'a> {
    /// What stands under `content`.
    pub(super) fn cell(&self, content: Content<'a>, marks: Marks<'a>) -> Cell<'_> {
        match content {
            Content::Fact(fact) => self.fact(fact),
            Content::Answer(item) => self.answer(item, marks),
            Content::Choice(item, list, row) => self.choice(item, list.choice(row)),
            Content::Factor(factor) => self.scored(|scores| scores.factor(&factor.id)),
            Content::Index(family) => self.scored(|scores| scores.index(family)),
            Content::Net => self.scored(|scores| scores.force_field.map(|field| field.net)),
            Content::Balance => {
                self.scored(|scores| scores.force_field.and_then(|field| field.balance))
            }
        }
    }

    fn scored(&self, value: impl Fn(&crate::scoring::Scores) -> Option<f64>) -> Cell<'_> {
        self.interview.scores.as_ref().and_then(value).map_or(Cell::Blank, Cell::Number)
    }

    fn fact(&self, fact: Fact) -> Cell<'_> {
        let response = &self.interview.response;
        let setting = &response.setting;
        let text = |text: &'a str| match text {
            "" => Cell::Blank,
            text => Cell::Text(Cow::Borrowed(text)),
        };
        let veiled = |published: fn(&Veil) -> &Option<String>, own: &'a str| match &self.veil {
            None => text(own),
            Some(veil) => match published(veil).as_deref() {
                None => Cell::Lack(Lack::Masked),
                Some("") => Cell::Blank,
                Some(published) => Cell::Text(Cow::Owned(published.to_owned())),
            },
        };
        let own = |text: String| Cell::Text(Cow::Owned(text));
        let path = |path: &str| match path {
            "" => self.key.to_string(),
            path => format!("{}/{path}", self.key),
        };
        let whole = |n: u32| Cell::Number(f64::from(n));
        match fact {
            Fact::Interview => Cell::Text(Cow::Borrowed(&self.key)),
            Fact::Key => own(path(self.instance.as_ref().map_or("", |it| &it.path))),
            Fact::Parent => own(path(self.instance.as_ref().map_or("", |it| &it.parent))),
            Fact::Number => self
                .instance
                .as_ref()
                .map_or(Cell::Blank, |it| Cell::Number(crate::expression::count(it.number))),
            Fact::Respondent => text(&setting.code),
            Fact::Revision => whole(response.revision),
            Fact::Study => veiled(|veil| &veil.study, &setting.study),
            Fact::Round => veiled(|veil| &veil.round, &setting.round),
            Fact::Site => veiled(|veil| &veil.site, &setting.site),
            Fact::Role => match self.instrument.role(&setting.role) {
                Some(role) => Cell::Role(role),
                None => text(&setting.role),
            },
            Fact::Enumerator => text(&setting.enumerator),
            Fact::Language => text(&setting.language),
            Fact::Consent => {
                response.consent.as_ref().map_or(Cell::Blank, |it| Cell::Flag(it.given))
            }
            Fact::Started => own(response.started_at.to_string()),
            Fact::Finished => response.finalised_at.map_or(Cell::Blank, |at| own(at.to_string())),
            Fact::Month => match &self.veil {
                None => own(month(response.started_at)),
                Some(veil) => match &veil.month {
                    Some(month) => Cell::Text(Cow::Owned(month.clone())),
                    None => Cell::Lack(Lack::Masked),
                },
            },
        }
    }

    /// Why there is no answer to `item`, or that it is blank: also of whoever declined, as the consent tells.
    fn unanswered(&self, item: &Item) -> Cell<'_> {
        let response = &self.interview.response;
        if response.is_refusal() {
            Cell::Blank
        } else if !item.is_asked_of(&response.setting.role) {
            Cell::Lack(Lack::NotAsked)
        } else if response.skipped.contains(&item.id) {
            Cell::Lack(Lack::Skipped)
        } else {
            Cell::Blank
        }
    }

    fn answer(&self, item: &'a Item, marks: Marks<'a>) -> Cell<'_> {
        let is = |mark: Option<&Item>| {
            self.instance.is_none() && mark.is_some_and(|mark| mark.id == item.id)
        };
        let (is_sex, is_age) = (is(marks.sex), is(marks.age));
        if let Some(veil) = &self.veil
            && ((is_sex && veil.hides_sex) || (is_age && veil.hides_age))
        {
            return Cell::Lack(Lack::Masked);
        }
        let value = match self.answers.get(&item.id) {
            None => return self.unanswered(item),
            Some(Answer::Missing(code)) => return Cell::Lack(Lack::Missing(*code)),
            Some(Answer::Value(value) | Answer::Confirmed(value) | Answer::Unread(value)) => value,
        };
        let is_published = self.veil.is_some();
        match &item.kind {
            Kind::SelectOne(list) => Cell::Choice(list, value),
            Kind::Integer | Kind::Decimal | Kind::Range(_) if is_age && is_published => {
                Cell::Text(Cow::Owned(age_band(item, value)))
            }
            Kind::Integer | Kind::Decimal | Kind::Range(_) => Cell::Number(number_from_text(value)),
            Kind::Calculate => {
                let number = number_from_text(value);
                if number.is_finite() { Cell::Number(number) } else { self.reckoned(value) }
            }
            Kind::Date if is_published => {
                Cell::Text(Cow::Borrowed(value.get(..7).unwrap_or_default()))
            }
            _ => Cell::Text(Cow::Borrowed(value)),
        }
    }

    /// A reckoned text; of what is published, numbers alone.
    fn reckoned<'r>(&self, value: &'r str) -> Cell<'r> {
        if self.veil.is_some() {
            Cell::Lack(Lack::Masked)
        } else {
            Cell::Text(Cow::Borrowed(value))
        }
    }

    fn choice(&self, item: &Item, choice: &str) -> Cell<'_> {
        let value = match self.answers.get(&item.id) {
            None => return self.unanswered(item),
            Some(Answer::Missing(code)) => return Cell::Lack(Lack::Missing(*code)),
            Some(answer) => answer.value().unwrap_or_default(),
        };
        let place = value.split(' ').position(|name| name == choice);
        match (&item.kind, place) {
            (Kind::Rank(_), Some(place)) => Cell::Number(crate::expression::count(place + 1)),
            (Kind::Rank(_), None) => Cell::Blank,
            (_, place) => Cell::Flag(place.is_some()),
        }
    }
}

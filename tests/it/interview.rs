//! An interview in the field's words: what the scenario tests begin with and do to it.

use std::rc::Rc;

use berdaya::expression::Rules;
use berdaya::instrument::{Kind, Missing};
use berdaya::record::InstrumentSource;
use berdaya::response::{
    Answer, Change, Edit, Open, Progress, Refusal, Response, Session, Setting, Timestamp,
};
use uuid::Uuid;

/// The text of the instrument that the product ships with.
pub(crate) const SHIPPED: &str = include_str!("../../www/instruments/kampung-tangguh-7d.json");

thread_local! {
    static SHIPPED_SOURCE: InstrumentSource = InstrumentSource::read(SHIPPED, &Rules).unwrap();
}

/// The instrument that the product ships with.
pub(crate) fn shipped() -> InstrumentSource {
    SHIPPED_SOURCE.with(InstrumentSource::clone)
}

/// The moment that `text` names.
#[track_caller]
pub(crate) fn moment(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

/// When the `n`th edit of an interview is made: every second one, from half past nine.
fn tick(n: u32) -> Timestamp {
    moment(&format!("2026-03-01T09:{:02}:{:02}+07:00", 30 + n / 60 % 30, n % 60))
}

/// An interview that an enumerator holds.
#[derive(Debug, Clone)]
pub(crate) struct Interview {
    session: Session,
    edits: u32,
}

impl Interview {
    /// Begun with a respondent of `role`, nothing asked yet.
    pub(crate) fn begun(source: &InstrumentSource, role: &str) -> Self {
        Self::numbered(source, role, 1)
    }

    /// The `n`th interview of the day with a respondent of `role`.
    pub(crate) fn numbered(source: &InstrumentSource, role: &str, n: u16) -> Self {
        let setting = Setting {
            study: "GERDU-26".to_owned(),
            code: format!("{role}-{n:03}"),
            role: role.to_owned(),
            site: "RT 01 / RW 07".to_owned(),
            round: "1".to_owned(),
            enumerator: "E1".to_owned(),
            language: source.instrument.default_language.clone(),
        };
        let id = Uuid::parse_str(&format!("01953dcc-8a40-7000-8000-00000000{n:04x}")).unwrap();
        let response = Response::begin(id, source.reference(), setting, tick(0));
        Self { session: Session::new(Rc::clone(&source.instrument), response, tick(0)), edits: 0 }
    }

    /// Begun, and consent given.
    pub(crate) fn consented(source: &InstrumentSource, role: &str) -> Self {
        let mut interview = Self::begun(source, role);
        interview.consents().unwrap();
        interview
    }

    fn apply(&mut self, edit: Edit) -> Result<Change, Refusal> {
        self.edits += 1;
        self.session.apply(edit, tick(self.edits))
    }

    pub(crate) fn consents(&mut self) -> Result<Change, Refusal> {
        self.apply(Edit::Consent { given: true })
    }

    pub(crate) fn declines(&mut self) -> Result<Change, Refusal> {
        self.apply(Edit::Consent { given: false })
    }

    /// The respondent takes the choice named `choice`.
    pub(crate) fn chooses(&mut self, item: &str, choice: &str) -> Result<Change, Refusal> {
        self.answers(item, Some(Answer::Value(choice.to_owned())))
    }

    /// The respondent tells `text`, which the enumerator writes down.
    pub(crate) fn tells(&mut self, item: &str, text: &str) -> Result<Change, Refusal> {
        self.answers(item, Some(Answer::Value(text.to_owned())))
    }

    /// There is no value, for a reason that has a code.
    pub(crate) fn lacks(&mut self, item: &str, code: Missing) -> Result<Change, Refusal> {
        self.answers(item, Some(Answer::Missing(code)))
    }

    /// The enumerator takes the answer away again.
    pub(crate) fn leaves_blank(&mut self, item: &str) -> Result<Change, Refusal> {
        self.answers(item, None)
    }

    pub(crate) fn answers(
        &mut self,
        item: &str,
        answer: Option<Answer>,
    ) -> Result<Change, Refusal> {
        self.apply(Edit::Answer { item: item.to_owned(), answer })
    }

    /// One more instance of a repeat.
    pub(crate) fn adds(&mut self, repeat: &str) -> Result<Change, Refusal> {
        self.apply(Edit::Add { repeat: repeat.to_owned() })
    }

    pub(crate) fn goes_on_in(&mut self, language: &str) -> Result<Change, Refusal> {
        self.apply(Edit::Language(language.to_owned()))
    }

    pub(crate) fn is_finalised(&mut self) -> Result<Change, Refusal> {
        self.apply(Edit::Finalise)
    }

    /// Answers every closed question that the role is asked: the choice at `position`, from the front.
    #[track_caller]
    pub(crate) fn chooses_everywhere(&mut self, position: usize) {
        for item in self.asked() {
            let item = self.session.instrument().item(&item).unwrap();
            let Kind::SelectOne(list) = &item.kind else { continue };
            let choice = list.choice(position % list.len()).to_owned();
            let id = item.id.clone();
            self.chooses(&id, &choice).unwrap();
        }
    }

    /// Names of everything that the role is asked, in order.
    pub(crate) fn asked(&self) -> Vec<String> {
        let role = &self.response().setting.role;
        let items = self.session.instrument().items.iter();
        let asked = items.filter(|item| item.is_question() && item.is_asked_of(role));
        asked.map(|item| item.id.clone()).collect()
    }

    pub(crate) fn response(&self) -> &Response {
        self.session.response()
    }

    pub(crate) fn progress(&self) -> Progress {
        self.session.progress()
    }

    /// Names of what has to be answered and is not on the page `section`, in order.
    pub(crate) fn blanks(&self, section: usize) -> Vec<String> {
        let open = self.session.open_places(section).into_iter();
        let blank = open.filter(|(_, open)| *open == Open::Blank);
        blank.map(|(place, _)| self.session.path(place)).collect()
    }

    /// The name of a page of [`Progress`].
    pub(crate) fn page(&self, section: usize) -> &str {
        &self.session.instrument().sections[section].id
    }

    pub(crate) fn session(&self) -> &Session {
        &self.session
    }

    /// The locked interview.
    #[track_caller]
    pub(crate) fn finished(mut self) -> Response {
        self.is_finalised().unwrap();
        self.response().clone()
    }
}

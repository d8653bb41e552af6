//! Small forms made for a test, and an interview with one of them in the field's words.

use std::collections::BTreeMap;
use std::rc::Rc;

use berdaya::expression::{NoRules, Rules};
use berdaya::instrument::{self, Finding, Instrument, Missing};
use berdaya::record::InstrumentSource;
use berdaya::response::{
    Answer, Answers, Cell, Change, Counts, Edit, Fault, Place, Refusal, Response, Session, Setting,
    Timestamp,
};
use berdaya::wire;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::interview::moment;

/// The file of an instrument with the roles W and K and one page of `items`; where an item has no label, its
/// name is its label.
pub(crate) fn file(items: Value) -> Value {
    let text = |word: &str| json!({ "id": word });
    let list = |scale: &str, names: &[&str]| {
        let choices: Vec<Value> =
            names.iter().map(|name| json!({ "name": name, "label": text(name) })).collect();
        json!({ "scale": scale, "choices": choices })
    };
    let mut file = json!({
        "format": "berdaya.instrument/1",
        "id": "contoh",
        "version": "1.0.0",
        "title": text("Contoh"),
        "description": text("Untuk pengujian"),
        "source": "",
        "languages": ["id", "en"],
        "default_language": "id",
        "roles": [
            { "name": "W", "label": text("Warga") },
            { "name": "K", "label": text("Pengurus") },
        ],
        "choices": {
            "yes_no": list("nominal", &["yes", "no"]),
            "housing": list("nominal", &["own", "rent", "family"]),
            "assets": list("nominal", &["radio", "bike", "phone", "none", "other"]),
            "agree": list("ordinal", &["1", "2", "3", "4", "5"]),
        },
        "missing": { "TT": text("TT"), "TB": text("TB"), "TM": text("TM") },
        "consent": { "version": "1", "text": text("Bersedia?") },
        "sections": [{ "id": "page", "label": text("Halaman"), "items": items }],
        "scoring": { "factors": [] },
    });
    label(&mut file["sections"][0]["items"]);
    file
}

/// Gives the entries of `items` a label that have none.
pub(crate) fn label(items: &mut Value) {
    for item in items.as_array_mut().unwrap() {
        let id = item["id"].clone();
        let fields = item.as_object_mut().unwrap();
        if !fields.contains_key("label") {
            fields.insert("label".to_owned(), json!({ "id": id }));
        }
        if let Some(inner) = fields.get_mut("items") {
            label(inner);
        }
    }
}

/// The instrument of a file.
#[track_caller]
pub(crate) fn source(file: &Value) -> InstrumentSource {
    InstrumentSource::read(&file.to_string(), &Rules)
        .unwrap_or_else(|findings| panic!("{findings:#?}"))
}

/// What is wrong with a file; where nothing is, a program for plain questions reads it unless it has a rule, a table
/// or something that is carried.
#[track_caller]
pub(crate) fn findings(file: &Value) -> Vec<Finding> {
    let text = file.to_string();
    let findings = instrument::read(&text, &Rules).err().unwrap_or_default();
    let plain = wire::parse(&text).ok().and_then(instrument::read_plain);
    let is_beyond = ["\"csv\":", "\"carried_from\":"].iter().any(|field| text.contains(field));
    let is_plain = instrument::read(&text, &NoRules).is_ok() && !is_beyond;
    if findings.is_empty() {
        assert_eq!(plain.is_some(), is_plain);
    }
    findings
}

/// An interview that holds itself against a newly opened one after each edit.
#[derive(Debug, Clone)]
pub(crate) struct Form {
    pub(crate) session: Session,
    is_compared: bool,
}

/// What is told of one item in its place, beside the rows of its instances, whose numbers mean nothing.
type Told = (bool, String, bool, bool, Option<Fault>, bool, bool, usize, Vec<usize>);

impl Form {
    /// An interview with a resident about `items`, consent given.
    #[track_caller]
    pub(crate) fn new(items: Value) -> Self {
        Self::of(&file(items))
    }

    /// An interview with a resident, consent given.
    #[track_caller]
    pub(crate) fn of(file: &Value) -> Self {
        Self::with_role(file, "W")
    }

    /// An interview with a respondent of `role`, consent given.
    #[track_caller]
    pub(crate) fn with_role(file: &Value, role: &str) -> Self {
        let mut form = Self::begun(file, role, 1);
        form.apply(Edit::Consent { given: true }).unwrap();
        form
    }

    /// The `n`th interview, with a respondent of `role`, nothing asked yet.
    #[track_caller]
    pub(crate) fn begun(file: &Value, role: &str, n: u128) -> Self {
        let source = source(file);
        let setting = Setting {
            study: "GERDU-26".to_owned(),
            code: format!("{role}-{n:03}"),
            role: role.to_owned(),
            site: "RT 01 / RW 07".to_owned(),
            round: "1".to_owned(),
            enumerator: "E1".to_owned(),
            language: "id".to_owned(),
        };
        let id = Uuid::from_u128(0x0195_3dcc_8a40_7000_8000_0000_0000_0000 | n);
        let began = moment("2026-03-01T09:30:00+07:00");
        let response = Response::begin(id, source.reference(), setting, began);
        let session = Session::new(Rc::clone(&source.instrument), response, began);
        Self { session, is_compared: true }
    }

    /// The same interview, which is no longer held against a newly opened one: large forms take their time.
    pub(crate) fn without_comparison(mut self) -> Self {
        self.is_compared = false;
        self
    }

    pub(crate) fn instrument(&self) -> &Instrument {
        self.session.instrument()
    }

    pub(crate) fn response(&self) -> &Response {
        self.session.response()
    }

    pub(crate) fn now(&self) -> Timestamp {
        moment("2026-03-01T09:30:00+07:00")
    }

    /// Makes an edit, and holds what comes of it against what was before and against a new session.
    #[track_caller]
    pub(crate) fn apply(&mut self, edit: Edit) -> Result<Change, Refusal> {
        if !self.is_compared {
            return self.session.apply(edit, self.now());
        }
        let before = self.session.clone();
        let change = self.session.apply(edit.clone(), self.now());
        match &change {
            Ok(Change::Items(places)) => self.assert_exact(&before, places, &edit),
            Ok(Change::Nothing) | Err(_) => {
                assert_eq!(self.session.response(), before.response(), "{edit:?}");
            }
            Ok(Change::Head) => {}
        }
        if change.is_ok() && !self.response().is_finalised() {
            self.assert_as_reopened(&edit);
        }
        change
    }

    /// Exactly the places whose cells differ are listed; those with a choice filter may be listed as well.
    #[track_caller]
    fn assert_exact(&self, before: &Session, listed: &[Place], edit: &Edit) {
        let all = |session: &Session| -> BTreeMap<Place, Cell> {
            let sections = 0..session.instrument().sections.len();
            let places = sections.flat_map(|section| session.places(section));
            places.map(|place| (place, session.cell(place).clone())).collect()
        };
        let (was, is) = (all(before), all(&self.session));
        for (place, cell) in &is {
            let is_listed = listed.contains(place);
            let path = self.session.path(*place);
            match was.get(place) {
                None => assert!(is_listed || !cell.is_relevant, "{path} is new after {edit:?}"),
                Some(old) if old != cell => assert!(is_listed, "{path} after {edit:?}"),
                Some(_) => {
                    let item = &self.instrument().items[place.item];
                    let may_be = item.logic.choice_filter.is_some();
                    assert!(!is_listed || may_be, "{path} is as it was after {edit:?}");
                }
            }
        }
        let mut once = listed.to_vec();
        once.dedup();
        assert_eq!(once, listed, "each place once after {edit:?}");
    }

    fn told(session: &Session, now: Timestamp) -> BTreeMap<String, Told> {
        let sections = 0..session.instrument().sections.len();
        let places = sections.flat_map(|section| session.places(section));
        let told = |place: Place| {
            let cell = session.cell(place);
            let offered = match cell.is_relevant {
                true => session.offered(place, now),
                false => Vec::new(),
            };
            let told = (
                cell.is_relevant,
                cell.value.clone(),
                cell.is_missing,
                cell.is_required,
                cell.fault,
                cell.is_unlikely,
                cell.is_confirmed,
                session.instances(place).len(),
                offered,
            );
            (session.path(place), told)
        };
        places.map(told).collect()
    }

    /// What follows from the edits so far is what follows from the answers alone.
    #[track_caller]
    pub(crate) fn assert_as_reopened(&self, edit: &Edit) {
        let now = self.now();
        let instrument = Rc::clone(self.session.instrument());
        let opened = Session::new(instrument, self.response().clone(), now);
        assert_eq!(opened.response(), self.response(), "after {edit:?}");
        let (left, right) = (Self::told(&self.session, now), Self::told(&opened, now));
        for (path, told) in &left {
            assert_eq!(Some(told), right.get(path), "{path} after {edit:?}");
        }
        assert_eq!(left.len(), right.len(), "after {edit:?}");
        assert_eq!(self.session.progress(), opened.progress(), "after {edit:?}");
        assert_eq!(self.session.settled(), opened.settled(), "after {edit:?}");
    }

    // --- What the enumerator does ---

    pub(crate) fn gives(&mut self, path: &str, answer: Option<Answer>) -> Result<Change, Refusal> {
        self.apply(Edit::Answer { item: path.to_owned(), answer })
    }

    /// The respondent answers `value`; the paths of what changed.
    #[track_caller]
    pub(crate) fn answers(&mut self, path: &str, value: &str) -> Vec<String> {
        let change = self.gives(path, Some(Answer::Value(value.to_owned())));
        self.paths(change.unwrap_or_else(|refusal| panic!("{path} = {value}: {refusal:?}")))
    }

    /// Why the answer `value` is not taken.
    #[track_caller]
    pub(crate) fn refusal(&mut self, path: &str, value: &str) -> Refusal {
        self.gives(path, Some(Answer::Value(value.to_owned()))).unwrap_err()
    }

    /// The enumerator writes `text`, which cannot be read as an answer; the paths of what changed.
    #[track_caller]
    pub(crate) fn scrawls(&mut self, path: &str, text: &str) -> Vec<String> {
        let change = self.gives(path, Some(Answer::Unread(text.to_owned())));
        self.paths(change.unwrap_or_else(|refusal| panic!("{path} = {text}: {refusal:?}")))
    }

    /// The enumerator confirms the unlikely answer `value`.
    #[track_caller]
    pub(crate) fn confirms(&mut self, path: &str, value: &str) {
        self.gives(path, Some(Answer::Confirmed(value.to_owned()))).unwrap();
    }

    /// There is no value, for a reason that has a code.
    #[track_caller]
    pub(crate) fn lacks(&mut self, path: &str, code: Missing) {
        self.gives(path, Some(Answer::Missing(code))).unwrap();
    }

    #[track_caller]
    pub(crate) fn leaves_blank(&mut self, path: &str) {
        self.gives(path, None).unwrap();
    }

    #[track_caller]
    pub(crate) fn adds(&mut self, repeat: &str) {
        self.apply(Edit::Add { repeat: repeat.to_owned() }).unwrap();
    }

    /// Deletes an instance; its answers, to put them back.
    #[track_caller]
    pub(crate) fn deletes(&mut self, instance: &str) -> Answers {
        let answers = self.session.answers_of_instance(instance).cloned().unwrap_or_default();
        self.apply(Edit::Delete { instance: instance.to_owned() }).unwrap();
        answers
    }

    #[track_caller]
    pub(crate) fn puts_back(&mut self, instance: &str, answers: Answers) {
        self.apply(Edit::PutBack { instance: instance.to_owned(), answers }).unwrap();
    }

    /// Locks the interview; what is kept of it.
    #[track_caller]
    pub(crate) fn finishes(&mut self) -> Response {
        self.apply(Edit::Finalise).unwrap();
        self.response().clone()
    }

    /// Opens the interview anew, as after a night.
    #[track_caller]
    pub(crate) fn reopened(&self, at: &str) -> Self {
        let instrument = Rc::clone(self.session.instrument());
        let session = Session::new(instrument, self.response().clone(), moment(at));
        Self { session, is_compared: self.is_compared }
    }

    fn paths(&self, change: Change) -> Vec<String> {
        match change {
            Change::Items(places) => {
                places.into_iter().map(|place| self.session.path(place)).collect()
            }
            Change::Nothing | Change::Head => Vec::new(),
        }
    }

    /// How many evaluations an answer takes.
    #[track_caller]
    pub(crate) fn evaluations_of(&mut self, path: &str, value: &str) -> usize {
        let before = self.session.evaluations();
        self.answers(path, value);
        self.session.evaluations() - before
    }

    // --- What follows ---

    #[track_caller]
    pub(crate) fn cell(&self, path: &str) -> &Cell {
        let place = self.session.place(path).unwrap_or_else(|| panic!("{path} is nowhere"));
        self.session.cell(place)
    }

    #[track_caller]
    pub(crate) fn assert_relevant(&self, path: &str) {
        assert!(self.cell(path).is_relevant, "{path} is not asked");
    }

    #[track_caller]
    pub(crate) fn assert_skipped(&self, path: &str) {
        assert!(!self.cell(path).is_relevant, "{path} is asked");
    }

    /// The value that expressions see.
    #[track_caller]
    pub(crate) fn assert_value(&self, path: &str, expected: &str) {
        assert_eq!(self.cell(path).value, expected, "{path}");
    }

    /// The answer that is kept, whether or not it counts.
    #[track_caller]
    pub(crate) fn kept(&self, path: &str) -> Option<&Answer> {
        self.session.raw(self.session.place(path).unwrap())
    }

    /// How many instances of a repeat count.
    #[track_caller]
    pub(crate) fn instances(&self, path: &str) -> usize {
        self.session.instances(self.session.place(path).unwrap()).len()
    }

    /// The names of the choices that are offered.
    #[track_caller]
    pub(crate) fn offered(&self, path: &str) -> Vec<String> {
        let place = self.session.place(path).unwrap();
        let list = self.instrument().items[place.item].kind.list().unwrap().clone();
        let rows = self.session.offered(place, self.now());
        rows.into_iter().map(|row| list.choice(row).to_owned()).collect()
    }

    pub(crate) fn counts(&self) -> Counts {
        self.session.progress().total()
    }
}

/// An answer with a value.
pub(crate) fn value(text: &str) -> Answer {
    Answer::Value(text.to_owned())
}

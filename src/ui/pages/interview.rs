//! One interview from consent to result: opens the record once, keeps every change, shows the step.

use std::cell::RefCell;
use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use super::consent::consent_page;
use super::discussion::Discussed;
use super::question::answer;
use super::repeats::DELETED;
use super::result::result_page;
use super::review::review_page;
use super::section::{HERE, Shown, section_page};
use crate::i18n::Language;
use crate::platform::page::Preference;
use crate::platform::{clock, page};
use crate::record::InstrumentSource;
use crate::response::{Answers, Change, Edit, Place, Session};
use crate::store::StoreError;
use crate::ui::app::message_page;
use crate::ui::autosave::{Autosave, use_autosave};
use crate::ui::context::{Shared, use_shared};
use crate::ui::controls::{Given, QuestionProps};
use crate::ui::effect::use_on_change;
use crate::ui::kit::{Begin, Repeats, Stretches};
use crate::ui::markup::html;
use crate::ui::parts::{Question, Reply, confirm, problem_text};
use crate::ui::route::Route;
use crate::ui::state::Problem;

/// Which step of an interview is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ui) enum Step {
    /// Where it was left: consent, or the first page with a blank.
    Resume,
    /// A page of questions, with one of them in focus if it is named.
    Section {
        /// The section's name.
        section: String,
        /// The item's path.
        item: Option<String>,
    },
    /// What is still blank.
    Review,
    /// The force field.
    Result,
}

/// An interview on the screen.
#[derive(Clone)]
#[allow(clippy::large_enum_variant, reason = "there is one of it, on the screen")]
enum OnScreen {
    /// Its record is being read.
    Opening,
    /// There is no such record, or the store cannot give it.
    Unopened(Option<StoreError>),
    /// It can be answered.
    Open {
        answering: Answering,
        /// Changes since it was opened; what is kept lags behind at most by the write under way.
        changes: usize,
    },
}

/// An interview with the ways in which its questions are answered. The callbacks stay the same ones, so that
/// a question whose answer stays is not drawn again.
#[derive(Clone)]
pub(super) struct Answering {
    pub(super) session: Rc<RefCell<Session>>,
    /// A question, by its path, is answered.
    pub(super) onanswer: Callback<(AttrValue, Given)>,
    /// What draws how one choice of a long list is found, where this program holds it.
    pub(super) search: Option<Callback<QuestionProps, Html>>,
    /// What draws how a question is answered that the device answers, or the way to the program that holds it.
    pub(super) control: Callback<QuestionProps, Html>,
    /// What draws long lists, where this program holds it.
    pub(super) stretches: Option<Stretches>,
    /// What draws repeats, where this program holds it.
    pub(super) repeat: Option<Repeats>,
    /// Anything else is done.
    pub(super) onedit: Callback<Edit>,
    /// An instance of a repeat, by its path and what stands over it, is to be deleted.
    pub(super) ondelete: Callback<(String, String)>,
    /// What stood on the pages that the person has been on and left; a question that came later is not told to be
    /// blank before anybody has seen it.
    pub(super) left: Vec<Place>,
    /// The instance that was deleted last, as long as nothing else was done.
    pub(super) deleted: Option<(String, Answers)>,
    /// What the last change leads to, by its name in the page.
    focus: Option<String>,
    behind: Rc<Behind>,
}

/// What stands behind an interview as long as it is open.
struct Behind {
    autosave: Autosave,
    /// What is answered with the respondent's yes, where this program holds it and there is anything.
    begin: Option<Begin>,
}

impl Answering {
    fn new(
        session: Session,
        onscreen: UseReducerDispatcher<OnScreen>,
        ondelete: Callback<(String, String)>,
        (shared, behind): (&Shared, Behind),
    ) -> Self {
        let key = session.response().key();
        let session = Rc::new(RefCell::new(session));
        let more = shared.kit.more;
        let control = match more {
            Some(more) => more.captures.control(&session),
            None => elsewhere(&session),
        };
        let search = more.map(|more| (more.search)(&session));
        let own = Callback::from(move |edit: Edit| onscreen.dispatch(Happening::Edit(edit)));
        shared.opened(key.clone(), own.clone());
        // What takes a while, such as a photo, may be done once this page was left and the interview opened
        // again.
        let onedit = {
            let shared = shared.clone();
            Callback::from(move |edit: Edit| {
                shared.onedit(&key).unwrap_or_else(|| own.clone()).emit(edit)
            })
        };
        let onanswer = {
            let (session, onedit) = (Rc::clone(&session), onedit.clone());
            Callback::from(move |(path, given): (AttrValue, Given)| {
                let answer = {
                    let session = session.borrow();
                    let Some(place) = session.place(&path) else { return };
                    answer(&given, &session.instrument().items[place.item], session.raw(place))
                };
                onedit.emit(Edit::Answer { item: path.to_string(), answer });
            })
        };
        Self {
            session,
            onanswer,
            search,
            control,
            stretches: more.map(|more| more.stretches),
            repeat: more.map(|more| more.repeat),
            onedit,
            ondelete,
            left: Vec::new(),
            deleted: None,
            focus: None,
            behind: Rc::new(behind),
        }
    }
}

/// What draws the way to the program in which a question is answered that the device answers.
fn elsewhere(session: &Rc<RefCell<Session>>) -> Callback<QuestionProps, Html> {
    let session = Rc::clone(session);
    Callback::from(move |question: QuestionProps| {
        let session = session.borrow();
        let Some(place) = session.place(&question.id) else { return Html::default() };
        let item = &session.instrument().items[place.item];
        let section = session.instrument().sections[item.place.section].id.clone();
        let (key, item) = (session.response().key(), Some(question.id.to_string()));
        let to = Route::Section { key, section, item }.of_forms();
        let language = question.language;
        let words = if question.is_answered { language.see_photo() } else { language.take_photo() };
        html! { <a href={to} class="button">{ words }</a> }
    })
}

/// What happens to an interview on the screen.
enum Happening {
    Opened(Result<Answering, Option<StoreError>>),
    Edit(Edit),
    /// The page of this section was left.
    Left(String),
    /// The draft goes on with another version of its instrument.
    Moved(Rc<InstrumentSource>),
}

impl Reducible for OnScreen {
    type Action = Happening;

    fn reduce(self: Rc<Self>, happening: Happening) -> Rc<Self> {
        match (happening, &*self) {
            (Happening::Opened(Ok(answering)), _) => Rc::new(Self::Open { answering, changes: 0 }),
            (Happening::Opened(Err(error)), _) => Rc::new(Self::Unopened(error)),
            (Happening::Left(section), Self::Open { answering, changes }) => {
                let mut answering = answering.clone();
                let shown = shown_on(&answering.session.borrow(), &section);
                answering.left.retain(|place| !shown.contains(place));
                answering.left.extend(shown);
                Rc::new(Self::Open { answering, changes: *changes })
            }
            (Happening::Edit(edit), Self::Open { answering, changes }) => {
                let mut session = answering.session.borrow_mut();
                let deleted = match &edit {
                    Edit::Delete { instance } => session
                        .answers_of_instance(instance)
                        .map(|answers| (instance.clone(), answers.clone())),
                    _ => None,
                };
                let change = session.apply(edit.clone(), clock::moment());
                if let Some(begin) = &answering.behind.begin
                    && change.is_ok()
                    && matches!(edit, Edit::Consent { given: true })
                {
                    begin(&mut session);
                }
                let focus = focus_after(&session, edit);
                drop(session);
                match change {
                    // What the controls offer is what the session accepts; a late event after the lock changes nothing.
                    Ok(Change::Nothing) | Err(_) => self,
                    Ok(Change::Items(_) | Change::Head) => {
                        let answering = Answering { deleted, focus, ..answering.clone() };
                        Self::changed(answering, *changes)
                    }
                }
            }
            (Happening::Moved(other), Self::Open { answering, changes }) => {
                let mut session = answering.session.borrow_mut();
                let now = clock::moment();
                let instrument = Rc::clone(&other.instrument);
                let moved = session.moved(instrument, other.reference(), now);
                let Some(moved) = moved else {
                    drop(session);
                    return self;
                };
                *session = moved.session;
                session.sit(now);
                drop(session);
                // What was deleted is of the version before.
                let answering =
                    Answering { deleted: None, left: Vec::new(), focus: None, ..answering.clone() };
                Self::changed(answering, *changes)
            }
            (_, _) => self,
        }
    }
}

impl OnScreen {
    /// The interview after a change, which is kept.
    fn changed(answering: Answering, before: usize) -> Rc<Self> {
        answering.behind.autosave.keep(Rc::clone(&answering.session));
        Rc::new(Self::Open { answering, changes: before + 1 })
    }
}

/// What is asked on the page of this section now; nothing on other pages.
fn shown_on(session: &Session, section: &str) -> Vec<Place> {
    let sections = &session.instrument().sections;
    let Some(section) = sections.iter().position(|found| found.id == section) else {
        return Vec::new();
    };
    let mut shown = session.places(section);
    shown.retain(|place| session.cell(*place).is_relevant);
    shown
}

/// Where the person goes on after `edit`: what it came from may be gone.
fn focus_after(session: &Session, edit: Edit) -> Option<String> {
    match edit {
        Edit::Add { repeat } => {
            let count = session.instances(session.place(&repeat)?).len();
            Some(format!("{repeat}[{count}]"))
        }
        Edit::Delete { .. } => Some(DELETED.to_owned()),
        Edit::PutBack { instance, .. } => Some(instance),
        _ => None,
    }
}

/// What the person is asked before it is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Asked {
    Nothing,
    /// Whether the respondent declines.
    Refuse,
    /// Whether to lock the interview.
    Finalise,
    /// Whether to delete the instance of a repeat at this path, over which this stands.
    Delete(String, String),
    /// Whether to go on with the version of the instrument that the program offers now.
    Move,
}

#[derive(PartialEq, Properties)]
pub(in crate::ui) struct Props {
    /// The interview's key.
    pub(in crate::ui) record: String,
    pub(in crate::ui) step: Step,
}

/// Opens the interview, keeps every change of it and shows the step, or says why it cannot be opened.
#[component]
pub(in crate::ui) fn Interview(props: &Props) -> Html {
    let shared = use_shared();
    let language = shared.language();
    let asked = use_state(|| Asked::Nothing);
    let shown_before = use_mut_ref(String::new);
    let interview = use_reducer(|| OnScreen::Opening);
    let autosave = use_autosave(&shared);
    let (answering, changes) = match &*interview {
        OnScreen::Open { answering, changes } => (Some(answering), *changes),
        OnScreen::Opening | OnScreen::Unopened(_) => (None, 0),
    };
    let borrowed = answering.map(|answering| answering.session.borrow());
    let response = borrowed.as_ref().map(|session| session.response());
    let is_open = answering.is_some();

    use_on_change(props.record.clone(), {
        let (interview, shared, key) =
            (interview.dispatcher(), shared.clone(), props.record.clone());
        let autosave = autosave.clone();
        let asked = asked.setter();
        let ondelete = Callback::from(move |(path, name)| asked.set(Asked::Delete(path, name)));
        Box::new(move || {
            spawn_local(async move {
                let opened = match open(&shared, &key).await {
                    Ok(mut session) => {
                        let begin = match shared.kit.more {
                            Some(more) => (more.carry)(&shared, &session).await,
                            None => None,
                        };
                        session.sit(clock::moment());
                        let behind = (&shared, Behind { autosave, begin });
                        Ok(Answering::new(session, interview.clone(), ondelete, behind))
                    }
                    Err(error) => Err(error),
                };
                interview.dispatch(Happening::Opened(opened));
            });
        })
    });
    use_on_change(changes.to_string(), {
        let focus = answering.and_then(|answering| answering.focus.clone());
        Box::new(move || focus.iter().for_each(|name| page::focus(name)))
    });
    // The language of the interface is the language of the interview.
    use_on_change(format!("{is_open} {}", language.code()), {
        let interview = interview.dispatcher();
        Box::new(move || {
            interview.dispatch(Happening::Edit(Edit::Language(language.code().to_owned())));
        })
    });
    let (page, item) = match &props.step {
        Step::Resume => ("/1", None),
        Step::Review => ("/2", None),
        Step::Result => ("/3", None),
        Step::Section { section, item } => (section.as_str(), item.clone()),
    };
    use_on_change(format!("{is_open} {page} {}", item.as_deref().unwrap_or_default()), {
        let (asked, interview) = (asked.setter(), interview.dispatcher());
        let (page, shown_before) = (page.to_owned(), Rc::clone(&shown_before));
        Box::new(move || {
            asked.set(Asked::Nothing);
            let before = shown_before.replace(page.clone());
            if before != page && !before.is_empty() {
                interview.dispatch(Happening::Left(before));
            }
            page::reveal(HERE);
            match item {
                Some(item) => page::focus(&item),
                None => page::scroll_to_top(),
            }
        })
    });
    // Where it was left is found once: from then on the address names the page, so that neither the
    // last answer of a page nor a reload takes the person to another one.
    let is_asked =
        response.is_some_and(|r| r.consent.is_some() && !r.is_finalised() && r.group().is_none());
    let is_resumed = is_asked && props.step == Step::Resume;
    use_on_change(is_resumed.to_string(), {
        let open = borrowed.as_ref().filter(|_| is_resumed).map(|session| first_open(session));
        let key = props.record.clone();
        Box::new(move || {
            if let Some((section, item)) = open {
                Route::Section { key, section, item }.go(true);
            }
        })
    });

    let (answering, changes) = match &*interview {
        OnScreen::Opening => return html! { <p class="page">{ language.loading() }</p> },
        OnScreen::Unopened(error) => {
            let text = match error {
                Some(error) => problem_text(language, &Problem::Store(error.clone())),
                None => language.interview_not_found().to_owned(),
            };
            return message_page(&text);
        }
        OnScreen::Open { answering, changes } => (answering, *changes),
    };
    let session = &*answering.session.borrow();
    let response = session.response();
    if let (Some(more), Some(_)) = (shared.kit.more, response.group())
        && response.consent.is_some()
    {
        return (more.discussion)(Discussed {
            record: props.record.clone(),
            is_review: props.step == Step::Review,
            session: Rc::clone(&answering.session),
            onedit: answering.onedit.clone(),
            autosave: autosave.clone(),
            changes,
        });
    }
    if response.is_finalised() {
        return result_page(&shared, session, &autosave);
    }
    if response.consent.is_none() {
        let page = consent_page(&shared, session, &autosave, &answering.onedit, asked.setter());
        let question = question_before(language, answering, &asked, None, &Callback::noop());
        return html! { <>{ page }{ question }</> };
    }
    let shown = Shown {
        session,
        record: &props.record,
        autosave: &autosave,
        answering,
        is_one_by_one: is_one_by_one(),
    };
    let page = match &props.step {
        Step::Result => result_page(&shared, session, &autosave),
        Step::Review => review_page(language, shown, asked.setter()),
        Step::Section { section, item } => section_page(language, section, item.as_deref(), shown),
        Step::Resume => section_page(language, &first_open(session).0, None, shown),
    };
    let other = shared.state.instrument.as_ref().map(|instrument| &instrument.0).filter(|other| {
        let held = session.instrument();
        let has_role = other.instrument.role(&response.setting.role).is_some();
        let is_other = *other.digest != *response.instrument.digest;
        other.instrument.id == held.id && has_role && is_other
    });
    let onmove = {
        let asked = asked.setter();
        move |_: MouseEvent| asked.set(Asked::Move)
    };
    let onmoved = {
        let (interview, shared) = (interview.dispatcher(), shared.clone());
        Callback::from(move |other: Rc<InstrumentSource>| {
            let (interview, shared) = (interview.clone(), shared.clone());
            spawn_local(async move {
                let (digest, text) = (other.digest.to_string(), other.text());
                match shared.store().keep_instrument(digest, text).await {
                    Ok(()) => interview.dispatch(Happening::Moved(other)),
                    Err(error) => shared.tell_problem(error),
                }
            });
        })
    };
    html! {
        <>
            { page }
            if let Some(other) = other {
                <aside class="row card warn moving no-print">
                    <p>{ language.other_version(&session.instrument().version, &other.instrument.version) }</p>
                    <button type="button" onclick={onmove}>{ language.move_draft() }</button>
                </aside>
            }
            { question_before(language, answering, &asked, other.cloned(), &onmoved) }
        </>
    }
}

/// The question before something that is not done lightly, while it is open.
fn question_before(
    language: Language,
    answering: &Answering,
    asked: &UseStateHandle<Asked>,
    other: Option<Rc<InstrumentSource>>,
    onmoved: &Callback<Rc<InstrumentSource>>,
) -> Html {
    let session = answering.session.borrow();
    let (title, text, yes, done) = match &**asked {
        Asked::Nothing => return Html::default(),
        Asked::Move => {
            let instrument = other.as_ref().map(|other| Rc::clone(&other.instrument));
            let reference = other.as_ref().map(|other| other.reference());
            let moved = instrument.clone().zip(reference).and_then(|(instrument, reference)| {
                session.moved(instrument, reference, clock::moment())
            });
            let (Some(other), Some(moved)) = (other, moved) else { return Html::default() };
            let text = language.move_text(
                &other.instrument.version,
                &moved.added.to_string(),
                &moved.lost.len().to_string(),
            );
            let text = format!("{text} {}", lost_labels(language, &session, &moved.lost));
            (language.move_title().to_owned(), text, language.move_draft(), Done::Move(other))
        }
        Asked::Refuse => (
            language.refuse_title().to_owned(),
            language.refuse_text().to_owned(),
            language.refuse_yes(),
            Done::Edit(Edit::Consent { given: false }),
        ),
        Asked::Finalise => {
            let total = session.progress().total();
            let text = match total.required - total.answered {
                0 => language.finalise_complete().to_owned(),
                blanks => language.finalise_blanks(&blanks.to_string()),
            };
            (
                language.finalise_title().to_owned(),
                text,
                language.finalise(),
                Done::Edit(Edit::Finalise),
            )
        }
        Asked::Delete(path, name) => {
            let edit = Edit::Delete { instance: path.clone() };
            let count =
                session.answers_of_instance(path).map_or(0, |answers| count(&session, answers));
            let text = language.delete_instance_text(&count.to_string());
            let title = language.delete_instance_title(name);
            (title, text, language.delete(), Done::Edit(edit))
        }
    };
    let onanswer = {
        let (asked, onedit, onmoved) = (asked.clone(), answering.onedit.clone(), onmoved.clone());
        Callback::from(move |reply: Reply| {
            asked.set(Asked::Nothing);
            match &done {
                _ if reply != Reply::Yes => {}
                Done::Edit(edit) => onedit.emit(edit.clone()),
                Done::Move(other) => onmoved.emit(Rc::clone(other)),
            }
        })
    };
    confirm(Question {
        title: title.into(),
        text: text.into(),
        yes: yes.into(),
        other: None,
        no: language.cancel().into(),
        onanswer,
    })
}

/// What is done after a yes.
enum Done {
    Edit(Edit),
    Move(Rc<InstrumentSource>),
}

/// How many answers of a person there are, those in instances included.
fn count(session: &Session, answers: &Answers) -> usize {
    let is_given =
        |id: &&String| session.instrument().item(id).is_some_and(|item| item.is_question());
    let instances = answers.repeats.iter().flat_map(|(_, instances)| instances);
    let inside = instances.map(|answers| count(session, answers)).sum::<usize>();
    answers.values.keys().filter(is_given).count() + inside
}

/// The questions whose answers would be lost, as they are asked.
fn lost_labels(language: Language, session: &Session, lost: &[String]) -> String {
    let label =
        |id: &String| session.instrument().item(id).map(|item| item.label.get(language.code()));
    let labels: Vec<&str> = lost.iter().filter_map(label).collect();
    labels.join(" · ")
}

/// The first page with something to answer or to put right, or the first page; with that question, where
/// questions are shown one by one.
fn first_open(session: &Session) -> (String, Option<String>) {
    let progress = session.progress();
    let open = progress.sections.iter().find(|section| !section.is_done());
    let Some(open) = open.or_else(|| progress.sections.first()) else {
        return (String::new(), None);
    };
    // A new interview begins at the beginning, with what is only read.
    let is_within = is_one_by_one() && progress.total().filled > 0;
    let item = session.open_places(open.section).into_iter().find(|_| is_within);
    let item = item.map(|(place, _)| session.path(place));
    (session.instrument().sections[open.section].id.clone(), item)
}

fn is_one_by_one() -> bool {
    Preference::Pace.remembered().as_deref() == Some("one")
}

/// Reads the record and its instrument; `Err(None)` where there is no such record.
pub(super) async fn open(shared: &Shared, key: &str) -> Result<Session, Option<StoreError>> {
    let record = shared.store().response(key).await.map_err(Some)?.ok_or(None)?;
    let damaged = || Some(StoreError::Damaged(record.code.clone()));
    let instrument = shared.instrument(&record.instrument.digest).await.ok_or_else(damaged)?;
    let instrument = Rc::clone(&instrument.0.instrument);
    let response = shared.read_record(&record, &instrument).await.ok_or_else(damaged)?;
    Ok(Session::new(instrument, response, clock::moment()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expression::Rules;
    use crate::response::{Answer, Response, Setting, Timestamp};

    const NOW: &str = "2026-03-01T09:30:00+07:00";

    /// An interview with an officer of a BKM who is willing.
    fn officer() -> Session {
        let text = include_str!("../../../www/instruments/bkm-manajemen-aset-kearifan.json");
        let source = InstrumentSource::read(text, &Rules).unwrap();
        let now = Timestamp::parse(NOW).unwrap();
        let setting = Setting {
            study: "BWS".to_owned(),
            code: "BWS-1".to_owned(),
            role: "B".to_owned(),
            site: "BKM".to_owned(),
            round: "1".to_owned(),
            enumerator: "E1".to_owned(),
            language: "id".to_owned(),
        };
        let response = Response::begin(uuid::Uuid::nil(), source.reference(), setting, now);
        let mut session = Session::new(source.instrument, response, now);
        session.apply(Edit::Consent { given: true }, now).unwrap();
        session
    }

    /// A loan book: what is reckoned from it is nobody's answer, nor what is not asked any more.
    #[test]
    fn the_answers_of_an_instance_are_those_that_a_person_gave() {
        let (mut session, now) = (officer(), Timestamp::parse(NOW).unwrap());
        let mut apply = |edit| session.apply(edit, now).map(|_| ()).unwrap();
        apply(Edit::Add { repeat: "ksm".to_owned() });
        for (item, value) in [("ksm_nomor", "1"), ("ksm_saldo", "500000"), ("ksm_bulan", "0")] {
            let (item, answer) = (format!("ksm[1]/{item}"), Answer::Value(value.to_owned()));
            apply(Edit::Answer { item, answer: Some(answer) });
        }
        let answers = session.answers_of_instance("ksm[1]").unwrap();
        assert_eq!(count(&session, answers), 3);
    }

    /// What comes to stand on a page after it was left has not been passed over by anybody.
    #[test]
    fn a_question_that_appears_on_a_page_that_was_left_is_not_among_what_was_shown() {
        let (mut session, now) = (officer(), Timestamp::parse(NOW).unwrap());
        let instrument = session.instrument();
        let book = instrument.item("buku_ada").unwrap().place.section;
        let section = instrument.sections[book].id.clone();
        let before = shown_on(&session, &section);
        assert!(before.contains(&session.place("buku_ada").unwrap()));
        let answer = Some(Answer::Value("ya".to_owned()));
        session.apply(Edit::Answer { item: "buku_ada".to_owned(), answer }, now).unwrap();
        let after = shown_on(&session, &section);
        let appeared: Vec<&Place> = after.iter().filter(|place| !before.contains(place)).collect();
        assert!(!appeared.is_empty() && before.iter().all(|place| after.contains(place)));
        assert_eq!(shown_on(&session, "/2"), []);
    }
}

//! A group discussion as it is held: participants, forces by show of hands, consensus, and the lock.

use std::rc::Rc;

use berdaya::record::{InstrumentSource, ResponseV1, discussion};
use berdaya::response::{
    AnswerKind, Change, Edit, Force, Group, GroupEdit, GroupMisfit, Lacking, MAX_FORCES, MAX_LABEL,
    MAX_PARTICIPANTS, Now, Participants, Present, Refusal, Response, Session, Setting, Side,
    SideTotal,
};
use uuid::Uuid;

use crate::interview::{moment, shipped};

/// A meeting, in the field's words.
#[derive(Debug, Clone)]
pub(crate) struct Meeting {
    pub(crate) session: Session,
    tick: u64,
}

impl Meeting {
    /// The `n`th meeting of the day: begun, consent not asked.
    pub(crate) fn numbered(source: &InstrumentSource, n: u16) -> Self {
        let setting = Setting {
            study: "GERDU-26".to_owned(),
            code: format!("KEL-{n:03}"),
            role: "W".to_owned(),
            site: "RT 01 / RW 07".to_owned(),
            round: "1".to_owned(),
            enumerator: "E1".to_owned(),
            language: source.instrument.default_language.clone(),
        };
        let id = Uuid::parse_str(&format!("01953dcc-8a40-7000-8000-0000000f{n:04x}")).unwrap();
        let begun = moment("2026-03-01T19:00:00+07:00");
        let nothing = discussion(Group::default());
        let response = Response::begin_group(id, source.reference(), setting, begun, nothing);
        let mut session = Session::new(Rc::clone(&source.instrument), response, begun);
        session.sit(begun.into());
        Self { session, tick: 0 }
    }

    /// A meeting that has agreed to talk.
    pub(crate) fn consented() -> Self {
        let mut meeting = Self::numbered(&shipped(), 1);
        meeting.applies(Edit::Consent { given: true }).unwrap();
        meeting
    }

    pub(crate) fn applies(&mut self, edit: impl Into<Edit>) -> Result<Change, Refusal> {
        self.tick += 1000;
        let now = Now { at: moment("2026-03-01T19:00:00+07:00"), tick: self.tick };
        self.session.apply(edit.into(), now)
    }

    pub(crate) fn names(&mut self, force: Force) -> Result<Change, Refusal> {
        self.applies(GroupEdit::Add(force))
    }

    pub(crate) fn counts(&mut self, participants: Participants) -> Result<Change, Refusal> {
        self.applies(GroupEdit::Participants(participants))
    }

    pub(crate) fn group(&self) -> &Group {
        self.session.response().group().unwrap()
    }

    fn labels(&self) -> Vec<&str> {
        self.group().forces.iter().map(|force| force.label.as_str()).collect()
    }

    /// The locked discussion.
    #[track_caller]
    pub(crate) fn finished(mut self) -> Response {
        self.applies(Edit::Finalise).unwrap();
        self.session.response().clone()
    }
}

pub(crate) fn supports(label: &str, factor: Option<&str>, strength: u8) -> Force {
    let (label, factor) = (label.to_owned(), factor.map(str::to_owned));
    Force { label, side: Side::Supporting, factor, strength }
}

pub(crate) fn inhibits(label: &str, factor: Option<&str>, strength: u8) -> Force {
    Force { side: Side::Inhibiting, ..supports(label, factor, strength) }
}

pub(crate) fn people(all: u32, women: Option<u32>) -> Participants {
    Participants { all, women, roles: Vec::new() }
}

fn named(role: &str, count: Option<u32>) -> Present {
    Present { role: role.to_owned(), count }
}

/// An evening in Gerdu: 24 people, of whom 11 women, five forces and what they agreed on.
pub(crate) fn evening() -> Meeting {
    let mut meeting = Meeting::consented();
    let roles = vec![named("W", Some(20)), named("K", None)];
    meeting.counts(Participants { roles, ..people(24, Some(11)) }).unwrap();
    for force in [
        supports("Gotong royong tiap Minggu", Some("S1"), 5),
        inhibits("Modal kurang", Some("H1"), 4),
        supports("Dekat jalan raya", Some("S3"), 3),
        inhibits("Musim hujan", None, 4),
        supports("Pemuda mau maju", Some("S2"), 4),
    ] {
        meeting.names(force).unwrap();
    }
    meeting.applies(GroupEdit::Consensus("Arisan modal tiap bulan.".to_owned())).unwrap();
    meeting
}

// --- Who is asked ---

#[test]
fn nothing_is_named_before_consent() {
    let mut meeting = Meeting::numbered(&shipped(), 1);
    assert_eq!(meeting.names(supports("Modal", None, 3)), Err(Refusal::NoConsent));
    assert_eq!(meeting.group(), &Group::default());
}

#[test]
fn a_group_has_no_role_and_is_asked_no_item() {
    let mut meeting = Meeting::consented();
    assert_eq!(meeting.session.response().setting.role, "");
    assert!(meeting.session.progress().sections.is_empty());
    for item in &shipped().instrument.items {
        let answer = Edit::Answer { item: item.id.clone(), answer: None };
        assert_eq!(meeting.applies(answer), Err(Refusal::NotAsked), "{}", item.id);
    }
}

#[test]
fn an_interview_with_one_person_has_no_forces() {
    let mut interview = crate::interview::Interview::consented(&shipped(), "W").session().clone();
    let force = Edit::from(GroupEdit::Add(supports("Modal", None, 3)));
    let now = moment("2026-03-01T10:00:00+07:00");
    assert_eq!(interview.apply(force, now), Err(Refusal::NotAsked));
    assert_eq!(interview.response().group(), None);
}

// --- Forces ---

#[test]
fn forces_stand_in_the_order_in_which_they_were_named() {
    let meeting = evening();
    let expected = [
        "Gotong royong tiap Minggu",
        "Modal kurang",
        "Dekat jalan raya",
        "Musim hujan",
        "Pemuda mau maju",
    ];
    assert_eq!(meeting.labels(), expected);
}

#[test]
fn what_is_blank_around_a_name_goes() {
    let mut meeting = Meeting::consented();
    meeting.names(supports("  Gotong royong \n", None, 3)).unwrap();
    assert_eq!(meeting.labels(), ["Gotong royong"]);
}

#[track_caller]
fn check_misfit(force: Force, expected: GroupMisfit) {
    let mut meeting = evening();
    let before = meeting.session.response().clone();
    for edit in [
        GroupEdit::Add(force.clone()),
        GroupEdit::Change { position: 0, force: force.clone() },
        GroupEdit::PutBack { position: 0, force },
    ] {
        assert_eq!(meeting.applies(edit), Err(Refusal::Group(expected)));
    }
    assert_eq!(meeting.session.response(), &before);
}

#[test]
fn a_force_that_cannot_be_is_refused_and_changes_nothing() {
    check_misfit(supports("", None, 3), GroupMisfit::NoLabel);
    check_misfit(supports(" \t", None, 3), GroupMisfit::NoLabel);
    check_misfit(supports(&"🌱".repeat(MAX_LABEL + 1), None, 3), GroupMisfit::TooLong);
    check_misfit(supports("Modal", None, 0), GroupMisfit::OffScale);
    check_misfit(supports("Modal", None, 6), GroupMisfit::OffScale);
    check_misfit(supports("Modal", Some("S9"), 3), GroupMisfit::UnknownFactor);
    check_misfit(supports("Modal", Some("H1"), 3), GroupMisfit::OtherSide);
    check_misfit(inhibits("Modal", Some("S1"), 3), GroupMisfit::OtherSide);
    check_misfit(inhibits("Proses", Some("D1"), 3), GroupMisfit::OtherSide);
}

#[test]
fn the_longest_name_is_counted_in_code_points() {
    let mut meeting = Meeting::consented();
    assert_eq!(meeting.names(supports(&"🌱".repeat(MAX_LABEL), None, 1)), Ok(Change::Head));
}

#[test]
fn a_force_is_changed_where_it_stands() {
    let mut meeting = evening();
    let force = inhibits("Modal usaha kurang", Some("H1"), 5);
    let change = || GroupEdit::Change { position: 1, force: force.clone() };
    assert_eq!(meeting.applies(change()), Ok(Change::Head));
    assert_eq!(meeting.group().forces[1], force);
    assert_eq!(meeting.applies(change()), Ok(Change::Nothing));
    let beyond = GroupEdit::Change { position: 5, force };
    assert_eq!(meeting.applies(beyond), Err(Refusal::Group(GroupMisfit::NoForce)));
}

#[test]
fn a_force_that_was_removed_comes_back_where_it_was() {
    let mut meeting = evening();
    let before = meeting.group().clone();
    let force = before.forces[2].clone();
    assert_eq!(meeting.applies(GroupEdit::Remove { position: 2 }), Ok(Change::Head));
    assert_eq!(meeting.group().forces.len(), 4);
    assert_eq!(meeting.applies(GroupEdit::PutBack { position: 2, force }), Ok(Change::Head));
    assert_eq!(meeting.group(), &before);
    let beyond = GroupEdit::Remove { position: 5 };
    assert_eq!(meeting.applies(beyond), Err(Refusal::Group(GroupMisfit::NoForce)));
}

#[test]
fn there_is_an_end_to_the_forces_of_a_discussion() {
    let mut meeting = Meeting::consented();
    for n in 0..MAX_FORCES {
        meeting.names(supports(&n.to_string(), None, 1)).unwrap();
    }
    let one_more = meeting.names(supports("x", None, 1));
    assert_eq!(one_more, Err(Refusal::Group(GroupMisfit::TooManyForces)));
}

/// Source: the classic sheet, METHOD 3.4: each force 1 to 5, two column totals compared. 5 + 3 + 4 = 12, 4 + 4 = 8.
#[test]
fn the_columns_of_the_sheet_have_totals_and_means() {
    let meeting = evening();
    let total = |side| meeting.group().total(side);
    let supporting = SideTotal { count: 3, sum: 12, mean: Some(4.0) };
    assert_eq!(total(Side::Supporting), supporting);
    assert_eq!(total(Side::Inhibiting), SideTotal { count: 2, sum: 8, mean: Some(4.0) });
    assert_eq!(Group::default().total(Side::Inhibiting), SideTotal::default());
}

#[test]
fn the_strongest_stands_first_and_equals_as_they_were_named() {
    let meeting = evening();
    let order = |side| {
        let ranked = meeting.group().ranked(side).into_iter();
        ranked.map(|(position, _)| position).collect::<Vec<_>>()
    };
    assert_eq!(order(Side::Supporting), [0, 4, 2]);
    assert_eq!(order(Side::Inhibiting), [1, 3]);
}

// --- Participants and consensus ---

#[test]
fn roles_are_those_of_the_instrument_and_each_stands_once() {
    let mut meeting = Meeting::consented();
    let with = |roles: &[Present]| Participants { roles: roles.to_vec(), ..people(9, None) };
    assert_eq!(meeting.counts(with(&[named("W", None), named("G", Some(1))])), Ok(Change::Head));
    let misfit = Err(Refusal::Group(GroupMisfit::BadRole));
    assert_eq!(meeting.counts(with(&[named("Lurah", None)])), misfit);
    assert_eq!(meeting.counts(with(&[named("W", None), named("W", Some(2))])), misfit);
    assert_eq!(meeting.group().participants.roles.len(), 2);
}

#[test]
fn there_is_an_end_to_what_is_counted() {
    let mut meeting = Meeting::consented();
    let beyond = MAX_PARTICIPANTS + 1;
    let misfit = Err(Refusal::Group(GroupMisfit::TooManyParticipants));
    assert_eq!(meeting.counts(people(beyond, None)), misfit);
    assert_eq!(meeting.counts(people(9, Some(beyond))), misfit);
    let role = vec![named("W", Some(beyond))];
    assert_eq!(meeting.counts(Participants { roles: role, ..people(9, None) }), misfit);
    assert_eq!(meeting.counts(people(MAX_PARTICIPANTS, None)), Ok(Change::Head));
}

#[test]
fn a_consensus_is_as_long_as_a_text_can_be() {
    let mut meeting = Meeting::consented();
    let text = |length| GroupEdit::Consensus("a".repeat(length));
    assert_eq!(meeting.applies(text(10_000)), Ok(Change::Head));
    assert_eq!(meeting.applies(text(10_000)), Ok(Change::Nothing));
    assert_eq!(meeting.applies(text(10_001)), Err(Refusal::Group(GroupMisfit::TooLong)));
}

// --- The lock, corrections, withdrawal ---

#[test]
fn what_lacks_keeps_a_discussion_from_being_locked() {
    let mut meeting = Meeting::consented();
    let lacking = |meeting: &mut Meeting, expected: &[Lacking]| {
        assert_eq!(meeting.group().lacking(), expected);
        if !expected.is_empty() {
            assert_eq!(meeting.applies(Edit::Finalise), Err(Refusal::Lacking));
        }
    };
    lacking(&mut meeting, &[Lacking::Participants, Lacking::Forces]);
    meeting.counts(people(1, None)).unwrap();
    meeting.names(supports("Modal", None, 1)).unwrap();
    lacking(&mut meeting, &[Lacking::Participants]);
    meeting.counts(people(2, Some(3))).unwrap();
    lacking(&mut meeting, &[Lacking::Count]);
    let roles = vec![named("W", Some(3))];
    meeting.counts(Participants { roles, ..people(2, Some(2)) }).unwrap();
    lacking(&mut meeting, &[Lacking::Count]);
    meeting.counts(people(2, Some(2))).unwrap();
    lacking(&mut meeting, &[]);
    assert_eq!(meeting.applies(Edit::Finalise), Ok(Change::Head));
}

#[test]
fn a_locked_discussion_never_changes() {
    let locked = evening().finished();
    let mut session =
        Session::new(shipped().instrument, locked.clone(), moment("2026-03-02T09:00:00+07:00"));
    for edit in [
        GroupEdit::Add(supports("x", None, 1)),
        GroupEdit::Remove { position: 0 },
        GroupEdit::Participants(people(3, None)),
        GroupEdit::Consensus(String::new()),
    ] {
        let now = moment("2026-03-02T09:00:01+07:00");
        assert_eq!(session.apply(Edit::from(edit), now), Err(Refusal::Finalised));
    }
    assert_eq!(session.response(), &locked);
}

#[test]
fn a_correction_is_a_revision_that_begins_with_what_was_said() {
    let locked = evening().finished();
    let digest = ResponseV1::new(&shipped().instrument, &locked).digest.unwrap();
    let revised = locked.revised(digest.clone());
    assert_eq!((revised.revision, revised.previous.as_ref()), (2, Some(&digest)));
    let now = moment("2026-03-02T09:00:00+07:00");
    let mut session = Session::new(shipped().instrument, revised, now);
    session.apply(GroupEdit::Remove { position: 0 }.into(), now).unwrap();
    session.apply(Edit::Finalise, now).unwrap();
    assert_eq!(session.response().group().unwrap().forces.len(), 4);
    assert_eq!(locked.group().unwrap().forces.len(), 5, "the one before stays as it was");
}

#[test]
fn a_meeting_that_declines_or_withdraws_has_said_nothing() {
    let mut declined = Meeting::numbered(&shipped(), 1);
    declined.applies(Edit::Consent { given: false }).unwrap();
    let mut withdrawn = evening();
    withdrawn.applies(Edit::Withdraw).unwrap();
    for meeting in [declined, withdrawn] {
        let response = meeting.session.response();
        assert!(response.is_refusal() && response.is_finalised() && response.audit.is_empty());
        assert_eq!(meeting.group(), &Group::default());
    }
}

// --- The audit log ---

#[test]
fn the_log_tells_when_each_part_changed_and_nothing_of_what_was_said() {
    let mut meeting = Meeting::consented();
    meeting.counts(people(9, None)).unwrap();
    meeting.names(supports("Pak Lurah", None, 1)).unwrap();
    meeting.applies(GroupEdit::Consensus("Pak Lurah".to_owned())).unwrap();
    meeting.applies(GroupEdit::Remove { position: 0 }).unwrap();
    let response = meeting.session.response();
    let events: Vec<(&str, AnswerKind, AnswerKind, u64)> = response.audit[0]
        .events
        .iter()
        .map(|event| (event.item.as_str(), event.from, event.to, event.end))
        .collect();
    let (blank, value) = (AnswerKind::Blank, AnswerKind::Value);
    let expected = [
        ("participants", blank, value, 2_000),
        ("forces[1]", blank, value, 3_000),
        ("consensus", blank, value, 4_000),
        ("forces[1]", value, blank, 5_000),
    ];
    assert_eq!(events, expected);
    assert!(!format!("{:?}", response.audit).contains("Lurah"));
}

//! Expressions over the answers of a form: skip rules, constraints, repeats, lists of choices, dates.

use berdaya::expression::{
    Cell, DayNames, Depends, Expression, List, Origin, Target, parse, parse_choice_filter,
};

use crate::household::Household;

/// What `text` comes to at a place, as a text.
#[track_caller]
fn check(place: &Household, text: &str, expected: &str) {
    let expression = parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
    let scope = place.scope(&expression);
    let value = expression.evaluate(&scope).unwrap_or_else(|error| panic!("{text}: {error:?}"));
    assert_eq!(value.to_text(), expected, "{text}");
}

/// The names of the choices that a filter lets through.
#[track_caller]
fn check_choices(place: &Household, filter: &str, expected: &[usize]) {
    let expression =
        parse_choice_filter(filter).unwrap_or_else(|error| panic!("{filter}: {error:?}"));
    let scope = place.scope(&expression);
    let rows = expression.choices(&scope, place.list_length(place.own_list)).unwrap();
    assert_eq!(rows, expected, "{filter}");
}

fn home() -> Household {
    Household::of_three()
}

// --- Skip rules and constraints ---

#[test]
fn a_question_is_asked_when_its_rule_holds() {
    check(&home(), "selected(${access}, 'air') and not(selected(${access}, 'jalan'))", "true");
    check(&home(), "count-selected(${access}) >= 2", "true");
    check(&home(), "${village} = 'srondol' or ${village} = 'bulusan'", "true");
    check(&home(), "${income} > 1000000 and ${spending} != ''", "false");
}

#[test]
fn a_constraint_looks_at_the_answer_itself() {
    check(&home().with_own("3374010101900001"), "regex(., '^[0-9]{16}$')", "true");
    check(&home().with_own("337401010190000"), "regex(., '^[0-9]{16}$')", "false");
    check(&home().with_own("17"), ". >= 17 and . <= 120", "true");
    check(&home().with_own(""), ". >= 17", "false");
    check(&home().with_own("air"), "string-length() = 3 and normalize-space() = .", "true");
}

#[test]
fn a_calculation_keeps_what_it_had() {
    check(&home().with_own(""), "once(${respondent})", "Siti");
    check(&home().with_own("Ani"), "once(${respondent})", "Ani");
}

// --- Blank, not relevant, zero: the table of the module ---

#[track_caller]
fn check_blank_row(answers: &[&'static str], expected: [&str; 8]) {
    let place = home().with("a", answers);
    let asked = [
        "${a} = ''",
        "${a} != ''",
        "${a} = 1",
        "${a} < 1",
        "${a} + 1",
        "if(${a}, 'then', 'else')",
        "count(${a})",
        "not(${a})",
    ];
    for (text, expected) in asked.iter().zip(expected) {
        check(&place, text, expected);
    }
}

#[test]
fn not_relevant_equals_nothing_and_differs_from_nothing() {
    check_blank_row(&[], ["false", "false", "false", "false", "NaN", "else", "0", "true"]);
}

#[test]
fn a_blank_is_the_empty_text_and_no_number() {
    check_blank_row(&[""], ["true", "false", "false", "false", "NaN", "else", "1", "true"]);
}

#[test]
fn zero_is_an_answer() {
    check_blank_row(&["0"], ["false", "true", "false", "true", "1", "then", "1", "false"]);
}

#[test]
fn a_word_is_an_answer_and_no_number() {
    check_blank_row(&["no"], ["false", "true", "false", "false", "NaN", "then", "1", "false"]);
}

#[test]
fn a_repeat_holds_when_one_of_its_answers_does() {
    check_blank_row(&["1", "2"], ["false", "true", "true", "false", "2", "then", "2", "false"]);
}

#[test]
fn a_blank_counts_as_nothing_where_the_form_says_so() {
    check(&home(), "${income} - ${spending}", "NaN");
    check(&home(), "${income} - coalesce(${spending}, 0)", "2500000");
    check(&home(), "coalesce(${landlord}, 'own house')", "own house");
    check(&home(), "coalesce(${spending} div 4, 'unknown')", "unknown");
}

#[test]
fn no_order_holds_for_what_is_no_number() {
    for order in ["<", "<=", ">", ">=", "="] {
        check(&home(), &format!("number('x') {order} number('x')"), "false");
    }
    check(&home(), "number('x') != number('x')", "true");
}

// --- Repeats ---

#[test]
fn from_outside_a_repeat_all_members_are_seen() {
    check(&home(), "count(${member})", "3");
    check(&home(), "sum(${age})", "94");
    check(&home(), "concat(min(${age}), ' to ', max(${age}))", "9 to 44");
    check(&home(), "join(', ', ${name})", "Siti, Budi, Ayu");
    check(&home(), "count-non-empty(${works})", "2");
    check(&home(), "${age} < 10", "true");
    check(&home(), "count(${name} | ${respondent})", "4");
}

#[test]
fn from_within_a_repeat_the_own_member_is_seen() {
    let ayu = home().in_member(3);
    check(&ayu, "${name}", "Ayu");
    check(&ayu, "../age", "9");
    check(&ayu, "/data/member/age", "9");
    check(&ayu, "position(..)", "3");
    check(&ayu, "index(${member})", "3");
    check(&home(), "position(..)", "NaN");
    check(&ayu, "count(${member})", "3");
    check(&ayu, "concat('Member ', position(..), ' of ', ${respondent})", "Member 3 of Siti");
}

#[test]
fn one_member_is_picked_by_position() {
    check(&home(), "indexed-repeat(${name}, ${member}, 2)", "Budi");
    check(&home(), "indexed-repeat(${name}, ${member}, 4)", "");
    check(&home(), "indexed-repeat(${name}, ${member}, 0)", "");
    check(&home(), "indexed-repeat(${name}, ${member}, 'x')", "");
    check(&home().in_member(3), "indexed-repeat(${age}, ${member}, position(..) - 1)", "44");
}

#[test]
fn members_are_picked_by_what_they_answered() {
    check(&home(), "count(${member}[age < 18])", "1");
    check(&home(), "join(' ', ${member}[works = 'yes']/name)", "Siti Budi");
    check(&home(), "sum(${member}[age >= 18 and works = 'yes']/age)", "85");
    check(&home(), "${member}[2]/name", "Budi");
    check(&home(), "/data/member[position() = last()]/name", "Ayu");
    check(&home(), "join(' ', ${member}/name)", "Siti Budi Ayu");
    check(&home().in_member(2), "count(${member}[age > current()/../age])", "0");
    check(&home().in_member(3), "count(${member}[age > ${age}])", "2");
}

// --- Lists of choices ---

#[test]
fn a_filter_leaves_the_villages_of_the_district() {
    check_choices(&home(), "district = ${district}", &[0, 1]);
    check_choices(&home(), "district = 'tembalang' and rw > 5", &[2]);
    check_choices(&home(), "not(rw)", &[3]);
    check_choices(&home(), "true()", &[0, 1, 2, 3]);
    check_choices(&home(), "landlord = ${landlord}", &[]);
    check_choices(&home().with_own("srondol"), "name != current()/.", &[0, 2, 3]);
}

#[test]
fn a_label_is_looked_up_for_a_choice() {
    check(&home(), "jr:choice-name(${village}, '${village}')", "Srondol Wetan");
    check(&home(), "jr:choice-name('semarang', '${village}')", "");
}

#[test]
fn a_cell_is_looked_up_in_a_list() {
    check(&home(), "pulldata('villages', 'rw', 'name', ${village})", "18");
    check(&home(), "pulldata('villages', 'rw', 'rw', 8)", "8");
    check(&home(), "pulldata('villages', 'rw', 'name', 'bulusan')", "");
    check(&home(), "pulldata('villages', 'rw', 'name', '')", "");
    check(&home(), "instance('villages')/root/item[name = ${village}]/label", "Srondol Wetan");
    check(&home(), "count(instance('villages')/root/item[district = ${district}])", "2");
    check(&home(), "sum(instance('villages')/root/item/rw)", "41");
    check(&home(), "instance('villages')/root/item[name=current()/../village]/rw", "18");
    check(&home(), "count(instance('nothing')/root/item)", "0");
}

#[test]
fn items_are_picked_by_position() {
    let list = "instance('villages')/root/item";
    check(&home(), &format!("{list}[2]/name"), "srondol");
    check(&home(), &format!("{list}[position() = last()]/name"), "bulusan");
    check(&home(), &format!("{list}[district = 'tembalang'][2]/name"), "bulusan");
    check(&home(), &format!("{list}[district = 'tembalang'][position() > 1][1]/name"), "bulusan");
    check(&home(), &format!("join(' ', {list}[position() mod 2 = 0]/name)"), "srondol bulusan");
}

#[test]
fn a_filter_may_look_into_another_list() {
    let districts =
        vec![vec![("name", "banyumanik"), ("km", "8")], vec![("name", "tembalang"), ("km", "9")]];
    let place = home().with_list("districts", districts);
    let near = "instance('districts')/root/item[km < 9]/name";
    check(&place, &format!("count(instance('villages')/root/item[district = {near}])"), "2");
}

// --- Days and moments ---

#[test]
fn today_is_the_day_where_the_device_is() {
    check(&home(), "today()", "2026-03-02");
    check(&home(), "now()", "2026-03-02T00:30:00.000+07:00");
    check(&home(), "today() = '2026-03-02'", "true");
    check(&home(), "decimal-time('12:00:00.000+07:00')", "0.5");
    check(&home(), "format-date-time(now(), '%H.%M:%S.%3')", "00.30:00.000");
}

#[test]
fn an_age_is_reckoned_from_the_day_of_birth() {
    check(&home(), "int((today() - ${born}) div 365.25)", "41");
    check(&home(), "int(format-date(today(), '%Y')) - int(format-date(${born}, '%Y'))", "41");
    check(&home().with_own("2026-03-02"), ". <= today()", "true");
    check(&home().with_own("2026-03-03"), ". <= today()", "false");
    check(&home(), "date(${born} + 30)", "1985-03-22");
    check(&home(), "number(${born})", "5529");
}

#[test]
fn days_have_the_names_of_the_language() {
    check(&home(), "format-date('2026-05-03', '%a %e %b %y')", "Sun 3 May 26");
    let mut place = home();
    place.day_names = DayNames::INDONESIAN;
    check(&place, "format-date('2026-05-03', '%a %e %b %Y')", "Min 3 Mei 2026");
}

#[test]
fn what_is_no_day_is_none() {
    check(&home(), "date('2026-02-29')", "Invalid Date");
    check(&home(), "date('2024-02-29')", "2024-02-29");
    check(&home(), "'2026-13-01' + 1", "NaN");
    check(&home(), "format-date('kemarin', '%Y')", "");
    check(&home(), "format-date(${spending}, '%Y')", "");
    check(&home(), "date(1000000000000)", "Invalid Date");
    check(&home(), "decimal-time('25:00')", "NaN");
}

/// Summer time as in Chile's south, made simple: an hour ahead of UTC-4 from 2026-09-06 on.
#[test]
fn a_day_begins_with_the_clocks_of_that_day() {
    let mut place = home();
    place.offset_minutes = |moment| if moment < 1_788_667_200_000 { -240 } else { -180 };
    check(&place, "date-time('2026-09-01T00:00:00Z')", "2026-08-31T20:00:00.000-04:00");
    check(&place, "date-time('2026-10-01T00:00:00Z')", "2026-09-30T21:00:00.000-03:00");
    check(&place, "date(decimal-date-time('2026-10-01'))", "2026-10-01");
    check(&place, "date(decimal-date-time('2026-09-01'))", "2026-09-01");
}

// --- Chance comes from outside ---

#[test]
fn chance_is_what_the_place_gives() {
    check(&home(), "random()", "0.8833108082136426");
    check(&home(), "random() = random()", "false");
    check(&home(), "uuid()", "e220a839-7b1d-4daf-ae78-9e6aa1b965f4");
    check(&home(), "string-length(uuid(12))", "12");
    check(&home(), "uuid(-1)", "");
}

// --- What a form needs to know of an expression ---

#[track_caller]
fn read(text: &str) -> Expression {
    parse(text).unwrap()
}

#[test]
fn names_stand_once_and_in_the_order_of_the_text() {
    let expression = read("${b} + ${a} * ${b} - indexed-repeat(${c}, ${r}, ../d)");
    let names: Vec<String> = expression
        .references()
        .iter()
        .map(|reference| match &reference.target {
            Target::Name(name) => format!("{}:{name}", reference.column),
            Target::Path { steps, .. } => format!("{}:{}", reference.column, steps.join("/")),
        })
        .collect();
    assert_eq!(names, ["1:b", "8:a", "37:c", "43:r", "49:d"]);
}

#[test]
fn paths_say_where_they_begin() {
    let target = |text| read(text).references()[0].target.clone();
    let path = |origin, steps: &[&str]| Target::Path {
        origin,
        steps: steps.iter().map(|step| (*step).to_owned()).collect(),
    };
    assert_eq!(target("/data/group/name"), path(Origin::Root, &["data", "group", "name"]));
    assert_eq!(target("../../name"), path(Origin::Above(2), &["name"]));
    assert_eq!(target("current()/../name"), path(Origin::Above(1), &["name"]));
    assert_eq!(target("position(../..)"), path(Origin::Above(2), &[]));
}

#[test]
fn lists_and_columns_are_known_beforehand() {
    let expression = read("pulldata('a', 'x', 'y', ${q}) + count(instance('b')/root/item[x = 1])");
    assert_eq!(expression.lists(), ["a", "b"]);
    assert_eq!(expression.columns(), ["x", "y"]);
    let (a, b) = (List::Named(0), List::Named(1));
    let cells = [(a, 0), (a, 1), (b, 0)].map(|(list, column)| Cell { list, column });
    assert_eq!(expression.cells(), cells);
    let expression = read("count(${member}[age < 5 and ${x} = 1])");
    assert_eq!(expression.cells(), [Cell { list: List::Repeat(0), column: 0 }]);
    let filter = parse_choice_filter("district = ${district}").unwrap();
    assert_eq!(filter.cells(), [Cell { list: List::Own, column: 0 }]);
}

#[test]
fn what_changes_by_itself_is_known_beforehand() {
    let none = Depends::default();
    assert_eq!(read("${a} + 1").depends(), none);
    assert_eq!(read(". > 1").depends(), Depends { own_answer: true, ..none });
    assert_eq!(
        read("once(random())").depends(),
        Depends { own_answer: true, chance: true, ..none }
    );
    assert_eq!(read("position(..)").depends(), Depends { position: true, ..none });
    assert_eq!(read("count(instance('a')/root/item[position() = 1])").depends(), none);
    assert_eq!(read("today() > ${a}").depends(), Depends { clock: true, ..none });
    assert!(read("uuid()").is_volatile() && read("now()").is_volatile());
    assert!(!read("position(..) = ${a}").is_volatile());
}

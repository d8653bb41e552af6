//! Repeats: instances added, deleted and put back, counted, nested, and looked at from inside and outside.

use berdaya::instrument::{MAX_ROWS, Missing};
use berdaya::record::{Problem, ResponseV1};
use berdaya::response::{Answers, Edit, Fault, Misfit, Refusal};
use serde_json::json;

use crate::form::{Form, file, value};

fn household() -> Form {
    Form::new(json!([
        { "id": "member", "type": "begin_repeat", "items": [
            { "id": "name", "type": "text" },
            { "id": "age", "type": "integer", "constraint": ". < 130" },
            { "id": "school", "select_one": "yes_no", "relevant": "${age} < 18" },
            { "id": "number", "type": "calculate", "calculation": "position(..)" },
            { "id": "title", "type": "calculate", "calculation": "concat(${number}, '. ', ${name})" },
        ] },
        { "id": "members", "type": "calculate", "calculation": "count(${member})" },
        { "id": "ages", "type": "calculate", "calculation": "sum(${age})" },
        { "id": "oldest", "type": "calculate", "calculation": "max(${age})" },
        { "id": "small", "type": "calculate", "calculation": "count(${member}[age < 5])" },
        { "id": "second", "type": "calculate", "calculation": "indexed-repeat(${name}, ${member}, 2)" },
        { "id": "names", "type": "calculate", "calculation": "join(' ', ${name})" },
        { "id": "crowded", "type": "text", "relevant": "count(${member}) > 2" },
    ]))
}

fn three() -> Form {
    let mut s = household();
    for (n, (name, age)) in [("Siti", "41"), ("Budi", "12"), ("Ani", "3")].iter().enumerate() {
        s.adds("member");
        s.answers(&format!("member[{}]/name", n + 1), name);
        s.answers(&format!("member[{}]/age", n + 1), age);
    }
    s
}

#[test]
fn a_repeat_begins_without_an_instance() {
    let s = household();
    assert_eq!(s.instances("member"), 0);
    s.assert_value("members", "0");
    s.assert_value("ages", "0");
    s.assert_value("names", "");
    assert_eq!(s.counts().asked, 0);
}

#[test]
fn each_instance_follows_its_own_rules() {
    let s = three();
    s.assert_skipped("member[1]/school");
    s.assert_relevant("member[2]/school");
    s.assert_value("member[3]/title", "3. Ani");
    assert_eq!(s.instances("member"), 3);
}

#[test]
fn what_stands_outside_sees_all_instances() {
    let s = three();
    s.assert_value("members", "3");
    s.assert_value("ages", "56");
    s.assert_value("oldest", "41");
    s.assert_value("small", "1");
    s.assert_value("second", "Budi");
    s.assert_value("names", "Siti Budi Ani");
    s.assert_relevant("crowded");
}

#[test]
fn a_blank_in_one_instance_makes_the_sum_a_blank() {
    let mut s = three();
    s.leaves_blank("member[2]/age");
    s.assert_value("ages", "");
    s.assert_value("small", "1");
    s.lacks("member[2]/age", Missing::DoesNotKnow);
    s.assert_value("ages", "");
}

#[test]
fn a_deleted_instance_is_gone_with_all_that_hung_on_it() {
    let mut s = three();
    s.deletes("member[2]");
    assert_eq!(s.instances("member"), 2);
    s.assert_value("members", "2");
    s.assert_value("ages", "44");
    s.assert_value("second", "Ani");
    s.assert_value("names", "Siti Ani");
    s.assert_value("member[2]/title", "2. Ani");
    s.assert_skipped("crowded");
    // Both of the two: name and age; the child that is left also school.
    assert_eq!(s.counts().asked, 2 + 3);
}

#[test]
fn a_deleted_instance_can_be_put_back_where_it_was() {
    for instance in ["member[1]", "member[2]", "member[3]"] {
        let mut s = three();
        let before = s.response().clone();
        let counts = s.counts();
        let answers = s.deletes(instance);
        assert_ne!(s.response().answers, before.answers);
        s.puts_back(instance, answers);
        assert_eq!(s.response().answers, before.answers);
        assert_eq!(s.counts(), counts);
        s.assert_value("names", "Siti Budi Ani");
        s.assert_value("member[3]/title", "3. Ani");
    }
}

#[test]
fn without_the_last_instance_the_answers_are_as_at_the_beginning() {
    let mut s = household();
    let before = s.response().answers.clone();
    s.adds("member");
    s.deletes("member[1]");
    assert_eq!(s.response().answers, before);
}

#[test]
fn a_repeat_keeps_between_its_least_and_its_most() {
    let mut s = Form::new(json!([
        { "id": "plot", "type": "begin_repeat", "minimum": 1, "maximum": 3, "items": [
            { "id": "area", "type": "decimal", "default": "position(..) div 2" },
        ] },
    ]));
    assert_eq!(s.instances("plot"), 1);
    s.assert_value("plot[1]/area", "0.5");
    let refused = Err(Refusal::InstanceCount);
    assert_eq!(s.apply(Edit::Delete { instance: "plot[1]".to_owned() }), refused);
    s.adds("plot");
    s.adds("plot");
    s.assert_value("plot[3]/area", "1.5");
    assert_eq!(s.apply(Edit::Add { repeat: "plot".to_owned() }), refused);
    let answers = berdaya::response::Answers::default();
    let back = Edit::PutBack { instance: "plot[2]".to_owned(), answers };
    assert_eq!(s.apply(back), refused);
}

/// What is put back is held against the instrument as a file is.
#[test]
fn answers_that_do_not_fit_are_not_put_back() {
    let mut s = Form::new(json!([
        { "id": "plot", "type": "begin_repeat", "items": [
            { "id": "area", "type": "decimal" },
            { "id": "crop", "select_one": "yes_no" },
            { "id": "row", "type": "begin_repeat", "items": [{ "id": "seed", "type": "integer" }] },
            { "id": "board", "type": "text", "roles": ["K"] },
        ] },
        { "id": "outside", "type": "text" },
    ]));
    s.adds("plot");
    s.answers("plot[1]/area", "1.5");
    s.adds("plot[1]/row");
    s.answers("plot[1]/row[1]/seed", "7");
    let before = s.response().clone();
    let fitting = s.deletes("plot[1]");
    let deleted = s.response().clone();
    let with = |item: &str, answer: &str| {
        let mut answers = fitting.clone();
        answers.set(item, Some(value(answer)));
        answers
    };
    let mut inner = fitting.clone();
    inner.instances_mut("row")[0].set("seed", Some(value("1.5")));
    let mut elsewhere = fitting.clone();
    elsewhere.instances_mut("plot").push(Answers::default());
    let mut unknown = fitting.clone();
    unknown.instances_mut("area").push(Answers::default());
    let bad = [
        with("area", "wide"),
        with("crop", "maize"),
        with("outside", "x"),
        with("seed", "7"),
        with("board", "x"),
        with("nothing", "x"),
        inner,
        elsewhere,
        unknown,
    ];
    for answers in bad {
        let back = Edit::PutBack { instance: "plot[1]".to_owned(), answers };
        assert_eq!(s.apply(back), Err(Refusal::Misfit(Misfit::WrongKind)));
        assert_eq!(*s.response(), deleted);
    }
    s.puts_back("plot[1]", fitting.clone());
    assert_eq!(*s.response(), before);
}

/// A repeat in a repeat, each with as many instances as are answered.
fn square() -> Form {
    Form::new(json!([
        { "id": "n", "type": "integer" },
        { "id": "times", "type": "calculate", "calculation": "coalesce(., 0) + 1" },
        { "id": "free", "type": "begin_repeat", "items": [{ "id": "text", "type": "text" }] },
        { "id": "outer", "type": "begin_repeat", "repeat_count": "${n}", "items": [
            { "id": "inner", "type": "begin_repeat", "repeat_count": "${n}", "items": [
                { "id": "q", "type": "text", "required": false },
            ] },
        ] },
    ]))
    .without_comparison()
}

#[test]
fn an_interview_has_room_for_so_many_instances_and_says_so() {
    let mut s = square();
    s.answers("n", "90");
    assert_eq!((s.instances("outer"), s.instances("outer[90]/inner")), (90, 90));
    assert!(s.session.has_room() && !s.cell("outer[90]/inner").is_cut);
    let begun = std::time::Instant::now();
    s.answers("n", "1000");
    assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
    assert_eq!(s.response().answers.count_instances(), MAX_ROWS);
    assert_eq!(s.instances("outer"), 1_000);
    assert!(!s.cell("outer").is_cut && s.cell("outer[1000]/inner").is_cut);
    assert!(!s.session.has_room());
    assert_eq!(s.apply(Edit::Add { repeat: "free".to_owned() }), Err(Refusal::InstanceCount));
    // What is kept is what is opened again, and what a file may hold.
    let again = s.reopened("2026-03-05T08:00:00+07:00");
    assert_eq!(again.response(), s.response());
    assert_eq!(again.instances("outer[2]/inner"), s.instances("outer[2]/inner"));
    let record = ResponseV1::new(s.instrument(), s.response());
    assert!(record.check(s.instrument(), "r").is_ok());
    s.answers("n", "3");
    assert!(!s.cell("outer[3]/inner").is_cut);
}

/// How many instances the inner repeat of [`square`] has in all.
fn of_inner(s: &Form) -> usize {
    let outer = s.response().answers.instances("outer");
    outer.iter().map(|row| row.instances("inner").len()).sum()
}

/// [`square`] without any room, and two instances of the free repeat in it.
fn full_square() -> Form {
    let mut s = square();
    s.adds("free");
    s.adds("free");
    s.answers("free[1]/text", "first");
    s.answers("free[2]/text", "second");
    s.answers("n", "1000");
    s
}

#[test]
fn where_an_instance_is_deleted_another_finds_room() {
    let mut s = full_square();
    let before = of_inner(&s);
    s.deletes("free[1]");
    // Its room is kept for it until something else is done.
    assert_eq!((of_inner(&s), s.response().answers.count_instances()), (before, MAX_ROWS - 1));
    s.answers("free[1]/text", "other");
    assert_eq!((of_inner(&s), s.response().answers.count_instances()), (before + 1, MAX_ROWS));
    assert_eq!(s.reopened("2026-03-05T08:00:00+07:00").response(), s.response());
    // So it is when the interview is opened anew.
    s.deletes("free[1]");
    let again = s.reopened("2026-03-05T08:00:00+07:00");
    assert_eq!((of_inner(&again), of_inner(&s)), (before + 2, before + 1));
    s.apply(Edit::Language("en".to_owned())).unwrap();
    assert_eq!(again.response().answers, s.response().answers);
}

#[test]
fn what_was_deleted_without_other_room_can_be_put_back() {
    let mut s = full_square();
    let before = s.response().clone();
    let first = s.deletes("free[1]");
    s.puts_back("free[1]", first);
    assert_eq!(s.response(), &before, "nothing else has changed");
    let of_inner_before = of_inner(&s);
    let second = s.deletes("free[2]");
    let first = s.deletes("free[1]");
    assert_eq!(of_inner(&s), of_inner_before + 1, "the room of the second alone");
    let put_back = Edit::PutBack { instance: "free[1]".to_owned(), answers: first };
    assert!(s.apply(put_back).is_ok());
    let put_back = Edit::PutBack { instance: "free[2]".to_owned(), answers: second };
    assert_eq!(s.apply(put_back), Err(Refusal::InstanceCount));
}

#[test]
fn a_file_with_more_instances_than_find_room_is_refused() {
    let mut s = square();
    s.answers("n", "2");
    let mut response = s.response().clone();
    let row = response.answers.instances("outer")[0].instances("inner")[0].clone();
    for outer in response.answers.instances_mut("outer") {
        outer.instances_mut("inner").resize(1_000, row.clone());
    }
    let full = response.answers.instances("outer")[0].clone();
    response.answers.instances_mut("outer").resize(10, full);
    let findings = ResponseV1::new(s.instrument(), &response).check(s.instrument(), "r");
    let findings = findings.unwrap_err();
    let found: Vec<&Problem> = findings.iter().map(|finding| &finding.problem).collect();
    assert_eq!(found, [&Problem::TooManyInstances(MAX_ROWS)]);
}

#[test]
fn a_count_beyond_the_most_of_a_repeat_is_told() {
    let mut s = Form::new(json!([
        { "id": "n", "type": "integer" },
        { "id": "r", "type": "begin_repeat", "repeat_count": "${n}", "maximum": 3, "items": [
            { "id": "q", "type": "text" },
        ] },
    ]));
    for (n, instances, is_cut) in [("3", 3, false), ("4", 3, true), ("2", 2, false)] {
        s.answers("n", n);
        assert_eq!((s.instances("r"), s.cell("r").is_cut), (instances, is_cut), "{n}");
    }
}

#[test]
fn what_is_no_repeat_or_no_instance_cannot_be_added_or_deleted() {
    let mut s = three();
    for path in ["members", "nothing", "member[1]/age", "member[4]/member", ""] {
        let refused = Err(Refusal::NotAsked);
        assert_eq!(s.apply(Edit::Add { repeat: path.to_owned() }), refused, "{path}");
    }
    for path in ["member", "member[0]", "member[4]", "member[-1]", "age[1]", "member[1", "[1]"] {
        let refused = Err(Refusal::NotAsked);
        assert_eq!(s.apply(Edit::Delete { instance: path.to_owned() }), refused, "{path}");
    }
    assert_eq!(
        s.refusal("age", "4"),
        Refusal::NotAsked,
        "an item of a repeat without its instance"
    );
    assert_eq!(s.refusal("member[9]/age", "4"), Refusal::NotAsked);
    assert_eq!(s.refusal("member[1]/members", "4"), Refusal::NotAsked);
}

// --- The second and the hundredth ---

#[test]
fn the_hundredth_instance_costs_what_the_second_costs() {
    let mut s = Form::new(json!([
        { "id": "member", "type": "begin_repeat", "items": [
            { "id": "age", "type": "integer", "constraint": ". < 130" },
            { "id": "school", "select_one": "yes_no", "relevant": "${age} < 18" },
            { "id": "months", "type": "calculate", "calculation": "${age} * 12" },
        ] },
        { "id": "ages", "type": "calculate", "calculation": "sum(${age})" },
    ]))
    .without_comparison();
    let mut costs = Vec::new();
    for n in 1..=100 {
        let before = s.session.evaluations();
        s.adds("member");
        let added = s.session.evaluations() - before;
        let answered = s.evaluations_of(&format!("member[{n}]/age"), "12");
        costs.push((added, answered));
    }
    assert_eq!(costs[1], costs[99]);
    s.assert_value("ages", "1200");
    // The answer with its check, the two that look at it and the sum.
    assert_eq!(s.evaluations_of("member[2]/age", "40"), 2 + 3);
    assert_eq!(s.evaluations_of("member[99]/age", "40"), 2 + 3);
}

/// Only what hangs on the position is looked at again in the instances that move up.
#[test]
fn a_deletion_looks_at_positions_alone() {
    let mut s = Form::new(json!([
        { "id": "member", "type": "begin_repeat", "items": [
            { "id": "name", "type": "text" },
            { "id": "age", "type": "integer" },
            { "id": "number", "type": "calculate", "calculation": "position(..)" },
            { "id": "turn", "type": "integer", "constraint": ". = position(..)" },
        ] },
    ]));
    for n in 1..=5 {
        s.adds("member");
        s.answers(&format!("member[{n}]/turn"), &n.to_string());
    }
    let before = s.session.evaluations();
    s.deletes("member[1]");
    // Of each of the four the number and the check of the turn; and the repeat.
    assert_eq!(s.session.evaluations() - before, 4 * 2 + 1);
    s.assert_value("member[1]/number", "1");
    assert_eq!(s.cell("member[1]/turn").fault, Some(Fault::Constraint));
}

// --- Counted repeats ---

fn counted() -> Form {
    Form::new(json!([
        { "id": "children", "type": "integer" },
        { "id": "child", "type": "begin_repeat", "repeat_count": "${children}", "items": [
            { "id": "age", "type": "integer" },
            { "id": "country", "type": "text", "default": "'Indonesia'" },
        ] },
        { "id": "ages", "type": "calculate", "calculation": "sum(${age})" },
    ]))
}

/// What looks at all instances is reckoned once when many begin, not once for each of their defaults.
#[test]
fn many_instances_that_begin_together_are_summed_once() {
    let begins = |count: &str| {
        let mut s = Form::new(json!([
            { "id": "n", "type": "integer" },
            { "id": "base", "type": "integer", "default": "1" },
            { "id": "r", "type": "begin_repeat", "repeat_count": "${n}", "items": [
                { "id": "x", "type": "integer", "default": "${base} + position(..)" },
                { "id": "y", "type": "calculate", "calculation": "${x} * 2" },
            ] },
            { "id": "sum", "type": "calculate", "calculation": "sum(${y})" },
            { "id": "small", "type": "calculate", "calculation": "count(${r}[x < 5])" },
        ]))
        .without_comparison();
        let evaluations = s.evaluations_of("n", count);
        (evaluations, s.cell("sum").value.clone(), s.cell("small").value.clone())
    };
    let (few, many) = (begins("100"), begins("1000"));
    // 2 * (2 + 3 + .. + n + 1) = n * (n + 3)
    assert_eq!((few.1.as_str(), few.2.as_str()), ("10300", "3"));
    assert_eq!((many.1.as_str(), many.2.as_str()), ("1003000", "3"));
    // Each instance takes as many as any other.
    assert_eq!((many.0 - few.0) % 900, 0);
    assert!((many.0 - few.0) / 900 <= 2 * 4, "{} for 900 instances", many.0 - few.0);
}

#[test]
fn as_many_instances_as_are_reckoned() {
    let mut s = counted();
    assert_eq!(s.instances("child"), 0);
    s.answers("children", "3");
    assert_eq!(s.instances("child"), 3);
    s.assert_value("child[3]/country", "Indonesia");
    for nonsense in ["-1", "0"] {
        s.answers("children", nonsense);
        assert_eq!(s.instances("child"), 0);
    }
    s.lacks("children", Missing::Refused);
    assert_eq!(s.instances("child"), 0);
    let refused = Err(Refusal::NotAsked);
    assert_eq!(s.apply(Edit::Add { repeat: "child".to_owned() }), refused);
    s.answers("children", "1");
    assert_eq!(s.apply(Edit::Delete { instance: "child[1]".to_owned() }), refused);
}

#[test]
fn when_the_count_shrinks_and_grows_again_the_answers_come_back() {
    let mut s = counted();
    s.answers("children", "3");
    for (n, age) in [(1, "4"), (2, "7"), (3, "11")] {
        s.answers(&format!("child[{n}]/age"), age);
    }
    s.assert_value("ages", "22");
    s.answers("children", "1");
    s.assert_value("ages", "4");
    assert_eq!(s.counts().asked, 1 + 2);
    assert_eq!(s.session.settled().answers.instances("child").len(), 1);
    assert_eq!(s.response().answers.instances("child").len(), 3);
    s.answers("children", "3");
    s.assert_value("ages", "22");
    s.answers("children", "2");
    let locked = s.finishes();
    assert_eq!(locked.answers.instances("child").len(), 2);
}

/// A default is answered once: what was taken away stays away, also overnight and where the count comes back.
#[test]
fn a_default_that_was_taken_away_does_not_come_back() {
    let mut s = counted();
    s.answers("children", "2");
    for n in [1, 2] {
        s.leaves_blank(&format!("child[{n}]/country"));
    }
    s.answers("children", "1");
    s.answers("children", "2");
    let s = s.reopened("2026-03-02T08:00:00+07:00");
    for n in [1, 2] {
        s.assert_value(&format!("child[{n}]/country"), "");
    }
}

#[test]
fn a_count_stays_below_the_most() {
    let mut s = Form::new(json!([
        { "id": "n", "type": "integer" },
        { "id": "r", "type": "begin_repeat", "repeat_count": "${n}", "maximum": 4, "items": [
            { "id": "x", "type": "integer" },
        ] },
    ]));
    s.answers("n", "9000000000000");
    assert_eq!(s.instances("r"), 4);
    let mut s = Form::new(json!([
        { "id": "n", "type": "decimal" },
        { "id": "r", "type": "begin_repeat", "repeat_count": "${n}", "items": [
            { "id": "x", "type": "integer" },
        ] },
    ]))
    .without_comparison();
    s.answers("n", "2.9");
    assert_eq!(s.instances("r"), 2);
    s.answers("n", "1e300".parse::<f64>().map(|n| format!("{n}")).unwrap().as_str());
    assert_eq!(s.instances("r"), 1_000);
}

#[test]
fn a_repeat_that_is_not_relevant_has_no_instances() {
    let mut s = Form::new(json!([
        { "id": "has", "select_one": "yes_no" },
        { "id": "n", "type": "integer" },
        { "id": "free", "type": "begin_repeat", "relevant": "${has} = 'yes'", "items": [
            { "id": "x", "type": "integer" },
        ] },
        { "id": "counted", "type": "begin_repeat", "relevant": "${has} = 'yes'",
          "repeat_count": "${n}", "items": [{ "id": "y", "type": "integer" }] },
        { "id": "both", "type": "calculate", "calculation": "count(${free}) + count(${counted})" },
        { "id": "sums", "type": "calculate", "calculation": "sum(${x}) + sum(${y})" },
        { "id": "first", "type": "calculate", "calculation": "indexed-repeat(${x}, ${free}, 1)" },
    ]));
    s.answers("n", "2");
    assert_eq!(s.instances("counted"), 0);
    s.answers("has", "yes");
    s.adds("free");
    s.answers("free[1]/x", "5");
    s.answers("counted[1]/y", "6");
    s.answers("counted[2]/y", "7");
    s.assert_value("both", "3");
    s.assert_value("sums", "18");
    s.assert_value("first", "5");
    s.answers("has", "no");
    assert_eq!((s.instances("free"), s.instances("counted")), (0, 0));
    s.assert_value("both", "0");
    s.assert_value("sums", "0");
    s.assert_value("first", "");
    assert_eq!(s.counts().asked, 2);
    s.answers("n", "1");
    s.answers("has", "yes");
    s.assert_value("both", "2");
    s.assert_value("sums", "11");
    s.answers("has", "no");
    assert!(s.finishes().answers.repeats.is_empty());
}

// --- Nested ---

fn nested() -> Form {
    Form::new(json!([
        { "id": "house", "type": "begin_repeat", "items": [
            { "id": "head", "type": "text" },
            { "id": "person", "type": "begin_repeat", "minimum": 1, "items": [
                { "id": "age", "type": "integer" },
                { "id": "of", "type": "calculate", "calculation": "concat(${head}, position(../..), position(..))" },
                { "id": "alone", "type": "acknowledge", "relevant": "count(${person}) = 1", "required": false },
            ] },
            { "id": "people", "type": "calculate", "calculation": "count(${person})" },
            { "id": "own_ages", "type": "calculate", "calculation": "sum(${age})" },
            { "id": "all_houses", "type": "calculate", "calculation": "count(${house})" },
        ] },
        { "id": "all_ages", "type": "calculate", "calculation": "sum(${age})" },
        { "id": "all_people", "type": "calculate", "calculation": "sum(${people})" },
        { "id": "third", "type": "calculate",
          "calculation": "indexed-repeat(${age}, ${house}, 2, ${person}, 1)" },
    ]))
}

#[test]
fn a_repeat_in_a_repeat_keeps_to_its_own_instance() {
    let mut s = nested();
    s.adds("house");
    s.adds("house");
    s.answers("house[1]/head", "A");
    s.answers("house[2]/head", "B");
    s.assert_relevant("house[2]/person[1]/alone");
    s.adds("house[1]/person");
    s.assert_skipped("house[1]/person[1]/alone");
    s.assert_relevant("house[2]/person[1]/alone");
    s.answers("house[1]/person[1]/age", "40");
    s.answers("house[1]/person[2]/age", "2");
    s.answers("house[2]/person[1]/age", "70");
    s.assert_value("house[1]/own_ages", "42");
    s.assert_value("house[2]/own_ages", "70");
    s.assert_value("house[1]/people", "2");
    s.assert_value("house[1]/all_houses", "2");
    s.assert_value("all_ages", "112");
    s.assert_value("all_people", "3");
    s.assert_value("third", "70");
    s.assert_value("house[1]/person[2]/of", "A12");
    s.assert_value("house[2]/person[1]/of", "B21");
    let answers = s.deletes("house[1]");
    s.assert_value("house[1]/person[1]/of", "B11");
    s.assert_value("all_ages", "70");
    s.assert_value("third", "");
    s.assert_value("house[1]/all_houses", "1");
    s.puts_back("house[1]", answers);
    s.assert_value("house[1]/person[2]/of", "A12");
    s.assert_value("all_ages", "112");
    s.answers("house[2]/person[1]/age", "71");
    s.assert_value("third", "71");
}

#[test]
fn counts_within_counts() {
    let mut s = Form::new(json!([
        { "id": "rows", "type": "integer" },
        { "id": "row", "type": "begin_repeat", "repeat_count": "${rows}", "items": [
            { "id": "width", "type": "integer", "default": "2" },
            { "id": "column", "type": "begin_repeat", "repeat_count": "${width}", "items": [
                { "id": "v", "type": "integer", "default": "position(../..) * 10 + position(..)" },
            ] },
        ] },
        { "id": "all", "type": "calculate", "calculation": "join(' ', ${v})" },
    ]));
    s.answers("rows", "2");
    s.assert_value("all", "11 12 21 22");
    s.answers("row[1]/width", "1");
    s.assert_value("all", "11 21 22");
    s.answers("rows", "1");
    s.assert_value("all", "11");
    s.answers("row[1]/width", "3");
    s.assert_value("all", "11 12 13");
    s.answers("rows", "2");
    s.assert_value("all", "11 12 13 21 22");
    s.leaves_blank("rows");
    s.assert_value("all", "");
}

// --- Looking at neighbours ---

#[test]
fn an_instance_may_look_at_the_one_before_it() {
    let mut s = Form::new(json!([
        { "id": "visit", "type": "begin_repeat", "items": [
            { "id": "weight", "type": "decimal",
              "constraint": "position(..) = 1 or . >= indexed-repeat(${weight}, ${visit}, position(..) - 1)" },
            { "id": "before", "type": "calculate",
              "calculation": "indexed-repeat(${weight}, ${visit}, position(..) - 1)" },
            { "id": "share", "type": "calculate", "calculation": "${weight} div sum(${weight})" },
        ] },
    ]));
    for (n, weight) in [(1, "3"), (2, "4"), (3, "5")] {
        s.adds("visit");
        s.answers(&format!("visit[{n}]/weight"), weight);
    }
    s.assert_value("visit[3]/before", "4");
    // Inside the repeat the name stands for the own instance, as in the field's engines.
    s.assert_value("visit[3]/share", "1");
    s.answers("visit[2]/weight", "6");
    s.assert_value("visit[3]/before", "6");
    assert_eq!(s.cell("visit[3]/weight").fault, Some(Fault::Constraint));
    s.deletes("visit[2]");
    s.assert_value("visit[2]/before", "3");
    assert_eq!(s.cell("visit[2]/weight").fault, None);
    s.deletes("visit[1]");
    s.assert_value("visit[1]/before", "");
}

#[test]
fn two_repeats_see_all_of_each_other() {
    let mut s = Form::new(json!([
        { "id": "crop", "type": "begin_repeat", "items": [{ "id": "yield", "type": "integer" }] },
        { "id": "market", "type": "begin_repeat", "items": [
            { "id": "price", "type": "integer" },
            { "id": "worth", "type": "calculate", "calculation": "${price} * sum(${yield})" },
        ] },
    ]));
    s.adds("crop");
    s.adds("crop");
    s.adds("market");
    s.adds("market");
    s.answers("crop[1]/yield", "2");
    s.answers("crop[2]/yield", "3");
    s.answers("market[1]/price", "10");
    s.answers("market[2]/price", "100");
    s.assert_value("market[2]/worth", "500");
    s.answers("crop[1]/yield", "5");
    s.assert_value("market[1]/worth", "80");
    s.deletes("crop[2]");
    s.assert_value("market[2]/worth", "500");
}

#[test]
fn chance_in_a_repeat_is_the_same_when_the_interview_is_opened_again() {
    let mut s = Form::new(json!([
        { "id": "r", "type": "begin_repeat", "items": [
            { "id": "drawn", "type": "calculate", "calculation": "random()" },
            { "id": "kept", "type": "calculate", "calculation": "once(random())" },
            { "id": "name", "type": "text" },
        ] },
    ]));
    for _ in 0..3 {
        s.adds("r");
    }
    let drawn = s.cell("r[2]/drawn").value.clone();
    let kept = s.cell("r[3]/kept").value.clone();
    assert_ne!(drawn, s.cell("r[1]/drawn").value);
    s.answers("r[2]/name", "x");
    s.assert_value("r[2]/drawn", &drawn);
    s.deletes("r[1]");
    s.assert_value("r[2]/kept", &kept);
    let s = s.reopened("2026-03-02T08:00:00+07:00");
    s.assert_value("r[2]/kept", &kept);
}

#[test]
fn a_choice_list_of_names_in_the_repeat_is_no_business_of_others() {
    let file = file(json!([
        { "id": "board", "type": "begin_repeat", "roles": ["K"], "minimum": 2, "items": [
            { "id": "office", "type": "text", "default": "'ketua'" },
        ] },
        { "id": "offices", "type": "calculate", "calculation": "count(${board})" },
    ]));
    let mut s = Form::of(&file);
    s.assert_value("offices", "0");
    let refused = Err(Refusal::NotAsked);
    assert_eq!(s.apply(Edit::Add { repeat: "board".to_owned() }), refused);
    assert!(s.response().answers.repeats.is_empty());
    let s = Form::with_role(&file, "K");
    s.assert_value("offices", "2");
    assert_eq!(s.kept("board[2]/office"), Some(&value("ketua")));
}

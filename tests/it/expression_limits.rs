//! Whatever is thrown at the language: no panic, no endless work, the same bits, and its own print read back.

use berdaya::expression::{
    Error, Expression, MAX_DEPTH, MAX_LENGTH, MAX_PATTERN, MAX_STEPS, MAX_TEXT, Problem, Value,
    parse, parse_choice_filter,
};
use std::time::{Duration, Instant};

use proptest::prelude::*;

use crate::household::Household;

fn evaluate(household: &Household, text: &str) -> Result<String, Error> {
    let expression = parse(text)?;
    let scope = household.scope(&expression);
    expression.evaluate(&scope).map(|value| value.to_text().into_owned())
}

#[track_caller]
fn check_refused(text: &str, problem: &Problem) {
    assert_eq!(parse(text).map(|_| ()).map_err(|error| error.problem), Err(problem.clone()));
}

// --- Depth, length and work are bounded ---

#[test]
fn nesting_has_a_limit() {
    let nested = |n: usize| format!("{}1{}", "(".repeat(n), ")".repeat(n));
    assert_eq!(evaluate(&Household::of_three(), &nested(MAX_DEPTH - 1)), Ok("1".to_owned()));
    check_refused(&nested(MAX_DEPTH), &Problem::TooDeep(MAX_DEPTH));
    check_refused(&nested(10_000), &Problem::TooDeep(MAX_DEPTH));
    let not = format!("{}1{}", "not(".repeat(MAX_DEPTH - 1), ")".repeat(MAX_DEPTH - 1));
    assert_eq!(evaluate(&Household::of_three(), &not), Ok("false".to_owned()));
    check_refused(&"1 or 1 and 1 = 1 < 1 + 1 * -(".repeat(1_000), &Problem::TooDeep(MAX_DEPTH));
    check_refused(&"-".repeat(10_000), &Problem::TooDeep(MAX_DEPTH));
    check_refused(&"round(".repeat(5_000), &Problem::TooDeep(MAX_DEPTH));
    check_refused(&"instance('a')/root/item[".repeat(1_000), &Problem::TooDeep(MAX_DEPTH));
}

#[test]
fn a_long_table_of_ifs_is_within_the_limit() {
    let table: String =
        (1..MAX_DEPTH - 1).map(|n| format!("if(${{a}} = {n}, 'code {n}', ")).collect();
    let text = format!("{table}'other'{}", ")".repeat(MAX_DEPTH - 2));
    let household = Household::of_three().with("a", &["99"]);
    assert_eq!(evaluate(&household, &text), Ok("code 99".to_owned()));
}

#[test]
fn a_chain_may_be_as_long_as_an_expression() {
    let sum = format!("1{}", " + 1".repeat(8_000));
    assert_eq!(evaluate(&Household::of_three(), &sum), Ok("8001".to_owned()));
    let either = format!("false(){}", " or ${a} = 1".repeat(2_500));
    assert_eq!(evaluate(&Household::of_three(), &either), Ok("false".to_owned()));
    let wrong = format!("{} or later()", either);
    assert!(matches!(parse(&wrong).unwrap_err().problem, Problem::UnknownFunction { .. }));
    assert_eq!(parse(&parse(&either).unwrap().to_string()), parse(&either));
}

#[test]
fn length_has_a_limit() {
    let text = |n: usize| format!("'{}'", "\u{E9}".repeat(n - 2));
    assert!(parse(&text(MAX_LENGTH)).is_ok());
    check_refused(&text(MAX_LENGTH + 1), &Problem::TooLong(MAX_LENGTH));
}

#[test]
fn a_filter_within_a_filter_is_given_up() {
    let row = vec![("name", "srondol")];
    let household = Household::of_three().with_list("all", vec![row; 5_000]);
    let inner = "instance('all')/root/item[name = 'x']";
    let text = format!("count(instance('all')/root/item[count({inner}) = 1])");
    let error = evaluate(&household, &text).unwrap_err();
    assert_eq!(error.problem, Problem::TooMuchWork(MAX_STEPS));
}

#[test]
fn all_pairs_of_long_lists_are_given_up() {
    let row = vec![("name", "srondol")];
    let household = Household::of_three().with_list("all", vec![row; 5_000]);
    let names = "instance('all')/root/item/name";
    let error = evaluate(&household, &format!("{names} > {names}")).unwrap_err();
    assert_eq!(error.problem, Problem::TooMuchWork(MAX_STEPS));
    let both = format!("count({names} | {names})");
    assert_eq!(evaluate(&household, &both), Ok("10000".to_owned()));
}

/// How long an expression takes to evaluate, with `own` as the answer itself.
fn time_of(text: &str, own: &'static str) -> (Result<bool, Problem>, Duration) {
    let household = Household::of_three().with_own(own);
    let expression = parse(text).unwrap();
    let scope = household.scope(&expression);
    let begun = Instant::now();
    let value = expression.evaluate(&scope);
    (value.map(|value| value.to_boolean()).map_err(|error| error.problem), begun.elapsed())
}

#[test]
fn a_pattern_ends_whatever_it_is_held_against() {
    let answer: &'static str = Box::leak(format!("{}!", "a".repeat(9_999)).into_boxed_str());
    for pattern in ["^(a+)+$", "^(a|a)*$", "^(a|aa)+$", "(a*)*b", "^(([a-z])+.)+[A-Z]([a-z])+$"] {
        let (fits, took) = time_of(&format!("regex(., '{pattern}')"), answer);
        assert_eq!(fits, Ok(false), "{pattern}");
        assert!(took < Duration::from_secs(10), "{pattern}: {took:?}");
    }
    let widest = format!("regex(., '^(a?){{{}}}$')", (MAX_PATTERN - 4) / 4);
    let (fits, took) = time_of(&widest, answer);
    assert_eq!(fits, Err(Problem::TooMuchWork(MAX_STEPS)));
    assert!(took < Duration::from_secs(1), "{took:?}");
    let (fits, took) = time_of(&widest, &answer[..5_000]);
    assert_eq!(fits, Ok(false));
    assert!(took < Duration::from_secs(60), "{took:?}");
}

#[test]
fn a_pattern_has_a_limit() {
    check_refused("regex(., '(a{1000}){1000}')", &Problem::PatternTooLarge(MAX_PATTERN));
    check_refused(
        &format!("regex(., '{}')", "a".repeat(MAX_PATTERN + 1)),
        &Problem::PatternTooLarge(MAX_PATTERN),
    );
    assert!(parse("regex(., '^(a{9}){99}$')").is_ok());
}

#[test]
fn a_text_that_grows_with_every_level_is_given_up() {
    let mut text = "'glue'".to_owned();
    for _ in 0..MAX_DEPTH - 2 {
        text = format!("join({text}, 1, 2, 3, 4, 5)");
    }
    let error = evaluate(&Household::of_three(), &text).unwrap_err();
    assert_eq!(error.problem, Problem::TextTooLong(MAX_TEXT));
}

// --- Its own print is read back as the same ---

#[track_caller]
fn check_print(given: &str, expected: &str) {
    let expression = parse(given).unwrap_or_else(|error| panic!("{given}: {error:?}"));
    assert_eq!(expression.to_string(), expected);
    assert_eq!(parse(expected).as_ref(), Ok(&expression), "{given}");
}

#[test]
fn a_print_has_the_parentheses_that_count() {
    check_print("((1+2))*3", "(1 + 2) * 3");
    check_print("1+(2*3)", "1 + 2 * 3");
    check_print("1-(2-3)-4", "1 - (2 - 3) - 4");
    check_print("((1 = 2) = 3) = (4 = 5)", "1 = 2 = 3 = (4 = 5)");
    check_print("-(1+2) - -3", "-(1 + 2) - -3");
    check_print("(${a} or .) and \"it's\"", "(${a} or .) and \"it's\"");
    check_print("-(${a}|${b})", "-${a} | ${b}");
}

#[test]
fn a_print_keeps_names_and_lists() {
    check_print("position( .. )+../../a", "position(..) + ../../a");
    check_print(
        "instance('v')/root/item[a=current()/../b][1]/c",
        "instance('v')/root/item[a = current()/../b][1]/c",
    );
    check_print("${m}[ a=${b} ][1]/c", "${m}[a = ${b}][1]/c");
    check_print("/data/m[current()/.=1]", "/data/m[current() = 1]");
    check_print("pulldata('v','a','b',current()/.)", "pulldata('v', 'a', 'b', .)");
    check_print("jr:choice-name(${a},\"${b}\")", "jr:choice-name(${a}, '${b}')");
    check_print("0 and later( 1,2 )", "0 and later(1, 2)");
    check_print("/data/a + 1e3", "/data/a + 1000");
    let filter = parse_choice_filter("name = current()/. and ${a}").unwrap();
    assert_eq!(filter.to_string(), "name = current() and ${a}");
    assert_eq!(parse_choice_filter(&filter.to_string()), Ok(filter));
}

/// An expression in full parentheses, of any part of the language.
fn written() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        (0_u32..1_000_000).prop_map(|n| n.to_string()),
        any::<f64>()
            .prop_filter("a literal is finite and has no sign", |n| n.is_finite() && *n >= 0.0)
            .prop_map(|n| n.to_string()),
        "[a-z'\u{E9} ]{0,6}".prop_map(|text| format!("\"{text}\"")),
        Just("'2026-03-01'".to_owned()),
        Just(".".to_owned()),
        Just("../age".to_owned()),
        Just("/data/income".to_owned()),
        Just("position(..)".to_owned()),
        Just("today()".to_owned()),
        Just("random()".to_owned()),
        "[a-c]|age|name|access|spending".prop_map(|name| format!("${{{name}}}")),
    ];
    leaf.prop_recursive(5, 64, 4, |inner| {
        let operator = prop_oneof![
            Just("or"),
            Just("and"),
            Just("="),
            Just("!="),
            Just("<"),
            Just("<="),
            Just(">"),
            Just(">="),
            Just("+"),
            Just("-"),
            Just("*"),
            Just("div"),
            Just("mod"),
        ];
        let one = prop_oneof![
            Just("not"),
            Just("round"),
            Just("string-length"),
            Just("date"),
            Just("number"),
            Just("boolean"),
            Just("once"),
            Just("count-selected"),
            Just("decimal-time"),
            Just("area"),
            Just("base64-decode"),
            Just("exp"),
            Just("int"),
            Just("max"),
        ];
        let two = prop_oneof![
            Just("selected"),
            Just("coalesce"),
            Just("substr"),
            Just("contains"),
            Just("pow"),
            Just("round"),
            Just("selected-at"),
            Just("join"),
            Just("regex"),
            Just("format-date"),
            Just("geofence"),
            Just("substring-after"),
            Just("checklist"),
        ];
        prop_oneof![
            (inner.clone(), operator, inner.clone()).prop_map(|(a, o, b)| format!("({a} {o} {b})")),
            inner.clone().prop_map(|a| format!("(-{a})")),
            (one, inner.clone()).prop_map(|(f, a)| format!("{f}({a})")),
            (two, inner.clone(), inner.clone()).prop_map(|(f, a, b)| format!("{f}(({a}), ({b}))")),
            (inner.clone(), inner.clone(), inner.clone())
                .prop_map(|(a, b, c)| format!("if({a}, {b}, {c})")),
            inner.clone().prop_map(|a| format!("sum(${{member}}[age > 10]/age) - ({a})")),
            (0_u32..4, "[a-c]|age").prop_map(|(n, name)| {
                format!("instance('villages')/root/item[rw > ${{{name}}}][{n}]/label")
            }),
            inner.clone().prop_map(|a| format!("pulldata('villages', 'rw', 'name', {a})")),
            inner.prop_map(|a| format!("jr:choice-name({a}, '${{village}}')")),
        ]
    })
}

/// Words and signs of the language in any order.
fn soup() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("("),
        Just(")"),
        Just("["),
        Just("]"),
        Just(","),
        Just("."),
        Just(".."),
        Just("/"),
        Just("|"),
        Just("+"),
        Just("-"),
        Just("*"),
        Just("="),
        Just("<="),
        Just("1"),
        Just("0.5"),
        Just("'a b'"),
        Just("${age}"),
        Just("${member}"),
        Just("${member}["),
        Just("and"),
        Just("or"),
        Just("div"),
        Just("if("),
        Just("count("),
        Just("position("),
        Just("instance('villages')/root/item["),
        Just("last()"),
        Just("name"),
        Just("pulldata('villages','rw','name',"),
        Just("today()"),
        Just("jr:choice-name("),
        Just("current()/"),
        Just("regex("),
        Just("join("),
        Just("true()"),
    ];
    proptest::collection::vec(word, 0..24).prop_map(|words| words.join(" "))
}

/// Two evaluations of whatever can be read: they end, and give the same bits.
fn check_total(text: &str) -> Result<(), TestCaseError> {
    let household = Household::of_three().with_own("2026-03-01").in_member(2);
    for read in [parse, parse_choice_filter] {
        let Ok(expression) = read(text) else { continue };
        prop_assert_eq!(bits(&household, &expression), bits(&household, &expression));
        let scope = household.scope(&expression);
        let _ = expression.choices(&scope, 4);
    }
    Ok(())
}

fn bits(household: &Household, expression: &Expression) -> String {
    let scope = household.scope(expression);
    match expression.evaluate(&scope) {
        Ok(Value::Number(number)) => format!("{:x}", number.to_bits()),
        Ok(value) => {
            format!(
                "{} {} {}",
                value.to_text(),
                value.to_boolean(),
                value.to_number(&scope).to_bits()
            )
        }
        Err(error) => format!("{error:?}"),
    }
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        check_total(&text)?;
    }

    #[test]
    fn any_ascii_is_read_or_refused(text in "[ -~]{0,40}") {
        check_total(&text)?;
    }

    #[test]
    fn any_order_of_words_is_read_or_refused(text in soup()) {
        check_total(&text)?;
    }

    #[test]
    fn what_is_written_right_is_read_printed_and_read_again(text in written()) {
        let expression = parse(&text).map_err(|error| TestCaseError::fail(format!("{text}: {error:?}")))?;
        let printed = expression.to_string();
        let again = parse(&printed).map_err(|error| TestCaseError::fail(format!("{printed}: {error:?}")))?;
        prop_assert_eq!(&again, &expression, "{} became {}", text, printed);
        prop_assert_eq!(again.to_string(), printed);
        check_total(&text)?;
    }

    #[test]
    fn an_error_stands_within_the_text(text in soup()) {
        if let Err(error) = parse(&text) {
            prop_assert!(error.column >= 1 && error.column <= text.chars().count() + 1, "{:?}", error);
        }
    }
}

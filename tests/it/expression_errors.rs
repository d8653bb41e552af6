//! What is wrong with an expression, said with its column in words that a coordinator understands.

use berdaya::expression::{Error, Expected, Problem, Unsupported, parse, parse_choice_filter};
use berdaya::i18n::Language;

use crate::household::Household;

/// What people read, in English.
fn told(error: &Error) -> String {
    format!("column {}: {}", error.column, Language::English.expression_problem(&error.problem))
}

/// What is said of an expression of a form.
#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(told(&parse(text).expect_err(text)), expected, "{text}");
}

/// What is said of a choice filter.
#[track_caller]
fn check_filter(text: &str, expected: &str) {
    assert_eq!(told(&parse_choice_filter(text).expect_err(text)), expected, "{text}");
}

/// What is said of an expression when it is evaluated.
#[track_caller]
fn check_when_evaluated(text: &str, expected: &str) {
    let expression = parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
    let household = Household::of_three();
    let error = expression.evaluate(&household.scope(&expression)).expect_err(text);
    assert_eq!(told(&error), expected, "{text}");
}

#[track_caller]
fn check_fine(text: &str) {
    parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
}

#[test]
fn nothing_is_no_expression() {
    check("", "column 1: it is empty. Write the expression, or take the field out.");
    check(" \n", "column 1: it is empty. Write the expression, or take the field out.");
}

#[test]
fn a_name_without_its_braces_is_answered_with_both_readings() {
    check("usia > 17", "column 1: for the answer write ${usia}, for the text write 'usia'.");
    check("${setuju} = ya", "column 13: for the answer write ${ya}, for the text write 'ya'.");
    check("${usia > 17", "column 1: an answer is written ${name}, found usia > 17.");
    check("${born} <= today", "column 12: write today() in place of today.");
}

#[test]
fn an_unknown_function_is_answered_with_the_nearest() {
    check("selectd(${a}, 'x')", "column 1: unknown function selectd(). Did you mean selected()?");
    check("IF(${a} = 1, 2, 3)", "column 1: unknown function IF(). Did you mean if()?");
    check("1 + vlookup(2)", "column 5: unknown function vlookup(). Check its spelling.");
    check(
        "choice-name(1, 2)",
        "column 1: unknown function choice-name(). Did you mean jr:choice-name()?",
    );
}

#[test]
fn values_too_many_and_too_few_are_counted() {
    check("round()", "column 1: round() takes 1 to 2 values between its parentheses, found 0.");
    check("today(1)", "column 1: today() takes no value. Leave its parentheses empty.");
    check("if(${a}, 1)", "column 1: if() takes 3 values between its parentheses, found 2.");
    check(
        "1 + checklist(1)",
        "column 5: checklist() takes 2 or more values between its parentheses, found 1.",
    );
    check(
        "weighted-checklist(1, 2, ${a})",
        "column 1: the last values of weighted-checklist() come in pairs. One of them has no partner.",
    );
    check(
        "indexed-repeat(${a}, ${r}, 1, ${s})",
        "column 1: the last values of indexed-repeat() come in pairs. One of them has no partner.",
    );
}

#[test]
fn a_function_over_answers_takes_no_plain_value() {
    check("count(1)", "column 1: count() works on answers such as ${age}.");
    check("sum('a')", "column 1: sum() works on answers such as ${age}.");
    check("count(${a} | 2)", "column 14: | works on answers such as ${age}.");
    check(
        "position(1)",
        "column 1: position() needs the name of a question or repeat here, such as ${member}.",
    );
    check(
        "indexed-repeat(1, ${r}, 1)",
        "column 1: indexed-repeat() needs the name of a question or repeat here, such as ${member}.",
    );
    check_fine("sum(if(true(), ${a}, 0))");
    check_when_evaluated(
        "sum(if(true(), 0, ${a}))",
        "column 1: sum() works on answers such as ${age}.",
    );
}

#[test]
fn what_is_left_open_or_out_is_named() {
    check(
        "1 +",
        "column 4: it ends here and still needs a number, a text, an answer or a function.",
    );
    check("(1 + 2", "column 7: it ends here and still needs ).");
    check("round(1 2)", "column 9: expected , or ), found 2.");
    check("round(1,)", "column 9: expected a number, a text, an answer or a function, found ).");
    check("${a} ${b}", "column 6: expected an operator such as = or and, found ${b}.");
    check("1 and or 2", "column 7: expected a number, a text, an answer or a function, found or.");
    check("'ya", "column 1: the text that begins here has no end. Add the second quotation mark.");
    check("instance('a')/root/item[1", "column 26: it ends here and still needs ].");
    check(
        "instance(a)",
        "column 10: expected the name of a list as in instance('villages'), found a.",
    );
    check("instance('a')/list/item", "column 15: expected /root/item, found list.");
}

#[test]
fn signs_of_other_languages_are_answered_with_ours() {
    check("${a} == 1", "column 6: write = in place of ==.");
    check("${a} AND ${b}", "column 6: write and in place of AND.");
    check("${a} = \u{2018}ya\u{2019}", "column 8: write ' in place of \u{2018}.");
    check("${a} % 2", "column 6: write mod in place of %.");
    check("${a} / 2", "column 6: write div in place of /.");
    check("../age / 2", "column 8: write div in place of /.");
    check("${member}[1]/age / 2", "column 18: write div in place of /.");
    check("count(${member}[1]) / 2", "column 21: write div in place of /.");
    check("10 / (${a})", "column 4: write div in place of /.");
    check("sum(${a}) / count(${a})", "column 11: write div in place of /.");
    check("${a} / count(${a})", "column 6: write div in place of /.");
    check(
        "${a} = 1 ; 2",
        "column 10: the sign ; has no meaning here. Take it out, or put the text between quotation marks.",
    );
}

#[test]
fn what_xpath_has_and_we_have_not_is_refused_by_name() {
    check("//nama", "column 1: // is not supported. Name the answer as ${name}.");
    check(
        "/data/*",
        "column 7: * in place of a name is not supported. Name each answer as ${name}.",
    );
    check("/data/@id", "column 7: @ is not supported. Name the answer as ${name}.");
    check("child::nama", "column 6: :: is not supported. Name the answer as ${name}.");
    check("${a}/b/c", "column 7: no path may follow here. Name the answer itself as ${name}.");
    check("(${a})/b", "column 7: no path may follow here. Name the answer itself as ${name}.");
    check(
        "string(${r})[1]",
        "column 13: [ ] is supported after ${repeat} and instance('list')/root/item alone.",
    );
    check(
        "${r}[age > ${b}[.]]",
        "column 17: between [ and ], write current()/.. for the question's place.",
    );
    check(
        "${r}[age/b > 1]",
        "column 9: no path may follow here. Name the answer itself as ${name}.",
    );
    check(".. = 1", "column 1: .. alone has no value. It stands in position(..).");
    check("${last-saved#a}", "column 1: answers of the last saved interview are not supported.");
    check("randomize(${a})", "column 1: this function is not supported.");
    check("last()", "column 1: last() without a name has a meaning only between [ and ].");
    check("position()", "column 1: position() without a name has a meaning only between [ and ].");
    check(
        "instance('a')/root/item[name = .]",
        "column 32: between [ and ], write current()/.. for the question's place.",
    );
    check_filter(
        "name = .",
        "column 8: between [ and ], write current()/.. for the question's place.",
    );
    check_filter(
        "name/label = 1",
        "column 5: no path may follow here. Name the answer itself as ${name}.",
    );
}

#[test]
fn names_that_must_be_written_out_are_asked_for() {
    check(
        "jr:choice-name(${a}, ${a})",
        "column 22: the question whose choices are meant is written '${name}', in quotation marks.",
    );
    check(
        "pulldata(${a}, 'b', 'c', 1)",
        "column 10: pulldata() needs a text in quotation marks here, such as 'villages'.",
    );
}

#[test]
fn patterns_formats_and_digests_are_read_with_the_form() {
    check(
        "regex(., '[0-9')",
        "column 10: the pattern [0-9 is not understood. Check its brackets and repetitions.",
    );
    check(
        "regex(., '(a{1000}){1000}')",
        "column 10: the pattern has more than 2000 parts with its repetitions written out. \
         Make its numbers in { } smaller.",
    );
    for look in ["(?=a)", "(?!a)", "(?<=a)", "(?<!a)"] {
        let said = format!(
            "column 10: the pattern {look}b looks ahead or behind, which is not supported. \
             Divide it into several regex() with and, or not()."
        );
        check(&format!("regex(., '{look}b')"), &said);
    }
    check(
        r"regex(., '(a)\1')",
        r"column 10: the pattern (a)\1 refers back to what it has found, which is not supported. Write that part out again.",
    );
    check(
        "format-date(., '%Y-%Q')",
        "column 16: %Q is no part of a date. Use for example %d, %m, %Y, %H or %M.",
    );
    check(
        "format-date(., '%')",
        "column 16: % is no part of a date. Use for example %d, %m, %Y, %H or %M.",
    );
    check(
        "digest(., 'CRC')",
        "column 11: unknown way to digest a text: CRC. Use MD5, SHA-1, SHA-256, SHA-384 or SHA-512, with hex or base64.",
    );
    check(
        "digest(., 'MD5', 'octal')",
        "column 18: unknown way to digest a text: octal. Use MD5, SHA-1, SHA-256, SHA-384 or SHA-512, with hex or base64.",
    );
    check_when_evaluated(
        "regex('a', concat('[', ${income}))",
        "column 1: the pattern [2500000 is not understood. Check its brackets and repetitions.",
    );
    check_when_evaluated(
        "format-date(today(), concat('%', 'Q'))",
        "column 1: %Q is no part of a date. Use for example %d, %m, %Y, %H or %M.",
    );
}

#[test]
fn only_what_constants_keep_from_being_reached_may_be_wrong() {
    check_fine("false() and later()");
    check_fine("true() or later(later())");
    check_fine("if(1 = 2, later(), 'now')");
    check_fine("0 and count(1)");
    check("${a} and later()", "column 10: unknown function later(). Check its spelling.");
    check("true() and later()", "column 12: unknown function later(). Check its spelling.");
    check("if(${a}, 1, later())", "column 13: unknown function later(). Check its spelling.");
    check("if(later(), 1, 2)", "column 4: unknown function later(). Check its spelling.");
    check(
        "if(today() > 0, later(), 2)",
        "column 17: unknown function later(). Check its spelling.",
    );
    check("count(1) + later()", "column 1: count() works on answers such as ${age}.");
}

#[test]
fn each_problem_is_said_in_indonesian() {
    let said = |problem: Problem| Language::Indonesian.expression_problem(&problem);
    let unexpected =
        |expected, found: &str| said(Problem::Unexpected { expected, found: found.to_owned() });
    let values = |least, most| {
        said(Problem::ArgumentCount { name: "round".to_owned(), least, most, found: 5 })
    };
    let told = [
        (
            said(Problem::WriteInstead { found: "==".to_owned(), right: "=".to_owned() }),
            "tulis =, bukan ==.",
        ),
        (
            said(Problem::BareName("usia".to_owned())),
            "untuk jawaban tulis ${usia}, untuk teks tulis 'usia'.",
        ),
        (
            said(Problem::BadReference("usia > 17".to_owned())),
            "jawaban ditulis ${nama}, bukan usia > 17.",
        ),
        (
            said(Problem::UnknownFunction {
                name: "selectd".to_owned(),
                nearest: Some("selected".to_owned()),
            }),
            "fungsi selectd() tidak dikenal. Maksudnya selected()?",
        ),
        (
            unexpected(Expected::OperatorOrEnd, "2"),
            "di sini harus ada tanda seperti = atau and, bukan 2.",
        ),
        (
            unexpected(Expected::ClosingParenthesis, ""),
            "rumusnya berakhir di sini, padahal masih perlu ).",
        ),
        (values(1, Some(2)), "round() memerlukan 1 sampai 2 nilai di dalam kurungnya, bukan 5."),
        (values(3, None), "round() memerlukan 3 atau lebih nilai di dalam kurungnya, bukan 5."),
        (values(2, Some(2)), "round() memerlukan 2 nilai di dalam kurungnya, bukan 5."),
        (values(0, Some(0)), "round() tidak memerlukan nilai. Kosongkan kurungnya."),
        (
            said(Problem::Unsupported(Unsupported::AnyDepth)),
            "// tidak dapat dipakai. Sebut jawabannya ${nama}.",
        ),
    ];
    for (said, expected) in told {
        assert_eq!(said, expected);
    }
}

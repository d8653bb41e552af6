//! Functions over choices, which are names with blanks between, and over lists of conditions.
//!
//! Source: ODK XForms specification, "Select Functions", `checklist`, `weighted-checklist`.

use super::arguments::Arguments;
use super::number_text::{count, is_blank, whole};
use super::value::{Value, text_to_number};

/// The choices of an answer.
fn choices(answer: &str) -> impl Iterator<Item = &str> {
    answer.split(is_blank).filter(|choice| !choice.is_empty())
}

/// Whether `choice` is one of the choices of `answer`; of a blank answer only the empty text is.
pub(super) fn selected(answer: &str, choice: &str) -> bool {
    let choice = choice.trim_matches(is_blank);
    if choice.is_empty() {
        return choices(answer).next().is_none();
    }
    choices(answer).any(|one| one == choice)
}

/// The choice at a place, counted from 0; empty where there is none.
pub(super) fn selected_at(answer: &str, at: f64) -> String {
    let at = if at.is_nan() { None } else { usize::try_from(whole(at)).ok() };
    at.and_then(|at| choices(answer).nth(at)).unwrap_or_default().to_owned()
}

/// How many choices there are.
pub(super) fn count_selected(answer: &str) -> f64 {
    count(choices(answer).count())
}

/// Whether as many conditions hold as the first two values ask for.
pub(super) fn checklist(arguments: &Arguments<'_, '_>) -> bool {
    let mut held = 0;
    for value in arguments.from(2) {
        match value {
            Value::Nodes(nodes) => {
                held += nodes.as_slice().iter().filter(|answer| !answer.is_empty()).count();
            }
            value => held += usize::from(value.to_boolean()),
        }
    }
    is_between(count(held), arguments)
}

/// Whether the weights of the conditions that hold come to what the first two values ask for.
pub(super) fn weighted_checklist(arguments: &Arguments<'_, '_>) -> bool {
    let mut weight = 0.0;
    for pair in arguments.from(2).chunks_exact(2) {
        match pair {
            // Several conditions go with several weights, one by one.
            [Value::Nodes(conditions), Value::Nodes(weights)] => {
                let weights = weights.as_slice().iter();
                for (condition, own) in conditions.as_slice().iter().zip(weights) {
                    if !condition.is_empty() {
                        weight += text_to_number(own, arguments.scope);
                    }
                }
            }
            [condition, own] if condition.to_boolean() => weight += own.to_number(arguments.scope),
            _ => {}
        }
    }
    is_between(weight, arguments)
}

/// Whether `found` is at least the first value and at most the second; a value below 0 asks nothing.
fn is_between(found: f64, arguments: &Arguments<'_, '_>) -> bool {
    let (least, most) = (arguments.number(0), arguments.number(1));
    (least < 0.0 || found >= least) && (most < 0.0 || found <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_a_whole_name() {
        assert!(selected("air jalan listrik", " jalan "));
        assert!(!selected("air jalan listrik", "jal"));
        assert!(!selected("", "air"));
    }

    #[test]
    fn a_blank_answer_has_the_empty_choice_alone() {
        assert!(selected("", ""));
        assert!(!selected("air", ""));
    }

    #[test]
    fn stray_blanks_are_no_choices() {
        assert!((count_selected("  air   jalan ") - 2.0).abs() < f64::EPSILON);
        assert_eq!(selected_at("  air   jalan ", 1.0), "jalan");
        assert_eq!(selected_at("air", f64::NAN), "");
    }
}

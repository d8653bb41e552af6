//! Fields of an instrument's file that are read and have no effect where they stand: what a person wrote and
//! the interview would pass over in silence.

use super::at::At;
use super::file::InstrumentV1;
use super::item_file::{AppearanceV1, ItemV1, RequiredV1, TypeV1};
use super::{Finding, Problem};

/// Every field of the entries of `file` that has no effect.
pub(super) fn idle_fields(file: &InstrumentV1) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (n, section) in (0_usize..).zip(&file.sections) {
        entries(&At::of("sections").nth(n), &section.items, &mut findings);
    }
    findings
}

fn entries(around: &At<'_>, items: &[ItemV1], findings: &mut Vec<Finding>) {
    for (n, item) in (0_usize..).zip(items) {
        let place = around.item("items", n);
        for (field, problem) in fields(item) {
            findings.push(Finding::new(place.field(field).written(), problem));
        }
        entries(&place, &item.items, findings);
    }
}

/// | field | has an effect |
/// |---|---|
/// | `constraint_message`, `soft_constraint_message` | beside its constraint |
/// | `required`, `missing` | where a person answers |
/// | `read_only` | where there is something to answer |
/// | `default` | where nothing is reckoned |
/// | `minimum` | where nothing tells the `repeat_count` |
/// | `appearance` | `multiline` on a text, `rating` on a range |
/// | `hint` | on what is shown |
fn fields(item: &ItemV1) -> Vec<(&'static str, Problem)> {
    let is = |type_: TypeV1| item.type_ == Some(type_);
    let is_silent = is(TypeV1::Calculate);
    let holds_items = is(TypeV1::BeginGroup) || is(TypeV1::BeginRepeat);
    let is_answerable = !(is_silent || holds_items || is(TypeV1::Note));
    let is_reckoned = item.calculation.is_some();
    let is_asked = is_answerable && !is_reckoned && !item.read_only;
    let needs = |rule: &Option<String>, name: &str| {
        rule.is_none().then(|| Problem::NoEffectWithout(name.to_owned()))
    };
    let beside =
        |is_there: bool, name: &str| is_there.then(|| Problem::NoEffectBeside(name.to_owned()));
    let unless = |has_effect: bool| (!has_effect).then_some(Problem::NoEffect);
    let is_required = item.required.as_ref().is_some_and(|it| *it != RequiredV1::Flag(false));
    let shown_as = |appearance| item.appearance == Some(appearance);
    let table = [
        (
            "constraint_message",
            item.constraint_message.is_some(),
            needs(&item.constraint, "constraint"),
        ),
        (
            "soft_constraint_message",
            item.soft_constraint_message.is_some(),
            needs(&item.soft_constraint, "soft_constraint"),
        ),
        ("required", is_required, unless(is_asked)),
        ("missing", item.missing.as_ref().is_some_and(|codes| !codes.is_empty()), unless(is_asked)),
        ("read_only", item.read_only, unless(is_answerable)),
        ("default", item.default.is_some(), beside(is_reckoned, "calculation")),
        ("minimum", item.minimum.is_some(), beside(item.repeat_count.is_some(), "repeat_count")),
        ("appearance", shown_as(AppearanceV1::Multiline), unless(is(TypeV1::Text))),
        ("appearance", shown_as(AppearanceV1::Rating), unless(is(TypeV1::Range))),
        ("hint", item.hint.is_some(), unless(!is_silent)),
    ];
    let idle = table.into_iter().filter(|(_, is_there, _)| *is_there);
    idle.filter_map(|(field, _, problem)| Some((field, problem?))).collect()
}

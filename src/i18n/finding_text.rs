//! What is wrong in a file that somebody handed over, in words.

use super::Language;
use crate::instrument;
use crate::record::{ArchiveProblem, GroupProblem, Problem};
use crate::wire::{FormatProblem, Shape};

/// The sentence that tells of `problem`; the place is told beside it.
#[must_use]
pub fn finding_text(language: Language, problem: &Problem) -> String {
    match problem {
        Problem::Shape(shape) => shape_text(language, shape),
        Problem::Format(problem) => format_text(language, problem),
        Problem::Instrument(problem) => {
            language.finding_instrument(&instrument_text(language, problem))
        }
        Problem::InstrumentAltered => language.finding_instrument_altered().to_owned(),
        Problem::OtherInstrument => language.finding_other_instrument().to_owned(),
        Problem::BadMoment => language.finding_bad_moment().to_owned(),
        Problem::BadId => language.finding_bad_id().to_owned(),
        Problem::Unknown(name) => language.finding_unknown(name),
        Problem::NotAsked(name) => language.finding_not_asked(name),
        Problem::OutsideScale(value) => language.finding_outside_scale(value),
        Problem::MissingNotAllowed(code) => language.finding_missing_not_allowed(code),
        Problem::BadAnswer => language.finding_bad_answer().to_owned(),
        Problem::TooLong => language.finding_too_long().to_owned(),
        Problem::TooManyInstances(limit) => language.finding_too_many_instances(&limit.to_string()),
        Problem::NoConsent => language.finding_no_consent().to_owned(),
        Problem::Group(problem) => group_text(language, problem),
        Problem::Draft => language.finding_draft().to_owned(),
        Problem::Altered => language.finding_altered().to_owned(),
        Problem::Archive(ArchiveProblem::Unreadable) => language.finding_archive().to_owned(),
        Problem::Archive(ArchiveProblem::Packed) => language.finding_packed().to_owned(),
        Problem::Archive(ArchiveProblem::Unfolds(limit)) => {
            language.finding_unfolds(&(limit / (1024 * 1024)).to_string())
        }
        Problem::Archive(ArchiveProblem::NotOneFile) => language.finding_not_one_file().to_owned(),
        Problem::AttachmentMissing(name) => language.finding_attachment_missing(name),
        Problem::AttachmentAltered(name) => language.finding_attachment_altered(name),
        Problem::ScoreDiffers { figure, stored, computed } => {
            let number = |value: &Option<f64>| {
                value.map_or_else(
                    || language.no_score().to_owned(),
                    |value| language.decimal(value, 4),
                )
            };
            language.finding_score_differs(
                figure_name(language, figure),
                &number(stored),
                &number(computed),
            )
        }
    }
}

fn group_text(language: Language, problem: &GroupProblem) -> String {
    match problem {
        GroupProblem::Mode => language.finding_mode().to_owned(),
        GroupProblem::BadCount => language.finding_bad_count().to_owned(),
        GroupProblem::BadRoles => language.finding_bad_roles().to_owned(),
        GroupProblem::NoLabel => language.finding_no_label().to_owned(),
        GroupProblem::OffScale => language.finding_off_scale().to_owned(),
        GroupProblem::OtherSide(factor) => language.finding_other_side(factor),
        GroupProblem::TooManyForces(limit) => language.finding_too_many_forces(&limit.to_string()),
        GroupProblem::Incomplete => language.finding_incomplete().to_owned(),
    }
}

/// What people call a stored figure; a factor goes by its own name.
fn figure_name(language: Language, figure: &str) -> &str {
    match figure {
        "supporting" => language.supporting(),
        "inhibiting" => language.inhibiting(),
        "process" => language.process(),
        "outcome" => language.outcome(),
        "net" => language.net(),
        "balance" => language.balance(),
        other => other,
    }
}

/// The sentence that tells how a file misses its shape.
#[must_use]
pub fn shape_text(language: Language, shape: &Shape) -> String {
    match shape {
        Shape::NotText { byte } => language.finding_not_text(&(byte + 1).to_string()),
        Shape::TooDeep { limit, line } => {
            language.finding_too_deep(&limit.to_string(), &line.to_string())
        }
        Shape::CutShort { line, .. } => language.finding_cut_short(&line.to_string()),
        Shape::Syntax { line, column } => {
            language.finding_syntax(&line.to_string(), &column.to_string())
        }
        Shape::MissingField(name) => language.finding_missing_field(name),
        Shape::UnknownField(name) => language.finding_unknown_field(name),
        Shape::RepeatedField(name) => language.finding_repeated_field(name),
        Shape::UnknownWord(name) => language.finding_unknown_word(name),
        Shape::NoCharacter => language.finding_no_character().to_owned(),
        Shape::WrongType => language.finding_wrong_type().to_owned(),
    }
}

/// The sentence that tells of a file that is not of the expected format.
#[must_use]
pub fn format_text(language: Language, problem: &FormatProblem) -> String {
    match problem {
        FormatProblem::Foreign => language.finding_foreign().to_owned(),
        FormatProblem::OtherKind(format) => language.finding_other_kind(format),
        FormatProblem::UnknownVersion(format) => language.finding_unknown_version(format),
    }
}

/// The sentence that tells of `problem` of an instrument; the place is told beside it.
#[must_use]
pub fn instrument_text(language: Language, problem: &instrument::Problem) -> String {
    use instrument::Problem as P;
    match problem {
        P::Shape(shape) => shape_text(language, shape),
        P::Format(problem) => format_text(language, problem),
        P::Empty => language.finding_empty().to_owned(),
        P::Duplicate(name) => language.finding_duplicate(name),
        P::Unknown(name) => language.finding_no_such(name),
        P::NoDefaultWording(code) => language.finding_no_wording(code),
        P::NoWording(code) => language.remark_no_wording(code),
        P::NothingOffered => language.remark_nothing_offered().to_owned(),
        P::NoEffect => language.remark_no_effect().to_owned(),
        P::NoEffectWithout(field) => language.remark_no_effect_without(field),
        P::NoEffectBeside(field) => language.remark_no_effect_beside(field),
        P::Unused => language.remark_unused().to_owned(),
        P::UndeclaredLanguage(code) => language.finding_undeclared_language(code),
        P::NotRising => language.finding_not_rising().to_owned(),
        P::NotOrdinal(item) => language.finding_not_ordinal(item),
        P::TooFewItems => language.finding_too_few_items().to_owned(),
        P::InsideRepeat(item) => language.finding_inside_repeat(item),
        P::NotInRepeat(item) => language.finding_not_in_repeat(item),
        P::NotCarried(item) => language.finding_not_carried(item),
        P::Expression(error) => language.finding_expression(
            &error.column.to_string(),
            &language.expression_problem(&error.problem),
        ),
        P::UnknownReference { name, column } => {
            language.finding_unknown_reference(name, &column.to_string())
        }
        P::Circle(items) => language.finding_circle(items),
        P::BadName(name) => language.finding_bad_name(name),
        P::NotOneKind => language.finding_not_one_kind().to_owned(),
        P::NotHere => language.finding_not_here().to_owned(),
        P::NotAWord(name) => language.finding_not_a_word(name),
        P::OtherColumns => language.finding_other_columns().to_owned(),
        P::NoNameAndLabel => language.finding_no_name_and_label().to_owned(),
        P::BadNumber => language.finding_bad_number().to_owned(),
    }
}

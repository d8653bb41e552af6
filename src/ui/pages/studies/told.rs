//! What is wrong with a study, in words: at the fields where it is set up, and as a list where it is opened.

use yew::prelude::*;

use crate::i18n::{Language, format_text, instrument_text, shape_text};
use crate::record::{SiteV1, StudyFileV1, StudyFinding, StudyProblem};
use crate::wire::FormatProblem;

/// As many findings are listed; the rest is counted.
const MAX_LISTED: usize = 30;
const MEGABYTE: usize = 1 << 20;

/// The sentence that tells of `problem`; the place is told beside it.
fn problem_text(language: Language, problem: &StudyProblem) -> String {
    use StudyProblem as P;
    match problem {
        P::Shape(shape) => shape_text(language, shape),
        P::Format(FormatProblem::OtherKind(format)) => language.study_other_kind(format),
        P::Format(problem) => format_text(language, problem),
        P::Link => language.study_link_broken().to_owned(),
        P::TooLarge(limit) => language.study_too_large(&(limit / MEGABYTE).to_string()),
        P::Instrument(problem) => instrument_text(language, problem),
        P::OtherInstrument => language.study_other_instrument().to_owned(),
        P::NoInstrument(name) => language.study_no_instrument(name),
        P::Blank => language.study_blank().to_owned(),
        P::TooLong(limit) => language.study_too_long(&limit.to_string()),
        P::TooMany(limit) => language.study_too_many(&limit.to_string()),
        P::BadCode => language.study_bad_code().to_owned(),
        P::BadDay => language.study_bad_day().to_owned(),
        P::DayIsOver => language.study_day_is_over().to_owned(),
        P::Repeated(name) => language.study_repeated(name),
        P::Untidy => language.study_untidy().to_owned(),
        P::BadSite => language.study_bad_site().to_owned(),
        P::TooDeep(limit) => language.study_too_deep(&limit.to_string()),
        P::NoPeople => language.study_no_people().to_owned(),
        P::BadCount => language.study_bad_count().to_owned(),
        P::UnknownSite(name) => language.study_unknown_site(name),
        P::UnknownRole(name) => language.study_unknown_role(name),
    }
}

/// What `findings` say of the field `name` of `study`, with the name of the entry that they are about.
pub(super) fn told_of(
    language: Language,
    study: &StudyFileV1,
    findings: &[StudyFinding],
    name: &str,
) -> Vec<String> {
    let is_of = |finding: &&StudyFinding| field_of(&finding.place) == name;
    let in_words = |finding: &StudyFinding| {
        let text = problem_text(language, &finding.problem);
        match entry_of(study, &finding.place) {
            Some(entry) if !entry.is_empty() => language.about_place(&entry, &text),
            _ => text,
        }
    };
    findings.iter().filter(is_of).map(in_words).collect()
}

/// The field that a place begins with: `sites[0].sites[2]` is of `sites`.
pub(super) fn field_of(place: &str) -> &str {
    place.split(['.', '[']).next().unwrap_or(place)
}

/// What people call the entry at `place`.
fn entry_of(study: &StudyFileV1, place: &str) -> Option<String> {
    let numbers: Vec<usize> =
        place.split('[').skip(1).filter_map(|part| part.split(']').next()?.parse().ok()).collect();
    let (first, rest) = numbers.split_first()?;
    match field_of(place) {
        "sites" => {
            let mut site: &SiteV1 = study.sites.get(*first)?;
            for n in rest {
                site = site.sites.get(*n)?;
            }
            Some(site.name.clone())
        }
        "rounds" => study.rounds.get(*first).cloned(),
        "enumerators" => study.enumerators.get(*first).cloned(),
        "targets" => study.targets.get(*first).map(|target| target.site.clone()),
        _ => None,
    }
}

/// Each finding with its place in the file.
pub(super) fn list_of(language: Language, findings: &[StudyFinding]) -> Html {
    let rest = findings.len().saturating_sub(MAX_LISTED);
    let items = findings.iter().take(MAX_LISTED).map(|finding| {
        html! {
            <li>
                { problem_text(language, &finding.problem) }
                if !finding.place.is_empty() { { " " }<code class="small">{ &finding.place }</code> }
            </li>
        }
    });
    html! {
        <ul class="findings">
            { for items }
            if rest > 0 { <li>{ language.and_more(&rest.to_string()) }</li> }
        </ul>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_is_told_at_its_field_with_the_name_of_its_entry() {
        let mut study = StudyFileV1::empty();
        let inner = vec![SiteV1::named("RT 01"), SiteV1::named("RT 02")];
        study.sites = vec![SiteV1 { sites: inner, ..SiteV1::named("RW 07") }];
        let found = [
            StudyFinding::new("sites[0].sites[1]", StudyProblem::NoPeople),
            StudyFinding::new("code", StudyProblem::BadCode),
            StudyFinding::new("sites", StudyProblem::Blank),
        ];
        let language = Language::English;
        let told = |name| told_of(language, &study, &found, name);
        assert_eq!(told("code"), ["Use two to six capital letters or digits."]);
        assert_eq!(
            told("sites"),
            ["RT 02: Write the population as a number, 1 or more.", "Fill this in."]
        );
        assert_eq!(told("name"), [""; 0]);
    }
}

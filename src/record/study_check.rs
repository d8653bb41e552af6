//! Whether a study makes sense as a whole, and what of it does not: each flaw with its place.

use std::collections::BTreeSet;

use super::site_v1::SiteV1;
use super::study_file::{FORMAT, StudyFileV1};
use crate::instrument::{self, Instrument};
use crate::response::{Timestamp, WITHIN};
use crate::wire::{self, Flaw, FormatProblem, Shape, repeated};

/// The most bytes of a study; an instrument in it, with the villages of a province, is the most of them.
pub(super) const MAX_STUDY: usize = 4 << 20;
/// The longest name of a site, a round or a study, in characters.
const MAX_NAME: usize = 120;
/// The longest text that is read out, in characters.
const MAX_TEXT: usize = 300;
/// The longest code of an enumerator, in characters.
const MAX_ENUMERATOR: usize = 20;
/// The most sites in which no others lie.
const MAX_SITES: usize = 2_000;
/// How deeply sites may lie in each other: province, regency, district, village, hamlet, RW, RT.
const MAX_LEVELS: usize = 8;
/// The most rounds, and the most enumerators.
const MAX_LIST: usize = 500;
/// The most interviews that are wanted of one role at one site.
const MAX_COUNT: u32 = 100_000;
/// As many findings are told of one study.
const MAX_FINDINGS: usize = 100;

/// One thing to mend in a study.
#[derive(Debug, Clone, PartialEq)]
pub struct StudyFinding {
    /// A path such as `targets[3].site`; empty for the study as a whole.
    pub place: String,
    /// What is wrong there.
    pub problem: StudyProblem,
}

/// What is wrong in one place of a study.
#[derive(Debug, Clone, PartialEq)]
pub enum StudyProblem {
    /// Not JSON, or not of the shape of a study.
    Shape(Shape),
    /// Not a study of a version that is known here.
    Format(FormatProblem),
    /// A link that was cut or altered, so that no study comes of it.
    Link,
    /// More than so many bytes.
    TooLarge(usize),
    /// The instrument in the file has a finding of its own.
    Instrument(instrument::Problem),
    /// The instrument in the file is not the one that its digest names, or has another name.
    OtherInstrument,
    /// The instrument neither comes with the app nor with the file, or only in another version.
    NoInstrument(String),
    /// Nothing where something must be.
    Blank,
    /// A text of more than so many characters.
    TooLong(usize),
    /// More than so many entries.
    TooMany(usize),
    /// A study's code that is not two to six capital letters or digits.
    BadCode,
    /// A day that is none.
    BadDay,
    /// A day that is over.
    DayIsOver,
    /// A name that stands for two things.
    Repeated(String),
    /// A site's name with the sign in it that stands between names.
    BadSite,
    /// A text with blanks around it, or with a line break or another sign that is not shown in it.
    Untidy,
    /// Sites that lie in each other more than so many times.
    TooDeep(usize),
    /// A population below 1.
    NoPeople,
    /// A target below 1 or beyond any village.
    BadCount,
    /// A target for a site where no interviews are held.
    UnknownSite(String),
    /// A target for a role that the instrument does not have.
    UnknownRole(String),
}

impl StudyFinding {
    /// A finding about the place `place`.
    pub fn new(place: impl Into<String>, problem: StudyProblem) -> Self {
        Self { place: place.into(), problem }
    }
}

impl From<Flaw> for StudyFinding {
    fn from(flaw: Flaw) -> Self {
        Self::new(flaw.place, StudyProblem::Shape(flaw.shape))
    }
}

impl From<instrument::Finding> for StudyFinding {
    fn from(finding: instrument::Finding) -> Self {
        let place = match finding.place.as_str() {
            "" => "instrument_file".to_owned(),
            inner => format!("instrument_file.{inner}"),
        };
        Self::new(place, StudyProblem::Instrument(finding.problem))
    }
}

/// Reads a study file from outside; that it makes sense is for [`check_study`] to say.
///
/// # Errors
/// What keeps it from being a study, each with its place.
pub fn read_study(bytes: &[u8]) -> Result<StudyFileV1, Vec<StudyFinding>> {
    let whole = |problem| vec![StudyFinding::new("", problem)];
    if bytes.len() > MAX_STUDY {
        return Err(whole(StudyProblem::TooLarge(MAX_STUDY)));
    }
    let flaw = |flaw: Flaw| vec![StudyFinding::from(flaw)];
    let file = wire::parse(wire::text(bytes).map_err(flaw)?).map_err(flaw)?;
    wire::check_format(&file, FORMAT).map_err(|problem| whole(StudyProblem::Format(problem)))?;
    file.read().map_err(|flaws: Vec<Flaw>| flaws.into_iter().map(StudyFinding::from).collect())
}

/// All that is wrong with `study`, which is asked with `instrument`, where that is known, from `today` on
/// (`YYYY-MM-DD`); a hundred findings at most.
pub fn check_study(
    study: &StudyFileV1,
    instrument: Option<&Instrument>,
    today: &str,
) -> Vec<StudyFinding> {
    let mut found = Findings(Vec::new());
    found.text("name", &study.name, MAX_NAME);
    found.text("instrument", &study.instrument, MAX_NAME);
    found.text("organiser", &study.organiser, MAX_TEXT);
    found.text("contact", &study.contact, MAX_TEXT);
    if !is_study_code(&study.code) {
        found.add("code", StudyProblem::BadCode);
    }
    if study.delete_by.trim().is_empty() {
        found.add("delete_by", StudyProblem::Blank);
    } else if !is_day(&study.delete_by) {
        found.add("delete_by", StudyProblem::BadDay);
    } else if *study.delete_by < *today {
        found.add("delete_by", StudyProblem::DayIsOver);
    }
    let before = found.0.len();
    found.sites(study);
    // Full names are written out of sites of a village's size alone: a hostile tree would fill any memory by them.
    let is_endless = found.0[before..].iter().any(|finding| {
        use StudyProblem::{TooDeep, TooLong, TooMany};
        matches!(finding.problem, TooDeep(_) | TooLong(_) | TooMany(_))
    });
    found.names("rounds", &study.rounds, MAX_NAME);
    if study.rounds.is_empty() {
        found.add("rounds", StudyProblem::Blank);
    }
    found.names("enumerators", &study.enumerators, MAX_ENUMERATOR);
    if !is_endless {
        found.targets(study, instrument);
    }
    found.0.truncate(MAX_FINDINGS);
    found.0
}

/// Whether `text` is two to six capital letters or digits: respondents' codes begin with it.
fn is_study_code(text: &str) -> bool {
    let is_sign = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    (2..=6).contains(&text.len()) && text.bytes().all(is_sign)
}

/// Whether `text` is a day of the calendar, `YYYY-MM-DD`.
fn is_day(text: &str) -> bool {
    let day = Timestamp::parse(&format!("{text}T00:00:00Z"));
    day.is_some_and(|day| day.date() == text)
}

/// What has been found.
struct Findings(Vec<StudyFinding>);

impl Findings {
    fn add(&mut self, place: impl Into<String>, problem: StudyProblem) {
        self.0.push(StudyFinding::new(place, problem));
    }

    /// A text that must be there and has its limit.
    fn text(&mut self, place: &str, text: &str, limit: usize) {
        if text.trim().is_empty() {
            self.add(place, StudyProblem::Blank);
        } else if text.chars().count() > limit {
            self.add(place, StudyProblem::TooLong(limit));
        } else if text.trim() != text || text.contains(char::is_control) {
            self.add(place, StudyProblem::Untidy);
        }
    }

    /// A list of names, none of which stands for two things.
    fn names(&mut self, place: &str, names: &[String], limit: usize) {
        if names.len() > MAX_LIST {
            return self.add(place, StudyProblem::TooMany(MAX_LIST));
        }
        for (n, name) in names.iter().enumerate() {
            self.text(&format!("{place}[{n}]"), name, limit);
        }
        for name in repeated(names.iter().map(String::as_str)) {
            self.add(place, StudyProblem::Repeated(name));
        }
    }

    fn sites(&mut self, study: &StudyFileV1) {
        if study.sites.is_empty() {
            return self.add("sites", StudyProblem::Blank);
        }
        if levels(&study.sites) > MAX_LEVELS {
            return self.add("sites", StudyProblem::TooDeep(MAX_LEVELS));
        }
        if count_leaves(&study.sites) > MAX_SITES {
            return self.add("sites", StudyProblem::TooMany(MAX_SITES));
        }
        self.level("sites", &study.sites);
    }

    /// Sites that lie side by side, with all that lies in them.
    fn level(&mut self, place: &str, sites: &[SiteV1]) {
        for (n, site) in sites.iter().enumerate() {
            let place = format!("{place}[{n}]");
            self.text(&place, &site.name, MAX_NAME);
            if site.name.contains(WITHIN) {
                self.add(&place, StudyProblem::BadSite);
            }
            if site.population == Some(0) {
                self.add(&place, StudyProblem::NoPeople);
            }
            self.level(&format!("{place}.sites"), &site.sites);
        }
        for name in repeated(sites.iter().map(|site| site.name.as_str())) {
            self.add(place, StudyProblem::Repeated(name));
        }
    }

    fn targets(&mut self, study: &StudyFileV1, instrument: Option<&Instrument>) {
        let names: BTreeSet<String> = study.places().into_iter().map(|place| place.name).collect();
        let roles = instrument.map_or(MAX_LIST, |instrument| instrument.roles.len());
        if study.targets.len() > names.len() * roles {
            return self.add("targets", StudyProblem::TooMany(names.len() * roles));
        }
        for (n, target) in study.targets.iter().enumerate() {
            let place = format!("targets[{n}]");
            if !names.contains(&target.site) {
                let site = target.site.chars().take(MAX_NAME).collect();
                self.add(&place, StudyProblem::UnknownSite(site));
            }
            if instrument.is_some_and(|instrument| instrument.role(&target.role).is_none()) {
                let role = target.role.chars().take(MAX_NAME).collect();
                self.add(&place, StudyProblem::UnknownRole(role));
            }
            if !(1..=MAX_COUNT).contains(&target.count) {
                self.add(&place, StudyProblem::BadCount);
            }
            if self.0.len() > MAX_FINDINGS {
                return;
            }
        }
        // A sign that no name has between the two: it would be refused where the file is read.
        let pairs: Vec<String> = study
            .targets
            .iter()
            .map(|target| [&*target.site, "\0", &*target.role].concat())
            .collect();
        for pair in repeated(pairs.iter().map(String::as_str)) {
            self.add("targets", StudyProblem::Repeated(pair.replace('\0', " · ")));
        }
    }
}

/// How many sites have none in them.
fn count_leaves(sites: &[SiteV1]) -> usize {
    sites.iter().map(|site| count_leaves(&site.sites).max(1)).sum()
}

/// How often sites lie in each other.
fn levels(sites: &[SiteV1]) -> usize {
    sites.iter().map(|site| 1 + levels(&site.sites)).max().unwrap_or_default()
}

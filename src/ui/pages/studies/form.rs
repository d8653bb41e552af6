//! A study as a coordinator writes it: texts, of which a study is made and checked.

use serde::{Deserialize, Serialize};

use super::site_text::{population_of, read_sites, whole, write_sites};
use crate::instrument::Instrument;
use crate::record::{PrivacyV1, StudyFileV1, StudyFinding, TargetV1, all_places, check_study};
use crate::stats::{Confidence, Plan};

/// What has been written so far.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub(super) struct Form {
    /// The id of the instrument.
    pub(super) instrument: String,
    /// The digest of an instrument that does not come with the app.
    pub(super) instrument_digest: Option<String>,
    pub(super) name: String,
    pub(super) code: String,
    pub(super) organiser: String,
    pub(super) contact: String,
    pub(super) delete_by: String,
    pub(super) is_strict: bool,
    /// See [`read_sites`].
    pub(super) sites: String,
    /// One a line.
    pub(super) rounds: String,
    /// One a line, or with commas between.
    pub(super) enumerators: String,
    /// Targets as they are written, by site and role.
    pub(super) targets: Vec<(String, String, String)>,
    pub(super) sample: SampleForm,
}

/// What a size of a sample is reckoned from; shares in percent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct SampleForm {
    /// Blank for as many people as live at the sites.
    pub(super) population: String,
    pub(super) margin: String,
    /// `90`, `95` or `99`.
    pub(super) confidence: String,
    pub(super) share: String,
    pub(super) design_effect: String,
    pub(super) non_response: String,
    /// The role that is asked.
    pub(super) role: String,
}

impl Default for SampleForm {
    fn default() -> Self {
        let text = str::to_owned;
        Self {
            population: String::new(),
            margin: text("5"),
            confidence: text("95"),
            share: text("50"),
            design_effect: text("1"),
            non_response: text("10"),
            role: String::new(),
        }
    }
}

impl Form {
    /// What is written for `study`.
    pub(super) fn of(study: &StudyFileV1) -> Self {
        let target = |target: &TargetV1| {
            (target.site.clone(), target.role.clone(), target.count.to_string())
        };
        Self {
            instrument: study.instrument.clone(),
            instrument_digest: study.instrument_digest.clone(),
            name: study.name.clone(),
            code: study.code.clone(),
            organiser: study.organiser.clone(),
            contact: study.contact.clone(),
            delete_by: study.delete_by.clone(),
            is_strict: study.privacy == PrivacyV1::Strict,
            sites: write_sites(&study.sites),
            rounds: study.rounds.join("\n"),
            enumerators: study.enumerators.join("\n"),
            targets: study.targets.iter().map(target).collect(),
            sample: SampleForm::default(),
        }
    }

    /// The form that was kept as `text`.
    pub(super) fn kept(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The text that it is kept as.
    pub(super) fn text(&self) -> String {
        // It is texts and lists of texts, which are always JSON.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The same with what `after` offers wherever nobody has changed what `before` offered.
    pub(super) fn offered(mut self, before: Option<&StudyFileV1>, after: &StudyFileV1) -> Self {
        let (before, after) = (before.map_or_else(Self::default, Self::of), Self::of(after));
        type Field = fn(&mut Form) -> &mut String;
        let fields: [Field; 6] = [
            |form| &mut form.name,
            |form| &mut form.code,
            |form| &mut form.organiser,
            |form| &mut form.contact,
            |form| &mut form.sites,
            |form| &mut form.rounds,
        ];
        let (mut before, mut after) = (before, after);
        for field in fields {
            if field(&mut self) == field(&mut before) {
                std::mem::swap(field(&mut self), field(&mut after));
            }
        }
        (self.instrument, self.instrument_digest) = (after.instrument, after.instrument_digest);
        self
    }

    /// The study that is written, for the roles of `instrument`, where that is known. Targets of sites and roles
    /// that are no more are left out; one that is no number is 0, of which the check tells.
    pub(super) fn study(&self, instrument: Option<&Instrument>) -> StudyFileV1 {
        let text = |text: &str| text.trim().to_owned();
        let sites = read_sites(&self.sites);
        let mut targets = Vec::new();
        for place in all_places(&sites) {
            for (site, role, count) in &self.targets {
                let is_asked = instrument.is_none_or(|it| it.role(role).is_some());
                let is_blank = matches!(count.trim(), "" | "0");
                if *site == place.name && is_asked && !is_blank {
                    let count = whole(count).unwrap_or_default();
                    targets.push(TargetV1 { site: site.clone(), role: role.clone(), count });
                }
            }
        }
        StudyFileV1 {
            code: text(&self.code),
            name: text(&self.name),
            instrument: self.instrument.clone(),
            instrument_digest: self.instrument_digest.clone(),
            organiser: text(&self.organiser),
            contact: text(&self.contact),
            delete_by: text(&self.delete_by),
            sites,
            rounds: entries(&self.rounds, &['\n']),
            enumerators: entries(&self.enumerators, &['\n', ',', ';']),
            targets,
            privacy: if self.is_strict { PrivacyV1::Strict } else { PrivacyV1::Standard },
            ..StudyFileV1::empty()
        }
    }

    /// All that is wrong with it.
    pub(super) fn findings(
        &self,
        instrument: Option<&Instrument>,
        today: &str,
    ) -> Vec<StudyFinding> {
        check_study(&self.study(instrument), instrument, today)
    }

    /// The target of a role at a site, as it is written.
    pub(super) fn target(&self, site: &str, role: &str) -> &str {
        let found = self.targets.iter().find(|(s, r, _)| s == site && r == role);
        found.map_or("", |(_, _, count)| count)
    }

    /// Writes the target of a role at a site.
    pub(super) fn set_target(&mut self, site: &str, role: &str, count: String) {
        match self.targets.iter_mut().find(|(s, r, _)| s == site && r == role) {
            Some((_, _, written)) => *written = count,
            None => self.targets.push((site.to_owned(), role.to_owned(), count)),
        }
    }

    /// What the size of the sample is reckoned from; none where a figure is lacking or none.
    pub(super) fn plan(&self) -> Option<Plan> {
        let SampleForm {
            population, margin, confidence, share, design_effect, non_response, ..
        } = &self.sample;
        let population = match population.trim() {
            "" => population_of(&read_sites(&self.sites))?,
            written => whole(written)?,
        };
        let percent = |text: &str| Some(number(text)? / 100.0);
        Some(Plan {
            population,
            margin: percent(margin)?,
            confidence: match confidence.as_str() {
                "90" => Confidence::P90,
                "99" => Confidence::P99,
                _ => Confidence::P95,
            },
            share: percent(share)?,
            design_effect: number(design_effect)?,
            non_response: percent(non_response)?,
        })
    }
}

/// A number with either decimal mark; a blank is none.
fn number(text: &str) -> Option<f64> {
    text.trim().trim_end_matches('%').trim_end().replace(',', ".").parse().ok()
}

/// What stands between the signs that separate, without blanks around it.
fn entries(text: &str, between: &[char]) -> Vec<String> {
    let entries = text.split(between).map(str::trim);
    entries.filter(|entry| !entry.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{SiteV1, StudyProblem};
    use crate::ui::pages::tests::shipped;

    fn study() -> StudyFileV1 {
        let mut study = StudyFileV1::empty();
        study.code = "GRD".to_owned();
        study.name = "Gerdu".to_owned();
        study.instrument = "kampung-tangguh-7d".to_owned();
        study.organiser = "Universitas".to_owned();
        study.contact = "Ibu Sri".to_owned();
        study.delete_by = "2031-12-31".to_owned();
        let people =
            |name: &str, people| SiteV1 { population: Some(people), ..SiteV1::named(name) };
        study.sites = vec![people("RT 01", 600), people("RT 02", 400)];
        study.rounds = vec!["1".to_owned(), "2".to_owned()];
        study.enumerators = vec!["E01".to_owned(), "E02".to_owned()];
        let site = "RT 01".to_owned();
        study.targets = vec![TargetV1 { site, role: "W".to_owned(), count: 10 }];
        study.privacy = PrivacyV1::Strict;
        study
    }

    #[test]
    fn a_study_comes_back_from_its_form_and_the_form_from_its_text() {
        let form = Form::of(&study());
        let instrument = shipped().instrument;
        assert_eq!(form.study(Some(&instrument)), study());
        assert_eq!(form.findings(Some(&instrument), "2026-01-01"), []);
        assert_eq!(Form::kept(&form.text()), Some(form));
        assert_eq!(Form::kept("{}"), None);
    }

    #[test]
    fn targets_go_with_their_sites_and_what_is_no_number_is_told() {
        let instrument = shipped().instrument;
        let mut form = Form::of(&study());
        form.set_target("RT 02", "W", "dua".to_owned());
        let found = form.findings(Some(&instrument), "2026-01-01");
        assert_eq!(found, [StudyFinding::new("targets[1]", StudyProblem::BadCount)]);
        form.set_target("RT 02", "W", " ".to_owned());
        form.sites = "RT 02: 400\nRT 03".to_owned();
        assert_eq!(form.study(Some(&instrument)).targets, []);
        // What was written is there again with its site.
        form.sites = "RT 01".to_owned();
        assert_eq!(form.study(Some(&instrument)).targets, study().targets);
        assert_eq!(form.target("RT 01", "W"), "10");
    }

    #[test]
    fn targets_stand_in_the_order_of_the_places_those_of_all_of_a_place_first() {
        let mut form = Form::of(&study());
        form.sites = "RW 07\n  RT 01\n  RT 02\nRW 08".to_owned();
        for site in ["RW 08", "RW 07 > RT 01", "RW 07"] {
            form.set_target(site, "W", "3".to_owned());
        }
        let targets = form.study(Some(&shipped().instrument)).targets;
        let sites: Vec<&str> = targets.iter().map(|target| target.site.as_str()).collect();
        assert_eq!(sites, ["RW 07", "RW 07 > RT 01", "RW 08"]);
        assert_eq!(form.findings(None, "2026-01-01"), []);
    }

    #[test]
    fn what_nobody_changed_follows_the_questionnaire() {
        let mut other = study();
        (other.code, other.name) = ("KDK".to_owned(), "Kedungkandang".to_owned());
        let mut form = Form::of(&study());
        form.name = "Nama sendiri".to_owned();
        let form = form.offered(Some(&study()), &other);
        assert_eq!((form.name.as_str(), form.code.as_str()), ("Nama sendiri", "KDK"));
    }

    #[test]
    fn a_plan_is_of_the_people_at_the_sites_unless_it_says_how_many() {
        let mut form = Form::of(&study());
        let plan = form.plan().unwrap();
        assert_eq!((plan.population, plan.margin, plan.non_response), (1_000, 0.05, 0.1));
        form.sample.population = "2.500".to_owned();
        form.sample.margin = "2,5 %".to_owned();
        let plan = form.plan().unwrap();
        assert_eq!((plan.population, plan.margin), (2_500, 0.025));
        form.sample.share = "separuh".to_owned();
        assert_eq!(form.plan(), None);
    }
}

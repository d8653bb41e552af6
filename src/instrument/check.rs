//! The checks between an instrument's file form and its model: every name resolves, every text can be
//! shown, every factor can have a score. All findings are collected, not the first alone.

use std::rc::Rc;

use super::file::{
    ChoiceListV1, EvidenceV1, FactorV1, InstrumentV1, ItemV1, NamedV1, OpenV1, ProbesV1, ScaleV1,
    SectionV1, TextV1,
};
use super::{
    Bands, Choice, ChoiceList, Consent, Factor, FactorItem, Finding, Instrument, Item, Kind,
    Missing, Problem, Role, Scale, Scoring, Section, SectionKind, Text,
};
use crate::wire::{self, Named};

/// The largest weight; without a limit the sums over weights would leave the numbers.
const MAX_WEIGHT: f64 = 1e6;

impl TryFrom<InstrumentV1> for Instrument {
    type Error = Vec<Finding>;

    fn try_from(file: InstrumentV1) -> Result<Self, Self::Error> {
        let mut check = Check::new(&file);
        let title = check.text("title", file.title);
        let description = check.text("description", file.description);
        let roles = check.roles(file.roles);
        let lists = check.choice_lists(file.choices);
        let missing = check.missing(file.missing);
        let consent = Consent {
            version: file.consent.version,
            text: check.text("consent.text", file.consent.text),
        };

        let everyone: Vec<String> = roles.iter().map(|role| role.name.clone()).collect();
        let mut scope =
            Scope { lists: &lists, roles: &everyone, missing: missing.keys().copied().collect() };
        let mut sections: Vec<Section> = (0_usize..)
            .zip(file.sections)
            .map(|(n, section)| check.section(&format!("sections[{n}]"), section, &scope))
            .collect();
        scope.missing.clear();
        sections.extend(file.probes.map(|probes| check.probes(probes, &scope)));
        sections.extend(file.evidence.map(|evidence| check.evidence(evidence, &scope)));
        if sections.is_empty() {
            check.find("sections", Problem::Empty);
        }
        check.unique_items(&sections);

        let factors = check.factors(file.scoring.factors, &sections);
        check.bands(file.scoring.bands);
        let scoring = Scoring { factors, bands: file.scoring.bands };

        if !check.findings.is_empty() {
            return Err(check.findings);
        }
        Ok(Self {
            id: file.id,
            version: file.version,
            title,
            description,
            source: file.source,
            languages: file.languages,
            default_language: file.default_language,
            roles,
            missing,
            consent,
            sections,
            scoring,
        })
    }
}

/// The findings so far, and what every text is held against.
struct Check {
    languages: Vec<String>,
    default_language: String,
    findings: Vec<Finding>,
}

/// The names that an item may use.
struct Scope<'a> {
    lists: &'a Named<Rc<ChoiceList>>,
    roles: &'a [String],
    missing: Vec<Missing>,
}

impl Check {
    fn new(file: &InstrumentV1) -> Self {
        let mut check = Self {
            languages: file.languages.clone(),
            default_language: file.default_language.clone(),
            findings: Vec::new(),
        };
        for (place, name) in [("id", &file.id), ("version", &file.version)] {
            if name.trim().is_empty() {
                check.find(place, Problem::Empty);
            }
        }
        if !check.languages.contains(&file.default_language) {
            check.find("default_language", Problem::Unknown(file.default_language.clone()));
        }
        check
    }

    fn find(&mut self, place: impl Into<String>, problem: Problem) {
        self.findings.push(Finding::new(place, problem));
    }

    fn text(&mut self, place: &str, mut wordings: TextV1) -> Text {
        for language in wordings.keys() {
            if !self.languages.contains(language) {
                self.find(place, Problem::UndeclaredLanguage(language.clone()));
            }
        }
        let default = wordings.get(&self.default_language).cloned().unwrap_or_default();
        if default.trim().is_empty() {
            self.find(place, Problem::NoDefaultWording(self.default_language.clone()));
        }
        wordings.retain(|_, wording| !wording.trim().is_empty());
        Text::new(default, wordings)
    }

    fn roles(&mut self, roles: Vec<NamedV1>) -> Vec<Role> {
        if roles.is_empty() {
            self.find("roles", Problem::Empty);
        }
        self.unique("roles", roles.iter().map(|role| role.name.as_str()));
        let roles = (0_usize..).zip(roles);
        roles
            .map(|(n, role)| Role {
                label: self.text(&format!("roles[{n}].label"), role.label),
                name: role.name,
            })
            .collect()
    }

    /// Every name can be written and stands for one thing.
    fn unique<'a>(&mut self, place: &str, names: impl Iterator<Item = &'a str>) {
        let names = names.inspect(|name| {
            if name.trim().is_empty() {
                self.findings.push(Finding::new(place, Problem::Empty));
            }
        });
        for name in wire::repeated(names) {
            self.find(place, Problem::Duplicate(name));
        }
    }

    fn choice_lists(&mut self, lists: Named<ChoiceListV1>) -> Named<Rc<ChoiceList>> {
        let mut checked = Named::default();
        for (name, list) in lists {
            checked.insert(name.clone(), Rc::new(self.choice_list(name, list)));
        }
        checked
    }

    fn choice_list(&mut self, name: String, list: ChoiceListV1) -> ChoiceList {
        let place = format!("choices.{name}");
        if list.choices.is_empty() {
            self.find(&place, Problem::Empty);
        }
        self.unique(&place, list.choices.iter().map(|choice| choice.name.as_str()));
        let scale = match list.scale {
            ScaleV1::Nominal => Scale::Nominal,
            ScaleV1::Ordinal => Scale::Ordinal(self.rising_values(&place, &list.choices)),
        };
        let choices = (0_usize..).zip(list.choices);
        let choices = choices
            .map(|(n, choice)| Choice {
                label: self.text(&format!("{place}.choices[{n}].label"), choice.label),
                name: choice.name,
            })
            .collect();
        ChoiceList { name, scale, choices }
    }

    /// The names as numbers; a number's usual spelling alone counts, so that files can carry the number.
    fn rising_values(&mut self, place: &str, choices: &[NamedV1]) -> Vec<i32> {
        let number = |choice: &NamedV1| {
            choice.name.parse::<i32>().ok().filter(|value| value.to_string() == choice.name)
        };
        let values: Vec<i32> = choices.iter().filter_map(number).collect();
        let rising = values.is_sorted_by(|a, b| a < b);
        if values.len() < choices.len().max(2) || !rising {
            self.find(place, Problem::NotRising);
        }
        values
    }

    fn missing(&mut self, missing: Named<TextV1>) -> Named<Text, Missing> {
        let mut labels = Named::default();
        for (code, label) in missing {
            let place = format!("missing.{code}");
            match Missing::from_code(&code) {
                None => self.find(place, Problem::Unknown(code)),
                Some(missing) => {
                    let _ = labels.insert(missing, self.text(&place, label));
                }
            }
        }
        labels
    }

    fn section(&mut self, place: &str, section: SectionV1, scope: &Scope<'_>) -> Section {
        if section.items.is_empty() {
            self.find(place, Problem::Empty);
        }
        let roles = self.role_names(place, section.roles, scope.roles);
        let scope = Scope { roles: &roles, missing: scope.missing.clone(), lists: scope.lists };
        Section {
            id: section.id,
            label: self.text(&format!("{place}.label"), section.label),
            hint: section.hint.map(|hint| self.text(&format!("{place}.hint"), hint)),
            kind: SectionKind::Questions,
            items: (0_usize..)
                .zip(section.items)
                .map(|(n, item)| self.item(&format!("{place}.items[{n}]"), item, &scope))
                .collect(),
        }
    }

    fn item(&mut self, place: &str, item: ItemV1, scope: &Scope<'_>) -> Item {
        let missing = match item.missing {
            None => scope.missing.clone(),
            Some(codes) => self.missing_codes(place, &codes),
        };
        Item {
            label: self.text(&format!("{place}.label"), item.label),
            hint: item.hint.map(|hint| self.text(&format!("{place}.hint"), hint)),
            kind: self.select_one(place, &item.select_one, scope),
            required: item.required,
            roles: self.role_names(place, item.roles, scope.roles),
            missing,
            source: item.source,
            id: item.id,
        }
    }

    fn probes(&mut self, probes: ProbesV1, scope: &Scope<'_>) -> Section {
        let parts = (probes.label, probes.hint, probes.items);
        self.open_section("probes", SectionKind::Probes, parts, &Kind::Text, scope)
    }

    fn evidence(&mut self, evidence: EvidenceV1, scope: &Scope<'_>) -> Section {
        let grades = self.select_one("evidence", &evidence.select_one, scope);
        let missing = self.missing_codes("evidence", &evidence.missing);
        let scope = Scope { missing, lists: scope.lists, roles: scope.roles };
        let parts = (evidence.label, evidence.hint, evidence.items);
        self.open_section("evidence", SectionKind::Evidence, parts, &grades, &scope)
    }

    /// A page whose questions are all of one kind, asked of every role and never required.
    fn open_section(
        &mut self,
        place: &str,
        section_kind: SectionKind,
        (label, hint, items): (TextV1, TextV1, Vec<OpenV1>),
        kind: &Kind,
        scope: &Scope<'_>,
    ) -> Section {
        if items.is_empty() {
            self.find(place, Problem::Empty);
        }
        Section {
            id: place.to_owned(),
            label: self.text(&format!("{place}.label"), label),
            hint: Some(self.text(&format!("{place}.hint"), hint)),
            kind: section_kind,
            items: (0_usize..)
                .zip(items)
                .map(|(n, item)| Item {
                    label: self.text(&format!("{place}.items[{n}].label"), item.label),
                    id: item.id,
                    hint: None,
                    kind: kind.clone(),
                    required: false,
                    roles: scope.roles.to_vec(),
                    missing: scope.missing.clone(),
                    source: Vec::new(),
                })
                .collect(),
        }
    }

    fn select_one(&mut self, place: &str, list: &str, scope: &Scope<'_>) -> Kind {
        if let Some(list) = scope.lists.get(list) {
            Kind::SelectOne(Rc::clone(list))
        } else {
            self.find(format!("{place}.select_one"), Problem::Unknown(list.to_owned()));
            Kind::Text
        }
    }

    /// The named roles where some are named, else those of `around`.
    fn role_names(
        &mut self,
        place: &str,
        names: Option<Vec<String>>,
        around: &[String],
    ) -> Vec<String> {
        let Some(names) = names else { return around.to_vec() };
        if names.is_empty() {
            self.find(format!("{place}.roles"), Problem::Empty);
        }
        for name in &names {
            if !around.contains(name) {
                self.find(format!("{place}.roles"), Problem::Unknown(name.clone()));
            }
        }
        names
    }

    fn missing_codes(&mut self, place: &str, codes: &[String]) -> Vec<Missing> {
        let mut missing = Vec::new();
        for code in codes {
            match Missing::from_code(code) {
                Some(known) => missing.push(known),
                None => self.find(format!("{place}.missing"), Problem::Unknown(code.clone())),
            }
        }
        missing
    }

    fn unique_items(&mut self, sections: &[Section]) {
        self.unique("sections", sections.iter().map(|section| section.id.as_str()));
        let items = sections.iter().flat_map(|section| &section.items);
        self.unique("items", items.map(|item| item.id.as_str()));
    }

    fn factors(&mut self, factors: Vec<FactorV1>, sections: &[Section]) -> Vec<Factor> {
        self.unique("scoring.factors", factors.iter().map(|factor| factor.id.as_str()));
        (0_usize..)
            .zip(factors)
            .map(|(n, factor)| self.factor(&format!("scoring.factors[{n}]"), factor, sections))
            .collect()
    }

    fn factor(&mut self, place: &str, file: FactorV1, sections: &[Section]) -> Factor {
        self.weight(place, file.weight);
        self.unique(place, file.items.iter().map(|item| item.item.as_str()));
        if file.items.len() < 2 {
            self.find(place, Problem::TooFewItems);
        }
        let mut factor_items = Vec::new();
        for (n, part) in (0_usize..).zip(file.items) {
            let place = format!("{place}.items[{n}]");
            self.weight(&place, part.weight);
            let mut items = sections.iter().flat_map(|section| &section.items);
            let Some(item) = items.find(|item| item.id == part.item) else {
                self.find(place, Problem::Unknown(part.item));
                continue;
            };
            let Some((list, min, max)) = item.kind.scale() else {
                self.find(place, Problem::NotOrdinal(part.item));
                continue;
            };
            factor_items.push(FactorItem {
                reverse: part.reverse,
                weight: part.weight,
                list: Rc::clone(list),
                min,
                max,
                roles: item.roles.clone(),
                item: part.item,
            });
        }
        Factor {
            family: file.family,
            kind: file.kind,
            label: self.text(&format!("{place}.label"), file.label),
            weight: file.weight,
            items: factor_items,
            id: file.id,
        }
    }

    fn weight(&mut self, place: &str, weight: f64) {
        if !(weight > 0.0 && weight <= MAX_WEIGHT) {
            self.find(format!("{place}.weight"), Problem::BadNumber);
        }
    }

    fn bands(&mut self, bands: Bands) {
        if !(0.0 < bands.leaning && bands.leaning < bands.dominant && bands.dominant < 100.0) {
            self.find("scoring.bands", Problem::BadNumber);
        }
    }
}

impl Kind {
    /// An ordinal list with its lowest and highest value.
    fn scale(&self) -> Option<(&Rc<ChoiceList>, i32, i32)> {
        let Self::SelectOne(list) = self else { return None };
        let Scale::Ordinal(values) = &list.scale else { return None };
        Some((list, *values.first()?, *values.last()?))
    }
}

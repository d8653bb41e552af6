//! The checks between an instrument's file form and its model: every name resolves, every text can be
//! shown, every factor can have a score. All findings are collected, not the first alone.

use std::rc::Rc;

use super::at::At;
use super::check_items::Items;
use super::check_readings::Known;
use super::file::{
    EvidenceV1, FactorItemV1, FactorV1, InstrumentV1, NamedV1, OpenV1, ProbesV1, SectionV1, TextV1,
};
use super::item_file::{AppearanceV1, ItemV1, RequiredV1, TypeV1};
use super::listener::Listener;
use super::{
    Bands, ChoiceList, Consent, Factor, FactorItem, Instrument, Item, Kind, Missing, PHOTO,
    Problem, Role, Scale, Scoring, SectionKind, Text,
};
use crate::expression::Engine;
use crate::wire::{self, Flaw, FromNode, Later, Named};

/// The study's facts that a consent text can read out.
const FACTS: [&str; 5] = ["organiser", "enumerator", "contact", "code", "delete_by"];

/// The largest weight; without a limit the sums over weights would leave the numbers.
const MAX_WEIGHT: f64 = 1e6;

/// The instrument that `file` stands for, with everything that keeps it from being asked and scored; `engine`
/// reads its expressions. Where there is anything, the instrument lacks what is wrong.
pub(super) fn check<L: Listener>(
    file: InstrumentV1,
    engine: &'static dyn Engine,
) -> (Instrument, L) {
    let mut check = Check::<L>::new(&file);
    let title = check.text(&At::of("title"), file.title);
    let description = check.text(&At::of("description"), file.description);
    let roles = check.roles(file.roles);
    let lists = check.choice_lists(file.choices);
    let missing = check.missing(file.missing);
    let consent = Consent {
        version: file.consent.version,
        text: check.consent("consent.text", file.consent.text),
        group: L::group(&mut check, file.consent.group),
    };

    let everyone: Vec<String> = roles.iter().map(|role| role.name.clone()).collect();
    let mut items = Items::new(&mut check, &lists, missing.keys().copied().collect());
    for (n, section) in (0_usize..).zip(file.sections) {
        items.section(&At::of("sections").nth(n), section, SectionKind::Questions, &everyone);
    }
    items.missing.clear();
    if let Some(probes) = file.probes {
        items.section(&At::of("probes"), probes.into(), SectionKind::Probes, &everyone);
    }
    if let Some(evidence) = file.evidence {
        let evidence = items.evidence(evidence);
        items.section(&At::of("evidence"), evidence.into(), SectionKind::Evidence, &everyone);
    }
    let form = items.finish(engine);
    if form.sections.is_empty() {
        check.find(&At::of("sections"), || Problem::Empty);
    }

    let factors = check.factors(file.scoring.factors, &form.items, &form.by_name);
    check.bands(file.scoring.bands);
    let scoring = Scoring { factors, bands: file.scoring.bands };
    let known =
        Known { factors: &scoring.factors, items: &form.items, by_name: &form.by_name, engine };
    let files = (file.readings, file.recommendations);
    let (readings, recommendations) = L::readings(&mut check, &known, files);

    let instrument = Instrument {
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
        sections: form.sections,
        items: form.items,
        graph: form.graph,
        by_name: form.by_name,
        readings,
        recommendations,
        places: form.places,
        engine,
        scoring,
    };
    (instrument, check.findings)
}

/// Who hears what is found, and what every text is held against.
pub(super) struct Check<L> {
    pub(super) languages: Vec<String>,
    pub(super) default_language: String,
    findings: L,
}

impl<L: Listener> Check<L> {
    fn new(file: &InstrumentV1) -> Self {
        let mut check = Self {
            languages: file.languages.clone(),
            default_language: file.default_language.clone(),
            findings: L::default(),
        };
        if !L::IS_WHOLE {
            return check;
        }
        for (place, name) in [("id", &file.id), ("version", &file.version)] {
            if name.trim().is_empty() {
                check.find(&At::of(place), || Problem::Empty);
            }
        }
        if !check.languages.contains(&file.default_language) {
            check.find(&At::of("default_language"), || {
                Problem::Unknown(file.default_language.clone())
            });
        }
        check
    }

    pub(super) fn find(&mut self, place: &At<'_>, problem: impl FnOnce() -> Problem) {
        self.find_at(|| place.written(), problem);
    }

    pub(super) fn find_at(
        &mut self,
        place: impl FnOnce() -> String,
        problem: impl FnOnce() -> Problem,
    ) {
        self.findings.hear(place, problem);
    }

    /// What stands in the field `name`, which is read by itself, or its flaws.
    pub(super) fn later<T: FromNode>(&mut self, name: &str, part: Later<T>) -> Option<T> {
        part.read(name).unwrap_or_else(|flaws| {
            for Flaw { place, shape } in flaws {
                self.findings.hear(|| place, || Problem::Shape(shape));
            }
            None
        })
    }

    pub(super) fn text(&mut self, place: &At<'_>, mut wordings: TextV1) -> Text {
        for language in wordings.keys().filter(|_| L::IS_WHOLE) {
            if !self.languages.contains(language) {
                self.find(place, || Problem::UndeclaredLanguage(language.clone()));
            }
        }
        let default = wordings.get(&self.default_language).cloned().unwrap_or_default();
        if L::IS_WHOLE && default.trim().is_empty() {
            let language = &self.default_language;
            let problem = || Problem::NoDefaultWording(language.clone());
            self.findings.hear(|| place.written(), problem);
        }
        wordings.retain(|_, wording| !wording.trim().is_empty());
        Text::new(default, wordings)
    }

    /// What a consent text has a gap for must be known, or whoever it is read to hears the gap.
    pub(super) fn consent(&mut self, place: &str, text: TextV1) -> Text {
        let place = At::of(place);
        for wording in text.values().filter(|_| L::IS_WHOLE) {
            for gap in wording.split("${").skip(1) {
                let name = gap.split('}').next().unwrap_or_default();
                if !FACTS.contains(&name) {
                    self.find(&place, || Problem::Unknown(format!("${{{name}}}")));
                }
            }
        }
        self.text(&place, text)
    }

    fn roles(&mut self, roles: Vec<NamedV1>) -> Vec<Role> {
        if roles.is_empty() {
            self.find(&At::of("roles"), || Problem::Empty);
        }
        self.unique(&At::of("roles"), roles.iter().map(|role| role.name.as_str()));
        let roles = (0_usize..).zip(roles);
        roles
            .map(|(n, role)| Role {
                label: self.text(&At::of("roles").nth(n).field("label"), role.label),
                name: role.name,
            })
            .collect()
    }

    /// Every name can be written and stands for one thing.
    pub(super) fn unique<'a>(&mut self, place: &At<'_>, names: impl Iterator<Item = &'a str>) {
        if !L::IS_WHOLE {
            return;
        }
        let names = names.inspect(|name| {
            if name.trim().is_empty() {
                self.findings.hear(|| place.written(), || Problem::Empty);
            }
        });
        for name in wire::repeated(names) {
            self.find(place, || Problem::Duplicate(name));
        }
    }

    fn missing(&mut self, missing: Named<TextV1>) -> Named<Text, Missing> {
        let mut labels = Named::default();
        for (code, label) in missing {
            let missing_at = At::of("missing");
            let place = missing_at.field(&code);
            match Missing::from_code(&code) {
                None => self.find(&place, || Problem::Unknown(code.clone())),
                Some(missing) => {
                    let _ = labels.insert(missing, self.text(&place, label));
                }
            }
        }
        labels
    }

    /// The named roles where some are named, else those of `around`.
    pub(super) fn role_names(
        &mut self,
        place: &At<'_>,
        names: Option<Vec<String>>,
        around: &[String],
    ) -> Vec<String> {
        let Some(names) = names else { return around.to_vec() };
        if !L::IS_WHOLE {
            return names;
        }
        if names.is_empty() {
            self.find(&place.field("roles"), || Problem::Empty);
        }
        for name in &names {
            if !around.contains(name) {
                self.find(&place.field("roles"), || Problem::Unknown(name.clone()));
            }
        }
        names
    }

    pub(super) fn missing_codes(&mut self, place: &At<'_>, codes: &[String]) -> Vec<Missing> {
        let mut missing = Vec::new();
        for code in codes {
            match Missing::from_code(code) {
                Some(known) => missing.push(known),
                None => self.find(&place.field("missing"), || Problem::Unknown(code.clone())),
            }
        }
        missing
    }

    fn factors(
        &mut self,
        factors: Vec<FactorV1>,
        items: &[Item],
        by_name: &Named<usize>,
    ) -> Vec<Factor> {
        self.unique(&At::of("scoring.factors"), factors.iter().map(|factor| factor.id.as_str()));
        (0_usize..)
            .zip(factors)
            .map(|(n, factor)| {
                let place = At::of("scoring.factors").nth(n);
                self.factor(&place, factor, |name| items.get(*by_name.get(name)?))
            })
            .collect()
    }

    fn factor<'a>(
        &mut self,
        place: &At<'_>,
        file: FactorV1,
        item: impl Fn(&str) -> Option<&'a Item>,
    ) -> Factor {
        self.weight(place, file.weight);
        self.unique(place, file.items.iter().map(|item| item.item.as_str()));
        if file.items.len() < 2 {
            self.find(place, || Problem::TooFewItems);
        }
        let mut factor_items = Vec::new();
        for (n, part) in (0_usize..).zip(file.items) {
            let place = place.item("items", n);
            self.weight(&place, part.weight);
            factor_items.extend(self.factor_item(&place, part, &item));
        }
        let importance = file.importance.and_then(|name| {
            let part = FactorItemV1 { item: name, reverse: false, weight: 1.0 };
            self.factor_item(&place.field("importance"), part, &item)
        });
        Factor {
            family: file.family,
            kind: file.kind,
            label: self.text(&place.field("label"), file.label),
            weight: file.weight,
            items: factor_items,
            importance,
            id: file.id,
        }
    }

    /// A question outside repeats that is answered on an ordinal list.
    fn factor_item<'a>(
        &mut self,
        place: &At<'_>,
        part: FactorItemV1,
        item: &dyn Fn(&str) -> Option<&'a Item>,
    ) -> Option<FactorItem> {
        let Some(item) = item(&part.item) else {
            self.find(place, || Problem::Unknown(part.item));
            return None;
        };
        if item.place.repeat.is_some() {
            self.find(place, || Problem::InsideRepeat(part.item));
            return None;
        }
        let Some((list, min, max)) = item.kind.scale() else {
            self.find(place, || Problem::NotOrdinal(part.item));
            return None;
        };
        Some(FactorItem {
            reverse: part.reverse,
            weight: part.weight,
            list: Rc::clone(list),
            min,
            max,
            roles: item.roles.clone(),
            item: part.item,
        })
    }

    fn weight(&mut self, place: &At<'_>, weight: f64) {
        if L::IS_WHOLE && !(weight > 0.0 && weight <= MAX_WEIGHT) {
            self.find(&place.field("weight"), || Problem::BadNumber);
        }
    }

    fn bands(&mut self, bands: Bands) {
        if L::IS_WHOLE
            && !(0.0 < bands.leaning && bands.leaning < bands.dominant && bands.dominant < 100.0)
        {
            self.find(&At::of("scoring.bands"), || Problem::BadNumber);
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

impl From<ProbesV1> for SectionV1 {
    /// A page of long texts that may stay blank.
    fn from(probes: ProbesV1) -> Self {
        let item = |open: OpenV1| {
            let is_text = open.select_one.is_none();
            ItemV1 {
                type_: is_text.then_some(TypeV1::Text),
                appearance: is_text.then_some(AppearanceV1::Multiline),
                ..open_item(open)
            }
        };
        let items = probes.items.into_iter().map(item).collect();
        open_section("probes", probes.label, probes.hint, items)
    }
}

impl From<EvidenceV1> for SectionV1 {
    /// A page of documents, each with a grade, and a photo where one is asked for; both may stay blank.
    fn from(evidence: EvidenceV1) -> Self {
        let EvidenceV1 { label, hint, select_one, missing, photo, items } = evidence;
        let mut entries = Vec::new();
        for document in items {
            let of = document.id.clone();
            entries.push(ItemV1 {
                missing: Some(missing.clone()),
                select_one: document.select_one.clone().or_else(|| Some(select_one.clone())),
                ..open_item(document)
            });
            entries.extend(photo.clone().map(|label| ItemV1 {
                type_: Some(TypeV1::Image),
                ..open_item(OpenV1 { id: of + PHOTO, label, hint: None, select_one: None })
            }));
        }
        open_section("evidence", label, hint, entries)
    }
}

/// A question that may stay blank.
fn open_item(open: OpenV1) -> ItemV1 {
    ItemV1 {
        id: open.id,
        label: Some(open.label),
        hint: open.hint,
        select_one: open.select_one,
        required: Some(RequiredV1::Flag(false)),
        ..ItemV1::default()
    }
}

fn open_section(id: &str, label: TextV1, hint: TextV1, items: Vec<ItemV1>) -> SectionV1 {
    SectionV1 {
        id: id.to_owned(),
        label,
        hint: Some(hint),
        roles: None,
        relevant: None,
        randomize: false,
        items,
    }
}

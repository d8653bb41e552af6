//! The checks of pages and what they hold: flattened into one list first, then every expression looked up.

use std::rc::Rc;

use super::at::At;
use super::check::Check;
use super::check_carried::{Carrying, carried};
use super::file::{EvidenceV1, SectionV1, TextV1};
use super::graph::{Graph, graph};
use super::item_file::{AppearanceV1, ItemV1, RequiredV1, TypeV1};
use super::listener::Listener;
use super::look_up::Names;
use super::{
    Capture, ChoiceList, Formula, Item, ItemPlace, Kind, Logic, MAX_INSTANCES, Missing, Problem,
    Range, Repeat, Required, Rule, Section, SectionKind, Text,
};
use crate::expression::Engine;
use crate::wire::Named;

/// The most points that a range can have.
const MAX_POINTS: f64 = 10_000.0;

/// How large a photo is where its item does not say.
const MAX_PIXELS: usize = 1_600;

/// How fine a position is where its item does not say, and at most, in decimals of a degree.
const DECIMALS: [usize; 2] = [2, 5];

/// Which of an entry's expressions.
#[derive(Clone, Copy)]
enum Part {
    Relevant,
    Required,
    Constraint,
    SoftConstraint,
    Default,
    Calculation,
    ChoiceFilter,
    RepeatCount,
}

/// An expression that is looked up once all names are known.
struct Waiting {
    item: usize,
    part: Part,
    place: String,
    text: String,
    message: Option<Text>,
}

/// The pages and items so far.
pub(super) struct Items<'a, L> {
    check: &'a mut Check<L>,
    lists: &'a Named<Rc<ChoiceList>>,
    /// The codes that an item accepts which names none.
    pub(super) missing: Vec<Missing>,
    sections: Vec<Section>,
    items: Vec<Item>,
    /// For each item, where it stands in the file.
    places: Vec<String>,
    waiting: Vec<Waiting>,
    /// What is looked up after the expressions, which tell what a person answers.
    carrying: Vec<Carrying>,
    /// Names of documents of whose list it is told already that it is not there.
    unclear: Vec<String>,
}

/// The checked pages and items.
pub(super) struct Form {
    pub(super) sections: Vec<Section>,
    pub(super) items: Vec<Item>,
    pub(super) graph: Graph,
    pub(super) by_name: Named<usize>,
    pub(super) places: Vec<String>,
}

impl<'a, L: Listener> Items<'a, L> {
    pub(super) fn new(
        check: &'a mut Check<L>,
        lists: &'a Named<Rc<ChoiceList>>,
        missing: Vec<Missing>,
    ) -> Self {
        let (sections, items, places, waiting, carrying, unclear) = Default::default();
        Self { check, lists, missing, sections, items, places, waiting, carrying, unclear }
    }

    /// Takes a page with all that it holds; `everyone` are the roles that it may name.
    pub(super) fn section(
        &mut self,
        place: &At<'_>,
        file: SectionV1,
        kind: SectionKind,
        everyone: &[String],
    ) {
        let roles = self.check.role_names(place, file.roles, everyone);
        let label = self.check.text(&place.field("label"), file.label);
        let hint = self.message(place, "hint", file.hint);
        let index = self.items.len();
        self.push(
            Item {
                id: file.id.clone(),
                label: Text::default(),
                hint: None,
                kind: Kind::Section,
                roles: roles.clone(),
                missing: Vec::new(),
                source: Vec::new(),
                logic: Logic::default(),
                read_only: false,
                place: ItemPlace { section: self.sections.len(), ..ItemPlace::default() },
            },
            place,
        );
        self.sections.push(Section {
            id: file.id,
            label,
            hint,
            kind,
            is_randomized: file.randomize,
            item: index,
        });
        self.wait(index, Part::Relevant, place, "relevant", file.relevant, None);
        self.entries(place, file.items, index, &roles);
    }

    /// Holds against the names what is said of all documents together, so that it is told once.
    pub(super) fn evidence(&mut self, mut file: EvidenceV1) -> EvidenceV1 {
        let codes = self.check.missing_codes(&At::of("evidence"), &file.missing);
        file.missing = codes.iter().map(|code| code.code().to_owned()).collect();
        if self.list(&At::of("evidence"), "select_one", &file.select_one).is_none() {
            self.unclear.extend(file.items.iter().map(|item| item.id.clone()));
        }
        file
    }

    fn push(&mut self, item: Item, place: &At<'_>) {
        self.items.push(item);
        self.places.push(L::note(place));
    }

    /// Takes what the section, group or repeat at `parent` holds.
    fn entries(&mut self, place: &At<'_>, files: Vec<ItemV1>, parent: usize, roles: &[String]) {
        if files.is_empty() {
            self.check.find(place, || Problem::Empty);
        }
        for (n, file) in (0_usize..).zip(files) {
            self.entry(&place.item("items", n), file, parent, roles);
        }
        self.items[parent].place.end = self.items.len();
    }

    fn entry(&mut self, place: &At<'_>, mut file: ItemV1, parent: usize, around: &[String]) {
        let kind = self.kind(place, &file);
        let is_unclear = kind.is_none();
        let kind = kind.unwrap_or_else(|| {
            // Nothing more is told of an entry than that nobody knows what it is.
            (file.choice_filter, file.or_other) = (None, None);
            Kind::Note
        });
        let holds_items = kind.holds_items();
        if !is_unclear {
            self.fields(place, &kind, &file);
        }
        let roles = self.check.role_names(place, file.roles.take(), around);
        let missing = match file.missing.take() {
            Some(codes) => self.check.missing_codes(place, &codes),
            None if holds_items
                || matches!(kind, Kind::Note | Kind::Calculate | Kind::Acknowledge) =>
            {
                Vec::new()
            }
            None => self.missing.clone(),
        };
        let label = self.label(place, file.label.take(), &kind);
        let hint = self.message(place, "hint", file.hint.take());
        let index = self.items.len();
        let other = file.or_other.take();
        let (list, id) = (kind.list().cloned(), file.id.clone());
        let inner = std::mem::take(&mut file.items);
        if L::IS_WHOLE && matches!(kind, Kind::Repeat(_)) {
            self.carrying.extend(file.carried_from.take().map(|file| Carrying {
                item: index,
                place: L::note(&place.field("carried_from")),
                file,
            }));
        }
        let above = self.items[parent].place;
        let repeat = match self.items[parent].kind {
            Kind::Repeat(_) => Some(parent),
            _ => above.repeat,
        };
        self.push(
            Item {
                label,
                hint,
                missing,
                source: std::mem::take(&mut file.source),
                logic: Logic::default(),
                read_only: file.read_only,
                roles: roles.clone(),
                place: ItemPlace {
                    section: above.section,
                    parent: Some(parent),
                    repeat,
                    end: index + 1,
                    ..ItemPlace::default()
                },
                kind,
                id: file.id.clone(),
            },
            place,
        );
        self.logic(place, index, file);
        if holds_items {
            self.entries(place, inner, index, &roles);
        }
        if let Some(label) = other {
            self.companion(place, &id, list, label, parent, &roles);
        }
    }

    /// The fields that stand there and that an entry of this kind does not have: what is not understood is
    /// refused, not ignored.
    fn fields(&mut self, place: &At<'_>, kind: &Kind, file: &ItemV1) {
        if !L::IS_WHOLE {
            if file.carried_from.is_some() {
                self.check.find(place, || Problem::NotHere);
            }
            return;
        }
        let is_range = matches!(kind, Kind::Range(_));
        let is_repeat = matches!(kind, Kind::Repeat(_));
        let is_several = matches!(kind, Kind::SelectMultiple(..));
        let (is_answered, has_value) = (kind.is_answered(), kind.has_value());
        let capture = kind.capture();
        // What a device takes down cannot be reckoned.
        let is_reckoned = has_value && capture.is_none();
        let fields = [
            ("items", !file.items.is_empty(), kind.holds_items()),
            ("exclusive", !file.exclusive.is_empty(), is_several),
            ("start", file.start.is_some(), is_range),
            ("end", file.end.is_some(), is_range),
            ("step", file.step.is_some(), is_range),
            ("minimum", file.minimum.is_some(), is_repeat),
            ("maximum", file.maximum.is_some(), is_repeat),
            ("carried_from", file.carried_from.is_some(), is_repeat),
            ("constraint", file.constraint.is_some(), is_answered),
            ("soft_constraint", file.soft_constraint.is_some(), is_answered),
            ("default", file.default.is_some(), is_reckoned),
            ("calculation", file.calculation.is_some(), is_reckoned),
            (
                "max_pixels",
                file.max_pixels.is_some(),
                matches!(capture, Some(Capture::Image { .. })),
            ),
            (
                "decimals",
                file.decimals.is_some(),
                matches!(capture, Some(Capture::Geopoint { .. })),
            ),
        ];
        for (name, is_there, is_known) in fields {
            if is_there && !is_known {
                self.check.find(&place.field(name), || Problem::NotHere);
            }
        }
    }

    /// The question for what is meant by `other`.
    fn companion(
        &mut self,
        place: &At<'_>,
        id: &str,
        list: Option<Rc<ChoiceList>>,
        label: TextV1,
        parent: usize,
        roles: &[String],
    ) {
        let place = place.field("or_other");
        if L::IS_WHOLE && list.is_none_or(|list| list.row("other").is_none()) {
            self.check.find(&place, || Problem::Unknown("other".to_owned()));
        }
        let file = ItemV1 {
            id: format!("{id}_other"),
            type_: Some(TypeV1::Text),
            label: Some(label),
            relevant: Some(format!("selected(${{{id}}}, 'other')")),
            ..ItemV1::default()
        };
        self.entry(&place, file, parent, roles);
    }

    fn label(&mut self, place: &At<'_>, label: Option<TextV1>, kind: &Kind) -> Text {
        match label {
            Some(label) => self.check.text(&place.field("label"), label),
            // What is never shown, or has a page's heading over it, needs no words.
            None if matches!(kind, Kind::Calculate | Kind::Group) => Text::default(),
            None => {
                self.check.find(&place.field("label"), || Problem::Empty);
                Text::default()
            }
        }
    }

    /// What the entry is; none where that is not clear, which is told.
    fn kind(&mut self, place: &At<'_>, file: &ItemV1) -> Option<Kind> {
        if self.unclear.contains(&file.id) {
            return None;
        }
        match (&file.select_one, &file.select_multiple, &file.rank, file.type_) {
            (Some(name), None, None, None) => {
                self.list(place, "select_one", name).map(Kind::SelectOne)
            }
            (None, Some(name), None, None) => {
                let list = self.words(place, "select_multiple", name)?;
                for name in file.exclusive.iter().filter(|_| L::IS_WHOLE) {
                    if list.row(name).is_none() {
                        self.check
                            .find(&place.field("exclusive"), || Problem::Unknown(name.clone()));
                    }
                }
                Some(Kind::SelectMultiple(list, file.exclusive.clone()))
            }
            (None, None, Some(name), None) => self.words(place, "rank", name).map(Kind::Rank),
            (None, None, None, Some(word)) => Some(self.kind_of_type(place, word, file)),
            _ => {
                self.check.find(place, || Problem::NotOneKind);
                None
            }
        }
    }

    fn kind_of_type(&mut self, place: &At<'_>, word: TypeV1, file: &ItemV1) -> Kind {
        match word {
            TypeV1::Integer => Kind::Integer,
            TypeV1::Decimal => Kind::Decimal,
            TypeV1::Range => self.range(place, file),
            TypeV1::Text => {
                Kind::Text { is_long: file.appearance == Some(AppearanceV1::Multiline) }
            }
            TypeV1::Date => Kind::Date,
            TypeV1::Time => Kind::Time,
            TypeV1::Note => Kind::Note,
            TypeV1::Calculate => Kind::Calculate,
            TypeV1::Acknowledge => Kind::Acknowledge,
            TypeV1::Image => {
                let max_pixels = file.max_pixels.unwrap_or(MAX_PIXELS);
                self.within(place, "max_pixels", max_pixels, 1..=usize::MAX);
                Kind::Capture(Capture::Image { max_pixels })
            }
            TypeV1::Audio => Kind::Capture(Capture::Audio),
            TypeV1::Geopoint => {
                let [usual, most] = DECIMALS;
                let decimals = file.decimals.unwrap_or(usual);
                self.within(place, "decimals", decimals, 0..=most);
                Kind::Capture(Capture::Geopoint { decimals })
            }
            TypeV1::BeginGroup => Kind::Group,
            TypeV1::BeginRepeat => {
                let minimum = file.minimum.unwrap_or(0);
                let maximum = file.maximum.unwrap_or(MAX_INSTANCES);
                let is_sound = minimum <= maximum && (1..=MAX_INSTANCES).contains(&maximum);
                if L::IS_WHOLE && !is_sound {
                    self.check.find(&place.field("maximum"), || Problem::BadNumber);
                }
                Kind::Repeat(Repeat { minimum, maximum, count: None, carried: None })
            }
        }
    }

    fn within(
        &mut self,
        place: &At<'_>,
        field: &str,
        number: usize,
        allowed: std::ops::RangeInclusive<usize>,
    ) {
        if L::IS_WHOLE && !allowed.contains(&number) {
            self.check.find(&place.field(field), || Problem::BadNumber);
        }
    }

    fn range(&mut self, place: &At<'_>, file: &ItemV1) -> Kind {
        let (start, end) = (file.start.unwrap_or(0.0), file.end.unwrap_or(0.0));
        let step = file.step.unwrap_or(1.0);
        let is_sound = start < end && step > 0.0 && (end - start) / step <= MAX_POINTS;
        if L::IS_WHOLE && !is_sound {
            self.check.find(&place.field("start"), || Problem::BadNumber);
        }
        let is_rating = file.appearance == Some(AppearanceV1::Rating);
        Kind::Range(Range { start, end, step, is_rating })
    }

    fn list(&mut self, place: &At<'_>, field: &str, name: &str) -> Option<Rc<ChoiceList>> {
        let list = self.lists.get(name).cloned();
        if list.is_none() {
            self.check.find(&place.field(field), || Problem::Unknown(name.to_owned()));
        }
        list
    }

    /// A list whose names can stand in one answer, with blanks between them.
    fn words(&mut self, place: &At<'_>, field: &str, name: &str) -> Option<Rc<ChoiceList>> {
        let list = self.list(place, field, name)?;
        if !L::IS_WHOLE {
            return Some(list);
        }
        let with_blank = (0..list.len())
            .map(|row| list.choice(row))
            .find(|name| name.contains(char::is_whitespace));
        if let Some(choice) = with_blank {
            self.check.find(&place.field(field), || Problem::NotAWord(choice.to_owned()));
        }
        Some(list)
    }

    /// Takes the expressions of the item at `index`, to be looked up later.
    fn logic(&mut self, place: &At<'_>, index: usize, file: ItemV1) {
        if matches!(self.items[index].kind, Kind::Calculate) && file.calculation.is_none() {
            self.check.find(&place.field("calculation"), || Problem::Empty);
        }
        let kind = &self.items[index].kind;
        let is_place = matches!(kind, Kind::Capture(Capture::Geopoint { .. }));
        let is_asked = kind.is_answered() && !is_place;
        match file.required {
            // Where a person is can never be demanded.
            Some(RequiredV1::Where(_) | RequiredV1::Flag(true)) if is_place => {
                self.check.find(&place.field("required"), || Problem::NotHere);
            }
            Some(RequiredV1::Where(text)) => {
                self.wait(index, Part::Required, place, "required", Some(text), None);
            }
            Some(RequiredV1::Flag(false)) => {}
            Some(RequiredV1::Flag(true)) | None if !is_asked => {}
            Some(RequiredV1::Flag(true)) | None => self.items[index].logic.required = Required::Yes,
        }
        let hard = self.message(place, "constraint_message", file.constraint_message);
        let soft = self.message(place, "soft_constraint_message", file.soft_constraint_message);
        self.wait(index, Part::Relevant, place, "relevant", file.relevant, None);
        self.wait(index, Part::Constraint, place, "constraint", file.constraint, hard);
        self.wait(
            index,
            Part::SoftConstraint,
            place,
            "soft_constraint",
            file.soft_constraint,
            soft,
        );
        self.wait(index, Part::Default, place, "default", file.default, None);
        self.wait(index, Part::Calculation, place, "calculation", file.calculation, None);
        self.wait(index, Part::ChoiceFilter, place, "choice_filter", file.choice_filter, None);
        self.wait(index, Part::RepeatCount, place, "repeat_count", file.repeat_count, None);
    }

    fn message(&mut self, place: &At<'_>, field: &str, text: Option<TextV1>) -> Option<Text> {
        text.map(|text| self.check.text(&place.field(field), text))
    }

    fn wait(
        &mut self,
        item: usize,
        part: Part,
        place: &At<'_>,
        field: &str,
        text: Option<String>,
        message: Option<Text>,
    ) {
        let place = place.field(field);
        self.waiting.extend(text.map(|text| Waiting {
            item,
            part,
            place: L::note(&place),
            text,
            message,
        }));
    }

    /// Looks every name up and finds out what follows from what.
    pub(super) fn finish(mut self, engine: &'static dyn Engine) -> Form {
        self.check
            .unique(&At::of("sections"), self.sections.iter().map(|section| section.id.as_str()));
        let is_bad = |sign: char| sign.is_whitespace() || "/[]\"'".contains(sign);
        let mut by_name = Named::default();
        for (index, (item, place)) in self.items.iter().zip(&self.places).enumerate() {
            let is_item = !matches!(item.kind, Kind::Section);
            let problem: fn(String) -> Problem = if item.id.contains(is_bad) {
                Problem::BadName
            } else if is_item && item.id.is_empty() {
                |_| Problem::Empty
            } else if is_item && by_name.insert(item.id.clone(), index).is_some() {
                Problem::Duplicate
            } else {
                continue;
            };
            self.check.find_at(|| format!("{place}.id"), || problem(item.id.clone()));
        }
        for waiting in std::mem::take(&mut self.waiting) {
            let is_filter = matches!(waiting.part, Part::ChoiceFilter);
            let names = Names { items: &self.items, by_name: &by_name, lists: self.lists, engine };
            match names.formula::<L>(&waiting.text, waiting.item, is_filter) {
                Err(problem) => self.check.find_at(|| waiting.place, || problem),
                Ok(formula) => {
                    self.set(waiting.item, waiting.part, waiting.message, formula, &waiting.place)
                }
            }
        }
        if L::IS_WHOLE {
            for carrying in std::mem::take(&mut self.carrying) {
                let item = carrying.item;
                let found = carried(self.check, &self.items, &by_name, carrying);
                if let Kind::Repeat(repeat) = &mut self.items[item].kind {
                    repeat.carried = found.map(Box::new);
                }
            }
        }
        let graph = graph(&self.items).unwrap_or_else(|circle| {
            let places = circle.first().map(|item| &self.places[*item]);
            self.check.find_at(
                || places.cloned().unwrap_or_default(),
                || {
                    let names: Vec<&str> =
                        circle.iter().map(|item| self.items[*item].id.as_str()).collect();
                    Problem::Circle(names.join(" → "))
                },
            );
            Graph::default()
        });
        for (rank, item) in graph.order.iter().enumerate() {
            self.items[*item].place.rank = rank;
        }
        let mut slots: Named<usize, Option<usize>> = Named::default();
        for item in &mut self.items {
            let slot = slots.get(&item.place.repeat).copied().unwrap_or(0);
            item.place.slot = slot;
            slots.insert(item.place.repeat, slot + 1);
        }
        Form { sections: self.sections, items: self.items, graph, by_name, places: self.places }
    }

    fn set(
        &mut self,
        item: usize,
        part: Part,
        message: Option<Text>,
        formula: Formula,
        place: &str,
    ) {
        let Item { logic, kind, .. } = &mut self.items[item];
        match part {
            Part::Relevant => logic.relevant = Some(formula),
            Part::Required => logic.required = Required::Where(Box::new(formula)),
            Part::Constraint => logic.constraint = Some(Rule { formula, message }),
            Part::SoftConstraint => logic.soft_constraint = Some(Rule { formula, message }),
            Part::Default => logic.default = Some(formula),
            Part::Calculation => logic.calculation = Some(formula),
            Part::ChoiceFilter if kind.list().is_some() => logic.choice_filter = Some(formula),
            Part::RepeatCount => match kind {
                Kind::Repeat(repeat) => repeat.count = Some(Box::new(formula)),
                _ => self.check.find_at(|| place.to_owned(), || Problem::NotHere),
            },
            Part::ChoiceFilter => self.check.find_at(|| place.to_owned(), || Problem::NotHere),
        }
    }
}

//! The checks of what a study reads from its scores and advises: every name is a figure or a question of the
//! right kind, every condition can be evaluated.

use super::at::At;
use super::check::Check;
use super::file::TextV1;
use super::look_up::spelled;
use super::reading_file::{AdviceV1, ProfiledV1, ReadingV1, RecommendationV1, SentenceV1};
use super::{
    Advice, Condition, Factor, Family, Finding, IMPORTANCE, Item, Kind, Measure, NET, Pair,
    Problem, Profiled, Reading, Recommendation, Sentence, Text,
};
use crate::expression::{Engine, Target};
use crate::wire::{Later, Named};

/// What names in readings can stand for.
pub(super) struct Known<'a> {
    pub(super) factors: &'a [Factor],
    pub(super) items: &'a [Item],
    pub(super) by_name: &'a Named<usize>,
    pub(super) engine: &'static dyn Engine,
}

/// The readings and recommendations that a file has.
pub(super) type Files = (Later<Vec<ReadingV1>>, Later<Vec<RecommendationV1>>);

/// Readings and recommendations that have passed every check.
pub(super) type Readings = (Vec<Reading>, Vec<Recommendation>);

/// Reads and checks both.
pub(super) fn readings(
    check: &mut Check<Vec<Finding>>,
    known: &Known<'_>,
    (readings, recommendations): Files,
) -> Readings {
    let readings = check.later("readings", readings).unwrap_or_default();
    let recommendations = check.later("recommendations", recommendations).unwrap_or_default();
    let mut checked: Readings = Default::default();
    for (n, file) in (0_usize..).zip(readings) {
        checked.0.push(known.reading(check, &At::of("readings").nth(n), file));
    }
    for (n, file) in (0_usize..).zip(recommendations) {
        checked.1.push(known.recommendation(check, &At::of("recommendations").nth(n), file));
    }
    checked
}

type Checking = Check<Vec<Finding>>;

impl Known<'_> {
    fn reading(&self, check: &mut Checking, place: &At<'_>, file: ReadingV1) -> Reading {
        let is_empty = file.profile.is_empty()
            && file.answers.is_empty()
            && file.pairs.is_empty()
            && file.measures.is_empty()
            && file.listed.is_none()
            && file.sentences.is_empty();
        if is_empty {
            check.find(place, || Problem::Empty);
        }
        let mut profile = Vec::new();
        for (n, bar) in (0_usize..).zip(file.profile) {
            profile.extend(self.profiled(check, &place.item("profile", n), bar));
        }
        let mut answers = Vec::new();
        for (n, name) in (0_usize..).zip(file.answers) {
            answers.extend(self.item(check, &place.item("answers", n), name, |item| {
                matches!(item.kind, Kind::SelectOne(_) | Kind::SelectMultiple(..))
            }));
        }
        let mut pairs = Vec::new();
        for (n, pair) in (0_usize..).zip(file.pairs) {
            let place = place.item("pairs", n);
            let label = check.text(&place.field("label"), pair.label);
            let before = self.item(check, &place.field("before"), pair.before, is_ordinal);
            let list = before.and_then(|before| self.items[before].kind.list());
            let after = self.item(check, &place.field("after"), pair.after, |item| {
                is_ordinal(item) && list.is_none_or(|list| item.kind.list() == Some(list))
            });
            pairs.extend(before.zip(after).map(|(before, after)| Pair { label, before, after }));
        }
        let mut measures = Vec::new();
        for (n, measure) in (0_usize..).zip(file.measures) {
            let place = place.item("measures", n);
            let value = self.item(check, &place.field("value"), measure.value, is_number);
            let band = measure.band.and_then(|band| {
                self.item(check, &place.field("band"), band, |item| {
                    matches!(item.kind, Kind::SelectOne(_))
                })
            });
            measures.extend(value.map(|value| Measure { value, band }));
        }
        let listed = file.listed.and_then(|name| {
            self.item(check, &place.field("listed"), name, |item| {
                matches!(item.kind, Kind::Repeat(_))
            })
        });
        Reading {
            label: check.text(&place.field("label"), file.label),
            profile,
            answers,
            pairs,
            measures,
            listed,
            sentences: self.sentences(check, place, file.sentences),
        }
    }

    fn sentences(
        &self,
        check: &mut Checking,
        place: &At<'_>,
        files: Vec<SentenceV1>,
    ) -> Vec<Sentence> {
        let last = files.len().saturating_sub(1);
        let mut sentences = Vec::new();
        for (n, file) in (0_usize..).zip(files) {
            let place = place.item("sentences", n);
            let text = self.text(check, &place.field("text"), file.text);
            let when = match file.when {
                // Those after it would never be said.
                None if n < last => {
                    check.find(&place.field("when"), || Problem::Empty);
                    continue;
                }
                None => None,
                Some(when) => match self.condition(check, &place.field("when"), &when) {
                    None => continue,
                    condition => condition,
                },
            };
            sentences.push(Sentence { when, text });
        }
        sentences
    }

    fn recommendation(
        &self,
        check: &mut Checking,
        place: &At<'_>,
        file: RecommendationV1,
    ) -> Recommendation {
        if file.rules.is_empty() {
            check.find(&place.field("rules"), || Problem::Empty);
        }
        let actor = check.text(&place.field("actor"), file.actor);
        let mut rules = Vec::new();
        for (n, rule) in (0_usize..).zip(file.rules) {
            rules.extend(self.advice(check, &place.item("rules", n), rule));
        }
        Recommendation { actor, rules }
    }

    fn advice(&self, check: &mut Checking, place: &At<'_>, file: AdviceV1) -> Option<Advice> {
        let text = self.text(check, &place.field("text"), file.text);
        let factor = file.factor.and_then(|name| {
            let factor = self.factors.iter().position(|factor| factor.id == name);
            if factor.is_none() {
                check.find(&place.field("factor"), || Problem::Unknown(name));
            }
            factor
        });
        let when = self.condition(check, &place.field("when"), &file.when)?;
        Some(Advice { when, text, factor })
    }

    fn profiled(&self, check: &mut Checking, place: &At<'_>, file: ProfiledV1) -> Option<Profiled> {
        let own = file.label.map(|label| check.text(&place.field("label"), label));
        let label = self.label(&file.figure);
        if label.is_none() {
            check.find(&place.field("figure"), || Problem::Unknown(file.figure.clone()));
        }
        Some(Profiled { label: own.or(label)?, figure: file.figure })
    }

    /// What a figure of 0-100 is called elsewhere.
    fn label(&self, name: &str) -> Option<Text> {
        let factor = self.factors.iter().find(|factor| factor.id == name);
        let item = || self.items.get(*self.by_name.get(name)?).filter(|item| is_ordinal(item));
        factor.map(|factor| factor.label.clone()).or_else(|| item().map(|item| item.label.clone()))
    }

    /// The question of this name, if it stands in no repeat and is of the kind that is wanted.
    fn item(
        &self,
        check: &mut Checking,
        place: &At<'_>,
        name: String,
        is_wanted: impl Fn(&Item) -> bool,
    ) -> Option<usize> {
        let Some(index) = self.by_name.get(&name).copied() else {
            check.find(place, || Problem::Unknown(name));
            return None;
        };
        let item = &self.items[index];
        if item.place.repeat.is_some() {
            check.find(place, || Problem::InsideRepeat(name));
            return None;
        }
        if !is_wanted(item) {
            check.find(place, || Problem::NotHere);
            return None;
        }
        Some(index)
    }

    /// A text in which every gap is a figure.
    fn text(&self, check: &mut Checking, place: &At<'_>, text: TextV1) -> Text {
        for wording in text.values() {
            for gap in wording.split("${").skip(1) {
                let name = gap.split('}').next().unwrap_or_default();
                if !self.is_figure(name) {
                    check.find(place, || Problem::Unknown(format!("${{{name}}}")));
                }
            }
        }
        check.text(place, text)
    }

    fn condition(&self, check: &mut Checking, place: &At<'_>, text: &str) -> Option<Condition> {
        let expression = match self.engine.read(text, false) {
            Ok(expression) => expression,
            Err(error) => {
                check.find(place, || Problem::Expression(error));
                return None;
            }
        };
        // A list of the form is none of the figures.
        if let Some(list) = expression.lists().first() {
            check.find(place, || Problem::Unknown(list.clone()));
            return None;
        }
        let mut figures = Vec::new();
        for reference in expression.references() {
            match &reference.target {
                Target::Name(name) if self.is_figure(name) => figures.push(name.clone()),
                target => {
                    let (name, column) = (spelled(target), reference.column);
                    check.find(place, || Problem::UnknownReference { name, column });
                    return None;
                }
            }
        }
        Some(Condition { expression, figures })
    }

    fn is_figure(&self, name: &str) -> bool {
        let is_factor = |name: &str| self.factors.iter().any(|factor| factor.id == name);
        let is_question = || {
            let item = self.by_name.get(name).and_then(|index| self.items.get(*index));
            item.is_some_and(|item| {
                item.place.repeat.is_none() && (is_ordinal(item) || is_number(item))
            })
        };
        let is_family = || Family::ALL.iter().any(|family| family.word() == name);
        let is_importance = || {
            let of = name.strip_suffix(IMPORTANCE);
            let factor = self.factors.iter().find(|factor| Some(factor.id.as_str()) == of);
            factor.is_some_and(|factor| factor.importance.is_some())
        };
        name == NET || is_family() || is_factor(name) || is_importance() || is_question()
    }
}

/// Whether the answers are points of a scale.
fn is_ordinal(item: &Item) -> bool {
    matches!(&item.kind, Kind::SelectOne(list) if list.is_ordinal())
}

/// Whether the answers are numbers, or can be.
fn is_number(item: &Item) -> bool {
    matches!(item.kind, Kind::Integer | Kind::Decimal | Kind::Range(_) | Kind::Calculate)
}

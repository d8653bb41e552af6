//! What can be asked and how it is scored: an instrument that has passed every check.

use std::ops::Range;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::{ChoiceList, Graph, Item, Missing, Reading, Recommendation, Text};
use crate::expression::Engine;
use crate::wire::{Named, from_object, from_word};

/// A questionnaire with its scoring; made only by [`super::read`], so every name in it resolves.
#[derive(Debug, Clone)]
pub struct Instrument {
    /// Stable name, e.g. `kampung-tangguh-7d`.
    pub id: String,
    /// Semantic version of the contents.
    pub version: String,
    /// What people call it.
    pub title: Text,
    /// One sentence on what it finds out.
    pub description: Text,
    /// The study that it operationalises.
    pub source: String,
    /// Language codes that its texts come in.
    pub languages: Vec<String>,
    /// The language that others fall back to.
    pub default_language: String,
    /// Who can be interviewed.
    pub roles: Vec<Role>,
    /// What the missing codes are called.
    pub missing: Named<Text, Missing>,
    /// What is read aloud before anything is asked.
    pub consent: Consent,
    /// The pages of the interview, in order.
    pub sections: Vec<Section>,
    /// Everything that the pages hold, in the order in which it is asked; each page is an entry itself.
    pub items: Vec<Item>,
    /// What follows from what.
    pub graph: Graph,
    /// How answers become scores.
    pub scoring: Scoring,
    /// What the study reads from the scores; none in a program without rules.
    pub readings: Vec<Reading>,
    /// What it advises to whom; none in a program without rules.
    pub recommendations: Vec<Recommendation>,
    /// What evaluates its expressions.
    pub engine: &'static dyn Engine,
    pub(super) by_name: Named<usize>,
    /// For each item, where it stands in the file, for whoever is told of it; else blank.
    pub(super) places: Vec<String>,
}

/// A kind of respondent; decides which items are asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// Short code, e.g. `W`.
    pub name: String,
    /// What people call it, e.g. *Warga*.
    pub label: Text,
}

/// The consent text with its version, so that a record says which wording was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// Version of the wording.
    pub version: String,
    /// The wording; `${organiser}`, `${enumerator}`, `${contact}`, `${code}` and `${delete_by}` stand for the study's facts.
    pub text: Text,
    /// What a meeting hears instead; none in a program without group discussions.
    pub group: Option<Text>,
}

impl Consent {
    /// What is read to a respondent, or to a meeting.
    pub fn wording(&self, is_group: bool) -> &Text {
        self.group.as_ref().filter(|_| is_group).unwrap_or(&self.text)
    }
}

/// One page of the interview.
#[derive(Debug, Clone)]
pub struct Section {
    /// Name within the instrument.
    pub id: String,
    /// Heading.
    pub label: Text,
    /// What the enumerator should know or read out on this page.
    pub hint: Option<Text>,
    /// What its answers are kept as.
    pub kind: SectionKind,
    /// Whether it changes places with its neighbours that are marked so, too.
    pub is_randomized: bool,
    /// Its entry in the list of items; what it holds comes right after it.
    pub item: usize,
}

/// What a section's answers are: the exchange format keeps the three apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SectionKind {
    /// Closed questions.
    Questions,
    /// Open probes and stories.
    Probes,
    /// Documents that the enumerator asks to see, graded 0, 1 or 2.
    Evidence,
}

/// What the name of a document's photo ends in.
pub const PHOTO: &str = ".foto";

/// How answers become scores (0-100).
#[derive(Debug, Clone, PartialEq)]
pub struct Scoring {
    /// The factors, in the order in which they are reported.
    pub factors: Vec<Factor>,
    /// Where the net force turns from balanced to leaning and to dominant, in points of `N`.
    pub bands: Bands,
}

/// Limits of the force-field bands, METHOD: `leaning` 10, `dominant` 25 by default.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Bands {
    /// From this `|N|` on, one side is said to lean.
    pub leaning: f64,
    /// From this `|N|` on, one side is said to be dominant.
    pub dominant: f64,
}

from_object!(Bands {
    field leaning,
    field dominant,
});

impl Default for Bands {
    fn default() -> Self {
        Self { leaning: 10.0, dominant: 25.0 }
    }
}

/// A construct measured by several items.
#[derive(Debug, Clone, PartialEq)]
pub struct Factor {
    /// Name within the instrument, e.g. `S1`.
    pub id: String,
    /// Which index it feeds.
    pub family: Family,
    /// How its items relate to it.
    pub kind: FactorKind,
    /// What people call it, e.g. *Gotong royong*.
    pub label: Text,
    /// Its weight in the family index, above 0.
    pub weight: f64,
    /// Its items.
    pub items: Vec<FactorItem>,
    /// The question on how much it matters, where that is asked.
    pub importance: Option<FactorItem>,
}

/// An item's part in a factor.
#[derive(Debug, Clone, PartialEq)]
pub struct FactorItem {
    /// Name of an item on an ordinal list.
    pub item: String,
    /// Whether a high answer speaks against the factor.
    pub reverse: bool,
    /// Its weight in the factor, above 0.
    pub weight: f64,
    /// The ordinal list that its answers are on.
    pub list: Rc<ChoiceList>,
    /// The lowest point of its scale.
    pub min: i32,
    /// The highest point of its scale.
    pub max: i32,
    /// Role names that are asked the item.
    pub roles: Vec<String>,
}

/// The four families of factors; an inhibiting factor is never a reversed supporting one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Family {
    /// How empowerment is done.
    Process,
    /// *Faktor pendukung*.
    Supporting,
    /// *Faktor penghambat*.
    Inhibiting,
    /// What came of it.
    Outcome,
}

from_word!(Family {
    "process" Process,
    "supporting" Supporting,
    "inhibiting" Inhibiting,
    "outcome" Outcome,
});

impl Family {
    /// All four, in reporting order.
    pub const ALL: [Self; 4] = [Self::Process, Self::Supporting, Self::Inhibiting, Self::Outcome];

    /// Its word in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Process => "process",
            Self::Supporting => "supporting",
            Self::Inhibiting => "inhibiting",
            Self::Outcome => "outcome",
        }
    }
}

/// How a factor's items relate to it, which decides the statistics that mean anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FactorKind {
    /// The construct shows in its items.
    Reflective,
    /// The items make up the construct.
    Formative,
    /// An ordered classification, not one trait.
    Ordered,
}

from_word!(FactorKind {
    "reflective" Reflective,
    "formative" Formative,
    "ordered" Ordered,
});

impl Instrument {
    /// The item named `id`, as an index of the list of items.
    pub fn find(&self, id: &str) -> Option<usize> {
        self.by_name.get(id).copied()
    }

    /// The item named `id`.
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.get(self.find(id)?)
    }

    /// The role named `name`.
    pub fn role(&self, name: &str) -> Option<&Role> {
        self.roles.iter().find(|role| role.name == name)
    }

    /// Where the items stand that the item at `index` holds, those within groups and repeats included.
    pub fn inside(&self, index: usize) -> Range<usize> {
        index + 1..self.items[index].place.end
    }

    /// The items of a page, those within groups and repeats included.
    pub fn items_of(&self, section: &Section) -> &[Item] {
        &self.items[self.inside(section.item)]
    }

    /// The repeat of which an instance is the same for `a` and for `b`: the innermost that is around both.
    pub fn common_repeat(&self, a: Option<usize>, b: Option<usize>) -> Option<usize> {
        let mut of_a = a;
        while let Some(repeat) = of_a {
            let mut of_b = b;
            while let Some(other) = of_b {
                if other == repeat {
                    return Some(repeat);
                }
                of_b = self.items[other].place.repeat;
            }
            of_a = self.items[repeat].place.repeat;
        }
        None
    }
}

impl FactorItem {
    /// Whether `role` is asked this item.
    pub fn is_asked_of(&self, role: &str) -> bool {
        self.roles.iter().any(|name| name == role)
    }
}

//! The file form of an instrument, `berdaya.instrument/1`: field for field what stands in the JSON.

use serde::{Deserialize, Serialize};

use super::item_file::ItemV1;
use super::reading_file::{ReadingV1, RecommendationV1};
use super::{Bands, FactorKind, Family};
use crate::wire::{Later, Named, from_object, from_word};

/// The name and version of the format.
pub const FORMAT: &str = "berdaya.instrument/1";

/// A text by language code.
pub(super) type TextV1 = Named<String>;

/// A questionnaire with its scoring.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct InstrumentV1 {
    /// Always `berdaya.instrument/1`.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("const" = FORMAT)))]
    pub format: String,
    /// Stable name: lower case letters, digits and hyphens.
    pub id: String,
    /// Semantic version of the contents; changes with any wording.
    pub version: String,
    /// What people call it.
    pub title: TextV1,
    /// One sentence on what it finds out.
    pub description: TextV1,
    /// The study that it operationalises.
    pub source: String,
    /// Language codes that its texts come in.
    pub languages: Vec<String>,
    /// The language that every text has, and that others fall back to.
    pub default_language: String,
    /// Who can be interviewed.
    pub roles: Vec<NamedV1>,
    /// Choice lists by name.
    pub choices: Named<ChoiceListV1>,
    /// What the missing codes TT, TB and TM are called.
    pub missing: Named<TextV1>,
    /// What is read aloud before anything is asked.
    pub consent: ConsentV1,
    /// The pages of the interview, in order.
    pub sections: Vec<SectionV1>,
    /// Open questions, asked after the sections.
    pub probes: Option<ProbesV1>,
    /// Documents that the enumerator asks to see, after the probes.
    pub evidence: Option<EvidenceV1>,
    /// How answers become scores.
    pub scoring: ScoringV1,
    /// What the study reads from the scores.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Vec<ReadingV1>"))]
    #[serde(default, skip_serializing_if = "Later::is_none")]
    pub readings: Later<Vec<ReadingV1>>,
    /// What it advises to whom.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Vec<RecommendationV1>"))]
    #[serde(default, skip_serializing_if = "Later::is_none")]
    pub recommendations: Later<Vec<RecommendationV1>>,
}

from_object!(InstrumentV1 {
    field format,
    field id,
    field version,
    field title,
    field description,
    field source,
    field languages,
    field default_language,
    field roles,
    field choices,
    field missing,
    field consent,
    field sections,
    optional probes,
    optional evidence,
    field scoring,
    field_or readings = Later::default(),
    field_or recommendations = Later::default(),
});

/// A name that files carry, with what people read for it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NamedV1 {
    /// What files carry.
    pub name: String,
    /// What people read.
    pub label: TextV1,
}

from_object!(NamedV1 {
    field name,
    field label,
});

/// A named set of choices, written out or as a table.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ChoiceListV1 {
    /// Whether the names are whole numbers in rising order.
    pub scale: ScaleV1,
    /// The choices as they are shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<ChoiceV1>,
    /// In place of `choices`, for long lists: comma-separated values with the columns `name` and `label`, in
    /// further languages `label::en`, and whatever a `choice_filter` looks at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub csv: Option<String>,
}

from_object!(ChoiceListV1 {
    field scale,
    field_or choices = Vec::new(),
    optional csv,
});

/// A choice with what people read for it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ChoiceV1 {
    /// What files carry.
    pub name: String,
    /// What people read.
    pub label: TextV1,
    /// What a `choice_filter` looks at, by column; every choice of a list has the same columns.
    #[serde(default, skip_serializing_if = "Named::is_none")]
    pub cells: Named<String>,
}

from_object!(ChoiceV1 {
    field name,
    field label,
    field_or cells = Named::default(),
});

/// Whether the choices of a list can be reckoned with.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ScaleV1 {
    /// Whole numbers in rising order.
    Ordinal,
    /// Names without order.
    Nominal,
}

from_word!(ScaleV1 { "ordinal" Ordinal, "nominal" Nominal });

/// What is read aloud before anything is asked.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ConsentV1 {
    /// Version of the wording.
    pub version: String,
    /// The wording; `${organiser}`, `${enumerator}`, `${contact}`, `${code}` and `${delete_by}` stand for the study's facts.
    pub text: TextV1,
    /// What a meeting hears before a group discussion, with the same gaps; `text` where absent.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "TextV1"))]
    #[serde(default, skip_serializing_if = "Later::is_none")]
    pub group: Later<TextV1>,
}

from_object!(ConsentV1 {
    field version,
    field text,
    field_or group = Later::default(),
});

/// One page of the interview.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SectionV1 {
    /// Name within the instrument.
    pub id: String,
    /// Heading.
    pub label: TextV1,
    /// What the enumerator should know or read out on this page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<TextV1>,
    /// Roles that are asked this page; all roles where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roles: Option<Vec<String>>,
    /// Asked where this expression holds; always where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relevant: Option<String>,
    /// Whether it is asked in an order drawn anew for each interview, among its neighbours marked so, too.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub randomize: bool,
    /// The questions, groups and repeats, in order.
    pub items: Vec<ItemV1>,
}

from_object!(SectionV1 {
    field id,
    field label,
    optional hint,
    optional roles,
    optional relevant,
    field_or randomize = false,
    field items,
});

/// The page of open questions.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProbesV1 {
    /// Heading.
    pub label: TextV1,
    /// What the enumerator should know, e.g. to write no names.
    pub hint: TextV1,
    /// The questions, in order.
    pub items: Vec<OpenV1>,
}

from_object!(ProbesV1 {
    field label,
    field hint,
    field items,
});

/// An open question, or a document to ask for.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OpenV1 {
    /// Name within the instrument.
    pub id: String,
    /// What is asked.
    pub label: TextV1,
    /// Help for the enumerator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<TextV1>,
    /// A list of which one choice is asked for: of an open question in place of a text, as for the domain of a
    /// story; of a document in place of the page's own list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub select_one: Option<String>,
}

from_object!(OpenV1 {
    field id,
    field label,
    optional hint,
    optional select_one,
});

/// The page of documents.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EvidenceV1 {
    /// Heading.
    pub label: TextV1,
    /// When to fill this page in.
    pub hint: TextV1,
    /// The ordinal list that grades a document.
    pub select_one: String,
    /// Missing codes that a grade accepts.
    pub missing: Vec<String>,
    /// What a photo of each document is asked for by; none is asked for where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo: Option<TextV1>,
    /// The documents, in order.
    pub items: Vec<OpenV1>,
}

from_object!(EvidenceV1 {
    field label,
    field hint,
    field select_one,
    field missing,
    optional photo,
    field items,
});

/// How answers become scores (0-100).
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ScoringV1 {
    /// The factors, in the order in which they are reported.
    pub factors: Vec<FactorV1>,
    /// Limits of the force-field bands; 10 and 25 where absent.
    #[serde(default)]
    pub bands: Bands,
}

from_object!(ScoringV1 {
    field factors,
    field_or bands = Bands::default(),
});

/// A construct measured by several items.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FactorV1 {
    /// Name within the instrument.
    pub id: String,
    /// Which index it feeds.
    pub family: Family,
    /// How its items relate to it.
    pub kind: FactorKind,
    /// What people call it.
    pub label: TextV1,
    /// Its weight in the family index; 1 where absent.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub weight: f64,
    /// Its items.
    pub items: Vec<FactorItemV1>,
    /// A question on an ordinal list that asks how much the factor matters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub importance: Option<String>,
}

from_object!(FactorV1 {
    field id,
    field family,
    field kind,
    field label,
    field_or weight = 1.0,
    field items,
    optional importance,
});

/// An item's part in a factor.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FactorItemV1 {
    /// An item on an ordinal list.
    pub item: String,
    /// Whether a high answer speaks against the factor.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reverse: bool,
    /// Its weight in the factor; 1 where absent.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub weight: f64,
}

from_object!(FactorItemV1 {
    field item,
    field_or reverse = false,
    field_or weight = 1.0,
});

fn one() -> f64 {
    1.0
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
#[allow(clippy::float_cmp, reason = "exactly the default is left out of the file")]
fn is_one(value: &f64) -> bool {
    *value == 1.0
}

//! The file form of one entry of the interview, in the words of XLSForm.

use serde::{Deserialize, Serialize};

use super::file::TextV1;
use crate::wire::{FromNode, Named, Node, Reader, from_object, from_word};

/// A question, a note, a calculation, a group or a repeat.
///
/// What it is, is told by one of `select_one`, `select_multiple`, `rank` and `type`. Expressions are those of
/// XLSForm.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ItemV1 {
    /// Name within the instrument.
    pub id: String,
    /// The choice list that its answer is one of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub select_one: Option<String>,
    /// The choice list that its answer is any number of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub select_multiple: Option<String>,
    /// The choice list that its answer brings into an order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<String>,
    /// What it is, where it has no list.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub type_: Option<TypeV1>,
    /// The question as read aloud; a calculation needs none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<TextV1>,
    /// Help for the enumerator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<TextV1>,
    /// Roles that are asked this item; those around it where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roles: Option<Vec<String>>,
    /// Whether a blank is reported at review, or an expression that tells; true where absent, but for a
    /// geopoint, which is never required.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required: Option<RequiredV1>,
    /// Missing codes that it accepts; all of the instrument's where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<Vec<String>>,
    /// Which published indicator or phrase of the study it operationalises.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub source: Vec<String>,
    /// Asked where this expression holds; always where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relevant: Option<String>,
    /// What every answer must hold, an expression over `.`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub constraint: Option<String>,
    /// What to say where the constraint does not hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub constraint_message: Option<TextV1>,
    /// What most answers hold; where one does not, the enumerator is warned and may go on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub soft_constraint: Option<String>,
    /// What to say where the soft constraint does not hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub soft_constraint_message: Option<TextV1>,
    /// An expression for the answer before anybody has given one, reckoned once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<String>,
    /// An expression for the answer, reckoned whenever something changes that it hangs on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calculation: Option<String>,
    /// Whether it is shown and cannot be answered.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub read_only: bool,
    /// Which choices are offered: an expression in which bare names are columns of the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choice_filter: Option<String>,
    /// `multiline` for a text, `rating` for a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appearance: Option<AppearanceV1>,
    /// Names of choices that stand alone among several, such as "none of these".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exclusive: Vec<String>,
    /// The question for what is meant by the choice `other`; it is asked as `<id>_other`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub or_other: Option<TextV1>,
    /// The lowest number of a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<f64>,
    /// The highest number of a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<f64>,
    /// From one number of a range to the next; 1 where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<f64>,
    /// The most pixels on the longer side of an image; 1,600 where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_pixels: Option<usize>,
    /// To how many decimals of a degree a geopoint is kept, 0 to 5; 2, about a kilometre, where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimals: Option<usize>,
    /// How many instances a repeat has, an expression; the enumerator adds them where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeat_count: Option<String>,
    /// How many instances a repeat has at the beginning and at least; 0 where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<usize>,
    /// How many instances a repeat can have; 1,000 where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum: Option<usize>,
    /// Which instances a repeat begins with: those that were given in the round before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carried_from: Option<CarriedFromV1>,
    /// What a group or a repeat holds, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<ItemV1>,
}

impl FromNode for ItemV1 {
    fn from_node(node: Node, reader: &mut Reader) -> Self {
        let mut object = reader.object(node);
        let item = Self {
            id: object.field("id"),
            select_one: object.optional("select_one"),
            select_multiple: object.optional("select_multiple"),
            rank: object.optional("rank"),
            type_: object.optional("type"),
            label: object.optional("label"),
            hint: object.optional("hint"),
            roles: object.optional("roles"),
            required: object.optional("required"),
            missing: object.optional("missing"),
            source: object.field_or("source", Vec::new()),
            relevant: object.optional("relevant"),
            constraint: object.optional("constraint"),
            constraint_message: object.optional("constraint_message"),
            soft_constraint: object.optional("soft_constraint"),
            soft_constraint_message: object.optional("soft_constraint_message"),
            default: object.optional("default"),
            calculation: object.optional("calculation"),
            read_only: object.field_or("read_only", false),
            choice_filter: object.optional("choice_filter"),
            appearance: object.optional("appearance"),
            exclusive: object.field_or("exclusive", Vec::new()),
            or_other: object.optional("or_other"),
            start: object.optional("start"),
            end: object.optional("end"),
            step: object.optional("step"),
            max_pixels: object.optional("max_pixels"),
            decimals: object.optional("decimals"),
            repeat_count: object.optional("repeat_count"),
            minimum: object.optional("minimum"),
            maximum: object.optional("maximum"),
            carried_from: object.optional("carried_from"),
            items: object.field_or("items", Vec::new()),
        };
        object.end();
        item
    }
}

/// Which instances a repeat begins with. They come from the interviews of the round before: those of the same
/// study and instrument at the same site, in the order in which they were locked.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CarriedFromV1 {
    /// The repeat whose instances are carried; it may be this one.
    pub repeat: String,
    /// For each question of this repeat that begins with an answer: the question of the other one that the
    /// answer is from. Both are of the same kind, with the same list. A missing code is not carried.
    pub items: Named<String>,
    /// The text of this repeat that tells instances apart: without one, an instance is not carried, and of
    /// several with the same one, but for blanks and capitals, the first alone is. All are carried where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distinct: Option<String>,
    /// What is answered too where anything is carried: choices of `select_one` questions outside repeats.
    #[serde(default, skip_serializing_if = "Named::is_none")]
    pub answers: Named<String>,
}

from_object!(CarriedFromV1 {
    field repeat,
    field items,
    optional distinct,
    field_or answers = Named::default(),
});

/// What an entry is that has no list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TypeV1 {
    /// A whole number.
    Integer,
    /// A number.
    Decimal,
    /// A number from a scale.
    Range,
    /// Free text.
    Text,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// Something to read out.
    Note,
    /// Something that is reckoned and not shown.
    Calculate,
    /// Something to confirm.
    Acknowledge,
    /// A photo.
    Image,
    /// A recording of sound.
    Audio,
    /// Where the device is.
    Geopoint,
    /// Items that are asked together or not at all.
    BeginGroup,
    /// Items that are asked for each of several things.
    BeginRepeat,
}

from_word!(TypeV1 {
    "integer" Integer,
    "decimal" Decimal,
    "range" Range,
    "text" Text,
    "date" Date,
    "time" Time,
    "note" Note,
    "calculate" Calculate,
    "acknowledge" Acknowledge,
    "image" Image,
    "audio" Audio,
    "geopoint" Geopoint,
    "begin_group" BeginGroup,
    "begin_repeat" BeginRepeat,
});

/// How a question is shown that could be shown in two ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AppearanceV1 {
    /// A text with room for several lines.
    Multiline,
    /// A range as a row of points.
    Rating,
}

from_word!(AppearanceV1 { "multiline" Multiline, "rating" Rating });

/// Whether a blank is reported at review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum RequiredV1 {
    /// Always, or never.
    Flag(bool),
    /// Where the expression holds.
    Where(String),
}

impl FromNode for RequiredV1 {
    fn from_node(node: Node, reader: &mut Reader) -> Self {
        match node {
            Node::Text(expression) => Self::Where(expression),
            node => Self::Flag(bool::from_node(node, reader)),
        }
    }
}

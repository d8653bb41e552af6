//! The file form of what a study reads from its scores, and what it advises: field for field what stands in the
//! JSON.

use serde::{Deserialize, Serialize};

use super::file::TextV1;
use crate::wire::from_object;

/// Something that the study says of its scores: sentences, and what they rest on.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReadingV1 {
    /// Heading.
    pub label: TextV1,
    /// Figures that are shown as bars of 0-100, in an order that means something: stages, phases, actors.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub profile: Vec<ProfiledV1>,
    /// Questions with choices of which is shown how often each was chosen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<String>,
    /// What was before and what was after, by the same respondents.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pairs: Vec<PairV1>,
    /// Numbers of the form, each with the band that it falls in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<MeasureV1>,
    /// A repeat whose instances are shown as a list, of a single interview alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub listed: Option<String>,
    /// What is said: the first sentence whose condition holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sentences: Vec<SentenceV1>,
}

from_object!(ReadingV1 {
    field label,
    field_or profile = Vec::new(),
    field_or answers = Vec::new(),
    field_or pairs = Vec::new(),
    field_or measures = Vec::new(),
    optional listed,
    field_or sentences = Vec::new(),
});

/// A bar of a profile.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProfiledV1 {
    /// A factor, a family, or a question on an ordinal list.
    pub figure: String,
    /// What it is called here; as the factor or the question where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<TextV1>,
}

from_object!(ProfiledV1 {
    field figure,
    optional label,
});

/// What was before and what was after.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PairV1 {
    /// What changed.
    pub label: TextV1,
    /// A question on an ordinal list about the time before.
    pub before: String,
    /// A question on the same list about the time after.
    pub after: String,
}

from_object!(PairV1 {
    field label,
    field before,
    field after,
});

/// A number of the form with its band.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MeasureV1 {
    /// A question whose answer is a number.
    pub value: String,
    /// A question with choices that says which band it falls in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub band: Option<String>,
}

from_object!(MeasureV1 {
    field value,
    optional band,
});

/// Something that is said where a condition holds.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SentenceV1 {
    /// An expression over figures, such as `${S1} >= 60`; always where absent, which only the last one may.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// What is said; `${S1}` stands for a figure.
    pub text: TextV1,
}

from_object!(SentenceV1 {
    optional when,
    field text,
});

/// What is advised to one actor.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RecommendationV1 {
    /// Whom it is addressed to.
    pub actor: TextV1,
    /// What is advised, and when.
    pub rules: Vec<AdviceV1>,
}

from_object!(RecommendationV1 {
    field actor,
    field rules,
});

/// Something that is advised where a condition holds.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AdviceV1 {
    /// An expression over figures.
    pub when: String,
    /// What is advised; `${S1}` stands for a figure.
    pub text: TextV1,
    /// The factor that it answers to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub factor: Option<String>,
}

from_object!(AdviceV1 {
    field when,
    field text,
    optional factor,
});

//! What a study reads from its scores, and what it advises to whom: conditions over figures, with words.

use super::Text;
use crate::expression::Expression;

/// Something that the study says of its scores: sentences, and what they rest on.
///
/// Numbers are indices of the instrument's list of items.
#[derive(Debug, Clone)]
pub struct Reading {
    /// Heading.
    pub label: Text,
    /// Figures that are shown as bars, in an order that means something.
    pub profile: Vec<Profiled>,
    /// Questions with choices of which is shown how often each was chosen.
    pub answers: Vec<usize>,
    /// What was before and what was after, by the same respondents.
    pub pairs: Vec<Pair>,
    /// Numbers of the form, each with the band that it falls in.
    pub measures: Vec<Measure>,
    /// A repeat whose instances are shown as a list, of a single interview alone.
    pub listed: Option<usize>,
    /// What is said: the first sentence whose condition holds.
    pub sentences: Vec<Sentence>,
}

/// A bar of a profile.
#[derive(Debug, Clone)]
pub struct Profiled {
    /// The figure's name.
    pub figure: String,
    /// What it is called here.
    pub label: Text,
}

/// What was before and what was after, on the same ordinal list.
#[derive(Debug, Clone)]
pub struct Pair {
    /// What changed.
    pub label: Text,
    /// The question about the time before.
    pub before: usize,
    /// The question about the time after.
    pub after: usize,
}

/// A number of the form with its band.
#[derive(Debug, Clone, Copy)]
pub struct Measure {
    /// A question whose answer is a number.
    pub value: usize,
    /// A question with choices that says which band it falls in.
    pub band: Option<usize>,
}

/// Something that is said where a condition holds.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// When; always where there is none.
    pub when: Option<Condition>,
    /// What is said; `${name}` stands for a figure.
    pub text: Text,
}

/// What is advised to one actor.
#[derive(Debug, Clone)]
pub struct Recommendation {
    /// Whom it is addressed to.
    pub actor: Text,
    /// What is advised, and when.
    pub rules: Vec<Advice>,
}

/// Something that is advised where a condition holds.
#[derive(Debug, Clone)]
pub struct Advice {
    /// When.
    pub when: Condition,
    /// What is advised; `${name}` stands for a figure.
    pub text: Text,
    /// The factor that it answers to, as an index of the instrument's factors.
    pub factor: Option<usize>,
}

/// The name of the figure `N = S - H`.
pub const NET: &str = "net";

/// What the name of a figure ends in that is a factor's importance: `S1.importance`.
pub const IMPORTANCE: &str = ".importance";

/// An expression over figures.
///
/// | a figure is named | it is | range |
/// |---|---|---|
/// | `S1`, a factor | its score | 0-100 |
/// | `process`, `supporting`, `inhibiting`, `outcome` | the family's index | 0-100 |
/// | `net` | `N = S - H` | -100 to 100 |
/// | `S1.importance` | the importance that was given to the factor | the scale of its question |
/// | a question on an ordinal list | its answer; a reversed item is not turned round | 0-100 |
/// | a question whose answer is a number | that number | |
///
/// One that nobody gave is blank, so that no comparison with it holds.
#[derive(Debug, Clone)]
pub struct Condition {
    /// The expression.
    pub expression: Expression,
    /// The figure that each of its references names.
    pub figures: Vec<String>,
}

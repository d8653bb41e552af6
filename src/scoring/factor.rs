//! A factor's score from its items, by the half rule.

use super::pomp;
use crate::instrument::{Factor, FactorItem, Missing};
use crate::response::{Answer, Response};

/// One factor of one response.
#[derive(Debug, Clone, PartialEq)]
pub struct FactorScore {
    /// The factor's name.
    pub id: String,
    /// 0-100; none where fewer than `max(2, ceil(k/2))` items are answered.
    pub score: Option<f64>,
    /// Items with a value.
    pub answered: usize,
    /// k: items that the role is asked, less those that were skipped and those that do not apply (TB).
    pub applicable: usize,
    /// How much it matters to the respondent, on the scale of that question; none where it was not answered.
    pub importance: Option<i32>,
}

/// Whether `response` was asked any item of `factor`: by its role, and by the rules of its form. A factor that
/// was not is structurally absent (METHOD 3.2).
pub(super) fn is_asked(factor: &Factor, response: &Response) -> bool {
    let role = &response.setting.role;
    factor.items.iter().any(|item| item.is_asked_of(role) && !is_skipped(item, response))
}

/// Whether the rules of the form kept `item` from being asked.
fn is_skipped(item: &FactorItem, response: &Response) -> bool {
    response.answers.get(&item.item).is_none() && response.skipped.contains(&item.item)
}

/// Scores one factor: the weighted mean of its answered items on 0-100.
///
/// | the item is | counts as answered | counts in k |
/// |---|---|---|
/// | answered with a value | yes | yes |
/// | TT, TM or blank | no | yes |
/// | TB | no | no |
/// | not asked of the role, or skipped as not relevant | no | no |
///
/// The clamp takes back the last bit that rounding can put on top of 100.
pub fn score_factor(factor: &Factor, response: &Response) -> FactorScore {
    let mut answered = 0_usize;
    let mut applicable = 0_usize;
    let mut sum = 0.0;
    let mut weights = 0.0;
    for item in factor.items.iter().filter(|item| item.is_asked_of(&response.setting.role)) {
        let answer = match response.answers.get(&item.item) {
            Some(Answer::Missing(Missing::NotApplicable)) => continue,
            None if is_skipped(item, response) => continue,
            answer => answer.and_then(Answer::value),
        };
        if let Some(value) = answer.and_then(|choice| item.list.value(choice)) {
            answered += 1;
            sum += item.weight * pomp(value, item.min, item.max, item.reverse);
            weights += item.weight;
        }
        applicable += 1;
    }
    let enough = answered >= applicable.div_ceil(2).max(2);
    FactorScore {
        id: factor.id.clone(),
        score: enough.then(|| (sum / weights).clamp(0.0, 100.0)),
        answered,
        applicable,
        importance: factor.importance.as_ref().and_then(|item| {
            let choice = response.answers.get(&item.item).and_then(Answer::value)?;
            item.list.value(choice)
        }),
    }
}

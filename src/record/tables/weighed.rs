//! The data set with indices by the weights and the aggregation of the evaluation, as the screen and the report have
//! them.

use std::borrow::Cow;
use std::rc::Rc;

use super::anonymity::{Marks, veils};
use super::plan::Form;
use crate::evaluation::{DataSet, Filter, Interview, Settings, factor_weights};

/// `data_set` with the indices that `evaluation` asks for.
///
/// Weights by importance are means over people: of anonymous tables, over those alone whose rows stand there, so that
/// they tell nothing of whoever was left out.
pub(super) fn weighed<'d>(
    data_set: &'d DataSet,
    evaluation: &Settings,
    form: Form,
    k: usize,
) -> Cow<'d, DataSet> {
    if evaluation.has_usual_indices() {
        return Cow::Borrowed(data_set);
    }
    let weights = match form {
        Form::Anonymous => factor_weights(&published(data_set, &evaluation.filter, k), evaluation),
        Form::Raw | Form::Aggregate => factor_weights(data_set, evaluation),
    };
    let instrument = &data_set.instrument;
    let by_the_rules = |one: &Rc<Interview>| {
        let scores = one.scores.as_ref();
        let scores = scores.map(|it| it.weighed(instrument, &weights, evaluation.aggregation));
        Rc::new(Interview { scores, ..Interview::clone(one) })
    };
    let interviews = data_set.interviews.iter().map(by_the_rules).collect();
    Cow::Owned(DataSet { interviews, ..data_set.clone() })
}

/// Those interviews alone that are published with `k` people alike.
fn published(data_set: &DataSet, filter: &Filter, k: usize) -> DataSet {
    let is_taken =
        |one: &&Rc<Interview>| one.scores.is_some() && filter.admits(&one.response.setting);
    let taken: Vec<&Rc<Interview>> = data_set.interviews.iter().filter(is_taken).collect();
    let people: Vec<&Interview> = taken.iter().map(|one| &***one).collect();
    let (veils, _) = veils(&people, Marks::of(&data_set.instrument), k);
    let kept = taken.into_iter().zip(veils).filter(|(_, veil)| veil.is_some());
    DataSet { interviews: kept.map(|(one, _)| Rc::clone(one)).collect(), ..data_set.clone() }
}

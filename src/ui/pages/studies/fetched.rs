//! The instrument that a form names, on its way: whatever comes for a name that the form no longer has is left aside.

use std::rc::Rc;

use yew::Reducible;

use super::set_up::Asked;
use crate::record::StudyFinding;

/// What has come for the name that was asked for last.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Fetched {
    name: String,
    pub(super) asked: Option<Asked>,
    /// Why it cannot be had.
    pub(super) findings: Vec<StudyFinding>,
}

/// What happens to it.
pub(super) enum Fetching {
    /// The form names this one now.
    Wants(String),
    /// This has come for a name.
    Has(String, Result<Asked, Vec<StudyFinding>>),
}

impl Reducible for Fetched {
    type Action = Fetching;

    fn reduce(self: Rc<Self>, happening: Fetching) -> Rc<Self> {
        match happening {
            // Nothing is kept with what is there: it is of another name.
            Fetching::Wants(name) => Rc::new(Self { name, ..Self::default() }),
            Fetching::Has(name, had) if name == self.name => {
                let findings = had.as_ref().err().cloned().unwrap_or_default();
                Rc::new(Self { name, asked: had.ok(), findings })
            }
            Fetching::Has(..) => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::StudyProblem;
    use crate::ui::pages::tests::shipped;

    fn after(happenings: Vec<Fetching>) -> Rc<Fetched> {
        happenings.into_iter().fold(Rc::default(), Fetched::reduce)
    }

    #[test]
    fn an_answer_that_comes_late_is_left_aside() {
        let wants = |name: &str| Fetching::Wants(name.to_owned());
        let has = |name: &str| Fetching::Has(name.to_owned(), Ok(Asked(shipped())));
        let none =
            || vec![StudyFinding::new("instrument", StudyProblem::NoInstrument("a".to_owned()))];
        let lacks = |name: &str| Fetching::Has(name.to_owned(), Err(none()));
        let fetched = after(vec![wants("a"), wants("b"), has("b"), lacks("a")]);
        assert!(fetched.asked.is_some() && fetched.findings.is_empty());
        let fetched = after(vec![wants("b"), wants("a"), lacks("a"), has("b")]);
        assert_eq!((fetched.asked.is_none(), fetched.findings.clone()), (true, none()));
        // Named again, it is waited for again.
        let fetched = after(vec![wants("a"), wants("b"), wants("a"), has("b")]);
        assert_eq!(fetched.asked, None);
    }
}

//! The answers that are given to a form, the same for every peer, and what has to come of them.

use crate::form::{FROM, Form, Layout, Rule, STEPS};

/// How many pages of a paged form are walked through.
const PAGES: usize = 3;

/// From here on a question stands too far away to be looked at after an answer.
const NEAR: usize = 5;

/// How many answers a walk has at least.
pub const ANSWERS: usize = 60;

/// An answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The question, from 0.
    pub question: usize,
    /// The step of the scale, from 1.
    pub choice: u8,
    /// A question near it whose skip rule looks at this answer, and whether it is asked from now on.
    pub shows: Option<(usize, bool)>,
}

/// The answers in their order, and the state of the form as they go.
#[derive(Debug, Clone)]
pub struct Walk {
    /// What is answered.
    pub steps: Vec<Step>,
    answers: Vec<u8>,
}

impl Walk {
    /// The walk through the first pages of a form. What skip rules depend on is answered so that
    /// the question appears, and every other time is corrected so that it goes again.
    pub fn through(form: &Form) -> Self {
        let mut walk = Self { steps: Vec::new(), answers: vec![0; form.questions] };
        let questions = 0..(PAGES * form.page_size).min(form.questions);
        for question in questions.clone() {
            walk.answer_first(form, question);
        }
        // A short form is answered again, differently.
        for round in 1_u8.. {
            if walk.steps.len() >= ANSWERS {
                break;
            }
            for question in questions.clone().filter(|question| is_plain(form, *question)) {
                walk.answer(question, plain(question, round), None);
            }
        }
        walk
    }

    fn answer_first(&mut self, form: &Form, question: usize) {
        if !self.is_asked(form, question) {
            return;
        }
        let near = |rule: &&Rule| rule.source == question && rule.target < question + NEAR;
        let shows = |is_asked| form.rules.iter().find(near).map(|rule| (rule.target, is_asked));
        if form.rules.iter().any(|rule| rule.source == question) {
            self.answer(question, 4, shows(true));
            // An answer that is hidden later would count for one peer and not for another: it is
            // only corrected here, before the question that depends on it is come to.
            if question.is_multiple_of(2) {
                self.answer(question, FROM - 1, shows(false));
            }
        } else {
            self.answer(question, plain(question, 0), None);
        }
    }

    fn answer(&mut self, question: usize, choice: u8, shows: Option<(usize, bool)>) {
        self.answers[question] = choice;
        self.steps.push(Step { question, choice, shows });
    }

    /// Whether the question is asked now.
    fn is_asked(&self, form: &Form, question: usize) -> bool {
        form.rule_of(question).is_none_or(|rule| self.answers[rule.source] >= FROM)
    }

    /// What the calculations come to after the walk.
    pub fn sums(&self, form: &Form) -> Vec<u32> {
        let sum =
            |summands: &Vec<usize>| summands.iter().map(|q| u32::from(self.answers[*q])).sum();
        form.sums.iter().map(sum).collect()
    }

    /// The steps in runs on the same page.
    pub fn by_page(&self, form: &Form, layout: Layout) -> Vec<(usize, Vec<Step>)> {
        let page = |step: &Step| form.page_of(step.question, layout);
        let runs = self.steps.chunk_by(|a, b| page(a) == page(b));
        runs.map(|run| (page(&run[0]), run.to_vec())).collect()
    }
}

/// Whether nothing depends on the question and it depends on nothing.
fn is_plain(form: &Form, question: usize) -> bool {
    form.rules.iter().all(|rule| rule.source != question && rule.target != question)
}

/// An answer that is another one in every round.
fn plain(question: usize, round: u8) -> u8 {
    let steps = usize::from(STEPS);
    let step = (question * 2 + usize::from(round) * 3) % steps;
    u8::try_from(step).unwrap_or_default() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(form: &Form) {
        let walk = Walk::through(form);
        assert!(walk.steps.len() >= ANSWERS && walk.steps.len() < 2 * ANSWERS);
        let answers_a_source = |step: &&Step| form.rules.iter().any(|r| r.source == step.question);
        let hides = |step: &&Step| step.shows.is_some_and(|(_, is_asked)| !is_asked);
        assert!(walk.steps.iter().filter(answers_a_source).count() >= 8, "{:?}", walk.steps);
        assert!(walk.steps.iter().filter(hides).count() >= 3, "{:?}", walk.steps);
        let has_rule = |step: &&Step| form.rule_of(step.question).is_some();
        assert!(walk.steps.iter().filter(has_rule).count() >= 2, "{:?}", walk.steps);
        // Every step changes an answer: choosing what is chosen would be no work.
        let mut answers = vec![0; form.questions];
        for step in &walk.steps {
            assert!((1..=STEPS).contains(&step.choice) && answers[step.question] != step.choice);
            answers[step.question] = step.choice;
        }
        assert_eq!(answers, walk.answers);
        // No answer is hidden in the end.
        assert!((0..form.questions).all(|q| answers[q] == 0 || walk.is_asked(form, q)));
    }

    #[test]
    fn a_walk_shows_and_hides_questions() {
        check(&Form::large());
        check(&Form::small());
    }

    #[test]
    fn a_walk_goes_from_page_to_page() {
        let pages = |form: &Form, layout| -> Vec<usize> {
            Walk::through(form).by_page(form, layout).into_iter().map(|(page, _)| page).collect()
        };
        assert_eq!(pages(&Form::large(), Layout::Paged), [0, 1, 2]);
        assert_eq!(pages(&Form::small(), Layout::Paged), [0, 1, 0, 1]);
        assert_eq!(pages(&Form::large(), Layout::OnePage), [0]);
    }

    #[test]
    fn the_sums_add_up_every_answer() {
        let form = Form::small();
        let walk = Walk::through(&form);
        let all: u32 = walk.answers.iter().map(|answer| u32::from(*answer)).sum();
        assert_eq!(walk.sums(&form).iter().sum::<u32>(), all);
        assert!(all > 0);
    }
}

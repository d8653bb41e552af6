//! The forms that are measured: one description, from which the form of every peer is written.

/// The scale of every question is 1 to this.
pub const STEPS: u8 = 5;

/// A skip rule lets its question be asked from this answer on.
pub const FROM: u8 = 3;

/// How many questions a calculation adds up.
pub const SUMMANDS: usize = 20;

/// Whether the questions are spread over pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// A page after the other.
    Paged,
    /// All questions on one page.
    OnePage,
}

/// A skip rule: `target` is asked when the answer to `source` is [`FROM`] or more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// The question that is asked or not.
    pub target: usize,
    /// The question that it depends on.
    pub source: usize,
}

/// A form of closed questions on one scale; questions are counted from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// What the report calls it.
    pub name: &'static str,
    /// How many questions there are.
    pub questions: usize,
    /// How many of them stand on a page.
    pub page_size: usize,
    /// The skip rules.
    pub rules: Vec<Rule>,
    /// The calculations: each is the sum of the answers to these questions.
    pub sums: Vec<Vec<usize>>,
}

impl Form {
    /// The large form: 1,000 questions, 200 skip rules, 50 calculations over 20 items each.
    pub fn large() -> Self {
        Self::new("1000", 1000, 25)
    }

    /// The form of 40 items, with skip rules and calculations as dense as in the large one.
    pub fn small() -> Self {
        Self::new("40", 40, 20)
    }

    fn new(name: &'static str, questions: usize, page_size: usize) -> Self {
        let rules = (0..questions / 5).map(rule).collect();
        let all: Vec<usize> = (0..questions).collect();
        let sums = all.chunks_exact(SUMMANDS).map(<[usize]>::to_vec).collect();
        Self { name, questions, page_size, rules, sums }
    }

    /// How many questions stand on a page.
    pub fn page_size(&self, layout: Layout) -> usize {
        match layout {
            Layout::Paged => self.page_size,
            Layout::OnePage => self.questions,
        }
    }

    /// The questions of each page.
    pub fn pages(&self, layout: Layout) -> Vec<std::ops::Range<usize>> {
        let size = self.page_size(layout);
        let starts = (0..self.questions).step_by(size);
        starts.map(|start| start..(start + size).min(self.questions)).collect()
    }

    /// The page that a question stands on.
    pub fn page_of(&self, question: usize, layout: Layout) -> usize {
        question / self.page_size(layout)
    }

    /// The rule that a question is asked by, if there is one.
    pub fn rule_of(&self, question: usize) -> Option<Rule> {
        self.rules.iter().copied().find(|rule| rule.target == question)
    }
}

/// Every fifth question has a rule. Most depend on a question a little before, every fourth on one
/// that stands some pages before; none on a question that has a rule itself.
fn rule(n: usize) -> Rule {
    let group = if n % 4 == 3 { n.saturating_sub(10) } else { n };
    Rule { target: 5 * n + 4, source: 5 * group + n % 3 }
}

/// What files call a question.
pub fn name(question: usize) -> String {
    format!("q{question}")
}

/// What files call a calculation.
pub fn sum_name(sum: usize) -> String {
    format!("s{sum}")
}

/// What is read for a question; of the length that real questions have.
pub fn label(question: usize) -> String {
    format!("Statement {}: the people of this village decide together what is done", question + 1)
}

/// What is read for the steps of the scale.
pub const STEP_LABELS: [&str; STEPS as usize] =
    ["Strongly disagree", "Disagree", "Undecided", "Agree", "Strongly agree"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_large_form_is_as_large_as_it_is_said_to_be() {
        let form = Form::large();
        assert_eq!((form.questions, form.rules.len(), form.sums.len()), (1000, 200, 50));
        assert!(form.sums.iter().all(|summands| summands.len() == SUMMANDS));
        assert_eq!(form.pages(Layout::Paged).len(), 40);
        assert_eq!(form.pages(Layout::OnePage).first(), Some(&(0..1000)));
        assert_eq!(form.pages(Layout::OnePage).len(), 1);
    }

    #[test]
    fn the_small_form_has_40_items() {
        let form = Form::small();
        assert_eq!((form.questions, form.rules.len(), form.sums.len()), (40, 8, 2));
        assert_eq!(form.pages(Layout::Paged), [0..20, 20..40]);
    }

    #[test]
    fn rules_point_back_and_never_at_a_question_with_a_rule() {
        let form = Form::large();
        for rule in &form.rules {
            assert!(rule.source < rule.target && rule.target < form.questions);
            assert_eq!(form.rule_of(rule.source), None);
        }
        let over_pages = |rule: &&Rule| {
            form.page_of(rule.source, Layout::Paged) < form.page_of(rule.target, Layout::Paged)
        };
        assert!(form.rules.iter().filter(over_pages).count() > 40);
    }
}

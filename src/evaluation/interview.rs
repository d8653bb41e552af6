//! One interview as an evaluation sees it.

use crate::response::Response;
use crate::scoring::Scores;

/// A finalised interview with the scores that its answers give.
#[derive(Debug, Clone, PartialEq)]
pub struct Interview {
    /// Who was asked what, where and when.
    pub response: Response,
    /// What it scores; none where the respondent declined, and of a group discussion.
    pub scores: Option<Scores>,
    /// Names its content: two copies share it, two different ones never do.
    pub digest: String,
}

//! What follows for one item in one place: whether it is asked, what it counts as, and what is wrong.

/// One item within one instance of a repeat, or within the interview itself.
///
/// An answer is kept as long as the interview is a draft. Whether it counts, is another matter:
///
/// | relevant | answer | offered | the item counts as | at the lock the answer is |
/// |---|---|---|---|---|
/// | no | none or any | | not asked | dropped, the item noted as skipped |
/// | yes | none | | blank | |
/// | yes | TT, TB, TM | | answered; blank for expressions | kept |
/// | yes | a text that cannot be read | | answered, with [`Fault::Unread`]; blank for expressions | |
/// | yes | value | no | blank, with [`Fault::NotOffered`] | |
/// | yes | value that is reckoned | no | blank | dropped |
/// | yes | value | yes | answered | kept |
/// | yes | several choices | some | answered with those that are offered | kept with those |
/// | yes | an order of some | yes | blank | dropped |
///
/// While there is a fault, nothing is locked: the answer is put right or taken away first. Where the answer is
/// reckoned, that is one of those that it is reckoned from; only its constraint can make a fault.
///
/// An item is relevant where its own `relevant` holds, all around it is relevant, the role is asked it, and
/// its instance is within the `repeat_count`. What is required of the answer is looked at where there is one:
///
/// | required | counts as | constraint | soft constraint | the interview has |
/// |---|---|---|---|---|
/// | yes | blank | | | an open question |
/// | no | blank | | | nothing open |
/// | | answered with what cannot be read | | | an error |
/// | | answered with a value | does not hold | | an error |
/// | | answered with a value | holds | does not hold | a warning, until it is confirmed |
/// | | answered with a value | holds | holds | nothing open |
///
/// An expression that cannot be evaluated, such as one with a pattern that is none, hides nothing and
/// accuses nobody: the item is relevant, its answer is not wrong, its calculation blank.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    /// Whether it is asked.
    pub is_relevant: bool,
    /// Its value as expressions see it; empty where it is blank or not relevant.
    pub value: String,
    /// Whether there is a reason for the lack of a value.
    pub is_missing: bool,
    /// Whether a blank is reported at review.
    pub is_required: bool,
    /// What is wrong with its answer.
    pub fault: Option<Fault>,
    /// Whether its answer looks unlikely.
    pub is_unlikely: bool,
    /// Whether the enumerator has confirmed that it is so.
    pub is_confirmed: bool,
    /// The instances of a repeat, by the numbers of their rows, in order.
    pub(super) rows: Vec<usize>,
    /// Whether more of them are asked for than there can be.
    pub is_cut: bool,
    /// How many of them count, where that is reckoned.
    pub(super) limit: Option<usize>,
}

/// What is wrong with an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It is a text that cannot be read as an answer of the item's kind.
    Unread,
    /// Its constraint does not hold.
    Constraint,
    /// Its choice is no longer among those that are offered.
    NotOffered,
}

impl Cell {
    /// Whether it is answered: by a value, by a reason for the lack of one, or by what cannot be read.
    pub fn is_filled(&self) -> bool {
        self.is_missing || !self.value.is_empty() || self.fault == Some(Fault::Unread)
    }

    /// Whether it has to be answered and is not.
    pub fn is_open(&self) -> bool {
        self.is_required && !self.is_filled()
    }

    /// Whether it looks unlikely and nobody has confirmed it.
    pub fn is_warned(&self) -> bool {
        self.is_unlikely && !self.is_confirmed
    }

    /// The instances that count: none of a repeat that is not relevant.
    pub(super) fn instances(&self) -> &[usize] {
        let most = if self.is_relevant { self.limit.unwrap_or(self.rows.len()) } else { 0 };
        let count = most.min(self.rows.len());
        &self.rows[..count]
    }
}
